// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-handover-scene.h"
#include "grows-test-text.h"

#include "ns3/boolean.h"
#include "ns3/lte-enb-phy.h"
#include "ns3/lte-enb-rrc.h"
#include "ns3/lte-spectrum-phy.h"
#include "ns3/lte-ue-rrc.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

#include <algorithm>

using namespace ns3;

namespace
{

/// A UE drives from one cell to the next.
class CrossingTestCase : public TestCase
{
  public:
    /// \param what the case in words \param settings what the scene is made of
    CrossingTestCase(const std::string& what, const GrowsHandoverSceneSettings& settings)
        : TestCase("a UE that drives into the next cell is handed over: " + what),
          m_settings(settings)
    {
    }

  private:
    void DoRun() override
    {
        GrowsHandoverScene scene(m_settings);
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
        NS_TEST_EXPECT_MSG_EQ(scene.handoversS.size(), 0, "no handover is complete");
        scene.RunUntil(7.0);
        NS_TEST_ASSERT_MSG_EQ(scene.GetCell(), 1, "cell at the end");
        NS_TEST_EXPECT_MSG_EQ(scene.handoversS.size(), 1, "handovers");
        NS_TEST_EXPECT_MSG_EQ(scene.triggersS.size(), 1, "and at once");
        const uint64_t bytes = scene.GetBytes();
        scene.RunUntil(8.0);
        NS_TEST_EXPECT_MSG_GT(scene.GetBytes(), bytes + 20000, "data goes on");
        NS_TEST_EXPECT_MSG_EQ(countUsers(), 1, "it counts as a user there");
        NS_TEST_ASSERT_MSG_EQ(scene.decisions.empty(), false, "decisions are traced");
        const auto& state = scene.decisions.back().state;
        NS_TEST_ASSERT_MSG_EQ(state.candidates.size(), 2, "candidates of the decision");
        NS_TEST_EXPECT_MSG_EQ(state.candidates[0].cell.users.size() +
                                  state.candidates[1].cell.users.size(),
                              0,
                              "asked as if it arrived anew, so it is in no cell");
    }

    GrowsHandoverSceneSettings m_settings; //!< what the scene is made of
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
            GrowsHandoverSceneSettings settings;
            settings.hysteresisDb = hysteresisDb;
            GrowsHandoverScene scene(settings);
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

/// The cost of a handover in the policy's unit.
class CostTestCase : public TestCase
{
  public:
    CostTestCase()
        : TestCase("a cell that is worth 10 dB more takes the UE with a margin of 5, not of 15")
    {
    }

  private:
    void DoRun() override
    {
        for (const double margin : {5.0, 15.0})
        {
            GrowsHandoverSceneSettings settings; // max-rssi, whose values are in dB
            settings.hysteresisDb = 0.0;
            settings.margin = margin;
            GrowsHandoverScene scene(settings);
            scene.RunUntil(0.5);
            scene.MoveTo(410); // 30 log10(410 / 190) = 10.0 dB
            scene.RunUntil(3.0);
            NS_TEST_EXPECT_MSG_EQ(scene.GetCell(), (margin < 10.0 ? 1 : 0), "margin " << margin);
            NS_TEST_EXPECT_MSG_EQ(scene.triggersS.size(), (margin < 10.0 ? 1 : 0), "triggers");
            NS_TEST_EXPECT_MSG_EQ(scene.refusals.size(), 0, "it is no refusal");
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
            GrowsHandoverSceneSettings settings;
            settings.timeToTriggerS = timeToTriggerS;
            GrowsHandoverScene scene(settings);
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
            NS_TEST_ASSERT_MSG_EQ((first == scene.decisions.end()),
                                  false,
                                  "cell 1 was decided for");
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
            GrowsHandoverSceneSettings settings;
            settings.pingPongGuardS = guardS;
            settings.timeToTriggerS = 0.0;
            GrowsHandoverScene scene(settings);
            scene.RunUntil(0.5);
            scene.MoveTo(450);
            scene.RunUntil(1.2);
            NS_TEST_ASSERT_MSG_EQ(scene.GetCell(), 1, "the other cell");
            scene.MoveTo(150);
            scene.RunUntil(4.0);
            NS_TEST_ASSERT_MSG_EQ(scene.GetCell(), 0, "the first cell again");
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
        GrowsHandoverSceneSettings noX2;
        noX2.x2 = false;
        Expect(noX2, GrowsHandoverRefusal::ANR_X2, 0);
        GrowsHandoverSceneSettings otherCarrier; // which nobody can report
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
    void Expect(const GrowsHandoverSceneSettings& settings, GrowsHandoverRefusal refusal, int cell)
    {
        GrowsHandoverScene scene(settings);
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
        GrowsHandoverSceneSettings settings;
        settings.x2DelayS = 0.05;
        GrowsHandoverScene scene(settings);
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
    void Report(GrowsHandoverScene& scene, uint16_t rnti)
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
        results.measId = 77;                          // another's report
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
        GrowsHandoverScene scene{GrowsHandoverSceneSettings()};
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
        GrowsHandoverScene scene{GrowsHandoverSceneSettings()};
        scene.onTrigger = [&scene](uint16_t /* rnti */) {
            const auto channel = scene.lte->GetUplinkSpectrumChannel();
            channel->RemoveRx(scene.GetEnb(1)->GetPhy()->GetUplinkSpectrumPhy());
        };
        scene.RunUntil(0.5);
        scene.MoveTo(450);
        scene.RunUntil(4.0);
        NS_TEST_EXPECT_MSG_EQ(scene.triggersS.empty(), false, "it was tried");
        NS_TEST_EXPECT_MSG_EQ(scene.handoversS.size(), 0, "no handover is complete");
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
        GrowsHandoverSceneSettings settings;
        settings.handlers = true;
        settings.attach = false;
        settings.policy = "none"; // we hand over ourselves
        settings.x2DelayS = 0.05;
        GrowsHandoverScene scene(settings);
        m_scene = &scene;
        auto& grows = scene.GetGrows();
        grows.Arrive(scene.ues.Get(0), Seconds(0.01), GrowsHelper::HoldingTime(Seconds(0.5)));
        grows.TraceConnect("Stopping", MakeCallback(&ReleaseTestCase::Stop, this));
        grows.TraceConnect("Departure", MakeCallback(&ReleaseTestCase::Depart, this));
        scene.RunUntil(1.5);
        NS_TEST_EXPECT_MSG_EQ(scene.handoversS.size(), 1, "handovers");
        NS_TEST_ASSERT_MSG_EQ(m_departures.size(), 1, "departures");
        NS_TEST_EXPECT_MSG_EQ(m_departures[0].cell, 1, "from its last cell");
        NS_TEST_EXPECT_MSG_EQ(m_departures[0].reason, GrowsReason::NONE, "it had what it wanted");
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

    GrowsHandoverScene* m_scene{nullptr};   //!< where it happens
    std::vector<GrowsSession> m_departures; //!< in order
};

/**
 * \ingroup grows-tests
 * Handover by policies in LTE.
 */
class GrowsHandoverTestSuite : public TestSuite
{
  public:
    GrowsHandoverTestSuite()
        : TestSuite("grows-handover")
    {
        GrowsHandoverSceneSettings settings;
        AddTestCase(new CrossingTestCase("max-rssi", settings));
        settings.policy = "greedy-utility";
        AddTestCase(new CrossingTestCase("greedy-utility", settings));
        settings.handlers = true;
        AddTestCase(new CrossingTestCase("with the script's own handlers", settings));
        settings.candidates = 1;
        AddTestCase(new CrossingTestCase("the serving cell is not the only candidate", settings));
        AddTestCase(new HysteresisTestCase());
        AddTestCase(new CostTestCase());
        AddTestCase(new TimeToTriggerTestCase());
        AddTestCase(new PingPongTestCase());
        AddTestCase(new AnrTestCase());
        AddTestCase(new RrcStateTestCase());
        AddTestCase(new TargetTestCase());
        AddTestCase(new ReleaseTestCase());
    }
};

GrowsHandoverTestSuite g_growsHandoverTestSuite; //!< registers the suite

} // namespace
