// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SCENARIO_FILE_H
#define GROWS_SCENARIO_FILE_H

#include "grows-radio-scenario.h"

#include <string>

/**
 * \file
 * \ingroup grows
 * Radio scenarios from JSON files, so that nobody needs to compile to try an idea.
 */

namespace ns3
{

/// \param name the command line's value for a scenario
/// \return whether it means a file and not one of the module's scenarios: it ends in ".json"
bool GrowsIsScenarioFile(const std::string& name);

/**
 * Read a scenario from a JSON object with these members, of which only "cells" and "background" are
 * a must:
 *
 * - "name": short name, for tables, titles and the agent's file: GrowsIsPlainName; else the file's,
 *   without folder and ending, for which the same holds
 * - "cells": array of objects: "x_m", "y_m", "carrier" (from 0), and if wanted "tx_power_dbm",
 *   "antenna_gain_dbi", "path_loss" ("macro" or "pico"), "resource_blocks" (6, 15, 25, 50, 75,
 *   100), "azimuth_deg" (of a sector antenna)
 * - "background": object: "x_m", "y_m", "radius_m", the disc of the users that are in no hotspot
 * - "hotspots": array of such objects
 * - "attributes": object: values for attributes of GrowsRadioScenario, as text or numbers, such as
 *   "ArrivalRate", "HotShare", "MeanHolding", "MinRbPerUe", "Duration"; not those that the cells
 * say for themselves: "ResourceBlocks", "SharedCarrier", "MacroTxPower", "PicoTxPower"
 *
 * Members of other names, wrong types and values out of range are refused. An attribute whose
 * default was changed, as on a command line, keeps that instead of the file's value; one that the
 * cells say for themselves is refused then.
 * \param path the file
 * \param [out] scenario the scenario
 * \return an error message that names the file and the place; "" if there is none
 */
std::string GrowsReadScenario(const std::string& path, Ptr<GrowsRadioScenario>& scenario);

} // namespace ns3

#endif /* GROWS_SCENARIO_FILE_H */
