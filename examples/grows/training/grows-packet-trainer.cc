// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-packet-trainer.h"

#include "grows-campaign.h"
#include "grows-progress.h"

#include <algorithm>

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

std::optional<std::string>
GrowsPacketTrainer::DoPlayRound(GrowsTrainingProgress& progress)
{
    if (auto problem = BeginRound(progress.episode); !problem.empty())
    {
        return problem;
    }
    if (const auto end = Play(progress))
    {
        return end;
    }
    const auto problem = Learn(progress);
    return problem.empty() ? std::nullopt : std::make_optional(problem);
}

std::string
GrowsPacketTrainer::BeginRound(uint64_t first)
{
    if (auto problem = m_isOpen ? "" : m_work.episodes->Open(m_work.configuration);
        !problem.empty())
    {
        return problem;
    }
    m_isOpen = true;
    const auto round = m_work.episodes->GetRound();
    for (uint64_t episode = first - std::min(first, round); episode < first; ++episode)
    {
        m_work.episodes->Remove(episode);
    }
    return m_work.saveWeights(m_work.episodes->GetWeightsPath());
}

std::optional<std::string>
GrowsPacketTrainer::Play(const GrowsTrainingProgress& progress) const
{
    const auto& plan = m_work.episodes->GetPlan();
    const auto end = progress.episode + m_work.episodes->GetRound();
    std::vector<GrowsJob> jobs;
    for (uint64_t episode = progress.episode; episode < end; ++episode)
    {
        if (!m_work.episodes->Load(episode).value)
        {
            m_work.episodes->Remove(episode); // that of other weights
            jobs.push_back({"episode " + std::to_string(episode), plan.arguments, ""});
            jobs.back().arguments.push_back("--job=" + std::to_string(episode));
        }
    }
    GrowsCampaign campaign(GrowsCampaign::GetOwnProgram(), plan.workers);
    campaign.SetRetries(RETRIES);
    const auto before = end - jobs.size();
    const auto all = " of " + std::to_string(progress.episodes) + " episodes";
    const auto outcome = campaign.Run(jobs, [&](std::size_t done, double withParts) {
        if (m_shown)
        {
            const double episodes = static_cast<double>(before) + withParts;
            m_shown->Show(episodes / static_cast<double>(progress.episodes),
                          std::to_string(before + done) + all);
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

std::string
GrowsPacketTrainer::Learn(GrowsTrainingProgress& progress)
{
    const auto round = m_work.episodes->GetRound();
    const auto first = progress.episode;
    std::vector<GrowsTrajectory> trajectories;
    progress.utility = 0.0;
    progress.rejections = 0.0;
    m_episodeS = 0.0;
    for (uint64_t episode = first; episode < first + round; ++episode)
    {
        auto loaded = m_work.episodes->Load(episode);
        // Later, when it explores less, a program in which nothing is random may repeat itself.
        auto problem = loaded.problem.empty() && first == 0
                           ? m_work.episodes->FindTwin(episode, first, first + round)
                           : loaded.problem;
        if (!problem.empty())
        {
            return problem;
        }
        GrowsSetRewards(*loaded.value, GetReward(), EndIsTerminal());
        progress.utility += loaded.value->utility / static_cast<double>(round);
        progress.rejections += loaded.value->rejections / static_cast<double>(round);
        m_episodeS += m_work.episodes->GetSimulatedS(episode) / static_cast<double>(round);
        trajectories.push_back(std::move(*loaded.value));
    }
    m_simulatedS += m_episodeS * static_cast<double>(round);
    progress.episode += round;
    return AddInTurn(trajectories);
}

std::string
GrowsPacketTrainer::AddInTurn(const std::vector<GrowsTrajectory>& trajectories)
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
    return most > 0 ? ""
                    : "the program never decides twice in a run: there is nothing to learn from";
}

} // namespace ns3
