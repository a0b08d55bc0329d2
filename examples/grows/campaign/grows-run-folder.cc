// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-run-folder.h"

#ifdef GROWS_HAS_TORCH
#include "ns3/grows-torch-library.h"
#endif

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <set>
#include <sstream>
#include <system_error>
#include <unistd.h>

namespace ns3
{

namespace
{

constexpr const char* CONFIGURATION = "configuration.txt"; //!< what runs were made with
constexpr const char* RUNS = "runs";                       //!< a folder for each run
constexpr const char* LOCK = ".lock";                      //!< whoever has the folder open locks it
constexpr const char* UNFINISHED = ".partial-"; //!< in the name of a run's folder until it ends
constexpr const char* FAILED = ".failed";       //!< behind the name of a run's folder if it has
constexpr auto OLD = std::chrono::hours(24);    //!< so long no run goes on

/// \param configuration names and values \return lines of configuration.txt
std::string
ToText(const GrowsRunFolder::Configuration& configuration)
{
    std::string text;
    for (const auto& [name, value] : configuration)
    {
        text += name + " " + value + "\n";
    }
    return text;
}

/// \param path of a file or folder \return whether it is there
bool
Exists(const std::string& path)
{
    std::error_code error;
    return std::filesystem::exists(path, error);
}

/// \param text of a file \return its lines
std::vector<std::string>
SplitLines(const std::string& text)
{
    std::istringstream stream(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);)
    {
        lines.push_back(line);
    }
    return lines;
}

/// \return name of this computer
std::string
GetHost()
{
    std::array<char, 256> name{};
    return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "unknown";
}

/// \param entry a folder below runs/ \return whether a run has left it that has ended
bool
IsLeftOver(const std::filesystem::directory_entry& entry)
{
    const std::string name = entry.path().filename().string();
    const std::size_t ending = name.find(UNFINISHED);
    if (ending == std::string::npos)
    {
        return false;
    }
    const std::string ours = UNFINISHED + GetHost() + "-";
    if (name.compare(ending, ours.size(), ours) == 0)
    {
        const auto process = static_cast<pid_t>(std::atol(name.c_str() + ending + ours.size()));
        return kill(process, 0) != 0 && errno == ESRCH;
    }
    std::error_code error;
    const auto written = entry.last_write_time(error);
    return !error && std::filesystem::file_time_type::clock::now() - written > OLD;
}

} // namespace

GrowsRunFolder::GrowsRunFolder(const std::string& path)
    : m_path(path)
{
}

std::string
GrowsRunFolder::Open(const Configuration& configuration, Access how)
{
    std::error_code error;
    std::filesystem::create_directories(m_path, error);
    if (error)
    {
        return "cannot write to " + m_path + ": " + error.message();
    }
    auto problem = Validate(configuration); // what is somebody else's is not touched
    problem = problem.empty() ? m_lock.Take(GetPath(LOCK), m_path, how) : problem;
    problem = problem.empty() ? Validate(configuration) : problem;
    if (!problem.empty())
    {
        return problem;
    }
    problem = WriteConfiguration(configuration);
    problem = problem.empty() ? Validate(configuration) : problem; // of another that came before
    if (!problem.empty())
    {
        return problem;
    }
    std::filesystem::create_directories(GetPath(RUNS), error);
    problem = error ? "cannot write to " + m_path + ": " + error.message() : TryRename();
    RemoveUnfinished();
    return problem;
}

std::string
GrowsRunFolder::WriteConfiguration(const Configuration& configuration) const
{
    const std::string path = GetPath(CONFIGURATION);
    const std::string unfinished = path + UNFINISHED + GetHost() + "-" + std::to_string(getpid());
    if (Exists(path))
    {
        return "";
    }
    std::error_code error;
    if (!GrowsWriteFile(unfinished, ToText(configuration)))
    {
        return "cannot write " + path + ": " + std::strerror(errno);
    }
    std::filesystem::create_hard_link(unfinished, path, error); // not over that of another
    if (error && !Exists(path))
    {
        std::filesystem::rename(unfinished, path, error); // there are no hard links here
    }
    std::filesystem::remove(unfinished, error);
    return Exists(path) ? "" : "cannot write " + path;
}

std::string
GrowsRunFolder::Validate(const Configuration& configuration) const
{
    const std::string mend = "; choose another --output, or remove it first";
    if (Exists(GetPath(CONFIGURATION)))
    {
        const std::string difference = FindDifference(configuration);
        return difference.empty() ? ""
                                  : m_path + " holds results of other runs: " + difference + mend;
    }
    std::error_code error;
    const bool hasRuns = Exists(GetPath(RUNS)) && !std::filesystem::is_empty(GetPath(RUNS), error);
    return Exists(GetPath("runs.csv")) || hasRuns
               ? m_path + " holds results, but not what they were made with (" + CONFIGURATION +
                     ")" + mend
               : "";
}

std::string
GrowsRunFolder::TryRename() const
{
    const std::string late = BeginRun("rename");
    const std::string early = late + "-early";
    std::error_code error;
    std::filesystem::create_directories(late + "/late", error);
    std::filesystem::create_directories(early + "/early", error);
    if (error)
    {
        return "cannot write to " + m_path + ": " + error.message();
    }
    std::filesystem::rename(late, early, error);
    const bool isRefused = error && Exists(late + "/late") && !Exists(early + "/late");
    std::filesystem::remove_all(early, error);
    std::filesystem::rename(late, early, error);
    const bool isRenamed = !error && Exists(early + "/late") && !Exists(late);
    std::filesystem::remove_all(late, error);
    std::filesystem::remove_all(early, error);
    return isRefused && isRenamed
               ? ""
               : m_path + " is on a file system that does not rename a folder as a whole, and only "
                          "where there is none: choose --output on another, such as NFS or Lustre";
}

std::string
GrowsRunFolder::FindDifference(const Configuration& configuration) const
{
    const auto before = SplitLines(GrowsReadFile(GetPath(CONFIGURATION)));
    const auto now = SplitLines(ToText(configuration));
    const auto [made, wanted] = std::mismatch(before.begin(), before.end(), now.begin(), now.end());
    const bool isWanted = wanted != now.end();
    if (made != before.end())
    {
        return "\"" + *made + "\", " +
               (isWanted ? "not \"" + *wanted + "\"" : "which was not asked for now");
    }
    return isWanted ? "without \"" + *wanted + "\"" : "";
}

std::string
GrowsRunFolder::GetRunPath(const std::string& run) const
{
    return GetPath(RUNS) + "/" + run;
}

bool
GrowsRunFolder::HasRun(const std::string& run) const
{
    return Exists(GetRunPath(run));
}

std::string
GrowsRunFolder::BeginRun(const std::string& run) const
{
    const std::string unfinished =
        GetRunPath(run) + UNFINISHED + GetHost() + "-" + std::to_string(getpid());
    std::error_code error; // who writes there will notice
    std::filesystem::remove_all(GetRunPath(run) + FAILED, error);
    std::filesystem::create_directory(unfinished, error); // not what was removed above it
    return unfinished;
}

bool
GrowsRunFolder::WriteRun(const std::string& run, const GrowsTables& tables) const
{
    const std::string whole = GetRunPath(run);
    const std::string unfinished = BeginRun(run);
    std::error_code error;
    const bool isWritten = std::all_of(tables.begin(), tables.end(), [&](const auto& table) {
        return table.second.Write(unfinished + "/" + table.first);
    });
    if (isWritten)
    {
        std::filesystem::rename(unfinished, whole, error);
    }
    if (!isWritten || error)
    {
        std::filesystem::remove_all(unfinished, error);
        return HasRun(run); // of another process, which was faster
    }
    return true;
}

std::string
GrowsRunFolder::KeepFailed(const std::string& run) const
{
    const std::string unfinished = BeginRun(run);
    const std::string kept = GetRunPath(run) + FAILED;
    std::error_code error;
    std::filesystem::rename(unfinished, kept, error);
    return error ? unfinished : kept;
}

std::optional<GrowsCsv>
GrowsRunFolder::Collect(const std::vector<std::string>& runs, const std::string& file) const
{
    GrowsCsv all;
    for (const std::string& run : runs)
    {
        const auto table = GrowsCsv::Read(GetRunPath(run) + "/" + file);
        if (!table || !all.Append(*table))
        {
            return std::nullopt;
        }
    }
    return all;
}

void
GrowsRunFolder::RemoveUnfinished() const
{
    std::error_code error;
    std::vector<std::filesystem::path> leftOver;
    for (const auto& entry : std::filesystem::directory_iterator(GetPath(RUNS), error))
    {
        if (IsLeftOver(entry))
        {
            leftOver.push_back(entry.path());
        }
    }
    for (const auto& path : leftOver)
    {
        std::filesystem::remove_all(path, error);
    }
}

std::string
GrowsRunFolder::GetBuildFingerprint()
{
    std::set<std::string> files;
    for (const auto& line : SplitLines(GrowsReadFile("/proc/self/maps")))
    {
        const std::size_t path = line.find('/');
        if (path != std::string::npos && line.find("grows", line.rfind('/')) != std::string::npos)
        {
            files.insert(line.substr(path));
        }
    }
#ifdef GROWS_HAS_TORCH
    std::error_code error; // it is loaded later, or never, and belongs to the build even so
    files.insert(std::filesystem::canonical(GrowsTorchLibrary::GetPath(), error).string());
#endif
    return GrowsGetFingerprint({files.begin(), files.end()});
}

} // namespace ns3
