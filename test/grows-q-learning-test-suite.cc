// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-sketched-state.h"
#include "grows-slotted-play.h"

#include "ns3/boolean.h"
#include "ns3/double.h"
#include "ns3/grows-association-policy.h"
#include "ns3/grows-feature-set.h"
#include "ns3/grows-q-learning-policy.h"
#include "ns3/grows-slotted-environment.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/test.h"

#include <cmath>

using namespace ns3;

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
    static GrowsObservation Encode(std::vector<float> levels,
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
        const auto state = Encode({2, 0}, {3, 8}, false);
        const auto next = Encode({1, 1}, {4, 8}, false);
        learner->AddTransition({state, 1, 4.0F, 0.0F, {}});
        ExpectValues(learner, state, 0.0F, 2.0F, "half the way from 0 to 4");
        learner->AddTransition({next, 0, 1.0F, 0.5F, state});
        ExpectValues(learner, next, 1.0F, 0.0F, "half the way to 1 + 0.5 x 2");
        ExpectValues(learner, Encode({2, 0}, {2, 70}, false), 0.0F, 2.0F, "2-3 and 7+ are bins");
        ExpectValues(learner, Encode({2, 0}, {2, 6}, false), 0.0F, 0.0F, "6 is another bin");
        ExpectValues(learner, Encode({2, 1}, {3, 8}, false), 0.0F, 0.0F, "another level");
        ExpectValues(learner, Encode({2, 0}, {3, 8}, true), 2.0F, 0.0F, "cells in another order");
        learner->AddTransition({Encode({2, 0}, {3, 8}, true), 0, 4.0F, 0.0F, {}});
        ExpectValues(learner, state, 0.0F, 3.0F, "the same action in another order");
        NS_TEST_EXPECT_MSG_EQ(learner->GetNStates(), 2, "states that were learned");
        auto masked = state;
        masked.allowed = {1, 0};
        learner->AddTransition({next, 1, 0.0F, 1.0F, masked});
        ExpectValues(learner, next, 1.0F, 0.0F, "what is not allowed does not count");
    }

    void CheckDecay()
    {
        auto learner = MakeLearner("q-learning-decay");
        const auto state = Encode({0, 0}, {1, 3}, false);
        for (const float reward : {3.0F, 6.0F, 9.0F})
        {
            learner->AddTransition({state, 0, reward, 0.0F, {}});
        }
        ExpectValues(learner, Encode({0, 0}, {2, 9}, false), 6.0F, 0.0F, "mean; bins 1-2, 3+");
        for (int i = 0; i < 60; ++i)
        {
            learner->AddTransition({state, 0, 6.0F, 0.0F, {}});
        }
        learner->AddTransition({state, 0, 56.0F, 0.0F, {}});
        ExpectValues(learner, state, 7.0F, 0.0F, "the step does not fall below 0.02");
    }

    void CheckExploration()
    {
        auto learner = MakeLearner("q-learning");
        learner->AssignStreams(7);
        auto state = Encode({0, 0}, {0, 0}, false);
        learner->AddTransition({state, 1, 1.0F, 0.0F, {}});
        const auto count = [&] {
            int first = 0;
            for (int i = 0; i < 4000; ++i)
            {
                first += learner->SelectAction(state) == 0;
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
        NS_TEST_EXPECT_MSG_NE(policy->Validate(), "", "nothing learned");
        auto state = MakeState({{-90.0, 1.0, {}}, {-91.0, 1.0, {1.0}, 1}});
        state.candidates[0].link.rssiDbm = state.candidates[1].link.rssiDbm = 1.0;
        GrowsDecision decision;
        policy->Decide(state, decision);
        NS_TEST_EXPECT_MSG_EQ(decision.choice.value_or(99), 0, "an unknown state: the strongest");
        auto learner = DynamicCast<GrowsQLearningPolicy>(policy)->GetLearner();
        learner->AddTransition({Encode({1, 1}, {0, 1}, false), 1, 1.0F, 0.0F, {}});
        policy->Decide(state, decision);
        NS_TEST_EXPECT_MSG_EQ(decision.choice.value_or(99), 1, "the value counts, full or not");
        NS_TEST_EXPECT_MSG_EQ(policy->Validate(), "", "learned");
    }

    void DoRun() override
    {
        CheckUpdates();
        CheckDecay();
        CheckExploration();
        CheckPolicy();
    }
};

/// Steps of Q-learning that become smaller, but not too small.
class GrowsLearningRateTestCase : public TestCase
{
  public:
    GrowsLearningRateTestCase()
        : TestCase("q-learning with Decay takes steps of MinLearningRate at least")
    {
    }

  private:
    /// \param least step \return the value after rewards of 0, 0 and 1
    static float Learn(double least)
    {
        auto learner = CreateObject<GrowsQLearning>();
        learner->SetAttribute("Decay", BooleanValue(true));
        learner->SetAttribute("MinLearningRate", DoubleValue(least));
        GrowsTransition transition;
        transition.state = {1, {0.0F, 0.0F, 0.0F}, {1}, {}};
        for (const float reward : {0.0F, 0.0F, 1.0F})
        {
            transition.reward = reward;
            learner->AddTransition(transition);
        }
        std::vector<float> values;
        learner->Evaluate(transition.state, values);
        return values.front();
    }

    void DoRun() override
    {
        NS_TEST_EXPECT_MSG_EQ_TOL(Learn(0.0), 1.0F / 3.0F, 1e-6F, "the mean of three");
        NS_TEST_EXPECT_MSG_EQ_TOL(Learn(0.75), 0.75F, 1e-6F, "a step of three quarters");
    }
};

/// Q-learning, trained as in the table, gets where the table has it.
class GrowsSlottedQLearningTestCase : public TestCase
{
  public:
    GrowsSlottedQLearningTestCase()
        : TestCase("q-learning-decay learns paper-a, p 0.5, D 6")
    {
    }

  private:
    static constexpr int EPISODES = 50000; //!< of training

    /// \return the state as the learner sees it; every action may be taken
    static void Encode(const GrowsAssociationState& state, GrowsObservation& observation)
    {
        static const GrowsFeatureSet features(GrowsQLearning::FEATURES, {});
        observation.nodes = state.candidates.size();
        observation.allowed.assign(observation.nodes, 1);
        features.Compute(state, observation.features);
    }

    /// One episode: transitions from arrival to arrival, discount 0.5 each.
    void Train(GrowsSlottedEnvironment& network, GrowsQLearning& learner)
    {
        GrowsCheckedDecision checked;
        network.BeginEpisode();
        bool more = network.NextArrival();
        while (more)
        {
            Encode(network.GetState(), m_transition.state);
            m_transition.action = learner.SelectAction(m_transition.state);
            const bool hasFreeCapacity =
                network.GetState().candidates[m_transition.action].cell.HasFreeCapacity();
            checked.choice = hasFreeCapacity ? std::optional(m_transition.action) : std::nullopt;
            m_transition.reward = static_cast<float>(network.Apply(checked));
            more = network.NextArrival();
            m_transition.discount = more ? 0.5F : 0.0F;
            if (more)
            {
                Encode(network.GetState(), m_transition.next);
            }
            learner.AddTransition(m_transition);
        }
    }

    void DoRun() override
    {
        RngSeedManager::SetRun(10001);
        auto network = MakePaperNetwork("paper-a", 0.5, 6);
        network->AssignStreams(1000);
        auto policy = DynamicCast<GrowsQLearningPolicy>(MakePolicy("q-learning-decay"));
        policy->AssignStreams(2000);
        for (int episode = 0; episode < EPISODES; ++episode)
        {
            policy->GetLearner()->SetProgress(static_cast<double>(episode) / EPISODES);
            Train(*network, *policy->GetLearner());
        }
        const auto mean = GetMean(Play(network, policy, 2000).utility);
        // Two training seeds differed by 0.012.
        NS_TEST_EXPECT_MSG_EQ_TOL(mean.value, 2.85, 4 * std::hypot(mean.error, 0.01), "utility");
    }

    GrowsTransition m_transition; //!< memory to reuse
};

/**
 * \ingroup grows-tests
 * Q-learning by hand and in slots.
 */
class GrowsQLearningTestSuite : public TestSuite
{
  public:
    GrowsQLearningTestSuite()
        : TestSuite("grows-q-learning", TestSuite::Type::UNIT)
    {
        AddTestCase(new GrowsQLearningTestCase);
        AddTestCase(new GrowsLearningRateTestCase);
        AddTestCase(new GrowsSlottedQLearningTestCase);
    }
};

static GrowsQLearningTestSuite g_growsQLearningTestSuite; //!< registers the suite
