// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-sketched-state.h"
#include "grows-test-policies.h"
#include "grows-test-text.h"

#include "ns3/boolean.h"
#include "ns3/double.h"
#include "ns3/grows-association-policy.h"
#include "ns3/grows-formula-rate-model.h"
#include "ns3/grows-look-ahead-policy.h"
#include "ns3/grows-names.h"
#include "ns3/object-factory.h"
#include "ns3/pointer.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <cmath>

using namespace ns3;

namespace
{

/// A rate model that promises log2(1 + ratio), whatever the ratio.
Ptr<GrowsRateModel>
MakeShannon()
{
    return CreateObjectWithAttributes<GrowsFormulaRateModel>("Factor",
                                                             DoubleValue(1.0),
                                                             "Gap",
                                                             DoubleValue(0.0),
                                                             "MaxEfficiency",
                                                             DoubleValue(100.0));
}

/**
 * Futures with a value that was written down: values[choice][future]. One more user arrives in each
 * of them; the value counts only if it is put where the base policy has to put it, cell 1.
 */
class ScriptedRollouts : public GrowsRolloutModel
{
  public:
    std::vector<std::vector<double>> values; //!< by first choice and future
    uint32_t forks{0};                       //!< calls of Fork
    uint32_t plays{0};                       //!< futures played to their end
    double otherBps{0.0};                    //!< full-cell rate of the first user of cell 2

  private:
    void DoFork(const GrowsAssociationState& /* state */, uint32_t /* futures */) override
    {
        ++forks;
        otherBps = GetCellStates().IsNull() ? 0.0 : GetCellStates()(2).users[0].fullCellRateBps;
        m_state = MakeState({{-90.0, 1.0, {1.0}}, {-95.0, 9.0, {}}});
    }

    void DoRewind(uint32_t future) override
    {
        m_future = future;
        m_choices.clear();
    }

    void DoApply(const GrowsCheckedDecision& checked) override
    {
        m_choices.push_back(checked.choice.value_or(99));
    }

    bool DoNextArrival() override
    {
        return m_choices.size() < 2;
    }

    const GrowsAssociationState& DoGetState() const override
    {
        return m_state;
    }

    double DoGetValue() const override
    {
        const_cast<ScriptedRollouts*>(this)->plays++;
        return m_choices.at(1) == 1 ? values.at(m_choices[0]).at(m_future) : -1e9;
    }

    int64_t DoAssignStreams(int64_t /* stream */) override
    {
        return 3;
    }

    GrowsAssociationState m_state;   //!< of the user that arrives in every future
    uint32_t m_future{0};            //!< which one is played
    std::vector<uint32_t> m_choices; //!< since Rewind
};

/// A state and the candidate that a policy takes there.
struct PolicyCase
{
    std::string policy;                           //!< short name
    std::string what;                             //!< what the case is about
    std::vector<GrowsCandidateSketch> candidates; //!< the state
    std::optional<uint32_t> choice;               //!< expected, before GrowsDecide
    GrowsReason reason{GrowsReason::NONE};        //!< what GrowsDecide makes of it
};

} // namespace

/// Each policy without parameters on hand-made states.
class GrowsPolicyChoiceTestCase : public TestCase
{
  public:
    /// \param policyCase what is tried
    explicit GrowsPolicyChoiceTestCase(const PolicyCase& policyCase)
        : TestCase(policyCase.policy + ": " + policyCase.what),
          m_case(policyCase)
    {
    }

  private:
    void DoRun() override
    {
        auto policy = GrowsAssociationPolicy::Create(m_case.policy);
        NS_TEST_ASSERT_MSG_NE(policy, nullptr, "no such policy");
        const auto state = MakeState(m_case.candidates);
        GrowsDecision decision;
        const auto checked = GrowsDecide(*policy, state, decision);
        NS_TEST_EXPECT_MSG_EQ(decision.choice.value_or(99),
                              m_case.choice.value_or(99),
                              "the choice");
        NS_TEST_EXPECT_MSG_EQ(GrowsToString(checked.reason),
                              GrowsToString(m_case.reason),
                              "the reason differs");
        const bool served = m_case.choice && m_case.reason == GrowsReason::NONE;
        NS_TEST_EXPECT_MSG_EQ(checked.choice.value_or(99),
                              (served ? *m_case.choice : 99),
                              "the checked decision differs");
    }

    PolicyCase m_case; //!< what is tried
};

/// What GrowsDecide makes of right and wrong answers.
class GrowsDecideTestCase : public TestCase
{
  public:
    GrowsDecideTestCase()
        : TestCase("the decision core checks what a policy says")
    {
    }

  private:
    /// Ask about a state with one cell with free capacity (0) and a full one (1).
    void Check(const GrowsDecision& answer, GrowsReason reason, bool hasFreeCapacity = true)
    {
        auto policy = CreateObject<GrowsScriptedPolicy>();
        policy->answer = answer;
        const uint32_t capacity = hasFreeCapacity ? 1 : 0;
        const auto state = MakeState({{-90.0, 1.0, {}, capacity}, {-91.0, 1.0, {1.0}, 1}});
        GrowsDecision decision{7, {1.0, 2.0, 3.0}}; // must be cleared
        const auto checked = GrowsDecide(*policy, state, decision);
        NS_TEST_EXPECT_MSG_EQ(GrowsToString(checked.reason), GrowsToString(reason), "reason");
        NS_TEST_EXPECT_MSG_EQ(checked.choice.has_value(), (reason == GrowsReason::NONE), "choice");
        NS_TEST_EXPECT_MSG_EQ(decision.values.size(), answer.values.size(), "old values stayed");
    }

    void DoRun() override
    {
        Check({0, {}}, GrowsReason::NONE);
        Check({0, {1.0, -std::numeric_limits<double>::infinity()}}, GrowsReason::NONE);
        Check({1, {}}, GrowsReason::CELL_FULL);
        Check({2, {}}, GrowsReason::POLICY_ERROR);
        Check({0, {1.0, NOT_A_NUMBER}}, GrowsReason::POLICY_ERROR);
        Check({std::nullopt, {NOT_A_NUMBER}}, GrowsReason::POLICY_ERROR);
        Check({std::nullopt, {}}, GrowsReason::DECLINED);
        Check({std::nullopt, {}}, GrowsReason::NO_FREE_CAPACITY, false);

        auto policy = CreateObject<GrowsScriptedPolicy>();
        GrowsDecision decision;
        const auto checked = GrowsDecide(*policy, GrowsAssociationState(), decision);
        NS_TEST_EXPECT_MSG_EQ(checked.reason, GrowsReason::NO_CANDIDATE, "no candidates at all");
        NS_TEST_EXPECT_MSG_EQ(policy->asked, 0, "asked about nothing");
    }
};

/// Policies are found by name.
class GrowsPolicyNamesTestCase : public TestCase
{
  public:
    GrowsPolicyNamesTestCase()
        : TestCase("policies are found by short name, alias and TypeId name")
    {
    }

  private:
    void DoRun() override
    {
        const auto names = GrowsAssociationPolicy::GetNames();
        for (const std::string name : {"greedy-measured",
                                       "greedy-utility",
                                       "least-loaded",
                                       "look-ahead",
                                       "max-rate",
                                       "max-rssi",
                                       "max-rssi-retry",
                                       "measured-utility",
                                       "none",
                                       "pico-bias",
                                       "q-learning",
                                       "q-learning-decay",
                                       "random",
                                       "reserve"})
        {
            NS_TEST_EXPECT_MSG_EQ(std::count(names.begin(), names.end(), name), 1, name);
            NS_TEST_EXPECT_MSG_NE(GrowsAssociationPolicy::Create(name), nullptr, name);
        }
        NS_TEST_EXPECT_MSG_EQ(std::is_sorted(names.begin(), names.end()), true, "not sorted");
        for (const std::string name : {"argmax", "ns3::GrowsMaxRssiPolicy"})
        {
            NS_TEST_EXPECT_MSG_EQ(GrowsAssociationPolicy::GetShortName(name), "max-rssi", name);
            auto policy = GrowsAssociationPolicy::Create(name);
            NS_TEST_ASSERT_MSG_NE(policy, nullptr, name);
            NS_TEST_EXPECT_MSG_EQ(policy->GetInstanceTypeId().GetName(),
                                  "ns3::GrowsMaxRssiPolicy",
                                  name);
        }
        for (const std::string name : {"", "Max-Rssi", "scored", "predicting", "ns3::UdpClient"})
        {
            NS_TEST_EXPECT_MSG_EQ(GrowsAssociationPolicy::Create(name), nullptr, name);
        }
    }
};

/// Rates of served users as a policy believes them.
class GrowsMeasuredRatesTestCase : public TestCase
{
  public:
    GrowsMeasuredRatesTestCase()
        : TestCase("measured rates instead of modelled ones, of candidates and of other cells")
    {
    }

  private:
    /// \return two cells with a user each of 8 Mbit/s by the model and of 2 as measured in cell 0
    static GrowsAssociationState MakeMeasuredState()
    {
        auto state = MakeState({{-90.0, 4.0, {8.0}}, {-95.0, 4.0, {8.0}}});
        state.candidates[0].cell.users[0].measuredRateBps = 2e6;
        state.candidates[1].cell.users[0].measuredRateBps = 8e6;
        return state;
    }

    void DoRun() override
    {
        const auto state = MakeMeasuredState();
        const double modelled = std::log(3.0 * 5.0 / 9.0);
        const double measured = std::log(3.0 * 2.0 / 3.0);
        GrowsDecision decision;
        GrowsAssociationPolicy::Create("greedy-utility")->Decide(state, decision);
        NS_TEST_EXPECT_MSG_EQ_TOL(decision.values[0], modelled, 1e-12, "by the model");
        GrowsAssociationPolicy::Create("greedy-measured")->Decide(state, decision);
        NS_TEST_EXPECT_MSG_EQ_TOL(decision.values[0], measured, 1e-12, "as measured");
        NS_TEST_EXPECT_MSG_EQ_TOL(decision.values[1], modelled, 1e-12, "as measured: the same");
        NS_TEST_EXPECT_MSG_EQ(state.candidates[0].cell.users[0].fullCellRateBps, 8e6, "a copy");
        auto model = CreateObject<ScriptedRollouts>();
        model->values = {{1.0}, {1.0}};
        auto lookAhead = CreateObjectWithAttributes<GrowsLookAheadPolicy>("Futures",
                                                                          UintegerValue(1),
                                                                          "RolloutModel",
                                                                          PointerValue(model));
        lookAhead->SetCellStates(MakeCallback(&GrowsMeasuredRatesTestCase::GetCell, this));
        lookAhead->Decide(state, decision);
        NS_TEST_EXPECT_MSG_EQ(model->otherBps, 8e6, "of another cell, by the model");
        lookAhead->SetAttribute("MeasuredRates", BooleanValue(true));
        lookAhead->Decide(state, decision);
        NS_TEST_EXPECT_MSG_EQ(model->otherBps, 2e6, "of another cell, as measured");
    }

    /// \return the state of a cell that is no candidate
    GrowsCellState GetCell(uint32_t /* cell */)
    {
        return MakeMeasuredState().candidates[0].cell;
    }
};

/// Water-filling on measured shares.
class GrowsMeasuredUtilityTestCase : public TestCase
{
  public:
    GrowsMeasuredUtilityTestCase()
        : TestCase("measured-utility: values worked out by hand")
    {
    }

  private:
    /// Two light users; one that takes all it can, beside a tenth of somebody unknown; one that has
    /// just come; a full cell.
    static GrowsAssociationState MakeSharedState()
    {
        auto state = MakeState({{-90.0, 6.0, {5.0, 5.0}},
                                {-90.0, 2.0, {5.0}},
                                {-90.0, 3.0, {8.0}},
                                {-90.0, 9.0, {}, 0}});
        const auto measure = [&](uint32_t cell, uint32_t index, double share, double mbps) {
            auto& user = state.candidates[cell].cell.users[index];
            user.isMeasured = true;
            user.rbShare = share;
            user.throughputBps = 1e6 * mbps;
        };
        measure(0, 0, 0.1, 0.5);
        measure(0, 1, 0.1, 0.5);
        measure(1, 0, 0.9, 4.5);
        state.candidates[0].cell.rbUse = 0.2;
        state.candidates[1].cell.rbUse = 1.0;
        return state;
    }

    /// Compare values. \param state what to decide about \param expected of the first three cells
    /// \param what in words
    void Expect(const GrowsAssociationState& state,
                const std::vector<double>& expected,
                const std::string& what)
    {
        GrowsDecision decision;
        m_policy->Decide(state, decision);
        for (std::size_t i = 0; i < expected.size(); ++i)
        {
            NS_TEST_EXPECT_MSG_EQ_TOL(decision.values[i], expected[i], 1e-12, what << ": " << i);
        }
        NS_TEST_EXPECT_MSG_EQ(decision.values[3], GrowsScoredPolicy::NEVER, "the full cell");
    }

    void DoRun() override
    {
        m_policy = GrowsAssociationPolicy::Create("measured-utility");
        NS_TEST_EXPECT_MSG_EQ(m_policy->GetRbShareReader(), "policy measured-utility", "its needs");
        m_policy->SetAttribute("LossWeight", DoubleValue(1.0));
        auto state = MakeSharedState();
        // It has 0.8 of cell 0; 0.45 of cell 1, as the user there; half of cell 2.
        const double lost = std::log(5.5 / 3.25);
        Expect(state,
               {std::log(5.8), std::log(1.9) - lost, std::log(2.5) - std::log(9.0 / 5.0)},
               "always data waiting");
        m_policy->SetAttribute("LossWeight", DoubleValue(0.0));
        Expect(state, {std::log(5.8), std::log(1.9), std::log(2.5)}, "losses do not count");
        m_policy->SetAttribute("LossWeight", DoubleValue(1.0));
        state.candidates[2].cell.users[0].remaining.offeredBps = 0.8e6;
        Expect(state,
               {std::log(5.8), std::log(1.9) - lost, std::log(3.7)},
               "the user that has just come wants a tenth");
        state.candidates[2].cell.users[0].remaining.offeredBps = 0.0;
        m_policy->SetAttribute("UnmeasuredShare", DoubleValue(0.1));
        Expect(state,
               {std::log(5.8), std::log(1.9) - lost, std::log(3.7)},
               "users that have just come are expected to want a tenth");
        state.demand.offeredBps = 0.6e6; // a tenth of cell 0, 0.3 of cell 1, 0.2 of cell 2
        const double lessLost = std::log(5.5 / (1.0 + 5.0 * 0.6));
        Expect(state,
               {std::log(1.6), std::log(1.6) - lessLost, std::log(1.6)},
               "the arriving UE offers 0.6 Mbit/s");
        m_policy = nullptr;
    }

    Ptr<GrowsAssociationPolicy> m_policy; //!< measured-utility
};

/// Parameters of the predicting policies.
class GrowsPredictingPolicyTestCase : public TestCase
{
  public:
    GrowsPredictingPolicyTestCase()
        : TestCase("greedy utility: values, refusal, and a belief of its own")
    {
    }

  private:
    /// Cell 0 full, cell 1 with a user that would lose more than an arriving UE of 0.1 Mbit/s gets.
    void CheckRefusal()
    {
        auto policy = GrowsAssociationPolicy::Create("greedy-utility");
        const auto state = MakeState({{-90.0, 5.0, {1.0}, 1}, {-95.0, 0.1, {8.0}}});
        GrowsDecision decision;
        policy->Decide(state, decision);
        NS_TEST_EXPECT_MSG_EQ(decision.choice.value_or(99), 1, "joins although the sum falls");
        const double loss = std::log(1.05 * 5.0 / 9.0);
        NS_TEST_EXPECT_MSG_EQ_TOL(decision.values[1], loss, 1e-12, "the value of joining");
        policy->SetAttribute("AllowRefusal", BooleanValue(true));
        policy->Decide(state, decision);
        NS_TEST_EXPECT_MSG_EQ(decision.choice.value_or(99), 0, "the full cell is the better one");
        NS_TEST_EXPECT_MSG_EQ(decision.values[0], 0.0, "a refusal changes nothing");
    }

    /// The state says 1 and 2 Mbit/s, the model of the policy reads the SNR: the other way round.
    void CheckBelief(const std::string& name)
    {
        auto state = MakeState({{-90.0, 1.0, {}}, {-95.0, 2.0, {}}});
        state.candidates[0].link.sinrDb = 10.0;
        state.candidates[1].link.sinrDb = 0.0;
        state.candidates[0].link.resourceBlocks = state.candidates[1].link.resourceBlocks = 25;
        auto policy = GrowsAssociationPolicy::Create(name);
        GrowsDecision decision;
        policy->Decide(state, decision);
        NS_TEST_EXPECT_MSG_EQ(decision.choice.value_or(99), 1, name << " by the network's rates");
        policy->SetAttribute("RateModel", PointerValue(MakeShannon()));
        policy->Decide(state, decision);
        NS_TEST_EXPECT_MSG_EQ(decision.choice.value_or(99), 0, name << " by its own rates");
    }

    /// Users there are seen through the policy's own model, too.
    void CheckBeliefInUsers()
    {
        auto state = MakeState({{-90.0, 4.5, {4.5}}});
        auto& candidate = state.candidates[0];
        candidate.link.sinrDb = candidate.cell.users[0].link.sinrDb = 0.0;
        candidate.link.resourceBlocks = candidate.cell.users[0].link.resourceBlocks = 25;
        candidate.cell.users[0].fullCellRateBps = 0.0;
        auto policy = GrowsAssociationPolicy::Create("greedy-utility");
        policy->SetAttribute("RateModel", PointerValue(MakeShannon()));
        GrowsDecision decision;
        policy->Decide(state, decision);
        const double expected = 2.0 * std::log(1.0 + 2.25) - std::log(1.0 + 4.5);
        NS_TEST_EXPECT_MSG_EQ_TOL(decision.values[0], expected, 1e-12, "two of 4.5 Mbit/s");
    }

    void DoRun() override
    {
        CheckRefusal();
        CheckBelief("max-rate");
        CheckBelief("greedy-utility");
        CheckBeliefInUsers();
    }
};

/// The random policy: frequencies, capacity, and the seed.
class GrowsRandomPolicyTestCase : public TestCase
{
  public:
    GrowsRandomPolicyTestCase()
        : TestCase("random: every candidate with equal probability, the same by the same stream")
    {
    }

  private:
    /// \return how often each of three candidates is drawn in 30,000 decisions
    std::vector<uint32_t> Count(bool freeCapacityOnly, int64_t stream)
    {
        auto policy = GrowsAssociationPolicy::Create("random");
        policy->SetAttribute("FreeCapacityOnly", BooleanValue(freeCapacityOnly));
        NS_TEST_EXPECT_MSG_EQ(policy->AssignStreams(stream), 1, "streams that the policy uses");
        const auto state = MakeState({{-90.0, 1.0, {}}, {-91.0, 1.0, {1.0}, 1}, {-92.0, 1.0, {}}});
        std::vector<uint32_t> counts(3);
        GrowsDecision decision;
        for (int i = 0; i < 30000; ++i)
        {
            policy->Decide(state, decision);
            ++counts.at(decision.choice.value_or(99));
        }
        return counts;
    }

    void DoRun() override
    {
        const double deviation = std::sqrt(30000 * (1.0 / 3) * (2.0 / 3));
        const auto all = Count(false, 1);
        for (const auto count : all)
        {
            NS_TEST_EXPECT_MSG_EQ_TOL(count, 10000, 4 * deviation, "not uniform");
        }
        NS_TEST_EXPECT_MSG_EQ(Count(false, 1), all, "the same stream, the same choices");
        NS_TEST_EXPECT_MSG_NE(Count(false, 2), all, "another stream, other choices");
        const auto hasFreeCapacity = Count(true, 1);
        NS_TEST_EXPECT_MSG_EQ(hasFreeCapacity[1], 0, "a full cell was drawn");
        NS_TEST_EXPECT_MSG_EQ_TOL(hasFreeCapacity[0], 15000, 4 * std::sqrt(7500.0), "not uniform");

        auto policy = GrowsAssociationPolicy::Create("random");
        policy->SetAttribute("FreeCapacityOnly", BooleanValue(true));
        GrowsDecision decision;
        policy->Decide(MakeState({{-90.0, 1.0, {}, 0}}), decision);
        NS_TEST_EXPECT_MSG_EQ(decision.choice, std::nullopt, "the cell was full");
    }
};

/// Look-ahead asks its model as agreed and takes the best mean.
class GrowsLookAheadPolicyTestCase : public TestCase
{
  public:
    GrowsLookAheadPolicyTestCase()
        : TestCase("look-ahead: best mean over the futures that the base policy plays")
    {
    }

  private:
    void DoRun() override
    {
        auto model = CreateObject<ScriptedRollouts>();
        model->values = {{1.0, 2.0, 9.0}, {5.0, 5.0, 5.0}, {100.0, 100.0, 100.0}};
        auto policy = GrowsAssociationPolicy::Create("look-ahead");
        policy->SetAttribute("Futures", UintegerValue(3));
        NS_TEST_EXPECT_MSG_EQ(FindMissing(policy->Validate(), "RolloutModel"),
                              "",
                              "says which attribute is missing");
        policy->SetAttribute("RolloutModel", PointerValue(model));
        NS_TEST_EXPECT_MSG_EQ(policy->Validate(), "", "nothing is missing any more");
        const auto state = MakeState({{-90.0, 1.0, {}}, {-95.0, 1.0, {}}, {-97.0, 1.0, {1.0}, 1}});
        GrowsDecision decision;
        policy->Decide(state, decision);
        NS_TEST_EXPECT_MSG_EQ(decision.choice.value_or(99), 1, "best mean with free capacity");
        NS_TEST_EXPECT_MSG_EQ_TOL(decision.values.at(0), 4.0, 1e-12, "mean of 1, 2, 9");
        NS_TEST_EXPECT_MSG_EQ_TOL(decision.values.at(1), 5.0, 1e-12, "mean of 5, 5, 5");
        NS_TEST_EXPECT_MSG_EQ(decision.values.at(2), GrowsScoredPolicy::NEVER, "full");
        NS_TEST_EXPECT_MSG_EQ(model->forks, 1, "one fork a decision");
        NS_TEST_EXPECT_MSG_EQ(model->plays, 6, "two choices, three futures");

        policy->SetAttribute("BasePolicy",
                             PointerValue(GrowsAssociationPolicy::Create("max-rssi")));
        policy->Decide(state, decision);
        NS_TEST_EXPECT_MSG_EQ(decision.values.at(0), -1e9, "the base policy was not asked");
        NS_TEST_EXPECT_MSG_EQ(policy->AssignStreams(0), 3, "streams of the model");
    }
};

/**
 * \ingroup grows-tests
 * Every policy on states made by hand.
 */
class GrowsPolicyTestSuite : public TestSuite
{
  public:
    GrowsPolicyTestSuite()
        : TestSuite("grows-policy", TestSuite::Type::UNIT)
    {
        for (const auto& policyCase : GetCases())
        {
            AddTestCase(new GrowsPolicyChoiceTestCase(policyCase));
        }
        AddTestCase(new GrowsDecideTestCase);
        AddTestCase(new GrowsPolicyNamesTestCase);
        AddTestCase(new GrowsMeasuredRatesTestCase);
        AddTestCase(new GrowsMeasuredUtilityTestCase);
        AddTestCase(new GrowsPredictingPolicyTestCase);
        AddTestCase(new GrowsRandomPolicyTestCase);
        AddTestCase(new GrowsLookAheadPolicyTestCase);
    }

  private:
    /// \return every policy on hand-made states
    static std::vector<PolicyCase> GetCases()
    {
        const GrowsCandidateSketch full{-80.0, 9.0, {1.0}, 1};
        const GrowsCandidateSketch near{-90.0, 2.0, {1.0, 1.0}};
        const GrowsCandidateSketch far{-95.0, 1.0, {1.0}};
        const GrowsCandidateSketch notMeasured{NOT_A_NUMBER, 1.0, {}};
        const GrowsCandidateSketch pico{-98.0, 1.0, {}, 10, 30.0};
        const auto fullReason = GrowsReason::CELL_FULL;
        return {
            {"max-rssi", "the strongest", {far, near}, 1},
            {"max-rssi", "a full cell is chosen and rejected", {full, near}, 0, fullReason},
            {"max-rssi", "ties go to the lower index", {near, near}, 0},
            {"max-rssi", "NaN is an error", {near, notMeasured}, 0, GrowsReason::POLICY_ERROR},
            {"max-rssi-retry", "the strongest with free capacity", {far, full, near}, 2},
            {"max-rssi-retry",
             "all cells are full",
             {full, full},
             std::nullopt,
             GrowsReason::NO_FREE_CAPACITY},
            {"pico-bias", "9 dB make up for 8 dB", {near, pico}, 1},
            {"pico-bias", "9 dB do not make up for 18 dB", {{-80.0, 1.0, {}}, pico}, 0},
            {"pico-bias", "the strongest pico", {pico, {-97.0, 1.0, {}, 10, 30.0}}, 1},
            {"pico-bias", "a full pico is not taken", {near, {-98.0, 1.0, {}, 0, 30.0}}, 0},
            {"least-loaded", "the fewest users", {near, far}, 1},
            {"least-loaded", "ties go to the stronger cell", {far, {-91.0, 1.0, {5.0}}}, 1},
            {"least-loaded", "a full cell is not taken", {full, near}, 1},
            {"least-loaded",
             "no free capacity",
             {full},
             std::nullopt,
             GrowsReason::NO_FREE_CAPACITY},
            {"max-rate", "a third of 2 is less than half of 1.5", {near, {-95.0, 1.5, {9.0}}}, 1},
            {"max-rate", "a full cell is not taken", {full, near, far}, 1},
            {"max-rate",
             "ties go to the stronger cell",
             {{-95.0, 1.0, {}}, {-94.0, 2.0, {1.0}}},
             1},
            // ln(1+2/3) + ln(4/3) + ln(4/3) - 2 ln(3/2) = 0.275; ln 2 = 0.693
            {"greedy-utility", "an empty cell of half the rate", {near, {-95.0, 1.0, {}}}, 1},
            // a user of 8 Mbit/s loses ln(9/5) = 0.588 by sharing, one of 1 Mbit/s ln(4/3) = 0.288;
            // the arriving UE gets ln 2 = 0.693 or ln 1.5 = 0.405: 0.105 against 0.118
            {"greedy-utility", "who is there counts", {{-90.0, 2.0, {8.0}}, far}, 1},
            {"greedy-utility",
             "no free capacity",
             {full},
             std::nullopt,
             GrowsReason::NO_FREE_CAPACITY},
            {"none", "nobody is served", {near}, std::nullopt, GrowsReason::DECLINED},
        };
    }
};

static GrowsPolicyTestSuite g_growsPolicyTestSuite; //!< registers the suite
