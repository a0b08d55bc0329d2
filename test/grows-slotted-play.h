// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SLOTTED_PLAY_H
#define GROWS_SLOTTED_PLAY_H

#include "ns3/boolean.h"
#include "ns3/double.h"
#include "ns3/grows-association-policy.h"
#include "ns3/grows-slotted-environment.h"
#include "ns3/string.h"
#include "ns3/test.h"

#include <cmath>
#include <numeric>
#include <string>
#include <vector>

namespace ns3
{

/// A mean and its standard error.
struct GrowsSampleMean
{
    double value; //!< the mean
    double error; //!< its standard error
};

/// \param values some values \return their mean
inline GrowsSampleMean
GetMean(const std::vector<double>& values)
{
    const double n = values.size();
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
    double squares = 0.0;
    for (const double value : values)
    {
        squares += (value - mean) * (value - mean);
    }
    return {mean, std::sqrt(squares / (n - 1) / n)};
}

/// One column of results, one value per episode.
struct GrowsEpisodeResults
{
    std::vector<double> utility;    //!< of each episode
    std::vector<double> rejections; //!< of each episode
};

/**
 * Play episodes; the arrivals are the same for every policy.
 * \param network where
 * \param policy the policy
 * \param episodes how many
 * \return what came of them
 */
inline GrowsEpisodeResults
Play(Ptr<GrowsSlottedEnvironment> network, Ptr<GrowsAssociationPolicy> policy, int episodes)
{
    network->AssignStreams(200);
    policy->AssignStreams(300);
    GrowsEpisodeResults results;
    GrowsDecision decision;
    for (int episode = 0; episode < episodes; ++episode)
    {
        network->BeginEpisode();
        while (network->NextArrival())
        {
            network->Apply(GrowsDecide(*policy, network->GetState(), decision));
        }
        const auto result = network->GetResult();
        results.utility.push_back(result.utility);
        results.rejections.push_back(result.rejections);
    }
    return results;
}

/**
 * Set an attribute of an environment, or of its scenario if that has it.
 * \param environment whose
 * \param name of the attribute
 * \param value as text
 */
inline void
SetAttribute(GrowsSlottedEnvironment& environment,
             const std::string& name,
             const std::string& value)
{
    if (!environment.SetAttributeFailSafe(name, StringValue(value)))
    {
        environment.GetScenario()->SetAttribute(name, StringValue(value));
    }
}

/**
 * \param preset name of a preset of the paper
 * \param probability of arrivals, p
 * \param demand mean, D
 * \return the network at this cell of the paper's table I
 */
inline Ptr<GrowsSlottedEnvironment>
MakePaperNetwork(const std::string& preset, double probability, double demand)
{
    auto network = GrowsSlottedEnvironment::Create(preset);
    network->GetScenario()->SetAttribute("ArrivalProbability", DoubleValue(probability));
    network->GetScenario()->SetAttribute("MeanDemand", DoubleValue(demand));
    return network;
}

/// \param name of a policy, or the table's "greedy-utility, may refuse" \return the policy
inline Ptr<GrowsAssociationPolicy>
MakePolicy(const std::string& name)
{
    const bool refuses = name == "greedy-utility, may refuse";
    auto policy = GrowsAssociationPolicy::Create(refuses ? "greedy-utility" : name);
    if (refuses)
    {
        policy->SetAttribute("AllowRefusal", BooleanValue(true));
    }
    return policy;
}

} // namespace ns3

#endif /* GROWS_SLOTTED_PLAY_H */
