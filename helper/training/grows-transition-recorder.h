// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_TRANSITION_RECORDER_H
#define GROWS_TRANSITION_RECORDER_H

#include "grows-reward.h"

#include "ns3/grows-learner.h"

namespace ns3
{

/// \ingroup grows
/// The transition that is under way from one decision to the next: state, action, reward, next
/// state. Trainers in slots and recorders in packets fill it in the same order: GetNext receives
/// the state, Conclude ends the transition that waited for it, Begin starts the next one.
class GrowsTransitionRecorder
{
  public:
    /// \return where the state of the coming decision is to be written; its memory is reused
    GrowsObservation& GetNext()
    {
        return m_transition.next;
    }

    /// A decision was made about the state in GetNext.
    /// \param action what was chosen, index of a node
    /// \param utility of the network before the decision
    void Begin(uint32_t action, double utility);

    /// \param reward of the decision under way, without the potential
    void SetReward(float reward)
    {
        m_transition.reward = reward;
    }

    /// \return whether a transition waits for its next state
    bool IsPending() const
    {
        return m_isPending;
    }

    /// The state in GetNext ends the transition under way.
    /// \param reward what rewards and discounts are \param utility of the network now
    /// \param elapsedS seconds since the decision \return the transition, valid until Begin
    const GrowsTransition& Conclude(const GrowsReward& reward, double utility, double elapsedS);

    /// The end of the episode, a terminal state, ends the transition under way.
    /// \param reward what rewards and discounts are \return the transition, valid until Begin
    const GrowsTransition& Finish(const GrowsReward& reward);

    /// Forget the transition under way: a new episode begins.
    void Clear()
    {
        m_isPending = false;
    }

  private:
    GrowsTransition m_transition; //!< under way
    double m_utility{0.0};        //!< before its decision
    bool m_isPending{false};      //!< see IsPending
};

} // namespace ns3

#endif /* GROWS_TRANSITION_RECORDER_H */
