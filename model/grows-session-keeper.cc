// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-session-keeper.h"

#include "ns3/simulator.h"

#include <algorithm>
#include <utility>

namespace ns3
{

void
GrowsSessionKeeper::Plan::Cancel()
{
    notice.Cancel();
    end.Cancel();
    timeout.Cancel();
}

GrowsSessionKeeper::GrowsSessionKeeper(Ptr<GrowsNetwork> network,
                                       uint32_t cell,
                                       const Configuration& configuration,
                                       const Traces& traces,
                                       MoveListener moveListener)
    : m_network(network),
      m_cell(cell),
      m_configuration(configuration),
      m_traces(traces),
      m_moveListener(moveListener)
{
    m_network->SetCellListener(m_cell, this);
}

uint32_t
GrowsSessionKeeper::GetCell() const
{
    return m_cell;
}

const std::map<uint32_t, GrowsSession>&
GrowsSessionKeeper::GetSessions() const
{
    return m_sessions;
}

GrowsDemand
GrowsSessionKeeper::GetRemaining(uint32_t user) const
{
    const auto found = m_sessions.find(user);
    if (found == m_sessions.end())
    {
        return GrowsDemand();
    }
    const auto& session = found->second;
    GrowsDemand remaining = session.demand;
    if (!session.connected || remaining.kind == GrowsDemand::Kind::ENDLESS)
    {
        return remaining;
    }
    double served = 0.0;
    if (remaining.kind == GrowsDemand::Kind::HOLDING_TIME)
    {
        served = (Simulator::Now() - *session.connected).GetSeconds();
    }
    else if (remaining.kind == GrowsDemand::Kind::VOLUME)
    {
        served = static_cast<double>(m_network->GetReceivedBytes(user) - session.bytesAtStart);
    }
    remaining.amount = std::max(0.0, session.demand.amount - served);
    remaining.normalised *= remaining.amount / session.demand.amount;
    return remaining;
}

void
GrowsSessionKeeper::Begin(GrowsSession session)
{
    session.cell = m_cell;
    session.decided = Simulator::Now();
    m_sessions[session.user] = session;
    m_network->Associate(session.user, m_cell, session.demand);
}

void
GrowsSessionKeeper::NotifyConnected(uint32_t user)
{
    const auto found = m_sessions.find(user);
    if (found == m_sessions.end())
    {
        return; // associated by other code
    }
    auto& session = found->second;
    session.connected = Simulator::Now();
    session.bytesAtStart = m_network->GetReceivedBytes(user);
    session.rbSecondsAtStart = m_network->GetRbSeconds(user);
    PlanEnd(session);
    m_traces.connected(session);
}

void
GrowsSessionKeeper::PlanEnd(const GrowsSession& session)
{
    auto& plan = m_plans[session.user];
    const auto& [sessionTimeout, stopNotice] = m_configuration;
    const auto until = [&](const Time& sinceConnected) {
        return std::max(*session.connected + sinceConnected - Simulator::Now(), Time(0));
    };
    if (session.demand.kind == GrowsDemand::Kind::HOLDING_TIME)
    {
        const Time hold = Seconds(session.demand.amount);
        plan.notice = Simulator::Schedule(until(hold - stopNotice),
                                          &GrowsSessionKeeper::GiveNotice,
                                          this,
                                          session.user,
                                          Stage::NOTICED);
        plan.end = Simulator::Schedule(until(hold), &GrowsSessionKeeper::End, this, session.user);
    }
    if (sessionTimeout.IsStrictlyPositive())
    {
        plan.timeout = Simulator::Schedule(until(sessionTimeout),
                                           &GrowsSessionKeeper::BeginEnd,
                                           this,
                                           session.user,
                                           GrowsReason::SESSION_TIMEOUT);
    }
}

void
GrowsSessionKeeper::GiveNotice(uint32_t user, Stage stage)
{
    if (std::exchange(m_plans[user].stage, stage) == Stage::RUNNING)
    {
        m_traces.stopping(m_sessions.at(user));
    }
}

void
GrowsSessionKeeper::BeginEnd(uint32_t user, GrowsReason reason)
{
    auto& plan = m_plans[user];
    plan.Cancel();
    m_sessions.at(user).reason = reason;
    plan.end =
        Simulator::Schedule(m_configuration.stopNotice, &GrowsSessionKeeper::End, this, user);
    GiveNotice(user, Stage::ENDING);
}

void
GrowsSessionKeeper::End(uint32_t user)
{
    m_plans[user].Cancel();
    auto& session = m_sessions.at(user);
    Conclude(session, session.reason);
    m_network->Release(user);
}

void
GrowsSessionKeeper::Conclude(GrowsSession& session, GrowsReason reason) const
{
    session.departed = Simulator::Now();
    session.receivedBytes = m_network->GetReceivedBytes(session.user) - session.bytesAtStart;
    session.reason = reason;
}

GrowsSession
GrowsSessionKeeper::Remove(uint32_t user)
{
    m_plans[user].Cancel();
    m_plans.erase(user);
    return m_sessions.extract(user).mapped();
}

void
GrowsSessionKeeper::NotifyDemandMet(uint32_t user)
{
    if (m_sessions.count(user))
    {
        BeginEnd(user, GrowsReason::NONE);
    }
}

void
GrowsSessionKeeper::NotifyReleased(uint32_t user)
{
    if (!m_sessions.count(user))
    {
        return; // associated by other code
    }
    auto session = Remove(user);
    if (!session.departed) // other code had it released
    {
        Conclude(session, session.reason);
    }
    m_traces.departure(session);
}

void
GrowsSessionKeeper::NotifyFailed(uint32_t user, GrowsReason reason)
{
    if (!m_sessions.count(user))
    {
        return; // associated by other code
    }
    auto session = Remove(user);
    if (!session.connected)
    {
        m_traces.rejection(user, Simulator::Now(), reason);
        return;
    }
    if (!session.departed) // else it was leaving anyway
    {
        Conclude(session, reason);
    }
    m_traces.departure(session);
}

void
GrowsSessionKeeper::NotifyMoved(uint32_t user, uint32_t to)
{
    m_moveListener(user, to);
}

void
GrowsSessionKeeper::Move(uint32_t user, GrowsSessionKeeper& to)
{
    if (m_sessions.count(user))
    {
        const auto stage = m_plans[user].stage;
        to.Adopt(Remove(user), stage);
    }
}

void
GrowsSessionKeeper::Adopt(GrowsSession session, Stage stage)
{
    session.cell = m_cell;
    m_sessions[session.user] = session;
    m_plans[session.user].stage = stage;
    if (session.departed || !session.connected)
    {
        return; // its release, or its connection, is under way
    }
    if (stage == Stage::ENDING)
    {
        BeginEnd(session.user, session.reason);
    }
    else
    {
        PlanEnd(session);
    }
}

void
GrowsSessionKeeper::Close()
{
    m_network->SetCellListener(m_cell, nullptr);
    for (auto& [user, plan] : m_plans)
    {
        plan.Cancel();
    }
    m_plans.clear();
    for (const auto& [user, session] : std::exchange(m_sessions, {}))
    {
        m_traces.unfinished(session);
    }
}

} // namespace ns3
