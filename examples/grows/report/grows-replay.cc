// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-replay.h"

#include "grows-arrival-rows.h"

#include "ns3/grows-decision-table.h"
#include "ns3/grows-names.h"

#include <cmath>
#include <map>

#ifdef GROWS_HAS_JSON
#include <nlohmann/json.hpp>
#endif

namespace ns3
{

#ifdef GROWS_HAS_JSON

namespace
{

using Json = nlohmann::json; //!< for short

/// Rows of a table by user and time of arrival.
using Rows = std::map<std::pair<std::string, std::string>, std::vector<std::size_t>>;

/// \param table one with users \param time its column with times of arrivals \return its rows
Rows
GroupByArrival(const GrowsCsv& table, const std::string& time)
{
    Rows rows;
    for (std::size_t row = 0; row < table.GetNRows(); ++row)
    {
        rows[{table.GetText(row, "ue"), table.GetText(row, time)}].push_back(row);
    }
    return rows;
}

/// \param number perhaps none \param parts of one that it is rounded to
/// \return it; null if it is none
Json
MakeNumber(double number, double parts)
{
    if (!std::isfinite(number))
    {
        return {};
    }
    const double rounded = std::round(number * parts) / parts;
    const bool isWhole = rounded == std::trunc(rounded) && std::abs(rounded) < 1e15;
    return isWhole ? Json(static_cast<int64_t>(rounded)) : Json(rounded);
}

/// \param value any \return it as a script of a page may hold it: not even its texts end the script
std::string
Dump(const Json& value)
{
    std::string text;
    for (const char c : value.dump(-1, ' ', true, Json::error_handler_t::replace))
    {
        text += c == '<' ? "\\u003c" : std::string(1, c);
    }
    return text;
}

/// \param decisions the contents of decisions.csv \param row of a candidate
/// \return its numbers in the order of its columns, then two texts
Json
MakeCandidate(const GrowsCsv& decisions, std::size_t row)
{
    Json candidate = Json::array();
    for (const auto& column : GrowsGetCandidateColumns())
    {
        candidate.push_back(MakeNumber(decisions.GetNumber(row, column), 1e4));
    }
    candidate.push_back(decisions.GetText(row, "value"));
    candidate.push_back(decisions.GetText(row, "objection"));
    return candidate;
}

/// \param moves the contents of moves.csv \param row of a move \return it: time, x, y, cell
Json
MakeMove(const GrowsCsv& moves, std::size_t row)
{
    return {MakeNumber(moves.GetNumber(row, "time_s"), 1e3),
            MakeNumber(moves.GetNumber(row, "x_m"), 1.0),
            MakeNumber(moves.GetNumber(row, "y_m"), 1.0),
            MakeNumber(moves.GetNumber(row, "cell"), 1.0)};
}

/// \param table one \param groups its rows \param key of some of them \param make what they become
/// \return these
Json
MakeList(const GrowsCsv& table,
         const Rows& groups,
         const Rows::key_type& key,
         Json (*make)(const GrowsCsv&, std::size_t))
{
    Json list = Json::array();
    const auto rows = groups.find(key);
    for (const std::size_t row : rows == groups.end() ? std::vector<std::size_t>() : rows->second)
    {
        list.push_back(make(table, row));
    }
    return list;
}

/// \param arrivals the contents of arrivals.csv \param row of an arrival \param places of users
/// \return number, time, x, y, cell, outcome, reason, connected, departed, Mbit/s
Json
MakeArrival(const GrowsCsv& arrivals, std::size_t row, const GrowsPlaces& places)
{
    const auto get = [&](const std::string& column, double parts) {
        return MakeNumber(arrivals.GetNumber(row, column), parts);
    };
    const auto place = places.Find(arrivals, row);
    return {get("ue", 1.0),
            get("time_s", 1e3),
            place ? MakeNumber(place->first, 1.0) : Json(),
            place ? MakeNumber(place->second, 1.0) : Json(),
            get("cell", 1.0),
            arrivals.GetText(row, "outcome"),
            GrowsDescribeReason(arrivals.GetText(row, "reason")),
            get("connected_s", 1e3),
            get("departed_s", 1e3),
            get("throughput_mbps", 1e3)};
}

} // namespace

std::string
GrowsReplay::Validate()
{
    return "";
}

bool
GrowsReplay::Add(const Run& run)
{
    const GrowsPlaces places(run.places, run.policy);
    const auto decisions = GroupByArrival(run.decisions, "time_s");
    const auto moves = GroupByArrival(run.moves, "arrived_s");
    std::string list;
    double end = m_span.endS;
    for (std::size_t row = 0; row < run.arrivals.GetNRows(); ++row)
    {
        const Rows::key_type key{run.arrivals.GetText(row, "ue"),
                                 run.arrivals.GetText(row, "time_s")};
        auto arrival = MakeArrival(run.arrivals, row, places);
        arrival.push_back(MakeList(run.decisions, decisions, key, &MakeCandidate));
        arrival.push_back(MakeList(run.moves, moves, key, &MakeMove));
        const auto text = Dump(arrival);
        if (list.size() + text.size() > MAX_BYTES / 2)
        {
            end = run.arrivals.GetNumber(row, "time_s");
            break;
        }
        list += (list.empty() ? "" : ",\n") + text;
    }
    if (m_size + list.size() > MAX_BYTES)
    {
        return false;
    }
    m_size += list.size();
    m_runs.push_back("{\"policy\":" + Dump(run.policy) + ",\"seed\":" + Dump(run.seed) +
                     ",\"end\":" + Dump(MakeNumber(end, 1e3)) + ",\"arrivals\":[\n" + list + "]}");
    return true;
}

std::string
GrowsReplay::ToJson() const
{
    if (m_runs.empty())
    {
        return "";
    }
    Json cells = Json::array();
    for (std::size_t row = 0; row < m_cells.GetNRows(); ++row)
    {
        cells.push_back({MakeNumber(m_cells.GetNumber(row, "cell"), 1.0),
                         MakeNumber(m_cells.GetNumber(row, "x_m"), 1.0),
                         MakeNumber(m_cells.GetNumber(row, "y_m"), 1.0)});
    }
    return "{\"cells\":" + Dump(cells) + ",\"warmUp\":" + Dump(MakeNumber(m_span.beginS, 1e3)) +
           ",\"end\":" + Dump(MakeNumber(m_span.endS, 1e3)) + ",\"runs\":[" +
           GrowsJoinNames(m_runs, ",\n") + "]}";
}

#else

std::string
GrowsReplay::Validate()
{
    return "this build has no replay: nlohmann-json was not there";
}

bool
GrowsReplay::Add(const Run& /* run */)
{
    return false;
}

std::string
GrowsReplay::ToJson() const
{
    return "";
}

#endif

GrowsReplay::GrowsReplay(const GrowsCsv& cells, const GrowsRunSpan& span)
    : m_cells(cells),
      m_span(span)
{
}

} // namespace ns3
