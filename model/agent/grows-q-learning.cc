// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-q-learning.h"

#include "ns3/abort.h"
#include "ns3/boolean.h"
#include "ns3/double.h"
#include "ns3/grows-arg-max.h"
#include "ns3/grows-number-list.h"
#include "ns3/grows-own-stream.h"
#include "ns3/string.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsQLearning);

namespace
{

/// Rows of the features.
enum Row
{
    CELL,
    LEVEL,
    USERS,
    N_ROWS
};

/// Append a small whole number to a key.
void
Append(std::string& key, float number)
{
    const auto whole = static_cast<int16_t>(std::lround(number));
    key += static_cast<char>(whole & 0xff);
    key += static_cast<char>((whole >> 8) & 0xff);
}

} // namespace

TypeId
GrowsQLearning::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsQLearning")
            .SetParent<GrowsLearner>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsQLearning>()
            .AddAttribute("LearningRate",
                          "Step towards each new estimate (paper, section IV: 0.5).",
                          DoubleValue(0.5),
                          MakeDoubleAccessor(&GrowsQLearning::m_learningRate),
                          MakeDoubleChecker<double>(0.0, 1.0))
            .AddAttribute("Decay",
                          "Whether the step is instead one over the number of visits of the state "
                          "and action.",
                          BooleanValue(false),
                          MakeBooleanAccessor(&GrowsQLearning::m_decay),
                          MakeBooleanChecker())
            .AddAttribute("MinLearningRate",
                          "Least step with Decay.",
                          DoubleValue(0.02),
                          MakeDoubleAccessor(&GrowsQLearning::m_minLearningRate),
                          MakeDoubleChecker<double>(0.0, 1.0))
            .AddAttribute("Bins",
                          "Lower ends of the bins of the number of users, rising from 0 and "
                          "separated by commas.",
                          StringValue("0,1,2,4,7"),
                          MakeStringAccessor(&GrowsQLearning::SetBins, &GrowsQLearning::FormatBins),
                          MakeStringChecker())
            .AddAttribute("FinalEpsilon",
                          "Probability of a random action at the end of exploration: exp(-5).",
                          DoubleValue(std::exp(-5.0)),
                          MakeDoubleAccessor(&GrowsQLearning::m_finalEpsilon),
                          MakeDoubleChecker<double>(1e-12, 1.0))
            .AddAttribute("ExplorationShare",
                          "Share of the episodes with exploration (paper, section IV: 40,000 of "
                          "50,000).",
                          DoubleValue(0.8),
                          MakeDoubleAccessor(&GrowsQLearning::m_explorationShare),
                          MakeDoubleChecker<double>(0.0, 1.0));
    return tid;
}

GrowsQLearning::GrowsQLearning()
    : m_explorationVariable(GrowsCreateUniform(GrowsOwnStream::Q_LEARNING_EXPLORATION))
{
}

void
GrowsQLearning::SetBins(const std::string& text)
{
    const auto bins = GrowsParseNumbers(text);
    const bool good = bins && !bins->empty() && bins->front() == 0.0 &&
                      std::is_sorted(bins->begin(), bins->end(), std::less_equal<>());
    NS_ABORT_MSG_UNLESS(good,
                        "GrowsQLearning: Bins is \"" << text
                                                     << "\"; give numbers of users that rise from "
                                                        "0, separated by commas");
    m_bins = *bins;
}

std::string
GrowsQLearning::FormatBins() const
{
    return GrowsFormatNumbers(m_bins);
}

void
GrowsQLearning::Encode(const GrowsObservation& observation)
{
    const std::size_t n = observation.nodes;
    const auto& features = observation.features;
    NS_ABORT_MSG_UNLESS(features.size() == N_ROWS * n,
                        "GrowsQLearning: an observation has "
                            << features.size() << " numbers for " << n
                            << " nodes; its features must be \"" << FEATURES << "\"");
    m_order.resize(n);
    std::iota(m_order.begin(), m_order.end(), 0);
    std::sort(m_order.begin(), m_order.end(), [&](uint32_t a, uint32_t b) {
        return features[CELL * n + a] < features[CELL * n + b];
    });
    m_key.clear();
    for (const uint32_t node : m_order)
    {
        Append(m_key, features[CELL * n + node]);
        Append(m_key, features[LEVEL * n + node]);
        m_key += static_cast<char>(GetBin(features[USERS * n + node]));
    }
}

void
GrowsQLearning::Evaluate(const GrowsObservation& observation, std::vector<float>& values)
{
    Encode(observation);
    values.assign(observation.nodes, 0.0F);
    const auto found = m_table.find(m_key);
    if (found == m_table.end())
    {
        return;
    }
    for (uint32_t i = 0; i < observation.nodes; ++i)
    {
        values[m_order[i]] = found->second.values[i];
    }
}

float
GrowsQLearning::GetBest(const GrowsObservation& observation)
{
    Evaluate(observation, m_values);
    return m_values[GrowsArgMax(m_values.data(), observation.allowed.data(), observation.nodes)];
}

uint32_t
GrowsQLearning::SelectAction(const GrowsObservation& observation)
{
    if (const auto random = GrowsDrawAction(observation.allowed, m_epsilon, m_explorationVariable))
    {
        return *random;
    }
    Evaluate(observation, m_values);
    return GrowsArgMax(m_values.data(), observation.allowed.data(), observation.nodes);
}

void
GrowsQLearning::AddTransition(const GrowsTransition& transition)
{
    const float future = transition.discount > 0.0F ? GetBest(transition.next) : 0.0F;
    const float target = transition.reward + transition.discount * future;
    Encode(transition.state);
    auto& entry = m_table[m_key];
    entry.values.resize(transition.state.nodes);
    entry.visits.resize(transition.state.nodes);
    const auto action =
        std::find(m_order.begin(), m_order.end(), transition.action) - m_order.begin();
    const double visits = ++entry.visits.at(action);
    const double step = m_decay ? std::max(1.0 / visits, m_minLearningRate) : m_learningRate;
    auto& value = entry.values[action];
    value += static_cast<float>(step) * (target - value);
}

} // namespace ns3
