// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-test-text.h"

#include "ns3/boolean.h"
#include "ns3/grows-association-policy.h"
#include "ns3/string.h"
#include "ns3/test.h"

#include <torch/script.h>
#include <unistd.h>

/**
 * \file
 * \ingroup grows-tests
 * Models that somebody made in Python.
 */

using namespace ns3;

namespace
{

/// A state of four candidates with capacity for ten users, of which the third is full.
GrowsAssociationState
MakeScriptState()
{
    const std::vector<std::pair<std::size_t, double>> cells{{1, 1.6e6},
                                                            {4, 0.5e6},
                                                            {10, 1e6},
                                                            {7, 0.9e6}};
    GrowsAssociationState state;
    for (const auto& [users, rateBps] : cells)
    {
        GrowsCandidate candidate;
        candidate.fullCellRateBps = rateBps;
        candidate.cell.capacity = 10;
        candidate.cell.users.resize(users);
        state.candidates.push_back(candidate);
    }
    return state;
}

/**
 * \ingroup grows-tests
 * A TorchScript file decides; what is none, or answers something else, is refused.
 */
class GrowsTorchScriptPolicyTestCase : public TestCase
{
  public:
    GrowsTorchScriptPolicyTestCase()
        : TestCase("policy torch-script decides by any module of features and shift operator")
    {
    }

  private:
    /// A policy with a module of this body.
    Ptr<GrowsAssociationPolicy> Make(const std::string& body)
    {
        torch::jit::Module module("network");
        module.define("def forward(self, x, S):\n" + body);
        const auto path = CreateTempDirFilename(std::to_string(getpid()) + "-script.pt");
        module.save(path);
        auto policy = GrowsAssociationPolicy::Create("torch-script");
        policy->SetAttribute("Model", StringValue(path));
        policy->SetAttribute("Features", StringValue("users,rate"));
        return policy;
    }

    /// A policy with this problem.
    void ExpectProblem(Ptr<GrowsAssociationPolicy> policy, const std::string& part)
    {
        const auto problem = policy->Validate();
        NS_TEST_EXPECT_MSG_EQ(FindMissing(problem, part), "", "says what is wrong");
        NS_TEST_EXPECT_MSG_EQ(problem.find('\n'), std::string::npos, "one line: " << problem);
    }

    void DoRun() override
    {
        GrowsDecision decision;
        auto policy = Make("  return x[:, 0, :]\n");
        NS_TEST_EXPECT_MSG_EQ(policy->Validate(), "", "a good module");
        policy->Decide(MakeScriptState(), decision);
        NS_TEST_EXPECT_MSG_EQ(decision.choice.value_or(9), 3, "the fullest with free capacity");
        NS_TEST_EXPECT_MSG_EQ_TOL(decision.values[2], 1.0, 1e-6, "a full cell");
        policy->SetAttribute("MaskFull", BooleanValue(false));
        policy->Decide(MakeScriptState(), decision);
        NS_TEST_EXPECT_MSG_EQ(decision.choice.value_or(9), 2, "the fullest");
        // S of the complete graph is 1/3 beside the diagonal: the mean of the others' rates
        policy = Make("  return torch.matmul(x, S)[:, 1, :]\n");
        policy->Decide(MakeScriptState(), decision);
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
 * TorchScript.
 */
class GrowsTorchScriptTestSuite : public TestSuite
{
  public:
    GrowsTorchScriptTestSuite()
        : TestSuite("grows-torch-script")
    {
        AddTestCase(new GrowsTorchScriptPolicyTestCase);
    }
};

GrowsTorchScriptTestSuite g_growsTorchScriptTestSuite; //!< registers the suite

} // namespace
