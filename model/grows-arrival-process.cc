// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-arrival-process.h"

#include "grows-user-association.h"

#include "ns3/abort.h"
#include "ns3/double.h"
#include "ns3/grows-compatibility.h"
#include "ns3/pointer.h"
#include "ns3/simulator.h"
#include "ns3/string.h"

#include <algorithm>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsArrivalProcess);

TypeId
GrowsArrivalProcess::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsArrivalProcess")
            .SetParent<Object>()
            .SetGroupName("Grows")
            .AddAttribute(
                "DemandKind",
                "What users demand: to stay for good, for a time (s), or until they have "
                "received a volume (bytes).",
                EnumValue(HOLDING_TIME),
                GrowsMakeEnumAccessor<GrowsArrivalProcess::DemandKind>(
                    &GrowsArrivalProcess::m_kind),
                MakeEnumChecker(ENDLESS, "Endless", HOLDING_TIME, "HoldingTime", VOLUME, "Volume"))
            .AddAttribute("Demand",
                          "How much of it: seconds or bytes. What the law gives below a billionth "
                          "counts as that.",
                          StringValue("ns3::ExponentialRandomVariable[Mean=10.0]"),
                          MakePointerAccessor(&GrowsArrivalProcess::m_demand),
                          MakePointerChecker<RandomVariableStream>())
            .AddAttribute("MeanDemand",
                          "Mean of the law Demand: what policies see is the amount over this. 0: "
                          "unknown, they see 1.",
                          DoubleValue(10.0),
                          MakeDoubleAccessor(&GrowsArrivalProcess::m_meanDemand),
                          MakeDoubleChecker<double>(0.0))
            .AddTraceSource("Arrival",
                            "A user arrives; the handlers have not been asked yet.",
                            MakeTraceSourceAccessor(&GrowsArrivalProcess::m_arrivalTrace),
                            "ns3::GrowsArrivalProcess::ArrivalTracedCallback");
    return tid;
}

GrowsArrivalProcess::GrowsArrivalProcess()
    : m_pick(CreateObject<UniformRandomVariable>())
{
}

GrowsArrivalProcess::~GrowsArrivalProcess() = default;

void
GrowsArrivalProcess::DoDispose()
{
    m_event.Cancel();
    m_network = nullptr;
    Object::DoDispose();
}

void
GrowsArrivalProcess::Install(Ptr<GrowsNetwork> network, const std::vector<uint32_t>& pool)
{
    NS_ABORT_MSG_IF(m_network, "GrowsArrivalProcess::Install: was called before");
    NS_ABORT_MSG_IF(pool.empty(),
                    "GrowsArrivalProcess::Install: the pool is empty: who should arrive?");
    m_network = network;
    m_pool = pool;
    // It lives as long as the simulation, whatever becomes of its helper.
    Simulator::ScheduleDestroy([self = Ptr<GrowsArrivalProcess>(this)] {});
    // Not now: callers that assign streams may do so after this.
    m_event = Simulator::ScheduleNow(&GrowsArrivalProcess::ScheduleNext, this);
}

std::optional<GrowsArrival>
GrowsArrivalProcess::GetNext()
{
    return DoGetNext();
}

int64_t
GrowsArrivalProcess::AssignStreams(int64_t stream)
{
    m_pick->SetStream(stream);
    m_demand->SetStream(stream + 1);
    return 2 + DoAssignStreams(stream + 2);
}

GrowsDemand
GrowsArrivalProcess::DrawDemand()
{
    GrowsDemand demand;
    if (m_kind == ENDLESS)
    {
        return demand;
    }
    constexpr double LEAST = 1e-9;
    demand.kind = m_kind == VOLUME ? GrowsDemand::Kind::VOLUME : GrowsDemand::Kind::HOLDING_TIME;
    demand.amount = std::max(LEAST, m_demand->GetValue());
    demand.normalised = Normalise(demand);
    return demand;
}

double
GrowsArrivalProcess::Normalise(const GrowsDemand& demand) const
{
    const bool isOfLaw = (m_kind == VOLUME && demand.kind == GrowsDemand::Kind::VOLUME) ||
                         (m_kind == HOLDING_TIME && demand.kind == GrowsDemand::Kind::HOLDING_TIME);
    return isOfLaw && m_meanDemand > 0.0 ? demand.amount / m_meanDemand : 1.0;
}

void
GrowsArrivalProcess::ScheduleNext()
{
    if (const auto arrival = GetNext())
    {
        m_event = Simulator::Schedule(std::max(arrival->time - Simulator::Now(), Time(0)),
                                      &GrowsArrivalProcess::Deliver,
                                      this,
                                      *arrival);
    }
}

void
GrowsArrivalProcess::Deliver(const GrowsArrival& arrival)
{
    if (const auto user = PickUser(arrival))
    {
        m_arrivalTrace(*user, arrival.demand);
        GrowsUserAssociation::Dispatch(m_network, *user, arrival.demand);
    }
    else
    {
        const auto problem = m_network->ValidatePool(m_pool);
        NS_ABORT_MSG_UNLESS(problem.empty(),
                            "an arrival at " << arrival.time.As(Time::S) << ": " << problem);
        GrowsUserAssociation::GetHandler(m_network, 0)
            ->Reject(m_network->GetNUsers(), GrowsReason::NO_DEVICE);
    }
    ScheduleNext();
}

std::optional<uint32_t>
GrowsArrivalProcess::PickUser(const GrowsArrival& arrival)
{
    if (arrival.member)
    {
        NS_ABORT_MSG_IF(*arrival.member >= m_pool.size(),
                        "an arrival at " << arrival.time.As(Time::S) << " names member "
                                         << *arrival.member << " of a pool of " << m_pool.size());
        return m_pool[*arrival.member];
    }
    const uint32_t first = m_pick->GetInteger(0, m_pool.size() - 1);
    for (uint32_t i = 0; i < m_pool.size(); ++i)
    {
        const uint32_t user = m_pool[(first + i) % m_pool.size()];
        if (m_network->IsIdle(user))
        {
            return user;
        }
    }
    return std::nullopt;
}

} // namespace ns3
