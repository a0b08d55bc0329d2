// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_LEAST_LOADED_POLICY_H
#define GROWS_LEAST_LOADED_POLICY_H

#include "grows-association-policy.h"

namespace ns3
{

/// \ingroup grows
/// The cell with the fewest users of those with free capacity.
class GrowsLeastLoadedPolicy : public GrowsScoredPolicy
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

  private:
    double DoScore(const GrowsAssociationState& state, std::size_t index) override;
};

} // namespace ns3

#endif /* GROWS_LEAST_LOADED_POLICY_H */
