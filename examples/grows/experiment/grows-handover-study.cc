// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-handover-study.h"

#include "grows-estimate.h"

#include "ns3/abort.h"
#include "ns3/config.h"
#include "ns3/double.h"
#include "ns3/grows-defaults.h"
#include "ns3/grows-names.h"
#include "ns3/grows-shadowing-map-loss-model.h"
#include "ns3/lte-enb-net-device.h"
#include "ns3/lte-enb-phy.h"
#include "ns3/lte-enb-rrc.h"
#include "ns3/random-variable-stream.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

namespace ns3
{

namespace
{

/// ns-3's own algorithms, by their short names.
const std::map<std::string, std::string> NS3_ALGORITHMS{
    {"a3-rsrp", "ns3::A3RsrpHandoverAlgorithm"},
    {"a2-a4-rsrq", "ns3::A2A4RsrqHandoverAlgorithm"}};

constexpr double SITE_OFFSET_M = 35.0;         //!< base stations stand beside the road
constexpr double TX_POWER_DBM = 43.0;          //!< as in the module's scenarios
constexpr double ANTENNA_GAIN_DBI = 14.0;      //!< as in the module's scenarios
constexpr double LOSS_EXPONENT = 3.76;         //!< 3GPP TR 36.814: 128.1 + 37.6 log10(km)
constexpr double LOSS_AT_1_M_DB = 15.3 + 20.0; //!< with 20 dB of penetration
constexpr double MIN_SINR_DB = -3.0;           //!< weaker cells are no candidates
constexpr double MIN_SPEED_MPS = 10.0;         //!< of those that drive
constexpr double MAX_SPEED_MPS = 30.0;         //!< of those that drive
constexpr double MAX_JAMMED_SPEED_MPS = 2.0;   //!< of those that hardly do
constexpr double JAM_LENGTH_M = 200.0;         //!< where those are
const Time PING_PONG = Seconds(5);             //!< back within this time
const Time HANDOVER_LIMIT = Seconds(1);        //!< a handover that takes longer has failed
const Time TURN_INTERVAL = MilliSeconds(100);  //!< between looks at the ends of the road

/// \param method name of a method \return the policy of the handlers
std::string
GetPolicy(const std::string& method)
{
    return NS3_ALGORITHMS.count(method) > 0 ? "none" : method;
}

} // namespace

const GrowsCsv::Row GrowsHandoverStudy::COLUMNS{"policy",
                                                "seed",
                                                "utility",
                                                "throughput_mbps",
                                                "handovers",
                                                "ping_pongs",
                                                "failures",
                                                "interruption_ms"};

GrowsHandoverStudy::GrowsHandoverStudy(const std::string& method, const GrowsVehicularScene& scene)
    : m_method(method),
      m_scene(scene),
      m_growsHelper(GetPolicy(method))
{
}

std::string
GrowsHandoverStudy::Validate(const std::string& method)
{
    if (NS3_ALGORITHMS.count(method) > 0)
    {
        return "";
    }
    const auto policy = GrowsAssociationPolicy::Create(method);
    if (!policy)
    {
        return "there is no method \"" + method +
               "\"; known are a3-rsrp, a2-a4-rsrq and the "
               "policies " +
               GrowsJoinNames(GrowsAssociationPolicy::GetNames());
    }
    const auto problem = policy->Validate();
    return problem.empty() ? "" : "policy " + method + " cannot run: " + problem;
}

void
GrowsHandoverStudy::Install(int64_t stream)
{
    GrowsLteNetwork::ConfigureDefaults();
    InstallCore();
    stream += InstallCells(stream);
    stream += InstallVehicles(stream);
    stream += m_growsHelper.AssignStreams(stream);
    Listen();
}

void
GrowsHandoverStudy::InstallCore()
{
    m_core = std::make_unique<GrowsLteCore>();
    m_lteHelper = m_core->GetLteHelper();
    m_lteHelper->SetPathlossModelType(TypeId::LookupByName("ns3::LogDistancePropagationLossModel"));
    m_lteHelper->SetPathlossModelAttribute("Exponent", DoubleValue(LOSS_EXPONENT));
    m_lteHelper->SetPathlossModelAttribute("ReferenceLoss", DoubleValue(LOSS_AT_1_M_DB));
    const auto found = NS3_ALGORITHMS.find(m_method);
    m_lteHelper->SetHandoverAlgorithmType(
        found == NS3_ALGORITHMS.end() ? "ns3::GrowsHandoverAlgorithm" : found->second);
}

int64_t
GrowsHandoverStudy::InstallCells(int64_t stream)
{
    m_lteHelper->SetEnbAntennaModelType("ns3::IsotropicAntennaModel");
    m_lteHelper->SetEnbAntennaModelAttribute("Gain", DoubleValue(ANTENNA_GAIN_DBI));
    NodeContainer nodes;
    nodes.Create(m_scene.sites);
    std::vector<Ptr<MobilityModel>> places;
    for (uint32_t site = 0; site < m_scene.sites; ++site)
    {
        auto place = CreateObject<ConstantVelocityMobilityModel>();
        place->SetPosition({site * m_scene.siteDistanceM, SITE_OFFSET_M, 0.0});
        nodes.Get(site)->AggregateObject(place);
        places.emplace_back(place);
    }
    m_cells = m_lteHelper->InstallEnbDevice(nodes);
    for (uint32_t cell = 0; cell < m_cells.GetN(); ++cell)
    {
        DynamicCast<LteEnbNetDevice>(m_cells.Get(cell))->GetPhy()->SetTxPower(TX_POWER_DBM);
    }
    m_lteHelper->AddX2Interface(nodes);
    int64_t used = 0;
    for (const auto& channel :
         {m_lteHelper->GetDownlinkSpectrumChannel(), m_lteHelper->GetUplinkSpectrumChannel()})
    {
        auto shadowing = CreateObject<GrowsShadowingMapLossModel>();
        used = shadowing->Install(places, stream); // the same maps both ways
        channel->AddPropagationLossModel(shadowing);
    }
    if (!GrowsIsOverridden(GrowsUserAssociation::GetTypeId(), "MinSinrDb"))
    {
        m_growsHelper.SetHandlerAttribute("MinSinrDb", DoubleValue(MIN_SINR_DB));
    }
    m_growsHelper.Install(m_lteHelper, m_cells);
    return used;
}

int64_t
GrowsHandoverStudy::InstallVehicles(int64_t stream)
{
    auto random = CreateObject<UniformRandomVariable>();
    random->SetStream(stream);
    const double roadM = (m_scene.sites - 1) * m_scene.siteDistanceM;
    NodeContainer nodes;
    nodes.Create(m_scene.vehicles + m_scene.jammed);
    m_vehicles.resize(nodes.GetN());
    for (uint32_t i = 0; i < nodes.GetN(); ++i)
    {
        const bool isJammed = i >= m_scene.vehicles;
        const double lengthM = isJammed ? JAM_LENGTH_M : roadM;
        const double x = 0.5 * roadM + lengthM * random->GetValue(-0.5, 0.5);
        const double speed = isJammed ? random->GetValue(0.0, MAX_JAMMED_SPEED_MPS)
                                      : random->GetValue(MIN_SPEED_MPS, MAX_SPEED_MPS);
        const double direction = random->GetValue(-1.0, 1.0) < 0.0 ? -1.0 : 1.0;
        auto& place = m_vehicles[i].place;
        place = CreateObject<ConstantVelocityMobilityModel>();
        place->SetPosition({x, 0.0, 0.0});
        place->SetVelocity({direction * speed, 0.0, 0.0});
        nodes.Get(i)->AggregateObject(place);
    }
    const auto devices = m_lteHelper->InstallUeDevice(nodes);
    InstallTraffic(devices);
    m_lteHelper->AttachToClosestEnb(devices, m_cells);
    TurnRound();
    return 1 + m_lteHelper->AssignStreams(NetDeviceContainer(m_cells, devices), stream + 1);
}

void
GrowsHandoverStudy::InstallTraffic(const NetDeviceContainer& devices)
{
    const auto flows = m_core->ConnectUes(devices);
    for (uint32_t i = 0; i < devices.GetN(); ++i)
    {
        auto& vehicle = m_vehicles[i];
        m_byImsi[DynamicCast<LteUeNetDevice>(devices.Get(i))->GetImsi()] = i;
        vehicle.flow = flows[i];
        vehicle.counter = std::make_unique<GrowsPayloadCounter>(
            devices.Get(i),
            MakeCallback(&GrowsHandoverStudy::RecordPayload, this).Bind(i));
        Simulator::Schedule(MilliSeconds(200 + i), // connected, and not all at a time
                            &GrowsDownlinkFlow::Start,
                            vehicle.flow,
                            uint64_t{0});
    }
}

void
GrowsHandoverStudy::Listen()
{
    for (uint32_t cell = 0; cell < m_cells.GetN(); ++cell)
    {
        const auto rrc = DynamicCast<LteEnbNetDevice>(m_cells.Get(cell))->GetRrc();
        rrc->TraceConnectWithoutContext("HandoverStart",
                                        MakeCallback(&GrowsHandoverStudy::RecordStart, this));
        rrc->TraceConnectWithoutContext("HandoverEndOk",
                                        MakeCallback(&GrowsHandoverStudy::RecordEnd, this));
    }
    m_growsHelper.GetNetwork()->TraceConnectWithoutContext(
        "Moved",
        MakeCallback(&GrowsHandoverStudy::RecordMove, this));
    m_growsHelper.TraceConnect("Window", MakeCallback(&GrowsHandoverStudy::RecordWindow, this));
}

void
GrowsHandoverStudy::TurnRound()
{
    const double roadM = (m_scene.sites - 1) * m_scene.siteDistanceM;
    for (auto& vehicle : m_vehicles)
    {
        const double x = vehicle.place->GetPosition().x;
        const double speed = vehicle.place->GetVelocity().x;
        if ((x < 0.0 && speed < 0.0) || (x > roadM && speed > 0.0))
        {
            vehicle.place->SetVelocity({-speed, 0.0, 0.0});
        }
    }
    Simulator::Schedule(TURN_INTERVAL, &GrowsHandoverStudy::TurnRound, this);
}

bool
GrowsHandoverStudy::Counts() const
{
    return Simulator::Now() > Seconds(m_scene.warmUpS);
}

GrowsHandoverStudy::Vehicle&
GrowsHandoverStudy::Find(uint64_t imsi)
{
    return m_vehicles.at(m_byImsi.at(imsi));
}

void
GrowsHandoverStudy::RecordPayload(uint32_t vehicle, uint32_t bytes)
{
    auto& v = m_vehicles[vehicle];
    v.lastPayload = Simulator::Now();
    if (!Counts())
    {
        return;
    }
    m_bytes += bytes;
    if (v.interrupted)
    {
        m_interruptionsMs.push_back((Simulator::Now() - *v.interrupted).GetSeconds() * 1e3);
        v.interrupted.reset();
    }
}

void
GrowsHandoverStudy::RecordStart(uint64_t imsi,
                                uint16_t /* cellId */,
                                uint16_t /* rnti */,
                                uint16_t /* targetCellId */)
{
    auto& vehicle = Find(imsi);
    if (vehicle.started && Counts())
    {
        ++m_failures; // of the one before
    }
    vehicle.started = Simulator::Now();
}

void
GrowsHandoverStudy::RecordEnd(uint64_t imsi, uint16_t /* cellId */, uint16_t /* rnti */)
{
    auto& vehicle = Find(imsi);
    vehicle.started.reset();
    // What the source cell had in its buffers is lost. That the traffic notices at once keeps its
    // own patience out of the interruption.
    Simulator::ScheduleNow(&GrowsDownlinkFlow::Start, vehicle.flow, uint64_t{0});
    if (Counts())
    {
        vehicle.interrupted = vehicle.lastPayload;
    }
}

void
GrowsHandoverStudy::RecordMove(uint32_t user, uint32_t from, uint32_t to)
{
    auto& vehicle = Find(m_growsHelper.GetLteNetwork()->GetUeDevice(user)->GetImsi());
    if (Counts())
    {
        ++m_handovers;
        const bool isBack =
            vehicle.previousCell == to && Simulator::Now() - vehicle.moved < PING_PONG;
        m_pingPongs += isBack ? 1 : 0;
    }
    vehicle.previousCell = from;
    vehicle.moved = Simulator::Now();
}

void
GrowsHandoverStudy::RecordWindow(uint32_t cell, uint32_t /* users */, double utility)
{
    const Time begin = Simulator::Now() - m_growsHelper.GetHandlers()[cell]->GetWindow();
    if (begin >= Seconds(m_scene.warmUpS))
    {
        m_utility += utility;
        m_windows += cell == 0 ? 1 : 0; // all cells' windows end together
    }
}

GrowsCsv
GrowsHandoverStudy::GetRun(int64_t seed) const
{
    uint32_t failures = m_failures;
    for (const auto& vehicle : m_vehicles)
    {
        const bool isLate = vehicle.started && Simulator::Now() - *vehicle.started > HANDOVER_LIMIT;
        failures += isLate ? 1 : 0;
    }
    const double seconds = m_scene.durationS - m_scene.warmUpS;
    GrowsCsv table(COLUMNS);
    table.AddRow(
        {m_method,
         std::to_string(seed),
         GrowsCsv::Format(m_utility / m_windows),
         GrowsCsv::Format(8e-6 * static_cast<double>(m_bytes) / seconds / m_vehicles.size()),
         std::to_string(m_handovers),
         std::to_string(m_pingPongs),
         std::to_string(failures),
         GrowsCsv::Format(GrowsEstimateMean(m_interruptionsMs).mean)});
    return table;
}

} // namespace ns3
