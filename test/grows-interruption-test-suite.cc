// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-program-test-case.h"
#include "grows-test-text.h"

#include "ns3/random-variable-stream.h"

#include <algorithm>
#include <chrono>
#include <iostream>

/**
 * \file
 * \ingroup grows-tests
 * Long work that is ended in its middle: killed at any moment, or deprived of its folder.
 */

using namespace ns3;

namespace
{

/// Work that can go on where it was ended.
struct Work
{
    std::string name;       //!< for people
    std::string program;    //!< its path
    std::string arguments;  //!< that make it short
    std::string checkpoint; //!< where it is there, the work goes on from it; "" for a folder
    std::vector<std::string> files; //!< what it leaves
};

/// \return short trainings and tables
std::vector<Work>
GetWork()
{
    return {{"a training",
             GROWS_TRAIN_PROGRAM,
             "--cells 0.5:6 --episodes 240 --checkpoint-every 48",
             "agent.safetensors.checkpoint",
             {"agent.safetensors", "agent-curve.csv"}},
            {"a table",
             GROWS_TABLE1_PROGRAM,
             "--cells 0.5:6,1:14 --seeds 2 --first-seed 10001 --episodes 500 --policies "
             "random,q-learning,grows --output .",
             "",
             {"table1.csv", "table1.md", "learning-curve.csv"}}};
}

/**
 * \ingroup grows-tests
 * Work killed with signal 9 at random moments, and gone on with, ends with the bytes of work that
 * nobody disturbed. The environment variable GROWS_KILLS says how often it is killed.
 */
class GrowsKillTestCase : public GrowsProgramTestCase
{
  public:
    /// \param work to be killed
    explicit GrowsKillTestCase(const Work& work)
        : GrowsProgramTestCase(work.name + " killed at random moments ends with the same bytes"),
          m_work(work)
    {
    }

  private:
    static constexpr long FEW{3}; //!< kills, unless the environment wants more

    /// \param folder below the test's own \return what a person types to begin or go on
    std::string GetLine(const std::string& folder)
    {
        const bool goesOn =
            !m_work.checkpoint.empty() &&
            std::filesystem::exists(GetFolder() + "/" + folder + "/" + m_work.checkpoint);
        return "exec " + m_work.program + " " + m_work.arguments + (goesOn ? " --resume" : "");
    }

    /**
     * Begin or go on, in a process group of its own.
     * \param folder below the test's own
     * \return the process
     */
    pid_t Start(const std::string& folder)
    {
        const std::string line = "cd '" + GetFolder() + "/" + folder + "' && " + GetLine(folder) +
                                 " >/dev/null 2>'" + GetPath("errors.txt") + "'";
        const pid_t child = fork();
        if (child == 0)
        {
            setpgid(0, 0);
            execl("/bin/sh", "sh", "-c", line.c_str(), nullptr);
            _exit(127);
        }
        setpgid(child, child); // the first of the two
        return child;
    }

    /**
     * Begin or go on, and kill.
     * \param folder below the test's own
     * \return whether it was killed; otherwise it has ended before
     */
    bool StartAndKill(const std::string& folder)
    {
        const pid_t child = Start(folder);
        usleep(static_cast<useconds_t>(1e6 * m_random->GetValue(0.0, m_seconds)));
        // As a power failure does, or as somebody does who sees one process only.
        kill(m_random->GetValue() < 0.5 ? -child : child, SIGKILL);
        int status = 0;
        waitpid(child, &status, 0);
        const bool isKilled = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
        NS_TEST_EXPECT_MSG_EQ(
            (isKilled ? 0 : status),
            0,
            "status of a process that was not killed: " << ReadFile(GetPath("errors.txt")));
        return isKilled;
    }

    /// \param folder below the test's own \return what is in it, pictures and their like left out
    std::vector<std::string> List(const std::string& folder)
    {
        std::vector<std::string> names;
        const std::string path = GetFolder() + "/" + folder;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(path))
        {
            names.push_back(std::filesystem::relative(entry.path(), path));
        }
        std::sort(names.begin(), names.end());
        return names;
    }

    /// The work in a folder is done, and as it should be. \param folder below the test's own
    void ExpectSame(const std::string& folder)
    {
        for (const std::string& file : m_work.files)
        {
            const std::string contents = Read("whole/" + file);
            NS_TEST_EXPECT_MSG_NE(contents, "", file);
            NS_TEST_EXPECT_MSG_EQ(FindDifference(Read(folder + "/" + file), contents),
                                  "",
                                  folder << "/" << file << " has the bytes of undisturbed work");
        }
        NS_TEST_EXPECT_MSG_EQ(List(folder), List("whole"), "nothing half written is left");
    }

    void DoRun() override
    {
        std::filesystem::create_directories(GetFolder() + "/whole");
        const auto begin = std::chrono::steady_clock::now();
        int status = 0;
        waitpid(Start("whole"), &status, 0);
        NS_TEST_ASSERT_MSG_EQ(status, 0, ReadFile(GetPath("errors.txt")));
        m_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        m_random = CreateObject<UniformRandomVariable>();
        m_random->SetStream(1);
        const char* wanted = std::getenv("GROWS_KILLS");
        for (long kills = wanted ? std::atol(wanted) : FEW; kills > 0;)
        {
            std::filesystem::create_directories(GetFolder() + "/killed");
            while (StartAndKill("killed"))
            {
                --kills;
            }
            ExpectSame("killed");
            std::filesystem::remove_all(GetFolder() + "/killed");
        }
    }

    Work m_work;                         //!< to be killed
    double m_seconds{0.0};               //!< that it takes
    Ptr<UniformRandomVariable> m_random; //!< when, and whom
};

/**
 * \ingroup grows-tests
 * Work whose folder is removed, or cannot be written, or whose disk is full.
 */
class GrowsFolderTestCase : public GrowsProgramTestCase
{
  public:
    GrowsFolderTestCase()
        : GrowsProgramTestCase("an output folder that is removed in mid-run, read-only or full")
    {
    }

  private:
    /**
     * Remove the folder of work as soon as there is something in it.
     * \param program its path
     * \param arguments of it; its folder is called "out"
     * \param file that is waited for
     * \param part of what must be said
     */
    void Remove(const std::string& program,
                const std::string& arguments,
                const std::string& file,
                const std::string& part)
    {
        std::filesystem::create_directories(GetFolder() + "/out");
        const auto outcome = RunCommand(
            program + " " + arguments + " & pid=$!; while [ ! -e out/" + file +
            " ] && kill -0 $pid; do sleep 0.02; done; mv out gone; rm -r gone; wait $pid; exit");
        ExpectOneLine(outcome, 1, part, arguments);
        NS_TEST_EXPECT_MSG_EQ(std::filesystem::exists(GetFolder() + "/out"), false, "stays away");
    }

    /**
     * Write where nobody may, not even as root.
     * \param program its path
     * \param arguments of it; its folder is called "out"
     */
    void Forbid(const std::string& program, const std::string& arguments)
    {
        const std::string folder = GetFolder() + "/out";
        std::filesystem::create_directories(folder);
        std::filesystem::permissions(folder, std::filesystem::perms(0555));
        if (!CanBeNobody(program))
        {
            std::clog << "not tried, as only root may look into the build: read-only, " << arguments
                      << "\n";
            return;
        }
        const auto outcome = RunCommand(GetNobody() + program + " " + arguments);
        ExpectOneLine(outcome, 1, "cannot write", "read-only: " + arguments);
        NS_TEST_EXPECT_MSG_EQ(std::filesystem::is_empty(folder), true, "nothing written");
        std::filesystem::remove_all(folder);
    }

    /**
     * Write where the disk is full.
     * \param program its path
     * \param arguments of it; its folder is called "out"
     */
    void Fill(const std::string& program, const std::string& arguments)
    {
        std::filesystem::create_directories(GetFolder() + "/out");
        // What it says goes through a pipe, as no file can hold it.
        const auto outcome = RunCommand("(ulimit -f 0; " + program + " " + arguments +
                                        " 2>&1 >/dev/null; echo exit code $?) | cat");
        const auto& said = outcome.output;
        NS_TEST_EXPECT_MSG_EQ(said.rfind("error: cannot write", 0), 0, arguments << ": " << said);
        NS_TEST_EXPECT_MSG_EQ(said.substr(said.find('\n')), "\nexit code 1\n", said);
        for (const auto& entry :
             std::filesystem::recursive_directory_iterator(GetFolder() + "/out"))
        {
            const bool isHalf = entry.is_regular_file() && entry.file_size() > 0;
            NS_TEST_EXPECT_MSG_EQ(isHalf, false, "half written: " << entry.path());
        }
        std::filesystem::remove_all(GetFolder() + "/out");
    }

    /// Neither rights nor room, for programs that have not been tried elsewhere.
    void TryOthers()
    {
        const std::vector<std::pair<std::string, std::string>> others{
            {GROWS_SOAK_PROGRAM, "--duration 1 --schedulers Rr --policies none --output out"},
            {GROWS_HANDOVER_PROGRAM, "--duration 6 --seeds 1 --policies max-rssi --output out"},
            {GROWS_EXPLAIN_PROGRAM,
             "--ns3::GrowsRadioScenario::Duration=2s --policy none --policies none --arrivals 1 "
             "--output out/explained.csv"},
            {GROWS_SLOTTED_PROGRAM, "--seeds 1 --episodes 1 --policies none --output out"}};
        for (const auto& [program, arguments] : others)
        {
            if (!program.empty())
            {
                Forbid(program, arguments);
                Fill(program, arguments);
            }
        }
    }

    void DoRun() override
    {
        const std::string train = "--cells 0.5:6 --episodes 4800 --checkpoint-every 48 --output "
                                  "out/agent.safetensors";
        const std::string table = "--cells 0.5:6 --seeds 2 --first-seed 10001 --episodes 5000 "
                                  "--policies random,q-learning,grows --output out";
        Remove(GROWS_TRAIN_PROGRAM,
               train,
               "agent.safetensors.checkpoint",
               "out/agent.safetensors.checkpoint: No");
        Remove(GROWS_TABLE1_PROGRAM, table, "runs/random-0.5-6-10001", "cannot write the results");
        Forbid(GROWS_TRAIN_PROGRAM, train);
        Forbid(GROWS_TABLE1_PROGRAM, table);
        Fill(GROWS_TRAIN_PROGRAM, train);
        Fill(GROWS_TABLE1_PROGRAM, table);
        TryOthers();
        if (!std::string(GROWS_RUN_PROGRAM).empty())
        {
            const std::string run = std::string(SHORT) + "--seeds 2 --jobs 1 --policies none "
                                                         "--output out";
            // The next run or the campaign notices first; both name the folder.
            Remove(GROWS_RUN_PROGRAM, run, "runs/none-10001", " out");
            Forbid(GROWS_RUN_PROGRAM, run);
            Fill(GROWS_RUN_PROGRAM, run);
        }
    }
};

/**
 * \ingroup grows-tests
 * Interruption.
 */
class GrowsInterruptionTestSuite : public TestSuite
{
  public:
    GrowsInterruptionTestSuite()
        : TestSuite("grows-interruption", TestSuite::Type::SYSTEM)
    {
        if (std::string(GROWS_TRAIN_PROGRAM).empty())
        {
            return;
        }
        for (const auto& work : GetWork())
        {
            AddTestCase(new GrowsKillTestCase(work));
        }
        AddTestCase(new GrowsFolderTestCase);
    }
};

GrowsInterruptionTestSuite g_growsInterruptionTestSuite; //!< registers the suite

} // namespace
