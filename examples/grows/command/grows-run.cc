/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-animation.h"
#include "grows-campaign-options.h"
#include "grows-campaign.h"
#include "grows-command-line.h"
#include "grows-commands.h"
#include "grows-run-folder.h"
#include "grows-run-plan.h"
#include "grows-run-report.h"

#include "ns3/core-module.h"
#include "ns3/grows-module.h"

#include <chrono>
#include <iostream>

/**
 * \file
 * \ingroup grows
 * Compares association policies in packet-level LTE: the same arrivals for every policy, several
 * seeds, every run in a process of its own. Ends with a table, and leaves it with CSV files and
 * pictures in a folder.
 */

using namespace ns3;

namespace
{

/// Do one run and keep its results.
int
DoRun(const GrowsRunPlan& plan, const GrowsPlannedRun& run)
{
    const auto begin = std::chrono::steady_clock::now();
    RngSeedManager::SetRun(run.seed);
    const auto scenario = plan.CreateScenario();
    GrowsScenarioHelper network(scenario, plan.CreatePolicy(run.policy));
    network.Install(0);
    GrowsResultsHelper results(scenario->GetName(), run.policy, run.seed);
    results.SetUserNumbers(MakeCallback(&GrowsScenarioHelper::GetArrivalNumber, &network));
    results.Install(network.GetGrowsHelper());
    const GrowsRunFolder folder(plan.GetOptions().GetOutput());
    std::optional<GrowsAnimation> animation;
    if (plan.WantsAnimation())
    {
        animation.emplace(folder.BeginRun(run.name) + "/animation.xml", network.GetGrowsHelper());
    }

    GrowsCampaign::ReportSimulation(scenario->GetDuration());
    Simulator::Stop(scenario->GetDuration() + TimeStep(1)); // the last window belongs to the run
    Simulator::Run();
    results.Finish();
    animation.reset();
    const GrowsRunSpan span{scenario->GetWarmUp().GetSeconds(),
                            scenario->GetDuration().GetSeconds()};
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
    const auto tables = results.GetTables(span, scenario->HasVolumes(), wall.count());
    Simulator::Destroy();
    if (!folder.WriteRun(run.name, tables))
    {
        GrowsCommandLine::Fail("cannot write the results to " + plan.GetOptions().GetOutput());
    }
    return 0;
}

} // namespace

int
ns3::GrowsRunCommand(int argc, char* argv[])
{
    GrowsRunPlan plan(__FILE__, "Compares association policies in packet-level LTE.");
    plan.Parse(argc, argv);
    const GrowsCampaignOptions& options = plan.GetOptions();
    if (const auto run = options.FindRun())
    {
        return DoRun(plan, *run);
    }

    GrowsRunFolder folder(options.GetOutput());
    GrowsCommandLine::Require(folder.Open(plan.GetConfiguration()));
    options.DoMissingRuns(folder);
    GrowsRunReport report(folder, options.GetRuns(), plan.CreateScenario());
    GrowsCommandLine::Require(report.Write());
    if (plan.WantsDatabase())
    {
        GrowsCommandLine::Require(report.WriteDatabase());
    }
    std::cout << report.GetText();
    return 0;
}
