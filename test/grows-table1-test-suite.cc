// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-paper-table.h"
#include "grows-program-test-case.h"
#include "grows-table-comparison.h"
#include "grows-test-text.h"

#include <cmath>

/**
 * \file
 * \ingroup grows-tests
 * The paper's table, from the numbers of runs to the program that makes it.
 */

using namespace ns3;

namespace
{

/**
 * \ingroup grows-tests
 * The paper's own numbers.
 */
class GrowsPaperTableTestCase : public TestCase
{
  public:
    GrowsPaperTableTestCase()
        : TestCase("the paper's table has 15 cells, and the means that it is known for")
    {
    }

  private:
    void DoRun() override
    {
        const auto& table = GrowsGetPaperTable();
        NS_TEST_ASSERT_MSG_EQ(table.size(), 15, "three arrival probabilities, five demands");
        double qLearning = 0.0;
        double grows = 0.0;
        for (const auto& cell : table)
        {
            qLearning += cell.qLearning.utility / cell.argmax.utility / 15.0;
            grows += cell.grows.utility / cell.argmax.utility / 15.0;
        }
        NS_TEST_EXPECT_MSG_EQ_TOL(qLearning, 1.066, 0.0005, "Q over B");
        NS_TEST_EXPECT_MSG_EQ_TOL(grows, 1.063, 0.0005, "GROWS over B");
        const auto* cell = GrowsFindPaperCell(0.7, 10);
        NS_TEST_ASSERT_MSG_NE(cell, nullptr, "it has this one");
        NS_TEST_EXPECT_MSG_EQ(cell->qLearning.utility, 3.15, "utility of Q-learning");
        NS_TEST_EXPECT_MSG_EQ(cell->argmax.rejections, 2.0, "rejections of the baseline");
        NS_TEST_EXPECT_MSG_EQ(cell->grows.rejections, 1.77, "rejections of GROWS");
        NS_TEST_EXPECT_MSG_EQ(GrowsFindPaperCell(0.7, 11), nullptr, "but not this one");
    }
};

/**
 * \ingroup grows-tests
 * From runs to tables, by hand.
 */
class GrowsTableComparisonTestCase : public TestCase
{
  public:
    GrowsTableComparisonTestCase()
        : TestCase("ratios, rejections and rows next to the paper's, from two cells and two seeds")
    {
    }

  private:
    /// Add the runs of a policy in a cell: utility and rejections with both seeds.
    void Add(const std::string& policy,
             const std::string& p,
             const std::string& demand,
             const std::array<std::string, 4>& results)
    {
        m_runs.AddRow({"paper-a", policy, p, demand, "7", results[0], results[1]});
        m_runs.AddRow({"paper-a", policy, p, demand, "8", results[2], results[3]});
    }

    void DoRun() override
    {
        // Not before main: constants of other files may not be there yet.
        m_runs = GrowsCsv(GrowsTableComparison::COLUMNS);
        Add("max-rssi", "0.5", "6", {"2", "1", "4", "3"});
        Add("greedy-utility", "0.5", "6", {"3", "0", "5", "0"});
        Add("grows", "0.5", "6", {"3", "0", "4", "1"});
        Add("max-rssi", "1", "7", {"4", "8", "5", "8"});
        Add("greedy-utility", "1", "7", {"4", "1", "4", "1"});
        Add("grows", "1", "7", {"6", "0", "5", "1"});
        const GrowsTableComparison table(m_runs);
        NS_TEST_EXPECT_MSG_EQ(table.GetTitle(), "preset paper-a, 2 cells, seeds 7 to 8", "title");

        // Seed 7: (3/2 + 6/4) / 2 = 1.5, seed 8: (4/4 + 5/5) / 2 = 1; t with 1 degree: 12.706.
        const auto ratio = table.GetRatio("grows", "max-rssi");
        NS_TEST_EXPECT_MSG_EQ_TOL(ratio.mean, 1.25, 1e-12, "mean of 1.5 and 1");
        NS_TEST_EXPECT_MSG_EQ_TOL(ratio.halfWidth, 12.706 * 0.25, 0.001, "t interval");
        // Cells: 7/8 and 11/8.
        NS_TEST_EXPECT_MSG_EQ_TOL(table.GetLeastRatio("grows", "greedy-utility"),
                                  0.875,
                                  1e-12,
                                  "the first cell");
        NS_TEST_EXPECT_MSG_EQ(std::isnan(table.GetLeastRatio("grows", "look-ahead")),
                              true,
                              "it did not run");
        NS_TEST_EXPECT_MSG_EQ_TOL(table.GetRejections("grows").mean, 0.5, 1e-12, "0, 1, 0, 1");

        const GrowsCsv bars = table.GetBars();
        NS_TEST_ASSERT_MSG_EQ(bars.GetNRows(), 6, "a bar for each policy and cell");
        NS_TEST_EXPECT_MSG_EQ(bars.GetText(2, "panel"), "p = 0.5", "by arrival probability");
        NS_TEST_EXPECT_MSG_EQ(bars.GetText(2, "group"), "6", "by mean demand");
        NS_TEST_EXPECT_MSG_EQ(bars.GetText(2, "policy"), "grows", "policy of the third bar");
        NS_TEST_EXPECT_MSG_EQ_TOL(bars.GetNumber(2, "value"), 1.25, 1e-9, "of 3/2 and 4/4");
        NS_TEST_EXPECT_MSG_EQ_TOL(bars.GetNumber(2, "interval"), 12.706 * 0.25, 0.001, "t");

        const std::string summary = table.GetSummary().ToMarkdown();
        const std::string cells = table.GetCells(GrowsTableComparison::REJECTIONS).ToMarkdown();
        Expect(summary, "| grows | 1.2500 ±3.1766 | 0.8750 | 0.500 ±6.353 | 10.0 % |");
        Expect(summary, "| max-rssi | 1.0000 ±0.0000 | 0.7500 | 5.000 ±6.353 | 100.0 % |");
        // The paper has the first cell only: 2.70 / 2.64, and as many rejections as B.
        Expect(summary, "| paper: GROWS | 1.0227 | - | 0.010 | 100.0 % |");
        Expect(cells, "| rejections at p, D | max-rssi | greedy-utility | grows | paper: Q |");
        Expect(cells, "| 0.5, 6 | 2.000 ±12.706 | 0.000 ±0.000 | 0.500 ±6.353 | 0.01 | 0.01 |");
        Expect(cells, "| 1, 7 | 8.000 ±0.000 | 1.000 ±0.000 | 0.500 ±6.353 | - | - | - |");
    }

    /// The text has the part.
    void Expect(const std::string& text, const std::string& part)
    {
        NS_TEST_EXPECT_MSG_EQ(FindMissing(text, part), "", "the table as Markdown");
    }

    GrowsCsv m_runs; //!< what is compared
};

/**
 * \ingroup grows-tests
 * A test of ./grows table1.
 */
class GrowsTableProgramTestCase : public GrowsProgramTestCase
{
  protected:
    /// \param name what is tested
    explicit GrowsTableProgramTestCase(const std::string& name)
        : GrowsProgramTestCase(name)
    {
    }

    /// Make a table; the test fails if the program does.
    Outcome Make(const std::string& arguments)
    {
        const Outcome outcome = Run("--first-seed 10001 " + arguments, GROWS_TABLE1_PROGRAM);
        NS_TEST_EXPECT_MSG_EQ(outcome.exitCode, 0, arguments << ": " << outcome.errors);
        NS_TEST_EXPECT_MSG_EQ(outcome.errors, "", "no progress where there is no terminal");
        return outcome;
    }

    /// Two folders hold the same results.
    void ExpectSame(const std::string& one, const std::string& two)
    {
        for (const std::string file : {"table1.csv", "table1.md", "learning-curve.csv"})
        {
            const std::string contents = Read(one + "/" + file);
            NS_TEST_EXPECT_MSG_NE(contents, "", file);
            NS_TEST_EXPECT_MSG_EQ(FindDifference(Read(two + "/" + file), contents),
                                  "",
                                  two << "/" << file << " and that of " << one);
        }
    }
};

/**
 * \ingroup grows-tests
 * A table that can be worked out by hand.
 */
class GrowsTableByHandTestCase : public GrowsTableProgramTestCase
{
  public:
    GrowsTableByHandTestCase()
        : GrowsTableProgramTestCase("one station, one level, endless demands: all nine by hand")
    {
    }

  private:
    void DoRun() override
    {
        // An arrival in each of 40 slots, at 0.55 Mbit/s if alone, stays to the end of the episode;
        // the station takes 11. So the utility after the n-th is n ln(1 + 0.55 / n), and 29 are
        // rejected, whoever decides and whatever was learned.
        const Outcome outcome = Make("--cells 1:1,1.0:14 --seeds 2 --episodes 20 --output table "
                                     "--ns3::GrowsLevelScenario::Cells=1 "
                                     "--ns3::GrowsLevelScenario::DrawnLevels=1 "
                                     "--ns3::GrowsLevelScenario::LevelBias=0 "
                                     "--ns3::GrowsLevelScenario::DemandUnit=40");
        double utility = 0.0;
        for (int n = 1; n <= 11; ++n)
        {
            utility += n * std::log(1.0 + 0.55 / n) / 11.0;
        }
        const auto table = ReadTable("table/table1.csv");
        NS_TEST_ASSERT_MSG_EQ(table.GetNRows(), 36, "2 cells, 9 policies, 2 seeds");
        for (std::size_t row = 0; row < table.GetNRows(); ++row)
        {
            NS_TEST_EXPECT_MSG_EQ_TOL(table.GetNumber(row, "utility"), utility, 1e-8, row);
            NS_TEST_EXPECT_MSG_EQ(table.GetText(row, "rejections"), "29", row);
        }
        const std::string csv = Read("table/table1.csv");
        NS_TEST_EXPECT_MSG_EQ(csv.rfind("preset,policy,arrival_probability,mean_demand,seed,"
                                        "utility,rejections\npaper-a,random,1,1,10001,",
                                        0),
                              0,
                              csv.substr(0, 200));
        CheckMarkdown(utility);
        NS_TEST_EXPECT_MSG_EQ(FindMissing(outcome.output, "look-ahead"), "", "the summary");
        const bool hasGnuplot = std::system("command -v gnuplot >/dev/null 2>&1") == 0;
        for (const std::string picture : {"table1.png", "learning-curve.png"})
        {
            const bool isPng = Read("table/" + picture).rfind("\x89PNG", 0) == 0;
            NS_TEST_EXPECT_MSG_EQ(isPng, hasGnuplot, picture);
        }
    }

    /// The paper's numbers stand beside those of the one cell that it has.
    void CheckMarkdown(double utility)
    {
        const std::string markdown = Read("table/table1.md");
        std::string nine;
        for (int policy = 0; policy < 9; ++policy)
        {
            nine += " " + GrowsTextTable::Format(utility, 3) + " ±0.000 |";
        }
        for (const std::string& part :
             {"| 1, 14 |" + nine + " 3.57 | 3.21 | 3.52 |",
              "| 1, 1 |" + nine + " - | - | - |",
              std::string("29.000 ±0.000 | 9.15 | 9.08 | 9.13 |"),
              std::string("4 episodes a cell and seed; look-ahead, which is slow, only the\n"
                          "first 1 of them"),
              std::string("for 20\nepisodes")})
        {
            NS_TEST_EXPECT_MSG_EQ(FindMissing(markdown, part), "", "the notes below the table");
        }
    }
};

/**
 * \ingroup grows-tests
 * The same bytes, however the work is done.
 */
class GrowsTableResumeTestCase : public GrowsTableProgramTestCase
{
  public:
    GrowsTableResumeTestCase()
        : GrowsTableProgramTestCase("the same bytes for any number of jobs, and after any end")
    {
    }

  private:
    /// Two cells, two seeds, policies of every kind.
    static constexpr const char* TABLE = "--cells 0.5:6,1:14 --seeds 2 --episodes 500 --policies "
                                         "random,q-learning,paper-grows,grows,look-ahead ";

    void DoRun() override
    {
        const std::string what = TABLE;
        Make(what + "--jobs 1 --output one");
        Make(what + "--jobs 3 --output two");
        ExpectSame("one", "two");
        CheckIsolation();
        CheckMissing(what);
        CheckInterrupt(what);
        const Outcome other = Run("--first-seed 10001 " + what + "--preset paper-m1 --output one",
                                  GROWS_TABLE1_PROGRAM);
        NS_TEST_EXPECT_MSG_EQ(other.exitCode, 1, "exit code for another preset");
        NS_TEST_EXPECT_MSG_EQ(
            FindMissing(other.errors, "\"preset paper-a\", not \"preset paper-m1\""),
            "",
            "says what differs");
    }

    /// A run gives the same result whatever ran before it in the process.
    void CheckIsolation()
    {
        Make("--cells 1:14 --seeds 1 --episodes 500 --policies grows,paper-grows --output alone");
        const auto alone = ReadTable("alone/table1.csv");
        const auto all = ReadTable("one/table1.csv");
        NS_TEST_ASSERT_MSG_EQ(alone.GetNRows(), 2, "two policies");
        for (const std::string policy : {"grows", "paper-grows"})
        {
            const GrowsCsv same =
                all.Select("policy", policy).Select("mean_demand", "14").Select("seed", "10001");
            NS_TEST_EXPECT_MSG_EQ(alone.Select("policy", policy).GetText(0, "utility"),
                                  same.GetText(0, "utility"),
                                  policy);
        }
    }

    /// What is missing is done again, and nothing else.
    void CheckMissing(const std::string& what)
    {
        const std::string runs = GetFolder() + "/one/runs/";
        const auto before = std::filesystem::last_write_time(runs + "grows-1-14-10001");
        std::filesystem::remove_all(runs + "grows-1-14-10002");
        std::filesystem::remove(GetFolder() + "/one/table1.csv");
        Make(what + "--output one");
        ExpectSame("two", "one");
        const auto after = std::filesystem::last_write_time(runs + "grows-1-14-10001");
        NS_TEST_EXPECT_MSG_EQ((after == before), true, "this one was kept");
    }

    /// Ctrl-C leaves what is done, and the same command goes on from there.
    void CheckInterrupt(const std::string& what)
    {
        const std::string program = GROWS_TABLE1_PROGRAM " --first-seed 10001 ";
        const std::string first = "three/runs/random-0.5-6-10001";
        const Outcome outcome =
            RunCommand(program + what + "--jobs 1 --output three & pid=$!; while [ ! -d " + first +
                       " ] && kill -0 $pid; do sleep 0.05; done; kill -INT $pid; wait $pid; exit");
        NS_TEST_EXPECT_MSG_EQ(outcome.exitCode, 130, outcome.errors);
        NS_TEST_EXPECT_MSG_EQ(outcome.errors,
                              "error: interrupted; the same command goes on from here\n",
                              "what it says");
        NS_TEST_EXPECT_MSG_EQ(Read("three/table1.csv"), "", "no table yet");
        Make(what + "--output three");
        ExpectSame("one", "three");
    }
};

/**
 * \ingroup grows-tests
 * One agent for all cells.
 */
class GrowsTableModelTestCase : public GrowsTableProgramTestCase
{
  public:
    GrowsTableModelTestCase()
        : GrowsTableProgramTestCase("with --model, the agent is read, and does as in run")
    {
    }

  private:
    void DoRun() override
    {
        const auto models = std::filesystem::absolute(NS_TEST_SOURCEDIR "/../models");
        Make("--cells 0.7:10 --seeds 1 --episodes 1000 --policies max-rssi,grows --output table "
             "--model '" +
             (models / "paper-a.safetensors").string() + "'");
        const Outcome outcome = Run("--scenario paper-a --cell 0.7:10 --policies max-rssi,grows "
                                    "--seeds 1 --first-seed 10001 --episodes 200 --output e",
                                    GROWS_SLOTTED_PROGRAM);
        NS_TEST_ASSERT_MSG_EQ(outcome.exitCode, 0, outcome.errors);
        const auto table = ReadTable("table/table1.csv");
        const auto evaluated = ReadTable("e/runs.csv");
        for (std::size_t row = 0; row < 2; ++row)
        {
            for (const std::string column : {"policy", "utility", "rejections"})
            {
                NS_TEST_EXPECT_MSG_EQ(table.GetText(row, column),
                                      evaluated.GetText(row, column),
                                      column);
            }
        }
        NS_TEST_EXPECT_MSG_EQ(FindMissing(Read("table/table1.md"), "read from paper-a.safetensors"),
                              "",
                              "the notes say where the agent is from");
    }
};

/**
 * \ingroup grows-tests Wrong command lines, and full disks.
 */
class GrowsTableBadInputTestCase : public GrowsTableProgramTestCase
{
  public:
    GrowsTableBadInputTestCase()
        : GrowsTableProgramTestCase("bad input: one sentence, exit code 1 or 2, nothing written")
    {
    }

  private:
    void DoRun() override
    {
        ExpectRefusals(
            {{"--preset nosuch", 1, "'nosuch'; known are "},
             {"--preset hotspot", 1, "'hotspot' is no preset of the paper"},
             {"--cells=", 1, "--cells must name a cell"},
             {"--cells 0.5", 1, "not '0.5'"},
             {"--cells 0.5:6,", 1, "empty cell, as '0.5:6,'"},
             {"--cells 0.5:6,,1:6", 1, "empty cell"},
             {"--cells 0.5:6:7", 1, "not '0.5:6:7'"},
             {"--cells a:b", 1, "not 'a:b'"},
             {"--cells 1.5:6", 1, "not '1.5:6'"},
             {"--cells 0:6", 1, "not '0:6'"},
             {"--cells -0.5:6", 1, "not '-0.5:6'"},
             {"--cells nan:6", 1, "not 'nan:6'"},
             {"--cells 0.5:inf", 1, "not '0.5:inf'"},
             {"--cells 0.5:0", 1, "not '0.5:0'"},
             {"--cells 1:6,1.0:6.0", 1, "not 1:6 twice"},
             {"--policies nosuch", 1, "\"nosuch\"; known are greedy-measured, greedy-utility, "},
             {"--policies=", 1, "--policies"},
             {"--policies argmax,max-rssi", 1, "'argmax,max-rssi'"},
             {"--policies torch-script", 1, "torch-script cannot run"},
             {"--policies random --model x.safetensors", 1, "none of the policies random reads"},
             {"--policies paper-grows --model x.safetensors",
              1,
              "none of the policies paper-grows reads"},
             {"--policies grows --model missing.safetensors", 1, "cannot read missing.safetensors"},
             {"--episodes 0", 1, "not '0'"},
             {"--episodes -5", 1, "not '-5'"},
             {"--seeds 0", 1, "--seeds"},
             {"--first-seed 0", 1, "--first-seed"},
             {"--jobs 0", 1, "--jobs"},
             {"--job 0.5:6:7 --seeds 1 --first-seed 10001", 1, "'0.5:6:7'"},
             {"--output=", 1, "--output"},
             {"--output /dev/full", 1, "cannot write to /dev/full"},
             {"--output /dev/null/x", 1, "cannot write to /dev/null/x"},
             {"--ns3::GrowsDoubleDqn::LearningRate=-1", 1, "LearningRate that takes '-1'"},
             {"--ns3::GrowsDoubleDqn::LearningRate=nan", 1, "LearningRate that takes 'nan'"},
             {"--ns3::GrowsTrainer::Discount=1.5", 1, "Discount that takes '1.5'"},
             {"--ns3::GrowsLevelScenario::ArrivalProbability=2", 1, "ArrivalProbability"},
             {"--nosuch", 2, "unknown option --nosuch"}},
            GROWS_TABLE1_PROGRAM);
        TryFullDisk(0, "error: cannot write table/configuration.txt: ");
        TryFullDisk(1, "error: the job 0.5:6:10001 failed with exit code 1: cannot write");
        Make(std::string(TABLE) + "--output table");
        NS_TEST_EXPECT_MSG_NE(Read("table/table1.csv"), "", "with free capacity, it goes on");
    }

    /// Little, but its learning curve is larger than a block of 512 or 1024 bytes.
    static constexpr const char* TABLE =
        "--seeds 1 --cells 0.5:6 --policies q-learning --episodes 20000 ";

    /**
     * Let files have so many blocks at most.
     * \param blocks their number
     * \param sentence how what is said begins
     */
    void TryFullDisk(int blocks, const std::string& sentence)
    {
        // What it says goes through a pipe: that is no file.
        const Outcome outcome = RunCommand("(ulimit -f " + std::to_string(blocks) +
                                           "; " GROWS_TABLE1_PROGRAM " --first-seed 10001 " +
                                           TABLE + "--output table 2>&1; echo exit code $?) | cat");
        NS_TEST_EXPECT_MSG_EQ(outcome.output.rfind(sentence, 0), 0, outcome.output);
        const std::string rest = outcome.output.substr(outcome.output.find('\n') + 1);
        NS_TEST_EXPECT_MSG_EQ(rest, "exit code 1\n", outcome.output);
        const std::string runs = GetFolder() + "/table/runs";
        const bool hasRuns = std::filesystem::exists(runs) && !std::filesystem::is_empty(runs);
        NS_TEST_EXPECT_MSG_EQ(hasRuns, false, "no run is written");
        NS_TEST_EXPECT_MSG_EQ(Read("table/table1.csv"), "", "no table is written");
    }
};

/**
 * \ingroup grows-tests
 * A training leaves its learning curve.
 */
class GrowsTrainCurveTestCase : public GrowsProgramTestCase
{
  public:
    GrowsTrainCurveTestCase()
        : GrowsProgramTestCase("a training leaves its learning curve as CSV and picture")
    {
    }

  private:
    void DoRun() override
    {
        // Neither the shell nor gnuplot may take the name for a command.
        const std::string name = "it's `mine` $HOME";
        const Outcome outcome = Run("--cells 0.5:6 --episodes 1200 --output \"it's \\`mine\\` "
                                    "\\$HOME.safetensors\"",
                                    GROWS_TRAIN_PROGRAM);
        NS_TEST_ASSERT_MSG_EQ(outcome.exitCode, 0, outcome.errors);
        const auto curve = ReadTable(name + "-curve.csv");
        NS_TEST_ASSERT_MSG_EQ(curve.GetNRows(), 3, "rows after 512, 1024, 1200 episodes");
        NS_TEST_EXPECT_MSG_EQ(curve.GetText(2, "episode"), "1200", "to the end");
        NS_TEST_EXPECT_MSG_EQ(curve.GetNumber(2, "epsilon"), 0.0, "no exploration by then");
        const bool hasGnuplot = std::system("command -v gnuplot >/dev/null 2>&1") == 0;
        const bool isPng = Read(name + "-curve.png").rfind("\x89PNG", 0) == 0;
        NS_TEST_EXPECT_MSG_EQ(isPng, hasGnuplot, "a picture if there is gnuplot");
        const auto lines = std::count(outcome.output.begin(), outcome.output.end(), '\n');
        NS_TEST_EXPECT_MSG_EQ(outcome.output.rfind("wrote " + name + ".safetensors\n", 0),
                              0,
                              "names the model");
        NS_TEST_EXPECT_MSG_EQ((lines == 2),
                              hasGnuplot,
                              "and what it has cost, and no more if the picture was drawn");
    }
};

/**
 * \ingroup grows-tests
 * The paper's table.
 */
class GrowsTable1TestSuite : public TestSuite
{
  public:
    GrowsTable1TestSuite()
        : TestSuite("grows-table1", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new GrowsPaperTableTestCase);
        AddTestCase(new GrowsTableComparisonTestCase);
        if (!std::string(GROWS_TABLE1_PROGRAM).empty())
        {
            AddTestCase(new GrowsTableByHandTestCase);
            AddTestCase(new GrowsTableResumeTestCase);
            AddTestCase(new GrowsTableModelTestCase);
            AddTestCase(new GrowsTableBadInputTestCase);
            AddTestCase(new GrowsTrainCurveTestCase);
        }
    }
};

GrowsTable1TestSuite g_growsTable1TestSuite; //!< registers the suite

} // namespace
