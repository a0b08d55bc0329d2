// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_RUN_RESULT_H
#define GROWS_RUN_RESULT_H

#include "ns3/grows-association-state.h"
#include "ns3/grows-traffic-report.h"
#include "ns3/vector.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/**
 * \file
 * \ingroup grows
 * The results of one run: its arrivals (arrivals.csv), its windows (windows.csv), and the figures
 * that follow from them (runs.csv, classes.csv). What arrives, or begins, before the end of the
 * warm-up does not count. Numbers have the ten digits that they have in files, so that readers of
 * the files get the same figures.
 */

namespace ns3
{

/// What became of one arrival.
struct GrowsArrivalResult
{
    double timeS{0.0};                         //!< when it arrived
    uint32_t number{0};                        //!< of its user
    std::optional<GrowsDemand> demand;         //!< its demand, if that is known
    std::string candidates;                    //!< indices of the cells, strongest first
    std::optional<uint32_t> cell;              //!< which took it
    std::string outcome{"unfinished"};         //!< "served", "rejected", "dropped", "unfinished"
    GrowsReason reason{GrowsReason::NONE};     //!< why it was not served
    std::optional<double> connectedS;          //!< when data could first flow
    std::optional<double> departedS;           //!< when it stopped being served
    uint64_t receivedBytes{0};                 //!< payload in the session
    double throughputMbps{0.0};                //!< over the session
    std::optional<Vector> place;               //!< of its user when it was decided, if it has one
    std::optional<GrowsTrafficReport> traffic; //!< in a scenario with traffic classes
};

/// A window of one cell.
struct GrowsWindowResult
{
    double endS{0.0};    //!< when it ended
    uint32_t cell{0};    //!< index of the cell
    uint32_t users{0};   //!< connected at its end
    double utility{0.0}; //!< sum over them
    double rbUse{0.0};   //!< share of the resource blocks in use
};

/// The figures of one traffic class in one run, or means over the episodes of one; NaN where there
/// is nothing to take a mean of. Counts are of arrivals.
struct GrowsClassResult
{
    std::string trafficClass;     //!< its name
    double arrivals{0.0};         //!< their number
    double rejected{0.0};         //!< arrivals that were not served
    double dropped{0.0};          //!< arrivals that lost their connection
    double satisfaction{0.0};     //!< mean of delivered over offered payload, 0 if not served
    double throughputMbps{0.0};   //!< mean over sessions, see GrowsCountsAsSession
    double throughputP5Mbps{0.0}; //!< the sessions' 5th percentile
    double delayP95Ms{0.0};       //!< 95th percentile over packets
    double loss{0.0};             //!< share of packets sent in sessions that did not arrive there
    double completionMeanS{0.0};  //!< mean over files
    double completionP95S{0.0};   //!< 95th percentile over files
    double gbrViolations{0.0};    //!< sessions that received less than was guaranteed to them
    double declined{0.0};         //!< rejected by the policy with a place free; NaN without weights
};

/// The handovers of one run, or means over the episodes of one.
struct GrowsHandoverFigures
{
    bool isKnown{false};       //!< whether they are counted
    double count{0.0};         //!< their number
    double pingPongs{0.0};     //!< among them, see GrowsHandoverCount
    double interruptionS{0.0}; //!< time in which users received nothing because of them

    /// \return the columns that they add to runs.csv, with their values; empty unless isKnown
    std::vector<std::pair<std::string, double>> GetFigures() const
    {
        using Figures = std::vector<std::pair<std::string, double>>;
        return isKnown ? Figures{{"handovers", count},
                                 {"ping_pongs", pingPongs},
                                 {"interruption_s", interruptionS}}
                       : Figures();
    }
};

/// The figures of one run, or means over the episodes of one; NaN where there is nothing to take a
/// mean of.
struct GrowsRunResult
{
    uint64_t episodes{1};          //!< that they are means over
    double utility{0.0};           //!< mean over windows, or as the slotted network counts it
    double rejections{0.0};        //!< arrivals that were not served
    double utilityPerArrival{0.0}; //!< mean of ln(1 + session Mbit/s), 0 if rejected
    /// The same, each times the weight of its class; NaN if all classes have the weight 1.
    double weightedUtilityPerArrival{std::numeric_limits<double>::quiet_NaN()};
    double arrivals{0.0};           //!< their number
    double servedSessions{0.0};     //!< sessions whose demand was satisfied
    double throughputMbps{0.0};     //!< mean over sessions, see GrowsCountsAsSession
    double throughputP5Mbps{0.0};   //!< the sessions' 5th percentile
    double completionS{0.0};        //!< mean from arrival to departure of volumes that were served
    double jainIndex{0.0};          //!< mean over windows of Jain's index of the cells' users
    double users{0.0};              //!< served at a time
    double decisionS{0.0};          //!< median CPU time of a decision
    double decisionShare{0.0};      //!< CPU time of all decisions, of the wall time
    GrowsHandoverFigures handovers; //!< of users that move
    std::vector<GrowsClassResult> classes; //!< in the scenario's order; empty without
};

/// The part of a run that counts.
struct GrowsRunSpan
{
    double beginS;       //!< end of the warm-up, in seconds
    double endS;         //!< end of the run, in seconds
    double windowS{1.0}; //!< length of a window, in seconds
};

/// \param arrivals of one run \param windows of the same run \param span what counts
/// \return the run's figures, without those of classes
GrowsRunResult GrowsSummariseRun(const std::vector<GrowsArrivalResult>& arrivals,
                                 const std::vector<GrowsWindowResult>& windows,
                                 const GrowsRunSpan& span);

/// Does the throughput of a session count? From half a second on: in shorter ones the time to the
/// first byte has more effect than the share of the cell. \param arrivedS when its user arrived
/// \param connectedS when data could first flow; NaN: never
/// \param departedS when it ended; NaN: with the run \param span what counts
/// \return whether it counts
bool GrowsCountsAsSession(double arrivedS,
                          double connectedS,
                          double departedS,
                          const GrowsRunSpan& span);

} // namespace ns3

#endif /* GROWS_RUN_RESULT_H */
