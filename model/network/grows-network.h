/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_NETWORK_H
#define GROWS_NETWORK_H

#include "ns3/grows-association-state.h"
#include "ns3/grows-rate-model.h"
#include "ns3/node.h"
#include "ns3/object.h"
#include "ns3/traced-callback.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 *
 * A radio access network as association sees it: cells, users, how they hear each other, and the
 * two acts of associating and releasing. Cells and users are numbered from 0. It decides nothing
 * and learns nothing; the handlers (GrowsUserAssociation) on the nodes of its cells do.
 *
 * An adapter to another radio stack overrides the private Do... functions and fires the traces with
 * the protected Notify... functions; GrowsLteNetwork and GrowsSlottedNetwork are the examples.
 */
class GrowsNetwork : public Object
{
  public:
    /**
     * \brief Get the type ID.
     * \return the object TypeId
     */
    static TypeId GetTypeId();

    /// \return the number of cells
    uint32_t GetNCells() const;

    /// \return the number of users known so far
    uint32_t GetNUsers() const;

    /**
     * \param cell index of a cell
     * \return the node of its base station, which carries the handler
     */
    Ptr<Node> GetCellNode(uint32_t cell) const;

    /**
     * \param cell index of a cell
     * \return its bandwidth in resource blocks
     */
    uint32_t GetResourceBlocks(uint32_t cell) const;

    /**
     * \param cell index of a cell
     * \return the most users its protocol stack can take, whatever the handler's admission says
     */
    uint32_t GetUserLimit(uint32_t cell) const;

    /**
     * \param cell index of a cell
     * \return its transmit power over the whole band in dBm, without antenna gain; 0 for every cell
     * where the network does not know
     */
    double GetTxPowerDbm(uint32_t cell) const;

    /**
     * \param cell index of a cell
     * \return the share of its resource blocks that was scheduled since the last call of
     * ResetRbUse, 0..1
     */
    double GetRbUse(uint32_t cell) const;

    /**
     * Begin a new window of RB accounting.
     * \param cell index of a cell
     */
    void ResetRbUse(uint32_t cell);

    /**
     * \param user index of a user
     * \param cell index of a cell
     * \return how the user hears the cell now
     */
    GrowsRadioLink GetLink(uint32_t user, uint32_t cell) const;

    /**
     * \param cell index of a cell
     * \return every user that the stack serves there or is connecting, also those that other code
     * attached or moved
     */
    std::vector<uint32_t> GetUsers(uint32_t cell) const;

    /**
     * \param user index of a user
     * \return the cell that serves it or is connecting it, if any
     */
    std::optional<uint32_t> GetServingCell(uint32_t user) const;

    /**
     * \param user index of a user
     * \return whether Associate may be called for it: it is neither served nor on its way in or
     * out, and nobody is deciding about it
     */
    bool IsIdle(uint32_t user) const;

    /**
     * A decision about an idle user takes its time: until EndDecision the user is not idle.
     * \param user index of the user
     */
    void BeginDecision(uint32_t user);

    /**
     * The decision is there, or will never be.
     * \param user index of the user
     */
    void EndDecision(uint32_t user);

    /**
     * A served user is on its way to another cell, by a handover: until it has moved, is released
     * or Withdraw is called, it has a place there, too.
     * \param user index of the user
     * \param cell index of the other cell
     */
    void Announce(uint32_t user, uint32_t cell);

    /**
     * A handover has come to nothing.
     * \param user index of the user
     */
    void Withdraw(uint32_t user);

    /**
     * \param cell index of a cell
     * \return users on their way to it
     */
    std::vector<uint32_t> GetAnnounced(uint32_t cell) const;

    /**
     * What keeps all of some users from ever being associated again: stacks whose devices serve
     * only once.
     * \param users indices of users
     * \return a sentence that says so and how to mend it; "" if one of them can be, now or later
     */
    std::string FindPoolProblem(const std::vector<uint32_t>& users) const;

    /**
     * \param user index of a user
     * \return payload bytes that it has received since the beginning
     */
    uint64_t GetReceivedBytes(uint32_t user) const;

    /**
     * The cell that a user hears best (RSRP; ties to the lower index): its handler decides.
     * \param user index of a user
     * \return the cell; none if no cell is heard (RSRP of minus infinity or NaN)
     */
    std::optional<uint32_t> GetStrongestCell(uint32_t user) const;

    /**
     * Have the stack connect an idle user to a cell. Exactly one of the traces Connected and Failed
     * follows, never before this call has returned.
     * \param user index of an idle user
     * \param cell index of the cell
     * \param demand what the user wants; a network that can tell fires DemandMet (VOLUME and SLOTS)
     */
    void Associate(uint32_t user, uint32_t cell, const GrowsDemand& demand);

    /**
     * Have the stack release a connected user. Released follows when everything it held is free.
     * Whoever asks for it in the meantime, too, changes nothing.
     * \param user index of a connected user
     */
    void Release(uint32_t user);

    /// \param model what users are expected to get
    void SetRateModel(Ptr<GrowsRateModel> model);
    /// \return what users are expected to get
    Ptr<GrowsRateModel> GetRateModel() const;

    /// TracedCallback signature: something happened to a user at a cell.
    typedef void (*UserTracedCallback)(uint32_t user, uint32_t cell);
    /// TracedCallback signature: a user was not connected, or was dropped.
    typedef void (*FailureTracedCallback)(uint32_t user, uint32_t cell, GrowsReason reason);
    /// TracedCallback signature: a user changed its serving cell.
    typedef void (*MoveTracedCallback)(uint32_t user, uint32_t from, uint32_t to);

  protected:
    void DoDispose() override;

    /**
     * The user is connected: data can flow.
     * \param user index of the user
     * \param cell index of its cell
     */
    void NotifyConnected(uint32_t user, uint32_t cell);
    /**
     * The user was not connected (STACK_LIMIT, CONNECTION_TIMEOUT) or was dropped
     * (CONNECTION_LOST). It holds nothing any more.
     * \param user index of the user
     * \param cell index of the cell
     * \param reason why
     */
    void NotifyFailed(uint32_t user, uint32_t cell, GrowsReason reason);
    /**
     * The user has received its volume, or its slots are over. It is still connected.
     * \param user index of the user
     * \param cell index of its cell
     */
    void NotifyDemandMet(uint32_t user, uint32_t cell);
    /**
     * The release is complete: the user is idle and the cell has room again.
     * \param user index of the user
     * \param cell index of the cell it left
     */
    void NotifyReleased(uint32_t user, uint32_t cell);
    /**
     * Other code, for example a handover algorithm, moved the user.
     * \param user index of the user
     * \param from the cell it left
     * \param to the cell that serves it
     */
    void NotifyMoved(uint32_t user, uint32_t from, uint32_t to);

  private:
    /// \copydoc GetNCells
    virtual uint32_t DoGetNCells() const = 0;
    /// \copydoc GetNUsers
    virtual uint32_t DoGetNUsers() const = 0;
    /// \copydoc GetCellNode
    virtual Ptr<Node> DoGetCellNode(uint32_t cell) const = 0;
    /// \copydoc GetResourceBlocks
    virtual uint32_t DoGetResourceBlocks(uint32_t cell) const = 0;
    /// \copydoc GetUserLimit
    virtual uint32_t DoGetUserLimit(uint32_t cell) const = 0;
    /// \copydoc GetTxPowerDbm
    virtual double DoGetTxPowerDbm(uint32_t cell) const;
    /// \copydoc GetRbUse
    virtual double DoGetRbUse(uint32_t cell) const = 0;
    /// \copydoc ResetRbUse
    virtual void DoResetRbUse(uint32_t cell) = 0;
    /// \copydoc GetLink
    virtual GrowsRadioLink DoGetLink(uint32_t user, uint32_t cell) const = 0;
    /// \copydoc GetUsers
    virtual std::vector<uint32_t> DoGetUsers(uint32_t cell) const = 0;
    /// \copydoc GetServingCell
    virtual std::optional<uint32_t> DoGetServingCell(uint32_t user) const = 0;
    /// \copydoc IsIdle
    virtual bool DoIsIdle(uint32_t user) const = 0;
    /// \copydoc FindPoolProblem
    virtual std::string DoFindPoolProblem(const std::vector<uint32_t>& users) const;
    /// \copydoc GetReceivedBytes
    virtual uint64_t DoGetReceivedBytes(uint32_t user) const = 0;
    /// \copydoc Associate
    virtual void DoAssociate(uint32_t user, uint32_t cell, const GrowsDemand& demand) = 0;
    /// \copydoc Release
    virtual void DoRelease(uint32_t user) = 0;

    Ptr<GrowsRateModel> m_rateModel;          //!< what users are expected to get
    std::set<uint32_t> m_undecided;           //!< users about whom a decision is under way
    std::map<uint32_t, uint32_t> m_announced; //!< users on their way, and to which cell

    TracedCallback<uint32_t, uint32_t> m_connectedTrace;           //!< see NotifyConnected
    TracedCallback<uint32_t, uint32_t, GrowsReason> m_failedTrace; //!< see NotifyFailed
    TracedCallback<uint32_t, uint32_t> m_demandMetTrace;           //!< see NotifyDemandMet
    TracedCallback<uint32_t, uint32_t> m_releasedTrace;            //!< see NotifyReleased
    TracedCallback<uint32_t, uint32_t, uint32_t> m_movedTrace;     //!< see NotifyMoved
};

} // namespace ns3

#endif /* GROWS_NETWORK_H */
