// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-replay-memory.h"

#include <algorithm>

namespace ns3
{

namespace
{

/// Append numbers.
template <typename T>
void
Append(const std::vector<T>& from, std::vector<float>& to)
{
    to.insert(to.end(), from.begin(), from.end());
}

/// A state as a learner takes it. \param allowed its mask
GrowsObservation
ToObservation(const GrowsUpdateState<float>& state, std::size_t features, const float* allowed)
{
    const std::size_t n = state.nodes;
    GrowsObservation observation;
    observation.nodes = state.nodes;
    observation.features.assign(state.features, state.features + n * features);
    observation.allowed.assign(allowed, allowed + n);
    if (state.shift)
    {
        observation.shift.assign(state.shift, state.shift + n * n);
    }
    return observation;
}

} // namespace

GrowsReplayMemory::GrowsReplayMemory(std::size_t capacity)
    : m_records(capacity)
{
}

void
GrowsReplayMemory::Add(const GrowsTransition& transition)
{
    const auto& [state, action, reward, discount, next, probability, timeS] = transition;
    m_scratch.nodes = state.nodes;
    m_scratch.nextNodes = next.nodes;
    m_scratch.features = static_cast<uint32_t>(state.features.size() / state.nodes);
    m_scratch.action = action;
    m_scratch.reward = reward;
    m_scratch.discount = discount;
    m_scratch.hasShift = !state.shift.empty();
    m_scratch.hasNextShift = !next.shift.empty();
    m_scratch.values.clear();
    Append(state.features, m_scratch.values);
    Append(next.features, m_scratch.values);
    Append(state.shift, m_scratch.values);
    Append(next.shift, m_scratch.values);
    Append(state.allowed, m_scratch.values);
    Append(next.allowed, m_scratch.values);
    m_records.push_back(m_scratch);
}

GrowsUpdateSample<float>
GrowsReplayMemory::Get(std::size_t index) const
{
    const auto& record = m_records[index];
    const std::size_t nodes = record.nodes;
    const float* features = record.values.data();
    const float* nextFeatures = features + nodes * record.features;
    const float* shift = nextFeatures + std::size_t{record.nextNodes} * record.features;
    const float* nextShift = shift + (record.hasShift ? nodes * nodes : 0);
    const float* nextAllowed = record.values.data() + record.values.size() - record.nextNodes;
    return {{record.nodes, features, record.hasShift ? shift : nullptr},
            record.action,
            record.reward,
            record.discount,
            {record.nextNodes, nextFeatures, record.hasNextShift ? nextShift : nullptr},
            nextAllowed,
            nextAllowed - nodes};
}

void
GrowsReplayMemory::Gather(const std::vector<std::size_t>& indices,
                          std::vector<GrowsUpdateSample<float>>& batch) const
{
    for (const auto index : indices)
    {
        __builtin_prefetch(&m_records[index]);
    }
    batch.clear();
    for (const auto index : indices)
    {
        batch.push_back(Get(index));
        __builtin_prefetch(batch.back().state.features);
        __builtin_prefetch(batch.back().next.features);
    }
}

std::vector<GrowsTransition>
GrowsReplayMemory::GetTransitions() const
{
    std::vector<GrowsTransition> transitions;
    transitions.reserve(m_records.size());
    for (std::size_t i = 0; i < m_records.size(); ++i)
    {
        const auto sample = Get(i);
        const auto features = m_records[i].features;
        transitions.push_back({ToObservation(sample.state, features, sample.allowed),
                               sample.action,
                               sample.reward,
                               sample.discount,
                               ToObservation(sample.next, features, sample.nextAllowed)});
    }
    return transitions;
}

} // namespace ns3
