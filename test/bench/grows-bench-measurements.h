// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_BENCH_MEASUREMENTS_H
#define GROWS_BENCH_MEASUREMENTS_H

#include "ns3/grows-radio-scenario.h"

#include <cstdint>
#include <functional>
#include <string>

/**
 * \file
 * \ingroup grows
 * What grows-bench-packets measures, each in a process of its own.
 */

namespace ns3
{

/// What a process has measured.
struct GrowsBenchMeasurement
{
    double wallS;      //!< of the simulation, without building it
    double cpuS;       //!< processor time of the same: what other processes do does not count
    double users;      //!< connected, mean over cells' windows and time
    double decisions;  //!< how many
    double decisionS;  //!< CPU time of all of them
    double decisionUs; //!< median of one's
    double memoryKb;   //!< most that was resident
    double arriveUs;   //!< median of an arrival, with its decision
    double releaseUs;  //!< median of a departure
    double rankUs;     //!< median of an arriving UE's links to all cells and their ranking
    double decideUs;   //!< median of the rest: candidates' state, values, choice
};

/// Do something in a process of its own. Ends the program if that fails. \param measure what to do
/// \return what it measured, with the memory that its process took
GrowsBenchMeasurement GrowsMeasureInChild(const std::function<GrowsBenchMeasurement()>& measure);

/// \param name of a scenario \return the scenario
Ptr<GrowsRadioScenario> GrowsMakeBenchScenario(const std::string& name);

/// Measure a run under a policy. \param scenario where \param policy its name
/// \param seconds simulated \return times, users and decisions
GrowsBenchMeasurement GrowsMeasurePolicy(Ptr<GrowsRadioScenario> scenario,
                                         const std::string& policy,
                                         double seconds);

/// Measure a run of the same cells with UEs attached from the beginning, without the module.
/// \param scenario where \param users how many \param seconds simulated
/// \param hasTraffic whether they receive \return times
GrowsBenchMeasurement GrowsMeasureStatic(Ptr<GrowsRadioScenario> scenario,
                                         double users,
                                         double seconds,
                                         bool hasTraffic);

/// Measure arrivals and departures themselves: UEs come one after the other, and go again.
/// \param scenario where \param policy its name \param arrivals how many
/// \return medians of an arrival and a departure
GrowsBenchMeasurement GrowsMeasureArrivals(Ptr<GrowsRadioScenario> scenario,
                                           const std::string& policy,
                                           uint32_t arrivals);

/// Measure a handler's work for arriving UEs that are not computed yet, in cells without users.
/// \param scenario where \param policy its name \param arrivingUes how many
/// \return medians of ranking and decision
GrowsBenchMeasurement GrowsMeasureDecisions(Ptr<GrowsRadioScenario> scenario,
                                            const std::string& policy,
                                            uint32_t arrivingUes);

} // namespace ns3

#endif /* GROWS_BENCH_MEASUREMENTS_H */
