// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-policy-training.h"

#include "grows-learning-curve.h"
#include "grows-training-session.h"

#include "ns3/abort.h"
#include "ns3/grows-agent-policy.h"
#include "ns3/grows-baseline.h"
#include "ns3/grows-double-dqn.h"
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
    const GrowsFeatureSet features(GrowsAddBaseline(preset->features, baseline), preset->scales);
    return learner->Validate(features.GetN());
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
    const auto names = GrowsAddBaseline(preset->features, learner->GetBaseline());
    const GrowsFeatureSet features(names, preset->scales);
    const auto curve = Train(learner, features, preset->environments, task, onRound);
    GrowsModel model = learner->GetModel();
    model.features = names;
    model.scales = preset->scales;
    agent->SetModel(model);
    return {agent, curve};
}

} // namespace ns3
