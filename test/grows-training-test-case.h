// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_TRAINING_TEST_CASE_H
#define GROWS_TRAINING_TEST_CASE_H

#include "grows-program-test-case.h"

namespace ns3
{

/**
 * \ingroup grows-tests
 * A training in packets by the program, with tiny episodes: whatever happens to its processes, the
 * result has the same bytes.
 */
class GrowsTrainingTestCase : public GrowsProgramTestCase
{
  protected:
    /// \param name what is tested
    /// \param arguments of a short training, two rounds of two episodes
    GrowsTrainingTestCase(const std::string& name, const std::string& arguments)
        : GrowsProgramTestCase(name),
          m_arguments(arguments)
    {
    }

    /**
     * Begin a training in a folder below the test's own.
     * \param folder its name
     * \param arguments more than the usual ones
     * \return the process
     */
    pid_t Start(const std::string& folder, const std::string& arguments)
    {
        std::filesystem::create_directories(GetFolder() + "/" + folder);
        const std::string line = "cd '" + GetFolder() + "/" + folder +
                                 "' && exec " GROWS_TRAIN_PROGRAM " " + m_arguments + " " +
                                 arguments + " >output.txt 2>'" + GetPath("errors.txt") + "'";
        const pid_t child = fork();
        if (child == 0)
        {
            execl("/bin/sh", "sh", "-c", line.c_str(), nullptr);
            _exit(127);
        }
        return child;
    }

    /// \param process one of ours \return its exit code, or 128 + signal
    static int Wait(pid_t process)
    {
        int status = 0;
        waitpid(process, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }

    /// \param process some \return a process that it has started, 0 if there is none
    static pid_t FindChild(pid_t process)
    {
        for (const auto& entry : std::filesystem::directory_iterator("/proc"))
        {
            const std::string stat = ReadFile(entry.path().string() + "/stat");
            const std::size_t name = stat.rfind(')');
            if (name == std::string::npos)
            {
                continue; // not a process
            }
            char state = 0;
            pid_t parent = 0;
            std::istringstream(stat.substr(name + 1)) >> state >> parent;
            if (process != 0 && parent == process && state != 'Z')
            {
                return std::atoi(entry.path().filename().c_str());
            }
        }
        return 0;
    }

    /**
     * Wait until something is so, or a process has ended.
     * \param process the process
     * \param isSo whether it is so
     */
    static void WaitUntil(pid_t process, const std::function<bool()>& isSo)
    {
        siginfo_t info{};
        while (!isSo() &&
               (waitid(P_PID, static_cast<id_t>(process), &info, WEXITED | WNOHANG | WNOWAIT),
                info.si_pid == 0))
        {
            usleep(2000);
        }
    }

    /// Train undisturbed, in the folder "whole".
    void TrainWhole()
    {
        NS_TEST_ASSERT_MSG_EQ(Wait(Start("whole", "--jobs 1")), 0, ReadFile(GetPath("errors.txt")));
        const std::string curve = Read("whole/agent-curve.csv");
        NS_TEST_EXPECT_MSG_EQ(curve.substr(0, curve.find('\n')),
                              "episode,utility,rejections,epsilon,simulated_s",
                              "the curve says how long was simulated");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(curve, ",8\n"), "", "ends after 4 episodes of 2 s");
        const std::string output = Read("whole/output.txt");
        for (const std::string part : {" transitions and ", " simulated seconds per core-second"})
        {
            NS_TEST_EXPECT_MSG_EQ(FindMissing(output, part),
                                  "",
                                  "throughput is stated: " << output);
        }
    }

    /// Kill a worker, and the simulation of another: their episodes are played again.
    void KillWorkers()
    {
        const pid_t training = Start("killed", "--jobs 2");
        pid_t worker = 0;
        WaitUntil(training, [&] { return (worker = FindChild(training)) != 0; });
        NS_TEST_ASSERT_MSG_NE(worker, 0, "no worker was seen");
        NS_TEST_EXPECT_MSG_EQ(kill(worker, SIGKILL), 0, "it was still there");
        pid_t simulation = 0;
        WaitUntil(training, [&] { return (simulation = FindChild(FindChild(training))) != 0; });
        NS_TEST_ASSERT_MSG_NE(simulation, 0, "no simulation was seen");
        NS_TEST_EXPECT_MSG_EQ(kill(simulation, SIGKILL), 0, "it was still there");
        NS_TEST_EXPECT_MSG_EQ(Wait(training), 0, ReadFile(GetPath("errors.txt")));
        ExpectSame("killed");
    }

    /// Ctrl-C in the second round leaves a checkpoint, to go on from with more workers.
    void Interrupt()
    {
        const pid_t training = Start("interrupted", "--jobs 1");
        const std::string checkpoint = GetFolder() + "/interrupted/agent.safetensors.checkpoint";
        WaitUntil(training, [&] { return std::filesystem::exists(checkpoint); });
        WaitUntil(training, [&] { return FindChild(training) != 0; });
        kill(training, SIGINT);
        NS_TEST_EXPECT_MSG_EQ(Wait(training), 130, "interrupted");
        const std::string errors = ReadFile(GetPath("errors.txt"));
        NS_TEST_EXPECT_MSG_EQ(FindMissing(errors, "--resume goes on from"), "", "says how");
        NS_TEST_EXPECT_MSG_EQ(Wait(Start("interrupted", "--resume --jobs=2")),
                              0,
                              ReadFile(GetPath("errors.txt")));
        ExpectSame("interrupted");
    }

  private:
    /// Expect the files of the undisturbed training, and no others. \param folder where
    void ExpectSame(const std::string& folder)
    {
        for (const std::string file : {"/agent.safetensors", "/agent-curve.csv"})
        {
            NS_TEST_EXPECT_MSG_EQ(FindDifference(Read(folder + file), Read("whole" + file)),
                                  "",
                                  folder << file << " has the bytes of the undisturbed training");
        }
        for (const std::string left :
             {"/agent.safetensors.episodes", "/agent.safetensors.checkpoint"})
        {
            NS_TEST_EXPECT_MSG_EQ(std::filesystem::exists(GetFolder() + "/" + folder + left),
                                  false,
                                  folder << left << " was left behind");
        }
    }

    std::string m_arguments; //!< of the training
};

} // namespace ns3

#endif /* GROWS_TRAINING_TEST_CASE_H */
