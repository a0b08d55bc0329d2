// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-outcome-summary.h"

#include "ns3/grows-names.h"
#include "ns3/simulator.h"

#include <iostream>
#include <sstream>
#include <vector>

namespace ns3
{

namespace
{

/// \param counts by reason
/// \param what was counted, in words
/// \return it, the sum and each count
std::string
Describe(const std::map<GrowsReason, uint64_t>& counts, const std::string& what)
{
    uint64_t sum = 0;
    std::vector<std::string> details;
    for (const auto& [reason, count] : counts)
    {
        sum += count;
        details.push_back(GrowsToString(reason) + ": " + std::to_string(count));
    }
    return what + ": " + std::to_string(sum) + " (" + GrowsJoinNames(details) + ")";
}

} // namespace

void
GrowsOutcomeSummary::Listen(Ptr<GrowsUserAssociation> handler)
{
    using Self = GrowsOutcomeSummary;
    handler->TraceConnectWithoutContext("Rejection", MakeCallback(&Self::RecordRejection, this));
    handler->TraceConnectWithoutContext("Departure", MakeCallback(&Self::RecordDeparture, this));
    handler->TraceConnectWithoutContext("Connected", MakeCallback(&Self::RecordConnected, this));
}

void
GrowsOutcomeSummary::PrintAtEnd()
{
    if (!m_printsAtEnd)
    {
        m_printsAtEnd = true;
        // Nodes, and with them the handlers, exist already: they are destroyed before.
        Simulator::ScheduleDestroy([self = shared_from_this()] { self->Print(); });
    }
}

void
GrowsOutcomeSummary::Plan(const Time& time)
{
    m_planned.insert(time);
}

void
GrowsOutcomeSummary::Arrive(const Time& time)
{
    m_planned.erase(m_planned.find(time));
}

void
GrowsOutcomeSummary::OmitRejections()
{
    m_omitsRejections = true;
}

void
GrowsOutcomeSummary::OmitDrops()
{
    m_omitsDrops = true;
}

void
GrowsOutcomeSummary::RecordRejection(uint32_t /* user */, Time /* time */, GrowsReason reason)
{
    ++m_rejections[reason];
}

void
GrowsOutcomeSummary::RecordDeparture(const GrowsSession& session)
{
    if (session.reason == GrowsReason::CONNECTION_LOST ||
        session.reason == GrowsReason::HANDED_OVER_OUT)
    {
        ++m_drops[session.reason];
        m_dropped.insert(session.user);
    }
}

void
GrowsOutcomeSummary::RecordConnected(const GrowsSession& session)
{
    m_nReconnections += m_dropped.erase(session.user);
}

std::string
GrowsOutcomeSummary::ToString() const
{
    std::vector<std::string> parts;
    if (!m_rejections.empty() && !m_omitsRejections)
    {
        parts.push_back(Describe(m_rejections, "rejected arrivals"));
    }
    if (!m_drops.empty() && !m_omitsDrops)
    {
        parts.push_back(Describe(m_drops, "dropped users") +
                        ", of which connected again: " + std::to_string(m_nReconnections));
    }
    if (!m_planned.empty())
    {
        std::ostringstream missed;
        missed << "arrivals that never came: " << m_planned.size() << " (the simulation ended at "
               << Simulator::Now().As(Time::S) << ", the first of them was due at "
               << m_planned.begin()->As(Time::S) << ")";
        parts.push_back(missed.str());
    }
    return GrowsJoinNames(parts, "; ");
}

void
GrowsOutcomeSummary::Print()
{
    const auto text = ToString();
    if (!text.empty())
    {
        std::cerr << "grows: " << text << std::endl;
    }
    m_rejections.clear();
    m_drops.clear();
    m_dropped.clear();
    m_nReconnections = 0;
    m_planned.clear();
    m_printsAtEnd = false;
}

} // namespace ns3
