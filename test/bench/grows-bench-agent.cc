// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

// How fast decisions, updates and whole trainings are, against two baselines measured in the same
// run: the same network put together from LibTorch's modules ("-composition"), and loops that know
// its sizes ("-floor"). One JSON object a line.

#include "grows-bench-baselines.h"
#include "grows-bench-commands.h"
#include "grows-bench-progress.h"
#include "grows-command-line.h"
#include "grows-factory.h"

#include "ns3/abort.h"
#include "ns3/grows-agent-policy.h"
#include "ns3/grows-double-dqn.h"
#include "ns3/grows-epsilon-schedule.h"
#include "ns3/grows-feature-set.h"
#include "ns3/grows-trainer.h"
#include "ns3/grows-training-preset.h"
#include "ns3/object-factory.h"
#include "ns3/random-variable-stream.h"
#include "ns3/uinteger.h"

#include <ATen/Parallel.h>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <memory>
#include <sstream>

using namespace ns3;

namespace
{

constexpr uint32_t NODES{3};             //!< candidates of the memory's states
constexpr std::size_t MEMORY{100000};    //!< transitions in the replay memory (paper, section IV)
constexpr uint64_t EPISODES{500};        //!< of one training
constexpr uint64_t SLOTS{40};            //!< of an episode of paper-a
constexpr uint64_t WARM_UP{1000};        //!< transitions before the first update
constexpr uint64_t UPDATE_INTERVAL{20};  //!< transitions between updates
constexpr uint64_t TARGET_INTERVAL{200}; //!< transitions between copies to the target network

/// One figure: something that can be measured again and again.
struct Benchmark
{
    std::string name;               //!< what
    std::size_t size;               //!< of how many
    std::string unit;               //!< of the figure
    int64_t repetitions;            //!< how often it is measured
    std::function<double()> sample; //!< measures it once

    /// A benchmark of something's time in microseconds. \param name what \param size of how many
    /// \param repetitions how often it is done \param work what is done \return the benchmark
    static Benchmark MakeTiming(const std::string& name,
                                std::size_t size,
                                int64_t repetitions,
                                std::function<void()> work);

    /// Measure, after a tenth as many times that do not count, and print one JSON object.
    /// \param progress of the bench, of which this is one unit
    void Run(GrowsBenchProgress& progress) const;
};

Benchmark
Benchmark::MakeTiming(const std::string& name,
                      std::size_t size,
                      int64_t repetitions,
                      std::function<void()> work)
{
    return {name, size, "us", repetitions, [work = std::move(work)] {
                const auto begin = std::chrono::steady_clock::now();
                work();
                const auto end = std::chrono::steady_clock::now();
                return std::chrono::duration<double, std::micro>(end - begin).count();
            }};
}

void
Benchmark::Run(GrowsBenchProgress& progress) const
{
    progress.Begin(name + " of " + std::to_string(size));
    for (int64_t i = 0; i < repetitions / 10; ++i)
    {
        sample();
    }
    std::vector<double> samples(static_cast<std::size_t>(repetitions));
    std::generate(samples.begin(), samples.end(), sample);
    std::sort(samples.begin(), samples.end());
    if (unit != "us")
    {
        std::reverse(samples.begin(), samples.end()); // of rates the low ones are the slow ones
    }
    std::ostringstream line;
    line << "{\"name\":\"" << name << "\",\"size\":" << size
         << ",\"median\":" << samples[samples.size() / 2]
         << ",\"p99\":" << samples[samples.size() * 99 / 100] << ",\"unit\":\"" << unit
         << "\",\"repetitions\":" << repetitions << "}";
    progress.End(line.str());
}

/// \return the paper's agent with parameters of about the size of trained ones
GrowsModel
MakeModel()
{
    GrowsModel model;
    model.features = "users,mean-utility,rate,demand";
    for (std::size_t i = 0; i < model.architecture.GetNParameters(); ++i)
    {
        model.parameters.push_back(0.5F * std::sin(3.0F * static_cast<float>(i)));
    }
    return model;
}

/// \param candidates how many \return an arriving UE and its candidates, with five users each
GrowsAssociationState
MakeState(std::size_t candidates)
{
    GrowsAssociationState state;
    state.candidates.resize(candidates);
    for (std::size_t i = 0; i < candidates; ++i)
    {
        auto& candidate = state.candidates[i];
        candidate.fullCellRateBps = 1e5 * static_cast<double>(1 + i % 16);
        candidate.cell.capacity = 11;
        candidate.cell.users.resize(5);
        candidate.cell.meanUtility = 0.1 * static_cast<double>(i % 7);
    }
    return state;
}

/// \param size how many \return random transitions of three nodes
std::vector<GrowsTransition>
MakeMemory(std::size_t size)
{
    auto draw = CreateObject<UniformRandomVariable>();
    draw->SetStream(1);
    const auto observe = [&draw] {
        GrowsObservation observation{3, std::vector<float>(12), {1, 1, 1}, {}};
        std::generate(observation.features.begin(), observation.features.end(), [&draw] {
            return static_cast<float>(draw->GetValue());
        });
        return observation;
    };
    std::vector<GrowsTransition> memory(size);
    for (auto& transition : memory)
    {
        transition = {observe(), draw->GetInteger(0, 2), 1.0F, 0.5F, observe()};
    }
    return memory;
}

/// A baseline in the place of the module's learner, with the paper's schedules.
class BaselineLearner : public GrowsLearner
{
  public:
    /// \param baseline does the work
    explicit BaselineLearner(std::unique_ptr<GrowsBaseline> baseline)
        : m_baseline(std::move(baseline)),
          m_explorationVariable(CreateObject<UniformRandomVariable>())
    {
    }

    void Evaluate(const GrowsObservation& /* state */, std::vector<float>& /* values */) override
    {
        NS_ABORT_MSG("a baseline is not asked for values");
    }

    uint32_t SelectAction(const GrowsObservation& observation) override;
    void AddTransition(const GrowsTransition& transition) override;

    void SetProgress(double fraction) override
    {
        m_progress = fraction;
    }

    double GetEpsilon() const override
    {
        return m_epsilon.Get(m_progress);
    }

    int64_t AssignStreams(int64_t stream) override
    {
        m_explorationVariable->SetStream(stream);
        return 1;
    }

  private:
    std::unique_ptr<GrowsBaseline> m_baseline;        //!< does the work
    GrowsEpsilonSchedule m_epsilon;                   //!< of exploration
    Ptr<UniformRandomVariable> m_explorationVariable; //!< when and what to explore
    double m_progress{0.0};                           //!< share of the training done
    uint64_t m_transitions{0};                        //!< observed
};

uint32_t
BaselineLearner::SelectAction(const GrowsObservation& observation)
{
    const auto choices =
        observation.nodes - std::count(observation.allowed.begin(), observation.allowed.end(), 0);
    if (m_explorationVariable->GetValue() < GetEpsilon())
    {
        return static_cast<uint32_t>(m_explorationVariable->GetValue() *
                                     static_cast<double>(choices));
    }
    const auto best = m_baseline->Decide(observation.nodes, observation.features);
    return observation.allowed[best] != 0 ? best : 0;
}

void
BaselineLearner::AddTransition(const GrowsTransition& transition)
{
    m_baseline->Store(transition);
    ++m_transitions;
    if (m_transitions % UPDATE_INTERVAL == 0 && m_transitions >= WARM_UP)
    {
        m_baseline->Update();
    }
    if (m_transitions % TARGET_INTERVAL == 0)
    {
        m_baseline->CopyTarget();
    }
}

/// Train with the paper's settings for 500 episodes of the preset paper-a with arrival probability
/// 0.5, schedules included. \param learner a new one \return slots per second
double
MeasureTraining(Ptr<GrowsLearner> learner)
{
    const auto* preset = GrowsTrainingPreset::Find("paper-grows");
    Ptr<GrowsSlottedEnvironment> network;
    const auto problem = GrowsCreateNetwork("paper-a", "0.5:10", network);
    NS_ABORT_MSG_UNLESS(preset && problem.empty(), problem);
    const auto streams = learner->AssignStreams(0);
    network->AssignStreams(streams);
    preset->SetDefaults();
    auto trainer = CreateObjectWithAttributes<GrowsTrainer>("Episodes", UintegerValue(EPISODES));
    trainer->AddNetwork(network);
    trainer->SetLearner(learner);
    trainer->SetFeatures({preset->features, preset->scales});
    const auto begin = std::chrono::steady_clock::now();
    trainer->Run([](const GrowsTrainingProgress&) { return true; });
    const auto end = std::chrono::steady_clock::now();
    return EPISODES * SLOTS / std::chrono::duration<double>(end - begin).count();
}

/// Decisions: features, values, choice.
void
RunDecisions(int64_t repetitions, GrowsBenchProgress& progress)
{
    const auto model = MakeModel();
    const GrowsFeatureSet features(model.features, model.scales);
    auto policy = CreateObject<GrowsAgentPolicy>();
    policy->SetModel(model);
    for (const std::size_t size : {3, 7, 19, 57, 200})
    {
        const auto state = MakeState(size);
        GrowsDecision decision;
        GrowsCompositionBaseline composition(model, 1, size, 1);
        GrowsLoopBaseline loops(model.parameters, 1);
        std::vector<float> row;
        features.Compute(state, row);
        policy->Decide(state, decision);
        NS_ABORT_MSG_UNLESS(decision.choice == composition.Decide(size, row) &&
                                decision.choice == loops.Decide(size, row),
                            "the baselines decide otherwise");
        Benchmark::MakeTiming("decision", size, 10 * repetitions, [&] {
            policy->Decide(state, decision);
        }).Run(progress);
        Benchmark::MakeTiming("decision-composition", size, repetitions, [&] {
            features.Compute(state, row);
            composition.Decide(size, row);
        }).Run(progress);
        Benchmark::MakeTiming("decision-floor", size, 10 * repetitions, [&] {
            loops.Decide(size, row);
        }).Run(progress);
    }
}

/// Double-DQN updates: draw a batch, loss, gradient, Adam.
void
RunUpdates(int64_t repetitions, GrowsBenchProgress& progress)
{
    const auto model = MakeModel();
    const auto memory = MakeMemory(MEMORY);
    for (const std::size_t size : {32, 256, 1024})
    {
        auto learner = CreateObject<GrowsDoubleDqn>();
        learner->SetAttribute("BatchSize", UintegerValue(size));
        learner->SetAttribute("UpdateInterval", UintegerValue(1));
        learner->SetAttribute("WarmUp", UintegerValue(memory.size()));
        learner->SetModel(model);
        GrowsCompositionBaseline composition(model, MEMORY, NODES, size);
        GrowsLoopBaseline loops(model.parameters, size);
        std::for_each(memory.begin(), memory.end() - 1, [&](const auto& transition) {
            learner->AddTransition(transition);
            composition.Store(transition);
            loops.Store(transition);
        });
        Benchmark::MakeTiming("update", size, 2 * repetitions, [&] {
            learner->AddTransition(memory.back());
        }).Run(progress);
        Benchmark::MakeTiming("update-composition", size, repetitions / 4, [&] {
            composition.Update();
        }).Run(progress);
        Benchmark::MakeTiming("update-floor", size, repetitions, [&] {
            loops.Update();
        }).Run(progress);
    }
}

/// Whole trainings with the paper's settings, an update every 20 slots.
void
RunTrainings(int64_t repetitions, GrowsBenchProgress& progress)
{
    constexpr uint32_t BATCH = 32;
    const auto model = MakeModel();
    const auto run = [&progress](const std::string& name,
                                 int64_t times,
                                 const std::function<Ptr<GrowsLearner>()>& make) {
        Benchmark{name, NODES, "steps/s", times, [&make] { return MeasureTraining(make()); }}.Run(
            progress);
    };
    run("training-loop", repetitions / 40, [] { return CreateObject<GrowsDoubleDqn>(); });
    run("training-loop-composition", repetitions / 400, [&] {
        return CreateObject<BaselineLearner>(
            std::make_unique<GrowsCompositionBaseline>(model, MEMORY, NODES, BATCH));
    });
    run("training-loop-floor", repetitions / 40, [&] {
        return CreateObject<BaselineLearner>(
            std::make_unique<GrowsLoopBaseline>(model.parameters, BATCH));
    });
}

} // namespace

int
ns3::GrowsBenchAgentCommand(int argc, char* argv[])
{
    int64_t repetitions = 2000;
    GrowsCommandLine options(__FILE__,
                             "Time decisions, updates and trainings, one JSON object a line.");
    options.AddInteger("repetitions",
                       "measurements of a decision of the slowest kind; others in proportion",
                       400, // of which the slowest gets one
                       1000000,
                       repetitions);
    bool quiet = false;
    options.AddFlag("quiet", "no progress", quiet);
    options.Parse(argc, argv);
    GrowsBenchProgress progress(27.0, quiet); // figures
    at::set_num_threads(1);
    RunDecisions(repetitions, progress);
    RunUpdates(repetitions, progress);
    RunTrainings(repetitions, progress);
    return 0;
}
