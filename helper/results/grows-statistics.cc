/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-statistics.h"

#include "ns3/assert.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ns3
{

namespace
{

/**
 * Probability that Student's t lies within -t..t.
 * \param t not negative
 * \param degreesOfFreedom at least 1
 * \return A(t|n) of Abramowitz and Stegun, 26.7.3 (odd n) and 26.7.4 (even n)
 */
double
StudentWithin(double t, uint32_t degreesOfFreedom)
{
    const double theta = std::atan2(t, std::sqrt(degreesOfFreedom));
    const double squaredCosine = std::cos(theta) * std::cos(theta);
    const bool odd = degreesOfFreedom % 2 == 1;
    double term = odd ? std::cos(theta) : 1.0;
    double sum = degreesOfFreedom == 1 ? 0.0 : term;
    for (uint32_t k = odd ? 3 : 2; k + 2 <= degreesOfFreedom; k += 2)
    {
        term *= squaredCosine * (k - 1) / k;
        sum += term;
    }
    const double series = std::sin(theta) * sum;
    return odd ? (theta + series) * M_2_PI : series;
}

} // namespace

double
GrowsStudentPoint(uint32_t degreesOfFreedom)
{
    NS_ASSERT(degreesOfFreedom >= 1);
    double low = 1.0;
    double high = 13.0;
    while (high - low > 1e-12)
    {
        const double middle = (low + high) / 2;
        (StudentWithin(middle, degreesOfFreedom) < 0.95 ? low : high) = middle;
    }
    return (low + high) / 2;
}

GrowsEstimate
GrowsEstimateMean(const std::vector<double>& values)
{
    std::vector<double> known;
    std::copy_if(values.begin(), values.end(), std::back_inserter(known), [](double value) {
        return !std::isnan(value);
    });
    GrowsEstimate estimate;
    if (known.empty())
    {
        return estimate;
    }
    const auto n = static_cast<double>(known.size());
    estimate.mean = std::accumulate(known.begin(), known.end(), 0.0) / n;
    if (known.size() >= 2)
    {
        double squares = 0.0;
        for (const double value : known)
        {
            squares += (value - estimate.mean) * (value - estimate.mean);
        }
        const auto degreesOfFreedom = static_cast<uint32_t>(known.size() - 1);
        estimate.halfWidth = GrowsStudentPoint(degreesOfFreedom) * std::sqrt(squares / (n - 1) / n);
    }
    return estimate;
}

GrowsEstimate
GrowsEstimateChange(const std::vector<double>& values, const std::vector<double>& baseline)
{
    NS_ASSERT_MSG(values.size() == baseline.size(), "series of different lengths are not paired");
    std::vector<double> changes;
    for (std::size_t i = 0; i < values.size(); ++i)
    {
        if (baseline[i] != 0.0)
        {
            changes.push_back(values[i] / baseline[i] - 1.0);
        }
    }
    return GrowsEstimateMean(changes);
}

double
GrowsPercentile(std::vector<double> values, double share)
{
    NS_ASSERT(share >= 0.0 && share <= 1.0);
    if (values.empty())
    {
        return std::numeric_limits<double>::quiet_NaN();
    }
    std::sort(values.begin(), values.end());
    const double place = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (place - static_cast<double>(below)) * (values[above] - values[below]);
}

double
GrowsJainIndex(const std::vector<double>& values)
{
    double sum = 0.0;
    double squares = 0.0;
    for (const double value : values)
    {
        sum += value;
        squares += value * value;
    }
    return squares > 0.0 ? sum * sum / (static_cast<double>(values.size()) * squares)
                         : std::numeric_limits<double>::quiet_NaN();
}

} // namespace ns3
