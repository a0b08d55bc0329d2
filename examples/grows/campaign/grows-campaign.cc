// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-campaign.h"

#include "grows-pipe.h"

#include "ns3/simulator.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <iostream>
#include <numeric>
#include <poll.h>
#include <spawn.h>
#include <sstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>

#ifdef __linux__
#include <sys/prctl.h>
#endif

extern char** environ; //!< POSIX: the environment of this process

namespace ns3
{

namespace
{

/// Where a job reports how far it is: a descriptor with this number, told by this variable.
constexpr int REPORT_DESCRIPTOR = 3;
/// Set in the environment of a job: the process id of its campaign.
constexpr const char* JOB_VARIABLE = "GROWS_CAMPAIGN_JOB";
/// So often a job is begun again that its launcher has lost.
constexpr uint32_t RETRIES = 3;
/// The exit code of a shell or a launcher for what a signal has ended: this and its number.
constexpr int SIGNALLED = 128;
/// How long to wait for news before looking whether a child has ended.
constexpr int LISTEN_MILLISECONDS = 100;

volatile std::sig_atomic_t g_interrupted = 0; //!< the campaign was interrupted

/// \param signal SIGINT or SIGTERM
void
RecordInterrupt(int /* signal */)
{
    g_interrupted = 1;
}

/// While it lives, Ctrl-C and SIGTERM set g_interrupted instead of ending the process.
class InterruptGuard
{
  public:
    InterruptGuard()
    {
        g_interrupted = 0;
        using Action = struct sigaction;
        Action action{};
        action.sa_handler = RecordInterrupt;
        sigaction(SIGINT, &action, &m_interrupt);
        sigaction(SIGTERM, &action, &m_terminate);
    }

    ~InterruptGuard()
    {
        sigaction(SIGINT, &m_interrupt, nullptr);
        sigaction(SIGTERM, &m_terminate, nullptr);
    }

    InterruptGuard(const InterruptGuard&) = delete;
    InterruptGuard& operator=(const InterruptGuard&) = delete;

  private:
    struct sigaction m_interrupt; //!< what was done before
    struct sigaction m_terminate; //!< what was done before
};

/// \param descriptor a pipe \param [in,out] text what it holds is put behind this
void
Drain(int descriptor, std::string& text)
{
    std::array<char, 4096> buffer{};
    for (ssize_t n = 0; (n = read(descriptor, buffer.data(), buffer.size())) > 0;)
    {
        text.append(buffer.data(), static_cast<std::size_t>(n));
    }
}

/// \return pointers to the texts, and a null one, as exec takes them
std::vector<char*>
ToPointers(std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    pointers.reserve(texts.size() + 1);
    for (std::string& text : texts)
    {
        pointers.push_back(text.data());
    }
    pointers.push_back(nullptr);
    return pointers;
}

/// \param failure errno of what could not be had
/// \return whether it can be had when other processes have ended
bool
IsShortage(int failure)
{
    return failure == EMFILE || failure == ENFILE || failure == EAGAIN || failure == ENOMEM;
}

/// \param status as waitpid gives it
/// \return the number of the signal that has ended a process, or what it has started and waited
/// for; 0 if none has
int
GetSignal(int status)
{
    if (WIFSIGNALED(status))
    {
        return WTERMSIG(status);
    }
    return std::max(WEXITSTATUS(status) - SIGNALLED, 0);
}

/// \param path of a file or folder that another computer may have made \return whether it is there
bool
IsThere(const std::string& path)
{
    std::error_code error;
    const auto folder = std::filesystem::path(path).parent_path();
    const std::filesystem::directory_iterator opened(folder, error); // NFS asks the server then
    return std::filesystem::exists(path, error);
}

/// \return whether a campaign has started this very process, not one above it
bool
IsJob()
{
    const char* campaign = std::getenv(JOB_VARIABLE);
    return campaign && campaign == std::to_string(getppid());
}

/// \param isLaunched whether something else starts the job, which then is not ours
/// \return the environment of a job: ours, and one thread each, as there is a process per core
std::vector<std::string>
MakeEnvironment(bool isLaunched)
{
    const std::vector<std::string> names{std::string(JOB_VARIABLE) + "=", "OMP_NUM_THREADS="};
    std::vector<std::string> environment{names[1] + "1"};
    if (!isLaunched)
    {
        environment.push_back(names[0] + std::to_string(getpid()));
    }
    for (char** variable = environ; *variable; ++variable)
    {
        const std::string known(*variable);
        if (known.rfind(names[0], 0) != 0 && known.rfind(names[1], 0) != 0)
        {
            environment.push_back(known);
        }
    }
    return environment;
}

} // namespace

GrowsCampaign::GrowsCampaign(const std::string& program, const GrowsWorkers& workers)
    : m_command(workers.GetPrefix()),
      m_isLaunched(!m_command.empty()),
      m_workers(workers.number),
      m_retries(m_isLaunched ? RETRIES : 0)
{
    m_command.push_back(program);
}

std::string
GrowsCampaign::GetOwnProgram()
{
    return std::filesystem::read_symlink("/proc/self/exe").string();
}

GrowsCampaign::~GrowsCampaign()
{
    StopAll();
}

GrowsCampaign::Outcome
GrowsCampaign::Run(const std::vector<GrowsJob>& jobs, GrowsProgress& progress)
{
    const std::string all = " of " + std::to_string(jobs.size()) + " runs";
    const auto outcome = Run(jobs, [&](std::size_t done, double withParts) {
        progress.Show(withParts / static_cast<double>(jobs.size()), std::to_string(done) + all);
    });
    progress.Clear();
    return outcome;
}

GrowsCampaign::Outcome
GrowsCampaign::Run(const std::vector<GrowsJob>& jobs,
                   const std::function<void(std::size_t done, double withParts)>& show)
{
    const InterruptGuard guard;
    std::size_t done = 0;
    m_losses.assign(jobs.size(), 0);
    m_waiting.resize(jobs.size());
    std::iota(m_waiting.begin(), m_waiting.end(), 0);
    while (done < jobs.size() && !g_interrupted && m_error.empty())
    {
        while (m_children.size() < m_workers && !m_waiting.empty() && m_error.empty())
        {
            StartNext(jobs);
        }
        Listen();
        done += Reap(jobs);
        auto withParts = static_cast<double>(done);
        for (const Child& child : m_children)
        {
            withParts += child.share;
        }
        show(done, withParts);
    }
    StopAll();
    if (g_interrupted)
    {
        return Outcome::INTERRUPTED;
    }
    return m_error.empty() ? Outcome::DONE : Outcome::FAILED;
}

void
GrowsCampaign::StartNext(const std::vector<GrowsJob>& jobs)
{
    const std::size_t job = m_waiting.front();
    const int failure = Start(job, jobs[job]);
    if (failure == 0)
    {
        m_waiting.pop_front();
    }
    else if (IsShortage(failure) && !m_children.empty())
    {
        m_workers = static_cast<uint32_t>(m_children.size());
        std::cerr << "note: no more than " << m_workers
                  << " processes at a time: " << std::strerror(failure) << " (ulimit -a)\n";
    }
    else
    {
        m_error = "cannot start " + m_command.front() + ": " + std::strerror(failure);
    }
}

int
GrowsCampaign::Start(std::size_t job, const GrowsJob& what)
{
    GrowsPipe progress; // not to what something else starts, perhaps elsewhere
    GrowsPipe errors;
    if (errors.Open() != 0 || (!m_isLaunched && progress.Open() != 0))
    {
        return errno;
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, errors.GetWritten(), STDERR_FILENO);
    if (!m_isLaunched)
    {
        posix_spawn_file_actions_adddup2(&actions, progress.GetWritten(), REPORT_DESCRIPTOR);
    }
    auto words = m_command;
    words.insert(words.end(), what.arguments.begin(), what.arguments.end());
    auto environment = MakeEnvironment(m_isLaunched);
    pid_t process = 0;
    const int failure = posix_spawnp(&process,
                                     words.front().c_str(),
                                     &actions,
                                     nullptr,
                                     ToPointers(words).data(),
                                     ToPointers(environment).data());
    posix_spawn_file_actions_destroy(&actions);
    if (failure == 0)
    {
        m_children.push_back({process, job, progress.TakeRead(), errors.TakeRead(), "", "", 0.0});
    }
    return failure;
}

void
GrowsCampaign::Listen()
{
    std::vector<pollfd> descriptors;
    for (const Child& child : m_children)
    {
        descriptors.push_back({child.progress, POLLIN, 0});
        descriptors.push_back({child.errors, POLLIN, 0});
    }
    poll(descriptors.data(), descriptors.size(), LISTEN_MILLISECONDS);
    for (Child& child : m_children)
    {
        Drain(child.errors, child.said);
        Drain(child.progress, child.shares);
        const std::size_t end = child.shares.rfind('\n');
        if (end != std::string::npos && end > 0)
        {
            const std::size_t begin = child.shares.rfind('\n', end - 1);
            child.share = std::atof(child.shares.c_str() + begin + 1);
            child.shares.erase(0, end);
        }
    }
}

std::size_t
GrowsCampaign::Reap(const std::vector<GrowsJob>& jobs)
{
    std::size_t done = 0;
    for (auto child = m_children.begin(); child != m_children.end();)
    {
        int status = 0;
        if (waitpid(child->process, &status, WNOHANG) != child->process)
        {
            ++child;
            continue;
        }
        Drain(child->errors, child->said);
        close(child->errors);
        close(child->progress);
        if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        {
            ++done;
            RecordSuccess(jobs[child->job]);
        }
        else
        {
            RecordFailure(*child, status, jobs[child->job].name);
        }
        child = m_children.erase(child);
    }
    return done;
}

void
GrowsCampaign::RecordSuccess(const GrowsJob& job)
{
    if (m_error.empty() && !job.result.empty() && !IsThere(job.result))
    {
        m_error = job.name + " has ended without leaving " + job.result +
                  (m_isLaunched ? ": the launcher must run it to its end, on this file system, and "
                                  "end with its exit code"
                                : "");
    }
}

void
GrowsCampaign::RecordFailure(const Child& child, int status, const std::string& name)
{
    const int signal = m_isLaunched || WIFSIGNALED(status) ? GetSignal(status) : 0;
    if (signal == SIGINT)
    {
        g_interrupted = 1; // the terminal's Ctrl-C reached the child first
    }
    else if (signal > 0 && m_losses[child.job] < m_retries)
    {
        ++m_losses[child.job];
        m_waiting.push_front(child.job);
    }
    else if (m_error.empty())
    {
        m_error = name + " " + DescribeEnd(status) + ": " + FindReason(child.said);
    }
}

void
GrowsCampaign::StopAll()
{
    for (const Child& child : m_children)
    {
        kill(child.process, SIGTERM);
    }
    for (const Child& child : m_children)
    {
        while (waitpid(child.process, nullptr, 0) < 0 && errno == EINTR)
        {
            // Interrupted again; but who comes next must not meet a job that still writes.
        }
        close(child.errors);
        close(child.progress);
    }
    m_children.clear();
}

std::string
GrowsCampaign::FindReason(const std::string& said)
{
    const std::string mark = "msg=\"";
    if (const std::size_t begin = said.find(mark); begin != std::string::npos)
    {
        const std::size_t text = begin + mark.size();
        return said.substr(text, said.find("\", +", text) - text);
    }
    const std::string prefix = "error: ";
    std::istringstream lines(said);
    std::string reason;
    std::string last;
    for (std::string line; std::getline(lines, line);)
    {
        reason = line.rfind(prefix, 0) == 0 ? line.substr(prefix.size()) : reason;
        last = line.empty() ? last : line;
    }
    return reason.empty() ? last : reason; // what a launcher says of its end comes later
}

std::string
GrowsCampaign::DescribeEnd(int status)
{
    return WIFSIGNALED(status) ? "was ended by signal " + std::to_string(WTERMSIG(status)) + " (" +
                                     strsignal(WTERMSIG(status)) + ")"
                               : "failed with exit code " + std::to_string(WEXITSTATUS(status));
}

uint32_t
GrowsCampaign::GetCores()
{
    return std::max(std::thread::hardware_concurrency(), 1U);
}

double
GrowsCampaign::GetCoreSeconds()
{
    double seconds = 0.0;
    for (const auto whose : {RUSAGE_SELF, RUSAGE_CHILDREN})
    {
        rusage usage{};
        getrusage(whose, &usage);
        for (const auto& time : {usage.ru_utime, usage.ru_stime})
        {
            seconds += static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
        }
    }
    return seconds;
}

void
GrowsCampaign::EndWithCampaign()
{
#ifdef __linux__
    if (std::getenv(JOB_VARIABLE))
    {
        EndWithParent();
        if (!IsJob()) // the campaign had ended before
        {
            raise(SIGKILL);
        }
    }
#endif
}

void
GrowsCampaign::EndWithParent()
{
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}

void
GrowsCampaign::LeaveCampaign()
{
    unsetenv(JOB_VARIABLE);
}

void
GrowsCampaign::Report(double share)
{
    static const bool isJob = IsJob(); // else the descriptor is somebody else's
    if (isJob)
    {
        const std::string line = std::to_string(share) + "\n";
        // Whoever started us is gone if this fails; SIGPIPE then ends us too.
        [[maybe_unused]] const ssize_t written = write(REPORT_DESCRIPTOR, line.data(), line.size());
    }
}

void
GrowsCampaign::ReportSimulation(const Time& duration)
{
    Report(Simulator::Now().GetSeconds() / duration.GetSeconds());
    Simulator::Schedule(Seconds(1), &GrowsCampaign::ReportSimulation, duration);
}

} // namespace ns3
