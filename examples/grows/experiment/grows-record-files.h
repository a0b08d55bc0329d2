// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_RECORD_FILES_H
#define GROWS_RECORD_FILES_H

#include "ns3/grows-trajectory.h"

#include <string>
#include <vector>

namespace ns3
{

/// \ingroup grows
/// Find records. Throws GrowsInputError on a pattern that matches nothing.
/// \param patterns of files, or of folders that hold a record.safetensors, as a shell has them,
/// separated by commas
/// \return paths of files, sorted, each once; at least one
std::vector<std::string> GrowsFindRecords(const std::string& patterns);

/// \ingroup grows
/// Read records of one program and network. Throws GrowsInputError on a file that is none, or of
/// another one. \param patterns see GrowsFindRecords
/// \return the records, in the order of their paths; at least one
std::vector<GrowsTrajectory> GrowsReadRecords(const std::string& patterns);

} // namespace ns3

#endif /* GROWS_RECORD_FILES_H */
