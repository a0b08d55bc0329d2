// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-job-file.h"

#include "grows-shell-command.h"

#include "ns3/grows-text-file.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace ns3
{

namespace
{

/// \return what each line begins with: the present folder, and that of the environment which a
/// result depends on
std::string
GetPlace()
{
    std::string place = "cd " + GrowsQuoteForShell(std::filesystem::current_path().string()) +
                        " && env OMP_NUM_THREADS=1";
    for (const std::string name : {"NS_GLOBAL_VALUE", "NS_ATTRIBUTE_DEFAULT"})
    {
        if (const char* value = std::getenv(name.c_str()))
        {
            place += " " + GrowsQuoteForShell(name + "=" + value);
        }
    }
    return place;
}

} // namespace

std::string
GrowsWriteJobs(const std::string& path,
               const std::string& program,
               const std::vector<GrowsJob>& jobs)
{
    const auto place = GetPlace() + " " + GrowsQuoteForShell(program);
    std::string lines;
    for (const GrowsJob& job : jobs)
    {
        std::string line = place;
        for (const std::string& argument : job.arguments)
        {
            line += " " + GrowsQuoteForShell(argument);
        }
        if (line.find('\n') != std::string::npos)
        {
            return "a job is one line of " + path + ": give no option with a line break in it";
        }
        lines += line + "\n";
    }
    return GrowsWriteFile(path, lines) ? "" : "cannot write " + path + ": " + std::strerror(errno);
}

} // namespace ns3
