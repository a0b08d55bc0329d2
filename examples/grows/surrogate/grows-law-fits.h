// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_LAW_FITS_H
#define GROWS_LAW_FITS_H

#include "ns3/grows-curve-rate-model.h"

#include <cstdint>
#include <utility>
#include <vector>

/**
 * \file
 * \ingroup grows
 * Laws fitted to numbers: what a surrogate is made of.
 */

namespace ns3
{

/// A value that was seen at a place.
struct GrowsWeightedPoint
{
    double x{0.0};      //!< where
    double y{0.0};      //!< the value
    double weight{1.0}; //!< how much it counts, above 0
};

/// A user that was served for a while.
struct GrowsStay
{
    double seconds{0.0}; //!< for how long
    bool hasEnded{true}; //!< it left then; false: nobody saw it leave
};

/// Isotonic regression: of all functions that do not fall, the one of the least weighted squared
/// error, by pooling adjacent violators (M. Ayer et al., Ann. Math. Stat. 26 (4), 1955).
/// \param points in any order \return the ends of every part of it that is constant
GrowsRateCurve GrowsFitIsotonic(std::vector<GrowsWeightedPoint> points);

/// The law of stays some of which are cut off, by the product limit (E. L. Kaplan, P. Meier, J. Am.
/// Stat. Assoc. 53 (282), 1958); after the longest stay nobody is left.
/// \param stays in any order \return seconds, and the share of users that have left by then
std::vector<std::pair<double, double>> GrowsFitStays(std::vector<GrowsStay> stays);

/// How many consecutive arrivals have to stay together. \param gapsS between arrivals, in order
/// \return 1 if gaps are as good as independent (Ljung-Box at 1 %), else the third root of their
/// number, as the bootstrap of dependent data has it (H. R. Künsch, Ann. Stat. 17 (3), 1989)
uint32_t GrowsFitBlock(const std::vector<double>& gapsS);

} // namespace ns3

#endif /* GROWS_LAW_FITS_H */
