/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-agent-test-case.h"
#include "grows-creation.h"
#include "grows-run-plan.h"

#include "ns3/boolean.h"
#include "ns3/config.h"
#include "ns3/grows-agent-policy.h"
#include "ns3/string.h"
#include "ns3/test.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <torch/script.h>

using namespace ns3;

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
        GrowsRunPlan plan("grows-agent-policy-test-suite.cc", "");
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
 * The policies that decide by a model, and where the model comes from.
 */
class GrowsAgentPolicyTestSuite : public TestSuite
{
  public:
    GrowsAgentPolicyTestSuite()
        : TestSuite("grows-agent-policy")
    {
        AddTestCase(new GrowsAgentPolicyTestCase);
        AddTestCase(new GrowsTorchScriptPolicyTestCase);
        AddTestCase(new GrowsTypedModelTestCase);
    }
};

static GrowsAgentPolicyTestSuite g_growsAgentPolicyTestSuite; //!< registers the suite
