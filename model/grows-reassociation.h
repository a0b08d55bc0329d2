// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_REASSOCIATION_H
#define GROWS_REASSOCIATION_H

#include "ns3/grows-user-association.h"
#include "ns3/nstime.h"
#include "ns3/object.h"

#include <map>
#include <optional>

namespace ns3
{

/**
 * \ingroup grows
 *
 * Associates users again after a failure; each attempt is a separate arrival. Users with an endless
 * demand (GrowsStackHelper::Attach) are associated again after a lost or a failed connection, or as
 * soon as they measure a cell. Optionally, every rejected arrival is repeated.
 *
 * GrowsHelper::Install aggregates one to the network; its attributes are set by
 * GrowsHelper::SetReassociationAttribute.
 */
class GrowsReassociation : public Object
{
  public:
    /// \brief Get the type ID.
    /// \return the object TypeId
    static TypeId GetTypeId();

    GrowsReassociation();
    ~GrowsReassociation() override;

    /// Listen to a handler of the network. \param handler the handler
    void Listen(Ptr<GrowsUserAssociation> handler);

    /// A user that is about to arrive is to stay for good. \param user index of the user
    void Keep(uint32_t user);

  private:
    /// One user.
    struct UserContext
    {
        bool isKept{false};   //!< it is to stay for good
        uint32_t arrivals{0}; //!< so far: what is planned after one of them is void at the next
        uint32_t retries{0};  //!< since the last arrival that was none, or connection
        GrowsDemand demand;   //!< what it wanted last
    };

    /// An arrival. \param user whose \param time when
    void RecordArrival(uint32_t user, Time time);
    /// \param record a decision
    void RecordDecision(const GrowsDecisionRecord& record);
    /// \param session a session that begins
    void RecordConnected(const GrowsSession& session);
    /// An arrival was not connected. \param user whose \param time when \param reason why
    void RecordRejection(uint32_t user, Time time, GrowsReason reason);
    /// \param session a session that is over
    void RecordDeparture(const GrowsSession& session);

    /// Plan another arrival of a user, unless it had too many.
    /// \param user index of the user
    /// \param limit how often it may be
    void Plan(uint32_t user, uint32_t limit);
    /// Let a user arrive again, if it measures a cell.
    /// \param user index of the user
    /// \param arrivals how many it had when this was planned
    void Retry(uint32_t user, uint32_t arrivals);

    Time m_delay;                            //!< see attribute Delay
    uint32_t m_maxRetries;                   //!< see attribute MaxRetries
    uint32_t m_rejectionRetries;             //!< see attribute RejectionRetries
    std::map<uint32_t, UserContext> m_users; //!< by index
    std::optional<uint32_t> m_retrying;      //!< whose arrival is being dispatched
};

} // namespace ns3

#endif /* GROWS_REASSOCIATION_H */
