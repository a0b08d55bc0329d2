/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-scenario-helper.h"

#include "ns3/abort.h"
#include "ns3/constant-position-mobility-model.h"
#include "ns3/double.h"
#include "ns3/ipv4-address-helper.h"
#include "ns3/ipv4-static-routing-helper.h"
#include "ns3/lte-enb-net-device.h"
#include "ns3/lte-enb-phy.h"
#include "ns3/lte-spectrum-value-helper.h"
#include "ns3/point-to-point-helper.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ns3
{

namespace
{

constexpr uint32_t FIRST_DL_EARFCN = 100;   //!< of the first carrier, in band 1
constexpr uint32_t FIRST_UL_EARFCN = 18100; //!< its uplink partner
constexpr double EARFCN_HZ = 100e3;         //!< 3GPP TS 36.101, 5.7.3
constexpr uint32_t BAND_EARFCNS = 500;      //!< from the first carrier to the end of band 1

/**
 * Put a node somewhere.
 * \param node without a place
 * \param position in m
 * \return its place
 */
Ptr<MobilityModel>
SetPlace(Ptr<Node> node, const Vector& position)
{
    auto place = CreateObject<ConstantPositionMobilityModel>();
    place->SetPosition(position);
    node->AggregateObject(place);
    return place;
}

} // namespace

GrowsScenarioHelper::GrowsScenarioHelper(Ptr<GrowsRadioScenario> scenario,
                                         Ptr<GrowsAssociationPolicy> policy)
    : m_scenario(scenario),
      m_growsHelper(policy)
{
}

GrowsLteHelper&
GrowsScenarioHelper::GetGrowsHelper()
{
    return m_growsHelper;
}

uint32_t
GrowsScenarioHelper::GetArrivalNumber(uint32_t user) const
{
    return user < m_numbers.size() ? m_numbers[user] : m_nArrivals;
}

void
GrowsScenarioHelper::SetPoolSize(uint32_t devices)
{
    NS_ABORT_MSG_IF(devices == 0, "GrowsScenarioHelper::SetPoolSize: a pool needs a device");
    m_poolSize = devices;
}

void
GrowsScenarioHelper::Install(int64_t stream)
{
    stream += m_scenario->AssignStreams(stream);
    GrowsLteNetwork::ConfigureDefaults();
    InstallCore();
    InstallCells();
    InstallPool();
    stream += m_growsHelper.AssignStreams(stream);
    NetDeviceContainer devices;
    for (uint32_t cell = 0; cell < m_scenario->GetCells().size(); ++cell)
    {
        devices.Add(m_growsHelper.GetLteNetwork()->GetEnbDevice(cell));
    }
    for (uint32_t user = 0; user < m_ueNodes.GetN(); ++user)
    {
        devices.Add(m_growsHelper.GetLteNetwork()->GetUeDevice(user));
    }
    m_lteHelper->AssignStreams(devices, stream);
    m_growsHelper.TraceConnect("Connected", MakeCallback(&GrowsScenarioHelper::BeginTraffic, this));
    m_growsHelper.TraceConnect("Stopping", MakeCallback(&GrowsScenarioHelper::EndTraffic, this));
    m_scenario->Restart();
    ScheduleArrival();
}

void
GrowsScenarioHelper::InstallCore()
{
    m_epcHelper = CreateObject<PointToPointEpcHelper>();
    m_lteHelper = CreateObject<LteHelper>();
    m_lteHelper->SetEpcHelper(m_epcHelper);
    m_lteHelper->SetPathlossModelType(GrowsScenarioLossModel::GetTypeId());

    m_host = CreateObject<Node>();
    InternetStackHelper().Install(m_host);
    PointToPointHelper link;
    link.SetDeviceAttribute("DataRate", StringValue("100Gb/s"));
    link.SetDeviceAttribute("Mtu", UintegerValue(1500));
    link.SetChannelAttribute("Delay", StringValue("1ms"));
    Ipv4AddressHelper("1.0.0.0", "255.0.0.0")
        .Assign(link.Install(m_epcHelper->GetPgwNode(), m_host));
    Ipv4StaticRoutingHelper()
        .GetStaticRouting(m_host->GetObject<Ipv4>())
        ->AddNetworkRouteTo("7.0.0.0", "255.0.0.0", 1);
}

std::map<uint32_t, uint32_t>
GrowsScenarioHelper::GetCarrierOffsets() const
{
    std::map<uint32_t, uint32_t> offsets;
    for (const GrowsScenarioCell& cell : m_scenario->GetCells())
    {
        const double bandHz = LteSpectrumValueHelper::GetChannelBandwidth(cell.resourceBlocks);
        offsets[cell.carrier] = static_cast<uint32_t>(std::ceil(bandHz / EARFCN_HZ));
    }
    uint32_t next = 0;
    for (auto& [carrier, width] : offsets)
    {
        next += std::exchange(width, next);
    }
    NS_ABORT_MSG_IF(next > BAND_EARFCNS,
                    "GrowsScenarioHelper: the scenario's carriers take "
                        << next * EARFCN_HZ / 1e6 << " MHz, but the LTE band used has "
                        << BAND_EARFCNS * EARFCN_HZ / 1e6
                        << " MHz: use fewer or narrower carriers");
    return offsets;
}

void
GrowsScenarioHelper::InstallCells()
{
    m_lteHelper->SetEnbAntennaModelType("ns3::IsotropicAntennaModel");
    NetDeviceContainer devices;
    std::vector<Ptr<MobilityModel>> places;
    const auto offsets = GetCarrierOffsets();
    for (const GrowsScenarioCell& cell : m_scenario->GetCells())
    {
        const uint32_t offset = offsets.at(cell.carrier);
        m_lteHelper->SetEnbAntennaModelAttribute("Gain", DoubleValue(cell.antennaGainDbi));
        m_lteHelper->SetEnbDeviceAttribute("DlBandwidth", UintegerValue(cell.resourceBlocks));
        m_lteHelper->SetEnbDeviceAttribute("UlBandwidth", UintegerValue(cell.resourceBlocks));
        m_lteHelper->SetEnbDeviceAttribute("DlEarfcn", UintegerValue(FIRST_DL_EARFCN + offset));
        m_lteHelper->SetEnbDeviceAttribute("UlEarfcn", UintegerValue(FIRST_UL_EARFCN + offset));
        auto node = CreateObject<Node>();
        places.push_back(SetPlace(node, cell.position));
        const auto device = m_lteHelper->InstallEnbDevice(node).Get(0);
        DynamicCast<LteEnbNetDevice>(device)->GetPhy()->SetTxPower(cell.txPowerDbm);
        devices.Add(device);
    }
    for (const auto& channel :
         {m_lteHelper->GetDownlinkSpectrumChannel(), m_lteHelper->GetUplinkSpectrumChannel()})
    {
        m_losses.push_back(DynamicCast<GrowsScenarioLossModel>(channel->GetPropagationLossModel()));
        for (const auto& place : places)
        {
            m_losses.back()->AddCell(place);
        }
    }
    m_growsHelper.SetHandlerAttribute("Candidates", UintegerValue(m_scenario->GetCandidates()));
    m_growsHelper.SetHandlerAttribute("MaxRsrpGapDb", DoubleValue(m_scenario->GetMaxRsrpGapDb()));
    m_growsHelper.SetHandlerAttribute("MinSinrDb", DoubleValue(m_scenario->GetMinSinrDb()));
    m_growsHelper.SetHandlerAttribute("MinRbPerUe", DoubleValue(m_scenario->GetMinRbPerUe()));
    m_growsHelper.Install(m_lteHelper, devices);
}

void
GrowsScenarioHelper::InstallPool()
{
    uint32_t size = 1; // a newcomer needs a device even if it finds every cell full
    for (const auto& handler : m_growsHelper.GetHandlers())
    {
        size += handler->GetCapacity();
    }
    size = m_poolSize > 0 ? m_poolSize : size;
    m_ueNodes.Create(size);
    for (uint32_t i = 0; i < size; ++i)
    {
        SetPlace(m_ueNodes.Get(i), Vector());
    }
    const NetDeviceContainer devices = m_lteHelper->InstallUeDevice(m_ueNodes);
    InternetStackHelper().Install(m_ueNodes);
    const Ipv4InterfaceContainer addresses = m_epcHelper->AssignUeIpv4Address(devices);
    for (uint32_t i = 0; i < size; ++i)
    {
        Ipv4StaticRoutingHelper()
            .GetStaticRouting(m_ueNodes.Get(i)->GetObject<Ipv4>())
            ->SetDefaultRoute(m_epcHelper->GetUeDefaultGatewayAddress(), 1);
        m_growsHelper.GetLteNetwork()->AddUser(devices.Get(i));
        m_flows.push_back(CreateObject<GrowsDownlinkFlow>());
        m_flows.back()->Install(m_host, m_ueNodes.Get(i), addresses.GetAddress(i));
    }
    m_numbers.resize(size, 0);
}

void
GrowsScenarioHelper::ScheduleArrival()
{
    m_scenario->DrawArrival(m_next);
    Simulator::Schedule(Seconds(m_next.timeS) - Simulator::Now(),
                        &GrowsScenarioHelper::Arrive,
                        this);
}

void
GrowsScenarioHelper::Arrive()
{
    ++m_nArrivals;
    const auto network = m_growsHelper.GetLteNetwork();
    uint32_t user = 0;
    while (user < m_flows.size() && !network->IsIdle(user))
    {
        ++user;
    }
    if (user < m_flows.size())
    {
        m_numbers[user] = m_nArrivals;
        Place(user);
        GrowsUserAssociation::Dispatch(network, user, m_next.demand);
    }
    else
    {
        m_growsHelper.GetHandlers().front()->Reject(user, GrowsReason::NO_DEVICE);
    }
    ScheduleArrival();
}

void
GrowsScenarioHelper::Place(uint32_t user)
{
    std::vector<double> lossDb;
    for (uint32_t cell = 0; cell < m_scenario->GetCells().size(); ++cell)
    {
        lossDb.push_back(m_scenario->GetPathLossDb(cell, m_next.position) +
                         m_next.shadowingDb[cell]);
    }
    const auto place = m_ueNodes.Get(user)->GetObject<MobilityModel>();
    place->SetPosition(m_next.position);
    for (const auto& model : m_losses)
    {
        model->SetUser(place, lossDb);
    }
}

void
GrowsScenarioHelper::BeginTraffic(const GrowsSession& session)
{
    const bool hasVolume = session.demand.kind == GrowsDemand::Kind::VOLUME;
    m_flows.at(session.user)
        ->Start(hasVolume ? static_cast<uint64_t>(std::ceil(session.demand.amount)) : 0);
}

void
GrowsScenarioHelper::EndTraffic(const GrowsSession& session)
{
    m_flows.at(session.user)->Stop();
}

} // namespace ns3
