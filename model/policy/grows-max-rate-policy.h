// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_MAX_RATE_POLICY_H
#define GROWS_MAX_RATE_POLICY_H

#include "grows-predicting-policy.h"

namespace ns3
{

/// \ingroup grows
/// The cell with free capacity where the arriving UE gets most: its full-cell rate shared with the
/// n users there, rate / (n + 1). It need not know the others' rates.
class GrowsMaxRatePolicy : public GrowsPredictingPolicy
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

  private:
    double DoScore(const GrowsAssociationState& state, std::size_t index) override;
};

} // namespace ns3

#endif /* GROWS_MAX_RATE_POLICY_H */
