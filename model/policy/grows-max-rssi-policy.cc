// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-association-policy.h"

namespace ns3
{

/// The strongest cell, full or not: the paper's baseline, called argmax there (section IV), and
/// what a phone does by itself.
class GrowsMaxRssiPolicy : public GrowsScoredPolicy
{
  public:
    static TypeId GetTypeId()
    {
        static TypeId tid = TypeId("ns3::GrowsMaxRssiPolicy")
                                .SetParent<GrowsScoredPolicy>()
                                .SetGroupName("Grows")
                                .AddConstructor<GrowsMaxRssiPolicy>();
        return tid;
    }

  private:
    double DoScore(const GrowsAssociationState& state, std::size_t index) override
    {
        return state.candidates[index].link.rsrpDbm;
    }

    GrowsSignalling DoGetSignalling(const GrowsAssociationState& /* state */) const override
    {
        return {};
    }
};

NS_OBJECT_ENSURE_REGISTERED(GrowsMaxRssiPolicy);

} // namespace ns3
