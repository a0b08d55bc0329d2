// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-association-policy.h"

#include "ns3/boolean.h"
#include "ns3/grows-own-stream.h"

#include <algorithm>
#include <vector>

namespace ns3
{

/// Any candidate, all equally likely: the floor under every comparison. Full cells are drawn too
/// unless FreeCapacityOnly is set.
class GrowsRandomPolicy : public GrowsAssociationPolicy
{
  public:
    static TypeId GetTypeId()
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

    GrowsRandomPolicy()
        : m_uniform(GrowsCreateUniform(GrowsOwnStream::RANDOM_POLICY))
    {
    }

  private:
    void DoDecide(const GrowsAssociationState& state, GrowsDecision& decision) override
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

    int64_t DoAssignStreams(int64_t stream) override
    {
        m_uniform->SetStream(stream);
        return 1;
    }

    GrowsSignalling DoGetSignalling(const GrowsAssociationState& state) const override
    {
        return m_freeCapacityOnly ? GrowsAssociationPolicy::DoGetSignalling(state)
                                  : GrowsSignalling();
    }

    bool m_freeCapacityOnly;              //!< whether full cells are left out
    Ptr<UniformRandomVariable> m_uniform; //!< picks
    std::vector<uint32_t> m_eligible;     //!< candidates that may be drawn
};

NS_OBJECT_ENSURE_REGISTERED(GrowsRandomPolicy);

} // namespace ns3
