// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-test-text.h"

#include "ns3/boolean.h"
#include "ns3/config.h"
#include "ns3/constant-velocity-mobility-model.h"
#include "ns3/double.h"
#include "ns3/enum.h"
#include "ns3/grows-defaults.h"
#include "ns3/grows-formula-rate-model.h"
#include "ns3/grows-level-rate-model.h"
#include "ns3/grows-lte-amc-rate-model.h"
#include "ns3/grows-radio-scenario.h"
#include "ns3/grows-shadowing-map-loss-model.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/string.h"
#include "ns3/test.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace ns3;

namespace
{

constexpr double BAND_HZ = 25 * 180e3; //!< 25 resource blocks

/// A link of 25 resource blocks where the three ratios differ.
GrowsRadioLink
MakeLink(double snrDb, double sinrDb, double fullLoadSinrDb)
{
    GrowsRadioLink link;
    link.snrDb = snrDb;
    link.sinrDb = sinrDb;
    link.fullLoadSinrDb = fullLoadSinrDb;
    link.resourceBlocks = 25;
    return link;
}

double
GetDistance(const Vector& a, const Vector& b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

/// Arrivals of a scenario by name, from the same stream every time.
std::vector<GrowsScenarioArrival>
DrawArrivals(const std::string& name, std::size_t n)
{
    auto traffic = GrowsRadioScenario::Create(name)->CreateTraffic();
    traffic->AssignStreams(70);
    std::vector<GrowsScenarioArrival> arrivals(n);
    for (auto& arrival : arrivals)
    {
        traffic->Draw(arrival);
    }
    return arrivals;
}

} // namespace

/// Rates of the spectral models at their corners.
class GrowsRateModelTestCase : public TestCase
{
  public:
    GrowsRateModelTestCase()
        : TestCase("rate models: table, formula, logarithm, and the ratio they read")
    {
    }

  private:
    /// \return bit/s per Hz of a model at a ratio
    static double GetEfficiency(Ptr<GrowsSpectralRateModel> model, double ratioDb)
    {
        return model->GetEfficiency(ratioDb);
    }

    void CheckTable()
    {
        auto table = CreateObject<GrowsLteAmcRateModel>();
        NS_TEST_EXPECT_MSG_EQ(GetEfficiency(table, -4.26), 0.0, "below the lowest");
        NS_TEST_EXPECT_MSG_EQ(GetEfficiency(table, -4.25), 0.141, "the lowest");
        NS_TEST_EXPECT_MSG_EQ(GetEfficiency(table, 7.74), 1.036, "just below a threshold");
        NS_TEST_EXPECT_MSG_EQ(GetEfficiency(table, 7.75), 1.345, "at a threshold");
        NS_TEST_EXPECT_MSG_EQ(GetEfficiency(table, 60.0), 3.81, "the highest");
        NS_TEST_EXPECT_MSG_EQ(GetEfficiency(table, -INFINITY), 0.0, "nothing is measured");
    }

    void CheckFormulas()
    {
        auto formula = CreateObject<GrowsFormulaRateModel>();
        NS_TEST_EXPECT_MSG_EQ_TOL(GetEfficiency(formula, 3.5), 0.60, 1e-12, "log2 of 2");
        NS_TEST_EXPECT_MSG_EQ(GetEfficiency(formula, 60.0), 3.82, "the cap");
        formula->SetAttribute("Factor", DoubleValue(1.0));
        formula->SetAttribute("Gap", DoubleValue(0.0));
        formula->SetAttribute("MaxEfficiency", DoubleValue(2.5));
        NS_TEST_EXPECT_MSG_EQ_TOL(GetEfficiency(formula, 0.0), 1.0, 1e-12, "log2 of 2");
        NS_TEST_EXPECT_MSG_EQ_TOL(GetEfficiency(formula, 10 * std::log10(3.0)),
                                  2.0,
                                  1e-12,
                                  "log2 of 4");
        NS_TEST_EXPECT_MSG_EQ(GetEfficiency(formula, 10 * std::log10(7.0)), 2.5, "another cap");
    }

    void CheckRatio()
    {
        auto model = CreateObject<GrowsLteAmcRateModel>();
        const auto link = MakeLink(20.5, 11.5, 0.5);
        const auto expect = [&](double efficiency, const std::string& what) {
            NS_TEST_EXPECT_MSG_EQ_TOL(model->GetFullCellRateBps(link),
                                      efficiency * BAND_HZ,
                                      1,
                                      what);
        };
        expect(1.678, "SINR by default");
        model->SetAttribute("Ratio", StringValue("Snr"));
        expect(3.81, "SNR");
        model->SetAttribute("Ratio", StringValue("FullLoadSinr"));
        expect(0.536, "full-load SINR");
    }

    void CheckLevels()
    {
        auto model = CreateObject<GrowsLevelRateModel>();
        const auto rate = [&](double level) {
            GrowsRadioLink link;
            link.rssiDbm = level;
            return model->GetFullCellRateBps(link);
        };
        NS_TEST_EXPECT_MSG_EQ_TOL(rate(0), 0.55e6, 1e-6, "the lowest of paper-a");
        NS_TEST_EXPECT_MSG_EQ_TOL(rate(2), 1.6e6, 1e-6, "the highest of paper-a");
        NS_TEST_EXPECT_MSG_EQ_TOL(rate(7), 1.6e6, 1e-6, "above the highest");
        NS_TEST_EXPECT_MSG_EQ(rate(-1), 0.0, "no rate without a level");
        NS_TEST_EXPECT_MSG_EQ(rate(NAN), 0.0, "no rate for NaN");
        model->SetAttribute("Levels", StringValue("1, 2, 4, 8"));
        NS_TEST_EXPECT_MSG_EQ_TOL(rate(3), 8e6, 1e-6, "levels from the attribute");
    }

    void DoRun() override
    {
        CheckTable();
        CheckFormulas();
        CheckRatio();
        CheckLevels();
        NS_TEST_EXPECT_MSG_EQ_TOL(GrowsUtility(1e6), std::log(2.0), 1e-15, "ln(1 + 1 Mbit/s)");
        NS_TEST_EXPECT_MSG_EQ(GrowsUtility(1e6, 1.0), GrowsUtility(1e6), "the paper's, exactly");
        NS_TEST_EXPECT_MSG_EQ_TOL(GrowsUtility(3e6, 0.0), 3.0, 1e-12, "the rate in Mbit/s");
        NS_TEST_EXPECT_MSG_EQ_TOL(GrowsUtility(3e6, 2.0), 0.75, 1e-12, "1 - 1 / (1 + 3)");
        NS_TEST_EXPECT_MSG_EQ_TOL(GrowsUtility(3e6, 1.0 + 1e-9), std::log(4.0), 1e-8, "near 1");
    }
};

/// Cells of the named scenarios.
class GrowsRadioGeometryTestCase : public TestCase
{
  public:
    GrowsRadioGeometryTestCase()
        : TestCase("radio scenarios: cells, parameters and the hotspot's way")
    {
    }

  private:
    void CheckThreeSites()
    {
        const auto cells = GrowsRadioScenario::Create("hotspot")->GetCells();
        NS_TEST_ASSERT_MSG_EQ(cells.size(), 3, "three sites");
        for (int i = 0; i < 3; ++i)
        {
            const double side = GetDistance(cells[i].position, cells[(i + 1) % 3].position);
            NS_TEST_EXPECT_MSG_EQ_TOL(side, 1500.0, 1e-9, "side of the triangle");
            NS_TEST_EXPECT_MSG_EQ(cells[i].carrier, static_cast<uint32_t>(i), "own carrier");
        }
        NS_TEST_EXPECT_MSG_EQ_TOL(cells[2].position.x, 750.0, 1e-9, "the third is above");
        const auto shared = GrowsRadioScenario::Create("hotspot-shared");
        for (const auto& cell : shared->GetCells())
        {
            NS_TEST_EXPECT_MSG_EQ(cell.carrier, 0, "one carrier");
        }
    }

    void CheckSevenSites()
    {
        auto scenario = GrowsRadioScenario::Create("seven-cells");
        const auto cells = scenario->GetCells();
        NS_TEST_ASSERT_MSG_EQ(cells.size(), 7, "seven sites");
        const std::vector<uint32_t> carriers{0, 1, 2, 1, 2, 1, 2};
        for (std::size_t i = 0; i < 7; ++i)
        {
            const double expected = i == 0 ? 0.0 : 1500.0;
            const double radius = GetDistance(cells[i].position, Vector());
            NS_TEST_EXPECT_MSG_EQ_TOL(radius, expected, 1e-9, "distance from the centre");
            NS_TEST_EXPECT_MSG_EQ(cells[i].carrier, carriers[i], "reuse 3");
        }
        // 30 m/s on a circle of 450 m: half a turn takes pi * 450 / 30 s.
        const auto traffic = scenario->CreateTraffic();
        const auto begin = traffic->GetHotspotCentre(0.0);
        const auto opposite = traffic->GetHotspotCentre(M_PI * 15.0);
        NS_TEST_EXPECT_MSG_EQ_TOL(begin.y, 225.0, 1e-9, "arrivals 30 degrees from the x axis");
        NS_TEST_EXPECT_MSG_EQ_TOL(opposite.x, -begin.x, 1e-9, "half a turn");
        NS_TEST_EXPECT_MSG_EQ_TOL(opposite.y, -begin.y, 1e-9, "half a turn");
        NS_TEST_EXPECT_MSG_EQ_TOL(scenario->GetCandidateLimits().minSinrDb, 0.0, 0, "its limit");
        NS_TEST_EXPECT_MSG_EQ_TOL(scenario->GetArrivalRate(), 1.5, 0, "its load");
    }

    void CheckMacroPicos()
    {
        auto scenario = GrowsRadioScenario::Create("macro-picos");
        const auto cells = scenario->GetCells();
        NS_TEST_ASSERT_MSG_EQ(cells.size(), 5, "a macro and four picos");
        NS_TEST_EXPECT_MSG_EQ(cells[0].txPowerDbm, 46.0, "macro");
        for (std::size_t i = 1; i < 5; ++i)
        {
            const auto& at = cells[i].position;
            NS_TEST_EXPECT_MSG_EQ_TOL(GetDistance(at, Vector()), 300.0, 1e-9, "0.6 d");
            NS_TEST_EXPECT_MSG_EQ(cells[i].txPowerDbm, 30.0, "pico");
            NS_TEST_EXPECT_MSG_EQ(cells[i].carrier, 1, "second carrier");
        }
        NS_TEST_EXPECT_MSG_EQ_TOL(cells[1].position.x, 300.0 * std::cos(0.4), 1e-9, "0.4 rad");
        NS_TEST_EXPECT_MSG_EQ(scenario->GetCapacity(1), 12, "25 blocks, 2 each");
        NS_TEST_EXPECT_MSG_EQ_TOL(scenario->GetCandidateLimits().maxRsrpGapDb,
                                  30.0,
                                  0,
                                  "its limit");
    }

    /// Defaults of presets yield to the user's and to later ones. \param name of ArrivalRate
    void CheckPresetDefaults(const std::string& name)
    {
        const auto getRate = [] { return GrowsRadioScenario::Create("hotspot")->GetArrivalRate(); };
        GrowsSetDefaultIfUnset(name, DoubleValue(2.5));
        NS_TEST_EXPECT_MSG_EQ(getRate(), 2.5, "nobody has set it");
        GrowsSetDefaultIfUnset(name, DoubleValue(2.0));
        NS_TEST_EXPECT_MSG_EQ(getRate(), 2.0, "only a preset's default was there");
        Config::SetDefault(name, DoubleValue(3.0));
        GrowsSetDefaultIfUnset(name, DoubleValue(2.5));
        NS_TEST_EXPECT_MSG_EQ(getRate(), 3.0, "somebody else has");
        Config::SetDefault(name, DoubleValue(1.2));
    }

    /// What stands on a command line comes before a preset.
    void CheckDefaults()
    {
        const std::string name = "ns3::GrowsRadioScenario::ArrivalRate";
        const auto type = GrowsRadioScenario::GetTypeId();
        NS_TEST_EXPECT_MSG_EQ(GrowsIsOverridden(type, "ArrivalRate"), false, "as built");
        Config::SetDefault(name, DoubleValue(3.5));
        NS_TEST_EXPECT_MSG_EQ(GrowsIsOverridden(type, "ArrivalRate"), true, "set");
        NS_TEST_EXPECT_MSG_EQ(GrowsIsOverridden(type, "Arrivals"), false, "unknown");
        const auto scenario = GrowsRadioScenario::Create("seven-cells");
        NS_TEST_EXPECT_MSG_EQ_TOL(scenario->GetArrivalRate(), 3.5, 0, "not the preset's 1.5");
        NS_TEST_EXPECT_MSG_EQ(scenario->GetCells().size(), 7, "the preset's");
        Config::SetDefault(name, DoubleValue(1.2));
        CheckSevenSites();
        CheckPresetDefaults(name);
    }

    void DoRun() override
    {
        CheckThreeSites();
        CheckSevenSites();
        CheckMacroPicos();
        CheckDefaults();
        auto scenario = GrowsRadioScenario::Create("hotspot");
        NS_TEST_EXPECT_MSG_EQ(scenario->GetCapacity(0), 10, "25 blocks, 2.5 each");
        scenario->SetAttribute("MinRbPerUe", DoubleValue(0.1));
        NS_TEST_EXPECT_MSG_EQ(scenario->GetCapacity(0), 250, "25 / 0.1 is not exact");
        NS_TEST_EXPECT_MSG_EQ(GrowsRadioScenario::Create("hot-spot"), nullptr, "unknown name");
        for (const auto& name : GrowsRadioScenario::GetNames())
        {
            NS_TEST_EXPECT_MSG_EQ(GrowsRadioScenario::Create(name)->GetName(), name, "name");
        }
    }
};

/// Links worked out by hand.
class GrowsRadioLinkTestCase : public TestCase
{
  public:
    GrowsRadioLinkTestCase()
        : TestCase("radio scenarios: path loss, RSRP, SNR and SINR by hand")
    {
    }

  private:
    void CheckPathLoss()
    {
        auto scenario = GrowsRadioScenario::Create("macro-picos");
        const auto pico = scenario->GetCells()[1].position;
        const auto loss = [&](uint32_t cell, double x, double y) {
            return scenario->GetPathLossDb(cell, Vector(x, y, 0.0));
        };
        NS_TEST_EXPECT_MSG_EQ_TOL(loss(0, 0, 1000), 148.1, 1e-9, "macro at 1 km, 20 dB inside");
        NS_TEST_EXPECT_MSG_EQ_TOL(loss(0, 0, 100), 110.5, 1e-9, "macro at 100 m");
        NS_TEST_EXPECT_MSG_EQ_TOL(loss(0, 0, 0), loss(0, 35, 0), 1e-9, "macro from 35 m");
        NS_TEST_EXPECT_MSG_EQ_TOL(loss(1, pico.x, pico.y + 100), 124.0, 1e-9, "pico at 100 m");
        NS_TEST_EXPECT_MSG_EQ_TOL(loss(1, pico.x, pico.y),
                                  loss(1, pico.x + 10, pico.y),
                                  1e-9,
                                  "pico from 10 m");
    }

    /// In the centre of the triangle all three sites are equally strong, but for the shadowing.
    void CheckLinks()
    {
        auto scenario = GrowsRadioScenario::Create("hotspot-shared");
        const Vector centre(750.0, 250.0 * std::sqrt(3.0), 0.0);
        GrowsScenarioArrival arrival;
        arrival.position = centre;
        arrival.shadowingDb = {0.0, 10.0, 20.0};
        auto links = scenario->GetLinks(arrival);
        const double km = 0.5 * std::sqrt(3.0);
        const double rssiDbm = 43.0 + 14.0 - (128.1 + 37.6 * std::log10(km) + 20.0);
        const double noiseDbm = -174.0 + 10 * std::log10(BAND_HZ) + 9.0;
        const double snrDb = rssiDbm - noiseDbm;
        NS_TEST_EXPECT_MSG_EQ_TOL(snrDb, rssiDbm + 98.47, 0.005, "as in the LTE runs");
        NS_TEST_EXPECT_MSG_EQ_TOL(links[0].rssiDbm, rssiDbm, 1e-9, "RSSI");
        NS_TEST_EXPECT_MSG_EQ_TOL(links[0].rsrpDbm, rssiDbm - 10 * std::log10(300.0), 1e-9, "RSRP");
        NS_TEST_EXPECT_MSG_EQ_TOL(links[0].snrDb, snrDb, 1e-9, "SNR");
        NS_TEST_EXPECT_MSG_EQ_TOL(links[1].snrDb, snrDb - 10.0, 1e-9, "shadowed by 10 dB");
        NS_TEST_EXPECT_MSG_EQ(links[0].resourceBlocks, 25, "bandwidth");
        const double snr = std::pow(10.0, 0.1 * snrDb);
        const auto db = [](double ratio) { return 10.0 * std::log10(ratio); };
        NS_TEST_EXPECT_MSG_EQ_TOL(links[0].sinrDb, links[0].fullLoadSinrDb, 0, "every cell sends");
        NS_TEST_EXPECT_MSG_EQ_TOL(links[0].fullLoadSinrDb, db(snr / (1 + 0.11 * snr)), 1e-9, "all");
        NS_TEST_EXPECT_MSG_EQ_TOL(links[1].fullLoadSinrDb,
                                  db(0.1 * snr / (1 + 1.01 * snr)),
                                  1e-9,
                                  "0 and 2");
        GrowsRadioMap::Reception reception;
        scenario->Receive(centre, arrival.shadowingDb, reception);
        const auto oneIsSilent = [](uint32_t cell) { return cell != 1; };
        const double sinrDb =
            scenario->GetMap().GetSinrDb(reception.rsrpMw, reception.noiseMw, 0, oneIsSilent);
        NS_TEST_EXPECT_MSG_EQ_TOL(sinrDb, db(snr / (1 + 0.01 * snr)), 1e-9, "1 is silent");

        scenario = GrowsRadioScenario::Create("hotspot");
        links = scenario->GetLinks(arrival);
        NS_TEST_EXPECT_MSG_EQ_TOL(links[0].sinrDb, snrDb, 1e-9, "own carriers do not interfere");
    }

    void DoRun() override
    {
        CheckPathLoss();
        CheckLinks();
    }
};

/// The laws of the arrivals.
class GrowsRadioArrivalsTestCase : public TestCase
{
  public:
    GrowsRadioArrivalsTestCase()
        : TestCase("radio scenarios: arrivals follow their laws")
    {
    }

  private:
    static constexpr std::size_t N = 20000; //!< arrivals drawn

    /// Expect a mean within 4 standard errors.
    void CheckMean(const std::vector<double>& values,
                   double mean,
                   double deviation,
                   std::string what)
    {
        const double sum = std::accumulate(values.begin(), values.end(), 0.0);
        const double error = deviation / std::sqrt(static_cast<double>(values.size()));
        NS_TEST_EXPECT_MSG_EQ_TOL(sum / values.size(), mean, 4 * error, what);
    }

    void CheckTimesAndDemands()
    {
        const auto arrivals = DrawArrivals("hotspot", N);
        std::vector<double> gaps;
        std::vector<double> holdings;
        double before = 0.1;
        for (const auto& arrival : arrivals)
        {
            gaps.push_back(arrival.timeS - before);
            before = arrival.timeS;
            holdings.push_back(arrival.demand.amount);
            NS_TEST_ASSERT_MSG_EQ_TOL(arrival.demand.normalised,
                                      arrival.demand.amount / 10.0,
                                      1e-12,
                                      "normalised by the mean");
        }
        CheckMean(gaps, 1 / 1.2, 1 / 1.2, "exponential, 1.2 a second");
        // E max(X, a) = a + m exp(-a / m): the shortest are prolonged.
        CheckMean(holdings, 0.3 + 10.0 * std::exp(-0.03), 10.0, "exponential, 10 s");
        NS_TEST_EXPECT_MSG_EQ(*std::min_element(holdings.begin(), holdings.end()), 0.3, "shortest");
        NS_TEST_EXPECT_MSG_EQ(arrivals[0].demand.kind,
                              GrowsDemand::Kind::HOLDING_TIME,
                              "kind of demand in hotspot");
        const auto volumes = DrawArrivals("hotspot-volumes", 1000);
        NS_TEST_EXPECT_MSG_EQ(volumes[0].demand.kind,
                              GrowsDemand::Kind::VOLUME,
                              "kind of demand in hotspot-volumes");
        const auto smallest =
            std::min_element(volumes.begin(), volumes.end(), [](const auto& a, const auto& b) {
                return a.demand.amount < b.demand.amount;
            });
        NS_TEST_EXPECT_MSG_EQ(smallest->demand.amount, 20e3, "20 kB at least");
    }

    void CheckPositions()
    {
        const Vector hot(450.0 * std::cos(M_PI / 6), 225.0, 0.0);
        const Vector centre(750.0, 250.0 * std::sqrt(3.0), 0.0);
        std::vector<double> isHot;
        std::vector<double> reach;
        for (const auto& arrival : DrawArrivals("hotspot", N))
        {
            const double distance = GetDistance(arrival.position, hot);
            isHot.push_back(distance <= 200.0);
            if (distance <= 200.0)
            {
                reach.push_back(distance * distance);
            }
            NS_TEST_ASSERT_MSG_LT_OR_EQ(GetDistance(arrival.position, centre), 1350.001, "outside");
        }
        // The background falls into the hotspot's disc, too: (200 / 1350)^2 of it.
        const double share = 0.8 + 0.2 * std::pow(200.0 / 1350.0, 2);
        CheckMean(isHot, share, std::sqrt(share * (1 - share)), "share of the hotspot");
        CheckMean(reach, 20000.0, 40000.0 / std::sqrt(12.0), "uniform in the disc");
    }

    void CheckClusters()
    {
        const auto cells = GrowsRadioScenario::Create("macro-picos-tight")->GetCells();
        std::vector<double> near(4);
        for (const auto& arrival : DrawArrivals("macro-picos-tight", N))
        {
            for (std::size_t i = 0; i < 4; ++i)
            {
                near[i] += GetDistance(arrival.position, cells[i + 1].position) <= 40.0;
            }
        }
        const double share = 0.67 / 4 + 0.33 * std::pow(40.0 / 500.0, 2);
        for (const double n : near)
        {
            NS_TEST_EXPECT_MSG_EQ_TOL(n,
                                      N * share,
                                      4 * std::sqrt(N * share * (1 - share)),
                                      "arrivals near picos");
        }
    }

    void CheckShadowing()
    {
        std::vector<double> values;
        std::vector<double> squares;
        std::vector<double> products;
        for (const auto& arrival : DrawArrivals("hotspot", N))
        {
            const auto& shadowing = arrival.shadowingDb;
            values.push_back(shadowing[0]);
            squares.push_back(shadowing[0] * shadowing[0]);
            products.push_back(shadowing[0] * shadowing[1]);
        }
        CheckMean(values, 0.0, 4.0, "no bias");
        CheckMean(squares, 16.0, 16.0 * std::sqrt(2.0), "4 dB");
        CheckMean(products, 8.0, 16.0 * std::sqrt(1.25), "correlation 0.5 between sites");
    }

    void DoRun() override
    {
        RngSeedManager::SetRun(10001);
        CheckTimesAndDemands();
        CheckPositions();
        CheckClusters();
        CheckShadowing();
    }
};

/// Arrivals depend on the stream alone and can be resumed.
class GrowsRadioStreamsTestCase : public TestCase
{
  public:
    GrowsRadioStreamsTestCase()
        : TestCase("radio scenarios: streams, checkpoints")
    {
    }

  private:
    /// Expect the same arrival of both, or not.
    void CheckSame(Ptr<GrowsScenarioTraffic> a, Ptr<GrowsScenarioTraffic> b, bool same)
    {
        const auto x = a->Draw();
        const auto y = b->Draw();
        const bool equal = x.timeS == y.timeS && x.position.x == y.position.x &&
                           x.position.y == y.position.y && x.shadowingDb == y.shadowingDb &&
                           x.demand.amount == y.demand.amount;
        NS_TEST_EXPECT_MSG_EQ(equal, same, "arrivals at " << x.timeS << " and " << y.timeS);
    }

    void DoRun() override
    {
        const auto scenario = GrowsRadioScenario::Create("seven-cells");
        auto first = scenario->CreateTraffic();
        auto second = scenario->CreateTraffic();
        NS_TEST_EXPECT_MSG_EQ(first->AssignStreams(5), 4, "four streams");
        second->AssignStreams(5);
        CheckSame(first, second, true);
        CheckSame(first, second, true);
        for (int i = 0; i < 10; ++i)
        {
            first->Draw(); // the other's draws are its own
        }
        auto resumed = scenario->CreateTraffic();
        resumed->AssignStreams(5);
        resumed->SkipDraws(first->GetDraws());
        first->Restart();
        resumed->Restart();
        CheckSame(first, resumed, true);
        second->AssignStreams(6);
        CheckSame(first, second, false);
        second->AssignStreams(5);
        first->AssignStreams(5);
        second->Restart();
        first->Restart();
        CheckSame(first, second, true); // whatever was drawn before
    }
};

/// Shadowing as a map.
class GrowsShadowingMapTestCase : public TestCase
{
  public:
    GrowsShadowingMapTestCase()
        : TestCase("shadowing depends on the place and the stream alone, and fades as it should")
    {
    }

  private:
    void DoRun() override
    {
        auto cell = CreateObject<ConstantVelocityMobilityModel>();
        auto user = CreateObject<ConstantVelocityMobilityModel>();
        auto model = CreateObject<GrowsShadowingMapLossModel>();
        auto again = CreateObject<GrowsShadowingMapLossModel>();
        model->Install({cell}, 77);
        again->Install({cell}, 77);
        std::vector<double> gains;
        for (uint32_t i = 0; i < 4000; ++i)
        {
            user->SetPosition({50.0 * i, 0, 0});
            gains.push_back(model->CalcRxPower(0.0, cell, user));
            NS_TEST_ASSERT_MSG_EQ(again->CalcRxPower(0.0, user, cell),
                                  gains.back(),
                                  "uplink as downlink, and the same again");
        }
        double squares = 0.0;
        double products = 0.0;
        for (uint32_t i = 1; i < gains.size(); ++i)
        {
            squares += gains[i] * gains[i];
            products += gains[i] * gains[i - 1];
        }
        const double n = gains.size() - 1;
        NS_TEST_EXPECT_MSG_EQ_TOL(std::sqrt(squares / n), 6.0, 0.6, "deviation in dB");
        NS_TEST_EXPECT_MSG_EQ_TOL(products / squares, std::exp(-1.0), 0.12, "50 m apart");
    }
};

/// The suite.
class GrowsRadioTestSuite : public TestSuite
{
  public:
    GrowsRadioTestSuite()
        : TestSuite("grows-radio", TestSuite::Type::UNIT)
    {
        AddTestCase(new GrowsRateModelTestCase);
        AddTestCase(new GrowsRadioGeometryTestCase);
        AddTestCase(new GrowsRadioLinkTestCase);
        AddTestCase(new GrowsRadioArrivalsTestCase);
        AddTestCase(new GrowsRadioStreamsTestCase);
        AddTestCase(new GrowsShadowingMapTestCase);
    }
};

/// Registers the suite.
static GrowsRadioTestSuite g_growsRadioTestSuite;
