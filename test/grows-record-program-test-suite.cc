// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-program-test-case.h"
#include "grows-record-options.h"

#include "ns3/grows-text-file.h"
#include "ns3/grows-trajectory.h"

/**
 * \file
 * \ingroup grows-tests
 * Records that programs leave: scripts, ./grows run --program, and runs in packets and in slots.
 */

using namespace ns3;

namespace
{

/**
 * \ingroup grows-tests
 * Runs that leave records: the same results, and the same figures in both.
 */
class GrowsRecordProgramTestCase : public GrowsProgramTestCase
{
  public:
    GrowsRecordProgramTestCase()
        : GrowsProgramTestCase("runs leave records: in packets, in slots, in a program")
    {
    }

  private:
    /// Do runs. \param arguments of the program \param output folder
    void Do(const std::string& arguments, const std::string& output)
    {
        const auto outcome = Run(arguments + " --quiet --output " + output);
        NS_TEST_ASSERT_MSG_EQ(outcome.exitCode, 0, outcome.errors);
        NS_TEST_EXPECT_MSG_EQ(outcome.errors, "", "nothing to say");
    }

    /// \param run folder of a run, below the test's \return the record that it has left
    GrowsTrajectory Load(const std::string& run)
    {
        const auto path = GetFolder() + "/" + run + "/" + GrowsRecordOptions::FILE_NAME;
        const auto loaded = GrowsLoadTrajectory(path);
        NS_TEST_EXPECT_MSG_EQ(loaded.problem, "", run);
        return loaded.value.value_or(GrowsTrajectory());
    }

    /// Expect the figures of a run's tables. \param run folder of the run
    void ExpectFigures(const std::string& run)
    {
        const auto record = Load(run);
        const auto runs = ReadTable(run + "/runs.csv");
        const auto arrivals = ReadTable(run + "/arrivals.csv");
        NS_TEST_EXPECT_MSG_EQ_TOL(record.utility, runs.GetNumber(0, "utility"), 1e-5, run);
        NS_TEST_EXPECT_MSG_EQ(record.rejections, runs.GetNumber(0, "rejections"), run);
        const auto& network = record.network;
        NS_TEST_ASSERT_MSG_EQ(network.arrivals.size(), arrivals.GetNRows(), run);
        for (std::size_t i = 0; i < network.arrivals.size(); ++i)
        {
            NS_TEST_EXPECT_MSG_EQ_TOL(network.arrivals[i].timeS,
                                      arrivals.GetNumber(i, "time_s"),
                                      1e-5,
                                      run << ", arrival " << i);
            NS_TEST_EXPECT_MSG_EQ(network.arrivals[i].receivedBytes,
                                  arrivals.GetNumber(i, "received_bytes"),
                                  run << ", arrival " << i);
        }
        ExpectWindows(record, run);
    }

    /// Expect the windows of a run's tables. \param record of the run \param run its folder
    void ExpectWindows(const GrowsTrajectory& record, const std::string& run)
    {
        const auto windows = ReadTable(run + "/windows.csv");
        const auto& cellWindows = record.network.cellWindows;
        NS_TEST_ASSERT_MSG_EQ(cellWindows.size(), windows.GetNRows(), run);
        for (std::size_t i = 0; i < cellWindows.size(); ++i)
        {
            NS_TEST_EXPECT_MSG_EQ(cellWindows[i].users, windows.GetNumber(i, "users"), run);
            NS_TEST_EXPECT_MSG_EQ_TOL(cellWindows[i].rbUse,
                                      windows.GetNumber(i, "rb_use"),
                                      1e-5,
                                      run);
        }
        NS_TEST_EXPECT_MSG_GT(record.network.samples.size(), 0, "users stay");
    }

    void DoRun() override
    {
        ExpectRefusals(
            {{"--record-epsilon 0.5", 1, "--record-epsilon needs --record"},
             {"--record --record-epsilon 2", 1, "--record-epsilon must be a number from 0 to 1"},
             {"--network slotted --record", 1, "--record is for packets, programs and slots with"},
             {"--program true --record-epsilon 0.5", 1, "--record-epsilon needs --record"},
             {"--program true --GrowsRecord=x", 1, "GrowsRecordEpsilon are for scripts"}});
        CheckPackets();
        CheckSlots();
        CheckProgram();
    }

    /// Runs in LTE: no table changes because something is recorded.
    void CheckPackets()
    {
        const std::string what = SHORT + std::string("--policies max-rssi,grows --seeds 1");
        Do(what, "plain");
        Do(what + " --record", "recorded");
        for (const std::string file : {"runs.csv", "arrivals.csv", "windows.csv", "places.csv"})
        {
            NS_TEST_EXPECT_MSG_EQ(FindDifference(Read("recorded/" + file), Read("plain/" + file)),
                                  "",
                                  file << " of runs that leave records");
        }
        const std::string rule = "recorded/runs/max-rssi-10001";
        const std::string agent = "recorded/runs/grows-10001";
        ExpectFigures(rule);
        ExpectFigures(agent);
        const auto record = Load(agent);
        NS_TEST_EXPECT_MSG_EQ(record.origin.policy, "grows", "who decided");
        NS_TEST_EXPECT_MSG_EQ(record.origin.seed, 10001, "RngRun");
        NS_TEST_EXPECT_MSG_EQ(record.origin.weights.size(), 16, record.origin.weights);
        auto all = Load(rule);
        NS_TEST_EXPECT_MSG_EQ(all.origin.weights, "", "a rule reads no file");
        GrowsSelectFeatures(all, record.features);
        NS_TEST_EXPECT_MSG_EQ(all.transitions.front().state.features.size(),
                              record.transitions.front().state.features.size(),
                              "a rule's record has what the agent sees");
    }

    /// Runs in slots, where handlers decide.
    void CheckSlots()
    {
        Do("--network slotted --scenario hotspot --handlers --policies max-rssi --seeds 2 "
           "--duration 40 --record --record-epsilon 0.25",
           "slots");
        for (const std::string run : {"slots/runs/max-rssi-1", "slots/runs/max-rssi-2"})
        {
            ExpectFigures(run);
            const auto record = Load(run);
            NS_TEST_EXPECT_MSG_EQ(record.origin.epsilon, 0.25, "epsilon");
            const auto explored = std::count_if(record.transitions.begin(),
                                                record.transitions.end(),
                                                [](auto& one) { return one.probability < 0.5; });
            NS_TEST_EXPECT_MSG_GT(explored, 0, "some candidates were drawn");
        }
    }

    /// Runs of somebody else's script.
    void CheckProgram()
    {
        const std::string script = GROWS_LTE_SCRIPT_PROGRAM;
        Do("--program \"" + script + " --simTime=3s --numUes=6\" --policies max-rssi,none " +
               "--seeds 3,7 --duration 3 --record --record-epsilon 0.5",
           "program");
        for (const std::string run : {"max-rssi-3", "max-rssi-7", "none-3"})
        {
            ExpectFigures("program/runs/" + run);
            const auto record = Load("program/runs/" + run);
            NS_TEST_EXPECT_MSG_EQ(record.origin.program, "grows-lte-script", "the program");
            NS_TEST_EXPECT_MSG_EQ(record.origin.policy + "-" + std::to_string(record.origin.seed),
                                  run,
                                  "which run");
            const auto n = record.transitions.size();
            if (run != "none-3")
            {
                NS_TEST_EXPECT_MSG_EQ(n, 6, "a decision a UE");
                continue;
            }
            NS_TEST_EXPECT_MSG_GT(n, 0, "exploration took a cell");
            NS_TEST_EXPECT_MSG_LT(n, 6, "to decline is no action of a rule");
        }
    }
};

/**
 * \ingroup grows-tests
 * The suite.
 */
class GrowsRecordProgramTestSuite : public TestSuite
{
  public:
    GrowsRecordProgramTestSuite()
        : TestSuite("grows-record-program", TestSuite::Type::SYSTEM)
    {
        const bool isBuilt = !std::string(GROWS_RUN_PROGRAM).empty() &&
                             !std::string(GROWS_LTE_SCRIPT_PROGRAM).empty();
        if (isBuilt)
        {
            AddTestCase(new GrowsRecordProgramTestCase);
        }
    }
};

GrowsRecordProgramTestSuite g_growsRecordProgramTestSuite; //!< registers the suite

} // namespace
