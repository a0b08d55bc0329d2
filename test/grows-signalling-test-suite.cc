// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-comparison.h"
#include "grows-evaluation.h"
#include "grows-handler-test-case.h"
#include "grows-test-text.h"

#include "ns3/boolean.h"
#include "ns3/config.h"
#include "ns3/double.h"
#include "ns3/grows-results-helper.h"
#include "ns3/rng-seed-manager.h"

#include <set>

/**
 * \file
 * \ingroup grows-tests Decisions that base stations reach by messages: what is sent, how long it
 * takes, and what may happen meanwhile. Handlers are on a network made of tables; the checker of
 * grows-conservation-test-suite.cc watches them.
 */

using namespace ns3;

namespace
{

/// Four users that measure three equally strong cells, the first one best.
const std::vector<std::vector<double>> FOUR_USERS(4, {-80.0, -85.0, -90.0});

/// Messages and bytes of the rules, worked by hand.
class CountsTestCase : public TestCase
{
  public:
    CountsTestCase()
        : TestCase("what the rules' base stations send each other")
    {
    }

  private:
    /// \param served users of each candidate \return a state
    static GrowsAssociationState MakeState(const std::vector<uint32_t>& served)
    {
        GrowsAssociationState state;
        for (const auto users : served)
        {
            GrowsCandidate candidate;
            candidate.cell.capacity = 10;
            candidate.cell.users.resize(users);
            state.candidates.push_back(candidate);
        }
        return state;
    }

    /// Compare. \param policy whose \param state about which \param counts rounds, messages, bytes
    void Expect(GrowsAssociationPolicy& policy,
                const GrowsAssociationState& state,
                const std::vector<uint64_t>& counts)
    {
        const auto signalling = policy.GetSignalling(state);
        const std::string name = policy.GetInstanceTypeId().GetName();
        NS_TEST_EXPECT_MSG_EQ(signalling.rounds, counts[0], "rounds of " << name);
        NS_TEST_EXPECT_MSG_EQ(signalling.messages, counts[1], "messages of " << name);
        NS_TEST_EXPECT_MSG_EQ(signalling.payloadBytes, counts[2], "payload of " << name);
        NS_TEST_EXPECT_MSG_EQ(signalling.headerBytes, 0, "headers are the handler's");
    }

    void DoRun() override
    {
        // Two are reported: 2 numbers of the arriving UE and 3 of each of 3 candidates. They report
        // 6 numbers, and 3 of each user: 4 * (2 * 11 + (6 + 3 * 2) + 6).
        const auto state = MakeState({5, 2, 0});
        const std::vector<uint64_t> reports{2, 4, 160};
        const std::vector<uint64_t> nothing{0, 0, 0};
        const auto retry = GrowsAssociationPolicy::Create("max-rssi-retry");
        Expect(*retry, state, reports);
        Expect(*retry, MakeState({5}), nothing);
        Expect(*retry, MakeState({}), nothing);
        Expect(*GrowsAssociationPolicy::Create("max-rssi"), state, nothing);
        Expect(*GrowsAssociationPolicy::Create("none"), state, nothing);
        const auto random = GrowsAssociationPolicy::Create("random");
        Expect(*random, state, nothing);
        random->SetAttribute("FreeCapacityOnly", BooleanValue(true));
        Expect(*random, state, reports);
    }
};

/// A scripted policy with a backhaul: two rounds of 5 ms for three candidates.
class DelayedTestCase : public GrowsHandlerTestCase
{
  public:
    /// \param what is tested
    explicit DelayedTestCase(const std::string& what)
        : GrowsHandlerTestCase(what, FOUR_USERS)
    {
    }

  protected:
    /// Install with one place in each cell; the policy likes cell 1, then 2, then 0.
    void InstallDelayed()
    {
        m_helper->SetHandlerAttribute("MinRbPerUe", DoubleValue(25.0));
        m_helper->SetHandlerAttribute("BackhaulDelay", TimeValue(MilliSeconds(5)));
        m_policy->answer = {1, {0.5, 1.0, 0.75}};
        Install();
        m_helper->TraceConnect("Unfinished",
                               MakeCallback(&DelayedTestCase::RecordUnfinished, this));
    }

    /// \param session a session, or an arrival, that the end cut off
    void RecordUnfinished(const GrowsSession& session)
    {
        m_unfinished.push_back(session);
    }

    std::vector<GrowsSession> m_unfinished; //!< what the end cut off
};

/// The wait is rounds times delay, and the arriving UE is not idle in it.
class WaitTestCase : public DelayedTestCase
{
  public:
    WaitTestCase()
        : DelayedTestCase("a decision takes its rounds' time, and nobody arrives twice in it")
    {
    }

  private:
    void DoRun() override
    {
        InstallDelayed();
        m_helper->Arrive(0, Seconds(1.0), GrowsHelper::Endless());
        m_helper->Arrive(0, Seconds(1.004), GrowsHelper::Endless());
        RunUntil(1.009999);
        NS_TEST_EXPECT_MSG_EQ(m_policy->asked, 1, "asked at the arrival");
        NS_TEST_EXPECT_MSG_EQ(m_network->GetServingCell(0), std::nullopt, "not before 10 ms");
        NS_TEST_EXPECT_MSG_EQ(m_network->IsIdle(0), false, "but not idle either");
        NS_TEST_EXPECT_MSG_EQ(Handler(0)->GetUndecided().size(), 1, "undecided users");
        NS_TEST_EXPECT_MSG_EQ(m_log.decisions.size(), 0, "for its decision");
        NS_TEST_ASSERT_MSG_EQ(m_log.rejections.size(), 1, "the second arrival");
        NS_TEST_EXPECT_MSG_EQ(GrowsToString(m_log.rejections[0].second),
                              "already-connected",
                              "finds the first one under way");
        RunUntil(2.0);
        NS_TEST_EXPECT_MSG_EQ(Handler(0)->GetUndecided().size(), 0, "it waits no longer");
        NS_TEST_ASSERT_MSG_EQ(m_log.decisions.size(), 1, "decisions");
        NS_TEST_EXPECT_MSG_EQ(m_log.decisions[0].time, Seconds(1.0), "when it arrived");
        NS_TEST_EXPECT_MSG_EQ(m_log.decisions[0].signalling.rounds, 2, "there and back");
        NS_TEST_EXPECT_MSG_EQ(m_log.decisions[0].signalling.headerBytes, 4 * 60, "four messages");
        NS_TEST_ASSERT_MSG_EQ(m_log.connected.size(), 1, "connected");
        NS_TEST_EXPECT_MSG_EQ(m_log.connected[0].arrived, Seconds(1.0), "time of arrival");
        NS_TEST_EXPECT_MSG_EQ(m_log.connected[0].decided, Seconds(1.01), "10 ms later");
        NS_TEST_EXPECT_MSG_EQ(*m_log.connected[0].connected, Seconds(1.06), "and 50 to connect");
    }
};

/// A place that is freed during the wait is not known of, but is when the next one asks.
class StaleTestCase : public GrowsHandlerTestCase
{
  public:
    StaleTestCase()
        : GrowsHandlerTestCase("a place is freed while an arriving UE waits", FOUR_USERS)
    {
    }

  private:
    void DoRun() override
    {
        m_helper = std::make_unique<GrowsHelper>("max-rssi-retry");
        m_helper->SetHandlerAttribute("MinRbPerUe", DoubleValue(25.0));
        m_helper->SetHandlerAttribute("BackhaulDelay", TimeValue(MilliSeconds(40)));
        Install();
        m_network->NotifyAttached(3, 0); // by other code, until 1.05 s
        Simulator::Schedule(Seconds(1.05), &StaleTestCase::Free, this);
        m_helper->Arrive(0, Seconds(1.0), GrowsHelper::Endless());
        m_helper->Arrive(1, Seconds(1.2), GrowsHelper::Endless());
        RunUntil(3.0);
        NS_TEST_ASSERT_MSG_EQ(m_log.connected.size(), 2, "both are served");
        NS_TEST_EXPECT_MSG_EQ(m_log.connected[0].user, 0, "the first one first");
        NS_TEST_EXPECT_MSG_EQ(m_log.connected[0].cell, 1, "its best cell was full when it asked");
        NS_TEST_EXPECT_MSG_EQ(m_log.connected[0].decided, Seconds(1.08), "though free by then");
        NS_TEST_EXPECT_MSG_EQ(m_log.connected[1].cell, 0, "the second one finds it free");
    }

    /// The user that other code attached leaves.
    void Free()
    {
        m_network->NotifyDetached(3);
    }
};

/// A state that is old leads to another choice than a fresh one.
class OldStateTestCase : public GrowsHandlerTestCase
{
  public:
    /// \param delayMs of the backhaul \param cells that must serve the three arriving UEs
    OldStateTestCase(uint32_t delayMs, const std::vector<uint32_t>& cells)
        : GrowsHandlerTestCase("three arriving UEs 1 ms apart, " + std::to_string(delayMs) +
                                   " ms of backhaul",
                               FOUR_USERS),
          m_delayMs(delayMs),
          m_cells(cells)
    {
    }

  private:
    void DoRun() override
    {
        m_helper = std::make_unique<GrowsHelper>("least-loaded");
        m_helper->SetHandlerAttribute("BackhaulDelay", TimeValue(MilliSeconds(m_delayMs)));
        Install();
        for (uint32_t user = 0; user < m_cells.size(); ++user)
        {
            m_helper->Arrive(user, Seconds(1.0) + MilliSeconds(user), GrowsHelper::Endless());
        }
        RunUntil(3.0);
        for (uint32_t user = 0; user < m_cells.size(); ++user)
        {
            NS_TEST_ASSERT_MSG_EQ(m_network->GetServingCell(user).has_value(), true, "served");
            NS_TEST_EXPECT_MSG_EQ(*m_network->GetServingCell(user),
                                  m_cells[user],
                                  "cell of " << user);
        }
    }

    uint32_t m_delayMs;            //!< of the backhaul
    std::vector<uint32_t> m_cells; //!< that must serve the arriving UEs
};

/// Four arriving UEs for three places: who is refused goes to the next best, if there is one.
class FullAtExecutionTestCase : public DelayedTestCase
{
  public:
    FullAtExecutionTestCase()
        : DelayedTestCase("cells that are full when decisions are executed")
    {
    }

  private:
    void DoRun() override
    {
        InstallDelayed();
        GrowsResultsHelper results("table", "scripted", 1);
        results.Install(*m_helper);
        for (uint32_t user = 0; user < 4; ++user)
        {
            m_helper->Arrive(user, Seconds(1.0), GrowsHelper::Endless());
        }
        RunUntil(2.0);
        // All choose cell 1; the second is refused there at 10 ms and knows at 15 ms; the third is
        // refused by cell 2 then, and takes cell 0 at 20 ms; so the fourth, refused by cell 0 as
        // well, which needs no message, ends at 20 ms.
        const std::vector<std::optional<uint32_t>> cells{1, 2, 0, std::nullopt};
        const std::vector<std::vector<uint32_t>> filled{{}, {1}, {1, 2}, {1, 2, 0}};
        const std::vector<uint32_t> rounds{2, 3, 4, 4};
        NS_TEST_ASSERT_MSG_EQ(m_log.decisions.size(), 4, "decisions");
        for (std::size_t i = 0; i < 4; ++i)
        {
            const auto& record = m_log.decisions[i];
            NS_TEST_EXPECT_MSG_EQ(record.state.user, i, "in order of arrival");
            NS_TEST_EXPECT_MSG_EQ(record.cell, cells[i], "cell of user " << i);
            NS_TEST_EXPECT_MSG_EQ(record.cellsFullAtExecution,
                                  filled[i],
                                  "cells found full by user " << i);
            NS_TEST_EXPECT_MSG_EQ(record.signalling.rounds, rounds[i], "rounds of user " << i);
            // Besides two announcements (44 bytes) and two reports (24); a refusal has 12.
            NS_TEST_EXPECT_MSG_EQ(record.signalling.messages,
                                  2 + rounds[i],
                                  "messages, user " << i);
            NS_TEST_EXPECT_MSG_EQ(record.signalling.payloadBytes,
                                  136 + 12 * (rounds[i] - 2),
                                  "payload of user " << i);
        }
        NS_TEST_ASSERT_MSG_EQ(m_log.connected.size(), 3, "connections");
        NS_TEST_EXPECT_MSG_EQ(m_log.connected[2].decided, Seconds(1.02), "four rounds");
        NS_TEST_ASSERT_MSG_EQ(m_log.rejections.size(), 1, "for four users");
        NS_TEST_EXPECT_MSG_EQ(GrowsToString(m_log.rejections[0].second),
                              "cell-full-at-execution",
                              "reason");
        results.Finish();
        CheckTables(results);
    }

    /// What stands in the files. \param results of the run
    void CheckTables(const GrowsResultsHelper& results)
    {
        const auto timing = results.GetTiming(1.0);
        const auto arrivals = results.GetArrivals();
        NS_TEST_EXPECT_MSG_EQ(timing.GetNumber(0, "messages"), 5.25, "(4 + 5 + 6 + 6) / 4");
        NS_TEST_EXPECT_MSG_EQ(timing.GetNumber(0, "bytes"),
                              (4 * 136 + 5 * 12 + 21 * 60) / 4.0,
                              "mean bytes of a decision");
        NS_TEST_EXPECT_MSG_EQ_TOL(timing.GetNumber(0, "attach_delay_ms"),
                                  15.0,
                                  1e-9,
                                  "mean delay of three connections");
        NS_TEST_EXPECT_MSG_EQ(timing.GetNumber(0, "full_at_execution"),
                              6,
                              "cells full at execution");
        NS_TEST_EXPECT_MSG_EQ(arrivals.GetNRows(), 4, "a row each");
        NS_TEST_EXPECT_MSG_EQ(arrivals.GetText(3, "reason"),
                              "cell-full-at-execution",
                              "why the last has none");
    }
};

/// A policy that does not say what it thinks of the others leaves no next best.
class NoNextBestTestCase : public DelayedTestCase
{
  public:
    NoNextBestTestCase()
        : DelayedTestCase("no next best without values, or with none that may be taken")
    {
    }

  private:
    void DoRun() override
    {
        InstallDelayed();
        const double never = GrowsScoredPolicy::NEVER;
        m_policy->answer.values.clear();
        m_helper->Arrive(0, Seconds(1.0), GrowsHelper::HoldingTime(Seconds(0.1)));
        m_helper->Arrive(1, Seconds(1.0), GrowsHelper::Endless());
        const auto offerOne = [this, never] { m_policy->answer.values = {never, 1.0, never}; };
        Simulator::Schedule(Seconds(1.5), offerOne);
        m_helper->Arrive(2, Seconds(2.0), GrowsHelper::HoldingTime(Seconds(0.1)));
        m_helper->Arrive(3, Seconds(2.0), GrowsHelper::Endless());
        RunUntil(3.0);
        NS_TEST_EXPECT_MSG_EQ(m_log.departures.size(), 2, "the first ones are served");
        NS_TEST_ASSERT_MSG_EQ(m_log.rejections.size(), 2, "the others are not");
        for (const auto& [user, reason] : m_log.rejections)
        {
            NS_TEST_EXPECT_MSG_EQ(GrowsToString(reason),
                                  "cell-full-at-execution",
                                  "reason of " << user);
        }
    }
};

/// Other code attaches an arriving UE while its decision is on its way.
class ForeignAttachTestCase : public DelayedTestCase
{
  public:
    ForeignAttachTestCase()
        : DelayedTestCase("other code attaches an arriving UE that waits")
    {
    }

  private:
    void DoRun() override
    {
        InstallDelayed();
        m_helper->Arrive(0, Seconds(1.0), GrowsHelper::Endless());
        Simulator::Schedule(Seconds(1.005), &ForeignAttachTestCase::Attach, this);
        RunUntil(3.0);
        NS_TEST_EXPECT_MSG_EQ(m_log.decisions.size(), 0, "nothing to decide any more");
        NS_TEST_ASSERT_MSG_EQ(m_log.rejections.size(), 1, "rejections");
        NS_TEST_EXPECT_MSG_EQ(GrowsToString(m_log.rejections[0].second),
                              "already-connected",
                              "reason of the rejection");
        NS_TEST_EXPECT_MSG_EQ(*m_network->GetServingCell(0), 2, "where it was put");
    }

    /// Other code takes the user.
    void Attach()
    {
        m_network->NotifyAttached(0, 2);
    }
};

/// The end of the simulation cuts a decision off.
class CutOffTestCase : public DelayedTestCase
{
  public:
    CutOffTestCase()
        : DelayedTestCase("the simulation ends while an arriving UE waits")
    {
    }

  private:
    void DoRun() override
    {
        InstallDelayed();
        GrowsResultsHelper results("table", "scripted", 1);
        results.Install(*m_helper);
        m_helper->Arrive(2, Seconds(1.0), GrowsHelper::Volume(5.0));
        RunUntil(1.005);
        results.Finish();
        const auto arrivals = results.GetArrivals();
        NS_TEST_ASSERT_MSG_EQ(arrivals.GetNRows(), 1, "arrivals in the table");
        NS_TEST_EXPECT_MSG_EQ(arrivals.GetText(0, "outcome"), "unfinished", "what became of it");
        NS_TEST_EXPECT_MSG_EQ(arrivals.GetText(0, "cell"), "", "no cell yet");
        Simulator::Destroy();
        NS_TEST_ASSERT_MSG_EQ(m_unfinished.size(), 1, "sessions that are unfinished");
        NS_TEST_EXPECT_MSG_EQ(m_unfinished[0].user, 2, "user of the unfinished session");
        NS_TEST_EXPECT_MSG_EQ(m_unfinished[0].arrived, Seconds(1.0), "when it came");
        NS_TEST_EXPECT_MSG_EQ(m_unfinished[0].connected, std::nullopt, "it was never connected");
    }
};

/// Handlers in the slotted network: what they decide at once is what is decided directly.
class HandledEvaluationTestCase : public TestCase
{
  public:
    HandledEvaluationTestCase()
        : TestCase("hotspot in slots, decided by handlers, without and with a backhaul")
    {
    }

  private:
    /// \param policy its name \param delay of the backhaul \return the tables of a run
    static GrowsTables Play(const std::string& policy, const Time& delay)
    {
        Config::SetDefault("ns3::GrowsUserAssociation::BackhaulDelay", TimeValue(delay));
        RngSeedManager::SetRun(10001);
        auto tables = GrowsPlayByHandlers(GrowsSlottedEnvironment::Create("hotspot"),
                                          GrowsAssociationPolicy::Create(policy),
                                          policy,
                                          10001);
        Config::SetDefault("ns3::GrowsUserAssociation::BackhaulDelay", TimeValue(Seconds(0)));
        return tables;
    }

    /// \param tables of a run \return users served at a time, after the warm-up of 10 s
    static double GetUsers(const GrowsTables& tables)
    {
        const auto& windows = tables.at("windows.csv");
        double users = 0.0;
        std::set<double> times;
        for (std::size_t row = 0; row < windows.GetNRows(); ++row)
        {
            const double end = windows.GetNumber(row, "time_s");
            if (end > 10.5)
            {
                users += windows.GetNumber(row, "users");
                times.insert(end);
            }
        }
        return users / static_cast<double>(times.size());
    }

    void DoRun() override
    {
        for (const std::string policy : {"max-rssi", "greedy-utility"})
        {
            RngSeedManager::SetRun(10001);
            const auto direct = GrowsEvaluatePolicy(GrowsSlottedEnvironment::Create("hotspot"),
                                                    GrowsAssociationPolicy::Create(policy),
                                                    1);
            const auto tables = Play(policy, Seconds(0));
            const auto& run = tables.at("runs.csv");
            const auto get = [&run](const char* column) { return run.GetNumber(0, column); };
            NS_TEST_EXPECT_MSG_EQ(get("rejections"), direct.rejections, "rejections, " << policy);
            NS_TEST_EXPECT_MSG_EQ(get("arrivals"), direct.arrivals, "arrivals, " << policy);
            NS_TEST_EXPECT_MSG_EQ_TOL(get("utility") / direct.utility, 1.0, 0.05, policy);
            NS_TEST_EXPECT_MSG_EQ_TOL(GetUsers(tables) / direct.users, 1.0, 0.1, policy);
        }
        const auto delayed = Play("greedy-utility", Seconds(1));
        const auto& timing = delayed.at("timing.csv");
        NS_TEST_EXPECT_MSG_GT(timing.GetNumber(0, "attach_delay_ms"), 1000.0, "two rounds, mostly");
        NS_TEST_EXPECT_MSG_LT_OR_EQ(timing.GetNumber(0, "attach_delay_ms"),
                                    2200.0,
                                    "and a few more");
        const auto alone = Play("max-rssi", Seconds(1)).at("timing.csv");
        NS_TEST_EXPECT_MSG_EQ(alone.GetText(0, "messages"), "0", "nobody is asked");
        const GrowsComparison comparison(delayed.at("runs.csv"), timing);
        const auto table = comparison.GetSignalling().ToText();
        NS_TEST_EXPECT_MSG_EQ(FindMissing(table, "full at execution"), "", "counts them");
    }
};

/**
 * \ingroup grows-tests
 * Decisions by messages.
 */
class GrowsSignallingTestSuite : public TestSuite
{
  public:
    GrowsSignallingTestSuite()
        : TestSuite("grows-signalling", TestSuite::Type::UNIT)
    {
        AddTestCase(new CountsTestCase);
        AddTestCase(new WaitTestCase);
        AddTestCase(new StaleTestCase);
        AddTestCase(new OldStateTestCase(0, {0, 1, 2}));
        AddTestCase(new OldStateTestCase(5, {0, 0, 0}));
        AddTestCase(new FullAtExecutionTestCase);
        AddTestCase(new NoNextBestTestCase);
        AddTestCase(new ForeignAttachTestCase);
        AddTestCase(new CutOffTestCase);
        AddTestCase(new HandledEvaluationTestCase);
    }
};

GrowsSignallingTestSuite g_growsSignallingTestSuite; //!< registers the suite

} // namespace
