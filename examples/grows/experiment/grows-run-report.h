// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_RUN_REPORT_H
#define GROWS_RUN_REPORT_H

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
    /// The contents of places.csv, in so many parts.
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

} // namespace ns3

#endif /* GROWS_RUN_REPORT_H */
