// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SCENARIO_ARRIVALS_H
#define GROWS_SCENARIO_ARRIVALS_H

#include "grows-report.h"

#include "ns3/grows-csv.h"
#include "ns3/grows-radio-scenario.h"

#include <cstdint>
#include <vector>

namespace ns3
{

/// \ingroup grows
/// Who arrives in a run, without the run: arrivals depend on the scenario and the seed alone.
/// \param scenario of the run; its streams are assigned and used
/// \param seed RngRun of the run; becomes the present one
/// \return the arrivals up to the end of the run, in order
std::vector<GrowsScenarioArrival> GrowsListArrivals(Ptr<GrowsRadioScenario> scenario, int64_t seed);

/// \ingroup grows
/// \param scenario whose runs they are; its streams are assigned and used
/// \param seed RngRun of the run; becomes the present one
/// \return where the users arrive, columns seed, ue, x_m, y_m; ue as in arrivals.csv
GrowsTablePart GrowsTabulatePlaces(Ptr<GrowsRadioScenario> scenario, int64_t seed);

/// \ingroup grows
/// \param scenario some
/// \return its cells, columns cell, x_m, y_m, carrier, tx_power_dbm, resource_blocks
GrowsCsv GrowsTabulateCells(const GrowsRadioScenario& scenario);

} // namespace ns3

#endif /* GROWS_SCENARIO_ARRIVALS_H */
