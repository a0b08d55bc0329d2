// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_RESULTS_HELPER_H
#define GROWS_RESULTS_HELPER_H

#include "ns3/callback.h"
#include "ns3/grows-csv.h"
#include "ns3/grows-helper.h"
#include "ns3/grows-run-result.h"
#include "ns3/grows-traffic-class.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{

class GrowsHandoverRecorder;
class GrowsReplayRecorder;

/**
 * \ingroup grows
 *
 * Writes down what becomes of every arrival, and every window of every cell, from the traces of the
 * handlers: the rows of arrivals.csv and windows.csv, and the figures of the run that follow from
 * them. Must outlive the simulation.
 */
class GrowsResultsHelper
{
  public:
    /// \param scenario name of the scenario, for the rows
    /// \param policy name of the policy, for the rows
    /// \param seed of the run, for the rows
    GrowsResultsHelper(const std::string& scenario, const std::string& policy, int64_t seed);
    ~GrowsResultsHelper();

    GrowsResultsHelper(const GrowsResultsHelper&) = delete;
    GrowsResultsHelper& operator=(const GrowsResultsHelper&) = delete;

    /// Give users the numbers that stand in the column ue; without it, that is their index in the
    /// network. Where devices of a pool are used again it is the number of the arrival.
    /// \param numberOf number of a user
    void SetUserNumbers(Callback<uint32_t, uint32_t> numberOf);

    /// Have results by traffic class, too: further columns of arrivals.csv, and classes.csv.
    /// \param classes of the scenario, in its order
    void SetTrafficClasses(const std::vector<GrowsTrafficClass>& classes);

    /**
     * Ask for the traffic of sessions; with traffic classes only.
     * \param reportOf report of a user, asked for when its session ends or is rejected; for an
     * index that is no user's, the class of the last arrival. One without a time served, as of a
     * network without applications, is completed: traffic flows evenly from connection to end.
     */
    void SetTrafficReports(Callback<GrowsTrafficReport, uint32_t> reportOf);

    /// Connect to the handlers; call it again for the handlers of cells that were added since.
    /// \param helper has installed them
    void Install(const GrowsHelper& helper);

    /// Count handovers, too: further columns of runs.csv. Call it after Install, when all UEs have
    /// been created. \param interruption of each handover, where there is no protocol stack
    void CountHandovers(const Time& interruption);

    /**
     * Record the sessions that the end of the simulation interrupts: what they have received so
     * far. Call once, after Simulator::Run; without the candidates of undecided arrivals also after
     * Simulator::Destroy.
     */
    void Finish();

    /// \param span what counts
    /// \param wallS wall-clock seconds of the whole run
    /// \return all tables of the run
    GrowsTables GetTables(const GrowsRunSpan& span, double wallS) const;

    /// \return the rows of arrivals.csv, in order of arrival
    GrowsCsv GetArrivals() const;

    /// \return where users arrived, columns seed, ue, x_m, y_m, policy, time_s; a row for each row
    /// of arrivals.csv whose user has a mobility model
    GrowsCsv GetPlaces() const;

    /// \return the rows of windows.csv
    GrowsCsv GetWindows() const;

    /// \param span what counts; windows are as long as the handlers'
    /// \return the figures of the run
    GrowsRunResult GetResult(const GrowsRunSpan& span) const;

    /// \param span see GetResult
    /// \return the figures of the run as the row of runs.csv
    GrowsCsv GetRun(const GrowsRunSpan& span) const;

    /// \param span see GetResult
    /// \return the figures of the traffic classes as the rows of classes.csv
    GrowsCsv GetClasses(const GrowsRunSpan& span) const;

    /**
     * What decisions cost: the median of their CPU time and the share of the run's wall-clock time
     * that they all take, not the same in every repetition, so it stands in a file of its own;
     * means over decisions of messages between base stations and bytes in them; mean time in ms
     * that those given a cell waited for it; chosen cells that were full at execution. \param wallS
     * wall-clock seconds of the whole run \return the row of timing.csv
     */
    GrowsCsv GetTiming(double wallS) const;

  private:
    /// \param session that began before the helper was installed; its candidates are not known
    void RecordEarlier(const GrowsSession& session);
    /// \param record of a decision: an arrival that may be served
    void RecordDecision(const GrowsDecisionRecord& record);
    /// An arrival was not served.
    /// \param user index of the user
    /// \param time when
    /// \param reason why
    void RecordRejection(uint32_t user, Time time, GrowsReason reason);
    /// \param session that has ended
    void RecordDeparture(const GrowsSession& session);
    /// \param session that the end of the simulation cuts off, connected or not
    void RecordUnfinished(const GrowsSession& session);
    /// A window has ended.
    /// \param cell index of the cell
    /// \param users in it
    /// \param utility sum over them
    void RecordWindow(uint32_t cell, uint32_t users, double utility);

    /// \param user index of a user \return its number
    uint32_t GetNumber(uint32_t user) const;

    /// \param user index of a user \param time of its arrival \return the arrival, to be filled in
    GrowsArrivalResult MakeArrival(uint32_t user, const Time& time) const;

    /// Write down an arriving UE.
    /// \param record what is known of it
    /// \return its arrival, unfinished so far
    GrowsArrivalResult& Add(const GrowsDecisionRecord& record);

    /// Write down how much a session received.
    /// \param session it
    /// \param receivedBytes until then
    /// \param end when it ended, or the simulation did
    void RecordService(const GrowsSession& session, uint64_t receivedBytes, const Time& end);

    /// Write down the traffic of an arrival, if there are classes.
    /// \param user index of its user
    /// \param servedS seconds in which it was served so far
    /// \param [in,out] arrival the arrival
    void RecordTraffic(uint32_t user, double servedS, GrowsArrivalResult& arrival) const;

    /// \param arrival one \return its row in arrivals.csv
    GrowsCsv::Row MakeRow(const GrowsArrivalResult& arrival) const;

    std::string m_scenario;                            //!< name of the scenario
    std::string m_policy;                              //!< name of the policy
    std::string m_seed;                                //!< of the run
    Callback<uint32_t, uint32_t> m_numberOf;           //!< see SetUserNumbers
    std::vector<GrowsTrafficClass> m_classes;          //!< see SetTrafficClasses
    Callback<GrowsTrafficReport, uint32_t> m_reportOf; //!< see SetTrafficReports
    Ptr<GrowsNetwork> m_network;                       //!< where users are
    std::vector<Ptr<GrowsUserAssociation>> m_handlers; //!< of all cells
    std::vector<GrowsArrivalResult> m_arrivals;        //!< in order
    std::map<uint32_t, std::size_t> m_open;            //!< users' arrivals that have not ended
    GrowsSignalling m_signalling;                      //!< of all decisions
    uint64_t m_cellsFullAtExecution{0};                //!< chosen cells that were full at execution
    uint64_t m_nAssociated{0};                         //!< arrivals that were given a cell
    Time m_attachDelay;                                //!< their waiting for decisions, summed
    std::vector<GrowsWindowResult> m_windows;          //!< in order
    std::unique_ptr<GrowsReplayRecorder> m_replay;     //!< its tables go with the others
    std::unique_ptr<GrowsHandoverRecorder> m_handovers; //!< null: they are not counted
};

} // namespace ns3

#endif /* GROWS_RESULTS_HELPER_H */
