// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_REPLAY_H
#define GROWS_REPLAY_H

#include "ns3/grows-csv.h"
#include "ns3/grows-run-result.h"

#include <cstddef>
#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * Runs as a page replays them: cells, and of each run its arrivals with their places, their
 * candidates and what became of them. It takes as many runs as there is space for.
 */
class GrowsReplay
{
  public:
    /// What one run has left.
    struct Run
    {
        std::string policy; //!< its policy
        std::string seed;   //!< its seed
        GrowsCsv arrivals;  //!< the contents of arrivals.csv
        GrowsCsv decisions; //!< the contents of decisions.csv
        GrowsCsv moves;     //!< the contents of moves.csv
        GrowsCsv places;    //!< the contents of places.csv, of its seed
    };

    /// All runs take at most so many bytes together.
    static constexpr std::size_t MAX_BYTES = 1'200'000;

    /// \return why there can be none; "" if there can
    static std::string Validate();

    /// \param cells the contents of cells.csv
    /// \param span what counts of each run
    GrowsReplay(const GrowsCsv& cells, const GrowsRunSpan& span);

    /// Add a run. One that needs more than half of the space is cut off in time.
    /// \param run what it has left \return whether there was space for it
    bool Add(const Run& run);

    /// \return number of runs
    std::size_t GetNRuns() const
    {
        return m_runs.size();
    }

    /// \return all of it, as a script of a page may hold it; without runs ""
    std::string ToJson() const;

  private:
    GrowsCsv m_cells;                //!< the contents of cells.csv
    GrowsRunSpan m_span;             //!< what counts of each run
    std::vector<std::string> m_runs; //!< each in JSON
    std::size_t m_size{0};           //!< of all runs in bytes
};

} // namespace ns3

#endif /* GROWS_REPLAY_H */
