// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_DATA_TRAINING_H
#define GROWS_DATA_TRAINING_H

#include "grows-off-policy.h"

#include "ns3/grows-double-dqn.h"
#include "ns3/grows-record-trainer.h"

#include <cstdint>
#include <string>
#include <vector>

/**
 * \file
 * \ingroup grows
 * What records can tell of the agent that learned from them.
 */

namespace ns3
{

/// Which actions records have, and which of them an agent would take.
struct GrowsCoverage
{
    /// Of the candidates of one rank.
    struct Rank
    {
        uint64_t taken{0};  //!< decisions with a choice that took one
        uint64_t chosen{0}; //!< that the agent would take one
    };

    uint64_t decisions{0};        //!< in all records
    uint64_t choices{0};          //!< those with more than one possible action
    uint64_t agreements{0};       //!< those of them that took the agent's action
    double effectiveActions{0.0}; //!< as many equally likely ones make the same entropy
    std::vector<Rank> ranks;      //!< the strongest candidate first
    Rank declined;                //!< none of them, where that is an action
};

/**
 * \ingroup grows
 * Decisions that an agent would take, for each record and each of its transitions.
 */
using GrowsAgentChoices = std::vector<std::vector<uint32_t>>;

/// \param records of runs \param part of a transition that is the state: state or next
/// \param agent who decides \return what it would choose, 0 where there is no state
GrowsAgentChoices GrowsChoose(const std::vector<GrowsTrajectory>& records,
                              GrowsObservation GrowsTransition::*part,
                              GrowsDoubleDqn& agent);

/// \param records of runs \param choices of an agent in their states \return the coverage
GrowsCoverage GrowsGetCoverage(const std::vector<GrowsTrajectory>& records,
                               const GrowsAgentChoices& choices);

/// \param records of runs, all of which explored \param choices of an agent in their states
/// \return what importance sampling needs to know of the agent
std::vector<GrowsEvaluatedRecord> GrowsWeighRecords(const std::vector<GrowsTrajectory>& records,
                                                    const GrowsAgentChoices& choices);

/// \param records of runs \param agent whose value is sought; the network begins with its weights
/// \param episodes so many records are replayed \param stream first index of random streams
/// \return fitted Q evaluation: the mean over all states of the agent's value there
double GrowsFitValue(const std::vector<GrowsTrajectory>& records,
                     GrowsDoubleDqn& agent,
                     uint64_t episodes,
                     int64_t stream);

/// \param trainer with its records, done \param agent who learned from them
/// \param stream first index of random streams
/// \return what the records tell of the agent, for a terminal: coverage and value
std::string GrowsDescribeDataTraining(const GrowsRecordTrainer& trainer,
                                      GrowsDoubleDqn& agent,
                                      int64_t stream);

} // namespace ns3

#endif /* GROWS_DATA_TRAINING_H */
