// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-association-state.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <sstream>

namespace ns3
{

uint64_t
GrowsDemand::GetVolume() const
{
    return kind == Kind::VOLUME ? static_cast<uint64_t>(std::ceil(amount)) : 0;
}

std::string
GrowsDemand::Validate() const
{
    constexpr double MOST = 1e18; // of bytes; of seconds, ns-3's clock ends at about 9e9
    const double most = kind == Kind::HOLDING_TIME ? 1e-9 * MOST : MOST;
    if (kind == Kind::ENDLESS || (amount > 0.0 && amount <= most)) // false for NaN
    {
        return "";
    }
    std::ostringstream problem;
    problem << "a demand of " << amount << " cannot be served: give a positive amount up to "
            << most << ", or leave it endless";
    return problem.str();
}

void
GrowsDecisionRecord::SetOutcome(const GrowsCheckedDecision& checked,
                                uint32_t handler,
                                const Time& now)
{
    time = now;
    handlerCell = handler;
    reason = checked.reason;
    cell.reset();
    if (checked.choice)
    {
        cell = state.candidates[*checked.choice].cell.cell;
    }
}

void
GrowsDecisionRecord::ReplaceFullCell()
{
    cellsFullAtExecution.push_back(*cell);
    cell.reset();
    reason = GrowsReason::CELL_FULL_AT_EXECUTION;
    // minus infinity is the value of a candidate that must not be taken
    double best = decision.declineValue.value_or(-std::numeric_limits<double>::infinity());
    for (std::size_t i = 0; i < std::min(state.candidates.size(), decision.values.size()); ++i)
    {
        const auto& next = state.candidates[i].cell;
        const bool isTried =
            std::find(cellsFullAtExecution.begin(), cellsFullAtExecution.end(), next.cell) !=
            cellsFullAtExecution.end();
        if (!isTried && next.HasFreeCapacity() && decision.values[i] > best)
        {
            best = decision.values[i];
            cell = next.cell;
            reason = GrowsReason::NONE;
        }
    }
}

GrowsSession
GrowsDecisionRecord::MakeSession() const
{
    GrowsSession session;
    session.user = state.user;
    session.cell = handlerCell;
    session.demand = state.demand;
    session.arrived = time;
    return session;
}

std::string
GrowsToString(GrowsReason reason)
{
    static const std::array<std::string, 14> names{"",
                                                   "no-candidate",
                                                   "no-free-capacity",
                                                   "cell-full",
                                                   "declined",
                                                   "policy-error",
                                                   "stack-limit",
                                                   "connection-timeout",
                                                   "connection-lost",
                                                   "session-timeout",
                                                   "already-connected",
                                                   "no-device",
                                                   "cell-full-at-execution",
                                                   "handed-over-out"};
    return names.at(static_cast<std::size_t>(reason));
}

} // namespace ns3
