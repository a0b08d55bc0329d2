// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-scenario-helper.h"

#include "grows-downlink-flow.h"
#include "grows-lte-core.h"
#include "grows-scenario-cells.h"
#include "grows-traffic-pool.h"

#include "ns3/double.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"

#include <cmath>

namespace ns3
{

GrowsScenarioHelper::GrowsScenarioHelper(Ptr<GrowsRadioScenario> scenario,
                                         Ptr<GrowsAssociationPolicy> policy)
    : m_scenario(scenario),
      m_growsHelper(policy)
{
    m_growsHelper.OmitSummary(); // a scenario has more users than cells can serve
}

GrowsScenarioHelper::~GrowsScenarioHelper() = default;

void
GrowsScenarioHelper::SetPoolSize(uint32_t devices)
{
    NS_ABORT_MSG_IF(devices == 0, "GrowsScenarioHelper::SetPoolSize: a pool needs a device");
    m_poolSize = devices;
}

void
GrowsScenarioHelper::Install(int64_t stream)
{
    m_traffic = m_scenario->CreateTraffic();
    stream += m_traffic->AssignStreams(stream);
    GrowsLteNetwork::ConfigureDefaults();
    m_core = std::make_unique<GrowsLteCore>();
    InstallCells();
    stream += m_cells->InstallFading(stream);
    InstallPool();
    stream += m_growsHelper.AssignStreams(stream);
    NetDeviceContainer devices = m_cells->GetDevices();
    for (uint32_t user = 0; user < m_ueNodes.GetN(); ++user)
    {
        devices.Add(m_growsHelper.GetLteNetwork()->GetUeDevice(user));
    }
    stream += m_core->GetLteHelper()->AssignStreams(devices, stream);
    m_growsHelper.TraceConnect("Connected", MakeCallback(&GrowsScenarioHelper::BeginTraffic, this));
    m_growsHelper.TraceConnect("Stopping", MakeCallback(&GrowsScenarioHelper::EndTraffic, this));
    if (m_classes)
    {
        m_classes->AssignStreams(stream);
        // Those whose connection is lost do not stop.
        m_growsHelper.TraceConnect("Departure",
                                   MakeCallback(&GrowsScenarioHelper::EndTraffic, this));
    }
    m_growsHelper.GetNetwork()->TraceConnectWithoutContext(
        "Moved",
        MakeCallback(&GrowsScenarioHelper::ResumeTraffic, this));
    ScheduleArrival();
}

void
GrowsScenarioHelper::InstallCells()
{
    m_cells = std::make_unique<GrowsScenarioCells>(m_scenario, m_core->GetLteHelper());
    for (uint32_t cell = 0; cell < m_cells->GetDevices().GetN(); ++cell)
    {
        const double limitBps = m_scenario->GetBackhaulLimitBps(cell);
        if (std::isfinite(limitBps))
        {
            m_core->LimitBackhaul(m_cells->GetDevices().Get(cell)->GetNode(), limitBps);
        }
    }
    m_growsHelper.SetLimits(*m_scenario);
    m_growsHelper.Install(m_core->GetLteHelper(), m_cells->GetDevices());
}

uint32_t
GrowsScenarioHelper::GetMostUsers() const
{
    uint32_t users = 0;
    for (const auto& handler : m_growsHelper.GetHandlers())
    {
        users += handler->GetCapacity();
    }
    TimeValue backhaulDelay;
    m_growsHelper.GetHandlers().front()->GetAttribute("BackhaulDelay", backhaulDelay);
    return backhaulDelay.Get().IsZero() ? users : 2 * users + 1; // arrivals wait for decisions
}

void
GrowsScenarioHelper::InstallPool()
{
    const uint32_t mostUsers = GetMostUsers();
    // An arriving UE needs a device even if it finds every cell full.
    uint32_t size = m_poolSize > 0 ? m_poolSize : mostUsers + 1;
    if (!m_scenario->GetTrafficClasses().empty())
    {
        m_classes = std::make_unique<GrowsTrafficPool>(*m_scenario, mostUsers, m_poolSize);
        size = m_classes->GetSize();
    }
    m_ueNodes.Create(size);
    for (uint32_t i = 0; i < size; ++i)
    {
        m_ueNodes.Get(i)->AggregateObject(m_cells->CreatePlace());
    }
    const auto devices = m_core->GetLteHelper()->InstallUeDevice(m_ueNodes);
    Ipv4InterfaceContainer addresses;
    if (m_classes)
    {
        addresses = m_core->InstallStacks(devices);
    }
    else
    {
        m_flows = m_core->ConnectUes(devices);
    }
    const auto network = m_growsHelper.GetLteNetwork();
    for (uint32_t i = 0; i < size; ++i)
    {
        network->AddUser(devices.Get(i));
    }
    if (m_classes)
    {
        m_classes->Install(*m_core, network, addresses);
    }
    m_numbers.resize(size, 0);
}

void
GrowsScenarioHelper::ScheduleArrival()
{
    m_traffic->Draw(m_next);
    Simulator::Schedule(Seconds(m_next.timeS) - Simulator::Now(),
                        &GrowsScenarioHelper::Arrive,
                        this);
}

std::optional<uint32_t>
GrowsScenarioHelper::FindIdle() const
{
    const auto network = m_growsHelper.GetLteNetwork();
    if (m_classes)
    {
        return m_classes->FindIdle(*network, m_next.trafficClass);
    }
    uint32_t user = 0;
    while (user < m_flows.size() && !network->IsIdle(user))
    {
        ++user;
    }
    return user < m_flows.size() ? std::make_optional(user) : std::nullopt;
}

void
GrowsScenarioHelper::Arrive()
{
    ++m_nArrivals;
    const auto user = FindIdle();
    if (m_classes)
    {
        m_classes->NotifyArrival(m_next, m_nArrivals, user);
    }
    if (user)
    {
        m_numbers[*user] = m_nArrivals;
        m_cells->Place(m_ueNodes.Get(*user)->GetObject<MobilityModel>(), m_next);
        GrowsUserAssociation::Dispatch(m_growsHelper.GetLteNetwork(), *user, m_next.demand);
    }
    else
    {
        m_growsHelper.GetHandlers().front()->Reject(m_numbers.size(), GrowsReason::NO_DEVICE);
    }
    ScheduleArrival();
}

GrowsTrafficReport
GrowsScenarioHelper::GetTrafficReport(uint32_t user) const
{
    NS_ABORT_MSG_UNLESS(m_classes,
                        "GrowsScenarioHelper::GetTrafficReport: the scenario has no traffic "
                        "classes; set attribute TrafficClasses of the GrowsRadioScenario");
    return m_classes->GetReport(user);
}

void
GrowsScenarioHelper::BeginTraffic(const GrowsSession& session)
{
    if (m_classes)
    {
        m_classes->Begin(session.user);
    }
    else
    {
        m_flows.at(session.user)->Start(session.demand.GetVolume());
    }
}

void
GrowsScenarioHelper::EndTraffic(const GrowsSession& session)
{
    if (m_classes)
    {
        m_classes->End(session.user);
    }
    else
    {
        m_flows.at(session.user)->Stop();
    }
}

void
GrowsScenarioHelper::ResumeTraffic(uint32_t user, uint32_t /* from */, uint32_t /* to */)
{
    if (m_classes)
    {
        m_classes->Resume(user);
    }
    else
    {
        Simulator::ScheduleNow(&GrowsDownlinkFlow::SendAnew, m_flows.at(user));
    }
}

} // namespace ns3
