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
#include "ns3/grows-evaluation-table.h"
#include "ns3/grows-names.h"
#include "ns3/grows-progress.h"

#include <iostream>
#include <optional>

/**
 * \file
 * \ingroup grows
 * Evaluates association policies in the slotted network, without packets: any policies on any
 * preset of the paper or any radio scenario, the same arrivals for all of them. Takes seconds where
 * packets take minutes.
 */

using namespace ns3;

namespace
{

/// What was typed.
struct Options
{
    std::string scenario{"paper-a"}; //!< preset or radio scenario
    std::string cell;                //!< "p:D" of the paper's table
    std::string policies{"max-rssi,max-rssi-retry,random,least-loaded,max-rate,greedy-utility"};
    int64_t seeds{10};                //!< number of seeds
    int64_t firstSeed{1};             //!< RngRun of the first
    int64_t episodes{0};              //!< for each seed; 0: as many as suit the kind of network
    std::optional<std::string> model; //!< model file of the agents
    std::string output;               //!< CSV file
    bool quiet{false};                //!< no progress
};

/// Read the command line.
Options
Read(int argc, char* argv[])
{
    Options options;
    GrowsCommandLine line(__FILE__, "Evaluates association policies in the slotted network.");
    line.AddText("scenario",
                 "one of " + GrowsJoinNames(GrowsSlottedNetwork::GetNames()) +
                     ", or a file that ends in .json",
                 options.scenario);
    line.AddText("cell",
                 "arrival probability:mean demand of a preset, such as 0.7:10",
                 options.cell);
    line.AddText("policies",
                 "which, of " + GrowsJoinNames(GrowsAssociationPolicy::GetNames()),
                 options.policies);
    line.AddInteger("seeds", "number of seeds", 1, 10000, options.seeds);
    line.AddInteger("first-seed", "RngRun of the first", 1, 1000000000, options.firstSeed);
    line.AddInteger("episodes",
                    "for each seed; 0: 1000 of a preset, 10 of a radio scenario",
                    0,
                    1000000000,
                    options.episodes);
    std::string model;
    line.AddText("model",
                 "model file of agents; default: the network's own or the general one",
                 model);
    line.AddText("output", "CSV file to write, a row for each policy and seed", options.output);
    line.AddFlag("quiet", "no progress", options.quiet);
    line.Parse(argc, argv);
    if (line.IsGiven("model"))
    {
        options.model = model;
    }
    if (!line.IsGiven("first-seed"))
    {
        options.firstSeed = static_cast<int64_t>(RngSeedManager::GetRun());
    }
    return options;
}

/// Make a network and a policy, or end the program.
std::pair<Ptr<GrowsSlottedNetwork>, Ptr<GrowsAssociationPolicy>>
Create(const Options& options, const std::string& name)
{
    Ptr<GrowsSlottedNetwork> network;
    Ptr<GrowsAssociationPolicy> policy;
    GrowsCommandLine::Require(GrowsCreateNetwork(options.scenario, options.cell, network));
    GrowsCommandLine::Require(GrowsCreatePolicy(name, options.model, network, policy));
    return {network, policy};
}

/// Evaluate a policy on one seed.
GrowsEvaluation
Evaluate(const Options& options, const std::string& name, int64_t seed)
{
    RngSeedManager::SetRun(seed);
    const auto [network, policy] = Create(options, name);
    const int64_t usual = network->GetScenario() ? 10 : 1000;
    return GrowsEvaluatePolicy(network, policy, options.episodes > 0 ? options.episodes : usual);
}
} // namespace

int
main(int argc, char* argv[])
{
    const Options options = Read(argc, argv);
    const auto names = GrowsSplitNames(options.policies);
    GrowsCommandLine::Require(names.empty() ? "--policies must name a policy" : "");
    for (const auto& name : names)
    {
        Create(options, name); // before long work begins
    }
    GrowsEvaluationTable table(options.scenario);
    GrowsProgress progress(options.quiet);
    const double total = static_cast<double>(options.seeds * names.size());
    for (int64_t seed = options.firstSeed; seed < options.firstSeed + options.seeds; ++seed)
    {
        for (const auto& name : names)
        {
            progress.Show(table.GetRuns().GetNRows() / total, name);
            table.Add(name, seed, Evaluate(options, name, seed));
        }
    }
    progress.Clear();
    if (!options.output.empty() && !table.GetRuns().Write(options.output))
    {
        GrowsCommandLine::Fail("cannot write " + options.output);
    }
    std::cout << table.ToText() << "\nMeans over episodes and " << options.seeds
              << " seeds; ±: 95 % interval over seeds. Changes are paired by seed.\n";
    return 0;
}
