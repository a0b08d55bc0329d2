// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SLOTTED_NETWORK_H
#define GROWS_SLOTTED_NETWORK_H

#include "grows-network.h"
#include "grows-slotted-environment.h"

#include "ns3/callback.h"
#include "ns3/nstime.h"

#include <utility>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * The slotted environment as a network: users arrive by events of the Simulator, and handlers
 * decide. Call Start once, before Simulator::Run. Users are numbered in the order of their arrival.
 */
class GrowsSlottedNetwork : public GrowsNetwork
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    /// Called when a user arrives (Start): its index and its demand.
    typedef Callback<void, uint32_t, const GrowsDemand&> ArrivalCallback;

    /// Set the callback of arrivals. It is forgotten when the simulator is destroyed.
    /// \param callback called for every arrival; typically GrowsUserAssociation::Dispatch, bound to
    /// this
    void SetArrivalCallback(ArrivalCallback callback)
    {
        m_arrivalCallback = callback;
    }

    /// \param user index of a user that has arrived
    /// \return index of its traffic class in the radio scenario, 0 without classes
    uint32_t GetTrafficClass(uint32_t user) const
    {
        return m_users.at(user).arrival.trafficClass;
    }

    /// Have users arrive, one episode long, as events of the Simulator from now on. Slots and
    /// volumes are satisfied (DemandMet) shortly before a slot ends, so that a handler with a
    /// StopNotice of 5 % of a slot or less has released the user when the next slot begins.
    void Start();

  protected:
    void NotifyConstructionCompleted() override;
    void DoDispose() override;

  private:
    /// A user that arrived by an event.
    struct User
    {
        GrowsSlottedArrival arrival; //!< the arriving user
        double receivedBits{0.0};    //!< until it left
        double rbSeconds{0.0};       //!< resource blocks times seconds, until it left
    };

    uint32_t DoGetNCells() const override;
    uint32_t DoGetNUsers() const override;
    Ptr<Node> DoGetCellNode(uint32_t cell) const override;
    uint32_t DoGetResourceBlocks(uint32_t cell) const override;
    uint32_t DoGetUserLimit(uint32_t cell) const override;
    double DoGetTxPowerDbm(uint32_t cell) const override;
    double DoGetRbUse(uint32_t cell) const override;
    void DoResetRbUse(uint32_t cell) override;
    GrowsRadioLink DoGetLink(uint32_t user, uint32_t cell) const override;
    uint64_t DoGetReceivedBytes(uint32_t user) const override;

    bool DoMeasuresRbShare() const override
    {
        return true;
    }

    double DoGetRbSeconds(uint32_t user) const override;
    /// \param cell index of a cell \param service of a user there
    /// \return resource blocks that the user used, times seconds
    double CountRbSeconds(uint32_t cell, const GrowsSlottedService& service) const;
    void DoAssociate(uint32_t user, uint32_t cell, const GrowsDemand& demand) override;
    void DoRelease(uint32_t user) override;

    /// \return the cells of the environment
    GrowsSlottedCells& GetCells() const;
    /// Schedule the next arrival.
    void ScheduleArrival();
    /// A user arrives.
    void Arrive();
    /// A slot ends: report the demands that are met.
    void EndSlot();
    /// \return the time in slots since Start
    double GetNow() const;

    Ptr<GrowsSlottedEnvironment> m_environment;            //!< cells and arrivals
    mutable std::vector<Ptr<Node>> m_nodes;                //!< of cells; made when asked for
    GrowsSlottedArrival m_arrival;                         //!< the next one
    ArrivalCallback m_arrivalCallback;                     //!< see SetArrivalCallback
    Time m_started;                                        //!< when Start was called
    double m_now{0.0};                                     //!< slot of the last event
    std::vector<User> m_users;                             //!< that arrived by events
    std::vector<std::pair<uint32_t, uint32_t>> m_finished; //!< memory to reuse
};

} // namespace ns3

#endif /* GROWS_SLOTTED_NETWORK_H */
