// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_TABLE_COMPARISON_H
#define GROWS_TABLE_COMPARISON_H

#include "grows-estimate.h"
#include "grows-paper-table.h"
#include "grows-text-table.h"

#include "ns3/grows-csv.h"

#include <functional>
#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * Results of the runs of the paper's table: a row for each cell, next to the paper's own numbers,
 * and a summary over all cells. It is made from table1.csv alone, so it can be made again at any
 * time.
 */
class GrowsTableComparison
{
  public:
    /// What a table is about.
    enum Quantity
    {
        UTILITY,   //!< mean utility per episode
        REJECTIONS //!< mean rejections per episode
    };

    /// Columns of table1.csv.
    static const GrowsCsv::Row COLUMNS;

    /// \param runs table1.csv, of one preset
    explicit GrowsTableComparison(const GrowsCsv& runs);

    /// A row for each policy, means over all cells: utility as a ratio to max-rssi's, paired by
    /// seed; the least ratio to greedy-utility's in a cell; rejections. Then the paper's three.
    /// \return the table
    GrowsTextTable GetSummary() const;

    /// \param quantity what the table is about
    /// \return a row for each cell: every policy, then the paper's three
    GrowsTextTable GetCells(Quantity quantity) const;

    /// \param policy one \param baseline another
    /// \return mean over cells of the ratio of utilities, and its interval over seeds
    GrowsEstimate GetRatio(const std::string& policy, const std::string& baseline) const;

    /// \param policy one \param baseline another
    /// \return the least, over cells, of the ratio of the utilities' means
    double GetLeastRatio(const std::string& policy, const std::string& baseline) const;

    /// \param policy a policy \return rejections per episode, mean over cells
    GrowsEstimate GetRejections(const std::string& policy) const;

    /// The table as a picture: a panel for each arrival probability, a group for each mean demand.
    /// \return columns panel, group, policy, value, interval, as GrowsPlots::AddBars takes them
    GrowsCsv GetBars() const;

    /// \return what the bars' values are: ratios to max-rssi's utility, or utilities without it
    std::string GetBarLabel() const;

    /// \return a line that says what the tables are about
    std::string GetTitle() const;

  private:
    /// The runs of one cell.
    struct Cell
    {
        double arrivalProbability;   //!< p
        double meanDemand;           //!< D
        GrowsCsv runs;               //!< of this cell
        const GrowsPaperCell* paper; //!< the same in the paper; null if it has none
    };

    /// \param cell a cell \param policy a policy \param column utility or rejections
    /// \return a number for each seed; NaN where there is none
    std::vector<double> GetNumbers(const Cell& cell,
                                   const std::string& policy,
                                   const std::string& column) const;

    /// \param cell a cell \param policy one \param baseline another
    /// \return the ratio of their utilities for each seed; NaN where there is none
    std::vector<double> GetRatios(const Cell& cell,
                                  const std::string& policy,
                                  const std::string& baseline) const;

    /// \param getNumbers gives a number for each seed of a cell
    /// \return their mean over cells, and its interval over seeds
    GrowsEstimate Average(
        const std::function<std::vector<double>(const Cell& cell)>& getNumbers) const;

    /// \return whether there is a baseline
    bool IsRelative() const;

    /// \param of a number of a cell of the paper
    /// \return its mean over the cells that the paper has; NaN if there are none
    double GetPaperMean(const std::function<double(const GrowsPaperCell&)>& of) const;

    std::vector<std::string> m_policies; //!< in order
    std::vector<std::string> m_seeds;    //!< in order
    std::vector<Cell> m_cells;           //!< in order
    std::string m_preset;                //!< name
};

} // namespace ns3

#endif /* GROWS_TABLE_COMPARISON_H */
