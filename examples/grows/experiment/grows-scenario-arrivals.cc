// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-scenario-arrivals.h"

#include "ns3/grows-names.h"
#include "ns3/rng-seed-manager.h"

namespace ns3
{

std::vector<GrowsScenarioArrival>
GrowsListArrivals(Ptr<GrowsRadioScenario> scenario, int64_t seed)
{
    RngSeedManager::SetRun(seed);
    auto traffic = scenario->CreateTraffic();
    traffic->AssignStreams(0); // where a run has them, too
    const double endS = scenario->GetDuration().GetSeconds();
    std::vector<GrowsScenarioArrival> arrivals;
    for (auto arrival = traffic->Draw(); arrival.timeS <= endS; arrival = traffic->Draw())
    {
        arrivals.push_back(arrival);
    }
    return arrivals;
}

GrowsTablePart
GrowsTabulatePlaces(Ptr<GrowsRadioScenario> scenario, int64_t seed)
{
    const GrowsCsv::Row columns{"seed", "ue", "x_m", "y_m"};
    GrowsTablePart part{GrowsCsv(columns), GrowsJoinNames(columns, ",") + "\n"};
    uint32_t number = 0;
    for (const auto& arrival : GrowsListArrivals(scenario, seed))
    {
        const GrowsCsv::Row row{std::to_string(seed),
                                std::to_string(++number),
                                GrowsCsv::Format(arrival.position.x),
                                GrowsCsv::Format(arrival.position.y)};
        part.table.AddRow(row);
        part.text += GrowsJoinNames(row, ",") + "\n";
    }
    return part;
}

GrowsCsv
GrowsTabulateCells(const GrowsRadioScenario& scenario)
{
    GrowsCsv table({"cell", "x_m", "y_m", "carrier", "tx_power_dbm", "resource_blocks"});
    uint32_t number = 0;
    for (const GrowsScenarioCell& cell : scenario.GetCells())
    {
        table.AddRow({std::to_string(number++),
                      GrowsCsv::Format(cell.position.x),
                      GrowsCsv::Format(cell.position.y),
                      std::to_string(cell.carrier),
                      GrowsCsv::Format(cell.txPowerDbm),
                      std::to_string(cell.resourceBlocks)});
    }
    return table;
}

} // namespace ns3
