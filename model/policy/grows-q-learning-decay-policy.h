/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_Q_LEARNING_DECAY_POLICY_H
#define GROWS_Q_LEARNING_DECAY_POLICY_H

#include "grows-q-learning-policy.h"

namespace ns3
{

/**
 * \ingroup grows
 *
 * Q-learning with a step that shrinks with the visits of a state, to 0.02 at least, and coarser
 * bins of users: 0, 1-2, 3 and more. It gets further than the paper's setting.
 */
class GrowsQLearningDecayPolicy : public GrowsQLearningPolicy
{
  public:
    /**
     * \brief Get the type ID.
     * \return the object TypeId
     */
    static TypeId GetTypeId();

  private:
    Ptr<GrowsQLearning> DoCreateLearner() const override;
};

} // namespace ns3

#endif /* GROWS_Q_LEARNING_DECAY_POLICY_H */
