/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "ns3/double.h"
#include "ns3/grows-conservation-checker.h"
#include "ns3/grows-scenario-helper.h"
#include "ns3/lte-enb-net-device.h"
#include "ns3/lte-enb-phy.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

#include <cmath>
#include <map>

/**
 * \file
 * \ingroup grows-tests
 * LTE networks under stress: whatever happens, every arrival has its outcome.
 */

using namespace ns3;

namespace
{

/// A scenario in packets, with many arrivals and the checker on.
class GrowsStressTestCase : public TestCase
{
  public:
    /**
     * \param what happens
     * \param policy its name
     * \param rate arrivals per second
     */
    GrowsStressTestCase(const std::string& what, const std::string& policy, double rate)
        : TestCase(what),
          m_policy(policy),
          m_rate(rate)
    {
    }

  protected:
    /**
     * Run the scenario.
     * \param seconds how long
     */
    void RunScenario(double seconds)
    {
        RngSeedManager::SetRun(10001);
        const auto scenario = GrowsRadioScenario::Create("hotspot");
        scenario->SetAttribute("ArrivalRate", DoubleValue(m_rate));
        GrowsScenarioHelper network(scenario, GrowsAssociationPolicy::Create(m_policy));
        network.Install(0);
        auto& helper = network.GetGrowsHelper();
        const auto checker = helper.CheckConservation();
        helper.TraceConnect("Rejection", MakeCallback(&GrowsStressTestCase::NoteRejection, this));
        Stress(helper);
        Simulator::Stop(Seconds(seconds));
        Simulator::Run();
        Simulator::Destroy();
        NS_TEST_EXPECT_MSG_EQ(checker->GetProblem(), "", "nothing is lost");
        NS_TEST_EXPECT_MSG_EQ_TOL(static_cast<double>(checker->GetNArrivals()),
                                  m_rate * seconds,
                                  4.0 * std::sqrt(m_rate * seconds),
                                  "arrivals, Poisson");
        NS_TEST_EXPECT_MSG_EQ(checker->GetNArrivals(),
                              checker->GetNRejections() + checker->GetNDepartures() +
                                  checker->GetNUnfinished(),
                              "each has one outcome");
        NS_TEST_EXPECT_MSG_GT(checker->GetNDepartures() + checker->GetNUnfinished(),
                              10,
                              "some are served");
    }

    std::map<GrowsReason, uint32_t> m_rejections; //!< how many, by reason

  private:
    /**
     * Plan what goes wrong.
     * \param helper of the network
     */
    virtual void Stress(GrowsLteHelper& helper) = 0;

    /// A rejection. \param reason why
    void NoteRejection(uint32_t /* user */, Time /* time */, GrowsReason reason)
    {
        ++m_rejections[reason];
    }

    std::string m_policy; //!< name
    double m_rate;        //!< arrivals per second
};

/// More arrivals than there are places or devices.
class GrowsFloodTestCase : public GrowsStressTestCase
{
  public:
    GrowsFloodTestCase()
        : GrowsStressTestCase("a flood of arrivals", "random", 400.0)
    {
    }

  private:
    void Stress(GrowsLteHelper& /* helper */) override
    {
    }

    void DoRun() override
    {
        RunScenario(0.75);
        NS_TEST_EXPECT_MSG_GT(m_rejections[GrowsReason::CELL_FULL], 100, "most are turned away");
    }
};

/// A base station goes dark while it serves users.
class GrowsDarkCellTestCase : public GrowsStressTestCase
{
  public:
    GrowsDarkCellTestCase()
        : GrowsStressTestCase("a cell that sends nothing any more", "max-rssi", 10.0)
    {
    }

  private:
    void Stress(GrowsLteHelper& helper) override
    {
        const auto device = helper.GetLteNetwork()->GetEnbDevice(0);
        const auto phy = DynamicCast<LteEnbNetDevice>(device)->GetPhy();
        Simulator::Schedule(Seconds(1.0), &LteEnbPhy::SetTxPower, phy, -150.0);
        helper.TraceConnect("Decision", MakeCallback(&GrowsDarkCellTestCase::NoteDecision, this));
    }

    /// \param record a decision
    void NoteDecision(const GrowsDecisionRecord& record)
    {
        const bool isDark = record.time > Seconds(1.0);
        ++(isDark ? m_after : m_before)[record.state.candidates.front().cell.cell];
    }

    void DoRun() override
    {
        RunScenario(3.0);
        NS_TEST_EXPECT_MSG_GT(m_before[0], 0, "it is heard best by some");
        NS_TEST_EXPECT_MSG_EQ(m_after[0], 0, "by nobody when it is dark");
        NS_TEST_EXPECT_MSG_GT(m_after[1] + m_after[2], 5, "but others are");
    }

    std::map<uint32_t, uint32_t> m_before; //!< arrivals by the cell they hear best
    std::map<uint32_t, uint32_t> m_after;  //!< the same when cell 0 is dark
};

/**
 * \ingroup grows-tests
 * Stress.
 */
class GrowsStressTestSuite : public TestSuite
{
  public:
    GrowsStressTestSuite()
        : TestSuite("grows-stress", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new GrowsFloodTestCase);
        AddTestCase(new GrowsDarkCellTestCase);
    }
};

GrowsStressTestSuite g_growsStressTestSuite; //!< registers the suite

} // namespace
