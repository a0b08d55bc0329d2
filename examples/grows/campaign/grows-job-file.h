// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_JOB_FILE_H
#define GROWS_JOB_FILE_H

#include "grows-campaign.h"

#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * Write a file of jobs for others to do, such as GNU parallel or a Slurm array: a line each, for a
 * shell in any folder and with any environment, on any computer that has the same file system.
 * \param path of the file
 * \param program path of the program
 * \param jobs of the program
 * \return an error message; "" if it is written
 */
std::string GrowsWriteJobs(const std::string& path,
                           const std::string& program,
                           const std::vector<GrowsJob>& jobs);

} // namespace ns3

#endif /* GROWS_JOB_FILE_H */
