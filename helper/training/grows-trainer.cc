// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-trainer.h"

#include "ns3/abort.h"
#include "ns3/boolean.h"
#include "ns3/double.h"
#include "ns3/enum.h"
#include "ns3/grows-association-policy.h"
#include "ns3/grows-compatibility.h"
#include "ns3/grows-handover-margin.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <cmath>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsTrainer);

TypeId
GrowsTrainer::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsTrainer")
            .SetParent<Object>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsTrainer>()
            .AddAttribute("Episodes",
                          "Episodes to train, over all networks (paper, section IV: 50,000).",
                          UintegerValue(50000),
                          MakeUintegerAccessor(&GrowsTrainer::m_episodes),
                          MakeUintegerChecker<uint64_t>(1))
            .AddAttribute("Discount",
                          "Discount factor gamma (paper, section IV: 0.5).",
                          DoubleValue(0.5),
                          MakeDoubleAccessor(&GrowsTrainer::m_discount),
                          MakeDoubleChecker<double>(0.0, 1.0))
            .AddAttribute("DiscountPeriod",
                          "Simulated time after which the discount factor is due once; 0: it is "
                          "due once a transition, however long that is.",
                          TimeValue(Seconds(0)),
                          MakeTimeAccessor(&GrowsTrainer::m_discountPeriod),
                          MakeTimeChecker(Seconds(0)))
            .AddAttribute("RewardOffset",
                          "Subtracted from the reward of an accepted arrival: about the mean "
                          "reward, so that the differences between actions stand out.",
                          DoubleValue(0.0),
                          MakeDoubleAccessor(&GrowsTrainer::m_rewardOffset),
                          MakeDoubleChecker<double>(-1e9, 1e9))
            .AddAttribute("RewardScale",
                          "The centred reward is multiplied with it.",
                          DoubleValue(1.0),
                          MakeDoubleAccessor(&GrowsTrainer::m_rewardScale),
                          MakeDoubleChecker<double>(0.0, 1e9))
            .AddAttribute("PotentialWeight",
                          "Weight c of the network's utility U as a potential: the reward becomes "
                          "r + c (gamma U' - U), which changes no optimal policy (Ng, Harada, "
                          "Russell, ICML 1999) but leaves less of the state's value to learn.",
                          DoubleValue(0.0),
                          MakeDoubleAccessor(&GrowsTrainer::m_potentialWeight),
                          MakeDoubleChecker<double>(0.0, 1e9))
            .AddAttribute("RewardRejections",
                          "Whether a rejection is rewarded like an acceptance (the paper: the "
                          "utility of what the network serves); if not, with 0.",
                          BooleanValue(true),
                          MakeBooleanAccessor(&GrowsTrainer::m_rewardRejections),
                          MakeBooleanChecker())
            .AddAttribute("RewardPerTime",
                          "Whether a decision is rewarded with the utility of the time until the "
                          "next one, discounted, in units of DiscountPeriod; if not, with the "
                          "utility just after it, whatever that time is. For decisions that follow "
                          "each other closely, as those about moving users do.",
                          BooleanValue(false),
                          MakeBooleanAccessor(&GrowsTrainer::m_rewardPerTime),
                          MakeBooleanChecker())
            .AddAttribute(
                "MaskFullCells",
                "Whether full cells are no action while another candidate has free capacity.",
                BooleanValue(false),
                MakeBooleanAccessor(&GrowsTrainer::m_maskFullCells),
                MakeBooleanChecker())
            .AddAttribute("Decline",
                          "Whether the agent may decline an arriving UE, too: then its features "
                          "are those of its training preset and \"decline\".",
                          BooleanValue(false),
                          MakeBooleanAccessor(&GrowsTrainer::m_mayDecline),
                          MakeBooleanChecker())
            .AddAttribute("EndIsTerminal",
                          "Whether the end of an episode has value 0 (the paper's episodes); if "
                          "not, it only cuts an endless process and the transition that leads "
                          "over it is not used.",
                          BooleanValue(true),
                          MakeBooleanAccessor(&GrowsTrainer::m_endIsTerminal),
                          MakeBooleanChecker())
            .AddAttribute(
                "Transitions",
                "What a transition spans.",
                EnumValue(GrowsTrainer::ARRIVALS),
                GrowsMakeEnumAccessor<GrowsTrainer::Span>(&GrowsTrainer::m_span),
                MakeEnumChecker(GrowsTrainer::ARRIVALS, "Arrivals", GrowsTrainer::SLOTS, "Slots"));
    return tid;
}

void
GrowsTrainer::DoDispose()
{
    m_learner = nullptr;
    m_environments.clear();
    Object::DoDispose();
}

void
GrowsTrainer::AddNetwork(Ptr<GrowsSlottedEnvironment> network)
{
    m_environments.emplace_back();
    m_environments.back().network = network;
}

std::string
GrowsTrainer::Run(const std::function<bool(const GrowsTrainingProgress&)>& onRound)
{
    NS_ABORT_MSG_UNLESS(m_learner, "Training needs a learner: call SetLearner before Run");
    m_progress.episodes = m_episodes;
    bool goOn = true;
    while (goOn && m_progress.episode < m_episodes)
    {
        m_learner->SetProgress(static_cast<double>(m_progress.episode) / m_episodes);
        if (const auto end = DoPlayRound(m_progress))
        {
            return *end;
        }
        m_progress.epsilon = m_learner->GetEpsilon();
        goOn = onRound(m_progress);
    }
    return "";
}

std::vector<uint64_t>
GrowsTrainer::GetPosition() const
{
    std::vector<uint64_t> position{m_progress.episode, m_progress.transitions};
    for (const auto& environment : m_environments)
    {
        const auto draws = environment.network->GetDraws();
        position.insert(position.end(), draws.begin(), draws.end());
    }
    return position;
}

bool
GrowsTrainer::Restore(const std::vector<uint64_t>& position)
{
    if (position.size() != GetPosition().size() || !IsPossible(position))
    {
        return false;
    }
    m_progress.episode = position[0];
    m_progress.transitions = position[1];
    auto next = position.begin() + 2;
    for (auto& environment : m_environments)
    {
        const auto end = next + static_cast<std::ptrdiff_t>(environment.network->GetDraws().size());
        environment.network->SkipDraws({next, end});
        next = end;
    }
    return true;
}

double
GrowsTrainer::GetMostDraws() const
{
    constexpr double MOST_IN_PACKETS = 1e6; // of an episode: far beyond what any can have
    if (m_environments.empty())
    {
        return MOST_IN_PACKETS * m_episodes;
    }
    double most = 0.0;
    for (const auto& environment : m_environments)
    {
        most += environment.network->GetMostDraws();
    }
    return most * std::ceil(static_cast<double>(m_episodes) / m_environments.size());
}

bool
GrowsTrainer::IsPossible(const std::vector<uint64_t>& position) const
{
    if (position[1] > GetMostDraws())
    {
        return false;
    }
    if (m_environments.empty())
    {
        return position[0] < 2 * m_episodes; // the last round may go beyond the plan
    }
    const uint64_t environments = m_environments.size();
    const uint64_t rounds = position[0] / environments;
    if (position[0] % environments != 0 || position[0] >= m_episodes + environments)
    {
        return false;
    }
    auto next = position.begin() + 2;
    for (const auto& environment : m_environments)
    {
        const auto end = next + static_cast<std::ptrdiff_t>(environment.network->GetDraws().size());
        if (*std::max_element(next, end) > rounds * environment.network->GetMostDraws())
        {
            return false;
        }
        next = end;
    }
    return true;
}

std::optional<std::string>
GrowsTrainer::DoPlayRound(GrowsTrainingProgress& progress)
{
    NS_ABORT_MSG_IF(m_environments.empty() || !m_encoder,
                    "Training needs a network and features: call AddNetwork and SetFeatures "
                    "before Run");
    m_encoder->maskFull = m_maskFullCells;
    m_encoder->shift =
        m_learner->NeedsRssiShift() ? GrowsShiftKind::RSSI : GrowsShiftKind::EIGENVALUE;
    const auto problem =
        GrowsStateEncoder::Validate(m_encoder->features.GetNames(), m_encoder->shift);
    NS_ABORT_MSG_UNLESS(problem.empty(), "GrowsTrainer: " << problem);
    m_reward = GetReward();
    progress.utility = 0.0;
    progress.rejections = 0.0;
    for (auto& environment : m_environments)
    {
        environment.network->SetHandoverCallback([this, &environment](const auto& request) {
            return DecideHandover(environment, request);
        });
        environment.network->BeginEpisode();
        environment.playing = true;
        environment.recorder.Clear();
    }
    for (bool playing = true; playing;)
    {
        playing = false;
        for (auto& environment : m_environments)
        {
            if (environment.playing)
            {
                Step(environment);
                playing = true;
            }
        }
    }
    progress.episode += m_environments.size();
    progress.utility /= m_environments.size();
    progress.rejections /= m_environments.size();
    return std::nullopt;
}

void
GrowsTrainer::Step(Environment& environment)
{
    const bool goesOn =
        m_span == SLOTS ? environment.network->NextSlot() : environment.network->NextArrival();
    if (!goesOn)
    {
        EndEpisode(environment);
        return;
    }
    environment.passedSlots += m_span == SLOTS ? 1.0 : environment.network->GetElapsedSlots();
    if (environment.network->GetState().candidates.empty()) // there is nothing to learn
    {
        if (environment.network->HasArrival())
        {
            environment.network->Apply({std::nullopt, GrowsReason::NO_CANDIDATE});
        }
        return;
    }
    EncodeState(environment);
    Conclude(environment, environment.network->GetWeightedUtility());
    ApplyAction(environment);
}

void
GrowsTrainer::Conclude(Environment& environment, double utility)
{
    if (environment.recorder.IsPending())
    {
        const double elapsedS =
            environment.passedSlots * environment.network->GetSlotLength().GetSeconds();
        AddTransition(environment.recorder.Conclude(m_reward, utility, elapsedS));
    }
}

uint32_t
GrowsTrainer::DecideHandover(Environment& environment, const GrowsHandoverRequest& request)
{
    auto& recorder = environment.recorder;
    environment.passedSlots += environment.network->GetElapsedSlots();
    m_encoder->Encode(request.state, recorder.GetNext());
    Conclude(environment, request.utility);
    const uint32_t action = SelectTarget(recorder.GetNext(), request);
    recorder.Begin(action, request.utility);
    recorder.SetReward(m_reward.Get(request.utility, true));
    environment.passedSlots = 0.0;
    return action;
}

uint32_t
GrowsTrainer::SelectTarget(const GrowsObservation& observation, const GrowsHandoverRequest& request)
{
    const uint32_t action = m_learner->SelectAction(observation);
    const auto& candidates = request.state.candidates;
    if (action >= candidates.size() || !candidates[action].cell.HasFreeCapacity())
    {
        return request.serving; // a full cell takes nobody, and who is served is not declined
    }
    if (action == request.serving || request.margin == 0.0)
    {
        return action;
    }
    m_learner->Evaluate(observation, m_values);
    const bool isDrawn = m_values.at(action) < m_values.at(request.serving);
    return isDrawn || GrowsExceedsMargin(m_values, action, request.serving, request.margin)
               ? action
               : request.serving;
}

void
GrowsTrainer::EncodeState(Environment& environment) const
{
    auto& observation = environment.recorder.GetNext();
    m_encoder->Encode(environment.network->GetState(), observation);
    if (!environment.network->HasArrival())
    {
        std::fill(observation.allowed.begin(), observation.allowed.end(), 0);
        observation.allowed.front() = 1;
    }
}

void
GrowsTrainer::ApplyAction(Environment& environment)
{
    const uint32_t action = m_learner->SelectAction(environment.recorder.GetNext());
    environment.recorder.Begin(action, environment.network->GetWeightedUtility());
    environment.passedSlots = 0.0;
    if (!environment.network->HasArrival())
    {
        return;
    }
    m_decision.choice = GrowsStateEncoder::GetChoice(action, environment.network->GetState());
    const auto checked = GrowsCheckDecision(environment.network->GetState(), m_decision);
    const double utility = environment.network->Apply(checked);
    environment.recorder.SetReward(m_reward.Get(utility, checked.choice.has_value()));
}

std::string
GrowsTrainer::GetFeatures(const std::string& features) const
{
    return m_mayDecline && !GrowsFeatureSet::HasDecline(features)
               ? features + "," + GrowsFeatureSet::DECLINE
               : features;
}

GrowsReward
GrowsTrainer::GetReward() const
{
    return {m_discount,
            m_discountPeriod.GetSeconds(),
            m_rewardOffset,
            m_rewardScale,
            m_potentialWeight,
            m_rewardRejections,
            m_rewardPerTime};
}

void
GrowsTrainer::AddTransition(const GrowsTransition& transition)
{
    m_learner->AddTransition(transition);
    ++m_progress.transitions;
}

void
GrowsTrainer::EndEpisode(Environment& environment)
{
    environment.playing = false;
    if (environment.recorder.IsPending() && m_endIsTerminal)
    {
        AddTransition(environment.recorder.Finish(m_reward));
    }
    const auto result = environment.network->GetResult();
    m_progress.utility += result.weightedUtility;
    m_progress.rejections += result.rejections;
}

} // namespace ns3
