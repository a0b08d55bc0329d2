/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-campaign-options.h"
#include "grows-campaign.h"
#include "grows-command-line.h"
#include "grows-commands.h"
#include "grows-comparison.h"
#include "grows-creation.h"
#include "grows-run-folder.h"

#include "ns3/core-module.h"
#include "ns3/grows-nr-scenario-helper.h"
#include "ns3/grows-results-helper.h"

#include <chrono>
#include <iostream>

/**
 * \file
 * \ingroup grows
 * Compares association policies in packet-level NR: the same arrivals for every policy, every run
 * in a process of its own. Ends with the table that run ends with, and leaves it with CSV
 * files in a folder.
 */

using namespace ns3;

namespace
{

constexpr double ARRIVING_SHARE = 0.7; //!< of the run: afterwards there is time to be served

/// Do one run and keep its results.
void
DoRun(const GrowsPlannedRun& run, const Time& duration, uint32_t nUes, const std::string& output)
{
    const auto begin = std::chrono::steady_clock::now();
    RngSeedManager::SetRun(run.seed);
    GrowsNrScenarioHelper network(GrowsAssociationPolicy::Create(run.policy), nUes);
    network.Install(0);
    network.PlanArrivals(ARRIVING_SHARE * duration);
    GrowsResultsHelper results("nr-arrivals", run.policy, run.seed);
    results.Install(network.GetGrowsHelper());

    GrowsCampaign::ReportSimulation(duration);
    Simulator::Stop(duration + TimeStep(1)); // the last window belongs to the run
    Simulator::Run();
    results.Finish();
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
    const auto tables = results.GetTables({0.0, duration.GetSeconds()}, true, wall.count());
    Simulator::Destroy();
    if (!GrowsRunFolder(output).WriteRun(run.name, tables))
    {
        GrowsCommandLine::Fail("cannot write the results to " + output);
    }
}

/// Do the runs that are missing, and compare all.
std::string
Compare(const GrowsCampaignOptions& options, const GrowsRunFolder& folder)
{
    const auto names = options.DoMissingRuns(folder);
    const auto runs = folder.Collect(names, "runs.csv");
    const auto timing = folder.Collect(names, "timing.csv");
    if (!runs || !timing)
    {
        GrowsCommandLine::Fail("the results in " + options.GetOutput() + " are incomplete");
    }
    return GrowsComparison(*runs, *timing).ToText();
}

} // namespace

int
ns3::GrowsNrArrivalsCommand(int argc, char* argv[])
{
    double seconds = 20.0;
    int64_t nUes = 24;
    GrowsCommandLine line(__FILE__, "Compares association policies in packet-level NR.");
    GrowsCampaignOptions options(line, "max-rssi-retry,grows", 1, "results-nr", "grows-10001");
    line.AddNumber("duration", "simulated seconds", 1.0, 1000.0, seconds);
    line.AddInteger("ues", "UEs, of which each arrives once", 1, 1000, nUes);
    line.Parse(argc, argv);
    options.Read();
    options.Check();
    for (const std::string& policy : options.GetPolicies())
    {
        if (const auto problem = GrowsHelper::FindProblem(policy); !problem.empty())
        {
            GrowsCommandLine::Fail(problem);
        }
    }
    if (const auto run = options.FindRun())
    {
        DoRun(*run, Seconds(seconds), nUes, options.GetOutput());
        return 0;
    }
    GrowsRunFolder folder(options.GetOutput());
    GrowsRunFolder::Configuration configuration{{"duration", GrowsCsv::Format(seconds)},
                                                {"ues", std::to_string(nUes)}};
    GrowsNoteModels(&GrowsAssociationPolicy::Create, configuration);
    options.NoteBuild(configuration);
    if (const auto problem = folder.Open(configuration); !problem.empty())
    {
        GrowsCommandLine::Fail(problem);
    }
    std::cout << Compare(options, folder);
    return 0;
}
