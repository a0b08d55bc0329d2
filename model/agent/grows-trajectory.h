// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_TRAJECTORY_H
#define GROWS_TRAJECTORY_H

#include "grows-learner.h"
#include "grows-loaded.h"
#include "grows-network-record.h"

#include "ns3/grows-feature-set.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ns3
{

class GrowsTensorFile;

/// Which run a trajectory is of.
struct GrowsRecordOrigin
{
    std::string program; //!< name of the executable
    std::string policy;  //!< short name of the policy that decided
    std::string weights; //!< fingerprint of the model file that it read; "": none
    double epsilon{0.0}; //!< with which GrowsEpsilonGreedy explored; 0: it did not
    uint64_t seed{0};    //!< RngRun
    uint64_t cells{0};   //!< of the network
};

/// What came of a decision, until the next one anywhere in the network. A reward is made of it by
/// GrowsSetRewards.
struct GrowsOutcome
{
    double utility{0.0};       //!< mean utility until the next decision, or the end of the run
    double potential{0.0};     //!< utility of the last whole window before the decision
    double nextPotential{0.0}; //!< the same before the next decision, or the end
    double elapsedS{0.0};      //!< seconds until the next decision, or the end
    bool accepted{false};      //!< whether the arriving UE was associated
    bool isLast{false};        //!< there was no other decision: the run ended
};

/// \ingroup grows
/// What one run brought: a record. It does not depend on who will learn from it: there are no
/// rewards in it.
struct GrowsTrajectory
{
    GrowsRecordOrigin origin;                 //!< which run
    std::string features;                     //!< names, comma-separated: GrowsFeatureSet
    GrowsFeatureSet::Scales scales;           //!< of the features
    std::vector<GrowsTransition> transitions; //!< in order, one after the other
    std::vector<GrowsOutcome> outcomes;       //!< one for each transition
    double utility{0.0};                      //!< of the run, as "./grows run" has it
    double rejections{0.0};                   //!< of the run, as in runs.csv
    GrowsNetworkRecord network;               //!< what the network was and did
};

/**
 * \ingroup grows
 * Write a trajectory to a file of the format safetensors (GrowsTensorFile). For T decisions, F
 * features, at most N nodes, C cells, A arrivals, W windows of the handlers and S samples, its
 * tensors are
 *
 *     observations             F32 [T, F, N]  s: features, each divided by its scale
 *     masks                    U8  [T, N]     1: the action could be taken in s
 *     nodes                    I64 [T]        candidates in s, and one more with the feature
 *                                             "decline"; what is beyond them is 0
 *     shifts                   F32 [T, N, N]  graph shift operator in s; only if it is measured
 *     actions                  I64 [T]        a: index of the node
 *     behaviour_probabilities  F64 [T]        with which whoever decided took a in s
 *     times                    F64 [T]        seconds of the simulation, when a was taken
 *     utilities, potentials, next_potentials, elapsed_s
 *                              F64 [T]        members of GrowsOutcome
 *     accepted                 U8  [T]        member of GrowsOutcome
 *     lasts                    U8  [T]        member of GrowsOutcome; s' is the next row's s, and
 *                                             0 in the last row, where this is 1
 *     cells.*                  [C]            members of GrowsNetworkRecord::Cell
 *     arrivals.*               [A], [A, C]    members of GrowsNetworkRecord::Arrival and Link
 *     windows.*                [W, C], [W]    members of GrowsNetworkRecord::CellWindow; utilities
 *     samples.*                [S]            members of GrowsNetworkRecord::Sample
 *
 * and its metadata, each text JSON:
 *
 *     format               "grows-trajectory"
 *     version              2
 *     features, scales     as in a model file (GrowsSaveModel)
 *     origin               members of GrowsRecordOrigin
 *     utility, rejections  of the whole run
 *     window_s             length of the handlers' windows
 *     candidates, max_rsrp_gap_db, min_sinr_db
 *                          limits of the handlers' candidates
 *
 * \param trajectory what to write; all its states have its features, and either all or none a graph
 * shift operator of their own
 * \param path the file; one that exists is replaced when the new one is complete
 * \return an error message; "" if there is none
 */
std::string GrowsSaveTrajectory(const GrowsTrajectory& trajectory, const std::string& path);

/// Read a trajectory and check it: format, version, sizes, indices, finite numbers, and that there
/// is a decision in it.
/// \param path the file \return the trajectory, or an error message
GrowsLoaded<GrowsTrajectory> GrowsLoadTrajectory(const std::string& path);

/// Keep only some features. Throws GrowsFileProblem with the first one that there is not, or if one
/// of both has "decline" and the other has not: their graphs differ.
/// \param [in,out] trajectory what was recorded
/// \param names of the features, comma-separated, in the order in which they are to be
void GrowsSelectFeatures(GrowsTrajectory& trajectory, const std::string& names);

/// Add transitions to a file: tensors of the names of GrowsSaveTrajectory from observations to
/// actions, next_observations, next_masks, next_nodes and next_shifts, which are the same of s',
/// and rewards and discounts. \param transitions what happened; all states have the same number of
/// features, and either all or none a graph shift operator of their own \param prefix of the names
/// \param [in,out] file where they go
void GrowsPutTransitions(const std::vector<GrowsTransition>& transitions,
                         const std::string& prefix,
                         GrowsTensorFile& file);

/// Take transitions out of a file and check them. \param file what was read
/// \param prefix of the names \param features F, numbers per node
/// \return the transitions; throws GrowsFileProblem if something about them is wrong
std::vector<GrowsTransition> GrowsGetTransitions(const GrowsTensorFile& file,
                                                 const std::string& prefix,
                                                 std::size_t features);

} // namespace ns3

#endif /* GROWS_TRAJECTORY_H */
