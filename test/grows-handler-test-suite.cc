// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-handler-test-case.h"
#include "grows-test-text.h"

#include "ns3/boolean.h"
#include "ns3/double.h"
#include "ns3/grows-formula-rate-model.h"
#include "ns3/uinteger.h"

#include <cmath>

using namespace ns3;

namespace
{

constexpr double INFINITE = std::numeric_limits<double>::infinity();

/// Which cells become candidates, and in which order.
class CandidatesTestCase : public GrowsHandlerTestCase
{
  public:
    CandidatesTestCase()
        : GrowsHandlerTestCase("candidates: ranking, number, gap and SINR limits, capacity",
                               {{-90.0, -80.0, -95.0, -85.0, -INFINITE, NOT_A_NUMBER},
                                {-90.0, -90.0, -80.0, -90.0, -100.0, -100.0},
                                {-90.0, -80.0, -85.0, -80.0, -100.0, -100.0}})
    {
    }

  private:
    /// \param user whose \return the candidates' cells
    std::vector<uint32_t> GetCells(uint32_t user)
    {
        std::vector<uint32_t> cells;
        for (const auto& c : Handler(0)->GetAssociationState(user, GrowsDemand()).candidates)
        {
            cells.push_back(c.cell.cell);
        }
        return cells;
    }

    /// Compare. \param user index of the user \param cells what they should be \param what why
    void Expect(uint32_t user, const std::vector<uint32_t>& cells, const std::string& what)
    {
        NS_TEST_EXPECT_MSG_EQ(GetCells(user), cells, what);
    }

    void DoRun() override
    {
        Install();
        Expect(0, {1, 3, 0}, "the three strongest, the best first");
        Expect(1, {2, 0, 1}, "ties in the order of the cells");
        auto handler = Handler(0);
        handler->SetAttribute("Candidates", UintegerValue(10));
        Expect(0, {1, 3, 0, 2}, "cells that are not measured are none");
        handler->SetAttribute("Candidates", UintegerValue(1));
        Expect(0, {1}, "only the best");
        handler->SetAttribute("Candidates", UintegerValue(3));
        handler->SetAttribute("MaxRsrpGapDb", DoubleValue(5.0));
        Expect(0, {1, 3}, "a gap of exactly the limit stays, 10 dB do not");
        handler->SetAttribute("MaxRsrpGapDb", DoubleValue(1000.0));
        handler->SetAttribute("MinSinrDb", DoubleValue(15.0));
        Expect(0, {1, 3}, "SINR of 20 and 15 dB stay, 10 do not");
        handler->SetAttribute("MinSinrDb", DoubleValue(30.0));
        Expect(0, {1}, "the best stays, however weak");
        Expect(2, {1}, "of those equally strong, only the first");
        handler->SetAttribute("MinSinrDb", DoubleValue(-1000.0));

        m_network->userLimit = 1;
        m_network->NotifyAttached(1, 3);
        Expect(0, {1, 3, 0}, "a full cell stays in the list");
        handler->SetAttribute("CandidatesWithFreeCapacityOnly", BooleanValue(true));
        Expect(0,
               {1, 0, 2},
               "unless only those with free capacity are wanted: then the next comes in");
        NS_TEST_EXPECT_MSG_EQ(handler->SetAttributeFailSafe("Candidates", UintegerValue(0)),
                              false,
                              "no candidates at all is not a number of candidates");
        ExpectTargets();
        RefuseAll();
    }

    /// Cells that a served user may go to.
    void ExpectTargets()
    {
        auto handler = Handler(0);
        const auto expect = [&](uint32_t most, const std::vector<uint32_t>& expected) {
            handler->SetAttribute("Candidates", UintegerValue(most));
            std::vector<uint32_t> cells;
            const auto isPossible = [](uint32_t cell) { return cell != 1; };
            const auto state = handler->GetTargetState(0, GrowsDemand(), isPossible);
            for (const auto& candidate : state.candidates)
            {
                cells.push_back(candidate.cell.cell);
            }
            NS_TEST_EXPECT_MSG_EQ(cells, expected, "targets if at most " << most << " are wanted");
        };
        handler->SetAttribute("CandidatesWithFreeCapacityOnly", BooleanValue(false));
        expect(1, {3});
        expect(2, {3});
        expect(3, {3, 0});
    }

    /// Cells that are left out because they are full were measured.
    void RefuseAll()
    {
        Handler(1)->SetAttribute("CandidatesWithFreeCapacityOnly", BooleanValue(true));
        m_network->userLimit = 0;
        m_helper->Arrive(0, Seconds(0.0), GrowsHelper::Endless());
        RunUntil(1.0);
        NS_TEST_ASSERT_MSG_EQ(m_log.rejections.size(), 1, "the cell is full");
        NS_TEST_EXPECT_MSG_EQ(GrowsToString(m_log.rejections[0].second), "no-free-capacity", "why");
    }
};

/// Users on their way by a handover have a place already.
class ReservationTestCase : public GrowsHandlerTestCase
{
  public:
    ReservationTestCase()
        : GrowsHandlerTestCase("a user on its way to a cell counts there",
                               {{-80.0, -90.0}, {-85.0, -95.0}})
    {
    }

  private:
    /// \return users that cell 1 tells of
    std::size_t Count()
    {
        return Handler(1)->GetCellState().users.size();
    }

    void DoRun() override
    {
        m_network->userLimit = 1;
        Install();
        m_network->NotifyAttached(0, 0);
        m_network->ReserveHandover(0, 1);
        NS_TEST_EXPECT_MSG_EQ(Count(), 1, "on its way");
        NS_TEST_EXPECT_MSG_EQ(Handler(1)->GetCellState().HasFreeCapacity(),
                              false,
                              "the only place");
        NS_TEST_EXPECT_MSG_EQ(Handler(0)->GetCellState().users.size(), 1, "it is here still");
        m_network->ReleaseHandover(0);
        NS_TEST_EXPECT_MSG_EQ(Count(), 0, "it stays");
        m_network->ReserveHandover(0, 1);
        m_network->NotifyMoved(0, 1);
        NS_TEST_EXPECT_MSG_EQ(Count(), 1, "it is there, and counts once");
    }
};

/// What a cell reports.
class CellStateTestCase : public GrowsHandlerTestCase
{
  public:
    CellStateTestCase()
        : GrowsHandlerTestCase("state of a cell and its users",
                               {{-80.0, -90.0}, {-85.0, -95.0}, {-70.0, -99.0}})
    {
    }

  private:
    void DoRun() override
    {
        m_helper->SetHandlerAttribute("MinRbPerUe", DoubleValue(2.5));
        m_network->SetRateModel(CreateObject<GrowsFormulaRateModel>());
        Install();
        m_policy->answer.choice = 0;
        m_helper->Arrive(0, Seconds(0.0), {GrowsDemand::Kind::HOLDING_TIME, 10.0, 2.0});
        m_helper->Arrive(1, Seconds(0.0), {GrowsDemand::Kind::VOLUME, 1e6, 0.5});
        m_network->NotifyAttached(2, 0); // attached by other code
        Simulator::Schedule(Seconds(1.5), &GrowsFakeNetwork::Receive, m_network, 1, 250'000);
        RunUntil(2.05);

        const auto state = Handler(0)->GetCellState();
        NS_TEST_EXPECT_MSG_EQ(state.capacity, 10, "floor(25 / 2.5)");
        NS_TEST_EXPECT_MSG_EQ(state.resourceBlocks, 25, "resource blocks of the cell");
        NS_TEST_EXPECT_MSG_EQ_TOL(state.rbUse, 0.25, 1e-12, "of the last window");
        NS_TEST_ASSERT_MSG_EQ(state.users.size(), 3, "users, one of them not ours");
        const auto& holding = state.users[0].remaining;
        NS_TEST_EXPECT_MSG_EQ_TOL(holding.amount, 8.0, 1e-9, "10 s from 0.05 s on");
        NS_TEST_EXPECT_MSG_EQ_TOL(holding.normalised, 1.6, 1e-9, "in the same proportion");
        const auto& volume = state.users[1].remaining;
        NS_TEST_EXPECT_MSG_EQ_TOL(volume.amount, 750e3, 1e-6, "bytes left");
        NS_TEST_EXPECT_MSG_EQ_TOL(volume.normalised, 0.375, 1e-9, "in the same proportion");
        NS_TEST_EXPECT_MSG_EQ_TOL(state.users[1].throughputBps, 2e6, 1e-6, "in the last window");
        NS_TEST_EXPECT_MSG_EQ(state.users[2].remaining.kind,
                              GrowsDemand::Kind::ENDLESS,
                              "of a foreign user nothing else is known");
        NS_TEST_EXPECT_MSG_EQ_TOL(state.meanUtility, std::log(3.0) / 3.0, 1e-12, "over its users");
        const double fullCellBps =
            CreateObject<GrowsFormulaRateModel>()->GetFullCellRateBps(m_network->links[1][0]);
        NS_TEST_EXPECT_MSG_EQ_TOL(state.users[1].fullCellRateBps,
                                  fullCellBps,
                                  1e-6,
                                  "by the rate model");
        NS_TEST_EXPECT_MSG_EQ(Handler(1)->GetCellState().meanUtility, 0.0, "of an empty cell");

        m_network->userLimit = 4;
        NS_TEST_EXPECT_MSG_EQ(Handler(0)->GetCapacity(), 4, "never more than the stack takes");
        Handler(0)->SetAttribute("MinRbPerUe", DoubleValue(9.0));
        NS_TEST_EXPECT_MSG_EQ(Handler(0)->GetCapacity(), 2, "floor(25 / 9)");
        Handler(0)->SetAttribute("MinRbPerUe", DoubleValue(30.0));
        NS_TEST_EXPECT_MSG_EQ(Handler(0)->GetCapacity(), 0, "floor(25 / 30)");
        Handler(0)->SetAttribute("MinRbPerUe", DoubleValue(0.0));
        NS_TEST_EXPECT_MSG_EQ(Handler(0)->GetCapacity(), 4, "no limit of its own");
        m_network->userLimit = 100;
        Handler(0)->SetAttribute("MinRbPerUe", DoubleValue(25.0 / 11.0));
        NS_TEST_EXPECT_MSG_EQ(Handler(0)->GetCapacity(), 11, "25 / (25 / 11), though rounded");
    }
};

/// What users get in the part of a window in which a cell serves them, worked by hand.
class PartOfWindowTestCase : public GrowsHandlerTestCase
{
  public:
    PartOfWindowTestCase()
        : GrowsHandlerTestCase("users served for a part of a window",
                               {{-80.0, -90.0}, {-80.0, -90.0}, {-80.0, -90.0}})
    {
    }

  private:
    /// Serve a user. \param seconds when \param user who \param bytes how many \param blocks
    /// resource blocks times seconds
    void Serve(double seconds, uint32_t user, uint64_t bytes, double blocks)
    {
        Simulator::Schedule(Seconds(seconds),
                            &GrowsFakeNetwork::Serve,
                            m_network,
                            user,
                            bytes,
                            blocks);
    }

    /// Compare. \param cell index of a cell \param user index of its user among them
    /// \param mbps its throughput \param rbShare its share \param what in words
    void Expect(uint32_t cell, uint32_t user, double mbps, double rbShare, const std::string& what)
    {
        const auto served = Handler(cell)->GetCellState().users.at(user);
        NS_TEST_EXPECT_MSG_EQ(served.isMeasured, true, what);
        NS_TEST_EXPECT_MSG_EQ_TOL(served.throughputBps, 1e6 * mbps, 1e-3, what);
        NS_TEST_EXPECT_MSG_EQ_TOL(served.rbShare, rbShare, 1e-9, what);
    }

    void DoRun() override
    {
        m_helper->SetHandlerAttribute("UtilityAlpha", DoubleValue(2.0));
        Install();
        m_policy->answer.choice = 0;
        m_helper->Arrive(0, Seconds(0.0), GrowsHelper::Endless());
        m_helper->Arrive(1, Seconds(0.7), GrowsHelper::Endless());
        m_helper->Arrive(2, Seconds(0.98), GrowsHelper::Endless());
        Serve(0.01, 0, 50'000, 5.0);  // before it is connected
        Serve(0.5, 0, 118'750, 4.75); // 0.95 Mbit and a fifth of 25 blocks in 0.95 s
        Serve(0.8, 1, 375'000, 2.5);  // 3 Mbit and 0.4 of 25 blocks in 0.25 s
        Serve(1.2, 0, 125'000, 12.5); // 1 Mbit
        Serve(1.3, 1, 250'000, 25.0); // 2 Mbit, in cell 0
        Serve(1.7, 1, 150'000, 1.5);  // 1.2 Mbit and a tenth in 0.6 s, in cell 1
        Simulator::Schedule(Seconds(1.4), &GrowsFakeNetwork::NotifyMoved, m_network, 1, 1);
        RunUntil(1.1);
        Expect(0, 0, 1.0, 0.2, "user 0, connected at 0.05 s");
        Expect(0, 1, 12.0, 0.4, "user 1, connected at 0.75 s");
        const auto state = Handler(0)->GetCellState();
        NS_TEST_EXPECT_MSG_EQ(state.users[2].isMeasured, false, "user 2 is being connected");
        NS_TEST_EXPECT_MSG_EQ_TOL(state.meanUtility, (0.5 + 12.0 / 13.0) / 3.0, 1e-12, "r / (1+r)");
        RunUntil(2.1);
        Expect(0, 0, 1.0, 0.5, "user 0, all the time");
        Expect(1, 0, 2.0, 0.1, "user 1, in cell 1 since 1.4 s");
        ExpectWindows();
    }

    /// The utility of a run counts what is received in a window over all of it.
    void ExpectWindows()
    {
        const std::vector<double> expected{0.95 / 1.95 + 3.0 / 4.0, 0.0, 0.5, 3.2 / 4.2};
        NS_TEST_ASSERT_MSG_EQ(m_log.windows.size(), expected.size(), "two cells, two windows");
        for (std::size_t i = 0; i < expected.size(); ++i)
        {
            NS_TEST_EXPECT_MSG_EQ_TOL(std::get<2>(m_log.windows[i]),
                                      expected[i],
                                      1e-12,
                                      "utility of window " << i);
        }
    }
};

/// Rates of served users as they are measured.
class MeasuredRatesTestCase : public GrowsHandlerTestCase
{
  public:
    MeasuredRatesTestCase()
        : GrowsHandlerTestCase("measured rates of served users",
                               {{-80.0, -90.0}, {-85.0, -95.0}, {-70.0, -99.0}})
    {
    }

  private:
    void DoRun() override
    {
        m_network->SetRateModel(CreateObject<GrowsFormulaRateModel>());
        Install();
        m_network->NotifyAttached(0, 0);
        m_network->NotifyAttached(1, 0);
        Simulator::Schedule(Seconds(1.5), &GrowsFakeNetwork::Receive, m_network, 0, 250'000);
        Simulator::Schedule(Seconds(1.9), &MeasuredRatesTestCase::Join, this);
        RunUntil(0.9);
        ExpectRates(GetModelRate(0), GetModelRate(1), "nothing is measured yet");
        RunUntil(1.1);
        ExpectRates(GetModelRate(0), GetModelRate(1), "nor for a whole window");
        RunUntil(2.1);
        // Two at the window's beginning, three at its end: on average five twelfths for each.
        const double fullCellBps = 2e6 * 12.0 / 5.0;
        ExpectRates(fullCellBps, 0.0, "as received");
        const double ratio = fullCellBps / (GetModelRate(0) + GetModelRate(1));
        NS_TEST_EXPECT_MSG_EQ_TOL(GetRate(2), ratio * GetModelRate(2), 1e-6, "who has just come");
        NS_TEST_EXPECT_MSG_EQ_TOL(Handler(0)->GetCellState().users[0].fullCellRateBps,
                                  GetModelRate(0),
                                  1e-6,
                                  "the modelled rate beside the measured one");
    }

    /// A third user comes.
    void Join()
    {
        m_network->NotifyAttached(2, 0);
    }

    /// \param user a user \return its rate by the rate model
    double GetModelRate(uint32_t user) const
    {
        return CreateObject<GrowsFormulaRateModel>()->GetFullCellRateBps(m_network->links[user][0]);
    }

    /// \param user a user \return its rate as the handler measures it
    double GetRate(uint32_t user)
    {
        return Handler(0)->GetCellState().users.at(user).measuredRateBps;
    }

    /// Compare. \param first of user 0 \param second of user 1 \param what in words
    void ExpectRates(double first, double second, const std::string& what)
    {
        NS_TEST_EXPECT_MSG_EQ_TOL(GetRate(0), first, 1e-6, what);
        NS_TEST_EXPECT_MSG_EQ_TOL(GetRate(1), second, 1e-6, what);
    }
};

/// A policy's answer and the rejection it must lead to.
struct Answer
{
    std::string what;               //!< in words
    std::optional<uint32_t> choice; //!< the policy's choice
    std::vector<double> values;     //!< the policy's values
    uint32_t userLimit;             //!< of every cell's stack
    double minRbPerUe;              //!< admission
    GrowsReason reason;             //!< the rejection's reason
};

/// Every reason for which an arrival is not even begun to be connected.
class RejectionTestCase : public GrowsHandlerTestCase
{
  public:
    /// \param answer the policy's answer and the expected outcome
    explicit RejectionTestCase(const Answer& answer)
        : GrowsHandlerTestCase("rejection: " + answer.what,
                               {{-80.0, -90.0}, {-80.0, -90.0}, {-90.0, -80.0}}),
          m_answer(answer)
    {
    }

  private:
    void DoRun() override
    {
        m_helper->SetHandlerAttribute("MinRbPerUe", DoubleValue(m_answer.minRbPerUe));
        Install();
        m_network->userLimit = m_answer.userLimit;
        m_network->NotifyAttached(1, 0);
        m_network->NotifyAttached(2, 1);
        m_policy->answer = {m_answer.choice, m_answer.values};
        m_helper->Arrive(0, Seconds(0.5), GrowsHelper::Endless());
        RunUntil(2.0);
        NS_TEST_ASSERT_MSG_EQ(m_log.rejections.size(), 1, "one outcome");
        NS_TEST_EXPECT_MSG_EQ(m_log.departures.size(), 0, "and no other");
        NS_TEST_EXPECT_MSG_EQ(m_log.rejections[0].first, 0, "of the arriving UE");
        NS_TEST_EXPECT_MSG_EQ(GrowsToString(m_log.rejections[0].second),
                              GrowsToString(m_answer.reason),
                              "reason of the rejection");
        NS_TEST_ASSERT_MSG_EQ(m_log.decisions.size(), 1, "traced with what led to it");
        NS_TEST_EXPECT_MSG_EQ(m_log.decisions[0].reason,
                              m_answer.reason,
                              "reason that the decision is traced with");
        NS_TEST_EXPECT_MSG_EQ(m_log.decisions[0].cell, std::nullopt, "the decision names no cell");
        NS_TEST_EXPECT_MSG_EQ(m_log.decisions[0].handlerCell,
                              0,
                              "the cell that it measures strongest");
        NS_TEST_EXPECT_MSG_EQ(m_network->GetServingCell(0), std::nullopt, "the user is idle");
        NS_TEST_EXPECT_MSG_EQ(Handler(0)->GetSessions().size(), 0, "the handler keeps no session");
    }

    Answer m_answer; //!< the policy's answer and the expected outcome
};

/// Rejections that ask nobody.
class UnaskedRejectionTestCase : public GrowsHandlerTestCase
{
  public:
    UnaskedRejectionTestCase()
        : GrowsHandlerTestCase("rejection: no cell measured, connected already",
                               {{-INFINITE, NOT_A_NUMBER}, {-90.0, -80.0}})
    {
    }

  private:
    void DoRun() override
    {
        Install();
        m_policy->answer.choice = 0;
        m_helper->Arrive(0, Seconds(0.1), GrowsHelper::Endless());
        m_helper->Arrive(1, Seconds(0.2), GrowsHelper::Endless());
        m_helper->Arrive(1, Seconds(0.2), GrowsHelper::Endless());
        m_helper->Arrive(1, Seconds(0.3), GrowsHelper::Endless());
        RunUntil(1.0);
        NS_TEST_ASSERT_MSG_EQ(m_log.rejections.size(), 3, "all but the first of user 1");
        NS_TEST_EXPECT_MSG_EQ(m_log.rejections[0].second,
                              GrowsReason::NO_CANDIDATE,
                              "user 0 measures no cell");
        NS_TEST_EXPECT_MSG_EQ(m_log.rejections[1].second,
                              GrowsReason::ALREADY_CONNECTED,
                              "while it is being connected");
        NS_TEST_EXPECT_MSG_EQ(m_log.rejections[2].second,
                              GrowsReason::ALREADY_CONNECTED,
                              "and when it is");
        NS_TEST_EXPECT_MSG_EQ(m_policy->asked, 1, "the policy was asked about user 1 only");
        NS_TEST_ASSERT_MSG_EQ(m_log.connected.size(), 1, "connections");
        NS_TEST_EXPECT_MSG_EQ(m_log.connected[0].cell, 1, "its first candidate");
        NS_TEST_EXPECT_MSG_EQ(Handler(0)->GetDecisionCost().GetNDecisions(), 1, "about user 0");
        const auto& cost = Handler(1)->GetDecisionCost();
        NS_TEST_EXPECT_MSG_EQ(cost.GetNDecisions(), 1, "about user 1, though it came three times");
        NS_TEST_EXPECT_MSG_GT(cost.GetTotalSeconds(), 0.0, "CPU time");
        NS_TEST_EXPECT_MSG_EQ_TOL(cost.GetMedianSeconds(),
                                  cost.GetTotalSeconds(),
                                  1e-6 * cost.GetTotalSeconds(),
                                  "of one decision");
    }
};

/// The median of what decisions cost.
class DecisionCostTestCase : public TestCase
{
  public:
    DecisionCostTestCase()
        : TestCase("cost of decisions: median of the last ones, of one handler and of several")
    {
    }

  private:
    void DoRun() override
    {
        GrowsDecisionCost cost;
        NS_TEST_EXPECT_MSG_EQ(std::isnan(cost.GetMedianSeconds()), true, "of no decision");
        for (const double seconds : {5.0, 1.0, 100.0, 2.0, 3.0})
        {
            cost.Add(seconds);
        }
        NS_TEST_EXPECT_MSG_EQ(cost.GetMedianSeconds(), 3.0, "not moved by the outlier");
        NS_TEST_EXPECT_MSG_EQ(cost.GetTotalSeconds(), 111.0, "which counts in the sum");

        GrowsDecisionCost other;
        other.Add(0.0);
        other.Add(1.5);
        other.Add(cost);
        NS_TEST_EXPECT_MSG_EQ(other.GetNDecisions(), 7, "of both");
        NS_TEST_EXPECT_MSG_EQ(other.GetMedianSeconds(), 2.0, "of 0, 1, 1.5, 2, 3, 5 and 100");

        for (uint32_t i = 0; i < 5000; ++i)
        {
            cost.Add(7.0);
        }
        NS_TEST_EXPECT_MSG_EQ(cost.GetMedianSeconds(), 7.0, "of many");
        NS_TEST_EXPECT_MSG_EQ(cost.GetNDecisions(), 5005, "all are counted");
        for (uint32_t i = 0; i < 3000; ++i)
        {
            cost.Add(8.0);
        }
        NS_TEST_EXPECT_MSG_EQ(cost.GetMedianSeconds(), 8.0, "3000 of the last 4096");
    }
};

/// The handler's answer is the policy's on the same state.
class SameDecisionTestCase : public GrowsHandlerTestCase
{
  public:
    SameDecisionTestCase()
        : GrowsHandlerTestCase("a handler decides as the decision core does",
                               {{-80.0, -85.0, -90.0}, {-80.0, -85.0, -90.0}})
    {
    }

  private:
    void DoRun() override
    {
        Install();
        m_network->NotifyAttached(1, 1);
        m_policy->answer = {1, {0.5, 0.75, 0.25}};
        const auto state = Handler(0)->GetAssociationState(0, GrowsHelper::Volume(1e6));
        GrowsDecision decision;
        const auto checked = GrowsDecide(*m_policy, state, decision);
        m_helper->Arrive(0, Seconds(0.0), GrowsHelper::Volume(1e6));
        RunUntil(0.01);
        NS_TEST_ASSERT_MSG_EQ(m_log.decisions.size(), 1, "decisions");
        const auto& record = m_log.decisions[0];
        NS_TEST_EXPECT_MSG_EQ(record.decision.choice, checked.choice, "the decision core's");
        NS_TEST_EXPECT_MSG_EQ(record.decision.values, decision.values, "the decision core's");
        NS_TEST_EXPECT_MSG_EQ(*record.cell, 1, "candidate 1 is cell 1");
        NS_TEST_EXPECT_MSG_EQ(record.state.candidates[1].cell.users.size(), 1, "as it was before");
        NS_TEST_EXPECT_MSG_EQ(record.state.demand.amount, 1e6, "the demand");
        NS_TEST_EXPECT_MSG_EQ(Handler(1)->GetSessions().count(0), 1, "the chosen cell's session");
    }
};

/// Handlers are one a node.
class InstallationTestCase : public GrowsHandlerTestCase
{
  public:
    InstallationTestCase()
        : GrowsHandlerTestCase("installation: what is refused", {{-80.0, -90.0}})
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
        NS_TEST_EXPECT_MSG_EQ(GrowsHelper::Validate(m_network), "", "nothing is wrong yet");
        Install();
        ExpectWord(GrowsHelper::Validate(m_network), "already");
        auto shared = CreateObject<GrowsFakeNetwork>(m_rsrpDbm);
        shared->nodes[1] = shared->nodes[0];
        ExpectWord(GrowsHelper::Validate(shared), "one cell a node");
        ExpectWord(GrowsHelper::Validate(Ptr<GrowsNetwork>()), "no cells");
        ExpectWord(GrowsHelper::Validate("no-such-policy"), "max-rssi-retry");
        NS_TEST_EXPECT_MSG_EQ(GrowsHelper::Validate("argmax"), "", "an alias is known");
        const auto sharing = GrowsAssociationPolicy::Create("measured-utility");
        NS_TEST_EXPECT_MSG_EQ(GrowsHelper::Validate(shared, *sharing), "", "it measures shares");
        shared->measuresRbShare = false;
        ExpectWord(GrowsHelper::Validate(shared, *sharing), "policy measured-utility needs");
        NS_TEST_EXPECT_MSG_EQ(GrowsHelper::Validate(shared, *m_policy), "", "it reads no shares");

        using Kind = GrowsDemand::Kind;
        for (const double amount : {0.0, -1.0, NOT_A_NUMBER, INFINITE, 1e30})
        {
            ExpectWord(GrowsDemand{Kind::VOLUME, amount, 1.0}.Validate(), "demand");
            ExpectWord(GrowsDemand{Kind::HOLDING_TIME, amount, 1.0}.Validate(), "demand");
        }
        NS_TEST_EXPECT_MSG_EQ(GrowsHelper::Endless().Validate(), "", "fine");
        NS_TEST_EXPECT_MSG_EQ(GrowsHelper::Volume(7.2).GetVolume(), 8, "whole bytes, rounded up");
        NS_TEST_EXPECT_MSG_EQ(GrowsHelper::HoldingTime(Seconds(7.0)).GetVolume(), 0, "no volume");
        NS_TEST_EXPECT_MSG_EQ(GrowsHelper::Volume(1.0).Validate(), "", "a volume is possible");
    }
};

/**
 * \ingroup grows-tests
 * The handler, on a network made of tables: states and decisions.
 */
class GrowsHandlerTestSuite : public TestSuite
{
  public:
    GrowsHandlerTestSuite()
        : TestSuite("grows-handler", TestSuite::Type::UNIT)
    {
        AddTestCase(new CandidatesTestCase);
        AddTestCase(new ReservationTestCase);
        AddTestCase(new CellStateTestCase);
        AddTestCase(new PartOfWindowTestCase);
        AddTestCase(new MeasuredRatesTestCase);
        AddRejections();
        AddTestCase(new UnaskedRejectionTestCase);
        AddTestCase(new DecisionCostTestCase);
        AddTestCase(new SameDecisionTestCase);
        AddTestCase(new InstallationTestCase);
    }

  private:
    /// Add a test for every rejection that a policy's answer leads to.
    void AddRejections()
    {
        // One user is in each of the two cells. {what, choice, values, user limit, RBs, reason}
        const std::vector<Answer> answers{
            {"declined", std::nullopt, {}, 9, 0.0, GrowsReason::DECLINED},
            {"no free capacity", std::nullopt, {}, 9, 25.0, GrowsReason::NO_FREE_CAPACITY},
            {"cell full", 1, {0.0, 1.0}, 9, 25.0, GrowsReason::CELL_FULL},
            {"stack limit", 1, {0.0, 1.0}, 1, 2.5, GrowsReason::STACK_LIMIT},
            {"index out of range", 2, {}, 9, 0.0, GrowsReason::POLICY_ERROR},
            {"NaN value", 0, {NOT_A_NUMBER, 1.0}, 9, 0.0, GrowsReason::POLICY_ERROR}};
        for (const auto& answer : answers)
        {
            AddTestCase(new RejectionTestCase(answer));
        }
    }
};

GrowsHandlerTestSuite g_growsHandlerTestSuite; //!< registers the suite

} // namespace
