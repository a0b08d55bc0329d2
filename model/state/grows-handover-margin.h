// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_HANDOVER_MARGIN_H
#define GROWS_HANDOVER_MARGIN_H

#include "grows-association-state.h"

#include <algorithm>

/**
 * \file
 * \ingroup grows
 * What a served user's cell has in favour of itself when a policy is asked about a handover: the
 * same in packets and in slots.
 */

namespace ns3
{

/// Raise or lower a link, as the hysteresis of event A3 does. \param [in,out] link of a user
/// \param db by how much
inline void
GrowsShiftLink(GrowsRadioLink& link, double db)
{
    for (auto* valueDb :
         {&link.rsrpDbm, &link.rssiDbm, &link.snrDb, &link.sinrDb, &link.fullLoadSinrDb})
    {
        *valueDb += db;
    }
}

/// \tparam Number of values \param values of the candidates; empty: the policy gives none
/// \param target candidate that a policy chooses \param serving candidate that serves the user
/// \param margin in the policy's unit, see HandoverMargin; 0: none
/// \return whether the value of the target exceeds that of the serving cell by the margin
template <typename Number>
bool
GrowsExceedsMargin(const std::vector<Number>& values,
                   std::size_t target,
                   std::size_t serving,
                   double margin)
{
    return margin == 0.0 || values.empty() || values.at(target) - values.at(serving) >= margin;
}

/// \param record of a decision about a served user, as if it arrived \param servingCell its cell
/// \param margin see above
/// \return whether it is to be handed over: the cell is another, and its value exceeds that of the
/// serving cell, a candidate, by the margin
inline bool
GrowsExceedsMargin(const GrowsDecisionRecord& record, uint32_t servingCell, double margin)
{
    const auto find = [&record](uint32_t cell) {
        const auto& candidates = record.state.candidates;
        const auto is = [cell](const auto& candidate) { return candidate.cell.cell == cell; };
        return std::find_if(candidates.begin(), candidates.end(), is) - candidates.begin();
    };
    return record.cell && *record.cell != servingCell &&
           GrowsExceedsMargin(record.decision.values,
                              find(*record.cell),
                              find(servingCell),
                              margin);
}

} // namespace ns3

#endif /* GROWS_HANDOVER_MARGIN_H */
