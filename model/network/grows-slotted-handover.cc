// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-slotted-cells.h"

#include "ns3/abort.h"
#include "ns3/grows-handover-margin.h"

#include <algorithm>

/**
 * \file
 * \ingroup grows
 * The part of GrowsSlottedCells that is about users that move, and their handovers.
 */

namespace ns3
{

const std::vector<GrowsSlottedHandover>&
GrowsSlottedCells::Move(double now, const GrowsHandoverCallback& decide)
{
    m_moves.clear();
    m_due.clear();
    if (!m_movement.IsDue(now))
    {
        return m_moves;
    }
    for (uint32_t cell = 0; cell < m_home.size(); ++cell)
    {
        UpdateLinks(cell, now);
    }
    for (auto& handover : m_moves)
    {
        handover.lostUtility = Attach(Detach(handover.user, handover.from, now), handover.to, now);
        handover.weight = GetWeight(handover.user);
    }
    for (const auto& due : m_due)
    {
        Reconsider(due.user, due.from, now, decide);
    }
    return m_moves;
}

void
GrowsSlottedCells::UpdateLinks(uint32_t cell, double now)
{
    auto& state = At(cell);
    auto& sharing = m_sharings[cell];
    sharing.BeginChange(state, now);
    for (std::size_t i = 0; i < state.users.size(); ++i)
    {
        auto& user = state.users[i];
        const auto* reception = m_movement.Receive(user.user, now);
        if (!reception)
        {
            continue;
        }
        if (m_interference)
        {
            sharing.SetRsrpMw(i, reception->rsrpMw);
        }
        user.link = m_movement.GetLink(cell);
        UpdateSinr(reception->rsrpMw, cell, user.link);
        user.fullCellRateBps = GetTrueRateBps(cell, user.link);
        if (const auto target = m_movement.FindTarget(user.user, cell, now))
        {
            m_moves.push_back({user.user, cell, *target});
        }
        else if (m_movement.IsToBeAsked(user.user, now))
        {
            m_due.push_back({user.user, cell, cell});
        }
    }
    sharing.EndChange(state);
}

GrowsSlottedCells::DetachedUser
GrowsSlottedCells::Detach(uint32_t user, uint32_t cell, double now)
{
    const std::size_t position = Find(cell, user);
    m_sharings[cell].Refresh(At(cell), now); // what remains of its demand
    const DetachedUser detached{At(cell).users[position], GetService(cell, user, now), cell};
    TakeOut(cell, position, now);
    return detached;
}

double
GrowsSlottedCells::Attach(const DetachedUser& detached, uint32_t cell, double now)
{
    auto served = detached.served;
    const auto* reception = m_movement.Receive(served.user, now);
    served.link = m_movement.GetLink(cell);
    UpdateSinr(reception->rsrpMw, cell, served.link);
    served.fullCellRateBps = GetTrueRateBps(cell, served.link);
    Add(served,
        m_movement.GetTrafficClass(served.user),
        m_interference ? reception->rsrpMw : std::vector<double>(),
        cell,
        now);
    auto& sharing = m_sharings[cell];
    if (served.remaining.kind == GrowsDemand::Kind::ENDLESS)
    {
        sharing.LimitStay((detached.before.endSlot - now) * m_configuration.slotS);
    }
    sharing.Resume(detached.before);
    const double slots = m_configuration.handover.interruptionS / m_configuration.slotS;
    return cell == detached.from || slots == 0.0 ? 0.0 : sharing.Interrupt(At(cell), slots);
}

double
GrowsSlottedCells::GetWeight(uint32_t user) const
{
    const auto& classes = m_configuration.classes;
    return classes.empty() ? 1.0 : classes[m_movement.GetTrafficClass(user)].weight;
}

uint32_t
GrowsSlottedCells::BuildTargetState(const DetachedUser& detached, double now)
{
    TakeBack();
    m_movement.Receive(detached.served.user, now);
    m_movement.FillMeasurements(m_measured);
    auto limits = m_configuration.limits;
    limits.candidates = std::max(limits.candidates, 2U) - 1; // the serving cell is another one
    m_selection.Select(m_measured.links, limits, [&detached](uint32_t cell) {
        return cell != detached.from;
    });
    auto cells = m_selection.GetCells();
    const double hysteresisDb = m_configuration.handover.hysteresisDb;
    const double servingDbm = m_measured.links[detached.from].rsrpDbm + hysteresisDb;
    const auto place = std::find_if(cells.begin(), cells.end(), [&](uint32_t cell) {
        return m_measured.links[cell].rsrpDbm <= servingDbm;
    });
    const auto serving = static_cast<uint32_t>(place - cells.begin());
    cells.insert(place, detached.from);
    m_state.user = detached.served.user;
    m_state.demand = detached.served.remaining;
    m_state.timeLeft = 0.0;
    AddCandidates(cells, m_measured, now);
    auto& candidate = m_state.candidates[serving];
    GrowsShiftLink(candidate.link, hysteresisDb);
    candidate.fullCellRateBps = m_configuration.rateModel->GetFullCellRateBps(candidate.link);
    return serving;
}

void
GrowsSlottedCells::Reconsider(uint32_t user,
                              uint32_t cell,
                              double now,
                              const GrowsHandoverCallback& decide)
{
    NS_ABORT_MSG_UNLESS(decide,
                        "the slotted network: Handover Grows needs a policy; call "
                        "GrowsSlottedEnvironment::SetHandoverCallback");
    const double utility = GetWeightedUtility();
    const auto detached = Detach(user, cell, now);
    const uint32_t serving = BuildTargetState(detached, now);
    const uint32_t choice = decide({m_state, serving, m_configuration.handover.margin, utility});
    const uint32_t to = m_state.candidates.at(choice).cell.cell;
    const double lostUtility = Attach(detached, to, now);
    if (to != cell)
    {
        m_moves.push_back({user, cell, to, lostUtility, GetWeight(user)});
    }
}

} // namespace ns3
