/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-comparison.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ns3
{

namespace
{

/// A quantity of the summary.
struct Quantity
{
    const char* column; //!< in runs.csv
    const char* header; //!< in the summary
    int decimals;       //!< digits behind the point
};

/// In this order; one that no run has is left out.
constexpr Quantity QUANTITIES[] = {{"utility", "utility", 2},
                                   {"utility_per_arrival", "per arrival", 3},
                                   {"rejections", "rejections", 1},
                                   {"throughput_mbps", "Mbit/s", 2},
                                   {"throughput_p5_mbps", "Mbit/s, 5 %", 2},
                                   {"served_sessions", "served", 1},
                                   {"completion_s", "completion s", 2},
                                   {"jain_index", "Jain", 3}};

/// What changes are shown of.
constexpr Quantity CHANGES[] = {{"utility", "utility", 1},
                                {"utility_per_arrival", "per arrival", 1},
                                {"rejections", "rejections", 1},
                                {"throughput_mbps", "Mbit/s", 1},
                                {"throughput_p5_mbps", "Mbit/s, 5 %", 1},
                                {"completion_s", "completion s", 1}};

/**
 * \param table of runs
 * \param column name of a column
 * \return whether it is there and holds a number at all
 */
bool
HasNumbers(const GrowsCsv& table, const std::string& column)
{
    if (!table.HasColumn(column))
    {
        return false;
    }
    const auto numbers = table.GetNumbers(column);
    return std::any_of(numbers.begin(), numbers.end(), [](double x) { return !std::isnan(x); });
}

/**
 * \param values to add
 * \return their sum
 */
double
Sum(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0);
}

} // namespace

GrowsComparison::GrowsComparison(const GrowsCsv& runs, const GrowsCsv& timing)
    : m_runs(runs),
      m_timing(timing)
{
}

GrowsEstimate
GrowsComparison::Estimate(const GrowsCsv& table,
                          const std::string& column,
                          const std::string& policy)
{
    return GrowsEstimateMean(table.Select("policy", policy).GetNumbers(column));
}

GrowsTextTable
GrowsComparison::GetSummary() const
{
    std::vector<std::string> header{"policy"};
    for (const Quantity& quantity : QUANTITIES)
    {
        if (HasNumbers(m_runs, quantity.column))
        {
            header.emplace_back(quantity.header);
        }
    }
    header.emplace_back("decision");
    GrowsTextTable table(header);
    for (const std::string& policy : m_runs.GetDistinct("policy"))
    {
        std::vector<std::string> row{policy};
        for (const Quantity& quantity : QUANTITIES)
        {
            if (HasNumbers(m_runs, quantity.column))
            {
                const auto estimate = Estimate(m_runs, quantity.column, policy);
                row.push_back(GrowsTextTable::Format(estimate, quantity.decimals));
            }
        }
        const double time = Estimate(m_timing, "decision_us", policy).mean;
        const double share = Estimate(m_timing, "decision_share", policy).mean;
        row.push_back(GrowsTextTable::Format(time, 1) + " us, " +
                      GrowsTextTable::Format(100.0 * share, 4) + " %");
        table.AddRow(row);
    }
    return table;
}

std::vector<std::string>
GrowsComparison::GetBaselines() const
{
    std::vector<std::string> baselines;
    const auto policies = m_runs.GetDistinct("policy");
    for (const std::string& policy : policies)
    {
        const bool isBaseline = policy == "max-rssi" || policy == "max-rssi-retry";
        if (isBaseline && policies.size() > 1)
        {
            baselines.push_back(policy);
        }
    }
    if (baselines.empty() && policies.size() > 1)
    {
        baselines.push_back(policies.front());
    }
    return baselines;
}

std::pair<std::vector<double>, std::vector<double>>
GrowsComparison::Pair(const std::string& column,
                      const std::string& policy,
                      const std::string& baseline) const
{
    std::pair<std::vector<double>, std::vector<double>> series;
    const GrowsCsv ours = m_runs.Select("policy", policy);
    const GrowsCsv theirs = m_runs.Select("policy", baseline);
    for (const std::string& seed : ours.GetDistinct("seed"))
    {
        const GrowsCsv one = ours.Select("seed", seed);
        const GrowsCsv other = theirs.Select("seed", seed);
        if (other.GetNRows() > 0)
        {
            series.first.push_back(one.GetNumber(0, column));
            series.second.push_back(other.GetNumber(0, column));
        }
    }
    return series;
}

GrowsEstimate
GrowsComparison::GetChange(const std::string& column,
                           const std::string& policy,
                           const std::string& baseline) const
{
    const auto [values, base] = Pair(column, policy, baseline);
    if (std::find(base.begin(), base.end(), 0.0) == base.end())
    {
        return GrowsEstimateChange(values, base);
    }
    return GrowsEstimateChange({Sum(values)}, {Sum(base)});
}

GrowsTextTable
GrowsComparison::GetChanges(const std::string& baseline) const
{
    std::vector<std::string> header{"against " + baseline};
    for (const Quantity& quantity : CHANGES)
    {
        if (HasNumbers(m_runs, quantity.column))
        {
            header.emplace_back(quantity.header);
        }
    }
    GrowsTextTable table(header);
    for (const std::string& policy : m_runs.GetDistinct("policy"))
    {
        if (policy == baseline)
        {
            continue;
        }
        std::vector<std::string> row{policy};
        for (const Quantity& quantity : CHANGES)
        {
            if (HasNumbers(m_runs, quantity.column))
            {
                row.push_back(
                    GrowsTextTable::FormatChange(GetChange(quantity.column, policy, baseline)));
            }
        }
        table.AddRow(row);
    }
    return table;
}

std::string
GrowsComparison::GetTitle() const
{
    const auto seeds = m_runs.GetDistinct("seed");
    return "scenario " + m_runs.GetText(0, "scenario") + ", " + m_runs.GetText(0, "duration_s") +
           " s with " + m_runs.GetText(0, "warm_up_s") + " s warm-up, " +
           (seeds.size() == 1 ? "seed " + seeds.front()
                              : "seeds " + seeds.front() + " to " + seeds.back());
}

std::string
GrowsComparison::GetNotes() const
{
    return "±: 95 % interval over seeds (Student's t). Changes: mean of the per-seed ratios, "
           "paired;\n"
           "without ± the change of the totals, where a seed of the baseline has none.\n"
           "utility: mean over windows (by default 1 s) of the sum over UEs of ln(1 + Mbit/s); per "
           "arrival:\n"
           "mean of ln(1 + session Mbit/s), 0 if rejected. Mbit/s: mean over sessions of 0.5 s and "
           "more, and\n"
           "their 5th percentile. served: sessions that ended with their demand met. Jain: how "
           "evenly users are\n"
           "spread over cells, mean over windows. decision: time per arrival, share of the wall "
           "time.\n";
}

std::string
GrowsComparison::Render(std::string (GrowsTextTable::*render)() const) const
{
    std::string text = GetTitle() + "\n\n" + (GetSummary().*render)();
    for (const std::string& baseline : GetBaselines())
    {
        text += "\n" + (GetChanges(baseline).*render)();
    }
    return text + "\n" + GetNotes();
}

std::string
GrowsComparison::ToText() const
{
    return Render(&GrowsTextTable::ToText);
}

std::string
GrowsComparison::ToMarkdown() const
{
    return Render(&GrowsTextTable::ToMarkdown);
}

} // namespace ns3
