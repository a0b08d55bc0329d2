// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-user-association.h"

#include "grows-cell-monitor.h"
#include "grows-session-keeper.h"

#include "ns3/abort.h"
#include "ns3/boolean.h"
#include "ns3/double.h"
#include "ns3/pointer.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <cmath>

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
                          "Chooses the candidate. One object may serve every handler.",
                          PointerValue(),
                          MakePointerAccessor(&GrowsUserAssociation::m_policy),
                          MakePointerChecker<GrowsAssociationPolicy>())
            .AddAttribute("HandoverPolicy",
                          "Whom a GrowsHandoverAlgorithm without a Policy of its own asks about "
                          "this cell's users; null: Policy. GrowsHelper sets the script's policy.",
                          PointerValue(),
                          MakePointerAccessor(&GrowsUserAssociation::m_handoverPolicy),
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
            .AddAttribute(
                "CandidatesWithFreeCapacityOnly",
                "Take the strongest cells with free capacity, instead of the strongest "
                "whether they are full or not.",
                BooleanValue(false),
                MakeBooleanAccessor(&GrowsUserAssociation::m_candidatesWithFreeCapacityOnly),
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
            .AddAttribute("UtilityAlpha",
                          "Which alpha-fair utility windows report and states hold: 1 is "
                          "ln(1 + Mbit/s), 0 the throughput; more favours users who have little "
                          "(GrowsUtility).",
                          DoubleValue(1.0),
                          MakeDoubleAccessor(&GrowsUserAssociation::m_utilityAlpha),
                          MakeDoubleChecker<double>(0.0))
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
                            "A user arrives; one Rejection, Departure or Unfinished follows.",
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
    if (m_sessions)
    {
        m_sessions->Close();
    }
    for (auto& [user, undecided] : m_undecided)
    {
        undecided.event.Cancel();
        m_network->EndDecision(user);
        m_unfinishedTrace(undecided.record.MakeSession());
    }
    m_undecided.clear();
    m_monitor.reset();
    m_sessions.reset();
    m_network = nullptr;
    m_policy = nullptr;
    m_handoverPolicy = nullptr;
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
    const GrowsSessionKeeper::Traces traces{m_connectedTrace,
                                            m_stoppingTrace,
                                            m_departureTrace,
                                            m_unfinishedTrace,
                                            m_rejectionTrace};
    m_sessions = std::make_unique<GrowsSessionKeeper>(
        network,
        cell,
        GrowsSessionKeeper::Configuration{m_sessionTimeout, m_stopNotice},
        traces,
        MakeCallback(&GrowsUserAssociation::NotifyMoved, this));
    m_monitor = std::make_unique<GrowsCellMonitor>(
        network,
        *m_sessions,
        GrowsCellMonitor::Configuration{m_windowLength, m_utilityAlpha},
        m_windowTrace);
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
    static const std::map<uint32_t, GrowsSession> NONE;
    return m_sessions ? m_sessions->GetSessions() : NONE;
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

Ptr<GrowsAssociationPolicy>
GrowsUserAssociation::GetPolicy() const
{
    return m_policy;
}

Ptr<GrowsAssociationPolicy>
GrowsUserAssociation::GetHandoverPolicy() const
{
    return m_handoverPolicy ? m_handoverPolicy : m_policy;
}

Ptr<GrowsNetwork>
GrowsUserAssociation::GetNetwork() const
{
    return m_network;
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
    m_monitor->FillState(state);
    for (const auto user : m_network->GetReservations(m_cell))
    {
        state.users.push_back(m_monitor->GetServedUser(user));
        if (const auto serving = m_network->GetServingCell(user)) // which knows its session
        {
            const auto handler = GetHandler(m_network, *serving);
            state.users.back().remaining = handler->m_sessions->GetRemaining(user);
        }
    }
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
        m_links.push_back(m_network->Measure(user, cell));
    }
    m_selection.Select(m_links, {most, m_maxRsrpGapDb, m_minSinrDb}, [&](uint32_t cell) {
        return (!isPossible || isPossible(cell)) &&
               (!m_candidatesWithFreeCapacityOnly ||
                GetHandler(m_network, cell)->HasFreeCapacity());
    });
    state.candidates.resize(m_selection.GetCells().size());
    auto candidate = state.candidates.begin();
    for (const auto cell : m_selection.GetCells())
    {
        GetHandler(m_network, cell)->FillCellState(candidate->cell);
        candidate->link = m_links[cell];
        candidate->fullCellRateBps = m_network->GetModelRateBps(candidate->link);
        ++candidate;
    }
}

void
GrowsUserAssociation::Decide(uint32_t user, const GrowsDemand& demand, GrowsDecisionRecord& record)
{
    const double begin = GrowsDecisionCost::GetThreadSeconds();
    FillAssociationState(user, demand, m_candidates, {}, record.state);
    const auto checked = GrowsDecide(*m_policy, record.state, record.decision);
    record.signalling = m_policy->GetSignalling(record.state);
    record.signalling.headerBytes = record.signalling.messages * m_backhaulHeaderBytes;
    record.cellsFullAtExecution.clear();
    m_cost.Add(GrowsDecisionCost::GetThreadSeconds() - begin);
    record.SetOutcome(checked, m_cell, Simulator::Now());
    if (checked.reason == GrowsReason::NO_CANDIDATE && m_selection.GetStrongest())
    {
        record.reason = GrowsReason::NO_FREE_CAPACITY; // they were measured, but left out
    }
    else if (checked.reason == GrowsReason::CELL_FULL)
    {
        const auto& full = record.state.candidates[*record.decision.choice].cell;
        if (full.users.size() < GetHandler(m_network, full.cell)->GetAdmissionLimit())
        {
            record.reason = GrowsReason::STACK_LIMIT; // admission would have taken one more
        }
    }
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
    const auto problem = demand.Validate();
    NS_ABORT_MSG_UNLESS(problem.empty(), "GrowsUserAssociation::Arrive: " << problem);
    m_arrivalTrace(user, Simulator::Now());
    if (!m_network->IsIdle(user) || m_undecided.count(user) > 0)
    {
        const auto gone = m_network->GetServingCell(user) ? "" : m_network->ValidatePool({user});
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
    const auto event = Simulator::Schedule(wait, &GrowsUserAssociation::Resume, this, user);
    m_undecided[user] = {std::move(record), event};
}

void
GrowsUserAssociation::Resume(uint32_t user)
{
    auto record = std::move(m_undecided.at(user).record);
    while (record.cell && !GetHandler(m_network, *record.cell)->HasFreeCapacity())
    {
        constexpr uint64_t REFUSAL_BYTES = 12; // who, where, why
        const bool isOwn = *record.cell == m_cell;
        record.ReplaceFullCell();
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
GrowsUserAssociation::CarryOut(const GrowsDecisionRecord& record)
{
    m_decisionTrace(record);
    if (record.cell)
    {
        GetHandler(m_network, *record.cell)->m_sessions->Begin(record.MakeSession());
    }
    else
    {
        m_rejectionTrace(record.state.user, Simulator::Now(), record.reason);
    }
}

bool
GrowsUserAssociation::HasFreeCapacity() const
{
    return m_network->GetUsers(m_cell).size() + m_network->GetReservations(m_cell).size() <
           GetCapacity();
}

void
GrowsUserAssociation::Reject(uint32_t user, GrowsReason reason)
{
    m_arrivalTrace(user, Simulator::Now());
    m_rejectionTrace(user, Simulator::Now(), reason);
}

void
GrowsUserAssociation::NotifyMoved(uint32_t user, uint32_t to)
{
    const auto handler = GetHandler(m_network, to);
    m_monitor->Move(user, *handler->m_monitor);
    m_sessions->Move(user, *handler->m_sessions);
}

} // namespace ns3
