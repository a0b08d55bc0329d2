// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-lte-network.h"

#include "grows-lte-device-checks.h"
#include "grows-lte-link-budget.h"
#include "grows-lte-rb-tap.h"
#include "grows-lte-ue.h"
#include "grows-payload-counter.h"

#include "ns3/abort.h"
#include "ns3/boolean.h"
#include "ns3/component-carrier-enb.h"
#include "ns3/config.h"
#include "ns3/double.h"
#include "ns3/epc-enb-application.h"
#include "ns3/event-id.h"
#include "ns3/ff-mac-scheduler.h"
#include "ns3/grows-defaults.h"
#include "ns3/log.h"
#include "ns3/lte-enb-mac.h"
#include "ns3/lte-enb-phy.h"
#include "ns3/lte-enb-rrc.h"
#include "ns3/lte-spectrum-phy.h"
#include "ns3/lte-ue-phy.h"
#include "ns3/mobility-model.h"
#include "ns3/object-map.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"
#include "ns3/vector.h"

#include <algorithm>
#include <deque>

namespace ns3
{

NS_LOG_COMPONENT_DEFINE("GrowsLteNetwork");
NS_OBJECT_ENSURE_REGISTERED(GrowsLteNetwork);

namespace
{

const Time TTI = MilliSeconds(1);
/// For how long after a handover a user is not released: packets that the source still forwards are
/// a fatal error for a target that has forgotten the UE. Enough for X2 links of 50 ms.
const Time HANDOVER_SETTLING = MilliSeconds(200);
/// How long to wait before asking again whether a connection may be started.
const Time START_RETRY = MilliSeconds(5);
/// Contexts that the random access of one UE may hold at a time: every preamble that is heard gets
/// one for up to 15 ms (ConnectionRequestTimeoutDuration), and a UE that misses the response sends
/// the next 6 ms later (3 ms and RaResponseWindowSize).
constexpr uint32_t CONTEXTS_PER_ACCESS = 3;

/// A user's measurements of the cells when last computed.
struct ComputedMeasurements : GrowsRadioMap::Reception
{
    Time time{-1};                //!< when
    Vector position;              //!< where the user was
    std::vector<double> powerDbm; //!< the cells' transmit power then
};

} // namespace

/// What is kept of a UE.
struct GrowsLteNetwork::User
{
    Ptr<GrowsLteUe> ue;                //!< steers it
    GrowsLteLinkBudget::User link;     //!< what its links are computed from
    ComputedMeasurements measurements; //!< its measurements of the cells
};

/// What is kept of an eNB.
struct GrowsLteNetwork::Cell
{
    Ptr<LteEnbNetDevice> device;        //!< its device
    GrowsLteLinkBudget::Cell link;      //!< what its links are computed from
    std::unique_ptr<GrowsLteRbTap> tap; //!< counts its resource blocks
    std::deque<uint32_t> waiting;       //!< users whose connection has not been started
    EventId startEvent;                 //!< next look at those waiting
    uint64_t allocatedRbs{0};           //!< since the beginning
    uint64_t allocatedAtReset{0};       //!< count at the last ResetRbUse
    Time resetTime;                     //!< when that was
};

TypeId
GrowsLteNetwork::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsLteNetwork")
            .SetParent<GrowsStackNetwork>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsLteNetwork>()
            .AddAttribute("LinkLifetime",
                          "For how long the computed links of a UE that is being served and has "
                          "not moved are used again. Shorten it if base stations move or the "
                          "propagation loss draws at random. An arriving UE's are always new.",
                          TimeValue(Seconds(10)),
                          MakeTimeAccessor(&GrowsLteNetwork::m_linkLifetime),
                          MakeTimeChecker(Seconds(0)))
            .AddAttribute("MinRsrpDbm",
                          "A cell that is received more weakly than this (dBm) is not measured, "
                          "and no candidate: reports begin at -140 dBm (3GPP TS 36.133, 9.1.4).",
                          DoubleValue(-140.0),
                          MakeDoubleAccessor(&GrowsLteNetwork::m_minRsrpDbm),
                          MakeDoubleChecker<double>())
            .AddAttribute("SrsReserve",
                          "Contexts of an eNB, out of SrsPeriodicity, that are kept for random "
                          "access, which needs up to three for a while: running out of them is a "
                          "fatal error in ns-3.37. With more, more users connect at a time. Never "
                          "more than half of what there is.",
                          UintegerValue(5),
                          MakeUintegerAccessor(&GrowsLteNetwork::m_srsReserve),
                          MakeUintegerChecker<uint32_t>(CONTEXTS_PER_ACCESS))
            .AddTraceSource("RbAllocation",
                            "A downlink assignment of one TTI: cell, user (NO_USER before its "
                            "identity is known), resource blocks.",
                            MakeTraceSourceAccessor(&GrowsLteNetwork::m_rbTrace),
                            "ns3::GrowsLteNetwork::RbTracedCallback");
    return tid;
}

GrowsLteNetwork::GrowsLteNetwork() = default;
GrowsLteNetwork::~GrowsLteNetwork() = default;

void
GrowsLteNetwork::DoDispose()
{
    for (auto& cell : m_cells)
    {
        cell.startEvent.Cancel();
    }
    m_users.clear();
    m_cells.clear();
    m_budget.reset();
    m_lteHelper = nullptr;
    GrowsStackNetwork::DoDispose();
}

void
GrowsLteNetwork::ConfigureDefaults()
{
    constexpr uint32_t AMPLE_BYTES = 10'000'000;
    constexpr uint32_t AMPLE_UES = 160;
    GrowsSetDefaultIfUnset("ns3::LteUePhy::EnableRlfDetection", BooleanValue(false));
    GrowsSetDefaultIfUnset("ns3::LteRlcUm::MaxTxBufferSize", UintegerValue(AMPLE_BYTES));
    GrowsSetDefaultIfUnset("ns3::LteEnbRrc::SrsPeriodicity", UintegerValue(AMPLE_UES));
}

void
GrowsLteNetwork::ConfigureDefaults(uint32_t srsPeriodicity)
{
    ConfigureDefaults();
    Config::SetDefault("ns3::LteEnbRrc::SrsPeriodicity", UintegerValue(srsPeriodicity));
}

std::string
GrowsLteNetwork::Validate(const NetDeviceContainer& enbDevices)
{
    return GrowsValidateEnbDevices(enbDevices);
}

std::string
GrowsLteNetwork::Validate(Ptr<NetDevice> ueDevice)
{
    return GrowsValidateUeDevice(ueDevice);
}

void
GrowsLteNetwork::Install(Ptr<LteHelper> lteHelper, const NetDeviceContainer& enbDevices)
{
    NS_ABORT_MSG_UNLESS(lteHelper, "GrowsLteNetwork::Install: there is no LteHelper");
    NS_ABORT_MSG_UNLESS(m_cells.empty() || lteHelper == m_lteHelper,
                        "GrowsLteNetwork::Install: cells that are added must be of the same "
                        "LteHelper; another one takes a network of its own");
    TakeOver(enbDevices);
    m_lteHelper = lteHelper;
}

void
GrowsLteNetwork::Observe(const NetDeviceContainer& enbDevices)
{
    NS_ABORT_MSG_UNLESS(m_cells.empty(), "GrowsLteNetwork::Observe: it has cells already");
    TakeOver(enbDevices);
}

void
GrowsLteNetwork::TakeOver(const NetDeviceContainer& enbDevices)
{
    const auto problem = Validate(enbDevices);
    NS_ABORT_MSG_UNLESS(problem.empty(), "GrowsLteNetwork::Install: " << problem);
    if (!m_budget)
    {
        const auto phy = DynamicCast<LteEnbNetDevice>(enbDevices.Get(0))->GetPhy();
        m_budget =
            std::make_unique<GrowsLteLinkBudget>(phy->GetDownlinkSpectrumPhy()->GetChannel());
    }
    for (uint32_t i = 0; i < enbDevices.GetN(); ++i)
    {
        const uint32_t index = m_cells.size();
        auto device = DynamicCast<LteEnbNetDevice>(enbDevices.Get(i));
        NS_ABORT_MSG_IF(FindCell(device->GetCellId()),
                        "GrowsLteNetwork::Install: the eNB of cell id " << device->GetCellId()
                                                                        << " is given twice");
        auto& cell = m_cells.emplace_back();
        cell.device = device;
        cell.link = GrowsLteLinkBudget::Cell(device);
        cell.resetTime = Simulator::Now();
        AddCell(cell.link.resourceBlocks, cell.link.earfcn, device->GetRrc());
        Tap(index);
    }
}

std::optional<uint32_t>
GrowsLteNetwork::FindCell(uint16_t cellId) const
{
    const auto found = std::find_if(m_cells.begin(), m_cells.end(), [cellId](const Cell& cell) {
        return cell.device->GetCellId() == cellId;
    });
    return found == m_cells.end() ? std::nullopt : std::optional<uint32_t>(found - m_cells.begin());
}

void
GrowsLteNetwork::Tap(uint32_t cell)
{
    auto device = m_cells[cell].device;
    auto carrier = DynamicCast<ComponentCarrierEnb>(device->GetCcMap().begin()->second);
    auto& tap = m_cells[cell].tap = std::make_unique<GrowsLteRbTap>(
        device->GetMac()->GetFfMacSchedSapUser(),
        device->GetDlBandwidth(),
        MakeCallback(&GrowsLteNetwork::NotifyAllocation, this).Bind(cell));
    carrier->GetFfMacScheduler()->SetFfMacSchedSapUser(tap.get());
}

uint32_t
GrowsLteNetwork::DoRegister(Ptr<NetDevice> ueDevice)
{
    auto device = DynamicCast<LteUeNetDevice>(ueDevice);
    const auto problem = GrowsValidateUeMobility(device); // also of those that other code attached
    NS_ABORT_MSG_UNLESS(problem.empty(), "GrowsLteNetwork: " << problem);
    const uint32_t index = AddUe(device->GetImsi(), device, device->GetRrc());
    User user;
    user.ue =
        Create<GrowsLteUe>(device, MakeCallback(&GrowsLteNetwork::NotifyLoss, this).Bind(index));
    user.link = GrowsLteLinkBudget::User(device);
    m_users.push_back(std::move(user));
    if (m_users[index].ue->HasRlfDetection())
    {
        NS_LOG_WARN("RLF detection is on for the UE on node "
                    << device->GetNode()->GetId()
                    << ": it may leave a weak cell. GrowsLteNetwork::ConfigureDefaults, called "
                       "before devices are created, switches it off");
    }
    return index;
}

Ptr<NetDevice>
GrowsLteNetwork::DoFindDevice(uint64_t imsi) const
{
    return FindDevice<LteUeNetDevice>(imsi);
}

Ptr<LteUeNetDevice>
GrowsLteNetwork::GetUeDevice(uint32_t user) const
{
    return m_users.at(user).ue->GetDevice();
}

Ptr<LteEnbNetDevice>
GrowsLteNetwork::GetEnbDevice(uint32_t cell) const
{
    return m_cells.at(cell).device;
}

uint64_t
GrowsLteNetwork::GetAllocatedRbs(uint32_t cell) const
{
    return m_cells.at(cell).allocatedRbs;
}

Ptr<Node>
GrowsLteNetwork::DoGetCellNode(uint32_t cell) const
{
    return m_cells.at(cell).device->GetNode();
}

uint32_t
GrowsLteNetwork::DoGetUserLimit(uint32_t cell) const
{
    const uint32_t contexts = m_cells.at(cell).device->GetRrc()->GetSrsPeriodicity();
    return contexts - std::min(m_srsReserve, contexts / 2);
}

double
GrowsLteNetwork::DoGetTxPowerDbm(uint32_t cell) const
{
    return m_cells.at(cell).link.phy->GetTxPower();
}

double
GrowsLteNetwork::DoGetRbUse(uint32_t cell) const
{
    const auto& c = m_cells.at(cell);
    const double offered = static_cast<double>(((Simulator::Now() - c.resetTime) / TTI).GetHigh()) *
                           c.link.resourceBlocks;
    const auto used = static_cast<double>(c.allocatedRbs - c.allocatedAtReset);
    // A window that is no multiple of a TTI may see one TTI more.
    return offered > 0.0 ? std::min(1.0, used / offered) : 0.0;
}

void
GrowsLteNetwork::DoResetRbUse(uint32_t cell)
{
    auto& c = m_cells.at(cell);
    c.allocatedAtReset = c.allocatedRbs;
    c.resetTime = Simulator::Now();
}

GrowsRadioLink
GrowsLteNetwork::DoGetLink(uint32_t user, uint32_t cell) const
{
    return MakeLink(cell, Measure(user));
}

const GrowsRadioMap::Reception&
GrowsLteNetwork::Measure(uint32_t user) const
{
    auto& u = m_users.at(user);
    auto& measurements = u.measurements;
    if (IsFresh(user))
    {
        return measurements;
    }
    measurements.time = Simulator::Now();
    measurements.position = u.link.antenna->GetMobility()->GetPosition();
    measurements.noiseMw = GrowsLteLinkBudget::GetNoiseMw(u.link);
    measurements.powerDbm.clear();
    measurements.rsrpDbm.clear();
    measurements.rsrpMw.clear();
    for (const auto& cell : m_cells)
    {
        measurements.powerDbm.push_back(cell.link.phy->GetTxPower());
        measurements.rsrpDbm.push_back(m_budget->GetRsrpDbm(cell.link, u.link));
        measurements.rsrpMw.push_back(GrowsRadioMap::FromDb(measurements.rsrpDbm.back()));
    }
    return measurements;
}

bool
GrowsLteNetwork::IsFresh(uint32_t user) const
{
    const auto& measurements = m_users[user].measurements;
    const auto& antenna = m_users[user].link.antenna;
    const Time lifetime = GetServingCell(user) ? m_linkLifetime : Time(0);
    if (measurements.rsrpDbm.size() != m_cells.size() ||
        Simulator::Now() - measurements.time > lifetime ||
        measurements.position != antenna->GetMobility()->GetPosition())
    {
        return false;
    }
    return std::equal(
        m_cells.begin(),
        m_cells.end(),
        measurements.powerDbm.begin(),
        [](const Cell& cell, double powerDbm) { return cell.link.phy->GetTxPower() == powerDbm; });
}

bool
GrowsLteNetwork::DoIsMeasured(const GrowsRadioLink& link) const
{
    return link.rsrpDbm >= m_minRsrpDbm;
}

bool
GrowsLteNetwork::DoIsFree(uint32_t user) const
{
    return m_users.at(user).ue->IsFree();
}

void
GrowsLteNetwork::DoStartConnection(uint32_t user, uint32_t cell)
{
    NS_ABORT_MSG_UNLESS(m_lteHelper,
                        "GrowsLteNetwork: it only looks on (Observe); use Install, as "
                        "GrowsLteHelper does, for users to arrive");
    m_cells[cell].waiting.push_back(user);
    StartConnections(cell);
}

void
GrowsLteNetwork::StartConnections(uint32_t cell)
{
    auto& c = m_cells[cell];
    while (!c.waiting.empty() && CanStart(cell))
    {
        const uint32_t user = c.waiting.front();
        c.waiting.pop_front();
        m_users[user].ue->Connect(m_lteHelper, c.device, Measure(user).rsrpDbm[cell]);
    }
    if (!c.waiting.empty() && c.startEvent.IsExpired())
    {
        c.startEvent =
            Simulator::Schedule(START_RETRY, &GrowsLteNetwork::StartConnections, this, cell);
    }
}

bool
GrowsLteNetwork::CanStart(uint32_t cell) const
{
    auto rrc = m_cells[cell].device->GetRrc();
    ObjectMapValue contexts;
    rrc->GetAttribute("UeMap", contexts);
    const auto& users = GetUsers(cell);
    const auto underWay = std::count_if(users.begin(), users.end(), [this](uint32_t user) {
        return GetPhase(user) == GrowsUserPhase::CONNECTING && !m_users[user].ue->IsFree();
    });
    const uint32_t limit = rrc->GetSrsPeriodicity();
    return contexts.GetN() + GetReservations(cell).size() +
               std::min(CONTEXTS_PER_ACCESS, limit) * (underWay + 1) <=
           limit;
}

void
GrowsLteNetwork::DoGiveUp(uint32_t user)
{
    auto& waiting = m_cells[*GetServingCell(user)].waiting;
    const auto found = std::find(waiting.begin(), waiting.end(), user);
    if (found == waiting.end())
    {
        Drop(user, GrowsReason::CONNECTION_TIMEOUT);
        return;
    }
    waiting.erase(found);
    NotifyFailed(user, GrowsReason::CONNECTION_TIMEOUT);
}

bool
GrowsLteNetwork::DoCanRelease(uint32_t user) const
{
    const auto move = GetLastMove(user);
    const bool isSettling = move && Simulator::Now() - move->time < HANDOVER_SETTLING;
    if (m_users[user].ue->IsInHandover() || isSettling)
    {
        return false;
    }
    // The eNB begins while the UE knows nothing yet: at the answer it would miss the context.
    auto rrc = m_cells[*GetServingCell(user)].device->GetRrc();
    if (!rrc->HasUeManager(GetRnti(user)))
    {
        return true;
    }
    const auto state = rrc->GetUeManager(GetRnti(user))->GetState();
    return state != UeManager::HANDOVER_PREPARATION && state != UeManager::HANDOVER_PATH_SWITCH &&
           state != UeManager::HANDOVER_LEAVING;
}

void
GrowsLteNetwork::DoLeave(uint32_t user)
{
    m_users[user].ue->Leave();
    RemoveContextLater(user);
}

bool
GrowsLteNetwork::DoLetGo(uint32_t user)
{
    auto& ue = *m_users[user].ue;
    const auto rrc = ue.GetDevice()->GetRrc();
    if (rrc->GetState() != LteUeRrc::CONNECTED_NORMALLY || FindCell(rrc->GetCellId()))
    {
        return false;
    }
    ue.LetGo();
    return true;
}

void
GrowsLteNetwork::DoPrepare(uint32_t user)
{
    m_users[user].ue->Prepare(m_lteHelper);
}

void
GrowsLteNetwork::DoRemoveContext(uint32_t cell, uint16_t rnti)
{
    m_cells[cell].device->GetRrc()->GetLteEnbRrcSapProvider()->RecvIdealUeContextRemoveRequest(
        rnti);
}

void
GrowsLteNetwork::NotifyAllocation(uint32_t cell, uint16_t rnti, uint32_t resourceBlocks)
{
    m_cells[cell].allocatedRbs += resourceBlocks;
    const auto user = CountResourceBlocks(cell, rnti, resourceBlocks * TTI.GetSeconds());
    m_rbTrace(cell, user.value_or(NO_USER), resourceBlocks);
}

} // namespace ns3
