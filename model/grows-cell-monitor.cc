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
    const bool measures = m_configuration.measuresRates;
    GrowsServedUser served;
    served.user = user;
    served.remaining = m_sessions.GetRemaining(user);
    served.link = m_network->GetLink(user, m_sessions.GetCell());
    served.fullCellRateBps =
        m_network->GetModelRateBps(served.link) * (measures ? m_rateRatio : 1.0);
    if (const auto window = m_windows.find(user); window != m_windows.end())
    {
        served.throughputBps = window->second.throughputBps;
        if (measures && window->second.isWhole)
        {
            served.fullCellRateBps = window->second.throughputBps * m_sharers;
        }
    }
    return served;
}

void
GrowsCellMonitor::Move(uint32_t user, GrowsCellMonitor& to)
{
    if (auto window = m_windows.extract(user))
    {
        to.m_windows.insert(std::move(window));
    }
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
    m_sharers = 2.0 / (1.0 / std::max<double>(m_windows.size(), 1.0) +
                       1.0 / std::max<double>(users.size(), 1.0));
    std::map<uint32_t, Window> windows;
    double sumUtility = 0.0;
    for (const auto user : users)
    {
        windows[user] = MakeWindow(user);
        sumUtility += GrowsUtility(windows[user].throughputBps);
    }
    m_windows = std::move(windows);
    if (m_configuration.measuresRates)
    {
        CompareRates();
    }
    m_meanUtility = users.empty() ? 0.0 : sumUtility / users.size();
    m_rbUse = m_network->GetRbUse(cell);
    m_network->ResetRbUse(cell);
    ScheduleClose();
    m_trace(cell, users.size(), sumUtility);
}

GrowsCellMonitor::Window
GrowsCellMonitor::MakeWindow(uint32_t user) const
{
    Window window;
    window.bytes = m_network->GetReceivedBytes(user);
    const auto before = m_windows.find(user);
    const auto& sessions = m_sessions.GetSessions();
    const auto session = sessions.find(user);
    uint64_t bytesBefore = window.bytes;
    if (before != m_windows.end())
    {
        bytesBefore = before->second.bytes;
        window.isWhole = true;
    }
    else if (session != sessions.end() && session->second.connected)
    {
        bytesBefore = session->second.bytesAtStart;
    }
    const double seconds = m_configuration.window.GetSeconds();
    window.throughputBps = 8.0 * static_cast<double>(window.bytes - bytesBefore) / seconds;
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
