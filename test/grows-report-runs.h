// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_REPORT_RUNS_H
#define GROWS_REPORT_RUNS_H

#include "grows-page.h"
#include "grows-replay.h"

#include <cstdint>
#include <string>

/**
 * \file
 * \ingroup grows-tests
 * Runs and a page for tests of report.html.
 */

namespace ns3
{

/// A name that is a script.
inline const std::string GROWS_HOSTILE_NAME = "</script><script>ranName=true</script>";

/// \return where two cells are
GrowsCsv GrowsMakeReportCells();

/// \param seed of a run \param arrivals number of them \return where they arrive
GrowsCsv GrowsMakeReportPlaces(const std::string& seed, uint32_t arrivals);

/// \param policy of the run \param seed of the run \param arrivals number of them, a second each
/// \return a run in which every second one is rejected
GrowsReplay::Run GrowsMakeReportRun(const std::string& policy,
                                    const std::string& seed,
                                    uint32_t arrivals);

/// \return a page of which every name wants to run
GrowsPage GrowsMakeHostilePage();

} // namespace ns3

#endif /* GROWS_REPORT_RUNS_H */
