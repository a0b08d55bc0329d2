/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "ns3/boolean.h"
#include "ns3/config.h"
#include "ns3/constant-position-mobility-model.h"
#include "ns3/double.h"
#include "ns3/grows-lte-helper.h"
#include "ns3/grows-poisson-arrival-process.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/lte-control-messages.h"
#include "ns3/lte-enb-phy.h"
#include "ns3/lte-enb-rrc.h"
#include "ns3/lte-spectrum-phy.h"
#include "ns3/lte-spectrum-signal-parameters.h"
#include "ns3/lte-ue-phy.h"
#include "ns3/lte-ue-rrc.h"
#include "ns3/mobility-helper.h"
#include "ns3/object-map.h"
#include "ns3/on-off-helper.h"
#include "ns3/packet-sink-helper.h"
#include "ns3/packet-sink.h"
#include "ns3/point-to-point-epc-helper.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <cmath>
#include <optional>
#include <sstream>

using namespace ns3;

namespace
{

/// A policy that chooses a cell by its index in the network.
class CellPolicy : public GrowsAssociationPolicy
{
  public:
    uint32_t cell{0}; //!< the cell to choose; none if it is no candidate

  private:
    void DoDecide(const GrowsAssociationState& state, GrowsDecision& decision) override
    {
        for (uint32_t i = 0; i < state.candidates.size(); ++i)
        {
            decision.values.push_back(state.candidates[i].cell.cell == cell ? 1.0 : 0.0);
            if (state.candidates[i].cell.cell == cell)
            {
                decision.choice = i;
            }
        }
    }

    int64_t DoAssignStreams(int64_t /* stream */) override
    {
        return 0;
    }
};

/// What a scene is made of.
struct SceneSettings
{
    std::vector<Vector> cells{{0, 0, 30}, {500, 0, 30}, {250, 433, 30}}; //!< positions
    std::vector<uint32_t> carriers{100, 200, 300};                       //!< downlink EARFCNs
    std::vector<uint32_t> resourceBlocks{6, 6, 6};                       //!< bandwidths
    uint32_t ues{1};                                                     //!< UE devices
    Vector position{250, 150, 1.5};                                      //!< of every UE
    std::string scheduler{"ns3::RrFfMacScheduler"};                      //!< of every cell
    std::string dataRate{"200kbps"};                                     //!< to every UE, always
    double trafficEndsS{1e3};                                            //!< when it stops
    uint32_t srsPeriodicity{40};                                         //!< contexts of a cell
    std::string pathLoss{"ns3::LogDistancePropagationLossModel"};        //!< of the channel
    std::string antenna{"ns3::IsotropicAntennaModel"};                   //!< of the cells
    bool rlf{false};                                                     //!< RLF detection
};

/// An LTE network with EPC, traffic and the helper under test.
class Scene
{
  public:
    /// \param settings what it is made of
    explicit Scene(const SceneSettings& settings)
        : policy(CreateObject<CellPolicy>()),
          grows(policy)
    {
        GrowsLteNetwork::ConfigureDefaults(settings.srsPeriodicity);
        Config::SetDefault("ns3::LteUePhy::EnableRlfDetection", BooleanValue(settings.rlf));
        lte = CreateObject<LteHelper>();
        epc = CreateObject<PointToPointEpcHelper>();
        lte->SetEpcHelper(epc);
        lte->SetSchedulerType(settings.scheduler);
        lte->SetPathlossModelType(TypeId::LookupByName(settings.pathLoss));
        lte->SetEnbAntennaModelType(settings.antenna);
        AddCells(settings);
        AddUes(settings);
        AddTraffic(settings);
        lte->AssignStreams(NetDeviceContainer(enbs, ues), 5000);
    }

    ~Scene()
    {
        Simulator::Destroy();
        Config::Reset();
    }

    /// Put the handlers in place.
    void Install()
    {
        grows.Install(lte, enbs);
        network = grows.GetLteNetwork();
        grows.TraceConnect("Decision", MakeCallback(&Scene::Decision, this));
        grows.TraceConnect("Rejection", MakeCallback(&Scene::Rejection, this));
        grows.TraceConnect("Connected", MakeCallback(&Scene::Connected, this));
        grows.TraceConnect("Departure", MakeCallback(&Scene::Departure, this));
        network->TraceConnectWithoutContext("RbAllocation", MakeCallback(&Scene::Rbs, this));
    }

    /// Run on until a time. \param seconds until when
    void RunUntil(double seconds)
    {
        Simulator::Stop(Seconds(seconds) - Simulator::Now());
        Simulator::Run();
    }

    /// \param ue index of a UE device \return the id of the cell its RRC is connected to, 0: none
    uint16_t GetCellId(uint32_t ue) const
    {
        auto rrc = ues.Get(ue)->GetObject<LteUeNetDevice>()->GetRrc();
        return rrc->GetState() == LteUeRrc::CONNECTED_NORMALLY ? rrc->GetCellId() : 0;
    }

    /// \param cell index of a cell \return its physical cell id
    uint16_t GetEnbCellId(uint32_t cell) const
    {
        return enbs.Get(cell)->GetObject<LteEnbNetDevice>()->GetCellId();
    }

    /// \param cell index of a cell \return contexts in its RRC
    std::size_t CountContexts(uint32_t cell) const
    {
        ObjectMapValue contexts;
        enbs.Get(cell)->GetObject<LteEnbNetDevice>()->GetRrc()->GetAttribute("UeMap", contexts);
        return contexts.GetN();
    }

    /// \return contexts in all RRCs and users in all cells
    std::size_t CountLeftovers() const
    {
        std::size_t leftovers = 0;
        for (uint32_t cell = 0; cell < enbs.GetN(); ++cell)
        {
            leftovers += CountContexts(cell) + network->GetUsers(cell).size() +
                         grows.GetHandlers()[cell]->GetSessions().size();
        }
        return leftovers;
    }

    /// \param ue index of a UE device \param position where it goes
    void MoveTo(uint32_t ue, const Vector& position)
    {
        ueNodes.Get(ue)->GetObject<MobilityModel>()->SetPosition(position);
    }

    /// \param ue index of a UE device \return payload bytes its application has received
    uint64_t GetSinkBytes(uint32_t ue) const
    {
        return sinks.Get(ue)->GetObject<PacketSink>()->GetTotalRx();
    }

    Ptr<LteHelper> lte;             //!< LTE
    Ptr<PointToPointEpcHelper> epc; //!< core network
    NodeContainer enbNodes;         //!< base stations
    NodeContainer ueNodes;          //!< UEs
    NetDeviceContainer enbs;        //!< their devices
    NetDeviceContainer ues;         //!< their devices
    ApplicationContainer sinks;     //!< one per UE
    Ptr<CellPolicy> policy;         //!< chooses a cell
    GrowsLteHelper grows;           //!< under test
    Ptr<GrowsLteNetwork> network;   //!< under test

    std::vector<GrowsDecisionRecord> decisions;               //!< in order
    std::vector<std::pair<uint32_t, GrowsReason>> rejections; //!< user and reason
    std::vector<GrowsSession> connected;                      //!< in order
    std::vector<GrowsSession> departures;                     //!< in order
    uint32_t wrongCells{0};                                   //!< connected elsewhere than chosen
    std::map<std::pair<uint32_t, uint32_t>, uint64_t> rbs;    //!< by cell and user
    std::function<void(const GrowsSession&)> onDeparture;     //!< called at departures, if set

  private:
    /// \param settings what the scene is made of
    void AddCells(const SceneSettings& settings)
    {
        enbNodes.Create(settings.cells.size());
        for (uint32_t i = 0; i < settings.cells.size(); ++i)
        {
            auto mobility = CreateObject<ConstantPositionMobilityModel>();
            mobility->SetPosition(settings.cells[i]);
            enbNodes.Get(i)->AggregateObject(mobility);
            lte->SetEnbDeviceAttribute("DlEarfcn", UintegerValue(settings.carriers[i]));
            lte->SetEnbDeviceAttribute("UlEarfcn", UintegerValue(settings.carriers[i] + 18000));
            lte->SetEnbDeviceAttribute("DlBandwidth", UintegerValue(settings.resourceBlocks[i]));
            lte->SetEnbDeviceAttribute("UlBandwidth", UintegerValue(settings.resourceBlocks[i]));
            enbs.Add(lte->InstallEnbDevice(enbNodes.Get(i)));
        }
    }

    /// \param settings what the scene is made of
    void AddUes(const SceneSettings& settings)
    {
        ueNodes.Create(settings.ues);
        for (uint32_t i = 0; i < settings.ues; ++i)
        {
            auto mobility = CreateObject<ConstantPositionMobilityModel>();
            mobility->SetPosition(settings.position);
            ueNodes.Get(i)->AggregateObject(mobility);
        }
        ues = lte->InstallUeDevice(ueNodes);
        InternetStackHelper().Install(ueNodes);
        addresses = epc->AssignUeIpv4Address(ues);
    }

    /// \param settings what the scene is made of
    void AddTraffic(const SceneSettings& settings)
    {
        constexpr uint16_t PORT = 9;
        for (uint32_t i = 0; i < settings.ues; ++i)
        {
            OnOffHelper source("ns3::UdpSocketFactory",
                               InetSocketAddress(addresses.GetAddress(i), PORT));
            source.SetConstantRate(DataRate(settings.dataRate), 250);
            auto sender = source.Install(epc->GetPgwNode());
            sender.Start(MicroSeconds(100 + 7 * i));
            sender.Stop(Seconds(settings.trafficEndsS));
        }
        PacketSinkHelper sink("ns3::UdpSocketFactory",
                              InetSocketAddress(Ipv4Address::GetAny(), PORT));
        sinks = sink.Install(ueNodes);
    }

    /// \param record a decision
    void Decision(const GrowsDecisionRecord& record)
    {
        decisions.push_back(record);
    }

    /// A rejection. \param user whose \param reason why
    void Rejection(uint32_t user, Time /* time */, GrowsReason reason)
    {
        rejections.emplace_back(user, reason);
    }

    /// \param session a session that begins
    void Connected(const GrowsSession& session)
    {
        connected.push_back(session);
        const auto rrc = network->GetUeDevice(session.user)->GetRrc();
        wrongCells += rrc->GetCellId() == GetEnbCellId(session.cell) ? 0 : 1;
    }

    /// \param session a session that is over
    void Departure(const GrowsSession& session)
    {
        departures.push_back(session);
        if (onDeparture)
        {
            onDeparture(session);
        }
    }

    /// An assignment. \param cell where \param user whose \param resourceBlocks how many
    void Rbs(uint32_t cell, uint32_t user, uint32_t resourceBlocks)
    {
        rbs[{cell, user}] += resourceBlocks;
    }

    Ipv4InterfaceContainer addresses; //!< of the UEs
};

/// A UE is taken through the cells in an order in which each follows each.
class EveryCellTestCase : public TestCase
{
  public:
    /**
     * \param what the scene in words
     * \param settings what it is made of
     */
    EveryCellTestCase(const std::string& what, const SceneSettings& settings)
        : TestCase("association to each cell, bytes through it and no other: " + what),
          m_settings(settings)
    {
    }

  private:
    void DoRun() override
    {
        Scene scene(m_settings);
        scene.Install();
        double now = 0.05;
        for (const uint32_t cell : {0, 1, 2, 0, 2, 1, 0})
        {
            scene.RunUntil(now);
            Visit(scene, cell);
            now += 0.6;
        }
        NS_TEST_EXPECT_MSG_EQ(scene.departures.size(), 7, "every visit ended");
        NS_TEST_EXPECT_MSG_EQ(scene.rejections.size(), 0, "none was turned away");
        NS_TEST_EXPECT_MSG_EQ(scene.wrongCells, 0, "none landed elsewhere");
        NS_TEST_EXPECT_MSG_EQ(scene.CountLeftovers(), 0, "nothing is left behind");
        NS_TEST_EXPECT_MSG_EQ(scene.network->GetReceivedBytes(0),
                              scene.GetSinkBytes(0),
                              "what the application got");
    }

    /// One stay. \param scene where \param cell the cell
    void Visit(Scene& scene, uint32_t cell)
    {
        scene.rbs.clear();
        scene.policy->cell = cell;
        const auto before = scene.departures.size();
        const double now = Simulator::Now().GetSeconds();
        scene.grows.Arrive(scene.ues.Get(0), Simulator::Now(), GrowsHelper::Volume(5000));
        scene.RunUntil(now + 0.15);
        NS_TEST_EXPECT_MSG_EQ(scene.GetCellId(0), scene.GetEnbCellId(cell), "connected by now");
        NS_TEST_EXPECT_MSG_EQ(scene.network->GetUsers(cell).size(), 1, "counted there");
        scene.RunUntil(now + 0.59);
        NS_TEST_ASSERT_MSG_EQ(scene.departures.size(), before + 1, "satisfied by now");
        NS_TEST_EXPECT_MSG_EQ(scene.departures.back().cell, cell, "of the chosen cell");
        // 250 bytes every 10 ms. What comes within StopNotice, in a burst where RLC had to wait for
        // a lost block, is received as well.
        NS_TEST_EXPECT_MSG_GT_OR_EQ(scene.departures.back().receivedBytes, 5000, "bytes wanted");
        NS_TEST_EXPECT_MSG_LT(scene.departures.back().receivedBytes, 8000, "and not many more");
        for (const auto& [key, resourceBlocks] : scene.rbs)
        {
            NS_TEST_EXPECT_MSG_EQ(key.first, cell, "no other cell sends anything");
        }
        NS_TEST_EXPECT_MSG_GT((scene.rbs[{cell, 0}]), 20, "blocks for 20 packets at least");
        NS_TEST_EXPECT_MSG_EQ(scene.GetCellId(0), 0, "not connected any more");
    }

    SceneSettings m_settings; //!< what the scene is made of
};

/// Devices come and go, at random times and at times on the grid of subframes.
class CyclesTestCase : public TestCase
{
  public:
    CyclesTestCase()
        : TestCase("200 associations and departures on 10 devices balance")
    {
    }

  private:
    void DoRun() override
    {
        SceneSettings settings;
        settings.ues = 10;
        Scene scene(settings);
        m_scene = &scene;
        m_random = CreateObject<UniformRandomVariable>();
        m_random->SetStream(7);
        scene.Install();
        scene.onDeparture = [this](const GrowsSession& session) { Next(session.user); };
        for (uint32_t ue = 0; ue < settings.ues; ++ue)
        {
            scene.network->AddUser(scene.ues.Get(ue));
            Next(ue);
        }
        scene.RunUntil(12.0);
        NS_TEST_EXPECT_MSG_EQ(scene.departures.size(), N, "associations and departures");
        NS_TEST_EXPECT_MSG_EQ(scene.connected.size(), N, "connections");
        NS_TEST_EXPECT_MSG_EQ(scene.decisions.size(), N, "decisions");
        NS_TEST_EXPECT_MSG_EQ(scene.rejections.size(), 0, "rejections");
        NS_TEST_EXPECT_MSG_EQ(scene.wrongCells, 0, "wrong cells");
        NS_TEST_EXPECT_MSG_EQ(scene.CountLeftovers(), 0, "contexts, users, sessions left");
        std::map<uint32_t, uint32_t> perCell;
        for (const auto& session : scene.departures)
        {
            ++perCell[session.cell];
            NS_TEST_EXPECT_MSG_EQ(GrowsToString(session.reason), "", "satisfied");
            NS_TEST_EXPECT_MSG_GT(session.receivedBytes, 0, "served");
        }
        NS_TEST_EXPECT_MSG_EQ(perCell.size(), 3, "every cell had some");
        for (uint32_t user = 0; user < settings.ues; ++user)
        {
            NS_TEST_EXPECT_MSG_EQ(scene.network->IsIdle(user), true, "idle at the end");
        }
    }

    /// Plan the next arrival of a device. \param user index of the user
    void Next(uint32_t user)
    {
        if (m_arrivals == N)
        {
            return;
        }
        // Every other time on the grid of subframes, where everything else happens, too.
        const bool onGrid = ++m_arrivals % 2 == 0;
        double at = Simulator::Now().GetSeconds() + m_random->GetValue(0.001, 0.05);
        double hold = m_random->GetValue(0.05, 0.25);
        if (onGrid)
        {
            at = std::ceil(1000.0 * at) / 1000.0;
            hold = std::ceil(1000.0 * hold) / 1000.0;
        }
        m_scene->policy->cell = m_random->GetInteger(0, 2);
        m_scene->grows.Arrive(user, Seconds(at), GrowsHelper::HoldingTime(Seconds(hold)));
    }

    static constexpr uint32_t N = 200;   //!< arrivals
    Scene* m_scene{nullptr};             //!< where
    Ptr<UniformRandomVariable> m_random; //!< times and cells
    uint32_t m_arrivals{0};              //!< planned so far
};

/// Links against what the UE itself measures.
class LinkTestCase : public TestCase
{
  public:
    /**
     * \param what the scene in words
     * \param settings what it is made of; one carrier
     */
    LinkTestCase(const std::string& what, const SceneSettings& settings)
        : TestCase("computed links against the UE's reports: " + what),
          m_settings(settings)
    {
    }

  private:
    void DoRun() override
    {
        Scene scene(m_settings);
        scene.Install();
        const auto before = scene.network->AddUser(scene.ues.Get(0));
        const auto unattached = scene.network->GetLink(before, 1);
        auto phy = scene.ues.Get(0)->GetObject<LteUeNetDevice>()->GetPhy();
        phy->TraceConnectWithoutContext("ReportUeMeasurements",
                                        MakeCallback(&LinkTestCase::Report, this));
        phy->TraceConnectWithoutContext("ReportCurrentCellRsrpSinr",
                                        MakeCallback(&LinkTestCase::ReportSinr, this));
        scene.policy->cell = 0;
        scene.grows.Arrive(scene.ues.Get(0), Seconds(0.0), GrowsHelper::Endless());
        scene.RunUntil(0.45);
        NS_TEST_ASSERT_MSG_EQ(m_rsrpDbm.size(), 3, "cells in the report");
        for (uint32_t cell = 0; cell < 3; ++cell)
        {
            const auto link = scene.network->GetLink(0, cell);
            NS_TEST_EXPECT_MSG_EQ_TOL(link.rsrpDbm,
                                      m_rsrpDbm[scene.GetEnbCellId(cell)],
                                      1e-9,
                                      "RSRP of cell " << cell);
            NS_TEST_EXPECT_MSG_EQ_TOL(link.rssiDbm,
                                      link.rsrpDbm + 10.0 * std::log10(12.0 * 6.0),
                                      1e-9,
                                      "RSSI at full load");
        }
        NS_TEST_EXPECT_MSG_EQ_TOL(unattached.rsrpDbm,
                                  m_rsrpDbm[scene.GetEnbCellId(1)],
                                  1e-9,
                                  "the same before the UE was on the channel");
        const auto serving = scene.network->GetLink(0, 0);
        NS_TEST_EXPECT_MSG_EQ_TOL(serving.sinrDb, m_sinrDb, 1e-6, "nobody else is active");
        NS_TEST_EXPECT_MSG_EQ_TOL(serving.sinrDb, serving.snrDb, 1e-12, "so it is the SNR");
        // By hand: -174 dBm/Hz over 15 kHz and a noise figure of 9 dB.
        const double noiseDbm = -174.0 + 10.0 * std::log10(15e3) + 9.0;
        NS_TEST_EXPECT_MSG_EQ_TOL(serving.snrDb, serving.rsrpDbm - noiseDbm, 1e-9, "SNR");
        const double mw = std::pow(10.0, noiseDbm / 10.0) +
                          std::pow(10.0, m_rsrpDbm[scene.GetEnbCellId(1)] / 10.0) +
                          std::pow(10.0, m_rsrpDbm[scene.GetEnbCellId(2)] / 10.0);
        NS_TEST_EXPECT_MSG_EQ_TOL(serving.fullLoadSinrDb,
                                  serving.rsrpDbm - 10.0 * std::log10(mw),
                                  1e-9,
                                  "SINR if all send");
        Interfere(scene);
    }

    /// A second user loads cell 1 fully: the active SINR is what is measured. \param scene where
    void Interfere(Scene& scene)
    {
        scene.policy->cell = 1;
        scene.MoveTo(1, m_settings.cells[1] + Vector(30, 20, -28.5));
        scene.grows.Arrive(scene.ues.Get(1), Simulator::Now(), GrowsHelper::Endless());
        scene.RunUntil(0.9);
        NS_TEST_ASSERT_MSG_EQ(scene.GetCellId(1), scene.GetEnbCellId(1), "the interferer");
        NS_TEST_EXPECT_MSG_EQ_TOL(scene.network->GetLink(0, 0).sinrDb,
                                  m_sinrDb,
                                  1e-6,
                                  "cell 1 sends all the time");
        NS_TEST_EXPECT_MSG_GT(scene.network->GetLink(0, 0).snrDb, m_sinrDb + 3.0, "it matters");
    }

    /// \param cellId which cell \param rsrpDbm as measured
    void Report(uint16_t /* rnti */,
                uint16_t cellId,
                double rsrpDbm,
                double /* rsrqDb */,
                bool /* serving */,
                uint8_t /* carrier */)
    {
        m_rsrpDbm[cellId] = rsrpDbm;
    }

    /// \param sinr as measured, linear
    void ReportSinr(uint16_t /* cellId */,
                    uint16_t /* rnti */,
                    double /* rsrp */,
                    double sinr,
                    uint8_t /* carrier */)
    {
        m_sinrDb = 10.0 * std::log10(sinr);
    }

    SceneSettings m_settings;             //!< what the scene is made of
    std::map<uint16_t, double> m_rsrpDbm; //!< latest report by cell id
    double m_sinrDb{0.0};                 //!< latest report of the serving cell
};

/// Links of users that are served are kept for a while.
class LinkLifetimeTestCase : public TestCase
{
  public:
    LinkLifetimeTestCase()
        : TestCase("links of a served UE are computed anew after their lifetime")
    {
    }

  private:
    void DoRun() override
    {
        Scene scene{SceneSettings()};
        scene.Install();
        scene.policy->cell = 0;
        scene.grows.Arrive(scene.ues.Get(0), Seconds(0.0), GrowsHelper::Endless());
        scene.RunUntil(0.45);
        const double nearDbm = scene.network->GetLink(0, 0).rsrpDbm;
        scene.enbNodes.Get(0)->GetObject<MobilityModel>()->SetPosition({-100, 0, 30});
        scene.RunUntil(0.8);
        NS_TEST_EXPECT_MSG_EQ(scene.network->GetLink(0, 0).rsrpDbm, nearDbm, "kept for 10 s");
        scene.network->SetAttribute("LinkLifetime", TimeValue(MilliSeconds(200)));
        NS_TEST_EXPECT_MSG_LT(scene.network->GetLink(0, 0).rsrpDbm,
                              nearDbm - 1.0,
                              "older than 200 ms: the base station is further away now");
    }
};

/// The context of a UE that has left stays for a while.
class ContextRemovalTestCase : public TestCase
{
  public:
    ContextRemovalTestCase()
        : TestCase("contexts are removed ContextRemovalDelay after the UE has left")
    {
    }

  private:
    /// Serve a UE for a while. \param delay of the removal
    void Leave(const Time& delay)
    {
        Scene scene{SceneSettings()};
        scene.Install();
        scene.network->SetAttribute("ContextRemovalDelay", TimeValue(delay));
        scene.policy->cell = 0;
        std::optional<Time> waited;
        scene.onDeparture = [&waited](const GrowsSession& session) {
            waited = Simulator::Now() - *session.departed;
        };
        scene.grows.Arrive(scene.ues.Get(0),
                           Seconds(0.0),
                           GrowsHelper::HoldingTime(MilliSeconds(300)));
        scene.RunUntil(1.0);
        NS_TEST_ASSERT_MSG_EQ(waited.has_value(), true, "it has left");
        NS_TEST_EXPECT_MSG_EQ(*waited, delay, "the cell has room again");
        NS_TEST_EXPECT_MSG_EQ(scene.CountLeftovers(), 0, "nothing is left");
    }

    void DoRun() override
    {
        Leave(MilliSeconds(20));
        Leave(MilliSeconds(150));
    }
};

/// Resource blocks against the assignments that go over the air.
class RbTestCase : public TestCase
{
  public:
    RbTestCase()
        : TestCase("resource blocks as assigned over the air")
    {
    }

  private:
    void DoRun() override
    {
        NS_TEST_EXPECT_MSG_EQ(GrowsLteRbTap::CountResourceBlocks(0b101, 6), 2, "groups of 1");
        NS_TEST_EXPECT_MSG_EQ(GrowsLteRbTap::CountResourceBlocks(0x1fff, 25), 25, "12 of 2 and 1");
        NS_TEST_EXPECT_MSG_EQ(GrowsLteRbTap::CountResourceBlocks(0x10001, 50), 5, "of 3, last 2");
        NS_TEST_EXPECT_MSG_EQ(GrowsLteRbTap::CountResourceBlocks(0x3, 100), 8, "groups of 4");

        SceneSettings settings;
        settings.ues = 2;
        settings.resourceBlocks = {25, 25, 25};
        settings.dataRate = "10Mbps";
        settings.trafficEndsS = 2.01; // the backlog lasts until about 2.6 s
        settings.position = {20, 0, 1.5};
        Scene scene(settings);
        scene.Install();
        scene.lte->GetDownlinkSpectrumChannel()->TraceConnectWithoutContext(
            "TxSigParams",
            MakeCallback(&RbTestCase::Transmission, this));
        for (uint32_t ue = 0; ue < 2; ++ue)
        {
            scene.grows.Arrive(scene.ues.Get(ue),
                               Seconds(0.0),
                               GrowsHelper::HoldingTime(Seconds(2.8)));
        }
        scene.RunUntil(2.05);
        NS_TEST_EXPECT_MSG_EQ_TOL(scene.grows.GetHandlers()[0]->GetCellState().rbUse,
                                  24.0 / 25.0,
                                  1e-9,
                                  "a full second of backlog; of 25 blocks the last is never used");
        scene.RunUntil(3.0);
        NS_TEST_ASSERT_MSG_EQ(scene.departures.size(), 2, "both have left");
        const auto onAir = m_onAir[scene.GetEnbCellId(0)];
        NS_TEST_EXPECT_MSG_EQ(scene.network->GetAllocatedRbs(0), onAir, "as many as on air");
        const auto users = scene.rbs[{0, 0}] + scene.rbs[{0, 1}];
        NS_TEST_EXPECT_MSG_EQ(users, onAir, "all of them the users'");
        NS_TEST_EXPECT_MSG_EQ_TOL((scene.rbs[{0, 0}]), users / 2.0, 0.05 * users, "fair shares");
        NS_TEST_EXPECT_MSG_EQ(scene.network->GetAllocatedRbs(1), 0, "nothing elsewhere");
    }

    /// \param signal that is sent
    void Transmission(Ptr<SpectrumSignalParameters> signal)
    {
        auto frame = DynamicCast<LteSpectrumSignalParametersDlCtrlFrame>(signal);
        if (!frame)
        {
            return;
        }
        for (const auto& message : frame->ctrlMsgList)
        {
            if (auto assignment = DynamicCast<DlDciLteControlMessage>(message))
            {
                m_onAir[frame->cellId] += CountBlocks(assignment->GetDci().m_rbBitmap);
            }
        }
    }

    /// \param bitmap groups of 2 in a band of 25 \return blocks
    static uint32_t CountBlocks(uint32_t bitmap)
    {
        uint32_t blocks = 0;
        for (uint32_t group = 0; group < 13; ++group)
        {
            blocks += (bitmap >> group) & 1U ? (group == 12 ? 1 : 2) : 0;
        }
        return blocks;
    }

    std::map<uint16_t, uint64_t> m_onAir; //!< blocks by cell id
};

/// Admission and the stack's own limit.
class LimitTestCase : public TestCase
{
  public:
    LimitTestCase()
        : TestCase("full cells, the stack's limit, arrivals in the same instant")
    {
    }

  private:
    void DoRun() override
    {
        SceneSettings settings;
        settings.ues = 9;
        settings.srsPeriodicity = 10;
        Scene scene(settings);
        scene.grows.SetHandlerAttribute("MinRbPerUe", DoubleValue(1.9));
        scene.Install();
        for (uint32_t ue = 0; ue < 4; ++ue)
        {
            scene.grows.Arrive(scene.ues.Get(ue), Seconds(0.1), GrowsHelper::Endless());
        }
        scene.RunUntil(0.5);
        NS_TEST_ASSERT_MSG_EQ(scene.connected.size(), 3, "floor(6 / 1.9) at the same instant");
        NS_TEST_ASSERT_MSG_EQ(scene.rejections.size(), 1, "the fourth is one too many");
        NS_TEST_EXPECT_MSG_EQ((scene.rejections[0].second == GrowsReason::CELL_FULL), true, "full");

        scene.policy->cell = 1;
        for (const auto& handler : scene.grows.GetHandlers())
        {
            handler->SetAttribute("MinRbPerUe", DoubleValue(0.5));
        }
        for (uint32_t ue = 3; ue < 9; ++ue)
        {
            scene.grows.Arrive(scene.ues.Get(ue), Seconds(0.5), GrowsHelper::Endless());
        }
        scene.RunUntil(1.0);
        NS_TEST_EXPECT_MSG_EQ(scene.network->GetUserLimit(1), 5, "10 contexts, 5 in reserve");
        NS_TEST_EXPECT_MSG_EQ(scene.connected.size(), 8, "five more");
        NS_TEST_ASSERT_MSG_EQ(scene.rejections.size(), 2, "the sixth is one too many");
        NS_TEST_EXPECT_MSG_EQ((scene.rejections[1].second == GrowsReason::STACK_LIMIT),
                              true,
                              "although admission would have let it in");
        BypassHandlers(scene);
    }

    /// The network itself refuses as well. \param scene where
    void BypassHandlers(Scene& scene)
    {
        scene.network->TraceConnectWithoutContext("Failed",
                                                  MakeCallback(&LimitTestCase::Fail, this));
        scene.network->Associate(8, 1, GrowsHelper::Endless());
        NS_TEST_EXPECT_MSG_EQ(m_failures.size(), 0, "not before the call returns");
        scene.RunUntil(1.1);
        NS_TEST_ASSERT_MSG_EQ(m_failures.size(), 1, "refused");
        NS_TEST_EXPECT_MSG_EQ((m_failures[0] == GrowsReason::STACK_LIMIT), true, "by the stack");
        NS_TEST_EXPECT_MSG_EQ(scene.network->IsIdle(8), true, "and idle again");
        NS_TEST_EXPECT_MSG_EQ(scene.CountContexts(1), 5, "the others stay");
    }

    /// \param reason of a failure
    void Fail(uint32_t /* user */, uint32_t /* cell */, GrowsReason reason)
    {
        m_failures.push_back(reason);
    }

    std::vector<GrowsReason> m_failures; //!< of the network
};

/// Many users at once where random access often fails: contexts must not run out.
class CrowdTestCase : public TestCase
{
  public:
    CrowdTestCase()
        : TestCase("a crowd in one instant, on a shared carrier")
    {
    }

  private:
    void DoRun() override
    {
        SceneSettings settings;
        settings.ues = 36;
        settings.carriers = {100, 100, 100};
        settings.srsPeriodicity = 20;
        settings.dataRate = "10kbps";
        Scene scene(settings);
        scene.Install();
        auto rrc = scene.enbs.Get(0)->GetObject<LteEnbNetDevice>()->GetRrc();
        rrc->TraceConnectWithoutContext("NewUeContext",
                                        MakeCallback(&CrowdTestCase::Count, this).Bind(&scene));
        for (uint32_t ue = 0; ue < settings.ues; ++ue)
        {
            scene.grows.Arrive(scene.ues.Get(ue), Seconds(0.1), GrowsHelper::Endless());
        }
        scene.RunUntil(1.2);
        NS_TEST_EXPECT_MSG_EQ(scene.connected.size() + scene.rejections.size(), 36, "one outcome");
        NS_TEST_EXPECT_MSG_GT(scene.connected.size(), 10, "most of the 15 that fit");
        NS_TEST_EXPECT_MSG_LT_OR_EQ(scene.connected.size(), 15, "and not one more");
        NS_TEST_EXPECT_MSG_EQ(scene.network->GetUsers(0).size(), scene.connected.size(), "users");
        NS_TEST_EXPECT_MSG_GT(m_most, 10, "they came close together");
        NS_TEST_EXPECT_MSG_LT_OR_EQ(m_most, 20, "contexts have sufficed");
    }

    /// A context was made. \param scene where
    void Count(Scene* scene, uint16_t /* cellId */, uint16_t /* rnti */)
    {
        m_most = std::max(m_most, scene->CountContexts(0));
    }

    std::size_t m_most{0}; //!< contexts at a time
};

/// UEs that other code attaches or hands over.
class ForeignTestCase : public TestCase
{
  public:
    ForeignTestCase()
        : TestCase("UEs that other code attaches, releases and hands over")
    {
    }

  private:
    void DoRun() override
    {
        SceneSettings settings;
        settings.ues = 3;
        settings.carriers = {100, 100, 100};
        Scene scene(settings);
        scene.lte->AddX2Interface(scene.enbNodes);
        scene.grows.SetHandlerAttribute("MinRbPerUe", DoubleValue(6.0));
        scene.Install();
        scene.lte->Attach(scene.ues.Get(0), scene.enbs.Get(0));
        scene.grows.Arrive(scene.ues.Get(1), Seconds(0.3), GrowsHelper::Endless());
        scene.grows.Arrive(scene.ues.Get(0), Seconds(0.35), GrowsHelper::Endless());
        scene.RunUntil(0.4);
        NS_TEST_ASSERT_MSG_EQ(scene.network->GetUsers(0).size(), 1, "the foreign UE");
        NS_TEST_ASSERT_MSG_EQ(scene.rejections.size(), 2, "two were turned away");
        NS_TEST_EXPECT_MSG_EQ((scene.rejections[0].second == GrowsReason::CELL_FULL),
                              true,
                              "it takes the only place");
        NS_TEST_EXPECT_MSG_EQ((scene.rejections[1].second == GrowsReason::ALREADY_CONNECTED),
                              true,
                              "and itself needs none");

        auto rrc = scene.enbs.Get(0)->GetObject<LteEnbNetDevice>()->GetRrc();
        const auto rnti = scene.ues.Get(0)->GetObject<LteUeNetDevice>()->GetRrc()->GetRnti();
        scene.lte->HandoverRequest(Seconds(0.01),
                                   scene.ues.Get(0),
                                   scene.enbs.Get(0),
                                   scene.enbs.Get(1));
        scene.RunUntil(0.6);
        NS_TEST_EXPECT_MSG_EQ(rrc->HasUeManager(rnti), false, "it has moved");
        NS_TEST_EXPECT_MSG_EQ(scene.network->GetUsers(0).size(), 0, "out of cell 0");
        NS_TEST_EXPECT_MSG_EQ(scene.network->GetUsers(1).size(), 1, "into cell 1");
        HandOverOurs(scene);
    }

    /// Our own user is handed over: its session follows. \param scene where
    void HandOverOurs(Scene& scene)
    {
        scene.policy->cell = 0;
        scene.grows.Arrive(scene.ues.Get(1),
                           Simulator::Now(),
                           GrowsHelper::HoldingTime(Seconds(1.0)));
        scene.lte->HandoverRequest(Seconds(0.3),
                                   scene.ues.Get(1),
                                   scene.enbs.Get(0),
                                   scene.enbs.Get(2));
        scene.RunUntil(1.0);
        const auto& handlers = scene.grows.GetHandlers();
        NS_TEST_ASSERT_MSG_EQ(handlers[0]->GetSessions().size(), 0, "the session is not here");
        NS_TEST_ASSERT_MSG_EQ(handlers[2]->GetSessions().size(), 1, "but here");
        NS_TEST_EXPECT_MSG_EQ(
            *scene.network->GetServingCell(*scene.network->FindUser(scene.ues.Get(1))),
            2,
            "the serving cell");
        scene.RunUntil(2.0);
        NS_TEST_ASSERT_MSG_EQ(scene.departures.size(), 1, "its time was up");
        NS_TEST_EXPECT_MSG_EQ(scene.departures[0].cell, 2, "from its last cell");
        NS_TEST_EXPECT_MSG_EQ_TOL(
            (*scene.departures[0].departed - *scene.departures[0].connected).GetSeconds(),
            1.0,
            1e-9,
            "as long as it wanted");
        NS_TEST_EXPECT_MSG_EQ(scene.CountContexts(0) + scene.CountContexts(2), 0, "all free");
        scene.policy->cell = 0;
        scene.grows.Arrive(scene.ues.Get(1), Simulator::Now(), GrowsHelper::Endless());
        scene.RunUntil(2.3);
        NS_TEST_EXPECT_MSG_EQ(scene.GetCellId(1), scene.GetEnbCellId(0), "and comes again");
        ReleaseOurs(scene);
    }

    /// Other code has our user released just before its time is up. \param scene where
    void ReleaseOurs(Scene& scene)
    {
        const auto user = *scene.network->FindUser(scene.ues.Get(1));
        scene.network->Release(user);
        scene.RunUntil(2.4);
        NS_TEST_ASSERT_MSG_EQ(scene.departures.size(), 2, "it has left");
        scene.grows.Arrive(scene.ues.Get(1),
                           Simulator::Now(),
                           GrowsHelper::HoldingTime(Seconds(0.5)));
        scene.RunUntil(2.6);
        const auto& sessions = scene.grows.GetHandlers()[0]->GetSessions();
        NS_TEST_ASSERT_MSG_EQ(sessions.size(), 1, "it is served again");
        const double end = sessions.begin()->second.connected->GetSeconds() + 0.5;
        scene.RunUntil(end - 0.005);
        scene.network->Release(user);
        scene.RunUntil(end + 0.1);
        NS_TEST_EXPECT_MSG_EQ(scene.departures.size(), 3, "once, though two wanted it");
        NS_TEST_EXPECT_MSG_EQ(scene.CountContexts(0), 0, "nothing is left behind");
    }
};

/// Connections that do not come about, whatever state they are given up in.
class TimeoutTestCase : public TestCase
{
  public:
    TimeoutTestCase()
        : TestCase("connections that take too long are given up and can be tried again")
    {
    }

  private:
    void DoRun() override
    {
        SceneSettings settings;
        settings.ues = 2;
        Scene scene(settings);
        scene.Install();
        auto setTimeout = [&](uint32_t milliseconds) {
            scene.network->SetAttribute("ConnectionTimeout", TimeValue(MilliSeconds(milliseconds)));
        };
        double now = 0.0031;
        uint32_t failures = 0;
        for (uint32_t milliseconds = 1; milliseconds < 95; milliseconds += 6)
        {
            setTimeout(milliseconds);
            for (uint32_t ue = 0; ue < 2; ++ue)
            {
                scene.RunUntil(now + 0.0007 * ue);
                scene.policy->cell = (milliseconds + ue) % 3;
                scene.grows.Arrive(scene.ues.Get(ue),
                                   Simulator::Now(),
                                   GrowsHelper::HoldingTime(Seconds(0.02)));
            }
            now += 0.1613;
            scene.RunUntil(now);
            NS_TEST_ASSERT_MSG_EQ(scene.CountLeftovers(),
                                  0,
                                  "given up after " << milliseconds << " ms");
        }
        failures = scene.rejections.size();
        NS_TEST_EXPECT_MSG_GT(failures, 10, "many were given up");
        NS_TEST_EXPECT_MSG_EQ(failures + scene.departures.size(), 32, "each had one outcome");
        for (const auto& [user, reason] : scene.rejections)
        {
            NS_TEST_EXPECT_MSG_EQ((reason == GrowsReason::CONNECTION_TIMEOUT), true, "which one");
        }
        setTimeout(1000);
        BeyondReach(scene, now);
    }

    /// A UE that hears a cell and is not heard, or cannot read it. \param scene where \param now
    /// when
    void BeyondReach(Scene& scene, double now)
    {
        const auto before = scene.rejections.size();
        scene.policy->cell = 0;
        scene.MoveTo(0, {2e6, 0, 1.5});
        scene.network->SetAttribute("ConnectionTimeout", TimeValue(MilliSeconds(300)));
        scene.grows.Arrive(scene.ues.Get(0), Seconds(now), GrowsHelper::Endless());
        scene.RunUntil(now + 0.4);
        NS_TEST_ASSERT_MSG_EQ(scene.rejections.size(), before + 1, "too far");
        NS_TEST_EXPECT_MSG_EQ((scene.rejections.back().second == GrowsReason::CONNECTION_TIMEOUT),
                              true,
                              "to connect");
        scene.MoveTo(0, {100, 0, 1.5});
        scene.grows.Arrive(scene.ues.Get(0), Simulator::Now(), GrowsHelper::Endless());
        scene.RunUntil(now + 0.7);
        NS_TEST_EXPECT_MSG_EQ(scene.GetCellId(0), scene.GetEnbCellId(0), "near enough again");
    }
};

/// The stack drops a user.
class LossTestCase : public TestCase
{
  public:
    LossTestCase()
        : TestCase("a radio link failure is a departure with its reason")
    {
    }

  private:
    void DoRun() override
    {
        SceneSettings settings;
        settings.rlf = true;
        settings.dataRate = "20kbps";
        Scene scene(settings);
        scene.Install();
        scene.grows.Arrive(scene.ues.Get(0), Seconds(0.0), GrowsHelper::Endless());
        scene.RunUntil(0.3);
        NS_TEST_ASSERT_MSG_EQ(scene.connected.size(), 1, "connected");
        scene.MoveTo(0, {1e6, 0, 1.5});
        scene.RunUntil(4.0);
        NS_TEST_ASSERT_MSG_EQ(scene.departures.size(), 1, "dropped");
        NS_TEST_EXPECT_MSG_EQ((scene.departures[0].reason == GrowsReason::CONNECTION_LOST),
                              true,
                              "by the stack");
        NS_TEST_EXPECT_MSG_EQ(scene.CountLeftovers(), 0, "nothing is left behind");
        scene.MoveTo(0, {100, 0, 1.5});
        scene.RunUntil(4.5);
        NS_TEST_EXPECT_MSG_EQ(scene.GetCellId(0), 0, "it does not come back by itself");
        scene.policy->cell = 2;
        scene.grows.Arrive(scene.ues.Get(0), Simulator::Now(), GrowsHelper::Endless());
        scene.RunUntil(4.8);
        NS_TEST_EXPECT_MSG_EQ(scene.GetCellId(0), scene.GetEnbCellId(2), "but when it arrives");
    }
};

/// One of ns-3's schedulers.
class SchedulerTestCase : public TestCase
{
  public:
    /// \param scheduler its TypeId name
    explicit SchedulerTestCase(const std::string& scheduler)
        : TestCase("scheduler " + scheduler),
          m_scheduler(scheduler)
    {
    }

  private:
    void DoRun() override
    {
        SceneSettings settings;
        settings.scheduler = m_scheduler;
        settings.ues = 2;
        settings.resourceBlocks = {15, 15, 15};
        settings.dataRate = "1Mbps";
        Scene scene(settings);
        scene.Install();
        for (uint32_t ue = 0; ue < 2; ++ue)
        {
            scene.grows.Arrive(scene.ues.Get(ue), Seconds(0.0), GrowsHelper::Volume(10e3));
            scene.grows.Arrive(scene.ues.Get(ue), Seconds(0.4), GrowsHelper::Volume(10e3));
        }
        scene.RunUntil(0.8);
        NS_TEST_EXPECT_MSG_EQ(scene.departures.size(), 4, "all were served, twice");
        NS_TEST_EXPECT_MSG_EQ(scene.CountLeftovers(), 0, "nothing is left behind");
    }

    std::string m_scheduler; //!< its TypeId name
};

/// Equal seeds, equal outcomes.
class DeterminismTestCase : public TestCase
{
  public:
    DeterminismTestCase()
        : TestCase("the same streams lead to the same decisions")
    {
    }

  private:
    /// \return what happened, in words
    static std::string Run()
    {
        SceneSettings settings;
        settings.ues = 6;
        Scene scene(settings);
        scene.Install();
        auto process = CreateObject<GrowsPoissonArrivalProcess>();
        process->SetAttribute("Rate", DoubleValue(10.0));
        process->SetAttribute("Demand", StringValue("ns3::ExponentialRandomVariable[Mean=0.3]"));
        scene.grows.InstallArrivals(process, scene.ues);
        scene.grows.AssignStreams(900);
        scene.RunUntil(2.0);
        std::ostringstream log;
        for (const auto& record : scene.decisions)
        {
            log << record.time << " " << record.state.user << " " << *record.cell << "\n";
        }
        for (const auto& session : scene.departures)
        {
            log << session.user << " " << *session.connected << " " << *session.departed << " "
                << session.receivedBytes << "\n";
        }
        return log.str();
    }

    void DoRun() override
    {
        const auto first = Run();
        NS_TEST_EXPECT_MSG_GT(first.size(), 300, "something happened");
        NS_TEST_EXPECT_MSG_EQ(Run(), first, "the same again");
    }
};

/// The drop-in for LteHelper::Attach.
class AttachTestCase : public TestCase
{
  public:
    AttachTestCase()
        : TestCase("GrowsLteHelper::Attach instead of LteHelper::Attach")
    {
    }

  private:
    void DoRun() override
    {
        SceneSettings settings;
        settings.ues = 4;
        Scene scene(settings);
        scene.Install();
        scene.policy->cell = 1;
        scene.grows.Attach(scene.ues);
        scene.RunUntil(0.3);
        for (uint32_t ue = 0; ue < 4; ++ue)
        {
            NS_TEST_EXPECT_MSG_EQ(scene.GetCellId(ue), scene.GetEnbCellId(1), "attached");
        }
    }
};

/// A script written like ns-3's lena-simple-epc, with the three lines in the place of its Attach.
class ScriptTestCase : public TestCase
{
  public:
    ScriptTestCase()
        : TestCase("a script like lena-simple-epc, with a dedicated bearer")
    {
    }

  private:
    static constexpr uint16_t PORT = 1100;       //!< of traffic on the default bearer
    static constexpr uint16_t VIDEO_PORT = 1200; //!< of traffic on the dedicated bearer

    void DoRun() override
    {
        auto lteHelper = CreateObject<LteHelper>();
        auto epcHelper = CreateObject<PointToPointEpcHelper>();
        lteHelper->SetEpcHelper(epcHelper);
        NodeContainer enbNodes(2);
        NodeContainer ueNodes(2);
        MobilityHelper mobility;
        mobility.SetPositionAllocator("ns3::GridPositionAllocator",
                                      "GridWidth",
                                      UintegerValue(2),
                                      "DeltaX",
                                      DoubleValue(60.0));
        mobility.Install(enbNodes);
        mobility.Install(ueNodes);
        const auto enbLteDevs = lteHelper->InstallEnbDevice(enbNodes);
        const auto ueLteDevs = lteHelper->InstallUeDevice(ueNodes);
        InternetStackHelper().Install(ueNodes);
        const auto addresses = epcHelper->AssignUeIpv4Address(ueLteDevs);

        GrowsLteHelper grows("max-rssi");
        grows.Install(lteHelper, enbLteDevs);
        grows.Attach(ueLteDevs);

        auto tft = Create<EpcTft>();
        EpcTft::PacketFilter filter;
        filter.localPortStart = VIDEO_PORT;
        filter.localPortEnd = VIDEO_PORT;
        tft->Add(filter);
        lteHelper->ActivateDedicatedEpsBearer(ueLteDevs.Get(1), EpsBearer::GBR_CONV_VIDEO, tft);
        const auto sinks = AddTraffic(epcHelper->GetPgwNode(), ueNodes, addresses);
        Simulator::Schedule(Seconds(0.3), &ScriptTestCase::Listen, this);
        Simulator::Stop(Seconds(1.0));
        Simulator::Run();

        for (uint32_t i = 0; i < 2; ++i)
        {
            const auto rrc = ueLteDevs.Get(i)->GetObject<LteUeNetDevice>()->GetRrc();
            NS_TEST_EXPECT_MSG_EQ(rrc->GetCellId(), i + 1, "each at its own base station");
        }
        for (uint32_t i = 0; i < sinks.GetN(); ++i)
        {
            const auto bytes = sinks.Get(i)->GetObject<PacketSink>()->GetTotalRx();
            NS_TEST_EXPECT_MSG_GT(bytes, 80 * 200, "most of 90 packets arrive after connection");
        }
        NS_TEST_EXPECT_MSG_EQ(m_bearers.size(), 3, "two default bearers and a dedicated one");
        for (const auto& [bearer, bytes] : m_bearers)
        {
            NS_TEST_EXPECT_MSG_EQ_TOL(bytes, 70 * 200, 15 * 200, "each carries one flow");
        }
        Simulator::Destroy();
    }

    /**
     * \param host where traffic comes from
     * \param ues where it goes to: a flow to each and one more to the last
     * \param addresses of the UEs
     * \return the sinks
     */
    ApplicationContainer AddTraffic(Ptr<Node> host,
                                    const NodeContainer& ues,
                                    const Ipv4InterfaceContainer& addresses)
    {
        ApplicationContainer sinks;
        for (const auto& [ue, port] : {std::pair{0U, PORT}, {1U, PORT}, {1U, VIDEO_PORT}})
        {
            OnOffHelper source("ns3::UdpSocketFactory",
                               InetSocketAddress(addresses.GetAddress(ue), port));
            source.SetConstantRate(DataRate("160kbps"), 200);
            source.Install(host);
            PacketSinkHelper sink("ns3::UdpSocketFactory",
                                  InetSocketAddress(Ipv4Address::GetAny(), port));
            sinks.Add(sink.Install(ues.Get(ue)));
        }
        return sinks;
    }

    /// Listen to all bearers.
    void Listen()
    {
        Config::Connect("/NodeList/*/DeviceList/*/LteUeRrc/DataRadioBearerMap/*/LtePdcp/RxPDU",
                        MakeCallback(&ScriptTestCase::Receive, this));
    }

    /// A packet. \param path of the bearer \param size in bytes
    void Receive(std::string path,
                 uint16_t /* rnti */,
                 uint8_t /* channel */,
                 uint32_t size,
                 uint64_t /* delay */)
    {
        m_bearers[path] += size;
    }

    std::map<std::string, uint64_t> m_bearers; //!< bytes by path of the bearer
};

/// What cannot be part of the network.
class RefusalTestCase : public TestCase
{
  public:
    RefusalTestCase()
        : TestCase("devices that are refused, and in which words")
    {
    }

  private:
    /// A refusal names the trouble. \param problem the sentence \param word that must be in it
    void ExpectWord(const std::string& problem, const std::string& word)
    {
        NS_TEST_EXPECT_MSG_NE(problem.find(word),
                              std::string::npos,
                              "\"" << problem << "\" should say " << word);
    }

    void DoRun() override
    {
        Scene scene{SceneSettings()};
        ExpectWord(GrowsLteNetwork::FindProblem(NetDeviceContainer()), "no eNB");
        ExpectWord(GrowsLteNetwork::FindProblem(scene.ues), "not an LteEnbNetDevice");
        ExpectWord(GrowsLteNetwork::FindProblem(scene.enbs.Get(0)), "not an LteUeNetDevice");
        NS_TEST_EXPECT_MSG_EQ(GrowsLteNetwork::FindProblem(scene.enbs), "", "fine");
        NS_TEST_EXPECT_MSG_EQ(GrowsLteNetwork::FindProblem(scene.ues.Get(0)), "", "fine");

        auto withoutEpc = CreateObject<LteHelper>();
        NodeContainer nodes(2);
        for (uint32_t i = 0; i < 2; ++i)
        {
            nodes.Get(i)->AggregateObject(CreateObject<ConstantPositionMobilityModel>());
        }
        const auto enb = withoutEpc->InstallEnbDevice(nodes.Get(0));
        ExpectWord(GrowsLteNetwork::FindProblem(enb), "no EPC");
        const auto ue = withoutEpc->InstallUeDevice(nodes.Get(1));
        ExpectWord(GrowsLteNetwork::FindProblem(ue.Get(0)), "no IP address");
        InternetStackHelper().Install(nodes.Get(1));
        ExpectWord(GrowsLteNetwork::FindProblem(ue.Get(0)), "no IP address");
    }
};

/**
 * \ingroup grows-tests
 * User association in ns-3's LTE.
 */
class GrowsLteTestSuite : public TestSuite
{
  public:
    GrowsLteTestSuite()
        : TestSuite("grows-lte", TestSuite::Type::SYSTEM)
    {
        AddEveryCell();
        AddLinks();
        AddTestCase(new CyclesTestCase);
        AddTestCase(new LinkLifetimeTestCase);
        AddTestCase(new ContextRemovalTestCase);
        AddTestCase(new RbTestCase);
        AddTestCase(new LimitTestCase);
        AddTestCase(new CrowdTestCase);
        AddTestCase(new ForeignTestCase);
        AddTestCase(new TimeoutTestCase);
        AddTestCase(new LossTestCase);
        AddTestCase(new DeterminismTestCase);
        AddTestCase(new AttachTestCase);
        AddTestCase(new ScriptTestCase);
        AddTestCase(new RefusalTestCase);
        // FdTbfq is not among them: on its own, too, it serves no default bearer.
        for (const std::string name :
             {"Rr", "Pf", "FdMt", "TdMt", "Tta", "FdBet", "TdBet", "TdTbfq", "Pss", "Cqa"})
        {
            AddTestCase(new SchedulerTestCase("ns3::" + name + "FfMacScheduler"));
        }
    }

  private:
    /// Add the tests that take a UE through all cells.
    void AddEveryCell()
    {
        SceneSettings settings;
        AddTestCase(new EveryCellTestCase("different carriers", settings));
        settings.resourceBlocks = {6, 15, 25};
        AddTestCase(new EveryCellTestCase("different carriers and bandwidths", settings));
        settings = SceneSettings();
        settings.carriers = {100, 100, 100};
        AddTestCase(new EveryCellTestCase("one carrier", settings));
    }

    /// Add the tests of links.
    void AddLinks()
    {
        SceneSettings settings;
        settings.ues = 2;
        settings.carriers = {100, 100, 100};
        settings.position = {150, 60, 1.5};
        settings.dataRate = "10Mbps";
        AddTestCase(new LinkTestCase("log-distance loss, isotropic antennas", settings));
        settings.cells = {{0, 0, 30}, {-300, 0, 30}, {-200, 200, 30}}; // they look eastward
        settings.antenna = "ns3::CosineAntennaModel";
        AddTestCase(new LinkTestCase("log-distance loss, cosine antennas", settings));
        settings.antenna = "ns3::IsotropicAntennaModel";
        settings.pathLoss = "ns3::FriisSpectrumPropagationLossModel";
        AddTestCase(new LinkTestCase("spectrum propagation loss", settings));
    }
};

GrowsLteTestSuite g_growsLteTestSuite; //!< registers the suite

} // namespace
