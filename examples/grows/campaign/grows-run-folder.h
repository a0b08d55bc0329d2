// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_RUN_FOLDER_H
#define GROWS_RUN_FOLDER_H

#include "grows-file-lock.h"

#include "ns3/grows-csv.h"
#include "ns3/grows-text-file.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * The folder that many runs leave their results in. Every run has a folder of its own below runs/,
 * which is there whole or not at all; so a campaign that was interrupted goes on where it was, as
 * long as it is the same: configuration.txt states the configuration of the runs.
 */
class GrowsRunFolder
{
  public:
    /// What runs were made with: names and values, in a readable order.
    using Configuration = std::vector<std::pair<std::string, std::string>>;

    /// Who may have the folder open at a time: one that reports what all runs say together, ALONE,
    /// or several that do runs, SHARED.
    using Access = GrowsFileLock::Access;

    /// \param path of the folder
    explicit GrowsRunFolder(const std::string& path);

    /// Take possession: create the folder, or go on with one of the same configuration. As long as
    /// this object lives, no other process can open it, be it on another computer.
    /// \param configuration the configuration of the runs
    /// \param how ALONE, or SHARED with others that open it like that
    /// \return an error message; "" if it can
    std::string Open(const Configuration& configuration, Access how = Access::ALONE);

    /// Compare with what is in the folder already. A job asks before it begins; who opens the
    /// folder, under the lock, as others may be about to write it.
    /// \param configuration the configuration of runs
    /// \return a sentence that states why they cannot go there; "" if they can
    std::string Validate(const Configuration& configuration) const;

    /// \param run name of a run \return whether its results are there
    bool HasRun(const std::string& run) const;

    /// Make room for what a run writes while it goes on; WriteRun keeps it, and a run that does not
    /// get there leaves nothing. It has the host and the process in its name: several processes may
    /// do the same run. \param run its name \return the path of the folder
    std::string BeginRun(const std::string& run) const;

    /// Keep the results of a run. If another process has kept the same run meanwhile, its results
    /// stay, and that is success. \param run its name \param tables its results
    /// \return whether the run is there; if not, nothing is left of it
    bool WriteRun(const std::string& run, const GrowsTables& tables) const;

    /**
     * A run has failed: keep what it has left, for a look, as NAME.failed; until it is begun again.
     * \param run its name
     * \return the path of the folder
     */
    std::string KeepFailed(const std::string& run) const;

    /// Put the tables of runs together.
    /// \param runs their names, in order
    /// \param file name of the table
    /// \return one table; none if one is missing or does not fit
    std::optional<GrowsCsv> Collect(const std::vector<std::string>& runs,
                                    const std::string& file) const;

    /// Remove what runs that did not end have left: of other hosts, only what is a day old.
    void RemoveUnfinished() const;

    /// \param file name of a file in the folder \return its path
    std::string GetPath(const std::string& file) const
    {
        return m_path + "/" + file;
    }

    /// \param run name of a run \return where its results are, once they are there
    std::string GetRunPath(const std::string& run) const;

    /// \param path of a file \return GrowsGetFingerprint
    static std::string GetFingerprint(const std::string& path)
    {
        return GrowsGetFingerprint({path});
    }

    /// \return a fingerprint of the running program and the module's libraries; "none" if the
    /// operating system does not report which files those are
    static std::string GetBuildFingerprint();

  private:
    /// Compare with what an earlier campaign was made with. \param configuration of this one
    /// \return an error message; "" if none
    std::string FindDifference(const Configuration& configuration) const;

    /// Write configuration.txt, unless there is one. \param configuration the configuration of runs
    /// \return an error message; "" if it is there
    std::string WriteConfiguration(const Configuration& configuration) const;

    /// Try what WriteRun relies on: that a folder is renamed as a whole, and never to the name of
    /// another that holds something. \return an error message; "" if it is so
    std::string TryRename() const;

    std::string m_path;   //!< of the folder
    GrowsFileLock m_lock; //!< keeps others out
};

} // namespace ns3

#endif /* GROWS_RUN_FOLDER_H */
