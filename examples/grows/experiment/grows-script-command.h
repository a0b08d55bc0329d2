// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SCRIPT_COMMAND_H
#define GROWS_SCRIPT_COMMAND_H

#include "grows-experiment.h"
#include "grows-record-options.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 *
 * Somebody else's program, which has a GrowsHelper and knows nothing of this: a command for a shell
 * that is run once for each policy and seed. Global values give it the policy, the seed and the
 * folder for its results (GrowsGlobals, GrowsScriptRecorder). Its functions throw GrowsInputError
 * where something is wrong with it.
 */
struct GrowsScriptCommand
{
    /// Global values by name.
    using Globals = std::map<std::string, std::string>;
    /// Looks at what a run has left, and returns what is wrong, in a sentence; "" if nothing is.
    /// Receives its tables and where its files are.
    using Inspect = std::function<std::string(const GrowsTables&, const std::string&)>;

    std::string line;          //!< for a shell; {seed} and {policy} are replaced
    double warmUpS{0.0};       //!< what arrives before does not count
    double durationS{0.0};     //!< of a simulation; 0: as the program says
    double timeoutS{0.0};      //!< wall-clock limit of a run; 0: none
    GrowsRecordOptions record; //!< whether runs leave their trajectories
    bool endsWithIt{false};    //!< GrowsShellCommand::endsWithIt

    /// Add the options --program, --warm-up, --duration and --timeout.
    /// \param options the command line; must not outlive this object
    void AddOptions(GrowsCommandLine& options);

    /// Check what was given.
    void Check() const;

    /// \return whether the command has a place for the seed
    bool TakesSeed() const;

    /// Check a path that becomes a global value. \param path some
    static void CheckPath(const std::string& path);

    /// \return what its runs depend on beside what was given: the files that it names, and what it
    /// sees of the environment
    GrowsRunFolder::Configuration GetSurroundings() const;

    /// \return the configuration of its runs
    GrowsRunFolder::Configuration GetConfiguration() const;

    /// Do a run. What it leaves is in the folder, begun, and to be kept by
    /// GrowsRunFolder::WriteRun; if something is wrong with it, for a look
    /// (GrowsRunFolder::KeepFailed). \param run which \param others further global values \param
    /// folder where it is to leave its results \param inspect looks at what it has left \return its
    /// tables
    GrowsTables Run(const GrowsRun& run,
                    const Globals& others,
                    const GrowsRunFolder& folder,
                    const Inspect& inspect) const;

  private:
    /// \param run which \param others further global values
    /// \param folder where the run leaves its results \return the global values for it
    Globals GetGlobals(const GrowsRun& run, const Globals& others, const std::string& folder) const;

    /// \param run which \return the command, its placeholders replaced
    std::string GetLine(const GrowsRun& run) const;

    /// Run the program.
    /// \param run which
    /// \param globals global values for it
    /// \param folder where it leaves its results
    /// \return what was wrong, in a sentence; "" if nothing was
    std::string Execute(const GrowsRun& run,
                        const Globals& globals,
                        const std::string& folder) const;
};

/// \ingroup grows
/// Whom a run of a program is compared with as soon as it ends: few, however many there are, and
/// far enough apart that some have ended. A report compares all. \param run which \param runs all,
/// seed by seed \return those of its policy that are 1, 2, 4... before it
std::vector<GrowsRun> GrowsSelectEarlier(const GrowsRun& run, const std::vector<GrowsRun>& runs);

/// \ingroup grows
/// Compare a run of a program with others that have other seeds.
/// \param run which
/// \param tables its results
/// \param others runs, some of which may not be there yet
/// \param folder where the others have their results
/// \return that one of them has the same outcome, and what may be done; "" if none has
std::string GrowsFindTwin(const GrowsRun& run,
                          const GrowsTables& tables,
                          const std::vector<GrowsRun>& others,
                          const GrowsRunFolder& folder);

} // namespace ns3

#endif /* GROWS_SCRIPT_COMMAND_H */
