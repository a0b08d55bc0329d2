/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-replay-memory.h"

#include <algorithm>

namespace ns3
{

namespace
{

const std::string TRANSITIONS = "replay.transitions";
const std::string INTEGERS = "replay.integers";
const std::string NUMBERS = "replay.numbers";
const std::string VALUES = "replay.values";
/// Integers of a record in a checkpoint: nodes, next nodes, action, has shift, has next shift.
constexpr std::size_t INTEGERS_PER_RECORD = 5;
/// Numbers of a record in a checkpoint: reward and discount.
constexpr std::size_t NUMBERS_PER_RECORD = 2;
/// Far beyond any candidate graph: a checkpoint that says more is damaged.
constexpr int64_t MAX_NODES = 1 << 16;

/// Append numbers.
template <typename T>
void
Append(const std::vector<T>& from, std::vector<float>& to)
{
    to.insert(to.end(), from.begin(), from.end());
}

} // namespace

std::size_t
GrowsReplayMemory::Record::GetSize() const
{
    const std::size_t n = nodes;
    const std::size_t next = nextNodes;
    return features * (n + next) + (hasShift ? n * n : 0) + (hasNextShift ? next * next : 0) + next;
}

bool
GrowsReplayMemory::Record::SetShape(const int64_t* integers)
{
    if (integers[0] < 1 || integers[0] > MAX_NODES || integers[1] < 0 || integers[1] > MAX_NODES ||
        integers[2] < 0 || integers[2] >= integers[0])
    {
        return false;
    }
    nodes = static_cast<uint32_t>(integers[0]);
    nextNodes = static_cast<uint32_t>(integers[1]);
    action = static_cast<uint32_t>(integers[2]);
    hasShift = integers[3] != 0;
    hasNextShift = integers[4] != 0;
    return true;
}

GrowsReplayMemory::GrowsReplayMemory(std::size_t capacity)
    : m_records(capacity)
{
}

void
GrowsReplayMemory::Add(const GrowsTransition& transition)
{
    const auto& [state, action, reward, discount, next] = transition;
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
    Append(next.allowed, m_scratch.values);
    m_records.push_back(m_scratch);
}

std::size_t
GrowsReplayMemory::GetN() const
{
    return m_records.size();
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
            nextAllowed};
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

void
GrowsReplayMemory::Store(GrowsDictionary& dictionary) const
{
    const auto n = static_cast<int64_t>(m_records.size());
    dictionary[TRANSITIONS] = n;
    if (n == 0)
    {
        return; // files hold no empty arrays
    }
    GrowsArray<int64_t> integers{{n, INTEGERS_PER_RECORD}, {}};
    GrowsArray<float> numbers{{n, NUMBERS_PER_RECORD}, {}};
    GrowsArray<float> values;
    for (const auto& record : m_records)
    {
        integers.values.insert(
            integers.values.end(),
            {record.nodes, record.nextNodes, record.action, record.hasShift, record.hasNextShift});
        numbers.values.insert(numbers.values.end(), {record.reward, record.discount});
        Append(record.values, values.values);
    }
    values.shape.assign(1, static_cast<int64_t>(values.values.size()));
    dictionary[INTEGERS] = std::move(integers);
    dictionary[NUMBERS] = std::move(numbers);
    dictionary[VALUES] = std::move(values);
}

std::string
GrowsReplayMemory::FindProblem(const GrowsDictionary& dictionary,
                               uint32_t features,
                               std::size_t capacity)
{
    const auto* transitions = GrowsFind<int64_t>(dictionary, TRANSITIONS);
    if (transitions && *transitions == 0)
    {
        return "";
    }
    auto problem = FindSizeProblem(dictionary);
    if (problem.empty() && static_cast<std::size_t>(*transitions) > capacity)
    {
        problem = "has more transitions than its replay memory keeps";
    }
    return problem.empty() ? FindRecordProblem(dictionary, features) : problem;
}

std::string
GrowsReplayMemory::FindSizeProblem(const GrowsDictionary& dictionary)
{
    const auto* transitions = GrowsFind<int64_t>(dictionary, TRANSITIONS);
    const auto* integers = GrowsFind<GrowsArray<int64_t>>(dictionary, INTEGERS);
    const auto* numbers = GrowsFind<GrowsArray<float>>(dictionary, NUMBERS);
    const auto* values = GrowsFind<GrowsArray<float>>(dictionary, VALUES);
    if (!transitions || !integers || !numbers || !values)
    {
        return "has no replay memory";
    }
    const std::size_t n = integers->values.size() / INTEGERS_PER_RECORD;
    const bool isGood = n == static_cast<std::size_t>(*transitions) &&
                        integers->values.size() == n * INTEGERS_PER_RECORD &&
                        numbers->values.size() == n * NUMBERS_PER_RECORD &&
                        GrowsAreFinite(numbers->values) && GrowsAreFinite(values->values);
    return isGood ? "" : "has a replay memory of another size or with undefined numbers";
}

std::string
GrowsReplayMemory::FindRecordProblem(const GrowsDictionary& dictionary, uint32_t features)
{
    const auto& integers = GrowsFind<GrowsArray<int64_t>>(dictionary, INTEGERS)->values;
    const auto& values = GrowsFind<GrowsArray<float>>(dictionary, VALUES)->values;
    auto next = values.begin();
    for (std::size_t i = 0; i < integers.size(); i += INTEGERS_PER_RECORD)
    {
        Record record;
        record.features = features;
        const auto left = static_cast<std::size_t>(values.end() - next);
        if (!record.SetShape(integers.data() + i) || record.GetSize() > left)
        {
            return "has an impossible transition in its replay memory";
        }
        next += static_cast<std::ptrdiff_t>(record.GetSize());
        const auto isZero = [](float allowed) { return allowed == 0.0F; };
        if (record.nextNodes > 0 && std::all_of(next - record.nextNodes, next, isZero))
        {
            return "has a transition without a next action in its replay memory";
        }
    }
    return next == values.end() ? "" : "has a replay memory of another size";
}

std::string
GrowsReplayMemory::Restore(const GrowsDictionary& dictionary, uint32_t features)
{
    if (auto problem = FindProblem(dictionary, features, m_records.capacity()); !problem.empty())
    {
        return problem;
    }
    m_records.clear();
    const auto n = static_cast<std::size_t>(*GrowsFind<int64_t>(dictionary, TRANSITIONS));
    if (n == 0)
    {
        return "";
    }
    const auto& integers = GrowsFind<GrowsArray<int64_t>>(dictionary, INTEGERS)->values;
    const auto& numbers = GrowsFind<GrowsArray<float>>(dictionary, NUMBERS)->values;
    auto next = GrowsFind<GrowsArray<float>>(dictionary, VALUES)->values.begin();
    for (std::size_t i = 0; i < n; ++i)
    {
        Record record;
        record.features = features;
        record.SetShape(integers.data() + i * INTEGERS_PER_RECORD);
        record.reward = numbers[i * NUMBERS_PER_RECORD];
        record.discount = numbers[i * NUMBERS_PER_RECORD + 1];
        const auto end = next + static_cast<std::ptrdiff_t>(record.GetSize());
        record.values.assign(next, end);
        next = end;
        m_records.push_back(std::move(record));
    }
    return "";
}

} // namespace ns3
