// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-scenario-cells.h"

#include "grows-scenario-fading.h"

#include "ns3/abort.h"
#include "ns3/boolean.h"
#include "ns3/constant-position-mobility-model.h"
#include "ns3/double.h"
#include "ns3/lte-enb-net-device.h"
#include "ns3/lte-enb-phy.h"
#include "ns3/lte-spectrum-value-helper.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"
#include "ns3/waypoint-mobility-model.h"

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

/// Have somebody who has followed another course follow this one.
/// \param place of that one \param course that begins now
void
Follow(Ptr<WaypointMobilityModel> place, const GrowsCourse& course)
{
    place->EndMobility();
    Time time = Simulator::Now() - TimeStep(1);
    for (const auto& waypoint : course.GetWaypoints())
    {
        time = std::max(time + TimeStep(1), Seconds(waypoint.timeS)); // a jump takes a nanosecond
        place->AddWaypoint({time, waypoint.position});
    }
}

} // namespace

GrowsScenarioCells::GrowsScenarioCells(Ptr<GrowsRadioScenario> scenario, Ptr<LteHelper> lteHelper)
    : m_scenario(scenario),
      m_lteHelper(lteHelper)
{
    m_lteHelper->SetPathlossModelType(GrowsScenarioLossModel::GetTypeId());
    m_lteHelper->SetEnbAntennaModelType("ns3::IsotropicAntennaModel");
    SetHandoverAlgorithm();
    NodeContainer nodes;
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
        auto place = CreateObject<ConstantPositionMobilityModel>();
        place->SetPosition(cell.position);
        node->AggregateObject(place);
        nodes.Add(node);
        const auto device = m_lteHelper->InstallEnbDevice(node).Get(0);
        DynamicCast<LteEnbNetDevice>(device)->GetPhy()->SetTxPower(cell.txPowerDbm);
        m_devices.Add(device);
    }
    if (m_scenario->GetHandover() != GrowsRadioScenario::HANDOVER_OFF)
    {
        m_lteHelper->AddX2Interface(nodes);
    }
    InstallLosses();
}

void
GrowsScenarioCells::SetHandoverAlgorithm()
{
    switch (m_scenario->GetHandover())
    {
    case GrowsRadioScenario::A3_RSRP:
        m_lteHelper->SetHandoverAlgorithmType("ns3::A3RsrpHandoverAlgorithm");
        break;
    case GrowsRadioScenario::A2_A4_RSRQ:
        m_lteHelper->SetHandoverAlgorithmType("ns3::A2A4RsrqHandoverAlgorithm");
        break;
    case GrowsRadioScenario::BY_POLICY:
        m_lteHelper->SetHandoverAlgorithmType("ns3::GrowsHandoverAlgorithm");
        break;
    case GrowsRadioScenario::HANDOVER_OFF:
        break; // what LteHelper begins with
    }
}

int64_t
GrowsScenarioCells::InstallFading(int64_t stream)
{
    return GrowsInstallFading(*m_scenario,
                              m_lteHelper,
                              LteSpectrumValueHelper::GetCarrierFrequency(FIRST_DL_EARFCN),
                              stream);
}

void
GrowsScenarioCells::InstallLosses()
{
    for (const auto& channel :
         {m_lteHelper->GetDownlinkSpectrumChannel(), m_lteHelper->GetUplinkSpectrumChannel()})
    {
        m_losses.push_back(DynamicCast<GrowsScenarioLossModel>(channel->GetPropagationLossModel()));
        for (uint32_t cell = 0; cell < m_devices.GetN(); ++cell)
        {
            m_losses.back()->AddCell(m_devices.Get(cell)->GetNode()->GetObject<MobilityModel>());
        }
    }
}

std::map<uint32_t, uint32_t>
GrowsScenarioCells::GetCarrierOffsets() const
{
    const auto problem = GrowsValidateBand(m_scenario->GetCells());
    NS_ABORT_MSG_UNLESS(problem.empty(), "GrowsScenarioCells: " << problem);
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
    return offsets;
}

Ptr<MobilityModel>
GrowsScenarioCells::CreatePlace() const
{
    if (!m_scenario->HasMovement())
    {
        return CreateObject<ConstantPositionMobilityModel>();
    }
    const auto place = CreateObject<WaypointMobilityModel>();
    place->SetAttribute("LazyNotify", BooleanValue(true));
    return place;
}

void
GrowsScenarioCells::Place(Ptr<MobilityModel> place, const GrowsScenarioArrival& arrival)
{
    if (const auto moving = DynamicCast<WaypointMobilityModel>(place))
    {
        Follow(moving, arrival.course);
        for (const auto& model : m_losses)
        {
            model->SetMovingUser(place, m_scenario, arrival.shadowingDb);
        }
        return;
    }
    std::vector<double> lossDb;
    for (uint32_t cell = 0; cell < m_devices.GetN(); ++cell)
    {
        lossDb.push_back(m_scenario->GetPathLossDb(cell, arrival.position) +
                         arrival.shadowingDb[cell]);
    }
    place->SetPosition(arrival.position);
    for (const auto& model : m_losses)
    {
        model->SetUser(place, lossDb);
    }
}

} // namespace ns3
