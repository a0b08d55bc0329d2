// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-bench-cases.h"

#include "ns3/random-variable-stream.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <sstream>

namespace ns3
{

GrowsBenchmark
GrowsBenchmark::MakeTiming(const std::string& name,
                           std::size_t size,
                           int64_t repetitions,
                           std::function<void()> work)
{
    return {name, size, "us", repetitions, [work = std::move(work)] {
                const auto begin = std::chrono::steady_clock::now();
                work();
                const auto end = std::chrono::steady_clock::now();
                return std::chrono::duration<double, std::micro>(end - begin).count();
            }};
}

void
GrowsBenchmark::Run(GrowsBenchProgress& progress) const
{
    progress.Begin(name + " of " + std::to_string(size));
    for (int64_t i = 0; i < repetitions / 10; ++i)
    {
        sample();
    }
    std::vector<double> samples(static_cast<std::size_t>(repetitions));
    std::generate(samples.begin(), samples.end(), sample);
    std::sort(samples.begin(), samples.end());
    if (unit != "us")
    {
        std::reverse(samples.begin(), samples.end()); // of rates the low ones are the slow ones
    }
    std::ostringstream line;
    line << "{\"name\":\"" << name << "\",\"size\":" << size
         << ",\"median\":" << samples[samples.size() / 2]
         << ",\"p99\":" << samples[samples.size() * 99 / 100] << ",\"unit\":\"" << unit
         << "\",\"repetitions\":" << repetitions << "}";
    progress.End(line.str());
}

GrowsModel
GrowsMakeBenchModel()
{
    GrowsModel model;
    model.features = "users,mean-utility,rate,demand";
    for (std::size_t i = 0; i < model.architecture.GetNParameters(); ++i)
    {
        model.parameters.push_back(0.5F * std::sin(3.0F * static_cast<float>(i)));
    }
    return model;
}

GrowsAssociationState
GrowsMakeBenchState(std::size_t candidates)
{
    GrowsAssociationState state;
    state.candidates.resize(candidates);
    for (std::size_t i = 0; i < candidates; ++i)
    {
        auto& candidate = state.candidates[i];
        candidate.fullCellRateBps = 1e5 * static_cast<double>(1 + i % 16);
        candidate.cell.capacity = 11;
        candidate.cell.users.resize(5);
        candidate.cell.meanUtility = 0.1 * static_cast<double>(i % 7);
    }
    return state;
}

std::vector<GrowsTransition>
GrowsMakeBenchMemory(std::size_t size)
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

} // namespace ns3
