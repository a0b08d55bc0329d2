/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

// What user association costs in packet-level LTE: wall time of a scenario with static attachment
// and under policies, the decisions' share of it, an arrival's and a departure's own time, memory
// for each UE. One JSON object a line; every figure comes from a process of its own.

#include "grows-bench-measurements.h"

#include "ns3/core-module.h"
#include "ns3/grows-module.h"

#include <algorithm>
#include <iostream>

using namespace ns3;

namespace
{

/// The scenario of each number of cells.
const std::map<uint32_t, std::string> SCENARIOS{{3, "hotspot"},
                                                {7, "seven-cells"},
                                                {19, "grid-19"},
                                                {57, "grid-57"}};

/// Print a run's figures.
void
Print(uint32_t cells, const std::string& policy, double seconds, const GrowsBenchMeasurement& m)
{
    std::cout << "{\"name\":\"packets\",\"size\":" << cells << ",\"policy\":\"" << policy
              << "\",\"simulated_s\":" << seconds << ",\"wall_s\":" << m.wallS
              << ",\"cpu_s\":" << m.cpuS << ",\"users\":" << m.users
              << ",\"cpu_ms_per_user_s\":" << 1e3 * m.cpuS / (seconds * m.users);
    if (m.decisions > 0.0)
    {
        std::cout << ",\"decisions\":" << m.decisions
                  << ",\"decision_us\":" << 1e6 * m.decisionS / m.decisions
                  << ",\"decision_share\":" << m.decisionS / m.wallS;
    }
    std::cout << ",\"memory_mb\":" << m.memoryKb / 1024.0 << "}" << std::endl;
}

/// Measure whole runs.
void
RunScenario(uint32_t cells, const std::vector<std::string>& policies, double seconds)
{
    const auto& name = SCENARIOS.at(cells);
    double users = 0.0;
    for (const auto& policy : policies)
    {
        const auto measured = GrowsMeasureInChild(
            [&] { return GrowsMeasurePolicy(GrowsMakeBenchScenario(name), policy, seconds); });
        Print(cells, policy, seconds, measured);
        users = measured.users;
    }
    Print(cells, "static", seconds, GrowsMeasureInChild([&] {
              return GrowsMeasureStatic(GrowsMakeBenchScenario(name), users, seconds, true);
          }));
}

/// Measure what a newcomer costs a handler, by the number of cells.
void
RunDecisions(uint32_t cells, const std::string& policy)
{
    constexpr uint32_t NEWCOMERS = 200;
    const auto measured = GrowsMeasureInChild([&] {
        return GrowsMeasureDecisions(GrowsMakeBenchScenario(SCENARIOS.at(cells)),
                                     policy,
                                     NEWCOMERS);
    });
    std::cout << "{\"name\":\"newcomer\",\"size\":" << cells << ",\"policy\":\"" << policy
              << "\",\"ranking_us\":" << measured.rankUs << ",\"decision_us\":" << measured.decideUs
              << "}" << std::endl;
}

/// Measure single arrivals, and the memory of UEs.
void
RunDetails(const std::string& policy)
{
    constexpr uint32_t ARRIVALS = 100;
    const auto arrivals = GrowsMeasureInChild(
        [&] { return GrowsMeasureArrivals(GrowsMakeBenchScenario("hotspot"), policy, ARRIVALS); });
    std::cout << "{\"name\":\"arrival\",\"policy\":\"" << policy
              << "\",\"median\":" << arrivals.arriveUs
              << ",\"unit\":\"us\",\"repetitions\":" << ARRIVALS
              << "}\n{\"name\":\"departure\",\"policy\":\"" << policy
              << "\",\"median\":" << arrivals.releaseUs
              << ",\"unit\":\"us\",\"repetitions\":" << ARRIVALS << "}" << std::endl;
    constexpr uint32_t FEW = 20;
    constexpr uint32_t MANY = 120;
    const auto measure = [](uint32_t ues) {
        return GrowsMeasureInChild([ues] {
            return GrowsMeasureStatic(GrowsMakeBenchScenario("hotspot"), ues, 1.0, false);
        });
    };
    const double kb = (measure(MANY).memoryKb - measure(FEW).memoryKb) / (MANY - FEW);
    std::cout << "{\"name\":\"memory-per-ue\",\"value\":" << kb << ",\"unit\":\"KiB\"}"
              << std::endl;
}

} // namespace

int
main(int argc, char* argv[])
{
    std::string cells = "3,7,19";
    std::string policies = "max-rssi,grows";
    double seconds = 20.0;
    GrowsCommandLine options(__FILE__,
                             "Time packet-level LTE with and without user association, one JSON "
                             "object a line.");
    options.AddText("cells", "numbers of cells, of 3, 7, 19 and 57", cells);
    options.AddText("policies", "which decide; static attachment is always measured", policies);
    options.AddNumber("seconds", "simulated, of each run", 2.0, 1000.0, seconds);
    options.Parse(argc, argv);
    const auto sizes = GrowsParseNumbers(cells);
    const auto isOffered = [](double size) {
        return std::any_of(SCENARIOS.begin(), SCENARIOS.end(), [size](const auto& scenario) {
            return scenario.first == size;
        });
    };
    const bool isKnown =
        sizes && !sizes->empty() && std::all_of(sizes->begin(), sizes->end(), isOffered);
    GrowsCommandLine::Require(isKnown ? ""
                                      : "--cells must be of 3, 7, 19 and 57, not '" + cells + "'");
    const auto names = GrowsSplitNames(policies);
    GrowsCommandLine::Require(names.empty() ? "--policies must name at least one policy" : "");
    for (const auto& name : names)
    {
        GrowsCommandLine::Require(name == "none" ? "--policies: none serves nobody" : "");
        GrowsCommandLine::Require(GrowsHelper::FindProblem(name));
        GrowsCommandLine::Require(GrowsAssociationPolicy::Create(name)->FindProblem());
    }
    for (const double size : *sizes)
    {
        RunDecisions(static_cast<uint32_t>(size), names.back());
    }
    for (const double size : *sizes)
    {
        RunScenario(static_cast<uint32_t>(size), names, seconds);
    }
    RunDetails(names.back());
    return 0;
}
