// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-association-policy.h"

namespace ns3
{

/// The cell with the fewest users of those with free capacity.
class GrowsLeastLoadedPolicy : public GrowsScoredPolicy
{
  public:
    static TypeId GetTypeId()
    {
        static TypeId tid = TypeId("ns3::GrowsLeastLoadedPolicy")
                                .SetParent<GrowsScoredPolicy>()
                                .SetGroupName("Grows")
                                .AddConstructor<GrowsLeastLoadedPolicy>();
        return tid;
    }

  private:
    double DoScore(const GrowsAssociationState& state, std::size_t index) override
    {
        const auto& cell = state.candidates[index].cell;
        return cell.HasFreeCapacity() ? -static_cast<double>(cell.users.size()) : NEVER;
    }
};

NS_OBJECT_ENSURE_REGISTERED(GrowsLeastLoadedPolicy);

} // namespace ns3
