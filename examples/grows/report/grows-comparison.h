// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_COMPARISON_H
#define GROWS_COMPARISON_H

#include "grows-estimate.h"
#include "grows-text-table.h"

#include "ns3/grows-csv.h"

#include <string>
#include <vector>

namespace ns3
{

/// \ingroup grows
/// \param runs rows of several policies and seeds \param policy a policy
/// \param column name of a column \param seeds in order
/// \return a number for each seed, so that series of two policies are paired; NaN where there is
/// none
std::vector<double> GrowsSelectBySeed(const GrowsCsv& runs,
                                      const std::string& policy,
                                      const std::string& column,
                                      const std::vector<std::string>& seeds);

/// \ingroup grows
/// \param policies some
/// \return two to set against each other: the first, and the agent or else the last; one if there
/// is only one
std::vector<std::string> GrowsGetContrast(const std::vector<std::string>& policies);

/**
 * \ingroup grows
 * Results of many runs of policies: the table that a program ends with. It is made from runs.csv,
 * timing.csv and classes.csv alone, so it can be made again at any time.
 */
class GrowsComparison
{
  public:
    /// How the figures of runs with windows and sessions are read.
    static const std::string RUN_NOTES;
    /// How the figures of episodes are read.
    static const std::string EPISODE_NOTES;
    /// How the figures of traffic classes are read.
    static const std::string CLASS_NOTES;
    /// How the figures of GrowsHandoverStudy are read.
    static const std::string HANDOVER_NOTES;

    /// \param runs runs.csv, of one scenario
    /// \param timing timing.csv; without rows there is no column for decisions
    /// \param classes classes.csv; without rows there are no tables of classes
    explicit GrowsComparison(const GrowsCsv& runs,
                             const GrowsCsv& timing = GrowsCsv(),
                             const GrowsCsv& classes = GrowsCsv());

    /// \return what the tables are about, in a line
    std::string GetTitle() const;

    /// \return the outcome in a sentence: what a policy reaches, and its change against another
    std::string GetHeadline() const;

    /// \return a row per policy: mean and 95 % interval of each quantity
    GrowsTextTable GetSummary() const;

    /// \return a row per policy: messages and bytes of a decision, delay of those that were given a
    /// cell, chosen cells that were full at execution
    GrowsTextTable GetSignalling() const;

    /// \return a table for each traffic class, with a row per policy: mean and 95 % interval of
    /// each quantity that the class has
    std::vector<GrowsTextTable> GetClasses() const;

    /// \return the policies among the runs that others are compared with
    std::vector<std::string> GetBaselines() const;

    /// \param baseline one of the policies
    /// \return a row for every other policy: its change against the baseline
    GrowsTextTable GetChanges(const std::string& baseline) const;

    /// The change of one quantity from one policy to another: the mean of per-seed ratios less one.
    /// Where a baseline of 0 leaves a ratio undefined - counts may do that - it is the change of
    /// the totals, without an interval. \param column of runs.csv \param policy a policy
    /// \param baseline the one it is compared with \return the change
    GrowsEstimate GetChange(const std::string& column,
                            const std::string& policy,
                            const std::string& baseline) const;

    /// \return all tables but that of signalling, the summary first
    std::vector<GrowsTextTable> GetTables() const;

    /// \param notes how the figures are read \return the same with what all tables need
    std::string GetNotes(const std::string& notes = RUN_NOTES) const;

    /// \param notes how the figures are read \return everything for a terminal
    std::string ToText(const std::string& notes = RUN_NOTES) const;

    /// \param notes how the figures are read \return everything in Markdown
    std::string ToMarkdown(const std::string& notes = RUN_NOTES) const;

  private:
    /// \param render how a table is turned into text \param notes how the figures are read
    /// \return everything
    std::string Render(std::string (GrowsTextTable::*render)() const,
                       const std::string& notes) const;

    GrowsCsv m_runs;    //!< the contents of runs.csv
    GrowsCsv m_timing;  //!< the contents of timing.csv
    GrowsCsv m_classes; //!< the contents of classes.csv
};

} // namespace ns3

#endif /* GROWS_COMPARISON_H */
