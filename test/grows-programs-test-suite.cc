// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-animation.h"
#include "grows-program-test-case.h"
#include "grows-sqlite.h"
#include "grows-test-text.h"

#include "ns3/grows-script-recorder.h"
#include "ns3/test.h"

#include <cmath>
#include <map>
#include <unistd.h>

/**
 * \file
 * \ingroup grows-tests Runs the module's programs as users do, and looks at what they answer and
 * leave. The build defines where they are.
 */

using namespace ns3;

namespace
{

/**
 * \ingroup grows-tests
 * A comparison from the first run to the last picture.
 */
class GrowsRunProgramTestCase : public GrowsProgramTestCase
{
  public:
    GrowsRunProgramTestCase()
        : GrowsProgramTestCase(
              "a comparison: table, files, the same for any number of jobs, resume")
    {
    }

  private:
    void DoRun() override
    {
        const std::string what = std::string(SHORT) + "--seeds 2 --policies max-rssi,least-loaded ";
        const bool hasSqlite = GrowsValidateSqlite().empty();
        const Outcome one = Run(what + "--jobs 1 --output one" + (hasSqlite ? " --sqlite" : ""));
        NS_TEST_ASSERT_MSG_EQ(one.exitCode, 0, one.errors);
        NS_TEST_EXPECT_MSG_EQ(one.errors, "", "no progress where there is no terminal");
        const std::string version = "grows " + GrowsScriptRecorder::GetVersion();
        NS_TEST_EXPECT_MSG_EQ(FindMissing(Run("--version").output, version + " with ns-"), "", "");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(Read("one/configuration.txt"), version + "\n"), "", "");
        for (const std::string part : {"seeds 10001 to 10002", "least-loaded", "against max-rssi"})
        {
            NS_TEST_EXPECT_MSG_EQ(FindMissing(one.output, part), "", "the summary");
        }
        CheckFiles();
        CheckTable(one.output);
        CheckOutcomes();
        const Outcome two = Run(what + "--jobs 2 --output=two");
        NS_TEST_ASSERT_MSG_EQ(two.exitCode, 0, two.errors);
        for (const std::string file : {"runs.csv", "arrivals.csv", "windows.csv"})
        {
            NS_TEST_EXPECT_MSG_EQ(FindDifference(Read("two/" + file), Read("one/" + file)),
                                  "",
                                  file << " by two workers and by one");
        }
        CheckResume(what);
        if (GrowsValidateAnimation().empty())
        {
            CheckAnimation();
        }
    }

    /// The colours of cells appear as often as sessions were connected there.
    void CheckAnimation()
    {
        const Outcome three =
            Run(SHORT + std::string("--seeds 1 --policies least-loaded --netanim --output three"));
        NS_TEST_ASSERT_MSG_EQ(three.exitCode, 0, three.errors);
        const std::string animation = Read("three/runs/least-loaded-10001/animation.xml");
        NS_TEST_EXPECT_MSG_EQ(animation.rfind("<anim ver=\"netanim-", 0), 0, "for NetAnim");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(animation, "</anim>"), "", "the animation is whole");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(animation, "descr=\"cell 2\""), "", "has three cells");
        const std::string colour = "r=\"0\" g=\"158\" b=\"115\"";
        std::size_t drawn = 0;
        for (auto at = animation.find(colour); at != std::string::npos;
             at = animation.find(colour, at + 1))
        {
            ++drawn;
        }
        const auto arrivals = ReadTable("three/arrivals.csv");
        std::size_t connected = 0;
        for (std::size_t row = 0; row < arrivals.GetNRows(); ++row)
        {
            connected += arrivals.GetText(row, "cell") == "2" &&
                         !arrivals.GetText(row, "connected_s").empty();
        }
        NS_TEST_EXPECT_MSG_GT(connected, 0, "cell 2 serves somebody");
        NS_TEST_EXPECT_MSG_EQ(drawn, connected + 1, "the cell and its sessions");
    }

    /// Columns as agreed, the same arrivals for both policies, pictures.
    void CheckFiles()
    {
        const std::string runs = Read("one/runs.csv");
        NS_TEST_EXPECT_MSG_EQ(
            runs.rfind("scenario,policy,seed,utility,rejections,utility_per_arrival,", 0),
            0,
            runs);
        const std::string arrivals = Read("one/arrivals.csv");
        NS_TEST_EXPECT_MSG_EQ(arrivals.rfind("policy,seed,time_s,ue,demand,candidates,cell,outcome,"
                                             "reason,connected_s,departed_s,received_bytes,"
                                             "throughput_mbps\n",
                                             0),
                              0,
                              "columns of arrivals.csv");
        const auto table = ReadTable("one/arrivals.csv");
        const GrowsCsv ours = table.Select("policy", "max-rssi");
        const GrowsCsv theirs = table.Select("policy", "least-loaded");
        NS_TEST_ASSERT_MSG_EQ(ours.GetNRows(), theirs.GetNRows(), "as many arrivals");
        NS_TEST_EXPECT_MSG_GT(ours.GetNRows(), 6, "about 2 a second and seed");
        for (std::size_t row = 0; row < ours.GetNRows(); ++row)
        {
            for (const std::string column : {"seed", "time_s", "ue", "demand", "candidates"})
            {
                NS_TEST_EXPECT_MSG_EQ(ours.GetText(row, column),
                                      theirs.GetText(row, column),
                                      column << " of arrival " << row);
            }
        }
        const bool hasGnuplot = std::system("command -v gnuplot >/dev/null 2>&1") == 0;
        for (const std::string picture : {"utility", "throughput", "rejections", "cells", "map"})
        {
            const bool isPng = Read("one/" + picture + ".png").rfind("\x89PNG", 0) == 0;
            NS_TEST_EXPECT_MSG_EQ(isPng, hasGnuplot, picture);
        }
        const auto places = ReadTable("one/places.csv");
        NS_TEST_EXPECT_MSG_EQ(places.GetNRows(), ours.GetNRows(), "a place for each arrival");
        const auto cells = ReadTable("one/cells.csv");
        NS_TEST_ASSERT_MSG_EQ(cells.GetNRows(), 3, "a row a cell");
        if (GrowsValidateSqlite().empty())
        {
            const std::string database = Read("one/results.sqlite");
            NS_TEST_EXPECT_MSG_EQ(database.rfind("SQLite format 3", 0), 0, "a database");
            NS_TEST_EXPECT_MSG_EQ(
                FindMissing(database, "CREATE TABLE \"arrivals\" (\"policy\" NUMERIC"),
                "",
                "the database has the table of arrivals");
        }
        const auto windows = ReadTable("one/windows.csv");
        const auto use = windows.GetNumbers("rb_use");
        NS_TEST_EXPECT_MSG_EQ(*std::min_element(use.begin(), use.end()), 0.0, "before any arrival");
        NS_TEST_EXPECT_MSG_EQ_TOL(*std::max_element(use.begin(), use.end()),
                                  1.0,
                                  0.1,
                                  "use of resource blocks at most");
    }

    /**
     * \param output standard output
     * \param policy name of a policy
     * \return the numbers in its row of the first table: mean, half the interval, and so on
     */
    static std::vector<double> GetPrinted(const std::string& output, const std::string& policy)
    {
        const std::string plusMinus = "±";
        const std::size_t begin = output.find("\n" + policy + " ") + 1;
        std::istringstream row(output.substr(begin, output.find('\n', begin) - begin));
        std::vector<double> numbers;
        std::string word;
        for (row >> word; row >> word;)
        {
            const bool isHalf = word.rfind(plusMinus, 0) == 0;
            numbers.push_back(std::atof(word.substr(isHalf ? plusMinus.size() : 0).c_str()));
        }
        return numbers;
    }

    /// \param policy its name \param seed as text \return mean of the summed utility of windows
    double GetUtility(const std::string& policy, const std::string& seed)
    {
        const auto windows = ReadTable("one/windows.csv").Select("policy", policy);
        double sum = 0.0;
        for (std::size_t row = 0; row < windows.GetNRows(); ++row)
        {
            const bool counts = windows.GetNumber(row, "time_s") > 1.5; // warm-up: 1 s
            sum += counts && windows.GetText(row, "seed") == seed
                       ? windows.GetNumber(row, "utility")
                       : 0.0;
        }
        return sum / 2.0; // of windows, to 2 s and to 3 s
    }

    /// \param policy its name \param seed as text \return mean ln(1 + Mbit/s), mean Mbit/s
    std::pair<double, double> GetService(const std::string& policy, const std::string& seed)
    {
        const auto arrivals = ReadTable("one/arrivals.csv").Select("policy", policy);
        double utility = 0.0;
        double throughput = 0.0;
        uint32_t n = 0;
        uint32_t sessions = 0;
        for (std::size_t row = 0; row < arrivals.GetNRows(); ++row)
        {
            if (arrivals.GetNumber(row, "time_s") >= 1.0 && arrivals.GetText(row, "seed") == seed)
            {
                const double mbps = arrivals.GetNumber(row, "throughput_mbps");
                utility += std::log(1.0 + mbps);
                ++n;
                const std::string& departed = arrivals.GetText(row, "departed_s");
                const double end = departed.empty() ? 3.0 : std::atof(departed.c_str());
                if (end - arrivals.GetNumber(row, "connected_s") >=
                    0.5) // else: too short to measure
                {
                    throughput += mbps;
                    ++sessions;
                }
            }
        }
        return {utility / n, throughput / sessions};
    }

    /**
     * Expect a printed mean and half of its interval.
     * \param printed the row's numbers
     * \param column where they stand in it
     * \param values of the two seeds
     * \param digit unit of the last digit printed
     */
    void ExpectPrinted(const std::vector<double>& printed,
                       std::size_t column,
                       const std::pair<double, double>& values,
                       double digit)
    {
        constexpr double STUDENT = 12.7062; // 95 %, one degree of freedom
        const auto [one, two] = values;
        const double half = STUDENT * std::abs(one - two) / 2.0;
        NS_TEST_EXPECT_MSG_EQ_TOL(printed[column], (one + two) / 2.0, 0.501 * digit, "mean");
        NS_TEST_EXPECT_MSG_EQ_TOL(printed[column + 1], half, 0.501 * digit, "interval");
    }

    /// What is printed is what the files hold. \param output standard output
    void CheckTable(const std::string& output)
    {
        for (const std::string policy : {"max-rssi", "least-loaded"})
        {
            const auto printed = GetPrinted(output, policy);
            NS_TEST_ASSERT_MSG_GT(printed.size(), 8, output);
            const auto one = GetService(policy, "10001");
            const auto two = GetService(policy, "10002");
            ExpectPrinted(printed,
                          0,
                          {GetUtility(policy, "10001"), GetUtility(policy, "10002")},
                          0.01);
            ExpectPrinted(printed, 2, {one.first, two.first}, 0.001);
            NS_TEST_EXPECT_MSG_EQ(printed[4], 0.0, "no rejections");
            ExpectPrinted(printed, 6, {one.second, two.second}, 0.01);
        }
    }

    /// The integer outcomes of a run: a regression test, and for two policies the definition.
    void CheckOutcomes()
    {
        const auto table = ReadTable("one/arrivals.csv").Select("seed", "10001");
        const auto log = [&table](const std::string& policy) {
            const GrowsCsv arrivals = table.Select("policy", policy);
            std::string text;
            for (std::size_t row = 0; row < arrivals.GetNRows(); ++row)
            {
                text += arrivals.GetText(row, "candidates") + " > " +
                        arrivals.GetText(row, "cell") + ", " + arrivals.GetText(row, "outcome") +
                        "\n";
            }
            return text;
        };
        NS_TEST_EXPECT_MSG_EQ(log("max-rssi"),
                              "0 2 1 > 0, unfinished\n0 1 2 > 0, unfinished\n"
                              "2 1 0 > 2, unfinished\n0 2 1 > 0, unfinished\n"
                              "0 1 2 > 0, unfinished\n0 2 1 > 0, unfinished\n"
                              "0 2 > 0, unfinished\n0 2 1 > 0, unfinished\n"
                              "0 1 2 > 0, unfinished\n",
                              "always the first");
        NS_TEST_EXPECT_MSG_EQ(log("least-loaded"),
                              "0 2 1 > 0, unfinished\n0 1 2 > 1, unfinished\n"
                              "2 1 0 > 2, unfinished\n0 2 1 > 0, unfinished\n"
                              "0 1 2 > 1, unfinished\n0 2 1 > 2, unfinished\n"
                              "0 2 > 0, unfinished\n0 2 1 > 2, unfinished\n"
                              "0 1 2 > 1, unfinished\n",
                              "the first of those with fewest users");
    }

    /// Only what is missing is run again, and only for the same configuration.
    void CheckResume(const std::string& what)
    {
        const std::string before = Read("one/timing.csv");
        std::filesystem::remove_all(GetFolder() + "/one/runs/least-loaded-10002");
        const Outcome again = Run(what + "--output one");
        NS_TEST_EXPECT_MSG_EQ(again.exitCode, 0, again.errors);
        NS_TEST_EXPECT_MSG_EQ(FindDifference(Read("one/runs.csv"), Read("two/runs.csv")),
                              "",
                              "runs.csv after a run was done again");
        const std::string after = Read("one/timing.csv");
        const std::size_t kept = before.rfind("hotspot,least-loaded,10002");
        NS_TEST_EXPECT_MSG_EQ(after.substr(0, kept), before.substr(0, kept), "three were kept");
        NS_TEST_EXPECT_MSG_NE(after, before, "one was run anew");

        const Outcome other = Run(what + "--duration 4 --output one");
        NS_TEST_EXPECT_MSG_EQ(other.exitCode, 1, "exit code for another duration");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(other.errors, "\"duration 3\", not \"duration 4\""),
                              "",
                              "says what differs");
        const std::string job = "--output one --job least-loaded-10001 ";
        NS_TEST_EXPECT_MSG_EQ(Run(what + job).exitCode, 0, "a job whose run is there succeeds");
        ExpectOneLine(Run(what + job + "--duration 4"), 1, "holds results of other runs", "job");
        const Outcome more = Run(what + "--ns3::GrowsRadioScenario::Candidates=2 --output one");
        ExpectOneLine(more,
                      1,
                      "without \"option --ns3::GrowsRadioScenario::Candidates=2\"",
                      "more");
        std::filesystem::create_directories(GetFolder() + "/four");
        const std::string configuration = Read("one/configuration.txt");
        std::ofstream(GetFolder() + "/four/configuration.txt")
            << configuration << "option --ns3::GrowsRadioScenario::ShadowingDb=3\n";
        const Outcome less = Run(what + "--output four");
        ExpectOneLine(less, 1, "ShadowingDb=3\", which was not asked for now", "an option dropped");
        NS_TEST_EXPECT_MSG_EQ(Read("one/timing.csv"), after, "nothing was touched");
    }
};

/**
 * \ingroup grows-tests
 * What happens if a run fails.
 */
class GrowsFailingRunTestCase : public GrowsProgramTestCase
{
  public:
    GrowsFailingRunTestCase()
        : GrowsProgramTestCase("a run that cannot write is told, and leaves nothing half written")
    {
    }

  private:
    void DoRun() override
    {
        // Files of at most one block: enough for the configuration, not for the arrivals.
        const std::string arguments = std::string(SHORT) + "--seeds 1 --policies max-rssi";
        const std::string script = GetFolder() + "/limited.sh";
        std::ofstream(script) << "ulimit -f 1; exec " GROWS_RUN_PROGRAM " " << arguments
                              << " --output '" << GetFolder() << "/r' 2>'" << GetFolder()
                              << "/e' >/dev/null\n";
        const int status = std::system(("sh '" + script + "'").c_str());
        NS_TEST_EXPECT_MSG_EQ(WEXITSTATUS(status), 1, "exit code of the command");
        const std::string errors = Read("e");
        NS_TEST_EXPECT_MSG_EQ(errors.rfind("error: the run max-rssi-10001 ", 0), 0, errors);
        NS_TEST_EXPECT_MSG_EQ(std::filesystem::is_empty(GetFolder() + "/r/runs"), true, "no run");
        NS_TEST_EXPECT_MSG_EQ(Read("r/runs.csv"), "", "no table is written");
    }
};

/**
 * \ingroup grows-tests
 * An evaluation in the slotted network: what it prints is what was measured before.
 */
class GrowsSlottedProgramTestCase : public GrowsProgramTestCase
{
  public:
    GrowsSlottedProgramTestCase()
        : GrowsProgramTestCase("a comparison in slots: table and CSV, the same every time")
    {
    }

  private:
    void DoRun() override
    {
        const std::string what =
            "--scenario paper-a --cell 0.7:10 --policies max-rssi,greedy-utility --seeds 3 "
            "--first-seed 10001 --episodes 400 --output ";
        const Outcome outcome = Run(what + "one --jobs 1", GROWS_SLOTTED_PROGRAM);
        NS_TEST_ASSERT_MSG_EQ(outcome.exitCode, 0, outcome.errors);
        NS_TEST_EXPECT_MSG_EQ(outcome.errors, "", "no progress where there is no terminal");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(outcome.output, "against max-rssi"), "", "a comparison");
        NS_TEST_EXPECT_MSG_EQ(Run(what + "two --jobs 2", GROWS_SLOTTED_PROGRAM).exitCode,
                              0,
                              "exit code of the same command again");
        NS_TEST_EXPECT_MSG_EQ(FindDifference(Read("one/runs.csv"), Read("two/runs.csv")),
                              "",
                              "runs.csv after a run was done again");
        const auto runs = ReadTable("one/runs.csv");
        NS_TEST_ASSERT_MSG_EQ(runs.GetNRows(), 6, "two policies, three seeds");
        for (std::size_t row = 0; row < runs.GetNRows(); ++row)
        {
            // Preset paper-a, 400 episodes: 2.97 and 3.26 with standard errors of 0.016 and 0.01.
            const double utility = runs.GetText(row, "policy") == "max-rssi" ? 2.97 : 3.26;
            NS_TEST_EXPECT_MSG_EQ_TOL(runs.GetNumber(row, "utility"), utility, 0.07, "row " << row);
        }
        TrySlots();
    }

    /// An episode of so many slots is one of that duration, for handlers, too.
    void TrySlots()
    {
        const std::string what = "--handlers --scenario hotspot --policies greedy-utility "
                                 "--first-seed 10001 --seeds 1 ";
        const Outcome slots = Run(what + "--output slots --ns3::GrowsSlottedEnvironment::Slots=300",
                                  GROWS_SLOTTED_PROGRAM);
        NS_TEST_ASSERT_MSG_EQ(slots.exitCode, 0, slots.errors);
        Run(what + "--output time --ns3::GrowsRadioScenario::Duration=30s", GROWS_SLOTTED_PROGRAM);
        NS_TEST_EXPECT_MSG_EQ(FindDifference(Read("slots/runs.csv"), Read("time/runs.csv")),
                              "",
                              "30 s");
    }
};

/**
 * \ingroup grows-tests
 * The short LTE script: what it prints is what must have happened.
 */
class GrowsLteArrivalsProgramTestCase : public GrowsProgramTestCase
{
  public:
    GrowsLteArrivalsProgramTestCase()
        : GrowsProgramTestCase("the short LTE script prints every outcome, and the bytes served")
    {
    }

  private:
    void DoRun() override
    {
        const Outcome outcome = Run("--ues=3 --rate=2 --RngRun=10001", GROWS_LTE_ARRIVALS_PROGRAM);
        NS_TEST_ASSERT_MSG_EQ(outcome.exitCode, 0, outcome.errors);
        NS_TEST_EXPECT_MSG_EQ(outcome.errors, "", "nothing is wrong");
        std::map<std::string, std::string> serving; // cell, by user
        std::istringstream output(outcome.output);
        uint32_t departures = 0;
        uint32_t rejections = 0;
        for (std::string line; std::getline(output, line);)
        {
            const std::string rest = line.substr(line.find("user "));
            const std::string name = rest.substr(0, rest.find(' ', 5));
            if (const auto arrow = line.find("-> "); arrow != std::string::npos)
            {
                NS_TEST_EXPECT_MSG_EQ(serving.count(name), 0, "is idle: " << line);
                serving[name] = line.substr(arrow + 3);
            }
            else if (line.find("is rejected: no-device") != std::string::npos)
            {
                NS_TEST_EXPECT_MSG_EQ(serving.size(), 3, "all are busy: " << line);
                ++rejections;
            }
            else
            {
                CheckDeparture(line, serving[name]);
                serving.erase(name);
                ++departures;
            }
        }
        NS_TEST_EXPECT_MSG_GT(departures, 2, outcome.output);
        NS_TEST_EXPECT_MSG_GT(rejections, 0, outcome.output);
    }

    /// 1 Mbit/s in packets of 1000 bytes, and no cell is full. \param line printed \param cell
    /// whose
    void CheckDeparture(const std::string& line, const std::string& cell)
    {
        NS_TEST_EXPECT_MSG_EQ(FindMissing(line, "leaves " + cell + " after "), "", "its cell");
        const double seconds = std::atof(line.substr(line.find("after ") + 6).c_str());
        const double bytes = std::atof(line.substr(line.find("with ") + 5).c_str());
        NS_TEST_EXPECT_MSG_EQ_TOL(bytes, 125e3 * seconds, 3e3, line);
    }
};

/**
 * \ingroup grows-tests
 * The script ./grows, with stand-ins for the programs that would change the machine.
 */
class GrowsScriptTestCase : public GrowsProgramTestCase
{
  public:
    GrowsScriptTestCase()
        : GrowsProgramTestCase("the script grows: help, unknown commands, missing packages")
    {
    }

  private:
    /**
     * Put a stand-in for a program into the folder.
     * \param name of the program
     * \param script what it does instead
     */
    void MakeStandIn(const std::string& name, const std::string& script)
    {
        namespace fs = std::filesystem;
        const std::string path = GetFolder() + "/" + name;
        std::ofstream(path) << "#!/bin/sh\n" << script << "\n";
        fs::permissions(path,
                        fs::perms::owner_all | fs::perms::others_exec | fs::perms::group_exec);
    }

    void DoRun() override
    {
        const auto script =
            "'" + std::filesystem::absolute(NS_TEST_SOURCEDIR "/../grows").string() + "' ";
        const std::string version = "grows " + GrowsScriptRecorder::GetVersion();
        NS_TEST_EXPECT_MSG_EQ(RunCommand(script + "--version").output, version + "\n", "version");
        const Outcome help = RunCommand(script + "help");
        NS_TEST_EXPECT_MSG_EQ(help.exitCode, 0, help.errors);
        NS_TEST_EXPECT_MSG_EQ(FindMissing(help.output, "\n  run "), "", "the help lists run");
        for (const std::string wrong : {"nosuch", "../run", "lte-arrivals"})
        {
            const Outcome outcome = RunCommand(script + wrong);
            NS_TEST_EXPECT_MSG_EQ(outcome.exitCode, 2, wrong);
            NS_TEST_EXPECT_MSG_EQ(outcome.errors,
                                  "error: unknown command '" + wrong +
                                      "'; ./grows help lists them\n",
                                  wrong);
        }
        for (const std::string wrong : {"--nosuch", "--sanitize --valgrind", "--soak grows-lte"})
        {
            NS_TEST_EXPECT_MSG_EQ(RunCommand(script + "test " + wrong).exitCode, 2, wrong);
        }

        // A machine without LibTorch, where nothing can be installed.
        MakeStandIn("dpkg-query", "case \"$*\" in *libtorch-dev*) exit 1 ;; esac; echo installed");
        MakeStandIn("apt-get", "echo apt-get \"$@\" >>calls; exit 1");
        MakeStandIn("sudo", "exit 1");
        const Outcome missing = RunCommand("PATH=\"$PWD:$PATH\"; " + script + "run");
        NS_TEST_EXPECT_MSG_EQ(missing.exitCode, 1, "exit code without packages");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(missing.errors, "libtorch-dev"), "", "what is missing");
        NS_TEST_EXPECT_MSG_EQ(missing.errors.find("libns3-dev"), std::string::npos, "only that");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(missing.errors, "apt-get update"),
                              "",
                              "how to install it");
        const bool isRoot = geteuid() == 0;
        NS_TEST_EXPECT_MSG_EQ(Read("calls"), (isRoot ? "apt-get update\n" : ""), "root installs");
    }
};

/**
 * \ingroup grows-tests
 * The programs.
 */
class GrowsProgramsTestSuite : public TestSuite
{
  public:
    GrowsProgramsTestSuite()
        : TestSuite("grows-programs", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new GrowsScriptTestCase);
        if (!std::string(GROWS_RUN_PROGRAM).empty())
        {
            AddTestCase(new GrowsSlottedProgramTestCase);
            AddTestCase(new GrowsLteArrivalsProgramTestCase);
            AddTestCase(new GrowsRunProgramTestCase);
            AddTestCase(new GrowsFailingRunTestCase);
        }
    }
};

GrowsProgramsTestSuite g_growsProgramsTestSuite; //!< registers the suite

} // namespace
