// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-scenario-presets.h"

namespace ns3
{

const std::map<std::string, GrowsScenarioSettings>&
GrowsGetScenarioPresets()
{
    static const GrowsScenarioSettings sevenCells{{"Layout", "SevenSites"},
                                                  {"HotRadius", "400"},
                                                  {"HotSpeed", "30"},
                                                  {"MinSinrDb", "0"},
                                                  {"ArrivalRate", "1.5"},
                                                  {"Duration", "60s"}};
    static const GrowsScenarioSettings macroPicos{{"Layout", "MacroPicos"},
                                                  {"InterSiteDistance", "500"},
                                                  {"MacroTxPower", "46"},
                                                  {"HotShare", "0.67"},
                                                  {"HotRadius", "80"},
                                                  {"ArrivalRate", "2"},
                                                  {"MinRbPerUe", "2"},
                                                  {"ShadowingDb", "6"},
                                                  {"MaxRsrpGapDb", "30"},
                                                  {"Duration", "50s"}};
    static const GrowsScenarioSettings grid{{"HotRadius", "400"},
                                            {"HotSpeed", "30"},
                                            {"HotShare", "0.3"},
                                            {"Duration", "30s"}};
    static const auto with = [](GrowsScenarioSettings settings, const GrowsScenarioSettings& more) {
        settings.insert(settings.end(), more.begin(), more.end());
        return settings;
    };
    static const std::map<std::string, GrowsScenarioSettings> presets{
        {"hotspot", {}},
        {"hotspot-volumes", {{"ArrivalRate", "2"}, {"MeanVolume", "1e6"}, {"Duration", "75s"}}},
        {"hotspot-shared", {{"SharedCarrier", "true"}, {"Duration", "60s"}}},
        {"seven-cells", sevenCells},
        {"seven-cells-busy", with(sevenCells, {{"ArrivalRate", "2.2"}})},
        {"macro-picos", macroPicos},
        {"macro-picos-tight",
         with(macroPicos, {{"HotRadius", "40"}, {"MaxRsrpGapDb", "20"}, {"Duration", "75s"}})},
        {"flash-crowd",
         {{"Layout", "SevenSites"},
          {"HotShare", "0"},
          {"HotRadius", "500"},
          {"HotDistance", "0"},
          {"ArrivalRate", "1.4"},
          {"CrowdRate", "1.8"},
          {"CrowdBegin", "30s"},
          {"CrowdDuration", "20s"},
          {"Duration", "80s"}}},
        {"grid-19", with(grid, {{"Layout", "Grid19"}, {"ArrivalRate", "4"}})},
        {"grid-57", with(grid, {{"Layout", "Grid57"}, {"ArrivalRate", "12"}})}};
    return presets;
}

} // namespace ns3
