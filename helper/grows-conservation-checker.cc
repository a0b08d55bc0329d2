// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-conservation-checker.h"

#include "ns3/abort.h"
#include "ns3/boolean.h"
#include "ns3/simulator.h"

#include <sstream>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsConservationChecker);

namespace
{

/// \param user index of a user \return it in words
std::string
Name(uint32_t user)
{
    return "user " + std::to_string(user);
}

/// \param time a time \return it in seconds, in words
std::string
ToText(const Time& time)
{
    std::ostringstream text;
    text << time.As(Time::S);
    return text.str();
}

} // namespace

TypeId
GrowsConservationChecker::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsConservationChecker")
            .SetParent<Object>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsConservationChecker>()
            .AddAttribute("Abort",
                          "End the simulation at the first thing that is wrong, instead of only "
                          "keeping it.",
                          BooleanValue(true),
                          MakeBooleanAccessor(&GrowsConservationChecker::m_abort),
                          MakeBooleanChecker())
            .AddAttribute("Patience",
                          "A session that takes longer than this to be connected, or to be "
                          "released, counts as lost.",
                          TimeValue(Seconds(10)),
                          MakeTimeAccessor(&GrowsConservationChecker::m_patience),
                          MakeTimeChecker(TimeStep(1)));
    return tid;
}

GrowsConservationChecker::GrowsConservationChecker() = default;
GrowsConservationChecker::~GrowsConservationChecker() = default;

void
GrowsConservationChecker::DoDispose()
{
    m_network = nullptr;
    m_handlers.clear();
    Object::DoDispose();
}

void
GrowsConservationChecker::Install(Ptr<GrowsNetwork> network,
                                  const std::vector<Ptr<GrowsUserAssociation>>& handlers)
{
    NS_ABORT_MSG_IF(m_network && network != m_network,
                    "GrowsConservationChecker::Install: it watches another network");
    using Checker = GrowsConservationChecker;
    const std::map<std::string, CallbackBase> sinks{
        {"Arrival", MakeCallback(&Checker::RecordArrival, this)},
        {"Rejection", MakeCallback(&Checker::RecordRejection, this)},
        {"Connected", MakeCallback(&Checker::RecordConnected, this)},
        {"Departure", MakeCallback(&Checker::RecordDeparture, this)},
        {"Unfinished", MakeCallback(&Checker::RecordUnfinished, this)},
        {"Window", MakeCallback(&Checker::RecordWindow, this)}};
    for (auto cell = m_handlers.size(); cell < handlers.size(); ++cell)
    {
        for (const auto& [trace, sink] : sinks)
        {
            handlers[cell]->TraceConnectWithoutContext(trace, sink);
        }
        RecordEarlier(handlers[cell]);
    }
    m_handlers = handlers;
    if (!m_network)
    {
        m_network = network;
        // The nodes, and with them the handlers, exist already: they are destroyed before this is
        // called.
        Simulator::ScheduleDestroy([checker = Ptr<Checker>(this)] { checker->Finish(); });
    }
}

void
GrowsConservationChecker::RecordEarlier(Ptr<GrowsUserAssociation> handler)
{
    for (const auto& [user, session] : handler->GetSessions())
    {
        ++m_nArrivals;
        m_open[user] = {1, session.arrived, session.connected.has_value()};
    }
    for (const auto& record : handler->GetUndecided())
    {
        ++m_nArrivals;
        m_open[record.state.user] = {1, record.time, false};
    }
}

void
GrowsConservationChecker::RecordArrival(uint32_t user, Time time)
{
    ++m_nArrivals;
    Open& open = m_open[user];
    if (++open.arrivals == 1)
    {
        open.since = time;
    }
}

void
GrowsConservationChecker::Close(uint32_t user, const std::string& outcome)
{
    const auto open = m_open.find(user);
    if (open == m_open.end())
    {
        Fail(Name(user) + " " + outcome + " without having arrived, or after another outcome");
    }
    else if (--open->second.arrivals == 0)
    {
        m_open.erase(open);
    }
}

void
GrowsConservationChecker::RecordRejection(uint32_t user, Time /* time */, GrowsReason reason)
{
    const std::string outcome = "was rejected (" + GrowsToString(reason) + ")";
    ++m_nRejections;
    const auto open = m_open.find(user);
    const bool connected = open != m_open.end() && open->second.connected;
    Close(user, outcome);
    if (reason == GrowsReason::ALREADY_CONNECTED || reason == GrowsReason::NO_DEVICE)
    {
        return; // about an arrival that another one, or other code, is in the way of
    }
    if (connected)
    {
        Fail(Name(user) + " " + outcome + " although it had been connected");
    }
    ExpectIdle(user, outcome);
}

void
GrowsConservationChecker::RecordConnected(const GrowsSession& session)
{
    const auto open = m_open.find(session.user);
    if (open == m_open.end() || open->second.connected)
    {
        Fail(Name(session.user) + " was connected without having arrived, or twice");
        return;
    }
    open->second.connected = true;
}

void
GrowsConservationChecker::RecordDeparture(const GrowsSession& session)
{
    ++m_nDepartures;
    const auto open = m_open.find(session.user);
    if (open != m_open.end() && !open->second.connected)
    {
        Fail(Name(session.user) + " departed without having been connected");
    }
    Close(session.user, "departed");
    if (session.reason != GrowsReason::HANDED_OVER_OUT) // then the stack goes on serving it
    {
        ExpectIdle(session.user, "departed");
    }
}

void
GrowsConservationChecker::RecordUnfinished(const GrowsSession& session)
{
    ++m_nUnfinished;
    Close(session.user, "was still served at the end");
}

void
GrowsConservationChecker::RecordWindow(uint32_t cell, uint32_t /* users */, double /* utility */)
{
    for (const auto& [user, session] : m_handlers.at(cell)->GetSessions())
    {
        ExpectAlive(session);
    }
    std::size_t sessions = 0;
    for (const auto& handler : m_handlers)
    {
        sessions += handler->GetSessions().size() + handler->GetUndecided().size();
    }
    if (sessions != m_open.size())
    {
        Fail(std::to_string(m_open.size()) + " arrivals have no outcome yet, but " +
             std::to_string(sessions) + " sessions and decisions are under way");
    }
}

void
GrowsConservationChecker::ExpectIdle(uint32_t user, const std::string& outcome)
{
    const bool isUsedUp = !m_network->ValidatePool({user}).empty(); // and never idle again
    if (!(m_network->IsIdle(user) || isUsedUp) || m_network->GetServingCell(user))
    {
        Fail(Name(user) + " " + outcome + ", but the network has not let go of it");
    }
}

void
GrowsConservationChecker::ExpectAlive(const GrowsSession& session)
{
    const std::string name =
        "the session of " + Name(session.user) + " in cell " + std::to_string(session.cell);
    if (m_open.count(session.user) == 0)
    {
        Fail(name + " is of no arrival, or of one that has had its outcome");
    }
    if (m_network->IsIdle(session.user))
    {
        Fail(name + " is under way, but the network does not serve it");
    }
    const Time now = Simulator::Now();
    if (!session.connected && now - session.decided > m_patience)
    {
        Fail(name + " has waited for its connection since " + ToText(session.decided));
    }
    if (session.departed && now - *session.departed > m_patience)
    {
        Fail(name + " has waited for its release since " + ToText(*session.departed));
    }
}

void
GrowsConservationChecker::Finish()
{
    for (const auto& [user, open] : m_open)
    {
        Fail("the arrival of " + Name(user) + " at " + ToText(open.since) + " has no outcome");
    }
    Dispose();
}

void
GrowsConservationChecker::Fail(const std::string& problem)
{
    if (m_problem.empty())
    {
        m_problem = problem + ", at " + ToText(Simulator::Now());
    }
    NS_ABORT_MSG_IF(m_abort, "GrowsConservationChecker: " << m_problem);
}

const std::string&
GrowsConservationChecker::GetProblem() const
{
    return m_problem;
}

uint64_t
GrowsConservationChecker::GetNArrivals() const
{
    return m_nArrivals;
}

uint64_t
GrowsConservationChecker::GetNRejections() const
{
    return m_nRejections;
}

uint64_t
GrowsConservationChecker::GetNDepartures() const
{
    return m_nDepartures;
}

uint64_t
GrowsConservationChecker::GetNUnfinished() const
{
    return m_nUnfinished;
}

} // namespace ns3
