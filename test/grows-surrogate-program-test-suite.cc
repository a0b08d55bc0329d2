// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-program-test-case.h"

#include "ns3/grows-trajectory.h"

#include <cmath>

using namespace ns3;

/// From records to a surrogate, and what is no record.
class GrowsSurrogateProgramTestCase : public GrowsProgramTestCase
{
  public:
    GrowsSurrogateProgramTestCase()
        : GrowsProgramTestCase("from records to a surrogate of the slotted network")
    {
    }

  private:
    /// A record of one decision about a user, and of other arrivals. \param name of the file
    /// \param change what is different \return its path
    template <typename Change>
    std::string Save(const std::string& name, Change change)
    {
        GrowsTrajectory record;
        record.origin = {"a-program", "max-rssi", "", 0.0, 1, 1};
        record.features = "users";
        GrowsTransition transition;
        transition.state.nodes = 1;
        transition.state.features = {1.0F};
        transition.state.allowed = {1};
        record.transitions = {transition};
        GrowsOutcome outcome;
        outcome.isLast = true;
        record.outcomes = {outcome};
        record.network.cells.resize(1);
        record.network.cells[0] = {25, 10, 43.0, 0.0, 0.0};
        record.network.utilities = {1.0};
        record.network.cellWindows.resize(1);
        record.network.arrivals.resize(99);
        record.network.links.resize(99, {-80.0, 20.0, 20.0, 20.0, 1e7});
        change(record);
        const auto path = GetPath(name);
        NS_TEST_EXPECT_MSG_EQ(GrowsSaveTrajectory(record, path), "", name);
        return path;
    }

    void CheckBad()
    {
        const auto few = Save("few.safetensors", [](GrowsTrajectory& /* record */) {});
        const auto other =
            Save("other.safetensors", [](GrowsTrajectory& record) { record.origin.program = "b"; });
        const auto unmeasured = Save("unmeasured.safetensors", [](GrowsTrajectory& record) {
            record.network.arrivals.resize(100);
            record.network.links.assign(100, GrowsNetworkRecord::Link());
        });
        const std::string output = "--output mine.json ";
        ExpectRefusals(
            {{"--data 'x*'", 1, "--output must be a file that ends in .json"},
             {"--data 'x*' --output a,b.json", 1, "with a name of 1 to 64 letters"},
             {output, 1, "--data must name records"},
             {output + "--data 'x*'", 1, "no file matches 'x*'"},
             {output + "--data /dev/null", 1, "/dev/null"},
             {output + "--data " + few, 1, "needs 100 recorded arrivals, and there are only 99"},
             {output + "--data " + few + "," + other, 1, "of another program or network than"},
             {output + "--data " + unmeasured, 1, "no cell was measured"},
             {output + "--warm-up -1 --data " + few, 1, "warm-up"}},
            GROWS_SURROGATE_PROGRAM);
    }

    void DoRun() override
    {
        const std::string program = GROWS_SURROGATE_PROGRAM;
        if (program.empty())
        {
            return;
        }
        CheckBad();
        const auto recorded = RunCommand(
            std::string(GROWS_SLOTTED_PROGRAM) +
            " --handlers --scenario hotspot --duration 30 --ns3::GrowsRadioScenario::WarmUp=4s"
            " --policies max-rssi,least-loaded --seeds 3 --first-seed 10001 --record --quiet"
            " --output runs");
        NS_TEST_ASSERT_MSG_EQ(recorded.exitCode, 0, recorded.errors);
        const auto fitted =
            Run("--data 'runs/runs/*' --output mine.json --warm-up 4", GROWS_SURROGATE_PROGRAM);
        NS_TEST_ASSERT_MSG_EQ(fitted.exitCode, 0, fitted.errors);
        const auto table = ReadTable("mine-fit.csv");
        NS_TEST_ASSERT_MSG_EQ(table.GetNRows(), 4, "two policies, unseen as runs and as policies");
        for (std::size_t row = 0; row < table.GetNRows(); ++row)
        {
            NS_TEST_EXPECT_MSG_LT(std::abs(table.GetNumber(row, "utility_percent")),
                                  3.0,
                                  table.GetText(row, "policy"));
            NS_TEST_EXPECT_MSG_LT(table.GetNumber(row, "rb_use_largest_difference"),
                                  0.03,
                                  table.GetText(row, "policy"));
        }
        const auto played =
            RunCommand(std::string(GROWS_SLOTTED_PROGRAM) +
                       " --scenario mine.json --handlers --policies max-rssi --seeds 1"
                       " --first-seed 10001 --quiet --output played");
        NS_TEST_EXPECT_MSG_EQ(played.exitCode, 0, played.errors);
        NS_TEST_EXPECT_MSG_EQ(ReadTable("played/runs.csv").GetText(0, "scenario"),
                              "mine",
                              "its name");
        const auto packets = Run("--scenario mine.json");
        NS_TEST_EXPECT_MSG_EQ(packets.exitCode, 1, "nobody has a place");
    }
};

/// \ingroup grows-tests
/// The command that fits surrogates.
class GrowsSurrogateProgramTestSuite : public TestSuite
{
  public:
    GrowsSurrogateProgramTestSuite()
        : TestSuite("grows-surrogate-program", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new GrowsSurrogateProgramTestCase);
    }
};

static GrowsSurrogateProgramTestSuite g_growsSurrogateProgramTestSuite; //!< registers the suite
