/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_HANDLED_EVALUATION_H
#define GROWS_HANDLED_EVALUATION_H

#include "grows-evaluation.h"
#include "grows-text-table.h"

#include "ns3/grows-csv.h"

#include <string>
#include <vector>

namespace ns3
{

/// What a run in the slotted network came to, decided by handlers.
struct GrowsHandledEvaluation
{
    GrowsEvaluation evaluation; //!< of one episode; utility as packet-level runs count it
    GrowsCsv timing;            //!< GrowsResultsHelper::GetTiming
};

/**
 * \ingroup grows
 *
 * Play one episode of a radio scenario with handlers (GrowsUserAssociation) on its cells, as in
 * packets: what their attributes say counts, BackhaulDelay among them. The same arrivals as
 * GrowsEvaluatePolicy's first episode. Leaves no simulation behind.
 * \param network where to play, made from a radio scenario; its streams are assigned here
 * \param policy who decides; its streams are assigned here
 * \param name of the policy
 * \param seed RngRun, for the rows
 * \return what it came to
 */
GrowsHandledEvaluation GrowsEvaluateByHandlers(Ptr<GrowsSlottedNetwork> network,
                                               Ptr<GrowsAssociationPolicy> policy,
                                               const std::string& name,
                                               int64_t seed);

/**
 * \param timing rows of GrowsResultsHelper::GetTiming
 * \param policies in the order in which they shall stand
 * \return for each policy, means over seeds and 95 % intervals: messages and bytes of a decision,
 * delay of those that were given a cell, chosen cells that had filled
 */
GrowsTextTable GrowsTabulateSignalling(const GrowsCsv& timing,
                                       const std::vector<std::string>& policies);

} // namespace ns3

#endif /* GROWS_HANDLED_EVALUATION_H */
