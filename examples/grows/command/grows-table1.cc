/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-commands.h"
#include "grows-evaluation.h"
#include "grows-policy-training.h"
#include "grows-table-comparison.h"
#include "grows-table-plan.h"
#include "grows-table-report.h"

#include "ns3/core-module.h"

#include <functional>
#include <iostream>

/**
 * \file
 * \ingroup grows
 * The paper's table I, in the slotted network: every policy in every cell, those that learn trained
 * there first, on all cores. Ends with a summary, and leaves it with the tables, CSV files and the
 * learning curves in a folder.
 */

using namespace ns3;

namespace
{

/// Points of the learning curve are means of so many episodes, as in the paper's figure 4.
constexpr uint64_t CURVE_EPISODES = 300;
/// A job tells how far it is when that has changed by so much.
constexpr double REPORT_STEP = 0.01;

/// Do one run and keep its results.
void
DoRun(const GrowsTablePlan& plan,
      const GrowsTableRun& run,
      const std::function<void(double share)>& report)
{
    plan.SetDefaults(run.policy);
    RngSeedManager::SetRun(run.seed);
    const auto network = plan.CreateNetwork(run.cell);
    GrowsTrainedPolicy trained;
    if (plan.IsTrained(run.policy))
    {
        trained =
            GrowsTrainPolicy(run.policy,
                             {plan.GetPreset(), run.cell.name, plan.GetEpisodes(), CURVE_EPISODES},
                             report);
    }
    else
    {
        trained.policy = plan.CreatePolicy(run.policy, network);
    }
    const auto evaluation =
        GrowsEvaluatePolicy(network, trained.policy, plan.GetEvaluationEpisodes(run.policy));
    GrowsCsv row(GrowsTableComparison::COLUMNS);
    row.AddRow({plan.GetPreset(),
                run.policy,
                GrowsCsv::Format(run.cell.arrivalProbability),
                GrowsCsv::Format(run.cell.meanDemand),
                std::to_string(run.seed),
                GrowsCsv::Format(evaluation.utility),
                GrowsCsv::Format(evaluation.rejections)});
    GrowsTables tables{{GrowsTableReport::TABLE, row}};
    if (plan.IsTrained(run.policy))
    {
        tables[GrowsTableReport::CURVE] = trained.curve;
    }
    const std::string& output = plan.GetOptions().GetOutput();
    if (!GrowsRunFolder(output).WriteRun(run.name, tables))
    {
        GrowsCommandLine::Fail("cannot write the results to " + output);
    }
}

/// Do those runs of a job that are missing.
int
DoJob(const GrowsTablePlan& plan, const std::vector<GrowsTableRun>& runs)
{
    const GrowsRunFolder folder(plan.GetOptions().GetOutput());
    double reported = 0.0;
    for (std::size_t i = 0; i < runs.size(); ++i)
    {
        const auto report = [&](double share) {
            const double done = (i + share) / runs.size();
            if (done - reported >= REPORT_STEP)
            {
                GrowsCampaign::Report(done);
                reported = done;
            }
        };
        if (!folder.HasRun(runs[i].name))
        {
            DoRun(plan, runs[i], report);
        }
        report(1.0);
    }
    return 0;
}

} // namespace

int
ns3::GrowsTable1Command(int argc, char* argv[])
{
    GrowsTablePlan plan(__FILE__, "Makes the paper's table I in the slotted network.");
    plan.Parse(argc, argv);
    if (const auto runs = plan.GetJobRuns(); !runs.empty())
    {
        return DoJob(plan, runs);
    }

    GrowsRunFolder folder(plan.GetOptions().GetOutput());
    if (const std::string problem = folder.Open(plan.GetConfiguration()); !problem.empty())
    {
        GrowsCommandLine::Fail(problem);
    }
    plan.GetOptions().Do(plan.GetJobs(folder), folder);
    GrowsTableReport report(folder, plan);
    if (const std::string problem = report.Write(); !problem.empty())
    {
        GrowsCommandLine::Fail(problem);
    }
    std::cout << report.GetText();
    return 0;
}
