/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-stack-network.h"

#include "ns3/abort.h"
#include "ns3/simulator.h"

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsStackNetwork);

namespace
{

/// How long to wait before asking again whether a user can leave.
const Time RELEASE_RETRY = MilliSeconds(10);

} // namespace

TypeId
GrowsStackNetwork::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsStackNetwork")
            .SetParent<GrowsNetwork>()
            .SetGroupName("Grows")
            .AddAttribute("ConnectionTimeout",
                          "How long a connection may take before it counts as failed "
                          "(connection-timeout). Ordinary ones take 10 to 100 ms.",
                          TimeValue(Seconds(1)),
                          MakeTimeAccessor(&GrowsStackNetwork::m_connectionTimeout),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddAttribute("ContextRemovalDelay",
                          "Between the UE's leaving and the removal of the base station's context. "
                          "Below 5 ms a HARQ feedback on its way is a fatal error in ns-3's "
                          "schedulers.",
                          TimeValue(MilliSeconds(20)),
                          MakeTimeAccessor(&GrowsStackNetwork::m_contextRemovalDelay),
                          MakeTimeChecker(MilliSeconds(5)));
    return tid;
}

GrowsStackNetwork::GrowsStackNetwork() = default;
GrowsStackNetwork::~GrowsStackNetwork() = default;

void
GrowsStackNetwork::DoDispose()
{
    for (auto& account : m_accounts)
    {
        account.timeout.Cancel();
    }
    m_accounts.clear();
    m_rolls.clear();
    m_userByImsi.clear();
    m_userByDevice.clear();
    GrowsNetwork::DoDispose();
}

uint32_t
GrowsStackNetwork::AddUser(Ptr<NetDevice> ueDevice)
{
    if (auto known = FindUser(ueDevice))
    {
        return *known;
    }
    const auto problem = DoFindUserProblem(ueDevice);
    NS_ABORT_MSG_UNLESS(problem.empty(), "AddUser: " << problem);
    return DoRegister(ueDevice);
}

std::optional<uint32_t>
GrowsStackNetwork::FindUser(Ptr<NetDevice> ueDevice) const
{
    const auto found = m_userByDevice.find(ueDevice);
    return found == m_userByDevice.end() ? std::nullopt : std::make_optional(found->second);
}

std::optional<uint32_t>
GrowsStackNetwork::FindSubscriber(uint64_t imsi) const
{
    const auto found = m_userByImsi.find(imsi);
    return found == m_userByImsi.end() ? std::nullopt : std::make_optional(found->second);
}

uint32_t
GrowsStackNetwork::FindOrAdopt(uint64_t imsi)
{
    if (const auto known = FindSubscriber(imsi))
    {
        return *known;
    }
    auto device = DoFindDevice(imsi);
    NS_ASSERT_MSG(device, "a base station serves the unknown subscriber " << imsi);
    return DoRegister(device);
}

void
GrowsStackNetwork::OpenCell(uint32_t resourceBlocks, double carrier, Ptr<Object> rrc)
{
    const uint32_t cell = m_rolls.size();
    m_rolls.emplace_back();
    m_map.AddCell(resourceBlocks, carrier);
    rrc->TraceConnectWithoutContext(
        "ConnectionEstablished",
        MakeCallback(&GrowsStackNetwork::NotifyContext, this).Bind(cell));
    rrc->TraceConnectWithoutContext(
        "HandoverEndOk",
        MakeCallback(&GrowsStackNetwork::NotifyHandover, this).Bind(cell));
    rrc->TraceConnectWithoutContext(
        "NotifyConnectionRelease",
        MakeCallback(&GrowsStackNetwork::NotifyForgotten, this).Bind(cell));
}

uint32_t
GrowsStackNetwork::OpenUser(uint64_t imsi, Ptr<NetDevice> device, Ptr<Object> rrc)
{
    const uint32_t user = m_accounts.size();
    m_userByImsi[imsi] = user;
    m_userByDevice[device] = user;
    m_accounts.emplace_back();
    m_accounts.back().counter = std::make_unique<GrowsPayloadCounter>(
        device,
        MakeCallback(&GrowsStackNetwork::NotifyPayload, this).Bind(user));
    rrc->TraceConnectWithoutContext(
        "DrbCreated",
        MakeCallback(&GrowsStackNetwork::NotifyBearer, this).Bind(user));
    return user;
}

const GrowsStackNetwork::Account&
GrowsStackNetwork::GetAccount(uint32_t user) const
{
    return m_accounts.at(user);
}

const GrowsStackNetwork::Roll&
GrowsStackNetwork::GetRoll(uint32_t cell) const
{
    return m_rolls.at(cell);
}

std::optional<uint32_t>
GrowsStackNetwork::FindUserByRnti(uint32_t cell, uint16_t rnti) const
{
    const auto& userByRnti = m_rolls.at(cell).userByRnti;
    const auto found = userByRnti.find(rnti);
    return found == userByRnti.end() ? std::nullopt : std::make_optional(found->second);
}

uint32_t
GrowsStackNetwork::DoGetNCells() const
{
    return m_rolls.size();
}

uint32_t
GrowsStackNetwork::DoGetNUsers() const
{
    return m_accounts.size();
}

uint32_t
GrowsStackNetwork::DoGetResourceBlocks(uint32_t cell) const
{
    return m_map.GetResourceBlocks(cell);
}

std::vector<uint32_t>
GrowsStackNetwork::DoGetUsers(uint32_t cell) const
{
    const auto& users = m_rolls.at(cell).users;
    return {users.begin(), users.end()};
}

std::optional<uint32_t>
GrowsStackNetwork::DoGetServingCell(uint32_t user) const
{
    const auto& account = m_accounts.at(user);
    return account.phase == Phase::IDLE ? std::nullopt : std::make_optional(account.cell);
}

bool
GrowsStackNetwork::DoIsIdle(uint32_t user) const
{
    return m_accounts.at(user).phase == Phase::IDLE && DoIsFree(user);
}

uint64_t
GrowsStackNetwork::DoGetReceivedBytes(uint32_t user) const
{
    return m_accounts.at(user).counter->GetBytes();
}

GrowsRadioLink
GrowsStackNetwork::MakeLink(uint32_t cell, const GrowsRadioMap::Reception& reception) const
{
    auto link = m_map.GetLink(reception, cell);
    const auto isActive = [this](uint32_t other) { return !m_rolls[other].users.empty(); };
    link.sinrDb = m_map.GetSinrDb(reception.rsrpMw, reception.noiseMw, cell, isActive);
    return link;
}

void
GrowsStackNetwork::DoAssociate(uint32_t user, uint32_t cell, const GrowsDemand& demand)
{
    const bool full = m_rolls.at(cell).users.size() >= GetUserLimit(cell);
    auto& account = m_accounts.at(user);
    account.wantedBytes = demand.GetVolume();
    account.rnti = 0;
    Enter(user, cell, Phase::CONNECTING);
    if (full)
    {
        Simulator::ScheduleNow(&GrowsStackNetwork::Refuse, this, user, GrowsReason::STACK_LIMIT);
        return;
    }
    account.timeout =
        Simulator::Schedule(m_connectionTimeout, &GrowsStackNetwork::DoGiveUp, this, user);
    DoStartConnection(user, cell);
}

void
GrowsStackNetwork::Refuse(uint32_t user, GrowsReason reason)
{
    const uint32_t cell = m_accounts[user].cell;
    Vacate(user);
    NotifyFailed(user, cell, reason);
}

bool
GrowsStackNetwork::DoCanLeave(uint32_t /* user */) const
{
    return true;
}

void
GrowsStackNetwork::DoRelease(uint32_t user)
{
    const Phase phase = m_accounts.at(user).phase;
    if (phase == Phase::LEAVING)
    {
        return;
    }
    NS_ABORT_MSG_UNLESS(phase == Phase::CONNECTED,
                        GetInstanceTypeId().GetName() << ": user " << user
                                                      << " cannot be released, it was not "
                                                         "connected by Associate");
    if (!DoCanLeave(user))
    {
        Simulator::Schedule(RELEASE_RETRY, &GrowsStackNetwork::RetryRelease, this, user);
        return;
    }
    BeginLeaving(user, GrowsReason::NONE);
}

void
GrowsStackNetwork::RetryRelease(uint32_t user)
{
    if (m_accounts[user].phase == Phase::CONNECTED) // else it was lost meanwhile
    {
        DoRelease(user);
    }
}

void
GrowsStackNetwork::BeginLeaving(uint32_t user, GrowsReason reason)
{
    auto& account = m_accounts[user];
    account.phase = Phase::LEAVING;
    account.goalBytes = 0;
    account.timeout.Cancel();
    DoLeave(user, reason);
}

void
GrowsStackNetwork::RemoveContextLater(uint32_t user, GrowsReason reason)
{
    Simulator::Schedule(m_contextRemovalDelay,
                        &GrowsStackNetwork::FinishLeaving,
                        this,
                        user,
                        reason);
}

void
GrowsStackNetwork::FinishLeaving(uint32_t user, GrowsReason reason)
{
    const uint32_t cell = m_accounts[user].cell;
    const uint16_t rnti = m_accounts[user].rnti;
    if (FindUserByRnti(cell, rnti))
    {
        DoRemoveContext(cell, rnti);
    }
    Vacate(user);
    if (reason == GrowsReason::NONE)
    {
        NotifyReleased(user, cell);
    }
    else
    {
        NotifyFailed(user, cell, reason);
    }
}

void
GrowsStackNetwork::Enter(uint32_t user, uint32_t cell, Phase phase)
{
    m_accounts[user].phase = phase;
    m_accounts[user].cell = cell;
    m_rolls[cell].users.insert(user);
}

void
GrowsStackNetwork::Vacate(uint32_t user)
{
    auto& account = m_accounts[user];
    m_rolls[account.cell].users.erase(user);
    account.phase = Phase::IDLE;
    account.rnti = 0;
    Withdraw(user); // wherever it was to go
}

void
GrowsStackNetwork::NotifyContext(uint32_t cell, uint64_t imsi, uint16_t /* cellId */, uint16_t rnti)
{
    const uint32_t user = FindOrAdopt(imsi);
    auto& account = m_accounts[user];
    NS_ASSERT_MSG(account.phase != Phase::CONNECTING || account.cell == cell,
                  "user " << user << " was sent to cell " << account.cell << " and came to "
                          << cell);
    m_rolls[cell].userByRnti[rnti] = user;
    account.rnti = rnti;
    if (account.phase == Phase::IDLE)
    {
        Enter(user, cell, Phase::FOREIGN);
    }
}

void
GrowsStackNetwork::NotifyHandover(uint32_t cell,
                                  uint64_t imsi,
                                  uint16_t /* cellId */,
                                  uint16_t rnti)
{
    const uint32_t user = FindOrAdopt(imsi);
    auto& account = m_accounts[user];
    Withdraw(user); // it is there
    m_rolls[cell].userByRnti[rnti] = user;
    account.rnti = rnti;
    account.moved = Simulator::Now();
    if (account.phase == Phase::IDLE)
    {
        Enter(user, cell, Phase::FOREIGN); // from a cell that is not of this network
        return;
    }
    const uint32_t from = account.cell;
    m_rolls[from].users.erase(user);
    Enter(user, cell, account.phase);
    NotifyMoved(user, from, cell);
}

void
GrowsStackNetwork::NotifyForgotten(uint32_t cell,
                                   uint64_t /* imsi */,
                                   uint16_t /* cellId */,
                                   uint16_t rnti)
{
    const auto user = FindUserByRnti(cell, rnti);
    if (!user)
    {
        return; // a random access that came to nothing
    }
    m_rolls[cell].userByRnti.erase(rnti);
    const auto& account = m_accounts[*user];
    if (account.cell != cell || account.rnti != rnti)
    {
        return; // it has moved on
    }
    if (account.phase == Phase::FOREIGN)
    {
        Vacate(*user);
    }
    else if (account.phase == Phase::CONNECTED)
    {
        // Not now: the base station is in the middle of it.
        Simulator::ScheduleNow(&GrowsStackNetwork::NotifyLoss, this, *user);
    }
}

void
GrowsStackNetwork::NotifyBearer(uint32_t user,
                                uint64_t /* imsi */,
                                uint16_t /* cellId */,
                                uint16_t /* rnti */,
                                uint8_t /* bearer */)
{
    auto& account = m_accounts[user];
    if (account.phase != Phase::CONNECTING)
    {
        return; // a further bearer, a handover, or not our doing
    }
    account.phase = Phase::CONNECTED;
    account.timeout.Cancel();
    account.goalBytes =
        account.wantedBytes > 0 ? account.counter->GetBytes() + account.wantedBytes : 0;
    NotifyConnected(user, account.cell);
}

void
GrowsStackNetwork::NotifyLoss(uint32_t user)
{
    switch (m_accounts[user].phase)
    {
    case Phase::CONNECTING:
        BeginLeaving(user, GrowsReason::CONNECTION_TIMEOUT);
        break;
    case Phase::CONNECTED:
        BeginLeaving(user, GrowsReason::CONNECTION_LOST);
        break;
    default:
        break; // known already
    }
}

void
GrowsStackNetwork::NotifyPayload(uint32_t user, uint32_t /* bytes */)
{
    auto& account = m_accounts[user];
    if (account.goalBytes > 0 && account.counter->GetBytes() >= account.goalBytes)
    {
        account.goalBytes = 0;
        // Not now: the release that follows would pull the bearer from under the reception.
        Simulator::ScheduleNow(&GrowsStackNetwork::MeetDemand, this, user);
    }
}

void
GrowsStackNetwork::MeetDemand(uint32_t user)
{
    if (m_accounts[user].phase == Phase::CONNECTED)
    {
        NotifyDemandMet(user, m_accounts[user].cell);
    }
}

} // namespace ns3
