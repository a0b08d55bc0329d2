// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-transition-recorder.h"

#include <utility>

namespace ns3
{

void
GrowsTransitionRecorder::Begin(uint32_t action, double utility)
{
    std::swap(m_transition.state, m_transition.next);
    m_transition.action = action;
    m_transition.reward = 0.0F;
    m_utility = utility;
    m_isPending = true;
}

const GrowsTransition&
GrowsTransitionRecorder::Conclude(const GrowsReward& reward, double utility, double elapsedS)
{
    m_transition.discount = reward.GetDiscount(elapsedS);
    m_transition.reward += reward.GetPerTime(utility, elapsedS);
    m_transition.reward += reward.GetPotential(m_transition.discount * utility - m_utility);
    m_isPending = false;
    return m_transition;
}

const GrowsTransition&
GrowsTransitionRecorder::Finish(const GrowsReward& reward)
{
    m_transition.discount = 0.0F;
    m_transition.reward -= reward.GetPotential(m_utility);
    m_transition.next = {};
    m_isPending = false;
    return m_transition;
}

} // namespace ns3
