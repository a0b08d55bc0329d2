// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

// How fast decisions, updates and whole trainings are, against two baselines measured in the same
// run: the same network put together from LibTorch's modules ("-composition"), and loops that know
// its sizes ("-floor"). One JSON object a line.

#include "grows-bench-baselines.h"
#include "grows-bench-cases.h"
#include "grows-bench-commands.h"
#include "grows-bench-training.h"
#include "grows-command-line.h"

#include "ns3/abort.h"
#include "ns3/grows-agent-policy.h"
#include "ns3/grows-double-dqn.h"
#include "ns3/grows-feature-set.h"
#include "ns3/uinteger.h"

#include <ATen/Parallel.h>
#include <algorithm>

using namespace ns3;

namespace
{

constexpr uint32_t NODES{3};          //!< candidates of the memory's states
constexpr std::size_t MEMORY{100000}; //!< transitions in the replay memory (paper, section IV)

/// Decisions: features, values, choice.
void
RunDecisions(int64_t repetitions, GrowsBenchProgress& progress)
{
    const auto model = GrowsMakeBenchModel();
    const GrowsFeatureSet features(model.features, model.scales);
    auto policy = CreateObject<GrowsAgentPolicy>();
    policy->SetModel(model);
    for (const std::size_t size : {3, 7, 19, 57, 200})
    {
        const auto state = GrowsMakeBenchState(size);
        GrowsDecision decision;
        GrowsCompositionBaseline composition(model, 1, size, 1);
        GrowsLoopBaseline loops(model.parameters, 1);
        std::vector<float> row;
        features.Compute(state, row);
        policy->Decide(state, decision);
        NS_ABORT_MSG_UNLESS(decision.choice == composition.Decide(size, row) &&
                                decision.choice == loops.Decide(size, row),
                            "the baselines decide otherwise");
        GrowsBenchmark::MakeTiming("decision", size, 10 * repetitions, [&] {
            policy->Decide(state, decision);
        }).Run(progress);
        GrowsBenchmark::MakeTiming("decision-composition", size, repetitions, [&] {
            features.Compute(state, row);
            composition.Decide(size, row);
        }).Run(progress);
        GrowsBenchmark::MakeTiming("decision-floor", size, 10 * repetitions, [&] {
            loops.Decide(size, row);
        }).Run(progress);
    }
}

/// Double-DQN updates: draw a batch, loss, gradient, Adam.
void
RunUpdates(int64_t repetitions, GrowsBenchProgress& progress)
{
    const auto model = GrowsMakeBenchModel();
    const auto memory = GrowsMakeBenchMemory(MEMORY);
    for (const std::size_t size : {32, 256, 1024})
    {
        auto learner = CreateObject<GrowsDoubleDqn>();
        learner->SetAttribute("BatchSize", UintegerValue(size));
        learner->SetAttribute("UpdateInterval", UintegerValue(1));
        learner->SetAttribute("WarmUp", UintegerValue(memory.size()));
        learner->SetModel(model);
        GrowsCompositionBaseline composition(model, MEMORY, NODES, size);
        GrowsLoopBaseline loops(model.parameters, size);
        std::for_each(memory.begin(), memory.end() - 1, [&](const auto& transition) {
            learner->AddTransition(transition);
            composition.Store(transition);
            loops.Store(transition);
        });
        GrowsBenchmark::MakeTiming("update", size, 2 * repetitions, [&] {
            learner->AddTransition(memory.back());
        }).Run(progress);
        GrowsBenchmark::MakeTiming("update-composition", size, repetitions / 4, [&] {
            composition.Update();
        }).Run(progress);
        GrowsBenchmark::MakeTiming("update-floor", size, repetitions, [&] {
            loops.Update();
        }).Run(progress);
    }
}

/// Whole trainings with the paper's settings, an update every 20 slots.
void
RunTrainings(int64_t repetitions, GrowsBenchProgress& progress)
{
    constexpr uint32_t BATCH = 32;
    const auto model = GrowsMakeBenchModel();
    const auto run =
        [&progress](const std::string& name, int64_t times, const GrowsMakeLearner& make) {
            GrowsBenchmark{name,
                           NODES,
                           "steps/s",
                           times,
                           [&make] { return GrowsMeasureTraining(make()); }}
                .Run(progress);
        };
    run("training-loop", repetitions / 40, [] { return CreateObject<GrowsDoubleDqn>(); });
    run("training-loop-composition", repetitions / 400, [&] {
        return CreateObject<GrowsBaselineLearner>(
            std::make_unique<GrowsCompositionBaseline>(model, MEMORY, NODES, BATCH));
    });
    run("training-loop-floor", repetitions / 40, [&] {
        return CreateObject<GrowsBaselineLearner>(
            std::make_unique<GrowsLoopBaseline>(model.parameters, BATCH));
    });
}

} // namespace

int
ns3::GrowsBenchAgentCommand(int argc, char* argv[])
{
    int64_t repetitions = 2000;
    GrowsCommandLine options(__FILE__,
                             "Time decisions, updates and trainings, one JSON object a line.");
    options.AddInteger("repetitions",
                       "measurements of a decision of the slowest kind; others in proportion",
                       400, // of which the slowest gets one
                       1000000,
                       repetitions);
    bool quiet = false;
    options.AddFlag("quiet", "no progress", quiet);
    options.Parse(argc, argv);
    GrowsBenchProgress progress(27.0, quiet); // figures
    at::set_num_threads(1);
    RunDecisions(repetitions, progress);
    RunUpdates(repetitions, progress);
    RunTrainings(repetitions, progress);
    return 0;
}
