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
#include "grows-evaluate-options.h"
#include "grows-evaluation-table.h"
#include "grows-handled-evaluation.h"
#include "grows-progress.h"

#include "ns3/core-module.h"
#include "ns3/grows-names.h"
#include "ns3/grows-text-file.h"

#include <iostream>

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

/// Make a network and a policy, or end the program.
std::pair<Ptr<GrowsSlottedNetwork>, Ptr<GrowsAssociationPolicy>>
CreateBoth(const GrowsEvaluateOptions& options, const std::string& name)
{
    Ptr<GrowsSlottedNetwork> network;
    Ptr<GrowsAssociationPolicy> policy;
    GrowsCommandLine::Require(GrowsCreateNetwork(options.scenario, options.cell, network));
    GrowsCommandLine::Require(GrowsCreatePolicy(name, options.model, network, policy));
    return {network, policy};
}

/// Evaluate a policy on one seed. \param [out] timing of handlers
GrowsEvaluation
Evaluate(const GrowsEvaluateOptions& options,
         const std::string& name,
         int64_t seed,
         GrowsCsv& timing)
{
    RngSeedManager::SetRun(seed);
    const auto [network, policy] = CreateBoth(options, name);
    if (options.handlers)
    {
        const auto own =
            CreateBoth(options, name).first; // the other one is what policies imagine in
        const auto handled = GrowsEvaluateByHandlers(own, policy, name, seed);
        timing.Append(handled.timing);
        return handled.evaluation;
    }
    const int64_t usual = network->GetScenario() ? 10 : 1000;
    return GrowsEvaluatePolicy(network, policy, options.episodes > 0 ? options.episodes : usual);
}
} // namespace

int
ns3::GrowsEvaluateCommand(int argc, char* argv[])
{
    const auto options = GrowsReadEvaluateOptions(argc, argv);
    const auto names = GrowsReadPolicies(options.policies);
    GrowsCommandLine::Require(GrowsFindRepetition("--policies", "policy", options.policies, names));
    GrowsCommandLine::Require(options.output.empty() ? "" : GrowsFindWriteProblem(options.output));
    std::string network;
    for (const auto& name : names)
    {
        network = CreateBoth(options, name).first->GetName(); // before long work begins
    }
    GrowsCommandLine::Require(options.model ? GrowsFindModelProblem(names) : "");
    GrowsCsv timing;
    GrowsEvaluationTable table(network);
    GrowsProgress progress(options.quiet);
    const double total = static_cast<double>(options.seeds * names.size());
    for (int64_t seed = options.firstSeed; seed < options.firstSeed + options.seeds; ++seed)
    {
        for (const auto& name : names)
        {
            progress.Show(table.GetRuns().GetNRows() / total, name);
            table.Add(name, seed, Evaluate(options, name, seed, timing));
        }
    }
    progress.Clear();
    const bool isWritten = options.output.empty() || table.GetRuns().Write(options.output);
    GrowsCommandLine::Require(isWritten ? "" : "cannot write " + options.output);
    std::cout << table.ToText()
              << (options.handlers ? "\n" + GrowsTabulateSignalling(timing, names).ToText() : "")
              << "\nMeans over episodes and " << options.seeds
              << " seeds; ±: 95 % interval over seeds. Changes are paired by seed;\nwithout ±: "
                 "of the totals, where a seed of the baseline has none.\n";
    return 0;
}
