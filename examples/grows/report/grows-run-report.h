/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_RUN_REPORT_H
#define GROWS_RUN_REPORT_H

#include "grows-run-folder.h"
#include "grows-run-plan.h"

#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 *
 * What a campaign leaves in its folder: runs.csv, arrivals.csv, windows.csv and timing.csv of all
 * runs, cells.csv and places.csv (where the cells are and the users arrive), the table of results
 * (table.md) and the pictures. But for timing.csv and what the table
 * says of time, it is the same for any number of workers.
 */
class GrowsRunReport
{
  public:
    /**
     * \param folder where the runs are and the report goes
     * \param runs the runs, in order
     * \param scenario what they are runs of
     */
    GrowsRunReport(const GrowsRunFolder& folder,
                   const std::vector<GrowsPlannedRun>& runs,
                   Ptr<GrowsRadioScenario> scenario);

    /**
     * Write the report.
     * \return what went wrong, for people; "" if nothing
     */
    std::string Write();

    /**
     * Write the tables as an SQLite database, after Write.
     * \return what went wrong, for people; "" if nothing
     */
    std::string WriteDatabase();

    /**
     * \param file name of one of a run's tables
     * \param table that was read
     * \return what keeps it from being reported; "" if nothing does
     */
    static std::string FindProblem(const std::string& file, const GrowsCsv& table);

    /// \return the table of results for a terminal, and where the rest is
    std::string GetText() const;

  private:
    /**
     * Put the tables together and write them.
     * \return what went wrong, for people; "" if nothing
     */
    std::string Collect();
    /**
     * Draw the pictures.
     * \param subject what they are about
     * \return what went wrong, for people; "" if nothing
     */
    std::string DrawPictures(const std::string& subject);

    const GrowsRunFolder& m_folder;      //!< where the runs are and the report goes
    std::vector<GrowsPlannedRun> m_runs; //!< the runs
    Ptr<GrowsRadioScenario> m_scenario;  //!< what they are runs of
    GrowsTables m_tables;                //!< of all runs
    std::string m_text;                  //!< see GetText
};

} // namespace ns3

#endif /* GROWS_RUN_REPORT_H */
