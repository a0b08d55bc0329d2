// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-program-test-case.h"
#include "grows-test-text.h"

#include "ns3/grows-tensor-file.h"
#include "ns3/test.h"

/**
 * \file
 * \ingroup grows-tests
 * The program that trains agents, from outside: wrong input, full disks, damaged checkpoints.
 */

using namespace ns3;

namespace
{

/**
 * \ingroup grows-tests
 * Wrong input.
 */
class GrowsTrainBadInputTestCase : public GrowsProgramTestCase
{
  public:
    GrowsTrainBadInputTestCase()
        : GrowsProgramTestCase("bad input of train: one sentence, exit code, nothing written")
    {
    }

  private:
    void DoRun() override
    {
        const std::string full = GetPath("full.safetensors");
        std::filesystem::create_symlink("/dev/full", full);
        ExpectRefusals(
            {{"--networks nosuch", 1, "'nosuch'; known are "},
             {"--networks=", 1, "nothing to train on"},
             {"--agent nosuch", 1, "'nosuch'; known are: "},
             {"--cells=", 1, "--cells must name cells, such as 0.5:6, not ''"},
             {"--cells 0.5:6,", 1, "not '0.5:6,'"},
             {"--cells 1.5:6", 1, "not '1.5:6'"},
             {"--cells -0.5:6", 1, "not '-0.5:6'"},
             {"--cells 0.5:nan", 1, "not '0.5:nan'"},
             {"--episodes 0", 1, "not '0'"},
             {"--episodes -1", 1, "not '-1'"},
             {"--seed nan", 1, "not 'nan'"},
             {"--checkpoint-every -1", 1, "not '-1'"},
             {"--output /dev/null/x.safetensors", 1, "'/dev/null/x.safetensors'"},
             {"--output .", 1, "'.'"},
             {"--output=", 1, "''"},
             {"--output '" + full + "'", 1, "'" + full + "'"},
             {"--episodes 9 --output /proc/x.safetensors", 1, "write to /proc/x.safetensors: "},
             {"--resume", 1, "cannot read agent.safetensors.checkpoint"},
             {"--seed 5 --RngRun=7", 2, "--seed is RngRun: give one of them"},
             {"--RngRun=3000000000", 1, "--RngRun must be from 1 to 1000000000"},
             {"--ns3::GrowsUserAssociation::Window=2s", 1, "no effect without"},
             {"--nosuch", 2, "unknown option --nosuch"}},
            GROWS_TRAIN_PROGRAM);
        NS_TEST_EXPECT_MSG_EQ(std::filesystem::is_symlink(full), true, "a device stays what it is");
        TryHyperParameters();
    }

    /// Attributes of what is trained, and how.
    void TryHyperParameters()
    {
        const std::string learner = "--ns3::GrowsDoubleDqn::";
        const std::string trainer = "--ns3::GrowsTrainer::";
        const std::string network = "--ns3::GrowsLevelScenario::";
        ExpectRefusals(
            {{learner + "LearningRate=-0.1", 1, "LearningRate that takes '-0.1'"},
             {learner + "LearningRate=nan", 1, "LearningRate that takes 'nan'"},
             {learner + "BatchSize=0", 1, "BatchSize that takes '0'"},
             {learner + "BatchSize=-1", 1, "BatchSize that takes '-1'"},
             {learner + "ReplayCapacity=99999999999999999999", 1, "'99999999999999999999'"},
             {learner + "FinalEpsilon=1.5", 1, "FinalEpsilon that takes '1.5'"},
             {learner + "Loss=l3", 1, "Loss that takes 'l3'"},
             {learner + "Widths=4,x", 1, "Widths=\"4,x\""},
             {learner + "Widths=", 1, "Widths=\"\""},
             {trainer + "Discount=1.5", 1, "Discount that takes '1.5'"},
             {trainer + "Discount=nan", 1, "Discount that takes 'nan'"},
             {network + "ArrivalProbability=1.01", 1, "ArrivalProbability that takes '1.01'"},
             {network + "Cells=0", 1, "Cells that takes '0'"},
             {network + "DemandVariable=ns3::No", 1, "DemandVariable that takes 'ns3::No'"}},
            GROWS_TRAIN_PROGRAM);
    }
};

/**
 * \ingroup grows-tests
 * What becomes of files when something goes wrong.
 */
class GrowsTrainFaultsTestCase : public GrowsProgramTestCase
{
  public:
    GrowsTrainFaultsTestCase()
        : GrowsProgramTestCase(
              "full disk, damaged checkpoints; good files stay, and going on gives the same bytes")
    {
    }

  private:
    /**
     * Run the training in a folder below the test's own.
     * \param folder its name
     * \param arguments more than the usual ones
     * \param before what the shell does first
     * \return what it did
     */
    Outcome Train(const std::string& folder,
                  const std::string& arguments = "",
                  const std::string& before = "true")
    {
        std::filesystem::create_directories(GetFolder() + "/" + folder);
        return RunCommand("cd " + folder + "; " + before +
                          "; " GROWS_TRAIN_PROGRAM
                          " --cells 0.5:6 --episodes 240 --checkpoint-every 48 " +
                          arguments);
    }

    void DoRun() override
    {
        const Outcome whole = Train("whole");
        NS_TEST_ASSERT_MSG_EQ(whole.exitCode, 0, whole.errors);
        NS_TEST_EXPECT_MSG_EQ(Train("again").exitCode, 0, "exit code of the same training again");
        ExpectSame("again");
        FillDisk();
        DamageCheckpoint();
        FillDiskAtTheEnd();
        NameFolder();
        SpellOtherwise();
        GiveRun();
    }

    /// ns-3's own name of the seed is one, too.
    void GiveRun()
    {
        NS_TEST_ASSERT_MSG_EQ(Train("run", "--RngRun=10002").exitCode, 0, "RngRun");
        NS_TEST_ASSERT_MSG_EQ(Train("seed", "--seed=10002").exitCode, 0, "exit code with --seed");
        const auto curve = Read("run/agent-curve.csv");
        NS_TEST_EXPECT_MSG_EQ(FindDifference(curve, Read("seed/agent-curve.csv")),
                              "",
                              "curves by --RngRun and by --seed");
        NS_TEST_EXPECT_MSG_NE(curve, Read("whole/agent-curve.csv"), "not the default's curve");
    }

    /// The curve lies beside the model, whatever its folder is called.
    void NameFolder()
    {
        const Outcome outcome =
            Train("named", "--output x.safetensors.d/agent", "mkdir x.safetensors.d");
        NS_TEST_EXPECT_MSG_EQ(outcome.exitCode, 0, outcome.errors);
        NS_TEST_EXPECT_MSG_EQ(FindDifference(Read("named/x.safetensors.d/agent-curve.csv"),
                                             Read("whole/agent-curve.csv")),
                              "",
                              "the curve");
    }

    /// A checkpoint knows its command however it is typed.
    void SpellOtherwise()
    {
        std::filesystem::create_directories(GetFolder() + "/spelled");
        std::ofstream(GetFolder() + "/spelled/agent.safetensors.checkpoint", std::ios::binary)
            << m_checkpoint;
        const Outcome outcome =
            RunCommand("cd spelled; " GROWS_TRAIN_PROGRAM
                       " --cells=0.5:6 --episodes=240 --quiet --resume --checkpoint-every=48");
        NS_TEST_ASSERT_MSG_EQ(outcome.exitCode, 0, outcome.errors);
        ExpectSame("spelled");
    }

    /// Expect the files of the uninterrupted training. \param folder where
    void ExpectSame(const std::string& folder)
    {
        for (const std::string file : {"/agent.safetensors", "/agent-curve.csv"})
        {
            NS_TEST_EXPECT_MSG_EQ(FindDifference(Read(folder + file), Read("whole" + file)),
                                  "",
                                  folder << file << " has the bytes of the uninterrupted training");
        }
        NS_TEST_EXPECT_MSG_EQ(CountFiles(folder), 2, folder << ": and nothing else");
    }

    /// \param folder below the test's own \return how many files are in it, without the pictures'
    std::size_t CountFiles(const std::string& folder)
    {
        const std::filesystem::directory_iterator files(GetFolder() + "/" + folder);
        return std::count_if(begin(files), end(files), [](const auto& file) {
            const auto name = file.path().filename().string();
            return name.find("-curve.png") == std::string::npos &&
                   name.find("-curve.svg") == std::string::npos &&
                   name.find("-curve.sh") == std::string::npos &&
                   name.find("-plot.csv") == std::string::npos && name != "gnuplot.log";
        });
    }

    /// A limit on the size of files stands for a full disk: a later checkpoint, a larger one,
    /// fails.
    void FillDisk()
    {
        const Outcome outcome = Train("full", "", "trap '' XFSZ; ulimit -f 1000");
        ExpectOneLine(outcome, 1, "cannot write agent.safetensors.checkpoint: ", "a full disk");
        NS_TEST_ASSERT_MSG_EQ(CountFiles("full"), 1, "an earlier checkpoint, and nothing else");
        m_checkpoint = Read("full/agent.safetensors.checkpoint");
        const Outcome resumed = Train("full", "--resume");
        NS_TEST_ASSERT_MSG_EQ(resumed.exitCode, 0, "it is good: " << resumed.errors);
        ExpectSame("full");
    }

    /**
     * Expect that a damaged checkpoint is refused, and left alone as an older model is.
     * \param bytes of the checkpoint
     * \param part of what must be said
     * \param what is wrong with it, in words
     */
    void ExpectRefusal(const std::string& bytes, const std::string& part, const std::string& what)
    {
        const std::string path = GetFolder() + "/damaged/agent.safetensors.checkpoint";
        std::filesystem::create_directories(GetFolder() + "/damaged");
        std::ofstream(GetFolder() + "/damaged/agent.safetensors") << "an older model";
        std::ofstream(path, std::ios::binary) << bytes;
        const Outcome outcome = Train("damaged", "--resume");
        ExpectOneLine(outcome, 1, "agent.safetensors.checkpoint", what);
        NS_TEST_EXPECT_MSG_EQ(FindMissing(outcome.errors, part),
                              "",
                              what << ": says what is wrong");
        NS_TEST_EXPECT_MSG_EQ(FindDifference(ReadFile(path), bytes),
                              "",
                              what << ": the checkpoint is left alone");
        NS_TEST_EXPECT_MSG_EQ(Read("damaged/agent.safetensors"), "an older model", what);
        NS_TEST_EXPECT_MSG_EQ(CountFiles("damaged"), 2, what << ": nothing half written");
    }

    /// Checkpoints that were cut, or are of another version or shape.
    void DamageCheckpoint()
    {
        const std::size_t size = m_checkpoint.size();
        for (const std::size_t length : {std::size_t{0}, std::size_t{1}, size / 3, size - 1})
        {
            ExpectRefusal(m_checkpoint.substr(0, length), "", "cut at " + std::to_string(length));
        }
        const std::string path = GetPath("good.checkpoint");
        std::ofstream(path, std::ios::binary) << m_checkpoint;
        const auto good = GrowsTensorFile::Load(path);
        NS_TEST_ASSERT_MSG_EQ(good.problem, "", "the good one");
        const auto expect = [&](const GrowsTensorFile& bad, const std::string& part) {
            NS_TEST_ASSERT_MSG_EQ(bad.Save(path), "", "the changed checkpoint is written");
            ExpectRefusal(ReadFile(path), part, "another " + part);
        };
        const std::vector<std::tuple<std::string, nlohmann::json, std::string>> changes{
            {"version", 99, "version"},
            {"format", "grows-model", "expected \"grows-checkpoint\""},
            {"configuration", "grows-train --seed 7", "made by \"grows-train --seed 7\""}};
        for (const auto& [name, value, part] : changes)
        {
            auto bad = *good.value;
            bad.metadata[name] = value;
            expect(bad, part);
        }
        auto bad = *good.value;
        bad.Put<float>("learner.online", {3}, {1.0F, 2.0F, 3.0F});
        expect(bad, "learner.online");
        bad = *good.value;
        bad.Put<int64_t>("trainer.position", {1}, {1});
        expect(bad, "another position");
    }

    /// The disk is full when the model is to be written: the older one stays.
    void FillDiskAtTheEnd()
    {
        const std::string older = Read("whole/agent.safetensors");
        const Outcome outcome = Train("whole", "--checkpoint-every=0", "trap '' XFSZ; ulimit -f 1");
        ExpectOneLine(outcome, 1, "cannot write agent.safetensors: ", "a full disk at the end");
        NS_TEST_EXPECT_MSG_EQ(FindDifference(Read("whole/agent.safetensors"), older),
                              "",
                              "the older one whole");
        NS_TEST_EXPECT_MSG_EQ(CountFiles("whole"), 2, "nothing half written");
    }

    std::string m_checkpoint; //!< a good one
};

/**
 * \ingroup grows-tests
 * Whom LibTorch, which takes long to load, makes wait.
 */
class GrowsTorchLibraryTestCase : public GrowsProgramTestCase
{
  public:
    GrowsTorchLibraryTestCase()
        : GrowsProgramTestCase("LibTorch is loaded where somebody trains, and nowhere else")
    {
    }

  private:
    /// \param command of the program \param arguments of it
    /// \return whether the program has loaded the module's library, and whether LibTorch
    std::pair<bool, bool> FindLoaded(const std::string& command, const std::string& arguments)
    {
        const auto outcome = RunCommand("LD_DEBUG=files LD_DEBUG_OUTPUT=loaded " + command + " " +
                                        arguments + " && cat loaded.* && rm loaded.*");
        NS_TEST_EXPECT_MSG_EQ(outcome.exitCode, 0, outcome.errors);
        return {FindMissing(outcome.output, "grows").empty(),
                FindMissing(outcome.output, "libtorch_cpu").empty()};
    }

    void DoRun() override
    {
        const auto runs = FindLoaded(GROWS_SLOTTED_PROGRAM,
                                     "--policies grows,max-rssi --seeds 1 --episodes 1 --jobs 1");
        NS_TEST_EXPECT_MSG_EQ(runs.first, true, "files that are loaded are known");
        NS_TEST_EXPECT_MSG_EQ(runs.second, false, "an agent decides");
        const auto trains = FindLoaded(GROWS_TRAIN_PROGRAM, "--cells 0.5:6 --episodes 24 --quiet");
        NS_TEST_EXPECT_MSG_EQ(trains.second, true, "an agent is trained");
    }
};

/**
 * \ingroup grows-tests
 * The program that trains agents.
 */
class GrowsTrainProgramTestSuite : public TestSuite
{
  public:
    GrowsTrainProgramTestSuite()
        : TestSuite("grows-train-program", TestSuite::Type::SYSTEM)
    {
        if (!std::string(GROWS_TRAIN_PROGRAM).empty())
        {
            AddTestCase(new GrowsTrainBadInputTestCase);
            AddTestCase(new GrowsTrainFaultsTestCase);
            AddTestCase(new GrowsTorchLibraryTestCase);
        }
    }
};

GrowsTrainProgramTestSuite g_growsTrainProgramTestSuite; //!< registers the suite

} // namespace
