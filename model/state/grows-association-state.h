// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_ASSOCIATION_STATE_H
#define GROWS_ASSOCIATION_STATE_H

#include "ns3/nstime.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

/**
 * \file
 * \ingroup grows The values that travel through the module, in the order of a user's journey: the
 * radio link it measures, what it demands, the state of each candidate cell, and what was decided
 * about it. Plain structs; units are in the member names.
 */

namespace ns3
{

/// A user's measurement of a cell.
struct GrowsRadioLink
{
    /// Received reference power per resource element (3GPP TS 36.214, 5.1.1). Cells are ranked by
    /// it.
    double rsrpDbm{-std::numeric_limits<double>::infinity()};
    /// Wideband power of this one cell at full load: RSRP + 10 log10(12 nRB). The paper's RSSI, not
    /// that of 3GPP TS 36.214. In the slotted presets of the paper: the RSSI level, 0, 1, 2...
    double rssiDbm{-std::numeric_limits<double>::infinity()};
    /// Signal to thermal noise, no interference.
    double snrDb{-std::numeric_limits<double>::infinity()};
    /// Signal to noise and interference from those cells on the carrier that serve users now.
    double sinrDb{-std::numeric_limits<double>::infinity()};
    /// The same if every cell on the carrier sent all the time.
    double fullLoadSinrDb{-std::numeric_limits<double>::infinity()};
    /// Bandwidth of the cell, in resource blocks.
    uint32_t resourceBlocks{0};
};

/// What a user receives before it leaves.
struct GrowsDemand
{
    /// What the amount counts.
    enum class Kind : uint8_t
    {
        ENDLESS,      //!< never satisfied
        HOLDING_TIME, //!< amount: seconds of service
        VOLUME,       //!< amount: bytes received
        SLOTS         //!< amount: slots of service (slotted network only)
    };

    Kind kind{Kind::ENDLESS}; //!< what \ref amount counts
    double amount{0.0};       //!< seconds, bytes or slots
    double normalised{1.0};   //!< amount over the mean of the law it was drawn from, 1 if unknown
    double offeredBps{0.0};   //!< payload that its traffic offers, 0 if unknown or without limit
    uint8_t qci{0};      //!< QCI (3GPP TS 23.203, 6.1.7.2) or 5QI (TS 23.501, 5.7.4), 0 if unknown
    uint8_t priority{0}; //!< allocation and retention priority, 1 first to 15, 0 if unknown
    double weight{1.0};  //!< of its utility among those of all users, 1 if unknown

    /// \return bytes of a VOLUME, rounded up; 0 for other kinds
    uint64_t GetVolume() const;

    /// \return a sentence that states why it cannot be served; "" if it can
    std::string Validate() const;
};

/// One user that a cell serves.
struct GrowsServedUser
{
    uint32_t user{0};    //!< index of the user in its network
    GrowsRadioLink link; //!< the measurement of the serving cell
    double fullCellRateBps{
        0.0};                  //!< what it would get with the cell to itself (network's rate model)
    double throughputBps{0.0}; //!< what it received in the last window, over the time in which it
                               //!< was served there
    /// What it would get with the cell to itself, as measured: its throughput times the users that
    /// shared the cell. Where it was not served for a whole window, the rate model's, times what
    /// the cell's users last received in proportion to theirs.
    double measuredRateBps{0.0};
    /// Share of the cell's resource blocks that it used meanwhile, 0..1; 0 where the network does
    /// not measure it (GrowsNetwork::MeasuresRbShare).
    double rbShare{0.0};
    bool isMeasured{false}; //!< whether it was served in the last window
    GrowsDemand remaining;  //!< demand still to be served, normalised by the same mean
};

/// State of one cell (paper, section III-A).
struct GrowsCellState
{
    uint32_t cell{0};           //!< index of the cell in its network
    uint32_t resourceBlocks{0}; //!< configured bandwidth
    uint32_t capacity{0};       //!< users that admission lets in
    double txPowerDbm{0.0};     //!< over the whole band; the same for all where it is not known
    double rbUse{0.0};          //!< share of resource blocks scheduled in the last window, 0..1
    double meanUtility{0.0};    //!< mean over its users of ln(1 + Mbit/s), 0 if it has none
    std::vector<GrowsServedUser> users; //!< everyone the stack serves or is connecting

    /// \return whether admission would let one more user in
    bool HasFreeCapacity() const
    {
        return users.size() < capacity;
    }
};

/// A cell that may serve the arriving UE: a node of the graph.
struct GrowsCandidate
{
    GrowsCellState cell; //!< the cell as its handler reports it
    GrowsRadioLink link; //!< the measurement of it
    double fullCellRateBps{
        0.0}; //!< what the arriving UE would get there alone (network's rate model)
};

/// All that a policy is asked about: the arriving UE and its candidates, strongest first.
struct GrowsAssociationState
{
    uint32_t user{0};               //!< index of the arriving UE in its network
    GrowsDemand demand;             //!< its demand
    double timeLeft{0.0};           //!< share of the episode still to come, 0 without a horizon
    double arrivalProbability{0.0}; //!< arrivals a slot, 0 if unknown
    double meanDemand{0.0};         //!< mean of the demand law over a reference, 0 if unknown
    std::vector<GrowsCandidate> candidates; //!< the graph's nodes; every pair is connected
};

/// A policy's answer.
struct GrowsDecision
{
    std::optional<uint32_t> choice; //!< index into GrowsAssociationState::candidates, none: reject
    std::vector<double> values;     //!< the policy's value of each candidate, for the trace
    double probability{1.0};        //!< with which the policy made this choice; 1: it never draws
    std::optional<double> declineValue{}; //!< that of no candidate, if to decline is an action, too
};

/// What base stations send each other to reach one decision.
struct GrowsSignalling
{
    uint32_t rounds{0};       //!< one after the other, each as long as a message is on its way
    uint64_t messages{0};     //!< from one base station to another
    uint64_t payloadBytes{0}; //!< in them, 4 for each number
    uint64_t headerBytes{0};  //!< of the protocols that carry them
};

/// Why an arrival was not served, or no longer is.
enum class GrowsReason : uint8_t
{
    NONE,                   //!< it was served
    NO_CANDIDATE,           //!< no cell is measured
    NO_FREE_CAPACITY,       //!< every candidate is full
    CELL_FULL,              //!< the policy chose a full cell
    DECLINED,               //!< the policy chose none although a candidate had free capacity
    POLICY_ERROR,           //!< the policy returned an invalid decision
    STACK_LIMIT,            //!< the protocol stack takes no more users in the chosen cell
    CONNECTION_TIMEOUT,     //!< the connection was not established in time
    CONNECTION_LOST,        //!< the stack dropped the user
    SESSION_TIMEOUT,        //!< the demand was not satisfied in time
    ALREADY_CONNECTED,      //!< the user is being served already
    NO_DEVICE,              //!< no idle device was left for the arrival
    CELL_FULL_AT_EXECUTION, //!< the chosen cell was full when the decision was executed
    HANDED_OVER_OUT         //!< other code handed it over to a cell that is not of the network
};

/// A policy's decision after its check.
struct GrowsCheckedDecision
{
    std::optional<uint32_t> choice;        //!< the candidate to associate with, if any
    GrowsReason reason{GrowsReason::NONE}; //!< why there is none
};

/// One user's stay with a cell, from its arrival on.
struct GrowsSession
{
    uint32_t user{0};                      //!< index of the user in its network
    uint32_t cell{0};                      //!< the cell that serves it
    GrowsDemand demand;                    //!< its demand
    Time arrived;                          //!< when it arrived
    Time decided;                          //!< when its cell was asked to connect it
    std::optional<Time> connected;         //!< when data could first flow
    std::optional<Time> departed;          //!< when it stopped being served
    uint64_t bytesAtStart{0};              //!< network's byte count when it was connected
    double rbSecondsAtStart{0.0};          //!< network's count of its resource blocks then
    uint64_t receivedBytes{0};             //!< payload received in the session
    GrowsReason reason{GrowsReason::NONE}; //!< why it ended, NONE if its demand was satisfied
};

/// All that led to the outcome of one arrival.
struct GrowsDecisionRecord
{
    Time time;                    //!< when the user arrived
    uint32_t handlerCell{0};      //!< the cell whose handler decided
    GrowsAssociationState state;  //!< the arriving UE and its candidates
    GrowsDecision decision;       //!< choice and values as the policy gave them
    std::optional<uint32_t> cell; //!< the cell it is associated with; none: rejected
    GrowsSignalling signalling;   //!< what base stations sent each other for it
    std::vector<uint32_t>
        cellsFullAtExecution;              //!< chosen first, full when the decision was executed
    GrowsReason reason{GrowsReason::NONE}; //!< why it was rejected

    /// Fill in what was decided about the arriving UE of \ref state.
    /// \param checked the checked answer \param handler index of the cell whose handler decides
    /// \param now when the user arrived
    void SetOutcome(const GrowsCheckedDecision& checked, uint32_t handler, const Time& now);

    /// The cell is full at execution: the candidate of the next best value that had free capacity
    /// replaces it, if there is one that is worth more than to decline.
    void ReplaceFullCell();

    /// \return the arriving UE's session, which has not begun: its cell is that of the handler
    GrowsSession MakeSession() const;
};

/// \param reason a reason
/// \return its name as it stands in arrivals.csv, for example "cell-full"; "" for NONE
std::string GrowsToString(GrowsReason reason);

} // namespace ns3

#endif /* GROWS_ASSOCIATION_STATE_H */
