/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-run-report.h"

#include "grows-comparison.h"
#include "grows-plots.h"
#include "grows-sqlite.h"

#include "ns3/grows-scenario-arrivals.h"
#include "ns3/grows-text-file.h"

#include <algorithm>
#include <map>

namespace ns3
{

namespace
{

/// The tables of every run, and those of their columns that a report is made from.
const std::map<std::string, GrowsCsv::Row> TABLES{
    {"runs.csv", {"scenario", "policy", "seed", "warm_up_s", "duration_s"}},
    {"arrivals.csv", {"policy", "seed", "time_s", "ue", "outcome", "reason", "throughput_mbps"}},
    {"windows.csv", {"policy", "seed", "time_s", "cell", "users", "utility", "rb_use"}},
    {"timing.csv", {"policy", "decision_us", "decision_share"}}};

} // namespace

GrowsRunReport::GrowsRunReport(const GrowsRunFolder& folder,
                               const std::vector<GrowsPlannedRun>& runs,
                               Ptr<GrowsRadioScenario> scenario)
    : m_folder(folder),
      m_runs(runs),
      m_scenario(scenario)
{
}

std::string
GrowsRunReport::Collect()
{
    std::vector<std::string> names;
    std::vector<int64_t> seeds;
    for (const GrowsPlannedRun& run : m_runs)
    {
        names.push_back(run.name);
        if (std::find(seeds.begin(), seeds.end(), run.seed) == seeds.end())
        {
            seeds.push_back(run.seed);
        }
    }
    for (const auto& [file, columns] : TABLES)
    {
        const auto table = m_folder.Collect(names, file);
        if (!table || !FindProblem(file, *table).empty())
        {
            return "cannot read the " + file + " of every run below " + m_folder.GetPath("runs") +
                   "; remove the folder of the run that is damaged";
        }
        m_tables[file] = *table;
    }
    m_tables["cells.csv"] = GrowsTabulateCells(*m_scenario);
    m_tables["places.csv"] = GrowsTabulatePlaces(m_scenario, seeds);
    for (const auto& [file, table] : m_tables)
    {
        if (!table.Write(m_folder.GetPath(file)))
        {
            return "cannot write " + m_folder.GetPath(file);
        }
    }
    return "";
}

std::string
GrowsRunReport::FindProblem(const std::string& file, const GrowsCsv& table)
{
    return table.FindProblem(TABLES.at(file), file == "runs.csv" ? 1 : 0);
}

std::string
GrowsRunReport::DrawPictures(const std::string& subject)
{
    const GrowsRunSpan span{m_tables["runs.csv"].GetNumber(0, "warm_up_s"),
                            m_tables["runs.csv"].GetNumber(0, "duration_s")};
    GrowsPlots plots(m_folder.GetPath("."), subject);
    plots.AddUtility(m_tables["windows.csv"], span);
    plots.AddThroughput(m_tables["arrivals.csv"], span);
    plots.AddRejections(m_tables["arrivals.csv"], span);
    plots.AddCells(m_tables["windows.csv"], span);
    plots.AddMap(m_tables["arrivals.csv"], m_tables["cells.csv"], m_tables["places.csv"]);
    return plots.Draw();
}

std::string
GrowsRunReport::Write()
{
    if (const std::string problem = Collect(); !problem.empty())
    {
        return problem;
    }
    const GrowsComparison comparison(m_tables["runs.csv"], m_tables["timing.csv"]);
    if (!GrowsWriteFile(m_folder.GetPath("table.md"), comparison.ToMarkdown()))
    {
        return "cannot write " + m_folder.GetPath("table.md");
    }
    const std::string undrawn = DrawPictures(comparison.GetTitle());
    m_text = comparison.ToText() + "\nin " + m_folder.GetPath("") + ": table.md";
    for (const auto& [file, table] : m_tables)
    {
        m_text += ", " + file;
    }
    m_text += undrawn.empty()
                  ? ";\n   utility.png, throughput.png, rejections.png, cells.png, map.png\n"
                  : "; " + undrawn + "\n";
    return "";
}

std::string
GrowsRunReport::WriteDatabase()
{
    std::vector<std::string> files;
    for (const auto& [file, table] : m_tables)
    {
        files.push_back(file);
    }
    const std::string path = m_folder.GetPath("results.sqlite");
    m_text += "   and all tables in " + path + "\n";
    return GrowsWriteSqlite(path, m_folder.GetPath("."), files);
}

std::string
GrowsRunReport::GetText() const
{
    return m_text;
}

} // namespace ns3
