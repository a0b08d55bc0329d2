// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_USER_ASSOCIATION_H
#define GROWS_USER_ASSOCIATION_H

#include "grows-decision-cost.h"

#include "ns3/event-id.h"
#include "ns3/grows-association-policy.h"
#include "ns3/grows-association-state.h"
#include "ns3/grows-candidate-selection.h"
#include "ns3/grows-network.h"
#include "ns3/nstime.h"
#include "ns3/object.h"
#include "ns3/traced-callback.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{

class GrowsCellMonitor;
class GrowsSessionKeeper;

/**
 * \ingroup grows
 *
 * The handler on a base-station node (paper, section III). When a user arrives that measures this
 * base station strongest, it collects the candidates and their state from their own handlers, asks
 * the policy and has the network associate the user with the chosen cell - or rejects it. From then
 * on the chosen cell's handler keeps the user's session until it departs.
 *
 * With a BackhaulDelay, the base stations exchange messages for the decision. It is made from the
 * state at the arrival and executed when all rounds are over. A chosen cell that is full at
 * execution rejects the arriving UE, in a further round unless it is the handler's own cell. The UE
 * is then sent to the candidate of the next best value that had free capacity, until one accepts it
 * or none is left (cell-full-at-execution).
 *
 * One per base-station node; GrowsHelper::Install creates and aggregates them.
 */
class GrowsUserAssociation : public Object
{
  public:
    /// \brief Get the type ID.
    /// \return the object TypeId
    static TypeId GetTypeId();

    GrowsUserAssociation();
    ~GrowsUserAssociation() override;

    /// Begin to serve one cell of a network. Call once, after the attributes are set and before the
    /// simulation runs.
    /// \param network the network
    /// \param cell the cell of this node
    void Install(Ptr<GrowsNetwork> network, uint32_t cell);

    /**
     * A user arrives. Exactly one of the traces Rejection, Departure and Unfinished fires for
     * it: Unfinished if the simulation ends first, else Departure if it was ever connected, else
     * Rejection. \param user index of the user in the network \param demand its demand
     */
    void Arrive(uint32_t user, const GrowsDemand& demand);

    /// A user arrives in a network: the handler of the strongest cell decides, or that of the first
    /// cell if the user measures none.
    /// \param network a network with handlers
    /// \param user index of the user in the network
    /// \param demand its demand
    static void Dispatch(Ptr<GrowsNetwork> network, uint32_t user, const GrowsDemand& demand);

    /// \param network a network with handlers; it aborts if it has none
    /// \param cell index of a cell
    /// \return its handler
    static Ptr<GrowsUserAssociation> GetHandler(Ptr<GrowsNetwork> network, uint32_t cell);

    /// Turn an arrival away unasked: there is nothing to decide.
    /// \param user index of the user; GrowsNetwork::GetNUsers() if there is none
    /// \param reason why
    void Reject(uint32_t user, GrowsReason reason);

    /// \return the state of this handler's cell, as its neighbours ask for it
    GrowsCellState GetCellState() const;

    /// The arriving UE's candidates: the strongest cells by RSRP (attribute Candidates),
    /// strongest first, without cells more than MaxRsrpGapDb below the strongest and cells with
    /// less than MinSinrDb at full load; the strongest always stays.
    /// \param user index of the arriving UE
    /// \param demand its demand
    /// \return what a policy is asked about
    GrowsAssociationState GetAssociationState(uint32_t user, const GrowsDemand& demand) const;

    /// The same for a served user that may go to other cells by a handover: Candidates - 1 of those
    /// that are possible, as the serving cell is one, but not none.
    /// \param user index of the user
    /// \param demand its remaining demand
    /// \param isPossible whether it may go to a cell
    /// \return the cells, without the serving one unless that is possible
    GrowsAssociationState GetTargetState(uint32_t user,
                                         const GrowsDemand& demand,
                                         const std::function<bool(uint32_t)>& isPossible) const;

    /// \return the cell this handler serves
    uint32_t GetCell() const
    {
        return m_cell;
    }

    /// \return users that admission lets into this cell: floor(resource blocks / MinRbPerUe), and
    /// never more than the stack can take
    uint32_t GetCapacity() const;
    /// \return the sessions under way in this cell, by user
    const std::map<uint32_t, GrowsSession>& GetSessions() const;
    /// \return arrivals here that wait for their decision
    std::vector<GrowsDecisionRecord> GetUndecided() const;

    /// \return the length of a window, see attribute Window
    Time GetWindow() const
    {
        return m_windowLength;
    }

    /// \return the policy
    Ptr<GrowsAssociationPolicy> GetPolicy() const;
    /// \return the policy for handovers, see attribute HandoverPolicy
    Ptr<GrowsAssociationPolicy> GetHandoverPolicy() const;
    /// \return the network whose cell this is, null before Install
    Ptr<GrowsNetwork> GetNetwork() const;

    /// \return what its decisions have cost
    const GrowsDecisionCost& GetDecisionCost() const
    {
        return m_cost;
    }

    /// TracedCallback signature of Arrival.
    typedef void (*ArrivalTracedCallback)(uint32_t user, Time time);
    /// TracedCallback signature of Decision.
    typedef void (*DecisionTracedCallback)(const GrowsDecisionRecord& record);
    /// TracedCallback signature of Connected, Stopping, Departure and Unfinished.
    typedef void (*SessionTracedCallback)(const GrowsSession& session);
    /// TracedCallback signature of Rejection.
    typedef void (*RejectionTracedCallback)(uint32_t user, Time time, GrowsReason reason);
    /// TracedCallback signature of Window.
    typedef void (*WindowTracedCallback)(uint32_t cell, uint32_t users, double sumUtility);

  protected:
    void DoDispose() override;

  private:
    /// An arrival whose decision has not been executed yet.
    struct Undecided
    {
        GrowsDecisionRecord record; //!< the decision, unless other events change it
        EventId event;              //!< the arrival of the last message
    };

    /// Reserve what decisions need. The simulator leaves so many small pieces of memory behind that
    /// the C library, asked for a large one, may tidy up for milliseconds: a hundred times a
    /// decision's own time.
    void ReserveMemory();
    /// Fill in the state of this handler's cell. \param [out] state the state; its memory is reused
    void FillCellState(GrowsCellState& state) const;
    /// Fill in what a policy is asked about.
    /// \param user index of the arriving UE
    /// \param demand its demand
    /// \param most candidates
    /// \param isPossible whether a cell may be one; empty: any
    /// \param [out] state the state; its memory is reused
    void FillAssociationState(uint32_t user,
                              const GrowsDemand& demand,
                              uint32_t most,
                              const std::function<bool(uint32_t)>& isPossible,
                              GrowsAssociationState& state) const;
    /// \return users that MinRbPerUe lets into this cell
    uint32_t GetAdmissionLimit() const;
    /// Ask the policy and record what led to its answer.
    /// \param user index of the arriving UE
    /// \param demand its demand
    /// \param [out] record the outcome; its memory is reused
    void Decide(uint32_t user, const GrowsDemand& demand, GrowsDecisionRecord& record);
    /// Wait for the messages in the record before the decision is executed.
    /// \param record of an arriving UE
    /// \param wait how long that takes
    void Postpone(GrowsDecisionRecord record, const Time& wait);
    /// The messages about an arriving UE have arrived. \param user index of the arriving UE
    void Resume(uint32_t user);
    /// Trace a decision and execute it. \param record of an arriving UE
    void CarryOut(const GrowsDecisionRecord& record);
    /// \return whether admission would let one more user in now
    bool HasFreeCapacity() const;
    /// Other code has moved a user, of whatever origin: pass on what is known of it.
    /// \param user index of the user
    /// \param to index of the cell that serves it now
    void NotifyMoved(uint32_t user, uint32_t to);

    Ptr<GrowsNetwork> m_network;                  //!< whose cell this is
    uint32_t m_cell{0};                           //!< the cell
    Ptr<GrowsAssociationPolicy> m_policy;         //!< whom to ask
    Ptr<GrowsAssociationPolicy> m_handoverPolicy; //!< see attribute HandoverPolicy
    uint32_t m_candidates;                        //!< see attribute Candidates
    double m_maxRsrpGapDb;                        //!< see attribute MaxRsrpGapDb
    double m_minSinrDb;                           //!< see attribute MinSinrDb
    bool m_candidatesWithFreeCapacityOnly;        //!< see attribute CandidatesWithFreeCapacityOnly
    double m_minRbPerUe;                          //!< see attribute MinRbPerUe
    Time m_windowLength;                          //!< see attribute Window
    double m_utilityAlpha{1.0};                   //!< see attribute UtilityAlpha
    Time m_sessionTimeout;                        //!< see attribute SessionTimeout
    Time m_stopNotice;                            //!< see attribute StopNotice
    Time m_backhaulDelay;                         //!< see attribute BackhaulDelay
    uint32_t m_backhaulHeaderBytes;               //!< see attribute BackhaulHeader
    std::unique_ptr<GrowsSessionKeeper> m_sessions; //!< of the cell; null before Install
    std::unique_ptr<GrowsCellMonitor> m_monitor;    //!< of the cell; null before Install
    std::map<uint32_t, Undecided> m_undecided;      //!< arrivals that wait, by user
    mutable std::vector<GrowsRadioLink> m_links;    //!< of the latest arriving UE, one per cell
    mutable GrowsCandidateSelection m_selection;    //!< of its candidates
    GrowsDecisionRecord m_record;                   //!< of the latest arrival
    GrowsDecisionCost m_cost;                       //!< of all decisions

    TracedCallback<uint32_t, Time> m_arrivalTrace;                //!< see Arrival
    TracedCallback<const GrowsDecisionRecord&> m_decisionTrace;   //!< see Decision
    TracedCallback<uint32_t, Time, GrowsReason> m_rejectionTrace; //!< see Rejection
    TracedCallback<const GrowsSession&> m_connectedTrace;         //!< see Connected
    TracedCallback<const GrowsSession&> m_stoppingTrace;          //!< see Stopping
    TracedCallback<const GrowsSession&> m_departureTrace;         //!< see Departure
    TracedCallback<const GrowsSession&> m_unfinishedTrace;        //!< see Unfinished
    TracedCallback<uint32_t, uint32_t, double> m_windowTrace;     //!< see Window
};

} // namespace ns3

#endif /* GROWS_USER_ASSOCIATION_H */
