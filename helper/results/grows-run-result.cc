// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-run-result.h"

#include "ns3/grows-rate-model.h"
#include "ns3/grows-statistics.h"

#include <cmath>
#include <limits>
#include <map>
#include <numeric>

namespace ns3
{

namespace
{

/// Shortest session whose throughput says something, in seconds.
constexpr double SHORTEST_SESSION_S = 0.5;
/// No number.
constexpr double NONE = std::numeric_limits<double>::quiet_NaN();

/// What the arrivals say.
void
SummariseArrivals(const std::vector<GrowsArrivalResult>& arrivals,
                  const GrowsRunSpan& span,
                  GrowsRunResult& result)
{
    std::vector<double> utilities;
    std::vector<double> completions;
    std::vector<double> throughputs;
    for (const auto& arrival : arrivals)
    {
        if (arrival.timeS < span.beginS)
        {
            continue;
        }
        const double mbps = arrival.throughputMbps;
        utilities.push_back(std::isnan(mbps) ? 0.0 : GrowsUtility(1e6 * mbps));
        const bool isServed = arrival.outcome == "served";
        result.rejections += arrival.outcome == "rejected";
        result.servedSessions += isServed;
        if (isServed && arrival.demand && arrival.demand->kind == GrowsDemand::Kind::VOLUME)
        {
            completions.push_back(*arrival.departedS - arrival.timeS);
        }
        if (GrowsCountsAsSession(arrival.timeS,
                                 arrival.connectedS.value_or(NONE),
                                 arrival.departedS.value_or(NONE),
                                 span))
        {
            throughputs.push_back(mbps);
        }
    }
    result.arrivals = static_cast<double>(utilities.size());
    result.utilityPerArrival = GrowsMean(utilities);
    result.completionS = GrowsMean(completions);
    result.throughputMbps = GrowsMean(throughputs);
    result.throughputP5Mbps = GrowsPercentile(throughputs, 0.05);
}

/// What the windows say.
void
SummariseWindows(const std::vector<GrowsWindowResult>& windows,
                 const GrowsRunSpan& span,
                 GrowsRunResult& result)
{
    std::map<double, double> utilityByTime;
    std::map<double, std::vector<double>> usersByTime;
    for (const auto& window : windows)
    {
        if (window.endS - span.windowS >= span.beginS - 1e-6)
        {
            utilityByTime[window.endS] += window.utility;
            usersByTime[window.endS].push_back(window.users);
        }
    }
    std::vector<double> utilities;
    std::vector<double> balances;
    std::vector<double> sums;
    for (const auto& [time, utility] : utilityByTime)
    {
        utilities.push_back(utility);
        const auto& users = usersByTime[time];
        balances.push_back(GrowsJainIndex(users));
        sums.push_back(std::accumulate(users.begin(), users.end(), 0.0));
    }
    result.utility = GrowsMean(utilities);
    result.jainIndex = GrowsMean(balances);
    result.users = GrowsMean(sums);
}

} // namespace

GrowsRunResult
GrowsSummariseRun(const std::vector<GrowsArrivalResult>& arrivals,
                  const std::vector<GrowsWindowResult>& windows,
                  const GrowsRunSpan& span)
{
    GrowsRunResult result;
    SummariseArrivals(arrivals, span, result);
    SummariseWindows(windows, span, result);
    return result;
}

bool
GrowsCountsAsSession(double arrivedS, double connectedS, double departedS, const GrowsRunSpan& span)
{
    const double endS = std::isnan(departedS) ? span.endS : departedS;
    return arrivedS >= span.beginS && endS - connectedS >= SHORTEST_SESSION_S;
}

} // namespace ns3
