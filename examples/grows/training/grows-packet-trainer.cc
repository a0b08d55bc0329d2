// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-packet-trainer.h"

#include "grows-campaign.h"
#include "grows-progress.h"
#include "grows-run-folder.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsPacketTrainer);

namespace
{

/// So many processes of a round may be killed: more is no accident.
constexpr uint32_t RETRIES{3};

} // namespace

TypeId
GrowsPacketTrainer::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsPacketTrainer")
            .SetParent<GrowsTrainer>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsPacketTrainer>()
            .AddAttribute("Window",
                          "Over which throughput is taken for rewards: as long as a slot of the "
                          "slotted network of a radio scenario.",
                          TimeValue(MilliSeconds(100)),
                          MakeTimeAccessor(&GrowsPacketTrainer::m_window),
                          MakeTimeChecker(MilliSeconds(1)));
    return tid;
}

std::string
GrowsPacketTrainer::GetWeightsPath(const std::string& folder)
{
    return folder + "/weights.safetensors";
}

std::string
GrowsPacketTrainer::GetTrajectoryPath(const std::string& folder, uint64_t episode)
{
    return folder + "/" + std::to_string(episode) + ".safetensors";
}

void
GrowsPacketTrainer::Clear(const std::string& folder)
{
    std::error_code error;
    std::filesystem::remove_all(folder, error);
}

std::optional<std::string>
GrowsPacketTrainer::DoPlayRound(GrowsTrainingProgress& progress)
{
    if (auto problem = BeginRound(progress.episode); !problem.empty())
    {
        return problem;
    }
    if (const auto end = Play(FindJobs(progress.episode), progress))
    {
        return end;
    }
    std::vector<GrowsTrajectory> trajectories;
    double utility = 0.0;
    double rejections = 0.0;
    for (uint64_t i = 0; i < m_work.episodes; ++i)
    {
        auto loaded = Load(progress.episode + i);
        if (!loaded.value)
        {
            return loaded.problem;
        }
        GrowsSetRewards(*loaded.value, GetReward(), EndIsTerminal());
        utility += loaded.value->utility;
        rejections += loaded.value->rejections;
        trajectories.push_back(std::move(*loaded.value));
    }
    Learn(trajectories);
    progress.episode += m_work.episodes;
    progress.utility = utility / static_cast<double>(m_work.episodes);
    progress.rejections = rejections / static_cast<double>(m_work.episodes);
    return std::nullopt;
}

std::string
GrowsPacketTrainer::BeginRound(uint64_t first)
{
    std::error_code error;
    for (uint64_t episode = first - std::min(first, m_work.episodes); episode < first; ++episode)
    {
        std::filesystem::remove(GetTrajectoryPath(m_work.folder, episode), error);
    }
    std::filesystem::create_directories(m_work.folder, error);
    const auto path = GetWeightsPath(m_work.folder);
    auto problem = m_work.saveWeights(path);
    m_weights = GrowsRunFolder::GetFingerprint(path);
    return problem;
}

std::vector<GrowsJob>
GrowsPacketTrainer::FindJobs(uint64_t first) const
{
    std::vector<GrowsJob> jobs;
    for (uint64_t episode = first; episode < first + m_work.episodes; ++episode)
    {
        if (!Load(episode).value)
        {
            GrowsJob job{"episode " + std::to_string(episode), m_work.plan.arguments};
            job.arguments.push_back("--job=" + std::to_string(episode));
            jobs.push_back(job);
        }
    }
    return jobs;
}

std::optional<std::string>
GrowsPacketTrainer::Play(const std::vector<GrowsJob>& jobs, const GrowsTrainingProgress& progress)
{
    GrowsCampaign campaign(m_work.plan.program, m_work.plan.workers);
    campaign.SetRetries(RETRIES);
    const auto before = progress.episode + m_work.episodes - jobs.size();
    const auto all = std::to_string(progress.episodes) + " episodes";
    const auto outcome = campaign.Run(jobs, [&](std::size_t done, double withParts) {
        if (m_work.progress)
        {
            const double episodes = static_cast<double>(before) + withParts;
            m_work.progress->Show(episodes / static_cast<double>(progress.episodes),
                                  std::to_string(before + done) + " of " + all);
        }
    });
    switch (outcome)
    {
    case GrowsCampaign::Outcome::DONE:
        return std::nullopt;
    case GrowsCampaign::Outcome::FAILED:
        return campaign.GetError();
    case GrowsCampaign::Outcome::INTERRUPTED:
        break;
    }
    return "";
}

GrowsLoaded<GrowsTrajectory>
GrowsPacketTrainer::Load(uint64_t episode) const
{
    const auto path = GetTrajectoryPath(m_work.folder, episode);
    auto loaded = GrowsLoadTrajectory(path);
    if (loaded.value && (loaded.value->origin.weights != m_weights ||
                         loaded.value->origin.seed != m_work.seed + episode))
    {
        return {std::nullopt, path + " is of another training, round or episode"};
    }
    return loaded;
}

void
GrowsPacketTrainer::Learn(const std::vector<GrowsTrajectory>& trajectories)
{
    std::size_t most = 0;
    for (const auto& trajectory : trajectories)
    {
        most = std::max(most, trajectory.transitions.size());
    }
    for (std::size_t i = 0; i < most; ++i)
    {
        for (const auto& trajectory : trajectories)
        {
            if (i < trajectory.transitions.size())
            {
                AddTransition(trajectory.transitions[i]);
            }
        }
    }
}

} // namespace ns3
