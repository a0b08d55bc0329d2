// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-q-learning-policy.h"

#include "ns3/pointer.h"

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsQLearningPolicy);

TypeId
GrowsQLearningPolicy::GetTypeId()
{
    static TypeId tid = TypeId("ns3::GrowsQLearningPolicy")
                            .SetParent<GrowsScoredPolicy>()
                            .SetGroupName("Grows")
                            .AddConstructor<GrowsQLearningPolicy>()
                            .AddAttribute("Learner",
                                          "The table; null: a new one, which has to be trained.",
                                          PointerValue(),
                                          MakePointerAccessor(&GrowsQLearningPolicy::m_learner),
                                          MakePointerChecker<GrowsQLearning>());
    return tid;
}

GrowsQLearningPolicy::GrowsQLearningPolicy()
    : m_features(GrowsQLearning::FEATURES, {})
{
}

void
GrowsQLearningPolicy::DoDispose()
{
    m_learner = nullptr;
    GrowsScoredPolicy::DoDispose();
}

Ptr<GrowsQLearning>
GrowsQLearningPolicy::GetLearner()
{
    if (!m_learner)
    {
        m_learner = CreateObject<GrowsQLearning>();
    }
    return m_learner;
}

void
GrowsQLearningPolicy::DoPrepare(const GrowsAssociationState& state)
{
    m_observation.nodes = state.candidates.size();
    m_features.Compute(state, m_observation.features);
    GetLearner()->Evaluate(m_observation, m_values);
}

double
GrowsQLearningPolicy::DoScore(const GrowsAssociationState& /* state */, std::size_t index)
{
    return m_values[index];
}

int64_t
GrowsQLearningPolicy::DoAssignStreams(int64_t stream)
{
    return GetLearner()->AssignStreams(stream);
}

std::string
GrowsQLearningPolicy::DoValidate()
{
    return GetLearner()->GetNStates() > 0
               ? ""
               : "its table is empty: train its learner on a slotted network first, as the program "
                 "table1 does, or set the attribute Learner";
}

} // namespace ns3
