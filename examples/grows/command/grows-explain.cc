/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-command-line.h"
#include "grows-commands.h"
#include "grows-creation.h"
#include "grows-explain-options.h"
#include "grows-explainer.h"
#include "grows-progress.h"

#include "ns3/core-module.h"
#include "ns3/grows-names.h"
#include "ns3/grows-scenario-arrivals.h"
#include "ns3/grows-text-file.h"

#include <iostream>

/**
 * \file
 * \ingroup grows
 * Looks inside decisions: what a policy knew about chosen arrivals of a packet-level LTE run, what
 * it and others think of each candidate, and why the others were not taken.
 */

using namespace ns3;

namespace
{

/// \return the scenario, new
Ptr<GrowsRadioScenario>
CreateScenario(const GrowsExplainOptions& options)
{
    Ptr<GrowsRadioScenario> scenario;
    GrowsCommandLine::Require(GrowsCreateScenario(options.scenario, scenario));
    return scenario;
}

/// \return when the arrivals of the run come
std::vector<double>
GetTimes(const GrowsExplainOptions& options)
{
    std::vector<double> times;
    for (const auto& arrival : GrowsListArrivals(CreateScenario(options), options.seed))
    {
        times.push_back(arrival.timeS);
    }
    return times;
}

/// \return a policy, or the end of the program
Ptr<GrowsAssociationPolicy>
CreatePolicy(const GrowsExplainOptions& options, const std::string& name)
{
    Ptr<GrowsSlottedNetwork> network;
    Ptr<GrowsAssociationPolicy> policy;
    GrowsCommandLine::Require(GrowsCreateNetwork(options.scenario, "", network));
    GrowsCommandLine::Require(GrowsCreatePolicy(name, options.model, network, policy));
    return policy;
}

/// Tell how far the run is.
void
ReportProgress(GrowsProgress& progress, double endS)
{
    progress.Show(Simulator::Now().GetSeconds() / endS, "simulating");
    Simulator::Schedule(Seconds(1), &ReportProgress, std::ref(progress), endS);
}

} // namespace

int
ns3::GrowsExplainCommand(int argc, char* argv[])
{
    const GrowsExplainOptions options = GrowsReadExplainOptions(argc, argv);
    const auto times = GetTimes(options);
    const auto numbers = GrowsFindArrivals(options, times);
    GrowsCommandLine::Require(options.output.empty() ? "" : GrowsFindWriteProblem(options.output));

    const auto scenario = CreateScenario(options);
    GrowsScenarioHelper network(scenario, CreatePolicy(options, options.policy));
    GrowsExplainer explainer(scenario, network, options.policy);
    auto names = GrowsSplitNames(options.asked);
    for (const auto& name : names)
    {
        const auto policy = CreatePolicy(options, name);
        if (name != options.policy) // who decides has been asked
        {
            explainer.Ask(name, policy);
        }
    }
    names.push_back(options.policy);
    GrowsCommandLine::Require(options.model ? GrowsFindModelProblem(names) : "");
    network.Install(0);
    explainer.Install(numbers);
    GrowsProgress progress(options.quiet);
    ReportProgress(progress, times[*numbers.rbegin() - 1]);
    Simulator::Stop(scenario->GetDuration());
    Simulator::Run();
    progress.Clear();
    Simulator::Destroy();

    std::string text = "scenario " + options.scenario + ", seed " + std::to_string(options.seed) +
                       "; values are in each policy's own terms\n";
    GrowsCsv table;
    for (const auto& [number, explanation] : explainer.GetExplanations())
    {
        text += "\n" + explanation.ToText();
        table.Append(explanation.ToCsv());
    }
    if (!options.output.empty() && !table.Write(options.output))
    {
        GrowsCommandLine::Fail("cannot write " + options.output);
    }
    std::cout << text;
    return 0;
}
