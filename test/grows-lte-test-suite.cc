// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-lte-scene.h"

#include "ns3/config.h"
#include "ns3/double.h"
#include "ns3/grows-lte-helper.h"
#include "ns3/grows-poisson-arrival-process.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/lte-enb-rrc.h"
#include "ns3/lte-ue-rrc.h"
#include "ns3/mobility-helper.h"
#include "ns3/on-off-helper.h"
#include "ns3/packet-sink-helper.h"
#include "ns3/packet-sink.h"
#include "ns3/point-to-point-epc-helper.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <sstream>

using namespace ns3;

namespace
{

/// A UE is taken through the cells in an order in which each follows each.
class EveryCellTestCase : public TestCase
{
  public:
    /// \param what the scene in words \param settings what it is made of
    EveryCellTestCase(const std::string& what, const GrowsLteSceneSettings& settings)
        : TestCase("association to each cell, bytes through it and no other: " + what),
          m_settings(settings)
    {
    }

  private:
    void DoRun() override
    {
        GrowsLteScene scene(m_settings);
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
    void Visit(GrowsLteScene& scene, uint32_t cell)
    {
        scene.rbs.clear();
        scene.policy->cell = cell;
        const auto before = scene.departures.size();
        const double now = Simulator::Now().GetSeconds();
        scene.grows.Arrive(scene.ues.Get(0), Simulator::Now(), GrowsHelper::Volume(5000));
        scene.RunUntil(now + 0.15);
        NS_TEST_EXPECT_MSG_EQ(scene.GetCellId(0), scene.GetEnbCellId(cell), "connected by now");
        NS_TEST_EXPECT_MSG_EQ(scene.network->GetUsers(cell).size(), 1, "users of the cell");
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

    GrowsLteSceneSettings m_settings; //!< what the scene is made of
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
        GrowsLteSceneSettings settings;
        settings.ues = 10;
        GrowsLteScene scene(settings);
        m_scene = &scene;
        m_random = CreateObject<UniformRandomVariable>();
        m_random->SetStream(7);
        scene.Install();
        scene.grows.TraceConnect("Departure", MakeCallback(&CyclesTestCase::Depart, this));
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
            NS_TEST_EXPECT_MSG_EQ(GrowsToString(session.reason), "", "reason of the departure");
            NS_TEST_EXPECT_MSG_GT(session.receivedBytes, 0, "served");
        }
        NS_TEST_EXPECT_MSG_EQ(perCell.size(), 3, "every cell had some");
        for (uint32_t user = 0; user < settings.ues; ++user)
        {
            NS_TEST_EXPECT_MSG_EQ(scene.network->IsIdle(user), true, "idle at the end");
        }
    }

    /// \param session a session that is over
    void Depart(const GrowsSession& session)
    {
        Next(session.user);
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
    GrowsLteScene* m_scene{nullptr};     //!< where
    Ptr<UniformRandomVariable> m_random; //!< times and cells
    uint32_t m_arrivals{0};              //!< planned so far
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
        GrowsLteSceneSettings settings;
        settings.scheduler = m_scheduler;
        settings.ues = 2;
        settings.resourceBlocks = {15, 15, 15};
        settings.dataRate = "1Mbps";
        GrowsLteScene scene(settings);
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
        GrowsLteSceneSettings settings;
        settings.ues = 6;
        GrowsLteScene scene(settings);
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
        NS_TEST_EXPECT_MSG_GT(first.size(), 300, "size of the log");
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
        GrowsLteSceneSettings settings;
        settings.ues = 4;
        GrowsLteScene scene(settings);
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
        AddTestCase(new CyclesTestCase);
        AddTestCase(new DeterminismTestCase);
        AddTestCase(new AttachTestCase);
        AddTestCase(new ScriptTestCase);
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
        GrowsLteSceneSettings settings;
        AddTestCase(new EveryCellTestCase("different carriers", settings));
        settings.resourceBlocks = {6, 15, 25};
        AddTestCase(new EveryCellTestCase("different carriers and bandwidths", settings));
        settings = GrowsLteSceneSettings();
        settings.carriers = {100, 100, 100};
        AddTestCase(new EveryCellTestCase("one carrier", settings));
    }
};

GrowsLteTestSuite g_growsLteTestSuite; //!< registers the suite

} // namespace
