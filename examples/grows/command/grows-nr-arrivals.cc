// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-commands.h"
#include "grows-comparison.h"
#include "grows-evaluation.h"
#include "grows-experiment.h"
#include "grows-factory.h"

#include "ns3/grows-nr-scenario-helper.h"
#include "ns3/grows-results-helper.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/simulator.h"

#include <chrono>

/**
 * \file
 * \ingroup grows
 * Compares association policies in packet-level NR: the same arrivals for every policy, every run
 * in a process of its own. Ends with the table that run ends with, and leaves it with CSV
 * files in a folder.
 */

using namespace ns3;

namespace
{

constexpr double ARRIVING_SHARE = 0.7; //!< of the run: afterwards there is time to be served

/// Policies in packet-level NR.
class NrExperiment : public GrowsExperiment
{
  public:
    NrExperiment()
        : GrowsExperiment(__FILE__,
                          "Compares association policies in packet-level NR.",
                          {"max-rssi-retry,grows", 1, "results-nr"})
    {
        GetLine().AddNumber("duration", "simulated seconds", 1.0, 1000.0, m_seconds);
        GetLine().AddInteger("ues", "UEs, of which each arrives once", 1, 1000, m_nUes);
    }

  private:
    void DoRead() override
    {
        for (const std::string& policy : GetPolicies())
        {
            GrowsCommandLine::Require(GrowsHelper::Validate(policy));
        }
    }

    GrowsRunFolder::Configuration DoGetConfiguration() const override
    {
        GrowsRunFolder::Configuration configuration{{"duration", GrowsCsv::Format(m_seconds)},
                                                    {"ues", std::to_string(m_nUes)}};
        GrowsRecordModels(&GrowsAssociationPolicy::Create, configuration);
        return configuration;
    }

    GrowsTables DoRun(const GrowsRun& run, const Progress& /* progress */) const override
    {
        const auto begin = std::chrono::steady_clock::now();
        const Time duration = Seconds(m_seconds);
        RngSeedManager::SetRun(run.seed);
        GrowsNrScenarioHelper network(GrowsAssociationPolicy::Create(run.policy), m_nUes);
        network.Install(0);
        network.PlanArrivals(ARRIVING_SHARE * duration);
        GrowsResultsHelper results("nr-arrivals", run.policy, run.seed);
        results.Install(network.GetGrowsHelper());
        GrowsCampaign::ReportSimulation(duration);
        return GrowsSimulate(results, {0.0, m_seconds}, begin);
    }

    std::string DoReport(GrowsReport& report) const override
    {
        const auto runs = report.Collect("runs.csv");
        const GrowsComparison comparison(runs, report.Collect("timing.csv"));
        return comparison.ToText() + "\n" + report.GetText();
    }

    double m_seconds{20.0}; //!< simulated
    uint32_t m_nUes{24};    //!< each arrives once
};

} // namespace

int
ns3::GrowsNrArrivalsCommand(int argc, char* argv[])
{
    return NrExperiment().Do(argc, argv);
}
