// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-lte-episode.h"

#include "grows-factory.h"

#include "ns3/abort.h"
#include "ns3/grows-names.h"
#include "ns3/grows-radio-scenario.h"

#ifdef GROWS_HAS_LTE
#include "grows-campaign.h"

#include "ns3/boolean.h"
#include "ns3/grows-agent-policy.h"
#include "ns3/grows-double-dqn.h"
#include "ns3/grows-results-helper.h"
#include "ns3/grows-scenario-helper.h"
#include "ns3/grows-trajectory-recorder.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/simulator.h"
#endif

#include <algorithm>

namespace ns3
{

namespace
{

/// \param network name of a scenario, or a file \param durationS its length; 0: its own
/// \param [out] scenario it, new \return an error message; "" if none
std::string
CreateScenario(const std::string& network, double durationS, Ptr<GrowsRadioScenario>& scenario)
{
    auto problem = GrowsCreateScenario(network, scenario);
    if (problem.empty() && durationS > 0.0)
    {
        scenario->SetAttribute("Duration", TimeValue(Seconds(durationS)));
    }
    return problem;
}

} // namespace

std::string
GrowsValidateLteEpisode(const std::string& network, double durationS, double& lengthS)
{
    const auto slotted = GrowsSlottedEnvironment::GetNames();
    const auto known = GrowsRadioScenario::GetNames();
    const auto knows = [&network](const auto& names) {
        return std::find(names.begin(), names.end(), network) != names.end();
    };
    if (knows(slotted) && !knows(known))
    {
        return "'" + network + "' has no LTE form: its links are levels, not radio; known are " +
               GrowsJoinNames(known) + ", and files that end in .json";
    }
    Ptr<GrowsRadioScenario> scenario;
    if (auto problem = CreateScenario(network, durationS, scenario); !problem.empty())
    {
        return problem;
    }
    lengthS = scenario->GetDuration().GetSeconds();
    return GrowsValidateDuration(*scenario);
}

#ifdef GROWS_HAS_LTE

namespace
{

/// \param model decides \param progress share of the training that is done
/// \param encoder what it sees \return a policy that explores
Ptr<GrowsAgentPolicy>
CreateExploringPolicy(const GrowsModel& model, double progress, const GrowsStateEncoder& encoder)
{
    const auto learner = CreateObject<GrowsDoubleDqn>();
    learner->SetModel(model);
    learner->SetProgress(progress);
    const auto policy = CreateObject<GrowsAgentPolicy>();
    policy->SetAttribute("MaskFull", BooleanValue(encoder.maskFull));
    policy->SetLearner(learner, encoder);
    return policy;
}

/// Run the simulator. \param scenario that is played \param [in,out] results of the run
/// \return its figures
GrowsRunResult
RunScenario(const GrowsRadioScenario& scenario, GrowsResultsHelper& results)
{
    GrowsCampaign::ReportSimulation(scenario.GetDuration());
    Simulator::Stop(scenario.GetDuration() + TimeStep(1)); // the last window belongs to the run
    Simulator::Run();
    results.Finish();
    const GrowsRunSpan span{scenario.GetWarmUp().GetSeconds(), scenario.GetDuration().GetSeconds()};
    return results.GetResult(span);
}

} // namespace

std::string
GrowsValidateLteTraining()
{
    return "";
}

GrowsTrajectory
GrowsPlayLteEpisode(const GrowsLteEpisode& episode,
                    const GrowsModel& model,
                    Ptr<const GrowsTrainer> trainer,
                    const Time& window)
{
    RngSeedManager::SetRun(episode.seed);
    Ptr<GrowsRadioScenario> scenario;
    const auto problem = CreateScenario(episode.network, episode.durationS, scenario);
    NS_ABORT_MSG_UNLESS(problem.empty(), problem);
    const GrowsStateEncoder encoder{{model.features, model.scales},
                                    model.shift,
                                    trainer->MasksFullCells()};
    GrowsScenarioHelper network(scenario, CreateExploringPolicy(model, episode.progress, encoder));
    network.Install(0);
    GrowsResultsHelper results(scenario->GetName(), "grows", static_cast<int64_t>(episode.seed));
    results.Install(network.GetGrowsHelper());
    GrowsTrajectoryRecorder recorder(encoder, window);
    recorder.Install(network.GetGrowsHelper());
    const auto result = RunScenario(*scenario, results);
    auto trajectory = recorder.GetTrajectory();
    trajectory.utility = result.utility;
    trajectory.rejections = result.rejections;
    Simulator::Destroy();
    return trajectory;
}

#else

std::string
GrowsValidateLteTraining()
{
    return "--network lte needs ns-3's LTE, which this build has not: build with an ns-3 that has "
           "the module lte (Debian: libns3-dev)";
}

GrowsTrajectory
GrowsPlayLteEpisode(const GrowsLteEpisode& /* episode */,
                    const GrowsModel& /* model */,
                    Ptr<const GrowsTrainer> /* trainer */,
                    const Time& /* window */)
{
    NS_ABORT_MSG(GrowsValidateLteTraining());
}

#endif

} // namespace ns3
