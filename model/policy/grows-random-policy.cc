// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-random-policy.h"

#include "ns3/boolean.h"

#include <algorithm>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsRandomPolicy);

TypeId
GrowsRandomPolicy::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsRandomPolicy")
            .SetParent<GrowsAssociationPolicy>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsRandomPolicy>()
            .AddAttribute("FreeCapacityOnly",
                          "Whether only cells with free capacity are drawn.",
                          BooleanValue(false),
                          MakeBooleanAccessor(&GrowsRandomPolicy::m_freeCapacityOnly),
                          MakeBooleanChecker());
    return tid;
}

GrowsRandomPolicy::GrowsRandomPolicy()
    : m_uniform(CreateObject<UniformRandomVariable>())
{
}

void
GrowsRandomPolicy::DoDecide(const GrowsAssociationState& state, GrowsDecision& decision)
{
    m_eligible.clear();
    for (uint32_t i = 0; i < state.candidates.size(); ++i)
    {
        if (!m_freeCapacityOnly || state.candidates[i].cell.HasFreeCapacity())
        {
            m_eligible.push_back(i);
        }
    }
    const double pick = m_uniform->GetValue(0.0, 1.0); // one draw a decision, whatever is full
    if (!m_eligible.empty())
    {
        const auto last = m_eligible.size() - 1;
        const auto drawn = static_cast<std::size_t>(pick * m_eligible.size());
        decision.choice = m_eligible[std::min(drawn, last)];
        decision.probability = 1.0 / static_cast<double>(m_eligible.size());
    }
}

GrowsSignalling
GrowsRandomPolicy::DoGetSignalling(const GrowsAssociationState& state) const
{
    return m_freeCapacityOnly ? GrowsAssociationPolicy::DoGetSignalling(state) : GrowsSignalling();
}

int64_t
GrowsRandomPolicy::DoAssignStreams(int64_t stream)
{
    m_uniform->SetStream(stream);
    return 1;
}

} // namespace ns3
