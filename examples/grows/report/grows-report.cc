// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-report.h"

#include "grows-command-line.h"
#include "grows-sqlite.h"

#include "ns3/grows-names.h"
#include "ns3/grows-text-file.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <system_error>
#include <utility>

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
    {"decisions.csv", {"ue", "time_s", "cell", "rssi_dbm", "users", "capacity", "value"}},
    {"moves.csv", {"ue", "arrived_s", "time_s", "x_m", "y_m", "cell"}},
    {"timing.csv", {"policy", "decision_us", "decision_share"}},
    {"cells.csv", {"cell", "x_m", "y_m"}},
    {"places.csv", {"seed", "ue", "x_m", "y_m"}},
    {"handover.csv", {"policy", "seed", "utility", "throughput_mbps", "handovers"}},
    {"table1.csv",
     {"preset", "policy", "arrival_probability", "mean_demand", "seed", "utility", "rejections"}},
    {"curve.csv", {"episode", "utility"}},
    {"soak.csv", {"scheduler", "policy", "seed"}}};

/// A file that is there whole or not at all.
class UnfinishedFile
{
  public:
    /// \param path of the file, once it is whole
    explicit UnfinishedFile(const std::string& path)
        : m_path(path),
          m_file(path + ".partial", std::ios::binary)
    {
    }

    ~UnfinishedFile()
    {
        std::error_code error; // it is not there if all went well
        std::filesystem::remove(m_path + ".partial", error);
    }

    UnfinishedFile(const UnfinishedFile&) = delete;
    UnfinishedFile& operator=(const UnfinishedFile&) = delete;

    /// \param text what comes next
    void Write(const std::string& text)
    {
        m_file << text;
    }

    /// \return whether the file is there, whole
    bool Finish()
    {
        m_file.close();
        return m_file && std::rename((m_path + ".partial").c_str(), m_path.c_str()) == 0;
    }

  private:
    std::string m_path;   //!< of the file, once it is whole
    std::ofstream m_file; //!< what is written
};

} // namespace

GrowsReport::GrowsReport(const GrowsRunFolder& folder,
                         const std::vector<std::string>& runs,
                         const GrowsRunFolder::Configuration& facts)
    : m_folder(folder),
      m_runs(runs),
      m_facts(facts)
{
}

std::string
GrowsReport::Validate(const std::string& file, const GrowsCsv& table)
{
    const std::set<std::string> emptyOnes{"arrivals.csv",
                                          "windows.csv",
                                          "decisions.csv",
                                          "moves.csv",
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
    return Check(file, m_folder.Collect(runs, file));
}

GrowsCsv
GrowsReport::Check(const std::string& file, std::optional<GrowsCsv> table) const
{
    GrowsCommandLine::Require(table && Validate(file, *table).empty()
                                  ? ""
                                  : "cannot read the " + file + " of every run below " +
                                        m_folder.GetPath("runs") +
                                        "; remove the folder of the run that is damaged");
    return std::move(*table);
}

GrowsCsv
GrowsReport::Collect(const std::string& file)
{
    auto table = Read(file, m_runs);
    Write(file, table);
    return table;
}

void
GrowsReport::Stream(const std::string& file, const Visit& visit)
{
    WriteParts(file, m_runs.size(), [&](std::size_t run) {
        auto part = ReadPart(file, m_runs[run]);
        visit(part.table);
        return part;
    });
}

GrowsTablePart
GrowsReport::ReadPart(const std::string& file, const std::string& run) const
{
    const auto path = GetPath("runs/" + run + "/" + file);
    return {Check(file, GrowsCsv::Read(path)), GrowsReadFile(path)};
}

void
GrowsReport::WriteParts(const std::string& file,
                        std::size_t number,
                        const std::function<GrowsTablePart(std::size_t part)>& get)
{
    UnfinishedFile whole(GetPath(file));
    std::string header;
    for (std::size_t i = 0; i < number; ++i)
    {
        auto text = get(i).text;
        text += text.empty() || text.back() != '\n' ? "\n" : "";
        const auto ours = text.substr(0, text.find('\n') + 1);
        GrowsCommandLine::Require(i == 0 || ours == header
                                      ? ""
                                      : "the " + file +
                                            " of some runs has other columns than that of the "
                                            "first; remove their folders");
        whole.Write(i == 0 ? text : text.substr(ours.size()));
        header = ours;
    }
    GrowsCommandLine::Require(whole.Finish() ? "" : "cannot write " + GetPath(file));
    m_tables.push_back(file);
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
    if (problem.empty())
    {
        m_charts.insert(m_charts.end(), plots.GetCharts().begin(), plots.GetCharts().end());
    }
}

void
GrowsReport::Write(const std::string& part, GrowsPage page)
{
    page.facts = m_facts;
    page.charts.swap(m_charts);
    m_charts.clear();
    const auto path = GetPath(part + "report.html");
    GrowsCommandLine::Require(GrowsWriteFile(path, page.ToHtml()) ? "" : "cannot write " + path);
    m_pages += "report: " + path + "\n";
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
    return "in " + GetPath("") + ": " + m_texts + GrowsJoinNames(m_tables) + m_pictures + "\n" +
           m_pages;
}

} // namespace ns3
