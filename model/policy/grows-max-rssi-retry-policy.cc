// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-association-policy.h"

namespace ns3
{

/// The strongest cell that has free capacity: max-rssi that tries the next one when it is turned
/// away.
class GrowsMaxRssiRetryPolicy : public GrowsScoredPolicy
{
  public:
    static TypeId GetTypeId()
    {
        static TypeId tid = TypeId("ns3::GrowsMaxRssiRetryPolicy")
                                .SetParent<GrowsScoredPolicy>()
                                .SetGroupName("Grows")
                                .AddConstructor<GrowsMaxRssiRetryPolicy>();
        return tid;
    }

  private:
    double DoScore(const GrowsAssociationState& state, std::size_t index) override
    {
        const auto& candidate = state.candidates[index];
        return candidate.cell.HasFreeCapacity() ? candidate.link.rsrpDbm : NEVER;
    }
};

NS_OBJECT_ENSURE_REGISTERED(GrowsMaxRssiRetryPolicy);

} // namespace ns3
