// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SESSION_KEEPER_H
#define GROWS_SESSION_KEEPER_H

#include "ns3/callback.h"
#include "ns3/event-id.h"
#include "ns3/grows-association-state.h"
#include "ns3/grows-network.h"
#include "ns3/nstime.h"
#include "ns3/traced-callback.h"

#include <map>

namespace ns3
{

/**
 * \ingroup grows
 *
 * The sessions of one cell: begun when a user is associated with it, ended by their demand, by
 * time-out, by the network or by other code. It listens to the cell; the cell's handler
 * (GrowsUserAssociation) owns it. Where users stand is the network's knowledge.
 */
class GrowsSessionKeeper : public GrowsCellListener
{
  public:
    /// Trace sources of the handler, which it fires.
    struct Traces
    {
        const TracedCallback<const GrowsSession&>& connected;  //!< data can flow
        const TracedCallback<const GrowsSession&>& stopping;   //!< it is about to end
        const TracedCallback<const GrowsSession&>& departure;  //!< it is over
        const TracedCallback<const GrowsSession&>& unfinished; //!< it was under way at the end
        const TracedCallback<uint32_t, Time, GrowsReason>& rejection; //!< it was not connected
    };

    /// Receives every user that other code has moved, and its new cell.
    using MoveListener = Callback<void, uint32_t, uint32_t>;

    /// How sessions end: attributes of GrowsUserAssociation.
    struct Configuration
    {
        Time sessionTimeout; //!< they depart after that, satisfied or not; 0: never
        Time stopNotice;     //!< between the trace Stopping and the release
    };

    /// Begin to listen to the cell.
    /// \param network the network
    /// \param cell index of the cell
    /// \param configuration how sessions end
    /// \param traces to fire
    /// \param moveListener receives the users that have moved, and calls Move
    GrowsSessionKeeper(Ptr<GrowsNetwork> network,
                       uint32_t cell,
                       const Configuration& configuration,
                       const Traces& traces,
                       MoveListener moveListener);

    /// \return index of the cell
    uint32_t GetCell() const;

    /// \return the sessions under way, by user
    const std::map<uint32_t, GrowsSession>& GetSessions() const;

    /// \param user index of a user
    /// \return what is still to be served of its session; endless if it has none
    GrowsDemand GetRemaining(uint32_t user) const;

    /// Have the network connect a user.
    /// \param session of the user: who, what it wants, when it arrived
    void Begin(GrowsSession session);

    /// Pass a session on, if there is one.
    /// \param user index of its user, which other code has moved
    /// \param to the keeper of its new cell
    void Move(uint32_t user, GrowsSessionKeeper& to);

    /// No longer listen to the cell; trace the sessions that are under way, and forget them. Call
    /// once.
    void Close();

    void NotifyConnected(uint32_t user) override;
    void NotifyFailed(uint32_t user, GrowsReason reason) override;
    void NotifyDemandMet(uint32_t user) override;
    void NotifyReleased(uint32_t user) override;
    void NotifyMoved(uint32_t user, uint32_t to) override;

  private:
    /// How far the end of a session is.
    enum class Stage : uint8_t
    {
        RUNNING, //!< Stopping has not been traced
        NOTICED, //!< it was, shortly before its time is over
        ENDING   //!< its release follows after the notice
    };

    /// What is planned for a session.
    struct Plan
    {
        Stage stage{Stage::RUNNING}; //!< how far its end is
        EventId notice;              //!< trace Stopping
        EventId end;                 //!< release
        EventId timeout;             //!< end by sessionTimeout

        /// Nothing of it will happen.
        void Cancel();
    };

    /// Plan the end of a session that is connected. \param session the session
    void PlanEnd(const GrowsSession& session);
    /// Trace Stopping, unless that was done before.
    /// \param user index of the session's user
    /// \param stage the next stage of the session
    void GiveNotice(uint32_t user, Stage stage);
    /// End a session: give notice and release its user later.
    /// \param user index of its user
    /// \param reason why, NONE if its demand is satisfied
    void BeginEnd(uint32_t user, GrowsReason reason);
    /// Have the network release a session's user. \param user index of its user
    void End(uint32_t user);
    /// Fill in how a session ended.
    /// \param session the session
    /// \param reason why, NONE if its demand is satisfied
    void Conclude(GrowsSession& session, GrowsReason reason) const;
    /// Forget a session. \param user index of its user \return the session
    GrowsSession Remove(uint32_t user);
    /// Go on with a session of another cell.
    /// \param session the session
    /// \param stage how far its end is
    void Adopt(GrowsSession session, Stage stage);

    Ptr<GrowsNetwork> m_network;                 //!< the network
    uint32_t m_cell;                             //!< index of the cell
    Configuration m_configuration;               //!< how sessions end
    Traces m_traces;                             //!< to fire
    MoveListener m_moveListener;                 //!< receives users that have moved
    std::map<uint32_t, GrowsSession> m_sessions; //!< under way, by user
    std::map<uint32_t, Plan> m_plans;            //!< for them, by user
};

} // namespace ns3

#endif /* GROWS_SESSION_KEEPER_H */
