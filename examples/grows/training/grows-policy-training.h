// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_POLICY_TRAINING_H
#define GROWS_POLICY_TRAINING_H

#include "ns3/grows-association-policy.h"
#include "ns3/grows-csv.h"
#include "ns3/grows-double-dqn.h"

#include <cstdint>
#include <functional>
#include <string>

/**
 * \file
 * \ingroup grows
 * Training of those policies that learn, by their name: Q-learning's tables, and
 * agents whose training preset (GrowsTrainingPreset) has the policy's name.
 */

namespace ns3
{

/// What a policy learns from.
struct GrowsTrainingTask
{
    std::string preset;       //!< name of the slotted network
    std::string cell;         //!< of the paper's table, "arrival probability:mean demand"
    uint64_t episodes{50000}; //!< to train
    uint64_t curveEvery{300}; //!< episodes a point of the learning curve is the mean of
};

/// Its outcome.
struct GrowsTrainedPolicy
{
    Ptr<GrowsAssociationPolicy> policy; //!< ready to decide
    GrowsCsv curve;                     //!< GrowsLearningCurve
};

/// \param learner of an agent \param features that it sees, comma-separated
/// \return an error message about its attributes; "" if there is none
std::string GrowsValidateLearner(const GrowsDoubleDqn& learner, const std::string& features);

/// \param policy name of a policy \return whether it can be trained
bool GrowsCanLearn(const std::string& policy);

/// Make the values that a policy is trained with the defaults of their attributes. To be called
/// before GrowsTrainPolicy; values from the command line go in between.
/// \param policy name of a policy; nothing happens for one without a training preset
void GrowsSetLearningDefaults(const std::string& policy);

/// \param policy name of a policy that can learn
/// \return an error message about the attributes of its learner; "" if there is none
std::string GrowsValidateLearning(const std::string& policy);

/// Train a policy. Everything random depends on RngRun alone; an agent comes out as the same
/// training preset does of GrowsTrainingSession. \param policy name of a policy that can learn
/// \param task what it learns from; known to be good
/// \param onRound called now and then with the share of episodes done \return the policy
GrowsTrainedPolicy GrowsTrainPolicy(const std::string& policy,
                                    const GrowsTrainingTask& task,
                                    const std::function<void(double share)>& onRound);

} // namespace ns3

#endif /* GROWS_POLICY_TRAINING_H */
