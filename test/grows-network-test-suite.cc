// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-handler-test-case.h"
#include "grows-test-text.h"

#include <array>

/**
 * \file
 * \ingroup grows-tests
 * Where users stand: the state machine of GrowsNetwork, and who is notified of what.
 */

using namespace ns3;

namespace
{

/// Words for a phase. \param phase a phase \return its name
std::string
ToString(GrowsUserPhase phase)
{
    static const std::vector<std::string> NAMES{"idle",
                                                "undecided",
                                                "connecting",
                                                "connected",
                                                "external",
                                                "releasing"};
    return NAMES.at(static_cast<std::size_t>(phase));
}

/// A network whose stack may drop users, and be busy.
class DroppingNetwork : public GrowsFakeNetwork
{
  public:
    using GrowsNetwork::Drop;
    bool isBusy{false}; //!< no user can be released

    /// Two users, three cells.
    DroppingNetwork()
        : GrowsFakeNetwork(std::vector<std::vector<double>>(2, {-80.0, -85.0, -90.0}))
    {
    }

  private:
    bool DoCanRelease(uint32_t /* user */) const override
    {
        return !isBusy;
    }
};

/// Records what a network reports of one cell.
class RecordingListener : public GrowsCellListener
{
  public:
    std::string text; //!< all reports

  private:
    void NotifyConnected(uint32_t user) override
    {
        text += "connected " + std::to_string(user) + ";";
    }

    void NotifyFailed(uint32_t user, GrowsReason reason) override
    {
        text += GrowsToString(reason) + " " + std::to_string(user) + ";";
    }

    void NotifyDemandMet(uint32_t user) override
    {
        text += "met " + std::to_string(user) + ";";
    }

    void NotifyReleased(uint32_t user) override
    {
        text += "released " + std::to_string(user) + ";";
    }

    void NotifyMoved(uint32_t user, uint32_t to) override
    {
        text += "moved " + std::to_string(user) + " to " + std::to_string(to) + ";";
    }
};

/// A network without handlers, with a recording listener for each cell.
class NetworkTestCase : public TestCase
{
  public:
    /// \param name what is tested
    explicit NetworkTestCase(const std::string& name)
        : TestCase(name)
    {
    }

  protected:
    void DoSetup() override
    {
        m_network = CreateObject<DroppingNetwork>();
        for (uint32_t cell = 0; cell < m_listeners.size(); ++cell)
        {
            m_listeners[cell].text.clear();
            m_network->SetCellListener(cell, &m_listeners[cell]);
        }
    }

    void DoTeardown() override
    {
        Simulator::Destroy();
        m_network = nullptr;
    }

    /// \param milliseconds until when to run
    void RunUntil(int64_t milliseconds)
    {
        Simulator::Stop(MilliSeconds(milliseconds) - Simulator::Now());
        Simulator::Run();
    }

    /**
     * Compare where user 0 stands.
     * \param phase its phase
     * \param cell where it holds a place
     * \param what in words
     */
    void Expect(GrowsUserPhase phase, std::optional<uint32_t> cell, const std::string& what)
    {
        NS_TEST_EXPECT_MSG_EQ(ToString(m_network->GetPhase(0)), ToString(phase), what);
        for (uint32_t i = 0; i < m_listeners.size(); ++i)
        {
            NS_TEST_EXPECT_MSG_EQ(m_network->GetUsers(i).count(0), (cell == i), what << ": " << i);
        }
        NS_TEST_EXPECT_MSG_EQ(m_network->GetServingCell(0), cell, what << ": cell");
        NS_TEST_EXPECT_MSG_EQ(m_network->IsIdle(0), (phase == GrowsUserPhase::IDLE), what);
    }

    /// Compare what was reported of the cells. \param reports of each
    void ExpectReports(const std::array<std::string, 3>& reports)
    {
        for (uint32_t cell = 0; cell < reports.size(); ++cell)
        {
            NS_TEST_EXPECT_MSG_EQ(m_listeners[cell].text, reports[cell], "of cell " << cell);
        }
    }

    Ptr<DroppingNetwork> m_network;               //!< under test
    std::array<RecordingListener, 3> m_listeners; //!< one per cell
};

/// From one phase to the next, and the listener of the cell concerned hears of it.
class StayTestCase : public NetworkTestCase
{
  public:
    StayTestCase()
        : NetworkTestCase("a stay: connected, handed over, released when the stack can")
    {
    }

  private:
    void DoRun() override
    {
        Expect(GrowsUserPhase::IDLE, std::nullopt, "at the beginning");
        m_network->BeginDecision(0);
        Expect(GrowsUserPhase::UNDECIDED, std::nullopt, "a decision takes its time");
        m_network->EndDecision(0);
        Expect(GrowsUserPhase::IDLE, std::nullopt, "decided");
        m_network->Associate(0, 1, GrowsHelper::Volume(1000.0));
        Expect(GrowsUserPhase::CONNECTING, 1, "holds a place at once");
        RunUntil(60);
        Expect(GrowsUserPhase::CONNECTED, 1, "after 50 ms");
        m_network->Receive(0, 1000);
        HandOver();

        m_network->isBusy = true;
        m_network->Release(0);
        m_network->Release(0);
        RunUntil(200);
        Expect(GrowsUserPhase::RELEASING, 2, "the stack cannot release it");
        m_network->isBusy = false;
        RunUntil(240);
        Expect(GrowsUserPhase::IDLE, std::nullopt, "10 ms at most until it is asked again, and 20");
        NS_TEST_EXPECT_MSG_EQ(m_network->GetLastMove(0).has_value(), false, "all is forgotten");
        ExpectReports({"", "connected 0;met 0;moved 0 to 2;", "released 0;"});
    }

    /// A handover to cell 0 fails, one to cell 2 is made.
    void HandOver()
    {
        m_network->ReserveHandover(0, 0);
        NS_TEST_EXPECT_MSG_EQ(m_network->GetReservations(0).count(0), 1, "place in cell 0");
        m_network->ReserveHandover(0, 2);
        NS_TEST_EXPECT_MSG_EQ(m_network->GetReservations(0).count(0), 0, "one target at a time");
        NS_TEST_EXPECT_MSG_EQ(*m_network->GetReservation(0), 2, "cell 2");
        m_network->NotifyMoved(0, 2);
        Expect(GrowsUserPhase::CONNECTED, 2, "moved");
        NS_TEST_EXPECT_MSG_EQ(m_network->GetReservation(0).has_value(), false, "it is there");
        NS_TEST_EXPECT_MSG_EQ(m_network->GetReservations(2).count(0), 0, "and counts once");
        NS_TEST_ASSERT_MSG_EQ(m_network->GetLastMove(0).has_value(), true, "it has moved");
        NS_TEST_EXPECT_MSG_EQ(m_network->GetLastMove(0)->from, 1, "from");
        NS_TEST_EXPECT_MSG_EQ(m_network->GetLastMove(0)->time, MilliSeconds(60), "when");
    }
};

/// Users that other code attaches are nobody's, and end a decision.
class ExternalTestCase : public NetworkTestCase
{
  public:
    ExternalTestCase()
        : NetworkTestCase("other code attaches, moves and detaches a user")
    {
    }

  private:
    void DoRun() override
    {
        m_network->BeginDecision(0);
        m_network->NotifyAttached(0, 1);
        Expect(GrowsUserPhase::EXTERNAL, 1, "attached while a decision was on its way");
        m_network->EndDecision(0);
        Expect(GrowsUserPhase::EXTERNAL, 1, "which comes too late");
        m_network->ReserveHandover(0, 0);
        m_network->NotifyMoved(0, 0);
        Expect(GrowsUserPhase::EXTERNAL, 0, "moved");
        m_network->ReserveHandover(0, 2);
        m_network->NotifyDetached(0);
        Expect(GrowsUserPhase::IDLE, std::nullopt, "detached");
        NS_TEST_EXPECT_MSG_EQ(m_network->GetReservations(2).size(), 0, "and expected nowhere");
        ExpectReports({"", "moved 0 to 0;", ""});
    }
};

/// Stays that end otherwise.
class FailureTestCase : public NetworkTestCase
{
  public:
    FailureTestCase()
        : NetworkTestCase("a cell is full, connections fail and are lost")
    {
    }

  private:
    void DoRun() override
    {
        m_network->userLimit = 1;
        m_network->NotifyAttached(1, 2);
        m_network->Associate(0, 2, GrowsDemand());
        ExpectReports({"", "", ""}); // not before the call returns
        RunUntil(1);
        Expect(GrowsUserPhase::IDLE, std::nullopt, "the only place is taken");

        m_network->failure = GrowsReason::CONNECTION_TIMEOUT;
        m_network->Associate(0, 0, GrowsDemand());
        RunUntil(100);
        Expect(GrowsUserPhase::IDLE, std::nullopt, "not connected");

        m_network->failure = GrowsReason::NONE;
        m_network->Associate(0, 0, GrowsDemand());
        RunUntil(200);
        m_network->Drop(0, GrowsReason::CONNECTION_LOST);
        Expect(GrowsUserPhase::RELEASING, 0, "the stack still holds something of it");
        RunUntil(230);
        Expect(GrowsUserPhase::IDLE, std::nullopt, "nothing any more");
        ExpectReports(
            {"connection-timeout 0;connected 0;connection-lost 0;", "", "stack-limit 0;"});
    }
};

/**
 * \ingroup grows-tests
 * The network's state machine.
 */
class GrowsNetworkTestSuite : public TestSuite
{
  public:
    GrowsNetworkTestSuite()
        : TestSuite("grows-network", TestSuite::Type::UNIT)
    {
        AddTestCase(new StayTestCase);
        AddTestCase(new ExternalTestCase);
        AddTestCase(new FailureTestCase);
    }
};

GrowsNetworkTestSuite g_growsNetworkTestSuite; //!< registers the suite

} // namespace
