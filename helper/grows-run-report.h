/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_RUN_REPORT_H
#define GROWS_RUN_REPORT_H

#include "ns3/grows-run-folder.h"

#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 *
 * What a campaign leaves in its folder: runs.csv, arrivals.csv, windows.csv and timing.csv of all
 * runs, the table of results (table.md) and the pictures. But for timing.csv and what the table
 * says of time, it is the same for any number of workers.
 */
class GrowsRunReport
{
  public:
    /**
     * \param folder where the runs are and the report goes
     * \param runs names of the runs, in order
     */
    GrowsRunReport(const GrowsRunFolder& folder, const std::vector<std::string>& runs);

    /**
     * Write the report.
     * \return what went wrong, for people; "" if nothing
     */
    std::string Write();

    /// \return the table of results for a terminal, and where the rest is
    std::string GetText() const;

  private:
    const GrowsRunFolder& m_folder;  //!< where the runs are and the report goes
    std::vector<std::string> m_runs; //!< names of the runs
    std::string m_text;              //!< see GetText
};

} // namespace ns3

#endif /* GROWS_RUN_REPORT_H */
