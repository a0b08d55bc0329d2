/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_EVALUATION_H
#define GROWS_EVALUATION_H

#include "ns3/grows-association-policy.h"
#include "ns3/grows-slotted-network.h"

#include <string>

namespace ns3
{

/// How a policy did in the slotted network: means over episodes.
struct GrowsEvaluation
{
    uint64_t episodes{0};          //!< played
    double utility{0.0};           //!< as the network counts it
    double utilityPerArrival{0.0}; //!< mean of ln(1 + session Mbit/s), 0 if rejected
    double rejections{0.0};        //!< per episode
    double arrivals{0.0};          //!< per episode
    double users{0.0};             //!< served at a time
    double completionS{0.0};       //!< until a demand was met; NaN if none was
    double decisionS{0.0};         //!< wall time of a decision; NaN if there was none
    double decisionShare{0.0};     //!< of all wall time
};

/**
 * \ingroup grows
 *
 * Play episodes. Which arrivals there are depends on RngRun alone: they are the same for every
 * policy.
 * \param network where to play; its streams are assigned here
 * \param policy who decides; its streams are assigned here
 * \param episodes how many, at least 1
 * \return means over the episodes
 */
GrowsEvaluation GrowsEvaluatePolicy(Ptr<GrowsSlottedNetwork> network,
                                    Ptr<GrowsAssociationPolicy> policy,
                                    uint64_t episodes);

} // namespace ns3

#endif /* GROWS_EVALUATION_H */
