// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_OWN_STREAM_H
#define GROWS_OWN_STREAM_H

#include "ns3/integer.h"
#include "ns3/object-factory.h"
#include "ns3/random-variable-stream.h"

#include <cstdint>

namespace ns3
{

/**
 * \ingroup grows
 *
 * Streams of the random variables that policies and learners create for themselves, until
 * AssignStreams gives them others. They are far above what scripts assign. A variable that has one
 * takes no number from ns3::RngSeedManager, which would shift the streams of all variables that a
 * script creates later: its arrivals would depend on the policy.
 */
enum class GrowsOwnStream : int64_t
{
    RANDOM_POLICY = int64_t{1} << 48, //!< GrowsRandomPolicy
    Q_LEARNING_EXPLORATION,           //!< GrowsQLearning
    DQN_EXPLORATION,                  //!< GrowsDoubleDqn: random actions
    DQN_INITIALISATION,               //!< GrowsDoubleDqn: weights
    DQN_REPLAY,                       //!< GrowsDoubleDqn: samples
    EPSILON_GREEDY,                   //!< GrowsEpsilonGreedy
    RECORD_ORDER                      //!< GrowsRecordTrainer: order of the records
};

/**
 * \ingroup grows
 * \param stream that it draws from
 * \return a uniform variable
 */
inline Ptr<UniformRandomVariable>
GrowsCreateUniform(GrowsOwnStream stream)
{
    return CreateObjectWithAttributes<UniformRandomVariable>(
        "Stream",
        IntegerValue(static_cast<int64_t>(stream)));
}

} // namespace ns3

#endif /* GROWS_OWN_STREAM_H */
