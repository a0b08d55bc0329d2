// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-agent-test-case.h"
#include "grows-sketched-state.h"
#include "grows-test-text.h"

#include "ns3/boolean.h"
#include "ns3/double.h"
#include "ns3/grows-agent-policy.h"
#include "ns3/grows-double-dqn.h"
#include "ns3/grows-epsilon-greedy.h"
#include "ns3/grows-slotted-environment.h"
#include "ns3/grows-tensor-file.h"
#include "ns3/grows-trainer.h"
#include "ns3/grows-trajectory.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/string.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <map>

/**
 * \file
 * \ingroup grows-tests
 * Agents that may decline an arriving UE, the rule that they are compared with, and weights of
 * users.
 */

using namespace ns3;

namespace
{

/// Four users at most: one has joined the first cell, three the second, and the third is full.
GrowsAssociationState
MakeThree()
{
    return MakeState({{-80.0, 4.0, {4.0}, 4},
                      {-85.0, 4.0, {4.0, 4.0, 4.0}, 4},
                      {-90.0, 4.0, {4.0, 4.0, 4.0, 4.0}, 4}});
}

/// The same, with all of them full.
GrowsAssociationState
MakeFull()
{
    return MakeState({{-80.0, 4.0, {4.0}, 1}, {-85.0, 4.0, {4.0}, 1}});
}

/// A model whose value of a cell is its share of users, and of declining some number.
GrowsModel
MakeDecliningModel(float decline)
{
    GrowsModel model;
    model.features = "users,decline";
    model.architecture.signals = {2, 1};
    model.architecture.taps = {1};
    model.architecture.readout = {};
    model.architecture.nonlinearity = GrowsNonlinearity::IDENTITY;
    model.parameters = {1.0F, decline, 0.0F};
    return model;
}

/// A model that corrects a rule's score, of weight 2, by some number for declining.
GrowsModel
MakeCorrectingModel(const std::string& rule, float decline)
{
    GrowsModel model;
    model.features = "decline,score:" + rule;
    model.architecture.signals = {2, 1};
    model.architecture.taps = {1};
    model.architecture.readout = {1};
    model.architecture.nonlinearity = GrowsNonlinearity::IDENTITY;
    model.architecture.skip = 2.0F;
    model.parameters = {1.0F, 0.0F, 0.0F, decline, 0.0F};
    return model;
}

/// \param model of an agent \return the agent
Ptr<GrowsAgentPolicy>
MakeAgent(const GrowsModel& model)
{
    auto agent = CreateObject<GrowsAgentPolicy>();
    agent->SetModel(model);
    return agent;
}

/// A network of three cells with a place each, for users of next to no and of high weight.
Ptr<GrowsSlottedEnvironment>
MakeTightNetwork()
{
    auto radio = GrowsRadioScenario::Create("hotspot");
    radio->SetAttribute("ArrivalRate", DoubleValue(2.0));
    radio->SetAttribute("MinRbPerUe", DoubleValue(25.0));
    radio->SetAttribute("Duration", StringValue("60s"));
    radio->SetAttribute("TrafficVisible", BooleanValue(true));
    radio->SetAttribute("TrafficClasses",
                        StringValue("name=light,share=0.7,weight=0.01,kind=cbr,rate_bps=1e5,"
                                    "packet_bytes=1200|name=heavy,share=0.3,weight=2,kind=cbr,"
                                    "rate_bps=1e5,packet_bytes=1200"));
    auto network = GrowsSlottedEnvironment::CreateFromRadio(radio);
    network->AssignStreams(0);
    return network;
}

/**
 * \ingroup grows-tests
 * What an agent that may decline sees, and when it declines.
 */
class GrowsDecliningAgentTestCase : public GrowsFileTestCase
{
  public:
    GrowsDecliningAgentTestCase()
        : GrowsFileTestCase("an agent declines exactly where that has the highest value")
    {
    }

  private:
    void DoRun() override
    {
        CheckObservation();
        CheckChoice();
        CheckFullCells();
        CheckExecution();
        CheckRefusals();
    }

    /// One more node, which is always allowed.
    void CheckObservation()
    {
        GrowsStateEncoder encoder{{"users,decline", {}}};
        GrowsObservation seen;
        encoder.Encode(MakeThree(), seen);
        NS_TEST_EXPECT_MSG_EQ(seen.nodes, 4, "three candidates and none");
        const std::vector<float> features{0.25F, 0.75F, 1.0F, 0.0F, 0.0F, 0.0F, 0.0F, 1.0F};
        NS_TEST_EXPECT_MSG_EQ(seen.features, features, "users, and which node declines");
        NS_TEST_EXPECT_MSG_EQ(seen.allowed, (std::vector<uint8_t>{1, 1, 0, 1}), "not the full one");
        encoder.Encode(MakeFull(), seen);
        NS_TEST_EXPECT_MSG_EQ(seen.allowed, (std::vector<uint8_t>{0, 0, 1}), "all are full");
        encoder.maskFull = false;
        encoder.Encode(MakeThree(), seen);
        NS_TEST_EXPECT_MSG_EQ(seen.allowed, (std::vector<uint8_t>{1, 1, 1, 1}), "no mask");
        const GrowsStateEncoder usual{{"users", {}}};
        usual.Encode(MakeFull(), seen);
        NS_TEST_EXPECT_MSG_EQ(seen.allowed, (std::vector<uint8_t>{1, 1}), "without declining");
    }

    /// The value of the best cell that may be taken is 0.75.
    void CheckChoice()
    {
        GrowsDecision decision;
        const auto state = MakeThree();
        auto checked = GrowsDecide(*MakeAgent(MakeDecliningModel(0.7F)), state, decision);
        NS_TEST_EXPECT_MSG_EQ(checked.choice.value_or(9), 1, "a cell is worth more");
        NS_TEST_EXPECT_MSG_EQ(decision.values.size(), 3, "a value of each candidate");
        NS_TEST_EXPECT_MSG_EQ_TOL(decision.declineValue.value(), 0.7, 1e-6, "and of none");
        const auto agent = MakeAgent(MakeDecliningModel(0.8F));
        checked = GrowsDecide(*agent, state, decision);
        NS_TEST_EXPECT_MSG_EQ(checked.choice.has_value(), false, "none is worth more");
        NS_TEST_EXPECT_MSG_EQ(GrowsToString(checked.reason), "declined", "the reason");
        NS_TEST_EXPECT_MSG_EQ(agent->GetSignalling(state).messages, 4, "news and states, no more");
        const GrowsDecision wrong{0, {1.0, 1.0, 1.0}, 1.0, NOT_A_NUMBER};
        NS_TEST_EXPECT_MSG_EQ(GrowsToString(GrowsCheckDecision(state, wrong).reason),
                              "policy-error",
                              "a value that is none");
    }

    /// Where there is no choice, none was declined.
    void CheckFullCells()
    {
        GrowsDecision decision;
        const auto checked =
            GrowsDecide(*MakeAgent(MakeDecliningModel(0.8F)), MakeFull(), decision);
        NS_TEST_EXPECT_MSG_EQ(GrowsToString(checked.reason), "no-free-capacity", "all are full");
        NS_TEST_EXPECT_MSG_EQ(decision.declineValue.has_value(), true, "valued all the same");
        const auto agent = MakeAgent(MakeDecliningModel(0.8F));
        agent->SetAttribute("MaskFull", BooleanValue(false));
        const auto unmasked = GrowsDecide(*agent, MakeThree(), decision);
        NS_TEST_EXPECT_MSG_EQ(GrowsToString(unmasked.reason), "cell-full", "as paper-grows does");
    }

    /// The chosen cell was full at execution: the next best is taken if it is worth more than none.
    void CheckExecution()
    {
        for (const auto& [value, cell] : std::map<double, uint32_t>{{0.2, 0}, {0.3, 9}})
        {
            GrowsDecisionRecord record;
            record.state = MakeThree();
            record.decision = {1, {0.25, 0.75, 1.0}, 1.0, value};
            record.cell = 1;
            record.ReplaceFullCell();
            NS_TEST_EXPECT_MSG_EQ(record.cell.value_or(9), cell, "declining is worth " << value);
        }
    }

    /// What cannot be, one sentence each.
    void CheckRefusals()
    {
        const auto agent = MakeAgent(MakeDecliningModel(0.8F));
        agent->SetAttribute("Decentralised", BooleanValue(true));
        NS_TEST_EXPECT_MSG_EQ(FindMissing(agent->Validate(), "cannot be Decentralised; set"),
                              "",
                              "no base station is that node");
        auto model = MakeDecliningModel(0.8F);
        model.shift = GrowsShiftKind::RSSI;
        const auto path = GetPath("rssi.safetensors");
        NS_TEST_ASSERT_MSG_EQ(GrowsSaveModel(model, path), "", "written");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(GrowsLoadModel(path).problem, "choose another one"),
                              "",
                              "nobody measures that node");
        GrowsTrajectory record;
        const auto select = [&](const std::string& has, const std::string& wants) {
            record.features = has;
            try
            {
                GrowsSelectFeatures(record, wants);
            }
            catch (const GrowsFileProblem& problem)
            {
                return std::string(problem.what());
            }
            return std::string();
        };
        NS_TEST_EXPECT_MSG_EQ(select("users,decline,rate", "decline,users"), "", "in both");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(select("users,decline", "users"), "train one that may"),
                              "",
                              "actions that the agent has not");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(select("users", "users,decline"), "nothing of declining"),
                              "",
                              "actions that the record has not");
    }
};

/**
 * \ingroup grows-tests
 * Agents that correct a rule, and those that explore.
 */
class GrowsDecliningBaselineTestCase : public TestCase
{
  public:
    GrowsDecliningBaselineTestCase()
        : TestCase("declining beside a baseline, and declining to explore")
    {
    }

  private:
    void DoRun() override
    {
        CheckBaseline();
        CheckReservingBaseline();
        CheckExploration();
    }

    /// A rule that takes a candidate scores declining as one that it must not take.
    void CheckBaseline()
    {
        auto state = MakeState({{-80.0, 1.0, {}}, {-85.0, 3.0, {}}}); // gains of ln 2 and ln 4
        const GrowsFeatureSet set("decline,score:greedy-utility", {});
        std::vector<float> features;
        set.Compute(state, features);
        const double least = std::log(2.0) - 1.0;
        NS_TEST_EXPECT_MSG_EQ_TOL(features[5], least, 1e-6, "one less than the least");
        const double gap = 2.0 * (std::log(4.0) - least);
        GrowsDecision decision;
        const auto choose = [&](double correction, double margin) {
            auto model = MakeCorrectingModel("greedy-utility", static_cast<float>(correction));
            model.margin = margin;
            MakeAgent(model)->Decide(state, decision);
            return decision.choice;
        };
        NS_TEST_EXPECT_MSG_EQ(choose(0.0, 0.0), std::make_optional(1U), "as the rule");
        NS_TEST_EXPECT_MSG_EQ(choose(gap - 0.1, 0.0), std::make_optional(1U), "too little");
        NS_TEST_EXPECT_MSG_EQ(choose(gap + 0.1, 0.0), std::nullopt, "enough");
        NS_TEST_EXPECT_MSG_EQ(choose(gap + 0.1, 0.2), std::make_optional(1U), "not by the margin");
    }

    /// A rule that declines is followed in that.
    void CheckReservingBaseline()
    {
        auto state = MakeState({{-80.0, 1.0, {4.0}, 2}, {-85.0, 3.0, {4.0}, 2}});
        const auto agent = MakeAgent(MakeCorrectingModel("reserve", 0.0F));
        GrowsDecision decision;
        agent->Decide(state, decision);
        NS_TEST_EXPECT_MSG_EQ(decision.choice.value_or(9), 1, "of the usual weight");
        state.demand.weight = 0.5;
        const auto checked = GrowsDecide(*agent, state, decision);
        NS_TEST_EXPECT_MSG_EQ(GrowsToString(checked.reason), "declined", "both places are kept");
    }

    /// Declining is one of three actions.
    void CheckExploration()
    {
        const auto explorer = CreateObject<GrowsEpsilonGreedy>();
        explorer->SetPolicy(MakeAgent(MakeDecliningModel(0.8F)));
        explorer->SetAttribute("Epsilon", DoubleValue(0.3));
        explorer->AssignStreams(7);
        constexpr int ASKED = 3000;
        int declined = 0;
        GrowsDecision decision;
        for (int i = 0; i < ASKED; ++i)
        {
            explorer->Decide(MakeThree(), decision);
            declined += !decision.choice;
            NS_TEST_ASSERT_MSG_EQ_TOL(decision.probability,
                                      (decision.choice ? 0.1 : 0.8),
                                      1e-12,
                                      "of what was done");
        }
        NS_TEST_EXPECT_MSG_EQ_TOL(declined, 0.8 * ASKED, 4.0 * std::sqrt(0.16 * ASKED), "as often");
    }
};

/**
 * \ingroup grows-tests
 * The rule that keeps places free.
 */
class GrowsReserveTestCase : public TestCase
{
  public:
    GrowsReserveTestCase()
        : TestCase("reserve keeps places free of users of low weight")
    {
    }

  private:
    void DoRun() override
    {
        auto state = MakeThree(); // three places free, one, and none
        const auto rule = GrowsAssociationPolicy::Create("reserve");
        const auto greedy = GrowsAssociationPolicy::Create("greedy-utility");
        GrowsDecision own;
        GrowsDecision other;
        rule->Decide(state, own);
        greedy->Decide(state, other);
        NS_TEST_EXPECT_MSG_EQ(own.values, other.values, "of the usual weight: greedy-utility");
        NS_TEST_EXPECT_MSG_EQ(own.choice, other.choice, "and its choice");
        const auto take = [&](double weight, uint32_t places) {
            state.demand.weight = weight;
            rule->SetAttribute("Places", UintegerValue(places));
            return GrowsDecide(*rule, state, own).choice;
        };
        NS_TEST_EXPECT_MSG_EQ(take(0.5, 0), other.choice, "no place is kept");
        NS_TEST_EXPECT_MSG_EQ(take(0.5, 2), std::make_optional(0U), "more than two are free there");
        NS_TEST_EXPECT_MSG_EQ(take(0.5, 3), std::nullopt, "three must stay free");
        NS_TEST_EXPECT_MSG_EQ(take(1.0, 3), other.choice, "not of this weight");
        rule->SetAttribute("LowWeight", DoubleValue(2.0));
        NS_TEST_EXPECT_MSG_EQ(take(1.0, 3), std::nullopt, "which may be low, too");
    }
};

/**
 * \ingroup grows-tests
 * What weights of traffic classes change.
 */
class GrowsWeightsTestCase : public TestCase
{
  public:
    GrowsWeightsTestCase()
        : TestCase("weights: utilities, rewards, sessions, what policies see")
    {
    }

  private:
    void DoRun() override
    {
        CheckClasses();
        CheckUtility();
    }

    /// As classes have them.
    void CheckClasses()
    {
        std::vector<GrowsTrafficClass> classes;
        const std::string usual = "name=a,share=0.5,kind=backlogged";
        const std::string other = "|name=b,share=0.5,kind=backlogged,weight=";
        NS_TEST_EXPECT_MSG_EQ(GrowsParseTrafficClasses(usual + other + "1", classes), "", "1");
        NS_TEST_EXPECT_MSG_EQ(GrowsHasWeights(classes), false, "all weigh the same");
        NS_TEST_EXPECT_MSG_EQ(GrowsParseTrafficClasses(usual + other + "4", classes), "", "4");
        NS_TEST_EXPECT_MSG_EQ(GrowsHasWeights(classes), true, "they differ");
        NS_TEST_EXPECT_MSG_EQ(classes[1].weight, 4.0, "as given");
        for (const std::string bad : {"0", "-1", "nan", "1e9", "x"})
        {
            NS_TEST_EXPECT_MSG_EQ(GrowsParseTrafficClasses(usual + other + bad, classes),
                                  "traffic class 1 needs \"weight\", a number from 0.001 to 1000, "
                                  "not \"" +
                                      bad + "\"",
                                  bad);
        }
    }

    /// Everybody gets what it offers, ln 1.1 each; a class has the weight 0.01, the other 2.
    void CheckUtility()
    {
        const auto network = MakeTightNetwork();
        const auto greedy = GrowsAssociationPolicy::Create("greedy-utility");
        network->BeginEpisode();
        GrowsDecision decision;
        std::map<uint32_t, double> weights; // of users that are served
        double sum = 0.0;
        while (network->NextArrival())
        {
            const auto& state = network->GetState();
            const bool isLight = network->GetLastArrival().trafficClass == 0;
            NS_TEST_ASSERT_MSG_EQ(state.demand.weight, (isLight ? 0.01 : 2.0), "policies see it");
            weights[state.user] = state.demand.weight;
            const double reward = network->Apply(GrowsDecide(*greedy, state, decision));
            sum = 0.0;
            for (uint32_t cell = 0; cell < network->GetEpisode().GetCells().GetN(); ++cell)
            {
                for (const auto& user : network->GetEpisode().GetCells().GetCell(cell).users)
                {
                    sum += weights.at(user.user) * std::log(1.1);
                }
            }
            NS_TEST_ASSERT_MSG_EQ_TOL(reward, sum, 1e-9, "the reward is weighted");
        }
        const auto result = network->GetResult();
        const double perUser = result.utility / result.meanUsers;
        NS_TEST_EXPECT_MSG_EQ_TOL(perUser, std::log(1.1), 1e-9, "the utility is not");
        double sessions = 0.0;
        for (const auto& session : network->GetEpisode().GetSessions())
        {
            sessions += session.isAccepted ? (session.trafficClass == 0 ? 0.01 : 2.0) : 0.0;
        }
        NS_TEST_EXPECT_MSG_EQ_TOL(result.weightedUtilityPerArrival,
                                  sessions * std::log(1.1) / result.arrivals,
                                  1e-9,
                                  "sessions by their class");
    }
};

/**
 * \ingroup grows-tests
 * A network so tight that users of low weight are better declined.
 */
class GrowsDecliningTrainingTestCase : public TestCase
{
  public:
    GrowsDecliningTrainingTestCase()
        : TestCase("a training learns to decline where that pays")
    {
    }

  private:
    /// What came of some episodes.
    struct Outcome
    {
        double weightedUtility{0.0}; //!< mean
        uint32_t declined[2]{};      //!< by class
        uint32_t choices[2]{};       //!< decisions with a choice, by class
    };

    /// \param policy decides \return what comes of some episodes on another seed
    static Outcome Play(GrowsAssociationPolicy& policy)
    {
        RngSeedManager::SetRun(10002);
        const auto network = MakeTightNetwork();
        Outcome outcome;
        GrowsDecision decision;
        for (int episode = 0; episode < 5; ++episode)
        {
            network->BeginEpisode();
            while (network->NextArrival())
            {
                const auto checked = GrowsDecide(policy, network->GetState(), decision);
                const auto trafficClass = network->GetLastArrival().trafficClass;
                outcome.choices[trafficClass] += checked.reason != GrowsReason::NO_FREE_CAPACITY;
                outcome.declined[trafficClass] += checked.reason == GrowsReason::DECLINED;
                network->Apply(checked);
            }
            outcome.weightedUtility += network->GetResult().weightedUtility / 5.0;
        }
        return outcome;
    }

    void DoRun() override
    {
        RngSeedManager::SetRun(20001);
        const auto learner = CreateObject<GrowsDoubleDqn>();
        learner->SetAttribute("LearningRate", DoubleValue(0.005));
        learner->SetAttribute("UpdateInterval", UintegerValue(4));
        learner->SetAttribute("LearningRateFloor", DoubleValue(0.02));
        learner->AssignStreams(50);
        const auto trainer = CreateObject<GrowsTrainer>();
        trainer->SetAttribute("Episodes", UintegerValue(200));
        trainer->SetAttribute("Discount", DoubleValue(0.95));
        trainer->SetAttribute("PotentialWeight", DoubleValue(20.0));
        trainer->SetAttribute("MaskFullCells", BooleanValue(true));
        trainer->SetAttribute("EndIsTerminal", BooleanValue(false));
        trainer->SetAttribute("Decline", BooleanValue(true));
        const auto features = trainer->GetFeatures("full,weight");
        NS_TEST_ASSERT_MSG_EQ(features, "full,weight,decline", "one action more");
        NS_TEST_EXPECT_MSG_EQ(trainer->GetFeatures(features), features, "and not two");
        trainer->AddNetwork(MakeTightNetwork());
        trainer->SetLearner(learner);
        trainer->SetFeatures({features, {}});
        trainer->Run([](const auto&) { return true; });
        auto model = learner->GetModel();
        model.features = features;
        const auto agent = Play(*MakeAgent(model));
        const auto greedy = Play(*GrowsAssociationPolicy::Create("greedy-utility"));
        RngSeedManager::SetRun(1);
        NS_TEST_EXPECT_MSG_GT(agent.declined[0], 0.9 * agent.choices[0], "hardly a light user");
        NS_TEST_EXPECT_MSG_LT(agent.declined[1], 0.1 * agent.choices[1], "nearly every heavy one");
        NS_TEST_EXPECT_MSG_GT(agent.weightedUtility, 1.5 * greedy.weightedUtility, "which pays");
    }
};

/**
 * \ingroup grows-tests
 * Declining as an action, and weights.
 */
class GrowsDeclineTestSuite : public TestSuite
{
  public:
    GrowsDeclineTestSuite()
        : TestSuite("grows-decline")
    {
        AddTestCase(new GrowsDecliningAgentTestCase);
        AddTestCase(new GrowsDecliningBaselineTestCase);
        AddTestCase(new GrowsReserveTestCase);
        AddTestCase(new GrowsWeightsTestCase);
        AddTestCase(new GrowsDecliningTrainingTestCase);
    }
};

GrowsDeclineTestSuite g_growsDeclineTestSuite; //!< registers the suite

} // namespace
