/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-bench-commands.h"
#include "grows-campaign-options.h"
#include "grows-soak-run.h"

#include "ns3/core-module.h"
#include "ns3/grows-names.h"

#include <iostream>

/**
 * \file
 * \ingroup grows
 * A soak: three cells and 20 devices under more load than they can take, for ten simulated minutes
 * with each scheduler of ns-3's LTE that carries default bearers. Every arrival must have its
 * outcome, every place must be given back, and the memory that a run takes must not grow.
 */

using namespace ns3;

namespace
{

const char* const TABLE = "soak.csv"; //!< of a run, and of all

/// What was typed.
class Plan
{
  public:
    /// Read the command line. \param argc as main has it \param argv as main has it
    Plan(int argc, char* argv[])
        : m_line(__FILE__, "Runs LTE at high load for long: are users, places or memory lost?"),
          m_options(m_line, "random", 1, "results/soak", "Pf:random:1")
    {
        m_load.AddOptions(m_line);
        m_line.AddText("schedulers", "of ns-3's LTE, short names", m_schedulers);
        m_line.Parse(argc, argv);
        m_options.Read();
        m_options.Check();
        const auto schedulers = GrowsSplitNames(m_schedulers);
        GrowsCommandLine::Require(
            GrowsFindRepetition("--schedulers", "scheduler", m_schedulers, schedulers));
        for (const GrowsSoakRun& run : GetRuns())
        {
            GrowsCommandLine::Require(run.FindProblem());
        }
    }

    /// \return every scheduler with every policy and seed
    std::vector<GrowsSoakRun> GetRuns() const
    {
        std::vector<GrowsSoakRun> runs;
        for (const std::string& scheduler : GrowsSplitNames(m_schedulers))
        {
            for (const std::string& policy : m_options.GetPolicies())
            {
                for (const int64_t seed : m_options.GetSeeds())
                {
                    runs.push_back({scheduler, policy, seed, m_load});
                }
            }
        }
        return runs;
    }

    /// \return where and how to do the runs
    const GrowsCampaignOptions& GetOptions() const
    {
        return m_options;
    }

    /// \return what they are given to do
    const GrowsSoakLoad& GetLoad() const
    {
        return m_load;
    }

    /// \return what the runs are made with
    GrowsRunFolder::Configuration GetConfiguration() const
    {
        GrowsRunFolder::Configuration configuration = m_load.GetConfiguration();
        m_options.NoteBuild(configuration);
        return configuration;
    }

  private:
    GrowsCommandLine m_line;        //!< reads it
    GrowsCampaignOptions m_options; //!< those of any campaign
    GrowsSoakLoad m_load;           //!< of a run
    /// FdTbfq is not among them: on its own, too, it serves no default bearer.
    std::string m_schedulers{"Rr,Pf,FdMt,TdMt,Tta,FdBet,TdBet,TdTbfq,Pss,Cqa"};
};

/// Do the one run that this process is for.
void
DoJob(const Plan& plan)
{
    for (const GrowsSoakRun& run : plan.GetRuns())
    {
        if (run.GetName() == plan.GetOptions().GetJob())
        {
            const GrowsRunFolder folder(plan.GetOptions().GetOutput());
            const bool isWritten = folder.WriteRun(run.GetName(), {{TABLE, run.Do()}});
            GrowsCommandLine::Require(
                isWritten ? "" : "cannot write the results to " + plan.GetOptions().GetOutput());
            return;
        }
    }
    GrowsCommandLine::Require("--job must be one of the runs, scheduler:policy:seed, not '" +
                              plan.GetOptions().GetJob() + "'");
}

} // namespace

int
ns3::GrowsSoakCommand(int argc, char* argv[])
{
    const Plan plan(argc, argv);
    if (!plan.GetOptions().GetJob().empty())
    {
        DoJob(plan);
        return 0;
    }
    GrowsRunFolder folder(plan.GetOptions().GetOutput());
    GrowsCommandLine::Require(folder.Open(plan.GetConfiguration()));
    std::vector<std::string> names;
    for (const GrowsSoakRun& run : plan.GetRuns())
    {
        names.push_back(run.GetName());
    }
    plan.GetOptions().DoMissingRuns(folder, names);
    const auto table = folder.Collect(names, TABLE);
    GrowsCommandLine::Require(
        table ? "" : "cannot read the results of every run below " + folder.GetPath("runs"));
    GrowsCommandLine::Require(
        table->Write(folder.GetPath(TABLE)) ? "" : "cannot write " + folder.GetPath(TABLE));
    std::cout << GrowsTabulateSoak(*table);
    GrowsCommandLine::Require(GrowsFindSoakProblem(*table, plan.GetLoad()));
    return 0;
}
