// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-commands.h"
#include "grows-comparison.h"
#include "grows-experiment.h"
#include "grows-factory.h"
#include "grows-handover-study.h"

#include "ns3/rng-seed-manager.h"
#include "ns3/simulator.h"

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

/// Handover by policies and by ns-3's algorithms.
class HandoverExperiment : public GrowsExperiment
{
  public:
    HandoverExperiment()
        : GrowsExperiment(
              __FILE__,
              "Compares handover by policies and by ns-3's a3-rsrp and a2-a4-rsrq.",
              {"a3-rsrp,a2-a4-rsrq,max-rssi,greedy-utility,grows", 3, "handover-results"})
    {
        auto& line = GetLine();
        line.AddNumber("duration",
                       "simulated seconds with 5 s of warm-up",
                       6.0,
                       1e5,
                       m_scene.durationS);
        line.AddInteger("vehicles", "that drive along the road", 1, 100, m_scene.vehicles);
        line.AddInteger("jammed",
                        "vehicles that hardly move, round its middle",
                        0,
                        100,
                        m_scene.jammed);
    }

  private:
    void DoRead() override
    {
        for (const auto& method : GetPolicies())
        {
            GrowsCommandLine::Require(GrowsHandoverStudy::Validate(method));
        }
    }

    GrowsRunFolder::Configuration DoGetConfiguration() const override
    {
        GrowsRunFolder::Configuration configuration{
            {"duration", GrowsCsv::Format(m_scene.durationS)},
            {"vehicles", std::to_string(m_scene.vehicles)},
            {"jammed", std::to_string(m_scene.jammed)}};
        GrowsRecordModels(&GrowsAssociationPolicy::Create, configuration);
        return configuration;
    }

    GrowsTables DoRun(const GrowsRun& run, const Progress& /* progress */) const override
    {
        RngSeedManager::SetRun(run.seed);
        GrowsHandoverStudy study(run.policy, m_scene);
        study.Install(0);
        const Time duration = Seconds(m_scene.durationS);
        GrowsCampaign::ReportSimulation(duration);
        Simulator::Stop(duration + TimeStep(1)); // the last window belongs to the run
        Simulator::Run();
        GrowsTables tables{{FILE_NAME, study.GetRun(run.seed)}};
        Simulator::Destroy();
        return tables;
    }

    std::string DoReport(GrowsReport& report) const override
    {
        const GrowsComparison comparison(report.Collect(FILE_NAME));
        const auto notes = GrowsComparison::HANDOVER_NOTES;
        report.Write("handover.md", comparison.ToMarkdown(notes));
        return comparison.ToText(notes) + "\n" + report.GetText();
    }

    GrowsVehicularScene m_scene; //!< what a run is made of
};

} // namespace

int
ns3::GrowsHandoverCommand(int argc, char* argv[])
{
    return HandoverExperiment().Do(argc, argv);
}
