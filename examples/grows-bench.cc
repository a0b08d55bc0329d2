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

#include "grows-bench-yardsticks.h"

#include "ns3/double.h"
#include "ns3/grows-command-line.h"
#include "ns3/grows-double-dqn.h"
#include "ns3/grows-grows-policy.h"
#include "ns3/uinteger.h"

#include <ATen/Parallel.h>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <iostream>

using namespace ns3;

namespace
{

/// One figure: something that can be measured again and again.
struct Benchmark
{
    std::string name;               //!< what
    std::size_t size;               //!< of how many
    std::string unit;               //!< of the figure
    int64_t repetitions;            //!< how often it is measured
    std::function<double()> sample; //!< measures it once
};

/// How long something takes, in microseconds.
double
Time(const std::function<void()>& work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin)
        .count();
}

/// A benchmark of something's time.
Benchmark
MakeTiming(const std::string& name,
           std::size_t size,
           int64_t repetitions,
           std::function<void()> work)
{
    return {name, size, "us", repetitions, [work = std::move(work)] { return Time(work); }};
}

/// Measure and print, after a tenth as many that do not count.
void
Run(const Benchmark& benchmark)
{
    for (int64_t i = 0; i < benchmark.repetitions / 10; ++i)
    {
        benchmark.sample();
    }
    std::vector<double> samples(static_cast<std::size_t>(benchmark.repetitions));
    std::generate(samples.begin(), samples.end(), benchmark.sample);
    std::sort(samples.begin(), samples.end());
    std::cout << "{\"name\":\"" << benchmark.name << "\",\"size\":" << benchmark.size
              << ",\"median\":" << samples[samples.size() / 2]
              << ",\"p99\":" << samples[samples.size() * 99 / 100] << ",\"unit\":\""
              << benchmark.unit << "\",\"repetitions\":" << benchmark.repetitions << "}"
              << std::endl;
}

/// The paper's agent with parameters of about the size of trained ones.
GrowsModel
MakeModel()
{
    GrowsModel model;
    model.features = "users,mean-utility,rate,demand";
    for (std::size_t i = 0; i < model.architecture.GetNParameters(); ++i)
    {
        model.parameters.push_back(0.5F * std::sin(3.0F * static_cast<float>(i)));
    }
    return model;
}

/// A newcomer and its candidates, with five users each.
GrowsAssociationState
MakeState(std::size_t candidates)
{
    GrowsAssociationState state;
    state.candidates.resize(candidates);
    for (std::size_t i = 0; i < candidates; ++i)
    {
        auto& candidate = state.candidates[i];
        candidate.soloRateBps = 1e5 * static_cast<double>(1 + i % 16);
        candidate.cell.capacity = 11;
        candidate.cell.users.resize(5);
        candidate.cell.meanUtility = 0.1 * static_cast<double>(i % 7);
    }
    return state;
}

/// Transitions of three nodes.
std::vector<GrowsTransition>
MakeMemory(std::size_t size)
{
    auto draw = CreateObject<UniformRandomVariable>();
    draw->SetStream(1);
    const auto observe = [&draw] {
        GrowsObservation observation{3, std::vector<float>(12), {1, 1, 1}, {}};
        std::generate(observation.features.begin(), observation.features.end(), [&draw] {
            return static_cast<float>(draw->GetValue());
        });
        return observation;
    };
    std::vector<GrowsTransition> memory(size);
    for (auto& transition : memory)
    {
        transition = {observe(), draw->GetInteger(0, 2), 1.0F, 0.5F, observe()};
    }
    return memory;
}

/// Decisions: features, values, choice.
void
RunDecisions(int64_t repetitions)
{
    const auto model = MakeModel();
    const auto memory = MakeMemory(1);
    auto policy = CreateObject<GrowsGrowsPolicy>();
    policy->SetModel(model);
    for (const std::size_t size : {3, 7, 19, 57, 200})
    {
        const auto state = MakeState(size);
        GrowsDecision decision;
        GrowsCompositionYardstick composition(model, memory, 1);
        GrowsLoopYardstick loops(model.parameters, memory);
        std::vector<float> features;
        GrowsFeatureSet(model.features, model.scales).Compute(state, features);
        Run(MakeTiming("decision", size, 10 * repetitions, [&] {
            policy->Decide(state, decision);
        }));
        Run(MakeTiming("decision-composition", size, repetitions, [&] {
            composition.Decide(state);
        }));
        Run(MakeTiming("decision-floor", size, 10 * repetitions, [&] {
            loops.Decide(size, features);
        }));
    }
}

/// Double-DQN updates: draw a batch, loss, gradient, Adam.
void
RunUpdates(int64_t repetitions)
{
    const auto model = MakeModel();
    const auto memory = MakeMemory(100000);
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
        Run(MakeTiming("update", size, 2 * repetitions, [&] { learner->Observe(memory.back()); }));
        Run(MakeTiming("update-composition", size, repetitions / 4, [&] { composition.Update(); }));
        Run(MakeTiming("update-floor", size, repetitions, [&] { loops.Update(size); }));
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
