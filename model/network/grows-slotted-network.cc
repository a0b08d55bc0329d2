// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-slotted-network.h"

#include "ns3/abort.h"
#include "ns3/pointer.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <cmath>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsSlottedNetwork);

namespace
{

/// Fraction of a slot before its end at which those leave whose demand is met.
constexpr double BEFORE_THE_END = 0.05;

} // namespace

TypeId
GrowsSlottedNetwork::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsSlottedNetwork")
            .SetParent<GrowsNetwork>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsSlottedNetwork>()
            .AddAttribute("Environment",
                          "Cells and arrivals; null: a GrowsSlottedEnvironment of its own. To be "
                          "given at construction.",
                          PointerValue(),
                          MakePointerAccessor(&GrowsSlottedNetwork::m_environment),
                          MakePointerChecker<GrowsSlottedEnvironment>());
    return tid;
}

void
GrowsSlottedNetwork::NotifyConstructionCompleted()
{
    GrowsNetwork::NotifyConstructionCompleted();
    if (!m_environment)
    {
        m_environment = CreateObject<GrowsSlottedEnvironment>();
    }
    if (!GetRateModel())
    {
        SetRateModel(m_environment->GetRateModel());
    }
}

void
GrowsSlottedNetwork::DoDispose()
{
    m_environment = nullptr;
    m_arrivalCallback = ArrivalCallback();
    m_nodes.clear();
    GrowsNetwork::DoDispose();
}

GrowsSlottedCells&
GrowsSlottedNetwork::GetCells() const
{
    return m_environment->GetEpisode().GetCells();
}

void
GrowsSlottedNetwork::Start()
{
    m_environment->BeginEpisode();
    m_users.clear();
    m_started = Simulator::Now();
    m_now = 0.0;
    // The callback refers to this network as a rule: neither would ever be freed.
    Simulator::ScheduleDestroy([network = Ptr<GrowsSlottedNetwork>(this)] {
        network->m_arrivalCallback = ArrivalCallback();
    });
    ScheduleArrival();
    Simulator::Schedule((1.0 - BEFORE_THE_END) * m_environment->GetSlotLength(),
                        &GrowsSlottedNetwork::EndSlot,
                        this);
}

void
GrowsSlottedNetwork::ScheduleArrival()
{
    if (m_environment->DrawArrival(m_arrival))
    {
        const Time at = m_started + m_arrival.slot * m_environment->GetSlotLength();
        Simulator::Schedule(at - Simulator::Now(), &GrowsSlottedNetwork::Arrive, this);
    }
}

void
GrowsSlottedNetwork::Arrive()
{
    m_now = std::max(m_now, m_arrival.slot); // the end of a slot is a little early
    const uint32_t user = m_users.size();
    const GrowsDemand demand = m_arrival.demand;
    m_users.push_back({m_arrival, 0.0, 0.0});
    ScheduleArrival();
    if (!m_arrivalCallback.IsNull())
    {
        m_arrivalCallback(user, demand);
    }
}

void
GrowsSlottedNetwork::EndSlot()
{
    m_now = std::round(GetNow());
    m_finished.clear();
    GetCells().FindFinished(m_now, m_finished);
    for (const auto& [cell, user] : m_finished)
    {
        const auto kind = m_users[user].arrival.demand.kind;
        if (kind != GrowsDemand::Kind::HOLDING_TIME) // which handlers keep themselves
        {
            NotifyDemandMet(user);
        }
    }
    for (const auto& handover :
         GetCells().Move(m_now, m_environment->GetEpisode().GetHandoverCallback()))
    {
        NotifyMoved(handover.user, handover.to);
    }
    if (m_now < m_environment->GetNSlots())
    {
        Simulator::Schedule(m_environment->GetSlotLength(), &GrowsSlottedNetwork::EndSlot, this);
    }
}

double
GrowsSlottedNetwork::GetNow() const
{
    return std::max(m_now,
                    ((Simulator::Now() - m_started) / m_environment->GetSlotLength()).GetDouble());
}

uint32_t
GrowsSlottedNetwork::DoGetNCells() const
{
    return GetCells().GetN();
}

uint32_t
GrowsSlottedNetwork::DoGetNUsers() const
{
    return m_users.size();
}

Ptr<Node>
GrowsSlottedNetwork::DoGetCellNode(uint32_t cell) const
{
    m_nodes.resize(GetCells().GetN());
    auto& node = m_nodes.at(cell);
    if (!node)
    {
        node = CreateObject<Node>();
    }
    return node;
}

uint32_t
GrowsSlottedNetwork::DoGetResourceBlocks(uint32_t cell) const
{
    return GetCells().GetCell(cell).resourceBlocks;
}

uint32_t
GrowsSlottedNetwork::DoGetUserLimit(uint32_t cell) const
{
    return GetCells().GetCell(cell).capacity;
}

double
GrowsSlottedNetwork::DoGetTxPowerDbm(uint32_t cell) const
{
    return GetCells().GetCell(cell).txPowerDbm;
}

double
GrowsSlottedNetwork::DoGetRbUse(uint32_t cell) const
{
    return GetCells().GetRbUse(cell);
}

void
GrowsSlottedNetwork::DoResetRbUse(uint32_t /* cell */)
{
    // The use is known at any moment: what its users get of the cell's time.
}

GrowsRadioLink
GrowsSlottedNetwork::DoGetLink(uint32_t user, uint32_t cell) const
{
    return GetCells().GetLink(m_users.at(user).arrival, cell, GetNow());
}

uint64_t
GrowsSlottedNetwork::DoGetReceivedBytes(uint32_t user) const
{
    double bits = m_users.at(user).receivedBits;
    if (GetPhase(user) == GrowsUserPhase::CONNECTED)
    {
        bits += GetCells().GetService(*GetServingCell(user), user, GetNow()).receivedBits;
    }
    return static_cast<uint64_t>(bits / 8.0);
}

double
GrowsSlottedNetwork::CountRbSeconds(uint32_t cell, const GrowsSlottedService& service) const
{
    return service.usedSlots * m_environment->GetSlotLength().GetSeconds() *
           DoGetResourceBlocks(cell);
}

double
GrowsSlottedNetwork::DoGetRbSeconds(uint32_t user) const
{
    double rbSeconds = m_users.at(user).rbSeconds;
    if (GetPhase(user) == GrowsUserPhase::CONNECTED)
    {
        const uint32_t cell = *GetServingCell(user);
        rbSeconds += CountRbSeconds(cell, GetCells().GetService(cell, user, GetNow()));
    }
    return rbSeconds;
}

void
GrowsSlottedNetwork::DoAssociate(uint32_t user, uint32_t cell, const GrowsDemand& demand)
{
    auto& arrival = m_users.at(user).arrival;
    arrival.demand = demand;
    GetCells().Join(user, arrival, cell, GetNow());
    Simulator::ScheduleNow(&GrowsSlottedNetwork::NotifyConnected, this, user);
}

void
GrowsSlottedNetwork::DoRelease(uint32_t user)
{
    const uint32_t cell = *GetServingCell(user);
    const auto service = GetCells().Remove(cell, user, GetNow());
    m_users.at(user).receivedBits += service.receivedBits;
    m_users.at(user).rbSeconds += CountRbSeconds(cell, service);
    Simulator::ScheduleNow(&GrowsSlottedNetwork::NotifyReleased, this, user);
}

} // namespace ns3
