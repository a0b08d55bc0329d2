// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "ns3/constant-position-mobility-model.h"
#include "ns3/grows-fading-trace.h"
#include "ns3/grows-results-helper.h"
#include "ns3/grows-scenario-helper.h"
#include "ns3/lte-spectrum-value-helper.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/simulator.h"
#include "ns3/spectrum-signal-parameters.h"
#include "ns3/string.h"
#include "ns3/test.h"
#include "ns3/trace-fading-loss-model.h"
#include "ns3/uinteger.h"

#include <cmath>
#include <fstream>
#include <map>
#include <memory>
#include <numeric>

/**
 * \file
 * \ingroup grows-tests
 * Users that move, are handed over, and fade, in LTE.
 */

using namespace ns3;

namespace
{

/// Attributes of a scenario.
using Attributes = std::map<std::string, std::string>;

/// \param name of a scenario \param attributes other than it has \return the scenario
Ptr<GrowsRadioScenario>
CreateScenario(const std::string& name, const Attributes& attributes)
{
    const auto scenario = GrowsRadioScenario::Create(name);
    for (const auto& [attribute, value] : attributes)
    {
        scenario->SetAttribute(attribute, StringValue(value));
    }
    return scenario;
}

} // namespace

/**
 * \ingroup grows-tests
 * What a moving user measures is what its position makes of it, at any time of its session.
 */
class GrowsMovingLinksTestCase : public TestCase
{
  public:
    GrowsMovingLinksTestCase()
        : TestCase("links follow users")
    {
    }

  private:
    static constexpr uint32_t MOST_ARRIVALS = 60; //!< of the run

    /// Compare all links of those that are served with what the scenario says.
    void Check()
    {
        const auto network = m_network->GetGrowsHelper().GetNetwork();
        const double nowS = Simulator::Now().GetSeconds();
        GrowsRadioMap::Reception reception;
        for (uint32_t user = 0; user < network->GetNUsers(); ++user)
        {
            if (network->GetPhase(user) != GrowsUserPhase::CONNECTED)
            {
                continue;
            }
            const auto& arrival = m_arrivals.at(m_network->GetArrivalNumber(user) - 1);
            m_scenario->Receive(arrival.GetPosition(nowS), arrival.shadowingDb, reception);
            for (uint32_t cell = 0; cell < network->GetNCells(); ++cell)
            {
                NS_TEST_EXPECT_MSG_EQ_TOL(network->GetLink(user, cell).rsrpDbm,
                                          reception.rsrpDbm[cell],
                                          1e-6,
                                          "user " << user << ", cell " << cell);
            }
            ++m_checked;
            m_farthestM = std::max(m_farthestM,
                                   CalculateDistance(arrival.position, arrival.GetPosition(nowS)));
        }
        Simulator::Schedule(MilliSeconds(130), &GrowsMovingLinksTestCase::Check, this);
    }

    void DoRun() override
    {
        RngSeedManager::SetRun(10001);
        m_scenario = CreateScenario("vehicles", {{"Handover", "Off"}, {"ArrivalRate", "3"}});
        auto traffic = m_scenario->CreateTraffic();
        traffic->AssignStreams(0);
        m_arrivals.resize(MOST_ARRIVALS);
        for (auto& arrival : m_arrivals)
        {
            traffic->Draw(arrival);
        }
        m_network =
            std::make_unique<GrowsScenarioHelper>(m_scenario,
                                                  GrowsAssociationPolicy::Create("greedy-utility"));
        m_network->SetPoolSize(20);
        m_network->Install(0);
        Check();
        Simulator::Stop(Seconds(5));
        Simulator::Run();
        NS_TEST_EXPECT_MSG_GT(m_checked, 50, "users were looked at");
        NS_TEST_EXPECT_MSG_GT(m_farthestM, 45.0, "they have moved");
        m_network.reset();
        Simulator::Destroy();
    }

    Ptr<GrowsRadioScenario> m_scenario;             //!< what is run
    std::vector<GrowsScenarioArrival> m_arrivals;   //!< its arrivals
    std::unique_ptr<GrowsScenarioHelper> m_network; //!< in LTE
    uint32_t m_checked{0};                          //!< users that were looked at
    double m_farthestM{0.0};                        //!< how far one had come
};

/**
 * \ingroup grows-tests
 * Whom the attribute Handover lets hand over.
 */
class GrowsScenarioHandoverTestCase : public TestCase
{
  public:
    /// \param handover see attribute Handover \param classes see attribute TrafficClasses
    GrowsScenarioHandoverTestCase(const std::string& handover, const std::string& classes)
        : TestCase("vehicles are handed over with " + handover +
                   (classes.empty() ? "" : ", classes")),
          m_handover(handover),
          m_classes(classes)
    {
    }

  private:
    /// \param user that was handed over \param from its former cell \param to its cell
    void CountMove(uint32_t /* user */, uint32_t /* from */, uint32_t /* to */)
    {
        ++m_moves;
    }

    /// \param figures of the run
    void CheckFigures(const GrowsHandoverFigures& figures)
    {
        NS_TEST_EXPECT_MSG_EQ(figures.count, m_moves, "all of them are counted");
        NS_TEST_EXPECT_MSG_LT_OR_EQ(figures.pingPongs, figures.count, "some may be ping-pongs");
        // Random access takes some milliseconds, and no more than tens.
        NS_TEST_EXPECT_MSG_GT_OR_EQ(figures.interruptionS, 0.001 * m_moves, "each takes its time");
        NS_TEST_EXPECT_MSG_LT_OR_EQ(figures.interruptionS, 0.1 * m_moves, "but not for long");
    }

    void DoRun() override
    {
        RngSeedManager::SetRun(10001);
        const auto scenario = CreateScenario("vehicles",
                                             {{"Handover", m_handover},
                                              {"TrafficClasses", m_classes},
                                              {"MinSpeed", "60"},
                                              {"MaxSpeed", "60"}});
        GrowsScenarioHelper network(scenario, GrowsAssociationPolicy::Create("greedy-utility"));
        network.SetPoolSize(20);
        network.Install(0);
        GrowsResultsHelper results("vehicles", "greedy-utility", 10001);
        results.SetUserNumbers(MakeCallback(&GrowsScenarioHelper::GetArrivalNumber, &network));
        results.Install(network.GetGrowsHelper());
        results.CountHandovers(Seconds(0));
        network.GetGrowsHelper().GetNetwork()->TraceConnectWithoutContext(
            "Moved",
            MakeCallback(&GrowsScenarioHandoverTestCase::CountMove, this));
        Simulator::Stop(Seconds(10));
        Simulator::Run();
        results.Finish();
        if (m_handover == "Off")
        {
            NS_TEST_EXPECT_MSG_EQ(m_moves, 0, "nobody");
        }
        else
        {
            NS_TEST_EXPECT_MSG_GT(m_moves, 1, "some were handed over");
        }
        CheckFigures(results.GetResult({0.0, 10.0}).handovers);
        const auto arrivals = results.GetArrivals();
        NS_TEST_EXPECT_MSG_EQ(arrivals.Select("outcome", "dropped").GetNRows(), 0, "none is lost");
        Simulator::Destroy();
    }

    std::string m_handover; //!< see attribute Handover
    std::string m_classes;  //!< see attribute TrafficClasses
    uint32_t m_moves{0};    //!< handovers
};

/**
 * \ingroup grows-tests
 * The traces that are made for ns-3's trace fading.
 */
class GrowsFadingTraceTestCase : public TestCase
{
  public:
    GrowsFadingTraceTestCase()
        : TestCase("fading traces: mean power, autocorrelation, level crossings, file")
    {
    }

  private:
    static constexpr uint32_t SAMPLES = 10000; //!< of a trace
    static constexpr uint32_t BLOCKS = 25;     //!< of a trace

    /// \param paths of the channel \param dopplerHz highest shift \return a trace
    static GrowsFadingTrace Make(const std::vector<GrowsFadingPath>& paths, double dopplerHz)
    {
        auto uniform = CreateObject<UniformRandomVariable>();
        uniform->SetStream(70);
        return GrowsMakeFadingTrace({paths, dopplerHz, BLOCKS, SAMPLES}, uniform);
    }

    /// \param gainsDb in dB \return the powers
    static std::vector<double> GetPowers(const std::vector<double>& gainsDb)
    {
        std::vector<double> powers;
        for (const double gainDb : gainsDb)
        {
            powers.push_back(GrowsRadioMap::FromDb(gainDb));
        }
        return powers;
    }

    /// \param values some \return their mean
    static double GetMean(const std::vector<double>& values)
    {
        return std::accumulate(values.begin(), values.end(), 0.0) / values.size();
    }

    /// \param trace in dB \param lag in samples
    /// \return covariance of the powers over the square of their means, over all resource blocks
    static double GetCovariance(const GrowsFadingTrace& trace, std::size_t lag)
    {
        double sum = 0.0;
        for (const auto& block : trace)
        {
            const auto powers = GetPowers(block);
            const double mean = GetMean(powers);
            double product = 0.0;
            for (std::size_t i = 0; i + lag < powers.size(); ++i)
            {
                product += powers[i] * powers[i + lag];
            }
            sum += product / (powers.size() - lag) / (mean * mean) - 1.0;
        }
        return sum / trace.size();
    }

    /// \param trace in dB \return upward crossings of 0 dB per second, over all resource blocks
    static double GetCrossings(const GrowsFadingTrace& trace)
    {
        double crossings = 0.0;
        for (const auto& block : trace)
        {
            for (std::size_t i = 1; i < block.size(); ++i)
            {
                crossings += block[i - 1] < 0.0 && block[i] >= 0.0 ? 1.0 : 0.0;
            }
        }
        return crossings / trace.size() / (1e-3 * SAMPLES);
    }

    /// \param paths of the channel \param dopplerHz highest shift
    void CheckStatistics(const std::vector<GrowsFadingPath>& paths, double dopplerHz)
    {
        const auto trace = Make(paths, dopplerHz);
        NS_TEST_ASSERT_MSG_EQ(trace.size(), BLOCKS, "resource blocks");
        double mean = 0.0;
        for (const auto& block : trace)
        {
            NS_TEST_ASSERT_MSG_EQ(block.size(), SAMPLES, "samples");
            const double blockMean = GetMean(GetPowers(block));
            NS_TEST_EXPECT_MSG_EQ_TOL(blockMean, 1.0, 0.15, "0 dB in each resource block, about");
            mean += blockMean / BLOCKS;
        }
        NS_TEST_EXPECT_MSG_EQ_TOL(mean, 1.0, 1e-6, "0 dB over all");
        for (const std::size_t lag : {0, 3, 7, 11, 17})
        {
            const double j0 = std::cyl_bessel_j(0.0, 2.0 * M_PI * dopplerHz * 1e-3 * lag);
            NS_TEST_EXPECT_MSG_EQ_TOL(GetCovariance(trace, lag), j0 * j0, 0.12, "lag " << lag);
        }
        const double expected = std::sqrt(2.0 * M_PI) * dopplerHz * std::exp(-1.0); // Rice
        NS_TEST_EXPECT_MSG_EQ_TOL(GetCrossings(trace), expected, 0.1 * expected, "crossings");
    }

    /// Paths of different delays make resource blocks differ; a single path does not.
    void CheckSelectivity()
    {
        const auto flat = Make({{0.0, 0.0}}, 30.0);
        const auto selective = Make(GrowsGetVehicularPaths(), 30.0);
        NS_TEST_EXPECT_MSG_EQ_TOL(flat.front()[500], flat.back()[500], 1e-9, "one path");
        double difference = 0.0;
        for (std::size_t i = 0; i < SAMPLES; ++i)
        {
            difference += std::abs(selective.front()[i] - selective.back()[i]) / SAMPLES;
        }
        NS_TEST_EXPECT_MSG_GT(difference, 4.0, "dB between the edges of 5 MHz");
    }

    /// What ns-3 makes of a file is a stretch of the trace.
    void CheckFile()
    {
        const auto trace = Make(GrowsGetPedestrianPaths(), 10.0);
        const auto path = CreateTempDirFilename("trace.fad");
        {
            std::ofstream file(path);
            GrowsWriteFadingTrace(file, trace);
        }
        auto model = CreateObject<TraceFadingLossModel>();
        model->SetAttribute("TraceFilename", StringValue(path));
        model->SetAttribute("RbNum", UintegerValue(BLOCKS));
        model->Initialize();
        model->AssignStreams(80);
        const auto from = CreateObject<ConstantPositionMobilityModel>();
        const auto to = CreateObject<ConstantPositionMobilityModel>();
        std::vector<int> everyBlock(BLOCKS);
        std::iota(everyBlock.begin(), everyBlock.end(), 0);
        auto signal = Create<SpectrumSignalParameters>();
        signal->psd =
            LteSpectrumValueHelper::CreateTxPowerSpectralDensity(100, BLOCKS, 30.0, everyBlock);
        const auto received = model->CalcRxPowerSpectralDensity(signal, from, to);
        std::vector<double> gainsDb(BLOCKS);
        for (uint32_t block = 0; block < BLOCKS; ++block)
        {
            gainsDb[block] = GrowsRadioMap::ToDb((*received)[block] / (*signal->psd)[block]);
        }
        const auto isHere = [&](std::size_t sample) {
            return std::all_of(everyBlock.begin(), everyBlock.end(), [&](int block) {
                return std::abs(trace[block][sample] - gainsDb[block]) < 1e-3;
            });
        };
        uint32_t found = 0;
        for (std::size_t sample = 0; sample < SAMPLES; ++sample)
        {
            found += isHere(sample) ? 1 : 0;
        }
        NS_TEST_EXPECT_MSG_EQ(found, 1, "one millisecond of the trace, in every resource block");
    }

    void DoRun() override
    {
        RngSeedManager::SetRun(10001);
        CheckStatistics(GrowsGetVehicularPaths(), 35.0);
        CheckStatistics({{0.0, 0.0}}, 60.0);
        CheckSelectivity();
        CheckFile();
    }
};

/**
 * \ingroup grows-tests
 * Fading in runs: it changes what is measured and received, and the same seed gives the same.
 */
class GrowsScenarioFadingTestCase : public TestCase
{
  public:
    /// \param fading see attribute Fading
    explicit GrowsScenarioFadingTestCase(const std::string& fading)
        : TestCase("hotspot with fading: " + fading),
          m_fading(fading)
    {
    }

  private:
    /// What a run came to.
    struct Outcome
    {
        std::vector<double> rsrpDbm; //!< of the first candidate of each decision
        double bytes{0.0};           //!< received in all
    };

    /// \param record of a decision
    void RecordDecision(const GrowsDecisionRecord& record)
    {
        m_outcome.rsrpDbm.push_back(record.state.candidates.front().link.rsrpDbm);
    }

    /// \param fading see attribute Fading \return what becomes of it
    Outcome Run(const std::string& fading)
    {
        RngSeedManager::SetRun(10001);
        m_outcome = Outcome();
        const auto scenario = CreateScenario("hotspot", {{"Fading", fading}, {"ArrivalRate", "4"}});
        GrowsScenarioHelper network(scenario, GrowsAssociationPolicy::Create("max-rssi"));
        network.SetPoolSize(20);
        network.Install(0);
        GrowsResultsHelper results("hotspot", "max-rssi", 10001);
        results.Install(network.GetGrowsHelper());
        network.GetGrowsHelper().TraceConnect(
            "Decision",
            MakeCallback(&GrowsScenarioFadingTestCase::RecordDecision, this));
        Simulator::Stop(Seconds(3));
        Simulator::Run();
        results.Finish();
        const auto bytes = results.GetArrivals().GetNumbers("received_bytes");
        m_outcome.bytes = std::accumulate(bytes.begin(), bytes.end(), 0.0);
        Simulator::Destroy();
        return m_outcome;
    }

    void DoRun() override
    {
        const auto none = Run("None");
        const auto faded = Run(m_fading);
        const auto again = Run(m_fading);
        NS_TEST_ASSERT_MSG_GT(none.rsrpDbm.size(), 6, "arrivals");
        NS_TEST_ASSERT_MSG_EQ(faded.rsrpDbm.size(), none.rsrpDbm.size(), "the same arrivals");
        NS_TEST_EXPECT_MSG_EQ((faded.rsrpDbm == again.rsrpDbm), true, "the same measurements");
        NS_TEST_EXPECT_MSG_EQ(faded.bytes, again.bytes, "the same bytes");
        NS_TEST_EXPECT_MSG_EQ((faded.rsrpDbm == none.rsrpDbm), false, "it fades");
        NS_TEST_EXPECT_MSG_GT(faded.bytes, 1e5, "data flow");
        NS_TEST_EXPECT_MSG_LT(faded.bytes, none.bytes, "fewer than without");
    }

    std::string m_fading; //!< see attribute Fading
    Outcome m_outcome;    //!< of the run that is under way
};

/**
 * \ingroup grows-tests
 * The suite.
 */
class GrowsMobileLteTestSuite : public TestSuite
{
  public:
    GrowsMobileLteTestSuite()
        : TestSuite("grows-mobile-lte", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new GrowsMovingLinksTestCase);
        AddTestCase(new GrowsScenarioHandoverTestCase("Off", ""));
        AddTestCase(new GrowsScenarioHandoverTestCase("A3Rsrp", ""));
        AddTestCase(new GrowsScenarioHandoverTestCase("Grows", ""));
        AddTestCase(new GrowsScenarioHandoverTestCase(
            "A2A4Rsrq",
            "name=data,share=0.5,kind=backlogged|"
            "name=voip,share=0.5,kind=cbr,rate_bps=64000,packet_bytes=160"));
        AddTestCase(new GrowsFadingTraceTestCase);
        AddTestCase(new GrowsScenarioFadingTestCase("Nakagami"));
        AddTestCase(new GrowsScenarioFadingTestCase("Trace"));
    }
};

static GrowsMobileLteTestSuite g_growsMobileLteTestSuite; //!< registers the suite
