// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_CAMPAIGN_H
#define GROWS_CAMPAIGN_H

#include "grows-progress.h"
#include "grows-workers.h"

#include "ns3/nstime.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace ns3
{

/// One piece of work of a campaign: the program itself, with other arguments.
struct GrowsJob
{
    std::string name;                   //!< for messages, for example "grows, seed 10001"
    std::vector<std::string> arguments; //!< of the program, without its name
    std::string result;                 //!< path of what is there once it is done; "": not known
};

/**
 * \ingroup grows
 * Runs independent jobs in child processes, as many at a time as there are cores: the program calls
 * itself with the arguments of one job, and leaves the job's results in files. A simulation has
 * process-wide state, so a process each is what keeps runs independent of each other and of the
 * number of workers.
 *
 * A child reports its progress with GrowsCampaign::Report. If one fails, the others are stopped and
 * the campaign has failed; one that was ended by a signal may be begun again before (SetRetries).
 * With a launcher, the children are that command, which starts jobs wherever it likes and ends with
 * their exit codes; 128 and more stand for a signal there, and its jobs are begun again.
 * Interrupted by Ctrl-C (or SIGTERM) the campaign stops all its children first.
 */
class GrowsCampaign
{
  public:
    /// How a campaign ended.
    enum class Outcome : uint8_t
    {
        DONE,       //!< every job has exited with 0
        FAILED,     //!< one has not; GetError says which, and what it said
        INTERRUPTED //!< Ctrl-C was pressed
    };

    /// \param program path of the program to run
    /// \param workers how many processes at a time, and what starts them
    GrowsCampaign(const std::string& program, const GrowsWorkers& workers);
    ~GrowsCampaign();

    GrowsCampaign(const GrowsCampaign&) = delete;
    GrowsCampaign& operator=(const GrowsCampaign&) = delete;

    /// Run all jobs to their end. \param jobs what to do, in this order
    /// \param progress shows its progress \return how it ended
    Outcome Run(const std::vector<GrowsJob>& jobs, GrowsProgress& progress);

    /// Run all jobs to their end. \param jobs what to do, in this order
    /// \param show called several times a second with the number done, and the same with parts of
    /// jobs \return how it ended
    Outcome Run(const std::vector<GrowsJob>& jobs,
                const std::function<void(std::size_t done, double withParts)>& show);

    /// Begin jobs again that a signal has ended: they were killed, perhaps for lack of memory. Not
    /// the default without a launcher, as one that crashes will do so again.
    /// \param retries how often at most, each job
    void SetRetries(uint32_t retries)
    {
        m_retries = retries;
    }

    /// \return an error message; "" if nothing
    const std::string& GetError() const
    {
        return m_error;
    }

    /// \return path of the program that is running: the one that most campaigns run
    static std::string GetOwnProgram();

    /// \return number of cores this process may use, at least 1
    static uint32_t GetCores();

    /// \return processor time in seconds of this process and of those below it that have ended
    static double GetCoreSeconds();

    /// Report this job's progress to the campaign; does nothing in a program that no campaign has
    /// started. \param share 0..1
    static void Report(double share);

    /// Report the progress of a simulation that begins now to the campaign, once a simulated
    /// second. \param duration of the simulation
    static void ReportSimulation(const Time& duration);

    /// Have this job end when the campaign does, even if that is killed: a resumed campaign must
    /// not meet jobs of the one before. Does nothing in a program that no campaign has started.
    static void EndWithCampaign();

    /// Have this process end when the one that has started it does, where the system can do so.
    static void EndWithParent();

    /// Remove from this process's environment that it is a job: what it becomes next is none.
    static void LeaveCampaign();

    /// \param status as waitpid gives it \return how a process ended, in readable form
    static std::string DescribeEnd(int status);

    /// \param said a process's standard error
    /// \return its essence: what an ns-3 abort says, or a line that begins with "error: ", or else
    /// the last line
    static std::string FindReason(const std::string& said);

  private:
    /// A job under way.
    struct Child
    {
        pid_t process;      //!< its process id
        std::size_t job;    //!< its place in the list of jobs
        int progress;       //!< pipe it reports to
        int errors;         //!< pipe of its standard error
        std::string said;   //!< what came from the latter
        std::string shares; //!< what came from the former, less than a whole line
        double share{0.0};  //!< how far it is
    };

    /// Start the next job that waits; where the system allows no more processes or files, it goes
    /// on waiting, and fewer run at a time from now on. \param jobs all jobs
    void StartNext(const std::vector<GrowsJob>& jobs);

    /// Start a job. \param job its place in the list of jobs \param what it is
    /// \return 0, or why it cannot be started: errno
    int Start(std::size_t job, const GrowsJob& what);

    /// Wait a moment for news from the children and take it in.
    void Listen();

    /// Take in the end of those children that have ended. \param jobs all jobs
    /// \return number of jobs that succeeded
    std::size_t Reap(const std::vector<GrowsJob>& jobs);

    /// Take in that a job has succeeded. \param job which
    void RecordSuccess(const GrowsJob& job);

    /// Take in the end of a job that did not succeed. \param child the job; its pipes are closed
    /// \param status as waitpid gives it \param name of the job
    void RecordFailure(const Child& child, int status, const std::string& name);

    /// Stop all children and wait for their end.
    void StopAll();

    std::vector<std::string> m_command; //!< the program, behind what starts it
    bool m_isLaunched;                  //!< whether something else starts it
    uint32_t m_workers;                 //!< number of processes at a time
    uint32_t m_retries;                 //!< see SetRetries
    std::vector<uint32_t> m_losses;     //!< of each job: how often a signal has ended it
    std::deque<std::size_t> m_waiting;  //!< places of jobs to start, the next first
    std::vector<Child> m_children;      //!< jobs under way
    std::string m_error;                //!< see GetError
};

} // namespace ns3

#endif /* GROWS_CAMPAIGN_H */
