// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-slotted-classes.h"

#include <cmath>

namespace ns3
{

namespace
{

/// \param session of an arrival \param trafficClass its class
/// \param slotS length of a slot in seconds \param slots of the episode
/// \return the same as packets have it
GrowsArrivalResult
MakeArrival(const GrowsSlottedSession& session,
            const GrowsTrafficClass& trafficClass,
            double slotS,
            double slots)
{
    GrowsArrivalResult arrival;
    GrowsTrafficReport report;
    report.trafficClass = trafficClass.name;
    arrival.timeS = slotS * session.arrivedSlot;
    arrival.outcome = session.isAccepted ? (session.endSlot ? "served" : "unfinished") : "rejected";
    arrival.reason = session.reason;
    if (session.isAccepted)
    {
        arrival.connectedS = arrival.timeS;
        report.servedS = slotS * (session.endSlot.value_or(slots) - session.arrivedSlot);
        report.offeredBytes = session.offeredBits / 8.0;
        report.deliveredBytes = static_cast<uint64_t>(std::llround(session.receivedBits / 8.0));
        report.gbrBps = trafficClass.gbrBps;
        arrival.receivedBytes = report.deliveredBytes;
        arrival.throughputMbps =
            report.servedS > 0.0 ? 1e-6 * session.receivedBits / report.servedS : 0.0;
    }
    if (session.endSlot)
    {
        arrival.departedS = slotS * *session.endSlot;
    }
    arrival.traffic = report;
    return arrival;
}

} // namespace

std::vector<GrowsClassResult>
GrowsSummariseSlots(const std::vector<GrowsSlottedSession>& sessions,
                    const GrowsTrafficClasses& classes,
                    double slotS,
                    double slots)
{
    std::vector<GrowsArrivalResult> arrivals;
    arrivals.reserve(sessions.size());
    for (const auto& session : sessions)
    {
        arrivals.push_back(MakeArrival(session, classes.at(session.trafficClass), slotS, slots));
    }
    return GrowsSummariseClasses(arrivals, classes, {0.0, slotS * slots});
}

} // namespace ns3
