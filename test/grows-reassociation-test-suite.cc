// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-handler-test-case.h"
#include "grows-test-text.h"

#include "ns3/double.h"
#include "ns3/grows-outcome-summary.h"
#include "ns3/grows-poisson-arrival-process.h"
#include "ns3/grows-reassociation.h"
#include "ns3/uinteger.h"

#include <limits>
#include <memory>

using namespace ns3;

namespace
{

/// A test of GrowsReassociation: the policy always chooses the strongest cell.
class ReassociationTestCase : public GrowsHandlerTestCase
{
  public:
    using GrowsHandlerTestCase::GrowsHandlerTestCase;

  protected:
    /// Install the handlers. \param rejectionRetries see attribute RejectionRetries
    void Begin(uint32_t rejectionRetries = 0)
    {
        m_policy->answer.choice = 0;
        m_helper->SetReassociationAttribute("Delay", TimeValue(MilliSeconds(100)));
        m_helper->SetReassociationAttribute("RejectionRetries", UintegerValue(rejectionRetries));
        Install();
    }

    /// A user arrives, to stay for good. \param user index of the user
    void Attach(uint32_t user)
    {
        m_network->GetObject<GrowsReassociation>()->Keep(user);
        GrowsUserAssociation::Dispatch(m_network, user, GrowsHelper::Endless());
    }
};

/// Connections that are lost or fail.
class NoConnectionTestCase : public ReassociationTestCase
{
  public:
    NoConnectionTestCase()
        : ReassociationTestCase("users are decided anew after lost and failed connections",
                                {{-80.0, -90.0}, {-80.0, -90.0}})
    {
    }

  private:
    void DoRun() override
    {
        Begin();
        Attach(0);
        GrowsUserAssociation::Dispatch(m_network, 1, GrowsHelper::Endless());
        RunUntil(0.2);
        NS_TEST_ASSERT_MSG_EQ(m_log.connected.size(), 2, "both are served");
        m_network->failure = GrowsReason::CONNECTION_TIMEOUT;
        m_network->links[0][1].rsrpDbm = -70.0;
        m_network->NotifyFailed(0, GrowsReason::CONNECTION_LOST);
        m_network->NotifyFailed(1, GrowsReason::CONNECTION_LOST);
        RunUntil(0.29);
        NS_TEST_EXPECT_MSG_EQ(m_log.decisions.size(), 2, "the delay is not over");
        RunUntil(0.31);
        NS_TEST_ASSERT_MSG_EQ(m_log.decisions.size(), 3, "one of them was attached");
        NS_TEST_EXPECT_MSG_EQ(m_log.decisions.back().state.user, 0, "that one");
        NS_TEST_EXPECT_MSG_EQ(*m_log.decisions.back().cell, 1, "by what it measures now");
        RunUntil(0.36);
        NS_TEST_ASSERT_MSG_EQ(m_log.rejections.size(), 1, "the connection fails");
        m_network->failure = GrowsReason::NONE;
        RunUntil(2.0);
        NS_TEST_EXPECT_MSG_EQ(m_log.connected.size(), 3, "and is tried again");
        NS_TEST_EXPECT_MSG_EQ(m_log.decisions.size(), 4, "once");
        NS_TEST_EXPECT_MSG_EQ(*m_network->GetServingCell(0), 1, "where it is served");
        m_network->Release(0);
        RunUntil(4.0);
        NS_TEST_EXPECT_MSG_EQ(m_log.decisions.size(), 4, "a released user stays away");
    }
};

/// How often.
class LimitedRetriesTestCase : public ReassociationTestCase
{
  public:
    LimitedRetriesTestCase()
        : ReassociationTestCase("users are decided anew as often as the attribute says", {{-80.0}})
    {
    }

  private:
    void DoRun() override
    {
        m_network->failure = GrowsReason::CONNECTION_TIMEOUT;
        m_helper->SetReassociationAttribute("MaxRetries", UintegerValue(2));
        Begin();
        Attach(0);
        RunUntil(5.0);
        NS_TEST_EXPECT_MSG_EQ(m_log.decisions.size(), 3, "once, and twice again");
        m_network->failure = GrowsReason::NONE;
        Attach(0);
        RunUntil(6.0);
        NS_TEST_EXPECT_MSG_EQ(m_log.connected.size(), 1, "it may be attached again");
        m_network->failure = GrowsReason::CONNECTION_TIMEOUT;
        m_network->NotifyFailed(0, GrowsReason::CONNECTION_LOST);
        RunUntil(9.0);
        NS_TEST_EXPECT_MSG_EQ(m_log.decisions.size(), 6, "the connection began a new count");
    }
};

/// A user that measures no cell.
class CoverageTestCase : public ReassociationTestCase
{
  public:
    CoverageTestCase()
        : ReassociationTestCase("a user out of coverage is decided when it measures a cell",
                                {{-std::numeric_limits<double>::infinity()}})
    {
    }

  private:
    void DoRun() override
    {
        Begin();
        Attach(0);
        RunUntil(1.05);
        NS_TEST_ASSERT_MSG_EQ(m_log.rejections.size(), 1, "rejected once, whatever time passes");
        NS_TEST_EXPECT_MSG_EQ(m_log.rejections[0].second, GrowsReason::NO_CANDIDATE, "why");
        m_network->links[0][0].rsrpDbm = -100.0;
        RunUntil(1.2);
        NS_TEST_EXPECT_MSG_EQ(m_log.connected.size(), 1, "at the next look");
    }
};

/// Rejected arrivals.
class RejectionTestCase : public ReassociationTestCase
{
  public:
    RejectionTestCase()
        : ReassociationTestCase("rejected arrivals are decided anew if that is wanted",
                                {{-80.0}, {-80.0}})
    {
    }

  private:
    void DoRun() override
    {
        m_helper->SetHandlerAttribute("MinRbPerUe", DoubleValue(25.0)); // one user
        Begin(3);
        m_helper->Arrive(0, Seconds(0), GrowsHelper::HoldingTime(MilliSeconds(200)));
        m_helper->Arrive(1, Seconds(0), GrowsHelper::HoldingTime(MilliSeconds(700)));
        RunUntil(2.0);
        NS_TEST_ASSERT_MSG_EQ(m_log.departures.size(), 2, "both were served");
        NS_TEST_EXPECT_MSG_EQ(m_log.rejections.size(), 3, "0, 0.1 and 0.2 s were too early");
        NS_TEST_EXPECT_MSG_EQ(m_log.departures[1].demand.amount, 0.7, "with what it wants");
        m_helper->Arrive(0, Seconds(2), GrowsHelper::Endless());
        m_helper->Arrive(1, Seconds(2), GrowsHelper::Endless());
        m_helper->Arrive(1, Seconds(2.25), GrowsHelper::Endless());
        RunUntil(5.0);
        NS_TEST_EXPECT_MSG_EQ(m_log.rejections.size(),
                              3 + 3 + 4,
                              "2, 2.1 and 2.2 s; an arrival of its own begins a new count");
    }
};

/// What is reported at the end.
class SummaryTestCase : public ReassociationTestCase
{
  public:
    SummaryTestCase()
        : ReassociationTestCase("the summary counts what a script would miss",
                                {{-80.0}, {-80.0}, {-80.0}})
    {
    }

  private:
    void DoRun() override
    {
        m_policy->answer.choice = 0;
        m_helper->Install(m_network);
        m_helper->OmitSummary(); // here
        auto summary = std::make_shared<GrowsOutcomeSummary>();
        summary->Listen(Handler(0));
        NS_TEST_EXPECT_MSG_EQ(summary->ToString(), "", "nothing has happened");
        m_network->userLimit = 2;
        for (uint32_t user = 0; user < 3; ++user)
        {
            Attach(user);
        }
        RunUntil(0.1);
        m_network->NotifyFailed(0, GrowsReason::CONNECTION_LOST);
        m_network->NotifyFailed(1, GrowsReason::HANDED_OVER_OUT);
        summary->Plan(Seconds(4));
        summary->Plan(Seconds(2));
        summary->Plan(Seconds(3));
        summary->Arrive(Seconds(2));
        RunUntil(1.0);
        const std::string drops = "dropped users: 2 (connection-lost: 1, handed-over-out: 1), of "
                                  "which connected again: 1; ";
        const std::string missed = "arrivals that never came: 2 (the simulation ended at +1s, the "
                                   "first of them was due at +3s)";
        NS_TEST_EXPECT_MSG_EQ(summary->ToString(),
                              "rejected arrivals: 1 (stack-limit: 1); " + drops + missed,
                              "all of it");
        summary->OmitRejections();
        NS_TEST_EXPECT_MSG_EQ(summary->ToString(), drops + missed, "rejections are known");
        summary->OmitDrops();
        NS_TEST_EXPECT_MSG_EQ(summary->ToString(), missed, "departures are, too");
    }
};

/// Arrivals of a helper that is no more.
class ShortLivedHelperTestCase : public GrowsHandlerTestCase
{
  public:
    ShortLivedHelperTestCase()
        : GrowsHandlerTestCase("arrivals outlive their helper, until the simulator is destroyed",
                               {{-80.0}, {-80.0}, {-80.0}})
    {
    }

  private:
    void DoRun() override
    {
        m_policy->answer.choice = 0;
        Install();
        {
            auto process = CreateObject<GrowsPoissonArrivalProcess>();
            process->SetAttribute("Rate", DoubleValue(10.0));
            process->AssignStreams(3);
            m_helper->InstallArrivals(process, {0, 1, 2});
        }
        m_helper.reset();
        RunUntil(5.0);
        NS_TEST_EXPECT_MSG_GT(m_log.decisions.size() + m_log.rejections.size(), 20, "arrivals");
    }
};

/// A network that is given cells after the handlers were installed.
class AddedCellTestCase : public GrowsHandlerTestCase
{
  public:
    AddedCellTestCase()
        : GrowsHandlerTestCase("a second Install serves the cells that were added", {{-80.0}})
    {
    }

  private:
    void DoRun() override
    {
        Install();
        const auto checker = m_helper->CheckConservation();
        m_network->nodes.push_back(CreateObject<Node>());
        m_network->links[0].push_back(m_network->links[0][0]);
        m_network->links[0][1].rsrpDbm = -60.0;
        m_helper->Install(m_network);
        NS_TEST_ASSERT_MSG_EQ(m_helper->GetHandlers().size(), 2, "a handler a cell");
        m_policy->answer.choice = 0;
        m_helper->Arrive(0, Seconds(0), GrowsHelper::HoldingTime(Seconds(1)));
        RunUntil(3.0);
        NS_TEST_ASSERT_MSG_EQ(m_log.departures.size(), 1, "traced by what was connected before");
        NS_TEST_EXPECT_MSG_EQ(m_log.departures[0].cell, 1, "of the new cell");
        NS_TEST_EXPECT_MSG_EQ(checker->GetNDepartures(), 1, "and watched");
    }
};

/**
 * \ingroup grows-tests
 * What happens to users after a failure, and what scripts learn of it.
 */
class GrowsReassociationTestSuite : public TestSuite
{
  public:
    GrowsReassociationTestSuite()
        : TestSuite("grows-reassociation")
    {
        AddTestCase(new NoConnectionTestCase);
        AddTestCase(new LimitedRetriesTestCase);
        AddTestCase(new CoverageTestCase);
        AddTestCase(new RejectionTestCase);
        AddTestCase(new SummaryTestCase);
        AddTestCase(new ShortLivedHelperTestCase);
        AddTestCase(new AddedCellTestCase);
    }
};

GrowsReassociationTestSuite g_growsReassociationTestSuite; //!< registers the suite

} // namespace
