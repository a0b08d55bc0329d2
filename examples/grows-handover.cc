/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "ns3/core-module.h"
#include "ns3/grows-module.h"

#include <iostream>

/**
 * \file
 * \ingroup grows
 * Compares handover algorithms on a road: association policies (GrowsHandoverAlgorithm) and ns-3's
 * A3-RSRP and A2-A4-RSRQ, the same vehicles for all of them, several seeds, every run in a process
 * of its own. Ends with a table, and leaves it with the figures of every run in a folder.
 */

using namespace ns3;

namespace
{

/// A figure of the table.
struct Figure
{
    const char* column; //!< in handover.csv
    const char* header; //!< in the table
    int decimals;       //!< digits behind the point
};

constexpr Figure FIGURES[] = {{"utility", "utility", 2},
                              {"throughput_mbps", "Mbit/s", 2},
                              {"handovers", "handovers", 1},
                              {"ping_pongs", "ping-pongs", 1},
                              {"failures", "failures", 1},
                              {"interruption_ms", "interruption ms", 1}};
constexpr const char* FILE_NAME = "handover.csv"; //!< of every run, and of all
constexpr const char* BASELINE = "a3-rsrp";       //!< what utility is compared with

/// Tell the campaign how far this run is.
void
ReportProgress(double durationS)
{
    GrowsCampaign::Report(Simulator::Now().GetSeconds() / durationS);
    Simulator::Schedule(Seconds(1), &ReportProgress, durationS);
}

/// Do one run and keep its results.
int
DoRun(const std::string& method,
      int64_t seed,
      const GrowsVehicularScene& scene,
      const std::string& output)
{
    RngSeedManager::SetRun(seed);
    GrowsHandoverStudy study(method, scene);
    study.Install(0);
    ReportProgress(scene.durationS);
    Simulator::Stop(Seconds(scene.durationS) + TimeStep(1)); // the last window belongs to the run
    Simulator::Run();
    const GrowsRunFolder::Tables tables{{FILE_NAME, study.GetRun(seed)}};
    Simulator::Destroy();
    if (!GrowsRunFolder(output).WriteRun(method + "-" + std::to_string(seed), tables))
    {
        GrowsCommandLine::Fail("cannot write the results to " + output);
    }
    return 0;
}

/// \return a row for every method: means and 95 % intervals over the seeds
GrowsTextTable
Tabulate(const GrowsCsv& runs, const std::vector<std::string>& methods)
{
    std::vector<std::string> header{"handover by"};
    for (const auto& figure : FIGURES)
    {
        header.emplace_back(figure.header);
    }
    const auto baseline = runs.Select("policy", BASELINE).GetNumbers("utility");
    header.push_back(std::string("utility to ") + BASELINE);
    GrowsTextTable table(header);
    for (const auto& method : methods)
    {
        const auto own = runs.Select("policy", method);
        std::vector<std::string> row{method};
        for (const auto& figure : FIGURES)
        {
            row.push_back(GrowsTextTable::Format(GrowsEstimateMean(own.GetNumbers(figure.column)),
                                                 figure.decimals));
        }
        const bool isCompared = method != BASELINE && !baseline.empty();
        row.push_back(isCompared ? GrowsTextTable::FormatChange(
                                       GrowsEstimateChange(own.GetNumbers("utility"), baseline))
                                 : "-");
        table.AddRow(row);
    }
    return table;
}

/// \return every run: its name, its method and its seed
std::vector<GrowsPlannedRun>
GetRuns(const GrowsCampaignOptions& options)
{
    std::vector<GrowsPlannedRun> runs;
    for (const int64_t seed : options.GetSeeds())
    {
        for (const std::string& method : options.GetPolicies())
        {
            runs.push_back({method, seed, method + "-" + std::to_string(seed)});
        }
    }
    return runs;
}

/// Do the runs that are missing, and show what all of them say.
void
DoCampaign(const std::string& program,
           const GrowsCampaignOptions& options,
           const GrowsRunFolder::Configuration& configuration)
{
    GrowsRunFolder folder(options.GetOutput());
    if (const std::string problem = folder.Open(configuration); !problem.empty())
    {
        GrowsCommandLine::Fail(problem);
    }
    std::vector<GrowsJob> jobs;
    std::vector<std::string> names;
    for (const auto& run : GetRuns(options))
    {
        names.push_back(run.name);
        if (!folder.HasRun(run.name))
        {
            jobs.push_back(options.MakeJob("the run " + run.name, run.name));
        }
    }
    options.Do(program, jobs, folder);
    const auto runs = folder.Collect(names, FILE_NAME);
    if (!runs || !runs->Write(folder.GetPath(FILE_NAME)))
    {
        GrowsCommandLine::Fail("cannot read the runs in " + options.GetOutput() +
                               ", or write there");
    }
    const auto table = Tabulate(*runs, options.GetPolicies());
    GrowsWriteFile(folder.GetPath("handover.md"), table.ToMarkdown());
    std::cout << table.ToText() << "\nmeans over " << options.GetSeeds().size()
              << " seeds and 95 % intervals; in " << folder.GetPath("") << ": " << FILE_NAME
              << ", handover.md\n";
}

} // namespace

int
main(int argc, char* argv[])
{
    GrowsVehicularScene scene;
    int64_t vehicles = scene.vehicles;
    int64_t jammed = scene.jammed;
    GrowsCommandLine line(__FILE__,
                          "Compares handover by policies and by ns-3's a3-rsrp and a2-a4-rsrq.");
    GrowsCampaignOptions options(line,
                                 "a3-rsrp,a2-a4-rsrq,max-rssi,greedy-utility,grows",
                                 3,
                                 "handover-results",
                                 "grows-7");
    line.AddNumber("duration", "simulated seconds with 5 s of warm-up", 6.0, 1e5, scene.durationS);
    line.AddInteger("vehicles", "that drive along the road", 1, 100, vehicles);
    line.AddInteger("jammed", "vehicles that hardly move, round its middle", 0, 100, jammed);
    line.Parse(argc, argv);
    options.Read();
    options.Check();
    scene.vehicles = static_cast<uint32_t>(vehicles);
    scene.jammed = static_cast<uint32_t>(jammed);
    for (const auto& method : options.GetPolicies())
    {
        if (const auto problem = GrowsHandoverStudy::FindProblem(method); !problem.empty())
        {
            GrowsCommandLine::Fail(problem);
        }
    }
    for (const auto& run : GetRuns(options))
    {
        if (run.name == options.GetJob())
        {
            return DoRun(run.policy, run.seed, scene, options.GetOutput());
        }
    }
    if (!options.GetJob().empty())
    {
        GrowsCommandLine::Fail("--job must be one of the planned runs, method-seed, not '" +
                               options.GetJob() + "'");
    }
    GrowsRunFolder::Configuration configuration{{"duration", GrowsCsv::Format(scene.durationS)},
                                                {"vehicles", std::to_string(vehicles)},
                                                {"jammed", std::to_string(jammed)},
                                                {"build", GrowsRunFolder::GetBuildFingerprint()}};
    options.AddNs3Arguments(configuration);
    DoCampaign(argv[0], options, configuration);
    return 0;
}
