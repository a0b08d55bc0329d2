// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_NETWORK_H
#define GROWS_NETWORK_H

#include "ns3/grows-association-state.h"
#include "ns3/grows-rate-model.h"
#include "ns3/node.h"
#include "ns3/nstime.h"
#include "ns3/object.h"
#include "ns3/traced-callback.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace ns3
{

/// Where a user stands with its network.
enum class GrowsUserPhase : uint8_t
{
    IDLE,       //!< it is served nowhere
    UNDECIDED,  //!< it has arrived, and the decision about it takes its time
    CONNECTING, //!< Associate was called: it holds a place in its cell
    CONNECTED,  //!< data can flow
    EXTERNAL,   //!< other code attached it: it is served, but by no decision of ours
    RELEASING   //!< it is on its way out and still holds its place
};

/// A user's change of its serving cell.
struct GrowsMove
{
    uint32_t from; //!< the cell it left
    Time time;     //!< when
};

/**
 * \ingroup grows
 *
 * What a network reports of one cell, as ns-3's service access points do: its handler is one. To be
 * registered by GrowsNetwork::SetCellListener.
 */
class GrowsCellListener
{
  public:
    virtual ~GrowsCellListener() = default;

    /// A user that was associated with the cell is connected: data can flow.
    /// \param user index of the user
    virtual void NotifyConnected(uint32_t user) = 0;
    /// A user was not connected, or was dropped by the stack. It holds nothing any more.
    /// \param user index of the user
    /// \param reason why
    virtual void NotifyFailed(uint32_t user, GrowsReason reason) = 0;
    /// A user has received its volume, or its slots are over. It is still connected.
    /// \param user index of the user
    virtual void NotifyDemandMet(uint32_t user) = 0;
    /// A user has been released and holds nothing any more. \param user index of the user
    virtual void NotifyReleased(uint32_t user) = 0;
    /// Other code moved a user, of whatever origin, to another cell.
    /// \param user index of the user
    /// \param to index of the cell that serves it now
    virtual void NotifyMoved(uint32_t user, uint32_t to) = 0;
};

/**
 * \ingroup grows
 *
 * A radio access network as association sees it: cells, users, their measurements, and the two acts
 * of associating and releasing. Cells and users are numbered from 0. It decides nothing and learns
 * nothing; the handlers (GrowsUserAssociation) on the nodes of its cells do.
 *
 * It is the one owner of where users stand:
 *
 *     IDLE --BeginDecision--> UNDECIDED --EndDecision--> IDLE
 *     IDLE --Associate--> CONNECTING --NotifyConnected--> CONNECTED --Release--> RELEASING
 *     CONNECTING, CONNECTED --Drop--> RELEASING --NotifyReleased--> IDLE
 *     CONNECTING, CONNECTED, RELEASING --NotifyFailed--> IDLE
 *     IDLE, UNDECIDED --NotifyAttached--> EXTERNAL --NotifyDetached--> IDLE
 *
 * A user in a cell may also have a place reserved in another one, to which it is being handed over.
 *
 * An adapter to another radio stack overrides the private Do... functions and calls the protected
 * Notify... functions, which are reported to the listener of the cell concerned; GrowsLteNetwork
 * and GrowsSlottedNetwork are the examples.
 */
class GrowsNetwork : public Object
{
  public:
    /// \brief Get the type ID.
    /// \return the object TypeId
    static TypeId GetTypeId();

    /// \return the number of cells
    uint32_t GetNCells() const;

    /// \return the number of users known so far
    uint32_t GetNUsers() const;

    /// \param cell index of a cell \return the node of its base station, which carries the handler
    Ptr<Node> GetCellNode(uint32_t cell) const;

    /// \param user index of a user \return the node of its device; null where users have none
    Ptr<Node> GetUserNode(uint32_t user) const;

    /// \param cell index of a cell \return its bandwidth in resource blocks
    uint32_t GetResourceBlocks(uint32_t cell) const;

    /// \param cell index of a cell
    /// \return the most users that its protocol stack accepts, independent of admission
    uint32_t GetUserLimit(uint32_t cell) const;

    /**
     * \param cell index of a cell
     * \return its transmit power over the whole band in dBm, without antenna gain; 0 for every cell
     * where the network does not know
     */
    double GetTxPowerDbm(uint32_t cell) const;

    /// \param cell index of a cell
    /// \return the share of its resource blocks that was scheduled since the last call of
    /// ResetRbUse, 0..1
    double GetRbUse(uint32_t cell) const;

    /// Begin a new window of RB accounting. \param cell index of a cell
    void ResetRbUse(uint32_t cell);

    /// \param user index of a user
    /// \param cell index of a cell
    /// \return the user's measurement of the cell now
    GrowsRadioLink GetLink(uint32_t user, uint32_t cell) const;

    /// \param user index of a user
    /// \param cell index of a cell
    /// \return the same as a UE reports it: without RSRP (minus infinity) if the cell is too weak
    /// to be measured
    GrowsRadioLink Measure(uint32_t user, uint32_t cell) const;

    /// \param cell index of a cell
    /// \return users that occupy capacity there, also users that other code attached or moved
    const std::set<uint32_t>& GetUsers(uint32_t cell) const;

    /// \param user index of a user \return its phase
    GrowsUserPhase GetPhase(uint32_t user) const;

    /// \param user index of a user \return the cell where it occupies capacity, if any
    std::optional<uint32_t> GetServingCell(uint32_t user) const;

    /// \param user index of a user \return its last change of cell since it was connected, if any
    std::optional<GrowsMove> GetLastMove(uint32_t user) const;

    /// \param user index of a user
    /// \return whether Associate may be called for it: its phase is IDLE, and the stack can connect
    /// it
    bool IsIdle(uint32_t user) const;

    /// A decision about an idle user has begun: until EndDecision the user is not idle.
    /// \param user index of the user
    void BeginDecision(uint32_t user);

    /// The decision is made or cancelled. \param user index of the user
    void EndDecision(uint32_t user);

    /// A served user is being handed over to another cell: until it has moved or left, or
    /// ReleaseHandover is called, it occupies capacity there, too.
    /// \param user index of the user
    /// \param cell index of the other cell
    void ReserveHandover(uint32_t user, uint32_t cell);

    /// A handover has failed: the user does not occupy capacity in the other cell any more.
    /// \param user index of the user
    void ReleaseHandover(uint32_t user);

    /// \param user index of a user \return the cell to which it is being handed over, if any
    std::optional<uint32_t> GetReservation(uint32_t user) const;

    /// \param cell index of a cell \return the users that are being handed over to it
    const std::set<uint32_t>& GetReservations(uint32_t cell) const;

    /// Set the receiver of the reports of a cell, which is its handler.
    /// \param cell index of the cell
    /// \param listener receives them; null: none
    void SetCellListener(uint32_t cell, GrowsCellListener* listener);

    /// What keeps all of some users from ever being associated again: stacks whose devices serve
    /// only once.
    /// \param users indices of users
    /// \return an error message and its remedy; "" if one of them can be, now or later
    std::string ValidatePool(const std::vector<uint32_t>& users) const;

    /// \param user index of a user \return payload bytes that it has received since the beginning
    uint64_t GetReceivedBytes(uint32_t user) const;

    /// \return whether the network knows which resource blocks are scheduled to whom: GetRbSeconds
    bool MeasuresRbShare() const;

    /// \param user index of a user
    /// \return resource blocks scheduled to it, times the seconds for which each was, since the
    /// beginning, over all cells; 0 if MeasuresRbShare returns false
    double GetRbSeconds(uint32_t user) const;

    /// The strongest cell (RSRP; ties to the lower index): its handler decides.
    /// \param user index of a user
    /// \return the cell; none if no cell is measured
    std::optional<uint32_t> GetStrongestCell(uint32_t user) const;

    /**
     * Have the stack connect an idle user to a cell. Exactly one of NotifyConnected and
     * NotifyFailed is reported to the cell's listener, never before this call has returned; it is a
     * failure (STACK_LIMIT) if the cell has as many users as its stack accepts. \param user index
     * of an idle user \param cell index of the cell \param demand the user's demand; a network
     * that counts reports when it is satisfied (VOLUME and SLOTS)
     */
    void Associate(uint32_t user, uint32_t cell, const GrowsDemand& demand);

    /// Have the stack release a connected user, as soon as it can. It is reported to the cell's
    /// listener when everything it held is released. A call for a user that is RELEASING changes
    /// nothing. \param user index of a connected user
    void Release(uint32_t user);

    /// \param model what users are expected to get
    void SetRateModel(Ptr<GrowsRateModel> model);
    /// \return what users are expected to get
    Ptr<GrowsRateModel> GetRateModel() const;
    /// \param link a user's measurements of a cell
    /// \return the rate model's rate in bit/s if it is alone there; 0 without a model
    double GetModelRateBps(const GrowsRadioLink& link) const;

    /// TracedCallback signature of Moved.
    typedef void (*MoveTracedCallback)(uint32_t user, uint32_t from, uint32_t to);

  protected:
    void DoDispose() override;

    /// The user is connected: data can flow. \param user index of the user
    void NotifyConnected(uint32_t user);
    /// The user was not connected (CONNECTION_TIMEOUT) or was dropped (CONNECTION_LOST). It holds
    /// nothing any more.
    /// \param user index of the user
    /// \param reason why
    void NotifyFailed(uint32_t user, GrowsReason reason);
    /// The user has received its volume, or its slots are over. It is still connected.
    /// \param user index of the user
    void NotifyDemandMet(uint32_t user);
    /// The release is complete: the user holds nothing any more. If it was the network that dropped
    /// the user, this is its failure.
    /// \param user index of the user
    void NotifyReleased(uint32_t user);
    /// Other code, for example a handover algorithm, moved the user.
    /// \param user index of the user
    /// \param to the cell that serves it
    void NotifyMoved(uint32_t user, uint32_t to);
    /// Other code attached a user that is served nowhere.
    /// \param user index of the user
    /// \param cell index of the cell
    void NotifyAttached(uint32_t user, uint32_t cell);
    /// A user that other code attached has left. \param user index of the user
    void NotifyDetached(uint32_t user);
    /// Release a user without a request: its connection has failed or is lost, but the
    /// stack holds something of it.
    /// \param user index of the user
    /// \param reason why
    void Drop(uint32_t user, GrowsReason reason);

  private:
    /// \copydoc GetNCells
    virtual uint32_t DoGetNCells() const = 0;
    /// \copydoc GetNUsers
    virtual uint32_t DoGetNUsers() const = 0;
    /// \copydoc GetCellNode
    virtual Ptr<Node> DoGetCellNode(uint32_t cell) const = 0;
    /// \copydoc GetUserNode
    virtual Ptr<Node> DoGetUserNode(uint32_t user) const;
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
    /// \param link a user's link to a cell
    /// \return whether the cell is strong enough to be measured; the default is yes
    virtual bool DoIsMeasured(const GrowsRadioLink& link) const;
    /// \param user index of a user that is served nowhere
    /// \return whether the stack can connect it; the default is yes
    virtual bool DoIsFree(uint32_t user) const;
    /**
     * \param user index of a user that is to be released
     * \return whether DoRelease may be called; it is asked again a little later if not. The default
     *         is yes
     */
    virtual bool DoCanRelease(uint32_t user) const;
    /// \copydoc ValidatePool
    virtual std::string DoValidatePool(const std::vector<uint32_t>& users) const;
    /// \copydoc GetReceivedBytes
    virtual uint64_t DoGetReceivedBytes(uint32_t user) const = 0;

    /// \copydoc MeasuresRbShare
    virtual bool DoMeasuresRbShare() const
    {
        return false;
    }

    /// \copydoc GetRbSeconds
    virtual double DoGetRbSeconds([[maybe_unused]] uint32_t user) const
    {
        return 0.0;
    }

    /**
     * Have the stack connect a user. NotifyConnected, NotifyFailed or Drop must follow, in a
     * separate event.
     * \param user index of the user, which is CONNECTING
     * \param cell index of the cell
     * \param demand the user's demand
     */
    virtual void DoAssociate(uint32_t user, uint32_t cell, const GrowsDemand& demand) = 0;
    /// Have the stack release a user. NotifyReleased must follow, in a separate event.
    /// \param user index of the user, which is RELEASING
    virtual void DoRelease(uint32_t user) = 0;

    /// One user.
    struct UserContext
    {
        GrowsUserPhase phase{GrowsUserPhase::IDLE}; //!< its phase
        std::optional<uint32_t> cell;               //!< where it occupies capacity
        std::optional<uint32_t> target;             //!< where it is being handed over to
        std::optional<GrowsMove> lastMove;          //!< since it was connected
        GrowsReason failure{GrowsReason::NONE};     //!< why it is RELEASING, NONE if asked to
    };

    /// One cell.
    struct CellContext
    {
        std::set<uint32_t> users;             //!< users that occupy capacity there
        std::set<uint32_t> incoming;          //!< users that are being handed over to it
        GrowsCellListener* listener{nullptr}; //!< receives reports
    };

    /// \param user index of a user \return its context; it is made if need be
    UserContext& GetContext(uint32_t user);
    /// \param cell index of a cell \return its context; it is made if need be
    CellContext& GetCellContext(uint32_t cell);
    /// Take a user's place, and forget all that is known of its stay.
    /// \param user index of the user
    /// \return the cell that it left; aborts if it was in none
    uint32_t Vacate(uint32_t user);
    /// Report to the listener of a cell, if there is one.
    /// \tparam Args types of arguments
    /// \param cell index of the cell
    /// \param notify which of its functions to call
    /// \param args arguments
    template <typename... Args>
    void Report(uint32_t cell, void (GrowsCellListener::*notify)(Args...), Args... args);
    /// \param user index of a user \return the cell where it holds a place; aborts if there is none
    uint32_t NeedServingCell(uint32_t user) const;
    /// Give a user a place in a cell, and take what it has elsewhere.
    /// \param user index of the user
    /// \param cell index of the cell; none: it leaves
    void Place(uint32_t user, std::optional<uint32_t> cell);
    /// Refuse a user because its cell's stack takes no more. \param user index of the user
    void Refuse(uint32_t user);
    /// Have the stack release a user, when it can. \param user index of the user
    void TryRelease(uint32_t user);

    Ptr<GrowsRateModel> m_rateModel;  //!< what users are expected to get
    std::vector<UserContext> m_users; //!< by index, as far as anything has happened to them
    std::vector<CellContext> m_cells; //!< by index, as far as anything has happened in them

    TracedCallback<uint32_t, uint32_t, uint32_t> m_movedTrace; //!< see Moved
};

} // namespace ns3

#endif /* GROWS_NETWORK_H */
