// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-slotted-cells.h"

#include "ns3/assert.h"

#include <algorithm>

namespace ns3
{

void
GrowsSlottedCells::Configure(const Configuration& cellsConfiguration)
{
    m_configuration = cellsConfiguration;
    m_hasWeights = GrowsHasWeights(cellsConfiguration.classes);
    m_nCandidates = 0;
    const std::size_t n = cellsConfiguration.cells.size();
    const auto& radio = cellsConfiguration.radio;
    m_interference = (radio || cellsConfiguration.map) && GetMap().HasInterference();
    m_noiseMw = radio && m_interference ? radio->GetNoiseMw() : cellsConfiguration.noiseMw;
    m_movement.Configure(cellsConfiguration.radio,
                         cellsConfiguration.slotS,
                         cellsConfiguration.handover);
    m_home.assign(n, GrowsCellState());
    m_sharings.assign(n, GrowsSlottedSharing());
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
        m_sharings[cell].Configure({cellsConfiguration.slotS,
                                    cellsConfiguration.utilityAlpha,
                                    is.resourceBlocks,
                                    cellsConfiguration.packetCost,
                                    !cellsConfiguration.classes.empty(),
                                    cellsConfiguration.volumesShare,
                                    is.schedulable,
                                    is.carriedBps});
    }
    Clear();
}

void
GrowsSlottedCells::Clear()
{
    TakeBack();
    m_movement.Clear();
    m_state.candidates.clear();
    m_users = 0;
    for (uint32_t cell = 0; cell < m_home.size(); ++cell)
    {
        m_home[cell].users.clear();
        m_home[cell].meanUtility = 0.0;
        m_home[cell].rbUse = 0.0;
        m_sharings[cell].Clear();
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
    m_state.user = user;
    m_state.demand = arrival.demand;
    m_state.timeLeft = timeLeft;
    AddCandidates(m_selection.GetCells(), arrival, now);
}

void
GrowsSlottedCells::AddCandidates(const std::vector<uint32_t>& cells,
                                 const GrowsSlottedArrival& arrival,
                                 double now)
{
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
    const auto& own = m_configuration.cells[cell].trueModel;
    const auto& common =
        m_configuration.trueModel ? m_configuration.trueModel : m_configuration.rateModel;
    const double rateBps = (own ? own : common)->GetFullCellRateBps(link);
    // Equal shares of a limited sum: as if each user alone had the limit, at most.
    return m_configuration.limitsBps.empty() ? rateBps
                                             : std::min(rateBps, m_configuration.limitsBps[cell]);
}

void
GrowsSlottedCells::ForgetTruth()
{
    m_configuration.trueModel = nullptr;
    m_configuration.limitsBps.clear();
    for (uint32_t cell = 0; cell < m_sharings.size(); ++cell)
    {
        m_configuration.cells[cell].trueModel = nullptr;
        m_sharings[cell].ForgetLimit();
    }
    m_movement.Configure(nullptr, m_configuration.slotS, m_configuration.handover);
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
    m_sharings[cell].Refresh(candidate.cell, now);
}

double
GrowsSlottedCells::GetUtility()
{
    double sum = 0.0;
    for (uint32_t cell = 0; cell < m_home.size(); ++cell)
    {
        sum += m_sharings[cell].GetUtility(At(cell));
    }
    return sum;
}

double
GrowsSlottedCells::GetWeightedUtility()
{
    if (!m_hasWeights)
    {
        return GetUtility();
    }
    double sum = 0.0;
    for (uint32_t cell = 0; cell < m_home.size(); ++cell)
    {
        sum += m_sharings[cell].GetWeightedUtility(At(cell));
    }
    return sum;
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
    Add(served,
        arrival.trafficClass,
        m_interference ? arrival.rsrpMw : std::vector<double>(),
        cell,
        now);
    if (arrival.demand.kind == GrowsDemand::Kind::ENDLESS)
    {
        m_sharings[cell].LimitStay(arrival.endlessS);
    }
    m_movement.Add(user, arrival);
}

void
GrowsSlottedCells::Adopt(const GrowsServedUser& served, uint32_t cell, double now)
{
    Add(served, GrowsSlottedArrival::UNKNOWN_CLASS, {}, cell, now);
}

GrowsSlottedSharing::Offer
GrowsSlottedCells::GetOffer(uint32_t trafficClass, const GrowsDemand& demand) const
{
    const auto& classes = m_configuration.classes;
    if (classes.empty())
    {
        return {};
    }
    if (trafficClass != GrowsSlottedArrival::UNKNOWN_CLASS)
    {
        const auto& of = classes.at(trafficClass);
        auto offer = GrowsSlottedSharing::MakeOffer(of.GetOfferedBps(), of.GetPacketBytes());
        offer.weight = of.weight;
        return offer;
    }
    GrowsSlottedSharing::Offer offer;
    offer.weight = demand.weight;
    if (demand.offeredBps == 0.0)
    {
        return offer;
    }
    const auto alike = std::find_if(classes.begin(), classes.end(), [&demand](const auto& of) {
        return of.GetOfferedBps() == demand.offeredBps;
    });
    const auto& of = alike == classes.end() ? GrowsTrafficClass() : *alike;
    offer = GrowsSlottedSharing::MakeOffer(demand.offeredBps, of.GetPacketBytes());
    offer.weight = demand.weight;
    return offer;
}

void
GrowsSlottedCells::Add(const GrowsServedUser& served,
                       uint32_t trafficClass,
                       std::vector<double> rsrpMw,
                       uint32_t cell,
                       double now)
{
    m_sharings[cell].Add(At(cell),
                         served,
                         GetOffer(trafficClass, served.remaining),
                         std::move(rsrpMw),
                         now);
    ++m_users;
    if (!m_active[cell])
    {
        m_active[cell] = 1;
        UpdateInterference(cell, now);
    }
}

void
GrowsSlottedCells::FindFinished(double now, std::vector<std::pair<uint32_t, uint32_t>>& finished)
{
    for (uint32_t cell = 0; cell < m_sharings.size(); ++cell)
    {
        m_sharings[cell].FindFinished(At(cell), now, finished);
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
    return m_sharings[cell].GetService(GetCell(cell), Find(cell, user), now);
}

GrowsSlottedService
GrowsSlottedCells::Remove(uint32_t cell, uint32_t user, double now)
{
    auto& state = At(cell);
    const std::size_t position = Find(cell, user);
    const auto service = m_sharings[cell].GetService(state, position, now);
    TakeOut(cell, position, now);
    m_movement.Remove(user);
    return service;
}

void
GrowsSlottedCells::TakeOut(uint32_t cell, std::size_t position, double now)
{
    auto& state = At(cell);
    m_sharings[cell].Remove(state, position, now);
    --m_users;
    if (state.users.empty())
    {
        m_active[cell] = 0;
        UpdateInterference(cell, now);
    }
}

GrowsRadioLink
GrowsSlottedCells::GetLink(const GrowsSlottedArrival& arrival, uint32_t cell, double now) const
{
    std::vector<double> rsrpMw = arrival.rsrpMw;
    auto link = m_movement.GetLink(arrival, cell, now, rsrpMw);
    UpdateSinr(rsrpMw, cell, link);
    return link;
}

void
GrowsSlottedCells::UpdateSinr(const std::vector<double>& rsrpMw,
                              uint32_t cell,
                              GrowsRadioLink& link) const
{
    if (m_interference && !rsrpMw.empty())
    {
        link.sinrDb = GetMap().GetSinrDb(rsrpMw, m_noiseMw, cell, [this](uint32_t other) {
            return m_active[other] != 0;
        });
    }
}

void
GrowsSlottedCells::UpdateInterference(uint32_t cell, double now)
{
    if (!m_interference)
    {
        return;
    }
    for (const auto other : GetMap().GetInterferers(cell))
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
    auto& state = At(cell);
    auto& sharing = m_sharings[cell];
    sharing.BeginChange(state, now);
    for (std::size_t i = 0; i < state.users.size(); ++i)
    {
        const auto& rsrpMw = sharing.GetRsrpMw(i);
        if (!rsrpMw.empty())
        {
            auto& user = state.users[i];
            UpdateSinr(rsrpMw, cell, user.link);
            user.fullCellRateBps = GetTrueRateBps(cell, user.link);
        }
    }
    sharing.EndChange(state);
}

} // namespace ns3
