// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-nr-network.h"

#include "grows-payload-counter.h"

#include "ns3/abort.h"
#include "ns3/boolean.h"
#include "ns3/grows-defaults.h"
#include "ns3/ipv4.h"
#include "ns3/ipv6.h"
#include "ns3/nr-epc-gnb-application.h"
#include "ns3/nr-epc-ue-nas.h"
#include "ns3/nr-gnb-mac.h"
#include "ns3/nr-gnb-phy.h"
#include "ns3/nr-gnb-rrc.h"
#include "ns3/nr-spectrum-phy.h"
#include "ns3/nr-ue-phy.h"
#include "ns3/nr-ue-rrc.h"
#include "ns3/simulator.h"
#include "ns3/spectrum-channel.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <limits>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsNrNetwork);

namespace
{

/// The longest period of sounding reference signals: NrMacSchedulerSrsDefault takes no more UEs.
constexpr uint32_t MAX_SRS_PERIOD = 2560;
/// The cell that parked UEs wait for: the highest physical cell id (3GPP TS 38.211, 7.4.2), which
/// NrHelper, counting up from 1, gives out late.
constexpr uint16_t NO_CELL_ID = 1007;
/// Weak enough for nobody, above the -140 dBm under which NrUeRrc ignores a cell.
constexpr double NO_CELL_RSRP_DBM = -139.0;

} // namespace

TypeId
GrowsNrNetwork::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsNrNetwork")
            .SetParent<GrowsStackNetwork>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsNrNetwork>()
            .AddAttribute("QuietTime",
                          "A departing user's data are cut off at once; its UE leaves when nothing "
                          "has been scheduled for it for as long. With data in the air 5G-LENA "
                          "crashes.",
                          TimeValue(MilliSeconds(100)),
                          MakeTimeAccessor(&GrowsNrNetwork::m_quietTime),
                          MakeTimeChecker(MilliSeconds(10)));
    return tid;
}

GrowsNrNetwork::GrowsNrNetwork() = default;
GrowsNrNetwork::~GrowsNrNetwork() = default;

void
GrowsNrNetwork::DoDispose()
{
    m_users.clear();
    m_cells.clear();
    m_nrHelper = nullptr;
    GrowsStackNetwork::DoDispose();
}

void
GrowsNrNetwork::ConfigureDefaults()
{
    GrowsSetDefaultIfUnset("ns3::NrUePhy::EnableRlfDetection", BooleanValue(false));
    constexpr uint32_t AMPLE_BYTES = 200'000;
    GrowsSetDefaultIfUnset("ns3::NrRlcUm::MaxTxBufferSize", UintegerValue(AMPLE_BYTES));
}

std::string
GrowsNrNetwork::Validate(const NetDeviceContainer& gnbDevices)
{
    if (gnbDevices.GetN() == 0)
    {
        return "no gNB is given: pass what NrHelper::InstallGnbDevice returned";
    }
    for (uint32_t i = 0; i < gnbDevices.GetN(); ++i)
    {
        const auto which = "device " + std::to_string(i) + " of the gNB devices ";
        auto device = DynamicCast<NrGnbNetDevice>(gnbDevices.Get(i));
        if (!device)
        {
            return which +
                   "is not an NrGnbNetDevice: pass what NrHelper::InstallGnbDevice returned";
        }
        if (!FindEpc<NrEpcGnbApplication>(device->GetNode()))
        {
            return which + "has no EPC: call NrHelper::SetEpcHelper before "
                           "NrHelper::InstallGnbDevice";
        }
        auto first = DynamicCast<NrGnbNetDevice>(gnbDevices.Get(0));
        if (device->GetPhy(0)->GetNumerology() != first->GetPhy(0)->GetNumerology())
        {
            return which + "has another numerology than the first, and UEs that wait can only keep "
                           "the slots of one: set the same for all";
        }
    }
    return "";
}

std::string
GrowsNrNetwork::Validate(Ptr<NetDevice> ueDevice)
{
    auto device = DynamicCast<NrUeNetDevice>(ueDevice);
    if (!device)
    {
        return "the device is not an NrUeNetDevice: pass what NrHelper::InstallUeDevice returned";
    }
    if (!GrowsPayloadCounter::HasAddress(device))
    {
        return "the UE on node " + std::to_string(device->GetNode()->GetId()) +
               " has no IP address: call InternetStackHelper::Install and "
               "NrEpcHelper::AssignUeIpv4Address first";
    }
    return "";
}

std::string
GrowsNrNetwork::DoValidateUser(Ptr<NetDevice> ueDevice) const
{
    return m_cells.empty() ? "call Install with the gNBs' devices first" : Validate(ueDevice);
}

std::string
GrowsNrNetwork::DoValidatePool(const std::vector<uint32_t>& users) const
{
    const bool gone = std::all_of(users.begin(), users.end(), [this](uint32_t user) {
        return m_users.at(user).used;
    });
    return gone ? "no UE device is left, of " + std::to_string(users.size()) +
                      ": in 5G-LENA a device serves one arrival. Install one UE per arrival"
                : "";
}

void
GrowsNrNetwork::Install(Ptr<NrHelper> nrHelper, const NetDeviceContainer& gnbDevices)
{
    NS_ABORT_MSG_UNLESS(m_cells.empty(), "GrowsNrNetwork::Install: was called before");
    NS_ABORT_MSG_UNLESS(nrHelper, "GrowsNrNetwork::Install: there is no NrHelper");
    const auto problem = Validate(gnbDevices);
    NS_ABORT_MSG_UNLESS(problem.empty(), "GrowsNrNetwork::Install: " << problem);
    m_nrHelper = nrHelper;
    m_cells.resize(gnbDevices.GetN());
    for (uint32_t cell = 0; cell < m_cells.size(); ++cell)
    {
        auto device = DynamicCast<NrGnbNetDevice>(gnbDevices.Get(cell));
        m_cells[cell].device = device;
        if (!device->IsCellConfigured())
        {
            device->ConfigureCell(); // before, it has no resource blocks
        }
        AddCell(device->GetPhy(0)->GetRbNum(),
                device->GetPhy(0)->GetCentralFrequency(),
                device->GetRrc());
        Watch(cell);
    }
}

void
GrowsNrNetwork::Watch(uint32_t cell)
{
    auto device = m_cells[cell].device;
    device->GetPhy(0)->TraceConnectWithoutContext(
        "SlotDataStats",
        MakeCallback(&GrowsNrNetwork::NotifySlot, this).Bind(cell));
    for (uint32_t i = 0; i < device->GetCcMapSize(); ++i)
    {
        for (const std::string trace : {"DlScheduling", "UlScheduling"})
        {
            device->GetMac(i)->TraceConnectWithoutContext(
                trace,
                MakeCallback(&GrowsNrNetwork::NotifyScheduling, this).Bind(cell));
        }
    }
}

uint32_t
GrowsNrNetwork::DoRegister(Ptr<NetDevice> ueDevice)
{
    User user;
    user.device = DynamicCast<NrUeNetDevice>(ueDevice);
    SetClock(user.device);
    const uint32_t index = AddUe(user.device->GetImsi(), ueDevice, user.device->GetRrc());
    user.device->GetPhy(0)->TraceConnectWithoutContext(
        "ReportUeMeasurements",
        MakeCallback(&GrowsNrNetwork::NotifyMeasurement, this).Bind(index));
    m_users.push_back(std::move(user));
    return index;
}

void
GrowsNrNetwork::SetClock(Ptr<NrUeNetDevice> device) const
{
    if (!Simulator::Now().IsZero())
    {
        return; // it is ticking already
    }
    auto gnb = m_cells.front().device;
    for (uint32_t i = 0; i < std::min(device->GetCcMapSize(), gnb->GetCcMapSize()); ++i)
    {
        device->GetPhy(i)->SetNumerology(gnb->GetPhy(i)->GetNumerology());
        device->GetPhy(i)->SetPattern(gnb->GetPhy(i)->GetPattern());
    }
}

Ptr<NetDevice>
GrowsNrNetwork::DoFindDevice(uint64_t imsi) const
{
    return FindDevice<NrUeNetDevice>(imsi);
}

Ptr<NrUeNetDevice>
GrowsNrNetwork::GetUeDevice(uint32_t user) const
{
    return m_users.at(user).device;
}

Ptr<NrGnbNetDevice>
GrowsNrNetwork::GetGnbDevice(uint32_t cell) const
{
    return m_cells.at(cell).device;
}

Ptr<Node>
GrowsNrNetwork::DoGetCellNode(uint32_t cell) const
{
    return m_cells.at(cell).device->GetNode();
}

uint32_t
GrowsNrNetwork::DoGetUserLimit(uint32_t /* cell */) const
{
    return MAX_SRS_PERIOD;
}

double
GrowsNrNetwork::DoGetTxPowerDbm(uint32_t cell) const
{
    return m_cells.at(cell).device->GetPhy(0)->GetTxPower();
}

double
GrowsNrNetwork::DoGetRbUse(uint32_t cell) const
{
    const auto& c = m_cells.at(cell);
    // The last resource block group may reach over the edge of the band.
    return c.offeredRegs > 0 ? std::min(1.0, static_cast<double>(c.usedRegs) / c.offeredRegs) : 0.0;
}

void
GrowsNrNetwork::DoResetRbUse(uint32_t cell)
{
    m_cells.at(cell).usedRegs = 0;
    m_cells.at(cell).offeredRegs = 0;
}

void
GrowsNrNetwork::NotifySlot(uint32_t cell,
                           const SfnSf& /* slot */,
                           uint32_t /* users */,
                           uint32_t usedRegs,
                           uint32_t /* usedSymbols */,
                           uint32_t resourceBlocks,
                           uint32_t symbols,
                           uint16_t /* bandwidthPart */,
                           uint16_t /* cellId */)
{
    m_cells[cell].usedRegs += usedRegs;
    m_cells[cell].offeredRegs += uint64_t{resourceBlocks} * symbols;
}

void
GrowsNrNetwork::NotifyScheduling(uint32_t cell, NrSchedulingCallbackInfo info)
{
    if (const auto user = FindUserByRnti(cell, info.m_rnti))
    {
        m_users[*user].activity = Simulator::Now();
    }
}

void
GrowsNrNetwork::NotifyMeasurement(uint32_t user,
                                  uint16_t /* rnti */,
                                  uint16_t cellId,
                                  double rsrpDbm,
                                  double /* rsrqDb */,
                                  bool /* isServing */,
                                  uint8_t /* carrier */)
{
    auto& u = m_users[user];
    if (u.measurements.rsrpDbm.empty() || u.measured != Simulator::Now())
    {
        u.measured = Simulator::Now();
        u.measurements.rsrpDbm.assign(m_cells.size(), -std::numeric_limits<double>::infinity());
        u.measurements.rsrpMw.assign(m_cells.size(), 0.0);
    }
    for (uint32_t cell = 0; cell < m_cells.size(); ++cell)
    {
        if (m_cells[cell].device->GetPhy(0)->GetCellId() == cellId)
        {
            u.measurements.rsrpDbm[cell] = rsrpDbm;
            u.measurements.rsrpMw[cell] = GrowsRadioMap::FromDb(rsrpDbm);
        }
    }
}

GrowsRadioLink
GrowsNrNetwork::DoGetLink(uint32_t user, uint32_t cell) const
{
    return MakeLink(cell, Measure(user));
}

GrowsRadioMap::Reception
GrowsNrNetwork::Measure(uint32_t user) const
{
    const auto& u = m_users.at(user);
    auto measurements = u.measurements;
    if (measurements.rsrpDbm.empty())
    {
        for (const auto& cell : m_cells)
        {
            measurements.rsrpDbm.push_back(ComputeRsrpDbm(u.device, cell.device));
            measurements.rsrpMw.push_back(GrowsRadioMap::FromDb(measurements.rsrpDbm.back()));
        }
    }
    const double spacingHz = m_cells.front().device->GetPhy(0)->GetSubcarrierSpacing();
    measurements.noiseMw =
        GrowsRadioMap::GetNoiseMw(spacingHz, u.device->GetPhy(0)->GetNoiseFigure());
    return measurements;
}

double
GrowsNrNetwork::ComputeRsrpDbm(Ptr<NrUeNetDevice> device, Ptr<NrGnbNetDevice> gnb)
{
    auto phy = gnb->GetPhy(0);
    auto transmitter = phy->GetSpectrumPhy();
    auto receiver = device->GetPhy(0)->GetSpectrumPhy();
    const double elementDbm = GrowsRadioMap::GetElementDbm(phy->GetTxPower(), phy->GetRbNum());
    auto loss = transmitter->GetSpectrumChannel()->GetPropagationLossModel();
    return loss ? loss->CalcRxPower(elementDbm, transmitter->GetMobility(), receiver->GetMobility())
                : elementDbm;
}

bool
GrowsNrNetwork::DoIsFree(uint32_t user) const
{
    const auto& u = m_users.at(user);
    return !u.used && u.device->GetRrc()->GetState() == NrUeRrc::IDLE_START;
}

void
GrowsNrNetwork::DoStartConnection(uint32_t user, uint32_t cell)
{
    m_users[user].used = true;
    m_nrHelper->AttachToGnb(m_users[user].device, m_cells[cell].device);
}

void
GrowsNrNetwork::DoGiveUp(uint32_t user)
{
    NotifyFailed(user, GrowsReason::CONNECTION_TIMEOUT);
}

void
GrowsNrNetwork::DoLeave(uint32_t user)
{
    m_users[user].activity = Simulator::Now();
    if (m_users[user].device->GetRrc()->GetState() != NrUeRrc::CONNECTED_NORMALLY)
    {
        Park(m_users[user].device);
        RemoveContextLater(user);
        return;
    }
    CutOff(user);
    Drain(user);
}

void
GrowsNrNetwork::Drain(uint32_t user)
{
    const Time quietEnd = m_users[user].activity + m_quietTime;
    if (quietEnd > Simulator::Now())
    {
        Simulator::Schedule(quietEnd - Simulator::Now(), &GrowsNrNetwork::Drain, this, user);
        return;
    }
    Park(m_users[user].device);
    RemoveContextLater(user);
}

void
GrowsNrNetwork::CutOff(uint32_t user)
{
    const auto node = m_cells[*GetServingCell(user)].device->GetNode();
    auto epc = FindEpc<NrEpcGnbApplication>(node);
    epc->GetS1SapProvider()->UeContextRelease(GetRnti(user));
    auto device = m_users[user].device;
    if (auto ipv4 = device->GetNode()->GetObject<Ipv4>())
    {
        const int32_t interface = ipv4->GetInterfaceForDevice(device);
        if (interface >= 0)
        {
            ipv4->SetDown(interface);
        }
    }
    if (auto ipv6 = device->GetNode()->GetObject<Ipv6>())
    {
        const int32_t interface = ipv6->GetInterfaceForDevice(device);
        if (interface >= 0)
        {
            ipv6->SetDown(interface);
        }
    }
}

void
GrowsNrNetwork::Park(Ptr<NrUeNetDevice> device)
{
    auto rrc = device->GetRrc();
    if (rrc->GetState() == NrUeRrc::CONNECTED_NORMALLY)
    {
        device->GetNas()->GetAsSapUser()->NotifyConnectionReleased();
    }
    NrUeCphySapUser::UeMeasurementsElement element{};
    element.m_cellId = NO_CELL_ID;
    element.m_rsrp = NO_CELL_RSRP_DBM;
    NrUeCphySapUser::UeMeasurementsParameters report{};
    report.m_ueMeasurementsList.push_back(element);
    rrc->GetNrUeCphySapUser()->ReportUeMeasurements(report);
}

void
GrowsNrNetwork::DoRemoveContext(uint32_t cell, uint16_t rnti)
{
    m_cells[cell].device->GetRrc()->GetNrGnbRrcSapProvider()->RecvIdealUeContextRemoveRequest(rnti);
}

} // namespace ns3
