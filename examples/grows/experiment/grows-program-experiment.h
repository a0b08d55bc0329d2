// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_PROGRAM_EXPERIMENT_H
#define GROWS_PROGRAM_EXPERIMENT_H

#include "grows-experiment.h"
#include "grows-script-command.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 *
 * Association policies compared in somebody else's program, which has a GrowsHelper and knows
 * nothing of this: global values give it the policy, the seed and the folder for its results
 * (GrowsGlobals, GrowsScriptRecorder). It is "./grows run --program".
 */
class GrowsProgramExperiment : public GrowsExperiment
{
  public:
    /// \param file __FILE__ of the command
    explicit GrowsProgramExperiment(const std::string& file);
    ~GrowsProgramExperiment() override;

  private:
    void DoRead() override;
    GrowsRunFolder::Configuration DoGetConfiguration() const override;
    GrowsTables DoRun(const GrowsRun& run, const Progress& progress) const override;
    std::string DoReport(GrowsReport& report) const override;

    /// Refuse policies that cannot decide in a program. What is unknown here, the program may know.
    void CheckPolicies() const;

    /// Compare a run with those of other seeds.
    /// \param run which
    /// \param tables its results
    /// \param others the others
    /// \return that one of them has the same outcome; "" if none has
    std::string FindTwin(const GrowsRun& run,
                         const GrowsTables& tables,
                         const std::vector<GrowsRun>& others) const;

    /// Report the runs of one helper in one simulation.
    /// \param report where to
    /// \param part in front of the names of files: a folder and "/", or ""
    /// \return the same for a terminal
    std::string ReportPart(GrowsReport& report, const std::string& part) const;

    /// State on standard error which files several runs have written to in the present folder.
    void ReportSharedFiles() const;

    /// Files of the present folder, and when they were written.
    using Files = std::map<std::string, std::filesystem::file_time_type>;

    /// \return the files of the present folder
    static Files ListFiles();

    GrowsScriptCommand m_command;       //!< the program
    std::optional<std::string> m_model; //!< file of policies that read one; none: their own
    bool m_wantsDatabase{false};        //!< the tables as an SQLite database, too
    Files m_files;                      //!< of the present folder, before the runs
};

} // namespace ns3

#endif /* GROWS_PROGRAM_EXPERIMENT_H */
