/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-evaluate-options.h"

#include "ns3/grows-association-policy.h"
#include "ns3/grows-command-line.h"
#include "ns3/grows-creation.h"
#include "ns3/grows-names.h"
#include "ns3/rng-seed-manager.h"

namespace ns3
{

namespace
{

/// Look whether handlers can decide.
void
CheckHandlers(const GrowsEvaluateOptions& options)
{
    Ptr<GrowsSlottedNetwork> network;
    GrowsCommandLine::Require(GrowsCreateNetwork(options.scenario, "", network));
    GrowsCommandLine::Require(network->GetScenario() && options.episodes <= 1
                                  ? ""
                                  : "--handlers needs a radio scenario, and plays one episode for "
                                    "each seed: give no preset and no --episodes");
}

/// Look whether somebody has set what only handlers read. \param line what was typed
void
CheckNoHandlers(const GrowsCommandLine& line)
{
    for (const std::string& argument : line.GetNs3Arguments())
    {
        GrowsCommandLine::Require(argument.rfind("--ns3::GrowsUserAssociation::", 0) != 0
                                      ? ""
                                      : argument.substr(2, argument.find('=') - 2) +
                                            " has no effect without --handlers");
    }
}

} // namespace

GrowsEvaluateOptions
GrowsReadEvaluateOptions(int argc, char* argv[])
{
    GrowsEvaluateOptions options;
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
    line.AddFlag("handlers",
                 "handlers decide, as in packets: with messages between base stations",
                 options.handlers);
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
    if (options.handlers)
    {
        CheckHandlers(options);
    }
    else
    {
        CheckNoHandlers(line);
    }
    return options;
}

} // namespace ns3
