/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-campaign-options.h"
#include "grows-campaign.h"
#include "grows-command-line.h"
#include "grows-commands.h"
#include "grows-creation.h"
#include "grows-handover-report.h"
#include "grows-handover-study.h"
#include "grows-run-folder.h"

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

constexpr const char* FILE_NAME = "handover.csv"; //!< of every run, and of all
constexpr const char* MARKDOWN = "handover.md";   //!< the table of all

/// Do one run and keep its results.
int
DoRun(const GrowsPlannedRun& run, const GrowsVehicularScene& scene, const std::string& output)
{
    RngSeedManager::SetRun(run.seed);
    GrowsHandoverStudy study(run.policy, scene);
    study.Install(0);
    GrowsCampaign::ReportSimulation(Seconds(scene.durationS));
    Simulator::Stop(Seconds(scene.durationS) + TimeStep(1)); // the last window belongs to the run
    Simulator::Run();
    const GrowsTables tables{{FILE_NAME, study.GetRun(run.seed)}};
    Simulator::Destroy();
    if (!GrowsRunFolder(output).WriteRun(run.name, tables))
    {
        GrowsCommandLine::Fail("cannot write the results to " + output);
    }
    return 0;
}

/// Do the runs that are missing, and show what all of them say.
void
DoCampaign(const GrowsCampaignOptions& options, const GrowsRunFolder::Configuration& configuration)
{
    GrowsRunFolder folder(options.GetOutput());
    if (const std::string problem = folder.Open(configuration); !problem.empty())
    {
        GrowsCommandLine::Fail(problem);
    }
    const auto runs = folder.Collect(options.DoMissingRuns(folder), FILE_NAME);
    if (!runs || !runs->Write(folder.GetPath(FILE_NAME)))
    {
        GrowsCommandLine::Fail("cannot read the runs in " + options.GetOutput() +
                               ", or write there");
    }
    const auto table = GrowsTabulateHandovers(*runs, options.GetPolicies());
    const std::string markdown = folder.GetPath(MARKDOWN);
    GrowsCommandLine::Require(
        GrowsWriteFile(markdown, table.ToMarkdown()) ? "" : "cannot write " + markdown);
    std::cout << table.ToText() << "\nmeans over " << options.GetSeeds().size()
              << " seeds and 95 % intervals; in " << folder.GetPath("") << ": " << FILE_NAME << ", "
              << MARKDOWN << "\n";
}

} // namespace

int
ns3::GrowsHandoverCommand(int argc, char* argv[])
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
    if (const auto run = options.FindRun())
    {
        return DoRun(*run, scene, options.GetOutput());
    }
    GrowsRunFolder::Configuration configuration{{"duration", GrowsCsv::Format(scene.durationS)},
                                                {"vehicles", std::to_string(vehicles)},
                                                {"jammed", std::to_string(jammed)}};
    GrowsNoteModels(&GrowsAssociationPolicy::Create, configuration);
    options.NoteBuild(configuration);
    DoCampaign(options, configuration);
    return 0;
}
