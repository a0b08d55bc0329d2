// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-shell-command.h"

#include "grows-campaign.h"

#include "ns3/grows-csv.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace ns3
{

namespace
{

constexpr auto INTERVAL = std::chrono::milliseconds(10);       //!< between two looks at a process
constexpr std::array<int, 3> SIGNALS{SIGHUP, SIGINT, SIGTERM}; //!< that end it and us
volatile std::sig_atomic_t g_group = 0;                        //!< the process group under way

/// End the group, then this process. \param signal that was received
void
EndBoth(int signal)
{
    kill(-g_group, SIGKILL);
    std::signal(signal, SIG_DFL);
    raise(signal);
}

/// While it lives, signals that end this process end the group, too, unless they are ignored.
class GroupGuard
{
  public:
    /// \param group process group
    explicit GroupGuard(pid_t group)
    {
        g_group = group;
        for (std::size_t i = 0; i < SIGNALS.size(); ++i)
        {
            m_before[i] = std::signal(SIGNALS[i], &EndBoth);
            if (m_before[i] == SIG_IGN)
            {
                std::signal(SIGNALS[i], SIG_IGN);
            }
        }
    }

    ~GroupGuard()
    {
        for (std::size_t i = 0; i < SIGNALS.size(); ++i)
        {
            std::signal(SIGNALS[i], m_before[i]);
        }
    }

    GroupGuard(const GroupGuard&) = delete;
    GroupGuard& operator=(const GroupGuard&) = delete;

  private:
    std::array<void (*)(int), SIGNALS.size()> m_before{}; //!< what was done with them
};

/// Become the command; in a process of its own. \param command what to run
[[noreturn]] void
Become(const GrowsShellCommand& command)
{
    setpgid(0, 0);
    GrowsCampaign::EndWithParent();
    const auto direct = [](const char* path, int flags, int descriptor) {
        const int file = open(path, flags, 0666);
        dup2(file, descriptor);
        close(file);
    };
    direct("/dev/null", O_RDONLY, STDIN_FILENO);
    direct(command.output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
    direct(command.errors.c_str(), O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
    setenv("NS_GLOBAL_VALUE", command.globals.c_str(), 1);
    GrowsCampaign::LeaveCampaign();
    execl("/bin/sh", "sh", "-c", command.line.c_str(), nullptr);
    _exit(127);
}

/// Wait for the end of a process.
/// \param process it
/// \param timeoutS how long at most; 0: as long as it takes
/// \param [out] status how it ended
/// \return whether it has ended
bool
Wait(pid_t process, double timeoutS, int& status)
{
    const auto begin = std::chrono::steady_clock::now();
    while (waitpid(process, &status, WNOHANG) == 0)
    {
        const std::chrono::duration<double> past = std::chrono::steady_clock::now() - begin;
        if (timeoutS > 0.0 && past.count() > timeoutS)
        {
            return false;
        }
        std::this_thread::sleep_for(INTERVAL);
    }
    return true;
}

/// \param status as waitpid gives it \return whether the command was killed, or says so as a shell
bool
IsKilled(int status)
{
    constexpr int SIGNALLED = 128;
    return WIFSIGNALED(status) ? WTERMSIG(status) == SIGKILL
                               : WEXITSTATUS(status) == SIGNALLED + SIGKILL;
}

} // namespace

std::string
GrowsShellCommand::Run() const
{
    const pid_t process = fork();
    if (process < 0)
    {
        return std::string("cannot be started: ") + std::strerror(errno);
    }
    if (process == 0)
    {
        Become(*this);
    }
    setpgid(process, process);
    const GroupGuard guard(process);
    int status = 0;
    const bool hasEnded = Wait(process, timeoutS, status);
    kill(-process, SIGKILL); // what it has left running would go on writing
    if (!hasEnded)
    {
        waitpid(process, &status, 0);
    }
    if (!hasEnded)
    {
        return "has not ended within " + GrowsCsv::Format(timeoutS) + " s (--timeout)";
    }
    if (endsWithIt && IsKilled(status))
    {
        raise(SIGKILL);
    }
    const bool isDone = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    return isDone ? "" : GrowsCampaign::DescribeEnd(status);
}

std::string
GrowsQuoteForShell(const std::string& text)
{
    std::string quoted = "'";
    for (const char c : text)
    {
        quoted += c == '\'' ? "'\\''" : std::string(1, c);
    }
    return quoted + "'";
}

} // namespace ns3
