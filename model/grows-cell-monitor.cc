// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-cell-monitor.h"

#include "ns3/grows-rate-model.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <utility>

namespace ns3
{

GrowsCellMonitor::GrowsCellMonitor(Ptr<GrowsNetwork> network,
                                   const GrowsSessionKeeper& sessions,
                                   const Configuration& configuration,
                                   const TracedCallback<uint32_t, uint32_t, double>& trace)
    : m_network(network),
      m_sessions(sessions),
      m_configuration(configuration),
      m_trace(trace)
{
    ScheduleClose();
}

GrowsCellMonitor::~GrowsCellMonitor()
{
    m_closeEvent.Cancel();
}

void
GrowsCellMonitor::FillState(GrowsCellState& state) const
{
    state.rbUse = m_rbUse;
    state.meanUtility = m_meanUtility;
    state.users.clear();
    for (const auto user : m_network->GetUsers(m_sessions.GetCell()))
    {
        state.users.push_back(GetServedUser(user));
    }
}

GrowsServedUser
GrowsCellMonitor::GetServedUser(uint32_t user) const
{
    GrowsServedUser served;
    served.user = user;
    served.remaining = m_sessions.GetRemaining(user);
    served.link = m_network->GetLink(user, m_sessions.GetCell());
    served.fullCellRateBps = m_network->GetModelRateBps(served.link);
    served.measuredRateBps = served.fullCellRateBps * m_rateRatio;
    if (const auto found = m_windows.find(user); found != m_windows.end())
    {
        const auto& window = found->second;
        served.throughputBps = window.throughputBps;
        served.rbShare = window.rbShare;
        served.isMeasured = window.isMeasured;
        if (window.isWhole)
        {
            served.measuredRateBps = window.throughputBps * m_sharers;
        }
    }
    return served;
}

void
GrowsCellMonitor::Move(uint32_t user, GrowsCellMonitor& to)
{
    Window window;
    window.bytes = GetBytesBefore(user);
    if (const auto known = m_windows.extract(user))
    {
        window = known.mapped();
    }
    window.begin = GetCount(user);
    to.m_windows[user] = window;
}

void
GrowsCellMonitor::ScheduleClose()
{
    m_closeEvent = Simulator::Schedule(m_configuration.window, &GrowsCellMonitor::Close, this);
}

void
GrowsCellMonitor::Close()
{
    const uint32_t cell = m_sessions.GetCell();
    const auto& users = m_network->GetUsers(cell);
    // Shares are what users get of the time; those of the window's two ends stand for all of it.
    m_sharers = 2.0 / (1.0 / std::max<double>(m_usersBefore, 1.0) +
                       1.0 / std::max<double>(users.size(), 1.0));
    std::map<uint32_t, Window> windows;
    double sumUtility = 0.0;
    double sumStateUtility = 0.0;
    for (const auto user : users)
    {
        const auto& window = windows[user] = MakeWindow(user);
        sumUtility += GrowsUtility(window.receivedBps, m_configuration.utilityAlpha);
        sumStateUtility += GrowsUtility(window.throughputBps, m_configuration.utilityAlpha);
    }
    m_windows = std::move(windows);
    m_usersBefore = users.size();
    CompareRates();
    m_meanUtility = users.empty() ? 0.0 : sumStateUtility / users.size();
    m_rbUse = m_network->GetRbUse(cell);
    m_network->ResetRbUse(cell);
    ScheduleClose();
    m_trace(cell, users.size(), sumUtility);
}

GrowsCellMonitor::Count
GrowsCellMonitor::GetCount(uint32_t user) const
{
    return {Simulator::Now(), m_network->GetReceivedBytes(user), m_network->GetRbSeconds(user)};
}

std::optional<GrowsCellMonitor::Count>
GrowsCellMonitor::GetServiceBegin(uint32_t user) const
{
    std::optional<Count> begin;
    if (const auto known = m_windows.find(user); known != m_windows.end())
    {
        begin = known->second.begin;
    }
    const auto& sessions = m_sessions.GetSessions();
    const auto found = sessions.find(user);
    if (found == sessions.end())
    {
        return begin;
    }
    const auto& session = found->second;
    if (!session.connected)
    {
        return std::nullopt;
    }
    return begin && begin->time >= *session.connected
               ? begin
               : Count{*session.connected, session.bytesAtStart, session.rbSecondsAtStart};
}

uint64_t
GrowsCellMonitor::GetBytesBefore(uint32_t user) const
{
    if (const auto known = m_windows.find(user); known != m_windows.end())
    {
        return known->second.bytes;
    }
    const auto& sessions = m_sessions.GetSessions();
    const auto session = sessions.find(user);
    return session != sessions.end() && session->second.connected
               ? session->second.bytesAtStart
               : m_network->GetReceivedBytes(user);
}

GrowsCellMonitor::Window
GrowsCellMonitor::MakeWindow(uint32_t user) const
{
    constexpr double BITS = 8.0; // of a byte
    Window window;
    window.begin = GetCount(user);
    window.bytes = window.begin.bytes;
    window.receivedBps = BITS * static_cast<double>(window.bytes - GetBytesBefore(user)) /
                         m_configuration.window.GetSeconds();
    const auto begin = GetServiceBegin(user);
    const Time served = begin ? window.begin.time - begin->time : Time(0);
    if (served.IsStrictlyPositive())
    {
        const double seconds = served.GetSeconds();
        const double blocks = m_network->GetResourceBlocks(m_sessions.GetCell());
        window.throughputBps = BITS * static_cast<double>(window.bytes - begin->bytes) / seconds;
        window.rbShare =
            std::min(1.0, (window.begin.rbSeconds - begin->rbSeconds) / (blocks * seconds));
        window.isMeasured = true;
        window.isWhole = served >= m_configuration.window;
    }
    return window;
}

void
GrowsCellMonitor::CompareRates()
{
    double measuredBps = 0.0;
    double modelBps = 0.0;
    for (const auto& [user, window] : m_windows)
    {
        if (window.isWhole)
        {
            const auto link = m_network->GetLink(user, m_sessions.GetCell());
            measuredBps += window.throughputBps * m_sharers;
            modelBps += m_network->GetModelRateBps(link);
        }
    }
    m_rateRatio = modelBps > 0.0 ? measuredBps / modelBps : m_rateRatio;
}

} // namespace ns3
