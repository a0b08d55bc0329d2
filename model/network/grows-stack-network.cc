// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-stack-network.h"

#include "grows-payload-counter.h"
#include "grows-uplink-tap.h"

#include "ns3/abort.h"
#include "ns3/enum.h"
#include "ns3/grows-compatibility.h"
#include "ns3/simulator.h"

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsStackNetwork);

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
                          MakeTimeChecker(MilliSeconds(5)))
            .AddAttribute(
                "Payload",
                "What counts as received, for demands, utility, load and rates: Ip, all that IP "
                "delivers without UDP and TCP headers, also what TCP receives twice; or "
                "Application, what applications can read of UDP and TCP. Set it before users are "
                "added.",
                EnumValue(GrowsPayloadCounter::IP),
                GrowsMakeEnumAccessor<GrowsPayloadCounter::Payload>(&GrowsStackNetwork::SetPayload,
                                                                    &GrowsStackNetwork::GetPayload),
                MakeEnumChecker(GrowsPayloadCounter::IP,
                                "Ip",
                                GrowsPayloadCounter::APPLICATION,
                                "Application"))
            .AddAttribute(
                "Direction",
                "Which packets count as received: those of the downlink, those of the uplink "
                "that have reached their receiver, or both. Set it before users are added.",
                EnumValue(DOWNLINK),
                GrowsMakeEnumAccessor<Direction>(&GrowsStackNetwork::SetDirection,
                                                 &GrowsStackNetwork::GetDirection),
                MakeEnumChecker(DOWNLINK, "Downlink", UPLINK, "Uplink", BOTH, "Both"));
    return tid;
}

GrowsStackNetwork::GrowsStackNetwork() = default;
GrowsStackNetwork::~GrowsStackNetwork() = default;

void
GrowsStackNetwork::DoDispose()
{
    for (auto& ue : m_ues)
    {
        ue.timeout.Cancel();
    }
    m_uplink.reset();
    m_ues.clear();
    m_userByRnti.clear();
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
    const auto problem = DoValidateUser(ueDevice);
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
GrowsStackNetwork::AddCell(uint32_t resourceBlocks, double carrier, Ptr<Object> rrc)
{
    const uint32_t cell = m_userByRnti.size();
    m_userByRnti.emplace_back();
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
GrowsStackNetwork::AddUe(uint64_t imsi, Ptr<NetDevice> device, Ptr<Object> rrc)
{
    const uint32_t user = m_ues.size();
    m_userByImsi[imsi] = user;
    m_userByDevice[device] = user;
    m_ues.emplace_back();
    StartCounting(user, device);
    rrc->TraceConnectWithoutContext(
        "DrbCreated",
        MakeCallback(&GrowsStackNetwork::NotifyBearer, this).Bind(user));
    return user;
}

void
GrowsStackNetwork::SetPayload(GrowsPayloadCounter::Payload payload)
{
    NS_ABORT_MSG_UNLESS(m_ues.empty() || payload == m_payload,
                        "GrowsStackNetwork::Payload: set it before users are added; what has been "
                        "received is being counted already");
    m_payload = payload;
}

GrowsPayloadCounter::Payload
GrowsStackNetwork::GetPayload() const
{
    return m_payload;
}

void
GrowsStackNetwork::SetDirection(Direction direction)
{
    NS_ABORT_MSG_UNLESS(m_ues.empty() || direction == m_direction,
                        "GrowsStackNetwork::Direction: set it before users are added; what has "
                        "been received is being counted already");
    m_direction = direction;
}

GrowsStackNetwork::Direction
GrowsStackNetwork::GetDirection() const
{
    return m_direction;
}

void
GrowsStackNetwork::StartCounting(uint32_t user, Ptr<NetDevice> device)
{
    auto& counter = m_ues[user].counter;
    counter = std::make_unique<GrowsPayloadCounter>(
        device,
        m_payload,
        MakeCallback(&GrowsStackNetwork::NotifyPayload, this).Bind(user));
    if (m_direction != UPLINK)
    {
        counter->CountDownlink();
    }
    if (m_direction == DOWNLINK)
    {
        return;
    }
    if (!m_uplink)
    {
        m_uplink = std::make_unique<GrowsUplinkTap>();
        // Scripts go on to create nodes.
        Simulator::ScheduleNow(&GrowsStackNetwork::ConnectUplink, Ptr<GrowsStackNetwork>(this));
    }
    for (const auto& address : GrowsPayloadCounter::GetAddresses(device))
    {
        m_uplink->Listen(address, MakeCallback(&GrowsPayloadCounter::Count, counter.get()));
    }
}

void
GrowsStackNetwork::ConnectUplink()
{
    if (m_uplink)
    {
        m_uplink->Connect();
    }
}

void
GrowsStackNetwork::Prepare(uint32_t user)
{
    DoPrepare(user);
}

void
GrowsStackNetwork::DoPrepare(uint32_t /* user */)
{
}

bool
GrowsStackNetwork::DoLetGo(uint32_t /* user */)
{
    return false;
}

uint16_t
GrowsStackNetwork::GetRnti(uint32_t user) const
{
    return m_ues.at(user).rnti;
}

std::optional<uint32_t>
GrowsStackNetwork::FindUserByRnti(uint32_t cell, uint16_t rnti) const
{
    const auto& userByRnti = m_userByRnti.at(cell);
    const auto found = userByRnti.find(rnti);
    return found == userByRnti.end() ? std::nullopt : std::make_optional(found->second);
}

uint32_t
GrowsStackNetwork::DoGetNCells() const
{
    return m_userByRnti.size();
}

uint32_t
GrowsStackNetwork::DoGetNUsers() const
{
    return m_ues.size();
}

Ptr<Node>
GrowsStackNetwork::DoGetUserNode(uint32_t user) const
{
    const auto found = std::find_if(m_userByDevice.begin(),
                                    m_userByDevice.end(),
                                    [user](const auto& known) { return known.second == user; });
    return found == m_userByDevice.end() ? nullptr : found->first->GetNode();
}

uint32_t
GrowsStackNetwork::DoGetResourceBlocks(uint32_t cell) const
{
    return m_map.GetResourceBlocks(cell);
}

uint64_t
GrowsStackNetwork::DoGetReceivedBytes(uint32_t user) const
{
    return m_ues.at(user).counter->GetBytes();
}

double
GrowsStackNetwork::DoGetRbSeconds(uint32_t user) const
{
    return m_ues.at(user).rbSeconds;
}

std::optional<uint32_t>
GrowsStackNetwork::CountResourceBlocks(uint32_t cell, uint16_t rnti, double rbSeconds)
{
    const auto user = FindUserByRnti(cell, rnti);
    if (user)
    {
        m_ues[*user].rbSeconds += rbSeconds;
    }
    return user;
}

GrowsRadioLink
GrowsStackNetwork::MakeLink(uint32_t cell, const GrowsRadioMap::Reception& reception) const
{
    auto link = m_map.GetLink(reception, cell);
    const auto isActive = [this](uint32_t other) { return !GetUsers(other).empty(); };
    link.sinrDb = m_map.GetSinrDb(reception.rsrpMw, reception.noiseMw, cell, isActive);
    return link;
}

void
GrowsStackNetwork::DoAssociate(uint32_t user, uint32_t cell, const GrowsDemand& demand)
{
    auto& ue = m_ues.at(user);
    ue.rnti = 0;
    ue.wantedBytes = demand.GetVolume();
    ue.timeout = Simulator::Schedule(m_connectionTimeout, &GrowsStackNetwork::DoGiveUp, this, user);
    DoStartConnection(user, cell);
}

void
GrowsStackNetwork::DoRelease(uint32_t user)
{
    auto& ue = m_ues.at(user);
    ue.goalBytes = 0;
    ue.timeout.Cancel();
    DoLeave(user);
}

void
GrowsStackNetwork::RemoveContextLater(uint32_t user)
{
    Simulator::Schedule(m_contextRemovalDelay, &GrowsStackNetwork::RemoveContext, this, user);
}

void
GrowsStackNetwork::RemoveContext(uint32_t user)
{
    const uint32_t cell = *GetServingCell(user);
    const uint16_t rnti = m_ues[user].rnti;
    if (FindUserByRnti(cell, rnti))
    {
        DoRemoveContext(cell, rnti);
    }
    NotifyReleased(user);
}

void
GrowsStackNetwork::NotifyContext(uint32_t cell, uint64_t imsi, uint16_t /* cellId */, uint16_t rnti)
{
    const uint32_t user = FindOrAdopt(imsi);
    const auto serving = GetServingCell(user);
    NS_ASSERT_MSG(GetPhase(user) != GrowsUserPhase::CONNECTING || serving == cell,
                  "user " << user << " was sent to cell " << *serving << " but connected to "
                          << cell);
    m_userByRnti[cell][rnti] = user;
    m_ues[user].rnti = rnti;
    if (!serving)
    {
        NotifyAttached(user, cell);
    }
}

void
GrowsStackNetwork::NotifyHandover(uint32_t cell,
                                  uint64_t imsi,
                                  uint16_t /* cellId */,
                                  uint16_t rnti)
{
    const uint32_t user = FindOrAdopt(imsi);
    m_userByRnti[cell][rnti] = user;
    m_ues[user].rnti = rnti;
    if (GetServingCell(user))
    {
        NotifyMoved(user, cell);
    }
    else
    {
        NotifyAttached(user, cell); // from a cell that is not of this network
    }
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
        return; // a random access that failed
    }
    m_userByRnti[cell].erase(rnti);
    if (GetServingCell(*user) != cell || m_ues[*user].rnti != rnti)
    {
        return; // it has moved on
    }
    if (GetPhase(*user) == GrowsUserPhase::EXTERNAL)
    {
        NotifyDetached(*user);
    }
    else if (DoLetGo(*user))
    {
        m_ues[*user].goalBytes = 0;
        NotifyFailed(*user, GrowsReason::HANDED_OVER_OUT);
    }
    else if (GetPhase(*user) == GrowsUserPhase::CONNECTED)
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
    if (GetPhase(user) != GrowsUserPhase::CONNECTING)
    {
        return; // a further bearer, a handover, or not our doing
    }
    auto& ue = m_ues[user];
    ue.timeout.Cancel();
    ue.goalBytes = ue.wantedBytes > 0 ? ue.counter->GetBytes() + ue.wantedBytes : 0;
    NotifyConnected(user);
}

void
GrowsStackNetwork::NotifyLoss(uint32_t user)
{
    switch (GetPhase(user))
    {
    case GrowsUserPhase::CONNECTING:
        Drop(user, GrowsReason::CONNECTION_TIMEOUT);
        break;
    case GrowsUserPhase::CONNECTED:
        Drop(user, GrowsReason::CONNECTION_LOST);
        break;
    default:
        break; // known already
    }
}

void
GrowsStackNetwork::NotifyPayload(uint32_t user, uint32_t /* bytes */)
{
    auto& ue = m_ues[user];
    if (ue.goalBytes > 0 && ue.counter->GetBytes() >= ue.goalBytes)
    {
        ue.goalBytes = 0;
        // Not now: the release that follows would pull the bearer from under the reception.
        Simulator::ScheduleNow(&GrowsStackNetwork::NotifyDemandMet, this, user);
    }
}

} // namespace ns3
