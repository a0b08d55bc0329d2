// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-experiment.h"

#include "grows-factory.h"
#include "grows-job-file.h"
#include "grows-live-table.h"
#include "grows-progress.h"

#include "ns3/grows-association-policy.h"
#include "ns3/grows-globals.h"
#include "ns3/grows-names.h"
#include "ns3/grows-number-list.h"
#include "ns3/grows-script-recorder.h"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <map>
#include <numeric>

namespace ns3
{

namespace
{

constexpr int64_t MAX_SEEDS = 10000;     //!< more are a mistake
constexpr int64_t MAX_SEED = 2147483647; //!< RngRun
constexpr double REPORT_STEP = 0.01;     //!< a job reports its progress in steps of this share

/// \return whether no global value says what options do
bool
AreGlobalsFree()
{
    const auto globals = GrowsGlobals::Get();
    return globals.policy.empty() && globals.model.empty() && globals.results.empty() &&
           globals.warmUp.IsZero() && globals.duration.IsZero() && globals.record.empty() &&
           globals.recordEpsilon == 0.0;
}

/// \param runs some \return their names
std::vector<std::string>
GetNames(const std::vector<GrowsRun>& runs)
{
    std::vector<std::string> names;
    names.reserve(runs.size());
    for (const GrowsRun& run : runs)
    {
        names.push_back(run.name);
    }
    return names;
}

} // namespace

GrowsExperiment::GrowsExperiment(const std::string& file,
                                 const std::string& usage,
                                 const Defaults& defaults)
    : m_line(file, usage),
      m_policies(defaults.policies),
      m_givenSeeds(std::to_string(defaults.seeds)),
      m_output(defaults.output)
{
    m_line.AddText("policies",
                   "which to compare, of " + GrowsJoinNames(GrowsAssociationPolicy::GetNames()),
                   m_policies);
    m_line.AddText("seeds", "how many runs of each policy, or which: 3,5,8", m_givenSeeds);
    m_line.AddInteger("first-seed",
                      "RngRun of the first run, one more for every other",
                      1,
                      MAX_SEED,
                      m_firstSeed);
    m_line.AddText("output", "folder for the results", m_output);
    m_workers.AddOptions(m_line);
    m_line.AddText("print-jobs",
                   "file for the missing jobs, a command a line, which others are to do",
                   m_jobFile);
    m_line.AddFlag("slice", "only do runs, beside others in the folder; no report", m_isSlice);
    m_line.AddFlag("quiet", "no progress", m_isQuiet);
    for (const std::string option : {"print-jobs", "slice", "quiet"})
    {
        m_line.KeepFromJobs(option);
    }
    m_line.AddText("job", "one job in this process, for example grows-7", m_job);
}

GrowsExperiment::~GrowsExperiment() = default;

void
GrowsExperiment::Read(int argc, char* argv[])
{
    m_line.Parse(argc, argv);
    GrowsCommandLine::Require(AreGlobalsFree()
                                  ? ""
                                  : "GrowsPolicy, GrowsModel, GrowsResults, GrowsWarmup, "
                                    "GrowsDuration, GrowsRecord and GrowsRecordEpsilon are for "
                                    "scripts: give options instead");
    if (!m_job.empty())
    {
        GrowsCampaign::EndWithCampaign();
    }
    m_line.ReadSeed("first-seed", MAX_SEED, m_firstSeed);
    ReadSeeds();
    m_names = GrowsReadPolicies(m_policies);
    DoRead();
    GrowsCommandLine::Require(GrowsFindRepetition("--policies", "policy", m_policies, m_names));
    GrowsCommandLine::Require(m_output.empty() ? "--output must name a folder" : "");
    m_workers.Check();
}

int
GrowsExperiment::Do(int argc, char* argv[])
{
    Read(argc, argv);
    if (!m_job.empty())
    {
        Work();
        return 0;
    }
    const auto runs = DoGetRuns();
    GrowsRunFolder folder(m_output);
    GrowsCommandLine::Require(
        folder.Open(GetConfiguration(),
                    m_isSlice ? GrowsRunFolder::Access::SHARED : GrowsRunFolder::Access::ALONE));
    const auto jobs = FindJobs(folder, runs);
    if (!m_jobFile.empty())
    {
        PrintJobs(jobs);
        return 0;
    }
    Campaign(folder, GetNames(runs), jobs);
    if (m_isSlice)
    {
        std::cout << runs.size() << " runs are in " << m_output
                  << "; the command for all seeds, without --slice, reports\n";
        return 0;
    }
    GrowsReport report(folder, GetNames(runs), GetFacts());
    std::cout << DoReport(report);
    return 0;
}

void
GrowsExperiment::Work() const
{
    auto runs = DoGetRuns();
    const std::string example = runs.front().job;
    const auto isOther = [this](const GrowsRun& run) { return run.job != m_job; };
    runs.erase(std::remove_if(runs.begin(), runs.end(), isOther), runs.end());
    GrowsCommandLine::Require(runs.empty() ? "--job must be one of the planned runs, such as " +
                                                 example + ", not '" + m_job + "'"
                                           : "");
    const GrowsRunFolder folder(m_output);
    GrowsCommandLine::Require(folder.Validate(GetConfiguration()));
    double reported = 0.0;
    for (std::size_t i = 0; i < runs.size(); ++i)
    {
        const auto progress = [&](double share) {
            const double done = (static_cast<double>(i) + share) / static_cast<double>(runs.size());
            if (done - reported >= REPORT_STEP)
            {
                GrowsCampaign::Report(done);
                reported = done;
            }
        };
        const std::string& name = runs[i].name;
        const bool isThere = folder.HasRun(name) || folder.WriteRun(name, DoRun(runs[i], progress));
        GrowsCommandLine::Require(isThere ? "" : "cannot write the results to " + m_output);
        progress(1.0);
    }
}

std::vector<GrowsJob>
GrowsExperiment::FindJobs(const GrowsRunFolder& folder, const std::vector<GrowsRun>& runs) const
{
    auto missing = runs;
    const auto isThere = [&folder](const GrowsRun& run) { return folder.HasRun(run.name); };
    missing.erase(std::remove_if(missing.begin(), missing.end(), isThere), missing.end());
    // By seed: expensive and cheap runs alternate, so that the time left can be estimated.
    std::stable_sort(missing.begin(), missing.end(), [](const auto& a, const auto& b) {
        return a.seed < b.seed;
    });
    std::map<std::string, std::size_t> places;
    std::vector<GrowsJob> jobs;
    for (const GrowsRun& run : missing)
    {
        const auto [place, isNew] = places.try_emplace(run.job, jobs.size());
        if (isNew)
        {
            jobs.push_back({(run.job == run.name ? "the run " : "the job ") + run.job,
                            m_line.GetJobArguments(),
                            ""});
            jobs.back().arguments.push_back("--job=" + run.job);
        }
        jobs[place->second].result = folder.GetPath("runs/" + run.name); // the last of them
    }
    return jobs;
}

void
GrowsExperiment::PrintJobs(const std::vector<GrowsJob>& jobs) const
{
    GrowsCommandLine::Require(GrowsWriteJobs(m_jobFile, GrowsCampaign::GetOwnProgram(), jobs));
    std::cout
        << jobs.size() << " jobs are in " << m_jobFile
        << ", a line each; when they are done, the same command without --print-jobs reports\n";
}

void
GrowsExperiment::Campaign(const GrowsRunFolder& folder,
                          const std::vector<std::string>& runs,
                          const std::vector<GrowsJob>& jobs) const
{
    GrowsLiveTable table(folder, runs);
    GrowsProgress progress(m_isQuiet,
                           [&table](std::size_t columns) { return table.Update(columns); });
    GrowsCampaign campaign(GrowsCampaign::GetOwnProgram(), m_workers);
    const auto outcome = campaign.Run(jobs, progress);
    folder.RemoveUnfinished();
    if (outcome == GrowsCampaign::Outcome::INTERRUPTED)
    {
        GrowsCommandLine::Fail("interrupted; the same command goes on from here", 130);
    }
    GrowsCommandLine::Require(campaign.GetError());
}

std::vector<GrowsRun>
GrowsExperiment::DoGetRuns() const
{
    std::vector<GrowsRun> runs;
    for (const int64_t seed : GetSeeds())
    {
        for (const std::string& policy : m_names)
        {
            const std::string name = policy + "-" + std::to_string(seed);
            runs.push_back({policy, seed, "", name, name});
        }
    }
    return runs;
}

GrowsRunFolder::Configuration
GrowsExperiment::GetConfiguration() const
{
    auto configuration = DoGetConfiguration();
    configuration.emplace_back("grows", GrowsScriptRecorder::GetVersion());
    configuration.emplace_back("ns-3", GROWS_NS3_VERSION);
    configuration.emplace_back("build", GrowsRunFolder::GetBuildFingerprint());
    for (const std::string& argument : m_line.GetNs3Arguments())
    {
        if (argument.rfind("--RngRun=", 0) != 0)
        {
            configuration.emplace_back("option", argument);
        }
    }
    return configuration;
}

GrowsRunFolder::Configuration
GrowsExperiment::GetFacts() const
{
    GrowsRunFolder::Configuration facts{
        {"command", "./grows " + GrowsJoinNames(m_line.GetJobArguments(), " ")}};
    const auto configuration = GetConfiguration();
    facts.insert(facts.end(), configuration.begin(), configuration.end());
    return facts;
}

const std::vector<std::string>&
GrowsExperiment::GetPolicies() const
{
    return m_names;
}

GrowsCommandLine&
GrowsExperiment::GetLine()
{
    return m_line;
}

const GrowsCommandLine&
GrowsExperiment::GetLine() const
{
    return m_line;
}

const std::vector<int64_t>&
GrowsExperiment::GetSeeds() const
{
    return m_seeds;
}

void
GrowsExperiment::ReadSeeds()
{
    const auto names = GrowsSplitNames(m_givenSeeds);
    const auto numbers = GrowsParseNumbers(m_givenSeeds).value_or(std::vector<double>());
    const bool isList = numbers.size() > 1;
    const double most = isList ? MAX_SEED : MAX_SEEDS;
    const bool areSeeds = std::all_of(numbers.begin(), numbers.end(), [most](double number) {
        return number >= 1.0 && number <= most && number == std::floor(number);
    });
    GrowsCommandLine::Require(numbers.empty() || !areSeeds
                                  ? "--seeds must be a whole number from 1 to " +
                                        std::to_string(MAX_SEEDS) + ", not '" + m_givenSeeds +
                                        "'; or several seeds, such as 3,5,8"
                                  : "");
    if (isList)
    {
        m_seeds.assign(numbers.begin(), numbers.end());
        GrowsCommandLine::Require(GrowsFindRepetition("--seeds", "seed", m_givenSeeds, names));
        GrowsCommandLine::Require(
            m_line.IsGiven("first-seed") ? "--first-seed has no effect: --seeds names all" : "");
        return;
    }
    m_seeds.resize(static_cast<std::size_t>(numbers.front()));
    std::iota(m_seeds.begin(), m_seeds.end(), m_firstSeed);
    GrowsCommandLine::Require(m_seeds.back() >= MAX_SEED
                                  ? "--first-seed and --seeds together must not exceed " +
                                        std::to_string(MAX_SEED)
                                  : "");
}

const std::string&
GrowsExperiment::GetOutput() const
{
    return m_output;
}

void
GrowsExperiment::SetDefaultPolicies(const std::vector<std::string>& names)
{
    m_names = m_line.IsGiven("policies") ? m_names : names;
}

void
GrowsExperiment::SetDefaultSeeds(int64_t seeds)
{
    if (!m_line.IsGiven("seeds"))
    {
        m_givenSeeds = std::to_string(seeds);
        ReadSeeds();
    }
}

void
GrowsExperiment::SetDefaultOutput(const std::string& output)
{
    m_output = m_line.IsGiven("output") ? m_output : output;
}

} // namespace ns3
