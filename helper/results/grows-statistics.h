/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_STATISTICS_H
#define GROWS_STATISTICS_H

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

/**
 * \file
 * \ingroup grows
 * What a table of results needs: means with their intervals, percentiles, Jain's index, and the
 * change from one policy to another over the same seeds.
 */

namespace ns3
{

/// A mean and how far it can be trusted.
struct GrowsEstimate
{
    /// mean of the values; NaN if there are none
    double mean{std::numeric_limits<double>::quiet_NaN()};
    /// half the width of the 95 % interval (Student's t); NaN for fewer than two values
    double halfWidth{std::numeric_limits<double>::quiet_NaN()};
};

/**
 * The 97.5 % point of Student's t distribution: what a standard error is multiplied with for a 95 %
 * interval. From the closed form of the distribution for whole degrees of freedom (Abramowitz and
 * Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4), so it needs no library.
 * \param degreesOfFreedom number of values less one, at least 1
 * \return the point, 12.706 for one degree of freedom and 1.960 for very many
 */
double GrowsStudentPoint(uint32_t degreesOfFreedom);

/**
 * \param values independent values, for example one per seed; those that are NaN are left out
 * \return their mean and its 95 % interval
 */
GrowsEstimate GrowsEstimateMean(const std::vector<double>& values);

/**
 * The relative change from one series to another over the same seeds: the mean of the per-seed
 * ratios less one, with the interval of the ratios. Arrivals are the same for both, so what the
 * seed does to both cancels out.
 * \param values one per seed
 * \param baseline one per seed, in the same order; pairs with a NaN or a baseline of 0 are left out
 * \return the change, 0.1 for 10 % more
 */
GrowsEstimate GrowsEstimateChange(const std::vector<double>& values,
                                  const std::vector<double>& baseline);

/**
 * \param values in any order
 * \param share 0..1, for example 0.05
 * \return the percentile, linear between neighbours (the first value is at 0, the last at 1); NaN
 * if there are no values
 */
double GrowsPercentile(std::vector<double> values, double share);

/**
 * Jain's fairness index (Jain, Chiu, Hawe, DEC-TR-301, 1984): 1 if all are equal, 1/n if one has
 * everything.
 * \param values not negative
 * \return the index; NaN if there are no values or all are 0
 */
double GrowsJainIndex(const std::vector<double>& values);

} // namespace ns3

#endif /* GROWS_STATISTICS_H */
