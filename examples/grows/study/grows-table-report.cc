/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-table-report.h"

#include "grows-plots.h"

#include "ns3/grows-statistics.h"
#include "ns3/grows-text-file.h"
#include "ns3/string.h"

#include <algorithm>
#include <filesystem>
#include <map>

namespace ns3
{

namespace
{

/// The cell of the paper's figure 4.
constexpr double FIGURE_PROBABILITY = 0.5;
constexpr double FIGURE_DEMAND = 14.0; //!< likewise

constexpr const char* RANDOM = "random"; //!< what the paper's figure 4 is relative to

/// \return what the utility of an episode is the mean over
std::string
DescribeAverage(const GrowsSlottedNetwork& network)
{
    StringValue average;
    network.GetAttribute("UtilityAverage", average);
    static const std::map<std::string, std::string> descriptions{
        {"Accepted", "the accepted arrivals of an episode"},
        {"Arrivals", "all arrivals of an episode"},
        {"Slots", "the slots of an episode"}};
    return descriptions.at(average.Get());
}

/**
 * \param runs rows of table1.csv
 * \param policy a policy
 * \return its utility, mean over the rows
 */
double
GetUtility(const GrowsCsv& runs, const std::string& policy)
{
    return GrowsEstimateMean(runs.Select("policy", policy).GetNumbers("utility")).mean;
}

} // namespace

GrowsTableReport::GrowsTableReport(const GrowsRunFolder& folder, const GrowsTablePlan& plan)
    : m_folder(folder),
      m_plan(plan)
{
}

std::string
GrowsTableReport::Write()
{
    std::vector<std::string> runs;
    for (const GrowsTableRun& run : m_plan.GetRuns())
    {
        runs.push_back(run.name);
    }
    const auto table = m_folder.Collect(runs, TABLE);
    GrowsCsv curves({"policy", "episode", "utility"});
    if (!table || !table->FindProblem(GrowsTableComparison::COLUMNS, 1).empty() ||
        !AddCurves(*table, curves))
    {
        return "cannot read the results of every run below " + m_folder.GetPath("runs") +
               "; remove the folder of the run that is damaged";
    }
    for (const auto& [file, contents] : GrowsTables{{TABLE, *table}, {CURVES, curves}})
    {
        if (!contents.Write(m_folder.GetPath(file)))
        {
            return "cannot write " + m_folder.GetPath(file);
        }
    }
    const GrowsTableComparison comparison(*table);
    const std::string undrawn = Draw(curves, comparison);
    m_text = comparison.GetTitle() + "\n\n" + comparison.GetSummary().ToText() + "\nin " +
             m_folder.GetPath("") + ": " + MARKDOWN + ", " + TABLE + ", " + CURVES +
             (undrawn.empty() ? ", table1.png, learning-curve.png\n" : "; " + undrawn + "\n");
    const std::string path = m_folder.GetPath(MARKDOWN);
    return GrowsWriteFile(path, ToMarkdown(comparison)) ? "" : "cannot write " + path;
}

std::string
GrowsTableReport::ToMarkdown(const GrowsTableComparison& comparison) const
{
    return "# The paper's table I\n\n" + comparison.GetTitle() + "\n\n" +
           comparison.GetSummary().ToMarkdown() + "\n## Mean utility per episode\n\n" +
           comparison.GetCells(GrowsTableComparison::UTILITY).ToMarkdown() +
           "\n## Mean rejections per episode\n\n" +
           comparison.GetCells(GrowsTableComparison::REJECTIONS).ToMarkdown() +
           "\n## How to read it\n\n" + GetNotes();
}

const std::string&
GrowsTableReport::GetText() const
{
    return m_text;
}

const GrowsTableCell&
GrowsTableReport::GetCurveCell() const
{
    const auto& cells = m_plan.GetCells();
    const auto found = std::find_if(cells.begin(), cells.end(), [](const auto& cell) {
        return cell.arrivalProbability == FIGURE_PROBABILITY && cell.meanDemand == FIGURE_DEMAND;
    });
    return found == cells.end() ? cells.front() : *found;
}

bool
GrowsTableReport::IsRelative() const
{
    const auto& policies = m_plan.GetOptions().GetPolicies();
    return std::find(policies.begin(), policies.end(), RANDOM) != policies.end();
}

bool
GrowsTableReport::AddCurves(const GrowsCsv& table, GrowsCsv& curves) const
{
    const GrowsTableCell& cell = GetCurveCell();
    const GrowsCsv runs =
        table.Select("arrival_probability", GrowsCsv::Format(cell.arrivalProbability))
            .Select("mean_demand", GrowsCsv::Format(cell.meanDemand));
    const double base = IsRelative() ? GetUtility(runs, RANDOM) : 1.0;
    for (const std::string& policy : m_plan.GetOptions().GetPolicies())
    {
        if (m_plan.IsTrained(policy))
        {
            if (!AddCurve(policy, base, curves))
            {
                return false;
            }
            continue;
        }
        const std::string level = GrowsCsv::Format(GetUtility(runs, policy) / base);
        curves.AddRow({policy, "0", level});
        curves.AddRow({policy, std::to_string(m_plan.GetEpisodes()), level});
    }
    return true;
}

bool
GrowsTableReport::AddCurve(const std::string& policy, double base, GrowsCsv& curves) const
{
    std::vector<std::string> runs;
    for (const GrowsTableRun& run : m_plan.GetRuns())
    {
        if (run.policy == policy && run.cell.name == GetCurveCell().name)
        {
            runs.push_back(run.name);
        }
    }
    const auto all = m_folder.Collect(runs, CURVE);
    if (!all || !all->FindProblem({"episode", "utility"}, 1).empty())
    {
        return false;
    }
    for (const std::string& episode : all->GetDistinct("episode"))
    {
        const auto utilities = all->Select("episode", episode).GetNumbers("utility");
        curves.AddRow(
            {policy, episode, GrowsCsv::Format(GrowsEstimateMean(utilities).mean / base)});
    }
    return true;
}

std::string
GrowsTableReport::Draw(const GrowsCsv& curves, const GrowsTableComparison& comparison) const
{
    const GrowsTableCell& cell = GetCurveCell();
    const auto seeds = m_plan.GetOptions().GetSeeds().size();
    GrowsPlots plots(m_folder.GetPath("."),
                     "preset " + m_plan.GetPreset() +
                         ", p = " + GrowsCsv::Format(cell.arrivalProbability) + ", mean demand " +
                         GrowsCsv::Format(cell.meanDemand) + ", " + std::to_string(seeds) +
                         (seeds == 1 ? " seed" : " seeds"));
    plots.AddLearningCurves("learning-curve",
                            curves,
                            IsRelative() ? "utility over that of random" : "utility");
    GrowsPlots table(m_folder.GetPath("."), "Table I of the paper - " + comparison.GetTitle());
    table.AddBars("table1", comparison.GetBars(), "mean demand D", comparison.GetBarLabel());
    const std::string problem = plots.Draw();
    return problem.empty() ? table.Draw() : problem;
}

std::string
GrowsTableReport::GetNotes() const
{
    const auto network = m_plan.CreateNetwork(m_plan.GetCells().front());
    std::string notes =
        "Utility: mean over " + DescribeAverage(*network) +
        " of the sum over all users of\nln(1 + Mbit/s), the newcomer included; then over "
        "episodes. Rejections: arrivals of an episode that\nnobody serves. ±: 95 % interval over "
        "seeds (Student's t). Utility over max-rssi's: ratios of the same\ncell and seed, mean "
        "over cells. Least over greedy-utility's: of all cells, the one where it is least.\n\n";
    notes += "Every policy faces the same arrivals: " +
             std::to_string(m_plan.GetEvaluationEpisodes("")) +
             " episodes a cell and seed; look-ahead, which is slow, only the\nfirst " +
             std::to_string(m_plan.GetEvaluationEpisodes("look-ahead")) +
             " of them. Policies that learn were trained first, in each cell and with each seed, "
             "for " +
             std::to_string(m_plan.GetEpisodes()) +
             "\nepisodes of other arrivals, and learn no more when they are evaluated.";
    notes += m_plan.GetModel() ? " The agent of `grows` is not\ntrained here but read from " +
                                     std::filesystem::path(*m_plan.GetModel()).filename().string() +
                                     ": one and the same in all cells.\n\n"
                               : " `grows` and `paper-grows`\nare the recipes of these names "
                                 "(`./grows train`).\n\n";
    notes +=
        "The columns of the paper are its table I (Q: Q-learning, B: argmax RSSI, GROWS), as "
        "printed: from its own\nsimulator, without intervals; it does not say over which "
        "episodes they are means. Its scenario is not\nfully specified: the presets were "
        "fitted to column B alone. In paper-a, every policy that minds the load\nremoves most "
        "rejections; in the paper all policies reject nearly alike. Ratios of the paper are to "
        "its B.\n";
    return notes;
}

} // namespace ns3
