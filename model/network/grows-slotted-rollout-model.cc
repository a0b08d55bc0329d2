// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-slotted-rollout-model.h"

#include "ns3/abort.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"

#include <algorithm>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsSlottedRolloutModel);

namespace
{

constexpr double JUST_AFTER = 1e-6; //!< slots: the next arrival is not this one

/// An index above those of all users.
uint32_t
GetUnusedUser(const std::vector<GrowsCellState>& cells)
{
    uint32_t unused = 0;
    for (const auto& cell : cells)
    {
        for (const auto& user : cell.users)
        {
            unused = std::max(unused, user.user + 1);
        }
    }
    return unused;
}

} // namespace

TypeId
GrowsSlottedRolloutModel::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsSlottedRolloutModel")
            .SetParent<GrowsRolloutModel>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsSlottedRolloutModel>()
            .AddAttribute("Horizon",
                          "How far a future is imagined, in slots; 0: to the end of the episode.",
                          UintegerValue(0),
                          MakeUintegerAccessor(&GrowsSlottedRolloutModel::m_horizon),
                          MakeUintegerChecker<uint32_t>());
    return tid;
}

void
GrowsSlottedRolloutModel::SetEnvironment(Ptr<GrowsSlottedEnvironment> environment)
{
    m_environment = environment;
    m_arrivals = environment->CreateArrivals();
}

void
GrowsSlottedRolloutModel::DoDispose()
{
    m_environment = nullptr;
    m_arrivals = nullptr;
    GrowsRolloutModel::DoDispose();
}

void
GrowsSlottedRolloutModel::DoFork(const GrowsAssociationState& state, uint32_t futures)
{
    if (&state == &m_environment->GetState())
    {
        m_origin = m_environment->GetEpisode();
        m_origin.GetCells().ForgetTruth();
        m_arrivingUe = m_environment->GetLastArrival();
    }
    else
    {
        Rebuild(state);
    }
    if (m_horizon > 0)
    {
        m_origin.BeginCounting(m_horizon);
    }
    m_arrivingUeCells.clear();
    for (const auto& candidate : state.candidates)
    {
        m_arrivingUeCells.push_back(candidate.cell.cell);
    }
    m_futures.resize(futures);
    for (auto& future : m_futures)
    {
        Draw(future);
    }
}

void
GrowsSlottedRolloutModel::Rebuild(const GrowsAssociationState& state)
{
    NS_ABORT_MSG_IF(m_horizon == 0,
                    "GrowsSlottedRolloutModel: the decision is about a user of another network, "
                    "which has no end of an episode; set the attribute Horizon (slots)");
    const double now = (Simulator::Now() / m_environment->GetSlotLength()).GetDouble();
    const auto cells = GetCells(state);
    m_origin = m_environment->GetEpisode();
    m_origin.GetCells().ForgetTruth();
    m_origin.Begin(static_cast<uint32_t>(now), GetUnusedUser(cells));
    for (const auto& cell : cells)
    {
        for (const auto& user : cell.users)
        {
            m_origin.GetCells().Adopt(user, cell.cell, now);
        }
    }
    m_arrivingUe.slot = now;
    m_arrivingUe.demand = state.demand;
    m_arrivingUe.trafficClass = GrowsSlottedArrival::UNKNOWN_CLASS;
    m_arrivingUe.links.assign(m_origin.GetCells().GetN(), GrowsRadioLink());
    m_arrivingUe.rsrpMw.clear();
    for (const auto& candidate : state.candidates)
    {
        m_arrivingUe.links.at(candidate.cell.cell) = candidate.link;
    }
    m_origin.Arrive(m_arrivingUe);
}

std::vector<GrowsCellState>
GrowsSlottedRolloutModel::GetCells(const GrowsAssociationState& state) const
{
    std::vector<GrowsCellState> cells;
    std::vector<bool> known(m_environment->GetEpisode().GetCells().GetN());
    for (const auto& candidate : state.candidates)
    {
        known.at(candidate.cell.cell) = true;
        cells.push_back(candidate.cell);
    }
    for (uint32_t cell = 0; cell < known.size() && !GetCellStates().IsNull(); ++cell)
    {
        if (!known[cell])
        {
            cells.push_back(GetCellStates()(cell));
        }
    }
    return cells;
}

void
GrowsSlottedRolloutModel::Draw(Future& future)
{
    m_arrivals->Restart(m_arrivingUe.slot + JUST_AFTER);
    for (future.n = 0;; ++future.n)
    {
        if (future.n == future.arrivals.size())
        {
            future.arrivals.emplace_back();
        }
        if (!m_arrivals->Next(m_origin.GetEnd(), future.arrivals[future.n]))
        {
            return;
        }
    }
}

void
GrowsSlottedRolloutModel::DoRewind(uint32_t future)
{
    m_episode = m_origin;
    m_future = &m_futures.at(future);
    m_position = 0;
}

void
GrowsSlottedRolloutModel::DoApply(const GrowsCheckedDecision& checked)
{
    std::optional<uint32_t> cell;
    if (m_position == 0)
    {
        cell = checked.choice ? std::optional(m_arrivingUeCells[*checked.choice]) : std::nullopt;
        m_episode.Apply(m_arrivingUe, cell);
        return;
    }
    if (checked.choice)
    {
        cell = m_episode.GetState().candidates[*checked.choice].cell.cell;
    }
    m_episode.Apply(m_future->arrivals[m_position - 1], cell);
}

bool
GrowsSlottedRolloutModel::DoNextArrival()
{
    if (m_position == m_future->n)
    {
        m_episode.Finish();
        return false;
    }
    m_episode.Arrive(m_future->arrivals[m_position++]);
    return true;
}

const GrowsAssociationState&
GrowsSlottedRolloutModel::DoGetState() const
{
    return m_episode.GetState();
}

double
GrowsSlottedRolloutModel::DoGetValue() const
{
    return m_episode.GetResult().weightedUtility;
}

int64_t
GrowsSlottedRolloutModel::DoAssignStreams(int64_t stream)
{
    return m_arrivals->AssignStreams(stream);
}

} // namespace ns3
