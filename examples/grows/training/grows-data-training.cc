// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-data-training.h"

#include "grows-text-table.h"

#include "ns3/double.h"
#include "ns3/grows-arg-max.h"
#include "ns3/grows-names.h"
#include "ns3/grows-statistics.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <sstream>

namespace ns3
{

namespace
{

/// The rest of the discount beyond which nobody looks ahead, and the most decisions to look.
constexpr double REST{0.01};
constexpr std::size_t MOST_AHEAD{1000};

/// Effective sample size below which importance sampling looks no further ahead.
constexpr double LEAST_SIZE{10.0};

/// \return whether the decision could have been another
bool
HasChoice(const GrowsTrajectory& record, const GrowsTransition& transition)
{
    const auto& allowed = transition.state.allowed;
    const bool isCertain = record.origin.epsilon > 0.0 && transition.probability == 1.0;
    return !isCertain && std::count(allowed.begin(), allowed.end(), 0) + 1 <
                             static_cast<std::ptrdiff_t>(allowed.size());
}

/// \return mean utilities until the next decision
std::vector<double>
GetUtilities(const GrowsTrajectory& record)
{
    std::vector<double> utilities;
    for (const auto& outcome : record.outcomes)
    {
        utilities.push_back(outcome.utility);
    }
    return utilities;
}

/// \return factors of what follows each decision
std::vector<double>
GetDiscounts(const GrowsTrajectory& record)
{
    std::vector<double> discounts;
    for (const auto& transition : record.transitions)
    {
        discounts.push_back(transition.discount);
    }
    return discounts;
}

/// \return so many decisions ahead that hardly any discount is left
std::size_t
GetHorizon(const std::vector<GrowsTrajectory>& records)
{
    std::vector<double> logarithms;
    std::size_t longest = 0;
    for (const auto& record : records)
    {
        longest = std::max(longest, record.transitions.size());
        for (const auto& transition : record.transitions)
        {
            logarithms.push_back(transition.discount > 0.0F ? std::log(transition.discount) : NAN);
        }
    }
    const double ahead = std::log(REST) / GrowsMean(logarithms);
    const auto most = std::min(longest, MOST_AHEAD);
    return ahead >= 0.0 && ahead < static_cast<double>(most) ? static_cast<std::size_t>(ahead) + 1
                                                             : most;
}

/// \return a share as text, "-" if there is no whole
std::string
FormatShare(uint64_t part, uint64_t whole)
{
    const double share = whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : NAN;
    return GrowsTextTable::Format(100.0 * share, 1) + " %";
}

/// \return who decided in the records, each once
std::string
DescribeOrigins(const std::vector<GrowsTrajectory>& records)
{
    std::set<std::string> origins;
    for (const auto& record : records)
    {
        std::ostringstream origin;
        origin << record.origin.policy;
        if (record.origin.epsilon > 0.0)
        {
            origin << " with epsilon " << record.origin.epsilon;
        }
        origins.insert(origin.str());
    }
    return GrowsJoinNames({origins.begin(), origins.end()});
}

/// \return records that nobody reweighs: the value is that of who recorded them
std::vector<GrowsEvaluatedRecord>
GetAsRecorded(const std::vector<GrowsTrajectory>& records)
{
    std::vector<GrowsEvaluatedRecord> evaluated;
    for (const auto& record : records)
    {
        evaluated.push_back({std::vector<double>(record.transitions.size(), 1.0),
                             GetUtilities(record),
                             GetDiscounts(record)});
    }
    return evaluated;
}

/// \return what the records have of the agent's actions, for a terminal
std::string
DescribeCoverage(const GrowsCoverage& coverage)
{
    std::ostringstream text;
    text << coverage.decisions << " decisions, " << coverage.choices << " with a choice; in "
         << FormatShare(coverage.agreements, coverage.choices)
         << " of these the agent would do as recorded; the recorded actions vary like "
         << GrowsTextTable::Format(coverage.effectiveActions, 2) << " equally likely ones\n";
    GrowsTextTable table({"candidate", "recorded", "agent"});
    const auto addRow = [&](const std::string& candidate, const GrowsCoverage::Rank& rank) {
        table.AddRow({candidate,
                      FormatShare(rank.taken, coverage.choices),
                      FormatShare(rank.chosen, coverage.choices)});
    };
    for (std::size_t rank = 0; rank < coverage.ranks.size(); ++rank)
    {
        addRow(std::to_string(rank + 1), coverage.ranks[rank]);
    }
    if (coverage.declined.taken + coverage.declined.chosen > 0)
    {
        addRow("none", coverage.declined);
    }
    return text.str() + table.ToText();
}

/// \return an estimate as text
std::string
Format(const GrowsOffPolicyValue& value)
{
    return GrowsTextTable::Format(GrowsJackknife(value.value, value.withoutEach), 3);
}

/// \return the agent's value by importance sampling, for a terminal
std::string
DescribeSampledValue(const std::vector<GrowsTrajectory>& records, const GrowsAgentChoices& choices)
{
    const auto agent = GrowsSampleByImportance(GrowsWeighRecords(records, choices),
                                               GetHorizon(records),
                                               LEAST_SIZE);
    const auto recorded = GrowsSampleByImportance(GetAsRecorded(records), agent.horizon, 0.0);
    std::vector<double> differences;
    for (std::size_t i = 0; i < agent.withoutEach.size(); ++i)
    {
        differences.push_back(agent.withoutEach[i] - recorded.withoutEach[i]);
    }
    std::ostringstream text;
    text.precision(0);
    text << std::fixed << "discounted mean utility after a decision, recorded: " << Format(recorded)
         << "\n  agent, by weighted importance sampling: " << Format(agent) << "; difference: "
         << GrowsTextTable::Format(GrowsJackknife(agent.value - recorded.value, differences), 3)
         << "\n  (" << agent.horizon << " decisions ahead; effective sample size "
         << agent.firstEffectiveSize << " at the first of them, " << agent.lastEffectiveSize
         << " at the last)\n";
    return text.str();
}

/// \return mean over all states of the value of what was chosen there
double
GetMeanValue(const std::vector<GrowsTrajectory>& records,
             const GrowsAgentChoices& choices,
             GrowsDoubleDqn& learner)
{
    std::vector<double> means;
    std::vector<float> values;
    for (std::size_t i = 0; i < records.size(); ++i)
    {
        for (std::size_t j = 0; j < choices[i].size(); ++j)
        {
            learner.Evaluate(records[i].transitions[j].state, values);
            means.push_back(values[choices[i][j]]);
        }
    }
    return GrowsMean(means);
}

} // namespace

GrowsAgentChoices
GrowsChoose(const std::vector<GrowsTrajectory>& records,
            GrowsObservation GrowsTransition::*part,
            GrowsDoubleDqn& agent)
{
    GrowsAgentChoices choices;
    std::vector<float> values;
    for (const auto& record : records)
    {
        choices.emplace_back();
        for (const auto& transition : record.transitions)
        {
            const auto& state = transition.*part;
            uint32_t choice = 0;
            if (state.nodes > 0)
            {
                agent.Evaluate(state, values);
                choice = GrowsArgMax(values.data(), state.allowed.data(), state.nodes);
            }
            choices.back().push_back(choice);
        }
    }
    return choices;
}

GrowsCoverage
GrowsGetCoverage(const std::vector<GrowsTrajectory>& records, const GrowsAgentChoices& choices)
{
    GrowsCoverage coverage;
    double surprise = 0.0;
    for (std::size_t i = 0; i < records.size(); ++i)
    {
        const auto& transitions = records[i].transitions;
        const bool hasDecline = GrowsFeatureSet::HasDecline(records[i].features);
        coverage.decisions += transitions.size();
        for (std::size_t j = 0; j < transitions.size(); ++j)
        {
            const auto& transition = transitions[j];
            if (!HasChoice(records[i], transition))
            {
                continue;
            }
            const std::size_t candidates = transition.state.nodes - (hasDecline ? 1 : 0);
            coverage.ranks.resize(std::max(coverage.ranks.size(), candidates));
            const auto rankOf = [&](uint32_t action) -> GrowsCoverage::Rank& {
                return action < candidates ? coverage.ranks[action] : coverage.declined;
            };
            ++rankOf(transition.action).taken;
            ++rankOf(choices[i][j]).chosen;
            ++coverage.choices;
            coverage.agreements += transition.action == choices[i][j];
            surprise -= std::log(transition.probability);
        }
    }
    coverage.effectiveActions = std::exp(surprise / static_cast<double>(coverage.choices));
    return coverage;
}

std::vector<GrowsEvaluatedRecord>
GrowsWeighRecords(const std::vector<GrowsTrajectory>& records, const GrowsAgentChoices& choices)
{
    std::vector<GrowsEvaluatedRecord> weighed;
    for (std::size_t i = 0; i < records.size(); ++i)
    {
        GrowsEvaluatedRecord evaluated{{}, GetUtilities(records[i]), GetDiscounts(records[i])};
        for (std::size_t j = 0; j < records[i].transitions.size(); ++j)
        {
            const auto& transition = records[i].transitions[j];
            const bool isSame = transition.action == choices[i][j];
            evaluated.ratios.push_back(!HasChoice(records[i], transition) ? 1.0
                                       : isSame ? 1.0 / transition.probability
                                                : 0.0);
        }
        weighed.push_back(std::move(evaluated));
    }
    return weighed;
}

double
GrowsFitValue(const std::vector<GrowsTrajectory>& records,
              GrowsDoubleDqn& agent,
              uint64_t episodes,
              int64_t stream)
{
    std::vector<double> utilities;
    for (const auto& record : records)
    {
        const auto more = GetUtilities(record);
        utilities.insert(utilities.end(), more.begin(), more.end());
    }
    const double offset = GrowsMean(utilities);
    const double range = GrowsPercentile(utilities, 0.95) - GrowsPercentile(utilities, 0.05);
    const double scale = range > 0.0 ? range : 1.0;
    const auto nextChoices = GrowsChoose(records, &GrowsTransition::next, agent);
    std::vector<std::vector<GrowsTransition>> followed;
    for (std::size_t i = 0; i < records.size(); ++i)
    {
        followed.push_back(GrowsFollowPolicy(records[i].transitions,
                                             GetUtilities(records[i]),
                                             nextChoices[i],
                                             offset,
                                             scale));
    }
    const auto learner =
        CreateObjectWithAttributes<GrowsDoubleDqn>("ConservativeWeight", DoubleValue(0.0));
    learner->AssignStreams(stream);
    learner->SetModel(agent.GetModel());
    for (uint64_t episode = 0; episode < episodes; ++episode)
    {
        learner->SetProgress(static_cast<double>(episode) / static_cast<double>(episodes));
        for (const auto& transition : followed[episode % followed.size()])
        {
            learner->AddTransition(transition);
        }
    }
    const auto choices = GrowsChoose(records, &GrowsTransition::state, agent);
    return offset + scale * GetMeanValue(records, choices, *learner);
}

std::string
GrowsDescribeDataTraining(const GrowsRecordTrainer& trainer, GrowsDoubleDqn& agent, int64_t stream)
{
    const auto& records = trainer.GetRecords();
    const auto choices = GrowsChoose(records, &GrowsTransition::state, agent);
    std::ostringstream text;
    text << records.size() << " records of " << DescribeOrigins(records) << ": "
         << DescribeCoverage(GrowsGetCoverage(records, choices));
    const auto unexplored = std::count_if(records.begin(), records.end(), [](const auto& record) {
        return record.origin.epsilon == 0.0;
    });
    if (unexplored == 0)
    {
        return text.str() + DescribeSampledValue(records, choices);
    }
    const auto recorded = GrowsSampleByImportance(GetAsRecorded(records), GetHorizon(records), 0.0);
    const double fitted = GrowsFitValue(records, agent, trainer.GetProgress().episode, stream);
    text << "discounted mean utility after a decision, recorded: " << Format(recorded)
         << "\n  agent, by fitted Q: " << GrowsTextTable::Format(fitted, 3)
         << " (model-based, not measured: " << unexplored << " of " << records.size()
         << " records did not explore; --record-epsilon has them explore)\n";
    return text.str();
}

} // namespace ns3
