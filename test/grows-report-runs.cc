// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-report-runs.h"

namespace ns3
{

GrowsCsv
GrowsMakeReportCells()
{
    GrowsCsv cells({"cell", "x_m", "y_m"});
    cells.AddRow({"0", "0", "0"});
    cells.AddRow({"1", "500", "100"});
    return cells;
}

GrowsCsv
GrowsMakeReportPlaces(const std::string& seed, uint32_t arrivals)
{
    GrowsCsv places({"seed", "ue", "x_m", "y_m"});
    for (uint32_t i = 1; i <= arrivals; ++i)
    {
        places.AddRow({seed, std::to_string(i), std::to_string(i), "40"});
    }
    return places;
}

GrowsReplay::Run
GrowsMakeReportRun(const std::string& policy, const std::string& seed, uint32_t arrivals)
{
    GrowsReplay::Run run{policy,
                         seed,
                         GrowsCsv({"policy",
                                   "seed",
                                   "time_s",
                                   "ue",
                                   "cell",
                                   "outcome",
                                   "reason",
                                   "connected_s",
                                   "departed_s",
                                   "throughput_mbps"}),
                         GrowsCsv({"ue",
                                   "time_s",
                                   "cell",
                                   "rsrp_dbm",
                                   "rssi_dbm",
                                   "sinr_db",
                                   "full_cell_mbps",
                                   "users",
                                   "capacity",
                                   "rb_use",
                                   "mean_utility",
                                   "value",
                                   "objection"}),
                         GrowsCsv({"ue", "arrived_s", "time_s", "x_m", "y_m", "cell"}),
                         GrowsMakeReportPlaces(seed, arrivals)};
    for (uint32_t i = 1; i <= arrivals; ++i)
    {
        const auto number = std::to_string(i);
        const bool isServed = i % 2 == 1;
        run.arrivals.AddRow({policy,
                             seed,
                             number,
                             number,
                             isServed ? "0" : "",
                             isServed ? "served" : "rejected",
                             isServed ? "" : "no-free-capacity",
                             isServed ? number : "",
                             isServed ? std::to_string(i + 20) : "",
                             isServed ? "2.5" : "0"});
        for (const std::string cell : {"0", "1"})
        {
            const bool isTaken = isServed && cell == "0";
            run.decisions.AddRow({number,
                                  number,
                                  cell,
                                  "-80.5",
                                  "-55.7",
                                  "12.25",
                                  "9.5",
                                  "3",
                                  "8",
                                  "0.75",
                                  "1.125",
                                  isTaken ? "2.5" : "never",
                                  isTaken ? "" : "is full"});
        }
    }
    run.moves.AddRow({"1", "1", "5", "120", "80", "1"});
    return run;
}

GrowsPage
GrowsMakeHostilePage()
{
    GrowsTextTable table({"policy", GROWS_HOSTILE_NAME});
    table.AddRow({GROWS_HOSTILE_NAME, "\"'&"});
    GrowsPage page;
    page.title = "</title>" + GROWS_HOSTILE_NAME;
    page.headline = GROWS_HOSTILE_NAME + "{{data}}";
    page.tables = {table};
    page.notes = GROWS_HOSTILE_NAME;
    page.facts = {{"command", GROWS_HOSTILE_NAME}};
    page.replayNote = GROWS_HOSTILE_NAME;
    GrowsReplay replay(GrowsMakeReportCells(), {1.0, 30.0});
    replay.Add(GrowsMakeReportRun(GROWS_HOSTILE_NAME, "1", 20));
    replay.Add(GrowsMakeReportRun("<!--\xff\"\\", "1", 20));
    page.replay = replay.ToJson();
    return page;
}

} // namespace ns3
