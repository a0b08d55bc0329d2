// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-association-policy.h"

#include "ns3/double.h"

#include <algorithm>
#include <limits>

namespace ns3
{

namespace
{

constexpr double SMALLER_BY_DB = 3.0; //!< what makes a cell small: half the power

} // namespace

/// Cell range expansion (3GPP TS 36.331, cell-specific offset): the strongest cell with free
/// capacity after a bias in favour of small cells. A candidate is small if it sends at least 3 dB
/// less than the strongest sender among the candidates (GrowsCellState::txPowerDbm); with equal
/// transmit powers this is max-rssi-retry.
class GrowsPicoBiasPolicy : public GrowsScoredPolicy
{
  public:
    static TypeId GetTypeId()
    {
        static TypeId tid = TypeId("ns3::GrowsPicoBiasPolicy")
                                .SetParent<GrowsScoredPolicy>()
                                .SetGroupName("Grows")
                                .AddConstructor<GrowsPicoBiasPolicy>()
                                .AddAttribute("Bias",
                                              "Added to the RSRP of small cells, in dB.",
                                              DoubleValue(9.0),
                                              MakeDoubleAccessor(&GrowsPicoBiasPolicy::m_biasDb),
                                              MakeDoubleChecker<double>());
        return tid;
    }

  private:
    void DoPrepare(const GrowsAssociationState& state) override
    {
        m_strongestDbm = -std::numeric_limits<double>::infinity();
        for (const auto& candidate : state.candidates)
        {
            m_strongestDbm = std::max(m_strongestDbm, candidate.cell.txPowerDbm);
        }
    }

    double DoScore(const GrowsAssociationState& state, std::size_t index) override
    {
        const auto& candidate = state.candidates[index];
        if (!candidate.cell.HasFreeCapacity())
        {
            return NEVER;
        }
        const bool small = candidate.cell.txPowerDbm <= m_strongestDbm - SMALLER_BY_DB;
        return candidate.link.rsrpDbm + (small ? m_biasDb : 0.0);
    }

    double m_biasDb;            //!< in favour of small cells
    double m_strongestDbm{0.0}; //!< highest transmit power among the candidates
};

NS_OBJECT_ENSURE_REGISTERED(GrowsPicoBiasPolicy);

} // namespace ns3
