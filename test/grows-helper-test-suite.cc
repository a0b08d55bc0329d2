// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-campaign.h"
#include "grows-estimate.h"
#include "grows-progress.h"
#include "grows-test-text.h"

#include "ns3/grows-statistics.h"
#include "ns3/test.h"

#include <cmath>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <sstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace ns3;

namespace
{

/**
 * \ingroup grows-tests
 * The points of Student's t distribution against a printed table.
 */
class GrowsStudentPointTestCase : public TestCase
{
  public:
    GrowsStudentPointTestCase()
        : TestCase("97.5 % points of Student's t as printed in tables")
    {
    }

  private:
    void DoRun() override
    {
        const std::vector<std::pair<uint32_t, double>> table{{1, 12.706},
                                                             {2, 4.303},
                                                             {3, 3.182},
                                                             {4, 2.776},
                                                             {5, 2.571},
                                                             {9, 2.262},
                                                             {10, 2.228},
                                                             {29, 2.045},
                                                             {30, 2.042},
                                                             {120, 1.980},
                                                             {100000, 1.960}};
        for (const auto& [degreesOfFreedom, point] : table)
        {
            NS_TEST_EXPECT_MSG_EQ_TOL(GrowsStudentPoint(degreesOfFreedom),
                                      point,
                                      0.0005,
                                      degreesOfFreedom << " degrees of freedom");
        }
    }
};

/**
 * \ingroup grows-tests
 * Means, changes, percentiles and Jain's index worked by hand.
 */
class GrowsStatisticsTestCase : public TestCase
{
  public:
    GrowsStatisticsTestCase()
        : TestCase("means, paired changes, percentiles and Jain's index worked by hand")
    {
    }

  private:
    void DoRun() override
    {
        const double nan = std::nan("");
        // 2, 4, 9: mean 5, variance (9 + 1 + 16) / 2 = 13, standard error sqrt(13 / 3).
        const GrowsEstimate mean = GrowsEstimateMean({2.0, 4.0, 9.0, nan});
        NS_TEST_EXPECT_MSG_EQ_TOL(mean.mean, 5.0, 1e-12, "mean without the NaN");
        NS_TEST_EXPECT_MSG_EQ_TOL(mean.halfWidth, 4.30265 * std::sqrt(13.0 / 3.0), 1e-4, "t");
        NS_TEST_EXPECT_MSG_EQ(std::isnan(GrowsEstimateMean({}).mean), true, "no values, no mean");
        NS_TEST_EXPECT_MSG_EQ(GrowsEstimateMean({3.0}).mean, 3.0, "one value is its own mean");
        NS_TEST_EXPECT_MSG_EQ(std::isnan(GrowsEstimateMean({3.0}).halfWidth), true, "but unsure");

        // Ratios 1.1 and 1.3; the pair without a baseline does not count. The ratio of the means
        // would be another: 2.4 / 2.
        const GrowsEstimate change = GrowsEstimateChange({1.1, 3.9, 7.0}, {1.0, 3.0, 0.0});
        NS_TEST_EXPECT_MSG_EQ_TOL(change.mean, 0.2, 1e-12, "mean of ratios less one");
        NS_TEST_EXPECT_MSG_EQ_TOL(change.halfWidth, 12.7062 * 0.1, 1e-4, "interval of ratios");
        // The same factor for every seed: no doubt, however different the seeds are.
        NS_TEST_EXPECT_MSG_EQ_TOL(GrowsEstimateChange({2.0, 200.0}, {1.0, 100.0}).halfWidth,
                                  0.0,
                                  1e-12,
                                  "what the seed does to both cancels out");

        NS_TEST_EXPECT_MSG_EQ(GrowsPercentile({5.0, 1.0, 3.0}, 0.0), 1.0, "smallest");
        NS_TEST_EXPECT_MSG_EQ(GrowsPercentile({5.0, 1.0, 3.0}, 1.0), 5.0, "largest");
        NS_TEST_EXPECT_MSG_EQ(GrowsPercentile({5.0, 1.0, 3.0}, 0.5), 3.0, "median");
        NS_TEST_EXPECT_MSG_EQ_TOL(GrowsPercentile({5.0, 1.0, 3.0}, 0.05), 1.2, 1e-12, "between");
        NS_TEST_EXPECT_MSG_EQ(std::isnan(GrowsPercentile({}, 0.5)), true, "nothing");

        NS_TEST_EXPECT_MSG_EQ_TOL(GrowsJainIndex({4.0, 4.0, 4.0}), 1.0, 1e-12, "all equal");
        NS_TEST_EXPECT_MSG_EQ_TOL(GrowsJainIndex({6.0, 0.0, 0.0}), 1.0 / 3.0, 1e-12, "one has all");
        NS_TEST_EXPECT_MSG_EQ_TOL(GrowsJainIndex({1.0, 2.0, 3.0}), 36.0 / 42.0, 1e-12, "between");
        NS_TEST_EXPECT_MSG_EQ(std::isnan(GrowsJainIndex({0.0, 0.0})), true, "nothing to share");
    }
};

/// \param number of processes at a time \param launcher what starts them \return the workers
GrowsWorkers
MakeWorkers(uint32_t number, const std::string& launcher = "")
{
    GrowsWorkers workers;
    workers.number = number;
    workers.launcher = launcher;
    return workers;
}

/**
 * \ingroup grows-tests
 * Runs small shell scripts as jobs of a campaign.
 */
class GrowsCampaignTestCase : public TestCase
{
  public:
    GrowsCampaignTestCase()
        : TestCase("jobs run in processes, failures are told, Ctrl-C stops all")
    {
    }

  private:
    /// \param script for the shell \return a job that runs it
    static GrowsJob MakeJob(const std::string& script)
    {
        return {"job '" + script + "'", {"-c", script}, ""};
    }

    /// \param path of a file \return whether it exists
    static bool Exists(const std::string& path)
    {
        return std::ifstream(path).good();
    }

    /**
     * Run a campaign.
     * \param scripts one per job
     * \param workers number of processes at a time
     * \param [out] error the campaign's error
     * \return how it ended
     */
    static GrowsCampaign::Outcome Run(const std::vector<std::string>& scripts,
                                      uint32_t workers,
                                      std::string& error)
    {
        std::vector<GrowsJob> jobs;
        jobs.reserve(scripts.size());
        for (const std::string& script : scripts)
        {
            jobs.push_back(MakeJob(script));
        }
        GrowsProgress progress(true);
        GrowsCampaign campaign("/bin/sh", MakeWorkers(workers));
        const GrowsCampaign::Outcome outcome = campaign.Run(jobs, progress);
        error = campaign.GetError();
        return outcome;
    }

    /**
     * Begin a job.
     * \param campaign process id of what is said to have begun it
     * \return how it ended, as waitpid gives it; by itself with exit code 7
     */
    static int RunJob(pid_t campaign)
    {
        const pid_t child = fork();
        if (child == 0)
        {
            setenv("GROWS_CAMPAIGN_JOB", std::to_string(campaign).c_str(), 1);
            GrowsCampaign::EndWithCampaign();
            _exit(7);
        }
        int status = 0;
        waitpid(child, &status, 0);
        return status;
    }

    void DoRun() override
    {
        using Outcome = GrowsCampaign::Outcome;
        std::string error;
        const std::string a = CreateTempDirFilename("a");
        const std::string b = CreateTempDirFilename("b");
        // Each waits for the other's file: ends only if both run at the same time.
        const std::string wait = "; while [ ! -e '";
        NS_TEST_EXPECT_MSG_EQ((Run({": > '" + a + "'" + wait + b + "' ]; do sleep 0.01; done",
                                    ": > '" + b + "'" + wait + a + "' ]; do sleep 0.01; done"},
                                   2,
                                   error)),
                              Outcome::DONE,
                              "two at a time");
        NS_TEST_EXPECT_MSG_EQ(error, "", "nothing went wrong");

        // What a job writes to its outputs must neither block it nor reach ours.
        NS_TEST_EXPECT_MSG_EQ(
            (Run({"echo out; i=0; while [ $i -lt 20000 ]; do echo noise >&2; i=$((i+1)); done"},
                 1,
                 error)),
            Outcome::DONE,
            "100 kB on standard error");

        const std::string late = CreateTempDirFilename("late");
        NS_TEST_EXPECT_MSG_EQ((Run({"echo first >&2; echo 'error: no such thing' >&2; exit 3",
                                    "sleep 30",
                                    ": > '" + late + "'"},
                                   2,
                                   error)),
                              Outcome::FAILED,
                              "one fails");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(error, "failed with exit code 3: no such thing"),
                              "",
                              "reason of the first failure");
        NS_TEST_EXPECT_MSG_EQ(Exists(late), false, "what was waiting is not begun");

        Run({"kill -9 $$"}, 1, error);
        NS_TEST_EXPECT_MSG_EQ(FindMissing(error, "ended by signal 9"), "", "how the process ended");

        const std::string parent = std::to_string(getpid());
        NS_TEST_EXPECT_MSG_EQ((Run({"kill -INT " + parent + "; sleep 30", "sleep 30"}, 2, error)),
                              Outcome::INTERRUPTED,
                              "Ctrl-C");

        // Deaf to being stopped, and Ctrl-C is pressed again: it is waited for nevertheless.
        const std::string done = CreateTempDirFilename("done");
        NS_TEST_EXPECT_MSG_EQ(
            (Run({"trap '' TERM; kill -INT " + parent + "; sleep 0.5; kill -INT " + parent +
                  "; sleep 0.5; : > '" + done + "'"},
                 1,
                 error)),
            Outcome::INTERRUPTED,
            "Ctrl-C twice");
        NS_TEST_EXPECT_MSG_EQ(Exists(done), true, "nobody works on behind our back");

        NS_TEST_EXPECT_MSG_EQ(WEXITSTATUS(RunJob(getpid())), 7, "a job whose campaign lives");
#ifdef __linux__
        NS_TEST_EXPECT_MSG_EQ(WTERMSIG(RunJob(getppid())), SIGKILL, "one whose campaign has ended");
#endif

        GrowsProgress progress(true);
        GrowsCampaign nowhere("/nonexistent/program", MakeWorkers(1));
        NS_TEST_EXPECT_MSG_EQ(nowhere.Run({MakeJob("")}, progress),
                              Outcome::FAILED,
                              "no such program");
    }
};

/**
 * \ingroup grows-tests
 * A campaign with more workers than the system allows, and jobs that another one has started.
 */
class GrowsCrampedCampaignTestCase : public TestCase
{
  public:
    GrowsCrampedCampaignTestCase()
        : TestCase("few descriptors mean fewer jobs at a time; a job reports to its own campaign")
    {
    }

  private:
    static constexpr rlim_t DESCRIPTORS = 64; //!< of a process
    static constexpr uint32_t WORKERS = 40;   //!< need more

    /// \param act what to do in a process of its own \return its exit code
    static int Fork(const std::function<int()>& act)
    {
        const pid_t child = fork();
        if (child == 0)
        {
            _exit(act());
        }
        int status = 0;
        waitpid(child, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }

    /// \return whether all jobs are done with few descriptors, and it was said that few run
    bool RunCramped()
    {
        const rlimit limit{DESCRIPTORS, DESCRIPTORS};
        setrlimit(RLIMIT_NOFILE, &limit);
        std::ostringstream said;
        std::cerr.rdbuf(said.rdbuf());
        GrowsProgress progress(true);
        GrowsCampaign campaign("/bin/sh", MakeWorkers(WORKERS));
        const GrowsJob job{"sleep", {"-c", "sleep 0.2"}, ""};
        const auto outcome = campaign.Run(std::vector<GrowsJob>(WORKERS, job), progress);
        return outcome == GrowsCampaign::Outcome::DONE &&
               said.str().rfind("note: no more than ", 0) == 0;
    }

    /// Report progress. \param file stands where a campaign's job has its pipe
    /// \param campaign that the environment names \return what is in the file then
    std::string Report(const std::string& file, pid_t campaign)
    {
        Fork([&] {
            dup2(open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), 3);
            setenv("GROWS_CAMPAIGN_JOB", std::to_string(campaign).c_str(), 1);
            GrowsCampaign::Report(0.5);
            return 0;
        });
        return ReadFile(file);
    }

    void DoRun() override
    {
        NS_TEST_EXPECT_MSG_EQ(Fork([this] { return RunCramped() ? 0 : 1; }), 0, "fewer at a time");
        const auto file = CreateTempDirFilename("report");
        NS_TEST_EXPECT_MSG_EQ(Report(file, getpid()), "0.500000\n", "to the campaign");
        NS_TEST_EXPECT_MSG_EQ(Report(file, getppid()), "", "a descriptor that is another's");
        NS_TEST_EXPECT_MSG_EQ(GrowsCampaign::FindReason("error: no such\nsrun: error: task 0\n"),
                              "no such",
                              "what the job says, not what its launcher adds");
    }
};

/**
 * \ingroup grows-tests
 * Jobs that a launcher starts.
 */
class GrowsLauncherTestCase : public TestCase
{
  public:
    GrowsLauncherTestCase()
        : TestCase("exit codes of a launcher are those of its jobs and lost ones are begun again")
    {
    }

  private:
    /**
     * Run a campaign of one job.
     * \param script of the job, for the shell
     * \param launcher what starts it
     * \param result what the job should leave
     * \return its error
     */
    static std::string Run(const std::string& script,
                           const std::string& launcher,
                           const std::string& result = "")
    {
        GrowsProgress progress(true);
        GrowsCampaign campaign("/bin/sh", MakeWorkers(1, launcher));
        campaign.Run({{"the job", {"-c", script}, result}}, progress);
        return campaign.GetError();
    }

    /// \param name of a file of this test \param script of an executable \return its path
    std::string MakeProgram(const std::string& name, const std::string& script)
    {
        const auto path = CreateTempDirFilename(name);
        std::ofstream(path) << "#!/bin/sh\n" << script << "\n";
        std::filesystem::permissions(path, std::filesystem::perms::owner_all);
        return path;
    }

    /// The launcher ends by TERM when the campaign is killed, and can end what it has started.
    void CheckKill()
    {
        const auto mark = CreateTempDirFilename("ended");
        const auto launcher = MakeProgram("trap.sh",
                                          "trap ': >" + mark + "; exit' TERM; : >" + mark +
                                              "-begun; "
                                              "while :; do sleep 0.02; done");
        const pid_t campaign = fork();
        if (campaign == 0)
        {
            Run("", launcher);
            _exit(0);
        }
        ExpectFile(mark + "-begun", "it has begun");
        kill(campaign, SIGKILL);
        waitpid(campaign, nullptr, 0);
        ExpectFile(mark, "it was told to end");
    }

    /// Wait for a file. \param path of it \param what it means
    void ExpectFile(const std::string& path, const std::string& what)
    {
        constexpr int MOST = 1000; // 10 s
        for (int i = 0; i < MOST && !std::filesystem::exists(path); ++i)
        {
            usleep(10000);
        }
        NS_TEST_EXPECT_MSG_EQ(std::filesystem::exists(path), true, what);
    }

    void DoRun() override
    {
        const auto file = CreateTempDirFilename("tries");
        const auto count = "echo x >>'" + file + "'; ";
        const auto lines = [&file] { return ReadFile(file).size() / 2; };
        // As srun ends where a signal has ended its task.
        const auto late = count + "[ $(wc -l <'" + file + "') -ge 3 ] || exit 137";
        NS_TEST_EXPECT_MSG_EQ(Run(late, "env"), "", "lost twice, then done");
        NS_TEST_EXPECT_MSG_EQ(lines(), 3, "begun three times");
        std::filesystem::remove(file);
        NS_TEST_EXPECT_MSG_EQ(FindMissing(Run(count + "exit 137", "env"), "exit code 137"),
                              "",
                              "lost for ever");
        NS_TEST_EXPECT_MSG_EQ(lines(), 4, "and three times again");
        std::filesystem::remove(file);
        NS_TEST_EXPECT_MSG_EQ(Run(count + "echo 'error: no' >&2; exit 1", "env"),
                              "the job failed with exit code 1: no",
                              "a failure is none of the launcher's");
        NS_TEST_EXPECT_MSG_EQ(lines(), 1, "and not tried again");
        const auto deaf = MakeProgram("deaf.sh", "\"$@\" & wait; exit 0");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(Run("exit 1", deaf, file + "-result"),
                                          "without leaving " + file + "-result: the launcher must"),
                              "",
                              "a launcher that swallows exit codes");
        NS_TEST_EXPECT_MSG_EQ(Run("[ -z \"$GROWS_CAMPAIGN_JOB\" ]", "env"),
                              "",
                              "the job knows nothing of the campaign");
        CheckKill();
    }
};

/**
 * \ingroup grows-tests How the time left is shown.
 */
class GrowsProgressTestCase : public TestCase
{
  public:
    GrowsProgressTestCase()
        : TestCase("time left in words")
    {
    }

  private:
    void DoRun() override
    {
        NS_TEST_EXPECT_MSG_EQ(GrowsProgress::FormatTime(7.6), "8 s", "seconds");
        NS_TEST_EXPECT_MSG_EQ(GrowsProgress::FormatTime(59.6), "1 min 0 s", "rounded up");
        NS_TEST_EXPECT_MSG_EQ(GrowsProgress::FormatTime(200.0), "3 min 20 s", "minutes");
        NS_TEST_EXPECT_MSG_EQ(GrowsProgress::FormatTime(7500.0), "2 h 5 min", "hours");
        NS_TEST_EXPECT_MSG_EQ(GrowsProgress::FormatTime(-1.0), "0 s", "never negative");
    }
};

/**
 * \ingroup grows-tests
 * The helper layer's parts that need no network.
 */
class GrowsHelperTestSuite : public TestSuite
{
  public:
    GrowsHelperTestSuite()
        : TestSuite("grows-helper")
    {
        AddTestCase(new GrowsStudentPointTestCase);
        AddTestCase(new GrowsStatisticsTestCase);
        AddTestCase(new GrowsProgressTestCase);
        AddTestCase(new GrowsCampaignTestCase);
        AddTestCase(new GrowsCrampedCampaignTestCase);
        AddTestCase(new GrowsLauncherTestCase);
    }
};

GrowsHelperTestSuite g_growsHelperTestSuite; //!< registers the suite

} // namespace
