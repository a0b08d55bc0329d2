/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-results-helper.h"

#include "ns3/simulator.h"

#include <algorithm>
#include <limits>

namespace ns3
{

namespace
{

/**
 * \param time a time, if there is one
 * \return it in seconds, as it stands in a file
 */
std::string
FormatTime(const std::optional<Time>& time)
{
    return time ? GrowsCsv::Format(time->GetSeconds()) : "";
}

/**
 * \param demand what somebody wants, if that is known
 * \return seconds, bytes or slots; infinity if it has no end
 */
std::string
FormatDemand(const std::optional<GrowsDemand>& demand)
{
    if (!demand)
    {
        return "";
    }
    const bool isEndless = demand->kind == GrowsDemand::Kind::ENDLESS;
    return GrowsCsv::Format(isEndless ? std::numeric_limits<double>::infinity() : demand->amount);
}

} // namespace

GrowsResultsHelper::GrowsResultsHelper(const std::string& scenario,
                                       const std::string& policy,
                                       int64_t seed)
    : m_scenario(scenario),
      m_policy(policy),
      m_seed(std::to_string(seed)),
      m_windows({"policy", "seed", "time_s", "cell", "users", "utility", "rb_use"})
{
}

void
GrowsResultsHelper::SetUserNumbers(Callback<uint32_t, uint32_t> numberOf)
{
    m_numberOf = numberOf;
}

void
GrowsResultsHelper::Install(const GrowsHelper& helper)
{
    m_network = helper.GetNetwork();
    m_handlers = helper.GetHandlers();
    for (const auto& handler : m_handlers)
    {
        const auto connect = [&handler](const std::string& trace, const CallbackBase& sink) {
            [[maybe_unused]] const bool found = handler->TraceConnectWithoutContext(trace, sink);
            NS_ASSERT_MSG(found, "handlers have no trace " << trace);
        };
        connect("Decision", MakeCallback(&GrowsResultsHelper::NoteDecision, this));
        connect("Rejection", MakeCallback(&GrowsResultsHelper::NoteRejection, this));
        connect("Departure", MakeCallback(&GrowsResultsHelper::NoteDeparture, this));
        connect("Window", MakeCallback(&GrowsResultsHelper::NoteWindow, this));
        for (const auto& [user, session] : handler->GetSessions())
        {
            NoteEarlier(session);
        }
    }
}

void
GrowsResultsHelper::NoteEarlier(const GrowsSession& session)
{
    m_open[session.user] = m_arrivals.size();
    Arrival arrival;
    arrival.time = session.arrived;
    arrival.number = GetNumber(session.user);
    arrival.demand = session.demand;
    arrival.cell = session.cell;
    m_arrivals.push_back(arrival);
}

uint32_t
GrowsResultsHelper::GetNumber(uint32_t user) const
{
    return m_numberOf.IsNull() ? user : m_numberOf(user);
}

GrowsResultsHelper::Arrival&
GrowsResultsHelper::Add(const GrowsDecisionRecord& record)
{
    Arrival arrival;
    arrival.time = record.time;
    arrival.number = GetNumber(record.state.user);
    arrival.demand = record.state.demand;
    for (const auto& candidate : record.state.candidates)
    {
        arrival.candidates += arrival.candidates.empty() ? "" : " ";
        arrival.candidates += std::to_string(candidate.cell.cell);
    }
    m_arrivals.push_back(arrival);
    return m_arrivals.back();
}

void
GrowsResultsHelper::NoteDecision(const GrowsDecisionRecord& record)
{
    m_open[record.state.user] = m_arrivals.size();
    Add(record).cell = record.cell;
    m_signalling.messages += record.signalling.messages;
    m_signalling.payloadBytes += record.signalling.payloadBytes;
    m_signalling.headerBytes += record.signalling.headerBytes;
    m_filledCells += record.filledCells.size();
    if (record.cell)
    {
        ++m_nAssociated;
        m_attachDelay += Simulator::Now() - record.time;
    }
}

void
GrowsResultsHelper::NoteRejection(uint32_t user, Time time, GrowsReason reason)
{
    const auto open = m_open.find(user);
    if (open == m_open.end() || reason == GrowsReason::ALREADY_CONNECTED)
    {
        Arrival arrival; // there was nothing to decide
        arrival.time = time;
        arrival.number = GetNumber(user);
        arrival.outcome = "rejected";
        arrival.reason = reason;
        m_arrivals.push_back(arrival);
        return;
    }
    Arrival& arrival = m_arrivals[open->second];
    arrival.cell.reset(); // chosen, but it did not take the user
    arrival.outcome = "rejected";
    arrival.reason = reason;
    m_open.erase(open);
}

void
GrowsResultsHelper::NoteService(const GrowsSession& session,
                                uint64_t receivedBytes,
                                const Time& end)
{
    Arrival& arrival = m_arrivals[m_open.at(session.user)];
    arrival.connected = session.connected;
    arrival.departed = session.departed;
    arrival.receivedBytes = receivedBytes;
    const double seconds = session.connected ? (end - *session.connected).GetSeconds() : 0.0;
    if (seconds > 0.0)
    {
        arrival.throughputMbps = 8e-6 * static_cast<double>(receivedBytes) / seconds;
    }
}

void
GrowsResultsHelper::NoteDeparture(const GrowsSession& session)
{
    NoteService(session, session.receivedBytes, *session.departed);
    Arrival& arrival = m_arrivals[m_open.at(session.user)];
    arrival.outcome = session.reason == GrowsReason::NONE ? "served" : "dropped";
    arrival.reason = session.reason;
    m_open.erase(session.user);
}

void
GrowsResultsHelper::NoteWindow(uint32_t cell, uint32_t users, double utility)
{
    m_windows.AddRow({m_policy,
                      m_seed,
                      FormatTime(Simulator::Now()),
                      std::to_string(cell),
                      std::to_string(users),
                      GrowsCsv::Format(utility),
                      GrowsCsv::Format(m_handlers[cell]->GetCellState().rbUse)});
}

void
GrowsResultsHelper::Finish()
{
    for (const auto& handler : m_handlers)
    {
        for (const auto& [user, session] : handler->GetSessions())
        {
            if (session.departed)
            {
                NoteDeparture(session);
            }
            else if (session.connected)
            {
                NoteService(session,
                            m_network->GetReceivedBytes(user) - session.bytesAtStart,
                            Simulator::Now());
            }
        }
        for (const auto& record : handler->GetUndecided())
        {
            Add(record);
        }
    }
    m_open.clear();
    std::stable_sort(m_arrivals.begin(), m_arrivals.end(), [](const auto& a, const auto& b) {
        return a.time < b.time; // decisions that take their time may overtake each other
    });
}

GrowsCsv::Row
GrowsResultsHelper::MakeRow(const Arrival& arrival) const
{
    return {m_policy,
            m_seed,
            FormatTime(arrival.time),
            std::to_string(arrival.number),
            FormatDemand(arrival.demand),
            arrival.candidates,
            arrival.cell ? std::to_string(*arrival.cell) : "",
            arrival.outcome,
            GrowsToString(arrival.reason),
            FormatTime(arrival.connected),
            FormatTime(arrival.departed),
            std::to_string(arrival.receivedBytes),
            GrowsCsv::Format(arrival.throughputMbps)};
}

GrowsTables
GrowsResultsHelper::GetTables(const GrowsRunSpan& span, bool hasVolumes, double wallS) const
{
    return {{"runs.csv", GetRun(span, hasVolumes)},
            {"arrivals.csv", GetArrivals()},
            {"windows.csv", GetWindows()},
            {"timing.csv", GetTiming(wallS)}};
}

GrowsCsv
GrowsResultsHelper::GetArrivals() const
{
    GrowsCsv table({"policy",
                    "seed",
                    "time_s",
                    "ue",
                    "demand",
                    "candidates",
                    "cell",
                    "outcome",
                    "reason",
                    "connected_s",
                    "departed_s",
                    "received_bytes",
                    "throughput_mbps"});
    for (const Arrival& arrival : m_arrivals)
    {
        table.AddRow(MakeRow(arrival));
    }
    return table;
}

const GrowsCsv&
GrowsResultsHelper::GetWindows() const
{
    return m_windows;
}

GrowsRunSummary
GrowsResultsHelper::Summarise(const GrowsRunSpan& span, bool hasVolumes) const
{
    GrowsRunSpan ours = span;
    ours.windowS = m_handlers.front()->GetWindow().GetSeconds();
    return GrowsSummariseRun(GetArrivals(), m_windows, ours, hasVolumes);
}

GrowsCsv
GrowsResultsHelper::GetRun(const GrowsRunSpan& span, bool hasVolumes) const
{
    const auto summary = Summarise(span, hasVolumes);
    const std::vector<std::pair<std::string, double>> figures{
        {"utility", summary.utility},
        {"rejections", summary.rejections},
        {"utility_per_arrival", summary.utilityPerArrival},
        {"arrivals", summary.arrivals},
        {"served_sessions", summary.servedSessions},
        {"throughput_mbps", summary.throughputMbps},
        {"throughput_p5_mbps", summary.throughputP5Mbps},
        {"completion_s", summary.completionS},
        {"jain_index", summary.jainIndex},
        {"warm_up_s", span.beginS},
        {"duration_s", span.endS}};
    GrowsCsv::Row columns{"scenario", "policy", "seed"};
    GrowsCsv::Row row{m_scenario, m_policy, m_seed};
    for (const auto& [column, figure] : figures)
    {
        columns.push_back(column);
        row.push_back(GrowsCsv::Format(figure));
    }
    GrowsCsv table(columns);
    table.AddRow(row);
    return table;
}

GrowsCsv
GrowsResultsHelper::GetTiming(double wallS) const
{
    GrowsDecisionCost cost;
    for (const auto& handler : m_handlers)
    {
        cost.Add(handler->GetDecisionCost());
    }
    const auto count = static_cast<double>(cost.GetNDecisions());
    const auto bytes = m_signalling.payloadBytes + m_signalling.headerBytes;
    const auto associated = static_cast<double>(m_nAssociated);
    GrowsCsv table({"scenario",
                    "policy",
                    "seed",
                    "decisions",
                    "decision_us",
                    "decision_share",
                    "wall_s",
                    "messages",
                    "bytes",
                    "attach_delay_ms",
                    "filled_cells"});
    table.AddRow({m_scenario,
                  m_policy,
                  m_seed,
                  std::to_string(cost.GetNDecisions()),
                  GrowsCsv::Format(1e6 * cost.GetMedianSeconds()),
                  GrowsCsv::Format(cost.GetTotalSeconds() / wallS),
                  GrowsCsv::Format(wallS),
                  GrowsCsv::Format(static_cast<double>(m_signalling.messages) / count),
                  GrowsCsv::Format(static_cast<double>(bytes) / count),
                  GrowsCsv::Format(1e3 * m_attachDelay.GetSeconds() / associated),
                  std::to_string(m_filledCells)});
    return table;
}

} // namespace ns3
