// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SCENARIO_SCRIPT_H
#define GROWS_SCENARIO_SCRIPT_H

#include "grows-script-command.h"

#include <string>
#include <vector>

namespace ns3
{

/// \ingroup grows
/// A radio scenario as somebody's script: the command of this program that plays it in packet-level
/// LTE. Throws GrowsInputError where that cannot be.
/// \param network radio scenario, by name or file
/// \param durationS simulated seconds with warm-up; 0: the scenario's own
/// \param arguments what else the command is given
/// \return the command
GrowsScriptCommand GrowsCreateScenarioScript(const std::string& network,
                                             double durationS,
                                             const std::vector<std::string>& arguments);

} // namespace ns3

#endif /* GROWS_SCENARIO_SCRIPT_H */
