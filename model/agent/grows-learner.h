// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_LEARNER_H
#define GROWS_LEARNER_H

#include "ns3/object.h"

#include <cstdint>
#include <vector>

namespace ns3
{

/// A state as a learner sees it: a graph of candidates with their features.
struct GrowsObservation
{
    uint32_t nodes{0};            //!< N, candidates and, for some agents, the node that declines
    std::vector<float> features;  //!< [F, N], feature-major: x of paper eq. (2), transposed
    std::vector<uint8_t> allowed; //!< [N], 1 if the action may be taken; at least one is
    std::vector<float> shift;     //!< [N, N] graph shift operator; empty: the learner's own choice
};

/// What happened between one decision and the next.
struct GrowsTransition
{
    GrowsObservation state;  //!< s
    uint32_t action{0};      //!< a, index of a node
    float reward{0.0F};      //!< r
    float discount{0.0F};    //!< factor of the value of s'; 0: s was terminal
    GrowsObservation next;   //!< s'; empty if terminal
    double probability{1.0}; //!< of a in s under the behaviour policy
    double timeS{0.0};       //!< when
};

/// \ingroup grows
/// Something that learns which candidate to take from the outcomes of its actions: Double DQN or
/// tabular Q-learning. It knows nothing of networks; the trainer turns association states into
/// observations and feeds it transitions.
class GrowsLearner : public Object
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    /// \param observation a state
    /// \param [out] values [N], the expected return of each action; its memory is reused
    virtual void Evaluate(const GrowsObservation& observation, std::vector<float>& values) = 0;

    /// Choose an action while training: epsilon-greedy over the allowed ones.
    /// \param observation a state \return the action
    virtual uint32_t SelectAction(const GrowsObservation& observation) = 0;

    /// Learn from a transition. \param transition what happened
    virtual void AddTransition(const GrowsTransition& transition) = 0;

    /// State the progress of training: schedules (epsilon, learning rate) follow it.
    /// \param fraction of the episodes done, 0..1
    virtual void SetProgress(double fraction) = 0;

    /// \return the probability of a random action now
    virtual double GetEpsilon() const = 0;

    /// \return whether observations must bring the graph shift operator of the arriving UE's RSSI:
    /// a learner makes those of complete graphs itself, but does not know the measured RSSI
    virtual bool NeedsRssiShift() const
    {
        return false;
    }

    /// Fix the random streams. \param stream the first stream index to use
    /// \return the number of streams used
    virtual int64_t AssignStreams(int64_t stream) = 0;
};

} // namespace ns3

#endif /* GROWS_LEARNER_H */
