// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-slotted-cells.h"

#include "ns3/assert.h"
#include "ns3/grows-prediction.h"

#include <algorithm>
#include <limits>

namespace ns3
{

namespace
{

constexpr double NOT_IN_SIGHT = std::numeric_limits<double>::infinity();
constexpr double ROUNDING = 1e-9; //!< slots; sums of shares are not exact

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
        return NOT_IN_SIGHT;
    }
}

} // namespace

void
GrowsSlottedCells::Configure(const Configuration& cellsConfiguration)
{
    m_configuration = cellsConfiguration;
    m_nCandidates = 0;
    const std::size_t n = cellsConfiguration.cells.size();
    m_interference =
        cellsConfiguration.radio && cellsConfiguration.radio->GetMap().HasInterference();
    m_noiseMw = m_interference ? cellsConfiguration.radio->GetNoiseMw() : 0.0;
    m_home.assign(n, GrowsCellState());
    m_progress.assign(n, Progress());
    m_active.assign(n, 0);
    m_candidateIndices.assign(n, -1);
    m_state = GrowsAssociationState();
    m_state.arrivalProbability = cellsConfiguration.arrivalProbability;
    m_state.meanDemand = cellsConfiguration.meanDemand;
    for (uint32_t cell = 0; cell < n; ++cell)
    {
        const auto& is = cellsConfiguration.cells[cell];
        m_home[cell].cell = cell;
        m_home[cell].capacity = is.capacity;
        m_home[cell].resourceBlocks = is.resourceBlocks;
        m_home[cell].txPowerDbm = is.txPowerDbm;
    }
    Clear();
}

void
GrowsSlottedCells::Clear()
{
    TakeBack();
    m_state.candidates.clear();
    m_users = 0;
    for (uint32_t cell = 0; cell < m_home.size(); ++cell)
    {
        m_home[cell].users.clear();
        m_home[cell].meanUtility = 0.0;
        m_home[cell].rbUse = 0.0;
        auto& progress = m_progress[cell];
        progress.services.clear();
        progress.share = progress.updated = 0.0;
        progress.firstOnTime = progress.firstOnShare = NOT_IN_SIGHT;
        progress.utility = 0.0;
        progress.utilityKnown = true;
        m_active[cell] = 0;
    }
}

GrowsCellState&
GrowsSlottedCells::At(uint32_t cell)
{
    const int32_t candidateIndex = m_candidateIndices[cell];
    return candidateIndex < 0 ? m_home[cell] : m_state.candidates[candidateIndex].cell;
}

const GrowsCellState&
GrowsSlottedCells::GetCell(uint32_t cell) const
{
    const int32_t candidateIndex = m_candidateIndices[cell];
    return candidateIndex < 0 ? m_home[cell] : m_state.candidates[candidateIndex].cell;
}

void
GrowsSlottedCells::TakeBack()
{
    for (std::size_t i = 0; i < m_nCandidates; ++i)
    {
        auto& candidate = m_state.candidates[i];
        const uint32_t cell = candidate.cell.cell;
        std::swap(candidate.cell, m_home[cell]);
        m_candidateIndices[cell] = -1;
    }
    m_nCandidates = 0;
}

void
GrowsSlottedCells::BuildState(uint32_t user,
                              const GrowsSlottedArrival& arrival,
                              double now,
                              double timeLeft)
{
    TakeBack();
    m_selection.Select(arrival.links, m_configuration.limits, [&](uint32_t cell) {
        return !m_configuration.filter || IsAvailable(arrival, cell);
    });
    const auto& cells = m_selection.GetCells();
    m_state.user = user;
    m_state.demand = arrival.demand;
    m_state.timeLeft = timeLeft;
    m_state.candidates.resize(cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i)
    {
        AddCandidate(i, cells[i], arrival, now);
    }
    m_nCandidates = cells.size();
}

bool
GrowsSlottedCells::IsAvailable(const GrowsSlottedArrival& arrival, uint32_t cell) const
{
    const auto& state = GetCell(cell);
    const double fullCellRateBps =
        m_configuration.rateModel->GetFullCellRateBps(arrival.links[cell]);
    return state.HasFreeCapacity() &&
           fullCellRateBps / (state.users.size() + 1) >= m_configuration.minSharedRateBps;
}

double
GrowsSlottedCells::GetTrueRateBps(uint32_t cell, const GrowsRadioLink& link) const
{
    const auto& model =
        m_configuration.trueModel ? m_configuration.trueModel : m_configuration.rateModel;
    const double rateBps = model->GetFullCellRateBps(link);
    // Equal shares of a limited sum: as if each user alone had the limit, at most.
    return m_configuration.limitsBps.empty() ? rateBps
                                             : std::min(rateBps, m_configuration.limitsBps[cell]);
}

void
GrowsSlottedCells::ForgetTruth()
{
    m_configuration.trueModel = nullptr;
    m_configuration.limitsBps.clear();
}

void
GrowsSlottedCells::AddCandidate(std::size_t index,
                                uint32_t cell,
                                const GrowsSlottedArrival& arrival,
                                double now)
{
    auto& candidate = m_state.candidates[index];
    std::swap(candidate.cell, m_home[cell]);
    m_candidateIndices[cell] = index;
    candidate.link = arrival.links[cell];
    UpdateSinr(arrival.rsrpMw, cell, candidate.link);
    candidate.fullCellRateBps = m_configuration.rateModel->GetFullCellRateBps(candidate.link);
    Refresh(cell, now);
}

double
GrowsSlottedCells::GetRemaining(const Service& service,
                                const GrowsServedUser& user,
                                double clock) const
{
    switch (user.remaining.kind)
    {
    case GrowsDemand::Kind::SLOTS:
        return service.finish - clock;
    case GrowsDemand::Kind::HOLDING_TIME:
        return (service.finish - clock) * m_configuration.slotS;
    case GrowsDemand::Kind::VOLUME: {
        const double bitsPerSlot = user.fullCellRateBps * m_configuration.slotS;
        return (service.remainingBits - bitsPerSlot * (clock - service.clock0)) / 8.0;
    }
    case GrowsDemand::Kind::ENDLESS:
        break;
    }
    return 0.0;
}

void
GrowsSlottedCells::Refresh(uint32_t cell, double now)
{
    auto& state = At(cell);
    const std::size_t n = state.users.size();
    if (n == 0)
    {
        state.meanUtility = 0.0;
        state.rbUse = 0.0;
        return;
    }
    const auto& services = m_progress[cell].services;
    const double shareClock = GetShare(cell, now);
    const double share = 1.0 / n;
    for (std::size_t i = 0; i < n; ++i)
    {
        auto& user = state.users[i];
        const auto& service = services[i];
        const double remaining =
            GetRemaining(service, user, service.onShareClock ? shareClock : now);
        user.remaining.amount = std::max(0.0, remaining);
        user.remaining.normalised = user.remaining.amount * service.normalisedPerUnit;
        user.throughputBps = user.fullCellRateBps * share;
    }
    state.meanUtility = GetUtility(cell) * share;
    state.rbUse = 1.0;
}

double
GrowsSlottedCells::GetUtility(uint32_t cell)
{
    auto& progress = m_progress[cell];
    if (!progress.utilityKnown)
    {
        progress.utility = GrowsPredictUtility(At(cell), GrowsNetworkRate());
        progress.utilityKnown = true;
    }
    return progress.utility;
}

double
GrowsSlottedCells::GetUtility()
{
    double sum = 0.0;
    for (uint32_t cell = 0; cell < m_home.size(); ++cell)
    {
        sum += GetUtility(cell);
    }
    return sum;
}

double
GrowsSlottedCells::GetShare(uint32_t cell, double now) const
{
    const auto& progress = m_progress[cell];
    const std::size_t n = progress.services.size();
    return n == 0 ? progress.share : progress.share + (now - progress.updated) / n;
}

void
GrowsSlottedCells::UpdateShareClock(uint32_t cell, double now)
{
    auto& progress = m_progress[cell];
    progress.share = GetShare(cell, now);
    progress.updated = now;
    progress.utilityKnown = false;
}

void
GrowsSlottedCells::Join(uint32_t user,
                        const GrowsSlottedArrival& arrival,
                        uint32_t cell,
                        double now)
{
    GrowsServedUser served;
    served.user = user;
    served.link = arrival.links[cell];
    UpdateSinr(arrival.rsrpMw, cell, served.link);
    served.fullCellRateBps = GetTrueRateBps(cell, served.link);
    served.remaining = arrival.demand;
    Service service;
    if (m_interference)
    {
        service.rsrpMw = arrival.rsrpMw;
    }
    Add(served, std::move(service), cell, now);
}

void
GrowsSlottedCells::Adopt(const GrowsServedUser& served, uint32_t cell, double now)
{
    Add(served, Service(), cell, now);
}

void
GrowsSlottedCells::Add(const GrowsServedUser& served, Service service, uint32_t cell, double now)
{
    UpdateShareClock(cell, now);
    auto& progress = m_progress[cell];
    const auto& demand = served.remaining;
    service.arrived = now;
    service.share0 = progress.share;
    service.normalisedPerUnit = demand.amount > 0.0 ? demand.normalised / demand.amount : 0.0;
    service.onShareClock = m_configuration.volumesShare && demand.kind == GrowsDemand::Kind::VOLUME;
    service.clock0 = service.onShareClock ? progress.share : now;
    service.remainingBits = 8.0 * demand.amount;
    SetFinish(service, served, now);
    auto& first = service.onShareClock ? progress.firstOnShare : progress.firstOnTime;
    first = std::min(first, service.finish);
    At(cell).users.push_back(served);
    progress.services.push_back(std::move(service));
    ++m_users;
    if (!m_active[cell])
    {
        m_active[cell] = 1;
        UpdateInterference(cell, now);
    }
}

void
GrowsSlottedCells::SetFinish(Service& service, const GrowsServedUser& user, double now) const
{
    if (user.remaining.kind != GrowsDemand::Kind::VOLUME)
    {
        service.finish = now + GetSlots(user.remaining, m_configuration.slotS);
        return;
    }
    const double bitsPerSlot = user.fullCellRateBps * m_configuration.slotS;
    service.finish =
        bitsPerSlot > 0.0 ? service.clock0 + service.remainingBits / bitsPerSlot : NOT_IN_SIGHT;
}

void
GrowsSlottedCells::FindFirst(uint32_t cell)
{
    auto& progress = m_progress[cell];
    progress.firstOnTime = progress.firstOnShare = NOT_IN_SIGHT;
    for (const auto& service : progress.services)
    {
        if (!service.reported)
        {
            auto& first = service.onShareClock ? progress.firstOnShare : progress.firstOnTime;
            first = std::min(first, service.finish);
        }
    }
}

void
GrowsSlottedCells::FindFinished(double now, std::vector<std::pair<uint32_t, uint32_t>>& finished)
{
    const double time = now + ROUNDING;
    for (uint32_t cell = 0; cell < m_progress.size(); ++cell)
    {
        auto& progress = m_progress[cell];
        if (progress.firstOnTime > time && (progress.firstOnShare == NOT_IN_SIGHT ||
                                            progress.firstOnShare > GetShare(cell, now) + ROUNDING))
        {
            continue;
        }
        const double share = GetShare(cell, now) + ROUNDING;
        const auto& users = At(cell).users;
        for (std::size_t i = 0; i < users.size(); ++i)
        {
            auto& service = progress.services[i];
            if (!service.reported && service.finish <= (service.onShareClock ? share : time))
            {
                service.reported = true;
                finished.emplace_back(cell, users[i].user);
            }
        }
        FindFirst(cell);
    }
}

std::size_t
GrowsSlottedCells::Find(uint32_t cell, uint32_t user) const
{
    const auto& users = GetCell(cell).users;
    const auto found = std::find_if(users.begin(), users.end(), [user](const auto& served) {
        return served.user == user;
    });
    NS_ASSERT_MSG(found != users.end(), "user " << user << " is not in cell " << cell);
    return found - users.begin();
}

GrowsSlottedService
GrowsSlottedCells::GetService(uint32_t cell, uint32_t user, double now) const
{
    const std::size_t i = Find(cell, user);
    const auto& service = m_progress[cell].services[i];
    const double bitsPerSlot = GetCell(cell).users[i].fullCellRateBps * m_configuration.slotS;
    const double sinceBits = bitsPerSlot * (GetShare(cell, now) - service.share0);
    return {service.arrived, service.receivedBits + sinceBits};
}

GrowsSlottedService
GrowsSlottedCells::Remove(uint32_t cell, uint32_t user, double now)
{
    auto& users = At(cell).users;
    auto& services = m_progress[cell].services;
    const std::size_t i = Find(cell, user);
    const auto service = GetService(cell, user, now);
    UpdateShareClock(cell, now);
    users[i] = users.back();
    users.pop_back();
    if (i + 1 < services.size())
    {
        services[i] = std::move(services.back());
    }
    services.pop_back();
    --m_users;
    FindFirst(cell);
    if (users.empty())
    {
        m_active[cell] = 0;
        UpdateInterference(cell, now);
    }
    return service;
}

void
GrowsSlottedCells::UpdateSinr(const std::vector<double>& rsrpMw,
                              uint32_t cell,
                              GrowsRadioLink& link) const
{
    if (m_interference && !rsrpMw.empty())
    {
        link.sinrDb = m_configuration.radio->GetMap().GetSinrDb(
            rsrpMw,
            m_noiseMw,
            cell,
            [this](uint32_t other) { return m_active[other] != 0; });
    }
}

void
GrowsSlottedCells::UpdateInterference(uint32_t cell, double now)
{
    if (!m_interference)
    {
        return;
    }
    for (const auto other : m_configuration.radio->GetMap().GetInterferers(cell))
    {
        if (m_active[other])
        {
            UpdateRates(other, now);
        }
    }
}

void
GrowsSlottedCells::UpdateRates(uint32_t cell, double now)
{
    UpdateShareClock(cell, now);
    auto& users = At(cell).users;
    auto& progress = m_progress[cell];
    for (std::size_t i = 0; i < users.size(); ++i)
    {
        auto& user = users[i];
        auto& service = progress.services[i];
        const double clock = service.onShareClock ? progress.share : now;
        const double bitsPerSlot = user.fullCellRateBps * m_configuration.slotS;
        service.receivedBits += bitsPerSlot * (progress.share - service.share0);
        service.share0 = progress.share;
        service.remainingBits -= bitsPerSlot * (clock - service.clock0);
        service.clock0 = clock;
        UpdateSinr(service.rsrpMw, cell, user.link);
        if (!service.rsrpMw.empty())
        {
            user.fullCellRateBps = GetTrueRateBps(cell, user.link);
        }
        if (user.remaining.kind == GrowsDemand::Kind::VOLUME)
        {
            SetFinish(service, user, now);
        }
    }
    FindFirst(cell);
}

} // namespace ns3
