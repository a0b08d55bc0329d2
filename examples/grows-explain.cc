/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "ns3/core-module.h"
#include "ns3/grows-command-line.h"
#include "ns3/grows-creation.h"
#include "ns3/grows-explainer.h"
#include "ns3/grows-names.h"
#include "ns3/grows-number-list.h"
#include "ns3/grows-progress.h"
#include "ns3/grows-scenario-arrivals.h"

#include <algorithm>
#include <cmath>
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

/// What was typed.
struct Options
{
    std::string scenario{"hotspot"}; //!< radio scenario
    std::string policy{"grows"};     //!< who decides
    std::string asked{"max-rssi,max-rssi-retry,least-loaded,max-rate,greedy-utility"}; //!< others
    std::string arrivals{"10,40"};                                                     //!< numbers
    std::string at;                                                                    //!< seconds
    int64_t seed{1};                                                                   //!< RngRun
    std::optional<std::string> model; //!< model file of the agents
    std::string output;               //!< CSV file
    bool quiet{false};                //!< no progress
};

/// Read the command line.
Options
Read(int argc, char* argv[])
{
    Options options;
    std::string model;
    GrowsCommandLine line(__FILE__, "Explains the decisions about chosen arrivals of an LTE run.");
    line.AddText("scenario",
                 "one of " + GrowsJoinNames(GrowsRadioScenario::GetNames()) + ", or a JSON file",
                 options.scenario);
    line.AddText("policy", "who decides", options.policy);
    line.AddText("policies",
                 "who is asked as well, of " + GrowsJoinNames(GrowsAssociationPolicy::GetNames()),
                 options.asked);
    line.AddText("arrivals", "numbers of arrivals, from 1 on", options.arrivals);
    line.AddText("at", "instead: the first arrivals from these seconds on", options.at);
    line.AddInteger("seed", "RngRun", 1, 2147483647, options.seed);
    line.AddText("model", "model file, default: the scenario's own or the general one", model);
    line.AddText("output", "CSV file to write, a row per policy and candidate", options.output);
    line.AddFlag("quiet", "no progress", options.quiet);
    line.Parse(argc, argv);
    if (line.IsGiven("model"))
    {
        options.model = model;
    }
    if (!line.IsGiven("seed"))
    {
        options.seed = static_cast<int64_t>(RngSeedManager::GetRun());
    }
    if (line.IsGiven("at") && line.IsGiven("arrivals"))
    {
        GrowsCommandLine::Fail("give either --arrivals or --at", 2);
    }
    return options;
}

/// End the program if there is a problem.
void
Require(const std::string& problem)
{
    if (!problem.empty())
    {
        GrowsCommandLine::Fail(problem);
    }
}

/// \return the scenario, new
Ptr<GrowsRadioScenario>
CreateScenario(const Options& options)
{
    Ptr<GrowsRadioScenario> scenario;
    Require(GrowsCreateScenario(options.scenario, scenario));
    return scenario;
}

/// \return when the arrivals of the run come
std::vector<double>
GetTimes(const Options& options)
{
    std::vector<double> times;
    for (const auto& arrival : GrowsListArrivals(CreateScenario(options), options.seed))
    {
        times.push_back(arrival.timeS);
    }
    return times;
}

/// \return the numbers of the arrivals to explain
std::set<uint32_t>
GetNumbers(const Options& options, const std::vector<double>& times)
{
    const bool isAt = !options.at.empty();
    const auto list = GrowsParseNumbers(isAt ? options.at : options.arrivals);
    std::set<uint32_t> numbers;
    for (const double number : list.value_or(std::vector<double>()))
    {
        const double first =
            isAt ? std::lower_bound(times.begin(), times.end(), number) - times.begin() + 1
                 : number;
        if (first < 1.0 || first > times.size() || first != std::floor(first))
        {
            numbers.clear();
            break;
        }
        numbers.insert(static_cast<uint32_t>(first));
    }
    if (numbers.empty())
    {
        GrowsCommandLine::Fail(
            isAt ? "--at must be times up to the last arrival's, " +
                       GrowsCsv::Format(times.empty() ? 0.0 : times.back()) + " s, not '" +
                       options.at + "'"
                 : "--arrivals must be numbers from 1 to " + std::to_string(times.size()) +
                       ", the arrivals of this run, not '" + options.arrivals + "'");
    }
    return numbers;
}

/// \return a policy, or the end of the program
Ptr<GrowsAssociationPolicy>
CreatePolicy(const Options& options, const std::string& name)
{
    Ptr<GrowsSlottedNetwork> network;
    Ptr<GrowsAssociationPolicy> policy;
    Require(GrowsCreateNetwork(options.scenario, "", network));
    Require(GrowsCreatePolicy(name, options.model, network, policy));
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
main(int argc, char* argv[])
{
    const Options options = Read(argc, argv);
    const auto times = GetTimes(options);
    const auto numbers = GetNumbers(options, times);

    const auto scenario = CreateScenario(options);
    GrowsScenarioHelper network(scenario, CreatePolicy(options, options.policy));
    GrowsExplainer explainer(scenario, network, options.policy);
    for (const auto& name : GrowsSplitNames(options.asked))
    {
        const auto policy = CreatePolicy(options, name);
        if (name != options.policy) // who decides has been asked
        {
            explainer.Ask(name, policy);
        }
    }
    network.Install(0);
    explainer.Install(numbers);
    GrowsProgress progress(options.quiet);
    ReportProgress(progress, times[*numbers.rbegin() - 1]);
    Simulator::Stop(scenario->GetDuration());
    Simulator::Run();
    progress.Clear();
    Simulator::Destroy();

    std::cout << "scenario " << options.scenario << ", seed " << options.seed
              << "; values are in each policy's own terms\n";
    GrowsCsv table;
    for (const auto& [number, explanation] : explainer.GetExplanations())
    {
        std::cout << "\n" << explanation.ToText();
        table.Append(explanation.ToCsv());
    }
    if (!options.output.empty() && !table.Write(options.output))
    {
        GrowsCommandLine::Fail("cannot write " + options.output);
    }
    return 0;
}
