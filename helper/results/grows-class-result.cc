// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-class-result.h"

#include "ns3/abort.h"
#include "ns3/grows-rate-model.h"
#include "ns3/grows-statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace ns3
{

namespace
{

/// No number.
constexpr double NO_FIGURE = std::numeric_limits<double>::quiet_NaN();
/// Shortest session in which a guaranteed rate can be violated, in seconds.
constexpr double SHORTEST_GUARANTEED_S = 1.0;
/// Less than this share of its guaranteed rate violates it.
constexpr double GUARANTEED_SHARE = 0.95;
/// The percentile of delays and completion times.
constexpr double LATE = 0.95;
/// The percentile of throughputs.
constexpr double SLOW = 0.05;

/// The figures of a class by column of classes.csv, the last one only if users have weights.
const std::vector<std::pair<const char*, double GrowsClassResult::*>> FIGURES{
    {"arrivals", &GrowsClassResult::arrivals},
    {"rejected", &GrowsClassResult::rejected},
    {"dropped", &GrowsClassResult::dropped},
    {"satisfaction", &GrowsClassResult::satisfaction},
    {"throughput_mbps", &GrowsClassResult::throughputMbps},
    {"throughput_p5_mbps", &GrowsClassResult::throughputP5Mbps},
    {"delay_p95_ms", &GrowsClassResult::delayP95Ms},
    {"loss", &GrowsClassResult::loss},
    {"completion_mean_s", &GrowsClassResult::completionMeanS},
    {"completion_p95_s", &GrowsClassResult::completionP95S},
    {"gbr_violations", &GrowsClassResult::gbrViolations},
    {"declined", &GrowsClassResult::declined}};

/// \param delaysS delays of packets in seconds \return their late percentile in ms
double
GetLateDelayMs(const std::vector<float>& delaysS)
{
    return 1e3 * GrowsPercentile({delaysS.begin(), delaysS.end()}, LATE);
}

/// \param sent packets \param received those of them that were received
/// \return share of them that was lost; NaN if none was sent
double
GetLoss(uint64_t sent, uint64_t received)
{
    return sent > 0 ? 1.0 - static_cast<double>(received) / static_cast<double>(sent) : NO_FIGURE;
}

/// \param arrival an arrival \param trafficClass its class
/// \return the completion times of its files; that of a user that leaves with its file is from the
/// arrival to the departure
std::vector<double>
GetCompletions(const GrowsArrivalResult& arrival, const GrowsTrafficClass& trafficClass)
{
    if (!trafficClass.HasVolume())
    {
        return arrival.traffic->completionsS;
    }
    return arrival.outcome == "served" ? std::vector<double>{*arrival.departedS - arrival.timeS}
                                       : std::vector<double>{};
}

/// \param report of a session \return whether it received less than was guaranteed
bool
IsGbrViolated(const GrowsTrafficReport& report)
{
    return report.servedS >= SHORTEST_GUARANTEED_S &&
           8.0 * static_cast<double>(report.deliveredBytes) <
               GUARANTEED_SHARE * report.gbrBps * report.servedS;
}

/// What the arrivals of a class add up to.
struct Sums
{
    std::vector<double> satisfactions; //!< of arrivals
    std::vector<double> throughputs;   //!< of sessions that count
    std::vector<float> delaysS;        //!< of packets
    std::vector<double> completionsS;  //!< of files
    uint64_t sentPackets{0};           //!< of all sessions
    uint64_t receivedPackets{0};       //!< of all sessions
};

/// Add one arrival of a class.
/// \param arrival it \param trafficClass its class \param span what counts
/// \param [in,out] sums of the class \param [in,out] result counts of the class
void
Add(const GrowsArrivalResult& arrival,
    const GrowsTrafficClass& trafficClass,
    const GrowsRunSpan& span,
    Sums& sums,
    GrowsClassResult& result)
{
    const auto& report = *arrival.traffic;
    const auto completions = GetCompletions(arrival, trafficClass);
    ++result.arrivals;
    result.rejected += arrival.outcome == "rejected";
    result.declined += arrival.reason == GrowsReason::DECLINED;
    result.dropped += arrival.outcome == "dropped";
    result.gbrViolations += IsGbrViolated(report);
    sums.satisfactions.push_back(GrowsGetSatisfaction(arrival, trafficClass));
    if (GrowsCountsAsSession(arrival.timeS,
                             arrival.connectedS.value_or(NO_FIGURE),
                             arrival.departedS.value_or(NO_FIGURE),
                             span))
    {
        sums.throughputs.push_back(arrival.throughputMbps);
    }
    sums.delaysS.insert(sums.delaysS.end(), report.delaysS.begin(), report.delaysS.end());
    sums.completionsS.insert(sums.completionsS.end(), completions.begin(), completions.end());
    sums.sentPackets += report.sentPackets;
    sums.receivedPackets += report.receivedPackets;
}

/// \param arrivals of a run \param trafficClass one of its classes \param span what counts
/// \return the figures of the class
GrowsClassResult
Summarise(const std::vector<GrowsArrivalResult>& arrivals,
          const GrowsTrafficClass& trafficClass,
          const GrowsRunSpan& span)
{
    GrowsClassResult result;
    result.trafficClass = trafficClass.name;
    result.gbrViolations = trafficClass.gbrBps > 0.0 ? 0.0 : NO_FIGURE;
    Sums sums;
    for (const auto& arrival : arrivals)
    {
        if (arrival.timeS >= span.beginS && arrival.traffic->trafficClass == trafficClass.name)
        {
            Add(arrival, trafficClass, span, sums, result);
        }
    }
    result.satisfaction = GrowsMean(sums.satisfactions);
    result.throughputMbps = GrowsMean(sums.throughputs);
    result.throughputP5Mbps = GrowsPercentile(sums.throughputs, SLOW);
    result.delayP95Ms = GetLateDelayMs(sums.delaysS);
    result.loss = GetLoss(sums.sentPackets, sums.receivedPackets);
    result.completionMeanS = GrowsMean(sums.completionsS);
    result.completionP95S = GrowsPercentile(sums.completionsS, LATE);
    return result;
}

} // namespace

GrowsTrafficReport
GrowsMakeTrafficReport(const GrowsTrafficClass& trafficClass,
                       const GrowsArrivalResult& arrival,
                       double servedS)
{
    GrowsTrafficReport report;
    report.trafficClass = trafficClass.name;
    report.deliveredBytes = arrival.receivedBytes;
    report.gbrBps = trafficClass.gbrBps;
    report.servedS = servedS;
    const double offeredBytes = trafficClass.GetOfferedBps() / 8.0 * servedS;
    report.offeredBytes = std::isinf(offeredBytes) ? NO_FIGURE : offeredBytes;
    if (trafficClass.HasVolume() && arrival.demand)
    {
        report.offeredBytes = arrival.demand->amount;
    }
    return report;
}

double
GrowsGetSatisfaction(const GrowsArrivalResult& arrival, const GrowsTrafficClass& trafficClass)
{
    if (trafficClass.kind == GrowsTrafficClass::Kind::BACKLOGGED)
    {
        return NO_FIGURE;
    }
    if (arrival.outcome == "rejected" || arrival.outcome == "dropped")
    {
        return 0.0;
    }
    const double offered = arrival.traffic->offeredBytes;
    const auto delivered = static_cast<double>(arrival.traffic->deliveredBytes);
    return offered > 0.0 ? GrowsCsv::Round(std::min(1.0, delivered / offered)) : NO_FIGURE;
}

std::vector<GrowsClassResult>
GrowsSummariseClasses(const std::vector<GrowsArrivalResult>& arrivals,
                      const GrowsTrafficClasses& classes,
                      const GrowsRunSpan& span)
{
    std::vector<GrowsClassResult> results;
    for (const auto& trafficClass : classes)
    {
        results.push_back(Summarise(arrivals, trafficClass, span));
        if (!GrowsHasWeights(classes))
        {
            results.back().declined = NO_FIGURE;
        }
    }
    return results;
}

double
GrowsGetWeightedUtility(const std::vector<GrowsArrivalResult>& arrivals,
                        const GrowsTrafficClasses& classes,
                        const GrowsRunSpan& span)
{
    if (!GrowsHasWeights(classes))
    {
        return NO_FIGURE;
    }
    std::vector<double> utilities;
    for (const auto& arrival : arrivals)
    {
        if (arrival.timeS >= span.beginS)
        {
            const double mbps = arrival.throughputMbps;
            const auto& trafficClass =
                GrowsFindTrafficClass(classes, arrival.traffic->trafficClass);
            utilities.push_back(std::isnan(mbps) ? 0.0
                                                 : trafficClass.weight * GrowsUtility(1e6 * mbps));
        }
    }
    return GrowsMean(utilities);
}

std::vector<GrowsClassResult>
GrowsAverageClasses(const std::vector<std::vector<GrowsClassResult>>& episodes)
{
    auto means = episodes.front();
    for (std::size_t i = 0; i < means.size(); ++i)
    {
        for (const auto& figure : FIGURES)
        {
            std::vector<double> values;
            for (const auto& episode : episodes)
            {
                values.push_back(episode[i].*figure.second);
            }
            means[i].*figure.second = GrowsMean(values);
        }
    }
    return means;
}

GrowsCsv
GrowsTabulateClasses(const std::string& scenario,
                     const std::string& policy,
                     const std::string& seed,
                     const std::vector<GrowsClassResult>& classes)
{
    auto figures = FIGURES;
    if (std::all_of(classes.begin(), classes.end(), [](const auto& each) {
            return std::isnan(each.declined);
        }))
    {
        figures.pop_back();
    }
    GrowsCsv::Row columns{"scenario", "policy", "seed", "class"};
    for (const auto& figure : figures)
    {
        columns.emplace_back(figure.first);
    }
    GrowsCsv table(columns);
    for (const auto& each : classes)
    {
        GrowsCsv::Row row{scenario, policy, seed, each.trafficClass};
        for (const auto& figure : figures)
        {
            row.push_back(GrowsCsv::Format(each.*figure.second));
        }
        table.AddRow(row);
    }
    return table;
}

GrowsCsv::Row
GrowsGetTrafficColumns()
{
    return {"class", "offered_bytes", "satisfaction", "delay_p95_ms", "loss", "file_completion_s"};
}

GrowsCsv::Row
GrowsMakeTrafficRow(const GrowsArrivalResult& arrival, const GrowsTrafficClasses& classes)
{
    const auto& report = *arrival.traffic;
    const auto& trafficClass = GrowsFindTrafficClass(classes, report.trafficClass);
    return {report.trafficClass,
            GrowsCsv::Format(report.offeredBytes),
            GrowsCsv::Format(GrowsGetSatisfaction(arrival, trafficClass)),
            GrowsCsv::Format(GetLateDelayMs(report.delaysS)),
            GrowsCsv::Format(GetLoss(report.sentPackets, report.receivedPackets)),
            GrowsCsv::Format(GrowsMean(GetCompletions(arrival, trafficClass)))};
}

const GrowsTrafficClass&
GrowsFindTrafficClass(const GrowsTrafficClasses& classes, const std::string& name)
{
    const auto found = std::find_if(classes.begin(), classes.end(), [&name](const auto& each) {
        return each.name == name;
    });
    NS_ABORT_MSG_IF(found == classes.end(),
                    "the scenario has no traffic class \"" << name
                                                           << "\", of which a user arrived");
    return *found;
}

} // namespace ns3
