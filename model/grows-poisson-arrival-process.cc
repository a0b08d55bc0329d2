// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-poisson-arrival-process.h"

#include "ns3/double.h"

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsPoissonArrivalProcess);

TypeId
GrowsPoissonArrivalProcess::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsPoissonArrivalProcess")
            .SetParent<GrowsArrivalProcess>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsPoissonArrivalProcess>()
            .AddAttribute("Rate",
                          "Arrivals per second.",
                          DoubleValue(1.0),
                          MakeDoubleAccessor(&GrowsPoissonArrivalProcess::m_rate),
                          MakeDoubleChecker<double>(std::numeric_limits<double>::min(), 1e6));
    return tid;
}

GrowsPoissonArrivalProcess::GrowsPoissonArrivalProcess()
    : m_interval(CreateObject<ExponentialRandomVariable>())
{
}

std::optional<GrowsArrival>
GrowsPoissonArrivalProcess::DoGetNext()
{
    const double seconds = m_interval->GetValue() / m_rate;
    if (seconds >= 0.999 * (Time::Max() - m_last).GetSeconds())
    {
        return std::nullopt; // not in this world
    }
    m_last += Seconds(seconds);
    return GrowsArrival{m_last, DrawDemand(), std::nullopt};
}

int64_t
GrowsPoissonArrivalProcess::DoAssignStreams(int64_t stream)
{
    m_interval->SetStream(stream);
    return 1;
}

} // namespace ns3
