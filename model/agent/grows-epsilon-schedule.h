// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_EPSILON_SCHEDULE_H
#define GROWS_EPSILON_SCHEDULE_H

#include "ns3/grows-counted-variable.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <vector>

namespace ns3
{

/// \ingroup grows
/// Probability of a random action while training: decays exponentially from a first to a last value
/// over a share of the episodes and is 0 from then on (paper, section IV: exploring on the first
/// 40,000 of 50,000 episodes).
struct GrowsEpsilonSchedule
{
    double last{0.01}; //!< value at the end of exploration
    double share{0.8}; //!< of the episodes during which there is exploration
    double first{1.0}; //!< value at the beginning

    /// \param progress share of the episodes done, 0..1 \return epsilon
    double Get(double progress) const
    {
        return progress < share ? first * std::pow(last / first, progress / share) : 0.0;
    }
};

/**
 * \ingroup grows
 * Explore, perhaps.
 * \param allowed [N], 1 if the action may be taken; at least one may
 * \param epsilon probability of a random action; if 0, nothing is drawn
 * \param uniform where numbers in [0, 1) come from
 * \return a random allowed action, or none: take the best
 */
inline std::optional<uint32_t>
GrowsDrawAction(const std::vector<uint8_t>& allowed, double epsilon, GrowsCountedVariable& uniform)
{
    if (epsilon <= 0.0 || uniform.GetValue() >= epsilon)
    {
        return std::nullopt;
    }
    const auto choices = std::count_if(allowed.begin(), allowed.end(), [](auto a) { return a; });
    auto left = static_cast<int64_t>(uniform.GetValue() * static_cast<double>(choices));
    uint32_t action = 0;
    while (allowed[action] == 0 || left-- > 0)
    {
        ++action;
    }
    return action;
}

} // namespace ns3

#endif /* GROWS_EPSILON_SCHEDULE_H */
