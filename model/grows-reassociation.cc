// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-reassociation.h"

#include "ns3/simulator.h"
#include "ns3/uinteger.h"

#include <limits>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsReassociation);

TypeId
GrowsReassociation::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsReassociation")
            .SetParent<Object>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsReassociation>()
            .AddAttribute("Delay",
                          "How long after a failure a user is decided anew, and how often one "
                          "that measures no cell looks for one.",
                          TimeValue(MilliSeconds(100)),
                          MakeTimeAccessor(&GrowsReassociation::m_delay),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddAttribute("MaxRetries",
                          "How often in a row a user that is to stay for good (Attach) is decided "
                          "anew after its connection has failed or is lost, or because it "
                          "measured no cell. 0: never. By default without limit, as ns-3's own "
                          "UEs do.",
                          UintegerValue(std::numeric_limits<uint32_t>::max()),
                          MakeUintegerAccessor(&GrowsReassociation::m_maxRetries),
                          MakeUintegerChecker<uint32_t>())
            .AddAttribute("RejectionRetries",
                          "How often in a row an arrival that was rejected for any other reason, "
                          "or that is not to stay for good, is decided anew. 0: never.",
                          UintegerValue(0),
                          MakeUintegerAccessor(&GrowsReassociation::m_rejectionRetries),
                          MakeUintegerChecker<uint32_t>());
    return tid;
}

GrowsReassociation::GrowsReassociation() = default;
GrowsReassociation::~GrowsReassociation() = default;

void
GrowsReassociation::Listen(Ptr<GrowsUserAssociation> handler)
{
    using Self = GrowsReassociation;
    handler->TraceConnectWithoutContext("Arrival", MakeCallback(&Self::RecordArrival, this));
    handler->TraceConnectWithoutContext("Decision", MakeCallback(&Self::RecordDecision, this));
    handler->TraceConnectWithoutContext("Connected", MakeCallback(&Self::RecordConnected, this));
    handler->TraceConnectWithoutContext("Rejection", MakeCallback(&Self::RecordRejection, this));
    handler->TraceConnectWithoutContext("Departure", MakeCallback(&Self::RecordDeparture, this));
}

void
GrowsReassociation::Keep(uint32_t user)
{
    m_users[user].isKept = true;
}

void
GrowsReassociation::RecordArrival(uint32_t user, Time /* time */)
{
    auto& context = m_users[user];
    ++context.arrivals;
    if (user != m_retrying)
    {
        context.retries = 0;
    }
}

void
GrowsReassociation::RecordDecision(const GrowsDecisionRecord& record)
{
    m_users[record.state.user].demand = record.state.demand;
}

void
GrowsReassociation::RecordConnected(const GrowsSession& session)
{
    m_users[session.user].retries = 0;
}

void
GrowsReassociation::RecordRejection(uint32_t user, Time /* time */, GrowsReason reason)
{
    switch (reason)
    {
    case GrowsReason::ALREADY_CONNECTED:
    case GrowsReason::NO_DEVICE:
        break; // there is nobody to be decided about
    case GrowsReason::CONNECTION_TIMEOUT:
    case GrowsReason::CONNECTION_LOST:
    case GrowsReason::NO_CANDIDATE:
        Plan(user, m_users[user].isKept ? m_maxRetries : m_rejectionRetries);
        break;
    default:
        Plan(user, m_rejectionRetries);
    }
}

void
GrowsReassociation::RecordDeparture(const GrowsSession& session)
{
    auto& isKept = m_users[session.user].isKept;
    if (isKept && session.reason == GrowsReason::CONNECTION_LOST)
    {
        Plan(session.user, m_maxRetries);
        return;
    }
    isKept = false; // it was released, or is left to the stack
}

void
GrowsReassociation::Plan(uint32_t user, uint32_t limit)
{
    auto& context = m_users[user];
    if (context.retries >= limit)
    {
        context.isKept = false; // given up
    }
    else
    {
        Simulator::Schedule(m_delay,
                            &GrowsReassociation::Retry,
                            Ptr<GrowsReassociation>(this),
                            user,
                            context.arrivals);
    }
}

void
GrowsReassociation::Retry(uint32_t user, uint32_t arrivals)
{
    const auto network = GetObject<GrowsNetwork>();
    auto& context = m_users[user];
    if (context.arrivals != arrivals || !network->IsIdle(user))
    {
        return; // it has arrived again, or other code has attached it
    }
    if (!network->GetStrongestCell(user))
    {
        Plan(user, context.retries + 1); // it looks on, which is no retry
        return;
    }
    ++context.retries;
    m_retrying = user;
    GrowsUserAssociation::Dispatch(network, user, context.demand);
    m_retrying.reset();
}

} // namespace ns3
