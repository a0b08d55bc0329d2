// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-traffic-pool.h"

#include "grows-lte-core.h"

#include "ns3/epc-tft.h"
#include "ns3/eps-bearer.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <cmath>

namespace ns3
{

namespace
{

constexpr uint16_t FIRST_PORT = 4000;      //!< at a UE, of the first class
constexpr double SLOWEST_FILE_BPS = 0.5e6; //!< files take no longer than at this rate
constexpr double DEVIATIONS = 8.0;         //!< of the number of users that devices are enough for

/// \param scenario how users arrive \param trafficClass one of its classes
/// \return how long its users are served in the mean, at most, in seconds
double
GetMeanStayS(const GrowsRadioScenario& scenario, const GrowsTrafficClass& trafficClass)
{
    if (trafficClass.HasVolume())
    {
        return std::min(8.0 * trafficClass.volumeBytes / SLOWEST_FILE_BPS,
                        scenario.GetDuration().GetSeconds());
    }
    TimeValue shortest;
    scenario.GetAttribute("MinHolding", shortest);
    TimeValue mean;
    scenario.GetAttribute("MeanHolding", mean);
    return trafficClass.holdingS.value_or(mean.Get().GetSeconds()) + shortest.Get().GetSeconds();
}

} // namespace

GrowsTrafficPool::GrowsTrafficPool(const GrowsRadioScenario& scenario,
                                   uint32_t mostUsers,
                                   uint32_t groupSize)
    : m_classes(scenario.GetTrafficClasses())
{
    FormGroups();
    uint32_t size = 0;
    for (auto& group : m_groups)
    {
        group.first = size;
        group.size =
            groupSize > 0 ? groupSize : std::min(Dimension(scenario, group), mostUsers + 1);
        size += group.size;
    }
    m_devices.resize(size);
}

void
GrowsTrafficPool::FormGroups()
{
    Group common;
    for (uint32_t index = 0; index < m_classes.size(); ++index)
    {
        if (m_classes[index].gbrBps > 0.0)
        {
            m_groups.push_back({{index}});
        }
        else
        {
            common.classes.push_back(index);
        }
    }
    if (!common.classes.empty())
    {
        m_groups.push_back(common);
    }
}

uint32_t
GrowsTrafficPool::Dimension(const GrowsRadioScenario& scenario, const Group& group) const
{
    double users = 0.0;
    for (const auto index : group.classes)
    {
        users += scenario.GetHighestRate() * m_classes[index].share *
                 GetMeanStayS(scenario, m_classes[index]);
    }
    return static_cast<uint32_t>(std::ceil(users + DEVIATIONS * std::sqrt(users) + DEVIATIONS));
}

uint32_t
GrowsTrafficPool::GetSize() const
{
    return m_devices.size();
}

void
GrowsTrafficPool::Install(const GrowsLteCore& core,
                          Ptr<GrowsLteNetwork> network,
                          const Ipv4InterfaceContainer& addresses)
{
    for (const auto& group : m_groups)
    {
        const auto& first = m_classes[group.classes.front()];
        for (uint32_t device = group.first; device < group.first + group.size; ++device)
        {
            const auto ue = network->GetUeDevice(device);
            InstallTraffic(group,
                           device,
                           {core.GetHost(), ue->GetNode(), addresses.GetAddress(device)});
            if (first.gbrBps > 0.0)
            {
                network->Prepare(device);
                ActivateBearer(core.GetLteHelper(), ue, first);
            }
        }
    }
}

void
GrowsTrafficPool::InstallTraffic(const Group& group,
                                 uint32_t device,
                                 GrowsSessionTraffic::Route route)
{
    auto& traffic = m_devices[device].traffic;
    traffic.resize(m_classes.size());
    for (const auto index : group.classes)
    {
        route.port = FIRST_PORT + index;
        traffic[index] = GrowsSessionTraffic::Create(m_classes[index]);
        traffic[index]->Install(route);
    }
}

void
GrowsTrafficPool::ActivateBearer(Ptr<LteHelper> lteHelper,
                                 Ptr<NetDevice> ue,
                                 const GrowsTrafficClass& trafficClass)
{
    const bool isGbr = trafficClass.qci >= EpsBearer::GBR_CONV_VOICE &&
                       trafficClass.qci <= EpsBearer::GBR_NON_CONV_VIDEO;
    GbrQosInformation rates;
    rates.gbrDl = static_cast<uint64_t>(std::ceil(trafficClass.gbrBps));
    rates.mbrDl = rates.gbrDl;
    EpsBearer bearer(isGbr ? EpsBearer::Qci(trafficClass.qci) : EpsBearer::GBR_CONV_VOICE, rates);
    if (trafficClass.priority > 0)
    {
        bearer.arp.priorityLevel = trafficClass.priority;
    }
    lteHelper->ActivateDedicatedEpsBearer(ue, bearer, EpcTft::Default());
}

void
GrowsTrafficPool::AssignStreams(int64_t stream)
{
    m_stream = stream;
}

std::optional<uint32_t>
GrowsTrafficPool::FindIdle(const GrowsNetwork& network, uint32_t trafficClass) const
{
    for (const auto& group : m_groups)
    {
        const auto& classes = group.classes;
        if (std::find(classes.begin(), classes.end(), trafficClass) == classes.end())
        {
            continue;
        }
        for (uint32_t device = group.first; device < group.first + group.size; ++device)
        {
            if (network.IsIdle(device))
            {
                return device;
            }
        }
    }
    return std::nullopt;
}

void
GrowsTrafficPool::NotifyArrival(const GrowsScenarioArrival& arrival,
                                uint32_t number,
                                std::optional<uint32_t> device)
{
    m_lastClass = arrival.trafficClass;
    if (device)
    {
        auto& user = m_devices.at(*device);
        user.trafficClass = arrival.trafficClass;
        user.session = {arrival.demand,
                        arrival.phase,
                        m_stream + number * GrowsSessionTraffic::N_STREAMS};
        user.hasBegun = false;
    }
}

void
GrowsTrafficPool::Begin(uint32_t device)
{
    auto& user = m_devices.at(device);
    user.hasBegun = true;
    user.traffic[user.trafficClass]->Start(user.session);
}

void
GrowsTrafficPool::End(uint32_t device)
{
    const auto& user = m_devices.at(device);
    user.traffic[user.trafficClass]->Stop();
}

void
GrowsTrafficPool::Resume(uint32_t device)
{
    const auto& user = m_devices.at(device);
    Simulator::ScheduleNow(&GrowsSessionTraffic::Resume, user.traffic[user.trafficClass]);
}

GrowsTrafficReport
GrowsTrafficPool::GetReport(uint32_t device) const
{
    if (device < m_devices.size() && m_devices[device].hasBegun)
    {
        const auto& user = m_devices[device];
        return user.traffic[user.trafficClass]->GetReport();
    }
    const auto trafficClass =
        device < m_devices.size() ? m_devices[device].trafficClass : m_lastClass;
    GrowsTrafficReport report;
    report.trafficClass = m_classes.at(trafficClass).name;
    return report;
}

} // namespace ns3
