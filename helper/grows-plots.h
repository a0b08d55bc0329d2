/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_PLOTS_H
#define GROWS_PLOTS_H

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

    std::string m_folder;             //!< where the pictures go
    std::string m_subject;            //!< stands above each of them
    std::vector<std::string> m_names; //!< pictures added
};

} // namespace ns3

#endif /* GROWS_PLOTS_H */
