// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-class-plots.h"
#include "grows-comparison.h"
#include "grows-handler-test-case.h"
#include "grows-slotted-classes.h"
#include "grows-test-text.h"

#include "ns3/grows-class-result.h"
#include "ns3/grows-results-helper.h"

#include <cmath>
#include <filesystem>
#include <limits>

using namespace ns3;

namespace
{

/// No number.
constexpr double NONE = std::numeric_limits<double>::quiet_NaN();

/// \return classes of four kinds, of which "idle" never arrives
GrowsTrafficClasses
MakeResultClasses()
{
    GrowsTrafficClass voip;
    voip.name = "voip";
    voip.kind = GrowsTrafficClass::Kind::CBR;
    voip.rateBps = 80e3;
    voip.gbrBps = 64e3;
    GrowsTrafficClass files;
    files.name = "files";
    files.kind = GrowsTrafficClass::Kind::FTP1;
    files.volumeBytes = 1e6;
    GrowsTrafficClass data;
    data.name = "data";
    GrowsTrafficClass idle;
    idle.name = "idle";
    idle.kind = GrowsTrafficClass::Kind::FTP3;
    return {voip, files, data, idle};
}

/// \param timeS when it arrived \param connectedS see GrowsArrivalResult \param departedS likewise
/// \param outcome likewise \param report what its traffic was \return an arrival
GrowsArrivalResult
MakeArrival(double timeS,
            const std::optional<double>& connectedS,
            const std::optional<double>& departedS,
            const std::string& outcome,
            const GrowsTrafficReport& report)
{
    GrowsArrivalResult arrival;
    arrival.timeS = timeS;
    arrival.connectedS = connectedS;
    arrival.departedS = departedS;
    arrival.outcome = outcome;
    arrival.traffic = report;
    arrival.throughputMbps =
        report.servedS > 0.0 ? 8e-6 * static_cast<double>(report.deliveredBytes) / report.servedS
                             : 0.0;
    return arrival;
}

/// \return arrivals of a run of 30 s with a warm-up of 10 s
std::vector<GrowsArrivalResult>
MakeClassArrivals()
{
    const std::nullopt_t no = std::nullopt;
    return {
        MakeArrival(9.0, 9.1, 12.0, "served", {"voip", 9, 9, 9, 9, {9.0F}, {}, 64e3, 2.9}),
        MakeArrival(10.0,
                    10.1,
                    20.1,
                    "served",
                    {"voip", 100e3, 90'000, 1000, 900, {0.25F, 0.0625F, 0.125F}, {}, 64e3, 10.0}),
        MakeArrival(12.0, no, no, "rejected", {"voip", 0, 0, 0, 0, {}, {}, 64e3, 0.0}),
        MakeArrival(14.0,
                    14.1,
                    16.1,
                    "dropped",
                    {"voip", 20e3, 10'000, 200, 100, {0.5F, 1.0F}, {}, 64e3, 2.0}),
        MakeArrival(29.0, 29.2, no, "unfinished", {"voip", 8e3, 0, 80, 0, {}, {}, 64e3, 0.8}),
        MakeArrival(29.9, no, no, "unfinished", {"voip", 0, 0, 0, 0, {}, {}, 64e3, 0.0}),
        MakeArrival(11.0, 11.1, 15.0, "served", {"files", 1e6, 1'000'100, 0, 0, {}, {}, 0.0, 3.9}),
        MakeArrival(12.0, 12.1, 14.0, "served", {"files", 1e6, 1'000'000, 0, 0, {}, {}, 0.0, 1.9}),
        MakeArrival(20.0, 20.1, no, "unfinished", {"files", 1e6, 250'000, 0, 0, {}, {}, 0.0, 9.9}),
        MakeArrival(11.0, 11.1, 13.1, "served", {"data", NONE, 500'000, 0, 0, {}, {}, 0.0, 2.0}),
        MakeArrival(13.0, no, no, "rejected", {"data", 0, 0, 0, 0, {}, {}, 0.0, 0.0})};
}

/**
 * \ingroup grows-tests
 * The figures of classes, worked by hand.
 */
class GrowsClassFiguresTestCase : public TestCase
{
  public:
    GrowsClassFiguresTestCase()
        : TestCase("figures of traffic classes worked by hand")
    {
    }

  private:
    /// Expect that a class has no such figure. \param figure of it \param what it would be
    void ExpectNone(double figure, const std::string& what)
    {
        NS_TEST_EXPECT_MSG_EQ(std::isnan(figure), true, what << " does not exist");
    }

    /// Packets: delays, loss, a guaranteed rate. \param voip its figures
    void CheckPackets(const GrowsClassResult& voip)
    {
        NS_TEST_EXPECT_MSG_EQ(voip.trafficClass, "voip", "the first class");
        NS_TEST_EXPECT_MSG_EQ(voip.arrivals, 5.0, "arrivals after the warm-up");
        NS_TEST_EXPECT_MSG_EQ(voip.rejected, 1.0, "rejected");
        NS_TEST_EXPECT_MSG_EQ(voip.dropped, 1.0, "dropped");
        NS_TEST_EXPECT_MSG_EQ_TOL(voip.satisfaction,
                                  (0.9 + 0.0 + 0.0 + 0.0) / 4.0,
                                  1e-9,
                                  "one is not connected yet");
        NS_TEST_EXPECT_MSG_EQ_TOL(voip.throughputMbps,
                                  (0.072 + 0.04) / 3.0,
                                  1e-9,
                                  "three sessions");
        NS_TEST_EXPECT_MSG_EQ_TOL(voip.throughputP5Mbps, 0.004, 1e-9, "between 0 and 0.04");
        NS_TEST_EXPECT_MSG_EQ_TOL(voip.delayP95Ms, 900.0, 1e-6, "between 500 and 1000 ms");
        NS_TEST_EXPECT_MSG_EQ_TOL(voip.loss, 1.0 - 1000.0 / 1280.0, 1e-9, "of all packets");
        NS_TEST_EXPECT_MSG_EQ(voip.gbrViolations, 1.0, "40 kbit/s; the other is too short");
        ExpectNone(voip.completionMeanS, "completion of a call");
        ExpectNone(voip.completionP95S, "late completion of a call");
    }

    void DoRun() override
    {
        const auto results =
            GrowsSummariseClasses(MakeClassArrivals(), MakeResultClasses(), {10.0, 30.0});
        NS_TEST_ASSERT_MSG_EQ(results.size(), 4, "every class");
        CheckPackets(results[0]);
        const auto& files = results[1];
        NS_TEST_EXPECT_MSG_EQ_TOL(files.satisfaction, (1.0 + 1.0 + 0.25) / 3.0, 1e-9, "at most 1");
        NS_TEST_EXPECT_MSG_EQ_TOL(files.completionMeanS, (4.0 + 2.0) / 2.0, 1e-9, "from arrival");
        NS_TEST_EXPECT_MSG_EQ_TOL(files.completionP95S, 2.0 + 0.95 * 2.0, 1e-9, "between them");
        ExpectNone(files.delayP95Ms, "delay of files");
        ExpectNone(files.loss, "loss of files");
        ExpectNone(files.gbrViolations, "violation where nothing is guaranteed");
        const auto& data = results[2];
        NS_TEST_EXPECT_MSG_EQ(data.arrivals, 2.0, "arrivals of data");
        NS_TEST_EXPECT_MSG_EQ(data.rejected, 1.0, "rejected of data");
        NS_TEST_EXPECT_MSG_EQ_TOL(data.throughputMbps, 2.0, 1e-9, "of the one served");
        ExpectNone(data.satisfaction, "satisfaction of those that want everything");
        const auto& idle = results[3];
        NS_TEST_EXPECT_MSG_EQ(idle.trafficClass, "idle", "a class without arrivals");
        NS_TEST_EXPECT_MSG_EQ(idle.arrivals, 0.0, "none");
        for (const double figure : {idle.satisfaction,
                                    idle.throughputMbps,
                                    idle.throughputP5Mbps,
                                    idle.delayP95Ms,
                                    idle.loss,
                                    idle.completionMeanS})
        {
            ExpectNone(figure, "a figure of nobody");
        }
        CheckRows();
    }

    /// The columns of arrivals.csv, and classes.csv.
    void CheckRows()
    {
        const auto arrivals = MakeClassArrivals();
        const auto join = [&](std::size_t i) {
            std::string text;
            for (const auto& value : GrowsMakeTrafficRow(arrivals[i], MakeResultClasses()))
            {
                text += value + ",";
            }
            return text;
        };
        NS_TEST_EXPECT_MSG_EQ(join(1), "voip,100000,0.9,237.5,0.1,,", "a call");
        NS_TEST_EXPECT_MSG_EQ(join(3), "voip,20000,0,975,0.5,,", "a dropped call");
        NS_TEST_EXPECT_MSG_EQ(join(6), "files,1000000,1,,,4,", "a file");
        NS_TEST_EXPECT_MSG_EQ(join(9), "data,,,,,,", "without end");
        auto several = arrivals[1];
        several.traffic = {"idle", 4e6, 3'000'000, 0, 0, {}, {1.0, 3.0}, 0.0, 9.0};
        several.traffic->trafficClass = "idle";
        const auto row = GrowsMakeTrafficRow(several, MakeResultClasses());
        NS_TEST_EXPECT_MSG_EQ(row.back(), "2", "mean of two files");
        const auto table = GrowsTabulateClasses(
            "s",
            "p",
            "7",
            GrowsSummariseClasses(arrivals, MakeResultClasses(), {10.0, 30.0}));
        const std::string path = CreateTempDirFilename("classes.csv");
        table.Write(path);
        NS_TEST_EXPECT_MSG_EQ(
            ReadFile(path),
            "scenario,policy,seed,class,arrivals,rejected,dropped,satisfaction,throughput_mbps,"
            "throughput_p5_mbps,delay_p95_ms,loss,completion_mean_s,completion_p95_s,"
            "gbr_violations\n"
            "s,p,7,voip,5,1,1,0.225,0.03733333333,0.004,900,0.21875,,,1\n"
            "s,p,7,files,3,0,0,0.75,2.154677899,0.3869668998,,,3,3.9,\n"
            "s,p,7,data,2,1,0,,2,2,,,,,\n"
            "s,p,7,idle,0,0,0,,,,,,,,\n",
            "classes.csv");
        CheckDeclined();
    }

    /// The last column exists if users have weights.
    void CheckDeclined()
    {
        auto arrivals = MakeClassArrivals();
        arrivals[2].reason = GrowsReason::DECLINED;
        arrivals[10].reason = GrowsReason::NO_FREE_CAPACITY;
        auto classes = MakeResultClasses();
        classes[0].weight = 0.5;
        const auto results = GrowsSummariseClasses(arrivals, classes, {10.0, 30.0});
        const auto table = GrowsTabulateClasses("s", "p", "7", results);
        NS_TEST_EXPECT_MSG_EQ(table.HasColumn("declined"), true, "with weights");
        for (const auto& [row, declined] : {std::pair{0, "1"}, {1, "0"}, {2, "0"}, {3, "0"}})
        {
            NS_TEST_EXPECT_MSG_EQ(table.GetText(row, "declined"), declined, "of class " << row);
        }
        NS_TEST_EXPECT_MSG_EQ(table.GetText(2, "rejected"), "1", "for lack of places");
    }
};

/**
 * \ingroup grows-tests
 * The utility of arrivals by the weights of their classes.
 */
class GrowsWeightedUtilityTestCase : public TestCase
{
  public:
    GrowsWeightedUtilityTestCase()
        : TestCase("weighted utility per arrival, by hand")
    {
    }

  private:
    void DoRun() override
    {
        const auto arrivals = MakeClassArrivals();
        auto classes = MakeResultClasses();
        const GrowsRunSpan span{10.0, 30.0};
        NS_TEST_EXPECT_MSG_EQ(std::isnan(GrowsGetWeightedUtility(arrivals, classes, span)),
                              true,
                              "all weigh the same");
        const double usual = GrowsSummariseRun(arrivals, {}, span).utilityPerArrival;
        classes[3].weight = 7.0; // of which nobody arrives
        NS_TEST_EXPECT_MSG_EQ_TOL(GrowsGetWeightedUtility(arrivals, classes, span),
                                  usual,
                                  1e-12,
                                  "all that arrive weigh the same");
        classes[2].weight = 3.0; // one of 2 Mbit/s and one rejected, of ten
        NS_TEST_EXPECT_MSG_EQ_TOL(GrowsGetWeightedUtility(arrivals, classes, span),
                                  usual + 2.0 * std::log(3.0) / 10.0,
                                  1e-12,
                                  "two weights more");
    }
};

/**
 * \ingroup grows-tests
 * Classes in slots.
 */
class GrowsSlottedClassResultsTestCase : public TestCase
{
  public:
    GrowsSlottedClassResultsTestCase()
        : TestCase("figures of traffic classes in slots, and over episodes")
    {
    }

  private:
    void DoRun() override
    {
        const std::nullopt_t no = std::nullopt;
        auto classes = MakeResultClasses();
        classes[3].weight = 2.0;
        const auto results =
            GrowsSummariseSlots({{0, 100.0, 200.0, true, 720e3, 800e3},
                                 {0, 120.0, no, false, 0.0, 0.0, GrowsReason::DECLINED},
                                 {0, 140.0, no, true, 640e3, 1280e3},
                                 {1, 110.0, 150.0, true, 8e6, 8e6},
                                 {1, 200.0, no, true, 2e6, 8e6},
                                 {2, 50.0, 70.0, true, 6e6, NONE}},
                                classes,
                                0.1,
                                300.0);
        NS_TEST_ASSERT_MSG_EQ(results.size(), 4, "every class");
        const auto& voip = results[0];
        NS_TEST_EXPECT_MSG_EQ(voip.arrivals, 3.0, "arrivals");
        NS_TEST_EXPECT_MSG_EQ(voip.rejected, 1.0, "rejected");
        NS_TEST_EXPECT_MSG_EQ(voip.declined, 1.0, "by the policy");
        NS_TEST_EXPECT_MSG_EQ(voip.dropped, 0.0, "slots drop nobody");
        NS_TEST_EXPECT_MSG_EQ_TOL(voip.satisfaction, (0.9 + 0.0 + 0.5) / 3.0, 1e-9, "of all");
        NS_TEST_EXPECT_MSG_EQ_TOL(voip.throughputMbps, (0.072 + 0.04) / 2.0, 1e-9, "10 s and 16 s");
        NS_TEST_EXPECT_MSG_EQ(voip.gbrViolations, 1.0, "40 kbit/s instead of 64");
        NS_TEST_EXPECT_MSG_EQ(std::isnan(voip.delayP95Ms), true, "there are no packets");
        NS_TEST_EXPECT_MSG_EQ_TOL(results[1].satisfaction, (1.0 + 0.25) / 2.0, 1e-9, "files");
        NS_TEST_EXPECT_MSG_EQ_TOL(results[1].completionMeanS, 4.0, 1e-9, "40 slots");
        NS_TEST_EXPECT_MSG_EQ_TOL(results[2].throughputMbps, 3.0, 1e-9, "6 Mbit in 2 s");
        NS_TEST_EXPECT_MSG_EQ(std::isnan(results[2].satisfaction), true, "of data");
        NS_TEST_EXPECT_MSG_EQ(results[3].arrivals, 0.0, "nobody");

        auto other = results;
        other[0].arrivals = 7.0;
        other[0].satisfaction = 0.8;
        other[1].satisfaction = NONE;
        const auto means = GrowsAverageClasses({results, other});
        NS_TEST_EXPECT_MSG_EQ(means[0].trafficClass, "voip", "the class");
        NS_TEST_EXPECT_MSG_EQ_TOL(means[0].arrivals, 5.0, 1e-9, "mean of 3 and 7");
        NS_TEST_EXPECT_MSG_EQ_TOL(means[0].satisfaction, (1.4 / 3.0 + 0.8) / 2.0, 1e-9, "mean");
        NS_TEST_EXPECT_MSG_EQ_TOL(means[1].satisfaction, 0.625, 1e-9, "of the one that has it");
        NS_TEST_EXPECT_MSG_EQ(std::isnan(means[2].satisfaction), true, "none has it");
    }
};

/**
 * \ingroup grows-tests
 * Tables and pictures of classes.
 */
class GrowsClassComparisonTestCase : public TestCase
{
  public:
    GrowsClassComparisonTestCase()
        : TestCase("tables and pictures of traffic classes over seeds")
    {
    }

  private:
    /// \return classes.csv of two policies and two seeds
    static GrowsCsv MakeTable()
    {
        GrowsCsv table;
        const auto add = [&table](const std::string& policy, int seed, double satisfaction) {
            auto results = GrowsSummariseClasses({}, MakeResultClasses(), {10.0, 30.0});
            results[0].arrivals = 10.0;
            results[0].satisfaction = satisfaction;
            results[0].loss = 0.0;
            results[1].completionMeanS = 3.0 + seed;
            table.Append(GrowsTabulateClasses("s", policy, std::to_string(seed), results));
        };
        add("max-rssi", 1, 0.8);
        add("max-rssi", 2, 0.9);
        add("grows", 1, 0.9);
        add("grows", 2, 1.0);
        return table;
    }

    void DoRun() override
    {
        GrowsCsv runs({"scenario", "policy", "seed", "utility", "duration_s", "warm_up_s"});
        for (const std::string policy : {"max-rssi", "grows"})
        {
            runs.AddRow({"s", policy, "1", "3", "30", "10"});
            runs.AddRow({"s", policy, "2", "4", "30", "10"});
        }
        const auto classes = MakeTable();
        const GrowsComparison comparison(runs, GrowsCsv(), classes);
        const auto text = comparison.ToText();
        const auto voip = text.substr(text.find("class voip"));
        NS_TEST_EXPECT_MSG_EQ(FindMissing(text, "class voip  "), "", text);
        NS_TEST_EXPECT_MSG_EQ(FindMissing(text, "0.850 ±0.635"), "", "12.706 x 0.05");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(text, "0.0000 ±0.0000"), "", "loss");
        NS_TEST_EXPECT_MSG_EQ(voip.substr(0, voip.find("class files")).find("completion"),
                              std::string::npos,
                              "a figure that the class does not have");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(text, "4.50 ±6.35"), "", "completion of files");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(text, "class idle"), "", "of nobody");
        NS_TEST_EXPECT_MSG_LT(text.find("class idle"), text.find("against max-rssi"), "below it");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(text, GrowsComparison::CLASS_NOTES), "", "explained");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(comparison.ToMarkdown(), "| class voip |"), "", "too");
        const auto without = GrowsComparison(runs).ToText();
        NS_TEST_EXPECT_MSG_EQ(without.find("class"), std::string::npos, "without classes");
        CheckPlots(classes);
    }

    /// One picture a figure, a panel a class that has it. \param classes the contents of
    /// classes.csv
    void CheckPlots(const GrowsCsv& classes)
    {
        const auto folder =
            std::filesystem::path(CreateTempDirFilename("x")).parent_path().string();
        const bool hasGnuplot = std::system("command -v gnuplot >/dev/null 2>&1") == 0;
        const GrowsClassPlots plots(folder, "' ; system('touch mark') #", classes);
        NS_TEST_EXPECT_MSG_EQ(plots.Draw().empty(), hasGnuplot, "drawn");
        NS_TEST_EXPECT_MSG_EQ(plots.GetNames(),
                              "class-satisfaction.png, class-rejections.png, class-loss.png, "
                              "class-completion.png, class-gbr-violations.png",
                              "what some class has");
        NS_TEST_EXPECT_MSG_EQ(ReadFile(folder + "/class-satisfaction-plot.csv"),
                              "group,\"max-rssi\",,\"grows\",\n"
                              "\"mean\",0.85,0.6353102368,0.95,0.6353102368\n\n\n",
                              "the numbers of one panel");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(ReadFile(folder + "/class-pictures.sh"),
                                          "'satisfaction' '0' '1.664575749' 'voip ' '2'"),
                              "",
                              "1.05 x (0.95 + 0.6353102368) is the end of the axis");
        for (const std::string name : {"satisfaction", "loss", "completion", "gbr-violations"})
        {
            const bool isPng =
                ReadFile(folder + "/class-" + name + ".png").rfind("\x89PNG", 0) == 0;
            NS_TEST_EXPECT_MSG_EQ(isPng, hasGnuplot, name);
        }
        NS_TEST_EXPECT_MSG_EQ(std::filesystem::exists(folder + "/mark"), false, "nothing is run");
    }
};

/**
 * \ingroup grows-tests
 * Handlers' results with classes.
 */
class GrowsClassRecordsTestCase : public GrowsHandlerTestCase
{
  public:
    GrowsClassRecordsTestCase()
        : GrowsHandlerTestCase("results of handlers by traffic class, and without classes",
                               {{-80.0}, {-80.0}, {-80.0}, {-80.0}})
    {
    }

  private:
    /// \param user index of a user \return user 1 has applications, the others a class only
    GrowsTrafficReport GetReport(uint32_t user)
    {
        ++m_nAsked;
        GrowsTrafficReport report;
        report.trafficClass = user == 3 ? "files" : "voip";
        if (user == 1)
        {
            report = {"voip", 2000.0, 1000, 20, 10, {0.5F}, {}, 64e3, 0.9};
        }
        return report;
    }

    void DoRun() override
    {
        GrowsResultsHelper results("fake", "scripted", 1);
        results.SetTrafficClasses(MakeResultClasses());
        results.SetTrafficReports(MakeCallback(&GrowsClassRecordsTestCase::GetReport, this));
        GrowsResultsHelper plain("fake", "scripted", 1);
        Install();
        results.Install(*m_helper);
        plain.Install(*m_helper);
        m_policy->answer.choice = 0;
        m_helper->Arrive(0, Seconds(0.0), GrowsHelper::HoldingTime(Seconds(1.0)));
        m_helper->Arrive(1, Seconds(0.1), GrowsHelper::HoldingTime(Seconds(0.9)));
        m_helper->Arrive(3, Seconds(0.2), GrowsHelper::Volume(40'000));
        Simulator::Schedule(Seconds(0.5), &GrowsFakeNetwork::Receive, m_network, 0, 5'000);
        Simulator::Schedule(Seconds(0.5), &GrowsFakeNetwork::Receive, m_network, 3, 10'000);
        Simulator::Schedule(Seconds(1.0), [this] { m_policy->answer.choice.reset(); });
        m_helper->Arrive(2, Seconds(1.5), GrowsHelper::HoldingTime(Seconds(1.0)));
        RunUntil(2.0);
        results.Finish();
        plain.Finish();
        CheckTables(results.GetTables({0.0, 2.0}, 1.0), plain.GetTables({0.0, 2.0}, 1.0));
    }

    /// \param ours with classes \param plain without
    void CheckTables(const GrowsTables& ours, const GrowsTables& plain)
    {
        const auto& arrivals = ours.at("arrivals.csv");
        NS_TEST_ASSERT_MSG_EQ(arrivals.GetNRows(), 4, "arrivals in the table");
        const auto row = [&arrivals](std::size_t i) {
            std::string text;
            for (const auto& column : GrowsGetTrafficColumns())
            {
                text += arrivals.GetText(i, column) + ",";
            }
            return text;
        };
        NS_TEST_EXPECT_MSG_EQ(row(0), "voip,10000,0.5,,,,", "1 s of 80 kbit/s");
        NS_TEST_EXPECT_MSG_EQ(row(1), "voip,2000,0.5,500,0.5,,", "as its applications reported");
        NS_TEST_EXPECT_MSG_EQ(row(2), "files,40000,0.25,,,,", "a quarter of its file at the end");
        NS_TEST_EXPECT_MSG_EQ(row(3), "voip,0,0,,,,", "rejected");
        NS_TEST_EXPECT_MSG_EQ(m_nAsked, 4, "once a user");
        const auto& classes = ours.at("classes.csv");
        NS_TEST_ASSERT_MSG_EQ(classes.GetNRows(), 4, "classes in the table");
        NS_TEST_EXPECT_MSG_EQ_TOL(classes.GetNumber(0, "satisfaction"), 1.0 / 3.0, 1e-9, "voip");
        NS_TEST_EXPECT_MSG_EQ(plain.count("classes.csv"), 0, "without classes");
        const auto& old = plain.at("arrivals.csv");
        NS_TEST_EXPECT_MSG_EQ(old.HasColumn("class"), false, "nor with their columns");
        NS_TEST_EXPECT_MSG_EQ(old.GetText(0, "throughput_mbps"),
                              arrivals.GetText(0, "throughput_mbps"),
                              "the others are the same");
        NS_TEST_EXPECT_MSG_EQ((plain.at("runs.csv") == ours.at("runs.csv")), true, "runs.csv");
    }

    uint32_t m_nAsked{0}; //!< reports asked for
};

/**
 * \ingroup grows-tests
 * Results by traffic class.
 */
class GrowsClassResultsTestSuite : public TestSuite
{
  public:
    GrowsClassResultsTestSuite()
        : TestSuite("grows-class-results")
    {
        AddTestCase(new GrowsClassFiguresTestCase);
        AddTestCase(new GrowsWeightedUtilityTestCase);
        AddTestCase(new GrowsSlottedClassResultsTestCase);
        AddTestCase(new GrowsClassComparisonTestCase);
        AddTestCase(new GrowsClassRecordsTestCase);
    }
};

GrowsClassResultsTestSuite g_growsClassResultsTestSuite; //!< registers the suite

} // namespace
