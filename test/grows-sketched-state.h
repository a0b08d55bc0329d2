// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SKETCHED_STATE_H
#define GROWS_SKETCHED_STATE_H

#include "ns3/grows-association-state.h"
#include "ns3/test.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace ns3
{

/// What matters of a candidate; rates in Mbit/s.
struct GrowsCandidateSketch
{
    double rsrpDbm;                 //!< the measurement of it
    double rate;                    //!< what the arriving UE would get alone
    std::vector<double> usersRates; //!< full-cell rates of those there
    uint32_t capacity{10};          //!< users let in
    double txPowerDbm{43.0};        //!< transmit power
};

/// \param sketch what matters \param cell index of its cell \return the candidate
inline GrowsCandidate
MakeCandidate(const GrowsCandidateSketch& sketch, uint32_t cell)
{
    GrowsCandidate candidate;
    candidate.cell.cell = cell;
    candidate.cell.resourceBlocks = 25;
    candidate.cell.capacity = sketch.capacity;
    candidate.cell.txPowerDbm = sketch.txPowerDbm;
    candidate.link.rsrpDbm = sketch.rsrpDbm;
    candidate.fullCellRateBps = 1e6 * sketch.rate;
    for (const double rate : sketch.usersRates)
    {
        GrowsServedUser user;
        user.fullCellRateBps = 1e6 * rate;
        user.throughputBps = user.fullCellRateBps / sketch.usersRates.size();
        candidate.cell.users.push_back(user);
        candidate.cell.meanUtility += std::log(1.0 + 1e-6 * user.throughputBps);
    }
    candidate.cell.meanUtility /= std::max<std::size_t>(sketch.usersRates.size(), 1);
    return candidate;
}

/// \param sketches of the candidates \return a state of these
inline GrowsAssociationState
MakeState(const std::vector<GrowsCandidateSketch>& sketches)
{
    GrowsAssociationState state;
    for (const auto& sketch : sketches)
    {
        state.candidates.push_back(MakeCandidate(sketch, state.candidates.size()));
    }
    return state;
}

} // namespace ns3

#endif /* GROWS_SKETCHED_STATE_H */
