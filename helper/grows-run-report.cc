/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-run-report.h"

#include "ns3/grows-comparison.h"
#include "ns3/grows-plots.h"

#include <fstream>

namespace ns3
{

GrowsRunReport::GrowsRunReport(const GrowsRunFolder& folder, const std::vector<std::string>& runs)
    : m_folder(folder),
      m_runs(runs)
{
}

std::string
GrowsRunReport::Write()
{
    GrowsRunFolder::Tables tables;
    for (const std::string file : {"runs.csv", "arrivals.csv", "windows.csv", "timing.csv"})
    {
        const auto table = m_folder.Collect(m_runs, file);
        if (!table)
        {
            return "cannot read the " + file + " of every run below " + m_folder.GetPath("runs") +
                   "; remove the folder of the run that is damaged";
        }
        if (!table->Write(m_folder.GetPath(file)))
        {
            return "cannot write " + m_folder.GetPath(file);
        }
        tables[file] = *table;
    }

    const GrowsComparison comparison(tables["runs.csv"], tables["timing.csv"]);
    if (!(std::ofstream(m_folder.GetPath("table.md")) << comparison.ToMarkdown() << std::flush))
    {
        return "cannot write " + m_folder.GetPath("table.md");
    }
    const GrowsRunSpan span{tables["runs.csv"].GetNumber(0, "warm_up_s"),
                            tables["runs.csv"].GetNumber(0, "duration_s")};
    GrowsPlots plots(m_folder.GetPath("."), comparison.GetTitle());
    plots.AddUtility(tables["windows.csv"], span);
    plots.AddThroughput(tables["arrivals.csv"], span);
    const std::string undrawn = plots.Draw();
    m_text = comparison.ToText() + "\nin " + m_folder.GetPath("") +
             ": table.md, runs.csv, arrivals.csv, windows.csv, timing.csv" +
             (undrawn.empty() ? ", utility.png, throughput.png\n" : "; " + undrawn + "\n");
    return "";
}

std::string
GrowsRunReport::GetText() const
{
    return m_text;
}

} // namespace ns3
