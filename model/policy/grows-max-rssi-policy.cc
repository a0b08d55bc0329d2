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
    static TypeId GetTypeId();

  private:
    double DoScore(const GrowsAssociationState& state, std::size_t index) override;
    GrowsSignalling DoGetSignalling(const GrowsAssociationState& state) const override;
};

NS_OBJECT_ENSURE_REGISTERED(GrowsMaxRssiPolicy);

TypeId
GrowsMaxRssiPolicy::GetTypeId()
{
    static TypeId tid = TypeId("ns3::GrowsMaxRssiPolicy")
                            .SetParent<GrowsScoredPolicy>()
                            .SetGroupName("Grows")
                            .AddConstructor<GrowsMaxRssiPolicy>();
    return tid;
}

double
GrowsMaxRssiPolicy::DoScore(const GrowsAssociationState& state, std::size_t index)
{
    return state.candidates[index].link.rsrpDbm;
}

GrowsSignalling
GrowsMaxRssiPolicy::DoGetSignalling(const GrowsAssociationState& /* state */) const
{
    return {};
}

} // namespace ns3
