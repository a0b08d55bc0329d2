// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-results-helper.h"

#include "ns3/grows-class-result.h"
#include "ns3/grows-handover-recorder.h"
#include "ns3/grows-replay-recorder.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <limits>

namespace ns3
{

namespace
{

/// \param time a time \return it in seconds, with the digits that it has in a file
double
ToSeconds(const Time& time)
{
    return GrowsCsv::Round(time.GetSeconds());
}

/// \param time a time, if there is one \return it in seconds, with the digits that it has in a file
std::optional<double>
ToSeconds(const std::optional<Time>& time)
{
    return time ? std::make_optional(ToSeconds(*time)) : std::nullopt;
}

/// \param number a number, if there is one \return it, as it stands in a file
std::string
FormatOptional(const std::optional<double>& number)
{
    return number ? GrowsCsv::Format(*number) : "";
}

/// \param demand a user's demand, if known
/// \return seconds, bytes or slots; infinity if it has no end
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
      m_replay(
          std::make_unique<GrowsReplayRecorder>([this](uint32_t user) { return GetNumber(user); }))
{
}

GrowsResultsHelper::~GrowsResultsHelper() = default;

void
GrowsResultsHelper::SetUserNumbers(Callback<uint32_t, uint32_t> numberOf)
{
    m_numberOf = numberOf;
}

void
GrowsResultsHelper::SetTrafficClasses(const std::vector<GrowsTrafficClass>& classes)
{
    m_classes = classes;
}

void
GrowsResultsHelper::SetTrafficReports(Callback<GrowsTrafficReport, uint32_t> reportOf)
{
    m_reportOf = reportOf;
}

void
GrowsResultsHelper::Install(const GrowsHelper& helper)
{
    NS_ASSERT_MSG(!m_network || m_network == helper.GetNetwork(), "it listens to one network");
    const auto first = m_handlers.size();
    m_network = helper.GetNetwork();
    m_handlers = helper.GetHandlers();
    helper.OmitSummary(); // the results have it
    for (auto i = first; i < m_handlers.size(); ++i)
    {
        const auto& handler = m_handlers[i];
        const auto connect = [&handler](const std::string& trace, const CallbackBase& sink) {
            [[maybe_unused]] const bool found = handler->TraceConnectWithoutContext(trace, sink);
            NS_ASSERT_MSG(found, "handlers have no trace " << trace);
        };
        connect("Decision", MakeCallback(&GrowsResultsHelper::RecordDecision, this));
        connect("Rejection", MakeCallback(&GrowsResultsHelper::RecordRejection, this));
        connect("Departure", MakeCallback(&GrowsResultsHelper::RecordDeparture, this));
        connect("Unfinished", MakeCallback(&GrowsResultsHelper::RecordUnfinished, this));
        connect("Window", MakeCallback(&GrowsResultsHelper::RecordWindow, this));
        m_replay->Install(handler);
        for (const auto& [user, session] : handler->GetSessions())
        {
            RecordEarlier(session);
        }
    }
}

void
GrowsResultsHelper::CountHandovers(const Time& interruption)
{
    m_handovers = std::make_unique<GrowsHandoverRecorder>(m_network, interruption);
}

void
GrowsResultsHelper::RecordEarlier(const GrowsSession& session)
{
    m_open[session.user] = m_arrivals.size();
    auto arrival = MakeArrival(session.user, session.arrived);
    arrival.demand = session.demand;
    arrival.cell = session.cell;
    m_arrivals.push_back(arrival);
}

uint32_t
GrowsResultsHelper::GetNumber(uint32_t user) const
{
    return m_numberOf.IsNull() ? user : m_numberOf(user);
}

GrowsArrivalResult
GrowsResultsHelper::MakeArrival(uint32_t user, const Time& time) const
{
    GrowsArrivalResult arrival;
    arrival.timeS = ToSeconds(time);
    arrival.number = GetNumber(user);
    arrival.place = GrowsGetUserPlace(*m_network, user);
    return arrival;
}

GrowsArrivalResult&
GrowsResultsHelper::Add(const GrowsDecisionRecord& record)
{
    auto arrival = MakeArrival(record.state.user, record.time);
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
GrowsResultsHelper::RecordDecision(const GrowsDecisionRecord& record)
{
    m_open[record.state.user] = m_arrivals.size();
    Add(record).cell = record.cell;
    m_signalling.messages += record.signalling.messages;
    m_signalling.payloadBytes += record.signalling.payloadBytes;
    m_signalling.headerBytes += record.signalling.headerBytes;
    m_cellsFullAtExecution += record.cellsFullAtExecution.size();
    if (record.cell)
    {
        ++m_nAssociated;
        m_attachDelay += Simulator::Now() - record.time;
    }
}

void
GrowsResultsHelper::RecordRejection(uint32_t user, Time time, GrowsReason reason)
{
    const auto open = m_open.find(user);
    if (open == m_open.end() || reason == GrowsReason::ALREADY_CONNECTED)
    {
        auto arrival = MakeArrival(user, time); // there was nothing to decide
        arrival.outcome = "rejected";
        arrival.reason = reason;
        RecordTraffic(user, 0.0, arrival);
        m_arrivals.push_back(arrival);
        return;
    }
    GrowsArrivalResult& arrival = m_arrivals[open->second];
    arrival.cell.reset(); // chosen, but it did not take the user
    arrival.outcome = "rejected";
    arrival.reason = reason;
    RecordTraffic(user, 0.0, arrival);
    m_open.erase(open);
}

void
GrowsResultsHelper::RecordService(const GrowsSession& session,
                                  uint64_t receivedBytes,
                                  const Time& end)
{
    GrowsArrivalResult& arrival = m_arrivals[m_open.at(session.user)];
    arrival.connectedS = ToSeconds(session.connected);
    arrival.departedS = ToSeconds(session.departed);
    arrival.receivedBytes = receivedBytes;
    const double seconds = session.connected ? (end - *session.connected).GetSeconds() : 0.0;
    if (seconds > 0.0)
    {
        arrival.throughputMbps =
            GrowsCsv::Round(8e-6 * static_cast<double>(receivedBytes) / seconds);
    }
    RecordTraffic(session.user, seconds, arrival);
}

void
GrowsResultsHelper::RecordTraffic(uint32_t user, double servedS, GrowsArrivalResult& arrival) const
{
    if (m_classes.empty())
    {
        return;
    }
    NS_ASSERT_MSG(!m_reportOf.IsNull(), "classes need reports");
    const auto report = m_reportOf(user);
    const auto& trafficClass = GrowsFindTrafficClass(m_classes, report.trafficClass);
    const bool isComplete = servedS > 0.0 && report.servedS > 0.0;
    arrival.traffic = isComplete ? report : GrowsMakeTrafficReport(trafficClass, arrival, servedS);
}

void
GrowsResultsHelper::RecordDeparture(const GrowsSession& session)
{
    RecordService(session, session.receivedBytes, *session.departed);
    GrowsArrivalResult& arrival = m_arrivals[m_open.at(session.user)];
    arrival.outcome = session.reason == GrowsReason::NONE ? "served" : "dropped";
    arrival.reason = session.reason;
    m_open.erase(session.user);
}

void
GrowsResultsHelper::RecordUnfinished(const GrowsSession& session)
{
    if (!m_open.count(session.user)) // its decision was on its way
    {
        auto arrival = MakeArrival(session.user, session.arrived);
        arrival.demand = session.demand;
        RecordTraffic(session.user, 0.0, arrival);
        m_arrivals.push_back(arrival);
    }
    else if (session.departed)
    {
        RecordDeparture(session);
    }
    else if (session.connected)
    {
        RecordService(session,
                      m_network->GetReceivedBytes(session.user) - session.bytesAtStart,
                      Simulator::Now());
    }
}

void
GrowsResultsHelper::RecordWindow(uint32_t cell, uint32_t users, double utility)
{
    m_windows.push_back({ToSeconds(Simulator::Now()),
                         cell,
                         users,
                         GrowsCsv::Round(utility),
                         m_handlers[cell]->GetCellState().rbUse});
}

void
GrowsResultsHelper::Finish()
{
    for (const auto& handler : m_handlers)
    {
        handler->TraceDisconnectWithoutContext(
            "Unfinished",
            MakeCallback(&GrowsResultsHelper::RecordUnfinished, this));
        for (const auto& [user, session] : handler->GetSessions())
        {
            RecordUnfinished(session);
        }
        for (const auto& record : handler->GetUndecided())
        {
            RecordTraffic(record.state.user, 0.0, Add(record));
        }
    }
    for (const auto& [user, index] : m_open)
    {
        if (!m_arrivals[index].connectedS)
        {
            RecordTraffic(user, 0.0, m_arrivals[index]);
        }
    }
    m_open.clear();
    std::stable_sort(m_arrivals.begin(), m_arrivals.end(), [](const auto& a, const auto& b) {
        return a.timeS < b.timeS; // decisions that take their time may overtake each other
    });
}

GrowsCsv::Row
GrowsResultsHelper::MakeRow(const GrowsArrivalResult& arrival) const
{
    GrowsCsv::Row row{m_policy,
                      m_seed,
                      GrowsCsv::Format(arrival.timeS),
                      std::to_string(arrival.number),
                      FormatDemand(arrival.demand),
                      arrival.candidates,
                      arrival.cell ? std::to_string(*arrival.cell) : "",
                      arrival.outcome,
                      GrowsToString(arrival.reason),
                      FormatOptional(arrival.connectedS),
                      FormatOptional(arrival.departedS),
                      std::to_string(arrival.receivedBytes),
                      GrowsCsv::Format(arrival.throughputMbps)};
    if (arrival.traffic)
    {
        const auto more = GrowsMakeTrafficRow(arrival, m_classes);
        row.insert(row.end(), more.begin(), more.end());
    }
    return row;
}

GrowsTables
GrowsResultsHelper::GetTables(const GrowsRunSpan& span, double wallS) const
{
    GrowsTables tables{{"runs.csv", GetRun(span)},
                       {"arrivals.csv", GetArrivals()},
                       {"windows.csv", GetWindows()},
                       {"decisions.csv", m_replay->GetDecisions()},
                       {"moves.csv", m_replay->GetMoves()},
                       {"timing.csv", GetTiming(wallS)}};
    if (!m_classes.empty())
    {
        tables["classes.csv"] = GetClasses(span);
    }
    return tables;
}

GrowsCsv
GrowsResultsHelper::GetArrivals() const
{
    GrowsCsv::Row columns{"policy",
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
                          "throughput_mbps"};
    if (!m_classes.empty())
    {
        const auto more = GrowsGetTrafficColumns();
        columns.insert(columns.end(), more.begin(), more.end());
    }
    GrowsCsv table(columns);
    for (const GrowsArrivalResult& arrival : m_arrivals)
    {
        table.AddRow(MakeRow(arrival));
    }
    return table;
}

GrowsCsv
GrowsResultsHelper::GetPlaces() const
{
    GrowsCsv table({"seed", "ue", "x_m", "y_m", "policy", "time_s"});
    for (const GrowsArrivalResult& arrival : m_arrivals)
    {
        if (arrival.place)
        {
            table.AddRow({m_seed,
                          std::to_string(arrival.number),
                          GrowsCsv::Format(arrival.place->x),
                          GrowsCsv::Format(arrival.place->y),
                          m_policy,
                          GrowsCsv::Format(arrival.timeS)});
        }
    }
    return table;
}

GrowsCsv
GrowsResultsHelper::GetWindows() const
{
    GrowsCsv table({"policy", "seed", "time_s", "cell", "users", "utility", "rb_use"});
    for (const GrowsWindowResult& window : m_windows)
    {
        table.AddRow({m_policy,
                      m_seed,
                      GrowsCsv::Format(window.endS),
                      std::to_string(window.cell),
                      std::to_string(window.users),
                      GrowsCsv::Format(window.utility),
                      GrowsCsv::Format(window.rbUse)});
    }
    return table;
}

GrowsRunResult
GrowsResultsHelper::GetResult(const GrowsRunSpan& span) const
{
    GrowsRunSpan ours = span;
    ours.windowS = m_handlers.front()->GetWindow().GetSeconds();
    auto result = GrowsSummariseRun(m_arrivals, m_windows, ours);
    result.weightedUtilityPerArrival = GrowsGetWeightedUtility(m_arrivals, m_classes, ours);
    result.classes = GrowsSummariseClasses(m_arrivals, m_classes, ours);
    if (m_handovers)
    {
        result.handovers = m_handovers->GetFigures(span.beginS);
    }
    return result;
}

GrowsCsv
GrowsResultsHelper::GetRun(const GrowsRunSpan& span) const
{
    const auto result = GetResult(span);
    std::vector<std::pair<std::string, double>> figures{
        {"utility", result.utility},
        {"rejections", result.rejections},
        {"utility_per_arrival", result.utilityPerArrival},
        {"arrivals", result.arrivals},
        {"served_sessions", result.servedSessions},
        {"throughput_mbps", result.throughputMbps},
        {"throughput_p5_mbps", result.throughputP5Mbps},
        {"completion_s", result.completionS},
        {"jain_index", result.jainIndex},
        {"warm_up_s", span.beginS},
        {"duration_s", span.endS}};
    if (GrowsHasWeights(m_classes))
    {
        figures.emplace_back("weighted_utility_per_arrival", result.weightedUtilityPerArrival);
    }
    const auto handovers = result.handovers.GetFigures();
    figures.insert(figures.end(), handovers.begin(), handovers.end());
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
GrowsResultsHelper::GetClasses(const GrowsRunSpan& span) const
{
    return GrowsTabulateClasses(m_scenario, m_policy, m_seed, GetResult(span).classes);
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
                    "full_at_execution"});
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
                  std::to_string(m_cellsFullAtExecution)});
    return table;
}

} // namespace ns3
