// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-agent-test-case.h"
#include "grows-checkpoint-selection.h"
#include "grows-test-text.h"
#include "grows-training-session.h"

#include "ns3/config.h"
#include "ns3/grows-tensor-file.h"
#include "ns3/grows-training-preset.h"
#include "ns3/string.h"
#include "ns3/test.h"

#include <cmath>
#include <numeric>

/**
 * \file
 * \ingroup grows-tests
 * Trainings of agents that have a baseline, and which checkpoint they keep.
 */

using namespace ns3;

namespace
{

const std::string BASELINE = "ns3::GrowsDoubleDqn::Baseline"; //!< the attribute

/// A model of one parameter that matters: how good it is.
GrowsModel
MakeGood(double good)
{
    GrowsModel model;
    model.features = "users,score:greedy-utility";
    model.architecture.signals = {2, 1};
    model.architecture.taps = {1};
    model.architecture.skip = 10.0F;
    model.parameters.assign(model.architecture.GetNParameters(), 0.0F);
    model.parameters.front() = static_cast<float>(good);
    return model;
}

/// Episodes of a utility of about 1 for the baseline and as much more for a model as it is good,
/// less its distance from a margin of 0.5; in those that are played in the end \p lost less.
GrowsCheckpointSelection::Play
MakePlay(double lost)
{
    return [lost](const GrowsModel* model, uint64_t seed) {
        std::vector<double> utilities;
        for (int i = 0; i < 10; ++i)
        {
            const double change = model
                                      ? model->parameters.front() - std::abs(model->margin - 0.5) -
                                            (seed == 8 ? lost : 0.0) + 0.001 * (i % 2)
                                      : 0.0;
            utilities.push_back((1.0 + 0.1 * i) * (1.0 + change));
        }
        return utilities;
    };
}

/**
 * \ingroup grows-tests
 * The best checkpoint and its best margin are kept, unless the baseline is better.
 */
class GrowsSelectionTestCase : public TestCase
{
  public:
    GrowsSelectionTestCase()
        : TestCase("the best checkpoint is kept, or the baseline")
    {
    }

  private:
    void DoRun() override
    {
        GrowsCheckpointSelection selection(MakePlay(0.0), 7);
        GrowsTensorFile file;
        selection.Store(file);
        NS_TEST_EXPECT_MSG_EQ(file.metadata.contains("selection"), false, "nothing to store yet");
        selection.Consider(MakeGood(0.02), 10);
        selection.Consider(MakeGood(0.05), 20);
        selection.Consider(MakeGood(0.03), 30);
        selection.Store(file);
        GrowsCheckpointSelection resumed(MakePlay(0.0), 7);
        resumed.Restore(file, MakeGood(0.0).parameters.size());
        resumed.Consider(MakeGood(0.04), 40);
        auto model = MakeGood(0.04);
        const auto said = resumed.Choose(model);
        NS_TEST_EXPECT_MSG_EQ(model.parameters, MakeGood(0.05).parameters, "the best one");
        NS_TEST_EXPECT_MSG_EQ(model.margin, 0.5, "a twentieth of the weight");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(said, "checkpoint of 20 episodes"), "", "which");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(said, "+5.05 %"), "", "by how much, mean of 5 and 5.1");

        GrowsCheckpointSelection lucky(MakePlay(0.1), 7);
        lucky.Consider(MakeGood(0.05), 10);
        const auto none = lucky.Choose(model);
        NS_TEST_EXPECT_MSG_EQ(model.parameters,
                              std::vector<float>(model.parameters.size()),
                              "no correction: the baseline decides");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(none, "decides as greedy-utility does"), "", "says so");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(none, "-4.95 %"), "", "in episodes that chose nothing");
    }
};

/**
 * \ingroup grows-tests
 * Where demands are volumes, the utility per arrival is compared.
 */
class GrowsSelectionUtilityTestCase : public TestCase
{
  public:
    GrowsSelectionUtilityTestCase()
        : TestCase("utility per time is compared, with volumes utility per arrival")
    {
    }

  private:
    /// \param scenario name \return the mean of the utilities that are compared, of max-rate
    static double GetMean(const std::string& scenario)
    {
        const auto utilities = GrowsPlayInSlots({scenario}, {}, 2, "max-rate")(nullptr, 10001);
        return std::accumulate(utilities.begin(), utilities.end(), 0.0) / utilities.size();
    }

    void DoRun() override
    {
        // Sixteen users at a time with 1.2 each; a session of a volume has 2.
        NS_TEST_EXPECT_MSG_GT(GetMean("hotspot"), 8.0, "the utility of all users at a time");
        NS_TEST_EXPECT_MSG_LT(GetMean("hotspot-volumes"), 4.0, "the utility of a session");
    }
};

/**
 * \ingroup grows-tests
 * A training with a baseline from beginning to end, in one go and resumed.
 */
class GrowsBaselineTrainingTestCase : public GrowsFileTestCase
{
  public:
    GrowsBaselineTrainingTestCase()
        : GrowsFileTestCase("a training with a baseline selects, and resumes to the same bytes")
    {
    }

  private:
    /// \param name of the output \return a short training
    GrowsTrainingPlan MakePlan(const std::string& name)
    {
        GrowsTrainingPlan plan;
        plan.preset = GrowsTrainingPreset::Find("grows");
        plan.networks = {"paper-a"};
        plan.episodes = 320;
        plan.curveEvery = 48;
        plan.output = GetPath(name);
        plan.configuration = "test";
        plan.select = 40;
        return plan;
    }

    /// Train until so many episodes are done. \return what went wrong
    static std::string Train(const GrowsTrainingPlan& plan, uint64_t episodes)
    {
        GrowsTrainingSession session(plan);
        auto problem = session.Begin();
        if (problem.empty())
        {
            problem = session.Run([=](const auto& now) { return now.episode < episodes; });
        }
        return problem.empty() && session.IsDone() ? session.Finish() : problem;
    }

    void DoRun() override
    {
        const auto without = Train(MakePlan("without.safetensors"), 320);
        NS_TEST_EXPECT_MSG_EQ(FindMissing(without, "this agent has none"), "", "no baseline");
        Config::SetDefault(BASELINE, StringValue("grows"));
        const auto agent = Train(MakePlan("agent.safetensors"), 320);
        NS_TEST_EXPECT_MSG_EQ(FindMissing(agent, "is itself an agent"), "", "no rule");
        Config::SetDefault(BASELINE, StringValue("greedy-utility"));
        CheckTraining();
        Config::SetDefault(BASELINE, StringValue(""));
        CheckWarmStart();
    }

    /// The same bytes, whether it was interrupted or not.
    void CheckTraining()
    {
        auto plan = MakePlan("whole.safetensors");
        NS_TEST_ASSERT_MSG_EQ(Train(plan, 320), "", "the uninterrupted training");
        const auto whole = ReadBytes(plan.output);
        const auto loaded = GrowsLoadModel(plan.output);
        NS_TEST_ASSERT_MSG_EQ(loaded.problem, "", "its model");
        NS_TEST_EXPECT_MSG_EQ(loaded.value->GetBaseline(), "greedy-utility", "has a baseline");
        NS_TEST_EXPECT_MSG_EQ(loaded.value->record.count("selection"), 1, "and says what was kept");
        plan = MakePlan("resumed.safetensors");
        NS_TEST_ASSERT_MSG_EQ(Train(plan, 150), "", "the first part");
        plan.resume = true;
        NS_TEST_ASSERT_MSG_EQ(Train(plan, 320), "", "the second part");
        NS_TEST_EXPECT_MSG_EQ((ReadBytes(plan.output) == whole), true, "the same bytes");
    }

    /// An agent that is trained further keeps its baseline.
    void CheckWarmStart()
    {
        auto plan = MakePlan("tuned.safetensors");
        plan.model = GetPath("whole.safetensors");
        NS_TEST_ASSERT_MSG_EQ(Train(plan, 320), "", "trained further");
        const auto loaded = GrowsLoadModel(plan.output);
        NS_TEST_ASSERT_MSG_EQ(loaded.problem, "", "its model");
        NS_TEST_EXPECT_MSG_EQ(loaded.value->GetBaseline(), "greedy-utility", "the model's");
    }
};

/**
 * \ingroup grows-tests
 * Selection of checkpoints.
 */
class GrowsSelectionTestSuite : public TestSuite
{
  public:
    GrowsSelectionTestSuite()
        : TestSuite("grows-selection")
    {
        AddTestCase(new GrowsSelectionTestCase);
        AddTestCase(new GrowsSelectionUtilityTestCase);
        AddTestCase(new GrowsBaselineTrainingTestCase);
    }
};

GrowsSelectionTestSuite g_growsSelectionTestSuite; //!< registers the suite

} // namespace
