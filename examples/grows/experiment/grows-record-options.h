// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_RECORD_OPTIONS_H
#define GROWS_RECORD_OPTIONS_H

#include "grows-command-line.h"
#include "grows-run-folder.h"

#include "ns3/nstime.h"

#include <map>
#include <string>

namespace ns3
{

/// \ingroup grows
/// Whether runs leave their trajectories, as it was given: --record and --record-epsilon.
struct GrowsRecordOptions
{
    /// Name of the file in the folder of a run.
    static constexpr const char* FILE_NAME = "record.safetensors";

    bool isWanted{false}; //!< every run leaves a record
    double epsilon{0.0};  //!< with which policies explore meanwhile

    /// Add the options. \param line the command line; must not outlive this object
    void AddOptions(GrowsCommandLine& line);

    /// Refuse options that have no effect, or cannot have any in this build.
    void Check() const;

    /// \param [in,out] configuration of the runs, to which it adds what differs
    void AddTo(GrowsRunFolder::Configuration& configuration) const;

    /// \param folder of a run \return global values by name; none if there is to be no record
    std::map<std::string, std::string> GetGlobals(const std::string& folder) const;

    /// Set global values for a run in this process that is to leave a record.
    /// \param folder of the run \param warmUp what arrives before does not count
    /// \param duration end of the simulation
    void SetGlobals(const std::string& folder, const Time& warmUp, const Time& duration) const;
};

} // namespace ns3

#endif /* GROWS_RECORD_OPTIONS_H */
