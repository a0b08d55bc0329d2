// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_REWARD_H
#define GROWS_REWARD_H

#include <cmath>

namespace ns3
{

struct GrowsTrajectory;

/// \ingroup grows
/// What a decision is worth to a learner: the same in slots and in packets (paper, section III-B).
/// The attributes of GrowsTrainer set it.
struct GrowsReward
{
    double discount{0.5};          //!< gamma
    double discountPeriodS{0.0};   //!< seconds for which gamma stands; 0: gamma is per transition
    double offset{0.0};            //!< subtracted from the utility after an accepted arrival
    double scale{1.0};             //!< then multiplied
    double potentialWeight{0.0};   //!< weight of the utility as a potential
    bool rewardsRejections{false}; //!< a rejection has the reward of an acceptance, not 0
    bool isPerTime{false};         //!< see attribute RewardPerTime of GrowsTrainer

    /// \param utility of the network after a decision
    /// \param accepted whether the arriving user was associated
    /// \return the reward, without the potential
    float Get(double utility, bool accepted) const
    {
        return !isPerTime && (accepted || rewardsRejections)
                   ? static_cast<float>((utility - offset) * scale)
                   : 0.0F;
    }

    /// \param utility of the network until the next decision \param elapsedS seconds until then
    /// \return the reward of this time, without the potential: discounted, in units of one
    /// discount period; 0 unless isPerTime
    float GetPerTime(double utility, double elapsedS) const
    {
        const double periods =
            discount < 1.0
                ? (1.0 - std::pow(discount, elapsedS / discountPeriodS)) / (1.0 - discount)
                : elapsedS / discountPeriodS;
        return isPerTime ? static_cast<float>((utility - offset) * scale * periods) : 0.0F;
    }

    /// \param utility of the network, or a difference of utilities
    /// \return its potential, in units of rewards
    float GetPotential(double utility) const
    {
        return static_cast<float>(potentialWeight * scale * utility);
    }

    /// \param elapsedS seconds from one decision to the next \return the factor of what follows
    float GetDiscount(double elapsedS) const
    {
        const double periods = discountPeriodS > 0.0 ? elapsedS / discountPeriodS : 1.0;
        return static_cast<float>(std::pow(discount, periods));
    }
};

/// \ingroup grows
/// Make rewards and discounts of a trajectory's outcomes.
/// \param [in,out] trajectory what was recorded
/// \param reward what a decision is worth
/// \param endIsTerminal whether the end of the run has value 0; if not, it only cuts an endless
/// process and the last transition, which leads over it, is dropped
void GrowsSetRewards(GrowsTrajectory& trajectory, const GrowsReward& reward, bool endIsTerminal);

} // namespace ns3

#endif /* GROWS_REWARD_H */
