// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-decision-table.h"

#include "ns3/grows-association-policy.h"

#include <algorithm>
#include <sstream>

namespace ns3
{

namespace
{

/// \param decision of a policy \param choice of a candidate; none: to decline
/// \return what the policy thinks of it, if it reports that
std::optional<double>
GetValue(const GrowsDecision& decision, std::optional<uint32_t> choice)
{
    if (!choice)
    {
        return decision.declineValue;
    }
    return *choice < decision.values.size() ? std::make_optional(decision.values[*choice])
                                            : std::nullopt;
}

/// \param best value of what was done \param value of what was not \return why, in words
std::string
CompareValues(double best, double value)
{
    const double less = best - value;
    if (less < 0.0)
    {
        return "has a value more by " + GrowsFormatShort(-less) +
               " within the margin of the baseline";
    }
    return less > 0.0 ? "has a value less by " + GrowsFormatShort(less)
                      : "has the same value but is weaker";
}

} // namespace

std::string
GrowsFormatShort(double value)
{
    std::ostringstream text;
    text.precision(4);
    text << value + 0.0; // no -0
    return text.str();
}

std::string
GrowsFormatValue(const GrowsDecision& decision, std::size_t index)
{
    if (index >= decision.values.size())
    {
        return "";
    }
    const double value = decision.values[index];
    return value == GrowsScoredPolicy::NEVER ? "never" : GrowsFormatShort(value);
}

GrowsCsv::Row
GrowsGetCandidateColumns()
{
    return {"cell",
            "rsrp_dbm",
            "rssi_dbm",
            "sinr_db",
            "full_cell_mbps",
            "users",
            "capacity",
            "rb_use",
            "mean_utility"};
}

GrowsCsv::Row
GrowsMakeCandidateRow(const GrowsCandidate& candidate, GrowsNumberFormat format)
{
    return {std::to_string(candidate.cell.cell),
            format(candidate.link.rsrpDbm),
            format(candidate.link.rssiDbm),
            format(candidate.link.sinrDb),
            format(1e-6 * candidate.fullCellRateBps),
            std::to_string(candidate.cell.users.size()),
            std::to_string(candidate.cell.capacity),
            format(candidate.cell.rbUse),
            format(candidate.cell.meanUtility)};
}

std::optional<uint32_t>
GrowsFindTaken(const GrowsDecisionRecord& record)
{
    const auto& candidates = record.state.candidates;
    const auto found = std::find_if(candidates.begin(), candidates.end(), [&](const auto& c) {
        return c.cell.cell == record.cell;
    });
    return found == candidates.end()
               ? std::nullopt
               : std::make_optional(static_cast<uint32_t>(found - candidates.begin()));
}

std::string
GrowsGetObjection(const GrowsDecisionRecord& record, std::size_t index)
{
    const auto& candidate = record.state.candidates[index];
    const GrowsDecision& decision = record.decision;
    const auto& fullCells = record.cellsFullAtExecution;
    if (std::find(fullCells.begin(), fullCells.end(), candidate.cell.cell) != fullCells.end())
    {
        return "was chosen but was full at execution";
    }
    if (!candidate.cell.HasFreeCapacity())
    {
        return decision.choice == index ? "was chosen but is full" : "is full";
    }
    const auto taken = GrowsFindTaken(record);
    const auto best = GetValue(decision, taken ? taken : decision.choice);
    if (!best || index >= decision.values.size())
    {
        return "was not chosen";
    }
    return CompareValues(*best, decision.values[index]);
}

std::string
GrowsGetDeclineObjection(const GrowsDecisionRecord& record)
{
    const auto taken = GrowsFindTaken(record);
    if (!taken)
    {
        return record.reason == GrowsReason::DECLINED ? "" : "was not chosen";
    }
    return CompareValues(record.decision.values.at(*taken), *record.decision.declineValue);
}

} // namespace ns3
