// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-estimate.h"

#include "ns3/assert.h"
#include "ns3/grows-statistics.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <iterator>

namespace ns3
{

double
GrowsStudentPoint(std::size_t degreesOfFreedom)
{
    NS_ASSERT(degreesOfFreedom >= 1);
    return boost::math::quantile(
        boost::math::students_t_distribution<double>(static_cast<double>(degreesOfFreedom)),
        0.975);
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
    estimate.mean = GrowsMean(known);
    if (known.size() >= 2)
    {
        double squares = 0.0;
        for (const double value : known)
        {
            squares += (value - estimate.mean) * (value - estimate.mean);
        }
        estimate.halfWidth = GrowsStudentPoint(known.size() - 1) * std::sqrt(squares / (n - 1) / n);
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

} // namespace ns3
