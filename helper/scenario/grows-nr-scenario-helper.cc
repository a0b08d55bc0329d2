// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-nr-scenario-helper.h"

#include "grows-downlink-flow.h"

#include "ns3/cc-bwp-helper.h"
#include "ns3/constant-position-mobility-model.h"
#include "ns3/double.h"
#include "ns3/ideal-beamforming-algorithm.h"
#include "ns3/ideal-beamforming-helper.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/isotropic-antenna-model.h"
#include "ns3/nr-channel-helper.h"
#include "ns3/nr-spectrum-phy.h"
#include "ns3/nr-ue-net-device.h"
#include "ns3/nr-ue-phy.h"
#include "ns3/pointer.h"
#include "ns3/random-variable-stream.h"
#include "ns3/simulator.h"
#include "ns3/spectrum-channel.h"
#include "ns3/uinteger.h"

#include <cmath>

namespace ns3
{

namespace
{

constexpr double CARRIER_HZ = 3.5e9;
constexpr double BAND_HZ = 20e6;
constexpr double TX_POWER_DBM = 30.0;
constexpr double GNB_HEIGHT_M = 10.0;  //!< 3GPP TR 38.901, table 7.2-1: UMi street canyon
constexpr double UE_HEIGHT_M = 1.5;    //!< 3GPP TR 38.901, table 7.2-1
constexpr double MIN_RB_PER_UE = 25.0; //!< four users in a cell of 106 resource blocks
constexpr double AREA_RADIUS_M = 150.0;
constexpr double HOTSPOT_RADIUS_M = 80.0;
constexpr double HOTSPOT_SHARE = 2.0 / 3.0; //!< of the UEs: around the first gNB
constexpr int64_t PLACE_STREAMS = 3;        //!< random streams that places take
/// How long a UE listens before it arrives: one of NrUePhy's reports of measurements, and a bit.
const Time LISTENING = MilliSeconds(250);
/// For how long all UEs hear the channel at first: in it each base station sends, and the links of
/// all UEs to it are drawn, in an order that does not depend on the policy.
const Time DRAWING = MilliSeconds(10);

/// Put a node somewhere. \param node without a place \param position in m
void
SetPlace(Ptr<Node> node, const Vector& position)
{
    auto place = CreateObject<ConstantPositionMobilityModel>();
    place->SetPosition(position);
    node->AggregateObject(place);
}

/// \param stream a random stream \return numbers 0..1 from it
Ptr<UniformRandomVariable>
MakeUniform(int64_t stream)
{
    auto uniform = CreateObject<UniformRandomVariable>();
    uniform->SetStream(stream);
    return uniform;
}

} // namespace

GrowsNrScenarioHelper::GrowsNrScenarioHelper(Ptr<GrowsAssociationPolicy> policy, uint32_t nUes)
    : m_growsHelper(policy)
{
    m_ueNodes.Create(nUes);
}

GrowsNrScenarioHelper::~GrowsNrScenarioHelper() = default;

Ptr<GrowsDownlinkFlow>
GrowsNrScenarioHelper::GetFlow(uint32_t user) const
{
    return m_flows.at(user);
}

void
GrowsNrScenarioHelper::Install(int64_t stream)
{
    GrowsNrNetwork::ConfigureDefaults();
    InstallCore();
    InstallDevices(stream);
    m_arrivalStream = stream + PLACE_STREAMS;
    stream = m_arrivalStream + 2;
    InstallTraffic();
    m_growsHelper.SetHandlerAttribute("MinRbPerUe", DoubleValue(MIN_RB_PER_UE));
    m_growsHelper.Install(m_nrHelper, m_gnbDevices);
    for (uint32_t i = 0; i < m_ueDevices.GetN(); ++i)
    {
        m_growsHelper.GetNrNetwork()->AddUser(m_ueDevices.Get(i));
    }
    stream += m_nrHelper->AssignStreams(m_gnbDevices, stream);
    stream += m_nrHelper->AssignStreams(m_ueDevices, stream);
    m_growsHelper.AssignStreams(stream);
    m_growsHelper.TraceConnect("Connected",
                               MakeCallback(&GrowsNrScenarioHelper::BeginTraffic, this));
    m_growsHelper.TraceConnect("Stopping", MakeCallback(&GrowsNrScenarioHelper::EndTraffic, this));
    m_growsHelper.TraceConnect("Departure",
                               MakeCallback(&GrowsNrScenarioHelper::NotifyDeparture, this));
    m_growsHelper.TraceConnect("Rejection",
                               MakeCallback(&GrowsNrScenarioHelper::NotifyRejection, this));
}

void
GrowsNrScenarioHelper::InstallCore()
{
    auto beamforming = CreateObject<IdealBeamformingHelper>();
    beamforming->SetAttribute("BeamformingMethod", TypeIdValue(DirectPathBeamforming::GetTypeId()));
    m_epcHelper = CreateObject<NrPointToPointEpcHelper>();
    m_nrHelper = CreateObject<NrHelper>();
    m_nrHelper->SetBeamformingHelper(beamforming);
    m_nrHelper->SetEpcHelper(m_epcHelper);
    m_host = m_epcHelper->SetupRemoteHost("100Gb/s", 2500, MilliSeconds(1)).first;
}

void
GrowsNrScenarioHelper::InstallDevices(int64_t stream)
{
    CcBwpCreator carriers;
    auto band = carriers.CreateOperationBandContiguousCc({CARRIER_HZ, BAND_HZ, 1});
    auto channel = CreateObject<NrChannelHelper>();
    channel->ConfigureFactories("UMi", "Default", "ThreeGpp");
    channel->AssignChannelsToBands({band});
    const auto parts = CcBwpCreator::GetAllBwps({band});

    NodeContainer gnbNodes(3);
    SetPlace(gnbNodes.Get(0), {0, 0, GNB_HEIGHT_M});
    SetPlace(gnbNodes.Get(1), {200, 0, GNB_HEIGHT_M});
    SetPlace(gnbNodes.Get(2), {100, 173.2, GNB_HEIGHT_M});
    PlaceUes(stream);
    SetAntennas();
    m_nrHelper->SetGnbPhyAttribute("TxPower", DoubleValue(TX_POWER_DBM));
    m_gnbDevices = m_nrHelper->InstallGnbDevice(gnbNodes, parts);
    m_ueDevices = m_nrHelper->InstallUeDevice(m_ueNodes, parts);
}

void
GrowsNrScenarioHelper::PlaceUes(int64_t stream)
{
    const auto share = MakeUniform(stream);
    const auto radius = MakeUniform(stream + 1);
    const auto angle = MakeUniform(stream + 2);
    for (uint32_t i = 0; i < m_ueNodes.GetN(); ++i)
    {
        const bool isHot = share->GetValue() < HOTSPOT_SHARE;
        const Vector centre = isHot ? Vector(0, 0, 0) : Vector(100, 57.7, 0);
        const double r = (isHot ? HOTSPOT_RADIUS_M : AREA_RADIUS_M) * std::sqrt(radius->GetValue());
        const double phi = angle->GetValue(0.0, 2.0 * M_PI);
        SetPlace(m_ueNodes.Get(i),
                 {centre.x + r * std::cos(phi), centre.y + r * std::sin(phi), UE_HEIGHT_M});
    }
}

void
GrowsNrScenarioHelper::SetAntennas()
{
    const auto isotropic = PointerValue(CreateObject<IsotropicAntennaModel>());
    m_nrHelper->SetGnbAntennaAttribute("NumRows", UintegerValue(4));
    m_nrHelper->SetGnbAntennaAttribute("NumColumns", UintegerValue(4));
    m_nrHelper->SetGnbAntennaAttribute("AntennaElement", isotropic);
    m_nrHelper->SetUeAntennaAttribute("NumRows", UintegerValue(1));
    m_nrHelper->SetUeAntennaAttribute("NumColumns", UintegerValue(2));
    m_nrHelper->SetUeAntennaAttribute("AntennaElement", isotropic);
}

void
GrowsNrScenarioHelper::InstallTraffic()
{
    InternetStackHelper().Install(m_ueNodes);
    const auto addresses = m_epcHelper->AssignUeIpv4Address(m_ueDevices);
    for (uint32_t i = 0; i < m_ueNodes.GetN(); ++i)
    {
        m_flows.push_back(CreateObject<GrowsDownlinkFlow>());
        m_flows.back()->Install(m_host, m_ueNodes.Get(i), addresses.GetAddress(i));
    }
}

void
GrowsNrScenarioHelper::PlanArrivals(const Time& end)
{
    auto gap = CreateObject<ExponentialRandomVariable>();
    gap->SetAttribute("Mean", DoubleValue(end.GetSeconds() / m_ueDevices.GetN()));
    gap->SetStream(m_arrivalStream);
    auto volume = CreateObject<ExponentialRandomVariable>();
    volume->SetAttribute("Mean", DoubleValue(MEAN_VOLUME_BYTES));
    volume->SetStream(m_arrivalStream + 1);
    double timeS = 0.0;
    for (uint32_t i = 0; i < m_ueDevices.GetN(); ++i)
    {
        timeS += gap->GetValue();
        auto demand = GrowsHelper::Volume(std::ceil(volume->GetValue()));
        demand.normalised = demand.amount / MEAN_VOLUME_BYTES;
        m_growsHelper.Arrive(m_ueDevices.Get(i), Seconds(timeS), demand);
        if (Seconds(timeS) > DRAWING + LISTENING)
        {
            Simulator::Schedule(DRAWING, &GrowsNrScenarioHelper::SetOnAir, this, i, false);
            Simulator::Schedule(Seconds(timeS) - LISTENING,
                                &GrowsNrScenarioHelper::SetOnAir,
                                this,
                                i,
                                true);
        }
    }
}

void
GrowsNrScenarioHelper::SetOnAir(uint32_t user, bool isOn)
{
    const auto device = DynamicCast<NrUeNetDevice>(m_ueDevices.Get(user));
    const auto phy = device->GetPhy(0)->GetSpectrumPhy();
    if (isOn)
    {
        phy->GetSpectrumChannel()->AddRx(phy);
    }
    else
    {
        phy->GetSpectrumChannel()->RemoveRx(phy);
    }
}

void
GrowsNrScenarioHelper::NotifyDeparture(const GrowsSession& session)
{
    SetOnAir(session.user, false);
}

void
GrowsNrScenarioHelper::NotifyRejection(uint32_t user, Time /* time */, GrowsReason reason)
{
    SetOnAir(user, reason == GrowsReason::ALREADY_CONNECTED); // it goes on being served
}

void
GrowsNrScenarioHelper::BeginTraffic(const GrowsSession& session)
{
    m_flows.at(session.user)->Start(session.demand.GetVolume());
}

void
GrowsNrScenarioHelper::EndTraffic(const GrowsSession& session)
{
    m_flows.at(session.user)->Stop();
}

} // namespace ns3
