// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-network-recorder.h"

#include "ns3/abort.h"
#include "ns3/double.h"
#include "ns3/mobility-model.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <cmath>

namespace ns3
{

namespace
{

using Record = GrowsNetworkRecord;

/// \param levelDb a level in dB or dBm \return it, as it stands in a record
double
ToRecord(double levelDb)
{
    return std::isfinite(levelDb) ? levelDb : Record::NOT_MEASURED;
}

} // namespace

void
GrowsNetworkRecorder::Install(const GrowsHelper& helper)
{
    if (!m_network)
    {
        m_network = helper.GetNetwork();
        m_begin = Simulator::Now();
        m_length = helper.GetHandlers().front()->GetWindow();
    }
    const auto& handlers = helper.GetHandlers();
    while (m_handlers.size() < handlers.size())
    {
        const auto& handler = handlers[m_handlers.size()];
        m_handlers.push_back(handler);
        const auto connect = [&handler](const std::string& name, const CallbackBase& sink) {
            [[maybe_unused]] const bool found = handler->TraceConnectWithoutContext(name, sink);
            NS_ASSERT_MSG(found, "handlers have no trace " << name);
        };
        connect("Arrival", MakeCallback(&GrowsNetworkRecorder::RecordArrival, this));
        connect("Decision", MakeCallback(&GrowsNetworkRecorder::RecordDecision, this));
        connect("Rejection", MakeCallback(&GrowsNetworkRecorder::RecordRejection, this));
        connect("Connected", MakeCallback(&GrowsNetworkRecorder::RecordConnected, this));
        connect("Departure", MakeCallback(&GrowsNetworkRecorder::RecordDeparture, this));
        connect("Unfinished", MakeCallback(&GrowsNetworkRecorder::RecordUnfinished, this));
        connect("Window", MakeCallback(&GrowsNetworkRecorder::RecordWindow, this));
        AddCell();
    }
}

std::vector<Record::Link>
GrowsNetworkRecorder::GetLinks(uint32_t user) const
{
    std::vector<Record::Link> links(m_network->GetNCells());
    if (user >= m_network->GetNUsers())
    {
        return links; // no device was left for the arrival
    }
    for (uint32_t cell = 0; cell < links.size(); ++cell)
    {
        const auto link = m_network->Measure(user, cell);
        const bool isMeasured = std::isfinite(link.rsrpDbm);
        links[cell] = {ToRecord(link.rsrpDbm),
                       ToRecord(link.snrDb),
                       ToRecord(link.sinrDb),
                       ToRecord(link.fullLoadSinrDb),
                       isMeasured ? m_network->GetModelRateBps(link) : 0.0};
    }
    return links;
}

void
GrowsNetworkRecorder::RecordArrival(uint32_t user, Time time)
{
    m_undecided[user].push_back(m_arrivals.size());
    m_arrivals.emplace_back();
    m_arrivals.back().timeS = time.GetSeconds();
    m_links.push_back(GetLinks(user));
}

void
GrowsNetworkRecorder::RecordDecision(const GrowsDecisionRecord& record)
{
    const auto found = m_undecided.find(record.state.user);
    if (found == m_undecided.end() || found->second.empty())
    {
        return; // it arrived before the handlers were listened to
    }
    const auto index = found->second.front(); // who arrives while this waits is refused at once
    found->second.erase(found->second.begin());
    m_open[record.state.user] = index;
    auto& arrival = m_arrivals[index];
    const auto& demand = record.state.demand;
    arrival.kind = static_cast<int64_t>(demand.kind);
    arrival.amount = demand.amount;
    arrival.normalised = demand.normalised;
    arrival.offeredBps = demand.offeredBps;
    arrival.qci = demand.qci;
    arrival.cell = record.cell ? static_cast<int64_t>(*record.cell) : Record::NONE;
}

void
GrowsNetworkRecorder::RecordRejection(uint32_t user, Time /* time */, GrowsReason /* reason */)
{
    auto& undecided = m_undecided[user];
    if (!undecided.empty())
    {
        undecided.pop_back(); // there was nothing to decide
    }
    else if (const auto open = m_open.find(user); open != m_open.end())
    {
        m_arrivals[open->second].cell = Record::NONE; // if chosen, it did not take the user
        m_open.erase(open);
    }
}

void
GrowsNetworkRecorder::RecordConnected(const GrowsSession& session)
{
    m_counts[session.user] = {session.bytesAtStart, session.rbSecondsAtStart};
}

void
GrowsNetworkRecorder::RecordDeparture(const GrowsSession& session)
{
    if (session.connected)
    {
        m_departedBytes[session.cell] += static_cast<int64_t>(TakeCount(session.user).bytes);
    }
    m_counts.erase(session.user);
    if (const auto open = m_open.find(session.user); open != m_open.end())
    {
        FillService(session, m_arrivals[open->second]);
        m_open.erase(open);
    }
}

void
GrowsNetworkRecorder::RecordUnfinished(const GrowsSession& session)
{
    if (const auto open = m_open.find(session.user); open != m_open.end())
    {
        FillService(session, m_arrivals[open->second]);
    }
}

void
GrowsNetworkRecorder::FillService(const GrowsSession& session, Record::Arrival& arrival) const
{
    arrival.cell = session.cell;
    if (!session.connected)
    {
        return;
    }
    const auto count = GetCount(session.user);
    arrival.connectedS = session.connected->GetSeconds();
    arrival.departedS = session.departed ? session.departed->GetSeconds() : Record::NONE;
    arrival.receivedBytes = static_cast<int64_t>(
        session.departed ? session.receivedBytes : count.bytes - session.bytesAtStart);
    arrival.rbSeconds = count.rbSeconds - session.rbSecondsAtStart;
}

GrowsNetworkRecorder::Count
GrowsNetworkRecorder::GetCount(uint32_t user) const
{
    return {m_network->GetReceivedBytes(user), m_network->GetRbSeconds(user)};
}

GrowsNetworkRecorder::Count
GrowsNetworkRecorder::TakeCount(uint32_t user)
{
    const auto now = GetCount(user);
    const auto [known, isNew] = m_counts.emplace(user, now); // new: other code attached it
    const auto before = std::exchange(known->second, now);
    return {now.bytes - before.bytes, now.rbSeconds - before.rbSeconds};
}

bool
GrowsNetworkRecorder::IsWhole(uint32_t user, uint32_t cell) const
{
    const auto begin = Simulator::Now() - m_length;
    const auto& sessions = m_handlers[cell]->GetSessions();
    const auto session = sessions.find(user);
    const auto move = m_network->GetLastMove(user);
    return session != sessions.end() && session->second.connected.value_or(Time::Max()) <= begin &&
           (!move || move->time <= begin) && m_open.count(user) > 0;
}

void
GrowsNetworkRecorder::RecordWindow(uint32_t cell, uint32_t users, double utility)
{
    const double passed = (Simulator::Now() - m_begin).GetSeconds() / m_length.GetSeconds();
    const auto index = static_cast<std::size_t>(std::max(std::lround(passed) - 1, 0L));
    m_windows.resize(std::max(m_windows.size(), index + 1));
    auto& window = m_windows[index];
    window.utility += utility;
    window.cells.resize(m_handlers.size());
    auto& mine = window.cells[cell];
    const auto state = m_handlers[cell]->GetCellState();
    mine.users = users;
    mine.rbUse = state.rbUse;
    mine.receivedBytes = std::exchange(m_departedBytes[cell], 0);
    const auto& present = m_network->GetUsers(cell);
    for (const auto& served : state.users)
    {
        if (present.count(served.user) == 0)
        {
            continue; // it is about to be handed over to the cell
        }
        const auto count = TakeCount(served.user);
        const auto bytes = static_cast<int64_t>(count.bytes);
        mine.receivedBytes += bytes;
        if (IsWhole(served.user, cell))
        {
            m_samples.push_back({static_cast<int64_t>(m_open.at(served.user)),
                                 static_cast<int64_t>(index),
                                 cell,
                                 bytes,
                                 count.rbSeconds,
                                 ToRecord(served.link.sinrDb)});
        }
    }
}

void
GrowsNetworkRecorder::AddCell()
{
    const auto cell = static_cast<uint32_t>(m_cells.size());
    const auto mobility = m_network->GetCellNode(cell)->GetObject<MobilityModel>();
    const auto place = mobility ? mobility->GetPosition() : Vector();
    m_cells.push_back({m_network->GetResourceBlocks(cell),
                       m_handlers[cell]->GetCapacity(),
                       m_network->GetTxPowerDbm(cell),
                       place.x,
                       place.y});
}

GrowsCandidateLimits
GrowsNetworkRecorder::GetLimits() const
{
    UintegerValue candidates;
    DoubleValue maxRsrpGapDb;
    DoubleValue minSinrDb;
    const auto& handler = *m_handlers.front();
    handler.GetAttribute("Candidates", candidates);
    handler.GetAttribute("MaxRsrpGapDb", maxRsrpGapDb);
    handler.GetAttribute("MinSinrDb", minSinrDb);
    return {static_cast<uint32_t>(candidates.Get()), maxRsrpGapDb.Get(), minSinrDb.Get()};
}

GrowsNetworkRecord
GrowsNetworkRecorder::GetRecord() const
{
    Record record;
    record.windowS = m_length.GetSeconds();
    record.limits = GetLimits();
    record.cells = m_cells;
    record.arrivals = m_arrivals;
    for (const auto& handler : m_handlers) // sessions that the end cuts off
    {
        for (const auto& [user, session] : handler->GetSessions())
        {
            if (const auto open = m_open.find(user); open != m_open.end())
            {
                FillService(session, record.arrivals[open->second]);
            }
        }
    }
    for (auto links : m_links)
    {
        links.resize(m_handlers.size()); // there were fewer cells then
        record.links.insert(record.links.end(), links.begin(), links.end());
    }
    for (auto window : m_windows)
    {
        window.cells.resize(m_handlers.size());
        record.cellWindows.insert(record.cellWindows.end(),
                                  window.cells.begin(),
                                  window.cells.end());
        record.utilities.push_back(window.utility);
    }
    record.samples = m_samples;
    return record;
}

} // namespace ns3
