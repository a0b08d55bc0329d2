// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-command-line.h"
#include "grows-html.h"
#include "grows-program-test-case.h"
#include "grows-report-runs.h"
#include "grows-run-report.h"

#include <iostream>

/**
 * \file
 * \ingroup grows-tests
 * report.html: what stands in it, what must not, its size, and what it does in a browser.
 */

using namespace ns3;

namespace
{

constexpr std::size_t MAX_PAGE_BYTES = 2'000'000; //!< of report.html

/**
 * \ingroup grows-tests
 * Names with HTML, scripts and broken characters.
 */
class GrowsReportNamesTestCase : public TestCase
{
  public:
    GrowsReportNamesTestCase()
        : TestCase("names that contain HTML or scripts stand for themselves")
    {
    }

  private:
    void DoRun() override
    {
        NS_TEST_EXPECT_MSG_EQ(GrowsEscapeHtml("<a b='c'>&\""),
                              "&lt;a b=&#39;c&#39;&gt;&amp;&quot;",
                              "in HTML");
        NS_TEST_EXPECT_MSG_EQ(GrowsEscapeUri("<a b=\"#1%\">\n\xc2\xb1"),
                              "%3Ca b=%22%231%25%22%3E%0A%C2%B1",
                              "in a URI");
        NS_TEST_EXPECT_MSG_EQ(GrowsFillPage("{{a}}-{{b}}-{{c}}-{{", {{"a", "{{b}}"}, {"b", "2"}}),
                              "{{b}}-2-{{c}}-{{",
                              "values are not filled in");
        const auto html = GrowsMakeHostilePage().ToHtml();
        NS_TEST_EXPECT_MSG_EQ(html.find(GROWS_HOSTILE_NAME), std::string::npos, "no name as it is");
        std::size_t scripts = 0;
        for (auto at = html.find("<script"); at != html.npos; at = html.find("<script", at + 1))
        {
            ++scripts;
        }
        NS_TEST_EXPECT_MSG_EQ(scripts, 2, "the data and the program of the page");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(html, "{{data}}").empty(), true, "no value is filled in");
        if (GrowsReplay::Validate().empty())
        {
            const std::string json = "{\"policy\":\"\\u003c/script>\\u003cscript>ranName";
            NS_TEST_EXPECT_MSG_NE(html.find(json), std::string::npos, "in the data");
            NS_TEST_EXPECT_MSG_NE(html.find("\\u003c!--\\ufffd\\\"\\\\"), std::string::npos, "too");
        }
    }
};

/**
 * \ingroup grows-tests
 * The outcome in a sentence.
 */
class GrowsReportHeadlineTestCase : public TestCase
{
  public:
    GrowsReportHeadlineTestCase()
        : TestCase("the outcome in a sentence, worked by hand")
    {
    }

  private:
    /// \param utilities of a policy, by seed; that of max-rssi is 10 \param column of the utility
    /// \return the sentence about both
    static std::string GetHeadline(const std::vector<double>& utilities, const std::string& column)
    {
        const bool areVolumes = column != "utility";
        GrowsCsv runs({"policy", "seed", column, "completion_s"});
        for (const std::string policy : {"max-rssi", "other"})
        {
            for (std::size_t i = 0; i < utilities.size(); ++i)
            {
                runs.AddRow({policy,
                             std::to_string(i + 1),
                             policy == "other" ? GrowsCsv::Format(utilities[i]) : "10",
                             areVolumes ? "4" : ""});
            }
        }
        return GrowsComparison(runs).GetHeadline();
    }

    void DoRun() override
    {
        const std::string three = " (95 % intervals over 3 seeds).";
        NS_TEST_EXPECT_MSG_EQ(GetHeadline({12.0, 12.1, 11.9}, "utility"),
                              "other reaches a utility of 12.00 ±0.25, 20.0 ±2.5 % more than "
                              "max-rssi" +
                                  three,
                              "more");
        NS_TEST_EXPECT_MSG_EQ(GetHeadline({10.0, 12.0, 8.0}, "utility"),
                              "other reaches a utility of 10.00 ±4.97. The difference from "
                              "max-rssi, +0.0 ±49.7 %, is not significant" +
                                  three,
                              "an interval with 0 in it");
        NS_TEST_EXPECT_MSG_EQ(GetHeadline({8.0}, "utility_per_arrival"),
                              "other reaches a utility of 8.000 per arrival, 20.0 % less than "
                              "max-rssi (one seed, therefore no interval).",
                              "volumes, one seed");
        NS_TEST_EXPECT_MSG_EQ(GetHeadline({12.0}, "weighted_utility_per_arrival"),
                              "other reaches a weighted utility of 12.000 per arrival, 20.0 % more "
                              "than max-rssi (one seed, therefore no interval).",
                              "users with weights");
    }
};

/**
 * \ingroup grows-tests
 * Reports of many runs, of long runs and of none.
 */
class GrowsReportSizeTestCase : public TestCase
{
  public:
    GrowsReportSizeTestCase()
        : TestCase("a report of 10,000 runs is a sample and says so; of long runs; of none")
    {
    }

  private:
    static constexpr uint32_t SEEDS = 5000;   //!< of two policies
    static constexpr uint32_t WRITTEN = 20;   //!< seeds whose runs are there
    static constexpr uint32_t ARRIVALS = 300; //!< of a run

    /// \return runs.csv of all runs, of which the first seeds' are there
    GrowsCsv WriteRuns()
    {
        GrowsCsv runs({"scenario", "policy", "seed", "utility"});
        for (uint32_t seed = 1; seed <= SEEDS; ++seed)
        {
            for (const std::string policy : {"max-rssi", "grows"})
            {
                const auto number = std::to_string(seed);
                const auto name = policy + "-" + number;
                runs.AddRow({"s", policy, number, std::to_string(seed % 7)});
                m_names.push_back(name);
                if (seed <= WRITTEN)
                {
                    const auto run = GrowsMakeReportRun(policy, number, ARRIVALS);
                    std::filesystem::create_directories(m_folder + "/runs/" + name);
                    run.arrivals.Write(m_folder + "/runs/" + name + "/arrivals.csv");
                    run.decisions.Write(m_folder + "/runs/" + name + "/decisions.csv");
                    run.moves.Write(m_folder + "/runs/" + name + "/moves.csv");
                }
            }
        }
        return runs;
    }

    /// A run of a day, which is cut off.
    void TryLongRun()
    {
        GrowsReplay replay(GrowsMakeReportCells(), {1.0, 20000.0});
        NS_TEST_EXPECT_MSG_EQ(replay.Add(GrowsMakeReportRun("a", "1", 20000)), true, "cut off");
        NS_TEST_EXPECT_MSG_EQ(replay.Add(GrowsMakeReportRun("b", "1", 20000)), true, "so two fit");
        NS_TEST_EXPECT_MSG_EQ(replay.Add(GrowsMakeReportRun("c", "1", 20000)),
                              false,
                              "a third one does not");
        NS_TEST_EXPECT_MSG_LT(replay.ToJson().size(), GrowsReplay::MAX_BYTES + 1000, "the limit");
        NS_TEST_EXPECT_MSG_EQ(replay.ToJson().find("\"end\":20000,\"arrivals"),
                              std::string::npos,
                              "not to the end");
    }

    /// A folder without runs.
    void TryNoRuns()
    {
        const GrowsRunFolder folder(m_folder);
        std::string problem;
        try
        {
            GrowsReport(folder, {}).Collect("runs.csv");
        }
        catch (const GrowsInputError& error)
        {
            problem = error.what();
        }
        NS_TEST_EXPECT_MSG_EQ(FindMissing(problem, "cannot read the runs.csv of every run"),
                              "",
                              "one sentence");
    }

    void DoRun() override
    {
        m_folder = CreateTempDirFilename("many");
        const auto runs = WriteRuns();
        const GrowsRunFolder folder(m_folder);
        const GrowsReport report(folder, m_names);
        const auto getPlaces = [this](std::size_t part) {
            m_places.push_back(part + 1);
            return GrowsTablePart{GrowsMakeReportPlaces(std::to_string(part + 1), ARRIVALS), ""};
        };
        const GrowsRunScene scene{"", GrowsMakeReportCells(), {1.0, 400.0}, SEEDS, getPlaces};
        auto page = GrowsMakePage(GrowsComparison(runs));
        NS_TEST_EXPECT_MSG_EQ(FindMissing(page.headline, "over 5000 seeds"), "", "of all runs");
        page.charts = {{m_folder + "/large.svg", "a chart"}};
        std::ofstream(m_folder + "/large.svg") << std::string(GrowsPage::CHART_BYTES, 'x');
        TryNoRuns();
        if (!GrowsReplay::Validate().empty())
        {
            return;
        }
        TryLongRun();
        GrowsAddReplay(report, runs, scene, "", page);
        const auto html = page.ToHtml();
        NS_TEST_EXPECT_MSG_LT(html.size(), MAX_PAGE_BYTES, "the size of a page");
        NS_TEST_EXPECT_MSG_GT(html.size(), MAX_PAGE_BYTES / 2, "which is used");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(page.replayNote, " of 10000 runs. The page is a sample"),
                              "",
                              "it says so");
        NS_TEST_EXPECT_MSG_NE(html.find("large.svg, which is too large"), html.npos, "named only");
        for (std::size_t i = 0; i < m_places.size(); ++i)
        {
            NS_TEST_EXPECT_MSG_EQ(m_places[i], i / 2 + 1, "places of the seed of each run");
        }
        NS_TEST_EXPECT_MSG_LT(m_places.size(), 2 * WRITTEN, "no run is read that is not shown");
    }

    std::string m_folder;              //!< with the runs
    std::vector<std::string> m_names;  //!< of all runs
    std::vector<std::size_t> m_places; //!< seeds whose places were asked for
};

/**
 * \ingroup grows-tests
 * The report that a comparison leaves.
 */
class GrowsReportProgramTestCase : public GrowsProgramTestCase
{
  public:
    GrowsReportProgramTestCase()
        : GrowsProgramTestCase("run leaves a report and names it last; not of two builds")
    {
    }

  private:
    /// A comparison of episodes: it has no arrivals to replay.
    void TryEpisodes()
    {
        const auto outcome = Run("--scenario paper-a --policies max-rssi,random --seeds 1 "
                                 "--episodes 2 --output episodes",
                                 GROWS_SLOTTED_PROGRAM);
        NS_TEST_ASSERT_MSG_EQ(outcome.exitCode, 0, outcome.errors);
        const auto html = Read("episodes/report.html");
        NS_TEST_EXPECT_MSG_NE(html.find("id=\"data\">null</script>"), html.npos, "no replay");
        NS_TEST_EXPECT_MSG_NE(html.find("runs of episodes leave no arrivals"), html.npos, "why");
    }

    /// Another build meets the folder. \param options as before
    void TryAnotherBuild(const std::string& options)
    {
        const auto before = Read("out &amp/report.html");
        auto configuration = Read("out &amp/configuration.txt");
        const auto build = configuration.find("\nbuild ");
        NS_TEST_ASSERT_MSG_NE(build, std::string::npos, configuration);
        configuration.insert(build + 7, "x");
        std::ofstream(GetFolder() + "/out &amp/configuration.txt") << configuration;
        ExpectOneLine(Run(options, GROWS_SLOTTED_PROGRAM),
                      1,
                      "holds results of other runs: \"build x",
                      "two builds");
        NS_TEST_EXPECT_MSG_EQ((Read("out &amp/report.html") == before), true, "as it was");
    }

    void DoRun() override
    {
        const std::string options = "--handlers --policies max-rssi,least-loaded --seeds 2 "
                                    "--duration 15 --output 'out &amp'";
        const auto outcome = Run(options, GROWS_SLOTTED_PROGRAM);
        NS_TEST_ASSERT_MSG_EQ(outcome.exitCode, 0, outcome.errors);
        const std::string last = "\nreport: out &amp/report.html\n";
        NS_TEST_ASSERT_MSG_GT(outcome.output.size(), last.size(), outcome.output);
        NS_TEST_EXPECT_MSG_EQ(outcome.output.substr(outcome.output.size() - last.size()),
                              last,
                              "the last line");
        const auto html = Read("out &amp/report.html");
        NS_TEST_EXPECT_MSG_LT(html.size(), MAX_PAGE_BYTES, "the size of a page");
        for (const std::string part : {"least-loaded reaches a utility of ",
                                       "<th scope=\"row\">max-rssi</th>",
                                       "95 % interval over seeds",
                                       "./grows run --network=slotted --handlers",
                                       "--output=out &amp;amp",
                                       "<th scope=\"row\">ns-3</th>",
                                       "<th scope=\"row\">build</th>"})
        {
            NS_TEST_EXPECT_MSG_NE(html.find(part), html.npos, "it has " << part);
        }
        const bool hasGnuplot = std::system("command -v gnuplot >/dev/null 2>&1") == 0;
        const auto chart = html.find("src=\"data:image/svg+xml,%3C%3Fxml");
        NS_TEST_EXPECT_MSG_EQ((chart != html.npos), hasGnuplot, "charts as SVG");
        const auto arrivals = ReadTable("out &amp/runs/max-rssi-1/arrivals.csv");
        const auto decisions = ReadTable("out &amp/runs/max-rssi-1/decisions.csv");
        NS_TEST_ASSERT_MSG_GT(decisions.GetNRows(), 0, "decisions");
        NS_TEST_EXPECT_MSG_EQ(decisions.GetDistinct("ue").size(),
                              arrivals.GetNRows(),
                              "a decision for each arrival");
        NS_TEST_EXPECT_MSG_EQ(decisions.Select("ue", arrivals.GetText(0, "ue"))
                                  .Select("objection", "")
                                  .GetText(0, "cell"),
                              arrivals.GetText(0, "cell"),
                              "the cell without an objection took it");
        TryAnotherBuild(options);
        TryEpisodes();
    }
};

/**
 * \ingroup grows-tests
 * Reports in headless Chromium.
 */
class GrowsReportBrowserTestCase : public GrowsProgramTestCase
{
  public:
    GrowsReportBrowserTestCase()
        : GrowsProgramTestCase("a report in a browser: no errors, users move, decisions open")
    {
    }

  private:
    /// Open a page in the browser. \param html it \return it as it is then, and what was logged
    Outcome Open(const std::string& html)
    {
        std::ofstream(GetFolder() + "/page.html", std::ios::binary) << html;
        return RunCommand(
            "HOME=\"$PWD\" timeout 240 chromium --headless --no-sandbox --disable-gpu "
            "--no-first-run --disable-background-networking --disable-component-update "
            "--disable-sync --disable-dev-shm-usage --user-data-dir=\"$PWD/profile\" "
            "--enable-logging=stderr --virtual-time-budget=200000 --dump-dom "
            "\"file://$PWD/page.html\"");
    }

    /// Open a page and do what a reader does. \param html it \return what came of it, line by line
    std::string Probe(const std::string& html)
    {
        const auto script = "<script>" +
                            ReadFile(std::string(NS_TEST_SOURCEDIR) + "/report-probe.js") +
                            "</script>";
        const auto end = html.rfind("</body>");
        const auto outcome = Open(html.substr(0, end) + script + html.substr(end));
        NS_TEST_EXPECT_MSG_EQ(outcome.errors.find(":CONSOLE"), std::string::npos, outcome.errors);
        const std::string mark = "<pre id=\"outcome\">\n";
        const auto begin = outcome.output.find(mark);
        return begin == std::string::npos
                   ? outcome.errors
                   : outcome.output.substr(begin + mark.size(),
                                           outcome.output.find("</pre>", begin) - begin -
                                               mark.size());
    }

    /// Look at the report of a comparison.
    void TryRuns()
    {
        const auto outcome = Run("--handlers --policies max-rssi,least-loaded --seeds 1 "
                                 "--duration 30 --output out",
                                 GROWS_SLOTTED_PROGRAM);
        NS_TEST_ASSERT_MSG_EQ(outcome.exitCode, 0, outcome.errors);
        const auto lines = Probe(Read("out/report.html"));
        for (const std::string line : {"replay=true\n",
                                       "maps=2\n",
                                       "policies=max-rssi least-loaded\n",
                                       "broken pictures=0\n",
                                       "at the beginning=\n",
                                       "slider moves users=true\n",
                                       "opened at first=true\n",
                                       "heading=UE ",
                                       " with max-rssi\n",
                                       " with least-loaded\n",
                                       "cells differ=true\n",
                                       "taken=1\n",
                                       "why not=has ",
                                       "another arrival=true\n",
                                       "time moves=true\n",
                                       "plays=true\n",
                                       "time runs=true\n",
                                       "pauses=true\n",
                                       "stands still=true\n",
                                       "ends by itself=true\n"})
        {
            NS_TEST_EXPECT_MSG_EQ(FindMissing(lines, line), "", "what a reader sees");
        }
    }

    void DoRun() override
    {
        if (std::system("command -v chromium >/dev/null 2>&1") != 0 ||
            !GrowsReplay::Validate().empty())
        {
            std::cout << "skipped: reports are not opened, as there is no chromium\n";
            return;
        }
        const auto broken = Open("<script>console.error('x'); nothing();</script>");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(broken.errors, ":CONSOLE"), "", "errors would be seen");
        const auto lines = Probe(GrowsMakeHostilePage().ToHtml());
        NS_TEST_EXPECT_MSG_EQ(FindMissing(lines, "run by a name=false\n"), "", "nothing runs");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(lines, "policies=" + GrowsEscapeHtml(GROWS_HOSTILE_NAME)),
                              "",
                              "the names are shown");
        TryRuns();
        auto unplaced = GrowsMakeHostilePage();
        GrowsReplay replay(GrowsMakeReportCells(), {1.0, 30.0});
        auto run = GrowsMakeReportRun("max-rssi", "1", 20);
        run.places = GrowsMakeReportPlaces("1", 0);
        replay.Add(run);
        unplaced.replay = replay.ToJson();
        const auto without = Probe(unplaced.ToHtml());
        NS_TEST_EXPECT_MSG_EQ(FindMissing(without, "replay=true\nmaps=0\n"), "", "without a map");
    }
};

/**
 * \ingroup grows-tests
 * report.html.
 */
class GrowsReportTestSuite : public TestSuite
{
  public:
    GrowsReportTestSuite()
        : TestSuite("grows-report")
    {
        AddTestCase(new GrowsReportNamesTestCase);
        AddTestCase(new GrowsReportHeadlineTestCase);
        AddTestCase(new GrowsReportSizeTestCase);
        AddTestCase(new GrowsReportProgramTestCase);
        AddTestCase(new GrowsReportBrowserTestCase);
    }
};

GrowsReportTestSuite g_growsReportTestSuite; //!< registers the suite

} // namespace
