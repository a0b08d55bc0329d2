/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-campaign-options.h"

#include "grows-creation.h"
#include "grows-progress.h"

#include "ns3/grows-association-policy.h"
#include "ns3/grows-names.h"
#include "ns3/rng-seed-manager.h"

#include <numeric>

namespace ns3
{

namespace
{

constexpr int64_t MAX_SEEDS = 10000;     //!< more are a slip of the finger
constexpr int64_t MAX_SEED = 2147483647; //!< RngRun

} // namespace

GrowsCampaignOptions::GrowsCampaignOptions(GrowsCommandLine& line,
                                           const std::string& policies,
                                           int64_t seeds,
                                           const std::string& output,
                                           const std::string& job)
    : m_line(line),
      m_policies(policies),
      m_seeds(seeds),
      m_output(output),
      m_workers(GrowsCampaign::GetCores())
{
    line.AddText("policies",
                 "which to compare, of " + GrowsJoinNames(GrowsAssociationPolicy::GetNames()),
                 m_policies);
    line.AddInteger("seeds", "runs of each policy", 1, MAX_SEEDS, m_seeds);
    line.AddInteger("first-seed",
                    "RngRun of the first run, one more for every other",
                    1,
                    MAX_SEED,
                    m_firstSeed);
    line.AddText("output", "folder for the results", m_output);
    line.AddInteger("jobs", "processes at a time", 1, GrowsCampaign::MAX_WORKERS, m_workers);
    line.AddFlag("quiet", "no progress", m_isQuiet);
    line.AddText("job", "one job in this process, for example " + job, m_job);
}

void
GrowsCampaignOptions::Read()
{
    if (!m_job.empty())
    {
        GrowsCampaign::EndWithCampaign();
    }
    m_line.ReadSeed("first-seed", MAX_SEED, m_firstSeed);
    m_names = GrowsReadPolicies(m_policies);
}

const std::vector<std::string>&
GrowsCampaignOptions::GetPolicies() const
{
    return m_names;
}

void
GrowsCampaignOptions::SuggestPolicies(const std::vector<std::string>& names)
{
    if (!m_line.IsGiven("policies"))
    {
        m_names = names;
    }
}

std::vector<int64_t>
GrowsCampaignOptions::GetSeeds() const
{
    std::vector<int64_t> seeds(m_seeds);
    std::iota(seeds.begin(), seeds.end(), m_firstSeed);
    return seeds;
}

void
GrowsCampaignOptions::SuggestSeeds(int64_t seeds)
{
    if (!m_line.IsGiven("seeds"))
    {
        m_seeds = seeds;
    }
}

void
GrowsCampaignOptions::Check() const
{
    GrowsCommandLine::Require(GrowsFindRepetition("--policies", "policy", m_policies, m_names));
    if (m_firstSeed > MAX_SEED - m_seeds)
    {
        GrowsCommandLine::Fail("--first-seed and --seeds together must not exceed " +
                               std::to_string(MAX_SEED));
    }
    if (m_output.empty())
    {
        GrowsCommandLine::Fail("--output must name a folder");
    }
}

const std::string&
GrowsCampaignOptions::GetOutput() const
{
    return m_output;
}

const std::string&
GrowsCampaignOptions::GetJob() const
{
    return m_job;
}

GrowsJob
GrowsCampaignOptions::MakeJob(const std::string& name, const std::string& job) const
{
    GrowsJob made{name, m_line.GetJobArguments()};
    made.arguments.push_back("--job=" + job);
    return made;
}

void
GrowsCampaignOptions::NoteBuild(GrowsRunFolder::Configuration& configuration) const
{
    configuration.emplace_back("build", GrowsRunFolder::GetBuildFingerprint());
    for (const std::string& argument : m_line.GetNs3Arguments())
    {
        if (argument.rfind("--RngRun=", 0) != 0)
        {
            configuration.emplace_back("option", argument);
        }
    }
}

void
GrowsCampaignOptions::Do(const std::vector<GrowsJob>& jobs, const GrowsRunFolder& folder) const
{
    GrowsProgress progress(m_isQuiet);
    GrowsCampaign campaign(GrowsCampaign::GetOwnProgram(), static_cast<uint32_t>(m_workers));
    const auto outcome = campaign.Run(jobs, progress);
    folder.RemoveUnfinished();
    if (outcome == GrowsCampaign::Outcome::FAILED)
    {
        GrowsCommandLine::Fail(campaign.GetError());
    }
    if (outcome == GrowsCampaign::Outcome::INTERRUPTED)
    {
        GrowsCommandLine::Fail("interrupted; the same command goes on from here", 130);
    }
}

std::vector<GrowsPlannedRun>
GrowsCampaignOptions::GetRuns() const
{
    std::vector<GrowsPlannedRun> runs;
    for (const int64_t seed : GetSeeds())
    {
        for (const std::string& name : m_names)
        {
            runs.push_back({name, seed, name + "-" + std::to_string(seed)});
        }
    }
    return runs;
}

std::optional<GrowsPlannedRun>
GrowsCampaignOptions::FindRun() const
{
    for (const GrowsPlannedRun& run : GetRuns())
    {
        if (run.name == m_job)
        {
            return run;
        }
    }
    if (!m_job.empty())
    {
        GrowsCommandLine::Fail("--job must be one of the planned runs, policy-seed, not '" + m_job +
                               "'");
    }
    return std::nullopt;
}

std::vector<std::string>
GrowsCampaignOptions::DoMissingRuns(const GrowsRunFolder& folder) const
{
    std::vector<std::string> names;
    for (const GrowsPlannedRun& run : GetRuns())
    {
        names.push_back(run.name);
    }
    DoMissingRuns(folder, names);
    return names;
}

void
GrowsCampaignOptions::DoMissingRuns(const GrowsRunFolder& folder,
                                    const std::vector<std::string>& names) const
{
    std::vector<GrowsJob> jobs;
    for (const std::string& name : names)
    {
        if (!folder.HasRun(name))
        {
            jobs.push_back(MakeJob("the run " + name, name));
        }
    }
    Do(jobs, folder);
}

} // namespace ns3
