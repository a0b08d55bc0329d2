/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

// How fast decisions and updates are, against two yardsticks measured in the same run: the same
// network put together from LibTorch's modules ("-composition"), and loops that know its sizes
// ("-floor"). One JSON object a line.

#include "grows-bench-cases.h"
#include "grows-bench-yardsticks.h"

#include "ns3/abort.h"
#include "ns3/grows-command-line.h"
#include "ns3/grows-double-dqn.h"
#include "ns3/grows-grows-policy.h"
#include "ns3/uinteger.h"

#include <ATen/Parallel.h>
#include <algorithm>

using namespace ns3;

namespace
{

/// Decisions: features, values, choice.
void
RunDecisions(int64_t repetitions)
{
    const auto model = GrowsMakeBenchModel();
    const auto memory = GrowsMakeBenchMemory(1);
    auto policy = CreateObject<GrowsGrowsPolicy>();
    policy->SetModel(model);
    for (const std::size_t size : {3, 7, 19, 57, 200})
    {
        const auto state = GrowsMakeBenchState(size);
        GrowsDecision decision;
        GrowsCompositionYardstick composition(model, memory, 1);
        GrowsLoopYardstick loops(model.parameters, memory);
        std::vector<float> features;
        GrowsFeatureSet(model.features, model.scales).Compute(state, features);
        policy->Decide(state, decision);
        NS_ABORT_MSG_UNLESS(decision.choice == composition.Decide(state) &&
                                decision.choice == loops.Decide(size, features),
                            "the yardsticks decide otherwise");
        GrowsBenchmark::MakeTiming("decision", size, 10 * repetitions, [&] {
            policy->Decide(state, decision);
        }).Run();
        GrowsBenchmark::MakeTiming("decision-composition", size, repetitions, [&] {
            composition.Decide(state);
        }).Run();
        GrowsBenchmark::MakeTiming("decision-floor", size, 10 * repetitions, [&] {
            loops.Decide(size, features);
        }).Run();
    }
}

/// Double-DQN updates: draw a batch, loss, gradient, Adam.
void
RunUpdates(int64_t repetitions)
{
    const auto model = GrowsMakeBenchModel();
    const auto memory = GrowsMakeBenchMemory(100000);
    for (const std::size_t size : {32, 256, 1024})
    {
        auto learner = CreateObject<GrowsDoubleDqn>();
        learner->SetAttribute("BatchSize", UintegerValue(size));
        learner->SetAttribute("UpdateInterval", UintegerValue(1));
        learner->SetAttribute("WarmUp", UintegerValue(memory.size()));
        learner->SetModel(model);
        std::for_each(memory.begin(), memory.end() - 1, [&](const auto& transition) {
            learner->Observe(transition);
        });
        GrowsCompositionYardstick composition(model, memory, size);
        GrowsLoopYardstick loops(model.parameters, memory);
        GrowsBenchmark::MakeTiming("update", size, 2 * repetitions, [&] {
            learner->Observe(memory.back());
        }).Run();
        GrowsBenchmark::MakeTiming("update-composition", size, repetitions / 4, [&] {
            composition.Update();
        }).Run();
        GrowsBenchmark::MakeTiming("update-floor", size, repetitions, [&] {
            loops.Update(size);
        }).Run();
    }
}

} // namespace

int
main(int argc, char* argv[])
{
    int64_t repetitions = 2000;
    GrowsCommandLine options(
        __FILE__,
        "Time decisions and Double-DQN updates: median and 99th percentile, one "
        "JSON object a line.");
    options.AddInteger("repetitions",
                       "measurements of a decision of the slowest kind; others in proportion",
                       100,
                       1000000,
                       repetitions);
    options.Parse(argc, argv);
    at::set_num_threads(1);
    RunDecisions(repetitions);
    RunUpdates(repetitions);
    return 0;
}
