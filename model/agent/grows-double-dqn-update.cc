// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-double-dqn-update.h"

#include "ns3/assert.h"
#include "ns3/grows-arg-max.h"

#include <algorithm>
#include <cmath>

namespace ns3
{

template <typename T>
GrowsDoubleDqnUpdate<T>::GrowsDoubleDqnUpdate(const GrowsGnnArchitecture& architecture,
                                              GrowsShiftKind::Type shift)
    : m_shift(shift),
      m_states(architecture),
      m_nextStates(architecture)
{
}

template <typename T>
void
GrowsDoubleDqnUpdate<T>::Add(const GrowsUpdateState<T>& state, GrowsGnnKernel<T>& kernel) const
{
    kernel.Add(state.nodes,
               state.features,
               state.shift ? GrowsShift<T>::FromMatrix(state.shift, state.nodes)
                           : GrowsShift<T>::Complete(m_shift, state.nodes));
}

template <typename T>
T
GrowsDoubleDqnUpdate<T>::Compute(const std::vector<GrowsUpdateSample<T>>& batch,
                                 const T* online,
                                 const T* target,
                                 T* gradient)
{
    ComputeTargets(batch, online, target);
    std::size_t nodes = 0;
    for (const auto& sample : batch)
    {
        nodes += sample.state.nodes;
    }
    m_states.Begin(nodes);
    for (const auto& sample : batch)
    {
        Add(sample.state, m_states);
    }
    m_states.Forward(online);
    m_values.resize(batch.size());
    const T share = T{1} / static_cast<T>(batch.size());
    T sum = 0;
    for (std::size_t i = 0; i < batch.size(); ++i)
    {
        NS_ASSERT_MSG(batch[i].action < batch[i].state.nodes, "an action is a node");
        m_values[i] = m_states.GetValues(i)[batch[i].action];
        T slope;
        sum += GetCost(m_values[i] - m_targets[i], slope);
        m_states.GetValueGradients(i)[batch[i].action] = slope * share;
        if (conservativeWeight > T{0})
        {
            sum += conservativeWeight * AddConservativeTerm(batch[i],
                                                            m_states.GetValues(i),
                                                            conservativeWeight * share,
                                                            m_states.GetValueGradients(i));
        }
    }
    m_states.Backward(online, gradient);
    return sum * share;
}

template <typename T>
void
GrowsDoubleDqnUpdate<T>::ComputeTargets(const std::vector<GrowsUpdateSample<T>>& batch,
                                        const T* online,
                                        const T* target)
{
    std::size_t nodes = 0;
    for (const auto& sample : batch)
    {
        nodes += sample.next.nodes;
    }
    m_nextStates.Begin(nodes);
    for (const auto& sample : batch)
    {
        if (sample.next.nodes > 0)
        {
            Add(sample.next, m_nextStates);
        }
    }
    m_nextStates.Forward(doubleDqn ? online : target);
    ChooseNextActions(batch);
    if (doubleDqn)
    {
        m_nextStates.Forward(target);
    }
    m_targets.resize(batch.size());
    std::size_t next = 0;
    for (std::size_t i = 0; i < batch.size(); ++i)
    {
        m_targets[i] = batch[i].reward;
        if (batch[i].next.nodes > 0)
        {
            m_targets[i] += batch[i].discount * m_nextStates.GetValues(next++)[m_nextActions[i]];
        }
    }
}

template <typename T>
void
GrowsDoubleDqnUpdate<T>::ChooseNextActions(const std::vector<GrowsUpdateSample<T>>& batch)
{
    m_nextActions.assign(batch.size(), 0);
    std::size_t next = 0;
    for (std::size_t i = 0; i < batch.size(); ++i)
    {
        const auto nodes = batch[i].next.nodes;
        if (nodes > 0)
        {
            m_nextActions[i] =
                GrowsArgMax(m_nextStates.GetValues(next++), batch[i].nextAllowed, nodes);
            NS_ASSERT_MSG(m_nextActions[i] < nodes, "a state allows no action");
        }
    }
}

template <typename T>
T
GrowsDoubleDqnUpdate<T>::GetCost(T error, T& slope) const
{
    if (loss == GrowsLoss::SQUARED)
    {
        slope = T{2} * error;
        return error * error;
    }
    if (std::abs(error) < smoothL1Beta)
    {
        slope = error / smoothL1Beta;
        return error * slope / T{2};
    }
    slope = error > T{0} ? T{1} : T{-1};
    return std::abs(error) - smoothL1Beta / T{2};
}

template <typename T>
T
GrowsDoubleDqnUpdate<T>::AddConservativeTerm(const GrowsUpdateSample<T>& sample,
                                             const T* values,
                                             T share,
                                             T* gradients) const
{
    const auto nodes = sample.state.nodes;
    const T taken = values[sample.action];
    const T largest = *std::max_element(values, values + nodes);
    const auto exponential = [&](uint32_t node) { // a rule may take what an agent must not
        return sample.allowed[node] != T{0} || node == sample.action
                   ? std::exp(values[node] - largest)
                   : T{0};
    };
    T sum = 0;
    for (uint32_t node = 0; node < nodes; ++node)
    {
        sum += exponential(node);
    }
    for (uint32_t node = 0; node < nodes; ++node)
    {
        gradients[node] += share * exponential(node) / sum;
    }
    gradients[sample.action] -= share;
    return std::log(sum) + largest - taken;
}

template class GrowsDoubleDqnUpdate<float>;
template class GrowsDoubleDqnUpdate<double>;

} // namespace ns3
