/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-q-learning-decay-policy.h"

#include "ns3/boolean.h"
#include "ns3/string.h"

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsQLearningDecayPolicy);

TypeId
GrowsQLearningDecayPolicy::GetTypeId()
{
    static TypeId tid = TypeId("ns3::GrowsQLearningDecayPolicy")
                            .SetParent<GrowsQLearningPolicy>()
                            .SetGroupName("Grows")
                            .AddConstructor<GrowsQLearningDecayPolicy>();
    return tid;
}

Ptr<GrowsQLearning>
GrowsQLearningDecayPolicy::DoCreateLearner() const
{
    auto learner = CreateObject<GrowsQLearning>();
    learner->SetAttribute("Decay", BooleanValue(true));
    learner->SetAttribute("Bins", StringValue("0,1,3"));
    return learner;
}

} // namespace ns3
