// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_RUN_PLOTS_H
#define GROWS_RUN_PLOTS_H

#include "grows-plots.h"

#include "ns3/grows-run-result.h"

namespace ns3
{

/**
 * \ingroup grows
 * Pictures of runs with windows and sessions: utility and throughput, cells, rejections, a map.
 */
class GrowsRunPlots : public GrowsPlots
{
  public:
    using GrowsPlots::GrowsPlots;

    /// Utility over time, a line per policy, mean over seeds. \param windows windows.csv
    /// \param span what counts: the end of the warm-up is marked
    void AddUtility(const GrowsCsv& windows, const GrowsRunSpan& span);

    /// Cumulative distribution of the sessions' throughput, a line per policy; if any counts.
    /// \param arrivals the contents of arrivals.csv
    /// \param span the sessions that count
    void AddThroughput(const GrowsCsv& arrivals, const GrowsRunSpan& span);

    /// Users and use of resource blocks over time, a line per cell, of two policies side by side;
    /// means over seeds. Of many cells only the busiest are drawn. \param windows windows.csv
    /// \param span what counts
    void AddCells(const GrowsCsv& windows, const GrowsRunSpan& span);

    /// Rejected users per run after the warm-up, a bar per policy, stacked by reason.
    /// \param arrivals arrivals.csv \param span what counts
    void AddRejections(const GrowsCsv& arrivals, const GrowsRunSpan& span);

    /// A map of the cells and of all users of the first seed by the cell that served them, of two
    /// policies side by side.
    /// \param arrivals the contents of arrivals.csv
    /// \param cells the contents of cells.csv
    /// \param places the contents of places.csv; those of scripts are of a policy and a time each
    void AddMap(const GrowsCsv& arrivals, const GrowsCsv& cells, const GrowsCsv& places);
};

} // namespace ns3

#endif /* GROWS_RUN_PLOTS_H */
