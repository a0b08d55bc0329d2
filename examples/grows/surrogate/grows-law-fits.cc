// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-law-fits.h"

#include <algorithm>
#include <boost/math/statistics/ljung_box.hpp>
#include <cmath>

namespace ns3
{

namespace
{

/// Points that have the same value in an isotonic regression.
struct Pool
{
    double fromX{0.0};  //!< the first of them
    double toX{0.0};    //!< the last of them
    double sum{0.0};    //!< of values times weights
    double weight{0.0}; //!< of all of them

    /// \return their common value
    double GetMean() const
    {
        return sum / weight;
    }
};

} // namespace

GrowsRateCurve
GrowsFitIsotonic(std::vector<GrowsWeightedPoint> points)
{
    std::sort(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
    std::vector<Pool> pools;
    for (const auto& point : points)
    {
        pools.push_back({point.x, point.x, point.y * point.weight, point.weight});
        while (pools.size() > 1)
        {
            const Pool last = pools.back();
            auto& before = pools[pools.size() - 2];
            if (before.GetMean() < last.GetMean() && before.toX < last.fromX)
            {
                break;
            }
            before.toX = last.toX;
            before.sum += last.sum;
            before.weight += last.weight;
            pools.pop_back();
        }
    }
    GrowsRateCurve curve;
    for (const auto& pool : pools)
    {
        curve.emplace_back(pool.fromX, pool.GetMean());
        if (pool.toX > pool.fromX)
        {
            curve.emplace_back(pool.toX, pool.GetMean());
        }
    }
    return curve;
}

std::vector<std::pair<double, double>>
GrowsFitStays(std::vector<GrowsStay> stays)
{
    std::sort(stays.begin(), stays.end(), [](const auto& a, const auto& b) {
        return a.seconds != b.seconds ? a.seconds < b.seconds : a.hasEnded > b.hasEnded;
    });
    std::vector<std::pair<double, double>> law;
    double staying = 1.0;
    for (std::size_t i = 0; i < stays.size(); ++i)
    {
        const double atRisk = stays.size() - i;
        if (!stays[i].hasEnded && i + 1 < stays.size())
        {
            continue;
        }
        staying *= 1.0 - 1.0 / atRisk;
        if (!law.empty() && law.back().first == stays[i].seconds)
        {
            law.pop_back();
        }
        law.emplace_back(stays[i].seconds, 1.0 - staying);
    }
    return law;
}

uint32_t
GrowsFitBlock(const std::vector<double>& gapsS)
{
    constexpr std::size_t LEAST = 20; // fewer say nothing
    constexpr double SIGNIFICANT = 0.01;
    if (gapsS.size() < LEAST ||
        std::all_of(gapsS.begin(), gapsS.end(), [&](double gap) { return gap == gapsS.front(); }))
    {
        return 1;
    }
    const auto [statistic, probability] = boost::math::statistics::ljung_box(gapsS);
    return probability < SIGNIFICANT ? static_cast<uint32_t>(std::lround(std::cbrt(gapsS.size())))
                                     : 1;
}

} // namespace ns3
