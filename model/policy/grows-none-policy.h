// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_NONE_POLICY_H
#define GROWS_NONE_POLICY_H

#include "grows-association-policy.h"

namespace ns3
{

/// \ingroup grows
/// No user is served: the "off" leaf, which leaves attachment to other code.
class GrowsNonePolicy : public GrowsScoredPolicy
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

  private:
    double DoScore(const GrowsAssociationState& state, std::size_t index) override;
    GrowsSignalling DoGetSignalling(const GrowsAssociationState& state) const override;
};

} // namespace ns3

#endif /* GROWS_NONE_POLICY_H */
