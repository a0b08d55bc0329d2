// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_RANDOM_POLICY_H
#define GROWS_RANDOM_POLICY_H

#include "grows-association-policy.h"

#include "ns3/random-variable-stream.h"

#include <vector>

namespace ns3
{

/// \ingroup grows
/// Any candidate, all equally likely: the floor under every comparison. Full cells are drawn too
/// unless FreeCapacityOnly is set.
class GrowsRandomPolicy : public GrowsAssociationPolicy
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    GrowsRandomPolicy();

  private:
    void DoDecide(const GrowsAssociationState& state, GrowsDecision& decision) override;
    int64_t DoAssignStreams(int64_t stream) override;
    GrowsSignalling DoGetSignalling(const GrowsAssociationState& state) const override;

    bool m_freeCapacityOnly;              //!< whether full cells are left out
    Ptr<UniformRandomVariable> m_uniform; //!< picks
    std::vector<uint32_t> m_eligible;     //!< candidates that may be drawn
};

} // namespace ns3

#endif /* GROWS_RANDOM_POLICY_H */
