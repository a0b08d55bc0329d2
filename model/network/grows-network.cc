/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-network.h"

#include "ns3/abort.h"
#include "ns3/pointer.h"

#include <cmath>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsNetwork);

TypeId
GrowsNetwork::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsNetwork")
            .SetParent<Object>()
            .SetGroupName("Grows")
            .AddAttribute("RateModel",
                          "What users are expected to get from a cell, by the radio link: the "
                          "solo rates in the association state come from it.",
                          PointerValue(),
                          MakePointerAccessor(&GrowsNetwork::m_rateModel),
                          MakePointerChecker<GrowsRateModel>())
            .AddTraceSource("Connected",
                            "A user is connected to a cell: data can flow.",
                            MakeTraceSourceAccessor(&GrowsNetwork::m_connectedTrace),
                            "ns3::GrowsNetwork::UserTracedCallback")
            .AddTraceSource("Failed",
                            "A user was not connected to a cell, or was dropped by the stack.",
                            MakeTraceSourceAccessor(&GrowsNetwork::m_failedTrace),
                            "ns3::GrowsNetwork::FailureTracedCallback")
            .AddTraceSource("DemandMet",
                            "A user has received its volume, or its slots are over.",
                            MakeTraceSourceAccessor(&GrowsNetwork::m_demandMetTrace),
                            "ns3::GrowsNetwork::UserTracedCallback")
            .AddTraceSource("Released",
                            "A user has left a cell and everything it held is free.",
                            MakeTraceSourceAccessor(&GrowsNetwork::m_releasedTrace),
                            "ns3::GrowsNetwork::UserTracedCallback")
            .AddTraceSource("Moved",
                            "Other code moved a user from one cell to another.",
                            MakeTraceSourceAccessor(&GrowsNetwork::m_movedTrace),
                            "ns3::GrowsNetwork::MoveTracedCallback");
    return tid;
}

void
GrowsNetwork::DoDispose()
{
    m_rateModel = nullptr;
    Object::DoDispose();
}

uint32_t
GrowsNetwork::GetNCells() const
{
    return DoGetNCells();
}

uint32_t
GrowsNetwork::GetNUsers() const
{
    return DoGetNUsers();
}

Ptr<Node>
GrowsNetwork::GetCellNode(uint32_t cell) const
{
    return DoGetCellNode(cell);
}

uint32_t
GrowsNetwork::GetResourceBlocks(uint32_t cell) const
{
    return DoGetResourceBlocks(cell);
}

uint32_t
GrowsNetwork::GetUserLimit(uint32_t cell) const
{
    return DoGetUserLimit(cell);
}

double
GrowsNetwork::GetTxPowerDbm(uint32_t cell) const
{
    return DoGetTxPowerDbm(cell);
}

double
GrowsNetwork::DoGetTxPowerDbm(uint32_t /* cell */) const
{
    return 0.0;
}

double
GrowsNetwork::GetRbUse(uint32_t cell) const
{
    return DoGetRbUse(cell);
}

void
GrowsNetwork::ResetRbUse(uint32_t cell)
{
    DoResetRbUse(cell);
}

GrowsRadioLink
GrowsNetwork::GetLink(uint32_t user, uint32_t cell) const
{
    return DoGetLink(user, cell);
}

std::vector<uint32_t>
GrowsNetwork::GetUsers(uint32_t cell) const
{
    return DoGetUsers(cell);
}

std::optional<uint32_t>
GrowsNetwork::GetServingCell(uint32_t user) const
{
    return DoGetServingCell(user);
}

bool
GrowsNetwork::IsIdle(uint32_t user) const
{
    return m_undecided.count(user) == 0 && DoIsIdle(user);
}

void
GrowsNetwork::BeginDecision(uint32_t user)
{
    m_undecided.insert(user);
}

void
GrowsNetwork::EndDecision(uint32_t user)
{
    m_undecided.erase(user);
}

std::string
GrowsNetwork::FindPoolProblem(const std::vector<uint32_t>& users) const
{
    return DoFindPoolProblem(users);
}

std::string
GrowsNetwork::DoFindPoolProblem(const std::vector<uint32_t>& /* users */) const
{
    return "";
}

uint64_t
GrowsNetwork::GetReceivedBytes(uint32_t user) const
{
    return DoGetReceivedBytes(user);
}

std::optional<uint32_t>
GrowsNetwork::GetStrongestCell(uint32_t user) const
{
    std::optional<uint32_t> strongest;
    double bestDbm = -std::numeric_limits<double>::infinity();
    for (uint32_t cell = 0; cell < DoGetNCells(); ++cell)
    {
        const double rsrpDbm = DoGetLink(user, cell).rsrpDbm;
        if (rsrpDbm > bestDbm) // false for NaN
        {
            strongest = cell;
            bestDbm = rsrpDbm;
        }
    }
    return strongest;
}

void
GrowsNetwork::Associate(uint32_t user, uint32_t cell, const GrowsDemand& demand)
{
    NS_ABORT_MSG_IF(cell >= DoGetNCells(),
                    "Associate: there is no cell " << cell << ", only " << DoGetNCells());
    NS_ABORT_MSG_UNLESS(DoIsIdle(user), "Associate: user " << user << " is not idle");
    DoAssociate(user, cell, demand);
}

void
GrowsNetwork::Release(uint32_t user)
{
    DoRelease(user);
}

void
GrowsNetwork::Announce(uint32_t user, uint32_t cell)
{
    m_announced[user] = cell;
}

void
GrowsNetwork::Withdraw(uint32_t user)
{
    m_announced.erase(user);
}

std::vector<uint32_t>
GrowsNetwork::GetAnnounced(uint32_t cell) const
{
    std::vector<uint32_t> users;
    for (const auto& [user, target] : m_announced)
    {
        if (target == cell)
        {
            users.push_back(user);
        }
    }
    return users;
}

void
GrowsNetwork::SetRateModel(Ptr<GrowsRateModel> model)
{
    m_rateModel = model;
}

Ptr<GrowsRateModel>
GrowsNetwork::GetRateModel() const
{
    return m_rateModel;
}

void
GrowsNetwork::NotifyConnected(uint32_t user, uint32_t cell)
{
    m_connectedTrace(user, cell);
}

void
GrowsNetwork::NotifyFailed(uint32_t user, uint32_t cell, GrowsReason reason)
{
    m_announced.erase(user);
    m_failedTrace(user, cell, reason);
}

void
GrowsNetwork::NotifyDemandMet(uint32_t user, uint32_t cell)
{
    m_demandMetTrace(user, cell);
}

void
GrowsNetwork::NotifyReleased(uint32_t user, uint32_t cell)
{
    m_announced.erase(user);
    m_releasedTrace(user, cell);
}

void
GrowsNetwork::NotifyMoved(uint32_t user, uint32_t from, uint32_t to)
{
    m_announced.erase(user);
    m_movedTrace(user, from, to);
}

} // namespace ns3
