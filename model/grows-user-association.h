/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_USER_ASSOCIATION_H
#define GROWS_USER_ASSOCIATION_H

#include "ns3/grows-association-policy.h"
#include "ns3/grows-association-state.h"
#include "ns3/grows-network.h"
#include "ns3/nstime.h"
#include "ns3/object.h"
#include "ns3/traced-callback.h"

#include <map>
#include <optional>

namespace ns3
{

/// One user's stay with a cell, from its arrival on.
struct GrowsSession
{
    uint32_t user{0};                      //!< index of the user in its network
    uint32_t cell{0};                      //!< the cell that serves it
    GrowsDemand demand;                    //!< what it wants
    Time arrived;                          //!< when it arrived
    std::optional<Time> connected;         //!< when data could first flow
    std::optional<Time> departed;          //!< when it stopped being served
    uint64_t bytesAtStart{0};              //!< network's byte count when it was connected
    uint64_t receivedBytes{0};             //!< payload received in the session
    GrowsReason reason{GrowsReason::NONE}; //!< why it ended, NONE if its demand was satisfied
};

/// All that led to the outcome of one arrival.
struct GrowsDecisionRecord
{
    Time time;                             //!< when the user arrived
    uint32_t handlerCell{0};               //!< the cell whose handler decided
    GrowsAssociationState state;           //!< the newcomer and its candidates
    GrowsDecision decision;                //!< choice and values as the policy gave them
    std::optional<uint32_t> cell;          //!< the cell it is associated with; none: rejected
    GrowsReason reason{GrowsReason::NONE}; //!< why it was rejected
};

/**
 * \ingroup grows
 *
 * The handler on a base-station node (paper, section III). When a user arrives that hears this base
 * station best, it collects the candidates and their state from their own handlers, asks the policy
 * and has the network associate the user with the chosen cell - or rejects it. From then on the
 * chosen cell's handler keeps the user's session until it departs.
 *
 * One per base-station node; GrowsHelper::Install creates and aggregates them.
 */
class GrowsUserAssociation : public Object
{
  public:
    /**
     * \brief Get the type ID.
     * \return the object TypeId
     */
    static TypeId GetTypeId();

    GrowsUserAssociation();
    ~GrowsUserAssociation() override;

    /**
     * Begin to serve one cell of a network. Call once, after the attributes are set and before the
     * simulation runs.
     * \param network the network
     * \param cell the cell of this node
     */
    void Install(Ptr<GrowsNetwork> network, uint32_t cell);

    /**
     * A user arrives. Exactly one of the traces Rejection and Departure ends what begins here
     * (unless the simulation ends first).
     * \param user index of the user in the network
     * \param demand what it wants
     */
    void Arrive(uint32_t user, const GrowsDemand& demand);

    /// \return the state of this handler's cell, as its neighbours ask for it
    GrowsCellState GetCellState() const;

    /**
     * The newcomer's candidates: rule 2 of the design. The Candidates strongest cells by RSRP, the
     * best first, without those further than MaxRsrpGapDb below the best or under MinSinrDb at
     * full load; the best always stays.
     * \param user index of the newcomer
     * \param demand what it wants
     * \return what a policy is asked about
     */
    GrowsAssociationState GetAssociationState(uint32_t user, const GrowsDemand& demand) const;

    /// \return the cell this handler serves
    uint32_t GetCell() const;
    /// \return users that admission lets into this cell: floor(resource blocks / MinRbPerUe), and
    /// never more than the stack can take
    uint32_t GetCapacity() const;
    /// \return the sessions under way in this cell, by user
    const std::map<uint32_t, GrowsSession>& GetSessions() const;
    /// \return the policy
    Ptr<GrowsAssociationPolicy> GetPolicy() const;

    /// TracedCallback signature of Decision.
    typedef void (*DecisionTracedCallback)(const GrowsDecisionRecord& record);
    /// TracedCallback signature of Connected, Stopping and Departure.
    typedef void (*SessionTracedCallback)(const GrowsSession& session);
    /// TracedCallback signature of Rejection.
    typedef void (*RejectionTracedCallback)(uint32_t user, Time time, GrowsReason reason);
    /// TracedCallback signature of Window.
    typedef void (*WindowTracedCallback)(uint32_t cell, uint32_t users, double sumUtility);

  protected:
    void DoDispose() override;
    void NotifyNewAggregate() override;
};

} // namespace ns3

#endif /* GROWS_USER_ASSOCIATION_H */
