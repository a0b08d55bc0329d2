// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-program-experiment.h"

#include "grows-comparison.h"
#include "grows-factory.h"
#include "grows-run-report.h"
#include "grows-script-results.h"
#include "grows-sqlite.h"

#include "ns3/grows-names.h"
#include "ns3/string.h"

#include <algorithm>
#include <iostream>
#include <numeric>
#include <set>
#include <system_error>

namespace ns3
{

namespace
{

constexpr int64_t PROGRAM_SEEDS = 5; //!< runs of each policy
constexpr std::size_t MAX_NAMES = 4; //!< so many files are named

/// \param run which \param tables its results
/// \return the same for runs of the same outcome, and seldom for others
std::string
Outline(const GrowsRun& run, const GrowsTables& tables)
{
    std::string outline = run.policy;
    for (const auto& [file, table] : tables)
    {
        for (const std::string column : {"time_s", "throughput_mbps", "utility"})
        {
            const bool counts = file.find("runs.csv") == std::string::npos;
            const auto numbers = counts && table.HasColumn(column) ? table.GetNumbers(column)
                                                                   : std::vector<double>();
            outline += " " + GrowsCsv::Format(std::accumulate(numbers.begin(), numbers.end(), 0.0));
        }
    }
    return outline;
}

} // namespace

GrowsProgramExperiment::GrowsProgramExperiment(const std::string& file)
    : GrowsExperiment(
          file,
          "Compares association policies in a program of your own that has a GrowsHelper.",
          {"max-rssi,max-rssi-retry," + std::string(GROWS_AGENT), PROGRAM_SEEDS, "results/program"})
{
    auto& line = GetLine();
    m_command.AddOptions(line);
    m_command.record.AddOptions(line);
    line.AddText("model", "model file of policies that read one", m_model);
    line.AddFlag("sqlite", "the tables as a database, too: results.sqlite", m_wantsDatabase);
}

GrowsProgramExperiment::~GrowsProgramExperiment() = default;

void
GrowsProgramExperiment::DoRead()
{
    m_command.Check();
    const auto database = GrowsValidateSqlite();
    GrowsCommandLine::Require(
        m_wantsDatabase && !database.empty() ? "--sqlite cannot be: " + database : "");
    if (m_model)
    {
        m_model = std::filesystem::absolute(*m_model).string();
    }
    GrowsScriptCommand::CheckPath(m_model.value_or(""));
    GrowsScriptCommand::CheckPath(std::filesystem::absolute(GetOutput()).string());
    CheckPolicies();
    m_files = ListFiles();
}

void
GrowsProgramExperiment::CheckPolicies() const
{
    bool isRead = false;
    for (const std::string& name : GetPolicies())
    {
        GrowsCommandLine::Require(GrowsIsPlainName(name)
                                      ? ""
                                      : "the name of a policy must be " +
                                            std::string(GROWS_PLAIN_NAME) + ", not '" + name + "'");
        const auto policy = GrowsAssociationPolicy::Create(name);
        if (policy && m_model)
        {
            isRead = policy->SetAttributeFailSafe(GROWS_MODEL_ATTRIBUTE, StringValue(*m_model)) ||
                     isRead;
        }
        const auto problem = policy ? policy->Validate() : "";
        GrowsCommandLine::Require(problem.empty() ? ""
                                                  : "policy " + name + " cannot run: " + problem);
        isRead = isRead || !policy;
    }
    GrowsCommandLine::Require(m_model && !isRead ? GrowsValidateModel(GetPolicies()) : "");
}

GrowsRunFolder::Configuration
GrowsProgramExperiment::DoGetConfiguration() const
{
    auto configuration = m_command.GetConfiguration();
    configuration.emplace_back("model",
                               m_model ? GrowsRunFolder::GetFingerprint(*m_model) : "its own");
    return configuration;
}

std::string
GrowsProgramExperiment::FindTwin(const GrowsRun& run,
                                 const GrowsTables& tables,
                                 const std::vector<GrowsRun>& others) const
{
    const auto twin = GrowsFindTwin(run, tables, others, GrowsRunFolder(GetOutput()));
    return twin.empty() ? "" : twin + ", or give --seeds 1";
}

GrowsTables
GrowsProgramExperiment::DoRun(const GrowsRun& run, const Progress& /* progress */) const
{
    GrowsScriptCommand::Globals globals;
    if (m_model)
    {
        globals["GrowsModel"] = *m_model;
    }
    return m_command.Run(run,
                         globals,
                         GrowsRunFolder(GetOutput()),
                         [&](const GrowsTables& tables, const std::string&) {
                             return FindTwin(run, tables, GrowsSelectEarlier(run, DoGetRuns()));
                         });
}

std::string
GrowsProgramExperiment::DoReport(GrowsReport& report) const
{
    std::set<std::string> outlines;
    const auto all = DoGetRuns();
    const GrowsRunFolder folder(GetOutput());
    for (const GrowsRun& run : all) // each has seen few of the others
    {
        GrowsTables tables;
        GrowsCommandLine::Require(GrowsReadScriptTables(run, folder.GetRunPath(run.name), tables));
        const bool isNew = outlines.insert(Outline(run, tables)).second;
        GrowsCommandLine::Require(isNew ? "" : FindTwin(run, tables, all));
    }
    ReportSharedFiles();
    std::string text;
    for (const auto& part :
         GrowsFindScriptParts(report.GetPath("runs/" + DoGetRuns().front().name)))
    {
        text += ReportPart(report, part);
    }
    if (m_wantsDatabase)
    {
        report.WriteDatabase();
    }
    return text + report.GetText();
}

std::string
GrowsProgramExperiment::ReportPart(GrowsReport& report, const std::string& part) const
{
    std::error_code error; // who writes there will notice
    std::filesystem::create_directories(report.GetPath(part), error);
    const auto runs = report.Collect(part + "runs.csv");
    const auto timing = report.Collect(part + "timing.csv");
    const GrowsComparison comparison(runs, timing);
    report.Write(part + "table.md", comparison.ToMarkdown());
    std::vector<std::string> names;
    for (const GrowsRun& run : DoGetRuns())
    {
        names.push_back(run.name);
    }
    const auto ends = runs.GetNumbers("duration_s");
    const GrowsRunSpan span{m_command.warmUpS, *std::max_element(ends.begin(), ends.end())};
    const GrowsRunScene scene{
        comparison.GetTitle(),
        report.Read(part + "cells.csv", {names.front()}),
        span,
        names.size(),
        [&](std::size_t i) { return report.ReadPart(part + "places.csv", names[i]); }};
    GrowsReportRuns(report, scene, part);
    auto page = GrowsMakePage(comparison);
    GrowsAddReplay(report, runs, scene, part, page);
    report.Write(part, page);
    return comparison.ToText() + "\n";
}

GrowsProgramExperiment::Files
GrowsProgramExperiment::ListFiles()
{
    Files files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(".", error))
    {
        if (entry.is_regular_file(error))
        {
            files[entry.path().filename().string()] = entry.last_write_time(error);
        }
    }
    return files;
}

void
GrowsProgramExperiment::ReportSharedFiles() const
{
    std::vector<std::string> shared;
    for (const auto& [name, time] : ListFiles())
    {
        const auto before = m_files.find(name);
        if (before == m_files.end() || before->second != time)
        {
            shared.push_back(name);
        }
    }
    if (shared.empty() || DoGetRuns().size() < 2)
    {
        return;
    }
    const bool areMany = shared.size() > MAX_NAMES;
    shared.resize(std::min(shared.size(), MAX_NAMES));
    std::cerr << "note: several runs of the program wrote to " << GrowsJoinNames(shared)
              << (areMany ? "..." : "")
              << " in this folder, one over the other; put {policy} and {seed} into their names\n";
}

} // namespace ns3
