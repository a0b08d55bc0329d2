// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_DECISION_TABLE_H
#define GROWS_DECISION_TABLE_H

#include "ns3/grows-association-state.h"
#include "ns3/grows-csv.h"

#include <cstddef>
#include <optional>
#include <string>

/**
 * \file
 * \ingroup grows
 * A decision in rows, one for each candidate: what the policy knew of it, what it thought of it,
 * and why it was not taken. Where to decline is an action, too, it has a row without a cell.
 */

namespace ns3
{

/// How a number is written.
using GrowsNumberFormat = std::string (*)(double);

/// \param value a number \return it with four significant digits
std::string GrowsFormatShort(double value);

/// \param decision of a policy \param index of a candidate
/// \return what the policy thinks of it; "" if it does not report
std::string GrowsFormatValue(const GrowsDecision& decision, std::size_t index);

/// \return the columns of a candidate: cell, rsrp_dbm, rssi_dbm, sinr_db, full_cell_mbps, users,
/// capacity, rb_use, mean_utility
GrowsCsv::Row GrowsGetCandidateColumns();

/// \param candidate one \param format how its numbers are written \return a value per column
GrowsCsv::Row GrowsMakeCandidateRow(const GrowsCandidate& candidate, GrowsNumberFormat format);

/// \param record of an arrival \return index of the candidate that serves it, if one does
std::optional<uint32_t> GrowsFindTaken(const GrowsDecisionRecord& record);

/// \param record of an arrival \param index of a candidate that does not serve it
/// \return why, in a few words without a comma
std::string GrowsGetObjection(const GrowsDecisionRecord& record, std::size_t index);

/// \param record of a decision that values to decline
/// \return why the arriving UE was not declined, in a few words without a comma; "" if it was
std::string GrowsGetDeclineObjection(const GrowsDecisionRecord& record);

} // namespace ns3

#endif /* GROWS_DECISION_TABLE_H */
