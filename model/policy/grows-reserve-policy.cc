// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-predicting-policy.h"

#include "ns3/double.h"
#include "ns3/uinteger.h"

namespace ns3
{

/**
 * Trunk reservation: greedy-utility that keeps places of each cell free of users of low weight
 * (GrowsDemand::weight). A cell that has no other place free is full for them, and where all
 * candidates are, such a user is declined. Without weights it is greedy-utility.
 */
class GrowsReservePolicy : public GrowsPredictingPolicy
{
  public:
    static TypeId GetTypeId()
    {
        static TypeId tid =
            TypeId("ns3::GrowsReservePolicy")
                .SetParent<GrowsPredictingPolicy>()
                .SetGroupName("Grows")
                .AddConstructor<GrowsReservePolicy>()
                .AddAttribute("Places",
                              "Users that each cell can still take when it takes no user of low "
                              "weight any more.",
                              UintegerValue(1),
                              MakeUintegerAccessor(&GrowsReservePolicy::m_places),
                              MakeUintegerChecker<uint32_t>())
                .AddAttribute("LowWeight",
                              "A weight below this is low.",
                              DoubleValue(1.0),
                              MakeDoubleAccessor(&GrowsReservePolicy::m_lowWeight),
                              MakeDoubleChecker<double>(0.0));
        return tid;
    }

  private:
    double DoScore(const GrowsAssociationState& state, std::size_t index) override
    {
        const auto& candidate = state.candidates[index];
        const bool isLow = state.demand.weight < m_lowWeight;
        const auto others = candidate.cell.users.size() + (isLow ? m_places : 0);
        return others < candidate.cell.capacity ? GetGain(candidate) : NEVER;
    }

    uint32_t m_places;  //!< see attribute Places
    double m_lowWeight; //!< see attribute LowWeight
};

NS_OBJECT_ENSURE_REGISTERED(GrowsReservePolicy);

} // namespace ns3
