// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-distributed-gnn.h"

#include "grows-arg-max.h"

#include "ns3/assert.h"

#include <algorithm>
#include <cmath>

namespace ns3
{

void
GrowsGnnNode::Begin(const GrowsGnnArchitecture& architecture,
                    const float* parameters,
                    std::vector<float> signal)
{
    m_stages = architecture.GetStages();
    m_nonlinearity = architecture.nonlinearity;
    m_bias = architecture.bias;
    m_skip = architecture.skip.value_or(0.0F);
    m_score = signal.back();
    m_parameters = parameters;
    m_stage = 0;
    m_tap = 0;
    m_signal = std::move(signal);
    RunStages();
}

void
GrowsGnnNode::Receive(float weight, const std::vector<float>& message)
{
    for (std::size_t i = 0; i < message.size(); ++i)
    {
        m_received[i] += weight * message[i];
    }
}

void
GrowsGnnNode::Advance()
{
    m_signal = m_received;
    ++m_tap;
    RunStages();
}

float
GrowsGnnNode::GetValue() const
{
    NS_ASSERT_MSG(!NeedsExchange(), "the node has not heard from all its neighbours");
    return m_signal.front() + m_skip * m_score;
}

void
GrowsGnnNode::RunStages()
{
    while (m_stage < m_stages.size())
    {
        const auto& stage = m_stages[m_stage];
        if (m_tap == 0)
        {
            const float* bias = m_parameters + stage.bias;
            m_sum.assign(stage.outputs, 0.0F);
            std::copy_n(bias, m_bias ? stage.outputs : 0, m_sum.begin());
        }
        AddTap();
        if (m_tap + 1 < stage.taps)
        {
            m_received.assign(m_signal.size(), 0.0F);
            return;
        }
        Squash();
        m_signal = m_sum;
        m_tap = 0;
        ++m_stage;
    }
}

void
GrowsGnnNode::AddTap()
{
    const auto& stage = m_stages[m_stage];
    for (uint32_t output = 0; output < stage.outputs; ++output)
    {
        const float* weight =
            m_parameters + stage.weight + (std::size_t{output} * stage.taps + m_tap) * stage.inputs;
        for (uint32_t input = 0; input < stage.inputs; ++input)
        {
            m_sum[output] += weight[input] * m_signal[input];
        }
    }
}

void
GrowsGnnNode::Squash()
{
    if (!m_stages[m_stage].squashed)
    {
        return;
    }
    for (auto& value : m_sum)
    {
        switch (m_nonlinearity)
        {
        case GrowsNonlinearity::TANH:
            value = std::tanh(value);
            break;
        case GrowsNonlinearity::RELU:
            value = std::max(value, 0.0F);
            break;
        case GrowsNonlinearity::IDENTITY:
            break;
        }
    }
}

GrowsDistributedGnn::GrowsDistributedGnn(const GrowsGnnArchitecture& architecture,
                                         std::vector<float> parameters)
    : m_architecture(architecture),
      m_parameters(std::move(parameters))
{
}

const std::vector<float>&
GrowsDistributedGnn::Compute(uint32_t nodes, const float* features, const GrowsShift<float>& shift)
{
    m_traffic = {};
    m_nodes.resize(nodes);
    for (uint32_t i = 0; i < nodes; ++i)
    {
        std::vector<float> own(m_architecture.GetNInputs());
        for (std::size_t feature = 0; feature < own.size(); ++feature)
        {
            own[feature] = features[feature * nodes + i];
        }
        m_nodes[i].Begin(m_architecture, m_parameters.data(), std::move(own));
    }
    while (m_nodes.front().NeedsExchange())
    {
        Exchange(shift);
        for (auto& node : m_nodes)
        {
            node.Advance();
        }
    }
    m_values.clear();
    for (const auto& node : m_nodes)
    {
        m_values.push_back(node.GetValue());
    }
    return m_values;
}

float
GrowsDistributedGnn::GetWeight(const GrowsShift<float>& shift,
                               std::size_t sender,
                               std::size_t receiver,
                               std::size_t nodes)
{
    const float uniform = sender == receiver ? shift.diagonal : shift.offDiagonal;
    return shift.matrix ? shift.matrix[sender * nodes + receiver] : uniform;
}

void
GrowsDistributedGnn::Exchange(const GrowsShift<float>& shift)
{
    const std::size_t n = m_nodes.size();
    ++m_traffic.rounds;
    for (std::size_t sender = 0; sender < n; ++sender)
    {
        for (std::size_t receiver = 0; receiver < n; ++receiver)
        {
            const float weight = GetWeight(shift, sender, receiver, n);
            if (weight == 0.0F)
            {
                continue;
            }
            const auto& message = m_nodes[sender].GetMessage();
            m_nodes[receiver].Receive(weight, message);
            m_traffic.messages += sender == receiver ? 0 : 1;
            m_traffic.bytes += sender == receiver ? 0 : message.size() * sizeof(float);
        }
    }
}

uint32_t
GrowsDistributedGnn::Choose(const std::vector<uint8_t>& allowed, double margin)
{
    const auto n = static_cast<uint32_t>(m_values.size());
    const auto traffic = GetTrafficOfChoice(n);
    m_traffic.rounds += traffic.rounds;
    m_traffic.messages += traffic.messages;
    m_traffic.bytes += traffic.bytes;
    if (!m_architecture.skip)
    {
        return GrowsArgMax(m_values.data(), allowed.data(), n);
    }
    std::vector<float> scores;
    for (const auto& node : m_nodes)
    {
        scores.push_back(node.GetScore());
    }
    return GrowsArgMaxBeyond(m_values.data(), scores.data(), allowed.data(), n, margin);
}

GrowsDistributedGnn::Traffic
GrowsDistributedGnn::GetTrafficOfChoice(uint64_t nodes) const
{
    const uint64_t pairs = nodes * (nodes - 1);
    return {1, pairs, pairs * sizeof(float) * (m_architecture.skip ? 2 : 1)}; // value, score
}

GrowsDistributedGnn::Traffic
GrowsDistributedGnn::GetTrafficOfDecision(uint32_t nodes, const GrowsShift<float>& shift) const
{
    uint64_t edges = 0;
    for (uint32_t sender = 0; sender < nodes; ++sender)
    {
        for (uint32_t receiver = 0; receiver < nodes; ++receiver)
        {
            const bool isEdge = GetWeight(shift, sender, receiver, nodes) != 0.0F;
            edges += sender != receiver && isEdge ? 1 : 0;
        }
    }
    Traffic traffic = GetTrafficOfChoice(nodes);
    for (std::size_t layer = 0; layer < m_architecture.taps.size(); ++layer)
    {
        const uint32_t exchanges = m_architecture.taps[layer] - 1;
        traffic.rounds += exchanges;
        traffic.messages += exchanges * edges;
        traffic.bytes += exchanges * edges * m_architecture.signals[layer] * sizeof(float);
    }
    return traffic;
}

} // namespace ns3
