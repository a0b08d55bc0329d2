/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-run-summary.h"

#include "ns3/grows-rate-model.h"
#include "ns3/grows-statistics.h"

#include <cmath>
#include <map>
#include <numeric>

namespace ns3
{

namespace
{

/// Shortest session whose throughput says something, in seconds.
constexpr double SHORTEST_SESSION_S = 0.5;

/// What arrivals.csv says, but for the throughputs.
void
SummariseArrivals(const GrowsCsv& arrivals,
                  const GrowsRunSpan& span,
                  bool hasVolumes,
                  GrowsRunSummary& summary)
{
    std::vector<double> utilities;
    std::vector<double> completions;
    for (std::size_t row = 0; row < arrivals.GetNRows(); ++row)
    {
        const double time = arrivals.GetNumber(row, "time_s");
        if (time < span.beginS)
        {
            continue;
        }
        const double mbps = arrivals.GetNumber(row, "throughput_mbps");
        utilities.push_back(std::isnan(mbps) ? 0.0 : GrowsUtility(1e6 * mbps));
        const std::string& outcome = arrivals.GetText(row, "outcome");
        summary.rejections += outcome == "rejected";
        summary.servedSessions += outcome == "served";
        if (outcome == "served" && hasVolumes)
        {
            completions.push_back(arrivals.GetNumber(row, "departed_s") - time);
        }
    }
    summary.arrivals = static_cast<double>(utilities.size());
    summary.utilityPerArrival = GrowsEstimateMean(utilities).mean;
    summary.completionS = GrowsEstimateMean(completions).mean;
}

/// What windows.csv says.
void
SummariseWindows(const GrowsCsv& windows, const GrowsRunSpan& span, GrowsRunSummary& summary)
{
    std::map<double, double> utilityByTime;
    std::map<double, std::vector<double>> usersByTime;
    for (std::size_t row = 0; row < windows.GetNRows(); ++row)
    {
        const double end = windows.GetNumber(row, "time_s");
        if (end - span.windowS >= span.beginS - 1e-6)
        {
            utilityByTime[end] += windows.GetNumber(row, "utility");
            usersByTime[end].push_back(windows.GetNumber(row, "users"));
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
    summary.utility = GrowsEstimateMean(utilities).mean;
    summary.jainIndex = GrowsEstimateMean(balances).mean;
    summary.users = GrowsEstimateMean(sums).mean;
}

} // namespace

GrowsRunSummary
GrowsSummariseRun(const GrowsCsv& arrivals,
                  const GrowsCsv& windows,
                  const GrowsRunSpan& span,
                  bool hasVolumes)
{
    GrowsRunSummary summary{};
    SummariseArrivals(arrivals, span, hasVolumes, summary);
    SummariseWindows(windows, span, summary);
    const auto throughputs = GrowsGetThroughputs(arrivals, span);
    summary.throughputMbps = GrowsEstimateMean(throughputs).mean;
    summary.throughputP5Mbps = GrowsPercentile(throughputs, 0.05);
    return summary;
}

std::vector<double>
GrowsGetThroughputs(const GrowsCsv& arrivals, const GrowsRunSpan& span)
{
    std::vector<double> throughputs;
    for (std::size_t row = 0; row < arrivals.GetNRows(); ++row)
    {
        const double departed = arrivals.GetNumber(row, "departed_s");
        const double seconds =
            (std::isnan(departed) ? span.endS : departed) - arrivals.GetNumber(row, "connected_s");
        if (arrivals.GetNumber(row, "time_s") >= span.beginS && seconds >= SHORTEST_SESSION_S)
        {
            throughputs.push_back(arrivals.GetNumber(row, "throughput_mbps"));
        }
    }
    return throughputs;
}

} // namespace ns3
