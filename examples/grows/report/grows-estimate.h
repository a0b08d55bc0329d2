// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_ESTIMATE_H
#define GROWS_ESTIMATE_H

#include <cstddef>
#include <limits>
#include <vector>

/**
 * \file
 * \ingroup grows
 * What a table of several runs needs: means with their intervals, and the change from one policy to
 * another over the same seeds.
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

/// The 97.5 % point of Student's t distribution: what a standard error is multiplied with for a 95
/// % interval. \param degreesOfFreedom number of values less one, at least 1
/// \return the point, 12.706 for one degree of freedom and 1.960 for very many
double GrowsStudentPoint(std::size_t degreesOfFreedom);

/// \param values independent values, for example one per seed; those that are NaN are left out
/// \return their mean and its 95 % interval
GrowsEstimate GrowsEstimateMean(const std::vector<double>& values);

/// The relative change from one series to another over the same seeds: the mean of the per-seed
/// ratios less one, with the interval of the ratios. Arrivals are the same for both, so what the
/// seed does to both cancels out. \param values one per seed
/// \param baseline one per seed, in the same order; pairs with a NaN or a baseline of 0 are left
/// out \return the change, 0.1 for 10 % more
GrowsEstimate GrowsEstimateChange(const std::vector<double>& values,
                                  const std::vector<double>& baseline);

} // namespace ns3

#endif /* GROWS_ESTIMATE_H */
