// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-reward.h"

#include "ns3/grows-trajectory.h"

namespace ns3
{

void
GrowsSetRewards(GrowsTrajectory& trajectory, const GrowsReward& reward, bool endIsTerminal)
{
    auto& transitions = trajectory.transitions;
    auto& outcomes = trajectory.outcomes;
    if (!endIsTerminal && !outcomes.empty() && outcomes.back().isLast)
    {
        outcomes.pop_back();
        transitions.pop_back();
    }
    for (std::size_t i = 0; i < transitions.size(); ++i)
    {
        const auto& outcome = outcomes[i];
        auto& transition = transitions[i];
        transition.discount = outcome.isLast ? 0.0F : reward.GetDiscount(outcome.elapsedS);
        transition.reward =
            reward.Get(outcome.utility, outcome.accepted) +
            reward.GetPerTime(outcome.utility, outcome.elapsedS) +
            reward.GetPotential(transition.discount * outcome.nextPotential - outcome.potential);
    }
}

} // namespace ns3
