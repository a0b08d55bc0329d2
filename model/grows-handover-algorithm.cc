// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-handover-algorithm.h"

#include "ns3/abort.h"
#include "ns3/boolean.h"
#include "ns3/double.h"
#include "ns3/global-value.h"
#include "ns3/grows-handover-margin.h"
#include "ns3/grows-lte-amc-rate-model.h"
#include "ns3/grows-names.h"
#include "ns3/lte-anr.h"
#include "ns3/lte-common.h"
#include "ns3/lte-enb-phy.h"
#include "ns3/lte-spectrum-phy.h"
#include "ns3/node-list.h"
#include "ns3/pointer.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <array>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsHandoverAlgorithm);

namespace
{

/// Decides on handovers instead of the policy of the attribute Policy.
GlobalValue g_handoverPolicy("GrowsHandoverPolicy",
                             "Policy of every GrowsHandoverAlgorithm; empty: as its attributes say",
                             StringValue(""),
                             MakeStringChecker());

/// Between two reports of a UE, as ReportConfigEutra::MS120 orders.
const Time REPORT_INTERVAL = MilliSeconds(120);
/// Reports that may be missing before the time to trigger begins anew.
constexpr int64_t MISSING_REPORTS = 3;

/// \return every eNB of the simulation
std::vector<Ptr<LteEnbNetDevice>>
FindEnbDevices()
{
    std::vector<Ptr<LteEnbNetDevice>> devices;
    for (auto node = NodeList::Begin(); node != NodeList::End(); ++node)
    {
        for (uint32_t i = 0; i < (*node)->GetNDevices(); ++i)
        {
            if (auto device = DynamicCast<LteEnbNetDevice>((*node)->GetDevice(i)))
            {
                devices.push_back(device);
            }
        }
    }
    return devices;
}

/// \return the downlink channel of an eNB
Ptr<SpectrumChannel>
GetChannel(Ptr<LteEnbNetDevice> device)
{
    return device->GetPhy()->GetDownlinkSpectrumPhy()->GetChannel();
}

} // namespace

std::string
GrowsToString(GrowsHandoverRefusal refusal)
{
    static const std::array<std::string, 6> names{"",
                                                  "rrc-state",
                                                  "anr-no-handover",
                                                  "anr-no-x2",
                                                  "ping-pong",
                                                  "target-refused"};
    return names.at(static_cast<std::size_t>(refusal));
}

TypeId
GrowsHandoverAlgorithm::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsHandoverAlgorithm")
            .SetParent<LteHandoverAlgorithm>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsHandoverAlgorithm>()
            .AddAttribute("Policy",
                          "Which cell serves a UE: short name or TypeId name of a policy. Empty: "
                          "that of the handler on the eNB's node or, without one, grows.",
                          StringValue(""),
                          MakeStringAccessor(&GrowsHandoverAlgorithm::m_policyName),
                          MakeStringChecker())
            .AddAttribute("Hysteresis",
                          "Amount in dB by which the serving cell's measurement is raised for the "
                          "policy. With max-rssi it is the margin of event A3 (3GPP TS 36.331, "
                          "5.5.4.4).",
                          DoubleValue(3.0),
                          MakeDoubleAccessor(&GrowsHandoverAlgorithm::m_hysteresisDb),
                          MakeDoubleChecker<double>(0.0, 15.0))
            .AddAttribute("Margin",
                          "Cost of a handover in the policy's own unit (utility for "
                          "greedy-utility, rewards for agents). The policy's value of the target "
                          "must exceed that of the serving cell by so much. 0: no cost.",
                          DoubleValue(0.0),
                          MakeDoubleAccessor(&GrowsHandoverAlgorithm::m_margin),
                          MakeDoubleChecker<double>(0.0))
            .AddAttribute("TimeToTrigger",
                          "For how long the policy must take the same target, report after report "
                          "(every 120 ms), before a handover begins. 0: one report is enough.",
                          TimeValue(MilliSeconds(256)),
                          MakeTimeAccessor(&GrowsHandoverAlgorithm::m_timeToTrigger),
                          MakeTimeChecker(Seconds(0)))
            .AddAttribute("PingPongGuard",
                          "For how long a UE that was handed over is not handed back. 0: it may be "
                          "at once. 3GPP TR 36.839 counts stays below 1 s as ping-pong.",
                          TimeValue(Seconds(1)),
                          MakeTimeAccessor(&GrowsHandoverAlgorithm::m_pingPongGuard),
                          MakeTimeChecker(Seconds(0)))
            .AddAttribute("MeasuredCellsOnly",
                          "Whether only cells that the UE reports are targets. ns-3's UEs measure "
                          "their own carrier alone; if false, links are computed, and UEs may be "
                          "handed over between carriers. That takes LteHelper::AnrEnabled off, as "
                          "neighbour relations forbid cells that no UE reports.",
                          BooleanValue(true),
                          MakeBooleanAccessor(&GrowsHandoverAlgorithm::m_measuredCellsOnly),
                          MakeBooleanChecker())
            .AddTraceSource("Decision",
                            "The policy was asked about a UE: all that led to the answer.",
                            MakeTraceSourceAccessor(&GrowsHandoverAlgorithm::m_decisionTrace),
                            "ns3::GrowsHandoverAlgorithm::DecisionTracedCallback")
            .AddTraceSource("Trigger",
                            "The eNB is asked to hand a UE over.",
                            MakeTraceSourceAccessor(&GrowsHandoverAlgorithm::m_triggerTrace),
                            "ns3::GrowsHandoverAlgorithm::TriggerTracedCallback")
            .AddTraceSource("Refusal",
                            "A UE is not handed over, and why.",
                            MakeTraceSourceAccessor(&GrowsHandoverAlgorithm::m_refusalTrace),
                            "ns3::GrowsHandoverAlgorithm::RefusalTracedCallback");
    return tid;
}

GrowsHandoverAlgorithm::GrowsHandoverAlgorithm()
    : m_sapProvider(
          std::make_unique<MemberLteHandoverManagementSapProvider<GrowsHandoverAlgorithm>>(this))
{
}

GrowsHandoverAlgorithm::~GrowsHandoverAlgorithm() = default;

void
GrowsHandoverAlgorithm::SetLteHandoverManagementSapUser(LteHandoverManagementSapUser* s)
{
    m_sapUser = s;
}

LteHandoverManagementSapProvider*
GrowsHandoverAlgorithm::GetLteHandoverManagementSapProvider()
{
    return m_sapProvider.get();
}

Ptr<GrowsAssociationPolicy>
GrowsHandoverAlgorithm::GetPolicy() const
{
    return m_policy;
}

void
GrowsHandoverAlgorithm::DoInitialize()
{
    // An event that holds as soon as any cell is measured, and whose reports then go on for good:
    // A4 reports neighbours, A1 also comes without any.
    LteRrcSap::ReportConfigEutra config;
    config.eventId = m_measuredCellsOnly ? LteRrcSap::ReportConfigEutra::EVENT_A4
                                         : LteRrcSap::ReportConfigEutra::EVENT_A1;
    config.threshold1.choice = LteRrcSap::ThresholdEutra::THRESHOLD_RSRP;
    config.threshold1.range = 0;
    config.triggerQuantity = LteRrcSap::ReportConfigEutra::RSRP;
    config.reportInterval = LteRrcSap::ReportConfigEutra::MS120;
    m_measIds = m_sapUser->AddUeMeasReportConfigForHandover(config);
    // The script goes on to build: other eNBs, X2 interfaces, perhaps handlers.
    Simulator::ScheduleNow(&GrowsHandoverAlgorithm::Begin, Ptr<GrowsHandoverAlgorithm>(this));
    LteHandoverAlgorithm::DoInitialize();
}

void
GrowsHandoverAlgorithm::DoDispose()
{
    m_rrc = nullptr;
    m_handler = nullptr;
    m_network = nullptr;
    m_policy = nullptr;
    LteHandoverAlgorithm::DoDispose();
}

void
GrowsHandoverAlgorithm::Begin()
{
    const auto device = FindDevice();
    m_rrc = device->GetRrc();
    if (!device->GetNode()->GetObject<GrowsUserAssociation>())
    {
        InstallHandlers();
    }
    m_handler = device->GetNode()->GetObject<GrowsUserAssociation>();
    m_network = DynamicCast<GrowsLteNetwork>(m_handler->GetNetwork());
    NS_ABORT_MSG_UNLESS(m_network && m_network->FindCell(device->GetCellId()),
                        "GrowsHandoverAlgorithm: the handler on node "
                            << device->GetNode()->GetId()
                            << " serves another cell than its eNB's: install it with "
                               "GrowsLteHelper, or none");
    m_policy = m_handler->GetHandoverPolicy();
    if (!GetPolicyName().empty())
    {
        const auto policy = CreatePolicy();
        m_policy = policy->GetName() == m_policy->GetName() ? m_policy : policy;
    }
    GuardAnr();
    m_rrc->TraceConnectWithoutContext("NotifyConnectionRelease",
                                      MakeCallback(&GrowsHandoverAlgorithm::NotifyReleased, this));
}

Ptr<LteEnbNetDevice>
GrowsHandoverAlgorithm::FindDevice() const
{
    for (const auto& device : FindEnbDevices())
    {
        PointerValue algorithm;
        device->GetAttribute("LteHandoverAlgorithm", algorithm);
        if (algorithm.Get<LteHandoverAlgorithm>() == this)
        {
            return device;
        }
    }
    NS_ABORT_MSG("GrowsHandoverAlgorithm: it belongs to no eNB; select it by "
                 "LteHelper::SetHandoverAlgorithmType before LteHelper::InstallEnbDevice");
    return nullptr;
}

void
GrowsHandoverAlgorithm::InstallHandlers()
{
    const auto channel = GetChannel(FindDevice());
    NetDeviceContainer devices;
    for (const auto& device : FindEnbDevices())
    {
        if (GetChannel(device) == channel)
        {
            devices.Add(device);
        }
    }
    const auto policy = CreatePolicy();
    auto network = CreateObject<GrowsLteNetwork>();
    network->Observe(devices);
    network->SetRateModel(CreateObject<GrowsLteAmcRateModel>());
    for (uint32_t cell = 0; cell < network->GetNCells(); ++cell)
    {
        const auto node = network->GetCellNode(cell);
        NS_ABORT_MSG_IF(node->GetObject<GrowsUserAssociation>(),
                        "GrowsHandoverAlgorithm: node "
                            << node->GetId()
                            << " has a handler already: put every eNB on a node of its own, and "
                               "install handlers on all of them or on none");
        auto handler =
            CreateObjectWithAttributes<GrowsUserAssociation>("Policy", PointerValue(policy));
        handler->Install(network, cell);
        node->AggregateObject(handler);
    }
}

std::string
GrowsHandoverAlgorithm::GetPolicyName() const
{
    StringValue global;
    g_handoverPolicy.GetValue(global);
    return global.Get().empty() ? m_policyName : global.Get();
}

Ptr<GrowsAssociationPolicy>
GrowsHandoverAlgorithm::CreatePolicy() const
{
    const auto name = GetPolicyName().empty() ? "grows" : GetPolicyName();
    const auto policy = GrowsAssociationPolicy::Create(name);
    NS_ABORT_MSG_UNLESS(policy,
                        "GrowsHandoverAlgorithm: there is no policy \""
                            << name
                            << "\" for the attribute Policy or for GrowsHandoverPolicy; known are "
                            << GrowsJoinNames(GrowsAssociationPolicy::GetNames()));
    const auto problem = policy->Validate();
    NS_ABORT_MSG_UNLESS(problem.empty(), "GrowsHandoverAlgorithm: " << problem);
    return policy;
}

void
GrowsHandoverAlgorithm::GuardAnr()
{
    PointerValue value;
    FindDevice()->GetAttribute("LteAnr", value);
    if (const auto anr = value.Get<LteAnr>())
    {
        m_anr = std::make_unique<GrowsAnrGuard>(anr->GetLteAnrSapProvider());
        m_rrc->SetLteAnrSapProvider(m_anr.get());
    }
}

void
GrowsHandoverAlgorithm::DoReportUeMeas(uint16_t rnti, LteRrcSap::MeasResults measResults)
{
    const bool isOrdered =
        std::find(m_measIds.begin(), m_measIds.end(), measResults.measId) != m_measIds.end();
    if (!isOrdered || !m_rrc->HasUeManager(rnti))
    {
        return; // of other algorithms' doing, or the last words of a UE that has gone
    }
    if (m_rrc->GetUeManager(rnti)->GetState() != UeManager::CONNECTED_NORMALLY)
    {
        Refuse(rnti, std::nullopt, GrowsHandoverRefusal::RRC_STATE);
        return;
    }
    const auto reporter = Read(rnti, measResults);
    if (!reporter)
    {
        return;
    }
    if (const auto asked = m_network->GetReservation(reporter->user))
    {
        Refuse(rnti, asked, GrowsHandoverRefusal::TARGET); // for here it still is
        m_network->ReleaseHandover(reporter->user);
    }
    const auto target = FindTarget(*reporter);
    if (!target)
    {
        m_pending.erase(reporter->user);
        return;
    }
    if (IsDue(reporter->user, *target))
    {
        const uint16_t ownId = m_network->GetEnbDevice(m_handler->GetCell())->GetCellId();
        const uint16_t cellId = m_network->GetEnbDevice(*target)->GetCellId();
        m_pending.erase(reporter->user);
        m_network->ReserveHandover(reporter->user, *target);
        m_triggerTrace(reporter->imsi, ownId, rnti, cellId);
        m_sapUser->TriggerHandover(rnti, cellId);
    }
}

std::optional<GrowsHandoverAlgorithm::Reporter>
GrowsHandoverAlgorithm::Read(uint16_t rnti, const LteRrcSap::MeasResults& measResults) const
{
    Reporter reporter;
    reporter.imsi = m_rrc->GetUeManager(rnti)->GetImsi();
    reporter.rnti = rnti;
    const auto user = m_network->FindSubscriber(reporter.imsi);
    if (!user || m_network->GetServingCell(*user) != m_handler->GetCell())
    {
        return std::nullopt; // it is being taken over or released
    }
    reporter.user = *user;
    reporter.rsrpDbm[m_handler->GetCell()] =
        EutranMeasurementMapping::RsrpRange2Dbm(measResults.measResultPCell.rsrpResult);
    for (const auto& neighbour : measResults.measResultListEutra)
    {
        const auto cell = m_network->FindCell(neighbour.physCellId);
        if (cell && neighbour.haveRsrpResult)
        {
            reporter.rsrpDbm[*cell] = EutranMeasurementMapping::RsrpRange2Dbm(neighbour.rsrpResult);
        }
    }
    return reporter;
}

void
GrowsHandoverAlgorithm::FillState(const Reporter& reporter)
{
    GrowsCandidate serving;
    serving.cell = m_handler->GetCellState();
    serving.link = m_network->GetLink(reporter.user, serving.cell.cell);
    GrowsDemand demand;
    auto& users = serving.cell.users;
    const auto self = std::find_if(users.begin(), users.end(), [&](const auto& served) {
        return served.user == reporter.user;
    });
    if (self != users.end())
    {
        demand = self->remaining;
        users.erase(self); // the policy is asked as if it arrived anew
    }
    m_record.state = m_handler->GetTargetState(reporter.user, demand, [&](uint32_t cell) {
        return cell != serving.cell.cell &&
               (!m_measuredCellsOnly || reporter.rsrpDbm.count(cell) > 0);
    });
    auto& candidates = m_record.state.candidates;
    candidates.insert(candidates.begin(), serving); // first, so that it wins ties
    ApplyMeasurements(reporter);
}

void
GrowsHandoverAlgorithm::ApplyMeasurements(const Reporter& reporter)
{
    auto& candidates = m_record.state.candidates;
    for (auto& candidate : candidates)
    {
        const auto measured = reporter.rsrpDbm.find(candidate.cell.cell);
        if (m_measuredCellsOnly && measured != reporter.rsrpDbm.end())
        {
            GrowsShiftLink(candidate.link, measured->second - candidate.link.rsrpDbm);
        }
        if (candidate.cell.cell == m_handler->GetCell())
        {
            GrowsShiftLink(candidate.link, m_hysteresisDb);
        }
        candidate.fullCellRateBps = m_network->GetModelRateBps(candidate.link);
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) {
        return a.link.rsrpDbm > b.link.rsrpDbm;
    });
}

std::optional<uint32_t>
GrowsHandoverAlgorithm::FindTarget(const Reporter& reporter)
{
    FillState(reporter);
    auto& candidates = m_record.state.candidates;
    while (true)
    {
        const auto checked = GrowsDecide(*m_policy, m_record.state, m_record.decision);
        m_record.SetOutcome(checked, m_handler->GetCell(), Simulator::Now());
        m_decisionTrace(m_record);
        if (!GrowsExceedsMargin(m_record, m_handler->GetCell(), m_margin))
        {
            return std::nullopt;
        }
        const auto refusal = FindRefusal(reporter.user, *m_record.cell);
        if (refusal == GrowsHandoverRefusal::NONE)
        {
            return m_record.cell;
        }
        Refuse(reporter.rnti, m_record.cell, refusal);
        candidates.erase(candidates.begin() + *checked.choice);
    }
}

GrowsHandoverRefusal
GrowsHandoverAlgorithm::FindRefusal(uint32_t user, uint32_t cell) const
{
    const auto answer = m_anr ? m_anr->Ask(m_network->GetEnbDevice(cell)->GetCellId())
                              : GrowsAnrGuard::Answer::ALLOWED;
    if (answer != GrowsAnrGuard::Answer::ALLOWED)
    {
        return answer == GrowsAnrGuard::Answer::NO_X2 ? GrowsHandoverRefusal::ANR_X2
                                                      : GrowsHandoverRefusal::ANR_HANDOVER;
    }
    const auto move = m_network->GetLastMove(user);
    const bool isBack =
        move && move->from == cell && Simulator::Now() - move->time < m_pingPongGuard;
    return isBack ? GrowsHandoverRefusal::PING_PONG : GrowsHandoverRefusal::NONE;
}

bool
GrowsHandoverAlgorithm::IsDue(uint32_t user, uint32_t cell)
{
    const Time now = Simulator::Now();
    auto& pending = m_pending.try_emplace(user, Pending{cell, now, now}).first->second;
    if (pending.cell != cell || now - pending.last > MISSING_REPORTS * REPORT_INTERVAL)
    {
        pending = {cell, now, now};
    }
    pending.last = now;
    return now - pending.since >= m_timeToTrigger;
}

void
GrowsHandoverAlgorithm::Refuse(uint16_t rnti,
                               std::optional<uint32_t> cell,
                               GrowsHandoverRefusal refusal)
{
    m_refusalTrace(m_rrc->GetUeManager(rnti)->GetImsi(),
                   m_network->GetEnbDevice(m_handler->GetCell())->GetCellId(),
                   rnti,
                   cell ? m_network->GetEnbDevice(*cell)->GetCellId() : uint16_t{0},
                   refusal);
}

void
GrowsHandoverAlgorithm::NotifyReleased(uint64_t imsi, uint16_t /* cellId */, uint16_t /* rnti */)
{
    if (const auto user = m_network->FindSubscriber(imsi))
    {
        m_pending.erase(*user);
    }
}

} // namespace ns3
