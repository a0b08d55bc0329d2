// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-baseline.h"

#include "grows-association-policy.h"

#include "ns3/grows-feature-set.h"
#include "ns3/grows-names.h"

#include <algorithm>

namespace ns3
{

namespace
{

/// \param name of a policy
/// \return it, if it is a rule that scores candidates from the state alone; else null
Ptr<GrowsScoredPolicy>
CreateRule(const std::string& name)
{
    const auto rule = DynamicCast<GrowsScoredPolicy>(GrowsAssociationPolicy::Create(name));
    const bool isRule = rule && rule->GetName() != "none" && rule->Validate().empty();
    return isRule ? rule : nullptr;
}

/// The scores of a rule as a feature.
class ScoreFeature
{
  public:
    /// \param rule the rule
    explicit ScoreFeature(Ptr<GrowsScoredPolicy> rule)
        : m_rule(rule)
    {
    }

    /// \param state the arriving UE and its candidates \param row the score of each node
    void operator()(const GrowsAssociationState& state,
                    const GrowsFeatureSet::Scales& /* scales */,
                    const GrowsFeatureSet::Row& row)
    {
        m_rule->Decide(state, m_decision);
        double least = 0.0;
        bool isAny = false;
        for (const double score : m_decision.values)
        {
            if (score != GrowsScoredPolicy::NEVER)
            {
                least = isAny ? std::min(least, score) : score;
                isAny = true;
            }
        }
        const auto never = static_cast<float>(least - 1.0);
        std::transform(m_decision.values.begin(),
                       m_decision.values.end(),
                       row.values,
                       [never](double score) {
                           return score == GrowsScoredPolicy::NEVER ? never
                                                                    : static_cast<float>(score);
                       });
        if (isAny) // else the rule declines
        {
            std::fill(row.values + state.candidates.size(), row.values + row.nodes, never);
        }
    }

  private:
    Ptr<GrowsScoredPolicy> m_rule; //!< gives the scores
    GrowsDecision m_decision;      //!< its last decision; memory to reuse
};

/// \param name of a policy \return its scores as a feature; empty if it is no such rule
GrowsFeatureSet::Score
CreateScore(const std::string& name)
{
    const auto rule = CreateRule(name);
    return rule ? GrowsFeatureSet::Score{ScoreFeature(rule), !rule->GetRbShareReader().empty()}
                : GrowsFeatureSet::Score();
}

/// Makes the scores of rules features when the library is loaded.
[[maybe_unused]] const bool g_scoresAreFeatures = [] {
    GrowsFeatureSet::SetScoreFactory(&CreateScore);
    return true;
}();

} // namespace

std::string
GrowsValidateBaseline(const std::string& name)
{
    if (CreateRule(name))
    {
        return "";
    }
    const auto policy = GrowsAssociationPolicy::Create(name);
    auto rules = GrowsAssociationPolicy::GetNames();
    rules.erase(std::remove_if(rules.begin(),
                               rules.end(),
                               [](const auto& rule) { return !CreateRule(rule); }),
                rules.end());
    std::string reason = "scores no candidates by their state alone";
    TypeId::AttributeInformation model;
    if (!policy)
    {
        reason = "is no policy";
    }
    else if (policy->GetInstanceTypeId().LookupAttributeByName("Model", &model))
    {
        reason = "is itself an agent";
    }
    return "the baseline of an agent must be a rule, but '" + name + "' " + reason +
           "; choose from " + GrowsJoinNames(rules);
}

std::string
GrowsAddBaseline(const std::string& features, const std::string& baseline)
{
    const auto score = GrowsFeatureSet::SCORE + baseline;
    return baseline.empty() || GrowsSplitNames(features).back() == score ? features
                                                                         : features + "," + score;
}

} // namespace ns3
