// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-bench-commands.h"
#include "grows-experiment.h"
#include "grows-soak-run.h"

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

/// Schedulers x policies x seeds under high load.
class Soak : public GrowsExperiment
{
  public:
    Soak()
        : GrowsExperiment(__FILE__,
                          "Runs LTE at high load for long: are users, places or memory lost?",
                          {"random", 1, "results/soak"})
    {
        m_load.AddOptions(GetLine());
        GetLine().AddText("schedulers", "of ns-3's LTE, short names", m_schedulers);
    }

  private:
    void DoRead() override
    {
        GrowsCommandLine::Require(GrowsFindRepetition("--schedulers",
                                                      "scheduler",
                                                      m_schedulers,
                                                      GrowsSplitNames(m_schedulers)));
        for (const GrowsRun& run : DoGetRuns())
        {
            GrowsCommandLine::Require(ToSoakRun(run).Validate());
        }
    }

    std::vector<GrowsRun> DoGetRuns() const override
    {
        std::vector<GrowsRun> runs;
        for (const std::string& scheduler : GrowsSplitNames(m_schedulers))
        {
            for (const std::string& policy : GetPolicies())
            {
                for (const int64_t seed : GetSeeds())
                {
                    GrowsRun run{policy, seed, scheduler, "", ""};
                    run.name = ToSoakRun(run).GetName();
                    run.job = run.name;
                    runs.push_back(run);
                }
            }
        }
        return runs;
    }

    GrowsRunFolder::Configuration DoGetConfiguration() const override
    {
        return m_load.GetConfiguration();
    }

    GrowsTables DoRun(const GrowsRun& run, const Progress& /* progress */) const override
    {
        return {{"soak.csv", ToSoakRun(run).Do()}};
    }

    std::string DoReport(GrowsReport& report) const override
    {
        const auto table = report.Collect("soak.csv");
        std::cout << GrowsTabulateSoak(table);
        GrowsCommandLine::Require(GrowsValidateSoak(table, m_load));
        return report.GetText();
    }

    /// \param run of this experiment \return the same with its load
    GrowsSoakRun ToSoakRun(const GrowsRun& run) const
    {
        return {run.variant, run.policy, run.seed, m_load};
    }

    GrowsSoakLoad m_load; //!< of a run
    /// FdTbfq is not among them: on its own, too, it serves no default bearer.
    std::string m_schedulers{"Rr,Pf,FdMt,TdMt,Tta,FdBet,TdBet,TdTbfq,Pss,Cqa"};
};

} // namespace

int
ns3::GrowsSoakCommand(int argc, char* argv[])
{
    return Soak().Do(argc, argv);
}
