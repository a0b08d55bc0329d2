/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "ns3/boolean.h"
#include "ns3/double.h"
#include "ns3/grows-association-policy.h"
#include "ns3/grows-feature-set.h"
#include "ns3/grows-log-rate-model.h"
#include "ns3/grows-log-sum.h"
#include "ns3/grows-look-ahead-policy.h"
#include "ns3/grows-names.h"
#include "ns3/grows-number-list.h"
#include "ns3/grows-q-learning-policy.h"
#include "ns3/pointer.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

using namespace ns3;

namespace
{

constexpr double NOT_A_NUMBER = std::numeric_limits<double>::quiet_NaN();

/// What matters of a candidate; rates in Mbit/s.
struct Sketch
{
    double rsrpDbm;                 //!< how the newcomer hears it
    double rate;                    //!< what the newcomer would get alone
    std::vector<double> usersRates; //!< solo rates of those there
    uint32_t capacity{10};          //!< users let in
    double txPowerDbm{43.0};        //!< transmit power
};

/// A candidate from its sketch.
GrowsCandidate
MakeCandidate(const Sketch& sketch, uint32_t cell)
{
    GrowsCandidate candidate;
    candidate.cell.cell = cell;
    candidate.cell.resourceBlocks = 25;
    candidate.cell.capacity = sketch.capacity;
    candidate.cell.txPowerDbm = sketch.txPowerDbm;
    candidate.link.rsrpDbm = sketch.rsrpDbm;
    candidate.soloRateBps = 1e6 * sketch.rate;
    for (const double rate : sketch.usersRates)
    {
        GrowsServedUser user;
        user.soloRateBps = 1e6 * rate;
        user.throughputBps = user.soloRateBps / sketch.usersRates.size();
        candidate.cell.users.push_back(user);
        candidate.cell.meanUtility += std::log(1.0 + 1e-6 * user.throughputBps);
    }
    candidate.cell.meanUtility /= std::max<std::size_t>(sketch.usersRates.size(), 1);
    return candidate;
}

/// A state from sketches of its candidates.
GrowsAssociationState
MakeState(const std::vector<Sketch>& sketches)
{
    GrowsAssociationState state;
    for (const auto& sketch : sketches)
    {
        state.candidates.push_back(MakeCandidate(sketch, state.candidates.size()));
    }
    return state;
}

/// A policy that answers what it was told to.
class ScriptedPolicy : public GrowsAssociationPolicy
{
  public:
    GrowsDecision answer; //!< what it answers
    uint32_t asked{0};    //!< how often it was asked

  private:
    void DoDecide(const GrowsAssociationState& /* state */, GrowsDecision& decision) override
    {
        ++asked;
        decision = answer;
    }

    int64_t DoAssignStreams(int64_t /* stream */) override
    {
        return 0;
    }
};

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

  private:
    void DoFork(const GrowsAssociationState& /* state */, uint32_t /* futures */) override
    {
        ++forks;
        m_state = MakeState({{-90.0, 1.0, {1.0}}, {-95.0, 9.0, {}}});
    }

    void DoRewind(uint32_t future) override
    {
        m_future = future;
        m_choices.clear();
    }

    void DoApply(const GrowsVerdict& verdict) override
    {
        m_choices.push_back(verdict.choice.value_or(99));
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
    std::string policy;                    //!< short name
    std::string what;                      //!< what the case is about
    std::vector<Sketch> candidates;        //!< the state
    std::optional<uint32_t> choice;        //!< expected, before GrowsDecide
    GrowsReason reason{GrowsReason::NONE}; //!< what GrowsDecide makes of it
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
        const auto verdict = GrowsDecide(*policy, state, decision);
        NS_TEST_EXPECT_MSG_EQ(decision.choice.value_or(99),
                              m_case.choice.value_or(99),
                              "the choice differs");
        NS_TEST_EXPECT_MSG_EQ(GrowsToString(verdict.reason),
                              GrowsToString(m_case.reason),
                              "the reason differs");
        const bool served = m_case.choice && m_case.reason == GrowsReason::NONE;
        NS_TEST_EXPECT_MSG_EQ(verdict.choice.value_or(99),
                              (served ? *m_case.choice : 99),
                              "the verdict differs");
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
    /// Ask about a state with one cell with room (0) and a full one (1).
    void Check(const GrowsDecision& answer, GrowsReason reason, bool room = true)
    {
        auto policy = CreateObject<ScriptedPolicy>();
        policy->answer = answer;
        const uint32_t capacity = room ? 1 : 0;
        const auto state = MakeState({{-90.0, 1.0, {}, capacity}, {-91.0, 1.0, {1.0}, 1}});
        GrowsDecision decision{7, {1.0, 2.0, 3.0}}; // must be cleared
        const auto verdict = GrowsDecide(*policy, state, decision);
        NS_TEST_EXPECT_MSG_EQ(GrowsToString(verdict.reason), GrowsToString(reason), "reason");
        NS_TEST_EXPECT_MSG_EQ(verdict.choice.has_value(), (reason == GrowsReason::NONE), "choice");
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
        Check({std::nullopt, {}}, GrowsReason::NO_ROOM, false);

        auto policy = CreateObject<ScriptedPolicy>();
        GrowsDecision decision;
        const auto verdict = GrowsDecide(*policy, GrowsAssociationState(), decision);
        NS_TEST_EXPECT_MSG_EQ((verdict.reason == GrowsReason::NO_CANDIDATE), true, "reason");
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
        for (const std::string name : {"greedy-utility",
                                       "least-loaded",
                                       "look-ahead",
                                       "max-rate",
                                       "max-rssi",
                                       "max-rssi-retry",
                                       "none",
                                       "pico-bias",
                                       "q-learning",
                                       "q-learning-decay",
                                       "random"})
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

/// Parameters of the predicting policies.
class GrowsPredictingPolicyTestCase : public TestCase
{
  public:
    GrowsPredictingPolicyTestCase()
        : TestCase("greedy utility: values, refusal, and a belief of its own")
    {
    }

  private:
    /// Cell 0 full, cell 1 with a user that would lose more than a newcomer of 0.1 Mbit/s gets.
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
        policy->SetAttribute("RateModel", PointerValue(CreateObject<GrowsLogRateModel>()));
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
        candidate.cell.users[0].soloRateBps = 0.0;
        auto policy = GrowsAssociationPolicy::Create("greedy-utility");
        policy->SetAttribute("RateModel", PointerValue(CreateObject<GrowsLogRateModel>()));
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

/// The random policy: frequencies, room, and the seed.
class GrowsRandomPolicyTestCase : public TestCase
{
  public:
    GrowsRandomPolicyTestCase()
        : TestCase("random: every candidate alike, the same by the same stream")
    {
    }

  private:
    /// \return how often each of three candidates is drawn in 30,000 decisions
    std::vector<uint32_t> Count(bool roomOnly, int64_t stream)
    {
        auto policy = GrowsAssociationPolicy::Create("random");
        policy->SetAttribute("RoomOnly", BooleanValue(roomOnly));
        NS_TEST_EXPECT_MSG_EQ(policy->AssignStreams(stream), 1, "one stream");
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
        NS_TEST_EXPECT_MSG_EQ((Count(false, 1) == all), true, "same stream, other choices");
        NS_TEST_EXPECT_MSG_EQ((Count(false, 2) == all), false, "another stream, same choices");
        const auto room = Count(true, 1);
        NS_TEST_EXPECT_MSG_EQ(room[1], 0, "a full cell was drawn");
        NS_TEST_EXPECT_MSG_EQ_TOL(room[0], 15000, 4 * std::sqrt(7500.0), "not uniform");

        auto policy = GrowsAssociationPolicy::Create("random");
        policy->SetAttribute("RoomOnly", BooleanValue(true));
        GrowsDecision decision;
        policy->Decide(MakeState({{-90.0, 1.0, {}, 0}}), decision);
        NS_TEST_EXPECT_MSG_EQ(decision.choice.has_value(), false, "there was no room");
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
        NS_TEST_EXPECT_MSG_NE(policy->FindProblem().find("RolloutModel"),
                              std::string::npos,
                              "says what is missing");
        policy->SetAttribute("RolloutModel", PointerValue(model));
        NS_TEST_EXPECT_MSG_EQ(policy->FindProblem(), "", "nothing is missing any more");
        const auto state = MakeState({{-90.0, 1.0, {}}, {-95.0, 1.0, {}}, {-97.0, 1.0, {1.0}, 1}});
        GrowsDecision decision;
        policy->Decide(state, decision);
        NS_TEST_EXPECT_MSG_EQ(decision.choice.value_or(99), 1, "best mean with room");
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

/// Every feature on a hand-made state.
class GrowsFeatureSetTestCase : public TestCase
{
  public:
    GrowsFeatureSetTestCase()
        : TestCase("features: values worked out by hand")
    {
    }

  private:
    /// Cell 0 serves 2 and 8 Mbit/s, cell 1 nobody, cell 2 is full with one of 3 Mbit/s.
    static GrowsAssociationState MakeFeatureState()
    {
        auto state =
            MakeState({{-92.0, 4.0, {2.0, 8.0}, 4}, {-97.0, 1.0, {}}, {-150.0, 6.0, {3.0}, 1}});
        state.demand = {GrowsDemand::Kind::SLOTS, 21.0, 1.5};
        state.timeLeft = 0.25;
        state.arrivalProbability = 0.7;
        state.meanDemand = 0.5;
        auto& busy = state.candidates[0];
        busy.cell.users[0].remaining = {GrowsDemand::Kind::SLOTS, 10.0, 0.5};
        busy.cell.users[1].remaining = {GrowsDemand::Kind::SLOTS, 20.0, 1.0};
        busy.cell.rbUse = 0.8;
        busy.link.sinrDb = 10.0;
        busy.link.fullLoadSinrDb = -50.0;
        busy.link.rssiDbm = 2.0;
        return state;
    }

    /// Expected rows; scales: rate 8 Mbit/s, demand 42, utility 2.
    static std::map<std::string, std::vector<double>> GetExpected()
    {
        const double ln = std::log(2.0 * 5.0); // users of cell 0: 1 and 4 Mbit/s
        const double silent = -std::numeric_limits<double>::infinity();
        return {
            {"users", {0.5, 0.0, 1.0}},
            {"mean-utility", {ln / 4, 0.0, std::log(4.0) / 2}},
            {"rate", {0.5, 0.125, 0.75}},
            {"demand", {0.75, 0.75, 0.75}},
            {"demand-amount", {0.5, 0.5, 0.5}},
            {"mean-rate", {0.625, 0.0, 0.375}},
            {"gain", {std::log(385.0 / 27.0) - ln, std::log(2.0), 0.0}}, // 7/3 5/3 11/3
            {"sum-utility", {ln / 4, 0.0, std::log(4.0) / 4}},
            {"full", {0.0, 0.0, 1.0}},
            {"room", {0.5, 1.0, 0.0}},
            {"shared-rate", {0.5 / 3, 0.125, 0.375}},
            {"remaining", {1.5 / 4, 0.0, 1.0}},
            {"remaining-amount", {30.0 / (4 * 42), 0.0, 0.0}},
            {"time-left", {0.25, 0.25, 0.25}},
            {"arrival-probability", {0.7, 0.7, 0.7}},
            {"mean-demand", {0.5, 0.5, 0.5}},
            {"rb-use", {0.8, 0.0, 0.0}},
            {"rsrp", {0.5, 43.0 / 96.0, 0.0}},
            {"rsrp-gap", {0.0, 0.25, 1.0}},
            {"sinr", {0.5, 0.0, 0.0}},
            {"full-load-sinr", {0.0, 0.0, 0.0}},
            {"cell", {0.0, 1.0, 2.0}},
            {"level", {2.0, silent, silent}},
            {"user-count", {2.0, 0.0, 1.0}},
        };
    }

    void DoRun() override
    {
        const auto state = MakeFeatureState();
        const GrowsFeatureSet::Scales scales{8e6, 42.0, 2.0};
        const auto expected = GetExpected();
        const auto catalogue = GrowsFeatureSet::GetCatalogue();
        NS_TEST_EXPECT_MSG_EQ(catalogue.size(), expected.size(), "a feature without a test");
        std::string all;
        std::vector<double> concatenated;
        for (const auto& [name, explanation] : catalogue)
        {
            NS_TEST_EXPECT_MSG_EQ(explanation.empty(), false, name << " is not explained");
            const auto& row = expected.at(name);
            all += (all.empty() ? "" : ", ") + name;
            concatenated.insert(concatenated.end(), row.begin(), row.end());
        }
        const GrowsFeatureSet set(all, scales);
        std::vector<float> features{1.0F}; // must be resized
        set.Compute(state, features);
        NS_TEST_ASSERT_MSG_EQ(features.size(), concatenated.size(), "F x N");
        for (std::size_t i = 0; i < features.size(); ++i)
        {
            const auto& name = catalogue[i / 3].first;
            const bool equal = features[i] == static_cast<float>(concatenated[i]) ||
                               std::abs(features[i] - concatenated[i]) < 1e-6;
            NS_TEST_EXPECT_MSG_EQ(equal,
                                  true,
                                  name << " of candidate " << i % 3 << " is " << features[i]
                                       << ", not " << concatenated[i]);
        }
    }
};

/// Names of features, and the order they are asked for.
class GrowsFeatureNamesTestCase : public TestCase
{
  public:
    GrowsFeatureNamesTestCase()
        : TestCase("features: names are checked, order and repetition are kept")
    {
    }

  private:
    void DoRun() override
    {
        using Set = GrowsFeatureSet;
        NS_TEST_EXPECT_MSG_EQ(Set::FindUnknown("users,mean-utility, rate ,demand"), "", "paper's");
        NS_TEST_EXPECT_MSG_EQ(Set::FindUnknown("users,usres,x"), "usres", "first unknown");
        NS_TEST_EXPECT_MSG_EQ(Set::FindUnknown(""), "(none)", "empty list");
        NS_TEST_EXPECT_MSG_EQ(Set::FindUnknown("users,"), "(none)", "empty name");
        const Set set("full, users,full", {});
        NS_TEST_EXPECT_MSG_EQ(set.GetN(), 3, "three rows");
        NS_TEST_EXPECT_MSG_EQ(set.GetNames(), "full,users,full", "without blanks");
        std::vector<float> features;
        set.Compute(MakeState({{-90.0, 1.0, {1.0}, 2}, {-90.0, 1.0, {1.0}, 1}}), features);
        const std::vector<float> expected{0.0F, 1.0F, 0.5F, 1.0F, 0.0F, 1.0F};
        NS_TEST_EXPECT_MSG_EQ((features == expected), true, "rows in order");
        set.Compute(GrowsAssociationState(), features);
        NS_TEST_EXPECT_MSG_EQ(features.empty(), true, "no candidates");
    }
};

/// Q-learning by hand: two cells, levels and users as given.
class GrowsQLearningTestCase : public TestCase
{
  public:
    GrowsQLearningTestCase()
        : TestCase("q-learning: updates by hand, bins, order of the cells, exploration")
    {
    }

  private:
    /// An observation of cells 0 and 1, or of 1 and 0.
    static GrowsObservation Observe(std::vector<float> levels,
                                    std::vector<float> users,
                                    bool swapped)
    {
        std::vector<float> cells{0.0F, 1.0F};
        if (swapped)
        {
            std::swap(cells[0], cells[1]);
            std::swap(levels[0], levels[1]);
            std::swap(users[0], users[1]);
        }
        GrowsObservation observation;
        observation.nodes = 2;
        observation.features = {cells[0], cells[1], levels[0], levels[1], users[0], users[1]};
        observation.allowed = {1, 1};
        return observation;
    }

    void ExpectValues(Ptr<GrowsQLearning> learner,
                      const GrowsObservation& observation,
                      float first,
                      float second,
                      const std::string& what)
    {
        std::vector<float> values;
        learner->Evaluate(observation, values);
        NS_TEST_ASSERT_MSG_EQ(values.size(), 2, what);
        NS_TEST_EXPECT_MSG_EQ_TOL(values[0], first, 1e-6, what);
        NS_TEST_EXPECT_MSG_EQ_TOL(values[1], second, 1e-6, what);
    }

    static Ptr<GrowsQLearning> MakeLearner(const std::string& policy)
    {
        return DynamicCast<GrowsQLearningPolicy>(GrowsAssociationPolicy::Create(policy))
            ->GetLearner();
    }

    void CheckUpdates()
    {
        auto learner = MakeLearner("q-learning");
        const auto state = Observe({2, 0}, {3, 8}, false);
        const auto next = Observe({1, 1}, {4, 8}, false);
        learner->Observe({state, 1, 4.0F, 0.0F, {}});
        ExpectValues(learner, state, 0.0F, 2.0F, "half the way from 0 to 4");
        learner->Observe({next, 0, 1.0F, 0.5F, state});
        ExpectValues(learner, next, 1.0F, 0.0F, "half the way to 1 + 0.5 x 2");
        ExpectValues(learner, Observe({2, 0}, {2, 70}, false), 0.0F, 2.0F, "2-3 and 7+ are bins");
        ExpectValues(learner, Observe({2, 0}, {2, 6}, false), 0.0F, 0.0F, "6 is another bin");
        ExpectValues(learner, Observe({2, 1}, {3, 8}, false), 0.0F, 0.0F, "another level");
        ExpectValues(learner, Observe({2, 0}, {3, 8}, true), 2.0F, 0.0F, "cells in another order");
        learner->Observe({Observe({2, 0}, {3, 8}, true), 0, 4.0F, 0.0F, {}});
        ExpectValues(learner, state, 0.0F, 3.0F, "the same action in another order");
        NS_TEST_EXPECT_MSG_EQ(learner->GetNStates(), 2, "states");
        auto masked = state;
        masked.allowed = {1, 0};
        learner->Observe({next, 1, 0.0F, 1.0F, masked});
        ExpectValues(learner, next, 1.0F, 0.0F, "what is not allowed does not count");
    }

    void CheckDecay()
    {
        auto learner = MakeLearner("q-learning-decay");
        const auto state = Observe({0, 0}, {1, 3}, false);
        for (const float reward : {3.0F, 6.0F, 9.0F})
        {
            learner->Observe({state, 0, reward, 0.0F, {}});
        }
        ExpectValues(learner, Observe({0, 0}, {2, 9}, false), 6.0F, 0.0F, "mean; bins 1-2, 3+");
        for (int i = 0; i < 60; ++i)
        {
            learner->Observe({state, 0, 6.0F, 0.0F, {}});
        }
        learner->Observe({state, 0, 56.0F, 0.0F, {}});
        ExpectValues(learner, state, 7.0F, 0.0F, "the step does not fall below 0.02");
    }

    void CheckExploration()
    {
        auto learner = MakeLearner("q-learning");
        learner->AssignStreams(7);
        auto state = Observe({0, 0}, {0, 0}, false);
        learner->Observe({state, 1, 1.0F, 0.0F, {}});
        const auto count = [&] {
            int first = 0;
            for (int i = 0; i < 4000; ++i)
            {
                first += learner->Explore(state) == 0;
            }
            return first;
        };
        learner->SetProgress(0.4);
        NS_TEST_EXPECT_MSG_EQ_TOL(learner->GetEpsilon(), std::exp(-2.5), 1e-9, "halfway");
        const double p = 0.5 * std::exp(-2.5);
        NS_TEST_EXPECT_MSG_EQ_TOL(count(), 4000 * p, 4 * std::sqrt(4000 * p), "half of epsilon");
        learner->SetProgress(0.8);
        NS_TEST_EXPECT_MSG_EQ(count(), 0, "greedy from 80 % on");
        state.allowed = {1, 0};
        NS_TEST_EXPECT_MSG_EQ(count(), 4000, "only one is allowed");
    }

    void CheckPolicy()
    {
        auto policy = GrowsAssociationPolicy::Create("q-learning");
        NS_TEST_EXPECT_MSG_EQ(policy->FindProblem().empty(), false, "nothing learned");
        auto state = MakeState({{-90.0, 1.0, {}}, {-91.0, 1.0, {1.0}, 1}});
        state.candidates[0].link.rssiDbm = state.candidates[1].link.rssiDbm = 1.0;
        GrowsDecision decision;
        policy->Decide(state, decision);
        NS_TEST_EXPECT_MSG_EQ(decision.choice.value_or(99), 0, "an unknown state: the best heard");
        auto learner = DynamicCast<GrowsQLearningPolicy>(policy)->GetLearner();
        learner->Observe({Observe({1, 1}, {0, 1}, false), 1, 1.0F, 0.0F, {}});
        policy->Decide(state, decision);
        NS_TEST_EXPECT_MSG_EQ(decision.choice.value_or(99), 1, "the value counts, full or not");
        NS_TEST_EXPECT_MSG_EQ(policy->FindProblem(), "", "learned");
    }

    void DoRun() override
    {
        CheckUpdates();
        CheckDecay();
        CheckExploration();
        CheckPolicy();
    }
};

/// Sums of logarithms and lists of numbers.
class GrowsNumbersTestCase : public TestCase
{
  public:
    GrowsNumbersTestCase()
        : TestCase("sums of logarithms, lists of numbers and of names")
    {
    }

  private:
    void DoRun() override
    {
        GrowsLogSum sum;
        for (int i = 0; i < 1000; ++i)
        {
            sum.Add(1e90);
            sum.Add(1e-3);
        }
        NS_TEST_EXPECT_MSG_EQ_TOL(sum.Get(), 87000.0 * std::log(10.0), 1e-6, "1e87 to the 1000");
        NS_TEST_EXPECT_MSG_EQ(GrowsLogSum().Get(), 0.0, "an empty sum");

        const std::vector<double> numbers{0.1, -2.0, 1e300, 1.0 / 3.0};
        const auto parsed = GrowsParseNumbers(GrowsFormatNumbers(numbers));
        NS_TEST_EXPECT_MSG_EQ((parsed == numbers), true, "written and read");
        const std::vector<double> spaced{1.0, 2.5};
        NS_TEST_EXPECT_MSG_EQ((GrowsParseNumbers(" 1 , 2.5") == spaced), true, "blanks");
        NS_TEST_EXPECT_MSG_EQ(GrowsParseNumbers("  ")->empty(), true, "an empty list");
        for (const std::string text : {"1,,2", "1,", "1 2", "x", "1x", "nan", "inf", "1e999", ","})
        {
            NS_TEST_EXPECT_MSG_EQ(GrowsParseNumbers(text).has_value(), false, text);
        }

        const std::vector<std::string> names{"a", "", "b c"};
        NS_TEST_EXPECT_MSG_EQ((GrowsSplitNames(" a,, b c ") == names), true, "names");
        NS_TEST_EXPECT_MSG_EQ(GrowsSplitNames(" ").empty(), true, "no names");
        NS_TEST_EXPECT_MSG_EQ(GrowsJoinNames(names), "a, , b c", "joined");
    }
};

/// The suite.
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
        AddTestCase(new GrowsPredictingPolicyTestCase);
        AddTestCase(new GrowsRandomPolicyTestCase);
        AddTestCase(new GrowsLookAheadPolicyTestCase);
        AddTestCase(new GrowsFeatureSetTestCase);
        AddTestCase(new GrowsFeatureNamesTestCase);
        AddTestCase(new GrowsQLearningTestCase);
        AddTestCase(new GrowsNumbersTestCase);
    }

  private:
    /// \return every policy on hand-made states
    static std::vector<PolicyCase> GetCases()
    {
        const Sketch full{-80.0, 9.0, {1.0}, 1};
        const Sketch near{-90.0, 2.0, {1.0, 1.0}};
        const Sketch far{-95.0, 1.0, {1.0}};
        const Sketch unheard{NOT_A_NUMBER, 1.0, {}};
        const Sketch pico{-98.0, 1.0, {}, 10, 30.0};
        const auto fullReason = GrowsReason::CELL_FULL;
        return {
            {"max-rssi", "the best heard", {far, near}, 1},
            {"max-rssi", "a full cell is chosen and rejected", {full, near}, 0, fullReason},
            {"max-rssi", "ties go to the lower index", {near, near}, 0},
            {"max-rssi", "NaN is an error", {near, unheard}, 0, GrowsReason::POLICY_ERROR},
            {"max-rssi-retry", "the best heard with room", {far, full, near}, 2},
            {"max-rssi-retry", "no room at all", {full, full}, std::nullopt, GrowsReason::NO_ROOM},
            {"pico-bias", "9 dB make up for 8 dB", {near, pico}, 1},
            {"pico-bias", "9 dB do not make up for 18 dB", {{-80.0, 1.0, {}}, pico}, 0},
            {"pico-bias", "among picos the best heard", {pico, {-97.0, 1.0, {}, 10, 30.0}}, 1},
            {"pico-bias", "a full pico is not taken", {near, {-98.0, 1.0, {}, 0, 30.0}}, 0},
            {"least-loaded", "the fewest users", {near, far}, 1},
            {"least-loaded", "ties go to the better heard", {far, {-91.0, 1.0, {5.0}}}, 1},
            {"least-loaded", "a full cell is not taken", {full, near}, 1},
            {"least-loaded", "no room", {full}, std::nullopt, GrowsReason::NO_ROOM},
            {"max-rate", "a third of 2 is less than half of 1.5", {near, {-95.0, 1.5, {9.0}}}, 1},
            {"max-rate", "a full cell is not taken", {full, near, far}, 1},
            {"max-rate", "ties go to the better heard", {{-95.0, 1.0, {}}, {-94.0, 2.0, {1.0}}}, 1},
            // ln(1+2/3) + ln(4/3) + ln(4/3) - 2 ln(3/2) = 0.275; ln 2 = 0.693
            {"greedy-utility", "an empty cell of half the rate", {near, {-95.0, 1.0, {}}}, 1},
            // a user of 8 Mbit/s loses ln(9/5) = 0.588 by sharing, one of 1 Mbit/s ln(4/3) = 0.288;
            // the newcomer gets ln 2 = 0.693 or ln 1.5 = 0.405: 0.105 against 0.118
            {"greedy-utility", "who is there counts", {{-90.0, 2.0, {8.0}}, far}, 1},
            {"greedy-utility", "no room", {full}, std::nullopt, GrowsReason::NO_ROOM},
            {"none", "nobody is served", {near}, std::nullopt, GrowsReason::DECLINED},
        };
    }
};

/// Registers the suite.
static GrowsPolicyTestSuite g_growsPolicyTestSuite;
