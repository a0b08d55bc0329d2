// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-program-experiment.h"

#include "grows-comparison.h"
#include "grows-factory.h"
#include "grows-run-report.h"
#include "grows-script-results.h"
#include "grows-shell-command.h"
#include "grows-sqlite.h"

#include "ns3/grows-names.h"
#include "ns3/string.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <system_error>

namespace ns3
{

namespace
{

constexpr int64_t PROGRAM_SEEDS = 5;        //!< runs of each policy
constexpr double MAX_SECONDS = 100000000.0; //!< more are a mistake
constexpr std::size_t MAX_NAMES = 4;        //!< so many files are named
const std::string SEED = "{seed}";          //!< in a command: the seed
const std::string POLICY = "{policy}";      //!< in a command: the policy

/// \param [in,out] text in which all places of a word are replaced \param word it \param by what
void
ReplaceAll(std::string& text, const std::string& word, const std::string& by)
{
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + by.size()))
    {
        text.replace(at, word.size(), by);
    }
}

/// \param path of a file \return its contents; "" if it cannot be read
std::string
ReadFile(const std::string& path)
{
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// \param name of an environment variable \return its value; "" if it is not set
std::string
GetVariable(const char* name)
{
    const char* value = std::getenv(name);
    return value ? value : "";
}

/// \param globals by name
/// \return what the environment variable NS_GLOBAL_VALUE has to be: they, and those that it has
std::string
JoinGlobals(const std::map<std::string, std::string>& globals)
{
    std::vector<std::string> all;
    std::istringstream given(GetVariable("NS_GLOBAL_VALUE"));
    for (std::string pair; std::getline(given, pair, ';');)
    {
        if (!globals.count(pair.substr(0, pair.find('='))))
        {
            all.push_back(pair);
        }
    }
    for (const auto& [name, value] : globals)
    {
        all.push_back(name + "=" + value);
    }
    return GrowsJoinNames(all, ";");
}

} // namespace

GrowsProgramExperiment::GrowsProgramExperiment(const std::string& file)
    : GrowsExperiment(
          file,
          "Compares association policies in a program of your own that has a GrowsHelper.",
          {"max-rssi,max-rssi-retry," + std::string(GROWS_AGENT), PROGRAM_SEEDS, "results/program"})
{
    auto& line = GetLine();
    line.AddText("program",
                 "command for a shell; {seed} and {policy} in it are replaced by those of the run",
                 m_program);
    line.AddText("model", "model file of policies that read one", m_model);
    line.AddNumber("warm-up",
                   "simulated seconds; what arrives before does not count",
                   0.0,
                   MAX_SECONDS,
                   m_warmUpS);
    line.AddNumber("duration",
                   "simulated seconds with warm-up; 0: as the program says",
                   0.0,
                   MAX_SECONDS,
                   m_durationS);
    line.AddNumber("timeout",
                   "wall-clock seconds after which a run has failed; 0: never",
                   0.0,
                   MAX_SECONDS,
                   m_timeoutS);
    m_record.AddOptions(line);
    line.AddFlag("sqlite", "the tables as a database, too: results.sqlite", m_wantsDatabase);
}

GrowsProgramExperiment::~GrowsProgramExperiment() = default;

void
GrowsProgramExperiment::DoRead()
{
    const auto isBlank = m_program.find_first_not_of(" \t\n") == std::string::npos;
    GrowsCommandLine::Require(isBlank ? "--program must be a command, such as 'build/my-script'"
                                      : "");
    GrowsCommandLine::Require(m_durationS > 0.0 && m_durationS < m_warmUpS + 1.0
                                  ? "--duration must be at least the warm-up and one second"
                                  : "");
    m_record.Check();
    const auto database = GrowsValidateSqlite();
    GrowsCommandLine::Require(
        m_wantsDatabase && !database.empty() ? "--sqlite cannot be: " + database : "");
    if (m_model)
    {
        m_model = std::filesystem::absolute(*m_model).string();
    }
    for (const auto& path : {m_model.value_or(""), std::filesystem::absolute(GetOutput()).string()})
    {
        GrowsCommandLine::Require(path.find(';') == std::string::npos
                                      ? ""
                                      : "a path must be without ';', at which ns-3 splits global "
                                        "values, not '" +
                                            path + "'");
    }
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
    GrowsRunFolder::Configuration configuration{
        {"program", m_program},
        {"warm-up", GrowsCsv::Format(m_warmUpS)},
        {"duration", GrowsCsv::Format(m_durationS)},
        {"model", m_model ? GrowsRunFolder::GetFingerprint(*m_model) : "its own"}};
    for (const char* variable : {"NS_GLOBAL_VALUE", "NS_ATTRIBUTE_DEFAULT"})
    {
        configuration.emplace_back(variable, GetVariable(variable));
    }
    m_record.AddTo(configuration);
    std::istringstream words(m_program); // those that are files: another build is another program
    for (std::string word; words >> word;)
    {
        word.erase(std::remove(word.begin(), word.end(), '\''), word.end());
        std::error_code error;
        if (std::filesystem::is_regular_file(word, error))
        {
            configuration.emplace_back("file " + word, GrowsRunFolder::GetFingerprint(word));
        }
    }
    return configuration;
}

std::map<std::string, std::string>
GrowsProgramExperiment::GetGlobals(const GrowsRun& run, const std::string& folder) const
{
    auto globals = m_record.GetGlobals(folder);
    globals["GrowsPolicy"] = run.policy;
    globals["GrowsResults"] = folder;
    globals["RngRun"] = std::to_string(run.seed);
    if (m_model)
    {
        globals["GrowsModel"] = *m_model;
    }
    if (m_warmUpS > 0.0)
    {
        globals["GrowsWarmup"] = GrowsCsv::Format(m_warmUpS) + "s";
    }
    if (m_durationS > 0.0)
    {
        globals["GrowsDuration"] = GrowsCsv::Format(m_durationS) + "s";
    }
    return globals;
}

std::string
GrowsProgramExperiment::GetCommand(const GrowsRun& run) const
{
    std::string command = m_program;
    ReplaceAll(command, SEED, std::to_string(run.seed));
    ReplaceAll(command, POLICY, run.policy);
    return command;
}

std::string
GrowsProgramExperiment::Execute(const GrowsRun& run, const std::string& folder) const
{
    const auto globals = GetGlobals(run, folder);
    const GrowsShellCommand command{GetCommand(run),
                                    JoinGlobals(globals),
                                    folder + "/output.txt",
                                    folder + "/errors.txt",
                                    m_timeoutS};
    if (const auto end = command.Run(); !end.empty())
    {
        const auto reason = GrowsCampaign::FindReason(ReadFile(command.errors));
        return "the program " + end + (reason.empty() ? "" : ": " + reason);
    }
    return GrowsValidateScriptValues(globals, folder);
}

std::string
GrowsProgramExperiment::FindTwin(const GrowsRun& run, const GrowsTables& tables) const
{
    const GrowsRunFolder folder(GetOutput());
    for (const int64_t seed : GetSeeds())
    {
        if (seed == run.seed)
        {
            continue;
        }
        const auto other = run.policy + "-" + std::to_string(seed);
        const bool isSame = std::all_of(tables.begin(), tables.end(), [&](const auto& table) {
            const auto& [file, ours] = table;
            if (file.find("arrivals.csv") == std::string::npos &&
                file.find("windows.csv") == std::string::npos)
            {
                return true;
            }
            auto theirs = folder.Collect({other}, file).value_or(GrowsCsv());
            if (theirs.HasColumn("seed"))
            {
                theirs.SetColumn("seed", std::to_string(run.seed));
            }
            return theirs == ours;
        });
        if (isSame)
        {
            return "the seeds " + std::to_string(seed) + " and " + std::to_string(run.seed) +
                   " have the same outcome under " + run.policy +
                   ": the program draws nothing at random, or sets RngRun itself: let it take "
                   "the seed from its command line, as {seed} in --program, or give --seeds 1";
        }
    }
    return "";
}

GrowsTables
GrowsProgramExperiment::DoRun(const GrowsRun& run, const Progress& /* progress */) const
{
    const GrowsRunFolder folder(GetOutput());
    const auto path = std::filesystem::absolute(folder.BeginRun(run.name)).string();
    GrowsTables tables;
    auto problem = Execute(run, path);
    problem = problem.empty() ? GrowsReadScriptTables(run, path, tables) : problem;
    problem = problem.empty() ? FindTwin(run, tables) : problem;
    if (!problem.empty())
    {
        GrowsCommandLine::Fail(problem + " (its output is in " + folder.KeepFailed(run.name) + ")");
    }
    return tables;
}

std::string
GrowsProgramExperiment::DoReport(GrowsReport& report) const
{
    for (const GrowsRun& run : DoGetRuns()) // two that ended at once did not see each other
    {
        GrowsTables tables;
        const GrowsRunFolder folder(GetOutput());
        GrowsCommandLine::Require(
            GrowsReadScriptTables(run, folder.GetPath("runs/" + run.name), tables));
        GrowsCommandLine::Require(FindTwin(run, tables));
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
    const GrowsRunSpan span{m_warmUpS, *std::max_element(ends.begin(), ends.end())};
    GrowsReportRuns(report,
                    {comparison.GetTitle(),
                     report.Read(part + "cells.csv", {names.front()}),
                     report.Read(part + "places.csv", names),
                     span},
                    part);
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
