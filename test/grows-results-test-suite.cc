// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-comparison.h"
#include "grows-run-folder.h"
#include "grows-run-plots.h"
#include "grows-script-command.h"
#include "grows-sqlite.h"
#include "grows-test-text.h"
#include "grows-text-table.h"

#include "ns3/grows-csv.h"
#include "ns3/grows-run-result.h"
#include "ns3/test.h"

#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <unistd.h>

using namespace ns3;

namespace
{

/**
 * \ingroup grows-tests
 * Tables go to files and back.
 */
class GrowsCsvTestCase : public TestCase
{
  public:
    GrowsCsvTestCase()
        : TestCase("tables are written whole, read back and selected from")
    {
    }

  private:
    void DoRun() override
    {
        GrowsCsv table({"policy", "seed", "utility"});
        table.AddRow({"max-rssi", "1", GrowsCsv::Format(1.0 / 3.0)});
        table.AddRow({"grows", "1", GrowsCsv::Format(std::nan(""))});
        table.AddRow({"grows", "2", "7"});
        const std::string path = CreateTempDirFilename("table.csv");
        NS_TEST_ASSERT_MSG_EQ(table.Write(path), true, "the table is written");
        NS_TEST_EXPECT_MSG_EQ(ReadFile(path),
                              "policy,seed,utility\nmax-rssi,1,0.3333333333\ngrows,1,\ngrows,2,7\n",
                              "as it stands in the file");
        NS_TEST_EXPECT_MSG_EQ(std::filesystem::exists(path + ".partial"), false, "nothing else");
        const auto read = GrowsCsv::Read(path);
        NS_TEST_ASSERT_MSG_EQ(read.has_value(), true, "the table is read");
        const GrowsCsv grows = read->Select("policy", "grows");
        NS_TEST_EXPECT_MSG_EQ(grows.GetNRows(), 2, "two rows of grows");
        NS_TEST_EXPECT_MSG_EQ(std::isnan(grows.GetNumber(0, "utility")),
                              true,
                              "empty is no number");
        NS_TEST_EXPECT_MSG_EQ(grows.GetNumber(1, "utility"), 7.0, "a number");
        NS_TEST_EXPECT_MSG_EQ(read->GetDistinct("policy").size(), 2, "two policies");

        GrowsCsv all;
        NS_TEST_EXPECT_MSG_EQ(all.Append(*read), true, "the first gives the columns");
        NS_TEST_EXPECT_MSG_EQ(all.Append(grows), true, "the same columns");
        NS_TEST_EXPECT_MSG_EQ(all.Append(GrowsCsv({"other"})), false, "other columns");
        NS_TEST_EXPECT_MSG_EQ(all.GetNRows(), 5, "three and two");

        std::ofstream(path) << "a,b\n1\n";
        NS_TEST_EXPECT_MSG_EQ(GrowsCsv::Read(path).has_value(), false, "a row is cut off");
        NS_TEST_EXPECT_MSG_EQ(GrowsCsv::Read(path + "x").has_value(), false, "no such file");
        for (const double number : {23.790123456789, -1e-7 / 3.0, 999.99999999999, 2e15 / 3.0, 7.0})
        {
            NS_TEST_EXPECT_MSG_EQ(GrowsCsv::Round(number),
                                  std::atof(GrowsCsv::Format(number).c_str()),
                                  "a number is what its text stands for");
        }
        NS_TEST_EXPECT_MSG_EQ(table.Write("/dev/null/x.csv"), false, "no such folder");
    }
};

/// \return arrivals of a run of 20 s with a warm-up of 10 s
std::vector<GrowsArrivalResult>
MakeArrivals()
{
    std::vector<GrowsArrivalResult> arrivals;
    const auto add = [&arrivals](double time,
                                 const std::string& outcome,
                                 const std::optional<double>& connected,
                                 const std::optional<double>& departed,
                                 double mbps) {
        GrowsArrivalResult arrival;
        arrival.timeS = time;
        arrival.outcome = outcome;
        arrival.connectedS = connected;
        arrival.departedS = departed;
        arrival.throughputMbps = mbps;
        arrival.demand = {GrowsDemand::Kind::VOLUME, 1e6};
        arrivals.push_back(arrival);
    };
    add(9.9, "served", 10.0, 12.0, 50.0);                   // arrived in the warm-up
    add(10.0, "served", 10.1, 14.0, 3.0);                   // counts
    add(11.0, "rejected", std::nullopt, std::nullopt, 0.0); // counts as 0
    add(12.0, "dropped", 12.1, 15.1, 1.0);                  // counts, but was not served
    add(13.0, "served", 13.1, 13.5, 100.0);                 // too short for a throughput
    add(14.0, "unfinished", 14.1, std::nullopt, 2.0);       // cut off by the end of the run
    add(19.9, "unfinished", 19.95, std::nullopt, 80.0);     // cut off too early for a throughput
    return arrivals;
}

/// \return windows of the same run: two cells
std::vector<GrowsWindowResult>
MakeWindows()
{
    return {{10.0, 0, 9, 99.0, 0.0}, // ends with the warm-up
            {10.0, 1, 9, 99.0, 0.0},
            {11.0, 0, 2, 1.5, 0.0},
            {11.0, 1, 0, 0.0, 0.0},
            {12.0, 0, 1, 2.0, 0.0},
            {12.0, 1, 1, 3.5, 0.0},
            {13.0, 0, 0, 0.0, 0.0}, // no user: no balance to speak of
            {13.0, 1, 0, 0.0, 0.0}};
}

/**
 * \ingroup grows-tests
 * The figures of a run, worked by hand.
 */
class GrowsRunResultTestCase : public TestCase
{
  public:
    GrowsRunResultTestCase()
        : TestCase("figures of a run worked by hand")
    {
    }

  private:
    void DoRun() override
    {
        const auto summary = GrowsSummariseRun(MakeArrivals(), MakeWindows(), {10.0, 20.0});
        NS_TEST_EXPECT_MSG_EQ_TOL(summary.utility, (1.5 + 5.5 + 0.0) / 3.0, 1e-9, "utility");
        NS_TEST_EXPECT_MSG_EQ_TOL(summary.jainIndex, (0.5 + 1.0) / 2.0, 1e-9, "Jain's index");
        NS_TEST_EXPECT_MSG_EQ_TOL(summary.users, (2.0 + 2.0 + 0.0) / 3.0, 1e-9, "users");
        NS_TEST_EXPECT_MSG_EQ(summary.arrivals, 6.0, "arrivals after the warm-up");
        NS_TEST_EXPECT_MSG_EQ(summary.rejections, 1.0, "rejections");
        NS_TEST_EXPECT_MSG_EQ(summary.servedSessions, 2.0, "served to the end");
        const double sum = std::log(4.0 * 1.0 * 2.0 * 101.0 * 3.0 * 81.0);
        NS_TEST_EXPECT_MSG_EQ_TOL(summary.utilityPerArrival, sum / 6.0, 1e-9, "per arrival");
        NS_TEST_EXPECT_MSG_EQ_TOL(summary.throughputMbps, (3.0 + 1.0 + 2.0) / 3.0, 1e-9, "mean");
        NS_TEST_EXPECT_MSG_EQ_TOL(summary.throughputP5Mbps, 1.1, 1e-9, "between 1 and 2");
        NS_TEST_EXPECT_MSG_EQ_TOL(summary.completionS, (4.0 + 0.5) / 2.0, 1e-9, "completion");

        const auto halves = GrowsSummariseRun(MakeArrivals(), MakeWindows(), {11.5, 20.0, 0.5});
        NS_TEST_EXPECT_MSG_EQ_TOL(halves.utility, (5.5 + 0.0) / 2.0, 1e-9, "from 11.5 s on");
        const auto wholes = GrowsSummariseRun(MakeArrivals(), MakeWindows(), {11.5, 20.0});
        NS_TEST_EXPECT_MSG_EQ_TOL(wholes.utility, 0.0, 1e-9, "one began earlier");

        auto arrivals = MakeArrivals();
        arrivals[1].demand->kind = GrowsDemand::Kind::HOLDING_TIME;
        const auto mixed = GrowsSummariseRun(arrivals, MakeWindows(), {10.0, 20.0});
        NS_TEST_EXPECT_MSG_EQ_TOL(mixed.completionS, 0.5, 1e-9, "completion of the volume");
        arrivals[4].demand.reset();
        const auto held = GrowsSummariseRun(arrivals, MakeWindows(), {10.0, 20.0});
        NS_TEST_EXPECT_MSG_EQ(std::isnan(held.completionS), true, "holding times say nothing");
    }
};

/**
 * \ingroup grows-tests
 * The table of results, worked by hand.
 */
class GrowsComparisonTestCase : public TestCase
{
  public:
    GrowsComparisonTestCase()
        : TestCase("changes between policies worked by hand, tables of both kinds")
    {
    }

  private:
    /// \return runs.csv of two policies and two seeds
    static GrowsCsv MakeRuns()
    {
        GrowsCsv runs({"scenario",
                       "policy",
                       "seed",
                       "utility",
                       "rejections",
                       "utility_per_arrival",
                       "served_sessions",
                       "throughput_mbps",
                       "throughput_p5_mbps",
                       "completion_s",
                       "jain_index",
                       "warm_up_s",
                       "duration_s"});
        const auto add = [&runs](const std::string& policy,
                                 const std::string& seed,
                                 const std::string& utility,
                                 const std::string& rejections) {
            runs.AddRow({"hotspot",
                         policy,
                         seed,
                         utility,
                         rejections,
                         "1",
                         "9",
                         "2",
                         "1",
                         "",
                         "0.5",
                         "10",
                         "130"});
        };
        add("max-rssi", "7", "10", "4");
        add("grows", "7", "11", "1");
        add("max-rssi", "8", "20", "0");
        add("grows", "8", "26", "1");
        return runs;
    }

    void DoRun() override
    {
        GrowsCsv timing(
            {"scenario", "policy", "seed", "decisions", "decision_us", "decision_share", "wall_s"});
        timing.AddRow({"hotspot", "max-rssi", "7", "2", "1.5", "0.0001", "3"});
        timing.AddRow({"hotspot", "grows", "7", "2", "2.5", "0.0002", "3"});
        const GrowsComparison comparison(MakeRuns(), timing);

        const auto utility = comparison.GetChange("utility", "grows", "max-rssi");
        NS_TEST_EXPECT_MSG_EQ_TOL(utility.mean, (0.1 + 0.3) / 2.0, 1e-9, "mean of ratios");
        NS_TEST_EXPECT_MSG_EQ_TOL(utility.halfWidth, 12.7062 * 0.1, 1e-3, "their interval");
        const auto rejections = comparison.GetChange("rejections", "grows", "max-rssi");
        NS_TEST_EXPECT_MSG_EQ_TOL(rejections.mean, 2.0 / 4.0 - 1.0, 1e-9, "change of the totals");
        NS_TEST_EXPECT_MSG_EQ(std::isnan(rejections.halfWidth), true, "without an interval");
        NS_TEST_EXPECT_MSG_EQ(comparison.GetBaselines().size(), 1, "max-rssi only");

        const std::string text = comparison.ToText();
        for (const std::string part : {"scenario hotspot, 130 s with 10 s warm-up, seeds 7 to 8",
                                       "15.00 ±63.53",
                                       "2.5 us, 0.0200 %",
                                       "against max-rssi",
                                       "+20.0 ±127.1 %",
                                       "-50.0 %"})
        {
            NS_TEST_EXPECT_MSG_EQ(FindMissing(text, part), "", "the table as text");
        }
        NS_TEST_EXPECT_MSG_EQ(text.find("completion"), std::string::npos, "no run completes");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(comparison.ToMarkdown(), "|---|---:|"),
                              "",
                              "as Markdown");
    }
};

/**
 * \ingroup grows-tests
 * Columns line up although characters have several bytes.
 */
class GrowsTextTableTestCase : public TestCase
{
  public:
    GrowsTextTableTestCase()
        : TestCase("columns line up")
    {
    }

  private:
    void DoRun() override
    {
        GrowsTextTable table({"policy", "x"});
        table.AddRow({"a", "1 ±2"});
        table.AddRow({"longer-name", "345"});
        NS_TEST_EXPECT_MSG_EQ(table.ToText(),
                              "policy          x\na            1 ±2\nlonger-name   345\n",
                              "text");
        NS_TEST_EXPECT_MSG_EQ(table.ToMarkdown(),
                              "| policy | x |\n|---|---:|\n| a | 1 ±2 |\n| longer-name | 345 |\n",
                              "Markdown");
        NS_TEST_EXPECT_MSG_EQ(GrowsTextTable::FormatChange({-0.5, 0.01}), "-50.0 ±1.0 %", "change");
        NS_TEST_EXPECT_MSG_EQ(GrowsTextTable::Format(std::nan(""), 2), "-", "no number is a dash");
    }
};

/**
 * \ingroup grows-tests
 * Runs are kept whole, and only continued by the same.
 */
class GrowsRunFolderTestCase : public TestCase
{
  public:
    GrowsRunFolderTestCase()
        : TestCase("a folder keeps whole runs and refuses what does not fit")
    {
    }

  private:
    /// Options more or less than before. \param path of a folder \param before what is in it
    void CheckLength(const std::string& path, const GrowsRunFolder::Configuration& before)
    {
        auto longer = before;
        longer.emplace_back("option", "--x=5");
        const std::string added = GrowsRunFolder(path).Open(longer);
        NS_TEST_EXPECT_MSG_EQ(FindMissing(added, "without \"option --x=5\""), "", "what it lacks");
        const GrowsRunFolder::Configuration shorter{before.front()};
        const std::string dropped = GrowsRunFolder(path).Open(shorter);
        NS_TEST_EXPECT_MSG_EQ(
            FindMissing(dropped, "\"model 1f\", which was not asked for now; choose"),
            "",
            "says what the folder has");
    }

    void DoRun() override
    {
        const std::string path = CreateTempDirFilename("folder with spaces");
        const GrowsRunFolder::Configuration configuration{{"scenario", "hotspot"}, {"model", "1f"}};
        GrowsCsv table({"x"});
        table.AddRow({"1"});
        {
            GrowsRunFolder folder(path);
            NS_TEST_ASSERT_MSG_EQ(folder.Open(configuration), "", "a new folder is opened");
            NS_TEST_EXPECT_MSG_EQ(folder.HasRun("a-1"), false, "not yet");
            NS_TEST_EXPECT_MSG_EQ(folder.WriteRun("a-1", {{"t.csv", table}}), true, "kept");
            NS_TEST_EXPECT_MSG_EQ(folder.WriteRun("a-2", {{"no/t.csv", table}}), false, "not kept");
            NS_TEST_EXPECT_MSG_EQ(folder.HasRun("a-2"), false, "nor half kept");
            CheckRace(folder);
            GrowsRunFolder other(path);
            NS_TEST_EXPECT_MSG_EQ(FindMissing(other.Open(configuration), "another program"),
                                  "",
                                  "the folder is in use");
        }
        TryAgain(path, configuration);
        CheckLength(path, configuration);
        TryOthers(path, configuration);
    }

    /**
     * Several processes do the same run: the first to end keeps it, and all succeed.
     * \param folder with the run a-1
     */
    void CheckRace(const GrowsRunFolder& folder)
    {
        GrowsCsv late({"x"});
        late.AddRow({"2"});
        NS_TEST_EXPECT_MSG_EQ(folder.WriteRun("a-1", {{"t.csv", late}}), true, "it is there");
        const auto kept = GrowsCsv::Read(folder.GetPath("runs/a-1/t.csv"));
        NS_TEST_ASSERT_MSG_EQ(kept.has_value(), true, "the table becomes a database");
        NS_TEST_EXPECT_MSG_EQ(kept->GetText(0, "x"), "1", "the first stays");
        std::array<char, 256> host{};
        gethostname(host.data(), host.size() - 1);
        m_running = std::string(".partial-") + host.data() + "-" + std::to_string(getpid());
        m_ended = std::string(".partial-") + host.data() + "-999999999"; // no process has this
        for (const auto& ending : {m_running, m_ended, std::string(".partial-other-1")})
        {
            std::filesystem::create_directory(folder.GetPath("runs/a-3" + ending));
        }
    }

    /**
     * Go on with a folder.
     * \param path of a folder with a run, and one that did not end
     * \param configuration that it was made with
     */
    void TryAgain(const std::string& path, const GrowsRunFolder::Configuration& configuration)
    {
        GrowsRunFolder again(path);
        NS_TEST_EXPECT_MSG_EQ(again.Open(configuration), "", "the same again");
        NS_TEST_EXPECT_MSG_EQ(again.HasRun("a-1"), true, "still there");
        NS_TEST_EXPECT_MSG_EQ(std::filesystem::exists(again.GetPath("runs/a-3" + m_ended)),
                              false,
                              "what did not end is gone");
        NS_TEST_EXPECT_MSG_EQ(std::filesystem::exists(again.GetPath("runs/a-3" + m_running)),
                              true,
                              "a process that is alive keeps its own");
        NS_TEST_EXPECT_MSG_EQ(std::filesystem::exists(again.GetPath("runs/a-3.partial-other-1")),
                              true,
                              "nobody can tell of another computer's");
        NS_TEST_EXPECT_MSG_EQ(again.Collect({"a-1", "a-1"}, "t.csv")->GetNRows(), 2, "collected");
        NS_TEST_EXPECT_MSG_EQ(again.Collect({"a-1", "a-9"}, "t.csv").has_value(), false, "missing");
    }

    /**
     * Open what others have left.
     * \param path of a folder with a run
     * \param configuration that it was made with
     */
    void TryOthers(const std::string& path, const GrowsRunFolder::Configuration& configuration)
    {
        GrowsRunFolder changed(path);
        NS_TEST_EXPECT_MSG_EQ(changed.Validate(configuration), "", "a job may begin");
        NS_TEST_EXPECT_MSG_NE(changed.Validate({{"scenario", "2"}}), "", "but no other");
        const std::string difference = changed.Open({{"scenario", "hotspot"}, {"model", "2e"}});
        NS_TEST_EXPECT_MSG_EQ(FindMissing(difference, "\"model 1f\", not \"model 2e\""),
                              "",
                              "says what differs");
        GrowsRunFolder foreign(CreateTempDirFilename("foreign"));
        std::filesystem::create_directories(foreign.GetPath("runs/a-1"));
        NS_TEST_EXPECT_MSG_EQ(FindMissing(foreign.Open(configuration), "configuration.txt"),
                              "",
                              "it is unknown whose runs these are");
        NS_TEST_EXPECT_MSG_EQ(std::filesystem::exists(foreign.GetPath(".lock")),
                              false,
                              "what is somebody else's is not touched");
        NS_TEST_EXPECT_MSG_EQ(
            FindMissing(GrowsRunFolder("/dev/null/x").Open(configuration), "cannot write"),
            "",
            "not a folder");
        NS_TEST_EXPECT_MSG_EQ(GrowsRunFolder::GetFingerprint("/nonexistent"), "none", "no file");
        std::ofstream(path + "/a") << "a";
        NS_TEST_EXPECT_MSG_EQ(GrowsRunFolder::GetFingerprint(path + "/a"),
                              "af63dc4c8601ec8c",
                              "published FNV-1a of the letter a");
        std::ofstream(path + "/foo") << "foo";
        std::ofstream(path + "/bar") << "bar";
        NS_TEST_EXPECT_MSG_EQ(GrowsGetFingerprint({path + "/foo", path + "/no", path + "/bar"}),
                              "85944171f73967e8",
                              "published FNV-1a of foobar");
    }

    std::string m_running; //!< ending of a folder that a process still writes
    std::string m_ended;   //!< ending of one whose process has ended
};

/**
 * \ingroup grows-tests
 * With whom a run of a program is compared.
 */
class GrowsEarlierRunsTestCase : public TestCase
{
  public:
    GrowsEarlierRunsTestCase()
        : TestCase("a run of a program is compared with few others, however many there are")
    {
    }

  private:
    void DoRun() override
    {
        std::vector<GrowsRun> runs;
        for (int64_t seed = 1; seed <= 10000; ++seed)
        {
            runs.push_back({"a", seed, "", "", ""});
            runs.push_back({"b", seed, "", "", ""});
        }
        std::string seeds;
        for (const auto& run : GrowsSelectEarlier(runs[12], runs))
        {
            seeds += run.policy + std::to_string(run.seed) + " ";
        }
        NS_TEST_EXPECT_MSG_EQ(seeds, "a6 a5 a3 ", "1, 2 and 4 before the seventh of a");
        NS_TEST_EXPECT_MSG_EQ(GrowsSelectEarlier(runs.back(), runs).size(), 14, "of 9999");
        NS_TEST_EXPECT_MSG_EQ(GrowsSelectEarlier(runs[0], runs).size(), 0, "the first");
    }
};

/**
 * \ingroup grows-tests
 * Tables that SQLite cannot take.
 */
class GrowsSqliteTestCase : public TestCase
{
  public:
    GrowsSqliteTestCase()
        : TestCase("a database is written whole, or it is said that it was not")
    {
    }

  private:
    /// \param text of a CSV file \return what is said to it as a table
    std::string Write(const std::string& text)
    {
        const std::string path = CreateTempDirFilename("t.csv");
        std::ofstream(path) << text;
        const auto folder = std::filesystem::path(path).parent_path().string();
        m_database = folder + "/t.sqlite";
        return GrowsWriteSqlite(m_database, folder, {"t.csv"});
    }

    void DoRun() override
    {
        NS_TEST_EXPECT_MSG_EQ(Write("a,b\n1,it's\n,2\n"), "", "the table becomes a database");
        NS_TEST_EXPECT_MSG_EQ(ReadFile(m_database).rfind("SQLite format 3", 0), 0, "a database");
        for (const std::string bad : {"a,a\n", "a,b\n1\n", "a,b\n1,2\n1,2,3\n", ""})
        {
            NS_TEST_EXPECT_MSG_EQ(Write(bad), "cannot write " + m_database, bad);
            NS_TEST_EXPECT_MSG_EQ(std::filesystem::exists(m_database), false, "nothing half done");
        }
    }

    std::string m_database; //!< the file
};

/**
 * \ingroup grows-tests
 * Texts in pictures.
 */
class GrowsPlotsTestCase : public TestCase
{
  public:
    GrowsPlotsTestCase()
        : TestCase("no text in a picture is run by gnuplot")
    {
    }

  private:
    /// \param policy a text for its name \return arrivals.csv, a served and a rejected one
    static GrowsCsv MakeArrivals(const std::string& policy)
    {
        GrowsCsv arrivals({"policy",
                           "seed",
                           "time_s",
                           "ue",
                           "cell",
                           "outcome",
                           "reason",
                           "connected_s",
                           "departed_s",
                           "throughput_mbps"});
        arrivals.AddRow({policy, "1", "2", "1", "0", "served", "", "2", "4", "3"});
        arrivals.AddRow({policy, "1", "3", "2", "", "rejected", policy, "", "", "0"});
        return arrivals;
    }

    /// Draw every picture there is. \param text for every name \return an error message
    std::string DrawAll(const std::string& text)
    {
        const auto arrivals = MakeArrivals(text);
        GrowsCsv windows({"policy", "seed", "time_s", "cell", "users", "utility", "rb_use"});
        windows.AddRow({text, "1", "3", "0", "1", "1.5", "0.5"});
        GrowsCsv cells({"cell", "x_m", "y_m"});
        cells.AddRow({"0", "0", "0"});
        GrowsCsv places({"seed", "ue", "x_m", "y_m"});
        places.AddRow({"1", "1", "10", "20"});
        places.AddRow({"1", "2", "30", "20"});
        GrowsCsv bars({"panel", "group", "policy", "value", "interval"});
        bars.AddRow({text, text, text, "1", "0.5"});
        bars.AddRow({text, text, "other", "2", "0.5"});
        GrowsCsv curve({"policy", "episode", "utility"});
        curve.AddRow({text, "1", "2"});
        curve.AddRow({text, "2", "3"});
        GrowsRunFigures figures({1.0, 5.0});
        figures.AddArrivals(arrivals);
        figures.AddWindows(windows);
        figures.AddPlaces(places);
        GrowsRunPlots plots(m_folder, text, figures);
        plots.AddUtility();
        plots.AddThroughput();
        plots.AddLearningCurves("curve", curve, text);
        plots.AddCells();
        plots.AddRejections();
        plots.AddBars("bars", bars, text, text);
        plots.AddMap(cells);
        return plots.Draw();
    }

    void DoRun() override
    {
        m_folder = std::filesystem::path(CreateTempDirFilename("x")).parent_path().string();
        const bool hasGnuplot = std::system("command -v gnuplot >/dev/null 2>&1") == 0;
        for (const std::string text : {"`touch mark`",
                                       "' ; system('touch mark') #",
                                       "\" ; system(\"touch mark\") #",
                                       "END\nsystem('touch mark')\n",
                                       "a\nEND\n!touch mark\n",
                                       "@x $(touch mark) \\"})
        {
            const auto problem = DrawAll(text);
            NS_TEST_EXPECT_MSG_EQ(problem.empty(), hasGnuplot, text << ": " << problem);
            NS_TEST_EXPECT_MSG_EQ(std::filesystem::exists(m_folder + "/mark"), false, text);
            for (const std::string name :
                 {"utility", "throughput", "curve", "cells", "rejections", "bars", "map"})
            {
                const auto data = ReadFile(m_folder + "/" + name + "-plot.csv");
                NS_TEST_EXPECT_MSG_NE(data, "", "numbers of " << name);
                NS_TEST_EXPECT_MSG_EQ(data.find("\n!touch"), std::string::npos, "one line");
                const bool isPng =
                    ReadFile(m_folder + "/" + name + ".png").rfind("\x89PNG", 0) == 0;
                NS_TEST_EXPECT_MSG_EQ(isPng, hasGnuplot, name);
            }
            NS_TEST_EXPECT_MSG_EQ(
                FindMissing(ReadFile(m_folder + "/utility-plot.csv"), "touch mark"),
                "",
                "the name is in it");
        }
    }

    std::string m_folder; //!< where pictures go
};

/**
 * \ingroup grows-tests
 * What this layer makes of runs.
 */
class GrowsResultsTestSuite : public TestSuite
{
  public:
    GrowsResultsTestSuite()
        : TestSuite("grows-results")
    {
        AddTestCase(new GrowsCsvTestCase);
        AddTestCase(new GrowsEarlierRunsTestCase);
        AddTestCase(new GrowsTextTableTestCase);
        AddTestCase(new GrowsRunResultTestCase);
        AddTestCase(new GrowsComparisonTestCase);
        AddTestCase(new GrowsRunFolderTestCase);
        AddTestCase(new GrowsPlotsTestCase);
        if (GrowsValidateSqlite().empty())
        {
            AddTestCase(new GrowsSqliteTestCase);
        }
    }
};

GrowsResultsTestSuite g_growsResultsTestSuite; //!< registers the suite

} // namespace
