// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "ns3/config.h"
#include "ns3/constant-position-mobility-model.h"
#include "ns3/double.h"
#include "ns3/grows-conservation-checker.h"
#include "ns3/grows-lte-core.h"
#include "ns3/grows-lte-helper.h"
#include "ns3/grows-scenario-helper.h"
#include "ns3/lte-enb-net-device.h"
#include "ns3/lte-enb-phy.h"
#include "ns3/lte-enb-rrc.h"
#include "ns3/object-map.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

#include <algorithm>
#include <cmath>
#include <limits>
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
    /// \param what happens \param policy its name \param rate arrivals per second
    GrowsStressTestCase(const std::string& what, const std::string& policy, double rate)
        : TestCase(what),
          m_policy(policy),
          m_rate(rate)
    {
    }

  protected:
    /// Run the scenario. \param seconds how long
    void RunScenario(double seconds)
    {
        RngSeedManager::SetRun(10001);
        const auto scenario = GrowsRadioScenario::Create("hotspot");
        scenario->SetAttribute("ArrivalRate", DoubleValue(m_rate));
        scenario->SetAttribute("MinHolding", TimeValue(m_leastStay));
        scenario->SetAttribute("MeanHolding", TimeValue(m_meanStay));
        GrowsScenarioHelper network(scenario, GrowsAssociationPolicy::Create(m_policy));
        network.Install(0);
        auto& helper = network.GetGrowsHelper();
        const auto checker = helper.CheckConservation();
        helper.TraceConnect("Rejection", MakeCallback(&GrowsStressTestCase::RecordRejection, this));
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
    Time m_leastStay{Seconds(0.3)};               //!< of a user
    Time m_meanStay{Seconds(10.0)};               //!< of a user

  private:
    /// Plan what goes wrong. \param helper of the network
    virtual void Stress(GrowsLteHelper& helper) = 0;

    /// A rejection. \param reason why
    void RecordRejection(uint32_t /* user */, Time /* time */, GrowsReason reason)
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
    /// \param what it sends, in words \param powerDbm the same in numbers
    GrowsDarkCellTestCase(const std::string& what, double powerDbm)
        : GrowsStressTestCase("a cell that sends " + what, "max-rssi", 10.0),
          m_powerDbm(powerDbm)
    {
    }

  private:
    void Stress(GrowsLteHelper& helper) override
    {
        const auto device = helper.GetLteNetwork()->GetEnbDevice(0);
        const auto phy = DynamicCast<LteEnbNetDevice>(device)->GetPhy();
        Simulator::Schedule(Seconds(1.0), &LteEnbPhy::SetTxPower, phy, m_powerDbm);
        helper.TraceConnect("Decision", MakeCallback(&GrowsDarkCellTestCase::RecordDecision, this));
    }

    /// \param record a decision
    void RecordDecision(const GrowsDecisionRecord& record)
    {
        const bool isDark = record.time > Seconds(1.0);
        ++(isDark ? m_after : m_before)[record.state.candidates.front().cell.cell];
        m_leastCandidates = std::min(m_leastCandidates, record.state.candidates.size());
    }

    void DoRun() override
    {
        RunScenario(3.0);
        NS_TEST_EXPECT_MSG_GT(m_before[0], 0, "it is the strongest cell of some");
        NS_TEST_EXPECT_MSG_EQ(m_after[0], 0, "by nobody when it is dark");
        NS_TEST_EXPECT_MSG_GT(m_after[1] + m_after[2], 5, "but others are");
        NS_TEST_EXPECT_MSG_GT(m_leastCandidates, 0, "of which there are some");
    }

    double m_powerDbm;                       //!< of the dark cell
    std::map<uint32_t, uint32_t> m_before;   //!< arrivals by their strongest cell
    std::map<uint32_t, uint32_t> m_after;    //!< the same when cell 0 is dark
    std::size_t m_leastCandidates{SIZE_MAX}; //!< of all decisions
};

/// Users whose time is up in the instant in which they are connected.
class GrowsHastyTestCase : public GrowsStressTestCase
{
  public:
    GrowsHastyTestCase()
        : GrowsStressTestCase("users that leave when they are connected", "greedy-utility", 30.0)
    {
        m_leastStay = NanoSeconds(0);
        m_meanStay = MilliSeconds(1);
    }

  private:
    void Stress(GrowsLteHelper& helper) override
    {
        helper.TraceConnect("Departure", MakeCallback(&GrowsHastyTestCase::RecordDeparture, this));
    }

    /// \param session that is over
    void RecordDeparture(const GrowsSession& session)
    {
        m_shortest = std::min(m_shortest, *session.departed - *session.connected);
        ++m_departures;
    }

    void DoRun() override
    {
        RunScenario(2.0);
        NS_TEST_EXPECT_MSG_GT(m_departures, 30, "departures");
        NS_TEST_EXPECT_MSG_LT(m_shortest, MicroSeconds(100), "as soon as they were connected");
    }

    Time m_shortest{Seconds(1e3)}; //!< session
    uint32_t m_departures{0};      //!< how many
};

/// Hundreds of devices that want to connect to one base station in one instant.
class GrowsOneCellTestCase : public TestCase
{
  public:
    GrowsOneCellTestCase()
        : TestCase("400 UEs offered to one cell in an instant")
    {
    }

  private:
    static constexpr uint32_t UES{400};      //!< that arrive
    static constexpr uint32_t CONTEXTS{160}; //!< of an eNB: its periodicity of SRS

    /// \param n nodes \param distanceM between them \return the nodes
    static NodeContainer MakeNodes(uint32_t n, double distanceM)
    {
        NodeContainer nodes(n);
        for (uint32_t i = 0; i < n; ++i)
        {
            const auto mobility = CreateObject<ConstantPositionMobilityModel>();
            mobility->SetPosition({distanceM * i, 0.0, 1.5});
            nodes.Get(i)->AggregateObject(mobility);
        }
        return nodes;
    }

    /// A context was made. \param rrc whose
    void RecordContext(Ptr<LteEnbRrc> rrc, uint16_t /* cellId */, uint16_t /* rnti */)
    {
        ObjectMapValue contexts;
        rrc->GetAttribute("UeMap", contexts);
        m_mostContexts = std::max(m_mostContexts, contexts.GetN());
    }

    /// A rejection. \param reason why
    void RecordRejection(uint32_t /* user */, Time /* time */, GrowsReason reason)
    {
        ++m_rejections[reason];
    }

    void DoRun() override
    {
        RngSeedManager::SetRun(10001);
        GrowsLteNetwork::ConfigureDefaults(CONTEXTS);
        GrowsLteCore core;
        const auto lte = core.GetLteHelper();
        const auto enbs = lte->InstallEnbDevice(MakeNodes(1, 0.0));
        const auto ues = lte->InstallUeDevice(MakeNodes(UES, 0.5));
        core.ConnectUes(ues);
        lte->AssignStreams(NetDeviceContainer(enbs, ues), 5000);
        const auto rrc = DynamicCast<LteEnbNetDevice>(enbs.Get(0))->GetRrc();
        rrc->TraceConnectWithoutContext(
            "NewUeContext",
            MakeCallback(&GrowsOneCellTestCase::RecordContext, this).Bind(rrc));
        GrowsLteHelper helper("max-rssi");
        helper.Install(lte, enbs);
        helper.TraceConnect("Rejection",
                            MakeCallback(&GrowsOneCellTestCase::RecordRejection, this));
        const auto checker = helper.CheckConservation();
        for (uint32_t ue = 0; ue < UES; ++ue)
        {
            helper.Arrive(ues.Get(ue), Seconds(0.1), GrowsHelper::Endless());
        }
        Simulator::Stop(Seconds(1.3)); // after the last time-out
        Simulator::Run();
        const auto served = helper.GetLteNetwork()->GetUsers(0).size();
        Simulator::Destroy();
        Config::Reset();
        NS_TEST_EXPECT_MSG_EQ(checker->GetProblem(), "", "nothing is lost");
        NS_TEST_EXPECT_MSG_EQ(checker->GetNArrivals(), UES, "every arrival is counted");
        NS_TEST_EXPECT_MSG_EQ(checker->GetNRejections() + checker->GetNUnfinished(),
                              UES,
                              "each has one outcome");
        NS_TEST_EXPECT_MSG_EQ(checker->GetNUnfinished(), served, "some are served");
        NS_TEST_EXPECT_MSG_EQ(m_rejections[GrowsReason::STACK_LIMIT],
                              UES - (CONTEXTS - RESERVE),
                              "as many as there are no contexts for");
        NS_TEST_EXPECT_MSG_GT(served, 100, "most of the others");
        NS_TEST_EXPECT_MSG_LT_OR_EQ(m_mostContexts, CONTEXTS, "or ns-3 would have stopped");
    }

    static constexpr uint32_t RESERVE{5};         //!< ns3::GrowsLteNetwork::SrsReserve
    std::map<GrowsReason, uint32_t> m_rejections; //!< how many, by reason
    std::size_t m_mostContexts{0};                //!< of the eNB at a time
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
        AddTestCase(new GrowsDarkCellTestCase("next to nothing any more", -150.0));
        AddTestCase(new GrowsDarkCellTestCase("nothing any more",
                                              -std::numeric_limits<double>::infinity()));
        AddTestCase(new GrowsHastyTestCase);
        AddTestCase(new GrowsOneCellTestCase);
    }
};

GrowsStressTestSuite g_growsStressTestSuite; //!< registers the suite

} // namespace
