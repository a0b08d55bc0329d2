// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_WORKERS_H
#define GROWS_WORKERS_H

#include <cstdint>
#include <string>
#include <vector>

namespace ns3
{

class GrowsCommandLine;

/**
 * \ingroup grows
 * Who does the jobs of a campaign: how many processes at a time, and what starts them. The options
 * of every command that has a campaign.
 */
struct GrowsWorkers
{
    /// As many as there are cores, started by the campaign itself.
    GrowsWorkers();

    /// Add --jobs and --launcher. \param line of the command \param help of --jobs, a line
    void AddOptions(GrowsCommandLine& line, const std::string& help = "processes at a time");

    /// Throw GrowsInputError if the launcher is not found.
    void Check() const;

    /// \return the words that stand before a job's command; none if the campaign starts it itself
    std::vector<std::string> GetPrefix() const;

    uint32_t number;      //!< processes at a time, at least 1
    std::string launcher; //!< a command and its options, separated by blanks; "": none
};

} // namespace ns3

#endif /* GROWS_WORKERS_H */
