// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-comparison.h"

#include <algorithm>
#include <cmath>
#include <limits>

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
                                   {"jain_index", "Jain", 3},
                                   {"handovers", "handovers", 1},
                                   {"ping_pongs", "ping-pongs", 1},
                                   {"failures", "failures", 1},
                                   {"interruption_ms", "interruption ms", 1}};

/// What decisions by messages cost, from timing.csv.
constexpr Quantity SIGNALLING[] = {{"messages", "messages", 1},
                                   {"bytes", "bytes", 1},
                                   {"attach_delay_ms", "delay ms", 1},
                                   {"filled_cells", "filled cells", 1}};

/// What changes are shown of.
constexpr Quantity CHANGES[] = {{"utility", "utility", 1},
                                {"utility_per_arrival", "per arrival", 1},
                                {"rejections", "rejections", 1},
                                {"throughput_mbps", "Mbit/s", 1},
                                {"throughput_p5_mbps", "Mbit/s, 5 %", 1},
                                {"completion_s", "completion s", 1}};

/// \param table of runs \param column name of a column
/// \return whether it is there and holds a number at all
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

/// How every table is read.
constexpr const char* COMMON_NOTES =
    "±: 95 % interval over seeds (Student's t). Changes: mean of the per-seed ratios, paired;\n"
    "without ± the change of the totals, where a seed of the baseline has none.\n";

} // namespace

const std::string GrowsComparison::RUN_NOTES =
    "utility: mean over windows (by default 1 s) of the sum over UEs of ln(1 + Mbit/s); per "
    "arrival:\n"
    "mean of ln(1 + session Mbit/s), 0 if rejected. Mbit/s: mean over sessions of 0.5 s and more, "
    "and\n"
    "their 5th percentile. served: sessions that ended with their demand met. Jain: how evenly "
    "users are\n"
    "spread over cells, mean over windows. decision: median CPU time, share of the wall time.\n";

const std::string GrowsComparison::EPISODE_NOTES =
    "All figures are means over episodes. per arrival: mean of ln(1 + session Mbit/s), 0 if "
    "rejected.\n"
    "decision: median CPU time, share of the wall time.\n";

const std::string GrowsComparison::HANDOVER_NOTES =
    "utility: mean over windows of the sum over vehicles of ln(1 + Mbit/s). Mbit/s: mean over "
    "vehicles.\n"
    "ping-pongs: back in the cell before within 5 s. interruption: without data after a "
    "handover.\n";

std::vector<double>
GrowsSelectBySeed(const GrowsCsv& runs,
                  const std::string& policy,
                  const std::string& column,
                  const std::vector<std::string>& seeds)
{
    const GrowsCsv ours = runs.Select("policy", policy);
    std::vector<double> numbers;
    for (const std::string& seed : seeds)
    {
        const GrowsCsv one = ours.Select("seed", seed);
        numbers.push_back(one.GetNRows() > 0 ? one.GetNumber(0, column)
                                             : std::numeric_limits<double>::quiet_NaN());
    }
    return numbers;
}

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
    const bool isTimed = m_timing.GetNRows() > 0;
    if (isTimed)
    {
        header.emplace_back("decision");
    }
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
        if (isTimed)
        {
            const double time = Estimate(m_timing, "decision_us", policy).mean;
            const double share = Estimate(m_timing, "decision_share", policy).mean;
            row.push_back(GrowsTextTable::Format(time, 1) + " us, " +
                          GrowsTextTable::Format(100.0 * share, 4) + " %");
        }
        table.AddRow(row);
    }
    return table;
}

GrowsTextTable
GrowsComparison::GetSignalling() const
{
    std::vector<std::string> row{"policy"};
    for (const Quantity& quantity : SIGNALLING)
    {
        row.emplace_back(quantity.header);
    }
    GrowsTextTable table(row);
    for (const std::string& policy : m_timing.GetDistinct("policy"))
    {
        row = {policy};
        for (const Quantity& quantity : SIGNALLING)
        {
            row.push_back(GrowsTextTable::Format(Estimate(m_timing, quantity.column, policy),
                                                 quantity.decimals));
        }
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
        const bool isBaseline =
            policy == "max-rssi" || policy == "max-rssi-retry" || policy == "a3-rsrp";
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

GrowsEstimate
GrowsComparison::GetChange(const std::string& column,
                           const std::string& policy,
                           const std::string& baseline) const
{
    const auto seeds = m_runs.GetDistinct("seed");
    const auto values = GrowsSelectBySeed(m_runs, policy, column, seeds);
    const auto base = GrowsSelectBySeed(m_runs, baseline, column, seeds);
    if (std::find(base.begin(), base.end(), 0.0) == base.end())
    {
        return GrowsEstimateChange(values, base);
    }
    double ours = 0.0;
    double theirs = 0.0;
    for (std::size_t i = 0; i < seeds.size(); ++i)
    {
        const bool isPair = !std::isnan(values[i]) && !std::isnan(base[i]);
        ours += isPair ? values[i] : 0.0;
        theirs += isPair ? base[i] : 0.0;
    }
    return GrowsEstimateChange({ours}, {theirs});
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
    std::string title =
        m_runs.HasColumn("scenario") ? "scenario " + m_runs.GetText(0, "scenario") + ", " : "";
    if (m_runs.HasColumn("duration_s") && m_runs.HasColumn("warm_up_s"))
    {
        title += m_runs.GetText(0, "duration_s") + " s with " + m_runs.GetText(0, "warm_up_s") +
                 " s warm-up, ";
    }
    return title + (seeds.size() == 1 ? "seed " + seeds.front()
                                      : "seeds " + seeds.front() + " to " + seeds.back());
}

std::string
GrowsComparison::Render(std::string (GrowsTextTable::*render)() const,
                        const std::string& notes) const
{
    std::string text = GetTitle() + "\n\n" + (GetSummary().*render)();
    for (const std::string& baseline : GetBaselines())
    {
        text += "\n" + (GetChanges(baseline).*render)();
    }
    return text + "\n" + COMMON_NOTES + notes;
}

std::string
GrowsComparison::ToText(const std::string& notes) const
{
    return Render(&GrowsTextTable::ToText, notes);
}

std::string
GrowsComparison::ToMarkdown(const std::string& notes) const
{
    return Render(&GrowsTextTable::ToMarkdown, notes);
}

} // namespace ns3
