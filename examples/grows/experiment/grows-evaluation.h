// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_EVALUATION_H
#define GROWS_EVALUATION_H

#include "ns3/grows-association-policy.h"
#include "ns3/grows-csv.h"
#include "ns3/grows-results-helper.h"
#include "ns3/grows-slotted-environment.h"

#include <chrono>
#include <functional>
#include <string>

/**
 * \file
 * \ingroup grows
 * One run of a policy: episodes in slots, or a simulation with handlers.
 */

namespace ns3
{

/// \param policy asked about served users; it must outlive what is returned
/// \return whom to ask with Handover Grows: a user is handed over if the policy chooses another
/// cell whose value exceeds that of the serving one by the margin
GrowsHandoverCallback GrowsMakeHandoverCallback(GrowsAssociationPolicy& policy);

/// Play episodes. Which arrivals there are depends on RngRun alone: they are the same for every
/// policy.
/// \param network where to play; its streams are assigned here
/// \param policy the policy; its streams are assigned here
/// \param episodes how many, at least 1
/// \return means over the episodes
GrowsRunResult GrowsEvaluatePolicy(Ptr<GrowsSlottedEnvironment> network,
                                   Ptr<GrowsAssociationPolicy> policy,
                                   uint64_t episodes);

/// \param network name of the network
/// \param policy name of the policy
/// \param seed RngRun
/// \param result how the policy did there
/// \return runs.csv, timing.csv and, with traffic classes, classes.csv of the run
GrowsTables GrowsTabulateEvaluation(const std::string& network,
                                    const std::string& policy,
                                    int64_t seed,
                                    const GrowsRunResult& result);

/// Run a simulation that is ready to its end, and destroy it.
/// \param results has been installed
/// \param span what counts of the run, to its end
/// \param begin when the work for it has begun
/// \param onEnd called before the simulation is destroyed
/// \return all tables of the run
GrowsTables GrowsSimulate(
    GrowsResultsHelper& results,
    const GrowsRunSpan& span,
    std::chrono::steady_clock::time_point begin,
    const std::function<void()>& onEnd = [] {});

/// Play one episode of a radio scenario or a surrogate with handlers (GrowsUserAssociation) on its
/// cells, as in packets: their attributes have their effect, BackhaulDelay among them. The same
/// arrivals as GrowsEvaluatePolicy's first episode. Leaves no simulation behind. \param environment
/// where to play, no preset; its streams are assigned here \param policy the policy; its streams
/// are assigned here \param name of the policy \param seed RngRun, for the rows \return all tables
/// of the run
GrowsTables GrowsPlayByHandlers(Ptr<GrowsSlottedEnvironment> environment,
                                Ptr<GrowsAssociationPolicy> policy,
                                const std::string& name,
                                int64_t seed);

} // namespace ns3

#endif /* GROWS_EVALUATION_H */
