// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-slotted-episode.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ns3
{

void
GrowsSlottedEpisode::Configure(const GrowsSlottedCells::Configuration& cellsConfiguration,
                               const Configuration& episodeConfiguration)
{
    m_cells.Configure(cellsConfiguration);
    m_configuration = episodeConfiguration;
    m_slotS = cellsConfiguration.slotS;
    m_utilityAlpha = cellsConfiguration.utilityAlpha;
    m_interruptionS = cellsConfiguration.handover.interruptionS;
    m_keepsSessions = !cellsConfiguration.classes.empty();
    Begin();
}

void
GrowsSlottedEpisode::Begin(uint32_t slot, uint32_t user)
{
    m_cells.Clear();
    m_countFrom = slot + m_configuration.warmUpSlots;
    m_end = slot + m_configuration.slots;
    m_slot = slot;
    m_user = user;
    m_lastDecision = slot;
    m_elapsed = 0.0;
    m_tally = Tally();
    m_sessions.clear();
    m_handovers = {};
}

void
GrowsSlottedEpisode::BeginCounting(uint32_t slots)
{
    m_countFrom = m_slot;
    m_end = m_slot + slots;
    m_tally = Tally();
    m_keepsSessions = false;
    m_sessions.clear();
}

void
GrowsSlottedEpisode::Arrive(const GrowsSlottedArrival& arrival)
{
    AdvanceTo(static_cast<uint32_t>(arrival.slot));
    if (arrival.slot > m_slot) // arrivals of a radio scenario come within a slot
    {
        Dismiss(arrival.slot);
    }
    m_elapsed = arrival.slot - m_lastDecision;
    m_lastDecision = arrival.slot;
    m_cells.BuildState(m_user++, arrival, arrival.slot, GetTimeLeft(arrival.slot));
}

void
GrowsSlottedEpisode::Idle(uint32_t slot, const GrowsSlottedArrival& nobody)
{
    AdvanceTo(slot);
    m_cells.BuildState(m_user, nobody, slot, GetTimeLeft(slot));
}

double
GrowsSlottedEpisode::GetTimeLeft(double slot) const
{
    return m_configuration.horizon ? (m_end - slot) / m_configuration.slots : 0.0;
}

double
GrowsSlottedEpisode::Apply(const GrowsSlottedArrival& arrival,
                           std::optional<uint32_t> cell,
                           GrowsReason reason)
{
    if (cell)
    {
        m_cells.Join(m_cells.GetState().user, arrival, *cell, arrival.slot);
    }
    const double utility = m_cells.GetWeightedUtility();
    if (m_slot < m_countFrom)
    {
        return utility;
    }
    ++m_tally.arrivals;
    m_tally.accepted += cell ? 1 : 0;
    if (m_keepsSessions)
    {
        AddSession(arrival, cell.has_value());
        m_sessions.back().reason = reason;
    }
    if (m_configuration.average == ARRIVALS || (m_configuration.average == ACCEPTED && cell))
    {
        CountUtility();
    }
    return utility;
}

void
GrowsSlottedEpisode::CountUtility()
{
    m_tally.utility += m_cells.GetUtility();
    m_tally.weighted += m_cells.GetWeightedUtility();
    m_tally.moments += 1.0;
}

void
GrowsSlottedEpisode::AdvanceTo(uint32_t slot)
{
    while (m_slot < slot)
    {
        EndSlot();
    }
}

void
GrowsSlottedEpisode::EndSlot()
{
    if (m_slot >= m_countFrom)
    {
        if (m_configuration.average == SLOTS)
        {
            CountUtility();
        }
        m_tally.userSlots += m_cells.GetNUsers();
        m_tally.slots += 1.0;
    }
    ++m_slot;
    Dismiss(m_slot);
    Move();
}

void
GrowsSlottedEpisode::Move()
{
    const auto decide = [this](const GrowsHandoverRequest& request) {
        m_elapsed = m_slot - m_lastDecision;
        m_lastDecision = m_slot;
        return m_handoverCallback(request);
    };
    const auto& moves =
        m_cells.Move(m_slot, m_handoverCallback ? GrowsHandoverCallback(decide) : nullptr);
    for (const auto& handover : moves)
    {
        const bool isPingPong =
            m_handovers.Add(handover.user, handover.from, handover.to, m_slot * m_slotS);
        if (m_slot < m_countFrom)
        {
            continue;
        }
        ++m_tally.handovers;
        m_tally.pingPongs += isPingPong ? 1 : 0;
        if (m_configuration.average == SLOTS)
        {
            m_tally.utility -= handover.lostUtility;
            m_tally.weighted -= handover.weight * handover.lostUtility;
        }
    }
}

void
GrowsSlottedEpisode::Dismiss(double now)
{
    m_finished.clear();
    m_cells.FindFinished(now, m_finished);
    for (const auto& [cell, user] : m_finished)
    {
        const auto service = m_cells.Remove(cell, user, now);
        CountSession(user, service, now);
        if (auto* session = FindSession(user))
        {
            session->endSlot = now;
        }
        if (service.arrivedSlot >= m_countFrom)
        {
            ++m_tally.completed;
            m_tally.completion += now - service.arrivedSlot;
        }
    }
}

void
GrowsSlottedEpisode::CountSession(uint32_t user, const GrowsSlottedService& service, double now)
{
    const double seconds = (now - service.arrivedSlot) * m_slotS;
    const double utility = service.arrivedSlot >= m_countFrom && now > service.arrivedSlot
                               ? GrowsUtility(service.receivedBits / seconds, m_utilityAlpha)
                               : 0.0;
    m_tally.sessions += utility;
    auto* session = FindSession(user);
    if (!session)
    {
        m_tally.perArrival += utility;
        return;
    }
    session->receivedBits = service.receivedBits;
    const auto& of = m_cells.GetTrafficClasses()[session->trafficClass];
    m_tally.perArrival += of.weight * utility;
    if (of.HasVolume()) // it is served until the end of a slot
    {
        session->receivedBits = std::min(session->receivedBits, session->offeredBits);
    }
    else if (const double offeredBps = of.GetOfferedBps(); std::isfinite(offeredBps))
    {
        session->offeredBits = offeredBps * seconds;
    }
}

void
GrowsSlottedEpisode::AddSession(const GrowsSlottedArrival& arrival, bool isAccepted)
{
    if (m_sessions.empty())
    {
        m_firstSessionUser = m_cells.GetState().user;
    }
    const auto& of = m_cells.GetTrafficClasses().at(arrival.trafficClass);
    GrowsSlottedSession session;
    session.trafficClass = arrival.trafficClass;
    session.arrivedSlot = arrival.slot;
    session.isAccepted = isAccepted;
    if (of.HasVolume())
    {
        session.offeredBits = 8.0 * arrival.demand.amount;
    }
    else if (std::isinf(of.GetOfferedBps()))
    {
        session.offeredBits = std::numeric_limits<double>::quiet_NaN();
    }
    m_sessions.push_back(session);
}

GrowsSlottedSession*
GrowsSlottedEpisode::FindSession(uint32_t user)
{
    const bool isKept = user >= m_firstSessionUser && user - m_firstSessionUser < m_sessions.size();
    return isKept ? &m_sessions[user - m_firstSessionUser] : nullptr;
}

void
GrowsSlottedEpisode::Finish()
{
    AdvanceTo(m_end);
    for (uint32_t cell = 0; cell < m_cells.GetN(); ++cell)
    {
        for (const auto& user : m_cells.GetCell(cell).users)
        {
            const auto service = m_cells.GetService(cell, user.user, m_end);
            CountSession(user.user, service, m_end);
        }
    }
}

GrowsEpisodeResult
GrowsSlottedEpisode::GetResult() const
{
    const auto mean = [](double sum, double n) { return n > 0.0 ? sum / n : 0.0; };
    GrowsEpisodeResult result;
    result.utility = mean(m_tally.utility, m_tally.moments);
    result.weightedUtility = mean(m_tally.weighted, m_tally.moments);
    result.weightedUtilityPerArrival = mean(m_tally.perArrival, m_tally.arrivals);
    result.utilityPerArrival = mean(m_tally.sessions, m_tally.arrivals);
    result.arrivals = m_tally.arrivals;
    result.accepted = m_tally.accepted;
    result.rejections = m_tally.arrivals - m_tally.accepted;
    result.meanUsers = mean(m_tally.userSlots, m_tally.slots);
    result.completed = m_tally.completed;
    result.meanSlots = mean(m_tally.completion, m_tally.completed);
    result.handovers = m_tally.handovers;
    result.pingPongs = m_tally.pingPongs;
    result.interruptionS = m_tally.handovers * m_interruptionS;
    return result;
}

} // namespace ns3
