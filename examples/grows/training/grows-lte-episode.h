// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_LTE_EPISODE_H
#define GROWS_LTE_EPISODE_H

#include "ns3/grows-model-file.h"
#include "ns3/grows-trainer.h"
#include "ns3/grows-trajectory.h"

#include <cstdint>
#include <string>

/**
 * \file
 * \ingroup grows
 * One episode of training in packet-level LTE, in this process.
 */

namespace ns3
{

/// What is played.
struct GrowsLteEpisode
{
    std::string network;   //!< radio scenario, by name or file
    double durationS{0.0}; //!< simulated seconds with warm-up; 0: the scenario's own
    uint64_t seed{10001};  //!< RngRun
    double progress{0.0};  //!< share of the training that is done: epsilon follows it
};

/// \return why this build can play none, as one line; "" if it can
std::string GrowsValidateLteTraining();

/// \param network a name from the command line
/// \param durationS simulated seconds with warm-up; 0: the scenario's own
/// \param [out] lengthS how long an episode of it is, in seconds
/// \return an error message; "" if none
std::string GrowsValidateLteEpisode(const std::string& network, double durationS, double& lengthS);

/// Play an episode: a run of the simulator in which the policy "grows" explores. Its arrivals are
/// those of "./grows run" with the same seed. \param episode what is played; known to be good
/// \param model decides \param trainer says whether full cells may be chosen
/// \param window over which throughput is taken for rewards \return what it brought
GrowsTrajectory GrowsPlayLteEpisode(const GrowsLteEpisode& episode,
                                    const GrowsModel& model,
                                    Ptr<const GrowsTrainer> trainer,
                                    const Time& window);

} // namespace ns3

#endif /* GROWS_LTE_EPISODE_H */
