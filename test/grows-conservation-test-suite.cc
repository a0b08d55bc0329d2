// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-handler-test-case.h"
#include "grows-program-test-case.h"

#include "ns3/boolean.h"
#include "ns3/config.h"
#include "ns3/grows-conservation-checker.h"
#include "ns3/random-variable-stream.h"

#include <cstdlib>
#include <set>

/**
 * \file
 * \ingroup grows-tests
 * Nothing is lost: the checker on networks that lose something, and on one that does not. Also
 * turns the checker on for all other tests.
 */

using namespace ns3;

namespace
{

/// Turns the checker on in this process and in the programs that tests start.
struct ForAllTests
{
    ForAllTests()
    {
        GrowsHelper::AlwaysCheckConservation(true);
        setenv("NS_GLOBAL_VALUE", "GrowsCheckConservation=true", 1);
    }
};

const ForAllTests g_forAllTests; //!< does it before the first test

/// What a network does wrong.
enum class Fault
{
    NONE,           //!< nothing
    NEVER_CONNECTS, //!< neither connects nor fails
    CONNECTS_TWICE, //!< reports it twice
    FORGETS,        //!< stops serving in silence
    NEVER_RELEASES, //!< a release has no end
    KEEPS           //!< says that a user is released, and keeps it
};

/// A network that does something wrong.
class FaultyNetwork : public GrowsFakeNetwork
{
  public:
    Fault fault{Fault::NONE}; //!< what it does wrong

    /// One cell, one user.
    FaultyNetwork()
        : GrowsFakeNetwork(std::vector<std::vector<double>>{{-80.0}})
    {
    }

  private:
    bool DoIsFree(uint32_t /* user */) const override
    {
        return fault != Fault::KEEPS || !m_hasReleased;
    }

    void DoAssociate(uint32_t user, uint32_t cell, const GrowsDemand& demand) override
    {
        if (fault == Fault::NEVER_CONNECTS)
        {
            return;
        }
        GrowsFakeNetwork::DoAssociate(user, cell, demand);
        if (fault == Fault::CONNECTS_TWICE)
        {
            Simulator::Schedule(MilliSeconds(60), &FaultyNetwork::Connect, this, user);
        }
        if (fault == Fault::FORGETS)
        {
            Simulator::Schedule(MilliSeconds(70), &FaultyNetwork::NotifyDetached, this, user);
        }
    }

    void DoRelease(uint32_t user) override
    {
        m_hasReleased = true;
        if (fault == Fault::KEEPS)
        {
            NotifyReleased(user);
        }
        else if (fault != Fault::NEVER_RELEASES)
        {
            GrowsFakeNetwork::DoRelease(user);
        }
    }

    bool m_hasReleased{false}; //!< its user, or so it says
};

/// Each fault is found, and said in words.
class FaultTestCase : public TestCase
{
  public:
    /**
     * \param fault of the network
     * \param problem the expected error of the checker
     * \param what the fault in words
     */
    FaultTestCase(Fault fault, const std::string& problem, const std::string& what)
        : TestCase("a network that " + what),
          m_fault(fault),
          m_problem(problem)
    {
    }

  private:
    void DoRun() override
    {
        auto network = CreateObject<FaultyNetwork>();
        network->fault = m_fault;
        auto policy = CreateObject<GrowsScriptedPolicy>();
        policy->answer.choice = 0;
        GrowsHelper helper(policy);
        GrowsHelper::AlwaysCheckConservation(false);
        helper.Install(network);
        GrowsHelper::AlwaysCheckConservation(true);
        auto checker = helper.CheckConservation();
        checker->SetAttribute("Abort", BooleanValue(false));
        helper.Arrive(0, Seconds(0.0), GrowsHelper::HoldingTime(Seconds(1.5)));
        Simulator::Stop(Seconds(m_fault == Fault::FORGETS ? 1.2 : 20.0)); // nothing to release
        Simulator::Run();
        Simulator::Destroy();
        NS_TEST_EXPECT_MSG_EQ(checker->GetProblem(), m_problem, "what is wrong");
    }

    Fault m_fault;         //!< of the network
    std::string m_problem; //!< the expected error of the checker
};

/// By default, the checker ends the simulation.
class AbortTestCase : public GrowsProgramTestCase
{
  public:
    /// \param byGlobalValue whether the GlobalValue turns it on, and not what turns it on in all
    /// tests
    explicit AbortTestCase(bool byGlobalValue)
        : GrowsProgramTestCase(std::string("the simulation ends where something is lost") +
                               (byGlobalValue ? ", by GlobalValue" : "")),
          m_byGlobalValue(byGlobalValue)
    {
    }

  private:
    void DoRun() override
    {
        ExpectAbort("user 0 departed, but the network has not let go of it, at +1.05s", [this] {
            Config::SetGlobalFailSafe("GrowsCheckConservation", BooleanValue(m_byGlobalValue));
            GrowsHelper::AlwaysCheckConservation(!m_byGlobalValue);
            auto network = CreateObject<FaultyNetwork>();
            network->fault = Fault::KEEPS;
            auto policy = CreateObject<GrowsScriptedPolicy>();
            policy->answer.choice = 0;
            GrowsHelper helper(policy);
            helper.Install(network);
            helper.Arrive(0, Seconds(0.0), GrowsHelper::HoldingTime(Seconds(1.0)));
            Simulator::Stop(Seconds(5.0)); // at once, if nothing ends it before
            Simulator::Run();
        });
    }

    bool m_byGlobalValue; //!< what turns the checker on
};

/// Every kind of outcome, many times.
class BalanceTestCase : public GrowsHandlerTestCase
{
  public:
    BalanceTestCase()
        : GrowsHandlerTestCase("arrivals with all kinds of outcomes balance",
                               std::vector<std::vector<double>>(30, {-80.0, -85.0, -90.0}))
    {
    }

  private:
    void DoRun() override
    {
        m_network->userLimit = 7;
        m_helper->SetHandlerAttribute("SessionTimeout", TimeValue(Seconds(8.0)));
        Install();
        auto checker = m_helper->CheckConservation();
        m_random = CreateObject<UniformRandomVariable>();
        m_random->SetStream(5);
        for (uint32_t i = 0; i < N; ++i)
        {
            m_helper->Arrive(m_random->GetInteger(0, 29), Seconds(0.1 * (i / 2)), DrawDemand());
            Simulator::Schedule(Seconds(0.1 * i), &BalanceTestCase::Change, this);
        }
        RunUntil(0.05 * N);
        const uint64_t rejections = m_log.rejections.size();
        const uint64_t departures = m_log.departures.size();
        NS_TEST_EXPECT_MSG_EQ(checker->GetNArrivals(), N, "every arrival is counted");
        NS_TEST_EXPECT_MSG_EQ(checker->GetNRejections(), rejections, "rejections");
        NS_TEST_EXPECT_MSG_EQ(checker->GetNDepartures(), departures, "departures");
        Simulator::Destroy();
        NS_TEST_EXPECT_MSG_EQ(checker->GetNUnfinished(), N - rejections - departures, "the rest");
        NS_TEST_EXPECT_MSG_GT(checker->GetNUnfinished(), 3, "some are left");
        NS_TEST_EXPECT_MSG_EQ(checker->GetProblem(), "", "nothing is lost");
        std::set<GrowsReason> reasons;
        for (const auto& [user, reason] : m_log.rejections)
        {
            reasons.insert(reason);
        }
        NS_TEST_EXPECT_MSG_EQ(reasons.size(),
                              6,
                              "full, no free capacity, declined, error, time-out, connected");
    }

    /// \return what the next user wants
    GrowsDemand DrawDemand()
    {
        return m_random->GetValue() < 0.5
                   ? GrowsHelper::Endless()
                   : GrowsHelper::HoldingTime(Seconds(m_random->GetValue(0.01, 10.0)));
    }

    /// The policy and the network change their minds.
    void Change()
    {
        m_policy->answer.choice = m_random->GetInteger(0, 3); // 3: nonsense
        if (m_random->GetValue() < 0.1)
        {
            m_policy->answer.choice.reset();
        }
        const bool fails = m_random->GetValue() < 0.2;
        m_network->failure = fails ? GrowsReason::CONNECTION_TIMEOUT : GrowsReason::NONE;
    }

    static constexpr uint32_t N = 2000;  //!< arrivals
    Ptr<UniformRandomVariable> m_random; //!< who, what, how
};

/**
 * \ingroup grows-tests
 * The checker.
 */
class GrowsConservationTestSuite : public TestSuite
{
  public:
    GrowsConservationTestSuite()
        : TestSuite("grows-conservation", TestSuite::Type::UNIT)
    {
        const std::string session = "the session of user 0 in cell 0 ";
        AddTestCase(new FaultTestCase(Fault::NONE, "", "does nothing wrong"));
        AddTestCase(new FaultTestCase(Fault::NEVER_CONNECTS,
                                      session + "has waited for its connection since +0s, at +11s",
                                      "neither connects nor fails"));
        AddTestCase(new FaultTestCase(Fault::CONNECTS_TWICE,
                                      "user 0 was connected without having arrived, or twice, "
                                      "at +0.06s",
                                      "connects twice"));
        AddTestCase(new FaultTestCase(Fault::FORGETS,
                                      session + "is under way, but the network does not serve it, "
                                                "at +1s",
                                      "forgets a user"));
        AddTestCase(new FaultTestCase(Fault::NEVER_RELEASES,
                                      session + "has waited for its release since +1.55s, at +12s",
                                      "does not end a release"));
        AddTestCase(new FaultTestCase(Fault::KEEPS,
                                      "user 0 departed, but the network has not let go of it, "
                                      "at +1.55s",
                                      "keeps a user"));
        AddTestCase(new AbortTestCase(false));
        AddTestCase(new AbortTestCase(true));
        AddTestCase(new BalanceTestCase);
    }
};

GrowsConservationTestSuite g_growsConservationTestSuite; //!< registers the suite

} // namespace
