// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_Q_LEARNING_POLICY_H
#define GROWS_Q_LEARNING_POLICY_H

#include "grows-association-policy.h"

#include "ns3/grows-feature-set.h"
#include "ns3/grows-q-learning.h"

#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * The candidate of highest value in a table of Q-learning, full or not, as in the paper (section
 * IV): learning rate 0.5, users in the bins 0, 1, 2-3, 4-6, 7 and more. States that the table does
 * not have are decided as max-rssi does.
 *
 * The preset "q-learning-decay" has the settings that were measured to be better: a learning rate
 * of one over the number of visits, and the bins 0, 1-2, 3 and more.
 */
class GrowsQLearningPolicy : public GrowsScoredPolicy
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    GrowsQLearningPolicy();

    /// \return its learner, made with this policy's settings when it is first asked for: fed by the
    /// trainer
    Ptr<GrowsQLearning> GetLearner();

  protected:
    void DoDispose() override;

  private:
    void DoPrepare(const GrowsAssociationState& state) override;
    double DoScore(const GrowsAssociationState& state, std::size_t index) override;
    int64_t DoAssignStreams(int64_t stream) override;
    std::string DoValidate() override;

    Ptr<GrowsQLearning> m_learner;  //!< the table
    GrowsFeatureSet m_features;     //!< what it sees
    GrowsObservation m_observation; //!< memory to reuse
    std::vector<float> m_values;    //!< of the candidates
};

} // namespace ns3

#endif /* GROWS_Q_LEARNING_POLICY_H */
