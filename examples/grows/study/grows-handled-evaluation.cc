/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-handled-evaluation.h"

#include "ns3/abort.h"
#include "ns3/grows-helper.h"
#include "ns3/grows-results-helper.h"
#include "ns3/grows-statistics.h"
#include "ns3/simulator.h"

#include <chrono>

namespace ns3
{

namespace
{

constexpr int64_t NETWORK_STREAM = 0;   //!< as GrowsEvaluatePolicy has it
constexpr int64_t POLICY_STREAM = 1000; //!< likewise

/**
 * \param run its figures
 * \param timing a row of timing.csv
 * \return the same as an evaluation
 */
GrowsEvaluation
ToEvaluation(const GrowsRunSummary& run, const GrowsCsv& timing)
{
    GrowsEvaluation evaluation;
    evaluation.episodes = 1;
    evaluation.utility = run.utility;
    evaluation.utilityPerArrival = run.utilityPerArrival;
    evaluation.rejections = run.rejections;
    evaluation.arrivals = run.arrivals;
    evaluation.users = run.users;
    evaluation.completionS = run.completionS;
    evaluation.decisionS = 1e-6 * timing.GetNumber(0, "decision_us");
    evaluation.decisionShare = timing.GetNumber(0, "decision_share");
    return evaluation;
}

} // namespace

GrowsHandledEvaluation
GrowsEvaluateByHandlers(Ptr<GrowsSlottedNetwork> network,
                        Ptr<GrowsAssociationPolicy> policy,
                        const std::string& name,
                        int64_t seed)
{
    const auto begin = std::chrono::steady_clock::now();
    const auto scenario = network->GetScenario();
    NS_ABORT_MSG_UNLESS(scenario, "GrowsEvaluateByHandlers: the network has no radio scenario");
    network->AssignStreams(NETWORK_STREAM);
    GrowsHelper helper(policy);
    helper.SetLimits(*scenario);
    helper.SetHandlerAttribute("StopNotice", TimeValue(Seconds(0))); // no traffic to stop
    helper.Install(network);
    helper.AssignStreams(POLICY_STREAM);
    GrowsResultsHelper results(network->GetName(), name, seed);
    results.Install(helper);
    network->SetArrivalCallback(
        MakeBoundCallback(&GrowsUserAssociation::Dispatch, Ptr<GrowsNetwork>(network)));
    network->Start();
    const Time end = network->GetNSlots() * network->GetSlotLength();
    Simulator::Stop(end + TimeStep(1)); // the last window belongs to the run
    Simulator::Run();
    results.Finish();
    const GrowsRunSpan span{scenario->GetWarmUp().GetSeconds(), end.GetSeconds()};
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
    const auto timing = results.GetTiming(wall.count());
    const auto run = results.Summarise(span, scenario->HasVolumes());
    Simulator::Destroy();
    return {ToEvaluation(run, timing), timing};
}

GrowsTextTable
GrowsTabulateSignalling(const GrowsCsv& timing, const std::vector<std::string>& policies)
{
    GrowsTextTable table({"policy", "messages", "bytes", "delay ms", "filled cells"});
    for (const auto& policy : policies)
    {
        const auto own = timing.Select("policy", policy);
        std::vector<std::string> row{policy};
        for (const auto* column : {"messages", "bytes", "attach_delay_ms", "filled_cells"})
        {
            row.push_back(GrowsTextTable::Format(GrowsEstimateMean(own.GetNumbers(column)), 1));
        }
        table.AddRow(row);
    }
    return table;
}

} // namespace ns3
