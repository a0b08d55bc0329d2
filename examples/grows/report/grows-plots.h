/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_PLOTS_H
#define GROWS_PLOTS_H

#include "grows-plot-script.h"

#include "ns3/gnuplot.h"
#include "ns3/grows-csv.h"
#include "ns3/grows-run-summary.h"

#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 *
 * Pictures of results by gnuplot, readable in black and white: lines differ in dashes and points as
 * well as in colour. Beside every picture stays the .plt file that draws it.
 */
class GrowsPlots
{
  public:
    /**
     * \param folder where the pictures go
     * \param subject what they are about: stands above each of them
     */
    GrowsPlots(const std::string& folder, const std::string& subject);

    /**
     * Utility over time, a line per policy, mean over seeds.
     * \param windows the contents of windows.csv
     * \param span what counts: the end of the warm-up is marked
     */
    void AddUtility(const GrowsCsv& windows, const GrowsRunSpan& span);

    /**
     * Cumulative distribution of the sessions' throughput, a line per policy.
     * \param arrivals the contents of arrivals.csv
     * \param span the sessions that count
     */
    void AddThroughput(const GrowsCsv& arrivals, const GrowsRunSpan& span);

    /**
     * Utility over training episodes, a line per policy.
     * \param name of the picture, without .png
     * \param curves columns policy, episode, utility
     * \param label what the utility is
     */
    void AddLearningCurves(const std::string& name,
                           const GrowsCsv& curves,
                           const std::string& label);

    /**
     * Users and use of resource blocks over time, a line per cell, of two policies side by side;
     * means over seeds. Of many cells only the busiest are drawn.
     * \param windows the contents of windows.csv
     * \param span what counts
     */
    void AddCells(const GrowsCsv& windows, const GrowsRunSpan& span);

    /**
     * Rejected users per run after the warm-up, a bar per policy, stacked by reason.
     * \param arrivals the contents of arrivals.csv
     * \param span what counts
     */
    void AddRejections(const GrowsCsv& arrivals, const GrowsRunSpan& span);

    /**
     * Groups of bars with intervals, a bar per policy, in panels one above the other.
     * \param name of the picture, without .png
     * \param bars columns panel, group, policy, value, interval: every policy in every group
     * \param label what the groups are
     * \param quantity what the values are
     */
    void AddBars(const std::string& name,
                 const GrowsCsv& bars,
                 const std::string& label,
                 const std::string& quantity);

    /**
     * A map of the cells and of all users of the first seed by the cell that served them, of two
     * policies side by side.
     * \param arrivals the contents of arrivals.csv
     * \param cells the contents of cells.csv
     * \param places the contents of places.csv
     */
    void AddMap(const GrowsCsv& arrivals, const GrowsCsv& cells, const GrowsCsv& places);

    /**
     * Draw all that was added.
     * \return what went wrong, for people; "" if nothing
     */
    std::string Draw() const;

  private:
    /**
     * Write the file that draws a picture.
     * \param name of the picture, without .png
     * \param plot the picture
     */
    void Save(const std::string& name, Gnuplot& plot);
    /**
     * Write the file that draws a picture.
     * \param name of the picture, without .png
     * \param script the picture
     */
    void Save(const std::string& name, const GrowsPlotScript& script);
    /**
     * The same for commands of gnuplot.
     * \param name of its files
     * \param commands what gnuplot is to do
     */
    void Save(const std::string& name, const std::string& commands);
    /**
     * Draw a panel of bars.
     * \param script where to
     * \param bars see AddBars, of one panel
     * \param settings gnuplot's, for this panel
     */
    void AddBarPanel(GrowsPlotScript& script,
                     const GrowsCsv& bars,
                     const std::string& settings) const;
    /**
     * Draw a row of panels, one for each of the two policies.
     * \param script where to
     * \param windows the contents of windows.csv
     * \param width of a bin in seconds
     * \param column what to draw
     * \param label what that is
     */
    void AddCellPanels(GrowsPlotScript& script,
                       const GrowsCsv& windows,
                       double width,
                       const std::string& column,
                       const std::string& label);
    /**
     * \param table lines: policy, users in all, users of each reason
     * \param reasons their names
     * \param policies how many there are
     * \return the picture
     */
    GrowsPlotScript DrawRejections(const std::string& table,
                                   const std::vector<std::string>& reasons,
                                   std::size_t policies) const;

    std::string m_folder;             //!< where the pictures go
    std::string m_subject;            //!< stands above each of them
    std::vector<std::string> m_names; //!< pictures added
    std::string m_problem;            //!< what could not be written, for people
};

} // namespace ns3

#endif /* GROWS_PLOTS_H */
