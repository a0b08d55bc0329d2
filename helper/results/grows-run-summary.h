/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_RUN_SUMMARY_H
#define GROWS_RUN_SUMMARY_H

#include "ns3/grows-csv.h"

#include <vector>

/**
 * \file
 * \ingroup grows
 * The figures of one run, from what it recorded: a row per arrival (arrivals.csv) and a row per
 * cell and window (windows.csv). What arrives, or begins, before the end of the warm-up does
 * not count.
 */

namespace ns3
{

/// The figures of one run; NaN where there is nothing to take a mean of.
struct GrowsRunSummary
{
    double utility;           //!< mean over windows of the sum over UEs of ln(1 + Mbit/s)
    double rejections;        //!< arrivals that were not served
    double utilityPerArrival; //!< mean over arrivals of ln(1 + session Mbit/s), 0 if rejected
    double arrivals;          //!< their number
    double servedSessions;    //!< those whose demand was satisfied
    double throughputMbps;    //!< mean over sessions, see GrowsGetThroughputs
    double throughputP5Mbps;  //!< the sessions' 5th percentile
    double completionS;       //!< mean from arrival to departure of those served; volumes only
    double jainIndex;         //!< mean over windows of Jain's index of the cells' users
    double users;             //!< served at a time: mean over windows
};

/// The part of a run that counts.
struct GrowsRunSpan
{
    double beginS;       //!< end of the warm-up, in seconds
    double endS;         //!< end of the run, in seconds
    double windowS{1.0}; //!< length of a window, in seconds
};

/**
 * \param arrivals the contents of arrivals.csv, of one run
 * \param windows the contents of windows.csv, of the same run
 * \param span what counts
 * \param hasVolumes whether demands are volumes
 * \return the run's figures
 */
GrowsRunSummary GrowsSummariseRun(const GrowsCsv& arrivals,
                                  const GrowsCsv& windows,
                                  const GrowsRunSpan& span,
                                  bool hasVolumes);

/**
 * Throughputs of the sessions that count: those of at least half a second, also those that the end
 * of the run cut off. (In shorter ones the time to the first byte says more than the share of the
 * cell.)
 * \param arrivals the contents of arrivals.csv
 * \param span what counts
 * \return Mbit/s, one per session
 */
std::vector<double> GrowsGetThroughputs(const GrowsCsv& arrivals, const GrowsRunSpan& span);

} // namespace ns3

#endif /* GROWS_RUN_SUMMARY_H */
