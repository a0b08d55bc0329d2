// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-bench-training.h"

#include "grows-factory.h"

#include "ns3/abort.h"
#include "ns3/grows-trainer.h"
#include "ns3/grows-training-preset.h"
#include "ns3/object-factory.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <chrono>

namespace ns3
{

namespace
{

constexpr uint64_t EPISODES{500};        //!< of one training
constexpr uint64_t SLOTS{40};            //!< of an episode of paper-a
constexpr uint64_t WARM_UP{1000};        //!< transitions before the first update
constexpr uint64_t UPDATE_INTERVAL{20};  //!< transitions between updates
constexpr uint64_t TARGET_INTERVAL{200}; //!< transitions between copies to the target network

} // namespace

GrowsBaselineLearner::GrowsBaselineLearner(std::unique_ptr<GrowsBaseline> baseline)
    : m_baseline(std::move(baseline)),
      m_explorationVariable(CreateObject<UniformRandomVariable>())
{
}

void
GrowsBaselineLearner::Evaluate(const GrowsObservation& /* observation */,
                               std::vector<float>& /* values */)
{
    NS_ABORT_MSG("a baseline is not asked for values");
}

uint32_t
GrowsBaselineLearner::SelectAction(const GrowsObservation& observation)
{
    const auto choices =
        observation.nodes - std::count(observation.allowed.begin(), observation.allowed.end(), 0);
    if (m_explorationVariable->GetValue() < GetEpsilon())
    {
        return static_cast<uint32_t>(m_explorationVariable->GetValue() *
                                     static_cast<double>(choices));
    }
    const auto best = m_baseline->Decide(observation.nodes, observation.features);
    return observation.allowed[best] != 0 ? best : 0;
}

void
GrowsBaselineLearner::AddTransition(const GrowsTransition& transition)
{
    m_baseline->Store(transition);
    ++m_transitions;
    if (m_transitions % UPDATE_INTERVAL == 0 && m_transitions >= WARM_UP)
    {
        m_baseline->Update();
    }
    if (m_transitions % TARGET_INTERVAL == 0)
    {
        m_baseline->CopyTarget();
    }
}

void
GrowsBaselineLearner::SetProgress(double fraction)
{
    m_progress = fraction;
}

double
GrowsBaselineLearner::GetEpsilon() const
{
    return m_epsilon.Get(m_progress);
}

int64_t
GrowsBaselineLearner::AssignStreams(int64_t stream)
{
    m_explorationVariable->SetStream(stream);
    return 1;
}

double
GrowsMeasureTraining(Ptr<GrowsLearner> learner)
{
    const auto* preset = GrowsTrainingPreset::Find("paper-grows");
    Ptr<GrowsSlottedEnvironment> network;
    const auto problem = GrowsCreateNetwork("paper-a", "0.5:10", network);
    NS_ABORT_MSG_UNLESS(preset && problem.empty(), problem);
    const auto streams = learner->AssignStreams(0);
    network->AssignStreams(streams);
    preset->SetDefaults();
    auto trainer = CreateObjectWithAttributes<GrowsTrainer>("Episodes", UintegerValue(EPISODES));
    trainer->AddNetwork(network);
    trainer->SetLearner(learner);
    trainer->SetFeatures({preset->features, preset->scales});
    const auto begin = std::chrono::steady_clock::now();
    trainer->Run([](const GrowsTrainingProgress&) { return true; });
    const auto end = std::chrono::steady_clock::now();
    return EPISODES * SLOTS / std::chrono::duration<double>(end - begin).count();
}

} // namespace ns3
