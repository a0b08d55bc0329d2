// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_OUTCOME_SUMMARY_H
#define GROWS_OUTCOME_SUMMARY_H

#include "ns3/grows-user-association.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>

namespace ns3
{

/**
 * \ingroup grows
 *
 * What a script that listens to no trace would miss: arrivals that were rejected, connections that
 * were lost, and arrivals that never came. GrowsHelper has one line of it printed on standard error
 * when the simulator is destroyed, until when the simulator keeps it.
 */
class GrowsOutcomeSummary : public std::enable_shared_from_this<GrowsOutcomeSummary>
{
  public:
    /// Listen to a handler; call PrintAtEnd as well. \param handler the handler
    void Listen(Ptr<GrowsUserAssociation> handler);
    /// Print the line at the end, if there is something to report. Further calls change nothing.
    void PrintAtEnd();

    /// An arrival is planned. \param time when
    void Plan(const Time& time);
    /// A planned arrival has come. \param time when
    void Arrive(const Time& time);

    /// Other code reports rejections: they are left out.
    void OmitRejections();
    /// Other code reports departures: lost connections are left out.
    void OmitDrops();

    /// \return what there is to report, by now; "" if that is nothing
    std::string ToString() const;

  private:
    /// Counts by reason.
    using Counts = std::map<GrowsReason, uint64_t>;

    /// An arrival was not connected. \param user whose \param time when \param reason why
    void RecordRejection(uint32_t user, Time time, GrowsReason reason);
    /// \param session a session that is over
    void RecordDeparture(const GrowsSession& session);
    /// \param session a session that begins
    void RecordConnected(const GrowsSession& session);
    /// Print the line on standard error, and begin anew.
    void Print();

    Counts m_rejections;           //!< of arrivals
    Counts m_drops;                //!< of connected users
    std::set<uint32_t> m_dropped;  //!< users whose connection is lost
    uint64_t m_nReconnections{0};  //!< of such users
    std::multiset<Time> m_planned; //!< arrivals that have not come yet
    bool m_printsAtEnd{false};     //!< PrintAtEnd was called
    bool m_omitsRejections{false}; //!< OmitRejections was called
    bool m_omitsDrops{false};      //!< OmitDrops was called
};

} // namespace ns3

#endif /* GROWS_OUTCOME_SUMMARY_H */
