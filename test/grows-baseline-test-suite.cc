// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-agent-test-case.h"
#include "grows-sketched-state.h"
#include "grows-test-text.h"

#include "ns3/boolean.h"
#include "ns3/double.h"
#include "ns3/grows-agent-policy.h"
#include "ns3/grows-baseline.h"
#include "ns3/grows-tensor-file.h"
#include "ns3/test.h"

#include <cmath>
#include <limits>

/**
 * \file
 * \ingroup grows-tests
 * Rules as baselines of agents. Nothing here needs LibTorch.
 */

using namespace ns3;

namespace
{

const std::string SCORE = "score:greedy-utility"; //!< the feature

/// Three candidates: the first serves two, the second nobody, the third is full.
GrowsAssociationState
MakeThree()
{
    return MakeState({{-92.0, 4.0, {2.0, 8.0}, 4}, {-97.0, 1.0, {}}, {-95.0, 6.0, {3.0}, 1}});
}

/// A model whose value is 2 times greedy's score, and \p correction for the first user of a cell
/// and as much again for every other, over its capacity.
GrowsModel
MakeCorrection(float correction)
{
    GrowsModel model;
    model.features = "users," + SCORE;
    model.architecture.signals = {2, 1};
    model.architecture.taps = {1};
    model.architecture.readout = {1};
    model.architecture.nonlinearity = GrowsNonlinearity::IDENTITY;
    model.architecture.skip = 2.0F;
    model.parameters = {1.0F, 0.0F, 0.0F, correction, 0.0F}; // the layer, its bias, the readout
    return model;
}

/**
 * \ingroup grows-tests
 * Scores of rules as a feature, and which policies are such rules.
 */
class GrowsScoreFeatureTestCase : public TestCase
{
  public:
    GrowsScoreFeatureTestCase()
        : TestCase("the score of a rule is a feature; agents are no rules")
    {
    }

  private:
    void DoRun() override
    {
        CheckValues();
        CheckNames();
        CheckProblems();
    }

    /// Gains worked out by hand.
    void CheckValues()
    {
        const GrowsFeatureSet set("users," + SCORE, {});
        std::vector<float> features;
        set.Compute(MakeThree(), features);
        NS_TEST_ASSERT_MSG_EQ(features.size(), 6, "two rows of three");
        const double thirds = std::log((1 + 4.0 / 3) * (1 + 2.0 / 3) * (1 + 8.0 / 3));
        const double first = thirds - std::log((1 + 2.0 / 2) * (1 + 8.0 / 2));
        NS_TEST_EXPECT_MSG_EQ_TOL(features[3], first, 1e-6, "three share instead of two");
        NS_TEST_EXPECT_MSG_EQ_TOL(features[4], std::log(2.0), 1e-6, "alone at 1 Mbit/s");
        const double least = std::min(first, std::log(2.0));
        NS_TEST_EXPECT_MSG_EQ_TOL(features[5], least - 1.0, 1e-6, "full: below all others");
        set.Compute(MakeState({{-90.0, 6.0, {3.0}, 1}}), features);
        NS_TEST_EXPECT_MSG_EQ(features[1], -1.0F, "all are full");
    }

    /// Names of features with rules in them.
    void CheckNames()
    {
        using Set = GrowsFeatureSet;
        NS_TEST_EXPECT_MSG_EQ(Set::FindUnknown("users," + SCORE), "", "known");
        for (const std::string name : {"score:grows", "score:", "score:nobody", "score:look-ahead"})
        {
            NS_TEST_EXPECT_MSG_EQ(Set::FindUnknown("users," + name), name, "no such feature");
        }
        NS_TEST_EXPECT_MSG_EQ(Set::FindRbShareReader(SCORE), "", "reads no share");
        NS_TEST_EXPECT_MSG_EQ(Set::FindRbShareReader("score:measured-utility"),
                              "score:measured-utility",
                              "reads shares as the rule does");
        NS_TEST_EXPECT_MSG_EQ(GrowsAddBaseline("users", "max-rate"),
                              "users,score:max-rate",
                              "behind");
        NS_TEST_EXPECT_MSG_EQ(GrowsAddBaseline("users," + SCORE, "greedy-utility"),
                              "users," + SCORE,
                              "it is there already");
        NS_TEST_EXPECT_MSG_EQ(GrowsAddBaseline("users", ""), "users", "no baseline");
    }

    /// What is no baseline, and why.
    void CheckProblems()
    {
        NS_TEST_EXPECT_MSG_EQ(GrowsValidateBaseline("greedy-utility"), "", "a rule");
        NS_TEST_EXPECT_MSG_EQ(GrowsValidateBaseline("greedy-measured"), "", "a preset of one");
        const std::vector<std::pair<std::string, std::string>> wrong{
            {"grows", "'grows' is itself an agent"},
            {"paper-grows", "'paper-grows' is itself an agent"},
            {"nobody", "'nobody' is no policy"},
            {"random", "'random' scores no candidates"},
            {"none", "'none' scores no candidates"},
            {"look-ahead", "'look-ahead' scores no candidates by their state alone"}};
        for (const auto& [name, part] : wrong)
        {
            const auto problem = GrowsValidateBaseline(name);
            NS_TEST_EXPECT_MSG_EQ(FindMissing(problem, part), "", "says why not");
            NS_TEST_EXPECT_MSG_EQ(FindMissing(problem, ", greedy-utility,"), "", "the remedy");
        }
    }
};

/**
 * \ingroup grows-tests
 * An agent with a baseline deviates from it only where it values something else more by a margin.
 */
class GrowsMarginTestCase : public TestCase
{
  public:
    GrowsMarginTestCase()
        : TestCase("an agent deviates from its baseline by a margin only")
    {
    }

  private:
    /// \param model the agent \param margin of the policy, negative: none
    /// \param state the candidates \return what it chooses, alike in both ways to compute
    uint32_t Choose(const GrowsModel& model, double margin, const GrowsAssociationState& state)
    {
        const auto policy = CreateObject<GrowsAgentPolicy>();
        policy->SetAttribute("Margin", DoubleValue(margin));
        policy->SetModel(model);
        GrowsDecision central;
        policy->Decide(state, central);
        policy->SetAttribute("Decentralised", BooleanValue(true));
        GrowsDecision local;
        policy->Decide(state, local);
        NS_TEST_EXPECT_MSG_EQ(local.choice.value(), central.choice.value(), "without a centre");
        for (std::size_t i = 0; i < central.values.size(); ++i)
        {
            NS_TEST_EXPECT_MSG_EQ_TOL(local.values[i], central.values[i], 1e-6, "same value");
        }
        return central.choice.value();
    }

    void DoRun() override
    {
        // greedy-utility: ln 2 for the second candidate is more than the first one's rise
        const auto state = MakeThree();
        const double first = std::log((1 + 4.0 / 3) * (1 + 2.0 / 3) * (1 + 8.0 / 3) / 10.0);
        const double gap = 2.0 * std::abs(std::log(2.0) - first);
        const uint32_t favourite = first > std::log(2.0) ? 0 : 1;
        const uint32_t other = 1 - favourite;
        const float sign = favourite == 1 ? 1.0F : -1.0F; // only the first cell has users: 0.5
        NS_TEST_EXPECT_MSG_EQ(Choose(MakeCorrection(0.0F), -1.0, state), favourite, "as greedy");
        const auto little = MakeCorrection(sign * static_cast<float>(2.0 * (gap - 0.1)));
        NS_TEST_EXPECT_MSG_EQ(Choose(little, -1.0, state), favourite, "too little");
        auto enough = MakeCorrection(sign * static_cast<float>(2.0 * (gap + 0.2)));
        NS_TEST_EXPECT_MSG_EQ(Choose(enough, -1.0, state), other, "enough without a margin");
        NS_TEST_EXPECT_MSG_EQ(Choose(enough, 0.1, state), other, "and with one of 0.1");
        NS_TEST_EXPECT_MSG_EQ(Choose(enough, 0.3, state), favourite, "but not with one of 0.3");
        enough.margin = 0.3;
        NS_TEST_EXPECT_MSG_EQ(Choose(enough, -1.0, state), favourite, "that of the model");
        NS_TEST_EXPECT_MSG_EQ(Choose(enough, 0.1, state), other, "the attribute takes precedence");
        const auto policy = CreateObject<GrowsAgentPolicy>();
        for (const double margin : {NAN, INFINITY})
        {
            const DoubleValue value(margin);
            NS_TEST_EXPECT_MSG_EQ(policy->SetAttributeFailSafe("Margin", value),
                                  false,
                                  "a margin of " << margin);
        }
        CheckTraffic(state);
    }

    /// Base stations send the score of the rule beside the value.
    void CheckTraffic(const GrowsAssociationState& state)
    {
        const auto policy = CreateObject<GrowsAgentPolicy>();
        policy->SetModel(MakeCorrection(0.0F));
        GrowsDecision decision;
        policy->Decide(state, decision);
        // 2 others are informed of 2 + 3 x 3 numbers, then 6 messages of a value and a score
        NS_TEST_EXPECT_MSG_EQ(policy->GetSignalling(state).payloadBytes,
                              2 * 4 * 11 + 6 * 8,
                              "all bytes");
    }
};

/**
 * \ingroup grows-tests
 * Model files with a skip connection.
 */
class GrowsSkipFileTestCase : public GrowsFileTestCase
{
  public:
    GrowsSkipFileTestCase()
        : GrowsFileTestCase("model files: the baseline and its margin, or a sentence")
    {
    }

  private:
    void DoRun() override
    {
        const auto path = GetPath("skip.safetensors");
        auto model = MakeCorrection(0.5F);
        model.margin = 0.125;
        NS_TEST_ASSERT_MSG_EQ(GrowsSaveModel(model, path), "", "written");
        const auto loaded = GrowsLoadModel(path);
        NS_TEST_ASSERT_MSG_EQ(loaded.problem, "", "read");
        NS_TEST_EXPECT_MSG_EQ((loaded.value->architecture == model.architecture), true, "skip");
        NS_TEST_EXPECT_MSG_EQ(loaded.value->margin, 0.125, "margin");
        NS_TEST_EXPECT_MSG_EQ(loaded.value->GetBaseline(), "greedy-utility", "baseline");
        const auto good = GrowsTensorFile::Load(path).value.value();
        const std::vector<std::tuple<std::string, nlohmann::json, std::string>> changes{
            {"/margin", -0.5, "as margin, expected a number"},
            {"/margin", "0", "\"margin\""},
            {"/skip", "2", "\"skip\""},
            {"/skip", 1e200, "finite weight"},
            {"/architecture/readout", nlohmann::json::array(), "needs a readout"},
            {"/features", {SCORE, "users"}, "last feature is no rule's score"},
            {"/features", {"users", "score:grows"}, "unknown feature \"score:grows\""}};
        for (const auto& [pointer, value, part] : changes)
        {
            auto bad = good;
            bad.metadata[nlohmann::json::json_pointer(pointer)] = value;
            const auto wrong = GetPath("bad.safetensors");
            NS_TEST_ASSERT_MSG_EQ(bad.Save(wrong), "", "written");
            const auto problem = GrowsLoadModel(wrong).problem;
            NS_TEST_EXPECT_MSG_EQ(FindMissing(problem, part), "", "says what is wrong");
        }
    }
};

/**
 * \ingroup grows-tests
 * Baselines of agents.
 */
class GrowsBaselineTestSuite : public TestSuite
{
  public:
    GrowsBaselineTestSuite()
        : TestSuite("grows-baseline")
    {
        AddTestCase(new GrowsScoreFeatureTestCase);
        AddTestCase(new GrowsMarginTestCase);
        AddTestCase(new GrowsSkipFileTestCase);
    }
};

GrowsBaselineTestSuite g_growsBaselineTestSuite; //!< registers the suite

} // namespace
