/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

// Trains an agent in slotted networks and writes its model file:
//
//     ./grows train --agent radio --networks hotspot --output models/hotspot.pt
//
// Ctrl-C stops after the round of episodes under way; the same command with --resume goes on from
// there to the same bytes as a training that was never interrupted.

#include "ns3/core-module.h"
#include "ns3/grows-agent-recipe.h"
#include "ns3/grows-command-line.h"
#include "ns3/grows-csv.h"
#include "ns3/grows-names.h"
#include "ns3/grows-plots.h"
#include "ns3/grows-progress.h"
#include "ns3/grows-training-session.h"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <sstream>

using namespace ns3;

namespace
{

std::atomic<bool> g_interrupted{false}; //!< somebody pressed Ctrl-C

/// End the program if a step has a problem.
void
Require(const std::string& problem)
{
    if (!problem.empty())
    {
        GrowsCommandLine::Fail(problem);
    }
}

/// Write the learning curve as CSV and PNG beside the model file.
void
WriteCurve(const GrowsTrainingPlan& plan, const GrowsLearningCurve& curve)
{
    const std::string stem = plan.output.substr(0, plan.output.rfind(".pt")) + "-curve";
    if (!curve.ToCsv().Write(stem + ".csv"))
    {
        GrowsCommandLine::Fail(stem + ".csv cannot be written");
    }
    GrowsCsv line({"policy", "episode", "utility"});
    for (const auto& point : curve.GetPoints())
    {
        line.AddRow(
            {plan.recipe->name, std::to_string(point.episode), GrowsCsv::Format(point.utility)});
    }
    const std::filesystem::path path(stem);
    GrowsPlots plots(path.has_parent_path() ? path.parent_path().string() : ".",
                     GrowsJoinNames(plan.networks) + ", seed " + std::to_string(plan.seed));
    plots.AddLearningCurves(path.filename().string(), line, "utility while training");
    if (const std::string undrawn = plots.Draw(); !undrawn.empty())
    {
        std::cout << undrawn << "\n";
    }
}

/// \return the recipes, for people
std::string
DescribeRecipes()
{
    std::string recipes;
    for (const auto& recipe : GrowsAgentRecipe::GetAll())
    {
        recipes += (recipes.empty() ? "" : "; ") + recipe.name + ": " + recipe.description;
    }
    return recipes;
}

/// What was typed, without what changes no result: a checkpoint goes with it.
std::string
GetConfiguration(int argc, char* argv[])
{
    std::string configuration = "grows-train";
    for (int i = 1; i < argc; ++i)
    {
        const std::string word = argv[i];
        configuration += word == "--resume" || word == "--quiet" ? "" : " " + word;
    }
    return configuration;
}

/// Read the options.
GrowsTrainingPlan
ReadPlan(int argc, char* argv[], bool& quiet)
{
    std::string agent = "grows";
    std::string networks = "paper-a";
    std::string cells;
    int64_t episodes = 50000;
    int64_t seed = 10001;
    int64_t checkpointEvery = 10000;
    GrowsTrainingPlan plan;
    plan.output = "agent.pt";
    GrowsCommandLine cmd(__FILE__,
                         "Train an association agent in slotted networks. Every attribute of "
                         "ns3::GrowsDoubleDqn and ns3::GrowsTrainer can be overridden, for example "
                         "--ns3::GrowsDoubleDqn::LearningRate=0.0005.");
    cmd.AddText("agent", "How to train. " + DescribeRecipes(), agent);
    cmd.AddText("networks",
                "Presets, radio scenarios or scenario files to train on, comma-separated",
                networks);
    cmd.AddText("cells", "Cells of the paper's table, such as 0.5:6,1:14", cells);
    cmd.AddInteger("episodes", "Episodes, over all networks", 1, 1000000000, episodes);
    cmd.AddInteger("seed", "RngRun; use 10001 and up", 1, 1000000000, seed);
    cmd.AddInteger("checkpoint-every", "Episodes, 0: never", 0, 1000000000, checkpointEvery);
    cmd.AddText("output", "The model file to write", plan.output);
    cmd.AddFlag("resume", "Go on from the checkpoint beside the output", plan.resume);
    cmd.AddFlag("quiet", "No progress", quiet);
    cmd.Parse(argc, argv);

    plan.recipe = GrowsAgentRecipe::Find(agent);
    if (!plan.recipe)
    {
        GrowsCommandLine::Fail("there is no agent '" + agent +
                               "'; known are: " + DescribeRecipes());
    }
    plan.recipe->SetDefaults();
    cmd.SetNs3Values(); // what was typed comes after the recipe's values
    plan.networks = GrowsSplitNames(networks);
    plan.cells = GrowsSplitNames(cells);
    const bool hasEmpty = std::count(plan.cells.begin(), plan.cells.end(), "") > 0;
    if (cmd.IsGiven("cells") && (plan.cells.empty() || hasEmpty))
    {
        GrowsCommandLine::Fail("--cells must name cells, such as 0.5:6, not '" + cells + "'");
    }
    plan.episodes = episodes;
    plan.seed = seed;
    plan.checkpointEvery = checkpointEvery;
    plan.configuration = GetConfiguration(argc, argv);
    return plan;
}

} // namespace

int
main(int argc, char* argv[])
{
    bool quiet = false;
    const GrowsTrainingPlan plan = ReadPlan(argc, argv, quiet);
    GrowsTrainingSession session(plan);
    Require(session.Begin());
    std::signal(SIGINT, [](int) { g_interrupted = true; });
    GrowsProgress progress(quiet);
    Require(session.Run([&](const GrowsTrainingProgress& now) {
        std::ostringstream text;
        text.precision(3);
        text << now.episode << " of " << now.episodes << " episodes, epsilon " << now.epsilon
             << ", utility " << now.utility;
        progress.Show(static_cast<double>(now.episode) / now.episodes, text.str());
        return !g_interrupted;
    }));
    progress.Clear();
    if (!session.IsDone())
    {
        GrowsCommandLine::Fail("interrupted; --resume goes on from " + session.GetCheckpointPath(),
                               130);
    }
    Require(session.Finish());
    std::cout << "wrote " << plan.output << "\n";
    WriteCurve(plan, session.GetCurve());
    return 0;
}
