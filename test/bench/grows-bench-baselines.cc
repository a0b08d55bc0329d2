// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-bench-baselines.h"

#include "ns3/grows-arg-max.h"
#include "ns3/grows-local-gnn.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <torch/nn/functional/loss.h>
#include <torch/optim/adam.h>
#include <torch/types.h>

namespace ns3
{

namespace
{

constexpr double LEARNING_RATE = 1e-4;

/// S of the complete graph.
torch::Tensor
MakeShift(int64_t nodes)
{
    return (torch::ones({nodes, nodes}) - torch::eye(nodes)) / std::max<int64_t>(nodes - 1, 1);
}

/// A network with the parameters of a model.
GrowsLocalGnn
MakeNetwork(const GrowsModel& model)
{
    GrowsLocalGnn network{GrowsLocalGnnOptions(model.architecture)};
    network->flat_parameters().copy_(torch::tensor(model.parameters));
    return network;
}

} // namespace

struct GrowsCompositionBaseline::Parts
{
    GrowsLocalGnn online;         //!< learns and decides
    GrowsLocalGnn target;         //!< rates
    torch::optim::Adam optimiser; //!< of online
    int64_t batchSize;            //!< transitions in an update
    int64_t nodes;                //!< of the memory's graphs
    int64_t capacity;             //!< of the memory
    torch::Tensor shift;          //!< of the memory's graphs
    torch::Tensor states;         //!< [transitions, F, N]
    torch::Tensor actions;        //!< [transitions, 1]
    torch::Tensor rewards;        //!< [transitions]
    torch::Tensor discounts;      //!< [transitions]
    torch::Tensor nextStates;     //!< [transitions, F, N]
    torch::Tensor nextAllowed;    //!< [transitions, N]
    int64_t stored{0};            //!< transitions so far
};

GrowsCompositionBaseline::GrowsCompositionBaseline(const GrowsModel& model,
                                                   std::size_t capacity,
                                                   uint32_t nodes,
                                                   std::size_t batchSize)
{
    const auto online = MakeNetwork(model);
    const int64_t features = model.architecture.GetNInputs();
    const auto n = static_cast<int64_t>(capacity);
    // NOLINTNEXTLINE(modernize-make-unique): before C++20 it makes no aggregates
    m_parts.reset(new Parts{
        online,
        MakeNetwork(model),
        torch::optim::Adam(online->parameters(), torch::optim::AdamOptions(LEARNING_RATE)),
        static_cast<int64_t>(batchSize),
        nodes,
        n,
        MakeShift(nodes),
        torch::zeros({n, features, nodes}),
        torch::zeros({n, 1}, torch::kLong),
        torch::zeros({n}),
        torch::zeros({n}),
        torch::zeros({n, features, nodes}),
        torch::ones({n, nodes}, torch::kBool)});
}

GrowsCompositionBaseline::~GrowsCompositionBaseline() = default;

uint32_t
GrowsCompositionBaseline::Decide(uint32_t nodes, const std::vector<float>& features)
{
    const torch::NoGradGuard guard;
    const auto shift = nodes == m_parts->nodes ? m_parts->shift : MakeShift(nodes);
    const auto x = torch::tensor(features).view({1, -1, nodes});
    return static_cast<uint32_t>(m_parts->online->forward(x, shift).argmax(1).item<int64_t>());
}

void
GrowsCompositionBaseline::Store(const GrowsTransition& transition)
{
    auto& parts = *m_parts;
    const auto row = parts.stored++ % parts.capacity;
    parts.states[row] = torch::tensor(transition.state.features).view({-1, parts.nodes});
    parts.actions[row] = int64_t{transition.action};
    parts.rewards[row] = transition.reward;
    parts.discounts[row] = transition.discount;
    if (transition.next.nodes > 0)
    {
        parts.nextStates[row] = torch::tensor(transition.next.features).view({-1, parts.nodes});
        parts.nextAllowed[row] = torch::tensor(transition.next.allowed, torch::kBool);
    }
}

void
GrowsCompositionBaseline::CopyTarget()
{
    const torch::NoGradGuard guard;
    m_parts->target->flat_parameters().copy_(m_parts->online->flat_parameters());
}

void
GrowsCompositionBaseline::Update()
{
    auto& parts = *m_parts;
    const auto batch =
        torch::randint(std::min(parts.stored, parts.capacity), {parts.batchSize}, torch::kLong);
    torch::Tensor expected;
    {
        const torch::NoGradGuard guard;
        const auto next = parts.nextStates.index_select(0, batch);
        const auto allowed = parts.nextAllowed.index_select(0, batch);
        const auto best = parts.online->forward(next, parts.shift)
                              .masked_fill(allowed.logical_not(), -INFINITY)
                              .argmax(1, true);
        const auto values = parts.target->forward(next, parts.shift).gather(1, best).squeeze(1);
        expected =
            parts.rewards.index_select(0, batch) + parts.discounts.index_select(0, batch) * values;
    }
    const auto values = parts.online->forward(parts.states.index_select(0, batch), parts.shift)
                            .gather(1, parts.actions.index_select(0, batch))
                            .squeeze(1);
    const auto loss = torch::mse_loss(values, expected);
    parts.optimiser.zero_grad();
    loss.backward();
    parts.optimiser.step();
}

namespace
{

/// Where a stage's numbers are: weight [outputs, 2, 4] (readout: [1, 2]), then bias [outputs].
constexpr uint32_t OFFSETS[] = {0, 36, 54};
/// Of the two layers.
constexpr uint32_t OUTPUTS[] = {4, 2};
constexpr uint32_t INPUTS = 4;

/// tanh by Lambert's continued fraction, within 1e-4: a floor need not be exact.
inline float
RoughTanh(float x)
{
    x = std::min(std::max(x, -5.0F), 5.0F);
    const float u = x * x;
    return x * (135135.0F + u * (17325.0F + u * (378.0F + u))) /
           (135135.0F + u * (62370.0F + u * (3150.0F + u * 28.0F)));
}

/// Sum of products, in eight interleaved sums that fit vector registers.
template <uint32_t N>
float
Dot(const float* a, const float* b)
{
    float sums[8]{};
    for (uint32_t i = 0; i < N; i += 8)
    {
        for (uint32_t environment = 0; environment < 8; ++environment)
        {
            sums[environment] += a[i + environment] * b[i + environment];
        }
    }
    return std::accumulate(sums, sums + 8, 0.0F);
}

} // namespace

GrowsLoopBaseline::GrowsLoopBaseline(const std::vector<float>& parameters, std::size_t batchSize)
    : m_parameters(parameters),
      m_target(parameters),
      m_gradient(SIZE),
      m_first(SIZE),
      m_second(SIZE),
      m_memory(batchSize)
{
}

void
GrowsLoopBaseline::Store(const GrowsTransition& transition)
{
    auto& kept = m_memory[m_stored++ % m_memory.size()];
    kept = transition;
    if (transition.next.nodes == 0)
    {
        kept.next = kept.state; // any will do: the discount is 0
    }
}

void
GrowsLoopBaseline::CopyTarget()
{
    m_target = m_parameters;
}

uint32_t
GrowsLoopBaseline::Decide(uint32_t nodes, const std::vector<float>& features)
{
    float x[3][INPUTS][MAX_NODES];
    float y[MAX_NODES];
    const float share = nodes > 1 ? 1.0F / static_cast<float>(nodes - 1) : 0.0F;
    for (uint32_t f = 0; f < INPUTS; ++f)
    {
        std::copy_n(features.begin() + f * nodes, nodes, x[0][f]);
    }
    for (uint32_t layer = 0; layer < 2; ++layer)
    {
        float sum[INPUTS]{};
        for (uint32_t f = 0; f < INPUTS; ++f)
        {
            sum[f] = share * std::accumulate(x[layer][f], x[layer][f] + nodes, 0.0F);
        }
        for (uint32_t out = 0; out < OUTPUTS[layer]; ++out)
        {
            const float* weight = m_parameters.data() + OFFSETS[layer] + out * 2 * INPUTS;
            float common = m_parameters[OFFSETS[layer] + OUTPUTS[layer] * 2 * INPUTS + out];
            float own[INPUTS];
            for (uint32_t f = 0; f < INPUTS; ++f)
            {
                common += weight[INPUTS + f] * sum[f];
                own[f] = weight[f] - share * weight[INPUTS + f];
            }
            for (uint32_t i = 0; i < nodes; ++i)
            {
                x[layer + 1][out][i] =
                    RoughTanh(common + own[0] * x[layer][0][i] + own[1] * x[layer][1][i] +
                              own[2] * x[layer][2][i] + own[3] * x[layer][3][i]);
            }
        }
    }
    const float* readout = m_parameters.data() + OFFSETS[2];
    for (uint32_t i = 0; i < nodes; ++i)
    {
        y[i] = readout[0] * x[2][0][i] + readout[1] * x[2][1][i] + readout[2];
    }
    return static_cast<uint32_t>(std::max_element(y, y + nodes) - y);
}

template <typename F>
void
GrowsLoopBaseline::Fill(Chunk& chunk, F getObservation)
{
    for (uint32_t s = 0; s < SAMPLES; ++s)
    {
        const float* features = getObservation(s).features.data();
        for (uint32_t f = 0; f < INPUTS; ++f)
        {
            for (uint32_t n = 0; n < NODES; ++n)
            {
                chunk.x[0][f][n][s] = features[f * NODES + n];
            }
        }
    }
}

void
GrowsLoopBaseline::Forward(const float* parameters, Chunk& chunk)
{
    for (uint32_t layer = 0; layer < 2; ++layer)
    {
        for (uint32_t f = 0; f < INPUTS; ++f)
        {
            const auto& x = chunk.x[layer][f];
            for (uint32_t s = 0; s < SAMPLES; ++s)
            {
                const float sum = x[0][s] + x[1][s] + x[2][s];
                for (uint32_t n = 0; n < NODES; ++n)
                {
                    chunk.neighbours[layer][f][n][s] = 0.5F * (sum - x[n][s]);
                }
            }
        }
        for (uint32_t out = 0; out < OUTPUTS[layer]; ++out)
        {
            const float* w = parameters + OFFSETS[layer] + out * 2 * INPUTS;
            const float bias = parameters[OFFSETS[layer] + OUTPUTS[layer] * 2 * INPUTS + out];
            const float* x = &chunk.x[layer][0][0][0];
            const float* y = &chunk.neighbours[layer][0][0][0];
            float* result = &chunk.x[layer + 1][out][0][0];
            constexpr uint32_t STEP = NODES * SAMPLES;
            for (uint32_t c = 0; c < STEP; ++c)
            {
                result[c] =
                    RoughTanh(bias + w[0] * x[c] + w[1] * x[STEP + c] + w[2] * x[2 * STEP + c] +
                              w[3] * x[3 * STEP + c] + w[4] * y[c] + w[5] * y[STEP + c] +
                              w[6] * y[2 * STEP + c] + w[7] * y[3 * STEP + c]);
            }
        }
    }
    const float* readout = parameters + OFFSETS[2];
    for (uint32_t c = 0; c < NODES * SAMPLES; ++c)
    {
        (&chunk.values[0][0])[c] = readout[0] * (&chunk.x[2][0][0][0])[c] +
                                   readout[1] * (&chunk.x[2][1][0][0])[c] + readout[2];
    }
}

void
GrowsLoopBaseline::Backward(const Chunk& chunk, const Row& slope)
{
    constexpr uint32_t STEP = NODES * SAMPLES;
    static const std::vector<float> ones(STEP, 1.0F);
    Row back[INPUTS];
    const float* readout = m_parameters.data() + OFFSETS[2];
    for (uint32_t f = 0; f < 2; ++f)
    {
        m_gradient[OFFSETS[2] + f] += Dot<STEP>(&slope[0][0], &chunk.x[2][f][0][0]);
        std::transform(&slope[0][0], &slope[0][0] + STEP, &back[f][0][0], [&](float value) {
            return value * readout[f];
        });
    }
    m_gradient[OFFSETS[2] + 2] += Dot<STEP>(&slope[0][0], ones.data());
    for (uint32_t layer = 2; layer-- > 0;)
    {
        Row next[INPUTS]{};
        Row shifted[INPUTS]{};
        for (uint32_t out = 0; out < OUTPUTS[layer]; ++out)
        {
            const uint32_t first = OFFSETS[layer] + out * 2 * INPUTS;
            Row d;
            std::transform(&back[out][0][0],
                           &back[out][0][0] + STEP,
                           &chunk.x[layer + 1][out][0][0],
                           &d[0][0],
                           [](float dy, float y) { return dy * (1.0F - y * y); });
            for (uint32_t f = 0; f < INPUTS; ++f)
            {
                m_gradient[first + f] += Dot<STEP>(&d[0][0], &chunk.x[layer][f][0][0]);
                m_gradient[first + INPUTS + f] +=
                    Dot<STEP>(&d[0][0], &chunk.neighbours[layer][f][0][0]);
                for (uint32_t c = 0; layer > 0 && c < STEP; ++c)
                {
                    (&next[f][0][0])[c] += m_parameters[first + f] * (&d[0][0])[c];
                    (&shifted[f][0][0])[c] += m_parameters[first + INPUTS + f] * (&d[0][0])[c];
                }
            }
            m_gradient[OFFSETS[layer] + OUTPUTS[layer] * 2 * INPUTS + out] +=
                Dot<STEP>(&d[0][0], ones.data());
        }
        for (uint32_t f = 0; layer > 0 && f < INPUTS; ++f)
        {
            AddNeighbours(shifted[f], next[f], back[f]);
        }
    }
}

void
GrowsLoopBaseline::AddNeighbours(const Row& neighbours, const Row& own, Row& result)
{
    for (uint32_t s = 0; s < SAMPLES; ++s)
    {
        const float sum = neighbours[0][s] + neighbours[1][s] + neighbours[2][s];
        for (uint32_t n = 0; n < NODES; ++n)
        {
            result[n][s] = own[n][s] + 0.5F * (sum - neighbours[n][s]);
        }
    }
}

void
GrowsLoopBaseline::Update()
{
    const std::size_t batchSize = m_memory.size();
    std::fill(m_gradient.begin(), m_gradient.end(), 0.0F);
    Chunk chunk;
    Chunk next;
    for (std::size_t first = 0; first < batchSize; first += SAMPLES)
    {
        const auto* transitions = m_memory.data() + first;
        Fill(next, [=](uint32_t s) -> const GrowsObservation& { return transitions[s].next; });
        Forward(m_parameters.data(), next);
        uint32_t best[SAMPLES];
        for (uint32_t s = 0; s < SAMPLES; ++s)
        {
            const float values[] = {next.values[0][s], next.values[1][s], next.values[2][s]};
            best[s] = GrowsArgMax(values, transitions[s].next.allowed.data(), NODES);
        }
        Forward(m_target.data(), next);
        Fill(chunk, [=](uint32_t s) -> const GrowsObservation& { return transitions[s].state; });
        Forward(m_parameters.data(), chunk);
        Row slope{};
        for (uint32_t s = 0; s < SAMPLES; ++s)
        {
            const auto& transition = transitions[s];
            const float expected =
                transition.reward + transition.discount * next.values[best[s]][s];
            slope[transition.action][s] = 2.0F * (chunk.values[transition.action][s] - expected) /
                                          static_cast<float>(batchSize);
        }
        Backward(chunk, slope);
    }
    Step();
}

void
GrowsLoopBaseline::Step()
{
    m_power1 *= 0.9;
    m_power2 *= 0.999;
    const auto step = static_cast<float>(LEARNING_RATE / (1.0 - m_power1));
    const auto scale = static_cast<float>(std::sqrt(1.0 - m_power2));
    for (uint32_t i = 0; i < SIZE; ++i)
    {
        m_first[i] = 0.9F * m_first[i] + 0.1F * m_gradient[i];
        m_second[i] = 0.999F * m_second[i] + 0.001F * m_gradient[i] * m_gradient[i];
        m_parameters[i] -= step * m_first[i] / (std::sqrt(m_second[i]) / scale + 1e-8F);
    }
}

} // namespace ns3
