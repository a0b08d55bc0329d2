// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_REPLAY_RECORDER_H
#define GROWS_REPLAY_RECORDER_H

#include "ns3/grows-csv.h"
#include "ns3/grows-user-association.h"
#include "ns3/vector.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace ns3
{

/// \ingroup grows
/// \param network some \param user index of a user, perhaps of none
/// \return where it is, if its node has a place
std::optional<Vector> GrowsGetUserPlace(const GrowsNetwork& network, uint32_t user);

/**
 * \ingroup grows
 * Records what a replay of a run needs beside its arrivals: what was known and thought of each
 * candidate, and where users go afterwards. Of a long run it keeps the beginning only. Must outlive
 * the simulation.
 */
class GrowsReplayRecorder
{
  public:
    /// At most so many rows has each of its tables.
    static constexpr std::size_t MAX_ROWS = 15000;

    /// \param numberOf number of a user, as in arrivals.csv
    explicit GrowsReplayRecorder(const std::function<uint32_t(uint32_t user)>& numberOf);

    GrowsReplayRecorder(const GrowsReplayRecorder&) = delete;
    GrowsReplayRecorder& operator=(const GrowsReplayRecorder&) = delete;

    /// \param handler of the next cell
    void Install(Ptr<GrowsUserAssociation> handler);

    /// \return decisions.csv: a row for each candidate of each decision, whose user and time are
    /// those of a row of arrivals.csv; objection is empty for the one that was taken
    const GrowsCsv& GetDecisions() const
    {
        return m_decisions;
    }

    /// \return moves.csv: a row for each user of each window that has moved or was handed over
    /// since; arrived_s is its time_s in arrivals.csv
    const GrowsCsv& GetMoves() const
    {
        return m_moves;
    }

  private:
    /// \param record of a decision
    void RecordDecision(const GrowsDecisionRecord& record);
    /// A window has ended.
    /// \param cell index of the cell
    /// \param users in it
    /// \param utility sum over them
    void RecordWindow(uint32_t cell, uint32_t users, double utility);

    /// Where a user is: its place, if it has one, and its cell.
    using Spot = std::pair<std::optional<Vector>, std::optional<uint32_t>>;

    std::function<uint32_t(uint32_t)> m_numberOf;      //!< number of a user
    std::vector<Ptr<GrowsUserAssociation>> m_handlers; //!< by cell
    std::map<uint32_t, Spot> m_spots;                  //!< where users were last, by index
    GrowsCsv m_decisions;                              //!< see GetDecisions
    GrowsCsv m_moves;                                  //!< see GetMoves
};

} // namespace ns3

#endif /* GROWS_REPLAY_RECORDER_H */
