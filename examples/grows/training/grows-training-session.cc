// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-training-session.h"

#include "grows-command-line.h"
#include "grows-data-training.h"
#include "grows-factory.h"
#include "grows-policy-training.h"

#include "ns3/grows-baseline.h"
#include "ns3/grows-checkpoint.h"
#include "ns3/grows-model-file.h"
#include "ns3/grows-text-file.h"
#include "ns3/object-factory.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <sstream>
#include <utility>

namespace ns3
{

namespace
{

/// Streams of the learner come first, then those of one network after the other; or that of
/// records, and what evaluates their agent.
constexpr int64_t LEARNER_STREAM{0};
constexpr int64_t TRAINING_STREAM{100};
constexpr int64_t EVALUATION_STREAM{200};

constexpr uint64_t SELECTIONS{10};       //!< of checkpoints in a training
constexpr uint64_t SELECTION_SHARE{50};  //!< episodes of a training for each that selects
constexpr uint64_t LEAST_SELECTION{100}; //!< episodes that select
constexpr int64_t OTHER_SEEDS{1000000};  //!< from a training's seed to its development episodes'

/// Checkpoints that are written and read; 1 and 2 were archives of LibTorch.
const std::string FORMAT{"grows-checkpoint"};
constexpr uint64_t VERSION{3};

} // namespace

GrowsTrainingSession::GrowsTrainingSession(const GrowsTrainingPlan& plan)
    : m_plan(plan),
      m_curve(plan.curveEvery)
{
    if (plan.packets)
    {
        const auto trainer = CreateObject<GrowsPacketTrainer>(); // the attributes as they are
        m_episodes = std::make_unique<GrowsPacketEpisodes>(
            *plan.packets,
            plan.output + ".episodes",
            plan.seed,
            trainer->MasksFullCells() ? "grows" : "paper-grows");
    }
}

std::string
GrowsTrainingSession::Begin()
{
    if (m_plan.networks.empty() && m_plan.data.empty())
    {
        return "there is nothing to train on: name a network";
    }
    if (auto problem = TakeOutput(); !problem.empty())
    {
        return problem;
    }
    m_files = GrowsDescribeFiles(m_plan);
    RngSeedManager::SetRun(m_plan.seed);
    m_learner = CreateObject<GrowsDoubleDqn>();
    auto problem = ReadModel();
    if (problem.empty())
    {
        problem = SetUpBaseline();
    }
    if (problem.empty())
    {
        problem = GrowsValidateLearner(*m_learner, m_features);
    }
    if (problem.empty())
    {
        problem = !m_plan.data.empty() ? SetUpData()
                  : m_plan.packets     ? SetUpPackets()
                                       : SetUpSlots();
    }
    if (!problem.empty() || m_plan.resume)
    {
        return problem.empty() ? ReadCheckpoint() : problem;
    }
    BeginWeights();
    return "";
}

std::string
GrowsTrainingSession::TakeOutput()
{
    const auto& output = m_plan.output;
    std::error_code error;
    if (std::filesystem::is_other(output, error) || !GrowsValidateWritable(output).empty())
    {
        return "cannot write the model file '" + output + "'"; // a device has nothing beside it
    }
    m_lock.RemoveAtEnd();
    return m_lock.Take(output + ".lock", output, GrowsFileLock::Access::ALONE);
}

std::string
GrowsTrainingSession::ReadModel()
{
    m_features = CreateObject<GrowsTrainer>()->GetFeatures(m_plan.preset->features);
    m_scales = m_plan.preset->scales;
    if (m_plan.model.empty())
    {
        return "";
    }
    auto loaded = GrowsLoadModel(m_plan.model);
    if (loaded.value)
    {
        m_features = loaded.value->features;
        m_scales = loaded.value->scales;
        m_model = std::move(loaded.value);
    }
    return loaded.problem;
}

std::string
GrowsTrainingSession::SetUpBaseline()
{
    const auto baseline = m_model ? m_model->GetBaseline() : m_learner->GetBaseline();
    if (baseline.empty())
    {
        return m_plan.select.value_or(0) == 0
                   ? ""
                   : "--select compares checkpoints with a baseline, and this agent has none; give "
                     "it one by --ns3::GrowsDoubleDqn::Baseline=greedy-utility";
    }
    if (auto problem = GrowsValidateBaseline(baseline); !problem.empty())
    {
        return problem;
    }
    m_features = GrowsAddBaseline(m_features, baseline);
    const auto usual = std::max(LEAST_SELECTION, m_plan.episodes / SELECTION_SHARE);
    const bool isInSlots = !m_plan.packets && m_plan.data.empty();
    const auto episodes = m_plan.select.value_or(isInSlots ? usual : 0);
    if (episodes > 0 && !isInSlots)
    {
        return "--select plays episodes in slots and is not for a training in packets or from "
               "records";
    }
    if (episodes > 0)
    {
        m_selection.emplace(GrowsPlayInSlots(m_plan.networks, m_plan.cells, episodes, baseline),
                            m_plan.seed + OTHER_SEEDS);
    }
    return "";
}

void
GrowsTrainingSession::SelectCheckpoint(uint64_t before)
{
    const auto step = std::max<uint64_t>(m_plan.episodes / SELECTIONS, 1);
    const auto episode = m_trainer->GetProgress().episode;
    if (m_selection && (episode / step != before / step || IsDone()))
    {
        m_selection->Consider(GetModel(), episode);
    }
}

std::string
GrowsTrainingSession::SetUpSlots()
{
    m_trainer =
        CreateObjectWithAttributes<GrowsTrainer>("Episodes", UintegerValue(m_plan.episodes));
    return SetUp(*m_trainer,
                 m_learner,
                 {m_features, m_scales},
                 m_plan.networks,
                 m_plan.cells,
                 m_plan.preset->environments);
}

std::string
GrowsTrainingSession::SetUpPackets()
{
    const auto trainer =
        CreateObjectWithAttributes<GrowsPacketTrainer>("Episodes", UintegerValue(m_plan.episodes));
    m_trainer = trainer;
    if (auto problem = ValidatePacket(); !problem.empty())
    {
        return problem;
    }
    m_learner->AssignStreams(LEARNER_STREAM);
    trainer->SetLearner(m_learner);
    trainer->SetWork(
        {m_episodes.get(), m_plan.configuration + m_files, [this](const std::string& path) {
             return GrowsSaveModel(GetModel(), path);
         }});
    if (!m_plan.resume)
    {
        m_episodes->Clear();
    }
    return "";
}

std::string
GrowsTrainingSession::SetUpData()
{
    const auto trainer =
        CreateObjectWithAttributes<GrowsRecordTrainer>("Episodes", UintegerValue(m_plan.episodes));
    m_trainer = trainer;
    if (m_trainer->GetSpan() != GrowsTrainer::ARRIVALS)
    {
        return "the agent '" + m_plan.preset->name +
               "' learns slot by slot, and records have only "
               "decisions: choose another, or give --ns3::GrowsTrainer::Transitions=Arrivals";
    }
    const bool needsRssiShift =
        m_model ? m_model->shift == GrowsShiftKind::RSSI : m_learner->NeedsRssiShift();
    if (auto problem = trainer->Load(m_plan.data, m_features, needsRssiShift); !problem.empty())
    {
        return problem;
    }
    const auto& scales = trainer->GetRecords().front().scales;
    if (m_model && !(scales == m_scales))
    {
        return m_plan.model + " and " + m_plan.data.front() + " have different scales of features";
    }
    m_scales = scales;
    m_learner->AssignStreams(LEARNER_STREAM);
    trainer->AssignStreams(TRAINING_STREAM);
    trainer->SetLearner(m_learner);
    return "";
}

std::string
GrowsTrainingSession::DescribeData() const
{
    return GrowsDescribeDataTraining(*DynamicCast<GrowsRecordTrainer>(m_trainer),
                                     *m_learner,
                                     EVALUATION_STREAM);
}

std::string
GrowsTrainingSession::ValidatePacket() const
{
    if (!m_plan.cells.empty())
    {
        return "--cells are those of the paper's table, which have no LTE form";
    }
    return m_trainer->GetSpan() == GrowsTrainer::ARRIVALS
               ? ""
               : "the agent '" + m_plan.preset->name +
                     "' learns slot by slot, and packets have no such slots: choose another, or "
                     "give --ns3::GrowsTrainer::Transitions=Arrivals";
}

void
GrowsTrainingSession::BeginWeights()
{
    if (m_model)
    {
        m_learner->SetModel(*m_model);
    }
    else if (m_plan.packets)
    {
        // The network is made at the first look; workers need it before.
        const GrowsFeatureSet features(m_features, m_scales);
        std::vector<float> values;
        m_learner->Evaluate({1, std::vector<float>(features.GetN()), {1}, {}}, values);
    }
}

void
GrowsTrainingSession::SetProgress(GrowsProgress& progress)
{
    if (const auto trainer = DynamicCast<GrowsPacketTrainer>(m_trainer))
    {
        trainer->SetProgress(progress);
    }
}

void
GrowsTrainingSession::Play(uint64_t episode) const
{
    const auto weights = GrowsLoadModel(m_episodes->GetWeightsPath());
    GrowsCommandLine::Require(weights.problem);
    const auto round = m_episodes->GetRound();
    const auto learner = CreateObject<GrowsDoubleDqn>();
    learner->SetProgress(static_cast<double>(episode / round * round) / m_plan.episodes);
    const auto trainer = CreateObject<GrowsPacketTrainer>();
    m_episodes->Play(episode, learner->GetEpsilon(), trainer->GetWindow().GetSeconds());
}

std::string
GrowsTrainingSession::SetUp(GrowsTrainer& trainer,
                            Ptr<GrowsLearner> learner,
                            const GrowsFeatureSet& features,
                            const std::vector<std::string>& networks,
                            const std::vector<std::string>& cells,
                            uint32_t environments)
{
    learner->AssignStreams(LEARNER_STREAM);
    std::vector<Ptr<GrowsSlottedEnvironment>> made;
    if (auto problem =
            GrowsCreateEnvironments(networks, cells, environments, TRAINING_STREAM, made);
        !problem.empty())
    {
        return problem;
    }
    for (const auto& network : made)
    {
        trainer.AddNetwork(network);
    }
    trainer.SetLearner(learner);
    trainer.SetFeatures(features);
    return "";
}

std::string
GrowsTrainingSession::Run(const std::function<bool(const GrowsTrainingProgress&)>& onRound)
{
    std::string problem;
    m_kept = m_trainer->GetProgress().episode;
    uint64_t before = m_kept;
    const auto transitions = m_trainer->GetProgress().transitions;
    const auto failure = m_trainer->Run([&](const GrowsTrainingProgress& progress) {
        SelectCheckpoint(std::exchange(before, progress.episode));
        problem = TakeIn(progress);
        return onRound(progress) && problem.empty();
    });
    if (!failure.empty() || !problem.empty())
    {
        return failure + problem; // one of the two
    }
    m_cost.transitions = m_trainer->GetProgress().transitions - transitions;
    m_cost.coreS = GrowsCampaign::GetCoreSeconds();
    return IsDone() ? "" : WriteCheckpoint();
}

std::string
GrowsTrainingSession::TakeIn(const GrowsTrainingProgress& progress)
{
    if (const auto packets = DynamicCast<GrowsPacketTrainer>(m_trainer))
    {
        m_curve.SetEpisodeLength(packets->GetEpisodeS());
        m_cost.simulatedS = packets->GetSimulatedS();
    }
    m_curve.Add(progress);
    const bool isDue =
        m_plan.checkpointEvery > 0 && progress.episode - m_kept >= m_plan.checkpointEvery;
    if (!isDue || IsDone())
    {
        return "";
    }
    m_kept = progress.episode;
    return WriteCheckpoint();
}

std::string
GrowsTrainingSession::DescribeCost() const
{
    std::ostringstream text;
    text.precision(3);
    text << m_cost.transitions << " transitions in " << m_cost.coreS
         << " core-seconds: " << static_cast<double>(m_cost.transitions) / m_cost.coreS
         << " transitions";
    if (m_cost.simulatedS > 0.0)
    {
        text << " and " << m_cost.simulatedS / m_cost.coreS << " simulated seconds";
    }
    text << " per core-second";
    return text.str();
}

std::string
GrowsTrainingSession::Finish()
{
    GrowsModel model = GetModel();
    if (m_selection)
    {
        m_selected = m_selection->Choose(model);
        model.record["selection"] = m_selected;
    }
    model.record["preset"] = m_plan.preset->name;
    model.record["command"] = m_plan.configuration;
    model.record["episodes"] = std::to_string(m_trainer->GetProgress().episode);
    model.record["transitions"] = std::to_string(m_trainer->GetProgress().transitions);
    model.record["updates"] = std::to_string(m_learner->GetNUpdates());
    model.record["seed"] = std::to_string(m_plan.seed);
    if (auto problem = GrowsSaveModel(model, m_plan.output); !problem.empty())
    {
        return problem;
    }
    std::remove(GetCheckpointPath().c_str());
    if (m_episodes)
    {
        m_episodes->Clear();
    }
    return "";
}

GrowsModel
GrowsTrainingSession::GetModel() const
{
    GrowsModel model = m_learner->GetModel();
    model.features = m_features;
    model.scales = m_scales;
    return model;
}

std::string
GrowsTrainingSession::WriteCheckpoint() const
{
    const auto position = m_trainer->GetPosition();
    const auto curve = m_curve.Store();
    GrowsTensorFile file;
    file.metadata = {{"format", FORMAT},
                     {"version", VERSION},
                     {"configuration", m_plan.configuration},
                     {"files", m_files}};
    file.Put<int64_t>("trainer.position", {position.size()}, {position.begin(), position.end()});
    file.Put("curve", {curve.size()}, curve);
    GrowsStoreLearner(*m_learner, file);
    if (m_selection)
    {
        m_selection->Store(file);
    }
    return file.Save(GetCheckpointPath());
}

double
GrowsTrainingSession::GetMostDraws() const
{
    // Two to explore at each decision, a batch at each update.
    UintegerValue batchSize;
    m_learner->GetAttribute("BatchSize", batchSize);
    return m_trainer->GetMostDraws() * (2.0 + static_cast<double>(batchSize.Get()));
}

std::string
GrowsTrainingSession::ReadCheckpoint()
{
    const auto file = GrowsTensorFile::Load(GetCheckpointPath());
    if (!file.value)
    {
        return file.problem;
    }
    try
    {
        Restore(*file.value);
        return "";
    }
    catch (const GrowsFileProblem& problem)
    {
        return GetCheckpointPath() + " " + problem.what();
    }
}

void
GrowsTrainingSession::Restore(const GrowsTensorFile& checkpoint)
{
    checkpoint.CheckFormat(FORMAT, VERSION);
    const auto configuration = GrowsGetMember<std::string>(checkpoint.metadata, "configuration");
    if (configuration != m_plan.configuration)
    {
        throw GrowsFileProblem("was made by " + GrowsQuote(configuration) + ", not by " +
                               GrowsQuote(m_plan.configuration));
    }
    const auto files = GrowsGetMember<std::string>(checkpoint.metadata, "files");
    if (files != m_files)
    {
        throw GrowsFileProblem("was made" + files + ", not" + m_files +
                               ": what it depends on has changed");
    }
    const auto get = [&checkpoint](const std::string& name, auto type) {
        return checkpoint.Get<decltype(type)>(name, checkpoint.GetShape(name));
    };
    const auto position = get("trainer.position", int64_t{});
    if (!m_curve.Restore(get("curve", double{})) ||
        !m_trainer->Restore({position.begin(), position.end()}))
    {
        throw GrowsFileProblem("has another position in the training than its networks allow");
    }
    GrowsRestoreLearner(checkpoint, GetMostDraws(), *m_learner);
    if (m_selection)
    {
        m_selection->Restore(checkpoint, m_learner->GetModel().parameters.size());
    }
}

} // namespace ns3
