// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-checkpoint-selection.h"

#include "grows-evaluation.h"
#include "grows-factory.h"

#include "ns3/abort.h"
#include "ns3/grows-agent-policy.h"
#include "ns3/grows-tensor-file.h"
#include "ns3/rng-seed-manager.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <sstream>

namespace ns3
{

namespace
{

/// Margins that are tried, as shares of the weight of the baseline's score.
constexpr double MARGINS[]{0.0, 0.02, 0.05, 0.1};

constexpr uint64_t BLOCKS{20};   //!< of episodes: their means are compared
constexpr int64_t STREAM{50000}; //!< first random stream of the networks: not a training's

const std::string KEY{"selection"}; //!< in checkpoints

/// \param share of a change \return it in per cent, with its sign
std::string
FormatPercent(double share)
{
    std::ostringstream text;
    text << std::showpos << std::fixed << std::setprecision(2) << 100.0 * share << " %";
    return text.str();
}

/// Runs of other seeds meanwhile; the run of before when it ends.
class RunScope
{
  public:
    /// \param run RngRun meanwhile
    explicit RunScope(uint64_t run)
        : m_before(RngSeedManager::GetRun())
    {
        RngSeedManager::SetRun(run);
    }

    ~RunScope()
    {
        RngSeedManager::SetRun(m_before);
    }

    RunScope(const RunScope&) = delete;
    RunScope& operator=(const RunScope&) = delete;

  private:
    uint64_t m_before; //!< RngRun before
};

/// Play episodes. \param network where, its streams assigned \param policy who decides
/// \param episodes how many \return their mean utility; per arrival if users leave when a volume
/// of a radio scenario is complete, because the utility per time prefers policies that keep them
double
PlayBlock(GrowsSlottedEnvironment& network, GrowsAssociationPolicy& policy, uint64_t episodes)
{
    GrowsDecision decision;
    const bool isRadio = network.GetScenario()->GetRadio() != nullptr;
    bool hasVolumes = false;
    double utility = 0.0;
    double perArrival = 0.0;
    network.SetHandoverCallback(GrowsMakeHandoverCallback(policy));
    for (uint64_t episode = 0; episode < episodes; ++episode)
    {
        network.BeginEpisode();
        while (network.NextArrival())
        {
            const auto& state = network.GetState();
            hasVolumes |= isRadio && state.demand.kind == GrowsDemand::Kind::VOLUME;
            network.Apply(GrowsDecide(policy, state, decision));
        }
        const auto result = network.GetResult();
        utility += result.weightedUtility;
        perArrival += result.weightedUtilityPerArrival;
    }
    return (hasVolumes ? perArrival : utility) / static_cast<double>(episodes);
}

/// \param model an agent; null: none \param baseline name of a rule \return what decides
Ptr<GrowsAssociationPolicy>
CreateDecider(const GrowsModel* model, const std::string& baseline)
{
    if (!model)
    {
        return GrowsAssociationPolicy::Create(baseline);
    }
    const auto agent = CreateObject<GrowsAgentPolicy>();
    agent->SetModel(*model);
    return agent;
}

} // namespace

GrowsCheckpointSelection::GrowsCheckpointSelection(Play play, uint64_t seed)
    : m_play(std::move(play)),
      m_seed(seed)
{
}

GrowsEstimate
GrowsCheckpointSelection::Compare(const GrowsModel& model,
                                  uint64_t seed,
                                  std::vector<double>& baseline) const
{
    if (baseline.empty())
    {
        baseline = m_play(nullptr, seed);
    }
    return GrowsEstimateChange(m_play(&model, seed), baseline);
}

void
GrowsCheckpointSelection::Consider(const GrowsModel& model, uint64_t episode)
{
    GrowsModel tried = model;
    for (const double share : MARGINS)
    {
        tried.margin = share * *model.architecture.skip;
        const auto change = Compare(tried, m_seed, m_baseline).mean;
        if (!m_best || change > m_best->change)
        {
            m_best = Best{model.parameters, tried.margin, change, episode};
        }
    }
}

std::string
GrowsCheckpointSelection::Choose(GrowsModel& model)
{
    NS_ABORT_MSG_UNLESS(m_best, "GrowsCheckpointSelection: nothing was considered");
    const auto baseline = model.GetBaseline();
    model.parameters = m_best->parameters;
    model.margin = m_best->margin;
    std::vector<double> utilities;
    const auto change = Compare(model, m_seed + 1, utilities);
    const std::string compared = FormatPercent(change.mean) + " (95 % interval " +
                                 FormatPercent(change.mean - change.halfWidth) + " to " +
                                 FormatPercent(change.mean + change.halfWidth) + ") of " +
                                 baseline + "'s utility in development episodes";
    if (change.mean - change.halfWidth > 0.0)
    {
        return "checkpoint of " + std::to_string(m_best->episode) + " episodes, margin " +
               std::to_string(model.margin) + ": " + compared;
    }
    std::fill(model.parameters.begin(), model.parameters.end(), 0.0F);
    return "no checkpoint was shown to be better than " + baseline + ", so the agent decides as " +
           baseline + " does; the best had " + compared;
}

void
GrowsCheckpointSelection::Store(GrowsTensorFile& file) const
{
    if (m_best)
    {
        file.metadata[KEY] = {{"margin", m_best->margin},
                              {"change", m_best->change},
                              {"episode", m_best->episode}};
        file.Put(KEY, {m_best->parameters.size()}, m_best->parameters);
    }
}

void
GrowsCheckpointSelection::Restore(const GrowsTensorFile& file, std::size_t parameters)
{
    if (!file.metadata.contains(KEY))
    {
        return; // nothing had been considered
    }
    const nlohmann::json json = GrowsGetMember<nlohmann::json::object_t>(file.metadata, KEY);
    m_best = Best{file.Get<float>(KEY, {parameters}),
                  GrowsGetMember<double>(json, "margin"),
                  GrowsGetMember<double>(json, "change"),
                  GrowsGetMember<uint64_t>(json, "episode")};
}

GrowsCheckpointSelection::Play
GrowsPlayInSlots(const std::vector<std::string>& networks,
                 const std::vector<std::string>& cells,
                 uint64_t episodes,
                 const std::string& baseline)
{
    return [=](const GrowsModel* model, uint64_t seed) {
        const RunScope scope(seed);
        std::vector<Ptr<GrowsSlottedEnvironment>> environments;
        const auto problem = GrowsCreateEnvironments(networks, cells, 1, STREAM, environments);
        NS_ABORT_MSG_UNLESS(problem.empty(), problem);
        const auto policy = CreateDecider(model, baseline);
        const uint64_t each = std::max<uint64_t>(episodes / environments.size(), 2);
        const uint64_t blocks = std::min(BLOCKS, each);
        std::vector<double> utilities;
        for (const auto& environment : environments)
        {
            for (uint64_t block = 0; block < blocks; ++block)
            {
                utilities.push_back(PlayBlock(*environment, *policy, each / blocks));
            }
        }
        return utilities;
    };
}

} // namespace ns3
