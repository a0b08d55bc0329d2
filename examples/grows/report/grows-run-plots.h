// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_RUN_PLOTS_H
#define GROWS_RUN_PLOTS_H

#include "grows-plots.h"
#include "grows-run-figures.h"

namespace ns3
{

/**
 * \ingroup grows
 * Pictures of runs with windows and sessions: utility and throughput, cells, rejections, a map.
 */
class GrowsRunPlots : public GrowsPlots
{
  public:
    /// \param folder where the pictures go
    /// \param subject what they are about: stands above each of them
    /// \param figures of the runs, all of them; must outlive this
    GrowsRunPlots(const std::string& folder,
                  const std::string& subject,
                  const GrowsRunFigures& figures);

    /// Utility over time, a line per policy, mean over seeds; the end of the warm-up is marked.
    void AddUtility();

    /// Cumulative distribution of the sessions' throughput, a line per policy; if any counts.
    void AddThroughput();

    /// Users and use of resource blocks over time, a line per cell, of two policies side by side;
    /// means over seeds. Of many cells only the busiest are drawn.
    void AddCells();

    /// Rejected users per run after the warm-up, a bar per policy, stacked by reason.
    void AddRejections();

    /// A map of the cells and of all users of the first seed by the cell that served them, of two
    /// policies side by side.
    /// \param cells the contents of cells.csv
    void AddMap(const GrowsCsv& cells);

  private:
    const GrowsRunFigures& m_figures; //!< what is drawn
};

} // namespace ns3

#endif /* GROWS_RUN_PLOTS_H */
