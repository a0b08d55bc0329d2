// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-scenario-cells.h"

#include "ns3/abort.h"
#include "ns3/constant-position-mobility-model.h"
#include "ns3/double.h"
#include "ns3/lte-enb-net-device.h"
#include "ns3/lte-enb-phy.h"
#include "ns3/lte-spectrum-value-helper.h"
#include "ns3/uinteger.h"

#include <cmath>
#include <utility>

namespace ns3
{

namespace
{

constexpr uint32_t FIRST_DL_EARFCN = 100;   //!< of the first carrier, in band 1
constexpr uint32_t FIRST_UL_EARFCN = 18100; //!< its uplink partner
constexpr double EARFCN_HZ = 100e3;         //!< 3GPP TS 36.101, 5.7.3

} // namespace

GrowsScenarioCells::GrowsScenarioCells(Ptr<GrowsRadioScenario> scenario, Ptr<LteHelper> lteHelper)
    : m_scenario(scenario),
      m_lteHelper(lteHelper)
{
    m_lteHelper->SetPathlossModelType(GrowsScenarioLossModel::GetTypeId());
    m_lteHelper->SetEnbAntennaModelType("ns3::IsotropicAntennaModel");
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
        const auto device = m_lteHelper->InstallEnbDevice(node).Get(0);
        DynamicCast<LteEnbNetDevice>(device)->GetPhy()->SetTxPower(cell.txPowerDbm);
        m_devices.Add(device);
    }
    InstallLosses();
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

void
GrowsScenarioCells::Place(Ptr<MobilityModel> place, const GrowsScenarioArrival& arrival)
{
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
