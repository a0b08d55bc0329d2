/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-creation.h"
#include "grows-run-plan.h"

#include "ns3/boolean.h"
#include "ns3/config.h"
#include "ns3/double.h"
#include "ns3/grows-agent-policy.h"
#include "ns3/grows-archive-guard.h"
#include "ns3/grows-double-dqn.h"
#include "ns3/grows-replay-memory.h"
#include "ns3/string.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <caffe2/serialize/inline_container.h>
#include <cmath>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <numeric>
#include <sys/resource.h>
#include <torch/csrc/jit/serialization/pickle.h>
#include <torch/script.h>
#include <unistd.h>

using namespace ns3;

namespace
{

/// Settings with which small problems are learned in a moment.
const std::map<std::string, std::string> QUICK_LEARNER{{"LearningRate", "0.01"},
                                                       {"UpdateInterval", "1"},
                                                       {"TargetInterval", "50"},
                                                       {"WarmUp", "100"}};

/// A learner with attributes and its own random streams.
Ptr<GrowsDoubleDqn>
MakeLearner(const std::map<std::string, std::string>& attributes)
{
    auto learner = CreateObject<GrowsDoubleDqn>();
    for (const auto& [name, value] : attributes)
    {
        learner->SetAttribute(name, StringValue(value));
    }
    learner->AssignStreams(10001);
    return learner;
}

/// A state in which every action is allowed.
GrowsObservation
MakeObservation(uint32_t nodes, std::vector<float> features)
{
    return {nodes, std::move(features), std::vector<uint8_t>(nodes, 1), {}};
}

/// A state of some nodes with four random features, of which a random part is allowed.
GrowsObservation
DrawObservation(Ptr<UniformRandomVariable> draw)
{
    const auto nodes = draw->GetInteger(1, 5);
    auto observation = MakeObservation(nodes, std::vector<float>(std::size_t{4} * nodes));
    for (auto& feature : observation.features)
    {
        feature = static_cast<float>(draw->GetValue(-1.0, 1.0));
    }
    for (uint32_t node = 1; node < nodes; ++node)
    {
        observation.allowed[node] = draw->GetInteger(0, 1);
    }
    return observation;
}

/// A whole file.
std::vector<char>
ReadBytes(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Write a whole file: a new one, because some file systems flush one that is overwritten.
void
WriteBytes(const std::string& path, const std::vector<char>& bytes)
{
    std::filesystem::remove(path);
    std::ofstream(path, std::ios::binary)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// A model as it would be trained with the paper's features.
GrowsModel
MakeModel()
{
    GrowsModel model;
    model.features = "users,mean-utility,rate,demand";
    model.scales = {2e6, 3.0, 0.25};
    model.shift = GrowsShiftKind::GCN;
    model.record = {{"episodes", "50000"}, {"note", "naïve"}};
    model.parameters.resize(model.architecture.GetNParameters());
    std::iota(model.parameters.begin(), model.parameters.end(), -3.0F);
    return model;
}

/// An archive as LibTorch writes it, with records of our own.
std::vector<char>
MakeArchive(const std::map<std::string, std::string>& records)
{
    std::vector<char> bytes;
    caffe2::serialize::PyTorchStreamWriter writer([&bytes](const void* data, std::size_t size) {
        const auto* begin = static_cast<const char*>(data);
        bytes.insert(bytes.end(), begin, begin + size);
        return size;
    });
    for (const auto& [name, record] : records)
    {
        writer.writeRecord(name, record.data(), record.size());
    }
    writer.writeEndOfFile();
    return bytes;
}

} // namespace

/**
 * \ingroup grows-tests
 * Epsilon at points that can be worked out by hand.
 */
class GrowsEpsilonTestCase : public TestCase
{
  public:
    GrowsEpsilonTestCase()
        : TestCase("epsilon decays from 1 to 0.01 over 80 % of the episodes")
    {
    }

  private:
    void DoRun() override
    {
        const std::map<double, double> expected{{0.0, 1.0},
                                                {0.2, std::sqrt(0.1)},
                                                {0.4, 0.1},
                                                {0.6, 0.1 * std::sqrt(0.1)},
                                                {0.8, 0.0},
                                                {1.0, 0.0}};
        auto learner = CreateObject<GrowsDoubleDqn>();
        for (const auto& [progress, epsilon] : expected)
        {
            learner->SetProgress(progress);
            NS_TEST_EXPECT_MSG_EQ_TOL(learner->GetEpsilon(), epsilon, 1e-12, "at " << progress);
        }
    }
};

/**
 * \ingroup grows-tests
 * The replay memory forgets the oldest, and keeps what it keeps.
 */
class GrowsReplayTestCase : public TestCase
{
  public:
    GrowsReplayTestCase()
        : TestCase("replay memory wraps around")
    {
    }

  private:
    /// Transition number i: sizes, masks and graphs that change with it.
    static GrowsTransition MakeTransition(uint32_t i)
    {
        const auto number = static_cast<float>(i);
        GrowsTransition transition;
        transition.state = MakeObservation(i + 1, std::vector<float>(2 * (i + 1), number));
        transition.action = i;
        transition.reward = 10.0F * number;
        transition.discount = 0.5F;
        if (i != 3)
        {
            transition.next = MakeObservation(2, {number, 0.1F, 0.2F, 0.3F});
            transition.next.allowed = {0, 1};
        }
        if (i == 4)
        {
            transition.next.shift = {0.0F, 0.7F, 0.8F, 0.0F};
        }
        return transition;
    }

    /// Transition number i is what a memory keeps at an index.
    void Check(const GrowsReplayMemory& memory, std::size_t index, uint32_t i)
    {
        const auto sample = memory.Get(index);
        NS_TEST_EXPECT_MSG_EQ(sample.state.nodes, i + 1, "nodes of " << i);
        NS_TEST_EXPECT_MSG_EQ(sample.state.features[2 * i + 1], i, "last feature of " << i);
        NS_TEST_EXPECT_MSG_EQ((sample.state.shift == nullptr), true, "graph of " << i);
        NS_TEST_EXPECT_MSG_EQ(sample.action, i, "action of " << i);
        NS_TEST_EXPECT_MSG_EQ(sample.reward, 10.0F * i, "reward of " << i);
        NS_TEST_EXPECT_MSG_EQ(sample.discount, 0.5F, "discount of " << i);
        NS_TEST_EXPECT_MSG_EQ(sample.next.nodes, (i == 3 ? 0U : 2U), "next nodes of " << i);
        NS_TEST_EXPECT_MSG_EQ((sample.next.shift != nullptr), (i == 4), "next graph of " << i);
        if (i != 3)
        {
            NS_TEST_EXPECT_MSG_EQ(sample.next.features[0], i, "next features of " << i);
            NS_TEST_EXPECT_MSG_EQ(sample.nextAllowed[0], 0.0F, "next mask of " << i);
            NS_TEST_EXPECT_MSG_EQ(sample.nextAllowed[1], 1.0F, "next mask of " << i);
        }
        if (i == 4)
        {
            NS_TEST_EXPECT_MSG_EQ(sample.next.shift[2], 0.8F, "next graph of " << i);
        }
    }

    void DoRun() override
    {
        GrowsReplayMemory memory(3);
        for (uint32_t i = 0; i < 5; ++i)
        {
            NS_TEST_EXPECT_MSG_EQ(memory.GetN(), std::min(i, 3U), "grows to its capacity");
            memory.Add(MakeTransition(i));
            Check(memory, memory.GetN() - 1, i);
        }
        GrowsDictionary dictionary;
        memory.Store(dictionary);
        GrowsReplayMemory restored(3);
        NS_TEST_EXPECT_MSG_EQ(restored.Restore(dictionary, 2), "", "a checkpoint is restored");
        NS_TEST_ASSERT_MSG_EQ(restored.GetN(), 3, "with all transitions");
        for (uint32_t i = 0; i < 3; ++i)
        {
            Check(memory, i, i + 2);
            Check(restored, i, i + 2);
        }
        NS_TEST_EXPECT_MSG_NE(GrowsReplayMemory(2).Restore(dictionary, 2), "", "too many");
        NS_TEST_EXPECT_MSG_NE(GrowsReplayMemory(3).Restore(dictionary, 3), "", "other features");
        auto longer = dictionary;
        std::get<GrowsArray<float>>(longer["replay.values"]).values.push_back(1.0F);
        NS_TEST_EXPECT_MSG_NE(restored.Restore(longer, 2), "", "a number too many");
        auto masked = dictionary;
        std::get<GrowsArray<float>>(masked["replay.values"]).values.back() = 0.0F;
        NS_TEST_EXPECT_MSG_NE(restored.Restore(masked, 2), "", "no next action is allowed");
        std::get<GrowsArray<float>>(dictionary["replay.values"]).values[0] = NAN;
        NS_TEST_EXPECT_MSG_NE(restored.Restore(dictionary, 2), "", "a NaN");
    }
};

/**
 * \ingroup grows-tests
 * Exploration takes allowed actions only, each equally often; greedy choices respect the mask too.
 */
class GrowsMaskTestCase : public TestCase
{
  public:
    GrowsMaskTestCase()
        : TestCase("masked actions are never taken")
    {
    }

  private:
    void DoRun() override
    {
        auto learner = MakeLearner({{"ZeroReadout", "true"}});
        auto observation = MakeObservation(5, std::vector<float>(20, 0.5F));
        observation.allowed = {0, 1, 0, 1, 1};
        std::map<uint32_t, int> counts;
        constexpr int DRAWS = 30000;
        for (int i = 0; i < DRAWS; ++i)
        {
            ++counts[learner->Explore(observation)];
        }
        NS_TEST_EXPECT_MSG_EQ(counts.size(), 3, "all allowed actions and no other");
        for (const auto& [action, count] : counts)
        {
            // 5 sigma of a binomial law with p = 1/3
            NS_TEST_EXPECT_MSG_EQ(observation.allowed[action], 1, "an allowed action");
            NS_TEST_EXPECT_MSG_EQ_TOL(count, DRAWS / 3.0, 410.0, "equally often: " << action);
        }
        learner->SetProgress(1.0);
        NS_TEST_EXPECT_MSG_EQ(learner->Explore(observation), 1, "ties go to the lowest index");
        observation.allowed = {0, 0, 0, 0, 1};
        NS_TEST_EXPECT_MSG_EQ(learner->Explore(observation), 4, "the only action");
    }
};

/**
 * \ingroup grows-tests
 * A bandit over graphs of different sizes: the reward is how much the chosen node's feature exceeds
 * the mean of the others, which no node can tell alone.
 */
class GrowsBanditTestCase : public TestCase
{
  public:
    GrowsBanditTestCase()
        : TestCase("a bandit on graphs of 2 to 5 nodes is learned")
    {
    }

  private:
    void DoRun() override
    {
        auto learner = MakeLearner(QUICK_LEARNER);
        auto draw = CreateObject<UniformRandomVariable>();
        draw->SetStream(10101);
        const auto reward = [](const std::vector<float>& x, uint32_t a) {
            const float sum = std::accumulate(x.begin(), x.end(), 0.0F);
            return x[a] - (sum - x[a]) / static_cast<float>(x.size() - 1);
        };
        const auto observe = [&] {
            std::vector<float> x(draw->GetInteger(2, 5));
            std::generate(x.begin(), x.end(), [&] { return draw->GetValue(-1.0, 1.0); });
            return MakeObservation(static_cast<uint32_t>(x.size()), x);
        };
        for (int i = 0; i < 6000; ++i)
        {
            learner->SetProgress(i / 6000.0);
            GrowsTransition transition;
            transition.state = observe();
            transition.action = learner->Explore(transition.state);
            transition.reward = reward(transition.state.features, transition.action);
            learner->Observe(transition);
        }
        double error = 0.0;
        std::vector<float> values;
        for (int i = 0; i < 200; ++i)
        {
            const auto state = observe();
            learner->Evaluate(state, values);
            NS_TEST_ASSERT_MSG_EQ(values.size(), state.nodes, "one value per node");
            for (uint32_t a = 0; a < state.nodes; ++a)
            {
                error += std::abs(values[a] - reward(state.features, a)) / state.nodes / 200.0;
            }
        }
        // Rewards have a mean size of about 0.6: a learner that sees only its own node is off by
        // 0.3.
        NS_TEST_EXPECT_MSG_LT(error, 0.1, "values are near the rewards");
    }
};

/**
 * \ingroup grows-tests
 * Two steps: from A, action 0 gives 0 and leads to B, action 1 gives 0.5 and ends. In B action 0
 * gives 1 and ends; action 1 would give 100 but is masked. With discount 0.9, Q(A) = (0.9, 0.5).
 */
class GrowsTwoStepsTestCase : public TestCase
{
  public:
    GrowsTwoStepsTestCase()
        : TestCase("values reach back over a masked state")
    {
    }

  private:
    void DoRun() override
    {
        for (const auto* doubleDqn : {"true", "false"})
        {
            auto attributes = QUICK_LEARNER;
            attributes["DoubleDqn"] = doubleDqn;
            Run(MakeLearner(attributes));
        }
    }

    /// Learn and check.
    void Run(Ptr<GrowsDoubleDqn> learner)
    {
        const auto a = MakeObservation(2, {1.0F, 0.0F, 0.0F, 1.0F, 0.0F, 0.0F});
        auto b = MakeObservation(2, {1.0F, 0.0F, 0.0F, 1.0F, 1.0F, 1.0F});
        const auto everyAction = b;
        b.allowed = {1, 0};
        for (int i = 0; i < 3000; ++i)
        {
            learner->Observe({a, 0, 0.0F, 0.9F, b});
            learner->Observe({a, 1, 0.5F, 0.0F, {}});
            learner->Observe({b, 0, 1.0F, 0.0F, {}});
            learner->Observe({everyAction, 1, 100.0F, 0.0F, {}});
        }
        std::vector<float> values;
        learner->Evaluate(a, values);
        NS_TEST_EXPECT_MSG_EQ_TOL(values[0], 0.9, 0.1, "by way of B");
        NS_TEST_EXPECT_MSG_EQ_TOL(values[1], 0.5, 0.1, "at once");
        learner->Evaluate(b, values);
        NS_TEST_EXPECT_MSG_GT(values[1], 90.0, "the masked action is known to be worth more");
    }
};

/**
 * \ingroup grows-tests
 * First step of Adam: every parameter moves by the learning rate, as decayed; none by much if the
 * gradient is clipped to less than Adam's epsilon.
 */
class GrowsStepTestCase : public TestCase
{
  public:
    GrowsStepTestCase()
        : TestCase("learning-rate decay, gradient clipping, warm-up and intervals")
    {
    }

  private:
    /// The longest move of a parameter in the update after some transitions.
    double GetMove(const std::map<std::string, std::string>& attributes, double progress)
    {
        auto all = attributes;
        all.insert({{"BatchSize", "4"}, {"WarmUp", "4"}, {"UpdateInterval", "4"}});
        auto learner = MakeLearner(all);
        learner->SetProgress(progress);
        const auto state = MakeObservation(2, {0.1F, 0.2F, 0.3F, 0.4F});
        std::vector<float> values;
        learner->Evaluate(state, values);
        const auto before = learner->GetModel().parameters;
        for (int i = 0; i < 4; ++i)
        {
            learner->Observe({state, 1, 1.0F, 0.0F, {}});
        }
        NS_TEST_EXPECT_MSG_EQ(learner->GetNUpdates(), 1, "one update");
        const auto after = learner->GetModel().parameters;
        double move = 0.0;
        for (std::size_t i = 0; i < before.size(); ++i)
        {
            move = std::max<double>(move, std::abs(after[i] - before[i]));
        }
        return move;
    }

    /// The loss of the first update, as traced, of a value of 0 where the reward is 1.
    double GetFirstLoss(const std::map<std::string, std::string>& attributes)
    {
        auto all = attributes;
        all.insert({{"ZeroReadout", "true"}, {"WarmUp", "0"}, {"UpdateInterval", "1"}});
        auto learner = MakeLearner(all);
        double first = NAN;
        learner->TraceConnectWithoutContext(
            "Loss",
            Callback<void, uint64_t, double>([&first](uint64_t, double loss) { first = loss; }));
        learner->Observe({MakeObservation(1, {1.0F}), 0, 1.0F, 0.0F, {}});
        return first;
    }

    void DoRun() override
    {
        NS_TEST_EXPECT_MSG_EQ_TOL(GetMove({}, 0.5), 1e-4, 1e-6, "the paper's learning rate");
        NS_TEST_EXPECT_MSG_EQ_TOL(GetMove({{"LearningRateFloor", "0.02"}}, 0.25),
                                  0.75e-4,
                                  1e-6,
                                  "a quarter less");
        NS_TEST_EXPECT_MSG_EQ_TOL(GetMove({{"LearningRateFloor", "0.02"}}, 1.0),
                                  0.02e-4,
                                  2e-7,
                                  "the floor");
        NS_TEST_EXPECT_MSG_LT(GetMove({{"MaxGradientNorm", "1e-12"}}, 0.0), 1e-7, "clipped");

        // every parameter is 0, so is the value; the reward 1 is an error of -1
        const std::map<std::map<std::string, std::string>, double> losses{
            {{{"Loss", "squared"}}, 1.0},
            {{{"Loss", "smooth-l1"}}, 0.5},
            {{{"Loss", "smooth-l1"}, {"SmoothL1Beta", "0.5"}}, 0.75},
            {{{"Loss", "smooth-l1"}, {"SmoothL1Beta", "2"}}, 0.25}};
        for (const auto& [attributes, loss] : losses)
        {
            NS_TEST_EXPECT_MSG_EQ_TOL(GetFirstLoss(attributes), loss, 1e-6, "cost of an error");
        }

        auto learner = MakeLearner({{"WarmUp", "50"}});
        std::vector<uint64_t> updates;
        for (int i = 0; i < 100; ++i)
        {
            learner->Observe({MakeObservation(1, {1.0F}), 0, 1.0F, 0.0F, {}});
            updates.push_back(learner->GetNUpdates());
        }
        NS_TEST_EXPECT_MSG_EQ(updates[58], 0, "none at 40: warm-up");
        NS_TEST_EXPECT_MSG_EQ(updates[59], 1, "at 60");
        NS_TEST_EXPECT_MSG_EQ(updates[99], 3, "at 80 and at 100");
    }
};

/**
 * \ingroup grows-tests
 * Settings that make no sense are refused.
 */
class GrowsAttributeTestCase : public TestCase
{
  public:
    GrowsAttributeTestCase()
        : TestCase("hyper-parameters out of range are refused")
    {
    }

  private:
    void DoRun() override
    {
        auto learner = CreateObject<GrowsDoubleDqn>();
        for (const auto& [name, value] :
             std::multimap<std::string, double>{{"LearningRate", -1e-4},
                                                {"LearningRate", NAN},
                                                {"LearningRate", INFINITY},
                                                {"LearningRateFloor", 1.5},
                                                {"MaxGradientNorm", -1.0},
                                                {"FinalEpsilon", 0.0},
                                                {"ExplorationShare", 1.1}})
        {
            NS_TEST_EXPECT_MSG_EQ(learner->SetAttributeFailSafe(name, DoubleValue(value)),
                                  false,
                                  name << " = " << value);
        }
        NS_TEST_EXPECT_MSG_EQ(learner->FindProblem(6), "", "the paper's network");
        const std::multimap<std::string, std::string> bad{{"Widths", "4,x"},
                                                          {"Widths", "4,2,2"},
                                                          {"Taps", "2,-1"},
                                                          {"Taps", "2,1.5"},
                                                          {"Taps", ""},
                                                          {"Readout", "3"},
                                                          {"Taps", "4096,4096"},
                                                          {"Readout", "9999,1"}};
        for (const auto& [name, value] : bad)
        {
            auto other = MakeLearner({{name, value}});
            NS_TEST_EXPECT_MSG_NE(other->FindProblem(4096).find("\"" + value + "\""),
                                  std::string::npos,
                                  name << " = " << value);
        }
        for (const auto* name : {"BatchSize", "UpdateInterval", "TargetInterval", "ReplayCapacity"})
        {
            NS_TEST_EXPECT_MSG_EQ(learner->SetAttributeFailSafe(name, UintegerValue(0)),
                                  false,
                                  name << " = 0");
        }
        NS_TEST_EXPECT_MSG_EQ(
            learner->SetAttributeFailSafe("ReplayCapacity", UintegerValue((1 << 24) + 1)),
            false,
            "more than may be remembered");
        auto large = MakeLearner({{"Widths", "4096,2"}, {"Taps", "1,1"}});
        NS_TEST_EXPECT_MSG_EQ(large->FindProblem(1000), "", "4 million parameters");
        NS_TEST_EXPECT_MSG_NE(large->FindProblem(4096), "", "more than 16,777,216");
        NS_TEST_EXPECT_MSG_NE(large->FindProblem(std::size_t{1} << 40U), "", "nor so wide");
    }
};

/**
 * \ingroup grows-tests
 * A test with files of its own, also if another process runs the same test in the same second, to
 * which ns-3 gives the same folder.
 */
class GrowsFileTestCase : public TestCase
{
  public:
    using TestCase::TestCase;

  protected:
    /**
     * \param name name of a file
     * \return a path for it
     */
    std::string GetPath(const std::string& name)
    {
        return CreateTempDirFilename(std::to_string(getpid()) + "-" + name);
    }
};

/**
 * \ingroup grows-tests
 * A run that is interrupted, stored, and resumed in another learner goes on to the same bytes.
 */
class GrowsCheckpointTestCase : public GrowsFileTestCase
{
  public:
    GrowsCheckpointTestCase()
        : GrowsFileTestCase("a resumed learner goes on to the same bytes")
    {
    }

  private:
    /// Let a learner live through transitions that depend on its own choices.
    static void Live(Ptr<GrowsDoubleDqn> learner, int from, int to)
    {
        for (int i = from; i < to; ++i)
        {
            auto draw = CreateObject<UniformRandomVariable>();
            draw->SetStream(20000 + i);
            learner->SetProgress(i / 1200.0);
            GrowsTransition transition;
            transition.state = DrawObservation(draw);
            transition.action = learner->Explore(transition.state);
            transition.reward = transition.state.features[transition.action];
            transition.discount = i % 7 == 0 ? 0.0F : 0.5F;
            if (transition.discount > 0.0F)
            {
                transition.next = DrawObservation(draw);
            }
            learner->Observe(transition);
        }
    }

    /// A learner's checkpoint as a file.
    std::vector<char> Store(Ptr<GrowsDoubleDqn> learner, const std::string& name)
    {
        GrowsDictionary dictionary;
        learner->Store(dictionary);
        const auto path = GetPath(name);
        NS_TEST_EXPECT_MSG_EQ(GrowsSaveDictionary(dictionary, path), "", "stored");
        return ReadBytes(path);
    }

    void DoRun() override
    {
        const std::map<std::string, std::string> attributes{{"LearningRate", "0.0012345678"},
                                                            {"ReplayCapacity", "500"},
                                                            {"UpdateInterval", "3"},
                                                            {"WarmUp", "100"},
                                                            {"Loss", "smooth-l1"},
                                                            {"Widths", "8,3"}};
        auto whole = MakeLearner(attributes);
        Live(whole, 0, 1200);
        auto begun = MakeLearner(attributes);
        Live(begun, 0, 700);
        Store(begun, "begun.pt");
        const auto dictionary = GrowsLoadDictionary(GetPath("begun.pt"), uint64_t{1} << 30U);
        NS_TEST_ASSERT_MSG_EQ(dictionary.problem, "", "loaded");
        auto resumed = MakeLearner({});
        NS_TEST_ASSERT_MSG_EQ(resumed->Restore(*dictionary.value), "", "restored");
        NS_TEST_EXPECT_MSG_EQ((Store(resumed, "resumed.pt") == Store(begun, "begun.pt")),
                              true,
                              "the same before going on");
        Live(resumed, 700, 1200);
        NS_TEST_EXPECT_MSG_EQ((Store(resumed, "resumed.pt") == Store(whole, "whole.pt")),
                              true,
                              "the same at the end");
        NS_TEST_EXPECT_MSG_GT(whole->GetNUpdates(), 300, "it learned at all");
        CheckRefusals(*dictionary.value);
    }

    /// Whatever is missing or wrong is refused.
    void CheckRefusals(const GrowsDictionary& good)
    {
        for (const auto& [name, entry] : good)
        {
            auto bad = good;
            bad.erase(name);
            NS_TEST_EXPECT_MSG_NE(MakeLearner({})->Restore(bad), "", "without " << name);
            bad = good;
            bad[name] = GrowsArray<double>{{1}, {1.0}};
            NS_TEST_EXPECT_MSG_NE(MakeLearner({})->Restore(bad), "", "with another " << name);
        }
        const std::map<std::string, GrowsEntry> changes{
            {"learner.version", int64_t{2}},
            {"learner.progress", NAN},
            {"learner.draws.replay", int64_t{-1}},
            {"learner.online", GrowsArray<float>{{3}, {1.0F, 2.0F, 3.0F}}},
            {"learner.attribute.BatchSize", std::string("0")},
            {"learner.attribute.Widths", std::string("8,4")},
            {"taps", GrowsArray<int64_t>{{2}, {2, 1 << 30}}},
            {"replay.integers", GrowsArray<int64_t>{{1, 5}, {1 << 16, 0, 0, 1, 0}}}};
        for (const auto& [name, entry] : changes)
        {
            auto bad = good;
            bad[name] = entry;
            NS_TEST_EXPECT_MSG_NE(MakeLearner({})->Restore(bad), "", "with a changed " << name);
        }
        for (const auto* name : {"learner.online", "learner.second_moment", "replay.integers"})
        {
            auto bad = good;
            bad[name] = changes.at(std::string(name).rfind("learner", 0) == 0 ? "learner.online"
                                                                              : "replay.integers");
            CheckNothingBuilt(bad);
        }
    }

    /// A refused checkpoint costs no memory. \param bad the checkpoint
    void CheckNothingBuilt(const GrowsDictionary& bad)
    {
        auto learner = MakeLearner({});
        NS_TEST_EXPECT_MSG_NE(learner->Restore(bad), "", "refused");
        std::vector<float> values;
        learner->Evaluate(MakeObservation(1, {1.0F, 2.0F, 3.0F, 4.0F, 5.0F}), values);
        NS_TEST_EXPECT_MSG_EQ(values.size(), 1, "its network is made only now, of another width");
    }
};

/**
 * \ingroup grows-tests
 * A model survives being written and read; what is not a model is refused with a sentence.
 */
class GrowsModelFileTestCase : public GrowsFileTestCase
{
  public:
    GrowsModelFileTestCase()
        : GrowsFileTestCase("model files: round trip, and everything else is refused")
    {
    }

  private:
    void DoRun() override
    {
        m_path = GetPath("model.pt");
        NS_TEST_ASSERT_MSG_EQ(GrowsSaveModel(MakeModel(), m_path), "", "written");
        m_good = ReadBytes(m_path);
        CheckRoundTrip();
        CheckPaths();
        CheckDamage();
        CheckContents();
        CheckFailedWrites();
    }

    /// What was written is what is read, by LibTorch itself too.
    void CheckRoundTrip()
    {
        const auto loaded = GrowsLoadModel(m_path);
        NS_TEST_ASSERT_MSG_EQ(loaded.problem, "", "read");
        const auto& model = *loaded.value;
        const auto expected = MakeModel();
        NS_TEST_EXPECT_MSG_EQ((model.architecture == expected.architecture), true, "architecture");
        NS_TEST_EXPECT_MSG_EQ((model.parameters == expected.parameters), true, "parameters");
        NS_TEST_EXPECT_MSG_EQ((model.record == expected.record), true, "record");
        NS_TEST_EXPECT_MSG_EQ(model.features, expected.features, "features");
        NS_TEST_EXPECT_MSG_EQ(model.shift, expected.shift, "shift operator");
        NS_TEST_EXPECT_MSG_EQ(model.scales.rateBps, 2e6, "scale of rates");
        NS_TEST_EXPECT_MSG_EQ(model.scales.demandAmount, 3.0, "scale of demands");
        NS_TEST_EXPECT_MSG_EQ(model.scales.utility, 0.25, "scale of utilities");
        const auto dictionary = torch::jit::pickle_load(m_good).toGenericDict();
        const auto weight = dictionary.at("layer1_weight").toTensor();
        NS_TEST_EXPECT_MSG_EQ((weight.sizes() == at::IntArrayRef{2, 2, 4}), true, "shape");
        // layer 0 has 4 x 2 x 4 weights and 4 biases, numbered from -3
        NS_TEST_EXPECT_MSG_EQ(weight[0][0][0].item<float>(), 33.0F, "first of its weights");
    }

    /// A file is refused with a sentence that names it and has a part in it.
    void ExpectRefusal(const std::string& path, const std::string& part)
    {
        const auto loaded = GrowsLoadModel(path);
        NS_TEST_EXPECT_MSG_EQ(loaded.value.has_value(), false, "refused because of " << part);
        NS_TEST_EXPECT_MSG_NE(loaded.problem.find(path), std::string::npos, loaded.problem);
        NS_TEST_EXPECT_MSG_NE(loaded.problem.find(part), std::string::npos, loaded.problem);
        NS_TEST_EXPECT_MSG_EQ(loaded.problem.find('\n'), std::string::npos, loaded.problem);
    }

    /// The same for bytes.
    void ExpectRefusal(const std::vector<char>& bytes, const std::string& part)
    {
        const auto path = GetPath("bad.pt");
        WriteBytes(path, bytes);
        ExpectRefusal(path, part);
    }

    /// What is no file.
    void CheckPaths()
    {
        ExpectRefusal(GetPath("missing.pt"), "No such file");
        const auto folder = GetPath("folder.pt");
        std::filesystem::create_directory(folder);
        ExpectRefusal(folder, "director");
        ExpectRefusal(std::vector<char>(), "too short");
        const auto large = GetPath("large.pt");
        WriteBytes(large, {'x'});
        std::filesystem::resize_file(large, uint64_t{1} << 40U);
        ExpectRefusal(large, "expected at most");
        std::filesystem::remove(large);
    }

    /// Cut at every byte, and every byte changed: refused, or harmless.
    void CheckDamage()
    {
        for (std::size_t size = 1; size < m_good.size(); ++size)
        {
            const std::vector<char> cut(m_good.begin(),
                                        m_good.begin() + static_cast<std::ptrdiff_t>(size));
            NS_TEST_EXPECT_MSG_NE(GrowsFindArchiveProblem(cut), "", "cut at " << size);
        }
        const auto path = GetPath("bad.pt");
        const auto expected = MakeModel();
        for (std::size_t i = 0; i < m_good.size(); ++i)
        {
            auto bytes = m_good;
            bytes[i] = static_cast<char>(bytes[i] ^ 0x10);
            if (!GrowsFindArchiveProblem(bytes).empty())
            {
                continue;
            }
            WriteBytes(path, bytes);
            const auto loaded = GrowsLoadModel(path);
            const bool same = loaded.value && loaded.value->parameters == expected.parameters &&
                              loaded.value->architecture == expected.architecture;
            NS_TEST_EXPECT_MSG_EQ((same || !loaded.problem.empty()), true, "changed at " << i);
        }
        const std::string text = "not a model, only a text that is longer than an end record";
        ExpectRefusal(std::vector<char>(text.begin(), text.end()), "does not end like an archive");
        ExpectRefusal(MakeArchive({{"note.txt", "hello"}}), "unknown record");
        ExpectRefusal(MakeArchive({{"data/0", "hello"}}), "no dictionary");
    }

    /// Good dictionaries that are no good models.
    void CheckContents()
    {
        const auto good = GrowsLoadDictionary(m_path, m_good.size());
        NS_TEST_ASSERT_MSG_EQ(good.problem, "", "a dictionary");
        const auto tensor = [](std::vector<int64_t> shape, std::size_t size, float value) {
            return GrowsArray<float>{std::move(shape), std::vector<float>(size, value)};
        };
        const auto sizes = [](std::vector<int64_t> values) {
            return GrowsArray<int64_t>{{static_cast<int64_t>(values.size())}, values};
        };
        const std::vector<std::tuple<std::string, GrowsEntry, std::string>> changes{
            {"format", std::string("other"), "found \"other\""},
            {"version", int64_t{2}, "expected 1"},
            {"layer0_weight", tensor({4, 2, 4}, 32, NAN), "infinite or undefined"},
            {"layer0_weight", tensor({4, 2, 4}, 32, INFINITY), "infinite or undefined"},
            {"layer0_weight", tensor({4, 4, 2}, 32, 0.0F), "expected [4, 2, 4]"},
            {"layer0_weight", int64_t{1}, "layer0_weight"},
            {"readout0_bias", tensor({2}, 2, 0.0F), "expected [1]"},
            {"signals", sizes({4, 4, 2, 2}), "impossible network"},
            {"signals", sizes({4, 1 << 20, 2}), "expected 1 to"},
            {"taps", sizes({2, -2}), "expected 1 to"},
            {"readout", sizes({2}), "last width must be 1"},
            {"nonlinearity", std::string("sine"), "unknown nonlinearity \"sine\""},
            {"shift", std::string("left"), "unknown shift \"left\""},
            {"features", std::string("users,beauty"), "unknown feature \"beauty\""},
            {"features", std::string("users"), "1 features for a network of 4"},
            {"scale.rate_bps", 0.0, "scale.rate_bps"},
            {"scale.utility", NAN, "scale.utility"},
            {"record.note", 1.0, "record.note"}};
        const auto path = GetPath("bad.pt");
        for (const auto& [name, entry, part] : changes)
        {
            auto bad = *good.value;
            bad[name] = entry;
            NS_TEST_EXPECT_MSG_EQ(GrowsSaveDictionary(bad, path), "", "written");
            ExpectRefusal(path, part);
        }
    }

    /// A good file survives when a new one cannot be written.
    void CheckFailedWrites()
    {
        NS_TEST_EXPECT_MSG_NE(
            GrowsSaveModel(MakeModel(), CreateTempDirFilename("none/model.pt")).find("No such"),
            std::string::npos,
            "no folder");
        // A limit on the size of files stands for a full disk: write() fails half way.
        auto* handler = std::signal(SIGXFSZ, SIG_IGN);
        rlimit limit{};
        getrlimit(RLIMIT_FSIZE, &limit);
        rlimit small{m_good.size() / 2, limit.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
        const auto problem = GrowsSaveModel(MakeModel(), m_path);
        setrlimit(RLIMIT_FSIZE, &limit);
        std::signal(SIGXFSZ, handler);
        NS_TEST_EXPECT_MSG_NE(problem.find("cannot write " + m_path), std::string::npos, problem);
        NS_TEST_EXPECT_MSG_EQ((ReadBytes(m_path) == m_good), true, "the old file is whole");
        const auto folder = std::filesystem::path(m_path).parent_path();
        for (const auto& entry : std::filesystem::directory_iterator(folder))
        {
            NS_TEST_EXPECT_MSG_EQ(entry.path().string().find(m_path + "."),
                                  std::string::npos,
                                  "nothing half written is left: " << entry.path());
        }
    }

    std::string m_path;       //!< a good model file
    std::vector<char> m_good; //!< its bytes
};

/**
 * \ingroup grows-tests
 * Files made to do harm are refused and never run.
 */
class GrowsHostileFileTestCase : public GrowsFileTestCase
{
  public:
    GrowsHostileFileTestCase()
        : GrowsFileTestCase("hostile files are refused and never run")
    {
    }

  private:
    /// A file with this pickle and one record of two floats is refused.
    void Expect(const std::string& pickle, const std::string& part)
    {
        const auto problem = GrowsFindArchiveProblem(
            MakeArchive({{"data.pkl", pickle}, {"data/0", std::string(8, '\0')}}));
        NS_TEST_EXPECT_MSG_NE(problem.find(part),
                              std::string::npos,
                              "\"" << problem << "\" says \"" << part << "\"");
    }

    /// The pickle of a dictionary with one tensor over the record of two floats.
    static std::string MakeTensor(const std::string& elements,
                                  const std::string& offset,
                                  const std::string& sizes,
                                  const std::string& strides)
    {
        using std::string_literals::operator""s;
        return "\x80\x02}(X\x01\0\0\0w"s + "ctorch._utils\n_rebuild_tensor_v2\n((" +
               "X\x07\0\0\0storagectorch\nFloatStorage\nX\x01\0\0\0000X\x03\0\0\0cpu"s + elements +
               "tQ" + offset + sizes + strides + "\x89" + "ccollections\nOrderedDict\n)RtRu.";
    }

    /// Small files that would take much memory or time are refused before they do.
    void ExpectSmall()
    {
        using std::string_literals::operator""s;
        const std::string tensor =
            "ctorch._utils\n_rebuild_tensor_v2\n((X\x07\0\0\0storagectorch\nFloatStorage\nX\x01\0\0"s
            "\0000X\x03\0\0\0cpuM\0\x04tQK\0(M\0\x04t(K\x01t\x89"
            "ccollections\nOrderedDict\n)RtR"s;
        const std::string text(2000, 'x');
        std::string tensors = "\x80\x02}(";
        std::string texts = "\x80\x02}(X\x01\0\0\0tX\xd0\x07\0\0"s + text + "q\x01";
        for (int i = 0; i < 1000; ++i)
        {
            const std::string name = "X\x03\0\0\0"s + std::to_string(i % 900 + 100);
            tensors += name + tensor;
            texts += name + "h\x01";
        }
        const std::string record(4096, '\0');
        const auto refuse = [this](const std::vector<char>& archive, const std::string& part) {
            const auto problem = GrowsFindArchiveProblem(archive);
            NS_TEST_EXPECT_MSG_NE(problem.find(part), std::string::npos, problem << ": " << part);
        };
        refuse(MakeArchive({{"data.pkl", tensors + "u."}, {"data/0", record}}),
               "its tensors are larger than it is");
        refuse(MakeArchive({{"data.pkl", texts + "u."}}), "its texts are larger than it is");

        // Two names for one record.
        constexpr std::size_t ENTRY_SIZE = 46; // of a directory entry's fixed part
        auto archive =
            MakeArchive({{"data.pkl", "\x80\x02}."}, {"data/0", record}, {"data/1", ""}});
        const std::string_view whole(archive.data(), archive.size());
        const auto first = whole.rfind("PK\1\2", whole.rfind("data/0"));
        const auto second = whole.rfind("PK\1\2", whole.rfind("data/1"));
        std::copy_n(archive.begin() + first, ENTRY_SIZE, archive.begin() + second);
        refuse(archive, "its records overlap");
    }

    void DoRun() override
    {
        using std::string_literals::operator""s;
        const auto marker = GetPath("marker");
        const auto command = "touch " + marker;
        const auto length = std::string(1, static_cast<char>(command.size())) + "\0\0\0"s;
        Expect("\x80\x02"
               "cos\nsystem\nX" +
                   length + command + "\x85R.",
               "os.system");
        Expect("\x80\x02"
               "c__builtin__\neval\n)R.",
               "refers to code");
        Expect("\x80\x02"
               "c__torch__\nModule\n)\x81}b.",
               "refers to code");

        const std::string good = MakeTensor("K\x02", "K"s + '\0', "(K\x02t", "(K\x01t");
        NS_TEST_EXPECT_MSG_EQ(GrowsFindArchiveProblem(MakeArchive(
                                  {{"data.pkl", good}, {"data/0", std::string(8, '\0')}})),
                              "",
                              "the good original of the following");
        const std::string zero = "K"s + '\0';
        Expect(MakeTensor("J\xff\xff\xff\x7f", zero, "(K\x02t", "(K\x01t"), "another size");
        Expect(MakeTensor("J\xfe\xff\xff\xff", zero, "(K\x02t", "(K\x01t"), "another size");
        Expect(MakeTensor("K\x02", "K\x01", "(K\x02t", "(K\x01t"), "not understood");
        Expect(MakeTensor("K\x02", zero, "(K\x7ft", "(K\x01t"), "wrong shape");
        Expect(MakeTensor("K\x02", zero, "(K\x02t", "(K\x09t"), "not contiguous");
        Expect(MakeTensor("K\x02", zero, "(K\x02K\x02t", "(K\x02K\x01t"), "larger");
        Expect(MakeTensor("K\x02", zero, "(K\x01t", "(K\x01t"), "smaller");
        Expect(MakeTensor("K\x02", zero, "(J\xff\xff\xff\xfft", "(K\x01t"), "wrong shape");
        Expect("\x80\x02.", "one dictionary");
        Expect("\x80\x02}u.", "more than there is");
        Expect("\x80\x02}(K\x01K\x02u.", "not a text");
        Expect("\x80\x02}(X\x01\0\0\0a}u."s, "neither number nor text");
        Expect("\x80\x02h\x05.", "never knew");
        Expect("\x80\x02X\xff\xff\xff\xff.", "too early");
        Expect("\x80\x02" + std::string(100000, '\x85'), "more than there is");
        Expect("\x80\x02)" + std::string(100000, '\x85'), "nested");
        Expect("\x80\x02" + std::string(2 << 20, ')'), "too large");

        ExpectSmall();

        torch::jit::Module module("hostile");
        module.define("def forward(self, x):\n  return x\n");
        const auto script = GetPath("script.pt");
        module.save(script);
        NS_TEST_EXPECT_MSG_NE(GrowsLoadModel(script).problem.find("TorchScript program"),
                              std::string::npos,
                              "a TorchScript archive is refused");
        NS_TEST_EXPECT_MSG_EQ(std::filesystem::exists(marker), false, "nothing was run");
    }
};

namespace
{

/// A candidate with some users and room for ten.
GrowsCandidate
MakeCandidate(uint32_t users, double rateBps)
{
    GrowsCandidate candidate;
    candidate.soloRateBps = rateBps;
    candidate.link.rssiDbm = -80.0 - users;
    candidate.cell.capacity = 10;
    candidate.cell.users.resize(users);
    candidate.cell.meanUtility = 0.1 * users;
    return candidate;
}

/// A state of four candidates, of which the third is full.
GrowsAssociationState
MakeState()
{
    GrowsAssociationState state;
    state.candidates = {MakeCandidate(1, 1.6e6),
                        MakeCandidate(4, 0.5e6),
                        MakeCandidate(10, 1e6),
                        MakeCandidate(7, 0.9e6)};
    return state;
}

/// A model whose value of a cell is its share of users: the fullest cell is the best.
GrowsModel
MakeFullestModel()
{
    GrowsModel model;
    model.features = "users";
    model.architecture.signals = {1, 1};
    model.architecture.taps = {2};
    model.architecture.readout = {};
    model.architecture.nonlinearity = GrowsNonlinearity::IDENTITY;
    // weight of the own feature, of the mean of the others, bias
    model.parameters = {1.0F, 0.0F, 0.0F};
    return model;
}

} // namespace

/**
 * \ingroup grows-tests
 * The policies of agents: values, masks, the two ways to compute, and where the model comes from.
 */
class GrowsAgentPolicyTestCase : public GrowsFileTestCase
{
  public:
    GrowsAgentPolicyTestCase()
        : GrowsFileTestCase("policies grows and paper-grows decide by a model")
    {
    }

  private:
    void DoRun() override
    {
        CheckMask();
        CheckDecentralised();
        CheckLearner();
        CheckFiles();
    }

    /// Make a policy by name, with a model.
    static Ptr<GrowsAgentPolicy> Make(const std::string& name, const GrowsModel& model)
    {
        auto policy = DynamicCast<GrowsAgentPolicy>(GrowsAssociationPolicy::Create(name));
        policy->SetModel(model);
        return policy;
    }

    /// grows never chooses a full cell, paper-grows may.
    void CheckMask()
    {
        auto state = MakeState();
        GrowsDecision decision;
        auto grows = Make("grows", MakeFullestModel());
        auto paper = Make("paper-grows", MakeFullestModel());
        grows->Decide(state, decision);
        NS_TEST_EXPECT_MSG_EQ(decision.choice.value_or(9), 3, "the fullest with room");
        const std::vector<double> shares{0.1, 0.4, 1.0, 0.7};
        NS_TEST_ASSERT_MSG_EQ(decision.values.size(), 4, "a value for each");
        for (uint32_t i = 0; i < 4; ++i)
        {
            NS_TEST_EXPECT_MSG_EQ_TOL(decision.values[i], shares[i], 1e-6, "value of " << i);
        }
        paper->Decide(state, decision);
        NS_TEST_EXPECT_MSG_EQ(decision.choice.value_or(9), 2, "the fullest");
        state.candidates = {MakeCandidate(10, 1e6), MakeCandidate(10, 2e6)};
        grows->Decide(state, decision);
        NS_TEST_EXPECT_MSG_EQ(decision.choice.has_value(), false, "all are full");
        NS_TEST_EXPECT_MSG_EQ(decision.values.size(), 2, "with values all the same");
        paper->Decide(state, decision);
        NS_TEST_EXPECT_MSG_EQ(decision.choice.value_or(9), 0, "ties go to the lowest index");
        state.candidates = {MakeCandidate(3, 1e6)};
        grows->Decide(state, decision);
        NS_TEST_EXPECT_MSG_EQ(decision.choice.value_or(9), 0, "the only one");
    }

    /// The same decisions without a centre, over complete and RSSI-weighted graphs.
    void CheckDecentralised()
    {
        for (const auto shift : {GrowsShiftKind::GCN, GrowsShiftKind::RSSI})
        {
            auto model = MakeModel();
            model.shift = shift;
            for (std::size_t i = 0; i < model.parameters.size(); ++i)
            {
                model.parameters[i] = 0.5F * std::sin(3.0F * static_cast<float>(i));
            }
            const auto state = MakeState();
            GrowsDecision central;
            GrowsDecision local;
            auto policy = Make("grows", model);
            policy->Decide(state, central);
            policy->SetAttribute("Decentralised", BooleanValue(true));
            uint64_t sent = 0;
            uint64_t size = 0;
            policy->TraceConnectWithoutContext(
                "Traffic",
                Callback<void, uint64_t, uint64_t>([&](uint64_t messages, uint64_t bytes) {
                    sent = messages;
                    size = bytes;
                }));
            policy->Decide(state, local);
            NS_TEST_EXPECT_MSG_EQ(central.choice.value(), local.choice.value(), "same choice");
            for (uint32_t i = 0; i < 4; ++i)
            {
                NS_TEST_EXPECT_MSG_EQ_TOL(local.values[i], central.values[i], 1e-6, "same value");
            }
            // 2 exchanges of 12 messages of 4 floats, and 12 values
            NS_TEST_EXPECT_MSG_EQ(sent, 36, "messages");
            NS_TEST_EXPECT_MSG_EQ(size, 2 * 12 * 16 + 12 * 4, "bytes");
            // and before that 3 others are told: 2 numbers of the newcomer, 3 of each candidate
            const auto signalling = policy->GetSignalling(state);
            NS_TEST_EXPECT_MSG_EQ(signalling.rounds, 1 + 2 + 1, "news, exchanges, values");
            NS_TEST_EXPECT_MSG_EQ(signalling.messages, 3 + 36, "all messages");
            NS_TEST_EXPECT_MSG_EQ(signalling.payloadBytes, 3 * 4 * 14 + 432, "all bytes");
        }
    }

    /// A learner decides as it explores, and what it saw can be asked for.
    void CheckLearner()
    {
        auto learner = MakeLearner({});
        auto policy = Make("grows", MakeFullestModel());
        policy->SetLearner(learner,
                           {GrowsFeatureSet("users,rate", GrowsFeatureSet::Scales()),
                            GrowsShiftKind::EIGENVALUE,
                            true});
        NS_TEST_EXPECT_MSG_EQ(policy->AssignStreams(10001), 3, "the learner's streams");
        std::map<uint32_t, int> counts;
        GrowsDecision decision;
        for (int i = 0; i < 300; ++i)
        {
            policy->Decide(MakeState(), decision);
            ++counts[decision.choice.value()];
        }
        NS_TEST_EXPECT_MSG_EQ(counts.size(), 3, "explores what has room");
        NS_TEST_EXPECT_MSG_EQ(counts.count(2), 0, "and nothing else");
        const auto& seen = policy->GetObservation();
        NS_TEST_EXPECT_MSG_EQ(seen.nodes, 4, "nodes");
        NS_TEST_EXPECT_MSG_EQ((seen.allowed == std::vector<uint8_t>{1, 1, 0, 1}), true, "mask");
        NS_TEST_EXPECT_MSG_EQ_TOL(seen.features[3], 0.7, 1e-6, "users of the last");
        NS_TEST_EXPECT_MSG_EQ_TOL(seen.features[4], 1.0, 1e-6, "rate of the first");
        std::vector<float> values;
        learner->Evaluate(seen, values);
        NS_TEST_EXPECT_MSG_EQ(values[0], decision.values[0], "the learner's values");
    }

    /// Attribute, environment, and what is said if there is no model.
    void CheckFiles()
    {
        const auto folder = GetPath("models");
        std::filesystem::create_directory(folder);
        const auto path = folder + "/general.pt";
        NS_TEST_ASSERT_MSG_EQ(GrowsSaveModel(MakeFullestModel(), path), "", "written");
        GrowsDecision decision;
        auto policy = GrowsAssociationPolicy::Create("grows");
        policy->SetAttribute("Model", StringValue(path));
        NS_TEST_EXPECT_MSG_EQ(policy->FindProblem(), "", "a good model");
        policy->Decide(MakeState(), decision);
        NS_TEST_EXPECT_MSG_EQ(decision.choice.value_or(9), 3, "decides by the file");
        policy->SetAttribute("Model", StringValue(path + ".missing"));
        const auto problem = policy->FindProblem();
        NS_TEST_EXPECT_MSG_NE(problem.find(path + ".missing"), std::string::npos, problem);
        NS_TEST_EXPECT_MSG_NE(problem.find("./grows train"), std::string::npos, problem);

        setenv("GROWS_MODEL_DIR", folder.c_str(), 1);
        policy = GrowsAssociationPolicy::Create("grows");
        NS_TEST_EXPECT_MSG_EQ(policy->FindProblem(), "", "the default model");
        policy = GrowsAssociationPolicy::Create("paper-grows");
        const auto unnamed = policy->FindProblem();
        NS_TEST_EXPECT_MSG_NE(unnamed.find("no agent ships for it; give a model file"),
                              std::string::npos,
                              unnamed);
        unsetenv("GROWS_MODEL_DIR");
    }
};

/**
 * \ingroup grows-tests
 * A TorchScript file decides; what is none, or answers something else, is refused.
 */
class GrowsTorchScriptPolicyTestCase : public GrowsFileTestCase
{
  public:
    GrowsTorchScriptPolicyTestCase()
        : GrowsFileTestCase(
              "policy torch-script decides by any module of features and shift operator")
    {
    }

  private:
    /// A policy with a module of this body.
    Ptr<GrowsAssociationPolicy> Make(const std::string& body)
    {
        torch::jit::Module module("network");
        module.define("def forward(self, x, S):\n" + body);
        const auto path = GetPath("script.pt");
        module.save(path);
        auto policy = GrowsAssociationPolicy::Create("torch-script");
        policy->SetAttribute("Model", StringValue(path));
        policy->SetAttribute("Features", StringValue("users,rate"));
        return policy;
    }

    /// A policy with this problem.
    void ExpectProblem(Ptr<GrowsAssociationPolicy> policy, const std::string& part)
    {
        const auto problem = policy->FindProblem();
        NS_TEST_EXPECT_MSG_NE(problem.find(part), std::string::npos, problem << " / " << part);
        NS_TEST_EXPECT_MSG_EQ(problem.find('\n'), std::string::npos, "one line: " << problem);
    }

    void DoRun() override
    {
        GrowsDecision decision;
        auto policy = Make("  return x[:, 0, :]\n");
        NS_TEST_EXPECT_MSG_EQ(policy->FindProblem(), "", "a good module");
        policy->Decide(MakeState(), decision);
        NS_TEST_EXPECT_MSG_EQ(decision.choice.value_or(9), 3, "the fullest with room");
        NS_TEST_EXPECT_MSG_EQ_TOL(decision.values[2], 1.0, 1e-6, "a full cell");
        policy->SetAttribute("MaskFull", BooleanValue(false));
        policy->Decide(MakeState(), decision);
        NS_TEST_EXPECT_MSG_EQ(decision.choice.value_or(9), 2, "the fullest");
        // S of the complete graph is 1/3 beside the diagonal: the mean of the others' rates
        policy = Make("  return torch.matmul(x, S)[:, 1, :]\n");
        policy->Decide(MakeState(), decision);
        NS_TEST_EXPECT_MSG_EQ_TOL(decision.values[0], 2.4e6 / 1.6e6 / 3.0, 1e-6, "x S");
        NS_TEST_EXPECT_MSG_EQ(decision.choice.value_or(9), 1, "the lowest rate itself");

        ExpectProblem(Make("  return x\n"), "expected values [1, 2], found Tensor [1, 2, 2]");
        ExpectProblem(Make("  return 1\n"), "expected values [1, 2], found Int");
        ExpectProblem(Make("  return torch.matmul(S, x[0, 0, :5]).unsqueeze(2)\n"),
                      "no TorchScript");
        ExpectProblem(GrowsAssociationPolicy::Create("torch-script"), "attribute Model");
        policy->SetAttribute("Model", StringValue("/nonexistent.pt"));
        ExpectProblem(policy, "/nonexistent.pt");
        policy->SetAttribute("Features", StringValue("users,beauty"));
        ExpectProblem(policy, "unknown feature \"beauty\"");
    }
};

/**
 * \ingroup grows-tests
 * Which file a policy reads, and what results are said to be made with.
 */
class GrowsTypedModelTestCase : public GrowsFileTestCase
{
  public:
    GrowsTypedModelTestCase()
        : GrowsFileTestCase("model files that were typed, and those that results depend on")
    {
    }

  private:
    /// \param model what was typed \return the file that the policy grows reads in the town
    static std::string GetModel(const std::optional<std::string>& model = std::nullopt)
    {
        const auto policy = GrowsAssociationPolicy::Create("grows");
        GrowsSetModel("grows", "town", model, *policy);
        StringValue path;
        policy->GetAttribute("Model", path);
        return path.Get();
    }

    /// \return what runs are made with
    static GrowsRunFolder::Configuration Note()
    {
        GrowsRunFolder::Configuration configuration;
        GrowsNoteModels(&GrowsAssociationPolicy::Create, configuration);
        return configuration;
    }

    void DoRun() override
    {
        const auto folder = GetPath("typed");
        std::filesystem::create_directory(folder);
        setenv("GROWS_MODEL_DIR", folder.c_str(), 1);
        std::ofstream(folder + "/general.pt") << "general";
        NS_TEST_EXPECT_MSG_EQ(GetModel(), folder + "/general.pt", "there is no other");
        std::ofstream(folder + "/town.pt") << "town";
        NS_TEST_EXPECT_MSG_EQ(GetModel(), folder + "/town.pt", "the scenario's own");
        NS_TEST_EXPECT_MSG_EQ(GetModel("mine.pt"), "mine.pt", "what was typed as --model");

        const std::string attribute = "ns3::GrowsAgentPolicy::Model";
        const auto path = folder + "/other.pt";
        std::ofstream(path) << "one";
        Config::SetDefault(attribute, StringValue(path));
        NS_TEST_EXPECT_MSG_EQ(GetModel(), path, "what was typed as an attribute");
        const auto before = Note();
        NS_TEST_EXPECT_MSG_EQ((Note() == before), true, "the same files");
        std::ofstream(path) << "two";
        NS_TEST_EXPECT_MSG_EQ((Note() == before), false, "another agent in the file");
        Config::SetDefault(attribute, StringValue(""));
        unsetenv("GROWS_MODEL_DIR");
        CheckFull();
    }

    /// --full runs nothing that has to be named, least of all a program.
    void CheckFull()
    {
        GrowsRunPlan plan("grows-agent-test-suite.cc", "");
        const auto typed = "--model=" + GetPath("general.pt");
        NS_TEST_ASSERT_MSG_EQ(GrowsSaveModel(MakeFullestModel(), GetPath("general.pt")), "", "");
        std::vector<std::string> arguments{"test", "--full", typed, "--output=" + GetPath("out")};
        std::vector<char*> argv;
        argv.reserve(arguments.size());
        for (std::string& argument : arguments)
        {
            argv.push_back(argument.data());
        }
        plan.Parse(static_cast<int>(argv.size()), argv.data());
        const auto& names = plan.GetOptions().GetPolicies();
        NS_TEST_EXPECT_MSG_EQ(std::count(names.begin(), names.end(), "grows"), 1, "the agent");
        NS_TEST_EXPECT_MSG_EQ(std::count(names.begin(), names.end(), "look-ahead"), 1, "a rule");
        for (const auto* other : {"torch-script", "paper-grows"})
        {
            NS_TEST_EXPECT_MSG_EQ(std::count(names.begin(), names.end(), other), 0, other);
        }
    }
};

/**
 * \ingroup grows-tests
 *
 * The learner and its files.
 */
class GrowsAgentTestSuite : public TestSuite
{
  public:
    GrowsAgentTestSuite()
        : TestSuite("grows-agent")
    {
        AddTestCase(new GrowsEpsilonTestCase);
        AddTestCase(new GrowsReplayTestCase);
        AddTestCase(new GrowsMaskTestCase);
        AddTestCase(new GrowsBanditTestCase);
        AddTestCase(new GrowsTwoStepsTestCase);
        AddTestCase(new GrowsStepTestCase);
        AddTestCase(new GrowsAttributeTestCase);
        AddTestCase(new GrowsCheckpointTestCase);
        AddTestCase(new GrowsModelFileTestCase);
        AddTestCase(new GrowsHostileFileTestCase);
        AddTestCase(new GrowsAgentPolicyTestCase);
        AddTestCase(new GrowsTorchScriptPolicyTestCase);
        AddTestCase(new GrowsTypedModelTestCase);
    }
};

static GrowsAgentTestSuite g_growsAgentTestSuite; //!< the suite
