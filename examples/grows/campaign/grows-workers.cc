// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-workers.h"

#include "grows-campaign.h"
#include "grows-command-line.h"

#include <cstdlib>
#include <iterator>
#include <sstream>
#include <unistd.h>

namespace ns3
{

namespace
{

constexpr int64_t MAX_WORKERS = 1024; //!< more are a mistake

/// What has a launcher end when the campaign does, however that ends, so that it ends its job.
const std::vector<std::string> BOUND{"setpriv", "--pdeathsig", "TERM"};

/// \param program a path or a name \return whether the system finds it
bool
IsProgram(const std::string& program)
{
    if (program.find('/') != std::string::npos)
    {
        return access(program.c_str(), X_OK) == 0;
    }
    const char* path = std::getenv("PATH");
    std::istringstream folders(path ? path : "");
    for (std::string folder; std::getline(folders, folder, ':');)
    {
        if (access((folder + "/" + program).c_str(), X_OK) == 0)
        {
            return true;
        }
    }
    return false;
}

} // namespace

GrowsWorkers::GrowsWorkers()
    : number(GrowsCampaign::GetCores())
{
}

void
GrowsWorkers::AddOptions(GrowsCommandLine& line, const std::string& help)
{
    line.AddInteger("jobs", help, 1, MAX_WORKERS, number);
    line.AddText("launcher",
                 "command that starts each of them, such as 'srun -n1 --exact'; \"\": none",
                 launcher);
    line.KeepFromJobs("launcher");
}

void
GrowsWorkers::Check() const
{
    const auto words = GetPrefix();
    if (words.empty())
    {
        return;
    }
    for (const auto& program : {words.front(), words[BOUND.size()]})
    {
        GrowsCommandLine::Require(IsProgram(program) ? ""
                                                     : "--launcher needs the program '" + program +
                                                           "', which is not found");
    }
}

std::vector<std::string>
GrowsWorkers::GetPrefix() const
{
    std::istringstream given(launcher);
    std::vector<std::string> words{std::istream_iterator<std::string>(given), {}};
    words.insert(words.begin(), BOUND.begin(), words.empty() ? BOUND.begin() : BOUND.end());
    return words;
}

} // namespace ns3
