// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_OFF_POLICY_H
#define GROWS_OFF_POLICY_H

#include "grows-estimate.h"

#include "ns3/grows-learner.h"

#include <cstddef>
#include <limits>
#include <vector>

/**
 * \file
 * \ingroup grows
 * What a policy would reach, from records of another one that explored: off-policy evaluation.
 *
 * The value of a policy is the discounted mean utility after a decision, over the decisions of the
 * records: the utility until the next decision has the weight 1 - discount, what follows the rest.
 */

namespace ns3
{

/// A record as an estimator takes it: one number for each decision, in order.
struct GrowsEvaluatedRecord
{
    /// Probability with which the policy takes the recorded action over that of who recorded it
    std::vector<double> ratios;
    std::vector<double> utilities; //!< mean utility until the next decision
    std::vector<double> discounts; //!< factor of what follows; 0: nothing does
};

/// What an estimator found.
struct GrowsOffPolicyValue
{
    double value{std::numeric_limits<double>::quiet_NaN()}; //!< NaN if there is none
    std::vector<double> withoutEach; //!< the same without one of the records; empty if there is one
    std::size_t horizon{0};          //!< decisions that it reaches ahead
    double firstEffectiveSize{0.0};  //!< effective sample size of the first of them
    double lastEffectiveSize{0.0};   //!< effective sample size of the last of them
};

/**
 * \ingroup grows
 * Weighted importance sampling per decision (Precup, Sutton, Singh, "Eligibility traces for
 * off-policy policy evaluation", ICML 2000, section 3.2), from every decision of the records on:
 *
 *     value = sum over k of E_k[D_k (1 - discount_k) utility_k] / sum over k of the same of 1
 *     E_k[x] = sum over starts of W_k x / sum over starts of W_k
 *
 * where W_k is the product of the ratios of the decisions 0 to k after a start, and D_k that of the
 * discounts before k. It ends at the last k for which enough is known, also without any one record.
 * \param records of runs that explored \param horizon most decisions to look ahead
 * \param leastSize effective sample size that is enough \return the value
 */
GrowsOffPolicyValue GrowsSampleByImportance(const std::vector<GrowsEvaluatedRecord>& records,
                                            std::size_t horizon,
                                            double leastSize);

/// \param whole an estimate from all records \param withoutEach the same without one of them
/// \return the estimate with its 95 % interval over records (jackknife)
GrowsEstimate GrowsJackknife(double whole, const std::vector<double>& withoutEach);

/**
 * \ingroup grows
 * Turn the transitions of a record into those whose values, as Double DQN learns them, are the
 * policy's own (fitted Q evaluation: Le, Voloshin, Yue, ICML 2019): in the next state only the
 * policy's choice is allowed, and the reward is (1 - discount) (utility - offset) / scale.
 * \param transitions of a record, with their discounts \param utilities one for each of them
 * \param nextChoices of the policy, one for each of them; not read where the next state is terminal
 * \param offset about the mean of the utilities \param scale about their standard deviation
 * \return the transitions to learn from
 */
std::vector<GrowsTransition> GrowsFollowPolicy(const std::vector<GrowsTransition>& transitions,
                                               const std::vector<double>& utilities,
                                               const std::vector<uint32_t>& nextChoices,
                                               double offset,
                                               double scale);

} // namespace ns3

#endif /* GROWS_OFF_POLICY_H */
