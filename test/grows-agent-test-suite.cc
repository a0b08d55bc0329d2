// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-agent-test-case.h"
#include "grows-test-text.h"

#include "ns3/double.h"
#include "ns3/grows-checkpoint.h"
#include "ns3/grows-replay-memory.h"
#include "ns3/string.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

using namespace ns3;
using Json = nlohmann::json;

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
        transition.state.allowed[0] = i == 0;
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
        NS_TEST_EXPECT_MSG_EQ(sample.state.shift, nullptr, "no graph is kept of state " << i);
        NS_TEST_EXPECT_MSG_EQ(sample.allowed[0], (i == 0 ? 1.0F : 0.0F), "first of mask " << i);
        NS_TEST_EXPECT_MSG_EQ(std::accumulate(sample.allowed, sample.allowed + i + 1, 0.0F),
                              (i == 0 ? 1.0F : static_cast<float>(i)),
                              "mask of " << i);
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
        GrowsReplayMemory copy(3);
        for (const auto& transition : memory.GetTransitions())
        {
            copy.Add(transition);
        }
        NS_TEST_ASSERT_MSG_EQ(copy.GetN(), 3, "all transitions");
        for (uint32_t i = 0; i < 3; ++i)
        {
            Check(memory, i, i + 2);
            Check(copy, i, i + 2);
        }
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
            ++counts[learner->SelectAction(observation)];
        }
        NS_TEST_EXPECT_MSG_EQ(counts.size(), 3, "all allowed actions and no other");
        for (const auto& [action, count] : counts)
        {
            // 5 sigma of a binomial law with p = 1/3
            NS_TEST_EXPECT_MSG_EQ(observation.allowed[action], 1, "an allowed action");
            NS_TEST_EXPECT_MSG_EQ_TOL(count, DRAWS / 3.0, 410.0, "equally often: " << action);
        }
        learner->SetProgress(1.0);
        NS_TEST_EXPECT_MSG_EQ(learner->SelectAction(observation), 1, "ties go to the lowest index");
        observation.allowed = {0, 0, 0, 0, 1};
        NS_TEST_EXPECT_MSG_EQ(learner->SelectAction(observation), 4, "the only action");
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
            transition.action = learner->SelectAction(transition.state);
            transition.reward = reward(transition.state.features, transition.action);
            learner->AddTransition(transition);
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
            learner->AddTransition({a, 0, 0.0F, 0.9F, b});
            learner->AddTransition({a, 1, 0.5F, 0.0F, {}});
            learner->AddTransition({b, 0, 1.0F, 0.0F, {}});
            learner->AddTransition({everyAction, 1, 100.0F, 0.0F, {}});
        }
        std::vector<float> values;
        learner->Evaluate(a, values);
        NS_TEST_EXPECT_MSG_EQ_TOL(values[0], 0.9, 0.1, "by way of B");
        NS_TEST_EXPECT_MSG_EQ_TOL(values[1], 0.5, 0.1, "the reward alone");
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
            learner->AddTransition({state, 1, 1.0F, 0.0F, {}});
        }
        NS_TEST_EXPECT_MSG_EQ(learner->GetNUpdates(), 1, "updates at the end of the warm-up");
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
        learner->AddTransition({MakeObservation(1, {1.0F}), 0, 1.0F, 0.0F, {}});
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
                                  "learning rate at the end");
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
            learner->AddTransition({MakeObservation(1, {1.0F}), 0, 1.0F, 0.0F, {}});
            updates.push_back(learner->GetNUpdates());
        }
        NS_TEST_EXPECT_MSG_EQ(updates[58], 0, "none at 40: warm-up");
        NS_TEST_EXPECT_MSG_EQ(updates[59], 1, "updates after 60 transitions");
        NS_TEST_EXPECT_MSG_EQ(updates[99], 3, "at 80 and at 100");
    }
};

/**
 * \ingroup grows-tests
 * The conservative term by hand: where all values are 0, it is the logarithm of the number of
 * actions that are allowed or were taken. And what it is for: in records of one action only, no
 * other is worth more.
 */
class GrowsConservativeTestCase : public TestCase
{
  public:
    GrowsConservativeTestCase()
        : TestCase("the conservative term keeps down what records do not have")
    {
    }

  private:
    /// The loss of the first update, as traced, of values of 0 where the reward is 1.
    double GetFirstLoss(uint32_t action, const std::string& weight)
    {
        auto learner = MakeLearner({{"ZeroReadout", "true"},
                                    {"WarmUp", "0"},
                                    {"UpdateInterval", "1"},
                                    {"ConservativeWeight", weight}});
        double first = NAN;
        learner->TraceConnectWithoutContext(
            "Loss",
            Callback<void, uint64_t, double>([&first](uint64_t, double loss) { first = loss; }));
        auto state = MakeObservation(3, {1.0F, 2.0F, 3.0F});
        state.allowed = {0, 1, 1};
        learner->AddTransition({state, action, 1.0F, 0.0F, {}});
        return first;
    }

    /// How much more an action that was never taken seems to be worth than the one that always was:
    /// the mean over states, after learning.
    double GetExcess(const std::string& weight)
    {
        auto attributes = QUICK_LEARNER;
        attributes["ConservativeWeight"] = weight;
        auto learner = MakeLearner(attributes);
        auto draw = CreateObject<UniformRandomVariable>();
        draw->SetStream(10102);
        const auto observe = [&] {
            const auto x = static_cast<float>(draw->GetValue(-1.0, 0.0));
            return MakeObservation(2, {x, -x});
        };
        for (int i = 0; i < 2000; ++i)
        {
            const auto state = observe();
            learner->AddTransition({state, 0, state.features[0], 0.0F, {}});
        }
        double excess = 0.0;
        std::vector<float> values;
        for (int i = 0; i < 100; ++i)
        {
            learner->Evaluate(observe(), values);
            excess += (values[1] - values[0]) / 100.0;
        }
        return excess;
    }

    void DoRun() override
    {
        NS_TEST_EXPECT_MSG_EQ_TOL(GetFirstLoss(1, "0"), 1.0, 1e-6, "no term");
        NS_TEST_EXPECT_MSG_EQ_TOL(GetFirstLoss(1, "0.5"), 1.0 + 0.5 * std::log(2.0), 1e-6, "two");
        NS_TEST_EXPECT_MSG_EQ_TOL(GetFirstLoss(0, "0.5"), 1.0 + 0.5 * std::log(3.0), 1e-6, "three");
        NS_TEST_EXPECT_MSG_GT(GetExcess("0"), 0.5, "rewards are the feature: it is continued");
        NS_TEST_EXPECT_MSG_LT(GetExcess("1"), -0.5, "what was never taken is worth less");
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
                                                {"ConservativeWeight", -0.1},
                                                {"FinalEpsilon", 0.0},
                                                {"ExplorationShare", 1.1}})
        {
            NS_TEST_EXPECT_MSG_EQ(learner->SetAttributeFailSafe(name, DoubleValue(value)),
                                  false,
                                  name << " = " << value);
        }
        NS_TEST_EXPECT_MSG_EQ(learner->Validate(6), "", "the paper's network");
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
            NS_TEST_EXPECT_MSG_EQ(FindMissing(other->Validate(4096), "\"" + value + "\""),
                                  "",
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
        NS_TEST_EXPECT_MSG_EQ(large->Validate(1000), "", "4 million parameters");
        NS_TEST_EXPECT_MSG_NE(large->Validate(4096), "", "more than 16,777,216");
        NS_TEST_EXPECT_MSG_NE(large->Validate(std::size_t{1} << 40U), "", "nor so wide");
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
            transition.action = learner->SelectAction(transition.state);
            transition.reward = transition.state.features[transition.action];
            transition.discount = i % 7 == 0 ? 0.0F : 0.5F;
            if (transition.discount > 0.0F)
            {
                transition.next = DrawObservation(draw);
            }
            learner->AddTransition(transition);
        }
    }

    /// A learner's checkpoint as a file.
    std::vector<char> Store(Ptr<GrowsDoubleDqn> learner, const std::string& name)
    {
        GrowsTensorFile file;
        GrowsStoreLearner(*learner, file);
        const auto path = GetPath(name);
        NS_TEST_EXPECT_MSG_EQ(file.Save(path), "", "the checkpoint is written");
        return ReadBytes(path);
    }

    /// Have a new learner go on. \return what is wrong with the file
    static std::string Restore(const GrowsTensorFile& file, Ptr<GrowsDoubleDqn> learner)
    {
        try
        {
            GrowsRestoreLearner(file, 1e6, *learner);
        }
        catch (const GrowsFileProblem& problem)
        {
            return problem.what();
        }
        return "";
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
        Store(begun, "begun");
        const auto file = GrowsTensorFile::Load(GetPath("begun"));
        NS_TEST_ASSERT_MSG_EQ(file.problem, "", "the checkpoint is read");
        auto resumed = MakeLearner({});
        NS_TEST_ASSERT_MSG_EQ(Restore(*file.value, resumed), "", "the checkpoint is taken over");
        NS_TEST_EXPECT_MSG_EQ(FindDifference(Store(resumed, "resumed"), Store(begun, "begun")),
                              "",
                              "the same before going on");
        Live(resumed, 700, 1200);
        NS_TEST_EXPECT_MSG_EQ(FindDifference(Store(resumed, "resumed"), Store(whole, "whole")),
                              "",
                              "the same at the end");
        NS_TEST_EXPECT_MSG_GT(whole->GetNUpdates(), 300, "it learned at all");
        CheckRefusals(*file.value);
    }

    /// Whatever is missing or wrong is refused.
    void CheckRefusals(const GrowsTensorFile& good)
    {
        for (const auto* pointer : {"",
                                    "/attributes/BatchSize",
                                    "/attributes/LearningRate",
                                    "/features",
                                    "/progress",
                                    "/transitions",
                                    "/updates",
                                    "/draws/explore"})
        {
            auto bad = good;
            bad.metadata[Json::json_pointer(std::string("/learner") + pointer)] = {{"x", 1}};
            NS_TEST_EXPECT_MSG_NE(Restore(bad, MakeLearner({})), "", "another " << pointer);
        }
        const std::vector<std::tuple<std::string, Json, std::string>> changes{
            {"/progress", 1.5, "progress"},
            {"/draws/replay", -1, "\"replay\""},
            {"/draws/initialise", 0, "drawn fewer"},
            {"/draws/explore", 1 << 22, "drawn more"},
            {"/attributes/BatchSize", "0", "BatchSize"},
            {"/attributes/BatchSize", "32\n", "BatchSize"},
            {"/attributes/LearningRate", 2.0, "LearningRate"},
            {"/attributes/Widths", "8,4", "learner.online"},
            {"/attributes/Taps", "2,1073741824", "impossible network"},
            {"/attributes/ReplayCapacity", "499", "more transitions"},
            {"/features", uint64_t{1} << 40U, "impossible network"}};
        for (const auto& [pointer, value, part] : changes)
        {
            auto bad = good;
            bad.metadata[Json::json_pointer("/learner" + pointer)] = value;
            const auto problem = Restore(bad, MakeLearner({}));
            NS_TEST_EXPECT_MSG_EQ(FindMissing(problem, part), "", "says what is wrong");
        }
        for (const auto* name : {"learner.online", "learner.second_moment", "replay.rewards"})
        {
            auto bad = good;
            bad.Put(name, {3}, std::vector<float>(3));
            CheckNothingBuilt(bad, name);
        }
    }

    /// A refused checkpoint costs no memory. \param bad the checkpoint \param part of the problem
    void CheckNothingBuilt(const GrowsTensorFile& bad, const std::string& part)
    {
        auto learner = MakeLearner({});
        const auto problem = Restore(bad, learner);
        NS_TEST_EXPECT_MSG_EQ(FindMissing(problem, part), "", "says what is wrong");
        std::vector<float> values;
        learner->Evaluate(MakeObservation(1, {1.0F, 2.0F, 3.0F, 4.0F, 5.0F}), values);
        NS_TEST_EXPECT_MSG_EQ(values.size(), 1, "its network is made only now, of another width");
    }
};

/**
 * \ingroup grows-tests
 * The learner and its checkpoints.
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
        AddTestCase(new GrowsConservativeTestCase);
        AddTestCase(new GrowsAttributeTestCase);
        AddTestCase(new GrowsCheckpointTestCase);
    }
};

static GrowsAgentTestSuite g_growsAgentTestSuite; //!< registers the suite
