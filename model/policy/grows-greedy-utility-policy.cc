// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-predicting-policy.h"

#include "ns3/boolean.h"

namespace ns3
{

/**
 * The cell where the arriving UE raises the paper's reward most, the sum of ln(1 + Mbit/s) over all
 * users: what it gets less what the users there lose. Myopic, one line long and hard to beat.
 *
 * With AllowRefusal a full cell counts as a rise of 0: it is chosen - and the arriving UE rejected
 * - when joining any other would lower the sum.
 */
class GrowsGreedyUtilityPolicy : public GrowsPredictingPolicy
{
  public:
    static TypeId GetTypeId()
    {
        static TypeId tid =
            TypeId("ns3::GrowsGreedyUtilityPolicy")
                .SetParent<GrowsPredictingPolicy>()
                .SetGroupName("Grows")
                .AddConstructor<GrowsGreedyUtilityPolicy>()
                .AddAttribute(
                    "AllowRefusal",
                    "Whether a full cell counts as a rise of 0, so that the policy prefers "
                    "it to a loss.",
                    BooleanValue(false),
                    MakeBooleanAccessor(&GrowsGreedyUtilityPolicy::m_allowRefusal),
                    MakeBooleanChecker());
        return tid;
    }

  private:
    double DoScore(const GrowsAssociationState& state, std::size_t index) override
    {
        const auto& candidate = state.candidates[index];
        if (!candidate.cell.HasFreeCapacity())
        {
            return m_allowRefusal ? 0.0 : NEVER;
        }
        return GetGain(candidate);
    }

    bool m_allowRefusal; //!< whether a full cell counts as a rise of 0
};

NS_OBJECT_ENSURE_REGISTERED(GrowsGreedyUtilityPolicy);

} // namespace ns3
