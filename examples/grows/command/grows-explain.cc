// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-commands.h"
#include "grows-explainer.h"
#include "grows-factory.h"
#include "grows-progress.h"
#include "grows-scenario-arrivals.h"
#include "grows-setting.h"

#include "ns3/core-module.h"
#include "ns3/grows-names.h"
#include "ns3/grows-number-list.h"
#include "ns3/grows-text-file.h"

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

constexpr int64_t MAX_SEED = 2147483647; //!< RngRun

/// The given values.
struct Options
{
    GrowsSetting setting;        //!< where policies decide
    std::string policy{"grows"}; //!< who decides
    std::string asked{"max-rssi,max-rssi-retry,least-loaded,max-rate,greedy-utility"}; //!< others
    std::string arrivals{"10,40"};                                                     //!< numbers
    std::string at;                                                                    //!< seconds
    int64_t seed{1};                                                                   //!< RngRun
    std::string output;                                                                //!< CSV file
    bool quiet{false}; //!< no progress
};

/// Read the command line.
Options
ReadOptions(int argc, char* argv[])
{
    Options options;
    GrowsCommandLine line(__FILE__, "Explains the decisions about chosen arrivals of an LTE run.");
    options.setting.AddOptions(line, GrowsRadioScenario::GetNames());
    line.AddText("policy", "who decides", options.policy);
    line.AddText("policies",
                 "who is asked as well, of " + GrowsJoinNames(GrowsAssociationPolicy::GetNames()),
                 options.asked);
    line.AddText("arrivals", "numbers of arrivals, from 1 on", options.arrivals);
    line.AddText("at", "instead: the first arrivals from these seconds on", options.at);
    line.AddInteger("seed", "RngRun", 1, MAX_SEED, options.seed);
    line.AddText("output", "CSV file to write, a row per policy and candidate", options.output);
    line.AddFlag("quiet", "no progress", options.quiet);
    line.Parse(argc, argv);
    line.ReadSeed("seed", MAX_SEED, options.seed);
    if (line.IsGiven("at") && line.IsGiven("arrivals"))
    {
        GrowsCommandLine::Fail("give either --arrivals or --at", 2);
    }
    return options;
}

/// \return when the arrivals of the run come, in s
std::vector<double>
GetTimes(const Options& options)
{
    std::vector<double> times;
    for (const auto& arrival : GrowsListArrivals(options.setting.CreateScenario(), options.seed))
    {
        times.push_back(arrival.timeS);
    }
    return times;
}

/// \return the numbers of the arrivals to explain, from 1 on
std::set<uint32_t>
FindArrivals(const Options& options, const std::vector<double>& times)
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

/// Report how far the run is.
void
ReportProgress(GrowsProgress& progress, double endS)
{
    progress.Show(Simulator::Now().GetSeconds() / endS, "simulating");
    Simulator::Schedule(Seconds(1), &ReportProgress, std::ref(progress), endS);
}

/// Simulate up to the last of the arrivals.
void
Simulate(const GrowsRadioScenario& scenario, bool isQuiet, double endS)
{
    GrowsProgress progress(isQuiet);
    ReportProgress(progress, endS);
    Simulator::Stop(scenario.GetDuration());
    Simulator::Run();
    progress.Clear();
    Simulator::Destroy();
}

/// Print the explanations, and write them as a table.
void
Show(const Options& options, const std::map<uint32_t, GrowsExplanation>& explanations)
{
    std::string text = "scenario " + options.setting.scenario + ", seed " +
                       std::to_string(options.seed) + "; values are in each policy's own terms\n";
    GrowsCsv table;
    for (const auto& [number, explanation] : explanations)
    {
        text += "\n" + explanation.ToText();
        table.Append(explanation.ToCsv());
    }
    GrowsCommandLine::Require(options.output.empty() || table.Write(options.output)
                                  ? ""
                                  : "cannot write " + options.output);
    std::cout << text;
}

} // namespace

int
ns3::GrowsExplainCommand(int argc, char* argv[])
{
    const auto options = ReadOptions(argc, argv);
    const auto& setting = options.setting;
    const auto times = GetTimes(options);
    const auto numbers = FindArrivals(options, times);
    GrowsCommandLine::Require(options.output.empty() ? "" : GrowsValidateWritable(options.output));

    const auto scenario = setting.CreateScenario();
    const auto slots = setting.CreateNetwork(); // where look-ahead plays its futures
    GrowsScenarioHelper network(scenario, setting.CreatePolicy(options.policy, slots));
    GrowsExplainer explainer(scenario, network, options.policy);
    auto names = GrowsSplitNames(options.asked);
    for (const auto& name : names)
    {
        const auto policy = setting.CreatePolicy(name, slots);
        if (name != options.policy) // who decides has been asked
        {
            explainer.Ask(name, policy);
        }
    }
    names.push_back(options.policy);
    setting.CheckModel(names);
    network.Install(0);
    explainer.Install(numbers);
    Simulate(*scenario, options.quiet, times[*numbers.rbegin() - 1]);
    Show(options, explainer.GetExplanations());
    return 0;
}
