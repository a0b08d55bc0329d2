// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_GREEDY_UTILITY_POLICY_H
#define GROWS_GREEDY_UTILITY_POLICY_H

#include "grows-predicting-policy.h"

namespace ns3
{

/**
 * \ingroup grows
 * The cell where the arriving UE raises the paper's reward most, the sum of ln(1 + Mbit/s) over all
 * users: what it gets less what the users there lose. Myopic, one line long and hard to beat.
 *
 * With AllowRefusal a full cell counts as a rise of 0: it is chosen - and the arriving UE rejected
 * - when joining any other would lower the sum.
 */
class GrowsGreedyUtilityPolicy : public GrowsPredictingPolicy
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

  private:
    double DoScore(const GrowsAssociationState& state, std::size_t index) override;

    bool m_allowRefusal; //!< whether a full cell counts as a rise of 0
};

} // namespace ns3

#endif /* GROWS_GREEDY_UTILITY_POLICY_H */
