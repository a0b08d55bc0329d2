// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_RUN_REPORT_H
#define GROWS_RUN_REPORT_H

#include "grows-comparison.h"
#include "grows-report.h"

#include "ns3/grows-run-result.h"

#include <cstddef>
#include <functional>
#include <string>

namespace ns3
{

/// Where runs took place, for their pictures.
struct GrowsRunScene
{
    std::string subject; //!< stands above pictures
    GrowsCsv cells;      //!< the contents of cells.csv
    GrowsRunSpan span;   //!< what counts of each run
    /// The contents of places.csv, in so many parts: each of the next runs, as many as the others.
    std::size_t nPlaces;
    std::function<GrowsTablePart(std::size_t part)> places; //!< a part, by its place among them
};

/// \ingroup grows
/// \param report where to \return the contents of classes.csv, written there; empty if no run has
/// it
GrowsCsv GrowsCollectClasses(GrowsReport& report);

/// \ingroup grows
/// Draw the pictures of traffic classes, if there are some.
/// \param report where to \param classes the contents of classes.csv
/// \param subject stands above pictures
void GrowsDrawClasses(GrowsReport& report, const GrowsCsv& classes, const std::string& subject);

/**
 * \ingroup grows
 * Write the tables that only runs with windows and sessions have, and draw the pictures.
 * \param report where to
 * \param scene where the runs took place
 * \param part in front of the names of files: a folder and "/", or ""
 */
void GrowsReportRuns(GrowsReport& report, const GrowsRunScene& scene, const std::string& part = "");

/// \ingroup grows
/// \param comparison of runs \param notes how its figures are read
/// \return a page about them, without a replay
GrowsPage GrowsMakePage(const GrowsComparison& comparison,
                        const std::string& notes = GrowsComparison::RUN_NOTES);

/**
 * \ingroup grows
 * Put a replay into a page: of as many runs as there is space for, the first seeds first.
 * \param report where runs are
 * \param runs the contents of runs.csv, a row for each run of the report
 * \param scene where the runs took place
 * \param part in front of the names of files: a folder and "/", or ""
 * \param [in,out] page where to
 */
void GrowsAddReplay(const GrowsReport& report,
                    const GrowsCsv& runs,
                    const GrowsRunScene& scene,
                    const std::string& part,
                    GrowsPage& page);

} // namespace ns3

#endif /* GROWS_RUN_REPORT_H */
