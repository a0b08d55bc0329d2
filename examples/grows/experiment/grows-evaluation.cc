// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-evaluation.h"

#include "grows-slotted-classes.h"

#include "ns3/abort.h"
#include "ns3/double.h"
#include "ns3/grows-class-result.h"
#include "ns3/grows-decision-cost.h"
#include "ns3/grows-handover-margin.h"
#include "ns3/grows-helper.h"
#include "ns3/grows-slotted-network.h"
#include "ns3/pointer.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"

#include <cmath>
#include <limits>

namespace ns3
{

namespace
{

constexpr int64_t NETWORK_STREAM = 0;   //!< first stream of a network
constexpr int64_t POLICY_STREAM = 1000; //!< first stream of a policy

/// Sums over episodes.
struct Sums
{
    GrowsRunResult result;          //!< sums instead of means
    double weightedPerArrival{0.0}; //!< as in result, whatever the weights
    GrowsDecisionCost cost;         //!< of all decisions
    uint64_t completed{0};          //!< demands that were met; with classes, volumes
    std::vector<std::vector<GrowsClassResult>> classes; //!< of each episode, if it has classes
};

/// \param network a slotted network \return the traffic classes of its users, if it has any
GrowsTrafficClasses
GetClasses(const GrowsSlottedEnvironment& network)
{
    const auto radio = network.GetScenario()->GetRadio();
    return radio ? radio->GetTrafficClasses() : GrowsTrafficClasses();
}

/// Add the figures of an episode's classes. Those of its volumes are completed, holding times end.
void
AddClasses(const GrowsSlottedEnvironment& network, const GrowsTrafficClasses& classes, Sums& sums)
{
    const double slotS = network.GetSlotLength().GetSeconds();
    const auto& sessions = network.GetEpisode().GetSessions();
    for (const auto& session : sessions)
    {
        if (session.endSlot && classes.at(session.trafficClass).HasVolume())
        {
            sums.result.completionS += slotS * (*session.endSlot - session.arrivedSlot);
            ++sums.completed;
        }
    }
    sums.classes.push_back(
        GrowsSummariseSlots(sessions, classes, slotS, network.GetEpisode().GetEnd()));
}

/// Play one episode.
void
Play(GrowsSlottedEnvironment& network, GrowsAssociationPolicy& policy, Sums& sums)
{
    GrowsDecision decision;
    network.SetHandoverCallback(GrowsMakeHandoverCallback(policy));
    network.BeginEpisode();
    while (network.NextArrival())
    {
        const double begin = GrowsDecisionCost::GetThreadSeconds();
        const auto checked = GrowsDecide(policy, network.GetState(), decision);
        sums.cost.Add(GrowsDecisionCost::GetThreadSeconds() - begin);
        network.Apply(checked);
    }
    const auto episode = network.GetResult();
    sums.result.utility += episode.utility;
    sums.result.utilityPerArrival += episode.utilityPerArrival;
    sums.weightedPerArrival += episode.weightedUtilityPerArrival;
    sums.result.rejections += episode.rejections;
    sums.result.arrivals += episode.arrivals;
    sums.result.users += episode.meanUsers;
    sums.result.handovers.count += episode.handovers;
    sums.result.handovers.pingPongs += episode.pingPongs;
    sums.result.handovers.interruptionS += episode.interruptionS;
    const auto classes = GetClasses(network);
    if (!classes.empty())
    {
        AddClasses(network, classes, sums);
        return;
    }
    sums.result.completionS +=
        episode.completed * episode.meanSlots * network.GetSlotLength().GetSeconds();
    sums.completed += episode.completed;
}

/// The traffic of a slotted network: what its users receive, the handlers count.
struct SlottedTraffic
{
    Ptr<GrowsSlottedNetwork> network; //!< where users are
    GrowsTrafficClasses classes;      //!< of its scenario

    /// \param user index of a user \return its number: from 1 on, as those of places are
    static uint32_t GetNumber(uint32_t user)
    {
        return user + 1;
    }

    /// \param user index of a user \return a report with its class
    GrowsTrafficReport GetReport(uint32_t user) const
    {
        GrowsTrafficReport report;
        report.trafficClass = classes.at(network->GetTrafficClass(user)).name;
        return report;
    }
};

/// Give handlers the limits of a scenario. \param scenario it \param helper that installs them
void
SetLimits(const GrowsSlottedScenario& scenario, GrowsHelper& helper)
{
    if (const auto radio = scenario.GetRadio())
    {
        helper.SetLimits(*radio);
        return;
    }
    GrowsSlottedCells::Configuration configuration;
    scenario.Configure(configuration);
    const auto& limits = configuration.limits;
    helper.SetHandlerAttribute("Candidates", UintegerValue(limits.candidates));
    helper.SetHandlerAttribute("MaxRsrpGapDb", DoubleValue(limits.maxRsrpGapDb));
    helper.SetHandlerAttribute("MinSinrDb", DoubleValue(limits.minSinrDb));
    helper.SetHandlerAttribute("MinRbPerUe", DoubleValue(0.0)); // the cells say how many they take
}

/// \param environment a slotted network \return whether served users of it may be handed over
bool
HasHandover(const GrowsSlottedEnvironment& environment)
{
    const auto radio = environment.GetScenario()->GetRadio();
    return radio && radio->GetHandover() != GrowsRadioScenario::HANDOVER_OFF;
}

} // namespace

GrowsHandoverCallback
GrowsMakeHandoverCallback(GrowsAssociationPolicy& policy)
{
    return [&policy, decision = GrowsDecision()](const GrowsHandoverRequest& request) mutable {
        const auto choice = GrowsDecide(policy, request.state, decision).choice;
        return choice &&
                       GrowsExceedsMargin(decision.values, *choice, request.serving, request.margin)
                   ? *choice
                   : request.serving;
    };
}

GrowsRunResult
GrowsEvaluatePolicy(Ptr<GrowsSlottedEnvironment> network,
                    Ptr<GrowsAssociationPolicy> policy,
                    uint64_t episodes)
{
    NS_ASSERT_MSG(episodes > 0, "nothing to evaluate");
    network->AssignStreams(NETWORK_STREAM);
    policy->AssignStreams(POLICY_STREAM);
    const auto begin = std::chrono::steady_clock::now();
    Sums sums{};
    for (uint64_t episode = 0; episode < episodes; ++episode)
    {
        Play(*network, *policy, sums);
    }
    const double n = static_cast<double>(episodes);
    auto& means = sums.result;
    means.episodes = episodes;
    means.utility /= n;
    means.utilityPerArrival /= n;
    means.rejections /= n;
    means.arrivals /= n;
    means.users /= n;
    means.handovers.isKnown = HasHandover(*network);
    means.handovers.count /= n;
    means.handovers.pingPongs /= n;
    means.handovers.interruptionS /= n;
    means.completionS = sums.completed > 0 ? means.completionS / sums.completed
                                           : std::numeric_limits<double>::quiet_NaN();
    if (GrowsHasWeights(GetClasses(*network)))
    {
        means.weightedUtilityPerArrival = sums.weightedPerArrival / n;
    }
    if (!sums.classes.empty())
    {
        means.classes = GrowsAverageClasses(sums.classes);
    }
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
    means.decisionS = sums.cost.GetMedianSeconds();
    means.decisionShare = sums.cost.GetTotalSeconds() / wall.count();
    return means;
}

GrowsTables
GrowsTabulateEvaluation(const std::string& network,
                        const std::string& policy,
                        int64_t seed,
                        const GrowsRunResult& result)
{
    GrowsCsv::Row columns{"scenario",
                          "policy",
                          "seed",
                          "utility",
                          "rejections",
                          "utility_per_arrival",
                          "arrivals",
                          "users",
                          "completion_s",
                          "episodes"};
    GrowsCsv::Row row{network,
                      policy,
                      std::to_string(seed),
                      GrowsCsv::Format(result.utility),
                      GrowsCsv::Format(result.rejections),
                      GrowsCsv::Format(result.utilityPerArrival),
                      GrowsCsv::Format(result.arrivals),
                      GrowsCsv::Format(result.users),
                      GrowsCsv::Format(result.completionS),
                      std::to_string(result.episodes)};
    if (!std::isnan(result.weightedUtilityPerArrival))
    {
        columns.emplace_back("weighted_utility_per_arrival");
        row.push_back(GrowsCsv::Format(result.weightedUtilityPerArrival));
    }
    for (const auto& [column, figure] : result.handovers.GetFigures())
    {
        columns.push_back(column);
        row.push_back(GrowsCsv::Format(figure));
    }
    GrowsCsv run(columns);
    run.AddRow(row);
    GrowsCsv timing({"policy", "seed", "decision_us", "decision_share"});
    timing.AddRow({policy,
                   std::to_string(seed),
                   GrowsCsv::Format(1e6 * result.decisionS),
                   GrowsCsv::Format(result.decisionShare)});
    GrowsTables tables{{"runs.csv", run}, {"timing.csv", timing}};
    if (!result.classes.empty())
    {
        tables["classes.csv"] =
            GrowsTabulateClasses(network, policy, std::to_string(seed), result.classes);
    }
    return tables;
}

GrowsTables
GrowsSimulate(GrowsResultsHelper& results,
              const GrowsRunSpan& span,
              std::chrono::steady_clock::time_point begin,
              const std::function<void()>& onEnd)
{
    Simulator::Stop(Seconds(span.endS) + TimeStep(1)); // the last window belongs to the run
    Simulator::Run();
    results.Finish();
    onEnd();
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
    auto tables = results.GetTables(span, wall.count());
    Simulator::Destroy();
    return tables;
}

GrowsTables
GrowsPlayByHandlers(Ptr<GrowsSlottedEnvironment> environment,
                    Ptr<GrowsAssociationPolicy> policy,
                    const std::string& name,
                    int64_t seed)
{
    const auto begin = std::chrono::steady_clock::now();
    const auto scenario = environment->GetScenario();
    const auto times = scenario->GetTimes();
    NS_ABORT_MSG_IF(times.duration.IsZero(), "GrowsPlayByHandlers: a preset has no duration");
    environment->AssignStreams(NETWORK_STREAM);
    const auto network =
        CreateObjectWithAttributes<GrowsSlottedNetwork>("Environment", PointerValue(environment));
    GrowsHelper helper(policy);
    SetLimits(*scenario, helper);
    helper.SetHandlerAttribute("StopNotice", TimeValue(Seconds(0))); // no traffic to stop
    helper.Install(network);
    helper.AssignStreams(POLICY_STREAM);
    GrowsResultsHelper results(environment->GetName(), name, seed);
    const SlottedTraffic traffic{network, GetClasses(*environment)};
    results.SetUserNumbers(MakeCallback(&SlottedTraffic::GetNumber));
    results.SetTrafficClasses(traffic.classes);
    results.SetTrafficReports(MakeCallback(&SlottedTraffic::GetReport, &traffic));
    results.Install(helper);
    if (HasHandover(*environment))
    {
        const auto interruption = environment->GetEpisode().GetInterruption();
        results.CountHandovers(Seconds(interruption));
        environment->SetHandoverCallback(GrowsMakeHandoverCallback(*policy));
    }
    network->SetArrivalCallback(
        MakeBoundCallback(&GrowsUserAssociation::Dispatch, Ptr<GrowsNetwork>(network)));
    network->Start();
    const Time end = environment->GetNSlots() * environment->GetSlotLength();
    return GrowsSimulate(results, {times.warmUp.GetSeconds(), end.GetSeconds()}, begin);
}

} // namespace ns3
