/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-handler-test-case.h"

#include "ns3/boolean.h"
#include "ns3/double.h"
#include "ns3/enum.h"
#include "ns3/grows-bernoulli-arrival-process.h"
#include "ns3/grows-file-arrival-process.h"
#include "ns3/grows-log-rate-model.h"
#include "ns3/grows-payload-counter.h"
#include "ns3/grows-poisson-arrival-process.h"
#include "ns3/grows-results-helper.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/ipv4-address-helper.h"
#include "ns3/ipv6-address-helper.h"
#include "ns3/on-off-helper.h"
#include "ns3/packet-sink-helper.h"
#include "ns3/packet-sink.h"
#include "ns3/simple-net-device-helper.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

#include <cmath>
#include <fstream>
#include <set>

using namespace ns3;

namespace
{

constexpr double INFINITE = std::numeric_limits<double>::infinity();
constexpr double NOT_A_NUMBER = std::numeric_limits<double>::quiet_NaN();

/// Which cells become candidates, and in which order.
class CandidatesTestCase : public GrowsHandlerTestCase
{
  public:
    CandidatesTestCase()
        : GrowsHandlerTestCase("candidates: ranking, number, gap and SINR limits, room",
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

    /// Compare. \param user whose candidates \param cells what they should be \param what why
    void Expect(uint32_t user, const std::vector<uint32_t>& cells, const std::string& what)
    {
        NS_TEST_EXPECT_MSG_EQ((GetCells(user) == cells), true, what);
    }

    void DoRun() override
    {
        Install();
        Expect(0, {1, 3, 0}, "the three strongest, the best first");
        Expect(1, {2, 0, 1}, "ties in the order of the cells");
        auto handler = Handler(0);
        handler->SetAttribute("Candidates", UintegerValue(10));
        Expect(0, {1, 3, 0, 2}, "cells that are not heard are none");
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
        m_network->serving[1] = 3;
        Expect(0, {1, 3, 0}, "a full cell stays in the list");
        handler->SetAttribute("CandidatesWithRoomOnly", BooleanValue(true));
        Expect(0, {1, 0, 2}, "unless only those with room are wanted: then the next comes in");
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
            NS_TEST_EXPECT_MSG_EQ((cells == expected), true, "of " << most);
        };
        handler->SetAttribute("CandidatesWithRoomOnly", BooleanValue(false));
        expect(1, {3});
        expect(2, {3});
        expect(3, {3, 0});
    }

    /// Cells that are left out because they are full were heard.
    void RefuseAll()
    {
        Handler(1)->SetAttribute("CandidatesWithRoomOnly", BooleanValue(true));
        m_network->userLimit = 0;
        m_helper->Arrive(0, Seconds(0.0), GrowsHelper::Endless());
        RunUntil(1.0);
        NS_TEST_ASSERT_MSG_EQ(m_log.rejections.size(), 1, "there is no room");
        NS_TEST_EXPECT_MSG_EQ(GrowsToString(m_log.rejections[0].second), "no-room", "why");
    }
};

/// Users on their way by a handover have a place already.
class AnnouncedTestCase : public GrowsHandlerTestCase
{
  public:
    AnnouncedTestCase()
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
        m_network->serving[0] = 0;
        m_network->Announce(0, 1);
        NS_TEST_EXPECT_MSG_EQ(Count(), 1, "on its way");
        NS_TEST_EXPECT_MSG_EQ(Handler(1)->GetCellState().HasRoom(), false, "the only place");
        NS_TEST_EXPECT_MSG_EQ(Handler(0)->GetCellState().users.size(), 1, "it is here still");
        m_network->Withdraw(0);
        NS_TEST_EXPECT_MSG_EQ(Count(), 0, "it stays");
        m_network->Announce(0, 1);
        m_network->Move(0, 1);
        NS_TEST_EXPECT_MSG_EQ(Count(), 1, "it is there, and counts once");
    }
};

/// What a cell says of itself.
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
        m_network->SetRateModel(CreateObject<GrowsLogRateModel>());
        Install();
        m_policy->answer.choice = 0;
        m_helper->Arrive(0, Seconds(0.0), {GrowsDemand::Kind::HOLDING_TIME, 10.0, 2.0});
        m_helper->Arrive(1, Seconds(0.0), {GrowsDemand::Kind::VOLUME, 1e6, 0.5});
        m_network->serving[2] = 0; // attached by other code
        Simulator::Schedule(Seconds(1.5), &GrowsFakeNetwork::Receive, m_network, 1, 250'000);
        RunUntil(2.05);

        const auto state = Handler(0)->GetCellState();
        NS_TEST_EXPECT_MSG_EQ(state.capacity, 10, "floor(25 / 2.5)");
        NS_TEST_EXPECT_MSG_EQ(state.resourceBlocks, 25, "bandwidth");
        NS_TEST_EXPECT_MSG_EQ_TOL(state.rbUse, 0.25, 1e-12, "of the last window");
        NS_TEST_ASSERT_MSG_EQ(state.users.size(), 3, "users, one of them not ours");
        const auto& holding = state.users[0].remaining;
        NS_TEST_EXPECT_MSG_EQ_TOL(holding.amount, 8.0, 1e-9, "10 s from 0.05 s on");
        NS_TEST_EXPECT_MSG_EQ_TOL(holding.normalised, 1.6, 1e-9, "in the same proportion");
        const auto& volume = state.users[1].remaining;
        NS_TEST_EXPECT_MSG_EQ_TOL(volume.amount, 750e3, 1e-6, "bytes left");
        NS_TEST_EXPECT_MSG_EQ_TOL(volume.normalised, 0.375, 1e-9, "in the same proportion");
        NS_TEST_EXPECT_MSG_EQ_TOL(state.users[1].throughputBps, 2e6, 1e-6, "in the last window");
        NS_TEST_EXPECT_MSG_EQ((state.users[2].remaining.kind == GrowsDemand::Kind::ENDLESS),
                              true,
                              "of a foreign user nothing else is known");
        NS_TEST_EXPECT_MSG_EQ_TOL(state.meanUtility, std::log(3.0) / 3.0, 1e-12, "over its users");
        const double soloBps =
            CreateObject<GrowsLogRateModel>()->GetSoloRateBps(m_network->links[1][0]);
        NS_TEST_EXPECT_MSG_EQ_TOL(state.users[1].soloRateBps, soloBps, 1e-6, "by the rate model");
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
        m_helper->SetHandlerAttribute("MeasuredRates", BooleanValue(true));
        m_network->SetRateModel(CreateObject<GrowsLogRateModel>());
        Install();
        m_network->serving[0] = 0;
        m_network->serving[1] = 0;
        Simulator::Schedule(Seconds(1.5), &GrowsFakeNetwork::Receive, m_network, 0, 250'000);
        Simulator::Schedule(Seconds(1.9), &MeasuredRatesTestCase::Join, this);
        RunUntil(0.9);
        ExpectRates(GetModelRate(0), GetModelRate(1), "nothing is measured yet");
        RunUntil(1.1);
        ExpectRates(GetModelRate(0), GetModelRate(1), "nor for a whole window");
        RunUntil(2.1);
        // Two at the window's beginning, three at its end: on average five twelfths for each.
        const double soloBps = 2e6 * 12.0 / 5.0;
        ExpectRates(soloBps, 0.0, "as received");
        const double ratio = soloBps / (GetModelRate(0) + GetModelRate(1));
        NS_TEST_EXPECT_MSG_EQ_TOL(GetRate(2), ratio * GetModelRate(2), 1e-6, "who has just come");
    }

    /// A third user comes.
    void Join()
    {
        m_network->serving[2] = 0;
    }

    /// \param user a user \return its rate by the rate model
    double GetModelRate(uint32_t user) const
    {
        return CreateObject<GrowsLogRateModel>()->GetSoloRateBps(m_network->links[user][0]);
    }

    /// \param user a user \return its rate as the handler says
    double GetRate(uint32_t user)
    {
        return Handler(0)->GetCellState().users.at(user).soloRateBps;
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
    /// \param answer the policy's answer and what must come of it
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
        m_network->serving[1] = 0;
        m_network->serving[2] = 1;
        m_policy->answer = {m_answer.choice, m_answer.values};
        m_helper->Arrive(0, Seconds(0.5), GrowsHelper::Endless());
        RunUntil(2.0);
        NS_TEST_ASSERT_MSG_EQ(m_log.rejections.size(), 1, "one outcome");
        NS_TEST_EXPECT_MSG_EQ(m_log.departures.size(), 0, "and no other");
        NS_TEST_EXPECT_MSG_EQ(m_log.rejections[0].first, 0, "of the newcomer");
        NS_TEST_EXPECT_MSG_EQ(GrowsToString(m_log.rejections[0].second),
                              GrowsToString(m_answer.reason),
                              "reason");
        NS_TEST_ASSERT_MSG_EQ(m_log.decisions.size(), 1, "traced with what led to it");
        NS_TEST_EXPECT_MSG_EQ((m_log.decisions[0].reason == m_answer.reason), true, "reason");
        NS_TEST_EXPECT_MSG_EQ(m_log.decisions[0].cell.has_value(), false, "no cell");
        NS_TEST_EXPECT_MSG_EQ(m_log.decisions[0].handlerCell, 0, "by whom it is heard best");
        NS_TEST_EXPECT_MSG_EQ(m_network->serving[0].has_value(), false, "still idle");
        NS_TEST_EXPECT_MSG_EQ(Handler(0)->GetSessions().size(), 0, "no session");
    }

    Answer m_answer; //!< the policy's answer and what must come of it
};

/// Rejections that ask nobody.
class UnaskedRejectionTestCase : public GrowsHandlerTestCase
{
  public:
    UnaskedRejectionTestCase()
        : GrowsHandlerTestCase("rejection: nothing heard, connected already",
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
        NS_TEST_EXPECT_MSG_EQ((m_log.rejections[0].second == GrowsReason::NO_CANDIDATE),
                              true,
                              "user 0 hears no cell");
        NS_TEST_EXPECT_MSG_EQ((m_log.rejections[1].second == GrowsReason::ALREADY_CONNECTED),
                              true,
                              "while it is being connected");
        NS_TEST_EXPECT_MSG_EQ((m_log.rejections[2].second == GrowsReason::ALREADY_CONNECTED),
                              true,
                              "and when it is");
        NS_TEST_EXPECT_MSG_EQ(m_policy->asked, 1, "the policy was asked about user 1 only");
        NS_TEST_ASSERT_MSG_EQ(m_log.connected.size(), 1, "once");
        NS_TEST_EXPECT_MSG_EQ(m_log.connected[0].cell, 1, "its first candidate");
        NS_TEST_EXPECT_MSG_EQ(Handler(0)->GetNDecisions() + Handler(1)->GetNDecisions(),
                              2,
                              "decisions that took time");
        NS_TEST_EXPECT_MSG_EQ((Handler(1)->GetDecisionSeconds() > 0.0), true, "which is measured");
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
        m_network->serving[1] = 1;
        m_policy->answer = {1, {0.5, 0.75, 0.25}};
        const auto state = Handler(0)->GetAssociationState(0, GrowsHelper::Volume(1e6));
        GrowsDecision decision;
        const auto verdict = GrowsDecide(*m_policy, state, decision);
        m_helper->Arrive(0, Seconds(0.0), GrowsHelper::Volume(1e6));
        RunUntil(0.01);
        NS_TEST_ASSERT_MSG_EQ(m_log.decisions.size(), 1, "decided");
        const auto& record = m_log.decisions[0];
        NS_TEST_EXPECT_MSG_EQ((record.decision.choice == verdict.choice), true, "choice");
        NS_TEST_EXPECT_MSG_EQ((record.decision.values == decision.values), true, "values");
        NS_TEST_EXPECT_MSG_EQ(*record.cell, 1, "candidate 1 is cell 1");
        NS_TEST_EXPECT_MSG_EQ(record.state.candidates[1].cell.users.size(), 1, "as it was before");
        NS_TEST_EXPECT_MSG_EQ(record.state.demand.amount, 1e6, "the demand");
        NS_TEST_EXPECT_MSG_EQ(Handler(1)->GetSessions().count(0), 1, "the chosen cell's session");
    }
};

/// A session and how it must end.
struct Course
{
    std::string what;                      //!< in words
    GrowsDemand demand;                    //!< what the user wants
    double sessionTimeoutS;                //!< see GrowsUserAssociation
    double bytesAtS;                       //!< when 1 MB arrives at once
    double lossAtS;                        //!< when the stack drops the user, 0: never
    std::optional<double> stoppingS;       //!< when notice must be given
    std::optional<double> departedS;       //!< when service must end
    std::optional<double> tracedS;         //!< when Departure must be traced
    GrowsReason reason{GrowsReason::NONE}; //!< with which reason
    double moveAtS{0.0};                   //!< when other code moves it to the other cell, 0: never
};

/// A session from arrival to departure; connected at 1.05 s.
class CourseTestCase : public GrowsHandlerTestCase
{
  public:
    /// \param course the session and how it must end
    explicit CourseTestCase(const Course& course)
        : GrowsHandlerTestCase("session: " + course.what, {{-80.0, -90.0}}),
          m_course(course)
    {
    }

  private:
    void DoRun() override
    {
        m_helper->SetHandlerAttribute("SessionTimeout",
                                      TimeValue(Seconds(m_course.sessionTimeoutS)));
        m_helper->SetHandlerAttribute("StopNotice", TimeValue(MilliSeconds(10)));
        Install();
        m_network->received[0] = 1000; // before the session: not of it
        m_policy->answer.choice = 0;
        m_helper->Arrive(0, Seconds(1.0), m_course.demand);
        Simulator::Schedule(Seconds(m_course.bytesAtS),
                            &GrowsFakeNetwork::Receive,
                            m_network,
                            0,
                            1'000'000);
        if (m_course.lossAtS > 0.0)
        {
            Simulator::Schedule(Seconds(m_course.lossAtS), &CourseTestCase::Lose, this);
        }
        if (m_course.moveAtS > 0.0)
        {
            Simulator::Schedule(Seconds(m_course.moveAtS),
                                &GrowsFakeNetwork::Move,
                                m_network,
                                0,
                                1);
        }
        RunUntil(20.0);
        Check();
    }

    /// The stack drops the user.
    void Lose()
    {
        m_network->serving[0].reset();
        m_network->NotifyFailed(0, 0, GrowsReason::CONNECTION_LOST);
    }

    /// Compare what happened with what should have.
    void Check()
    {
        NS_TEST_ASSERT_MSG_EQ(m_log.connected.size(), 1, "connected once");
        NS_TEST_EXPECT_MSG_EQ(*m_log.connected[0].connected, Seconds(1.05), "when");
        NS_TEST_EXPECT_MSG_EQ(m_log.rejections.size(), 0, "not rejected");
        NS_TEST_ASSERT_MSG_EQ(m_log.stopping.size(), (m_course.stoppingS ? 1 : 0), "notices");
        NS_TEST_ASSERT_MSG_EQ(m_log.departures.size(), (m_course.departedS ? 1 : 0), "departures");
        if (m_course.stoppingS)
        {
            NS_TEST_EXPECT_MSG_EQ(m_log.stopping[0].first, Seconds(*m_course.stoppingS), "notice");
        }
        const uint32_t cell = m_course.moveAtS > 0.0 ? 1 : 0;
        if (!m_course.departedS)
        {
            NS_TEST_EXPECT_MSG_EQ(Handler(cell)->GetSessions().size(), 1, "still served");
            return;
        }
        const auto& [traced, session] = m_log.departures[0];
        NS_TEST_EXPECT_MSG_EQ(*session.departed, Seconds(*m_course.departedS), "end of service");
        NS_TEST_EXPECT_MSG_EQ(traced, Seconds(*m_course.tracedS), "all free");
        NS_TEST_EXPECT_MSG_EQ(session.receivedBytes, 1'000'000, "bytes of the session only");
        NS_TEST_EXPECT_MSG_EQ(session.cell, cell, "cell");
        NS_TEST_EXPECT_MSG_EQ(GrowsToString(session.reason),
                              GrowsToString(m_course.reason),
                              "reason");
        NS_TEST_EXPECT_MSG_EQ(m_network->serving[0].has_value(), false, "idle again");
        NS_TEST_EXPECT_MSG_EQ(Handler(0)->GetSessions().size() + Handler(1)->GetSessions().size(),
                              0,
                              "forgotten");
    }

    Course m_course; //!< the session and how it must end
};

/// Other code has the network release a session's user.
class ForeignReleaseTestCase : public GrowsHandlerTestCase
{
  public:
    ForeignReleaseTestCase()
        : GrowsHandlerTestCase("session: released by other code", {{-80.0}, {-80.0}})
    {
    }

  private:
    void DoRun() override
    {
        m_helper->SetHandlerAttribute("SessionTimeout", TimeValue(Seconds(4.0)));
        m_helper->SetHandlerAttribute("StopNotice", TimeValue(MilliSeconds(500)));
        Install();
        m_policy->answer.choice = 0;
        m_helper->Arrive(0, Seconds(1.0), GrowsHelper::Endless());
        m_helper->Arrive(1, Seconds(1.0), GrowsHelper::Endless());
        Simulator::Schedule(Seconds(2.0), &GrowsFakeNetwork::Receive, m_network, 0, 1'000'000);
        Simulator::Schedule(Seconds(3.0), &GrowsFakeNetwork::Release, m_network, 0);
        Simulator::Schedule(Seconds(5.3), &GrowsFakeNetwork::Release, m_network, 1);
        RunUntil(20.0);
        NS_TEST_ASSERT_MSG_EQ(m_log.departures.size(), 2, "traced, once each");
        Expect(0, Seconds(3.02), 1'000'000, GrowsReason::NONE);
        Expect(1, Seconds(5.32), 0, GrowsReason::SESSION_TIMEOUT); // noticed at 5.05 s
        NS_TEST_EXPECT_MSG_EQ(Handler(0)->GetSessions().size(), 0, "forgotten");
    }

    /**
     * \param user whose departure
     * \param departed when it must have been
     * \param bytes received in the session
     * \param reason why
     */
    void Expect(uint32_t user, const Time& departed, uint64_t bytes, GrowsReason reason)
    {
        const auto& [traced, session] = m_log.departures[user];
        NS_TEST_EXPECT_MSG_EQ(session.user, user, "whose");
        NS_TEST_ASSERT_MSG_EQ(session.departed.has_value(), true, "concluded: " << user);
        NS_TEST_EXPECT_MSG_EQ(*session.departed, departed, "end of service: " << user);
        NS_TEST_EXPECT_MSG_EQ(traced, departed, "traced then: " << user);
        NS_TEST_EXPECT_MSG_EQ(session.receivedBytes, bytes, "bytes: " << user);
        NS_TEST_EXPECT_MSG_EQ((session.reason == reason), true, "reason: " << user);
    }
};

/// Connections that the stack refuses or that do not come about.
class FailedConnectionTestCase : public GrowsHandlerTestCase
{
  public:
    /// \param failure what the network reports
    explicit FailedConnectionTestCase(GrowsReason failure)
        : GrowsHandlerTestCase("connection fails: " + GrowsToString(failure), {{-80.0}}),
          m_failure(failure)
    {
    }

  private:
    void DoRun() override
    {
        Install();
        m_policy->answer.choice = 0;
        m_network->failure = m_failure;
        m_helper->Arrive(0, Seconds(0.0), GrowsHelper::HoldingTime(Seconds(1.0)));
        Simulator::Schedule(Seconds(0.5), &FailedConnectionTestCase::Mend, this);
        m_helper->Arrive(0, Seconds(0.6), GrowsHelper::HoldingTime(Seconds(1.0)));
        RunUntil(5.0);
        NS_TEST_ASSERT_MSG_EQ(m_log.rejections.size(), 1, "never connected: a rejection");
        NS_TEST_EXPECT_MSG_EQ((m_log.rejections[0].second == m_failure), true, "with its reason");
        NS_TEST_EXPECT_MSG_EQ(m_log.departures.size(), 1, "the second arrival is served");
        NS_TEST_EXPECT_MSG_EQ(Handler(0)->GetSessions().size(), 0, "nothing is left");
    }

    /// From now on connections come about.
    void Mend()
    {
        m_network->failure = GrowsReason::NONE;
    }

    GrowsReason m_failure; //!< what the network reports
};

/// A departure makes room.
class RoomTestCase : public GrowsHandlerTestCase
{
  public:
    RoomTestCase()
        : GrowsHandlerTestCase("a departure makes room for the next", {{-80.0}, {-80.0}, {-80.0}})
    {
    }

  private:
    void DoRun() override
    {
        m_helper->SetHandlerAttribute("MinRbPerUe", DoubleValue(25.0));
        Install();
        m_policy->answer.choice = 0;
        m_helper->Arrive(0, Seconds(0.0), GrowsHelper::HoldingTime(Seconds(1.0)));
        m_helper->Arrive(1, Seconds(1.06), GrowsHelper::HoldingTime(Seconds(1.0)));
        m_helper->Arrive(2, Seconds(1.08), GrowsHelper::HoldingTime(Seconds(1.0)));
        RunUntil(5.0);
        NS_TEST_ASSERT_MSG_EQ(m_log.rejections.size(), 1, "the release takes until 1.07 s");
        NS_TEST_EXPECT_MSG_EQ(m_log.rejections[0].first, 1, "so it was still full for user 1");
        NS_TEST_EXPECT_MSG_EQ((m_log.rejections[0].second == GrowsReason::CELL_FULL), true, "full");
        NS_TEST_EXPECT_MSG_EQ(m_log.departures.size(), 2, "users 0 and 2 were served");
    }
};

/// Utilities of windows, worked by hand.
class WindowTestCase : public GrowsHandlerTestCase
{
  public:
    WindowTestCase()
        : GrowsHandlerTestCase("utility of windows",
                               {{-80.0, -90.0}, {-80.0, -90.0}, {-80.0, -90.0}})
    {
    }

  private:
    void DoRun() override
    {
        Install();
        m_policy->answer.choice = 0;
        m_helper->Arrive(0, Seconds(0.0), GrowsHelper::Endless());
        m_helper->Arrive(1, Seconds(0.5), GrowsHelper::HoldingTime(Seconds(2.0)));
        m_network->received[2] = 1'000'000;
        const auto receive = [&](double seconds, uint32_t user, uint64_t bytes) {
            Simulator::Schedule(Seconds(seconds),
                                &GrowsFakeNetwork::Receive,
                                m_network,
                                user,
                                bytes);
        };
        receive(0.02, 0, 50'000); // before it is connected: not of the session
        receive(0.5, 0, 125'000); // 1 Mbit
        receive(0.7, 1, 375'000); // 3 Mbit
        receive(1.5, 0, 250'000); // 2 Mbit
        receive(1.6, 1, 875'000); // 7 Mbit
        receive(2.2, 1, 125'000); // gone at the window's end
        Simulator::Schedule(Seconds(1.1), &WindowTestCase::AttachForeign, this);
        receive(2.3, 2, 375'000); // 3 Mbit
        RunUntil(3.5);
        const std::vector<std::tuple<uint32_t, uint32_t, double>> expected{
            {0, 2, std::log(2.0) + std::log(4.0)},
            {1, 0, 0.0},
            {0, 3, std::log(3.0) + std::log(8.0)},
            {1, 0, 0.0},
            {0, 2, std::log(4.0)},
            {1, 0, 0.0}};
        NS_TEST_ASSERT_MSG_EQ(m_log.windows.size(), expected.size(), "two cells, three windows");
        for (std::size_t i = 0; i < expected.size(); ++i)
        {
            const auto& [cell, users, utility] = m_log.windows[i];
            NS_TEST_EXPECT_MSG_EQ(cell, std::get<0>(expected[i]), "cell of window " << i);
            NS_TEST_EXPECT_MSG_EQ(users, std::get<1>(expected[i]), "users of window " << i);
            NS_TEST_EXPECT_MSG_EQ_TOL(utility, std::get<2>(expected[i]), 1e-12, "window " << i);
        }
    }

    /// Other code attaches user 2: what it received before is no throughput of the window.
    void AttachForeign()
    {
        m_network->serving[2] = 0;
    }
};

/// The figures of a run count windows as long as the handlers'.
class ShortWindowTestCase : public GrowsHandlerTestCase
{
  public:
    ShortWindowTestCase()
        : GrowsHandlerTestCase("a run with windows of half a second", {{-80.0}})
    {
    }

  private:
    void DoRun() override
    {
        m_helper->SetHandlerAttribute("Window", TimeValue(MilliSeconds(500)));
        Install();
        GrowsResultsHelper results("fake", "scripted", 1);
        results.Install(*m_helper);
        m_policy->answer.choice = 0;
        m_helper->Arrive(0, Seconds(0.0), GrowsHelper::Endless());
        Simulator::Schedule(Seconds(0.4), &GrowsFakeNetwork::Receive, m_network, 0, 100'000);
        Simulator::Schedule(Seconds(0.6), &GrowsFakeNetwork::Receive, m_network, 0, 187'500);
        RunUntil(1.6);
        results.Finish();
        const auto run = results.GetRun({0.5, 1.5}, false); // 3 Mbit/s in the second window
        NS_TEST_EXPECT_MSG_EQ_TOL(run.GetNumber(0, "utility"),
                                  std::log(4.0) / 2.0,
                                  1e-9,
                                  "two windows after the warm-up, the second of them without data");
    }
};

/// Whoever listens late hears of sessions under way.
class LateResultsTestCase : public GrowsHandlerTestCase
{
  public:
    LateResultsTestCase()
        : GrowsHandlerTestCase("results of sessions that began before anybody listened",
                               {{-80.0}, {-80.0}})
    {
    }

  private:
    void DoRun() override
    {
        Install();
        GrowsResultsHelper results("fake", "scripted", 1);
        m_policy->answer.choice = 0;
        m_helper->Arrive(0, Seconds(0.0), GrowsHelper::HoldingTime(Seconds(1.0)));
        m_helper->Arrive(1, Seconds(0.5), GrowsHelper::Endless());
        Simulator::Schedule(Seconds(0.7), [&] { results.Install(*m_helper); });
        RunUntil(2.0);
        results.Finish();
        const auto arrivals = results.GetArrivals();
        NS_TEST_ASSERT_MSG_EQ(arrivals.GetNRows(), 2, "both");
        NS_TEST_EXPECT_MSG_EQ(arrivals.GetText(0, "outcome"), "served", "has left meanwhile");
        NS_TEST_EXPECT_MSG_EQ(arrivals.GetText(1, "outcome"), "unfinished", "is there");
        NS_TEST_EXPECT_MSG_EQ(arrivals.GetText(1, "cell"), "0", "its cell");
        NS_TEST_EXPECT_MSG_EQ(arrivals.GetNumber(1, "time_s"), 0.5, "when it came");
    }
};

/// A cell that was chosen, but did not connect the user, has not taken it.
class UnconnectedResultsTestCase : public GrowsHandlerTestCase
{
  public:
    UnconnectedResultsTestCase()
        : GrowsHandlerTestCase("results name no cell for a user that was not connected", {{-80.0}})
    {
    }

  private:
    void DoRun() override
    {
        m_network->failure = GrowsReason::CONNECTION_TIMEOUT;
        Install();
        GrowsResultsHelper results("fake", "scripted", 1);
        results.Install(*m_helper);
        m_policy->answer.choice = 0;
        m_helper->Arrive(0, Seconds(0.0), GrowsHelper::Endless());
        RunUntil(1.0);
        results.Finish();
        const auto arrivals = results.GetArrivals();
        NS_TEST_ASSERT_MSG_EQ(arrivals.GetNRows(), 1, "one arrival");
        NS_TEST_EXPECT_MSG_EQ(arrivals.GetText(0, "reason"), "connection-timeout", "why");
        NS_TEST_EXPECT_MSG_EQ(arrivals.GetText(0, "cell"), "", "none took it");
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
    /// A refusal names the trouble. \param problem the sentence \param word that must be in it
    void ExpectWord(const std::string& problem, const std::string& word)
    {
        NS_TEST_EXPECT_MSG_NE(problem.find(word),
                              std::string::npos,
                              "\"" << problem << "\" should say " << word);
    }

    void DoRun() override
    {
        NS_TEST_EXPECT_MSG_EQ(GrowsHelper::FindProblem(m_network), "", "nothing is wrong yet");
        Install();
        ExpectWord(GrowsHelper::FindProblem(m_network), "already");
        auto shared = CreateObject<GrowsFakeNetwork>(m_rsrpDbm);
        shared->nodes[1] = shared->nodes[0];
        ExpectWord(GrowsHelper::FindProblem(shared), "one cell a node");
        ExpectWord(GrowsHelper::FindProblem(Ptr<GrowsNetwork>()), "no cells");
        ExpectWord(GrowsHelper::FindProblem("no-such-policy"), "max-rssi-retry");
        NS_TEST_EXPECT_MSG_EQ(GrowsHelper::FindProblem("argmax"), "", "an alias is known");

        using Kind = GrowsDemand::Kind;
        for (const double amount : {0.0, -1.0, NOT_A_NUMBER, INFINITE, 1e30})
        {
            ExpectWord(GrowsUserAssociation::FindProblem({Kind::VOLUME, amount, 1.0}), "demand");
            ExpectWord(GrowsUserAssociation::FindProblem({Kind::HOLDING_TIME, amount, 1.0}),
                       "demand");
        }
        NS_TEST_EXPECT_MSG_EQ(GrowsUserAssociation::FindProblem(GrowsHelper::Endless()),
                              "",
                              "fine");
        NS_TEST_EXPECT_MSG_EQ(GrowsHelper::Volume(7.2).GetVolume(), 8, "whole bytes, rounded up");
        NS_TEST_EXPECT_MSG_EQ(GrowsHelper::HoldingTime(Seconds(7.0)).GetVolume(), 0, "no volume");
        NS_TEST_EXPECT_MSG_EQ(GrowsUserAssociation::FindProblem(GrowsHelper::Volume(1.0)),
                              "",
                              "fine");
    }
};

/// Arrivals by law.
class ArrivalLawTestCase : public TestCase
{
  public:
    ArrivalLawTestCase()
        : TestCase("arrival processes: times and demands by law, seeds")
    {
    }

  private:
    /// \param process a process \param n how many \return its first arrivals
    static std::vector<GrowsArrival> Draw(Ptr<GrowsArrivalProcess> process, uint32_t n)
    {
        process->AssignStreams(77);
        std::vector<GrowsArrival> arrivals;
        for (uint32_t i = 0; i < n; ++i)
        {
            arrivals.push_back(*process->GetNext());
        }
        return arrivals;
    }

    void DoRun() override
    {
        constexpr uint32_t N = 20000;
        auto poisson = CreateObject<GrowsPoissonArrivalProcess>();
        poisson->SetAttribute("Rate", DoubleValue(4.0));
        const auto first = Draw(poisson, N);
        NS_TEST_EXPECT_MSG_EQ_TOL(first.back().time.GetSeconds(),
                                  N / 4.0,
                                  3 * std::sqrt(N) / 4.0,
                                  "rate");
        double sum = 0.0;
        for (const auto& arrival : first)
        {
            sum += arrival.demand.normalised;
        }
        NS_TEST_EXPECT_MSG_EQ_TOL(sum / N, 1.0, 3.0 / std::sqrt(N), "mean of an exponential law");
        auto again = CreateObject<GrowsPoissonArrivalProcess>();
        again->SetAttribute("Rate", DoubleValue(4.0));
        const auto second = Draw(again, 10);
        NS_TEST_EXPECT_MSG_EQ(second[9].time, first[9].time, "same stream, same arrivals");

        auto bernoulli = CreateObject<GrowsBernoulliArrivalProcess>();
        bernoulli->SetAttribute("Probability", DoubleValue(0.25));
        bernoulli->SetAttribute("Slot", TimeValue(MilliSeconds(100)));
        bernoulli->SetAttribute("DemandKind", StringValue("Volume"));
        const auto slots = Draw(bernoulli, N);
        std::set<Time> times;
        for (const auto& arrival : slots)
        {
            times.insert(arrival.time);
            NS_TEST_ASSERT_MSG_EQ(arrival.time.GetMilliSeconds() % 100, 0, "at a slot's beginning");
        }
        NS_TEST_EXPECT_MSG_EQ(times.size(), N, "at most one a slot");
        // Geometric: mean 4 slots, variance 12.
        NS_TEST_EXPECT_MSG_EQ_TOL(slots.back().time.GetSeconds() / 0.1 / N,
                                  4.0,
                                  3 * std::sqrt(12.0 / N),
                                  "mean number of slots between arrivals");
        NS_TEST_EXPECT_MSG_EQ((slots[0].demand.kind == GrowsDemand::Kind::VOLUME), true, "kind");

        auto always = CreateObject<GrowsBernoulliArrivalProcess>();
        always->SetAttribute("Probability", DoubleValue(1.0));
        NS_TEST_EXPECT_MSG_EQ(Draw(always, 3)[2].time, Seconds(2.0), "every slot, from 0 on");
        auto never = CreateObject<GrowsBernoulliArrivalProcess>();
        never->SetAttribute("Probability", DoubleValue(0.0));
        NS_TEST_EXPECT_MSG_EQ(never->GetNext().has_value(), false, "no arrival at all");
        CheckRareArrivals();
    }

    /// Arrivals up to the end of ns-3's clock, and none beyond.
    void CheckRareArrivals()
    {
        auto rare = CreateObject<GrowsPoissonArrivalProcess>();
        rare->SetAttribute("Rate", DoubleValue(1e-8));
        rare->AssignStreams(77);
        Time last(0);
        uint32_t n = 0;
        for (auto next = rare->GetNext(); next && n < 1000; next = rare->GetNext())
        {
            NS_TEST_ASSERT_MSG_EQ((next->time >= last), true, "one after the other");
            last = next->time;
            ++n;
        }
        NS_TEST_EXPECT_MSG_EQ_TOL(n, 92, 40, "in 9.2e9 s");
        rare->SetAttribute("Rate", DoubleValue(std::numeric_limits<double>::min()));
        NS_TEST_EXPECT_MSG_EQ(rare->GetNext().has_value(), false, "not in this world");
    }
};

/// Arrivals from a file.
class ArrivalFileTestCase : public TestCase
{
  public:
    ArrivalFileTestCase()
        : TestCase("arrivals from a file, and what is wrong with files")
    {
    }

  private:
    /// \param text of a file \param [out] arrivals in it \return what is wrong with it
    std::string Read(const std::string& text, std::vector<GrowsArrival>& arrivals)
    {
        const std::string name = CreateTempDirFilename("arrivals.csv");
        std::ofstream(name) << text;
        arrivals.clear();
        return GrowsFileArrivalProcess::Read(name, arrivals);
    }

    /**
     * \param kind value of the attribute DemandKind
     * \param mean value of the attribute MeanDemand
     * \return how policies see 5 s, 3 MB and what does not end
     */
    std::vector<double> GetNormalised(const std::string& kind, double mean)
    {
        const std::string name = CreateTempDirFilename("demands.csv");
        std::ofstream(name) << "1,holding-time,5\n2,volume,3e6\n3,endless\n";
        auto process = CreateObject<GrowsFileArrivalProcess>();
        process->SetAttribute("FileName", StringValue(name));
        process->SetAttribute("DemandKind", StringValue(kind));
        process->SetAttribute("MeanDemand", DoubleValue(mean));
        std::vector<double> seen;
        while (const auto arrival = process->GetNext())
        {
            seen.push_back(arrival->demand.normalised);
        }
        return seen;
    }

    /// Demands are seen over their mean: those of the kind that the mean is of.
    void CheckNormalised()
    {
        using Seen = std::vector<double>;
        NS_TEST_EXPECT_MSG_EQ((GetNormalised("HoldingTime", 2.0) == Seen{2.5, 1.0, 1.0}),
                              true,
                              "5 s of 2 s");
        NS_TEST_EXPECT_MSG_EQ((GetNormalised("Volume", 2e6) == Seen{1.0, 1.5, 1.0}),
                              true,
                              "3 MB of 2 MB");
        NS_TEST_EXPECT_MSG_EQ((GetNormalised("HoldingTime", 0.0) == Seen{1.0, 1.0, 1.0}),
                              true,
                              "of nothing known");
        NS_TEST_EXPECT_MSG_EQ((GetNormalised("Endless", 2.0) == Seen{1.0, 1.0, 1.0}), true, "none");
    }

    void DoRun() override
    {
        CheckNormalised();
        std::vector<GrowsArrival> arrivals;
        const auto problem = Read("# time_s,kind,amount,member\n\n0.5,holding-time,10,3\n"
                                  "0.75,volume,1e6\n2,endless\n",
                                  arrivals);
        NS_TEST_EXPECT_MSG_EQ(problem, "", "nothing is wrong");
        NS_TEST_ASSERT_MSG_EQ(arrivals.size(), 3, "arrivals");
        NS_TEST_EXPECT_MSG_EQ(arrivals[0].time, MilliSeconds(500), "time");
        NS_TEST_EXPECT_MSG_EQ(*arrivals[0].member, 3, "member");
        NS_TEST_EXPECT_MSG_EQ(arrivals[1].demand.amount, 1e6, "amount");
        NS_TEST_EXPECT_MSG_EQ((arrivals[1].demand.kind == GrowsDemand::Kind::VOLUME), true, "kind");
        NS_TEST_EXPECT_MSG_EQ(arrivals[1].member.has_value(), false, "any member");
        NS_TEST_EXPECT_MSG_EQ((arrivals[2].demand.kind == GrowsDemand::Kind::ENDLESS),
                              true,
                              "kind");

        const std::vector<std::pair<std::string, std::string>> bad{
            {"x,endless\n", "line 1"},
            {"-1,endless\n", "line 1"},
            {"nan,endless\n", "line 1"},
            {"1e30,endless\n", "line 1"},
            {"1,endless\n0.5,endless\n", "line 2: it is earlier"},
            {"1,forever\n", "forever"},
            {"1\n", "kind"},
            {"1,volume\n", "needs an amount"},
            {"1,volume,many\n", "needs an amount"},
            {"1,volume,0\n", "positive"},
            {"1,holding-time,-3\n", "positive"},
            {"1,endless,,2.5\n", "member"},
            {"1,endless,,-1\n", "member"}};
        for (const auto& [text, word] : bad)
        {
            const auto said = Read(text, arrivals);
            NS_TEST_EXPECT_MSG_NE(said.find(word), std::string::npos, text << " -> " << said);
        }
        for (const std::string name : {"/no/such/file", "/"})
        {
            NS_TEST_EXPECT_MSG_NE(GrowsFileArrivalProcess::Read(name, arrivals), "", name);
        }
    }
};

/// Arrivals take the devices of a pool.
class PoolTestCase : public GrowsHandlerTestCase
{
  public:
    PoolTestCase()
        : GrowsHandlerTestCase("a pool of users is used up, and used again",
                               {{-80.0, -90.0}, {-80.0, -90.0}, {-90.0, -80.0}})
    {
    }

  private:
    void DoRun() override
    {
        Install();
        m_policy->answer.choice = 0;
        const std::string name = CreateTempDirFilename("arrivals.csv");
        std::ofstream(name) << "0,holding-time,1,1\n0.1,holding-time,1\n0.2,holding-time,1\n"
                               "0.5,holding-time,1\n3,holding-time,1,0\n";
        auto process = CreateObject<GrowsFileArrivalProcess>();
        process->SetAttribute("FileName", StringValue(name));
        process->TraceConnectWithoutContext("Arrival", MakeCallback(&PoolTestCase::Note, this));
        m_helper->InstallArrivals(process, {2, 0});
        m_helper->AssignStreams(3);
        RunUntil(10.0);
        NS_TEST_ASSERT_MSG_EQ(m_users.size(), 3, "arrivals that found a device");
        NS_TEST_EXPECT_MSG_EQ(m_users[0], 0, "member 1 of the pool is user 0");
        NS_TEST_EXPECT_MSG_EQ(m_users[1], 2, "the only one idle");
        NS_TEST_EXPECT_MSG_EQ(m_users[2], 2, "member 0, free again");
        NS_TEST_ASSERT_MSG_EQ(m_log.rejections.size(), 2, "two found none");
        for (const auto& [user, reason] : m_log.rejections)
        {
            NS_TEST_EXPECT_MSG_EQ((reason == GrowsReason::NO_DEVICE), true, "which says so");
            NS_TEST_EXPECT_MSG_EQ(user, m_network->GetNUsers(), "of nobody");
        }
        NS_TEST_EXPECT_MSG_EQ(m_log.departures.size(), 3, "all others were served");
    }

    /// \param user who arrives
    void Note(uint32_t user, const GrowsDemand& /* demand */)
    {
        m_users.push_back(user);
    }

    std::vector<uint32_t> m_users; //!< who arrived
};

/// Payload counted at the IP layer, against what applications get.
class PayloadTestCase : public TestCase
{
  public:
    /**
     * \param factory TypeId name of the transport's sockets
     * \param ipv6 whether over IPv6
     * \param bytes a packet's payload
     */
    PayloadTestCase(const std::string& factory, bool ipv6, uint32_t bytes)
        : TestCase("payload counter: " + factory + (ipv6 ? " over IPv6, " : " over IPv4, ") +
                   std::to_string(bytes) + " bytes a packet"),
          m_factory(factory),
          m_ipv6(ipv6),
          m_bytes(bytes)
    {
    }

  private:
    void DoRun() override
    {
        NodeContainer nodes(2);
        const auto devices = SimpleNetDeviceHelper().Install(nodes);
        NS_TEST_EXPECT_MSG_EQ(GrowsPayloadCounter::HasAddress(devices.Get(1)), false, "no stack");
        InternetStackHelper().Install(nodes);
        NS_TEST_EXPECT_MSG_EQ(GrowsPayloadCounter::HasAddress(devices.Get(1)), false, "no address");
        const auto [any, to] = Assign(devices);
        NS_TEST_EXPECT_MSG_EQ(GrowsPayloadCounter::HasAddress(devices.Get(1)), true, "address");

        const auto sink = PacketSinkHelper(m_factory, any).Install(nodes.Get(1));
        OnOffHelper source(m_factory, to);
        source.SetConstantRate(DataRate("1Mbps"), m_bytes);
        source.Install(nodes.Get(0)).Start(Seconds(2.0)); // IPv6 needs a while for its addresses
        GrowsPayloadCounter counter(devices.Get(1), MakeCallback(&PayloadTestCase::Note, this));
        GrowsPayloadCounter other(devices.Get(0), MakeCallback(&PayloadTestCase::Ignore, this));
        Simulator::Stop(Seconds(3.0));
        Simulator::Run();
        const auto received = DynamicCast<PacketSink>(sink.Get(0))->GetTotalRx();
        NS_TEST_EXPECT_MSG_GT(received, 100'000, "much of a Mbit");
        // IPv6's own traffic, neighbour discovery, is delivered as well.
        NS_TEST_EXPECT_MSG_EQ_TOL(counter.GetBytes(), received, (m_ipv6 ? 300 : 0) + 1e-9, "bytes");
        NS_TEST_EXPECT_MSG_EQ(m_noted, counter.GetBytes(), "told as they came");
        NS_TEST_EXPECT_MSG_LT(other.GetBytes(), 1000, "acknowledgements carry no payload");
        Simulator::Destroy();
    }

    /// Give addresses. \param devices to which \return where to listen, and where to send to
    std::pair<Address, Address> Assign(const NetDeviceContainer& devices) const
    {
        constexpr uint16_t PORT = 9;
        if (m_ipv6)
        {
            Ipv6AddressHelper helper(Ipv6Address("2001:db8::"), Ipv6Prefix(64));
            const auto interfaces = helper.Assign(devices);
            return {Inet6SocketAddress(Ipv6Address::GetAny(), PORT),
                    Inet6SocketAddress(interfaces.GetAddress(1, 1), PORT)};
        }
        Ipv4AddressHelper helper("10.0.0.0", "255.255.255.0");
        const auto interfaces = helper.Assign(devices);
        return {InetSocketAddress(Ipv4Address::GetAny(), PORT),
                InetSocketAddress(interfaces.GetAddress(1), PORT)};
    }

    /// \param bytes that came
    void Note(uint32_t bytes)
    {
        m_noted += bytes;
    }

    /// Bytes that nobody asks about.
    void Ignore(uint32_t /* bytes */)
    {
    }

    std::string m_factory; //!< TypeId name of the transport's sockets
    bool m_ipv6;           //!< over IPv6
    uint32_t m_bytes;      //!< a packet's payload
    uint64_t m_noted{0};   //!< bytes told of
};

/**
 * \ingroup grows-tests
 * The handler, on a network made of tables.
 */
class GrowsHandlerTestSuite : public TestSuite
{
  public:
    GrowsHandlerTestSuite()
        : TestSuite("grows-handler", TestSuite::Type::UNIT)
    {
        AddTestCase(new CandidatesTestCase);
        AddTestCase(new AnnouncedTestCase);
        AddTestCase(new CellStateTestCase);
        AddTestCase(new MeasuredRatesTestCase);
        AddRejections();
        AddTestCase(new UnaskedRejectionTestCase);
        AddTestCase(new SameDecisionTestCase);
        AddCourses();
        AddTestCase(new ForeignReleaseTestCase);
        AddTestCase(new FailedConnectionTestCase(GrowsReason::STACK_LIMIT));
        AddTestCase(new FailedConnectionTestCase(GrowsReason::CONNECTION_TIMEOUT));
        AddTestCase(new RoomTestCase);
        AddTestCase(new WindowTestCase);
        AddTestCase(new ShortWindowTestCase);
        AddTestCase(new LateResultsTestCase);
        AddTestCase(new UnconnectedResultsTestCase);
        AddTestCase(new InstallationTestCase);
        AddTestCase(new ArrivalLawTestCase);
        AddTestCase(new ArrivalFileTestCase);
        AddTestCase(new PoolTestCase);
        AddTestCase(new PayloadTestCase("ns3::UdpSocketFactory", false, 1000));
        AddTestCase(new PayloadTestCase("ns3::UdpSocketFactory", false, 4000)); // fragmented
        AddTestCase(new PayloadTestCase("ns3::UdpSocketFactory", true, 1000));
        AddTestCase(new PayloadTestCase("ns3::TcpSocketFactory", false, 1000));
    }

  private:
    /// Add a test for every rejection that a policy's answer leads to.
    void AddRejections()
    {
        // One user is in each of the two cells. {what, choice, values, user limit, RBs, reason}
        const std::vector<Answer> answers{
            {"declined", std::nullopt, {}, 9, 0.0, GrowsReason::DECLINED},
            {"no room", std::nullopt, {}, 9, 25.0, GrowsReason::NO_ROOM},
            {"cell full", 1, {0.0, 1.0}, 9, 25.0, GrowsReason::CELL_FULL},
            {"stack limit", 1, {0.0, 1.0}, 1, 2.5, GrowsReason::STACK_LIMIT},
            {"index out of range", 2, {}, 9, 0.0, GrowsReason::POLICY_ERROR},
            {"NaN value", 0, {NOT_A_NUMBER, 1.0}, 9, 0.0, GrowsReason::POLICY_ERROR}};
        for (const auto& answer : answers)
        {
            AddTestCase(new RejectionTestCase(answer));
        }
    }

    /// Add a test for every way that a session can go.
    void AddCourses()
    {
        const auto hold = [](double seconds) { return GrowsHelper::HoldingTime(Seconds(seconds)); };
        const auto volume = GrowsHelper::Volume(1e6);
        const auto endless = GrowsHelper::Endless();
        const auto timeout = GrowsReason::SESSION_TIMEOUT;
        const auto lost = GrowsReason::CONNECTION_LOST;
        const auto none = std::nullopt;
        // Connected at 1.05 s. {what, demand, timeout, bytes at, loss at, notice, end, traced...}
        const std::vector<Course> courses{
            {"holding time", hold(3.0), 0.0, 2.0, 0.0, 4.04, 4.05, 4.07},
            {"holding time below the notice", hold(0.004), 0.0, 1.051, 0.0, 1.05, 1.054, 1.074},
            {"volume", volume, 0.0, 2.0, 0.0, 2.0, 2.01, 2.03},
            {"endless", endless, 0.0, 2.0, 0.0, none, none, none},
            {"time-out", endless, 4.0, 2.0, 0.0, 5.05, 5.06, 5.08, timeout},
            {"holding time before time-out", hold(3.0), 4.0, 2.0, 0.0, 4.04, 4.05, 4.07},
            {"volume too late", GrowsHelper::Volume(2e6), 4.0, 2.0, 0.0, 5.05, 5.06, 5.08, timeout},
            {"lost", hold(3.0), 0.0, 2.0, 2.5, none, 2.5, 2.5, lost},
            {"lost while leaving", hold(3.0), 0.0, 2.0, 4.06, 4.04, 4.05, 4.06},
            {"moved", hold(3.0), 0.0, 2.0, 0.0, 4.04, 4.05, 4.07, GrowsReason::NONE, 2.5},
            {"moved, volume", volume, 0.0, 2.0, 0.0, 2.0, 2.01, 2.03, GrowsReason::NONE, 1.5},
            {"moved, endless", endless, 0.0, 2.0, 0.0, none, none, none, GrowsReason::NONE, 2.5},
            {"moved while waiting for the notice",
             volume,
             0.0,
             2.0,
             0.0,
             2.0,
             2.015,
             2.035,
             GrowsReason::NONE,
             2.005},
            {"moved while leaving",
             volume,
             0.0,
             2.0,
             0.0,
             2.0,
             2.01,
             2.03,
             GrowsReason::NONE,
             2.02}};
        for (const auto& course : courses)
        {
            AddTestCase(new CourseTestCase(course));
        }
    }
};

GrowsHandlerTestSuite g_growsHandlerTestSuite; //!< registers the suite

} // namespace
