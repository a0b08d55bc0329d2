// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-epsilon-greedy.h"

#include "ns3/double.h"
#include "ns3/grows-own-stream.h"
#include "ns3/pointer.h"

#include <algorithm>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsEpsilonGreedy);

TypeId
GrowsEpsilonGreedy::GetTypeId()
{
    // Without a constructor: it is in no list of policies.
    static TypeId tid =
        TypeId("ns3::GrowsEpsilonGreedy")
            .SetParent<GrowsAssociationPolicy>()
            .SetGroupName("Grows")
            .AddAttribute(
                "Policy",
                "Decides, unless a random candidate is taken.",
                PointerValue(),
                MakePointerAccessor(&GrowsEpsilonGreedy::SetPolicy, &GrowsEpsilonGreedy::GetPolicy),
                MakePointerChecker<GrowsAssociationPolicy>())
            .AddAttribute("Epsilon",
                          "Probability with which a random candidate with free capacity is "
                          "taken, or none if the policy weighs that.",
                          DoubleValue(0.0),
                          MakeDoubleAccessor(&GrowsEpsilonGreedy::m_epsilon),
                          MakeDoubleChecker<double>(0.0, 1.0));
    return tid;
}

GrowsEpsilonGreedy::GrowsEpsilonGreedy()
    : m_uniform(GrowsCreateUniform(GrowsOwnStream::EPSILON_GREEDY))
{
}

void
GrowsEpsilonGreedy::DoDispose()
{
    m_policy = nullptr;
    GrowsAssociationPolicy::DoDispose();
}

void
GrowsEpsilonGreedy::SetPolicy(Ptr<GrowsAssociationPolicy> policy)
{
    m_policy = policy;
    SetName(policy ? policy->GetName() : "");
}

Ptr<GrowsAssociationPolicy>
GrowsEpsilonGreedy::GetPolicy() const
{
    return m_policy;
}

Ptr<GrowsAssociationPolicy>
GrowsEpsilonGreedy::Unwrap(Ptr<GrowsAssociationPolicy> policy)
{
    const auto explorer = DynamicCast<GrowsEpsilonGreedy>(policy);
    return explorer ? explorer->GetPolicy() : policy;
}

void
GrowsEpsilonGreedy::DoDecide(const GrowsAssociationState& state, GrowsDecision& decision)
{
    m_policy->Decide(state, decision);
    m_free.clear();
    for (uint32_t i = 0; i < state.candidates.size(); ++i)
    {
        if (state.candidates[i].cell.HasFreeCapacity())
        {
            m_free.emplace_back(i);
        }
    }
    const bool explores = m_uniform->GetValue(0.0, 1.0) < m_epsilon;
    const double pick = m_uniform->GetValue(0.0, 1.0); // two draws a decision, whatever is full
    if (m_free.empty() || decision.probability < 1.0)
    {
        return;
    }
    if (decision.declineValue)
    {
        m_free.emplace_back(std::nullopt);
    }
    const auto own = decision.choice;
    const auto n = static_cast<double>(m_free.size());
    if (explores)
    {
        decision.choice = m_free[std::min(static_cast<std::size_t>(pick * n), m_free.size() - 1)];
    }
    const bool isFree = std::count(m_free.begin(), m_free.end(), decision.choice) > 0;
    decision.probability =
        (isFree ? m_epsilon / n : 0.0) + (decision.choice == own ? 1.0 - m_epsilon : 0.0);
}

int64_t
GrowsEpsilonGreedy::DoAssignStreams(int64_t stream)
{
    const auto used = m_policy->AssignStreams(stream);
    m_uniform->SetStream(stream + used);
    return used + 1;
}

std::string
GrowsEpsilonGreedy::DoValidate()
{
    return m_policy ? m_policy->Validate()
                    : "GrowsEpsilonGreedy has no policy: set its attribute Policy";
}

std::string
GrowsEpsilonGreedy::DoGetRbShareReader()
{
    return m_policy->GetRbShareReader();
}

GrowsSignalling
GrowsEpsilonGreedy::DoGetSignalling(const GrowsAssociationState& state) const
{
    return m_policy->GetSignalling(state);
}

} // namespace ns3
