// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-comparison.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <unordered_map>

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

using Quantities = std::vector<Quantity>; //!< in the order of a table's columns

/// The column that runs have if users have weights.
constexpr const char* WEIGHTED = "weighted_utility_per_arrival";

/// In this order; one that no run has is left out.
const Quantities QUANTITIES{{"utility", "utility", 2},
                            {"utility_per_arrival", "per arrival", 3},
                            {WEIGHTED, "weighted", 3},
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

/// The figures of a traffic class; one that it does not have is left out.
const Quantities CLASS_QUANTITIES{{"arrivals", "arrivals", 1},
                                  {"rejected", "rejected", 1},
                                  {"declined", "declined", 1},
                                  {"dropped", "dropped", 1},
                                  {"satisfaction", "satisfaction", 3},
                                  {"throughput_mbps", "Mbit/s", 3},
                                  {"throughput_p5_mbps", "Mbit/s, 5 %", 3},
                                  {"delay_p95_ms", "delay ms, 95 %", 1},
                                  {"loss", "loss", 4},
                                  {"completion_mean_s", "completion s", 2},
                                  {"completion_p95_s", "completion s, 95 %", 2},
                                  {"gbr_violations", "GBR violations", 1}};

/// What decisions by messages cost, from timing.csv.
const Quantities SIGNALLING{{"messages", "messages", 1},
                            {"bytes", "bytes", 1},
                            {"attach_delay_ms", "delay ms", 1},
                            {"full_at_execution", "full at execution", 1}};

/// What changes are shown of.
const Quantities CHANGES{{"utility", "utility", 1},
                         {"utility_per_arrival", "per arrival", 1},
                         {WEIGHTED, "weighted", 1},
                         {"rejections", "rejections", 1},
                         {"throughput_mbps", "Mbit/s", 1},
                         {"throughput_p5_mbps", "Mbit/s, 5 %", 1},
                         {"completion_s", "completion s", 1}};

/// \return those of the quantities that a table has numbers of
Quantities
FindKnown(const GrowsCsv& table, Quantities quantities)
{
    const auto isUnknown = [&table](const Quantity& quantity) {
        if (!table.HasColumn(quantity.column))
        {
            return true;
        }
        const auto numbers = table.GetNumbers(quantity.column);
        return std::all_of(numbers.begin(), numbers.end(), [](double x) { return std::isnan(x); });
    };
    quantities.erase(std::remove_if(quantities.begin(), quantities.end(), isUnknown),
                     quantities.end());
    return quantities;
}

/// \return a row for each policy: its name, and what format makes of each quantity
GrowsTextTable
Tabulate(const std::string& corner,
         const std::vector<std::string>& policies,
         const Quantities& quantities,
         const std::function<std::string(const Quantity&, const std::string& policy)>& format)
{
    std::vector<std::string> row{corner};
    for (const auto& quantity : quantities)
    {
        row.emplace_back(quantity.header);
    }
    GrowsTextTable table(row);
    for (const auto& policy : policies)
    {
        row = {policy};
        for (const auto& quantity : quantities)
        {
            row.push_back(format(quantity, policy));
        }
        table.AddRow(row);
    }
    return table;
}

/// \return the mean of a quantity over a policy's runs
GrowsEstimate
Estimate(const GrowsCsv& table, const std::string& column, const std::string& policy)
{
    return GrowsEstimateMean(table.Select("policy", policy).GetNumbers(column));
}

/// Explains what there is if users have weights.
constexpr const char* WEIGHT_NOTES =
    "weighted: per arrival, each times the weight of its class. declined: rejected by the policy "
    "although\n"
    "a candidate had a free place.\n";

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

const std::string GrowsComparison::CLASS_NOTES =
    "class: figures of its arrivals after the warm-up. satisfaction: delivered over offered bytes, "
    "mean over\n"
    "arrivals, 0 if rejected or dropped. delay: over packets. loss: of packets sent while the user "
    "was served.\n"
    "completion: over files. GBR violations: sessions of 1 s and more with less than 95 % of their "
    "guaranteed\n"
    "rate.\n";

const std::string GrowsComparison::HANDOVER_NOTES =
    "utility: mean over windows of the sum over vehicles of ln(1 + Mbit/s). Mbit/s: mean over "
    "vehicles.\n"
    "ping-pongs: back in the cell before within 5 s. interruption: without data after a "
    "handover.\n";

std::vector<std::string>
GrowsGetContrast(const std::vector<std::string>& policies)
{
    if (policies.size() < 2)
    {
        return policies;
    }
    const std::string agent = "grows";
    const bool hasAgent = std::find(policies.begin() + 1, policies.end(), agent) != policies.end();
    return {policies.front(), hasAgent ? agent : policies.back()};
}

std::vector<double>
GrowsSelectBySeed(const GrowsCsv& runs,
                  const std::string& policy,
                  const std::string& column,
                  const std::vector<std::string>& seeds)
{
    std::unordered_map<std::string, double> bySeed;
    for (std::size_t row = 0; row < runs.GetNRows(); ++row)
    {
        if (runs.GetText(row, "policy") == policy)
        {
            bySeed.try_emplace(runs.GetText(row, "seed"), runs.GetNumber(row, column));
        }
    }
    std::vector<double> numbers;
    numbers.reserve(seeds.size());
    for (const std::string& seed : seeds)
    {
        const auto found = bySeed.find(seed);
        numbers.push_back(found == bySeed.end() ? std::numeric_limits<double>::quiet_NaN()
                                                : found->second);
    }
    return numbers;
}

GrowsComparison::GrowsComparison(const GrowsCsv& runs,
                                 const GrowsCsv& timing,
                                 const GrowsCsv& classes)
    : m_runs(runs),
      m_timing(timing),
      m_classes(classes)
{
}

GrowsTextTable
GrowsComparison::GetSummary() const
{
    auto quantities = FindKnown(m_runs, QUANTITIES);
    const std::string decision = "decision_us";
    if (m_timing.GetNRows() > 0)
    {
        quantities.push_back({decision.c_str(), "decision", 1});
    }
    const auto format = [&](const Quantity& quantity, const std::string& policy) {
        if (quantity.column != decision)
        {
            return GrowsTextTable::Format(Estimate(m_runs, quantity.column, policy),
                                          quantity.decimals);
        }
        const double share = Estimate(m_timing, "decision_share", policy).mean;
        return GrowsTextTable::Format(Estimate(m_timing, decision, policy).mean, 1) + " us, " +
               GrowsTextTable::Format(100.0 * share, 4) + " %";
    };
    return Tabulate("policy", m_runs.GetDistinct("policy"), quantities, format);
}

GrowsTextTable
GrowsComparison::GetSignalling() const
{
    const auto format = [this](const Quantity& quantity, const std::string& policy) {
        return GrowsTextTable::Format(Estimate(m_timing, quantity.column, policy),
                                      quantity.decimals);
    };
    return Tabulate("policy", m_timing.GetDistinct("policy"), SIGNALLING, format);
}

std::vector<GrowsTextTable>
GrowsComparison::GetClasses() const
{
    std::vector<GrowsTextTable> tables;
    const auto names =
        m_classes.GetNRows() > 0 ? m_classes.GetDistinct("class") : std::vector<std::string>();
    for (const auto& name : names)
    {
        const auto ours = m_classes.Select("class", name);
        const auto format = [&ours](const Quantity& quantity, const std::string& policy) {
            return GrowsTextTable::Format(Estimate(ours, quantity.column, policy),
                                          quantity.decimals);
        };
        tables.push_back(Tabulate("class " + name,
                                  ours.GetDistinct("policy"),
                                  FindKnown(ours, CLASS_QUANTITIES),
                                  format));
    }
    return tables;
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
    auto policies = m_runs.GetDistinct("policy");
    policies.erase(std::remove(policies.begin(), policies.end(), baseline), policies.end());
    const auto format = [&](const Quantity& quantity, const std::string& policy) {
        return GrowsTextTable::FormatChange(GetChange(quantity.column, policy, baseline));
    };
    return Tabulate("against " + baseline, policies, FindKnown(m_runs, CHANGES), format);
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
GrowsComparison::GetHeadline() const
{
    const bool hasWeights = m_runs.HasColumn(WEIGHTED);
    const bool isPerArrival = hasWeights || !FindKnown(m_runs, {{"completion_s", "", 0}}).empty();
    const std::string column = hasWeights     ? WEIGHTED
                               : isPerArrival ? "utility_per_arrival"
                                              : "utility";
    const auto policies = GrowsGetContrast(m_runs.GetDistinct("policy"));
    const auto& policy = policies.back();
    const auto seeds = m_runs.GetDistinct("seed").size();
    const std::string basis = seeds > 1
                                  ? " (95 % intervals over " + std::to_string(seeds) + " seeds)."
                                  : " (one seed, therefore no interval).";
    const auto value = Estimate(m_runs, column, policy);
    const std::string sentence =
        policy + " reaches a " + (hasWeights ? "weighted " : "") + "utility of " +
        GrowsTextTable::Format(value, isPerArrival ? 3 : 2) + (isPerArrival ? " per arrival" : "");
    const auto change = GetChange(column, policy, policies.front());
    if (policies.size() < 2 || std::isnan(change.mean))
    {
        return sentence + basis;
    }
    if (std::abs(change.mean) <= change.halfWidth)
    {
        return sentence + ". The difference from " + policies.front() + ", " +
               GrowsTextTable::FormatChange(change) + ", is not significant" + basis;
    }
    const GrowsEstimate percent{100.0 * std::abs(change.mean), 100.0 * change.halfWidth};
    return sentence + ", " + GrowsTextTable::Format(percent, 1) + " % " +
           (change.mean < 0.0 ? "less than " : "more than ") + policies.front() + basis;
}

std::vector<GrowsTextTable>
GrowsComparison::GetTables() const
{
    std::vector<GrowsTextTable> tables{GetSummary()};
    const auto classes = GetClasses();
    tables.insert(tables.end(), classes.begin(), classes.end());
    for (const std::string& baseline : GetBaselines())
    {
        tables.push_back(GetChanges(baseline));
    }
    return tables;
}

std::string
GrowsComparison::GetNotes(const std::string& notes) const
{
    return COMMON_NOTES + notes + (m_classes.GetNRows() > 0 ? CLASS_NOTES : "") +
           (m_runs.HasColumn(WEIGHTED) ? WEIGHT_NOTES : "");
}

std::string
GrowsComparison::Render(std::string (GrowsTextTable::*render)() const,
                        const std::string& notes) const
{
    std::string text = GetTitle() + "\n";
    for (const auto& table : GetTables())
    {
        text += "\n" + (table.*render)();
    }
    return text + "\n" + GetNotes(notes);
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
