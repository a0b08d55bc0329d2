// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "ns3/config.h"
#include "ns3/constant-position-mobility-model.h"
#include "ns3/double.h"
#include "ns3/error-model.h"
#include "ns3/grows-downlink-flow.h"
#include "ns3/grows-results-helper.h"
#include "ns3/grows-scenario-helper.h"
#include "ns3/grows-scenario-loss-model.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/ipv4-address-helper.h"
#include "ns3/point-to-point-helper.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

#include <algorithm>
#include <cmath>
#include <map>

using namespace ns3;

namespace
{

/**
 * \ingroup grows-tests The loss model gives what was set, in both directions, and nothing to
 * others.
 */
class GrowsScenarioLossModelTestCase : public TestCase
{
  public:
    GrowsScenarioLossModelTestCase()
        : TestCase("losses are kept by user, both ways")
    {
    }

  private:
    void DoRun() override
    {
        auto model = CreateObject<GrowsScenarioLossModel>();
        std::vector<Ptr<MobilityModel>> places(5);
        std::generate(places.begin(), places.end(), [] {
            return CreateObject<ConstantPositionMobilityModel>();
        });
        model->AddCell(places[0]);
        model->AddCell(places[1]);
        model->SetUser(places[2], {100.0, 110.0});
        model->SetUser(places[3], {120.0, 130.0});
        const auto power = [&](int a, int b) {
            return model->CalcRxPower(30, places[a], places[b]);
        };
        NS_TEST_EXPECT_MSG_EQ(power(0, 2), -70.0, "received power on the downlink");
        NS_TEST_EXPECT_MSG_EQ(power(1, 2), -80.0, "from the other cell");
        NS_TEST_EXPECT_MSG_EQ(power(3, 1), -100.0, "received power on the uplink");
        model->SetUser(places[2], {90.0, 91.0});
        NS_TEST_EXPECT_MSG_EQ(power(0, 2), -60.0, "a later arriving UE on the same device");
        NS_TEST_EXPECT_MSG_EQ(std::isinf(power(0, 4)), true, "not placed yet");
        NS_TEST_EXPECT_MSG_EQ(std::isinf(power(0, 1)), true, "no power between cells");
        NS_TEST_EXPECT_MSG_EQ(std::isinf(power(2, 3)), true, "no power between users");
    }
};

/**
 * \ingroup grows-tests
 * The scenario helper's traffic over a link that loses packets.
 */
class GrowsDownlinkFlowTestCase : public TestCase
{
  public:
    GrowsDownlinkFlowTestCase()
        : TestCase("a flow fills the link, replaces losses, delivers a volume and no more")
    {
    }

  private:
    void DoRun() override
    {
        NodeContainer nodes;
        nodes.Create(2);
        InternetStackHelper().Install(nodes);
        PointToPointHelper link;
        link.SetDeviceAttribute("DataRate", StringValue("10Mb/s"));
        link.SetChannelAttribute("Delay", StringValue("1ms"));
        const NetDeviceContainer devices = link.Install(nodes);
        const auto addresses = Ipv4AddressHelper("10.0.0.0", "255.0.0.0").Assign(devices);
        auto errors = CreateObject<RateErrorModel>();
        errors->AssignStreams(1);
        errors->SetUnit(RateErrorModel::ERROR_UNIT_PACKET);
        devices.Get(1)->SetAttribute("ReceiveErrorModel", PointerValue(errors));
        auto flow = CreateObject<GrowsDownlinkFlow>();
        flow->Install(nodes.Get(0), nodes.Get(1), addresses.GetAddress(1));

        // 1400 of 1430 bytes are payload, at 10 Mbit/s: 1 s of them, and the sum after that.
        errors->SetRate(0.0);
        Simulator::ScheduleNow(&GrowsDownlinkFlow::Start, flow, 0);
        Simulator::Stop(Seconds(1));
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ_TOL(flow->GetReceivedBytes(), 1.25e6 * 1400 / 1430, 5e3, "line rate");
        flow->Stop();
        Simulator::Stop(Seconds(1));
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ_TOL(flow->GetReceivedBytes(),
                                  1.25e6 * 1400 / 1430,
                                  5e3,
                                  "what is on its way when it stops does not count");

        errors->SetRate(0.3);
        flow->Start(100001);
        Simulator::Stop(Seconds(10)); // a loss at the end is noticed late
        Simulator::Run();
        NS_TEST_EXPECT_MSG_GT_OR_EQ(flow->GetReceivedBytes(), 100001, "the volume, with losses");
        NS_TEST_EXPECT_MSG_LT(flow->GetReceivedBytes(), 100001 + 61 * 1400, "and hardly more");

        errors->SetRate(1.0);
        flow->Start(5000);
        Simulator::Stop(Seconds(1.5));
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(flow->GetReceivedBytes(), 0, "all is lost");
        errors->SetRate(0.0);
        Simulator::Stop(Seconds(2));
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(flow->GetReceivedBytes(), 5000, "sent anew, exactly the volume");
        Simulator::Destroy();
    }
};

/**
 * \ingroup grows-tests Arriving UEs in the LTE network measure the cells as in the scenario.
 */
class GrowsScenarioHelperTestCase : public TestCase
{
  public:
    /// \param scenario name of a scenario \param policy name of a policy
    GrowsScenarioHelperTestCase(const std::string& scenario, const std::string& policy)
        : TestCase(scenario + " with " + policy + ": arrivals and links are the scenario's"),
          m_name(scenario),
          m_policy(policy)
    {
    }

  private:
    /// Compare a decision's state with the twin's next arrival.
    void CheckDecision(const GrowsDecisionRecord& record)
    {
        const GrowsScenarioArrival arrival = m_traffic->Draw();
        ++m_nDecisions;
        NS_TEST_EXPECT_MSG_EQ_TOL(record.time.GetSeconds(), arrival.timeS, 1e-9, "time");
        NS_TEST_EXPECT_MSG_EQ(record.state.demand.amount, arrival.demand.amount, "demand");
        const auto links = m_twin->GetLinks(arrival);
        for (const GrowsCandidate& candidate : record.state.candidates)
        {
            const GrowsRadioLink& link = links[candidate.cell.cell];
            NS_TEST_EXPECT_MSG_EQ_TOL(candidate.link.rsrpDbm, link.rsrpDbm, 1e-6, "RSRP");
            NS_TEST_EXPECT_MSG_EQ_TOL(candidate.link.rssiDbm, link.rssiDbm, 1e-6, "RSSI");
            NS_TEST_EXPECT_MSG_EQ_TOL(candidate.link.snrDb, link.snrDb, 1e-6, "SNR");
            NS_TEST_EXPECT_MSG_EQ_TOL(candidate.link.fullLoadSinrDb,
                                      link.fullLoadSinrDb,
                                      1e-6,
                                      "full-load SINR");
            NS_TEST_EXPECT_MSG_EQ(candidate.cell.capacity,
                                  m_twin->GetCapacity(candidate.cell.cell),
                                  "admission");
        }
    }

    void DoRun() override
    {
        RngSeedManager::SetRun(10001);
        m_twin = GrowsRadioScenario::Create(m_name);
        m_traffic = m_twin->CreateTraffic();
        m_traffic->AssignStreams(0);
        const auto scenario = GrowsRadioScenario::Create(m_name);
        GrowsScenarioHelper network(scenario, GrowsAssociationPolicy::Create(m_policy));
        network.Install(0);
        GrowsResultsHelper results(m_name, m_policy, 10001);
        results.SetUserNumbers(MakeCallback(&GrowsScenarioHelper::GetArrivalNumber, &network));
        results.Install(network.GetGrowsHelper());
        network.GetGrowsHelper().TraceConnect(
            "Decision",
            MakeCallback(&GrowsScenarioHelperTestCase::CheckDecision, this));
        Simulator::Stop(Seconds(4) + TimeStep(1));
        Simulator::Run();
        results.Finish();
        CheckResults(results, scenario->GetCells().size());
        Simulator::Destroy();
    }

    /// Every arrival has a row, and those that were connected received something.
    void CheckResults(const GrowsResultsHelper& results, std::size_t nCells)
    {
        const GrowsCsv arrivals = results.GetArrivals();
        NS_TEST_EXPECT_MSG_GT(m_nDecisions, 2, "somebody has arrived");
        NS_TEST_EXPECT_MSG_EQ(arrivals.GetNRows(), m_nDecisions, "a row each");
        NS_TEST_EXPECT_MSG_EQ(results.GetWindows().GetNRows(), 4 * nCells, "a row per window");
        std::size_t received = 0;
        for (std::size_t row = 0; row < arrivals.GetNRows(); ++row)
        {
            NS_TEST_EXPECT_MSG_EQ(arrivals.GetText(row, "ue"), std::to_string(row + 1), "number");
            received += arrivals.GetNumber(row, "received_bytes") > 0.0;
        }
        NS_TEST_EXPECT_MSG_GT(received, 1, "bytes flow");
        for (const double users : results.GetWindows().GetNumbers("users"))
        {
            NS_TEST_EXPECT_MSG_LT_OR_EQ(users, 12.0, "nobody beyond admission");
        }
    }

    std::string m_name;                  //!< of the scenario
    std::string m_policy;                //!< of the policy
    Ptr<GrowsRadioScenario> m_twin;      //!< the same scenario
    Ptr<GrowsScenarioTraffic> m_traffic; //!< draws the same arrivals
    std::size_t m_nDecisions{0};         //!< so far
};

/**
 * \ingroup grows-tests
 * Decisions by messages, in packets: those who wait have devices, and are served afterwards.
 */
class GrowsBackhaulTestCase : public TestCase
{
  public:
    GrowsBackhaulTestCase()
        : TestCase("hotspot with 20 ms of backhaul: arriving UEs wait for two rounds")
    {
    }

  private:
    /// \param record of an arriving UE
    void RecordDecision(const GrowsDecisionRecord& record)
    {
        m_hasOthers[record.state.user] = record.state.candidates.size() > 1;
    }

    /// \param session that begins
    void RecordConnected(const GrowsSession& session)
    {
        const bool hasOthers = m_hasOthers.at(session.user);
        m_nDelayed += hasOthers ? 1 : 0;
        ++m_nConnected;
        NS_TEST_EXPECT_MSG_EQ(session.decided - session.arrived,
                              MilliSeconds(hasOthers ? 40 : 0),
                              "two rounds, unless there is nobody to ask");
        NS_TEST_EXPECT_MSG_GT(*session.connected, session.decided, "and then the stack's time");
    }

    void DoRun() override
    {
        RngSeedManager::SetRun(10001);
        Config::SetDefault("ns3::GrowsUserAssociation::BackhaulDelay", TimeValue(MilliSeconds(20)));
        const auto scenario = GrowsRadioScenario::Create("hotspot");
        scenario->SetAttribute("ArrivalRate", DoubleValue(3.0));
        GrowsScenarioHelper network(scenario, GrowsAssociationPolicy::Create("greedy-utility"));
        network.Install(0);
        Config::SetDefault("ns3::GrowsUserAssociation::BackhaulDelay", TimeValue(Seconds(0)));
        GrowsResultsHelper results("hotspot", "greedy-utility", 10001);
        results.Install(network.GetGrowsHelper());
        network.GetGrowsHelper().TraceConnect(
            "Connected",
            MakeCallback(&GrowsBackhaulTestCase::RecordConnected, this));
        network.GetGrowsHelper().TraceConnect(
            "Decision",
            MakeCallback(&GrowsBackhaulTestCase::RecordDecision, this));
        Simulator::Stop(Seconds(4));
        Simulator::Run();
        results.Finish();
        NS_TEST_EXPECT_MSG_GT(m_nDelayed, 4, "somebody had to wait");
        const auto timing = results.GetTiming(1.0);
        NS_TEST_EXPECT_MSG_GT(timing.GetNumber(0, "attach_delay_ms"),
                              35.0 * m_nDelayed / m_nConnected,
                              "a mean of those, and of some still to be connected");
        NS_TEST_EXPECT_MSG_LT_OR_EQ(timing.GetNumber(0, "attach_delay_ms"), 40.0, "attach delay");
        NS_TEST_EXPECT_MSG_GT(timing.GetNumber(0, "bytes"), 100.0, "messages have headers");
        const auto received = results.GetArrivals().GetNumbers("received_bytes");
        NS_TEST_EXPECT_MSG_GT(*std::max_element(received.begin(), received.end()),
                              1e5,
                              "bytes flow");
        Simulator::Destroy();
    }

    std::map<uint32_t, bool> m_hasOthers; //!< of each user's last decision: other candidates
    uint32_t m_nConnected{0};             //!< sessions that began
    uint32_t m_nDelayed{0};               //!< of them, after a wait
};

/**
 * \ingroup grows-tests More arrivals than devices: those that find none are rejected with this
 * reason.
 */
class GrowsSmallPoolTestCase : public TestCase
{
  public:
    GrowsSmallPoolTestCase()
        : TestCase("more arrivals than devices")
    {
    }

  private:
    void DoRun() override
    {
        RngSeedManager::SetRun(10001);
        const auto scenario = GrowsRadioScenario::Create("hotspot");
        scenario->SetAttribute("ArrivalRate", DoubleValue(5.0));
        GrowsScenarioHelper network(scenario, GrowsAssociationPolicy::Create("max-rssi-retry"));
        network.SetPoolSize(2);
        network.Install(0);
        GrowsResultsHelper results("hotspot", "max-rssi-retry", 10001);
        results.Install(network.GetGrowsHelper());
        Simulator::Stop(Seconds(3));
        Simulator::Run();
        results.Finish();
        const auto arrivals = results.GetArrivals();
        const auto without = arrivals.Select("reason", "no-device").GetNRows();
        NS_TEST_EXPECT_MSG_GT(without, 2, "some found no device");
        NS_TEST_EXPECT_MSG_EQ(arrivals.Select("outcome", "rejected").GetNRows(),
                              without,
                              "rejections are those without a device");
        NS_TEST_EXPECT_MSG_GT_OR_EQ(arrivals.GetNRows() - without, 2, "the devices are used");
        Simulator::Destroy();
    }
};

/**
 * \ingroup grows-tests
 * A cell whose backhaul is limited serves no more than that, and the others what they did.
 */
class GrowsBackhaulLimitTestCase : public TestCase
{
  public:
    GrowsBackhaulLimitTestCase()
        : TestCase("a limited backhaul limits what the users of its cell receive together")
    {
    }

  private:
    /**
     * \param limits of the cells, in Mbit/s
     * \return what each cell's users have received in 4 s, in Mbit/s over 3 s
     */
    static std::vector<double> Run(const std::string& limits)
    {
        RngSeedManager::SetRun(10001);
        const auto scenario = GrowsRadioScenario::Create("hotspot");
        scenario->SetAttribute("BackhaulLimits", StringValue(limits));
        scenario->SetAttribute("ArrivalRate", DoubleValue(6.0));
        GrowsScenarioHelper network(scenario, GrowsAssociationPolicy::Create("least-loaded"));
        network.Install(0);
        GrowsResultsHelper results("hotspot", "least-loaded", 10001);
        results.Install(network.GetGrowsHelper());
        Simulator::Stop(Seconds(4) + TimeStep(1));
        Simulator::Run();
        results.Finish();
        const auto arrivals = results.GetArrivals();
        std::vector<double> mbps(scenario->GetCells().size());
        for (std::size_t row = 0; row < arrivals.GetNRows(); ++row)
        {
            const double cell = arrivals.GetNumber(row, "cell");
            if (!std::isnan(cell))
            {
                mbps.at(static_cast<std::size_t>(cell)) +=
                    8e-6 * arrivals.GetNumber(row, "received_bytes") / 3.0;
            }
        }
        Simulator::Destroy();
        return mbps;
    }

    void DoRun() override
    {
        const auto usual = Run("");
        const auto limited = Run("0,2");
        NS_TEST_EXPECT_MSG_GT(usual[1], 4.0, "more than twice the limit");
        NS_TEST_EXPECT_MSG_LT(limited[1], 2.0 * 4.0 / 3.0, "no more than the limit, for 4 s");
        NS_TEST_EXPECT_MSG_GT(limited[1], 2.0 * 0.8, "but hardly less: headers, and the beginning");
        NS_TEST_EXPECT_MSG_EQ_TOL(limited[0], usual[0], 1e-3 * usual[0], "cell 0");
        NS_TEST_EXPECT_MSG_EQ_TOL(limited[2], usual[2], 1e-3 * usual[2], "cell 2");
    }
};

/**
 * \ingroup grows-tests A limit that is not reported shows in the rates that handlers measure, not
 * in the model's.
 */
class GrowsMeasuredLimitTestCase : public TestCase
{
  public:
    GrowsMeasuredLimitTestCase()
        : TestCase("measured rates tell of a limited backhaul")
    {
    }

  private:
    /// Mean rates of each cell's users as its handler says after 4 s, in Mbit/s.
    struct Rates
    {
        std::vector<double> model;    //!< by the rate model
        std::vector<double> measured; //!< as measured
    };

    /// \return what handlers say
    static Rates Run()
    {
        RngSeedManager::SetRun(10001);
        const auto scenario = GrowsRadioScenario::Create("hotspot");
        scenario->SetAttribute("BackhaulLimits", StringValue("0,2"));
        scenario->SetAttribute("ArrivalRate", DoubleValue(6.0));
        GrowsScenarioHelper network(scenario, GrowsAssociationPolicy::Create("least-loaded"));
        network.Install(0);
        Simulator::Stop(Seconds(4) + TimeStep(1));
        Simulator::Run();
        Rates rates;
        for (const auto& handler : network.GetGrowsHelper().GetHandlers())
        {
            const auto users = handler->GetCellState().users;
            rates.model.push_back(0.0);
            rates.measured.push_back(0.0);
            for (const auto& user : users)
            {
                rates.model.back() += 1e-6 * user.fullCellRateBps / users.size();
                rates.measured.back() += 1e-6 * user.measuredRateBps / users.size();
            }
        }
        Simulator::Destroy();
        return rates;
    }

    void DoRun() override
    {
        const auto [model, measured] = Run();
        NS_TEST_EXPECT_MSG_GT(model[1], 4.0, "the model knows nothing of 2 Mbit/s");
        NS_TEST_EXPECT_MSG_EQ_TOL(measured[1], 2.0, 0.4, "what users receive does");
        NS_TEST_EXPECT_MSG_EQ_TOL(measured[0], model[0], 0.25 * model[0], "cell 0 has no limit");
        NS_TEST_EXPECT_MSG_EQ_TOL(measured[2], model[2], 0.25 * model[2], "nor has cell 2");
    }
};

/**
 * \ingroup grows-tests
 * A radio scenario in packets.
 */
class GrowsScenarioHelperTestSuite : public TestSuite
{
  public:
    GrowsScenarioHelperTestSuite()
        : TestSuite("grows-scenario-helper", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new GrowsScenarioLossModelTestCase);
        AddTestCase(new GrowsDownlinkFlowTestCase);
        AddTestCase(new GrowsBackhaulTestCase);
        AddTestCase(new GrowsSmallPoolTestCase);
        AddTestCase(new GrowsBackhaulLimitTestCase);
        AddTestCase(new GrowsMeasuredLimitTestCase);
        AddTestCase(new GrowsScenarioHelperTestCase("hotspot", "max-rssi"));
        AddTestCase(new GrowsScenarioHelperTestCase("hotspot", "greedy-utility"));
        AddTestCase(new GrowsScenarioHelperTestCase("hotspot-volumes", "random"));
        AddTestCase(new GrowsScenarioHelperTestCase("macro-picos", "greedy-utility"));
        AddTestCase(new GrowsScenarioHelperTestCase("seven-cells-busy", "least-loaded"));
    }
};

GrowsScenarioHelperTestSuite g_growsScenarioHelperTestSuite; //!< registers the suite

} // namespace
