// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-learner.h"

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsLearner);

TypeId
GrowsLearner::GetTypeId()
{
    static TypeId tid = TypeId("ns3::GrowsLearner").SetParent<Object>().SetGroupName("Grows");
    return tid;
}

void
GrowsLearner::Evaluate(const GrowsObservation& observation, std::vector<float>& values)
{
    DoEvaluate(observation, values);
}

uint32_t
GrowsLearner::SelectAction(const GrowsObservation& observation)
{
    return DoSelectAction(observation);
}

void
GrowsLearner::AddTransition(const GrowsTransition& transition)
{
    DoAddTransition(transition);
}

void
GrowsLearner::SetProgress(double fraction)
{
    DoSetProgress(fraction);
}

double
GrowsLearner::GetEpsilon() const
{
    return DoGetEpsilon();
}

bool
GrowsLearner::NeedsRssiShift() const
{
    return DoNeedsRssiShift();
}

bool
GrowsLearner::DoNeedsRssiShift() const
{
    return false;
}

int64_t
GrowsLearner::AssignStreams(int64_t stream)
{
    return DoAssignStreams(stream);
}

} // namespace ns3
