// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

// What user association costs in packet-level LTE: wall time of a scenario with static attachment
// and under policies, the decisions' share of it, an arrival's and a departure's own time, memory
// for each UE. One JSON object a line; every figure comes from a process of its own.

#include "grows-bench-commands.h"
#include "grows-bench-runs.h"
#include "grows-command-line.h"

#include "ns3/core-module.h"
#include "ns3/grows-module.h"

#include <algorithm>

using namespace ns3;

namespace
{

/// End the program if a policy cannot be measured.
void
Check(const std::vector<std::string>& policies)
{
    GrowsCommandLine::Require(policies.empty() ? "--policies must name at least one policy" : "");
    for (const auto& name : policies)
    {
        GrowsCommandLine::Require(name == "none" ? "--policies: none serves nobody" : "");
        GrowsCommandLine::Require(GrowsHelper::Validate(name));
        GrowsCommandLine::Require(GrowsAssociationPolicy::Create(name)->Validate());
    }
}

} // namespace

int
ns3::GrowsBenchPacketsCommand(int argc, char* argv[])
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
    bool quiet = false;
    options.AddFlag("quiet", "no progress", quiet);
    options.Parse(argc, argv);
    const auto sizes = GrowsParseNumbers(cells);
    const bool isKnown = sizes && !sizes->empty() &&
                         std::all_of(sizes->begin(), sizes->end(), &GrowsBenchRuns::HasScenario);
    GrowsCommandLine::Require(isKnown ? ""
                                      : "--cells must be of 3, 7, 19 and 57, not '" + cells + "'");
    const auto names = GrowsSplitNames(policies);
    Check(names);
    GrowsBenchRuns bench(*sizes, names, seconds, quiet);
    for (const double size : *sizes)
    {
        bench.RunDecisions(static_cast<uint32_t>(size));
    }
    for (const double size : *sizes)
    {
        bench.RunScenario(static_cast<uint32_t>(size));
    }
    bench.RunArrivals();
    bench.RunMemory();
    return 0;
}
