// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-surrogate-check.h"

#include "grows-estimate.h"
#include "grows-evaluation.h"
#include "grows-factory.h"
#include "grows-text-table.h"

#include "ns3/double.h"
#include "ns3/grows-epsilon-greedy.h"
#include "ns3/grows-recorded-scenario.h"
#include "ns3/grows-slotted-environment.h"
#include "ns3/grows-statistics.h"
#include "ns3/rng-seed-manager.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ns3
{

namespace
{

constexpr std::size_t PARTS = 3; //!< of the records: each is left out once
constexpr double PERCENT = 100.0;
constexpr double ROUNDING_S = 1e-6; //!< of times that are sums

const std::string OTHER_RUNS = "run";        //!< what a surrogate was not fitted to
const std::string OTHER_POLICIES = "policy"; //!< what a surrogate was not fitted to

/// \param network a surrogate \param record whose policy decides
/// \param model file of policies that read one, if it was given
/// \return the figures of a run with handlers
GrowsSurrogateFigures
Play(const GrowsRecordedNetwork& network,
     const GrowsPolicyRecord& record,
     const std::optional<std::string>& model)
{
    const auto create = [&network] {
        return GrowsSlottedEnvironment::Create(GrowsRecordedScenario::Create(network));
    };
    Ptr<GrowsAssociationPolicy> policy;
    const auto problem = GrowsCreatePolicy(record.policy, model, create(), policy);
    NS_ASSERT_MSG(problem.empty(), problem);
    if (record.epsilon > 0.0)
    {
        const auto explorer =
            CreateObjectWithAttributes<GrowsEpsilonGreedy>("Epsilon", DoubleValue(record.epsilon));
        explorer->SetPolicy(policy);
        policy = explorer;
    }
    const auto tables =
        GrowsPlayByHandlers(create(), policy, record.policy, RngSeedManager::GetRun());
    const auto& run = tables.at("runs.csv");
    const auto& windows = tables.at("windows.csv");
    GrowsSurrogateFigures figures;
    figures.utility = run.GetNumber(0, "utility");
    figures.rejected = run.GetNumber(0, "rejections") / run.GetNumber(0, "arrivals");
    for (std::size_t cell = 0; cell < network.cells.size(); ++cell)
    {
        const auto of = windows.Select("cell", std::to_string(cell));
        std::vector<double> counted;
        for (std::size_t row = 0; row < of.GetNRows(); ++row)
        {
            if (of.GetNumber(row, "time_s") > network.warmUpS + 1.0 - ROUNDING_S)
            {
                counted.push_back(of.GetNumber(row, "rb_use"));
            }
        }
        figures.rbUse.push_back(GrowsMean(counted));
    }
    return figures;
}

/// \param figures of runs \param value of one of them \return what each of them has
template <typename Value>
std::vector<double>
GetAll(const std::vector<GrowsSurrogateFigures>& figures, Value value)
{
    std::vector<double> all;
    std::transform(figures.begin(), figures.end(), std::back_inserter(all), value);
    return all;
}

/// \param figures of runs \param cell index \return mean use of its resource blocks
double
GetRbUse(const std::vector<GrowsSurrogateFigures>& figures, std::size_t cell)
{
    return GrowsMean(GetAll(figures, [cell](const auto& run) { return run.rbUse[cell]; }));
}

/// \param surrogate fitted to other records \param record of a run
/// \param limits of cells, by the other records
/// \return the surrogate with the arrivals of the run, in order; each of the class nearest to what
/// it offers
GrowsRecordedNetwork
TakeArrivals(const GrowsRecordedNetwork& surrogate,
             const GrowsNetworkRecord& record,
             const std::vector<GrowsCellLimit>& limits)
{
    const GrowsNetworkRecords records{&record};
    const GrowsTrafficFit traffic(records, limits);
    std::vector<uint32_t> nearest;
    for (const auto& of : traffic.GetClasses())
    {
        const auto distance = [&of](const auto& other) {
            return other.bps == of.bps ? 0.0 : std::abs(std::log(other.bps / of.bps));
        };
        const auto found = std::min_element(
            surrogate.classes.begin(),
            surrogate.classes.end(),
            [&](const auto& a, const auto& b) { return distance(a) < distance(b); });
        nearest.push_back(found - surrogate.classes.begin());
    }
    auto network = surrogate;
    network.block = 0;
    network.durationS = record.windowS * static_cast<double>(record.utilities.size());
    network.arrivals = GrowsReadArrivals(records, traffic);
    for (auto& arrival : network.arrivals)
    {
        arrival.trafficClass = nearest[arrival.trafficClass];
    }
    return network;
}

} // namespace

GrowsSurrogateFigures
GrowsGetFigures(const GrowsNetworkRecord& record, double warmUpS)
{
    GrowsSurrogateFigures figures;
    const auto first = static_cast<std::size_t>(std::ceil(warmUpS / record.windowS - ROUNDING_S));
    const std::size_t cells = record.cells.size();
    figures.utility =
        GrowsMean({record.utilities.begin() + std::min(first, record.utilities.size()),
                   record.utilities.end()});
    for (std::size_t cell = 0; cell < cells; ++cell)
    {
        std::vector<double> uses;
        for (std::size_t w = first; w < record.utilities.size(); ++w)
        {
            uses.push_back(record.cellWindows[w * cells + cell].rbUse);
        }
        figures.rbUse.push_back(GrowsMean(uses));
    }
    double arrivals = 0.0;
    for (const auto& arrival : record.arrivals)
    {
        if (arrival.timeS >= warmUpS)
        {
            arrivals += 1.0;
            figures.rejected += arrival.cell == GrowsNetworkRecord::NONE ? 1.0 : 0.0;
        }
    }
    figures.rejected /= std::max(1.0, arrivals);
    return figures;
}

GrowsSurrogateCheck::GrowsSurrogateCheck(const Configuration& configuration)
    : m_configuration(configuration)
{
}

std::vector<std::string>
GrowsSurrogateCheck::FindPolicies()
{
    std::vector<std::string> names;
    for (const auto& record : m_configuration.records)
    {
        const auto& name = record.policy;
        if (std::find(names.begin(), names.end(), name) != names.end())
        {
            continue;
        }
        names.push_back(name);
    }
    const auto network = GrowsFitSurrogate({m_configuration.records.front().network}, 0.0).network;
    const auto cannot = [&](const std::string& name) {
        Ptr<GrowsAssociationPolicy> policy;
        const auto problem = GrowsCreatePolicy(
            name,
            m_configuration.model,
            GrowsSlottedEnvironment::Create(GrowsRecordedScenario::Create(network)),
            policy);
        if (!problem.empty())
        {
            m_notes.push_back("records of " + name + " are not compared: " + problem);
        }
        return !problem.empty();
    };
    names.erase(std::remove_if(names.begin(), names.end(), cannot), names.end());
    return names;
}

void
GrowsSurrogateCheck::Add(const std::vector<bool>& isSeen,
                         const std::vector<bool>& isCompared,
                         GrowsSurrogateComparison& to) const
{
    const auto& records = m_configuration.records;
    GrowsNetworkRecords seen;
    for (std::size_t i = 0; i < records.size(); ++i)
    {
        if (isSeen[i])
        {
            seen.push_back(records[i].network);
        }
    }
    const auto surrogate = GrowsFitSurrogate(seen, m_configuration.warmUpS).network;
    const auto limits = GrowsFitLimits(seen);
    for (std::size_t i = 0; i < records.size(); ++i)
    {
        if (isCompared[i])
        {
            const auto& record = *records[i].network;
            to.record.push_back(GrowsGetFigures(record, m_configuration.warmUpS));
            to.slots.push_back(
                Play(TakeArrivals(surrogate, record, limits), records[i], m_configuration.model));
        }
    }
}

GrowsSurrogateComparison
GrowsSurrogateCheck::CompareThirds(const std::string& policy) const
{
    GrowsSurrogateComparison comparison{policy, OTHER_RUNS, {}, {}};
    const auto& records = m_configuration.records;
    for (std::size_t part = 0; part < PARTS; ++part)
    {
        std::vector<bool> isSeen;
        std::vector<bool> isCompared;
        for (std::size_t i = 0; i < records.size(); ++i)
        {
            isSeen.push_back(i % PARTS != part);
            isCompared.push_back(!isSeen.back() && records[i].policy == policy);
        }
        if (std::count(isCompared.begin(), isCompared.end(), true) > 0)
        {
            Add(isSeen, isCompared, comparison);
        }
    }
    return comparison;
}

GrowsSurrogateComparison
GrowsSurrogateCheck::ComparePolicy(const std::string& policy) const
{
    GrowsSurrogateComparison comparison{policy, OTHER_POLICIES, {}, {}};
    std::vector<bool> isSeen;
    std::vector<bool> isCompared;
    for (const auto& record : m_configuration.records)
    {
        isCompared.push_back(record.policy == policy);
        isSeen.push_back(!isCompared.back());
    }
    Add(isSeen, isCompared, comparison);
    return comparison;
}

std::vector<GrowsSurrogateComparison>
GrowsSurrogateCheck::Compare()
{
    std::vector<GrowsSurrogateComparison> comparisons;
    const auto policies = FindPolicies();
    const bool areSeveral = std::any_of(
        m_configuration.records.begin(),
        m_configuration.records.end(),
        [&](const auto& one) { return one.policy != m_configuration.records.front().policy; });
    for (const auto& policy : policies)
    {
        if (m_configuration.records.size() >= PARTS)
        {
            comparisons.push_back(CompareThirds(policy));
        }
        if (areSeveral)
        {
            comparisons.push_back(ComparePolicy(policy));
        }
    }
    return comparisons;
}

GrowsCsv
GrowsSurrogateComparison::ToCsv() const
{
    GrowsCsv table({"policy",
                    "unseen",
                    "records",
                    "utility",
                    "slots_utility",
                    "utility_percent",
                    "utility_percent_interval",
                    "rejected_percent",
                    "slots_rejected_percent",
                    "rb_use",
                    "slots_rb_use",
                    "rb_use_largest_difference"});
    const auto utility = [](const auto& run) { return run.utility; };
    const auto rejected = [](const auto& run) { return PERCENT * run.rejected; };
    const auto meanUse = [](const auto& run) { return GrowsMean(run.rbUse); };
    const auto change = GrowsEstimateChange(GetAll(slots, utility), GetAll(record, utility));
    double largest = 0.0;
    for (std::size_t cell = 0; cell < record.front().rbUse.size(); ++cell)
    {
        largest = std::max(largest, std::abs(GetRbUse(slots, cell) - GetRbUse(record, cell)));
    }
    GrowsCsv::Row row{policy, unseen, std::to_string(record.size())};
    for (const double number : {GrowsMean(GetAll(record, utility)),
                                GrowsMean(GetAll(slots, utility)),
                                PERCENT * change.mean,
                                PERCENT * change.halfWidth,
                                GrowsMean(GetAll(record, rejected)),
                                GrowsMean(GetAll(slots, rejected)),
                                GrowsMean(GetAll(record, meanUse)),
                                GrowsMean(GetAll(slots, meanUse)),
                                largest})
    {
        row.push_back(GrowsCsv::Format(number));
    }
    table.AddRow(row);
    return table;
}

GrowsCsv
GrowsTabulateComparisons(const std::vector<GrowsSurrogateComparison>& comparisons)
{
    GrowsCsv table;
    for (const auto& comparison : comparisons)
    {
        table.Append(comparison.ToCsv());
    }
    return table;
}

std::string
GrowsShowComparisons(const std::vector<GrowsSurrogateComparison>& comparisons)
{
    GrowsTextTable shown({"policy",
                          "unseen",
                          "records",
                          "utility",
                          "slots",
                          "change %",
                          "rejected %",
                          "slots",
                          "RB use",
                          "slots",
                          "most in a cell"});
    const auto table = GrowsTabulateComparisons(comparisons);
    const auto number = [&table](std::size_t row, const std::string& column, int decimals) {
        return GrowsTextTable::Format(table.GetNumber(row, column), decimals);
    };
    for (std::size_t row = 0; row < table.GetNRows(); ++row)
    {
        const GrowsEstimate change{table.GetNumber(row, "utility_percent"),
                                   table.GetNumber(row, "utility_percent_interval")};
        shown.AddRow({table.GetText(row, "policy"),
                      table.GetText(row, "unseen"),
                      table.GetText(row, "records"),
                      number(row, "utility", 2),
                      number(row, "slots_utility", 2),
                      GrowsTextTable::Format(change, 1),
                      number(row, "rejected_percent", 1),
                      number(row, "slots_rejected_percent", 1),
                      number(row, "rb_use", 3),
                      number(row, "slots_rb_use", 3),
                      number(row, "rb_use_largest_difference", 3)});
    }
    return shown.ToText();
}

} // namespace ns3
