// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-test-text.h"
#include "grows-training-test-case.h"

/**
 * \file
 * \ingroup grows-tests
 * Training in somebody's program: whatever happens to its processes, and programs in which none is
 * possible.
 */

using namespace ns3;

namespace
{

/// A script with arrivals, short.
const std::string SCRIPT = GROWS_TRAIN_IN_SCRIPT_PROGRAM " --simTime=2s --arrivalRate=5";

/// Two rounds of two short episodes. \param program command \return options of a training
std::string
Train(const std::string& program)
{
    return "--program \"" + program + "\" --episodes 4 --round 2 --ns3::GrowsDoubleDqn::WarmUp=8 ";
}

/**
 * \ingroup grows-tests
 * A program that can be trained in.
 */
class GrowsProgramTrainingTestCase : public GrowsTrainingTestCase
{
  public:
    GrowsProgramTrainingTestCase()
        : GrowsTrainingTestCase("training in a program: the same bytes with other workers, killed "
                                "ones, and an interruption",
                                Train("cd / && " + SCRIPT))
    {
    }

  private:
    void DoRun() override
    {
        TrainWhole();
        KillWorkers();
        Interrupt();
        TakeSeed();
        CheckResume();
    }

    /// A program may take the seed from its command line, and warm up.
    void TakeSeed()
    {
        const std::string seeded = Train(SCRIPT + " --simTime=3s --RngRun={seed} # {policy}");
        const auto outcome =
            Run(seeded + "--output a --warm-up 1 --duration 2", GROWS_TRAIN_PROGRAM);
        NS_TEST_EXPECT_MSG_EQ(outcome.exitCode, 0, outcome.errors);
        const auto curve = ReadTable("a-curve.csv");
        NS_TEST_EXPECT_MSG_EQ(Join(curve, {"episode", "simulated_s"}), "2 4 \n4 8 \n", "2 s");
        const auto other = ReadTable("whole/agent-curve.csv");
        NS_TEST_EXPECT_MSG_NE(Join(curve, {"utility"}), Join(other, {"utility"}), "what counts");
    }

    /// A checkpoint goes with its program, and what that sees of the environment.
    void CheckResume()
    {
        const std::string train = std::string(GROWS_TRAIN_PROGRAM) + " " + Train(SCRIPT);
        const auto stopped = RunCommand(
            train + "--output b & pid=$!; while ! ls b.episodes/runs/2.* >/dev/null 2>&1 && "
                    "kill -0 $pid; do sleep 0.02; done; kill -INT $pid; wait $pid");
        NS_TEST_EXPECT_MSG_EQ(stopped.exitCode, 130, stopped.errors);
        ExpectOneLine(RunCommand("NS_ATTRIBUTE_DEFAULT='ns3::GrowsUserAssociation::Window=2s' " +
                                 train + "--output b --resume"),
                      1,
                      " with NS_ATTRIBUTE_DEFAULT ns3::Grows",
                      "another environment");
        const auto resumed = RunCommand(train + "--output b --resume --timeout 500");
        NS_TEST_EXPECT_MSG_EQ(resumed.exitCode, 0, resumed.errors);
    }
};

/**
 * \ingroup grows-tests
 * Programs in which no agent can be trained: a sentence each.
 */
class GrowsBadTrainingProgramTestCase : public GrowsProgramTestCase
{
  public:
    GrowsBadTrainingProgramTestCase()
        : GrowsProgramTestCase("programs that cannot be trained in: one sentence, exit code")
    {
    }

  private:
    /// Expect that the first round fails. \param program command \param part of what is said
    /// \param options of the training
    void ExpectFailure(const std::string& program,
                       const std::string& part,
                       const std::string& options = "")
    {
        std::filesystem::remove_all(GetFolder() + "/agent.safetensors.episodes");
        const auto outcome = Run(Train(program) + "--jobs 1 " + options, GROWS_TRAIN_PROGRAM);
        ExpectOneLine(outcome, 1, part, program);
        NS_TEST_EXPECT_MSG_EQ(std::filesystem::exists(GetFolder() + "/agent.safetensors"),
                              false,
                              program << ": no agent is written");
    }

    void DoRun() override
    {
        ExpectRefusals({{"--program ''", 1, "--program must be a command"},
                        {"--program", 2, "--program needs a value"},
                        {"--program true --network lte", 1, "--network has no effect with"},
                        {"--program true --networks hotspot", 1, "--networks has no effect with"},
                        {"--program true --cells 0.5:6", 1, "--cells has no effect with"},
                        {"--program true --output 'a;b'", 1, "must be without ';'"},
                        {"--program true --duration 5 --warm-up 5", 1, "--duration must be"},
                        {"--program true --timeout -1", 1, "--timeout must be"},
                        {"--program true --agent paper-grows", 1, "learns slot by slot"},
                        {"--program true --resume", 1, "cannot read agent.safetensors.checkpoint"},
                        {"--program true --ns3::GrowsUserAssociation::Window=2s",
                         1,
                         "no effect with --program"},
                        {"--warm-up 3", 1, "--warm-up is for --program only"},
                        {"--timeout 3", 1, "--timeout is for --network lte and --program only"}},
                       GROWS_TRAIN_PROGRAM);
        ExpectFailure("./nothing", "not found (its output is in");
        NS_TEST_EXPECT_MSG_EQ(
            FindMissing(Read("agent.safetensors.episodes/runs/0.failed/errors.txt"), "not"),
            "",
            "what it said is kept");
        ExpectFailure("echo boom >&2; exit 3", "the program failed with exit code 3: boom");
        ExpectFailure("true", "the program never installed a GrowsHelper");
        ExpectFailure("sleep 60", "has not ended within 0.3 s (--timeout)", "--timeout 0.3");
        IgnorePolicy();
        IgnoreSeed();
    }

    /// Programs that do not let the agent decide.
    void IgnorePolicy()
    {
        const std::string script = SCRIPT;
        ExpectFailure(script + " --arrivalRate=0.000001", "the program never decided");
        ExpectFailure(script + " --GrowsPolicy=none", "has GrowsPolicy=none, not grows");
        ExpectFailure(script + " --GrowsRecord=",
                      "GrowsRecordEpsilon has no effect without GrowsRecord");
        ExpectFailure(script + " --GrowsRecordEpsilon=0.5", "has GrowsRecordEpsilon=0.5, not 1");
        const std::string find = "folder=$(echo \"$NS_GLOBAL_VALUE\" | sed "
                                 "'s/.*GrowsResults=//; s/;.*//')\n";
        const auto write = [this, &find](const std::string& name, const std::string& text) {
            std::ofstream(GetFolder() + "/" + name) << find << text << "\n";
        };
        write("silent.sh", script + " && rm \"$folder\"/record.safetensors");
        ExpectFailure("sh silent.sh", "the program left no record of its decisions");
        write("rule.sh",
              "NS_GLOBAL_VALUE=\"GrowsPolicy=max-rssi;GrowsRecord=$PWD/rule.safetensors\" " +
                  script + "; " + script +
                  " && cp rule.safetensors \"$folder\"/record.safetensors");
        ExpectFailure("sh rule.sh", "had policy max-rssi decide, not grows");
        write("other.sh",
              "NS_GLOBAL_VALUE=\"GrowsPolicy=grows;GrowsRecord=$PWD/other.safetensors\" " + script +
                  "; " + script + " && cp other.safetensors \"$folder\"/record.safetensors");
        ExpectFailure("sh other.sh", "decided with other weights than those of GrowsModel");
    }

    /// Programs that have a seed of their own.
    void IgnoreSeed()
    {
        ExpectFailure(SCRIPT + " --RngRun=5", "the program has RngRun=5, not 10001");
        ExpectFailure(SCRIPT + " --RngRun=5 # {seed}",
                      "the seeds 10001 and 10002 have the same outcome under grows");
    }
};

/**
 * \ingroup grows-tests
 * Training in somebody's program.
 */
class GrowsProgramTrainingTestSuite : public TestSuite
{
  public:
    GrowsProgramTrainingTestSuite()
        : TestSuite("grows-program-training", TestSuite::Type::SYSTEM)
    {
        const bool isBuilt = !std::string(GROWS_TRAIN_PROGRAM).empty() &&
                             !std::string(GROWS_TRAIN_IN_SCRIPT_PROGRAM).empty();
        if (isBuilt)
        {
            AddTestCase(new GrowsProgramTrainingTestCase);
            AddTestCase(new GrowsBadTrainingProgramTestCase);
        }
    }
};

GrowsProgramTrainingTestSuite g_growsProgramTrainingTestSuite; //!< registers the suite

} // namespace
