/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-static-network.h"

#include "ns3/constant-position-mobility-model.h"
#include "ns3/double.h"
#include "ns3/grows-lte-network.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/ipv4-address-helper.h"
#include "ns3/ipv4-static-routing-helper.h"
#include "ns3/lte-enb-net-device.h"
#include "ns3/lte-enb-phy.h"
#include "ns3/point-to-point-helper.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

#include <limits>

namespace ns3
{

namespace
{

constexpr uint32_t FIRST_DL_EARFCN = 100;   //!< of the first carrier
constexpr uint32_t FIRST_UL_EARFCN = 18100; //!< its uplink partner
constexpr uint32_t CARRIER_EARFCNS = 100;   //!< between carriers

} // namespace

GrowsStaticNetwork::GrowsStaticNetwork(Ptr<GrowsRadioScenario> scenario, uint32_t ues)
{
    GrowsLteNetwork::ConfigureDefaults();
    const auto stream = scenario->AssignStreams(0);
    scenario->Restart();
    InstallCore();
    InstallCells(scenario);
    InstallUes(scenario, ues);
    m_lteHelper->AssignStreams(NetDeviceContainer(m_cells, m_ues), stream);
}

void
GrowsStaticNetwork::InstallCore()
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
    Ipv4AddressHelper("1.0.0.0", "255.0.0.0")
        .Assign(link.Install(m_epcHelper->GetPgwNode(), m_host));
    Ipv4StaticRoutingHelper()
        .GetStaticRouting(m_host->GetObject<Ipv4>())
        ->AddNetworkRouteTo("7.0.0.0", "255.0.0.0", 1);
}

void
GrowsStaticNetwork::InstallCells(Ptr<GrowsRadioScenario> scenario)
{
    m_lteHelper->SetEnbAntennaModelType("ns3::IsotropicAntennaModel");
    std::vector<Ptr<MobilityModel>> places;
    for (const GrowsScenarioCell& cell : scenario->GetCells())
    {
        const uint32_t offset = CARRIER_EARFCNS * cell.carrier;
        m_lteHelper->SetEnbAntennaModelAttribute("Gain", DoubleValue(cell.antennaGainDbi));
        m_lteHelper->SetEnbDeviceAttribute("DlBandwidth", UintegerValue(cell.resourceBlocks));
        m_lteHelper->SetEnbDeviceAttribute("UlBandwidth", UintegerValue(cell.resourceBlocks));
        m_lteHelper->SetEnbDeviceAttribute("DlEarfcn", UintegerValue(FIRST_DL_EARFCN + offset));
        m_lteHelper->SetEnbDeviceAttribute("UlEarfcn", UintegerValue(FIRST_UL_EARFCN + offset));
        auto node = CreateObject<Node>();
        auto place = CreateObject<ConstantPositionMobilityModel>();
        place->SetPosition(cell.position);
        node->AggregateObject(place);
        places.push_back(place);
        m_cells.Add(m_lteHelper->InstallEnbDevice(node));
        const auto device = m_cells.Get(m_cells.GetN() - 1);
        DynamicCast<LteEnbNetDevice>(device)->GetPhy()->SetTxPower(cell.txPowerDbm);
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
}

void
GrowsStaticNetwork::InstallUes(Ptr<GrowsRadioScenario> scenario, uint32_t ues)
{
    m_ueNodes.Create(ues);
    for (uint32_t i = 0; i < ues; ++i)
    {
        m_ueNodes.Get(i)->AggregateObject(CreateObject<ConstantPositionMobilityModel>());
        Place(scenario, i);
    }
    m_ues = m_lteHelper->InstallUeDevice(m_ueNodes);
    InternetStackHelper().Install(m_ueNodes);
    const auto addresses = m_epcHelper->AssignUeIpv4Address(m_ues);
    for (uint32_t i = 0; i < ues; ++i)
    {
        Ipv4StaticRoutingHelper()
            .GetStaticRouting(m_ueNodes.Get(i)->GetObject<Ipv4>())
            ->SetDefaultRoute(m_epcHelper->GetUeDefaultGatewayAddress(), 1);
        m_flows.push_back(CreateObject<GrowsDownlinkFlow>());
        m_flows.back()->Install(m_host, m_ueNodes.Get(i), addresses.GetAddress(i));
    }
}

void
GrowsStaticNetwork::Place(Ptr<GrowsRadioScenario> scenario, uint32_t ue)
{
    const auto arrival = scenario->DrawArrival();
    const auto place = m_ueNodes.Get(ue)->GetObject<MobilityModel>();
    place->SetPosition(arrival.position);
    std::vector<double> lossDb;
    std::vector<GrowsRadioLink> links;
    scenario->GetLinks(arrival.position, arrival.shadowingDb, {}, links);
    uint32_t best = 0;
    for (uint32_t cell = 0; cell < links.size(); ++cell)
    {
        lossDb.push_back(scenario->GetPathLossDb(cell, arrival.position) +
                         arrival.shadowingDb[cell]);
        best = links[cell].rsrpDbm > links[best].rsrpDbm ? cell : best;
    }
    m_bestCells.push_back(best);
    for (const auto& model : m_losses)
    {
        model->SetUser(place, lossDb);
    }
}

void
GrowsStaticNetwork::AttachAll()
{
    for (uint32_t i = 0; i < m_ues.GetN(); ++i)
    {
        m_lteHelper->Attach(m_ues.Get(i), m_cells.Get(m_bestCells[i]));
    }
}

void
GrowsStaticNetwork::StartTraffic()
{
    for (uint32_t i = 0; i < m_flows.size(); ++i)
    {
        Simulator::Schedule(MilliSeconds(200 + i),
                            &GrowsDownlinkFlow::Start,
                            m_flows[i],
                            uint64_t{0});
    }
}

Ptr<LteHelper>
GrowsStaticNetwork::GetLteHelper() const
{
    return m_lteHelper;
}

const NetDeviceContainer&
GrowsStaticNetwork::GetCells() const
{
    return m_cells;
}

const NetDeviceContainer&
GrowsStaticNetwork::GetUes() const
{
    return m_ues;
}

} // namespace ns3
