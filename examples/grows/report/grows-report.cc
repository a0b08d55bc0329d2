// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-report.h"

#include "grows-command-line.h"
#include "grows-sqlite.h"

#include "ns3/grows-names.h"
#include "ns3/grows-text-file.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <system_error>

namespace ns3
{

namespace
{

/// The tables of runs, and those of their columns that a report is made from.
const std::map<std::string, GrowsCsv::Row> TABLES{
    {"runs.csv", {"scenario", "policy", "seed"}},
    {"classes.csv", {"scenario", "policy", "seed", "class", "arrivals", "satisfaction"}},
    {"arrivals.csv", {"policy", "seed", "time_s", "ue", "outcome", "reason", "throughput_mbps"}},
    {"windows.csv", {"policy", "seed", "time_s", "cell", "users", "utility", "rb_use"}},
    {"timing.csv", {"policy", "decision_us", "decision_share"}},
    {"cells.csv", {"cell", "x_m", "y_m"}},
    {"places.csv", {"seed", "ue", "x_m", "y_m"}},
    {"handover.csv", {"policy", "seed", "utility", "throughput_mbps", "handovers"}},
    {"table1.csv",
     {"preset", "policy", "arrival_probability", "mean_demand", "seed", "utility", "rejections"}},
    {"curve.csv", {"episode", "utility"}},
    {"soak.csv", {"scheduler", "policy", "seed"}}};

} // namespace

GrowsReport::GrowsReport(const GrowsRunFolder& folder, const std::vector<std::string>& runs)
    : m_folder(folder),
      m_runs(runs)
{
}

std::string
GrowsReport::Validate(const std::string& file, const GrowsCsv& table)
{
    const std::set<std::string> emptyOnes{"arrivals.csv",
                                          "windows.csv",
                                          "timing.csv",
                                          "places.csv"};
    const auto name = std::filesystem::path(file).filename().string();
    return table.Validate(TABLES.at(name), emptyOnes.count(name) ? 0 : 1);
}

bool
GrowsReport::Has(const std::string& file) const
{
    return std::any_of(m_runs.begin(), m_runs.end(), [&](const std::string& run) {
        std::error_code error;
        return std::filesystem::exists(GetPath("runs/" + run + "/" + file), error);
    });
}

GrowsCsv
GrowsReport::Read(const std::string& file, const std::vector<std::string>& runs) const
{
    const auto table = m_folder.Collect(runs, file);
    GrowsCommandLine::Require(table && Validate(file, *table).empty()
                                  ? ""
                                  : "cannot read the " + file + " of every run below " +
                                        m_folder.GetPath("runs") +
                                        "; remove the folder of the run that is damaged");
    return *table;
}

GrowsCsv
GrowsReport::Collect(const std::string& file)
{
    auto table = Read(file, m_runs);
    Write(file, table);
    return table;
}

void
GrowsReport::Write(const std::string& file, const GrowsCsv& table)
{
    GrowsCommandLine::Require(table.Write(GetPath(file)) ? "" : "cannot write " + GetPath(file));
    m_tables.push_back(file);
}

void
GrowsReport::Write(const std::string& file, const std::string& text)
{
    GrowsCommandLine::Require(
        GrowsWriteFile(GetPath(file), text) ? "" : "cannot write " + GetPath(file));
    m_texts += file + ", ";
}

void
GrowsReport::Draw(const GrowsPlots& plots)
{
    const auto problem = plots.Draw();
    m_pictures +=
        (m_pictures.empty() ? ";\n   " : ", ") + (problem.empty() ? plots.GetNames() : problem);
}

void
GrowsReport::WriteDatabase()
{
    const std::string file = "results.sqlite";
    GrowsCommandLine::Require(GrowsWriteSqlite(GetPath(file), m_folder.GetPath("."), m_tables));
    m_texts += file + ", ";
}

std::string
GrowsReport::GetText() const
{
    return "in " + GetPath("") + ": " + m_texts + GrowsJoinNames(m_tables) + m_pictures + "\n";
}

} // namespace ns3
