// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-predicting-policy.h"

namespace ns3
{

/// The cell with free capacity where the arriving UE gets most: its full-cell rate shared with the
/// n users there, rate / (n + 1). It need not know the others' rates.
class GrowsMaxRatePolicy : public GrowsPredictingPolicy
{
  public:
    static TypeId GetTypeId()
    {
        static TypeId tid = TypeId("ns3::GrowsMaxRatePolicy")
                                .SetParent<GrowsPredictingPolicy>()
                                .SetGroupName("Grows")
                                .AddConstructor<GrowsMaxRatePolicy>();
        return tid;
    }

  private:
    double DoScore(const GrowsAssociationState& state, std::size_t index) override
    {
        const auto& candidate = state.candidates[index];
        const double sharers = candidate.cell.users.size() + 1.0;
        return candidate.cell.HasFreeCapacity() ? GetArrivingUeRateBps(candidate) / sharers : NEVER;
    }
};

NS_OBJECT_ENSURE_REGISTERED(GrowsMaxRatePolicy);

} // namespace ns3
