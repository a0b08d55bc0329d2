// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_TABLE_EXPERIMENT_H
#define GROWS_TABLE_EXPERIMENT_H

#include "grows-experiment.h"
#include "grows-setting.h"
#include "grows-table-comparison.h"

#include <map>
#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 *
 * The paper's table I in the slotted network: every policy in every cell, those that learn trained
 * there first. It is "./grows table1". A job is one cell with one seed: all policies, one after the
 * other, so that not every run has to start a process.
 */
class GrowsTableExperiment : public GrowsExperiment
{
  public:
    /// \param file __FILE__ of the command
    explicit GrowsTableExperiment(const std::string& file);
    ~GrowsTableExperiment() override;

  private:
    /// A cell of the table.
    struct Cell
    {
        double arrivalProbability{0.0}; //!< p
        double meanDemand{0.0};         //!< D
        std::string name;               //!< "p:D"
    };

    void DoRead() override;
    std::vector<GrowsRun> DoGetRuns() const override;
    GrowsRunFolder::Configuration DoGetConfiguration() const override;
    GrowsTables DoRun(const GrowsRun& run, const Progress& progress) const override;
    std::string DoReport(GrowsReport& report) const override;

    /// Read --cells.
    void ReadCells();

    /// Check that every policy can be had, and that somebody reads the model if there is one.
    void CheckPolicies() const;

    /// Set attributes as a policy needs them, and as given: each run has its own, whatever the
    /// process did before.
    /// \param policy name of a policy
    void SetDefaults(const std::string& policy) const;

    /// \param cell name of a cell \return its network, new
    Ptr<GrowsSlottedEnvironment> CreateNetwork(const std::string& cell) const;

    /// \param policy name of a policy \return whether it is trained first
    bool IsTrained(const std::string& policy) const;

    /// \param policy name of a policy \return episodes that its results are the means of
    uint64_t GetEvaluationEpisodes(const std::string& policy) const;

    /// \return the cell of the paper's figure 4 if it is in the table, else the first
    const Cell& GetCurveCell() const;

    /// \return whether learning curves are relative to random, as in the paper
    bool IsRelative() const;

    /// \param table all runs
    /// \param report reads the curves of runs
    /// \return a learning curve for each policy: policy, episode, utility
    GrowsCsv GetCurves(const GrowsCsv& table, const GrowsReport& report) const;

    /// Draw the table and the learning curves.
    /// \param report where to
    /// \param curves of the policies
    /// \param comparison of the runs
    void Draw(GrowsReport& report,
              const GrowsCsv& curves,
              const GrowsTableComparison& comparison) const;

    /// \param comparison of all runs \return the contents of table1.md
    std::string ToMarkdown(const GrowsTableComparison& comparison) const;

    /// \return how the tables are to be read
    std::string GetNotes() const;

    GrowsSetting m_setting;    //!< the preset, and the agent's model if one was given
    std::string m_cellList;    //!< as given
    std::vector<Cell> m_cells; //!< the same, read
    int64_t m_episodes{50000}; //!< of a training
};

} // namespace ns3

#endif /* GROWS_TABLE_EXPERIMENT_H */
