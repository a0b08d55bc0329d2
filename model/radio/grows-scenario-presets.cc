// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-scenario-presets.h"

namespace ns3
{

namespace
{

using Presets = std::map<std::string, GrowsScenarioSettings>;

/// Classes of VoIP and data users, mixed everywhere.
constexpr const char* VOIP_AND_DATA =
    "name=voip,share=0.8,kind=cbr,rate_bps=64000,packet_bytes=160|"
    "name=data,share=0.2,kind=backlogged";

/// \return settings of a macro and four picos
GrowsScenarioSettings
GetMacroPicos()
{
    return {{"Layout", "MacroPicos"},
            {"InterSiteDistance", "500"},
            {"MacroTxPower", "46"},
            {"HotShare", "0.67"},
            {"HotRadius", "80"},
            {"ArrivalRate", "2"},
            {"MinRbPerUe", "2"},
            {"ShadowingDb", "6"},
            {"MaxRsrpGapDb", "30"},
            {"Duration", "50s"}};
}

/// \return settings of another preset, and more or other ones
GrowsScenarioSettings
Extend(GrowsScenarioSettings settings, const GrowsScenarioSettings& more)
{
    settings.insert(settings.end(), more.begin(), more.end());
    return settings;
}

/// \return those whose users are all alike and always have data waiting
Presets
GetAlike()
{
    const GrowsScenarioSettings sevenCells{{"Layout", "SevenSites"},
                                           {"HotRadius", "400"},
                                           {"HotSpeed", "30"},
                                           {"MinSinrDb", "0"},
                                           {"ArrivalRate", "1.5"},
                                           {"Duration", "60s"}};
    const GrowsScenarioSettings grid{{"HotRadius", "400"},
                                     {"HotSpeed", "30"},
                                     {"HotShare", "0.3"},
                                     {"Duration", "30s"}};
    return {{"hotspot", {}},
            {"hotspot-volumes", {{"ArrivalRate", "2"}, {"MeanVolume", "1e6"}, {"Duration", "75s"}}},
            {"hotspot-shared", {{"SharedCarrier", "true"}, {"Duration", "60s"}}},
            {"seven-cells", sevenCells},
            {"seven-cells-busy", Extend(sevenCells, {{"ArrivalRate", "2.2"}})},
            {"macro-picos", GetMacroPicos()},
            {"macro-picos-tight",
             Extend(GetMacroPicos(),
                    {{"HotRadius", "40"}, {"MaxRsrpGapDb", "20"}, {"Duration", "75s"}})},
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
            {"grid-19", Extend(grid, {{"Layout", "Grid19"}, {"ArrivalRate", "4"}})},
            {"grid-57", Extend(grid, {{"Layout", "Grid57"}, {"ArrivalRate", "12"}})}};
}

/// \return those with traffic classes and places for nearly all: what counts is who shares a cell
/// with whom
Presets
GetMixed()
{
    const std::string voip = "kind=cbr,rate_bps=64000,packet_bytes=160";
    const std::string light = "kind=cbr,rate_bps=100000,packet_bytes=1200";
    return {{"voip-picos",
             Extend(GetMacroPicos(),
                    {{"ArrivalRate", "3"},
                     {"MinRbPerUe", "0.25"},
                     {"TrafficClasses",
                      "name=voip,share=0.6666667,hot_share=1," + voip +
                          "|name=data,share=0.3333333,hot_share=0,kind=backlogged"}})},
            {"voip-hotspot",
             {{"ArrivalRate", "4"},
              {"MinRbPerUe", "0.25"},
              {"Duration", "50s"},
              {"TrafficClasses", VOIP_AND_DATA}}},
            {"light-heavy-picos",
             Extend(GetMacroPicos(),
                    {{"ArrivalRate", "5.8"},
                     {"MinRbPerUe", "0.25"},
                     {"TrafficClasses",
                      "name=light,share=0.6896552,hot_share=1,hotspots=0+1," + light +
                          "|name=heavy,share=0.3103448,hot_share=0.4444444,hotspots=2+3,"
                          "kind=backlogged"}})},
            {"files-and-light",
             Extend(GetMacroPicos(),
                    {{"ArrivalRate", "5.2"},
                     {"MinRbPerUe", "0.25"},
                     {"TrafficClasses",
                      "name=light,share=0.3846154,hot_share=1,hotspots=0+1," + light +
                          "|name=files,share=0.6153846,hot_share=0.25,hotspots=2+3,kind=ftp1,"
                          "volume_bytes=1e6"}})}};
}

/// \return those whose users differ in weight, with too few places for all
Presets
GetScarce()
{
    return {{"scarce-places",
             Extend(GetMacroPicos(),
                    {{"ArrivalRate", "6"},
                     {"MinRbPerUe", "2.5"},
                     {"TrafficVisible", "true"},
                     {"TrafficClasses",
                      "name=light,share=0.75,weight=0.5,kind=cbr,rate_bps=200000,packet_bytes=1200|"
                      "name=heavy,share=0.25,kind=cbr,rate_bps=1000000,packet_bytes=1400"}})}};
}

/// \return those whose users move
Presets
GetMoving()
{
    return {{"pedestrians",
             {{"ArrivalRate", "4"},
              {"MinRbPerUe", "0.25"},
              {"Duration", "50s"},
              {"Mobility", "RandomWaypoint"},
              {"MinSpeed", "1.4"},
              {"MaxSpeed", "1.4"},
              {"FadingSpeed", "1.4"},
              {"TrafficClasses", VOIP_AND_DATA}}},
            {"vehicles",
             {{"Layout", "SevenSites"},
              {"InterSiteDistance", "500"},
              {"SharedCarrier", "true"},
              {"HotShare", "0"},
              {"ArrivalRate", "1.5"},
              {"Duration", "60s"},
              {"Mobility", "ConstantVelocity"},
              {"MinSpeed", "15"},
              {"MaxSpeed", "15"},
              {"FadingSpeed", "15"},
              {"FadingProfile", "Vehicular"},
              {"Handover", "A3Rsrp"}}}};
}

} // namespace

const std::map<std::string, GrowsScenarioSettings>&
GrowsGetScenarioPresets()
{
    static const Presets presets = [] {
        Presets all = GetAlike();
        all.merge(GetMixed());
        all.merge(GetMoving());
        all.merge(GetScarce());
        return all;
    }();
    return presets;
}

} // namespace ns3
