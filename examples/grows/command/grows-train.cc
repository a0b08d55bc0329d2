// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

// Trains an agent in slotted networks, in packet-level LTE, in somebody's program or from records,
// and writes its model file:
//
//     ./grows train --agent radio --networks hotspot --output models/hotspot.safetensors
//     ./grows train --network lte --networks hotspot --model models/hotspot.safetensors --output
//     tuned.safetensors
//     ./grows train --program 'build/my-script' --episodes 200 --output mine.safetensors
//     ./grows train --data 'runs/*/record.safetensors' --output from-records.safetensors
//
// Ctrl-C stops after the round of episodes under way (in packets: at once); the same command with
// --resume goes on from there to the same bytes as a training that was never interrupted.

#include "grows-command-line.h"
#include "grows-commands.h"
#include "grows-plots.h"
#include "grows-progress.h"
#include "grows-training-options.h"
#include "grows-training-session.h"

#include "ns3/core-module.h"
#include "ns3/grows-csv.h"
#include "ns3/grows-names.h"

#include <atomic>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <sstream>

using namespace ns3;

namespace
{

std::atomic<bool> g_interrupted{false}; //!< Ctrl-C was pressed

/// Write the learning curve as CSV and PNG beside the model file.
void
WriteCurve(const GrowsTrainingPlan& plan, const GrowsLearningCurve& curve)
{
    std::filesystem::path model(plan.output);
    const std::string stem =
        (model.extension() == ".safetensors" ? model.replace_extension() : model).string() +
        "-curve";
    const GrowsCsv points = curve.ToCsv();
    if (!points.Write(stem + ".csv"))
    {
        GrowsCommandLine::Fail(stem + ".csv cannot be written");
    }
    const std::string time = plan.packets ? "simulated_s" : "episode";
    GrowsCsv line({"policy", time, "utility"});
    for (std::size_t row = 0; row < points.GetNRows(); ++row)
    {
        line.AddRow({plan.preset->name, points.GetText(row, time), points.GetText(row, "utility")});
    }
    const std::filesystem::path path(stem);
    GrowsPlots plots(path.has_parent_path() ? path.parent_path().string() : ".",
                     GrowsJoinNames(plan.networks) + ", seed " + std::to_string(plan.seed),
                     path.filename().string() + ".sh");
    plots.AddLearningCurves(path.filename().string(), line, "utility while training");
    if (const std::string undrawn = plots.Draw(); !undrawn.empty())
    {
        std::cout << undrawn << "\n";
    }
}

/// Train until it is interrupted. \param session of the training, begun
/// \param quiet whether no progress is wanted
void
Train(GrowsTrainingSession& session, bool quiet)
{
    std::signal(SIGINT, [](int) { g_interrupted = true; });
    GrowsProgress progress(quiet);
    session.SetProgress(progress);
    GrowsCommandLine::Require(session.Run([&](const GrowsTrainingProgress& now) {
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
}

} // namespace

int
ns3::GrowsTrainCommand(int argc, char* argv[])
{
    const auto options = GrowsReadTraining(__FILE__, argc, argv);
    GrowsTrainingSession session(options.plan);
    if (options.job)
    {
        session.Play(*options.job);
        return 0;
    }
    GrowsCommandLine::Require(session.Begin());
    Train(session, options.isQuiet);
    GrowsCommandLine::Require(session.Finish());
    std::cout << "wrote " << options.plan.output << "\n" << session.DescribeCost() << "\n";
    if (const auto& selected = session.GetSelection(); !selected.empty())
    {
        std::cout << selected << "\n";
    }
    if (!options.plan.data.empty())
    {
        std::signal(SIGINT, SIG_DFL);
        std::cout << session.DescribeData();
        return 0;
    }
    WriteCurve(options.plan, session.GetCurve());
    return 0;
}
