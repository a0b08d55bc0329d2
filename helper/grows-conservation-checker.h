// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_CONSERVATION_CHECKER_H
#define GROWS_CONSERVATION_CHECKER_H

#include "ns3/grows-network.h"
#include "ns3/grows-user-association.h"
#include "ns3/nstime.h"
#include "ns3/object.h"

#include <map>
#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 *
 * Watches the handlers of a network and ends the simulation where the counts disagree: an arrival
 * without exactly one outcome, a user that holds a place in a cell after its session, a session
 * that the network knows nothing of, or one that neither begins nor ends.
 *
 * GrowsHelper::CheckConservation makes one, and so does GrowsHelper::Install if the GlobalValue
 * GrowsCheckConservation is true - on the command line of any program:
 *
 *     --GrowsCheckConservation=true
 */
class GrowsConservationChecker : public Object
{
  public:
    /// \brief Get the type ID.
    /// \return the object TypeId
    static TypeId GetTypeId();

    GrowsConservationChecker();
    ~GrowsConservationChecker() override;

    /// Begin the check, or continue it with added handlers. Call before others connect to traces
    /// of the handlers: their reactions to a departure must follow the check. The check lasts until
    /// the simulator is destroyed.
    /// \param network the network \param handlers its handlers, one per cell in this order
    void Install(Ptr<GrowsNetwork> network, const std::vector<Ptr<GrowsUserAssociation>>& handlers);

    /// \return the first thing that was wrong, in a sentence; "" if nothing was
    const std::string& GetProblem() const;
    /// \return the number of arrivals
    uint64_t GetNArrivals() const;
    /// \return how many of them ended without having been connected
    uint64_t GetNRejections() const;
    /// \return how many of them were served and have left
    uint64_t GetNDepartures() const;
    /// \return how many of them were still being served when the simulation was over
    uint64_t GetNUnfinished() const;

  protected:
    void DoDispose() override;

  private:
    /// An arrival without an outcome so far.
    struct Open
    {
        uint32_t arrivals{0};  //!< two, for a moment, if it arrives again while it is served
        Time since;            //!< when the first of them was
        bool connected{false}; //!< it was connected
    };

    /// \param handler a handler that has arrivals already
    void RecordEarlier(Ptr<GrowsUserAssociation> handler);
    /// An arrival. \param user whose \param time when
    void RecordArrival(uint32_t user, Time time);
    /// An outcome. \param user whose \param time when \param reason why
    void RecordRejection(uint32_t user, Time time, GrowsReason reason);
    /// \param session a session that begins
    void RecordConnected(const GrowsSession& session);
    /// \param session a session that is over
    void RecordDeparture(const GrowsSession& session);
    /// \param session a session that was under way at the end
    void RecordUnfinished(const GrowsSession& session);
    /// A window is over: time to look. \param cell whose \param users in it \param utility theirs
    void RecordWindow(uint32_t cell, uint32_t users, double utility);
    /// An arrival has its outcome.
    /// \param user index of the user that arrives
    /// \param outcome which, in words
    void Close(uint32_t user, const std::string& outcome);
    /// A user must hold nothing.
    /// \param user index of the user
    /// \param outcome after which outcome, in words
    void ExpectIdle(uint32_t user, const std::string& outcome);
    /// A session under way must be of an arrival, be known to the network, and get on.
    /// \param session the session
    void ExpectAlive(const GrowsSession& session);
    /// The simulator is being destroyed, and so are the handlers: every arrival has had its
    /// outcome.
    void Finish();
    /// Something is wrong. \param problem in a sentence
    void Fail(const std::string& problem);

    bool m_abort;                                      //!< end the simulation where it is wrong
    Time m_patience;                                   //!< how long beginnings and ends may take
    Ptr<GrowsNetwork> m_network;                       //!< the network
    std::vector<Ptr<GrowsUserAssociation>> m_handlers; //!< one per cell
    std::map<uint32_t, Open> m_open;                   //!< arrivals without an outcome, by user
    std::string m_problem;                             //!< the first thing that was wrong
    uint64_t m_nArrivals{0};                           //!< arrivals
    uint64_t m_nRejections{0};                         //!< of them: not connected
    uint64_t m_nDepartures{0};                         //!< of them: served
    uint64_t m_nUnfinished{0};                         //!< of them: still served at the end
};

} // namespace ns3

#endif /* GROWS_CONSERVATION_CHECKER_H */
