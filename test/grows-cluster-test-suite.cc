// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-program-test-case.h"
#include "grows-test-text.h"

#include <iostream>

/**
 * \file
 * \ingroup grows-tests
 * Campaigns and training whose jobs others do: a list of them, slices, GNU parallel, and Slurm,
 * which test/platforms/slurm starts on this computer. The same bytes as without them.
 */

using namespace ns3;

namespace
{

/**
 * \ingroup grows-tests
 * Campaigns that are done in several ways.
 */
class GrowsManyWaysTestCase : public GrowsProgramTestCase
{
  protected:
    using GrowsProgramTestCase::GrowsProgramTestCase;

    /// Two policies and four seeds in slots, less than a second; but for --output.
    static constexpr const char* SMALL =
        "--scenario paper-a --policies max-rssi,random --episodes 20 --seeds 4 --quiet ";

    /// \param name of a file \param script for a shell, written there
    void WriteScript(const std::string& name, const std::string& script)
    {
        std::ofstream(GetFolder() + "/" + name) << script << "\n";
    }

    /// Expect success. \param outcome of a command \param what was done
    void ExpectDone(const Outcome& outcome, const std::string& what)
    {
        NS_TEST_EXPECT_MSG_EQ(outcome.exitCode, 0, what << ": " << outcome.errors);
    }

    /**
     * Expect the bytes of a local campaign.
     * \param folder of another one
     * \param local folder of the local one
     * \param files of both
     */
    void ExpectSame(const std::string& folder,
                    const std::string& local,
                    const std::vector<std::string>& files)
    {
        for (const auto& file : files)
        {
            const auto expected = Read(local + "/" + file);
            NS_TEST_EXPECT_MSG_NE(expected, "", local << "/" << file << " is there");
            NS_TEST_EXPECT_MSG_EQ(FindDifference(Read(folder + "/" + file), expected),
                                  "",
                                  folder << "/" << file << " has the bytes of the local one");
        }
    }
};

/**
 * \ingroup grows-tests
 * Lists of jobs, and slices.
 */
class GrowsJobFileTestCase : public GrowsManyWaysTestCase
{
  public:
    GrowsJobFileTestCase()
        : GrowsManyWaysTestCase("jobs in a file, by GNU parallel, in slices: the same bytes")
    {
    }

  private:
    /// \param arguments of a small campaign \return what it did
    Outcome RunSmall(const std::string& arguments)
    {
        return Run(SMALL + arguments, GROWS_SLOTTED_PROGRAM);
    }

    /// \param folder of a campaign whose runs are there; it is reported, and as the local one
    void Report(const std::string& folder)
    {
        ExpectDone(RunSmall("--output " + folder), "the report of " + folder);
        ExpectSame(folder, "local", {"runs.csv"});
    }

    /// Do jobs from another folder, with another environment.
    void DoJobs()
    {
        const auto printed =
            RunCommand("NS_GLOBAL_VALUE='GrowsHandoverPolicy=max-rssi' " GROWS_SLOTTED_PROGRAM " " +
                       std::string(SMALL) + "--output listed --print-jobs jobs");
        ExpectDone(printed, "jobs are printed");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(printed.output, "4 jobs are in jobs"), "", "says so");
        const auto jobs = Read("jobs");
        NS_TEST_EXPECT_MSG_EQ(std::count(jobs.begin(), jobs.end(), '\n'), 4, "a line each");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(jobs, "NS_GLOBAL_VALUE=GrowsHandoverPolicy"),
                              "",
                              "what the environment has to hold");
        ExpectDone(RunCommand("jobs=$PWD/jobs; cd / && sh \"$jobs\""), "in any folder");
        NS_TEST_EXPECT_MSG_EQ(
            FindMissing(RunSmall("--output listed --print-jobs jobs").output, "0 jobs are in jobs"),
            "",
            "nothing is missing");
        Report("listed");
    }

    /// Another build than the one that has prepared the folder; and one that was not prepared.
    void DoOthersJobs()
    {
        RunSmall("--output other --print-jobs others");
        RunCommand("sed -i 's/^build .*/build of-old/' other/configuration.txt");
        ExpectOneLine(RunCommand("head -n 1 others | sh"),
                      1,
                      "holds results of other runs: \"build of-old\", not \"build ",
                      "a job file of another build");
    }

    /// GNU parallel, which is killed once.
    void DoParallel()
    {
        if (RunCommand("command -v parallel").exitCode != 0)
        {
            std::cout << "skipped: GNU parallel, which needs the package parallel\n";
            return;
        }
        RunSmall("--output parallel --print-jobs jobs");
        RunCommand("head -n 2 jobs >some; HOME=$PWD parallel --will-cite --joblog log <some");
        ExpectDone(
            RunCommand("HOME=$PWD parallel --will-cite --jobs 2 --joblog log --resume <jobs"),
            "the others");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(RunCommand("wc -l <log").output, "5"),
                              "",
                              "four jobs, none twice");
        Report("parallel");
    }

    /// Slices beside each other in a folder, and whom that keeps out.
    void DoSlices()
    {
        const std::string slice = GROWS_SLOTTED_PROGRAM " " + std::string(SMALL) +
                                  "--output slices --slice --seeds 2 --first-seed ";
        ExpectDone(RunCommand(slice + "1 & one=$!; " + slice + "3 && wait $one"), "two slices");
        const std::string busy = "cannot write to slices: another program is at work there";
        ExpectOneLine(RunCommand("flock --shared slices/.lock " GROWS_SLOTTED_PROGRAM " " +
                                 std::string(SMALL) + "--output slices"),
                      1,
                      busy,
                      "a report beside a slice");
        ExpectOneLine(RunCommand("flock slices/.lock " + slice + "1"), 1, busy, "a slice");
        ExpectOneLine(RunCommand(slice + "1 --episodes 21"),
                      1,
                      "holds results of other runs",
                      "a slice of another campaign");
        Report("slices");
    }

    /// A file system that copies where it should rename, as a library that is loaded before.
    void TryRename()
    {
        WriteScript(
            "copy.c",
            "#include <stdio.h>\n#include <stdlib.h>\n"
            "int rename(const char* from, const char* to) {\n"
            "  char line[9999];\n  unsetenv(\"LD_PRELOAD\");\n"
            "  snprintf(line, sizeof line, \"cp -rT '%s' '%s' 2>&- && rm -r '%s'\", from, to, "
            "from);\n  return system(line);\n}");
        const auto library = GetPath("copy.so"); // LD_PRELOAD ends at a blank
        if (RunCommand("cc -shared -fPIC -o '" + library + "' copy.c").exitCode != 0)
        {
            std::cout << "skipped: a file system without rename, which needs a C compiler\n";
            return;
        }
        ExpectOneLine(RunCommand("LD_PRELOAD='" + library + "' " GROWS_SLOTTED_PROGRAM " " +
                                 std::string(SMALL) + "--output copied"),
                      1,
                      "copied is on a file system that does not rename a folder as a whole",
                      "a folder that is copied");
    }

    /// Launchers that cannot be.
    void TryLaunchers()
    {
        ExpectOneLine(RunSmall("--output none --launcher nosuch"),
                      1,
                      "--launcher needs the program 'nosuch', which is not found",
                      "no such launcher");
        NS_TEST_EXPECT_MSG_EQ(std::filesystem::exists(GetFolder() + "/none"), false, "no folder");
        WriteScript("deaf.sh", "#!/bin/sh\nexit 0");
        RunCommand("chmod +x deaf.sh");
        ExpectOneLine(RunSmall("--output deaf --launcher ./deaf.sh --jobs 1"),
                      1,
                      "the job seed-1 has ended without leaving deaf/runs/random-1: the launcher",
                      "a launcher that starts nothing");
        ExpectOneLine(RunSmall("--output deaf --print-jobs no/such"),
                      1,
                      "cannot write no/such: No such file",
                      "no folder for the jobs");
        ExpectDone(RunSmall("--output launched --launcher 'env A=b' --jobs 3"), "with a launcher");
        ExpectSame("launched", "local", {"runs.csv"});
    }

    /// A training beside another one that writes the same model file.
    void TrainBeside()
    {
        const std::string train = GROWS_TRAIN_PROGRAM " --quiet --episodes 48 --output agent ";
        RunCommand("mkdir -p agent.episodes/runs/0");
        for (const std::string where : {"--cells 0.5:6", "--network lte --round 2"})
        {
            ExpectOneLine(RunCommand("flock agent.lock " + train + where),
                          1,
                          "cannot write to agent: another program is at work there",
                          "two trainings, " + where);
        }
        NS_TEST_EXPECT_MSG_EQ(std::filesystem::exists(GetFolder() + "/agent.episodes/runs/0"),
                              true,
                              "what is somebody else's is not touched");
        ExpectDone(RunCommand(train + "--cells 0.5:6"), "the other has ended");
        NS_TEST_EXPECT_MSG_EQ(std::filesystem::exists(GetFolder() + "/agent.lock"),
                              false,
                              "nothing is left beside the model file");
    }

    void DoRun() override
    {
        ExpectDone(RunSmall("--output local --model="), "a local campaign; no model is given");
        DoJobs();
        DoOthersJobs();
        DoParallel();
        DoSlices();
        TryRename();
        TryLaunchers();
        if (!std::string(GROWS_TRAIN_PROGRAM).empty())
        {
            TrainBeside();
        }
    }
};

/**
 * \ingroup grows-tests
 * Slurm.
 */
class GrowsSlurmTestCase : public GrowsManyWaysTestCase
{
  public:
    GrowsSlurmTestCase()
        : GrowsManyWaysTestCase("srun, an array, a killed task and a killed driver in Slurm")
    {
    }

  private:
    /// What starts workers in an allocation.
    static constexpr const char* LAUNCHER = "--jobs 3 --launcher 'srun -n1 --exact' ";

    /// \param script for a shell in a cluster \param what it is, in words \return what it did
    Outcome RunInSlurm(const std::string& script, const std::string& what)
    {
        WriteScript("script.sh", "set -e\n" + script);
        const auto slurm = std::filesystem::absolute(NS_TEST_SOURCEDIR "/platforms/slurm").string();
        auto outcome = RunCommand("'" + slurm + "' sh script.sh");
        if (outcome.exitCode == NOT_THERE)
        {
            std::cout << "skipped: " << what << ", which has " << outcome.errors;
        }
        else
        {
            ExpectDone(outcome, what);
        }
        return outcome;
    }

    /// \param folder for the results \return a campaign in a program of one's own that takes a
    /// while
    static std::string GetProgram(const std::string& folder)
    {
        return GROWS_RUN_PROGRAM " --quiet --policies max-rssi,random --seeds 2 --program \"sleep "
                                 "1; " GROWS_LTE_SCRIPT_PROGRAM " --simTime=1s\" --output " +
               folder + " ";
    }

    /// \param folder for the results \return a training in packets, of two rounds of two episodes
    static std::string GetTraining(const std::string& folder)
    {
        return "mkdir " + folder + "; cd " + folder +
               "; " GROWS_TRAIN_PROGRAM " --network lte --episodes 4 --round 2 --duration 2 "
               "--ns3::GrowsRadioScenario::WarmUp=1s --ns3::GrowsRadioScenario::ArrivalRate=6 "
               "--ns3::GrowsDoubleDqn::WarmUp=8 --quiet ";
    }

    /// \param folder for the results \return the same in a program of one's own
    static std::string GetProgramTraining(const std::string& folder)
    {
        return "mkdir -p " + folder + "; cd " + folder +
               "; " GROWS_TRAIN_PROGRAM " --program \"sleep 1; " GROWS_TRAIN_IN_SCRIPT_PROGRAM
               " --simTime=2s --arrivalRate=5\" --episodes 4 --round 2 "
               "--ns3::GrowsDoubleDqn::WarmUp=8 --quiet ";
    }

    /**
     * Kill a worker while it works; if one ends meanwhile, the next.
     * \param command of the driver
     * \param runs the folder of what workers leave
     * \return a script in which it is begun, and killed the worker that did $task
     */
    static std::string KillWorker(const std::string& command, const std::string& runs)
    {
        const auto begun = "ls " + runs + " 2>&- | grep -v ^rename | grep -m 1 partial-";
        return command + "&\ndriver=$!\nuntil task=$(" + begun +
               ") && kill -KILL \"${task##*-}\"; do\n  kill -0 $driver\n  sleep 0.1\ndone\n";
    }

    /// \return a script: a worker is killed while it works, and so is a driver; then the rest
    static std::string GetKills()
    {
        const auto command = GetProgram("killed") + LAUNCHER;
        const auto begin = KillWorker(command, "killed/runs");
        return begin +
               "wait $driver\n"
               "test -d \"killed/runs/${task%.partial-*}\"\n"
               "rm -r killed/runs/*\n" +
               begin +
               "kill -KILL $driver\n"
               "wait $driver || true\n"
               "for i in $(seq 600); do\n"
               "  squeue --noheader --steps >steps\n"
               "  grep -vE 'extern|interactive|batch' steps >left || break\n"
               "  sleep 0.1\n"
               "done\n"
               "test ! -s left\n" +
               command + "\n";
    }

    /// \return a script: trainings, in one of which a worker is killed
    static std::string GetTrainings()
    {
        if (std::string(GROWS_TRAIN_PROGRAM).empty())
        {
            return ""; // without LibTorch
        }
        return "(" + GetTraining("training") + LAUNCHER + ")\n" +
               KillWorker("(" + GetProgramTraining("foreign") + LAUNCHER + ")",
                          "foreign/agent.safetensors.episodes/runs") +
               "wait $driver\n";
    }

    void DoRun() override
    {
        const std::string small = GROWS_SLOTTED_PROGRAM " " + std::string(SMALL);
        WriteScript("in.sh",
                    "set -e\n" + small + "--output srun " + LAUNCHER + "\n" +
                        GetProgram("program") + LAUNCHER + "\n" + GetKills() + GetTrainings());
        const auto outcome =
            RunInSlurm(small +
                           "--output array --print-jobs jobs\n"
                           "printf '#!/bin/sh\\nsed -n ${SLURM_ARRAY_TASK_ID}p jobs | sh\\n' "
                           ">array.sh\n"
                           "sbatch --quiet --wait --array=1-4 --output=/dev/null array.sh\n" +
                           small + "--output array\nsalloc --quiet -n3 sh in.sh\n",
                       "campaigns and training in Slurm");
        if (outcome.exitCode != 0)
        {
            return;
        }
        ExpectDone(RunCommand(small + "--output local"), "in slots");
        ExpectSame("array", "local", {"runs.csv"});
        ExpectSame("srun", "local", {"runs.csv"});
        ExpectDone(RunCommand(GetProgram("here")), "in a program");
        for (const std::string folder : {"program", "killed"})
        {
            ExpectSame(folder, "here", {"runs.csv", "arrivals.csv", "windows.csv", "places.csv"});
        }
        if (!GetTrainings().empty())
        {
            ExpectDone(RunCommand(GetTraining("trained")), "training");
            ExpectSame("training", "trained", {"agent.safetensors"});
            ExpectDone(RunCommand(GetProgramTraining("mine")), "training in a program");
            ExpectSame("foreign", "mine", {"agent.safetensors"});
        }
    }

    static constexpr int NOT_THERE = 77; //!< exit code where Slurm is missing
};

/**
 * \ingroup grows-tests
 * The suite.
 */
class GrowsClusterTestSuite : public TestSuite
{
  public:
    GrowsClusterTestSuite()
        : TestSuite("grows-cluster", TestSuite::Type::SYSTEM)
    {
        if (!std::string(GROWS_RUN_PROGRAM).empty())
        {
            AddTestCase(new GrowsJobFileTestCase);
            AddTestCase(new GrowsSlurmTestCase);
        }
    }
};

GrowsClusterTestSuite g_growsClusterTestSuite; //!< registers the suite

} // namespace
