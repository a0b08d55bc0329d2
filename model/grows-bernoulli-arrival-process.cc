// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-bernoulli-arrival-process.h"

#include "ns3/double.h"

#include <cmath>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsBernoulliArrivalProcess);

TypeId
GrowsBernoulliArrivalProcess::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsBernoulliArrivalProcess")
            .SetParent<GrowsArrivalProcess>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsBernoulliArrivalProcess>()
            .AddAttribute("Slot",
                          "Length of a slot.",
                          TimeValue(Seconds(1)),
                          MakeTimeAccessor(&GrowsBernoulliArrivalProcess::m_slot),
                          MakeTimeChecker(NanoSeconds(1)))
            .AddAttribute("Probability",
                          "That a user arrives in a slot (the paper, section IV: p).",
                          DoubleValue(0.5),
                          MakeDoubleAccessor(&GrowsBernoulliArrivalProcess::m_probability),
                          MakeDoubleChecker<double>(0.0, 1.0));
    return tid;
}

GrowsBernoulliArrivalProcess::GrowsBernoulliArrivalProcess()
    : m_uniform(CreateObject<UniformRandomVariable>())
{
}

std::optional<GrowsArrival>
GrowsBernoulliArrivalProcess::DoGetNext()
{
    if (m_probability == 0.0)
    {
        return std::nullopt;
    }
    // One draw instead of one a slot: the number of slots without an arrival is geometric.
    const double empty =
        std::floor(std::log(1.0 - m_uniform->GetValue()) / std::log1p(-m_probability));
    if (empty >= static_cast<double>(Time::Max().GetTimeStep() - m_nextSlot.GetTimeStep()) /
                     m_slot.GetTimeStep())
    {
        return std::nullopt; // not in this world
    }
    const Time slot = m_nextSlot + m_slot * static_cast<int64_t>(empty);
    m_nextSlot = slot + m_slot;
    return GrowsArrival{slot, DrawDemand(), std::nullopt};
}

int64_t
GrowsBernoulliArrivalProcess::DoAssignStreams(int64_t stream)
{
    m_uniform->SetStream(stream);
    return 1;
}

} // namespace ns3
