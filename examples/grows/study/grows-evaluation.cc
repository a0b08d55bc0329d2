/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-evaluation.h"

#include "ns3/assert.h"

#include <chrono>
#include <limits>

namespace ns3
{

namespace
{

constexpr int64_t NETWORK_STREAM = 0;   //!< first stream of a network
constexpr int64_t POLICY_STREAM = 1000; //!< first stream of a policy

/// Sums over episodes.
struct Sums
{
    GrowsEvaluation evaluation;    //!< sums instead of means
    uint64_t decisions{0};         //!< number of decisions
    uint64_t completed{0};         //!< demands that were met
    std::chrono::nanoseconds time; //!< spent in decisions
};

/// Play one episode.
void
Play(GrowsSlottedNetwork& network, GrowsAssociationPolicy& policy, Sums& sums)
{
    GrowsDecision decision;
    network.BeginEpisode();
    while (network.NextArrival())
    {
        const auto begin = std::chrono::steady_clock::now();
        const auto verdict = GrowsDecide(policy, network.GetState(), decision);
        sums.time += std::chrono::steady_clock::now() - begin;
        ++sums.decisions;
        network.Apply(verdict);
    }
    const auto result = network.GetResult();
    sums.evaluation.utility += result.utility;
    sums.evaluation.utilityPerArrival += result.utilityPerArrival;
    sums.evaluation.rejections += result.rejections;
    sums.evaluation.arrivals += result.arrivals;
    sums.evaluation.users += result.meanUsers;
    sums.evaluation.completionS +=
        result.completed * result.meanSlots * network.GetSlotLength().GetSeconds();
    sums.completed += result.completed;
}

} // namespace

GrowsEvaluation
GrowsEvaluatePolicy(Ptr<GrowsSlottedNetwork> network,
                    Ptr<GrowsAssociationPolicy> policy,
                    uint64_t episodes)
{
    NS_ASSERT_MSG(episodes > 0, "nothing to evaluate");
    network->AssignStreams(NETWORK_STREAM);
    policy->AssignStreams(POLICY_STREAM);
    const auto begin = std::chrono::steady_clock::now();
    Sums sums{};
    for (uint64_t episode = 0; episode < episodes; ++episode)
    {
        Play(*network, *policy, sums);
    }
    const double n = static_cast<double>(episodes);
    auto& means = sums.evaluation;
    means.episodes = episodes;
    means.utility /= n;
    means.utilityPerArrival /= n;
    means.rejections /= n;
    means.arrivals /= n;
    means.users /= n;
    means.completionS = sums.completed > 0 ? means.completionS / sums.completed
                                           : std::numeric_limits<double>::quiet_NaN();
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
    const std::chrono::duration<double> deciding = sums.time;
    means.decisionS = deciding.count() / sums.decisions;
    means.decisionShare = deciding.count() / wall.count();
    return means;
}

} // namespace ns3
