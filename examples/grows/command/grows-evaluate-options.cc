/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-evaluate-options.h"

#include "grows-command-line.h"
#include "grows-creation.h"

#include "ns3/grows-association-policy.h"
#include "ns3/grows-names.h"
#include "ns3/rng-seed-manager.h"

namespace ns3
{

namespace
{

constexpr int64_t MAX_SEED = 1000000000; //!< more are a slip of the finger

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
    line.AddInteger("first-seed", "RngRun of the first", 1, MAX_SEED, options.firstSeed);
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
    line.ReadSeed("first-seed", MAX_SEED, options.firstSeed);
    if (options.handlers)
    {
        CheckHandlers(options);
    }
    else
    {
        line.RefuseHandlers("without --handlers");
    }
    return options;
}

} // namespace ns3
