// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SCENARIO_PRESETS_H
#define GROWS_SCENARIO_PRESETS_H

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace ns3
{

/// Attributes of a named radio scenario that are not the defaults.
using GrowsScenarioSettings = std::vector<std::pair<std::string, std::string>>;

/// \ingroup grows
/// \return the radio scenarios by name; the defaults are "hotspot". In the flash crowd, the
/// ordinary arrivals are 0.2 a second in each of seven cells; the crowd brings nine times as many
/// to the middle one.
const std::map<std::string, GrowsScenarioSettings>& GrowsGetScenarioPresets();

} // namespace ns3

#endif /* GROWS_SCENARIO_PRESETS_H */
