// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_DOUBLE_DQN_UPDATE_H
#define GROWS_DOUBLE_DQN_UPDATE_H

#include "ns3/grows-gnn-kernel.h"

#include <cstdint>
#include <vector>

namespace ns3
{

/// What the error of a value costs.
struct GrowsLoss
{
    /// Its values.
    enum Type : uint8_t
    {
        SQUARED,  //!< e^2
        SMOOTH_L1 //!< e^2/(2 beta) where |e| < beta, |e| - beta/2 elsewhere
    };
};

/// A state as an update reads it; refers to memory elsewhere.
template <typename T>
struct GrowsUpdateState
{
    uint32_t nodes{0};          //!< N; 0: there is none
    const T* features{nullptr}; //!< [F, N]
    const T* shift{nullptr};    //!< [N, N]; null: of the complete graph
};

/// A transition as an update reads it; refers to memory elsewhere.
template <typename T>
struct GrowsUpdateSample
{
    GrowsUpdateState<T> state;     //!< s
    uint32_t action{0};            //!< a
    T reward{0};                   //!< r
    T discount{0};                 //!< factor of the value of s'
    GrowsUpdateState<T> next;      //!< s'
    const T* nextAllowed{nullptr}; //!< [N] of s', not 0 if the action may be taken
    const T* allowed{nullptr};     //!< [N] of s, the same; read by the conservative term only
};

/**
 * \ingroup grows
 * Loss and gradient of one batch (paper, section III-B; van Hasselt's Double DQN):
 *
 *     a2   = argmax over allowed nodes of Q_online(s')      (Q_target(s') in plain DQN)
 *     td   = r + discount * Q_target(s')[a2]                (no gradient through td)
 *     loss = mean over the batch of the cost of Q_online(s)[a] - td
 *
 * Learning from records adds the conservative term CQL(H) (Kumar, Zhou, Tucker, Levine,
 * "Conservative Q-learning for offline reinforcement learning", NeurIPS 2020, eq. (4)), which keeps
 * down the values of actions that the records do not have:
 *
 *     weight * mean over the batch of logsumexp over allowed nodes and a of Q_online(s)
 *                                     - Q_online(s)[a]
 */
template <typename T>
class GrowsDoubleDqnUpdate
{
  public:
    /// \param architecture shape of both networks
    /// \param shift graph shift operator of states that bring none
    GrowsDoubleDqnUpdate(const GrowsGnnArchitecture& architecture, GrowsShiftKind::Type shift);

    GrowsLoss::Type loss{GrowsLoss::SQUARED}; //!< what an error costs
    T smoothL1Beta{1};                        //!< where SMOOTH_L1 becomes linear
    bool doubleDqn{true};    //!< the online network chooses a2, the target one rates it
    T conservativeWeight{0}; //!< of the conservative term; 0: there is none

    /// Compute the loss and its gradient.
    /// \param batch the transitions
    /// \param online parameters of the network that learns
    /// \param target parameters of the target network
    /// \param [out] gradient dloss/donline, overwritten
    /// \return the loss
    T Compute(const std::vector<GrowsUpdateSample<T>>& batch,
              const T* online,
              const T* target,
              T* gradient);

    /// \return a2 of each transition of the last batch; 0 where there is no s'
    const std::vector<uint32_t>& GetNextActions() const
    {
        return m_nextActions;
    }

    /// \return td of each transition of the last batch
    const std::vector<T>& GetTargets() const
    {
        return m_targets;
    }

    /// \return Q_online(s)[a] of each transition of the last batch
    const std::vector<T>& GetValues() const
    {
        return m_values;
    }

  private:
    /// td of every transition. \param batch the transitions
    /// \param online parameters of the network that learns
    /// \param target parameters of the target network
    void ComputeTargets(const std::vector<GrowsUpdateSample<T>>& batch,
                        const T* online,
                        const T* target);
    /// Choose a2 of every transition by the values that the kernel holds.
    /// \param batch the transitions
    void ChooseNextActions(const std::vector<GrowsUpdateSample<T>>& batch);
    /// \param error Q - td \param [out] slope d(cost)/d(error) \return the cost
    T GetCost(T error, T& slope) const;
    /// The conservative term of one transition. \param sample the transition
    /// \param values Q_online(s) \param share factor of its gradient
    /// \param [in,out] gradients dloss/dQ_online(s), to which its own is added
    /// \return the term, without its weight
    T AddConservativeTerm(const GrowsUpdateSample<T>& sample,
                          const T* values,
                          T share,
                          T* gradients) const;
    /// Add a state to a kernel's batch. \param state the state \param kernel the kernel
    void Add(const GrowsUpdateState<T>& state, GrowsGnnKernel<T>& kernel) const;

    GrowsShiftKind::Type m_shift;        //!< of states that bring none
    GrowsGnnKernel<T> m_states;          //!< over s
    GrowsGnnKernel<T> m_nextStates;      //!< over s'
    std::vector<uint32_t> m_nextActions; //!< a2
    std::vector<T> m_targets;            //!< td
    std::vector<T> m_values;             //!< Q_online(s)[a]
};

} // namespace ns3

#endif /* GROWS_DOUBLE_DQN_UPDATE_H */
