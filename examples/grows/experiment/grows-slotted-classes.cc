// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-slotted-classes.h"

#include <cmath>

namespace ns3
{

namespace
{

/// \param outcome of an arrival \param trafficClass its class
/// \param slotS length of a slot in seconds \param slots of the episode
/// \return the same as packets have it
GrowsArrivalResult
MakeArrival(const GrowsSlottedOutcome& outcome,
            const GrowsTrafficClass& trafficClass,
            double slotS,
            double slots)
{
    GrowsArrivalResult arrival;
    GrowsTrafficReport report;
    report.trafficClass = trafficClass.name;
    arrival.timeS = slotS * outcome.arrivedSlot;
    arrival.outcome = outcome.isAccepted ? (outcome.endSlot ? "served" : "unfinished") : "rejected";
    if (outcome.isAccepted)
    {
        arrival.connectedS = arrival.timeS;
        report.servedS = slotS * (outcome.endSlot.value_or(slots) - outcome.arrivedSlot);
        report.offeredBytes = outcome.offeredBits / 8.0;
        report.deliveredBytes = static_cast<uint64_t>(std::llround(outcome.receivedBits / 8.0));
        report.gbrBps = trafficClass.gbrBps;
        arrival.receivedBytes = report.deliveredBytes;
        arrival.throughputMbps =
            report.servedS > 0.0 ? 1e-6 * outcome.receivedBits / report.servedS : 0.0;
    }
    if (outcome.endSlot)
    {
        arrival.departedS = slotS * *outcome.endSlot;
    }
    arrival.traffic = report;
    return arrival;
}

} // namespace

std::vector<GrowsClassResult>
GrowsSummariseSlots(const std::vector<GrowsSlottedOutcome>& outcomes,
                    const GrowsTrafficClasses& classes,
                    double slotS,
                    double slots)
{
    std::vector<GrowsArrivalResult> arrivals;
    arrivals.reserve(outcomes.size());
    for (const auto& outcome : outcomes)
    {
        arrivals.push_back(MakeArrival(outcome, classes.at(outcome.trafficClass), slotS, slots));
    }
    return GrowsSummariseClasses(arrivals, classes, {0.0, slotS * slots});
}

} // namespace ns3
