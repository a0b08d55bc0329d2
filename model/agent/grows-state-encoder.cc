// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-state-encoder.h"

#include <algorithm>

namespace ns3
{

void
GrowsStateEncoder::Encode(const GrowsAssociationState& state, GrowsObservation& observation) const
{
    const auto& candidates = state.candidates;
    observation.nodes = static_cast<uint32_t>(candidates.size());
    features.Compute(state, observation.features);
    observation.allowed.assign(candidates.size(), 1);
    if (maskFull && HasChoice(state))
    {
        std::transform(
            candidates.begin(),
            candidates.end(),
            observation.allowed.begin(),
            [](const auto& candidate) { return candidate.cell.HasFreeCapacity() ? 1 : 0; });
    }
    observation.shift.clear();
    if (shift == GrowsShiftKind::RSSI)
    {
        std::vector<double> rssiDbm;
        rssiDbm.reserve(candidates.size());
        for (const auto& candidate : candidates)
        {
            rssiDbm.push_back(candidate.link.rssiDbm);
        }
        const auto matrix = GrowsGetShift(shift, GrowsGetRssiAdjacency(rssiDbm), observation.nodes);
        observation.shift.assign(matrix.begin(), matrix.end());
    }
}

bool
GrowsStateEncoder::HasChoice(const GrowsAssociationState& state) const
{
    return !maskFull ||
           std::any_of(state.candidates.begin(), state.candidates.end(), [](const auto& candidate) {
               return candidate.cell.HasFreeCapacity();
           });
}

} // namespace ns3
