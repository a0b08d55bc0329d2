// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-agent-test-case.h"
#include "grows-test-text.h"

#include "ns3/boolean.h"
#include "ns3/config.h"
#include "ns3/grows-agent-policy.h"
#include "ns3/grows-q-learning.h"
#include "ns3/string.h"
#include "ns3/test.h"

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>

/**
 * \file
 * \ingroup grows-tests
 * The policies that decide as an agent does. Nothing here needs LibTorch.
 */

using namespace ns3;

namespace
{

/// A candidate with some users and capacity for ten.
GrowsCandidate
MakeCandidate(uint32_t users, double rateBps)
{
    GrowsCandidate candidate;
    candidate.fullCellRateBps = rateBps;
    candidate.link.rssiDbm = -80.0 - users;
    candidate.cell.capacity = 10;
    candidate.cell.users.resize(users);
    candidate.cell.meanUtility = 0.1 * users;
    return candidate;
}

/// A state of four candidates, of which the third is full.
GrowsAssociationState
MakeFourCandidates()
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
        CheckNames();
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

    /// paper-grows is a preset, which gives way to defaults that were set.
    void CheckNames()
    {
        for (const auto* name : {"grows", "agent", "ns3::GrowsAgentPolicy"})
        {
            const auto policy = GrowsAssociationPolicy::Create(name);
            NS_TEST_ASSERT_MSG_NE(policy, nullptr, name);
            NS_TEST_EXPECT_MSG_EQ(policy->GetName(), "grows", name);
        }
        const auto paper = GrowsAssociationPolicy::Create("paper-grows");
        NS_TEST_EXPECT_MSG_EQ(paper->GetName(), "paper-grows", "not that of its class");
        NS_TEST_EXPECT_MSG_EQ(CreateObject<GrowsAgentPolicy>()->GetName(), "grows", "its class");
        const auto get = [](const std::string& name) {
            StringValue value;
            GrowsAssociationPolicy::Create(name)->GetAttribute("ShippedModel", value);
            return value.Get();
        };
        const std::string attribute = "ns3::GrowsAgentPolicy::ShippedModel";
        NS_TEST_EXPECT_MSG_EQ(get("grows"), "general.safetensors", "by default");
        NS_TEST_EXPECT_MSG_EQ(get("paper-grows"), "", "as the preset has it");
        Config::SetDefault(attribute, StringValue("mine.safetensors"));
        NS_TEST_EXPECT_MSG_EQ(get("paper-grows"), "mine.safetensors", "as somebody has set it");
        Config::SetDefault(attribute, StringValue("general.safetensors"));
    }

    /// grows never chooses a full cell, paper-grows may.
    void CheckMask()
    {
        auto state = MakeFourCandidates();
        GrowsDecision decision;
        auto grows = Make("grows", MakeFullestModel());
        auto paper = Make("paper-grows", MakeFullestModel());
        grows->Decide(state, decision);
        NS_TEST_EXPECT_MSG_EQ(decision.choice.value_or(9), 3, "the fullest with free capacity");
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
        NS_TEST_EXPECT_MSG_EQ(decision.choice, std::nullopt, "all are full");
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
            const auto state = MakeFourCandidates();
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
            NS_TEST_EXPECT_MSG_EQ(sent, 36, "messages that the policy has sent");
            NS_TEST_EXPECT_MSG_EQ(size, 2 * 12 * 16 + 12 * 4, "bytes that the policy has sent");
            // and before that 3 others are informed: 2 numbers of the arriving UE, 3 of each
            // candidate
            const auto signalling = policy->GetSignalling(state);
            NS_TEST_EXPECT_MSG_EQ(signalling.rounds, 1 + 2 + 1, "news, exchanges, values");
            NS_TEST_EXPECT_MSG_EQ(signalling.messages, 3 + 36, "all messages");
            NS_TEST_EXPECT_MSG_EQ(signalling.payloadBytes, 3 * 4 * 14 + 432, "all bytes");
        }
    }

    /// A learner decides as it explores, and what it saw can be asked for.
    void CheckLearner()
    {
        auto learner = CreateObject<GrowsQLearning>();
        auto policy = Make("grows", MakeFullestModel());
        policy->SetLearner(learner,
                           {GrowsFeatureSet(GrowsQLearning::FEATURES, GrowsFeatureSet::Scales()),
                            GrowsShiftKind::EIGENVALUE,
                            true});
        NS_TEST_EXPECT_MSG_EQ(policy->AssignStreams(10001), 1, "the learner's stream");
        std::map<uint32_t, int> counts;
        GrowsDecision decision;
        for (int i = 0; i < 300; ++i)
        {
            policy->Decide(MakeFourCandidates(), decision);
            ++counts[decision.choice.value()];
        }
        NS_TEST_EXPECT_MSG_EQ(counts.size(), 3, "explores what has free capacity");
        NS_TEST_EXPECT_MSG_EQ(counts.count(2), 0, "and nothing else");
        const auto& seen = policy->GetObservation();
        NS_TEST_EXPECT_MSG_EQ(seen.nodes, 4, "nodes of the observation");
        NS_TEST_EXPECT_MSG_EQ(seen.allowed,
                              (std::vector<uint8_t>{1, 1, 0, 1}),
                              "the mask leaves out the full cell");
        NS_TEST_EXPECT_MSG_EQ(seen.features[11], 7.0F, "users of the last");
        NS_TEST_EXPECT_MSG_EQ_TOL(decision.probability, 1.0 / 3.0, 1e-12, "each as often");

        learner->AddTransition({seen, 1, 2.0F, 0.0F, {}}); // of which it learns the half
        learner->SetProgress(0.4);
        const double epsilon = learner->GetEpsilon();
        for (int i = 0; i < 100; ++i)
        {
            policy->Decide(MakeFourCandidates(), decision);
            const double best = decision.choice == 1U ? 1.0 - epsilon : 0.0;
            NS_TEST_EXPECT_MSG_EQ_TOL(decision.probability, best + epsilon / 3.0, 1e-12, "greedy");
        }
        NS_TEST_EXPECT_MSG_EQ(decision.values[1], 1.0, "the learner's values");
    }

    /// Attribute, environment, and the message if there is no model.
    void CheckFiles()
    {
        const auto folder = GetPath("models");
        std::filesystem::create_directory(folder);
        const auto path = folder + "/general.safetensors";
        NS_TEST_ASSERT_MSG_EQ(GrowsSaveModel(MakeFullestModel(), path), "", "the model is written");
        GrowsDecision decision;
        auto policy = GrowsAssociationPolicy::Create("grows");
        policy->SetAttribute("Model", StringValue(path));
        NS_TEST_EXPECT_MSG_EQ(policy->Validate(), "", "a good model");
        policy->Decide(MakeFourCandidates(), decision);
        NS_TEST_EXPECT_MSG_EQ(decision.choice.value_or(9), 3, "decides by the file");
        policy->SetAttribute("Model", StringValue(path + ".missing"));
        const auto problem = policy->Validate();
        NS_TEST_EXPECT_MSG_EQ(FindMissing(problem, path + ".missing"), "", "names the file");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(problem, "./grows train"), "", "says how to get one");

        setenv("GROWS_MODEL_DIR", folder.c_str(), 1);
        policy = GrowsAssociationPolicy::Create("grows");
        NS_TEST_EXPECT_MSG_EQ(policy->Validate(), "", "the default model");
        policy = GrowsAssociationPolicy::Create("paper-grows");
        const auto unnamed = policy->Validate();
        NS_TEST_EXPECT_MSG_EQ(FindMissing(unnamed, "no agent ships for it; give a model file"),
                              "",
                              "says what to give");
        unsetenv("GROWS_MODEL_DIR");
    }
};

/**
 * \ingroup grows-tests
 * Agents that decide.
 */
class GrowsAgentPolicyTestSuite : public TestSuite
{
  public:
    GrowsAgentPolicyTestSuite()
        : TestSuite("grows-agent-policy")
    {
        AddTestCase(new GrowsAgentPolicyTestCase);
    }
};

GrowsAgentPolicyTestSuite g_growsAgentPolicyTestSuite; //!< registers the suite

} // namespace
