// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_STATISTICS_H
#define GROWS_STATISTICS_H

#include <cstddef>
#include <vector>

/**
 * \file
 * \ingroup grows
 * What the figures of a run are made of: means, percentiles, Jain's index.
 */

namespace ns3
{

/// \param values in any order; those that are NaN are left out
/// \return their mean; NaN if there are none
double GrowsMean(const std::vector<double>& values);

/// \param values in any order \param share 0..1, for example 0.05
/// \return the percentile, linear between neighbours (the first value is at 0, the last at 1); NaN
/// if there are no values
double GrowsPercentile(std::vector<double> values, double share);

/// \param values ascending, at least one \param share 0..1
/// \return the same percentile, without a copy: for many of the same values
double GrowsSortedPercentile(const std::vector<double>& values, double share);

/// Jain's fairness index (Jain, Chiu, Hawe, DEC-TR-301, 1984): 1 if all are equal, 1/n if one has
/// everything. \param values not negative
/// \return the index; NaN if there are no values or all are 0
double GrowsJainIndex(const std::vector<double>& values);

} // namespace ns3

#endif /* GROWS_STATISTICS_H */
