/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-user-association.h"

#include "ns3/abort.h"
#include "ns3/boolean.h"
#include "ns3/double.h"
#include "ns3/pointer.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsUserAssociation);

TypeId
GrowsUserAssociation::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsUserAssociation")
            .SetParent<Object>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsUserAssociation>()
            .AddAttribute("Policy",
                          "Which candidate serves a newcomer: whom to ask. One object may serve "
                          "every handler.",
                          PointerValue(),
                          MakePointerAccessor(&GrowsUserAssociation::m_policy),
                          MakePointerChecker<GrowsAssociationPolicy>())
            .AddAttribute("Candidates",
                          "How many cells, the strongest by RSRP, a policy chooses from; at least "
                          "1. The paper has as many as there are base stations (section IV: 3).",
                          UintegerValue(3),
                          MakeUintegerAccessor(&GrowsUserAssociation::m_candidates),
                          MakeUintegerChecker<uint32_t>(1))
            .AddAttribute("MaxRsrpGapDb",
                          "A cell weaker than the strongest by more than this (dB of RSRP) is no "
                          "candidate. 1000: no limit.",
                          DoubleValue(1000.0),
                          MakeDoubleAccessor(&GrowsUserAssociation::m_maxRsrpGapDb),
                          MakeDoubleChecker<double>(0.0))
            .AddAttribute("MinSinrDb",
                          "A cell with less than this SINR (dB, every cell of its carrier sending) "
                          "is no candidate, unless it is the strongest. -1000: no limit.",
                          DoubleValue(-1000.0),
                          MakeDoubleAccessor(&GrowsUserAssociation::m_minSinrDb),
                          MakeDoubleChecker<double>())
            .AddAttribute("CandidatesWithRoomOnly",
                          "Take the strongest cells with room, instead of the strongest whether "
                          "they have room or not.",
                          BooleanValue(false),
                          MakeBooleanAccessor(&GrowsUserAssociation::m_candidatesWithRoomOnly),
                          MakeBooleanChecker())
            .AddAttribute("MinRbPerUe",
                          "Resource blocks that admission reckons with for each user: a cell takes "
                          "floor(configured resource blocks / MinRbPerUe). 0: no limit of its own.",
                          DoubleValue(0.0),
                          MakeDoubleAccessor(&GrowsUserAssociation::m_minRbPerUe),
                          MakeDoubleChecker<double>(0.0))
            .AddAttribute("Window",
                          "Over which throughput and utility are taken.",
                          TimeValue(Seconds(1)),
                          MakeTimeAccessor(&GrowsUserAssociation::m_windowLength),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddAttribute("MeasuredRates",
                          "What a served user would get with the cell to itself is taken from what "
                          "it received in the last window and how many shared the cell, not from "
                          "the network's rate model; so policies notice limits that the model does "
                          "not know. For users who always have data waiting. Of those who were not "
                          "served for a whole window yet, the rate model tells, times what the "
                          "cell's users last received in proportion to it.",
                          BooleanValue(false),
                          MakeBooleanAccessor(&GrowsUserAssociation::m_measuresRates),
                          MakeBooleanChecker())
            .AddAttribute("SessionTimeout",
                          "A session that lasts this long departs, satisfied or not "
                          "(session-timeout). 0: never.",
                          TimeValue(Seconds(0)),
                          MakeTimeAccessor(&GrowsUserAssociation::m_sessionTimeout),
                          MakeTimeChecker(Seconds(0)))
            .AddAttribute("StopNotice",
                          "How long before the release the trace Stopping fires. Where the end is "
                          "not known before (volumes), the release waits for it.",
                          TimeValue(MilliSeconds(10)),
                          MakeTimeAccessor(&GrowsUserAssociation::m_stopNotice),
                          MakeTimeChecker(Seconds(0)))
            .AddAttribute("BackhaulDelay",
                          "How long a message from one base station to another is on its way, the "
                          "same for all (X2 transport; 3GPP TR 36.932, table 6.1-1: 2 to 60 ms one "
                          "way). A decision takes as many of these as it has rounds of messages. "
                          "0: made at once, as by a centre that knows all.",
                          TimeValue(Seconds(0)),
                          MakeTimeAccessor(&GrowsUserAssociation::m_backhaulDelay),
                          MakeTimeChecker(Seconds(0)))
            .AddAttribute("BackhaulHeader",
                          "Bytes that a message between base stations has besides its payload: by "
                          "default IPv4 (20), SCTP (RFC 9260: 12 and 16 of a DATA chunk) and X2-AP "
                          "(3GPP TS 36.423: 12 with one information element).",
                          UintegerValue(60),
                          MakeUintegerAccessor(&GrowsUserAssociation::m_backhaulHeaderBytes),
                          MakeUintegerChecker<uint32_t>())
            .AddTraceSource("Arrival",
                            "A user arrives. Exactly one of Rejection, Departure and Unfinished "
                            "tells what came of it.",
                            MakeTraceSourceAccessor(&GrowsUserAssociation::m_arrivalTrace),
                            "ns3::GrowsUserAssociation::ArrivalTracedCallback")
            .AddTraceSource("Decision",
                            "What was decided about an arrival, and all that led to it; with a "
                            "BackhaulDelay, when the last message is there.",
                            MakeTraceSourceAccessor(&GrowsUserAssociation::m_decisionTrace),
                            "ns3::GrowsUserAssociation::DecisionTracedCallback")
            .AddTraceSource("Rejection",
                            "An arrival ended without having been connected.",
                            MakeTraceSourceAccessor(&GrowsUserAssociation::m_rejectionTrace),
                            "ns3::GrowsUserAssociation::RejectionTracedCallback")
            .AddTraceSource("Connected",
                            "An arrival is connected: its session begins, data can flow.",
                            MakeTraceSourceAccessor(&GrowsUserAssociation::m_connectedTrace),
                            "ns3::GrowsUserAssociation::SessionTracedCallback")
            .AddTraceSource("Stopping",
                            "A session is about to end: time to stop its application.",
                            MakeTraceSourceAccessor(&GrowsUserAssociation::m_stoppingTrace),
                            "ns3::GrowsUserAssociation::SessionTracedCallback")
            .AddTraceSource("Departure",
                            "A session is over, and all that its user held is free.",
                            MakeTraceSourceAccessor(&GrowsUserAssociation::m_departureTrace),
                            "ns3::GrowsUserAssociation::SessionTracedCallback")
            .AddTraceSource("Unfinished",
                            "The simulator is destroyed while this session is under way.",
                            MakeTraceSourceAccessor(&GrowsUserAssociation::m_unfinishedTrace),
                            "ns3::GrowsUserAssociation::SessionTracedCallback")
            .AddTraceSource("Window",
                            "A window has ended: cell, users in it, their summed utility.",
                            MakeTraceSourceAccessor(&GrowsUserAssociation::m_windowTrace),
                            "ns3::GrowsUserAssociation::WindowTracedCallback");
    return tid;
}

GrowsUserAssociation::GrowsUserAssociation() = default;
GrowsUserAssociation::~GrowsUserAssociation() = default;

void
GrowsUserAssociation::DoDispose()
{
    m_windowEvent.Cancel();
    for (auto& [user, timers] : m_timers)
    {
        timers.stopping.Cancel();
        timers.end.Cancel();
        timers.timeout.Cancel();
    }
    for (const auto& [user, session] : m_sessions)
    {
        m_unfinishedTrace(session);
    }
    for (auto& [user, undecided] : m_undecided)
    {
        undecided.event.Cancel();
        m_network->EndDecision(user);
        GrowsSession session;
        session.user = user;
        session.cell = m_cell;
        session.demand = undecided.record.state.demand;
        session.arrived = undecided.record.time;
        m_unfinishedTrace(session);
    }
    m_undecided.clear();
    m_timers.clear();
    m_sessions.clear();
    m_network = nullptr;
    m_policy = nullptr;
    Object::DoDispose();
}

void
GrowsUserAssociation::Install(Ptr<GrowsNetwork> network, uint32_t cell)
{
    NS_ABORT_MSG_IF(m_network, "GrowsUserAssociation::Install: was called before");
    NS_ABORT_MSG_UNLESS(m_policy,
                        "GrowsUserAssociation::Install: there is no policy: set the attribute "
                        "Policy, or use GrowsHelper");
    m_network = network;
    m_cell = cell;
    ReserveMemory();
    const auto connect = [&](const std::string& trace, const auto& callback) {
        NS_ABORT_MSG_UNLESS(m_network->TraceConnectWithoutContext(trace, callback),
                            "GrowsUserAssociation::Install: the network has no trace "
                                << trace << ": make it with CreateObject");
    };
    connect("Connected", MakeCallback(&GrowsUserAssociation::NotifyConnected, this));
    connect("Failed", MakeCallback(&GrowsUserAssociation::NotifyFailed, this));
    connect("DemandMet", MakeCallback(&GrowsUserAssociation::NotifyDemandMet, this));
    connect("Released", MakeCallback(&GrowsUserAssociation::NotifyReleased, this));
    connect("Moved", MakeCallback(&GrowsUserAssociation::NotifyMoved, this));
    m_windowEvent = Simulator::Schedule(m_windowLength, &GrowsUserAssociation::CloseWindow, this);
}

void
GrowsUserAssociation::ReserveMemory()
{
    m_links.reserve(m_network->GetNCells());
    auto& candidates = m_record.state.candidates;
    candidates.resize(std::min(m_candidates, m_network->GetNCells()));
    for (auto& candidate : candidates)
    {
        constexpr uint32_t MANY_USERS = 64;
        candidate.cell.users.reserve(std::min(GetCapacity(), MANY_USERS));
    }
}

Ptr<GrowsUserAssociation>
GrowsUserAssociation::GetHandler(Ptr<GrowsNetwork> network, uint32_t cell)
{
    auto handler = network->GetCellNode(cell)->GetObject<GrowsUserAssociation>();
    NS_ABORT_MSG_UNLESS(handler && handler->m_network,
                        "cell " << cell << " has no GrowsUserAssociation in use: install one on "
                                << "the node of every cell, as GrowsHelper does, and keep it");
    return handler;
}

uint32_t
GrowsUserAssociation::GetCell() const
{
    return m_cell;
}

uint32_t
GrowsUserAssociation::GetAdmissionLimit() const
{
    return GrowsCandidateSelection::GetCapacity(m_network->GetResourceBlocks(m_cell), m_minRbPerUe);
}

uint32_t
GrowsUserAssociation::GetCapacity() const
{
    return std::min(GetAdmissionLimit(), m_network->GetUserLimit(m_cell));
}

const std::map<uint32_t, GrowsSession>&
GrowsUserAssociation::GetSessions() const
{
    return m_sessions;
}

std::vector<GrowsDecisionRecord>
GrowsUserAssociation::GetUndecided() const
{
    std::vector<GrowsDecisionRecord> records;
    for (const auto& [user, undecided] : m_undecided)
    {
        records.push_back(undecided.record);
    }
    return records;
}

Time
GrowsUserAssociation::GetWindow() const
{
    return m_windowLength;
}

Ptr<GrowsAssociationPolicy>
GrowsUserAssociation::GetPolicy() const
{
    return m_policy;
}

Ptr<GrowsNetwork>
GrowsUserAssociation::GetNetwork() const
{
    return m_network;
}

double
GrowsUserAssociation::GetDecisionSeconds() const
{
    return std::chrono::duration<double>(m_decisionTime).count();
}

uint64_t
GrowsUserAssociation::GetNDecisions() const
{
    return m_nDecisions;
}

GrowsCellState
GrowsUserAssociation::GetCellState() const
{
    GrowsCellState state;
    FillCellState(state);
    return state;
}

void
GrowsUserAssociation::FillCellState(GrowsCellState& state) const
{
    state.cell = m_cell;
    state.resourceBlocks = m_network->GetResourceBlocks(m_cell);
    state.capacity = GetCapacity();
    state.txPowerDbm = m_network->GetTxPowerDbm(m_cell);
    state.rbUse = m_rbUse;
    state.meanUtility = m_meanUtility;
    state.users.clear();
    for (const auto user : m_network->GetUsers(m_cell))
    {
        state.users.push_back(GetServedUser(user));
    }
    for (const auto user : m_network->GetAnnounced(m_cell))
    {
        state.users.push_back(GetServedUser(user));
        if (const auto serving = m_network->GetServingCell(user)) // which knows its session
        {
            const auto handler = GetHandler(m_network, *serving);
            state.users.back().remaining = handler->GetServedUser(user).remaining;
        }
    }
}

GrowsServedUser
GrowsUserAssociation::GetServedUser(uint32_t user) const
{
    GrowsServedUser served;
    served.user = user;
    served.link = m_network->GetLink(user, m_cell);
    served.soloRateBps = GetModelRateBps(served.link) * (m_measuresRates ? m_rateRatio : 1.0);
    if (const auto window = m_windows.find(user); window != m_windows.end())
    {
        served.throughputBps = window->second.throughputBps;
        if (m_measuresRates && window->second.isWhole)
        {
            served.soloRateBps = window->second.throughputBps * m_sharers;
        }
    }
    if (const auto session = m_sessions.find(user); session != m_sessions.end())
    {
        served.remaining = GetRemaining(session->second);
    }
    return served;
}

double
GrowsUserAssociation::GetModelRateBps(const GrowsRadioLink& link) const
{
    const auto rateModel = m_network->GetRateModel();
    return rateModel ? rateModel->GetSoloRateBps(link) : 0.0;
}

GrowsDemand
GrowsUserAssociation::GetRemaining(const GrowsSession& session) const
{
    GrowsDemand remaining = session.demand;
    if (!session.connected || remaining.kind == GrowsDemand::Kind::ENDLESS)
    {
        return remaining;
    }
    double served = 0.0;
    if (remaining.kind == GrowsDemand::Kind::HOLDING_TIME)
    {
        served = (Simulator::Now() - *session.connected).GetSeconds();
    }
    else if (remaining.kind == GrowsDemand::Kind::VOLUME)
    {
        served =
            static_cast<double>(m_network->GetReceivedBytes(session.user) - session.bytesAtStart);
    }
    remaining.amount = std::max(0.0, session.demand.amount - served);
    remaining.normalised *= remaining.amount / session.demand.amount;
    return remaining;
}

GrowsAssociationState
GrowsUserAssociation::GetAssociationState(uint32_t user, const GrowsDemand& demand) const
{
    GrowsAssociationState state;
    FillAssociationState(user, demand, m_candidates, {}, state);
    return state;
}

GrowsAssociationState
GrowsUserAssociation::GetTargetState(uint32_t user,
                                     const GrowsDemand& demand,
                                     const std::function<bool(uint32_t)>& isPossible) const
{
    GrowsAssociationState state;
    // The serving cell is another candidate; beside it there is one at least.
    FillAssociationState(user, demand, std::max(m_candidates, 2U) - 1, isPossible, state);
    return state;
}

void
GrowsUserAssociation::FillAssociationState(uint32_t user,
                                           const GrowsDemand& demand,
                                           uint32_t most,
                                           const std::function<bool(uint32_t)>& isPossible,
                                           GrowsAssociationState& state) const
{
    state.user = user;
    state.demand = demand;
    m_links.clear();
    for (uint32_t cell = 0; cell < m_network->GetNCells(); ++cell)
    {
        m_links.push_back(m_network->GetLink(user, cell));
    }
    m_selection.Select(m_links, {most, m_maxRsrpGapDb, m_minSinrDb}, [&](uint32_t cell) {
        return (!isPossible || isPossible(cell)) &&
               (!m_candidatesWithRoomOnly || GetHandler(m_network, cell)->HasRoom());
    });
    state.candidates.resize(m_selection.GetCells().size());
    auto candidate = state.candidates.begin();
    for (const auto cell : m_selection.GetCells())
    {
        GetHandler(m_network, cell)->FillCellState(candidate->cell);
        candidate->link = m_links[cell];
        candidate->soloRateBps = GetModelRateBps(candidate->link);
        ++candidate;
    }
}

void
GrowsUserAssociation::Decide(uint32_t user, const GrowsDemand& demand, GrowsDecisionRecord& record)
{
    const auto begin = std::chrono::steady_clock::now();
    FillAssociationState(user, demand, m_candidates, {}, record.state);
    const auto verdict = GrowsDecide(*m_policy, record.state, record.decision);
    record.signalling = m_policy->GetSignalling(record.state);
    record.signalling.headerBytes = record.signalling.messages * m_backhaulHeaderBytes;
    record.filledCells.clear();
    m_decisionTime += std::chrono::steady_clock::now() - begin;
    ++m_nDecisions;
    record.time = Simulator::Now();
    record.handlerCell = m_cell;
    record.cell.reset();
    record.reason = verdict.reason;
    if (verdict.choice)
    {
        record.cell = record.state.candidates[*verdict.choice].cell.cell;
    }
    else if (verdict.reason == GrowsReason::NO_CANDIDATE && m_selection.GetStrongest())
    {
        record.reason = GrowsReason::NO_ROOM; // they were heard, but left out
    }
    else if (verdict.reason == GrowsReason::CELL_FULL)
    {
        const auto& full = record.state.candidates[*record.decision.choice].cell;
        if (full.users.size() < GetHandler(m_network, full.cell)->GetAdmissionLimit())
        {
            record.reason = GrowsReason::STACK_LIMIT; // admission would have taken one more
        }
    }
}

std::string
GrowsUserAssociation::FindProblem(const GrowsDemand& demand)
{
    constexpr double MOST = 1e18; // of bytes; of seconds, ns-3's clock ends at about 9e9
    const double most = demand.kind == GrowsDemand::Kind::HOLDING_TIME ? 1e-9 * MOST : MOST;
    const bool endless = demand.kind == GrowsDemand::Kind::ENDLESS;
    if (endless || (demand.amount > 0.0 && demand.amount <= most)) // false for NaN
    {
        return "";
    }
    std::ostringstream problem;
    problem << "a demand of " << demand.amount << " cannot be served: give a positive amount up to "
            << most << ", or leave it endless";
    return problem.str();
}

void
GrowsUserAssociation::Dispatch(Ptr<GrowsNetwork> network, uint32_t user, const GrowsDemand& demand)
{
    GetHandler(network, network->GetStrongestCell(user).value_or(0))->Arrive(user, demand);
}

void
GrowsUserAssociation::Arrive(uint32_t user, const GrowsDemand& demand)
{
    NS_ABORT_MSG_UNLESS(m_network, "GrowsUserAssociation::Arrive: call Install first");
    const auto problem = FindProblem(demand);
    NS_ABORT_MSG_UNLESS(problem.empty(), "GrowsUserAssociation::Arrive: " << problem);
    m_arrivalTrace(user, Simulator::Now());
    if (!m_network->IsIdle(user))
    {
        const auto gone = m_network->GetServingCell(user) ? "" : m_network->FindPoolProblem({user});
        NS_ABORT_MSG_UNLESS(gone.empty(), "user " << user << " arrives: " << gone);
        m_rejectionTrace(user, Simulator::Now(), GrowsReason::ALREADY_CONNECTED);
        return;
    }
    // Its memory is used again, but not while this arrival is being traced: a listener may have the
    // next user arrive.
    auto record = std::move(m_record);
    Decide(user, demand, record);
    if (const Time wait = record.signalling.rounds * m_backhaulDelay; wait.IsStrictlyPositive())
    {
        m_network->BeginDecision(user);
        Postpone(record, wait);
    }
    else
    {
        CarryOut(record);
    }
    m_record = std::move(record);
}

void
GrowsUserAssociation::Postpone(GrowsDecisionRecord record, const Time& wait)
{
    const uint32_t user = record.state.user;
    auto& undecided = m_undecided[user];
    undecided.record = std::move(record);
    undecided.event = Simulator::Schedule(wait, &GrowsUserAssociation::Resume, this, user);
}

void
GrowsUserAssociation::Resume(uint32_t user)
{
    auto record = std::move(m_undecided.at(user).record);
    while (record.cell && !GetHandler(m_network, *record.cell)->HasRoom())
    {
        constexpr uint64_t REFUSAL_BYTES = 12; // who, where, why
        const bool isOwn = *record.cell == m_cell;
        ReplaceFilledCell(record);
        if (!isOwn)
        {
            ++record.signalling.rounds;
            ++record.signalling.messages;
            record.signalling.payloadBytes += REFUSAL_BYTES;
            record.signalling.headerBytes += m_backhaulHeaderBytes;
            Postpone(std::move(record), m_backhaulDelay);
            return;
        }
    }
    m_undecided.erase(user);
    m_network->EndDecision(user);
    if (m_network->IsIdle(user))
    {
        CarryOut(record);
    }
    else // other code attached it
    {
        m_rejectionTrace(user, Simulator::Now(), GrowsReason::ALREADY_CONNECTED);
    }
}

void
GrowsUserAssociation::ReplaceFilledCell(GrowsDecisionRecord& record)
{
    const auto& candidates = record.state.candidates;
    const auto& values = record.decision.values;
    auto& filled = record.filledCells;
    filled.push_back(*record.cell);
    record.cell.reset();
    record.reason = GrowsReason::CELL_FILLED;
    double best = GrowsScoredPolicy::NEVER;
    for (std::size_t i = 0; i < std::min(candidates.size(), values.size()); ++i)
    {
        const auto& cell = candidates[i].cell;
        const bool isTried = std::find(filled.begin(), filled.end(), cell.cell) != filled.end();
        if (!isTried && cell.HasRoom() && values[i] > best)
        {
            best = values[i];
            record.cell = cell.cell;
            record.reason = GrowsReason::NONE;
        }
    }
}

void
GrowsUserAssociation::CarryOut(const GrowsDecisionRecord& record)
{
    m_decisionTrace(record);
    if (record.cell)
    {
        GetHandler(m_network, *record.cell)->Admit(record);
    }
    else
    {
        m_rejectionTrace(record.state.user, Simulator::Now(), record.reason);
    }
}

bool
GrowsUserAssociation::HasRoom() const
{
    return m_network->GetUsers(m_cell).size() + m_network->GetAnnounced(m_cell).size() <
           GetCapacity();
}

void
GrowsUserAssociation::Reject(uint32_t user, GrowsReason reason)
{
    m_arrivalTrace(user, Simulator::Now());
    m_rejectionTrace(user, Simulator::Now(), reason);
}

void
GrowsUserAssociation::Admit(const GrowsDecisionRecord& record)
{
    GrowsSession session;
    session.user = record.state.user;
    session.cell = m_cell;
    session.demand = record.state.demand;
    session.arrived = record.time;
    session.decided = Simulator::Now();
    m_sessions[session.user] = session;
    m_network->Associate(session.user, m_cell, session.demand);
}

void
GrowsUserAssociation::NotifyConnected(uint32_t user, uint32_t cell)
{
    const auto found = m_sessions.find(user);
    if (cell != m_cell || found == m_sessions.end())
    {
        return; // another handler's, or attached by other code
    }
    found->second.connected = Simulator::Now();
    found->second.bytesAtStart = m_network->GetReceivedBytes(user);
    PlanEnd(found->second);
    m_connectedTrace(found->second);
}

void
GrowsUserAssociation::PlanEnd(const GrowsSession& session)
{
    auto& timers = m_timers[session.user];
    const auto until = [&](const Time& sinceConnected) {
        return std::max(*session.connected + sinceConnected - Simulator::Now(), Time(0));
    };
    if (session.demand.kind == GrowsDemand::Kind::HOLDING_TIME)
    {
        const Time hold = Seconds(session.demand.amount);
        timers.stopping = Simulator::Schedule(until(hold - m_stopNotice),
                                              &GrowsUserAssociation::GiveNotice,
                                              this,
                                              session.user);
        timers.end =
            Simulator::Schedule(until(hold), &GrowsUserAssociation::End, this, session.user);
    }
    if (m_sessionTimeout.IsStrictlyPositive())
    {
        timers.timeout = Simulator::Schedule(until(m_sessionTimeout),
                                             &GrowsUserAssociation::BeginEnd,
                                             this,
                                             session.user,
                                             GrowsReason::SESSION_TIMEOUT);
    }
}

void
GrowsUserAssociation::GiveNotice(uint32_t user)
{
    auto& timers = m_timers[user];
    if (!timers.stoppingTraced)
    {
        timers.stoppingTraced = true;
        m_stoppingTrace(m_sessions.at(user));
    }
}

void
GrowsUserAssociation::BeginEnd(uint32_t user, GrowsReason reason)
{
    auto& timers = m_timers[user];
    timers.stopping.Cancel();
    timers.end.Cancel();
    timers.timeout.Cancel();
    timers.ending = true;
    m_sessions.at(user).reason = reason;
    timers.end = Simulator::Schedule(m_stopNotice, &GrowsUserAssociation::End, this, user);
    GiveNotice(user);
}

void
GrowsUserAssociation::End(uint32_t user)
{
    auto& timers = m_timers[user];
    timers.stopping.Cancel();
    timers.timeout.Cancel();
    GiveNotice(user);
    auto& session = m_sessions.at(user);
    Conclude(session, session.reason);
    m_network->Release(user);
}

void
GrowsUserAssociation::Conclude(GrowsSession& session, GrowsReason reason) const
{
    session.departed = Simulator::Now();
    session.receivedBytes = m_network->GetReceivedBytes(session.user) - session.bytesAtStart;
    session.reason = reason;
}

GrowsSession
GrowsUserAssociation::Remove(uint32_t user)
{
    auto& timers = m_timers[user];
    timers.stopping.Cancel();
    timers.end.Cancel();
    timers.timeout.Cancel();
    m_timers.erase(user);
    GrowsSession session = m_sessions.at(user);
    m_sessions.erase(user);
    return session;
}

void
GrowsUserAssociation::NotifyDemandMet(uint32_t user, uint32_t cell)
{
    const auto found = m_sessions.find(user);
    if (cell == m_cell && found != m_sessions.end() && !found->second.departed)
    {
        BeginEnd(user, GrowsReason::NONE);
    }
}

void
GrowsUserAssociation::NotifyReleased(uint32_t user, uint32_t cell)
{
    if (cell != m_cell || !m_sessions.count(user))
    {
        return;
    }
    auto session = Remove(user);
    if (!session.departed) // other code had it released
    {
        Conclude(session, session.reason);
    }
    m_departureTrace(session);
}

void
GrowsUserAssociation::NotifyFailed(uint32_t user, uint32_t cell, GrowsReason reason)
{
    if (cell != m_cell || !m_sessions.count(user))
    {
        return;
    }
    auto session = Remove(user);
    if (!session.connected)
    {
        m_rejectionTrace(user, Simulator::Now(), reason);
        return;
    }
    if (!session.departed) // else it was leaving anyway
    {
        Conclude(session, reason);
    }
    m_departureTrace(session);
}

void
GrowsUserAssociation::NotifyMoved(uint32_t user, uint32_t from, uint32_t to)
{
    if (from != m_cell)
    {
        return;
    }
    auto handler = GetHandler(m_network, to);
    if (auto window = m_windows.extract(user))
    {
        handler->m_windows.insert(std::move(window));
    }
    if (!m_sessions.count(user))
    {
        return; // attached by other code
    }
    const Timers timers = m_timers[user];
    handler->Adopt(Remove(user), timers);
}

void
GrowsUserAssociation::Adopt(GrowsSession session, const Timers& timers)
{
    const uint32_t user = session.user;
    session.cell = m_cell;
    m_sessions[user] = session;
    m_timers[user].stoppingTraced = timers.stoppingTraced;
    if (session.departed)
    {
        return; // its release is under way
    }
    if (timers.ending)
    {
        BeginEnd(user, session.reason);
    }
    else
    {
        PlanEnd(session);
    }
}

void
GrowsUserAssociation::CompareRates()
{
    double measuredBps = 0.0;
    double modelBps = 0.0;
    for (const auto& [user, window] : m_windows)
    {
        if (window.isWhole)
        {
            measuredBps += window.throughputBps * m_sharers;
            modelBps += GetModelRateBps(m_network->GetLink(user, m_cell));
        }
    }
    m_rateRatio = modelBps > 0.0 ? measuredBps / modelBps : m_rateRatio;
}

void
GrowsUserAssociation::CloseWindow()
{
    const double seconds = m_windowLength.GetSeconds();
    const auto users = m_network->GetUsers(m_cell);
    // Shares are what users get of the time; those of the window's two ends stand for all of it.
    m_sharers = 2.0 / (1.0 / std::max<double>(m_windows.size(), 1.0) +
                       1.0 / std::max<double>(users.size(), 1.0));
    std::map<uint32_t, Window> windows;
    double sumUtility = 0.0;
    for (const auto user : users)
    {
        Window& window = windows[user];
        window.bytes = m_network->GetReceivedBytes(user);
        const auto before = m_windows.find(user);
        const auto session = m_sessions.find(user);
        uint64_t bytesBefore = window.bytes;
        if (before != m_windows.end())
        {
            bytesBefore = before->second.bytes;
            window.isWhole = true;
        }
        else if (session != m_sessions.end() && session->second.connected)
        {
            bytesBefore = session->second.bytesAtStart;
        }
        window.throughputBps = 8.0 * static_cast<double>(window.bytes - bytesBefore) / seconds;
        sumUtility += GrowsUtility(window.throughputBps);
    }
    m_windows = std::move(windows);
    if (m_measuresRates)
    {
        CompareRates();
    }
    m_meanUtility = users.empty() ? 0.0 : sumUtility / users.size();
    m_rbUse = m_network->GetRbUse(m_cell);
    m_network->ResetRbUse(m_cell);
    m_windowEvent = Simulator::Schedule(m_windowLength, &GrowsUserAssociation::CloseWindow, this);
    m_windowTrace(m_cell, users.size(), sumUtility);
}

} // namespace ns3
