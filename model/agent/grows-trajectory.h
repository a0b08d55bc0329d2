// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_TRAJECTORY_H
#define GROWS_TRAJECTORY_H

#include "grows-learner.h"
#include "grows-loaded.h"

#include "ns3/grows-feature-set.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ns3
{

class GrowsTensorFile;

/// Where a trajectory belongs: two are of the same round only if all of it is the same.
struct GrowsTrajectoryKey
{
    std::string configuration; //!< the training's command line
    std::string weights;       //!< fingerprint of the weights that decided
    uint64_t episode{0};       //!< number of the episode, from 0 on
};

/// What one episode brought.
struct GrowsTrajectory
{
    std::string features;                     //!< names, comma-separated: GrowsFeatureSet
    GrowsFeatureSet::Scales scales;           //!< of the features
    std::vector<GrowsTransition> transitions; //!< in order
    double utility{0.0};                      //!< of the run, as "./grows run" has it
    double rejections{0.0};                   //!< of the run, as in runs.csv
};

/**
 * \ingroup grows
 * Write a trajectory to a file of the format safetensors (GrowsTensorFile). For T decisions, F
 * features and at most N candidates, its tensors are
 *
 *     observations             F32 [T, F, N]  s: features, each divided by its scale
 *     masks                    U8  [T, N]     1: the action could be taken in s
 *     nodes                    I64 [T]        candidates in s; what is beyond them is 0
 *     shifts                   F32 [T, N, N]  graph shift operator in s; only if it is measured
 *     actions                  I64 [T]        a: index of the candidate
 *     behaviour_probabilities  F64 [T]        with which whoever decided took a in s
 *     rewards                  F32 [T]        r
 *     discounts                F32 [T]        factor of the value of s'; 0: s is terminal
 *     next_observations, next_masks, next_nodes, next_shifts   the same of s'; 0 if s is terminal
 *     times                    F64 [T]        seconds of the simulation, when a was taken
 *
 * and its metadata, each text JSON:
 *
 *     format               "grows-trajectory"
 *     version              1
 *     features, scales     as in a model file (GrowsSaveModel)
 *     key                  {"configuration": ..., "weights": ..., "episode": ...}
 *     utility, rejections  of the whole run
 * \param trajectory what to write; all its states have the same number of features
 * \param key where it belongs
 * \param path the file
 * \return an error message; "" if there is none
 */
std::string GrowsSaveTrajectory(const GrowsTrajectory& trajectory,
                                const GrowsTrajectoryKey& key,
                                const std::string& path);

/// Read a trajectory and check it: format, version, where it belongs, sizes, finite numbers.
/// \param path the file \param key where it must belong \param features F, numbers per node
/// \return the trajectory, or an error message
GrowsLoaded<GrowsTrajectory> GrowsLoadTrajectory(const std::string& path,
                                                 const GrowsTrajectoryKey& key,
                                                 uint32_t features);

/// Add transitions to a file, as tensors of the names of GrowsSaveTrajectory.
/// \param transitions what happened; all states have the same number of features, and either all or
/// none a graph shift operator of their own
/// \param prefix of the names
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
