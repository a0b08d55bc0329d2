// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-slotted-sharing.h"

#include "ns3/grows-log-sum.h"
#include "ns3/grows-prediction.h"
#include "ns3/grows-rate-model.h"
#include "ns3/grows-water-filling.h"

#include <algorithm>
#include <cmath>

namespace ns3
{

namespace
{

constexpr double TTI_S = 1e-3;
constexpr double HEADER_BITS = 8.0 * (20 + 8 + 2 + 2); //!< of IPv4, UDP, PDCP and RLC UM

/// A demand of a user that is served for a while, in slots.
double
GetSlots(const GrowsDemand& demand, double slotS)
{
    switch (demand.kind)
    {
    case GrowsDemand::Kind::SLOTS:
        return demand.amount;
    case GrowsDemand::Kind::HOLDING_TIME:
        return demand.amount / slotS;
    default:
        return std::numeric_limits<double>::infinity();
    }
}

/// \param offer of a user \param fullCellRateBps of the user
/// \return the share of the time that it wants in whole TTIs; infinity: all
double
GetWholeTtis(const GrowsSlottedSharing::Offer& offer, double fullCellRateBps)
{
    if (fullCellRateBps <= 0.0)
    {
        return 0.0; // it cannot be served
    }
    return std::isinf(offer.bps) ? offer.bps
                                 : TTI_S * offer.packetsPerS *
                                       std::ceil(offer.packetBits / (fullCellRateBps * TTI_S));
}

} // namespace

double
GrowsSlottedSharing::GetSchedulableShare(uint32_t resourceBlocks)
{
    uint32_t size = 4;
    for (const auto& [most, groupSize] : {std::pair{10U, 1U}, {26U, 2U}, {63U, 3U}})
    {
        if (resourceBlocks <= most)
        {
            size = groupSize;
            break;
        }
    }
    return resourceBlocks == 0 ? 1.0 : 1.0 - 1.0 * (resourceBlocks % size) / resourceBlocks;
}

GrowsSlottedSharing::Offer
GrowsSlottedSharing::MakeOffer(double bps, uint32_t packetBytes)
{
    if (std::isinf(bps))
    {
        return {};
    }
    const double payloadBits = 8.0 * packetBytes;
    return {bps, bps / payloadBits, payloadBits + HEADER_BITS};
}

void
GrowsSlottedSharing::Configure(const Configuration& configuration)
{
    m_configuration = configuration;
    m_schedulable = configuration.schedulable > 0.0
                        ? configuration.schedulable
                        : GetSchedulableShare(configuration.resourceBlocks);
    Clear();
}

void
GrowsSlottedSharing::Clear()
{
    m_services.clear();
    m_flows.clear();
    m_share = m_updated = 0.0;
    m_firstOnTime = m_firstOnShare = NOT_IN_SIGHT;
    m_use = 0.0;
    m_utility = 0.0;
    m_isUtilityKnown = true;
}

void
GrowsSlottedSharing::UpdateClock(double now)
{
    m_share = GetClock(now);
    m_updated = now;
    m_isUtilityKnown = false;
}

double
GrowsSlottedSharing::GetBitsPerUnit(const GrowsCellState& state, std::size_t position) const
{
    const double rateBps = m_configuration.hasClasses ? m_flows[position].rateBps
                                                      : state.users[position].fullCellRateBps;
    return rateBps * m_configuration.slotS;
}

GrowsSlottedSharing::Service
GrowsSlottedSharing::MakeService(const GrowsDemand& demand, double now) const
{
    Service service;
    service.arrived = now;
    service.share0 = m_share;
    service.normalisedPerUnit = demand.amount > 0.0 ? demand.normalised / demand.amount : 0.0;
    service.onShareClock = m_configuration.volumesShare && demand.kind == GrowsDemand::Kind::VOLUME;
    service.clock0 = service.onShareClock ? m_share : now;
    service.remainingBits = 8.0 * demand.amount;
    service.finish = now + GetSlots(demand, m_configuration.slotS);
    return service;
}

void
GrowsSlottedSharing::Add(GrowsCellState& state,
                         const GrowsServedUser& served,
                         const Offer& offer,
                         std::vector<double> rsrpMw,
                         double now)
{
    if (m_configuration.hasClasses)
    {
        BeginChange(state, now);
        m_flows.push_back({offer});
    }
    else
    {
        UpdateClock(now);
    }
    state.users.push_back(served);
    m_services.push_back(MakeService(served.remaining, now));
    m_services.back().rsrpMw = std::move(rsrpMw);
    if (m_configuration.hasClasses)
    {
        EndChange(state);
        return;
    }
    SetVolumeFinish(state, m_services.size() - 1);
    const auto& added = m_services.back();
    auto& first = added.onShareClock ? m_firstOnShare : m_firstOnTime;
    first = std::min(first, added.finish);
}

void
GrowsSlottedSharing::Remove(GrowsCellState& state, std::size_t position, double now)
{
    const auto remove = [position](auto& list) {
        if (position + 1 < list.size())
        {
            list[position] = std::move(list.back());
        }
        list.pop_back();
    };
    if (!m_configuration.hasClasses)
    {
        UpdateClock(now);
        remove(state.users);
        remove(m_services);
        FindFirst();
        return;
    }
    BeginChange(state, now);
    remove(state.users);
    remove(m_services);
    remove(m_flows);
    EndChange(state);
}

void
GrowsSlottedSharing::LimitStay(double seconds)
{
    auto& service = m_services.back();
    service.finish = service.arrived + seconds / m_configuration.slotS;
    m_firstOnTime = std::min(m_firstOnTime, service.finish);
}

double
GrowsSlottedSharing::Interrupt(const GrowsCellState& state, double slots)
{
    const auto last = m_services.size() - 1;
    auto& service = m_services.back();
    const double share = m_configuration.hasClasses ? 1.0 : 1.0 / m_services.size();
    service.share0 += slots * share;
    service.clock0 += service.onShareClock ? slots * share : slots;
    SetVolumeFinish(state, last);
    FindFirst();
    const double rateBps = GetBitsPerUnit(state, last) * share / m_configuration.slotS;
    return slots * GrowsUtility(rateBps, m_configuration.utilityAlpha);
}

void
GrowsSlottedSharing::BeginChange(const GrowsCellState& state, double now)
{
    UpdateClock(now);
    for (std::size_t i = 0; i < m_services.size(); ++i)
    {
        auto& service = m_services[i];
        const double clock = service.onShareClock ? m_share : now;
        const double bitsPerUnit = GetBitsPerUnit(state, i);
        const double served = std::max(0.0, m_share - service.share0); // unless interrupted
        service.receivedBits += bitsPerUnit * served;
        service.usedSlots += GetSlotsPerUnit(i) * served;
        service.share0 = std::max(m_share, service.share0);
        service.remainingBits -= bitsPerUnit * std::max(0.0, clock - service.clock0);
        service.clock0 = std::max(clock, service.clock0);
    }
}

void
GrowsSlottedSharing::EndChange(const GrowsCellState& state)
{
    if (m_configuration.hasClasses)
    {
        Share(state);
    }
    for (std::size_t i = 0; i < m_services.size(); ++i)
    {
        SetVolumeFinish(state, i);
    }
    FindFirst();
}

void
GrowsSlottedSharing::SetVolumeFinish(const GrowsCellState& state, std::size_t position)
{
    if (state.users[position].remaining.kind == GrowsDemand::Kind::VOLUME)
    {
        auto& service = m_services[position];
        const double bitsPerUnit = GetBitsPerUnit(state, position);
        service.finish =
            bitsPerUnit > 0.0 ? service.clock0 + service.remainingBits / bitsPerUnit : NOT_IN_SIGHT;
    }
}

void
GrowsSlottedSharing::FindFirst()
{
    m_firstOnTime = m_firstOnShare = NOT_IN_SIGHT;
    for (const auto& service : m_services)
    {
        if (!service.reported)
        {
            auto& first = service.onShareClock ? m_firstOnShare : m_firstOnTime;
            first = std::min(first, service.finish);
        }
    }
}

void
GrowsSlottedSharing::FillWants(const GrowsCellState& state)
{
    double load = 0.0;
    for (std::size_t i = 0; i < m_flows.size(); ++i)
    {
        const auto& offer = m_flows[i].offer;
        auto& want = m_flows[i].want;
        want = GetWholeTtis(offer, state.users[i].fullCellRateBps);
        if (m_configuration.packetCost == NONE && want > 0.0 && std::isfinite(want))
        {
            want = offer.bps / state.users[i].fullCellRateBps;
        }
        load += std::isfinite(want) ? want : 0.0;
    }
    if (m_configuration.packetCost != SHARED_TTI || load == 0.0)
    {
        return;
    }
    const double alone = (1.0 - std::exp(-load)) / load; // share of the TTIs that serve one packet
    for (std::size_t i = 0; i < m_flows.size(); ++i)
    {
        auto& flow = m_flows[i];
        if (flow.want > 0.0 && std::isfinite(flow.want))
        {
            const double filled =
                flow.offer.packetsPerS * flow.offer.packetBits / state.users[i].fullCellRateBps;
            flow.want = filled + (flow.want - filled) * alone;
        }
    }
}

void
GrowsSlottedSharing::Share(const GrowsCellState& state)
{
    FillWants(state);
    if (GiveShares(state) > m_configuration.carriedBps)
    {
        ShareLimit(state);
    }
}

double
GrowsSlottedSharing::GiveShares(const GrowsCellState& state)
{
    const double level = GrowsFindWaterLevel(m_flows, [](const Flow& flow) { return flow.want; });
    double sumBps = 0.0;
    m_use = 0.0;
    for (std::size_t i = 0; i < m_flows.size(); ++i)
    {
        auto& flow = m_flows[i];
        flow.share = std::min(flow.want, level);
        flow.rateBps = std::min(flow.offer.bps, flow.share * state.users[i].fullCellRateBps);
        m_use += flow.share;
        sumBps += flow.rateBps;
    }
    return sumBps;
}

void
GrowsSlottedSharing::ShareLimit(const GrowsCellState& state)
{
    constexpr int ROUNDS = 8; // what some leave of the time gives others more to carry
    double carriedBps = std::numeric_limits<double>::infinity();
    for (int round = 0; round < ROUNDS && carriedBps > m_configuration.carriedBps; ++round)
    {
        const double levelBps = GrowsFindWaterLevel(
            m_flows,
            [](const Flow& flow) { return flow.rateBps; },
            m_configuration.carriedBps);
        for (std::size_t i = 0; i < m_flows.size(); ++i)
        {
            auto& flow = m_flows[i];
            if (flow.rateBps > levelBps)
            {
                flow.want = std::min(flow.want, levelBps / state.users[i].fullCellRateBps);
            }
        }
        carriedBps = GiveShares(state);
    }
}

double
GrowsSlottedSharing::GetRemaining(const GrowsCellState& state,
                                  std::size_t position,
                                  double clock) const
{
    const auto& service = m_services[position];
    switch (state.users[position].remaining.kind)
    {
    case GrowsDemand::Kind::SLOTS:
        return service.finish - clock;
    case GrowsDemand::Kind::HOLDING_TIME:
        return (service.finish - clock) * m_configuration.slotS;
    case GrowsDemand::Kind::VOLUME:
        return (service.remainingBits -
                GetBitsPerUnit(state, position) * std::max(0.0, clock - service.clock0)) /
               8.0;
    case GrowsDemand::Kind::ENDLESS:
        break;
    }
    return 0.0;
}

void
GrowsSlottedSharing::Refresh(GrowsCellState& state, double now)
{
    const std::size_t n = state.users.size();
    state.meanUtility = n > 0 ? GetUtility(state) * (1.0 / n) : 0.0;
    state.rbUse = GetRbUse();
    const double clock = GetClock(now);
    for (std::size_t i = 0; i < n; ++i)
    {
        auto& user = state.users[i];
        const auto& service = m_services[i];
        const double remaining = GetRemaining(state, i, service.onShareClock ? clock : now);
        user.remaining.amount = std::max(0.0, remaining);
        user.remaining.normalised = user.remaining.amount * service.normalisedPerUnit;
    }
    if (m_configuration.hasClasses)
    {
        MeasureFlows(state, now);
        return;
    }
    const double share = 1.0 / n;
    for (auto& user : state.users)
    {
        user.throughputBps = user.fullCellRateBps * share;
        user.measuredRateBps = user.fullCellRateBps;
        user.rbShare = share;
        user.isMeasured = true;
    }
}

void
GrowsSlottedSharing::MeasureFlows(GrowsCellState& state, double now) const
{
    const double second = std::floor(now * m_configuration.slotS);
    for (std::size_t i = 0; i < m_flows.size(); ++i)
    {
        const auto& flow = m_flows[i];
        auto& user = state.users[i];
        user.isMeasured = m_services[i].arrived * m_configuration.slotS < second;
        user.throughputBps = user.isMeasured ? flow.rateBps : 0.0;
        user.rbShare = user.isMeasured ? m_schedulable * flow.share : 0.0;
        user.measuredRateBps =
            user.isMeasured ? flow.rateBps * m_flows.size() : user.fullCellRateBps;
    }
}

GrowsSlottedService
GrowsSlottedSharing::GetService(const GrowsCellState& state, std::size_t position, double now) const
{
    const auto& service = m_services[position];
    const double since = std::max(0.0, GetClock(now) - service.share0); // unless interrupted
    return {service.arrived,
            service.receivedBits + GetBitsPerUnit(state, position) * since,
            service.usedSlots + GetSlotsPerUnit(position) * since,
            service.finish};
}

void
GrowsSlottedSharing::ReportFinished(const GrowsCellState& state,
                                    double now,
                                    std::vector<std::pair<uint32_t, uint32_t>>& finished)
{
    const double time = now + ROUNDING;
    const double share = GetClock(now) + ROUNDING;
    for (std::size_t i = 0; i < m_services.size(); ++i)
    {
        auto& service = m_services[i];
        if (!service.reported && service.finish <= (service.onShareClock ? share : time))
        {
            service.reported = true;
            finished.emplace_back(state.cell, state.users[i].user);
        }
    }
    FindFirst();
}

double
GrowsSlottedSharing::ComputeUtility(const GrowsCellState& state) const
{
    const double alpha = m_configuration.utilityAlpha;
    if (!m_configuration.hasClasses && alpha == 1.0)
    {
        return GrowsPredictUtility(state, GrowsNetworkRate());
    }
    GrowsLogSum logarithms;
    double others = 0.0;
    for (std::size_t i = 0; i < m_services.size(); ++i)
    {
        if (alpha == 1.0)
        {
            logarithms.Add(1.0 + 1e-6 * GetRateBps(state, i));
        }
        else
        {
            others += GrowsUtility(GetRateBps(state, i), alpha);
        }
    }
    return alpha == 1.0 ? logarithms.Get() : others;
}

double
GrowsSlottedSharing::GetRateBps(const GrowsCellState& state, std::size_t position) const
{
    return m_configuration.hasClasses
               ? m_flows[position].rateBps
               : state.users[position].fullCellRateBps * (1.0 / m_services.size());
}

double
GrowsSlottedSharing::GetWeightedUtility(const GrowsCellState& state) const
{
    double sum = 0.0;
    for (std::size_t i = 0; i < m_flows.size(); ++i)
    {
        sum += m_flows[i].offer.weight *
               GrowsUtility(GetRateBps(state, i), m_configuration.utilityAlpha);
    }
    return sum;
}

} // namespace ns3
