/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_EPSILON_SCHEDULE_H
#define GROWS_EPSILON_SCHEDULE_H

#include <cmath>

namespace ns3
{

/**
 * \ingroup grows
 *
 * Probability of a random action while training: decays exponentially from a first to a last value
 * over a share of the episodes and is 0 from then on (paper, section IV: exploring on the first
 * 40,000 of 50,000 episodes).
 */
struct GrowsEpsilonSchedule
{
    double last{0.01}; //!< value at the end of exploration
    double share{0.8}; //!< of the episodes during which there is exploration
    double first{1.0}; //!< value at the beginning

    /**
     * \param progress share of the episodes done, 0..1
     * \return epsilon
     */
    double Get(double progress) const
    {
        return progress < share ? first * std::pow(last / first, progress / share) : 0.0;
    }
};

} // namespace ns3

#endif /* GROWS_EPSILON_SCHEDULE_H */
