// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-packet-episodes.h"

#include "grows-script-results.h"

#include <filesystem>
#include <system_error>

namespace ns3
{

GrowsPacketEpisodes::GrowsPacketEpisodes(const GrowsPacketPlan& plan,
                                         const std::string& folder,
                                         int64_t seed,
                                         const std::string& policy)
    : m_plan(plan),
      m_folder(folder),
      m_seed(seed),
      m_policy(policy)
{
}

uint64_t
GrowsPacketEpisodes::GetRound() const
{
    const uint64_t scripts = m_plan.scripts.size();
    return (m_plan.round + scripts - 1) / scripts * scripts;
}

std::string
GrowsPacketEpisodes::Open(const std::string& configuration)
{
    return m_folder.Open({{"training", configuration}});
}

void
GrowsPacketEpisodes::Clear() const
{
    std::error_code error;
    std::filesystem::remove_all(m_folder.GetPath(""), error);
}

void
GrowsPacketEpisodes::Remove(uint64_t episode) const
{
    std::error_code error;
    std::filesystem::remove_all(m_folder.GetRunPath(GetRun(episode).name), error);
}

GrowsRun
GrowsPacketEpisodes::GetRun(uint64_t episode) const
{
    GrowsRun run;
    run.policy = m_policy;
    run.seed = m_seed + static_cast<int64_t>(episode);
    run.name = std::to_string(episode);
    return run;
}

void
GrowsPacketEpisodes::Play(uint64_t episode, double epsilon, double windowS) const
{
    const auto run = GetRun(episode);
    auto script = GetScript(episode);
    script.record = {true, epsilon};
    script.endsWithIt = true;
    const auto tables =
        script.Run(run,
                   {{"GrowsModel", std::filesystem::absolute(GetWeightsPath()).string()},
                    {"GrowsRecordWindow", GrowsCsv::Format(windowS) + "s"}},
                   m_folder,
                   [&](const GrowsTables&, const std::string& folder) {
                       return ReadRecord(episode, folder).problem;
                   });
    GrowsCommandLine::Require(m_folder.WriteRun(run.name, tables)
                                  ? ""
                                  : "cannot write the results to " + m_folder.GetRunPath(run.name));
}

GrowsLoaded<GrowsTrajectory>
GrowsPacketEpisodes::Load(uint64_t episode) const
{
    return ReadRecord(episode, m_folder.GetRunPath(GetRun(episode).name));
}

GrowsLoaded<GrowsTrajectory>
GrowsPacketEpisodes::ReadRecord(uint64_t episode, const std::string& folder) const
{
    auto record = GrowsLoadTrajectory(folder + "/" + GrowsRecordOptions::FILE_NAME);
    if (!record.value)
    {
        return {std::nullopt, "the program left no record of its decisions: " + record.problem};
    }
    const auto& origin = record.value->origin;
    const auto run = GetRun(episode);
    if (origin.policy != run.policy)
    {
        return {std::nullopt,
                "the program had policy " + origin.policy + " decide, not " + run.policy +
                    ": it must leave the decision to the policy of its GrowsHelper"};
    }
    if (origin.weights != GrowsRunFolder::GetFingerprint(GetWeightsPath()))
    {
        return {std::nullopt,
                "the program decided with other weights than those of GrowsModel: it sets the "
                "agent's Model itself, after GrowsHelper::Install"};
    }
    const auto seed = static_cast<uint64_t>(run.seed);
    if (origin.seed != seed && !GetScript(episode).TakesSeed())
    {
        return {std::nullopt,
                "the program has RngRun=" + std::to_string(origin.seed) + ", not " +
                    std::to_string(seed) +
                    ": it sets it itself; let it take the seed from its command line, as {seed} in "
                    "--program"};
    }
    return record;
}

double
GrowsPacketEpisodes::GetSimulatedS(uint64_t episode) const
{
    const auto runs = m_folder.Collect({GetRun(episode).name}, "runs.csv").value_or(GrowsCsv());
    return runs.HasColumn("duration_s") && runs.GetNRows() > 0 ? runs.GetNumbers("duration_s")[0]
                                                               : 0.0;
}

std::string
GrowsPacketEpisodes::FindTwin(uint64_t episode, uint64_t first, uint64_t end) const
{
    GrowsTables tables;
    const auto run = GetRun(episode);
    auto problem = GrowsReadScriptTables(run, m_folder.GetRunPath(run.name), tables);
    std::vector<GrowsRun> others;
    for (uint64_t other = first; other < end; ++other)
    {
        others.push_back(GetRun(other));
    }
    return problem.empty() ? GrowsFindTwin(run, tables, others, m_folder) : problem;
}

} // namespace ns3
