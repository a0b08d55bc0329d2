// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

// Geometries beyond the first scenarios, crowds, and scenario files.

#include "grows-test-text.h"

#include "ns3/config.h"
#include "ns3/double.h"
#include "ns3/grows-scenario-file.h"
#include "ns3/string.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <cmath>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

using namespace ns3;

namespace
{

double
GetDistance(const GrowsScenarioCell& a, const GrowsScenarioCell& b)
{
    return std::hypot(a.position.x - b.position.x, a.position.y - b.position.y);
}

} // namespace

/// Grids of hexagons and of sectors.
class GrowsGridTestCase : public TestCase
{
  public:
    GrowsGridTestCase()
        : TestCase("grids: 19 cells that reuse three carriers, 57 sectors")
    {
    }

  private:
    void CheckHexagons()
    {
        const auto cells = GrowsRadioScenario::Create("grid-19")->GetCells();
        NS_TEST_ASSERT_MSG_EQ(cells.size(), 19, "1 + 6 + 12");
        int pairs = 0;
        for (std::size_t i = 0; i < cells.size(); ++i)
        {
            for (std::size_t j = 0; j < i; ++j)
            {
                const double distance = GetDistance(cells[i], cells[j]);
                NS_TEST_EXPECT_MSG_GT(distance, 1499.9, "nobody nearer than a neighbour");
                if (distance < 1500.1)
                {
                    ++pairs;
                    NS_TEST_EXPECT_MSG_NE(cells[i].carrier, cells[j].carrier, i << " by " << j);
                }
            }
        }
        // A hexagon of side n (here 3) of a triangular lattice has 9 n^2 - 15 n + 6 edges.
        NS_TEST_EXPECT_MSG_EQ(pairs, 42, "pairs of neighbours");
    }

    void CheckSectors()
    {
        const auto cells = GrowsRadioScenario::Create("grid-57")->GetCells();
        NS_TEST_ASSERT_MSG_EQ(cells.size(), 57, "19 sites of three");
        for (std::size_t i = 0; i < cells.size(); ++i)
        {
            NS_TEST_EXPECT_MSG_EQ(cells[i].carrier, i % 3, "own carrier");
            NS_TEST_ASSERT_MSG_EQ(cells[i].azimuthDeg.has_value(), true, "every cell is a sector");
            NS_TEST_EXPECT_MSG_EQ_TOL(*cells[i].azimuthDeg, 30.0 + i % 3 * 120.0, 0, "direction");
            NS_TEST_EXPECT_MSG_EQ_TOL(GetDistance(cells[i], cells[i / 3 * 3]), 0.0, 0, "same site");
        }
    }

    void CheckPattern()
    {
        GrowsScenarioCell cell;
        const auto isotropicDb = cell.GetLossDb(Vector(1000.0, 0.0, 0.0));
        NS_TEST_EXPECT_MSG_EQ_TOL(isotropicDb, 128.1, 1e-9, "at 1 km");
        // TR 36.814, table A.2.1.1-2: 3 dB at 35 degrees, never more than 25 dB.
        const std::vector<std::pair<double, double>> loss{{0.0, 0.0},
                                                          {35.0, 3.0},
                                                          {-35.0, 3.0},
                                                          {325.0, 3.0},
                                                          {70.0, 12.0},
                                                          {180.0, 25.0}};
        for (const auto& [azimuthDeg, expectedDb] : loss)
        {
            cell.azimuthDeg = azimuthDeg;
            NS_TEST_EXPECT_MSG_EQ_TOL(cell.GetLossDb(Vector(1000.0, 0.0, 0.0)) - isotropicDb,
                                      expectedDb,
                                      1e-9,
                                      "at " << azimuthDeg << " degrees");
        }
    }

    void DoRun() override
    {
        CheckHexagons();
        CheckSectors();
        CheckPattern();
    }
};

/// A crowd for a while.
class GrowsCrowdTestCase : public TestCase
{
  public:
    GrowsCrowdTestCase()
        : TestCase("a flash crowd: how many arrive, when and where")
    {
    }

  private:
    void DoRun() override
    {
        auto traffic = GrowsRadioScenario::Create("flash-crowd")->CreateTraffic();
        traffic->AssignStreams(70);
        int before = 0;
        int during = 0;
        int outside = 0;
        constexpr int ROUNDS = 200;
        for (int round = 0; round < ROUNDS; ++round)
        {
            traffic->Restart();
            for (auto arrival = traffic->Draw(); arrival.timeS < 80.0; arrival = traffic->Draw())
            {
                const bool crowd = arrival.timeS >= 30.0 && arrival.timeS < 50.0;
                const double x = arrival.position.x;
                during += crowd && std::hypot(x, arrival.position.y) <= 500.0;
                outside += crowd && std::hypot(x, arrival.position.y) > 500.0;
                before += arrival.timeS >= 10.0 && arrival.timeS < 30.0;
            }
        }
        // 20 s at 1.4/s; in the crowd 1.8/s more, all within 500 m, where else a share of
        // (500 / 2100)^2 of the others falls. Bands of four standard deviations.
        const double share = std::pow(500.0 / 2100.0, 2);
        Check(before, ROUNDS * 28.0, "before");
        Check(during, ROUNDS * (36.0 + 28.0 * share), "in the crowd");
        Check(outside, ROUNDS * 28.0 * (1.0 - share), "elsewhere meanwhile");
    }

    void Check(int count, double expected, const std::string& what)
    {
        NS_TEST_EXPECT_MSG_EQ_TOL(static_cast<double>(count),
                                  expected,
                                  4.0 * std::sqrt(expected),
                                  what);
    }
};

/// Scenario files.
class GrowsScenarioFileTestCase : public TestCase
{
  public:
    GrowsScenarioFileTestCase()
        : TestCase("scenario files: a good one, and one sentence for each bad one")
    {
    }

  private:
    const std::string CELL = R"({"x_m": 0, "y_m": 0, "carrier": 0})";
    const std::string BACKGROUND = R"({"x_m": 0, "y_m": 0, "radius_m": 900})";

    std::string Read(const std::string& text,
                     Ptr<GrowsRadioScenario>& scenario,
                     const std::string& file = "town.json")
    {
        const auto path = CreateTempDirFilename(file);
        std::ofstream(path) << text;
        return GrowsReadScenario(path, scenario);
    }

    void CheckGood()
    {
        Ptr<GrowsRadioScenario> scenario;
        const auto problem = Read(R"({
            "cells": [
                {"x_m": -10, "y_m": 20, "carrier": 1, "tx_power_dbm": 30, "antenna_gain_dbi": 5,
                 "path_loss": "pico", "resource_blocks": 50, "azimuth_deg": 90},
                {"x_m": 100, "y_m": 0, "carrier": 0}],
            "background": {"x_m": 1, "y_m": 2, "radius_m": 0},
            "hotspots": [{"x_m": 7, "y_m": 8, "radius_m": 0}],
            "attributes": {"ArrivalRate": 2.5, "MeanHolding": "4s", "HotShare": 0.25}})",
                                  scenario);
        NS_TEST_ASSERT_MSG_EQ(problem, "", "a good file");
        NS_TEST_EXPECT_MSG_EQ(scenario->GetName(), "town", "the file's name");
        NS_TEST_EXPECT_MSG_EQ_TOL(scenario->GetArrivalRate(), 2.5, 0, "a number");
        NS_TEST_EXPECT_MSG_EQ_TOL(scenario->GetMeanDemand(), 4.0, 0, "a text");
        const auto& cells = scenario->GetCells();
        NS_TEST_ASSERT_MSG_EQ(cells.size(), 2, "cells");
        NS_TEST_EXPECT_MSG_EQ_TOL(cells[0].position.y, 20.0, 0, "place");
        NS_TEST_EXPECT_MSG_EQ(cells[0].carrier, 1, "carrier");
        NS_TEST_EXPECT_MSG_EQ_TOL(cells[0].txPowerDbm, 30.0, 0, "power of a pico");
        NS_TEST_EXPECT_MSG_EQ(cells[0].pathLoss, GrowsPathLoss::PICO, "the first cell's path loss");
        NS_TEST_EXPECT_MSG_EQ(scenario->GetCapacity(0), 20, "50 blocks, 2.5 each");
        NS_TEST_EXPECT_MSG_EQ_TOL(cells[0].azimuthDeg.value_or(0.0), 90.0, 0, "direction");
        NS_TEST_EXPECT_MSG_EQ_TOL(cells[1].txPowerDbm, 43.0, 0, "power of a macro cell");
        NS_TEST_EXPECT_MSG_EQ(cells[1].azimuthDeg, std::nullopt, "isotropic");
        CheckPlaces(scenario);
    }

    void CheckPlaces(Ptr<GrowsRadioScenario> scenario)
    {
        auto traffic = scenario->CreateTraffic();
        traffic->AssignStreams(70);
        int hot = 0;
        for (int i = 0; i < 1000; ++i)
        {
            const auto at = traffic->Draw().position;
            const bool isHot = at.x == 7.0 && at.y == 8.0;
            hot += isHot;
            NS_TEST_EXPECT_MSG_EQ((isHot || (at.x == 1.0 && at.y == 2.0)), true, "discs of 0 m");
        }
        NS_TEST_EXPECT_MSG_EQ_TOL(hot, 250, 55, "four standard deviations");
    }

    /// What stands on a command line comes before the file.
    void CheckDefaults()
    {
        const std::string arrivals = "ns3::GrowsRadioScenario::ArrivalRate";
        const std::string blocks = "ns3::GrowsRadioScenario::ResourceBlocks";
        const auto file = With(CELL, R"(, "attributes": {"ArrivalRate": 2.5, "Duration": "40s"})");
        Config::SetDefault(arrivals, DoubleValue(3.5));
        Ptr<GrowsRadioScenario> scenario;
        NS_TEST_ASSERT_MSG_EQ(Read(file, scenario), "", "a good file");
        NS_TEST_EXPECT_MSG_EQ_TOL(scenario->GetArrivalRate(), 3.5, 0, "not the file's");
        NS_TEST_EXPECT_MSG_EQ(scenario->GetDuration(), Seconds(40), "duration from the file");
        Config::SetDefault(arrivals, DoubleValue(1.2));
        Config::SetDefault(blocks, UintegerValue(50));
        CheckBad(file,
                 "ns3::GrowsRadioScenario::ResourceBlocks cannot be set beside it: the file's");
        Config::SetDefault(blocks, UintegerValue(25));
        Config::SetDefault("ns3::GrowsRadioScenario::Name", StringValue("other"));
        CheckBad(file, "ns3::GrowsRadioScenario::Name cannot be set beside it: the file itself");
        Config::SetDefault("ns3::GrowsRadioScenario::Name", StringValue("hotspot"));
        CheckGood();
    }

    void CheckBad(const std::string& text, const std::string& part)
    {
        Ptr<GrowsRadioScenario> scenario;
        const auto problem = Read(text, scenario);
        NS_TEST_EXPECT_MSG_EQ(FindMissing(problem, part), "", text);
        NS_TEST_EXPECT_MSG_EQ(FindMissing(problem, "town.json"), "", "names the file");
        NS_TEST_EXPECT_MSG_EQ(problem.find('\n'), std::string::npos, "one line");
        NS_TEST_EXPECT_MSG_EQ(scenario, nullptr, "nothing half made");
    }

    /// A file with one cell and more members.
    std::string With(const std::string& cell, const std::string& more = "")
    {
        return R"({"cells": [)" + cell + R"(], "background": )" + BACKGROUND + more + "}";
    }

    void CheckBadCells()
    {
        const auto cell = [](const std::string& more) {
            return R"({"x_m": 0, "y_m": 0, )" + more + "}";
        };
        CheckBad(With(""), "there are no cells");
        CheckBad(With("7"), "\"cells\"[0] must be an object");
        CheckBad(With(R"({"y_m": 0, "carrier": 0})"), "needs \"x_m\", a number");
        CheckBad(With(R"({"x_m": "0", "y_m": 0, "carrier": 0})"), "not \"0\"");
        CheckBad(With(R"({"x_m": 1e300, "y_m": 0, "carrier": 0})"), "needs \"x_m\"");
        CheckBad(With(cell(R"("carrier": -1)")), "not -1");
        CheckBad(With(cell(R"("carrier": 0.5)")), "whole number");
        CheckBad(With(cell(R"("carrier": 0, "power_w": 20)")), "unknown member \"power_w\"");
        CheckBad(With(cell(R"("carrier": 0, "\n\u001b[2J": 1)")),
                 "unknown member \"\\n\\u001b[2J\"");
        CheckBad(With(cell(R"("carrier": ")" + std::string(1000, 'x') + "\"")),
                 std::string(79, 'x') + "...");
        CheckBad(With(cell(R"("carrier": 0, "tx_power_dbm": 20000)")), "from -60.0 to 80.0");
        CheckBad(With(cell(R"("carrier": 0, "tx_power_dbm": "43 dBm")")), "not \"43 dBm\"");
        CheckBad(With(cell(R"("carrier": 0, "antenna_gain_dbi": 51)")), "from -50.0 to 50.0");
        CheckBad(With(cell(R"("carrier": 0, "resource_blocks": 24)")), "6, 15, 25, 50, 75 or 100");
        CheckBad(With(cell(R"("carrier": 0, "path_loss": "femto")")), "not \"femto\"");
        CheckBad(With(CELL + "," + CELL), "cell 1 has the place, carrier and direction of another");
        CheckBad(With(CELL + R"(, {"x_m": 9, "y_m": 0, "carrier": 0, "resource_blocks": 50})"),
                 "carrier 0 has 25 and 50 resource blocks");
    }

    /// Names go into tables, titles and paths.
    void CheckNames()
    {
        const auto name = [this](const std::string& text) {
            return With(CELL, R"(, "name": ")" + text + "\"");
        };
        for (const std::string bad : {"",
                                      "a,b",
                                      "../../x",
                                      "/x",
                                      ".x",
                                      "-x",
                                      "a b",
                                      "a\\nb",
                                      "it's",
                                      "`touch x`",
                                      "$(touch x)",
                                      "a\\\"b",
                                      "\\u00e4",
                                      "a\\u0000"})
        {
            CheckBad(name(bad), "\"name\" must be 1 to 64 letters, digits");
        }
        CheckBad(name(std::string(65, 'x')), "\"name\" must be");
        for (const auto& good : {std::string(64, 'x'), std::string("_A.b-9")})
        {
            Ptr<GrowsRadioScenario> scenario;
            NS_TEST_ASSERT_MSG_EQ(Read(name(good), scenario), "", good);
            NS_TEST_EXPECT_MSG_EQ(scenario->GetName(), good, "as it stands there");
        }
        for (const std::string file : {"a,b.json", "a b.json", "`x`.json", "it's.json"})
        {
            Ptr<GrowsRadioScenario> scenario;
            const auto problem = Read(With(CELL), scenario, file);
            NS_TEST_EXPECT_MSG_EQ(FindMissing(problem, "so give it a \"name\": 1 to 64"),
                                  "",
                                  "says how to name it");
            NS_TEST_EXPECT_MSG_EQ(Read(name("x"), scenario, file), "", "it has one");
        }
    }

    void CheckBadMembers()
    {
        CheckBad("", "is no JSON");
        CheckBad("{\"cells\": [", "is no JSON");
        CheckBad("[]", "the file must be an object");
        CheckBad("{}", "\"cells\" must be an array");
        CheckBad(R"({"cells": [)" + CELL + "]}", "\"background\" must be an object");
        CheckBad(With(CELL, R"(, "arrivals": 3)"), "unknown member \"arrivals\"");
        CheckBad(With(CELL, R"(, "name": 3)"), "\"name\" must be text");
        CheckBad(With(CELL, R"(, "hotspots": {})"), "\"hotspots\" must be an array");
        const auto attribute = [this](const std::string& text) {
            return With(CELL, R"(, "attributes": )" + text);
        };
        CheckBad(attribute("3"), "\"attributes\" must be an object");
        CheckBad(attribute(R"({"Arrivals": 3})"), "\"Arrivals\" to 3: ns3::GrowsRadioScenario has");
        CheckBad(attribute(R"({"ArrivalRate": -3})"), "cannot set \"ArrivalRate\" to -3: it needs");
        CheckBad(attribute(R"({"ArrivalRate": 0})"),
                 "to 0: it needs double 1e-09:10000: Arrivals per");
        CheckBad(attribute(R"({"ArrivalRate": 1e300})"), "to 1e+300: it needs double");
        CheckBad(attribute(R"({"ArrivalRate": "2\n"})"), "cannot set \"ArrivalRate\"");
        CheckBad(attribute(R"({"ArrivalRate": "0x2"})"), "cannot set \"ArrivalRate\"");
        CheckBad(attribute(R"({"MeanHolding": "\n4s"})"), "cannot set \"MeanHolding\"");
        CheckBad(attribute(R"({"ArrivalRate": 10000, "Duration": "2000s"})"), "ten million");
        CheckBad(attribute(R"({"BackhaulLimits": "1e-7"})"), "0 or from 0.001 to 1000000 Mbit/s");
        CheckBad(attribute(R"({"BackhaulLimits": "1e14"})"), "0 or from 0.001 to 1000000 Mbit/s");
        CheckBad(attribute(R"({"ArrivalRate": "2/s"})"), "cannot set \"ArrivalRate\" to \"2/s\"");
        CheckBad(attribute(R"({"Candidates": -1})"), "\"Candidates\" to -1: it needs");
        CheckBad(attribute(R"({"Candidates": 2.5})"), "\"Candidates\" to 2.5: it needs");
        for (const std::string name :
             {"ResourceBlocks", "SharedCarrier", "MacroTxPower", "PicoTxPower"})
        {
            CheckBad(attribute(R"({")" + name + R"(": 25})"), "to 25: the file's cells say that");
        }
        CheckBad(attribute(R"({"ArrivalRate": [2]})"), "it needs a number or a text");
        CheckBad(attribute(R"({"MeanHolding": "soon"})"), "it needs a time with its unit");
        CheckBad(attribute(R"({"MeanHolding": "4kg"})"), "to \"4kg\": it needs a time");
        CheckBad(attribute(R"({"MeanHolding": "0s"})"), "to \"0s\": it needs a time");
        CheckBad(attribute(R"({"Layout": "Grid19"})"), "\"Layout\" to \"Grid19\": the file itself");
        CheckBad(With(CELL, R"(, "hotspots": [{"x_m": 0, "y_m": 0, "radius_km": 1}])"),
                 "\"hotspots\"[0] needs \"radius_m\"");
        CheckBad(With(CELL, R"(, "hotspots": [{"x_m": 0, "y_m": 0, "radius_m": 1, "users": 2}])"),
                 "\"hotspots\"[0] has an unknown member \"users\"");
        CheckBad(attribute(R"({"MinRbPerUe": 26})"),
                 "is more than the 25 resource blocks of cell 0");
        CheckBad(R"({"cells": [)" + CELL +
                     R"(, {"x_m": 9, "y_m": 0, "carrier": 1, "resource_blocks": 6}], )" +
                     R"("attributes": {"MinRbPerUe": 7}, "background": )" + BACKGROUND + "}",
                 "is more than the 6 resource blocks of cell 1");
    }

    /// Carriers that do not fit side by side are said to overlap, whoever runs them.
    void CheckBand()
    {
        std::vector<GrowsScenarioCell> cells(16);
        for (uint32_t i = 0; i < cells.size(); ++i)
        {
            cells[i].carrier = i;
            cells[i].resourceBlocks = 15;
        }
        NS_TEST_EXPECT_MSG_EQ(GrowsValidateBand(cells), "", "16 of 3 MHz fit");
        cells[3].resourceBlocks = 25;
        NS_TEST_EXPECT_MSG_EQ(GrowsValidateBand(cells), "", "50 MHz in all");
        cells[7].resourceBlocks = 25;
        NS_TEST_EXPECT_MSG_EQ(GrowsValidateBand(cells),
                              "the scenario's 16 carriers take 52 MHz, but the LTE band has 50 MHz,"
                              " so they would overlap: use fewer or narrower carriers",
                              "52 do not");
        for (auto& cell : cells)
        {
            cell.carrier = 0;
        }
        NS_TEST_EXPECT_MSG_EQ(GrowsValidateBand(cells), "", "one carrier is one");
        NS_TEST_EXPECT_MSG_EQ_TOL(GrowsGetLteChannelMhz(6), 1.4, 1e-12, "TS 36.101, 5.6-1");
    }

    void DoRun() override
    {
        CheckGood();
        CheckDefaults();
        CheckBand();
        CheckBadCells();
        CheckBadMembers();
        CheckNames();
        Ptr<GrowsRadioScenario> scenario;
        const auto missing = CreateTempDirFilename("none.json");
        NS_TEST_EXPECT_MSG_EQ(GrowsReadScenario(missing, scenario),
                              "cannot read the scenario file '" + missing + "'",
                              "a missing file");
        NS_TEST_EXPECT_MSG_EQ(GrowsIsScenarioFile("a/b.json"), true, "a name with .json is a file");
        NS_TEST_EXPECT_MSG_EQ(GrowsIsScenarioFile("hotspot"), false, "a name");
    }
};

/// The suite.
class GrowsScenarioTestSuite : public TestSuite
{
  public:
    GrowsScenarioTestSuite()
        : TestSuite("grows-scenario", TestSuite::Type::UNIT)
    {
        AddTestCase(new GrowsGridTestCase);
        AddTestCase(new GrowsCrowdTestCase);
        AddTestCase(new GrowsScenarioFileTestCase);
    }
};

/// Registers the suite.
static GrowsScenarioTestSuite g_growsScenarioTestSuite;
