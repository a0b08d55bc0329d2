/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-program-test-case.h"

#include "ns3/boolean.h"
#include "ns3/config.h"
#include "ns3/constant-velocity-mobility-model.h"
#include "ns3/double.h"
#include "ns3/grows-csv.h"
#include "ns3/grows-handover-algorithm.h"
#include "ns3/grows-lte-helper.h"
#include "ns3/grows-shadowing-map-loss-model.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/lte-enb-phy.h"
#include "ns3/lte-enb-rrc.h"
#include "ns3/lte-spectrum-phy.h"
#include "ns3/lte-ue-rrc.h"
#include "ns3/object-map.h"
#include "ns3/on-off-helper.h"
#include "ns3/packet-sink-helper.h"
#include "ns3/packet-sink.h"
#include "ns3/point-to-point-epc-helper.h"
#include "ns3/pointer.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <cmath>

using namespace ns3;

namespace
{

/// What a scene is made of.
struct SceneSettings
{
    std::string policy{"max-rssi"};           //!< of the algorithm
    double hysteresisDb{3.0};                 //!< of the algorithm
    double timeToTriggerS{0.25};              //!< of the algorithm
    double pingPongGuardS{0.0};               //!< of the algorithm
    bool measuredCellsOnly{true};             //!< of the algorithm
    uint32_t candidates{3};                   //!< of the handlers
    std::vector<uint32_t> carriers{100, 100}; //!< downlink EARFCNs of the cells
    bool epc{true};                           //!< a core network
    bool x2{true};                            //!< an X2 interface between the cells
    bool anr{true};                           //!< neighbour relations
    double x2DelayS{0.0};                     //!< of the X2 interface
    bool handlers{false};                     //!< GrowsUserAssociation put there by the script
    bool attach{true};                        //!< the UE is attached by the script
};

/// A script as anybody may have it: two cells 600 m apart on the x axis, a UE at 100 m attached to
/// the first, data for it, and the handover algorithm selected by its name.
class Scene
{
  public:
    /// \param settings what it is made of
    explicit Scene(const SceneSettings& settings)
        : m_grows("max-rssi")
    {
        Config::SetDefault("ns3::LteUePhy::EnableRlfDetection", BooleanValue(false));
        Config::SetDefault("ns3::GrowsUserAssociation::Candidates",
                           UintegerValue(settings.candidates));
        lte = CreateObject<LteHelper>();
        lte->SetAttribute("AnrEnabled", BooleanValue(settings.anr));
        lte->SetPathlossModelType(TypeId::LookupByName("ns3::LogDistancePropagationLossModel"));
        if (settings.epc)
        {
            m_epc = CreateObject<PointToPointEpcHelper>();
            m_epc->SetAttribute("X2LinkDelay", TimeValue(Seconds(settings.x2DelayS)));
            lte->SetEpcHelper(m_epc);
        }
        lte->SetHandoverAlgorithmType("ns3::GrowsHandoverAlgorithm");
        Configure(settings);
        AddCells(settings);
        AddUe();
        lte->AssignStreams(NetDeviceContainer(enbs, ues), 5000);
        if (settings.x2)
        {
            lte->AddX2Interface(m_enbNodes);
        }
        if (settings.handlers)
        {
            m_grows.Install(lte, enbs);
        }
        if (settings.epc)
        {
            AddTraffic();
        }
        if (settings.attach)
        {
            lte->Attach(ues.Get(0), enbs.Get(0));
        }
    }

    ~Scene()
    {
        Simulator::Destroy();
        Config::Reset();
    }

    /// Run on until a time. \param seconds until when
    void RunUntil(double seconds)
    {
        Simulator::Stop(Seconds(seconds) - Simulator::Now());
        Simulator::Run();
    }

    /// \param metres where the UE goes, on the x axis
    void MoveTo(double metres)
    {
        m_place->SetPosition({metres, 0, 1.5});
    }

    /// \param metresPerSecond speed of the UE along the x axis
    void Drive(double metresPerSecond)
    {
        m_place->SetVelocity({metresPerSecond, 0, 0});
    }

    /// \return index of the cell that the UE's RRC is connected to; -1: none
    int GetCell() const
    {
        const auto rrc = ues.Get(0)->GetObject<LteUeNetDevice>()->GetRrc();
        for (uint32_t cell = 0; cell < enbs.GetN(); ++cell)
        {
            if (rrc->GetState() == LteUeRrc::CONNECTED_NORMALLY &&
                rrc->GetCellId() == GetEnb(cell)->GetCellId())
            {
                return static_cast<int>(cell);
            }
        }
        return -1;
    }

    /// \param cell index of a cell \return its device
    Ptr<LteEnbNetDevice> GetEnb(uint32_t cell) const
    {
        return DynamicCast<LteEnbNetDevice>(enbs.Get(cell));
    }

    /// \param cell index of a cell \return its handover algorithm
    Ptr<GrowsHandoverAlgorithm> GetAlgorithm(uint32_t cell) const
    {
        PointerValue algorithm;
        GetEnb(cell)->GetAttribute("LteHandoverAlgorithm", algorithm);
        return algorithm.Get<GrowsHandoverAlgorithm>();
    }

    /// \return contexts in all RRCs
    std::size_t CountContexts() const
    {
        std::size_t n = 0;
        for (uint32_t cell = 0; cell < enbs.GetN(); ++cell)
        {
            ObjectMapValue contexts;
            GetEnb(cell)->GetRrc()->GetAttribute("UeMap", contexts);
            n += contexts.GetN();
        }
        return n;
    }

    /// \param refusal a reason \return how often it was traced
    std::size_t CountRefusals(GrowsHandoverRefusal refusal) const
    {
        return std::count(refusals.begin(), refusals.end(), refusal);
    }

    /// \return payload bytes that the UE's application has received
    uint64_t GetBytes() const
    {
        return m_sink->GetTotalRx();
    }

    /// \return the helper that the script put handlers in place with
    GrowsLteHelper& GetGrows()
    {
        return m_grows;
    }

    Ptr<LteHelper> lte;                           //!< LTE
    NetDeviceContainer enbs;                      //!< base stations
    NetDeviceContainer ues;                       //!< the UE
    std::vector<double> triggersS;                //!< when handovers began
    std::vector<double> handoversS;               //!< when they were complete
    std::vector<GrowsHandoverRefusal> refusals;   //!< in order
    std::vector<GrowsDecisionRecord> decisions;   //!< in order
    std::function<void(uint16_t rnti)> onTrigger; //!< called when a handover begins, if set

  private:
    /// \param settings what the scene is made of
    void Configure(const SceneSettings& settings)
    {
        const auto set = [this](const std::string& name, const AttributeValue& value) {
            lte->SetHandoverAlgorithmAttribute(name, value);
        };
        set("Policy", StringValue(settings.policy));
        set("Hysteresis", DoubleValue(settings.hysteresisDb));
        set("TimeToTrigger", TimeValue(Seconds(settings.timeToTriggerS)));
        set("PingPongGuard", TimeValue(Seconds(settings.pingPongGuardS)));
        set("MeasuredCellsOnly", BooleanValue(settings.measuredCellsOnly));
    }

    /// \param settings what the scene is made of
    void AddCells(const SceneSettings& settings)
    {
        m_enbNodes.Create(settings.carriers.size());
        for (uint32_t i = 0; i < settings.carriers.size(); ++i)
        {
            auto place = CreateObject<ConstantVelocityMobilityModel>();
            place->SetPosition({600.0 * i, 0, 1.5});
            m_enbNodes.Get(i)->AggregateObject(place);
            lte->SetEnbDeviceAttribute("DlEarfcn", UintegerValue(settings.carriers[i]));
            lte->SetEnbDeviceAttribute("UlEarfcn", UintegerValue(settings.carriers[i] + 18000));
            enbs.Add(lte->InstallEnbDevice(m_enbNodes.Get(i)));
            GetEnb(i)->GetRrc()->TraceConnectWithoutContext("HandoverEndOk",
                                                            MakeCallback(&Scene::Complete, this));
            const auto algorithm = GetAlgorithm(i);
            algorithm->TraceConnectWithoutContext("Trigger", MakeCallback(&Scene::Trigger, this));
            algorithm->TraceConnectWithoutContext("Refusal", MakeCallback(&Scene::Refuse, this));
            algorithm->TraceConnectWithoutContext("Decision", MakeCallback(&Scene::Decide, this));
        }
    }

    /// Add the UE.
    void AddUe()
    {
        m_ueNodes.Create(1);
        m_place = CreateObject<ConstantVelocityMobilityModel>();
        m_ueNodes.Get(0)->AggregateObject(m_place);
        MoveTo(100);
        ues = lte->InstallUeDevice(m_ueNodes);
    }

    /// Give the UE an address and data.
    void AddTraffic()
    {
        InternetStackHelper().Install(m_ueNodes);
        const auto addresses = m_epc->AssignUeIpv4Address(ues);
        constexpr uint16_t PORT = 9;
        OnOffHelper source("ns3::UdpSocketFactory",
                           InetSocketAddress(addresses.GetAddress(0), PORT));
        source.SetConstantRate(DataRate("200kbps"), 250);
        source.Install(m_epc->GetPgwNode()).Start(MilliSeconds(1));
        PacketSinkHelper sink("ns3::UdpSocketFactory",
                              InetSocketAddress(Ipv4Address::GetAny(), PORT));
        m_sink = DynamicCast<PacketSink>(sink.Install(m_ueNodes).Get(0));
    }

    /// A handover begins. \param rnti the UE's number
    void Trigger(uint64_t /* imsi */, uint16_t /* cell */, uint16_t rnti, uint16_t /* target */)
    {
        triggersS.push_back(Simulator::Now().GetSeconds());
        if (onTrigger)
        {
            onTrigger(rnti);
        }
    }

    /// A handover is refused. \param refusal why
    void Refuse(uint64_t /* imsi */,
                uint16_t /* cell */,
                uint16_t /* rnti */,
                uint16_t /* target */,
                GrowsHandoverRefusal refusal)
    {
        refusals.push_back(refusal);
    }

    /// \param record a decision
    void Decide(const GrowsDecisionRecord& record)
    {
        decisions.push_back(record);
    }

    /// A handover is complete.
    void Complete(uint64_t /* imsi */, uint16_t /* cell */, uint16_t /* rnti */)
    {
        handoversS.push_back(Simulator::Now().GetSeconds());
    }

    Ptr<PointToPointEpcHelper> m_epc;           //!< core network, if any
    NodeContainer m_enbNodes;                   //!< base stations
    NodeContainer m_ueNodes;                    //!< the UE
    Ptr<ConstantVelocityMobilityModel> m_place; //!< of the UE
    Ptr<PacketSink> m_sink;                     //!< at the UE
    GrowsLteHelper m_grows;                     //!< puts handlers in place, if wanted
};

/// A UE drives from one cell to the next.
class CrossingTestCase : public TestCase
{
  public:
    /**
     * \param what the case in words
     * \param settings what the scene is made of
     */
    CrossingTestCase(const std::string& what, const SceneSettings& settings)
        : TestCase("a UE that drives into the next cell is handed over: " + what),
          m_settings(settings)
    {
    }

  private:
    void DoRun() override
    {
        Scene scene(m_settings);
        const auto countUsers = [&scene] {
            const auto target = scene.GetEnb(1)->GetNode()->GetObject<GrowsUserAssociation>();
            return target->GetCellState().users.size();
        };
        scene.onTrigger = [&](uint16_t /* rnti */) {
            NS_TEST_EXPECT_MSG_EQ(countUsers(), 1, "its place there is taken");
        };
        scene.Drive(50.0); // at 300 m after 4 s
        scene.RunUntil(3.9);
        NS_TEST_ASSERT_MSG_EQ(scene.GetCell(), 0, "not before half way");
        NS_TEST_EXPECT_MSG_EQ(scene.handoversS.size(), 0, "nor tried");
        scene.RunUntil(7.0);
        NS_TEST_ASSERT_MSG_EQ(scene.GetCell(), 1, "behind it");
        NS_TEST_EXPECT_MSG_EQ(scene.handoversS.size(), 1, "once");
        NS_TEST_EXPECT_MSG_EQ(scene.triggersS.size(), 1, "and at once");
        const uint64_t bytes = scene.GetBytes();
        scene.RunUntil(8.0);
        NS_TEST_EXPECT_MSG_GT(scene.GetBytes(), bytes + 20000, "data goes on");
        NS_TEST_EXPECT_MSG_EQ(countUsers(), 1, "it counts as a user there");
        NS_TEST_ASSERT_MSG_EQ(scene.decisions.empty(), false, "decisions are traced");
        const auto& state = scene.decisions.back().state;
        NS_TEST_ASSERT_MSG_EQ(state.candidates.size(), 2, "both cells");
        NS_TEST_EXPECT_MSG_EQ(state.candidates[0].cell.users.size() +
                                  state.candidates[1].cell.users.size(),
                              0,
                              "asked as if it arrived anew, so it is in no cell");
    }

    SceneSettings m_settings; //!< what the scene is made of
};

/// The margin by which the serving cell is preferred.
class HysteresisTestCase : public TestCase
{
  public:
    HysteresisTestCase()
        : TestCase("a neighbour 2 dB better takes the UE with a hysteresis of 0.5 dB, not of 3 dB")
    {
    }

  private:
    void DoRun() override
    {
        for (const double hysteresisDb : {0.5, 3.0})
        {
            SceneSettings settings;
            settings.hysteresisDb = hysteresisDb;
            Scene scene(settings);
            scene.RunUntil(0.5);
            scene.MoveTo(323); // 30 log10(323 / 277) = 2.0 dB; reports are in whole dB
            scene.RunUntil(3.0);
            NS_TEST_EXPECT_MSG_EQ(scene.GetCell(),
                                  (hysteresisDb < 1.0 ? 1 : 0),
                                  "hysteresis " << hysteresisDb);
            const auto& last = scene.decisions.at(scene.decisions.size() / 4).state.candidates;
            NS_TEST_EXPECT_MSG_EQ(last.size(), 2, "the policy was asked about both");
        }
    }
};

/// For how long a neighbour must be better.
class TimeToTriggerTestCase : public TestCase
{
  public:
    TimeToTriggerTestCase()
        : TestCase("a visit of 0.9 s is a handover with a time to trigger of 0.2 s, not of 2 s")
    {
    }

  private:
    void DoRun() override
    {
        for (const double timeToTriggerS : {0.0, 0.2, 2.0})
        {
            SceneSettings settings;
            settings.timeToTriggerS = timeToTriggerS;
            Scene scene(settings);
            scene.RunUntil(0.5);
            scene.MoveTo(450);
            scene.RunUntil(1.4);
            scene.MoveTo(100);
            scene.RunUntil(1.45);
            NS_TEST_EXPECT_MSG_EQ(scene.triggersS.size(),
                                  (timeToTriggerS < 1.0 ? 1U : 0U),
                                  "time to trigger " << timeToTriggerS);
            const auto first = std::find_if(scene.decisions.begin(),
                                            scene.decisions.end(),
                                            [](const auto& record) { return record.cell == 1U; });
            NS_TEST_ASSERT_MSG_EQ((first != scene.decisions.end()), true, "it was wanted");
            if (!scene.triggersS.empty())
            {
                const double waitedS = scene.triggersS[0] - first->time.GetSeconds();
                NS_TEST_EXPECT_MSG_GT(waitedS, timeToTriggerS - 1e-9, "as long as it takes");
                NS_TEST_EXPECT_MSG_LT(waitedS, timeToTriggerS + 0.2, "and a report longer");
            }
            scene.RunUntil(4.0);
            NS_TEST_EXPECT_MSG_EQ(scene.GetCell(), 0, "back home, however it went");
        }
    }
};

/// A UE that comes back.
class PingPongTestCase : public TestCase
{
  public:
    PingPongTestCase()
        : TestCase("a UE is not handed back before the ping-pong guard is over")
    {
    }

  private:
    void DoRun() override
    {
        for (const double guardS : {0.0, 2.0})
        {
            SceneSettings settings;
            settings.pingPongGuardS = guardS;
            settings.timeToTriggerS = 0.0;
            Scene scene(settings);
            scene.RunUntil(0.5);
            scene.MoveTo(450);
            scene.RunUntil(1.2);
            NS_TEST_ASSERT_MSG_EQ(scene.GetCell(), 1, "there");
            scene.MoveTo(150);
            scene.RunUntil(4.0);
            NS_TEST_ASSERT_MSG_EQ(scene.GetCell(), 0, "and back");
            NS_TEST_ASSERT_MSG_EQ(scene.handoversS.size(), 2, "in two handovers");
            const double stayS = scene.triggersS[1] - scene.handoversS[0];
            const auto refused = scene.CountRefusals(GrowsHandoverRefusal::PING_PONG);
            if (guardS > 0.0)
            {
                NS_TEST_EXPECT_MSG_GT(stayS, guardS - 1e-9, "it had to stay");
                NS_TEST_EXPECT_MSG_LT(stayS, guardS + 0.2, "no longer than that");
                NS_TEST_EXPECT_MSG_GT(refused, 3, "which is traced");
            }
            else
            {
                NS_TEST_EXPECT_MSG_LT(stayS, 1.3, "nothing held it");
                NS_TEST_EXPECT_MSG_EQ(refused, 0, "nothing was refused");
            }
        }
    }
};

/// Targets that neighbour relations forbid.
class AnrTestCase : public TestCase
{
  public:
    AnrTestCase()
        : TestCase("neighbour relations are asked before a handover begins")
    {
    }

  private:
    void DoRun() override
    {
        SceneSettings noX2;
        noX2.x2 = false;
        Expect(noX2, GrowsHandoverRefusal::ANR_X2, 0);
        SceneSettings otherCarrier; // which nobody can report
        otherCarrier.carriers = {100, 300};
        otherCarrier.measuredCellsOnly = false;
        Expect(otherCarrier, GrowsHandoverRefusal::ANR_HANDOVER, 0);
        otherCarrier.x2 = false; // not even known to them, which is fatal to ask
        Expect(otherCarrier, GrowsHandoverRefusal::ANR_HANDOVER, 0);
        otherCarrier.x2 = true;
        otherCarrier.anr = false;
        Expect(otherCarrier, GrowsHandoverRefusal::NONE, 1);
        otherCarrier.measuredCellsOnly = true;
        Expect(otherCarrier, GrowsHandoverRefusal::NONE, 0);
    }

    /**
     * \param settings what the scene is made of
     * \param refusal what is traced
     * \param cell where the UE ends
     */
    void Expect(const SceneSettings& settings, GrowsHandoverRefusal refusal, int cell)
    {
        Scene scene(settings);
        scene.RunUntil(0.5);
        scene.MoveTo(450);
        scene.RunUntil(2.0);
        NS_TEST_EXPECT_MSG_EQ(scene.GetCell(), cell, GrowsToString(refusal));
        NS_TEST_EXPECT_MSG_EQ(scene.CountRefusals(refusal),
                              scene.refusals.size(),
                              "no other reason than " << GrowsToString(refusal));
        NS_TEST_EXPECT_MSG_EQ(scene.refusals.empty(),
                              (refusal == GrowsHandoverRefusal::NONE),
                              "traced: " << GrowsToString(refusal));
        NS_TEST_EXPECT_MSG_EQ(scene.triggersS.size(), static_cast<std::size_t>(cell), "triggers");
    }
};

/// An eNB that is busy with the UE.
class RrcStateTestCase : public TestCase
{
  public:
    RrcStateTestCase()
        : TestCase("a report during a handover is refused, and the policy not asked")
    {
    }

  private:
    void DoRun() override
    {
        SceneSettings settings;
        settings.x2DelayS = 0.05;
        Scene scene(settings);
        scene.onTrigger = [this, &scene](uint16_t rnti) {
            Simulator::Schedule(MilliSeconds(20), [this, &scene, rnti] { Report(scene, rnti); });
        };
        scene.RunUntil(0.5);
        scene.MoveTo(450);
        scene.RunUntil(2.0);
        NS_TEST_EXPECT_MSG_EQ(scene.GetCell(), 1, "the handover went on");
        NS_TEST_EXPECT_MSG_EQ(m_isReported, true, "a report came in the middle");
    }

    /// Report to the first cell. \param scene where \param rnti the UE's number
    void Report(Scene& scene, uint16_t rnti)
    {
        m_isReported = true;
        const auto decisions = scene.decisions.size();
        const auto provider = scene.GetAlgorithm(0)->GetLteHandoverManagementSapProvider();
        LteRrcSap::MeasResults results{};
        results.measId = 1; // the first that was ordered
        provider->ReportUeMeas(rnti, results);
        NS_TEST_EXPECT_MSG_EQ(scene.CountRefusals(GrowsHandoverRefusal::RRC_STATE), 1, "traced");
        NS_TEST_EXPECT_MSG_EQ(scene.decisions.size(), decisions, "nobody was asked");
        provider->ReportUeMeas(rnti + 1000, results); // nobody's number
        results.measId = 77;                          // somebody else's report
        provider->ReportUeMeas(rnti, results);
        NS_TEST_EXPECT_MSG_EQ(scene.refusals.size(), 1, "these do not count");
    }

    bool m_isReported{false}; //!< Report was called
};

/// Targets that do not take the UE.
class TargetTestCase : public TestCase
{
  public:
    TargetTestCase()
        : TestCase("a target that refuses, or is gone, is traced and ends nothing")
    {
    }

  private:
    void DoRun() override
    {
        Refuse();
        Vanish();
    }

    /// The target does not admit handovers for a while.
    void Refuse()
    {
        Scene scene{SceneSettings()};
        const auto target = scene.GetEnb(1)->GetRrc();
        target->SetAttribute("AdmitHandoverRequest", BooleanValue(false));
        scene.RunUntil(0.5);
        scene.MoveTo(450);
        scene.RunUntil(2.0);
        NS_TEST_EXPECT_MSG_EQ(scene.GetCell(), 0, "it stays");
        NS_TEST_EXPECT_MSG_GT(scene.CountRefusals(GrowsHandoverRefusal::TARGET), 0, "traced");
        target->SetAttribute("AdmitHandoverRequest", BooleanValue(true));
        scene.RunUntil(3.0);
        NS_TEST_EXPECT_MSG_EQ(scene.GetCell(), 1, "and tries again");
    }

    /// The target's receiver breaks as the handover begins.
    void Vanish()
    {
        Scene scene{SceneSettings()};
        scene.onTrigger = [&scene](uint16_t /* rnti */) {
            const auto channel = scene.lte->GetUplinkSpectrumChannel();
            channel->RemoveRx(scene.GetEnb(1)->GetPhy()->GetUplinkSpectrumPhy());
        };
        scene.RunUntil(0.5);
        scene.MoveTo(450);
        scene.RunUntil(4.0);
        NS_TEST_EXPECT_MSG_EQ(scene.triggersS.empty(), false, "it was tried");
        NS_TEST_EXPECT_MSG_EQ(scene.handoversS.size(), 0, "in vain");
        NS_TEST_EXPECT_MSG_EQ(scene.GetCell(), -1, "the UE is lost");
        for (uint32_t cell = 0; cell < 2; ++cell)
        {
            const auto handler = scene.GetEnb(cell)->GetNode()->GetObject<GrowsUserAssociation>();
            NS_TEST_EXPECT_MSG_EQ(handler->GetCellState().users.size(), 0, "and nowhere counted");
        }
    }
};

/// A user that is released while it is being handed over.
class ReleaseTestCase : public TestCase
{
  public:
    ReleaseTestCase()
        : TestCase("a release waits for a handover that only the eNB knows of yet")
    {
    }

  private:
    void DoRun() override
    {
        SceneSettings settings;
        settings.handlers = true;
        settings.attach = false;
        settings.policy = "none"; // we hand over ourselves
        settings.x2DelayS = 0.05;
        Scene scene(settings);
        m_scene = &scene;
        auto& grows = scene.GetGrows();
        grows.Arrive(scene.ues.Get(0), Seconds(0.01), GrowsHelper::HoldingTime(Seconds(0.5)));
        grows.TraceConnect("Stopping", MakeCallback(&ReleaseTestCase::Stop, this));
        grows.TraceConnect("Departure", MakeCallback(&ReleaseTestCase::Depart, this));
        scene.RunUntil(1.5);
        NS_TEST_EXPECT_MSG_EQ(scene.handoversS.size(), 1, "handed over");
        NS_TEST_ASSERT_MSG_EQ(m_departures.size(), 1, "then released");
        NS_TEST_EXPECT_MSG_EQ(m_departures[0].cell, 1, "from its last cell");
        NS_TEST_EXPECT_MSG_EQ((m_departures[0].reason == GrowsReason::NONE), true, "as it wanted");
        NS_TEST_EXPECT_MSG_EQ(scene.CountContexts(), 0, "nothing is left behind");
    }

    /// The session is about to end: hand its user over. The answer comes 100 ms later.
    void Stop(const GrowsSession& /* session */)
    {
        m_scene->lte->HandoverRequest(Seconds(0),
                                      m_scene->ues.Get(0),
                                      m_scene->enbs.Get(0),
                                      m_scene->enbs.Get(1));
    }

    /// \param session a session that is over
    void Depart(const GrowsSession& session)
    {
        m_departures.push_back(session);
    }

    Scene* m_scene{nullptr};                //!< where it happens
    std::vector<GrowsSession> m_departures; //!< in order
};

/// Scripts in which it cannot work.
class BadScriptTestCase : public GrowsProgramTestCase
{
  public:
    BadScriptTestCase()
        : GrowsProgramTestCase("what is missing in a script is said in a sentence")
    {
    }

  private:
    void DoRun() override
    {
        const auto run = [](const SceneSettings& settings) {
            Scene scene(settings);
            scene.RunUntil(0.1);
        };
        SceneSettings noPolicy;
        noPolicy.policy = "no-such-policy";
        ExpectAbort("there is no policy \"no-such-policy\"", [&] { run(noPolicy); });
        SceneSettings noEpc;
        noEpc.epc = false;
        noEpc.x2 = false;
        ExpectAbort("has no EPC", [&] { run(noEpc); });
        ExpectAbort("it belongs to no eNB", [] {
            /// Orders nothing.
            class Sap : public LteHandoverManagementSapUser
            {
                std::vector<uint8_t> AddUeMeasReportConfigForHandover(
                    LteRrcSap::ReportConfigEutra /* config */) override
                {
                    return {1};
                }

                void TriggerHandover(uint16_t /* rnti */, uint16_t /* target */) override
                {
                }
            } sap;

            auto algorithm = CreateObject<GrowsHandoverAlgorithm>();
            algorithm->SetLteHandoverManagementSapUser(&sap);
            algorithm->Initialize();
            Simulator::Run();
        });
    }
};

/// Shadowing as a map.
class ShadowingTestCase : public TestCase
{
  public:
    ShadowingTestCase()
        : TestCase("shadowing depends on the place and the stream alone, and fades as it should")
    {
    }

  private:
    void DoRun() override
    {
        auto cell = CreateObject<ConstantVelocityMobilityModel>();
        auto user = CreateObject<ConstantVelocityMobilityModel>();
        auto model = CreateObject<GrowsShadowingMapLossModel>();
        auto again = CreateObject<GrowsShadowingMapLossModel>();
        model->Install({cell}, 77);
        again->Install({cell}, 77);
        std::vector<double> gains;
        for (uint32_t i = 0; i < 4000; ++i)
        {
            user->SetPosition({50.0 * i, 0, 0});
            gains.push_back(model->CalcRxPower(0.0, cell, user));
            NS_TEST_ASSERT_MSG_EQ(again->CalcRxPower(0.0, user, cell),
                                  gains.back(),
                                  "uplink as downlink, and the same again");
        }
        double squares = 0.0;
        double products = 0.0;
        for (uint32_t i = 1; i < gains.size(); ++i)
        {
            squares += gains[i] * gains[i];
            products += gains[i] * gains[i - 1];
        }
        const double n = gains.size() - 1;
        NS_TEST_EXPECT_MSG_EQ_TOL(std::sqrt(squares / n), 6.0, 0.6, "deviation in dB");
        NS_TEST_EXPECT_MSG_EQ_TOL(products / squares, std::exp(-1.0), 0.12, "50 m apart");
    }
};

/// The program that compares handover algorithms.
class ProgramTestCase : public GrowsProgramTestCase
{
  public:
    ProgramTestCase()
        : GrowsProgramTestCase("the program says what is wrong, and compares the same vehicles")
    {
    }

  private:
    void DoRun() override
    {
        const std::string program = GROWS_HANDOVER_PROGRAM;
        if (program.empty())
        {
            return; // examples are not built
        }
        ExpectRefusals({{"--policies=a4-rsrp", 1, "a3-rsrp, a2-a4-rsrq and the policies"},
                        {"--duration=5", 1, "--duration"},
                        {"--vehicles=0", 1, "--vehicles"},
                        {"--job=grows-77", 1, "--job must be one of the planned runs"},
                        {"--speed=3", 2, "speed"}},
                       program);
        const std::string common =
            "--quiet --policies=a3-rsrp,max-rssi --seeds=2 --first-seed=10001 "
            "--duration=6 --vehicles=2 --jammed=0 ";
        const auto one = Run(common + "--jobs=1 --output=one", program);
        const auto two = Run(common + "--jobs=2 --output=two", program);
        NS_TEST_ASSERT_MSG_EQ(one.exitCode, 0, one.errors);
        NS_TEST_ASSERT_MSG_EQ(two.exitCode, 0, two.errors);
        NS_TEST_EXPECT_MSG_EQ(Read("one/handover.csv"), Read("two/handover.csv"), "same bytes");
        const auto runs = GrowsCsv::Read(GetFolder() + "/one/handover.csv");
        NS_TEST_ASSERT_MSG_EQ((runs && runs->GetNRows() == 4), true, "every run");
        NS_TEST_EXPECT_MSG_GT(runs->GetNumber(0, "utility"), 1.0, "data flows");
        NS_TEST_EXPECT_MSG_NE(one.output.find("utility to a3-rsrp"), std::string::npos, "a table");

        const auto half = Run("--quiet --policies=max-rssi --seeds=1 --first-seed=10001 "
                              "--duration=6 --vehicles=2 --jammed=0 --jobs=1 --output=half "
                              "--ns3::GrowsUserAssociation::Window=500ms",
                              program);
        NS_TEST_ASSERT_MSG_EQ(half.exitCode, 0, half.errors);
        const auto halves = GrowsCsv::Read(GetFolder() + "/half/handover.csv");
        const auto whole = runs->Select("policy", "max-rssi").Select("seed", "10001");
        NS_TEST_ASSERT_MSG_EQ((halves && whole.GetNRows() == 1), true, "the same run");
        NS_TEST_EXPECT_MSG_EQ_TOL(halves->GetNumber(0, "utility") / whole.GetNumber(0, "utility"),
                                  1.0,
                                  0.1,
                                  "a mean over windows, however long they are");
        NS_TEST_EXPECT_MSG_NE(Read("one/handover.md"), "", "as a file, too");
        std::filesystem::remove(GetFolder() + "/one/handover.md");
        std::filesystem::create_directories(GetFolder() + "/one/handover.md/x");
        ExpectOneLine(Run(common + "--output=one", program),
                      1,
                      "cannot write one/handover.md",
                      "it is not announced if it is not there");
    }
};

/// The suite.
class GrowsHandoverTestSuite : public TestSuite
{
  public:
    GrowsHandoverTestSuite()
        : TestSuite("grows-handover")
    {
        SceneSettings settings;
        AddTestCase(new CrossingTestCase("max-rssi", settings));
        settings.policy = "greedy-utility";
        AddTestCase(new CrossingTestCase("greedy-utility", settings));
        settings.handlers = true;
        AddTestCase(new CrossingTestCase("with the script's own handlers", settings));
        settings.candidates = 1;
        AddTestCase(new CrossingTestCase("the serving cell is not the only candidate", settings));
        AddTestCase(new HysteresisTestCase());
        AddTestCase(new TimeToTriggerTestCase());
        AddTestCase(new PingPongTestCase());
        AddTestCase(new AnrTestCase());
        AddTestCase(new RrcStateTestCase());
        AddTestCase(new TargetTestCase());
        AddTestCase(new ReleaseTestCase());
        AddTestCase(new BadScriptTestCase());
        AddTestCase(new ShadowingTestCase());
        AddTestCase(new ProgramTestCase());
    }
};

GrowsHandoverTestSuite g_growsHandoverTestSuite; //!< registers the suite

} // namespace
