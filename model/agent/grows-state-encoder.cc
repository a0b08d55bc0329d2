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
    observation.nodes = static_cast<uint32_t>(features.GetNNodes(state));
    features.Compute(state, observation.features);
    observation.allowed.assign(observation.nodes, 1);
    if (maskFull && (features.HasDecline() || HasChoice(state)))
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

void
GrowsStateEncoder::SplitValues(GrowsDecision& decision) const
{
    if (features.HasDecline())
    {
        decision.declineValue = decision.values.back();
        decision.values.pop_back();
    }
}

std::string
GrowsStateEncoder::Validate(const std::string& features, GrowsShiftKind::Type shift)
{
    return shift == GrowsShiftKind::RSSI && GrowsFeatureSet::HasDecline(features)
               ? "the feature \"decline\" adds a node that nobody measures, which the graph shift "
                 "operator rssi cannot tie to the others; choose another one"
               : "";
}

} // namespace ns3
