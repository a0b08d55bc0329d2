// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

// Fits a slotted network to records of somebody's own simulation, so that agents can be trained at
// the speed of slots, and says how well it stands for runs and policies that it was not fitted to:
//
//     ./grows surrogate --data 'results/program/runs/*' --output mine.json
//     ./grows train --networks mine.json --output mine.safetensors

#include "grows-command-line.h"
#include "grows-commands.h"
#include "grows-record-files.h"
#include "grows-surrogate-check.h"

#include "ns3/grows-names.h"
#include "ns3/grows-surrogate-file.h"
#include "ns3/grows-text-file.h"

#include <algorithm>
#include <filesystem>
#include <iostream>

using namespace ns3;

namespace
{

constexpr double MAX_SECONDS = 1e8; //!< more are a mistake

/// The given values.
struct Options
{
    std::string data;                 //!< patterns of the records' files
    std::string output;               //!< the surrogate's file
    double warmUpS{0.0};              //!< beginning of a run that does not count
    std::optional<std::string> model; //!< file of policies that read one
};

/// Read the command line.
Options
ReadOptions(int argc, char* argv[])
{
    Options options;
    GrowsCommandLine line(__FILE__,
                          "Fits a slotted network, a surrogate, to records of a simulation.");
    line.AddText("data",
                 "records, or folders with a record.safetensors: patterns as of a shell, "
                 "comma-separated, in quotes",
                 options.data);
    line.AddText("output", "file of the surrogate, which ends in .json", options.output);
    line.AddNumber("warm-up",
                   "simulated seconds; what arrives before does not count",
                   0.0,
                   MAX_SECONDS,
                   options.warmUpS);
    line.AddText("model", "model file of recorded policies that read one", options.model);
    line.Parse(argc, argv);
    const std::filesystem::path output(options.output);
    GrowsCommandLine::Require(
        output.extension() == ".json" && GrowsIsPlainName(output.stem().string())
            ? GrowsValidateWritable(options.output)
            : std::string("--output must be a file that ends in .json, with a name of ") +
                  GROWS_PLAIN_NAME);
    return options;
}

/// Compare surrogates of some of the records with the others, and write that beside the output.
void
Compare(const Options& options, const std::vector<GrowsTrajectory>& records)
{
    GrowsSurrogateCheck::Configuration configuration;
    for (const auto& record : records)
    {
        configuration.records.push_back(
            {record.origin.policy, record.origin.epsilon, &record.network});
    }
    configuration.warmUpS = options.warmUpS;
    configuration.model = options.model;
    GrowsSurrogateCheck check(configuration);
    const auto comparisons = check.Compare();
    for (const auto& note : check.GetNotes())
    {
        std::cout << "note: " << note << "\n";
    }
    if (comparisons.empty())
    {
        std::cout << "note: nothing to compare it with: give at least three records, or records of "
                     "two policies\n";
        return;
    }
    const auto path =
        std::filesystem::path(options.output).replace_extension().string() + "-fit.csv";
    GrowsCommandLine::Require(
        GrowsTabulateComparisons(comparisons).Write(path) ? "" : "cannot write " + path);
    std::cout << GrowsShowComparisons(comparisons) << "wrote " << path << "\n";
}

} // namespace

int
ns3::GrowsSurrogateCommand(int argc, char* argv[])
{
    const auto options = ReadOptions(argc, argv);
    const auto records = GrowsReadRecords(options.data);
    GrowsNetworkRecords networks;
    std::transform(records.begin(),
                   records.end(),
                   std::back_inserter(networks),
                   [](const auto& record) { return &record.network; });
    GrowsCommandLine::Require(GrowsValidateRecords(networks));
    const auto fit = GrowsFitSurrogate(networks, options.warmUpS);
    const auto problem = fit.network.Validate();
    GrowsCommandLine::Require(problem);
    GrowsCommandLine::Require(GrowsWriteFile(options.output, GrowsFormatSurrogate(fit.network))
                                  ? ""
                                  : "cannot write " + options.output);
    std::cout << GrowsDescribeSurrogate(fit.network);
    for (const auto& note : fit.notes)
    {
        std::cout << "note: " << note << "\n";
    }
    std::cout << "wrote " << options.output << "\n";
    Compare(options, records);
    return 0;
}
