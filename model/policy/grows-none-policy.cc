// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-association-policy.h"

namespace ns3
{

/// No user is served: the "off" leaf, which leaves attachment to other code.
class GrowsNonePolicy : public GrowsScoredPolicy
{
  public:
    static TypeId GetTypeId()
    {
        static TypeId tid = TypeId("ns3::GrowsNonePolicy")
                                .SetParent<GrowsScoredPolicy>()
                                .SetGroupName("Grows")
                                .AddConstructor<GrowsNonePolicy>();
        return tid;
    }

  private:
    double DoScore(const GrowsAssociationState& /* state */, std::size_t /* index */) override
    {
        return NEVER;
    }

    GrowsSignalling DoGetSignalling(const GrowsAssociationState& /* state */) const override
    {
        return {};
    }
};

NS_OBJECT_ENSURE_REGISTERED(GrowsNonePolicy);

} // namespace ns3
