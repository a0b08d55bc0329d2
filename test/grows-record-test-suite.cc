// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-handler-test-case.h"
#include "grows-program-test-case.h"
#include "grows-sketched-state.h"

#include "ns3/boolean.h"
#include "ns3/config.h"
#include "ns3/double.h"
#include "ns3/grows-epsilon-greedy.h"
#include "ns3/grows-network-recorder.h"
#include "ns3/grows-trajectory.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/string.h"

#include <cmath>
#include <limits>

/**
 * \file
 * \ingroup grows-tests
 * What is recorded of a run, in any network, and policies that explore meanwhile.
 */

using namespace ns3;

namespace
{

constexpr double NOT_MEASURED = -std::numeric_limits<double>::infinity(); //!< an RSRP

/**
 * \ingroup grows-tests
 * A policy that is made to explore: which candidates it takes, how often, and what it says of that.
 */
class GrowsEpsilonGreedyTestCase : public TestCase
{
  public:
    GrowsEpsilonGreedyTestCase()
        : TestCase("a policy explores: candidates with free capacity, exact probabilities")
    {
    }

  private:
    static constexpr double EPSILON{0.4};   //!< of the explorer
    static constexpr uint32_t ASKED{20000}; //!< decisions

    /// \param policy decides \return the explorer around it
    static Ptr<GrowsEpsilonGreedy> Wrap(Ptr<GrowsAssociationPolicy> policy)
    {
        auto explorer = CreateObject<GrowsEpsilonGreedy>();
        explorer->SetPolicy(policy);
        explorer->SetAttribute("Epsilon", DoubleValue(EPSILON));
        explorer->AssignStreams(7);
        return explorer;
    }

    /// Ask often: choices must come as often as they say.
    /// \param choice of the policy \param state it is asked about
    /// \param expected probability of each candidate
    void Expect(std::optional<uint32_t> choice,
                const GrowsAssociationState& state,
                const std::vector<double>& expected)
    {
        const auto policy = CreateObject<GrowsScriptedPolicy>();
        policy->answer.choice = choice;
        policy->answer.values = {1.0, 2.0, 3.0};
        const auto explorer = Wrap(policy);
        std::vector<uint32_t> taken(expected.size());
        GrowsDecision decision;
        for (uint32_t i = 0; i < ASKED; ++i)
        {
            explorer->Decide(state, decision);
            NS_TEST_ASSERT_MSG_EQ(decision.values, policy->answer.values, "the policy's values");
            if (!decision.choice)
            {
                NS_TEST_ASSERT_MSG_EQ_TOL(decision.probability, 1.0 - EPSILON, 1e-12, "declined");
                continue;
            }
            ++taken[*decision.choice];
            NS_TEST_ASSERT_MSG_EQ_TOL(decision.probability,
                                      expected[*decision.choice],
                                      1e-12,
                                      "candidate " << *decision.choice);
        }
        for (std::size_t i = 0; i < expected.size(); ++i)
        {
            const double deviation = std::sqrt(expected[i] * (1.0 - expected[i]) / ASKED);
            NS_TEST_EXPECT_MSG_EQ_TOL(static_cast<double>(taken[i]) / ASKED,
                                      expected[i],
                                      4.0 * deviation,
                                      "share of candidate " << i);
        }
    }

    void DoRun() override
    {
        const auto state =
            MakeState({{-70, 10, {5}}, {-80, 8, {5, 5}, 2}, {-90, 6, {}}}); // the second is full
        Expect(0, state, {0.6 + 0.2, 0.0, 0.2});
        Expect(1, state, {0.2, 0.6, 0.2});
        Expect(std::nullopt, state, {0.2, 0.0, 0.2});
        Expect(1, MakeState({{-70, 10, {5}, 1}, {-80, 8, {5}, 1}}), {0.0, 1.0});
        CheckDrawing(state);
        CheckDelegation();
    }

    /// A policy that draws by itself is left alone.
    void CheckDrawing(const GrowsAssociationState& state)
    {
        const auto explorer = Wrap(GrowsAssociationPolicy::Create("random"));
        GrowsDecision decision;
        for (uint32_t i = 0; i < 20; ++i)
        {
            explorer->Decide(state, decision);
            NS_TEST_EXPECT_MSG_EQ(decision.probability, 1.0 / 3.0, "of its own");
        }
    }

    /// It has the policy's name, and is in no list.
    void CheckDelegation()
    {
        const auto policy = GrowsAssociationPolicy::Create("greedy-measured");
        const auto explorer = Wrap(policy);
        NS_TEST_EXPECT_MSG_EQ(explorer->GetName(), "greedy-measured", "name");
        NS_TEST_EXPECT_MSG_EQ(explorer->Validate(), "", "can decide");
        NS_TEST_EXPECT_MSG_EQ(GrowsEpsilonGreedy::Unwrap(explorer), policy, "what is inside");
        NS_TEST_EXPECT_MSG_EQ(GrowsEpsilonGreedy::Unwrap(policy), policy, "itself");
        const auto state = MakeState({{-70, 10, {5}}, {-80, 8, {}}});
        NS_TEST_EXPECT_MSG_EQ(explorer->GetSignalling(state).messages,
                              policy->GetSignalling(state).messages,
                              "messages");
        NS_TEST_EXPECT_MSG_EQ(Wrap(GrowsAssociationPolicy::Create("random"))->AssignStreams(3),
                              2,
                              "a stream beside the policy's");
        NS_TEST_EXPECT_MSG_EQ(CreateObject<GrowsEpsilonGreedy>()->Validate(),
                              "GrowsEpsilonGreedy has no policy: set its attribute Policy",
                              "without a policy");
        for (const auto& name : GrowsAssociationPolicy::GetNames())
        {
            NS_TEST_EXPECT_MSG_EQ(name.find("psilon"), std::string::npos, "no policy of the lists");
        }
    }
};

/**
 * \ingroup grows-tests
 * A network that does what it is told: users 0 to 2 on two cells.
 */
class GrowsRecordedNetworkTestCase : public GrowsHandlerTestCase
{
  protected:
    /// \param name what is tested
    explicit GrowsRecordedNetworkTestCase(const std::string& name)
        : GrowsHandlerTestCase(name, {{-70, -80}, {-75, NOT_MEASURED}, {-90, -85}})
    {
    }

    /// \param user arrives \param seconds when \param demand what it wants
    /// \param choice of the policy
    void Plan(uint32_t user,
              double seconds,
              const GrowsDemand& demand,
              std::optional<uint32_t> choice = 0)
    {
        Simulator::Schedule(Seconds(seconds), [this, user, demand, choice] {
            m_policy->answer.choice = choice;
            m_policy->answer.values = {2.0, 1.0};
            GrowsUserAssociation::Dispatch(m_network, user, demand);
        });
    }

    /// \param user receives \param seconds when \param bytes how much
    /// \param blocks resource blocks times seconds
    void PlanService(uint32_t user, double seconds, uint64_t bytes, double blocks)
    {
        Simulator::Schedule(Seconds(seconds), [=] { m_network->Serve(user, bytes, blocks); });
    }

    /// What happens to them in 3.5 seconds.
    void PlanAll()
    {
        auto heavy = GrowsHelper::HoldingTime(Seconds(10));
        heavy.weight = 2.0;
        Plan(0, 0.2, heavy);
        PlanService(0, 0.5, 1000, 2.0);
        PlanService(0, 1.5, 3000, 5.0);
        Plan(1, 2.2, GrowsHelper::HoldingTime(Seconds(4)), std::nullopt);
        Plan(0, 2.3, GrowsHelper::Endless());
        Simulator::Schedule(Seconds(2.4),
                            [this] { Handler(0)->Reject(3, GrowsReason::NO_DEVICE); });
        Plan(2, 2.5, GrowsHelper::Volume(500));
        PlanService(2, 2.7, 500, 0.5);
        PlanService(0, 3.25, 70, 1.0);
    }
};

/**
 * \ingroup grows-tests
 * The record of a network, by hand.
 */
class GrowsNetworkRecorderTestCase : public GrowsRecordedNetworkTestCase
{
  public:
    GrowsNetworkRecorderTestCase()
        : GrowsRecordedNetworkTestCase("what a network was and did: arrivals, windows, samples")
    {
    }

  private:
    void DoRun() override
    {
        Install();
        GrowsNetworkRecorder recorder;
        recorder.Install(*m_helper);
        PlanAll();
        RunUntil(3.5);
        const auto record = recorder.GetRecord();
        NS_TEST_EXPECT_MSG_EQ(record.windowS, 1.0, "the handlers' window");
        NS_TEST_ASSERT_MSG_EQ(record.cells.size(), 2, "cells");
        NS_TEST_EXPECT_MSG_EQ(record.cells[1].resourceBlocks, 25, "resource blocks");
        NS_TEST_EXPECT_MSG_EQ(record.cells[1].capacity, Handler(1)->GetCapacity(), "capacity");
        CheckArrivals(record);
        CheckLinks(record);
        CheckWindows(record);
        CheckSamples(record);
        Simulator::Destroy(); // the recorder outlives it
    }

    /// Every arrival, whatever became of it.
    void CheckArrivals(const GrowsNetworkRecord& record)
    {
        NS_TEST_ASSERT_MSG_EQ(record.arrivals.size(), 5, "arrivals");
        const std::vector<double> times{0.2, 2.2, 2.3, 2.4, 2.5};
        const std::vector<int64_t> kinds{1, 1, -1, -1, 2};
        const std::vector<int64_t> cells{0, -1, -1, -1, 1};
        const std::vector<double> connected{0.25, -1, -1, -1, 2.55};
        const std::vector<int64_t> received{4070, 0, 0, 0, 500};
        const std::vector<double> blocks{8.0, 0, 0, 0, 0.5};
        for (std::size_t i = 0; i < times.size(); ++i)
        {
            const auto& arrival = record.arrivals[i];
            NS_TEST_EXPECT_MSG_EQ_TOL(arrival.timeS, times[i], 1e-9, "time " << i);
            NS_TEST_EXPECT_MSG_EQ(arrival.kind, kinds[i], "kind of demand " << i);
            NS_TEST_EXPECT_MSG_EQ(arrival.cell, cells[i], "cell " << i);
            NS_TEST_EXPECT_MSG_EQ_TOL(arrival.connectedS, connected[i], 1e-9, "connected " << i);
            NS_TEST_EXPECT_MSG_EQ(arrival.receivedBytes, received[i], "bytes " << i);
            NS_TEST_EXPECT_MSG_EQ_TOL(arrival.rbSeconds, blocks[i], 1e-9, "blocks " << i);
        }
        NS_TEST_EXPECT_MSG_EQ(record.arrivals[0].amount, 10.0, "seconds");
        NS_TEST_EXPECT_MSG_EQ(record.arrivals[4].amount, 500.0, "bytes");
        NS_TEST_EXPECT_MSG_EQ(record.arrivals[0].departedS, -1.0, "it is still there");
        NS_TEST_EXPECT_MSG_GT(record.arrivals[4].departedS, 2.69, "it has left");
    }

    /// The links of arrivals to all cells.
    void CheckLinks(const GrowsNetworkRecord& record)
    {
        NS_TEST_ASSERT_MSG_EQ(record.links.size(), 10, "for each arrival and cell");
        NS_TEST_EXPECT_MSG_EQ(record.GetLink(0, 1).rsrpDbm, -80.0, "RSRP");
        NS_TEST_EXPECT_MSG_EQ(record.GetLink(0, 1).sinrDb, 20.0, "SINR");
        NS_TEST_EXPECT_MSG_EQ(record.GetLink(1, 0).snrDb, 25.0, "SNR");
        NS_TEST_EXPECT_MSG_EQ(record.GetLink(1, 1).rsrpDbm, -1000.0, "a cell not measured");
        NS_TEST_EXPECT_MSG_EQ(record.GetLink(3, 0).rsrpDbm, -1000.0, "no device, no link");
        NS_TEST_EXPECT_MSG_EQ(record.GetLink(4, 1).fullLoadSinrDb, 15.0, "SINR at full load");
    }

    /// What cells carried.
    void CheckWindows(const GrowsNetworkRecord& record)
    {
        NS_TEST_ASSERT_MSG_EQ(record.cellWindows.size(), 6, "three windows, two cells");
        NS_TEST_ASSERT_MSG_EQ(record.utilities.size(), 3, "three windows");
        const std::vector<int64_t> users{1, 0, 1, 0, 1, 0};
        const std::vector<int64_t> bytes{1000, 0, 3000, 0, 0, 500};
        for (std::size_t i = 0; i < users.size(); ++i)
        {
            NS_TEST_EXPECT_MSG_EQ(record.cellWindows[i].users, users[i], "users " << i);
            NS_TEST_EXPECT_MSG_EQ(record.cellWindows[i].receivedBytes, bytes[i], "bytes " << i);
            NS_TEST_EXPECT_MSG_EQ(record.cellWindows[i].rbUse, 0.25 * (1.0 + i % 2), "use " << i);
        }
        NS_TEST_EXPECT_MSG_EQ_TOL(record.utilities[1], std::log1p(0.024), 1e-9, "3000 bytes");
    }

    /// Users who were served for a whole window.
    void CheckSamples(const GrowsNetworkRecord& record)
    {
        NS_TEST_ASSERT_MSG_EQ(record.samples.size(), 2, "user 0, from the second window on");
        const auto& sample = record.samples[0];
        NS_TEST_EXPECT_MSG_EQ(sample.arrival, 0, "arrival");
        NS_TEST_EXPECT_MSG_EQ(sample.window, 1, "window");
        NS_TEST_EXPECT_MSG_EQ(sample.cell, 0, "cell");
        NS_TEST_EXPECT_MSG_EQ(sample.receivedBytes, 3000, "bytes");
        NS_TEST_EXPECT_MSG_EQ(sample.rbSeconds, 5.0, "resource blocks");
        NS_TEST_EXPECT_MSG_EQ(sample.sinrDb, 30.0, "SINR");
        NS_TEST_EXPECT_MSG_EQ(record.samples[1].window, 2, "next window");
        NS_TEST_EXPECT_MSG_EQ(record.samples[1].receivedBytes, 0, "nothing came");
    }
};

/**
 * \ingroup grows-tests
 * A helper that records its run.
 */
class GrowsRunRecorderTestCase : public GrowsRecordedNetworkTestCase
{
  public:
    /// \param epsilon with which the policy explores
    explicit GrowsRunRecorderTestCase(double epsilon)
        : GrowsRecordedNetworkTestCase("GrowsHelper::Record with epsilon " +
                                       std::to_string(epsilon)),
          m_epsilon(epsilon)
    {
    }

  private:
    void DoRun() override
    {
        const auto path = CreateTempDirFilename(std::to_string(getpid()) + ".safetensors");
        RngSeedManager::SetRun(77);
        m_network->measuresRbShare = false;
        m_helper->Record(path, m_epsilon);
        Install();
        const bool isWrapped = m_helper->GetPolicy() != m_policy;
        NS_TEST_EXPECT_MSG_EQ(isWrapped, (m_epsilon > 0.0), "nothing is wrapped without need");
        m_helper->AssignStreams(0);
        PlanAll();
        RunUntil(3.5);
        Simulator::Destroy();
        RngSeedManager::SetRun(1);
        const auto loaded = GrowsLoadTrajectory(path);
        NS_TEST_ASSERT_MSG_EQ(loaded.problem, "", "written");
        CheckOrigin(*loaded.value);
        CheckDecisions(*loaded.value);
    }

    /// Which run it was, and what is seen of it.
    void CheckOrigin(const GrowsTrajectory& trajectory)
    {
        const auto& origin = trajectory.origin;
        NS_TEST_EXPECT_MSG_EQ(origin.program.empty(), false, "name of this program");
        NS_TEST_EXPECT_MSG_EQ(origin.policy, m_policy->GetName(), "name of the policy");
        NS_TEST_EXPECT_MSG_EQ(origin.weights, "", "it reads no file");
        NS_TEST_EXPECT_MSG_EQ(origin.epsilon, m_epsilon, "epsilon");
        NS_TEST_EXPECT_MSG_EQ(origin.seed, 77, "RngRun");
        NS_TEST_EXPECT_MSG_EQ(origin.cells, 2, "cells");
        NS_TEST_EXPECT_MSG_EQ(trajectory.scales.rateBps, 17e6, "scales of radio scenarios");
        NS_TEST_EXPECT_MSG_EQ(GrowsFeatureSet::FindRbShareReader(trajectory.features),
                              "",
                              "only what the network measures");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(trajectory.features, "mean-utility"), "", "features");
        NS_TEST_EXPECT_MSG_EQ(GrowsFeatureSet::HasDecline(trajectory.features),
                              false,
                              "rules do not weigh to decline");
        NS_TEST_EXPECT_MSG_GT(trajectory.network.arrivals.size(), 4, "the network's record");
    }

    /// Three were decided about, one of which is declined without exploration: that is no action of
    /// a rule. The last window of rewards ends with the run.
    void CheckDecisions(const GrowsTrajectory& trajectory)
    {
        const bool isDeclined = m_epsilon == 0.0;
        NS_TEST_ASSERT_MSG_EQ(trajectory.transitions.size(), (isDeclined ? 2 : 3), "decisions");
        NS_TEST_ASSERT_MSG_EQ(trajectory.outcomes.size(), (isDeclined ? 2 : 3), "outcomes");
        const auto& last = trajectory.outcomes.back();
        NS_TEST_EXPECT_MSG_EQ(last.isLast, true, "no other followed");
        const double elapsedS = isDeclined ? 2.3 : 2.0;
        NS_TEST_EXPECT_MSG_EQ_TOL(trajectory.outcomes[0].elapsedS, elapsedS, 1e-9, "to the next");
        // 1000 and 3000 bytes of a user of weight 2, in a window of 0.1 s each
        const double sum = 2.0 * (std::log1p(0.08) + std::log1p(0.24));
        NS_TEST_EXPECT_MSG_EQ_TOL(trajectory.outcomes[0].utility,
                                  sum / (10.0 * elapsedS),
                                  1e-9,
                                  "mean utility");
        if (isDeclined)
        {
            NS_TEST_EXPECT_MSG_EQ(trajectory.transitions[0].probability, 1.0, "no exploration");
            NS_TEST_EXPECT_MSG_EQ(trajectory.rejections, 3.0, "of the run");
        }
        else
        {
            NS_TEST_EXPECT_MSG_EQ_TOL(trajectory.outcomes[1].elapsedS, 0.3, 1e-9, "to the next");
            NS_TEST_EXPECT_MSG_EQ(trajectory.transitions[1].probability, 1.0, "the only candidate");
            NS_TEST_EXPECT_MSG_EQ(trajectory.outcomes[1].accepted, true, "which exploration took");
        }
    }

    double m_epsilon; //!< with which the policy explores
};

/**
 * \ingroup grows-tests
 * Recording that cannot be, and runs that leave no record of their own.
 */
class GrowsBadRecordTestCase : public GrowsProgramTestCase
{
  public:
    GrowsBadRecordTestCase()
        : GrowsProgramTestCase("bad values for GrowsRecord: one sentence each")
    {
    }

  private:
    /// Install handlers. \param helper does
    static void Install(GrowsHelper& helper)
    {
        helper.Install(CreateObject<GrowsFakeNetwork>(std::vector<std::vector<double>>{{-70}}));
    }

    /// Expect that a helper refuses. \param part of what is said
    /// \param record value of GrowsRecord \param epsilon value of GrowsRecordEpsilon
    void ExpectRefusal(const std::string& part, const std::string& record, double epsilon)
    {
        ExpectAbort(part, [&] {
            Config::SetGlobal("GrowsRecord", StringValue(record));
            Config::SetGlobal("GrowsRecordEpsilon", DoubleValue(epsilon));
            GrowsHelper helper("max-rssi");
            Install(helper);
        });
    }

    void DoRun() override
    {
        const auto path = GetFolder() + "/record.safetensors";
        ExpectRefusal("GrowsRecordEpsilon must be from 0 to 1, not 1.5", path, 1.5);
        ExpectRefusal("GrowsRecordEpsilon must be from 0 to 1, not -0.1", path, -0.1);
        ExpectRefusal("GrowsRecordEpsilon has no effect without GrowsRecord", "", 0.5);
        ExpectRefusal("cannot write /nowhere/a: name a file in a folder that exists",
                      "/nowhere/a",
                      0.0);
        ExpectAbort("GrowsRecordEpsilon must be from 0 to 1, not nan", [&] {
            GrowsHelper helper("max-rssi");
            helper.Record(path, NAN);
            Install(helper);
        });
        ExpectAbort("GrowsHelper::Record: call it before Install", [&] {
            GrowsHelper helper("max-rssi");
            Install(helper);
            helper.Record(path);
        });
        CheckSecondHelper(path);
    }

    /// A second helper is not recorded; global values take precedence; nobody arrived.
    void CheckSecondHelper(const std::string& path)
    {
        const auto outcome = RunForked([&] {
            Config::SetGlobal("GrowsRecord", StringValue(path));
            GrowsHelper first("max-rssi");
            first.Record("/nowhere/b", 0.5);
            Install(first);
            NS_ABORT_MSG_IF(DynamicCast<GrowsEpsilonGreedy>(first.GetPolicy()), "epsilon is 0");
            GrowsHelper second("random");
            Install(second);
            Simulator::Stop(Seconds(1));
            Simulator::Run();
            Simulator::Destroy();
        });
        ExpectOneLine(outcome, 0, "holds the run of one helper", "a second helper");
        NS_TEST_EXPECT_MSG_EQ(
            FindMissing(GrowsLoadTrajectory(path).problem, "holds no decision: nobody arrived"),
            "",
            "nothing to learn");
    }
};

/**
 * \ingroup grows-tests
 * Records.
 */
class GrowsRecordTestSuite : public TestSuite
{
  public:
    GrowsRecordTestSuite()
        : TestSuite("grows-record")
    {
        AddTestCase(new GrowsEpsilonGreedyTestCase);
        AddTestCase(new GrowsNetworkRecorderTestCase);
        AddTestCase(new GrowsRunRecorderTestCase(0.0));
        AddTestCase(new GrowsRunRecorderTestCase(1.0));
        AddTestCase(new GrowsBadRecordTestCase);
    }
};

GrowsRecordTestSuite g_growsRecordTestSuite; //!< registers the suite

} // namespace
