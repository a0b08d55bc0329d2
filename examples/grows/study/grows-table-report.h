/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_TABLE_REPORT_H
#define GROWS_TABLE_REPORT_H

#include "grows-run-folder.h"
#include "grows-table-comparison.h"
#include "grows-table-plan.h"

#include "ns3/grows-csv.h"

#include <string>

namespace ns3
{

/**
 * \ingroup grows
 *
 * What "./grows table1" leaves in its folder: table1.csv of all runs, the tables beside the paper's
 * (table1.md) and the paper's figure 4, utility over training episodes. The same for any number of
 * processes.
 */
class GrowsTableReport
{
  public:
    /// File of a run: its row of table1.csv.
    static constexpr const char* TABLE = "table1.csv";
    /// File of a run that was trained: its learning curve.
    static constexpr const char* CURVE = "curve.csv";
    /// File of the report: the lines of the picture.
    static constexpr const char* CURVES = "learning-curve.csv";
    /// File of the report: the tables.
    static constexpr const char* MARKDOWN = "table1.md";

    /**
     * \param folder where the runs are and the report goes
     * \param plan what was done
     */
    GrowsTableReport(const GrowsRunFolder& folder, const GrowsTablePlan& plan);

    /**
     * Write the report.
     * \return what went wrong, for people; "" if nothing
     */
    std::string Write();

    /// \return the summary for a terminal, and where the rest is
    const std::string& GetText() const;

  private:
    /// \return the cell of the paper's figure 4 if it is in the plan, else the first
    const GrowsTableCell& GetCurveCell() const;

    /// \return whether learning curves are relative to random, as in the paper
    bool IsRelative() const;

    /**
     * \param table all runs
     * \param [in,out] curves where a line for each policy goes: policy, episode, utility
     * \return whether all curves could be read
     */
    bool AddCurves(const GrowsCsv& table, GrowsCsv& curves) const;

    /**
     * \param policy a policy that was trained
     * \param base what its utility is divided by
     * \param [in,out] curves where its line goes
     * \return whether its runs' curves could be read
     */
    bool AddCurve(const std::string& policy, double base, GrowsCsv& curves) const;

    /**
     * \param curves what AddCurves made
     * \param comparison of the runs
     * \return "" or why there are no pictures
     */
    std::string Draw(const GrowsCsv& curves, const GrowsTableComparison& comparison) const;

    /**
     * \param comparison of all runs
     * \return the contents of table1.md
     */
    std::string ToMarkdown(const GrowsTableComparison& comparison) const;

    /// \return how the tables are to be read
    std::string GetNotes() const;

    const GrowsRunFolder& m_folder; //!< where the runs are and the report goes
    const GrowsTablePlan& m_plan;   //!< what was done
    std::string m_text;             //!< see GetText
};

} // namespace ns3

#endif /* GROWS_TABLE_REPORT_H */
