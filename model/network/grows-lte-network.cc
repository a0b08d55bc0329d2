/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-lte-network.h"

#include "ns3/abort.h"
#include "ns3/boolean.h"
#include "ns3/component-carrier-enb.h"
#include "ns3/config.h"
#include "ns3/epc-enb-application.h"
#include "ns3/ff-mac-scheduler.h"
#include "ns3/log.h"
#include "ns3/lte-enb-mac.h"
#include "ns3/lte-enb-phy.h"
#include "ns3/lte-enb-rrc.h"
#include "ns3/lte-spectrum-phy.h"
#include "ns3/lte-ue-phy.h"
#include "ns3/mobility-model.h"
#include "ns3/node-list.h"
#include "ns3/object-map.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <cmath>

namespace ns3
{

NS_LOG_COMPONENT_DEFINE("GrowsLteNetwork");
NS_OBJECT_ENSURE_REGISTERED(GrowsLteNetwork);

namespace
{

constexpr double SUBCARRIERS_PER_RB = 12.0;
const Time TTI = MilliSeconds(1);
/// How long to wait before asking again whether a handover is over.
const Time HANDOVER_RETRY = MilliSeconds(10);
/// How long to wait before asking again whether a connection may be started.
const Time START_RETRY = MilliSeconds(5);
/// Contexts that the random access of one UE may hold at a time: every preamble that is heard gets
/// one for up to 15 ms (ConnectionRequestTimeoutDuration), and a UE that misses the response sends
/// the next 6 ms later (3 ms and RaResponseWindowSize).
constexpr uint32_t CONTEXTS_PER_ACCESS = 3;

/// \return dB of a ratio
double
ToDb(double ratio)
{
    return 10.0 * std::log10(ratio);
}

/// \return the ratio of dB, mW of dBm
double
FromDb(double db)
{
    return std::pow(10.0, 0.1 * db);
}

/// \return whether an EPC serves the base station: EpcHelper puts its application on the node
bool
HasEpc(Ptr<Node> node)
{
    for (uint32_t i = 0; i < node->GetNApplications(); ++i)
    {
        if (DynamicCast<EpcEnbApplication>(node->GetApplication(i)))
        {
            return true;
        }
    }
    return false;
}

/**
 * Find the UE of a subscriber anywhere in the simulation.
 * \param imsi the subscriber
 * \return its device, null if there is none
 */
Ptr<LteUeNetDevice>
FindUeDevice(uint64_t imsi)
{
    for (auto node = NodeList::Begin(); node != NodeList::End(); ++node)
    {
        for (uint32_t i = 0; i < (*node)->GetNDevices(); ++i)
        {
            auto device = DynamicCast<LteUeNetDevice>((*node)->GetDevice(i));
            if (device && device->GetImsi() == imsi)
            {
                return device;
            }
        }
    }
    return nullptr;
}

} // namespace

TypeId
GrowsLteNetwork::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsLteNetwork")
            .SetParent<GrowsNetwork>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsLteNetwork>()
            .AddAttribute("ConnectionTimeout",
                          "How long a connection may take before it counts as failed "
                          "(connection-timeout). Ordinary ones take 10 to 100 ms.",
                          TimeValue(Seconds(1)),
                          MakeTimeAccessor(&GrowsLteNetwork::m_connectionTimeout),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddAttribute("ContextRemovalDelay",
                          "Between the UE's leaving and the removal of the eNB's context. Below "
                          "5 ms a HARQ feedback on its way is a fatal error in ns-3's schedulers.",
                          TimeValue(MilliSeconds(20)),
                          MakeTimeAccessor(&GrowsLteNetwork::m_contextRemovalDelay),
                          MakeTimeChecker(MilliSeconds(5)))
            .AddAttribute(
                "LinkLifetime",
                "For how long the computed links of a UE that is being served and has not "
                "moved are used again. Shorten it if base stations move or the "
                "propagation loss draws at random. A newcomer's are always new.",
                TimeValue(Seconds(10)),
                MakeTimeAccessor(&GrowsLteNetwork::m_linkLifetime),
                MakeTimeChecker(Seconds(0)))
            .AddAttribute("SrsReserve",
                          "Contexts of an eNB, out of SrsPeriodicity, that are kept for random "
                          "access, which needs up to three for a while: running out of them is a "
                          "fatal error in ns-3.37. With more, more users connect at a time.",
                          UintegerValue(5),
                          MakeUintegerAccessor(&GrowsLteNetwork::m_srsReserve),
                          MakeUintegerChecker<uint32_t>(CONTEXTS_PER_ACCESS))
            .AddTraceSource("RbAllocation",
                            "A downlink assignment of one TTI: cell, user (NO_USER before it told "
                            "its identity), resource blocks.",
                            MakeTraceSourceAccessor(&GrowsLteNetwork::m_rbTrace),
                            "ns3::GrowsLteNetwork::RbTracedCallback");
    return tid;
}

GrowsLteNetwork::GrowsLteNetwork() = default;
GrowsLteNetwork::~GrowsLteNetwork() = default;

void
GrowsLteNetwork::DoDispose()
{
    for (auto& user : m_users)
    {
        user.timeout.Cancel();
    }
    for (auto& cell : m_cells)
    {
        cell.startEvent.Cancel();
    }
    m_users.clear();
    m_userByImsi.clear();
    m_cells.clear();
    m_budget.reset();
    m_lteHelper = nullptr;
    GrowsNetwork::DoDispose();
}

void
GrowsLteNetwork::ConfigureDefaults(uint32_t srsPeriodicity)
{
    Config::SetDefault("ns3::LteUePhy::EnableRlfDetection", BooleanValue(false));
    Config::SetDefault("ns3::LteEnbRrc::SrsPeriodicity", UintegerValue(srsPeriodicity));
    constexpr uint32_t AMPLE_BYTES = 10'000'000;
    Config::SetDefault("ns3::LteRlcUm::MaxTxBufferSize", UintegerValue(AMPLE_BYTES));
}

std::string
GrowsLteNetwork::FindProblem(const NetDeviceContainer& enbDevices)
{
    if (enbDevices.GetN() == 0)
    {
        return "no eNB is given: pass what LteHelper::InstallEnbDevice returned";
    }
    for (uint32_t i = 0; i < enbDevices.GetN(); ++i)
    {
        const auto which = "device " + std::to_string(i) + " of the eNB devices ";
        auto device = DynamicCast<LteEnbNetDevice>(enbDevices.Get(i));
        if (!device)
        {
            return which + "is not an LteEnbNetDevice: pass what LteHelper::InstallEnbDevice "
                           "returned";
        }
        if (!HasEpc(device->GetNode()))
        {
            return which + "has no EPC: call LteHelper::SetEpcHelper before "
                           "LteHelper::InstallEnbDevice";
        }
        if (device->GetCcMap().size() > 1)
        {
            return which + "uses carrier aggregation, which is not supported: leave "
                           "LteHelper::NumberOfComponentCarriers at 1";
        }
    }
    return "";
}

std::string
GrowsLteNetwork::FindProblem(Ptr<NetDevice> ueDevice)
{
    auto device = DynamicCast<LteUeNetDevice>(ueDevice);
    if (!device)
    {
        return "the device is not an LteUeNetDevice: pass what LteHelper::InstallUeDevice returned";
    }
    if (!GrowsPayloadCounter::HasAddress(device))
    {
        return "the UE on node " + std::to_string(device->GetNode()->GetId()) +
               " has no IP address: call InternetStackHelper::Install and "
               "EpcHelper::AssignUeIpv4Address first";
    }
    return "";
}

void
GrowsLteNetwork::Install(Ptr<LteHelper> lteHelper, const NetDeviceContainer& enbDevices)
{
    NS_ABORT_MSG_UNLESS(m_cells.empty(), "GrowsLteNetwork::Install: was called before");
    NS_ABORT_MSG_UNLESS(lteHelper, "GrowsLteNetwork::Install: there is no LteHelper");
    const auto problem = FindProblem(enbDevices);
    NS_ABORT_MSG_UNLESS(problem.empty(), "GrowsLteNetwork::Install: " << problem);
    m_lteHelper = lteHelper;
    m_budget = std::make_unique<GrowsLteLinkBudget>(lteHelper->GetDownlinkSpectrumChannel());
    m_cells.resize(enbDevices.GetN());
    for (uint32_t cell = 0; cell < m_cells.size(); ++cell)
    {
        m_cells[cell].device = DynamicCast<LteEnbNetDevice>(enbDevices.Get(cell));
        m_cells[cell].link = GrowsLteLinkBudget::Cell(m_cells[cell].device);
        m_cells[cell].resetTime = Simulator::Now();
        Watch(cell);
    }
}

void
GrowsLteNetwork::Watch(uint32_t cell)
{
    auto device = m_cells[cell].device;
    auto rrc = device->GetRrc();
    rrc->TraceConnectWithoutContext(
        "ConnectionEstablished",
        MakeCallback(&GrowsLteNetwork::NotifyEnbConnected, this).Bind(cell));
    rrc->TraceConnectWithoutContext(
        "HandoverEndOk",
        MakeCallback(&GrowsLteNetwork::NotifyHandover, this).Bind(cell));
    rrc->TraceConnectWithoutContext(
        "NotifyConnectionRelease",
        MakeCallback(&GrowsLteNetwork::NotifyEnbReleased, this).Bind(cell));
    auto carrier = DynamicCast<ComponentCarrierEnb>(device->GetCcMap().begin()->second);
    auto& tap = m_cells[cell].tap;
    tap = std::make_unique<GrowsLteRbTap>(
        device->GetMac()->GetFfMacSchedSapUser(),
        device->GetDlBandwidth(),
        MakeCallback(&GrowsLteNetwork::NotifyAllocation, this).Bind(cell));
    carrier->GetFfMacScheduler()->SetFfMacSchedSapUser(tap.get());
}

uint32_t
GrowsLteNetwork::AddUser(Ptr<NetDevice> ueDevice)
{
    if (auto known = FindUser(ueDevice))
    {
        return *known;
    }
    const auto problem = FindProblem(ueDevice);
    NS_ABORT_MSG_UNLESS(problem.empty(), "GrowsLteNetwork::AddUser: " << problem);
    auto device = DynamicCast<LteUeNetDevice>(ueDevice);
    const auto user = Register(device);
    if (m_users[user].ue->HasRlfDetection())
    {
        NS_LOG_WARN("RLF detection is on for the UE on node "
                    << device->GetNode()->GetId()
                    << ": it may leave a weak cell. GrowsLteNetwork::ConfigureDefaults, called "
                       "before devices are created, switches it off");
    }
    return user;
}

std::optional<uint32_t>
GrowsLteNetwork::FindUser(Ptr<NetDevice> ueDevice) const
{
    auto device = DynamicCast<LteUeNetDevice>(ueDevice);
    const auto found = device ? m_userByImsi.find(device->GetImsi()) : m_userByImsi.end();
    return found == m_userByImsi.end() ? std::nullopt : std::make_optional(found->second);
}

uint32_t
GrowsLteNetwork::Register(Ptr<LteUeNetDevice> device)
{
    const uint32_t index = m_users.size();
    m_userByImsi[device->GetImsi()] = index;
    User user;
    user.ue =
        Create<GrowsLteUe>(device, MakeCallback(&GrowsLteNetwork::NotifyLoss, this).Bind(index));
    user.link = GrowsLteLinkBudget::User(device);
    user.counter = std::make_unique<GrowsPayloadCounter>(
        device,
        MakeCallback(&GrowsLteNetwork::NotifyPayload, this).Bind(index));
    device->GetRrc()->TraceConnectWithoutContext(
        "DrbCreated",
        MakeCallback(&GrowsLteNetwork::NotifyBearer, this).Bind(index));
    m_users.push_back(std::move(user));
    return index;
}

uint32_t
GrowsLteNetwork::FindOrAdopt(uint64_t imsi)
{
    const auto found = m_userByImsi.find(imsi);
    if (found != m_userByImsi.end())
    {
        return found->second;
    }
    auto device = FindUeDevice(imsi);
    NS_ASSERT_MSG(device, "an eNB serves the unknown subscriber " << imsi);
    return Register(device);
}

Ptr<LteUeNetDevice>
GrowsLteNetwork::GetUeDevice(uint32_t user) const
{
    return m_users.at(user).ue->GetDevice();
}

Ptr<LteEnbNetDevice>
GrowsLteNetwork::GetEnbDevice(uint32_t cell) const
{
    return m_cells.at(cell).device;
}

uint64_t
GrowsLteNetwork::GetAllocatedRbs(uint32_t cell) const
{
    return m_cells.at(cell).allocatedRbs;
}

uint32_t
GrowsLteNetwork::DoGetNCells() const
{
    return m_cells.size();
}

uint32_t
GrowsLteNetwork::DoGetNUsers() const
{
    return m_users.size();
}

Ptr<Node>
GrowsLteNetwork::DoGetCellNode(uint32_t cell) const
{
    return m_cells.at(cell).device->GetNode();
}

uint32_t
GrowsLteNetwork::DoGetResourceBlocks(uint32_t cell) const
{
    return m_cells.at(cell).link.resourceBlocks;
}

uint32_t
GrowsLteNetwork::DoGetUserLimit(uint32_t cell) const
{
    const uint32_t contexts = m_cells.at(cell).device->GetRrc()->GetSrsPeriodicity();
    return contexts > m_srsReserve ? contexts - m_srsReserve : 0;
}

double
GrowsLteNetwork::DoGetTxPowerDbm(uint32_t cell) const
{
    return m_cells.at(cell).link.phy->GetTxPower();
}

double
GrowsLteNetwork::DoGetRbUse(uint32_t cell) const
{
    const auto& c = m_cells.at(cell);
    const double offered = static_cast<double>(((Simulator::Now() - c.resetTime) / TTI).GetHigh()) *
                           c.link.resourceBlocks;
    return offered > 0.0 ? static_cast<double>(c.allocatedRbs - c.allocatedAtReset) / offered : 0.0;
}

void
GrowsLteNetwork::DoResetRbUse(uint32_t cell)
{
    auto& c = m_cells.at(cell);
    c.allocatedAtReset = c.allocatedRbs;
    c.resetTime = Simulator::Now();
}

GrowsRadioLink
GrowsLteNetwork::DoGetLink(uint32_t user, uint32_t cell) const
{
    const auto& hearing = Hear(user);
    const auto earfcn = m_cells.at(cell).link.earfcn;
    double activeMw = 0.0;
    double everyMw = 0.0;
    for (uint32_t other = 0; other < m_cells.size(); ++other)
    {
        if (other != cell && m_cells[other].link.earfcn == earfcn)
        {
            everyMw += hearing.rsrpMw[other];
            activeMw += m_cells[other].users.empty() ? 0.0 : hearing.rsrpMw[other];
        }
    }
    GrowsRadioLink link;
    link.resourceBlocks = m_cells[cell].link.resourceBlocks;
    link.rsrpDbm = hearing.rsrpDbm[cell];
    link.rssiDbm = link.rsrpDbm + ToDb(SUBCARRIERS_PER_RB * link.resourceBlocks);
    link.snrDb = ToDb(hearing.rsrpMw[cell] / hearing.noiseMw);
    link.sinrDb = ToDb(hearing.rsrpMw[cell] / (hearing.noiseMw + activeMw));
    link.fullLoadSinrDb = ToDb(hearing.rsrpMw[cell] / (hearing.noiseMw + everyMw));
    return link;
}

const GrowsLteNetwork::Hearing&
GrowsLteNetwork::Hear(uint32_t user) const
{
    auto& u = m_users.at(user);
    auto& hearing = u.hearing;
    if (IsFresh(u))
    {
        return hearing;
    }
    hearing.time = Simulator::Now();
    hearing.position = u.link.antenna->GetMobility()->GetPosition();
    hearing.noiseMw = FromDb(GrowsLteLinkBudget::GetNoiseDbm(u.link));
    hearing.powerDbm.clear();
    hearing.rsrpDbm.clear();
    hearing.rsrpMw.clear();
    for (const auto& cell : m_cells)
    {
        hearing.powerDbm.push_back(cell.link.phy->GetTxPower());
        hearing.rsrpDbm.push_back(m_budget->GetRsrpDbm(cell.link, u.link));
        hearing.rsrpMw.push_back(FromDb(hearing.rsrpDbm.back()));
    }
    return hearing;
}

bool
GrowsLteNetwork::IsFresh(const User& user) const
{
    const auto& hearing = user.hearing;
    const Time lifetime = user.phase == Phase::IDLE ? Time(0) : m_linkLifetime;
    if (hearing.rsrpDbm.empty() || Simulator::Now() - hearing.time > lifetime ||
        hearing.position != user.link.antenna->GetMobility()->GetPosition())
    {
        return false;
    }
    return std::equal(
        m_cells.begin(),
        m_cells.end(),
        hearing.powerDbm.begin(),
        [](const Cell& cell, double powerDbm) { return cell.link.phy->GetTxPower() == powerDbm; });
}

std::vector<uint32_t>
GrowsLteNetwork::DoGetUsers(uint32_t cell) const
{
    const auto& users = m_cells.at(cell).users;
    return {users.begin(), users.end()};
}

std::optional<uint32_t>
GrowsLteNetwork::DoGetServingCell(uint32_t user) const
{
    const auto& u = m_users.at(user);
    return u.phase == Phase::IDLE ? std::nullopt : std::make_optional(u.cell);
}

bool
GrowsLteNetwork::DoIsIdle(uint32_t user) const
{
    const auto& u = m_users.at(user);
    return u.phase == Phase::IDLE && u.ue->IsFree();
}

uint64_t
GrowsLteNetwork::DoGetReceivedBytes(uint32_t user) const
{
    return m_users.at(user).counter->GetBytes();
}

void
GrowsLteNetwork::DoAssociate(uint32_t user, uint32_t cell, const GrowsDemand& demand)
{
    const bool full = m_cells.at(cell).users.size() >= DoGetUserLimit(cell);
    auto& u = m_users.at(user);
    const bool volume = demand.kind == GrowsDemand::Kind::VOLUME;
    u.wantedBytes = volume ? static_cast<uint64_t>(std::ceil(demand.amount)) : 0;
    u.rnti = 0;
    u.started = false;
    Enter(user, cell, Phase::CONNECTING);
    if (full)
    {
        Simulator::ScheduleNow(&GrowsLteNetwork::Refuse, this, user, GrowsReason::STACK_LIMIT);
        return;
    }
    u.timeout = Simulator::Schedule(m_connectionTimeout, &GrowsLteNetwork::GiveUp, this, user);
    m_cells[cell].waiting.push_back(user);
    StartConnections(cell);
}

void
GrowsLteNetwork::StartConnections(uint32_t cell)
{
    auto& c = m_cells[cell];
    while (!c.waiting.empty() && CanStart(cell))
    {
        const uint32_t user = c.waiting.front();
        c.waiting.pop_front();
        m_users[user].started = true;
        m_users[user].ue->Connect(m_lteHelper, c.device, Hear(user).rsrpDbm[cell]);
    }
    if (!c.waiting.empty() && c.startEvent.IsExpired())
    {
        c.startEvent =
            Simulator::Schedule(START_RETRY, &GrowsLteNetwork::StartConnections, this, cell);
    }
}

bool
GrowsLteNetwork::CanStart(uint32_t cell) const
{
    auto rrc = m_cells[cell].device->GetRrc();
    ObjectMapValue contexts;
    rrc->GetAttribute("UeMap", contexts);
    const auto& users = m_cells[cell].users;
    const auto underWay = std::count_if(users.begin(), users.end(), [this](uint32_t user) {
        return m_users[user].phase == Phase::CONNECTING && m_users[user].started;
    });
    return contexts.GetN() + CONTEXTS_PER_ACCESS * (underWay + 1) <= rrc->GetSrsPeriodicity();
}

void
GrowsLteNetwork::Refuse(uint32_t user, GrowsReason reason)
{
    const uint32_t cell = m_users[user].cell;
    Vacate(user);
    NotifyFailed(user, cell, reason);
}

void
GrowsLteNetwork::GiveUp(uint32_t user)
{
    if (m_users[user].started)
    {
        BeginLeaving(user, GrowsReason::CONNECTION_TIMEOUT);
        return;
    }
    auto& waiting = m_cells[m_users[user].cell].waiting;
    waiting.erase(std::find(waiting.begin(), waiting.end(), user));
    Refuse(user, GrowsReason::CONNECTION_TIMEOUT);
}

void
GrowsLteNetwork::DoRelease(uint32_t user)
{
    NS_ABORT_MSG_UNLESS(m_users.at(user).phase == Phase::CONNECTED,
                        "GrowsLteNetwork: user " << user << " cannot be released, it was not "
                                                 << "connected by Associate");
    if (m_users[user].ue->IsInHandover())
    {
        Simulator::Schedule(HANDOVER_RETRY, &GrowsLteNetwork::RetryRelease, this, user);
        return;
    }
    BeginLeaving(user, GrowsReason::NONE);
}

void
GrowsLteNetwork::RetryRelease(uint32_t user)
{
    if (m_users[user].phase == Phase::CONNECTED) // else it was lost meanwhile
    {
        DoRelease(user);
    }
}

void
GrowsLteNetwork::BeginLeaving(uint32_t user, GrowsReason reason)
{
    auto& u = m_users[user];
    u.phase = Phase::LEAVING;
    u.goalBytes = 0;
    u.timeout.Cancel();
    u.ue->Leave();
    Simulator::Schedule(m_contextRemovalDelay, &GrowsLteNetwork::FinishLeaving, this, user, reason);
}

void
GrowsLteNetwork::FinishLeaving(uint32_t user, GrowsReason reason)
{
    auto& u = m_users[user];
    const uint32_t cell = u.cell;
    auto rrc = m_cells[cell].device->GetRrc();
    if (m_cells[cell].userByRnti.count(u.rnti))
    {
        rrc->GetLteEnbRrcSapProvider()->RecvIdealUeContextRemoveRequest(u.rnti);
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
GrowsLteNetwork::Enter(uint32_t user, uint32_t cell, Phase phase)
{
    m_users[user].phase = phase;
    m_users[user].cell = cell;
    m_cells[cell].users.insert(user);
}

void
GrowsLteNetwork::Vacate(uint32_t user)
{
    auto& u = m_users[user];
    m_cells[u.cell].users.erase(user);
    u.phase = Phase::IDLE;
    u.rnti = 0;
}

void
GrowsLteNetwork::NotifyAllocation(uint32_t cell, uint16_t rnti, uint32_t resourceBlocks)
{
    auto& c = m_cells[cell];
    c.allocatedRbs += resourceBlocks;
    const auto found = c.userByRnti.find(rnti);
    m_rbTrace(cell, found == c.userByRnti.end() ? NO_USER : found->second, resourceBlocks);
}

void
GrowsLteNetwork::NotifyEnbConnected(uint32_t cell,
                                    uint64_t imsi,
                                    uint16_t /* cellId */,
                                    uint16_t rnti)
{
    const uint32_t user = FindOrAdopt(imsi);
    NS_ASSERT_MSG(m_users[user].phase != Phase::CONNECTING || m_users[user].cell == cell,
                  "user " << user << " was sent to cell " << m_users[user].cell << " and came to "
                          << cell);
    m_cells[cell].userByRnti[rnti] = user;
    m_users[user].rnti = rnti;
    if (m_users[user].phase == Phase::IDLE)
    {
        Enter(user, cell, Phase::FOREIGN);
    }
}

void
GrowsLteNetwork::NotifyHandover(uint32_t cell, uint64_t imsi, uint16_t /* cellId */, uint16_t rnti)
{
    const uint32_t user = FindOrAdopt(imsi);
    auto& u = m_users[user];
    m_cells[cell].userByRnti[rnti] = user;
    u.rnti = rnti;
    if (u.phase == Phase::IDLE)
    {
        Enter(user, cell, Phase::FOREIGN); // from a cell that is not of this network
        return;
    }
    const uint32_t from = u.cell;
    m_cells[from].users.erase(user);
    Enter(user, cell, u.phase);
    NotifyMoved(user, from, cell);
}

void
GrowsLteNetwork::NotifyEnbReleased(uint32_t cell,
                                   uint64_t /* imsi */,
                                   uint16_t /* cellId */,
                                   uint16_t rnti)
{
    const auto found = m_cells[cell].userByRnti.find(rnti);
    if (found == m_cells[cell].userByRnti.end())
    {
        return; // a random access that came to nothing
    }
    const uint32_t user = found->second;
    m_cells[cell].userByRnti.erase(found);
    auto& u = m_users[user];
    if (u.cell != cell || u.rnti != rnti)
    {
        return; // it has moved on
    }
    if (u.phase == Phase::FOREIGN)
    {
        Vacate(user);
    }
    else if (u.phase == Phase::CONNECTED)
    {
        // Not now: the eNB is in the middle of it.
        Simulator::ScheduleNow(&GrowsLteNetwork::NotifyLoss, this, user);
    }
}

void
GrowsLteNetwork::NotifyBearer(uint32_t user,
                              uint64_t /* imsi */,
                              uint16_t /* cellId */,
                              uint16_t /* rnti */,
                              uint8_t /* bearer */)
{
    auto& u = m_users[user];
    if (u.phase != Phase::CONNECTING)
    {
        return; // a further bearer, a handover, or not our doing
    }
    u.phase = Phase::CONNECTED;
    u.timeout.Cancel();
    u.goalBytes = u.wantedBytes > 0 ? u.counter->GetBytes() + u.wantedBytes : 0;
    NotifyConnected(user, u.cell);
}

void
GrowsLteNetwork::NotifyLoss(uint32_t user)
{
    switch (m_users[user].phase)
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
GrowsLteNetwork::NotifyPayload(uint32_t user, uint32_t /* bytes */)
{
    auto& u = m_users[user];
    if (u.goalBytes > 0 && u.counter->GetBytes() >= u.goalBytes)
    {
        u.goalBytes = 0;
        // Not now: the release that follows would pull the bearer from under the reception.
        Simulator::ScheduleNow(&GrowsLteNetwork::MeetDemand, this, user);
    }
}

void
GrowsLteNetwork::MeetDemand(uint32_t user)
{
    if (m_users[user].phase == Phase::CONNECTED)
    {
        NotifyDemandMet(user, m_users[user].cell);
    }
}

} // namespace ns3
