// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-lte-scene.h"
#include "grows-test-text.h"

#include "ns3/constant-position-mobility-model.h"
#include "ns3/double.h"
#include "ns3/grows-results-helper.h"
#include "ns3/grows-scenario-helper.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/lte-enb-rrc.h"
#include "ns3/lte-ue-rrc.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

using namespace ns3;

namespace
{

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
        GrowsLteSceneSettings settings;
        settings.ues = 9;
        settings.srsPeriodicity = 10;
        GrowsLteScene scene(settings);
        scene.grows.SetHandlerAttribute("MinRbPerUe", DoubleValue(1.9));
        scene.Install();
        for (uint32_t ue = 0; ue < 4; ++ue)
        {
            scene.grows.Arrive(scene.ues.Get(ue), Seconds(0.1), GrowsHelper::Endless());
        }
        scene.RunUntil(0.5);
        NS_TEST_ASSERT_MSG_EQ(scene.connected.size(), 3, "floor(6 / 1.9) at the same instant");
        NS_TEST_ASSERT_MSG_EQ(scene.rejections.size(), 1, "the fourth is one too many");
        NS_TEST_EXPECT_MSG_EQ(scene.rejections[0].second,
                              GrowsReason::CELL_FULL,
                              "no free capacity");

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
        NS_TEST_EXPECT_MSG_EQ(scene.connected.size(),
                              8,
                              "connections with free capacity for five more");
        NS_TEST_ASSERT_MSG_EQ(scene.rejections.size(), 2, "the sixth is one too many");
        NS_TEST_EXPECT_MSG_EQ(scene.rejections[1].second,
                              GrowsReason::STACK_LIMIT,
                              "although admission would have let it in");
        BypassHandlers(scene);
    }

    /// The network itself refuses as well. \param scene where
    void BypassHandlers(GrowsLteScene& scene)
    {
        scene.network->Associate(8, 1, GrowsHelper::Endless());
        NS_TEST_EXPECT_MSG_EQ(scene.network->GetPhase(8),
                              GrowsUserPhase::CONNECTING,
                              "not before the call returns");
        scene.RunUntil(1.1);
        NS_TEST_EXPECT_MSG_EQ(scene.network->IsIdle(8), true, "refused, and idle again");
        NS_TEST_EXPECT_MSG_EQ(scene.CountContexts(1), 5, "the others stay");
    }
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
        GrowsLteSceneSettings settings;
        settings.ues = 36;
        settings.carriers = {100, 100, 100};
        settings.srsPeriodicity = 20;
        settings.dataRate = "10kbps";
        GrowsLteScene scene(settings);
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
    void Count(GrowsLteScene* scene, uint16_t /* cellId */, uint16_t /* rnti */)
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
        GrowsLteSceneSettings settings;
        settings.ues = 3;
        settings.carriers = {100, 100, 100};
        GrowsLteScene scene(settings);
        scene.lte->AddX2Interface(scene.enbNodes);
        scene.grows.SetHandlerAttribute("MinRbPerUe", DoubleValue(6.0));
        scene.Install();
        scene.lte->Attach(scene.ues.Get(0), scene.enbs.Get(0));
        scene.grows.Arrive(scene.ues.Get(1), Seconds(0.3), GrowsHelper::Endless());
        scene.grows.Arrive(scene.ues.Get(0), Seconds(0.35), GrowsHelper::Endless());
        scene.RunUntil(0.4);
        NS_TEST_ASSERT_MSG_EQ(scene.network->GetUsers(0).size(), 1, "the foreign UE");
        NS_TEST_ASSERT_MSG_EQ(scene.rejections.size(), 2, "two were turned away");
        NS_TEST_EXPECT_MSG_EQ(scene.rejections[0].second,
                              GrowsReason::CELL_FULL,
                              "no place is left");
        NS_TEST_EXPECT_MSG_EQ(scene.rejections[1].second,
                              GrowsReason::ALREADY_CONNECTED,
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
    void HandOverOurs(GrowsLteScene& scene)
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
        NS_TEST_EXPECT_MSG_EQ(scene.CountContexts(0) + scene.CountContexts(2), 0, "contexts left");
        scene.policy->cell = 0;
        scene.grows.Arrive(scene.ues.Get(1), Simulator::Now(), GrowsHelper::Endless());
        scene.RunUntil(2.3);
        NS_TEST_EXPECT_MSG_EQ(scene.GetCellId(1), scene.GetEnbCellId(0), "and comes again");
        ReleaseOurs(scene);
    }

    /// Other code has our user released just before its time is up. \param scene where
    void ReleaseOurs(GrowsLteScene& scene)
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
        GrowsLteSceneSettings settings;
        settings.ues = 2;
        GrowsLteScene scene(settings);
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
            NS_TEST_EXPECT_MSG_EQ(reason, GrowsReason::CONNECTION_TIMEOUT, "its reason");
        }
        setTimeout(1000);
        BeyondReach(scene, now);
    }

    /// A UE that measures a cell and is not heard, or cannot read it. \param scene where \param now
    /// when
    void BeyondReach(GrowsLteScene& scene, double now)
    {
        const auto before = scene.rejections.size();
        scene.policy->cell = 0;
        scene.MoveTo(0, {-2900, 0, 1.5}); // -139 dBm, 16 dB below the noise
        scene.network->SetAttribute("ConnectionTimeout", TimeValue(MilliSeconds(300)));
        scene.grows.Arrive(scene.ues.Get(0), Seconds(now), GrowsHelper::Endless());
        scene.RunUntil(now + 0.4);
        NS_TEST_ASSERT_MSG_EQ(scene.rejections.size(), before + 1, "too far");
        NS_TEST_EXPECT_MSG_EQ(scene.rejections.back().second,
                              GrowsReason::CONNECTION_TIMEOUT,
                              "too far away to connect");
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
        GrowsLteSceneSettings settings;
        settings.rlf = true;
        settings.dataRate = "20kbps";
        GrowsLteScene scene(settings);
        scene.Install();
        scene.grows.Arrive(scene.ues.Get(0), Seconds(0.0), GrowsHelper::Endless());
        scene.RunUntil(0.3);
        NS_TEST_ASSERT_MSG_EQ(scene.connected.size(), 1, "connected");
        scene.MoveTo(0, {1e6, 0, 1.5});
        scene.RunUntil(4.0);
        NS_TEST_ASSERT_MSG_EQ(scene.departures.size(), 1, "sessions that the stack ended");
        NS_TEST_EXPECT_MSG_EQ(scene.departures[0].reason,
                              GrowsReason::CONNECTION_LOST,
                              "the stack's");
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

/// What cannot be part of the network.
class RefusalTestCase : public TestCase
{
  public:
    RefusalTestCase()
        : TestCase("devices that are refused, and in which words")
    {
    }

  private:
    /// A refusal names the trouble. \param problem an error message \param word that must be in it
    void ExpectWord(const std::string& problem, const std::string& word)
    {
        NS_TEST_EXPECT_MSG_EQ(FindMissing(problem, word), "", "why it is refused");
    }

    void DoRun() override
    {
        GrowsLteScene scene{GrowsLteSceneSettings()};
        ExpectWord(GrowsLteNetwork::Validate(NetDeviceContainer()), "no eNB");
        ExpectWord(GrowsLteNetwork::Validate(scene.ues), "not an LteEnbNetDevice");
        ExpectWord(GrowsLteNetwork::Validate(scene.enbs.Get(0)), "not an LteUeNetDevice");
        NS_TEST_EXPECT_MSG_EQ(GrowsLteNetwork::Validate(scene.enbs), "", "eNBs are possible");
        NS_TEST_EXPECT_MSG_EQ(GrowsLteNetwork::Validate(scene.ues.Get(0)), "", "fine");

        auto withoutEpc = CreateObject<LteHelper>();
        NodeContainer nodes(2);
        for (uint32_t i = 0; i < 2; ++i)
        {
            nodes.Get(i)->AggregateObject(CreateObject<ConstantPositionMobilityModel>());
        }
        const auto enb = withoutEpc->InstallEnbDevice(nodes.Get(0));
        ExpectWord(GrowsLteNetwork::Validate(enb), "no EPC");
        const auto ue = withoutEpc->InstallUeDevice(nodes.Get(1));
        ExpectWord(GrowsLteNetwork::Validate(ue.Get(0)), "no IP address");
        InternetStackHelper().Install(nodes.Get(1));
        ExpectWord(GrowsLteNetwork::Validate(ue.Get(0)), "no IP address");
    }
};

/// UEs that a policy declines, with and without time for its decision.
class DeclineTestCase : public TestCase
{
  public:
    DeclineTestCase()
        : TestCase("a declined UE leaves nothing behind, and its device can arrive again")
    {
    }

  private:
    void DoRun() override
    {
        CheckDevice(0);
        CheckDevice(5);
        CheckPool();
    }

    /// It is declined twice, and then served. \param delayMs of messages between base stations
    void CheckDevice(uint64_t delayMs)
    {
        GrowsLteScene scene({});
        scene.grows.SetHandlerAttribute("BackhaulDelay", TimeValue(MilliSeconds(delayMs)));
        scene.Install();
        scene.policy->cell = 9; // no candidate
        scene.grows.Arrive(scene.ues.Get(0), Seconds(0.1), GrowsHelper::Volume(5000));
        scene.grows.Arrive(scene.ues.Get(0), Seconds(0.2), GrowsHelper::Volume(5000));
        scene.RunUntil(0.25);
        NS_TEST_ASSERT_MSG_EQ(scene.rejections.size(), 2, "declined twice");
        for (const auto& rejection : scene.rejections)
        {
            NS_TEST_EXPECT_MSG_EQ(rejection.second, GrowsReason::DECLINED, "the reason");
        }
        NS_TEST_EXPECT_MSG_EQ(scene.network->IsIdle(0), true, "free for another arrival");
        NS_TEST_EXPECT_MSG_EQ(scene.GetCellId(0), 0, "connected to no cell");
        NS_TEST_EXPECT_MSG_EQ(scene.CountLeftovers(), 0, "nothing is left behind");
        NS_TEST_EXPECT_MSG_EQ(scene.network->GetReceivedBytes(0), 0, "it received nothing");
        scene.policy->cell = 1;
        scene.grows.Arrive(scene.ues.Get(0), Simulator::Now(), GrowsHelper::Volume(5000));
        scene.RunUntil(0.9);
        NS_TEST_ASSERT_MSG_EQ(scene.departures.size(), 1, "served");
        NS_TEST_EXPECT_MSG_EQ(scene.departures[0].cell, 1, "by the chosen cell");
        NS_TEST_EXPECT_MSG_EQ(scene.CountLeftovers(), 0, "nothing is left behind again");
    }

    /// In a scenario, one device is enough for any number of declined users.
    void CheckPool()
    {
        const auto scenario = GrowsRadioScenario::Create("scarce-places");
        const auto policy = CreateObject<GrowsScriptedPolicy>();
        policy->answer.declineValue = 2.5;
        GrowsScenarioHelper network(scenario, policy);
        network.SetPoolSize(1);
        network.Install(0);
        GrowsResultsHelper results("scarce-places", "scripted", 1);
        results.SetTrafficClasses(scenario->GetTrafficClasses());
        results.SetTrafficReports(MakeCallback(&GrowsScenarioHelper::GetTrafficReport, &network));
        results.Install(network.GetGrowsHelper());
        Simulator::Stop(Seconds(3));
        Simulator::Run();
        results.Finish();
        const auto tables = results.GetTables({0.0, 3.0}, 1.0);
        Simulator::Destroy();
        const auto& arrivals = tables.at("arrivals.csv");
        NS_TEST_EXPECT_MSG_GT(arrivals.GetNRows(), 5, "6 arrivals a second");
        NS_TEST_EXPECT_MSG_EQ(arrivals.Select("reason", "declined").GetNRows(),
                              arrivals.GetNRows(),
                              "each found the device, and was declined");
        const auto declining = tables.at("decisions.csv").Select("cell", "");
        NS_TEST_ASSERT_MSG_EQ(declining.GetNRows(), arrivals.GetNRows(), "a row for declining");
        NS_TEST_EXPECT_MSG_EQ(declining.GetText(0, "value"), "2.5", "its value");
        NS_TEST_EXPECT_MSG_EQ(declining.GetText(0, "objection"), "", "it was done");
        const auto& classes = tables.at("classes.csv");
        NS_TEST_EXPECT_MSG_EQ(classes.GetNumber(0, "declined") + classes.GetNumber(1, "declined"),
                              arrivals.GetNRows(),
                              "light and heavy");
        NS_TEST_EXPECT_MSG_EQ(tables.at("runs.csv").GetText(0, "weighted_utility_per_arrival"),
                              "0",
                              "nobody is served");
    }
};

/**
 * \ingroup grows-tests
 * Where LTE's contexts, time or radio end, and what other code does to users.
 */
class GrowsLteLimitsTestSuite : public TestSuite
{
  public:
    GrowsLteLimitsTestSuite()
        : TestSuite("grows-lte-limits", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new LimitTestCase);
        AddTestCase(new CrowdTestCase);
        AddTestCase(new ForeignTestCase);
        AddTestCase(new TimeoutTestCase);
        AddTestCase(new LossTestCase);
        AddTestCase(new RefusalTestCase);
        AddTestCase(new DeclineTestCase);
    }
};

GrowsLteLimitsTestSuite g_growsLteLimitsTestSuite; //!< registers the suite

} // namespace
