// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-run-figures.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace ns3
{

namespace
{

/// About as many points has a line over time.
constexpr double N_TIMES = 26.0;

/// \param [in,out] names to which one is added unless it is there \param name it
void
AddOnce(std::vector<std::string>& names, const std::string& name)
{
    if (std::find(names.begin(), names.end(), name) == names.end())
    {
        names.push_back(name);
    }
}

} // namespace

GrowsRunFigures::GrowsRunFigures(const GrowsRunSpan& span)
    : m_span(span),
      m_widthS(std::max(1.0, std::ceil(span.endS / N_TIMES)))
{
}

void
GrowsRunFigures::AddArrivals(const GrowsCsv& arrivals)
{
    if (m_seeds.empty() && arrivals.GetNRows() > 0)
    {
        m_firstSeed = arrivals.GetText(0, "seed");
    }
    m_firstArrivals.Append(arrivals.Select("seed", m_firstSeed));
    for (std::size_t row = 0; row < arrivals.GetNRows(); ++row)
    {
        const auto& policy = arrivals.GetText(row, "policy");
        const double timeS = arrivals.GetNumber(row, "time_s");
        AddOnce(m_policies, policy);
        m_seeds.insert(arrivals.GetText(row, "seed"));
        if (GrowsCountsAsSession(timeS,
                                 arrivals.GetNumber(row, "connected_s"),
                                 arrivals.GetNumber(row, "departed_s"),
                                 m_span))
        {
            m_throughputs[policy].push_back(arrivals.GetNumber(row, "throughput_mbps"));
        }
        if (timeS >= m_span.beginS && arrivals.GetText(row, "outcome") == "rejected")
        {
            const auto& reason = arrivals.GetText(row, "reason");
            AddOnce(m_reasons, reason);
            ++m_rejected[{policy, reason}];
        }
    }
}

void
GrowsRunFigures::AddWindows(const GrowsCsv& windows)
{
    std::set<std::tuple<const Sums*, double, std::string>> known; // moments of this table
    for (std::size_t row = 0; row < windows.GetNRows(); ++row)
    {
        const auto& policy = windows.GetText(row, "policy");
        const auto& cell = windows.GetText(row, "cell");
        const double timeS = windows.GetNumber(row, "time_s");
        const double bin = m_widthS * std::ceil(timeS / m_widthS - 1e-6);
        const auto count = [&](Sums& sums) {
            const bool isNew = known.emplace(&sums, timeS, windows.GetText(row, "seed")).second;
            sums.moments += isNew ? 1.0 : 0.0;
        };
        AddOnce(m_windowPolicies, policy);
        AddOnce(m_cells, cell);
        const double users = windows.GetNumber(row, "users");
        m_users[cell] += users;
        Sums& all = m_byPolicy[policy][bin];
        all.utility += windows.GetNumber(row, "utility");
        count(all);
        Sums& one = m_byCell[{policy, cell}][bin];
        one.users += users;
        one.rbUse += windows.GetNumber(row, "rb_use");
        count(one);
    }
}

void
GrowsRunFigures::AddPlaces(const GrowsCsv& places)
{
    m_firstPlaces.Append(places.Select("seed", m_firstSeed));
}

GrowsRunFigures::Series
GrowsRunFigures::GetMeans(const Bins& bins, double Sums::*quantity)
{
    Series means;
    for (const auto& [bin, sums] : bins)
    {
        means[bin] = sums.*quantity / sums.moments;
    }
    return means;
}

GrowsRunFigures::Series
GrowsRunFigures::GetUtility(const std::string& policy) const
{
    return GetMeans(m_byPolicy.at(policy), &Sums::utility);
}

std::pair<GrowsRunFigures::Series, GrowsRunFigures::Series>
GrowsRunFigures::GetCell(const std::string& policy, const std::string& cell) const
{
    const auto found = m_byCell.find({policy, cell});
    const Bins bins = found == m_byCell.end() ? Bins() : found->second;
    return {GetMeans(bins, &Sums::users), GetMeans(bins, &Sums::rbUse)};
}

std::vector<std::string>
GrowsRunFigures::GetBusiestCells(std::size_t most) const
{
    auto cells = m_cells;
    std::stable_sort(cells.begin(), cells.end(), [this](const auto& a, const auto& b) {
        return m_users.at(a) > m_users.at(b);
    });
    cells.resize(std::min(cells.size(), most));
    std::sort(cells.begin(), cells.end(), [](const auto& a, const auto& b) {
        return std::stoul(a) < std::stoul(b);
    });
    return cells;
}

std::vector<double>
GrowsRunFigures::GetThroughputs(const std::string& policy) const
{
    const auto found = m_throughputs.find(policy);
    auto throughputs = found == m_throughputs.end() ? std::vector<double>() : found->second;
    std::sort(throughputs.begin(), throughputs.end());
    return throughputs;
}

std::size_t
GrowsRunFigures::GetRejections(const std::string& policy, const std::string& reason) const
{
    const auto found = m_rejected.find({policy, reason});
    return found == m_rejected.end() ? 0 : found->second;
}

} // namespace ns3
