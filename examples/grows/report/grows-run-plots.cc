// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-run-plots.h"

#include "grows-arrival-rows.h"
#include "grows-comparison.h"

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
/// More cells than these are not drawn as lines of their own.
constexpr std::size_t N_CELLS = 6;
/// Kilometres of a metre.
constexpr double KM = 1e-3;

/// \param arrivals the contents of arrivals.csv, of one policy and seed
/// \param places where they arrive
/// \param numbers of the cells
/// \return a row of x, y and the place of the cell among the numbers, or -1, for each
std::string
MakeMap(const GrowsCsv& arrivals,
        const GrowsPlaces& places,
        const std::vector<std::string>& numbers)
{
    std::ostringstream map;
    for (std::size_t row = 0; row < arrivals.GetNRows(); ++row)
    {
        const auto place = places.Find(arrivals, row);
        const auto cell = std::find(numbers.begin(), numbers.end(), arrivals.GetText(row, "cell"));
        if (place)
        {
            map << KM * place->first << "," << KM * place->second << ","
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

} // namespace

GrowsRunPlots::GrowsRunPlots(const std::string& folder,
                             const std::string& subject,
                             const GrowsRunFigures& figures)
    : GrowsPlots(folder, subject),
      m_figures(figures)
{
}

void
GrowsRunPlots::AddUtility()
{
    const auto& span = m_figures.GetSpan();
    std::vector<Line> lines;
    for (const std::string& policy : m_figures.GetWindowPolicies())
    {
        Line line{policy, {}};
        for (const auto& [time, utility] : m_figures.GetUtility(policy))
        {
            line.second.emplace_back(std::min(time, span.endS), utility);
        }
        lines.push_back(line);
    }
    AddLines("utility",
             "Utility over time",
             lines,
             {"time in s",
              "utility: sum over UEs of ln(1 + Mbit/s)",
              "*",
              GrowsCsv::Format(span.beginS),
              "1"});
}

void
GrowsRunPlots::AddThroughput()
{
    std::vector<Line> lines;
    for (const std::string& policy : m_figures.GetPolicies())
    {
        Line line{policy, {}};
        const auto throughputs = m_figures.GetThroughputs(policy);
        for (int quantile = 0; quantile <= N_QUANTILES && !throughputs.empty(); ++quantile)
        {
            const double share = static_cast<double>(quantile) / N_QUANTILES;
            line.second.emplace_back(GrowsSortedPercentile(throughputs, share), share);
        }
        lines.push_back(line);
    }
    const auto isEmpty = [](const Line& line) { return line.second.empty(); };
    if (std::all_of(lines.begin(), lines.end(), isEmpty))
    {
        return; // no session counts
    }
    AddLines("throughput",
             "Throughput of sessions",
             lines,
             {"session throughput in Mbit/s",
              "share of sessions at or below it",
              "1",
              "",
              std::to_string(N_QUANTILES / 10)});
}

void
GrowsRunPlots::AddCells()
{
    const auto cells = m_figures.GetBusiestCells(N_CELLS);
    const auto policies = GrowsGetContrast(m_figures.GetWindowPolicies());
    const bool areAll = m_figures.GetNCells() == cells.size();
    std::ostringstream data;
    double top = 1.0;
    for (const std::string& policy : policies)
    {
        for (const std::string& cell : cells)
        {
            const auto [users, uses] = m_figures.GetCell(policy, cell);
            data << "time_s,cell " << cell << ",\n" << (uses.empty() ? NO_POINT : "");
            for (const auto& [time, number] : users)
            {
                data << time << "," << number << "," << uses.at(time) << "\n";
                top = std::max(top, number);
            }
            data << NEXT_BLOCK;
        }
    }
    std::vector<std::string> arguments{GrowsCsv::Format(m_figures.GetSpan().endS),
                                       GrowsCsv::Format(1.05 * top),
                                       std::to_string(cells.size()),
                                       std::to_string(policies.size())};
    arguments.insert(arguments.end(), policies.begin(), policies.end());
    Add("cells",
        "cells",
        data.str(),
        std::string("Users and resource blocks of ") + (areAll ? "each cell" : "the busiest cells"),
        arguments);
}

void
GrowsRunPlots::AddRejections()
{
    const auto& policies = m_figures.GetPolicies();
    const auto& reasons = m_figures.GetReasons();
    const auto runs = static_cast<double>(m_figures.GetNSeeds());
    std::ostringstream data;
    data << "policy,users";
    for (const auto& reason : reasons)
    {
        data << "," << Quote(GrowsDescribeReason(reason));
    }
    for (const auto& policy : policies)
    {
        std::size_t all = 0;
        std::ostringstream counts;
        for (const auto& reason : reasons)
        {
            const std::size_t rejected = m_figures.GetRejections(policy, reason);
            all += rejected;
            counts << "," << rejected / runs;
        }
        data << "\n" << Quote(policy) << "," << all / runs << counts.str();
    }
    Add("rejections",
        "rejections",
        data.str() + "\n",
        "Rejected users, by reason",
        {std::to_string(policies.size()), std::to_string(reasons.size())});
}

void
GrowsRunPlots::AddMap(const GrowsCsv& cells)
{
    const GrowsCsv& arrivals = m_figures.GetFirstArrivals();
    const GrowsCsv& places = m_figures.GetFirstPlaces();
    const auto numbers = cells.GetDistinct("cell");
    std::ostringstream data;
    for (std::size_t row = 0; row < cells.GetNRows(); ++row)
    {
        data << KM * cells.GetNumber(row, "x_m") << "," << KM * cells.GetNumber(row, "y_m") << ","
             << cells.GetText(row, "cell") << "\n";
    }
    const auto policies = GrowsGetContrast(m_figures.GetPolicies());
    std::vector<std::string> arguments{GetArea(cells, places),
                                       std::to_string(numbers.size()),
                                       std::to_string(policies.size())};
    for (const auto& policy : policies)
    {
        const GrowsCsv ours = arrivals.Select("policy", policy);
        const auto map = MakeMap(ours, GrowsPlaces(places, policy), numbers);
        data << NEXT_BLOCK << (map.empty() ? std::string(NO_POINT) : map);
        arguments.push_back(policy + ": " + DescribeRejections(ours));
    }
    const bool isOneOfMany = m_figures.GetNSeeds() > 1;
    Add("map",
        "map",
        data.str(),
        std::string("Which cell serves which user") + (isOneOfMany ? ": the first seed" : ""),
        arguments);
}

} // namespace ns3
