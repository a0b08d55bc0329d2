// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "ns3/boolean.h"
#include "ns3/double.h"
#include "ns3/grows-radio-scenario.h"
#include "ns3/grows-scenario-file.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/string.h"
#include "ns3/test.h"

#include <cmath>
#include <fstream>
#include <map>

using namespace ns3;

namespace
{

/// A scenario of four picos with two classes: one at the first two, one elsewhere.
const std::string TWO_CLASSES = "name=light,share=0.25,kind=cbr,rate_bps=100000,packet_bytes=1200,"
                                "hot_share=1,hotspots=0+1,qci=1,priority=3,weight=0.5|"
                                "name=files,share=0.75,kind=ftp1,volume_bytes=1e6,hot_share=0";

/// \return macro-picos with classes
Ptr<GrowsRadioScenario>
CreatePicos(const std::string& classes)
{
    auto scenario = GrowsRadioScenario::Create("macro-picos");
    scenario->SetAttribute("TrafficClasses", StringValue(classes));
    return scenario;
}

} // namespace

/// Classes as attributes have them, good and bad.
class GrowsTrafficClassTestCase : public TestCase
{
  public:
    GrowsTrafficClassTestCase()
        : TestCase("traffic classes: members, defaults, and one sentence for each mistake")
    {
    }

  private:
    void CheckMembers()
    {
        std::vector<GrowsTrafficClass> classes;
        NS_TEST_ASSERT_MSG_EQ(GrowsParseTrafficClasses(TWO_CLASSES, classes), "", "all is well");
        NS_TEST_ASSERT_MSG_EQ(classes.size(), 2, "two classes");
        const auto& light = classes[0];
        NS_TEST_EXPECT_MSG_EQ(light.name, "light", "name");
        NS_TEST_EXPECT_MSG_EQ(GrowsToString(light.kind), "cbr", "kind");
        NS_TEST_EXPECT_MSG_EQ(light.GetOfferedBps(), 1e5, "offered rate");
        NS_TEST_EXPECT_MSG_EQ(light.GetPacketBytes(), 1200, "packet");
        NS_TEST_EXPECT_MSG_EQ(light.hotspots.size(), 2, "hotspots");
        NS_TEST_EXPECT_MSG_EQ(light.hotspots.back(), 1, "second hotspot");
        NS_TEST_EXPECT_MSG_EQ(light.HasVolume(), false, "it stays for a time");
        const auto& files = classes[1];
        NS_TEST_EXPECT_MSG_EQ(std::isinf(files.GetOfferedBps()),
                              true,
                              "a file is all there at once");
        NS_TEST_EXPECT_MSG_EQ(files.HasVolume(), true, "it leaves with the file");
        NS_TEST_EXPECT_MSG_EQ(GrowsParseTrafficClasses("", classes), "", "none");
        NS_TEST_EXPECT_MSG_EQ(classes.size(), 0, "none");
    }

    void CheckOfferedRates()
    {
        std::vector<GrowsTrafficClass> classes;
        const auto problem =
            GrowsParseTrafficClasses("name=a,share=0.5,kind=ftp3,volume_bytes=5e5,files_per_s=0.2|"
                                     "name=b,share=0.5,kind=web",
                                     classes);
        NS_TEST_ASSERT_MSG_EQ(problem, "", "all is well");
        NS_TEST_EXPECT_MSG_EQ_TOL(classes[0].GetOfferedBps(), 8e5, 1e-3, "5e5 bytes every 5 s");
        NS_TEST_EXPECT_MSG_EQ_TOL(classes[1].GetOfferedBps(), 14.5e3, 1e2, "a page every 30 s");
    }

    void CheckMistakes()
    {
        const std::string cbr = "kind=cbr,rate_bps=64000,packet_bytes=160";
        const std::map<std::string, std::string> mistakes{
            {"kind=backlogged", "traffic class 0 needs a \"name\""},
            {"name=a,share=0.5," + cbr, "the shares of the traffic classes add up to 0.5, not 1"},
            {"name=a,share=0.5," + cbr + "|name=a,share=0.5,kind=web",
             "two traffic classes are called \"a\""},
            {"name=a,kind=cbr,packet_bytes=160",
             "traffic class 0 is of kind cbr and needs \"rate_bps\""},
            {"name=a,kind=cbr,rate_bps=0,packet_bytes=160",
             "traffic class 0 needs \"rate_bps\", a number from 1 to 1e+10, not \"0\""},
            {"name=a,kind=cbr,rate_bps=1e5,packet_bytes=9000",
             "traffic class 0 needs \"packet_bytes\", a whole number from 12 to 1472, not "
             "\"9000\""},
            {"name=a,kind=web,volume_bytes=5",
             "traffic class 0 is of kind web, in which \"volume_bytes\" has no effect"},
            {"name=a,kind=ftp3,volume_bytes=5",
             "traffic class 0 is of kind ftp3 and needs \"files_per_s\""},
            {"name=a,kind=voip",
             "traffic class 0 needs a \"kind\" among backlogged, cbr, video, ftp1, ftp3, web, not "
             "\"voip\""},
            {"name=a,colour=red", "traffic class 0 has an unknown member \"colour\""},
            {"name=a,share", "traffic class 0: \"share\" is not NAME=VALUE"},
            {"name=a,name=b", "traffic class 0 has \"name\" twice"},
            {"name=a,hotspots=x",
             "traffic class 0 needs \"hotspots\", numbers of hotspots from 0 "
             "on, not \"x\""}};
        for (const auto& [text, expected] : mistakes)
        {
            std::vector<GrowsTrafficClass> classes;
            NS_TEST_EXPECT_MSG_EQ(GrowsParseTrafficClasses(text, classes), expected, text);
        }
        NS_TEST_EXPECT_MSG_EQ(CreatePicos("name=a,kind=backlogged,hotspots=4")->Validate(),
                              "nobody can place traffic class \"a\": there is no hotspot 4, the "
                              "layout has 4",
                              "a class without a place");
    }

    void DoRun() override
    {
        CheckMembers();
        CheckOfferedRates();
        CheckMistakes();
    }
};

/// Arrivals of scenarios with classes.
class GrowsTrafficArrivalsTestCase : public TestCase
{
  public:
    GrowsTrafficArrivalsTestCase()
        : TestCase("arrivals of traffic classes: shares, places, demands, what policies see")
    {
    }

  private:
    static constexpr uint32_t N = 8000; //!< arrivals

    /// \return distance to the nearest of two points
    static double GetDistance(const Vector& from, const Vector& a, const Vector& b)
    {
        return std::min(CalculateDistance(from, a), CalculateDistance(from, b));
    }

    void CheckClasses()
    {
        const auto scenario = CreatePicos(TWO_CLASSES);
        NS_TEST_ASSERT_MSG_EQ(scenario->Validate(), "", "all is well");
        auto traffic = scenario->CreateTraffic();
        NS_TEST_EXPECT_MSG_EQ(traffic->AssignStreams(70), 5, "one stream for classes");
        const auto& cells = scenario->GetCells();
        uint32_t light = 0;
        double holdingS = 0.0;
        for (uint32_t i = 0; i < N; ++i)
        {
            const auto arrival = traffic->Draw();
            NS_TEST_EXPECT_MSG_EQ(arrival.demand.offeredBps, 0.0, "policies do not see it");
            NS_TEST_EXPECT_MSG_EQ(arrival.demand.weight, 1.0, "nor this");
            if (arrival.trafficClass == 1)
            {
                NS_TEST_EXPECT_MSG_EQ(arrival.demand.GetVolume(), 1000000, "a file");
                continue;
            }
            ++light;
            holdingS += arrival.demand.amount;
            const double metres =
                GetDistance(arrival.position, cells[1].position, cells[2].position);
            NS_TEST_EXPECT_MSG_LT_OR_EQ(metres, 80.0, "it is near one of the first two picos");
        }
        NS_TEST_EXPECT_MSG_EQ_TOL(light, 0.25 * N, 4.0 * std::sqrt(N * 3.0 / 16.0), "its share");
        NS_TEST_EXPECT_MSG_EQ_TOL(holdingS / light,
                                  10.0,
                                  40.0 / std::sqrt(light),
                                  "the scenario's");
    }

    void CheckVisible()
    {
        const auto scenario = CreatePicos(TWO_CLASSES);
        scenario->SetAttribute("TrafficVisible", BooleanValue(true));
        auto traffic = scenario->CreateTraffic();
        traffic->AssignStreams(70);
        for (uint32_t i = 0; i < 20; ++i)
        {
            const auto arrival = traffic->Draw();
            const bool isLight = arrival.trafficClass == 0;
            NS_TEST_EXPECT_MSG_EQ(arrival.demand.offeredBps, isLight ? 1e5 : 0.0, "offered");
            NS_TEST_EXPECT_MSG_EQ(+arrival.demand.qci, isLight ? 1 : 0, "QCI");
            NS_TEST_EXPECT_MSG_EQ(+arrival.demand.priority, isLight ? 3 : 0, "priority");
            NS_TEST_EXPECT_MSG_EQ(arrival.demand.weight, (isLight ? 0.5 : 1.0), "weight");
        }
    }

    /// Times, shadowing and the draws of places are those of the scenario without classes.
    void CheckSameArrivals()
    {
        auto with = CreatePicos("name=data,kind=backlogged")->CreateTraffic();
        auto without = GrowsRadioScenario::Create("macro-picos")->CreateTraffic();
        with->AssignStreams(70);
        without->AssignStreams(70);
        for (uint32_t i = 0; i < 50; ++i)
        {
            const auto a = with->Draw();
            const auto b = without->Draw();
            NS_TEST_EXPECT_MSG_EQ(a.timeS, b.timeS, "time");
            NS_TEST_EXPECT_MSG_EQ(a.position, b.position, "place");
            NS_TEST_EXPECT_MSG_EQ((a.shadowingDb == b.shadowingDb), true, "shadowing");
            NS_TEST_EXPECT_MSG_EQ(a.demand.amount, b.demand.amount, "demand");
        }
    }

    /// A checkpoint has the draws of classes, too.
    void CheckResume()
    {
        const auto scenario = CreatePicos(TWO_CLASSES);
        auto first = scenario->CreateTraffic();
        auto resumed = scenario->CreateTraffic();
        first->AssignStreams(70);
        resumed->AssignStreams(70);
        first->Draw();
        first->Draw();
        resumed->SkipDraws(first->GetDraws());
        first->Restart();
        resumed->Restart();
        for (uint32_t i = 0; i < 20; ++i)
        {
            const auto a = first->Draw();
            const auto b = resumed->Draw();
            NS_TEST_EXPECT_MSG_EQ(a.trafficClass, b.trafficClass, "class");
            NS_TEST_EXPECT_MSG_EQ(a.phase, b.phase, "phase");
            NS_TEST_EXPECT_MSG_EQ(a.timeS, b.timeS, "time");
        }
    }

    void DoRun() override
    {
        RngSeedManager::SetRun(10001);
        CheckClasses();
        CheckVisible();
        CheckSameArrivals();
        CheckResume();
        for (const std::string name : {"voip-picos",
                                       "voip-hotspot",
                                       "light-heavy-picos",
                                       "files-and-light",
                                       "scarce-places"})
        {
            NS_TEST_EXPECT_MSG_EQ(GrowsRadioScenario::Create(name)->Validate(), "", name);
        }
    }
};

/// Scenario files that say what presets say.
class GrowsTrafficFileTestCase : public TestCase
{
  public:
    GrowsTrafficFileTestCase()
        : TestCase("scenario files with traffic classes: two of them are as presets")
    {
    }

  private:
    void CheckFile(const std::string& name)
    {
        Ptr<GrowsRadioScenario> file;
        const auto path = NS_TEST_SOURCEDIR "/../examples/grows-" + name + ".json";
        NS_TEST_ASSERT_MSG_EQ(GrowsReadScenario(path, file), "", name);
        const auto preset = GrowsRadioScenario::Create(name);
        auto a = file->CreateTraffic();
        auto b = preset->CreateTraffic();
        a->AssignStreams(70);
        b->AssignStreams(70);
        for (uint32_t i = 0; i < 100; ++i)
        {
            const auto x = a->Draw();
            const auto y = b->Draw();
            NS_TEST_EXPECT_MSG_EQ(x.timeS, y.timeS, "time");
            NS_TEST_EXPECT_MSG_EQ(x.trafficClass, y.trafficClass, "class");
            NS_TEST_EXPECT_MSG_EQ(x.demand.amount, y.demand.amount, "demand");
            const auto link = file->GetLinks(x).back();
            NS_TEST_EXPECT_MSG_EQ_TOL(link.rsrpDbm,
                                      preset->GetLinks(y).back().rsrpDbm,
                                      0.01,
                                      "RSRP");
        }
        NS_TEST_EXPECT_MSG_EQ(file->GetCapacity(0), preset->GetCapacity(0), "capacity");
        NS_TEST_EXPECT_MSG_EQ(file->GetDuration(), preset->GetDuration(), "duration");
        NS_TEST_EXPECT_MSG_EQ(file->GetTrafficClasses().size(), 2, "classes");
    }

    void CheckMistake(const std::string& traffic, const std::string& expected)
    {
        const auto path = CreateTempDirFilename("traffic.json");
        std::ofstream(path) << R"({"name": "t", "cells": [{"x_m": 0, "y_m": 0, "carrier": 0}],
            "background": {"x_m": 0, "y_m": 0, "radius_m": 100}, "traffic": )"
                            << traffic << "}";
        Ptr<GrowsRadioScenario> scenario;
        NS_TEST_EXPECT_MSG_EQ(GrowsReadScenario(path, scenario),
                              "the scenario file '" + path + "': " + expected,
                              traffic);
    }

    void DoRun() override
    {
        RngSeedManager::SetRun(10001);
        CheckFile("voip-picos");
        CheckFile("files-and-light");
        CheckMistake("5", "\"traffic\" must be an array");
        CheckMistake("[5]", "\"traffic\"[0] must be an object");
        CheckMistake(R"([{"name": "a", "kind": "cbr", "packet_bytes": 100}])",
                     "\"traffic\"[0] is of kind cbr and needs \"rate_bps\"");
        CheckMistake(R"([{"name": "a", "kind": "web", "hotspots": [0]}])",
                     "nobody can place traffic class \"a\": there is no hotspot 0, the layout has "
                     "0");
        CheckMistake(R"([{"name": "a", "kind": "web", "share": 0.9}])",
                     "the shares of the traffic classes add up to 0.9, not 1");
    }
};

/// The suite.
class GrowsTrafficTestSuite : public TestSuite
{
  public:
    GrowsTrafficTestSuite()
        : TestSuite("grows-traffic", TestSuite::Type::UNIT)
    {
        AddTestCase(new GrowsTrafficClassTestCase);
        AddTestCase(new GrowsTrafficArrivalsTestCase);
        AddTestCase(new GrowsTrafficFileTestCase);
    }
};

/// Registers the suite.
static GrowsTrafficTestSuite g_growsTrafficTestSuite;
