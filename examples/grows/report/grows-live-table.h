// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_LIVE_TABLE_H
#define GROWS_LIVE_TABLE_H

#include "grows-run-folder.h"
#include "grows-text-table.h"

#include "ns3/grows-csv.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * The summary of those runs of a campaign that have finished. It reads each run once.
 */
class GrowsLiveTable
{
  public:
    /// \param folder where the runs are \param runs names of all runs
    GrowsLiveTable(const GrowsRunFolder& folder, const std::vector<std::string>& runs);

    /// Read the runs that have finished since. \param columns of a terminal
    /// \return the table for it; "" as long as none has left a runs.csv
    std::string Update(std::size_t columns);

  private:
    const GrowsRunFolder& m_folder;          //!< where the runs are
    std::vector<std::string> m_missing;      //!< names of runs that have not finished
    GrowsCsv m_runs;                         //!< runs.csv of the others
    std::optional<GrowsTextTable> m_summary; //!< of these
};

} // namespace ns3

#endif /* GROWS_LIVE_TABLE_H */
