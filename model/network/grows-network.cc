// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-network.h"

#include "ns3/abort.h"
#include "ns3/pointer.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <limits>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsNetwork);

namespace
{

/// How long to wait before asking again whether a user can be released.
const Time RELEASE_RETRY = MilliSeconds(10);
/// The users of a cell where nothing has happened yet.
const std::set<uint32_t> NOBODY;

} // namespace

TypeId
GrowsNetwork::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsNetwork")
            .SetParent<Object>()
            .SetGroupName("Grows")
            .AddAttribute("RateModel",
                          "What users are expected to get from a cell, by the radio link: the "
                          "full-cell rates in the association state come from it.",
                          PointerValue(),
                          MakePointerAccessor(&GrowsNetwork::m_rateModel),
                          MakePointerChecker<GrowsRateModel>())
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
    m_users.clear();
    m_cells.clear();
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

Ptr<Node>
GrowsNetwork::GetUserNode(uint32_t user) const
{
    return DoGetUserNode(user);
}

Ptr<Node>
GrowsNetwork::DoGetUserNode(uint32_t /* user */) const
{
    return nullptr;
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

GrowsRadioLink
GrowsNetwork::Measure(uint32_t user, uint32_t cell) const
{
    auto link = DoGetLink(user, cell);
    if (!DoIsMeasured(link))
    {
        link.rsrpDbm = -std::numeric_limits<double>::infinity();
    }
    return link;
}

bool
GrowsNetwork::DoIsMeasured(const GrowsRadioLink& /* link */) const
{
    return true;
}

const std::set<uint32_t>&
GrowsNetwork::GetUsers(uint32_t cell) const
{
    return cell < m_cells.size() ? m_cells[cell].users : NOBODY;
}

GrowsUserPhase
GrowsNetwork::GetPhase(uint32_t user) const
{
    return user < m_users.size() ? m_users[user].phase : GrowsUserPhase::IDLE;
}

std::optional<uint32_t>
GrowsNetwork::GetServingCell(uint32_t user) const
{
    return user < m_users.size() ? m_users[user].cell : std::nullopt;
}

std::optional<GrowsMove>
GrowsNetwork::GetLastMove(uint32_t user) const
{
    return user < m_users.size() ? m_users[user].lastMove : std::nullopt;
}

bool
GrowsNetwork::IsIdle(uint32_t user) const
{
    return GetPhase(user) == GrowsUserPhase::IDLE && DoIsFree(user);
}

bool
GrowsNetwork::DoIsFree(uint32_t /* user */) const
{
    return true;
}

void
GrowsNetwork::BeginDecision(uint32_t user)
{
    GetContext(user).phase = GrowsUserPhase::UNDECIDED;
}

void
GrowsNetwork::EndDecision(uint32_t user)
{
    auto& phase = GetContext(user).phase;
    if (phase == GrowsUserPhase::UNDECIDED) // else other code has attached it
    {
        phase = GrowsUserPhase::IDLE;
    }
}

std::string
GrowsNetwork::ValidatePool(const std::vector<uint32_t>& users) const
{
    return DoValidatePool(users);
}

std::string
GrowsNetwork::DoValidatePool(const std::vector<uint32_t>& /* users */) const
{
    return "";
}

uint64_t
GrowsNetwork::GetReceivedBytes(uint32_t user) const
{
    return DoGetReceivedBytes(user);
}

bool
GrowsNetwork::MeasuresRbShare() const
{
    return DoMeasuresRbShare();
}

double
GrowsNetwork::GetRbSeconds(uint32_t user) const
{
    return DoGetRbSeconds(user);
}

std::optional<uint32_t>
GrowsNetwork::GetStrongestCell(uint32_t user) const
{
    std::optional<uint32_t> strongest;
    double bestDbm = -std::numeric_limits<double>::infinity();
    for (uint32_t cell = 0; cell < DoGetNCells(); ++cell)
    {
        const double rsrpDbm = Measure(user, cell).rsrpDbm;
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
    NS_ABORT_MSG_UNLESS(IsIdle(user), "Associate: user " << user << " is not idle");
    const bool isFull = GetUsers(cell).size() >= GetUserLimit(cell);
    GetContext(user).phase = GrowsUserPhase::CONNECTING;
    Place(user, cell);
    if (isFull)
    {
        Simulator::ScheduleNow(&GrowsNetwork::Refuse, this, user);
        return;
    }
    DoAssociate(user, cell, demand);
}

void
GrowsNetwork::Refuse(uint32_t user)
{
    NotifyFailed(user, GrowsReason::STACK_LIMIT);
}

void
GrowsNetwork::Release(uint32_t user)
{
    auto& phase = GetContext(user).phase;
    if (phase == GrowsUserPhase::RELEASING)
    {
        return;
    }
    NS_ABORT_MSG_UNLESS(phase == GrowsUserPhase::CONNECTED,
                        GetInstanceTypeId().GetName() << ": user " << user
                                                      << " cannot be released, it was not "
                                                         "connected by Associate");
    phase = GrowsUserPhase::RELEASING;
    TryRelease(user);
}

void
GrowsNetwork::TryRelease(uint32_t user)
{
    if (GetPhase(user) != GrowsUserPhase::RELEASING)
    {
        return; // it was lost meanwhile
    }
    if (!DoCanRelease(user))
    {
        Simulator::Schedule(RELEASE_RETRY, &GrowsNetwork::TryRelease, this, user);
        return;
    }
    DoRelease(user);
}

bool
GrowsNetwork::DoCanRelease(uint32_t /* user */) const
{
    return true;
}

void
GrowsNetwork::Drop(uint32_t user, GrowsReason reason)
{
    auto& context = GetContext(user);
    context.phase = GrowsUserPhase::RELEASING;
    context.failure = reason;
    DoRelease(user);
}

void
GrowsNetwork::ReserveHandover(uint32_t user, uint32_t cell)
{
    ReleaseHandover(user);
    GetContext(user).target = cell;
    GetCellContext(cell).incoming.insert(user);
}

void
GrowsNetwork::ReleaseHandover(uint32_t user)
{
    auto& target = GetContext(user).target;
    if (target)
    {
        GetCellContext(*target).incoming.erase(user);
        target.reset();
    }
}

std::optional<uint32_t>
GrowsNetwork::GetReservation(uint32_t user) const
{
    return user < m_users.size() ? m_users[user].target : std::nullopt;
}

const std::set<uint32_t>&
GrowsNetwork::GetReservations(uint32_t cell) const
{
    return cell < m_cells.size() ? m_cells[cell].incoming : NOBODY;
}

void
GrowsNetwork::SetCellListener(uint32_t cell, GrowsCellListener* listener)
{
    GetCellContext(cell).listener = listener;
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

double
GrowsNetwork::GetModelRateBps(const GrowsRadioLink& link) const
{
    return m_rateModel ? m_rateModel->GetFullCellRateBps(link) : 0.0;
}

GrowsNetwork::UserContext&
GrowsNetwork::GetContext(uint32_t user)
{
    m_users.resize(std::max<std::size_t>(m_users.size(), user + 1));
    return m_users[user];
}

GrowsNetwork::CellContext&
GrowsNetwork::GetCellContext(uint32_t cell)
{
    m_cells.resize(std::max<std::size_t>(m_cells.size(), cell + 1));
    return m_cells[cell];
}

uint32_t
GrowsNetwork::NeedServingCell(uint32_t user) const
{
    const auto cell = GetServingCell(user);
    NS_ABORT_MSG_UNLESS(cell,
                        GetInstanceTypeId().GetName()
                            << ": user " << user << " is in no cell, where Associate or "
                            << "NotifyAttached puts it");
    return *cell;
}

void
GrowsNetwork::Place(uint32_t user, std::optional<uint32_t> cell)
{
    ReleaseHandover(user);
    auto& context = GetContext(user);
    if (context.cell)
    {
        GetCellContext(*context.cell).users.erase(user);
    }
    context.cell = cell;
    if (cell)
    {
        GetCellContext(*cell).users.insert(user);
    }
}

uint32_t
GrowsNetwork::Vacate(uint32_t user)
{
    const uint32_t cell = NeedServingCell(user);
    Place(user, std::nullopt);
    GetContext(user) = UserContext();
    return cell;
}

template <typename... Args>
void
GrowsNetwork::Report(uint32_t cell, void (GrowsCellListener::*notify)(Args...), Args... args)
{
    if (auto* listener = GetCellContext(cell).listener)
    {
        (listener->*notify)(args...);
    }
}

void
GrowsNetwork::NotifyConnected(uint32_t user)
{
    const uint32_t cell = NeedServingCell(user);
    GetContext(user).phase = GrowsUserPhase::CONNECTED;
    Report(cell, &GrowsCellListener::NotifyConnected, user);
}

void
GrowsNetwork::NotifyFailed(uint32_t user, GrowsReason reason)
{
    Report(Vacate(user), &GrowsCellListener::NotifyFailed, user, reason);
}

void
GrowsNetwork::NotifyDemandMet(uint32_t user)
{
    if (GetPhase(user) == GrowsUserPhase::CONNECTED) // else it is leaving anyway
    {
        Report(*GetServingCell(user), &GrowsCellListener::NotifyDemandMet, user);
    }
}

void
GrowsNetwork::NotifyReleased(uint32_t user)
{
    const auto failure = GetContext(user).failure;
    if (failure != GrowsReason::NONE)
    {
        NotifyFailed(user, failure);
        return;
    }
    Report(Vacate(user), &GrowsCellListener::NotifyReleased, user);
}

void
GrowsNetwork::NotifyMoved(uint32_t user, uint32_t to)
{
    const uint32_t from = NeedServingCell(user);
    Place(user, to);
    GetContext(user).lastMove = GrowsMove{from, Simulator::Now()};
    Report(from, &GrowsCellListener::NotifyMoved, user, to);
    m_movedTrace(user, from, to);
}

void
GrowsNetwork::NotifyAttached(uint32_t user, uint32_t cell)
{
    GetContext(user).phase = GrowsUserPhase::EXTERNAL;
    Place(user, cell);
}

void
GrowsNetwork::NotifyDetached(uint32_t user)
{
    Vacate(user);
}

} // namespace ns3
