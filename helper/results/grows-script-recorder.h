// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SCRIPT_RECORDER_H
#define GROWS_SCRIPT_RECORDER_H

#include "ns3/grows-globals.h"
#include "ns3/grows-helper.h"
#include "ns3/grows-run-result.h"

#include <map>
#include <string>

namespace ns3
{

/**
 * \ingroup grows
 *
 * Writes the results of a script into the folder that the global value GrowsResults names, without
 * a line in the script: every GrowsHelper that installs handlers is recorded, and its tables are
 * written when the simulator is destroyed or, where a script never does that, when the process
 * exits. It holds:
 *
 * - values.txt: what the script has understood, as soon as the first helper is installed: the
 *   version of the library, and global values, each as NAME=VALUE in a line of its own;
 * - runs.csv, arrivals.csv, windows.csv, decisions.csv, moves.csv, timing.csv, cells.csv and
 *   places.csv of the first helper;
 * - the same of further helpers in helper-2, helper-3...;
 * - the same of the further simulations of a process in simulation-2, simulation-3...
 *
 * A folder takes one process: a second one that finds values.txt there aborts.
 */
class GrowsScriptRecorder
{
  public:
    /// In values.txt, the name of the version.
    static constexpr const char* VERSION_NAME = "grows";
    /// Name of the file with what a script has understood.
    static constexpr const char* VALUES = "values.txt";

    /// \return version of the library: what writes and what reads values.txt and tables must have
    /// the same
    static std::string GetVersion();

    /// Do what global values say. \param helper has installed handlers
    static void Record(const GrowsHelper& helper);

    /// \return name of the running program, for the column scenario
    static std::string GetProgramName();

    /// \param globals as they were at the beginning
    /// \return what counts of a simulation that ends now
    static GrowsRunSpan GetSpan(const GrowsGlobals& globals);

    /// \param folder of results \return the contents of its values.txt; empty if there is none
    static std::map<std::string, std::string> ReadValues(const std::string& folder);
};

} // namespace ns3

#endif /* GROWS_SCRIPT_RECORDER_H */
