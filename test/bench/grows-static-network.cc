// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-static-network.h"

#include "ns3/constant-position-mobility-model.h"
#include "ns3/grows-lte-network.h"
#include "ns3/node-container.h"
#include "ns3/simulator.h"

#include <algorithm>

namespace ns3
{

GrowsStaticNetwork::GrowsStaticNetwork(Ptr<GrowsRadioScenario> scenario, uint32_t ues)
{
    GrowsLteNetwork::ConfigureDefaults();
    const auto traffic = scenario->CreateTraffic();
    const auto stream = traffic->AssignStreams(0);
    m_core = std::make_unique<GrowsLteCore>();
    m_cells = std::make_unique<GrowsScenarioCells>(scenario, m_core->GetLteHelper());
    NodeContainer nodes;
    nodes.Create(ues);
    for (uint32_t i = 0; i < ues; ++i)
    {
        const auto place = CreateObject<ConstantPositionMobilityModel>();
        nodes.Get(i)->AggregateObject(place);
        const auto arrival = traffic->Draw();
        m_cells->Place(place, arrival);
        m_bestCells.push_back(FindBestCell(*scenario, arrival));
    }
    m_ues = m_core->GetLteHelper()->InstallUeDevice(nodes);
    m_flows = m_core->ConnectUes(m_ues);
    m_core->GetLteHelper()->AssignStreams(NetDeviceContainer(GetCells(), m_ues), stream);
}

uint32_t
GrowsStaticNetwork::FindBestCell(const GrowsRadioScenario& scenario,
                                 const GrowsScenarioArrival& arrival)
{
    const auto links = scenario.GetLinks(arrival);
    const auto best =
        std::max_element(links.begin(), links.end(), [](const auto& a, const auto& b) {
            return a.rsrpDbm < b.rsrpDbm;
        });
    return static_cast<uint32_t>(best - links.begin());
}

void
GrowsStaticNetwork::AttachAll()
{
    for (uint32_t i = 0; i < m_ues.GetN(); ++i)
    {
        m_core->GetLteHelper()->Attach(m_ues.Get(i), GetCells().Get(m_bestCells[i]));
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
    return m_core->GetLteHelper();
}

const NetDeviceContainer&
GrowsStaticNetwork::GetCells() const
{
    return m_cells->GetDevices();
}

const NetDeviceContainer&
GrowsStaticNetwork::GetUes() const
{
    return m_ues;
}

} // namespace ns3
