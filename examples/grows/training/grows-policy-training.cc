// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-policy-training.h"

#include "grows-learning-curve.h"
#include "grows-training-session.h"

#include "ns3/abort.h"
#include "ns3/grows-agent-policy.h"
#include "ns3/grows-baseline.h"
#include "ns3/grows-names.h"
#include "ns3/grows-q-learning-policy.h"
#include "ns3/grows-trainer.h"
#include "ns3/grows-training-preset.h"
#include "ns3/object-factory.h"
#include "ns3/uinteger.h"

namespace ns3
{

namespace
{

/// \param policy name of a policy \return it, new; null if it is none that has a table
Ptr<GrowsQLearningPolicy>
CreateTablePolicy(const std::string& policy)
{
    return DynamicCast<GrowsQLearningPolicy>(GrowsAssociationPolicy::Create(policy));
}

/// \param preset how to train \param baseline of the agent; "": none
/// \return what the agent sees, according to the attributes
std::string
GetFeatures(const GrowsTrainingPreset& preset, const std::string& baseline)
{
    return GrowsAddBaseline(CreateObject<GrowsTrainer>()->GetFeatures(preset.features), baseline);
}

/// Train a learner. \param learner the learner \param features what it sees
/// \param environments episodes played in parallel \param task what it learns from
/// \param onRound called with its progress \return the learning curve
GrowsCsv
Train(Ptr<GrowsLearner> learner,
      const GrowsFeatureSet& features,
      uint32_t environments,
      const GrowsTrainingTask& task,
      const std::function<void(double share)>& onRound)
{
    auto trainer =
        CreateObjectWithAttributes<GrowsTrainer>("Episodes", UintegerValue(task.episodes));
    const auto problem = GrowsTrainingSession::SetUp(*trainer,
                                                     learner,
                                                     features,
                                                     {task.preset},
                                                     {task.cell},
                                                     environments);
    NS_ABORT_MSG_UNLESS(problem.empty(), problem);
    GrowsLearningCurve curve(task.curveEvery);
    trainer->Run([&](const GrowsTrainingProgress& progress) {
        curve.Add(progress);
        onRound(static_cast<double>(progress.episode) / progress.episodes);
        return true;
    });
    return curve.ToCsv();
}

} // namespace

std::string
GrowsValidateLearner(const GrowsDoubleDqn& learner, const std::string& features)
{
    const auto shift = learner.NeedsRssiShift() ? GrowsShiftKind::RSSI : GrowsShiftKind::EIGENVALUE;
    const auto problem = GrowsStateEncoder::Validate(features, shift);
    return problem.empty() ? learner.Validate(GrowsSplitNames(features).size())
                           : "GrowsDoubleDqn::Shift: " + problem;
}

bool
GrowsCanLearn(const std::string& policy)
{
    const auto agent = DynamicCast<GrowsAgentPolicy>(GrowsAssociationPolicy::Create(policy));
    return CreateTablePolicy(policy) || (agent && GrowsTrainingPreset::Find(policy));
}

void
GrowsSetLearningDefaults(const std::string& policy)
{
    if (const auto* preset = GrowsTrainingPreset::Find(policy))
    {
        preset->SetDefaults();
    }
}

std::string
GrowsValidateLearning(const std::string& policy)
{
    const auto* preset = GrowsTrainingPreset::Find(policy);
    if (CreateTablePolicy(policy) || !preset)
    {
        return "";
    }
    const auto learner = CreateObject<GrowsDoubleDqn>();
    const auto& baseline = learner->GetBaseline();
    if (auto problem = baseline.empty() ? "" : GrowsValidateBaseline(baseline); !problem.empty())
    {
        return problem;
    }
    return GrowsValidateLearner(*learner, GetFeatures(*preset, baseline));
}

GrowsTrainedPolicy
GrowsTrainPolicy(const std::string& policy,
                 const GrowsTrainingTask& task,
                 const std::function<void(double share)>& onRound)
{
    if (const auto table = CreateTablePolicy(policy))
    {
        const GrowsFeatureSet features(GrowsQLearning::FEATURES, {});
        return {table, Train(table->GetLearner(), features, 1, task, onRound)};
    }
    const auto* preset = GrowsTrainingPreset::Find(policy);
    const auto agent = DynamicCast<GrowsAgentPolicy>(GrowsAssociationPolicy::Create(policy));
    NS_ABORT_MSG_UNLESS(preset && agent, "the policy " << policy << " cannot learn");
    const auto learner = CreateObject<GrowsDoubleDqn>();
    const auto names = GetFeatures(*preset, learner->GetBaseline());
    const GrowsFeatureSet features(names, preset->scales);
    const auto curve = Train(learner, features, preset->environments, task, onRound);
    GrowsModel model = learner->GetModel();
    model.features = names;
    model.scales = preset->scales;
    agent->SetModel(model);
    return {agent, curve};
}

} // namespace ns3
