// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_CLASS_RESULT_H
#define GROWS_CLASS_RESULT_H

#include "ns3/grows-csv.h"
#include "ns3/grows-run-result.h"
#include "ns3/grows-traffic-class.h"

#include <cstdint>
#include <string>
#include <vector>

/**
 * \file
 * \ingroup grows
 * The results of a run by traffic class: the columns that classes add to arrivals.csv, and
 * classes.csv.
 */

namespace ns3
{

/// The classes of a scenario, in its order.
using GrowsTrafficClasses = std::vector<GrowsTrafficClass>;

/// Make the report of a session of a network without applications, in which traffic flows evenly.
/// \param trafficClass its class \param arrival whose session it is
/// \param servedS seconds in which it was served \return the report
GrowsTrafficReport GrowsMakeTrafficReport(const GrowsTrafficClass& trafficClass,
                                          const GrowsArrivalResult& arrival,
                                          double servedS);

/// \param arrival an arrival with a traffic report \param trafficClass its class
/// \return delivered over offered payload, at most 1; 0 if it was rejected or dropped; NaN if it
/// always had data waiting, or nothing was offered yet
double GrowsGetSatisfaction(const GrowsArrivalResult& arrival,
                            const GrowsTrafficClass& trafficClass);

/// The figures of every class, also of those without arrivals.
/// \param arrivals of one run, with traffic reports \param classes of its scenario
/// \param span what counts \return the figures in the order of the classes
std::vector<GrowsClassResult> GrowsSummariseClasses(const std::vector<GrowsArrivalResult>& arrivals,
                                                    const GrowsTrafficClasses& classes,
                                                    const GrowsRunSpan& span);

/// \param arrivals of one run, with traffic reports \param classes of its scenario
/// \param span what counts
/// \return mean over arrivals of the utility of their sessions, 0 if rejected, times the weight of
/// their class; NaN if all classes have the weight 1
double GrowsGetWeightedUtility(const std::vector<GrowsArrivalResult>& arrivals,
                               const GrowsTrafficClasses& classes,
                               const GrowsRunSpan& span);

/// \param episodes the figures of each, of the same classes
/// \return means of each figure over the episodes that have it
std::vector<GrowsClassResult> GrowsAverageClasses(
    const std::vector<std::vector<GrowsClassResult>>& episodes);

/// \param scenario name of the scenario \param policy name of the policy \param seed RngRun, as
/// text \param classes the figures of every class \return the rows of classes.csv
GrowsCsv GrowsTabulateClasses(const std::string& scenario,
                              const std::string& policy,
                              const std::string& seed,
                              const std::vector<GrowsClassResult>& classes);

/// \return the columns that classes add to arrivals.csv
GrowsCsv::Row GrowsGetTrafficColumns();

/// \param arrival one, with a traffic report \param classes of its scenario
/// \return its values in these columns
GrowsCsv::Row GrowsMakeTrafficRow(const GrowsArrivalResult& arrival,
                                  const GrowsTrafficClasses& classes);

/// \param classes some \param name of one of them \return it
const GrowsTrafficClass& GrowsFindTrafficClass(const GrowsTrafficClasses& classes,
                                               const std::string& name);

} // namespace ns3

#endif /* GROWS_CLASS_RESULT_H */
