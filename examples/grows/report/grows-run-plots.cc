// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-run-plots.h"

#include "ns3/grows-statistics.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>

namespace ns3
{

namespace
{

/// Points of a cumulative distribution.
constexpr int N_QUANTILES = 200;
/// About as many points has a line over time.
constexpr double N_TIMES = 26.0;
/// More cells than these are not drawn as lines of their own.
constexpr std::size_t N_CELLS = 6;
/// The policy to set against the first one, if it is there.
const std::string AGENT = "grows";
/// Kilometres of a metre.
constexpr double KM = 1e-3;

/// \param windows windows.csv, of one policy and perhaps of one cell \param column what to take
/// \param width of a bin in seconds
/// \return its sum over cells by end of bin, mean over the bin's windows and over seeds
std::map<double, double>
GetByTime(const GrowsCsv& windows, const std::string& column, double width)
{
    std::map<double, double> sums;
    std::map<double, std::map<std::pair<double, double>, int>> counted;
    for (std::size_t row = 0; row < windows.GetNRows(); ++row)
    {
        const double time = windows.GetNumber(row, "time_s");
        const double bin = width * std::ceil(time / width - 1e-6);
        sums[bin] += windows.GetNumber(row, column);
        counted[bin][{windows.GetNumber(row, "seed"), time}] = 1;
    }
    for (auto& [bin, sum] : sums)
    {
        sum /= static_cast<double>(counted[bin].size());
    }
    return sums;
}

/// \param span of a run \return width of a bin in seconds
double
GetBinWidth(const GrowsRunSpan& span)
{
    return std::max(1.0, std::ceil(span.endS / N_TIMES));
}

/// \param policies some
/// \return two to set against each other: the first, and the agent or else the last; one if there
/// is only one
std::vector<std::string>
GetContrast(const std::vector<std::string>& policies)
{
    if (policies.size() < 2)
    {
        return policies;
    }
    const bool hasAgent = std::find(policies.begin() + 1, policies.end(), AGENT) != policies.end();
    return {policies.front(), hasAgent ? AGENT : policies.back()};
}

/// \param windows windows.csv \return the cells that serve most users, at most N_CELLS, in order
std::vector<std::string>
GetBusiestCells(const GrowsCsv& windows)
{
    std::vector<std::string> cells = windows.GetDistinct("cell");
    std::map<std::string, double> users;
    for (std::size_t row = 0; row < windows.GetNRows(); ++row)
    {
        users[windows.GetText(row, "cell")] += windows.GetNumber(row, "users");
    }
    std::stable_sort(cells.begin(), cells.end(), [&](const auto& a, const auto& b) {
        return users[a] > users[b];
    });
    cells.resize(std::min(cells.size(), N_CELLS));
    std::sort(cells.begin(), cells.end(), [](const auto& a, const auto& b) {
        return std::stoul(a) < std::stoul(b);
    });
    return cells;
}

/// \param reason as it stands in arrivals.csv \return it and what it means
std::string
DescribeReason(const std::string& reason)
{
    static const std::map<std::string, std::string> MEANINGS{
        {"no-room", "every candidate was full"},
        {"cell-full", "the chosen cell was full"},
        {"declined", "the policy wanted none"},
        {"no-candidate", "no cell was measured"},
        {"stack-limit", "the protocol stack took no more"},
        {"connection-timeout", "no connection in time"}};
    const auto meaning = MEANINGS.find(reason);
    return meaning == MEANINGS.end() ? reason : reason + ": " + meaning->second;
}

/// \param arrivals the contents of arrivals.csv, of one policy and seed
/// \param places where they arrive, by ue and, if they have it, time_s
/// \param numbers of the cells
/// \return a row of x, y and the place of the cell among the numbers, or -1, for each
std::string
MakeMap(const GrowsCsv& arrivals, const GrowsCsv& places, const std::vector<std::string>& numbers)
{
    const bool hasTimes = places.HasColumn("time_s");
    const auto getKey = [hasTimes](const GrowsCsv& table, std::size_t row) {
        return table.GetText(row, "ue") + (hasTimes ? " " + table.GetText(row, "time_s") : "");
    };
    std::map<std::string, std::size_t> rows;
    for (std::size_t row = 0; row < places.GetNRows(); ++row)
    {
        rows[getKey(places, row)] = row;
    }
    std::ostringstream map;
    for (std::size_t row = 0; row < arrivals.GetNRows(); ++row)
    {
        const auto place = rows.find(getKey(arrivals, row));
        const auto cell = std::find(numbers.begin(), numbers.end(), arrivals.GetText(row, "cell"));
        if (place != rows.end())
        {
            map << KM * places.GetNumber(place->second, "x_m") << ","
                << KM * places.GetNumber(place->second, "y_m") << ","
                << (cell == numbers.end() ? -1 : cell - numbers.begin()) << "\n";
        }
    }
    return map.str();
}

/// \param cells cells.csv \param places places.csv
/// \return x from and to, y from and to, in km, that hold them all
std::string
GetArea(const GrowsCsv& cells, const GrowsCsv& places)
{
    std::ostringstream area;
    for (const std::string axis : {"x_m", "y_m"})
    {
        auto values = cells.GetNumbers(axis);
        const auto more = places.GetNumbers(axis);
        values.insert(values.end(), more.begin(), more.end());
        const auto [low, high] = std::minmax_element(values.begin(), values.end());
        const double margin = 0.12 * (*high - *low) + 10.0;
        area << KM * (*low - margin) << " " << KM * (*high + margin) << " ";
    }
    return area.str();
}

/// \param arrivals arrivals.csv, of one policy and seed
/// \return how many arrived, and how many of them none served
std::string
DescribeRejections(const GrowsCsv& arrivals)
{
    return std::to_string(arrivals.Select("cell", "").GetNRows()) + " of " +
           std::to_string(arrivals.GetNRows()) + " users rejected";
}

/// \param arrivals arrivals.csv \param span what counts \return Mbit/s of the sessions that count
std::vector<double>
GetThroughputs(const GrowsCsv& arrivals, const GrowsRunSpan& span)
{
    std::vector<double> throughputs;
    for (std::size_t row = 0; row < arrivals.GetNRows(); ++row)
    {
        if (GrowsCountsAsSession(arrivals.GetNumber(row, "time_s"),
                                 arrivals.GetNumber(row, "connected_s"),
                                 arrivals.GetNumber(row, "departed_s"),
                                 span))
        {
            throughputs.push_back(arrivals.GetNumber(row, "throughput_mbps"));
        }
    }
    return throughputs;
}

} // namespace

void
GrowsRunPlots::AddUtility(const GrowsCsv& windows, const GrowsRunSpan& span)
{
    std::vector<Line> lines;
    for (const std::string& policy : windows.GetDistinct("policy"))
    {
        Line line{policy, {}};
        for (const auto& [time, utility] :
             GetByTime(windows.Select("policy", policy), "utility", GetBinWidth(span)))
        {
            line.second.emplace_back(std::min(time, span.endS), utility);
        }
        lines.push_back(line);
    }
    AddLines("utility",
             lines,
             {"time in s",
              "utility: sum over UEs of ln(1 + Mbit/s)",
              "*",
              GrowsCsv::Format(span.beginS),
              "1"});
}

void
GrowsRunPlots::AddThroughput(const GrowsCsv& arrivals, const GrowsRunSpan& span)
{
    std::vector<Line> lines;
    for (const std::string& policy : arrivals.GetDistinct("policy"))
    {
        Line line{policy, {}};
        const auto throughputs = GetThroughputs(arrivals.Select("policy", policy), span);
        for (int quantile = 0; quantile <= N_QUANTILES && !throughputs.empty(); ++quantile)
        {
            const double share = static_cast<double>(quantile) / N_QUANTILES;
            line.second.emplace_back(GrowsPercentile(throughputs, share), share);
        }
        lines.push_back(line);
    }
    const auto isEmpty = [](const Line& line) { return line.second.empty(); };
    if (std::all_of(lines.begin(), lines.end(), isEmpty))
    {
        return; // no session counts
    }
    AddLines("throughput",
             lines,
             {"session throughput in Mbit/s",
              "share of sessions at or below it",
              "1",
              "",
              std::to_string(N_QUANTILES / 10)});
}

void
GrowsRunPlots::AddCells(const GrowsCsv& windows, const GrowsRunSpan& span)
{
    const auto cells = GetBusiestCells(windows);
    auto policies = GetContrast(windows.GetDistinct("policy"));
    const bool areAll = windows.GetDistinct("cell").size() == cells.size();
    std::ostringstream data;
    double top = 1.0;
    for (const std::string& policy : policies)
    {
        const GrowsCsv ours = windows.Select("policy", policy);
        for (const std::string& cell : cells)
        {
            const GrowsCsv one = ours.Select("cell", cell);
            const auto uses = GetByTime(one, "rb_use", GetBinWidth(span));
            data << "time_s,cell " << cell << ",\n" << (uses.empty() ? NO_POINT : "");
            for (const auto& [time, users] : GetByTime(one, "users", GetBinWidth(span)))
            {
                data << time << "," << users << "," << uses.at(time) << "\n";
                top = std::max(top, users);
            }
            data << NEXT_BLOCK;
        }
    }
    std::vector<std::string> arguments{GrowsCsv::Format(span.endS),
                                       GrowsCsv::Format(1.05 * top),
                                       std::to_string(cells.size()),
                                       std::to_string(policies.size())};
    arguments.insert(arguments.end(), policies.begin(), policies.end());
    Add("cells",
        "cells",
        data.str(),
        std::string("Users and resource blocks of ") +
            (areAll ? "each cell" : "the busiest cells") + " - " + GetSubject(),
        arguments);
}

void
GrowsRunPlots::AddRejections(const GrowsCsv& arrivals, const GrowsRunSpan& span)
{
    GrowsCsv rejected({"policy", "reason"});
    for (std::size_t row = 0; row < arrivals.GetNRows(); ++row)
    {
        if (arrivals.GetText(row, "outcome") == "rejected" &&
            arrivals.GetNumber(row, "time_s") >= span.beginS)
        {
            rejected.AddRow({arrivals.GetText(row, "policy"), arrivals.GetText(row, "reason")});
        }
    }
    const auto policies = arrivals.GetDistinct("policy");
    const auto reasons = rejected.GetDistinct("reason");
    const auto runs = static_cast<double>(arrivals.GetDistinct("seed").size());
    std::ostringstream data;
    data << "policy,users";
    for (const auto& reason : reasons)
    {
        data << "," << Quote(DescribeReason(reason));
    }
    for (const auto& policy : policies)
    {
        const GrowsCsv ours = rejected.Select("policy", policy);
        data << "\n" << Quote(policy) << "," << ours.GetNRows() / runs;
        for (const auto& reason : reasons)
        {
            data << "," << ours.Select("reason", reason).GetNRows() / runs;
        }
    }
    Add("rejections",
        "rejections",
        data.str() + "\n",
        "Rejected users, by reason - " + GetSubject(),
        {std::to_string(policies.size()), std::to_string(reasons.size())});
}

void
GrowsRunPlots::AddMap(const GrowsCsv& arrivals, const GrowsCsv& cells, const GrowsCsv& places)
{
    const std::string seed = arrivals.GetNRows() > 0 ? arrivals.GetText(0, "seed") : "";
    const GrowsCsv here = places.Select("seed", seed);
    const auto numbers = cells.GetDistinct("cell");
    std::ostringstream data;
    for (std::size_t row = 0; row < cells.GetNRows(); ++row)
    {
        data << KM * cells.GetNumber(row, "x_m") << "," << KM * cells.GetNumber(row, "y_m") << ","
             << cells.GetText(row, "cell") << "\n";
    }
    const auto policies = GetContrast(arrivals.GetDistinct("policy"));
    std::vector<std::string> arguments{GetArea(cells, here),
                                       std::to_string(numbers.size()),
                                       std::to_string(policies.size())};
    for (const auto& policy : policies)
    {
        const GrowsCsv ours = arrivals.Select("policy", policy).Select("seed", seed);
        const bool isByPolicy = here.HasColumn("policy");
        const auto map = MakeMap(ours, isByPolicy ? here.Select("policy", policy) : here, numbers);
        data << NEXT_BLOCK << (map.empty() ? std::string(NO_POINT) : map);
        arguments.push_back(policy + ": " + DescribeRejections(ours));
    }
    const bool isOneOfMany = arrivals.GetDistinct("seed").size() > 1;
    Add("map",
        "map",
        data.str(),
        "Which cell serves whom - " + GetSubject() + (isOneOfMany ? ": the first seed" : ""),
        arguments);
}

} // namespace ns3
