// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-reward.h"

#include <cmath>

namespace ns3
{

float
GrowsReward::Get(double utility, bool accepted) const
{
    return accepted || rewardsRejections ? static_cast<float>((utility - offset) * scale) : 0.0F;
}

float
GrowsReward::GetPotential(double utility) const
{
    return static_cast<float>(potentialWeight * scale * utility);
}

float
GrowsReward::GetDiscount(double elapsedS) const
{
    const double periods = discountPeriodS > 0.0 ? elapsedS / discountPeriodS : 1.0;
    return static_cast<float>(std::pow(discount, periods));
}

} // namespace ns3
