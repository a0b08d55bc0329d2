// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-statistics.h"

#include "ns3/assert.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ns3
{

double
GrowsMean(const std::vector<double>& values)
{
    double sum = 0.0;
    std::size_t known = 0;
    for (const double value : values)
    {
        sum += std::isnan(value) ? 0.0 : value;
        known += std::isnan(value) ? 0 : 1;
    }
    return known > 0 ? sum / static_cast<double>(known) : std::numeric_limits<double>::quiet_NaN();
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
    return GrowsSortedPercentile(values, share);
}

double
GrowsSortedPercentile(const std::vector<double>& values, double share)
{
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
