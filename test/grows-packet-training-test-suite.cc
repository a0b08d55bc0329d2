// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-packet-trainer.h"
#include "grows-test-text.h"
#include "grows-training-test-case.h"

#include "ns3/double.h"
#include "ns3/grows-agent-policy.h"
#include "ns3/grows-double-dqn.h"
#include "ns3/grows-scenario-helper.h"
#include "ns3/grows-trajectory-recorder.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/simulator.h"

#include <cmath>
#include <limits>
#include <map>

/**
 * \file
 * \ingroup grows-tests
 * Training in packet-level LTE: what an episode brings, the files it travels in, and the program
 * that plays episodes in processes of their own.
 */

using namespace ns3;

namespace
{

/// \return a trained agent: the one that the readers' corpus has
std::string
GetModelPath()
{
    return std::filesystem::absolute(std::string(NS_TEST_SOURCEDIR) +
                                     "/corpus/model/good-hotspot.safetensors")
        .string();
}

/**
 * \ingroup grows-tests The transitions of an LTE episode against the handlers' traces: decisions,
 * and windows as short as those of rewards. No user leaves, as a window of a handler leaves those
 * out who do.
 */
class GrowsEpisodeTestCase : public TestCase
{
  public:
    GrowsEpisodeTestCase()
        : TestCase("transitions of an LTE episode are what the handlers' traces say")
    {
    }

  private:
    static constexpr double WINDOW_S{0.1};   //!< of handlers and rewards
    static constexpr double DURATION_S{4.0}; //!< of the episode

    /// A decision as traced.
    struct Decision
    {
        double timeS;                 //!< when
        GrowsObservation observation; //!< what an agent sees of it
        uint32_t action;              //!< what was chosen
        GrowsObservation seen;        //!< what the policy says it saw
    };

    /// \param record of a decision
    void RecordDecision(const GrowsDecisionRecord& record)
    {
        Decision decision{record.time.GetSeconds(),
                          {},
                          record.decision.choice.value(),
                          m_policy->GetObservation()};
        m_encoder->Encode(record.state, decision.observation);
        m_decisions.push_back(decision);
    }

    /// \param utility of a cell's users in the window that ends now
    void RecordWindow(uint32_t /* cell */, uint32_t /* users */, double utility)
    {
        m_utilities[std::lround(Simulator::Now().GetSeconds() / WINDOW_S) - 1] += utility;
    }

    /// \return mean utility between two moments in seconds, added up window by window
    double GetMean(double beginS, double endS) const
    {
        double sum = 0.0;
        for (const auto& [window, utility] : m_utilities)
        {
            const double from = std::max(beginS, static_cast<double>(window) * WINDOW_S);
            const double to = std::min(endS, static_cast<double>(window + 1) * WINDOW_S);
            sum += std::max(to - from, 0.0) * utility;
        }
        return sum / (endS - beginS);
    }

    /// \return utility of the last whole window before a moment
    double GetPotential(double timeS) const
    {
        const auto found = m_utilities.find(static_cast<long>(timeS / WINDOW_S) - 1);
        return found == m_utilities.end() ? 0.0 : found->second;
    }

    /// \return a policy that explores
    Ptr<GrowsAgentPolicy> CreatePolicy()
    {
        const auto model = GrowsLoadModel(GetModelPath());
        NS_TEST_EXPECT_MSG_EQ(model.problem, "", "the corpus has an agent");
        const auto learner = CreateObject<GrowsDoubleDqn>();
        learner->SetModel(*model.value);
        m_encoder = GrowsStateEncoder{{model.value->features, model.value->scales},
                                      model.value->shift,
                                      true};
        const auto policy = CreateObject<GrowsAgentPolicy>();
        policy->SetLearner(learner, *m_encoder);
        m_policy = policy;
        return policy;
    }

    void DoRun() override
    {
        RngSeedManager::SetRun(10001);
        const auto scenario = GrowsRadioScenario::Create("hotspot");
        scenario->SetAttribute("ArrivalRate", DoubleValue(5.0));
        scenario->SetAttribute("MeanHolding", TimeValue(Seconds(1000)));
        scenario->SetAttribute("MinHolding", TimeValue(Seconds(100)));
        const auto policy = CreatePolicy();
        const auto trainer = CreateObject<GrowsPacketTrainer>();
        trainer->SetAttribute("Discount", DoubleValue(0.8));
        trainer->SetAttribute("DiscountPeriod", TimeValue(Seconds(1)));
        trainer->SetAttribute("PotentialWeight", DoubleValue(3.0));
        GrowsScenarioHelper network(scenario, policy);
        network.GetGrowsHelper().SetHandlerAttribute("Window", TimeValue(Seconds(WINDOW_S)));
        network.Install(0);
        GrowsTrajectoryRecorder recorder(*m_encoder, Seconds(WINDOW_S));
        recorder.Install(network.GetGrowsHelper());
        for (const auto& handler : network.GetGrowsHelper().GetHandlers())
        {
            handler->TraceConnectWithoutContext(
                "Decision",
                MakeCallback(&GrowsEpisodeTestCase::RecordDecision, this));
            handler->TraceConnectWithoutContext(
                "Window",
                MakeCallback(&GrowsEpisodeTestCase::RecordWindow, this));
        }
        Simulator::Stop(Seconds(DURATION_S) + TimeStep(1));
        Simulator::Run();
        auto trajectory = recorder.GetTrajectory();
        GrowsSetRewards(trajectory, trainer->GetReward(), true);
        CompareEnd(trajectory.transitions);
        GrowsSetRewards(trajectory, trainer->GetReward(), false);
        Compare(trajectory.transitions);
        Simulator::Destroy();
    }

    /// \param transitions of the episode, its end cut off
    void Compare(const std::vector<GrowsTransition>& transitions)
    {
        NS_TEST_ASSERT_MSG_GT(m_decisions.size(), 8, "somebody arrives");
        NS_TEST_ASSERT_MSG_EQ(transitions.size(), m_decisions.size() - 1, "from one to the next");
        for (std::size_t i = 0; i < transitions.size(); ++i)
        {
            const auto& now = m_decisions[i];
            const auto& next = m_decisions[i + 1];
            const auto& transition = transitions[i];
            NS_TEST_EXPECT_MSG_EQ(now.seen.features, now.observation.features, "the policy's view");
            NS_TEST_EXPECT_MSG_EQ(now.seen.allowed,
                                  now.observation.allowed,
                                  "what the policy could do");
            NS_TEST_EXPECT_MSG_EQ(transition.state.features,
                                  now.observation.features,
                                  "the agent's view");
            NS_TEST_EXPECT_MSG_EQ(transition.next.features,
                                  next.observation.features,
                                  "its next view");
            NS_TEST_EXPECT_MSG_EQ(transition.next.allowed,
                                  next.observation.allowed,
                                  "what it could do next");
            NS_TEST_EXPECT_MSG_EQ(transition.action, now.action, "what it chose");
            const double discount = std::pow(0.8, next.timeS - now.timeS);
            NS_TEST_EXPECT_MSG_EQ_TOL(transition.discount, discount, 1e-6, "once a second");
            const double reward =
                GetMean(now.timeS, next.timeS) +
                3.0 * (discount * GetPotential(next.timeS) - GetPotential(now.timeS));
            NS_TEST_EXPECT_MSG_EQ_TOL(transition.reward, reward, 1e-4, "at " << now.timeS << " s");
        }
        NS_TEST_EXPECT_MSG_GT(GetMean(2.0, DURATION_S), 5.0, "something was received");
    }

    /// \param transitions of the episode, with its end
    void CompareEnd(const std::vector<GrowsTransition>& transitions)
    {
        NS_TEST_ASSERT_MSG_EQ(transitions.size(), m_decisions.size(), "the last one, too");
        const double beginS = m_decisions.back().timeS;
        NS_TEST_EXPECT_MSG_EQ(transitions.back().discount, 0.0F, "nothing follows");
        NS_TEST_EXPECT_MSG_EQ(transitions.back().next.nodes, 0, "nothing follows");
        NS_TEST_EXPECT_MSG_EQ_TOL(transitions.back().reward,
                                  GetMean(beginS, DURATION_S) - 3.0 * GetPotential(beginS),
                                  1e-4,
                                  "until the end");
    }

    std::optional<GrowsStateEncoder> m_encoder; //!< what an agent sees
    Ptr<GrowsAgentPolicy> m_policy;             //!< decides
    std::vector<Decision> m_decisions;          //!< in order
    std::map<long, double> m_utilities;         //!< of all cells, by number of the window
};

/**
 * \ingroup grows-tests
 * The program, with tiny episodes of a scenario: a dozen arrivals each.
 */
class GrowsPacketProgramTestCase : public GrowsTrainingTestCase
{
  public:
    GrowsPacketProgramTestCase()
        : GrowsTrainingTestCase(
              "training in LTE: the same bytes with other workers, killed ones, and an "
              "interruption",
              "--network lte --episodes 4 --round 2 --duration 2 "
              "--ns3::GrowsRadioScenario::WarmUp=1s --ns3::GrowsRadioScenario::ArrivalRate=6 "
              "--ns3::GrowsDoubleDqn::WarmUp=8")
    {
    }

  private:
    void DoRun() override
    {
        TrainWhole();
        KillWorkers();
        Interrupt();
        WarmStart();
    }

    /// An agent that learns nothing ends as the one that it begins as.
    void WarmStart()
    {
        const std::string arguments = "--model '" + GetModelPath() + "' --episodes 2 ";
        NS_TEST_EXPECT_MSG_EQ(
            Wait(Start("warm", arguments + "--ns3::GrowsDoubleDqn::LearningRate=0")),
            0,
            ReadFile(GetPath("errors.txt")));
        const auto before = GrowsLoadModel(GetModelPath());
        const auto after = GrowsLoadModel(GetFolder() + "/warm/agent.safetensors");
        NS_TEST_ASSERT_MSG_EQ(before.problem + after.problem, "", "both are models");
        NS_TEST_EXPECT_MSG_EQ(after.value->parameters,
                              before.value->parameters,
                              "parameters that it began with");
        NS_TEST_EXPECT_MSG_EQ(after.value->features, before.value->features, "and what it sees");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(Read("warm/agent-curve.csv"), ",0.1,"),
                              "",
                              "a warm start explores with 0.1 at first");
    }
};

/**
 * \ingroup grows-tests
 * Wrong input.
 */
class GrowsPacketBadInputTestCase : public GrowsProgramTestCase
{
  public:
    GrowsPacketBadInputTestCase()
        : GrowsProgramTestCase("bad input of train --network lte: one sentence, nothing written")
    {
    }

  private:
    void DoRun() override
    {
        const std::string lte = "--network lte ";
        ExpectRefusals(
            {{"--network nr", 1, "--network must be slotted or lte, not 'nr'"},
             {lte + "--networks nosuch", 1, "'nosuch'; known are "},
             {lte + "--networks hotspot,paper-a", 1, "'paper-a' has no LTE form"},
             {lte + "--networks no.json", 1, "no.json"},
             {lte + "--cells 0.5:6", 1, "have no LTE form"},
             {lte + "--agent paper-grows", 1, "'paper-grows' learns slot by slot"},
             {lte + "--ns3::GrowsRadioScenario::BackhaulLimits=x", 1, "BackhaulLimits"},
             {lte + "--duration 5", 1, "--duration must be at least 11 s"},
             {lte + "--duration -1", 1, "not '-1'"},
             {lte + "--round 0", 1, "not '0'"},
             {lte + "--jobs 0", 1, "not '0'"},
             {lte + "--model nosuch.safetensors", 1, "cannot read nosuch.safetensors"},
             {lte + "--model=", 1, "--model must name a model file"},
             {lte + "--job 3", 1, "cannot read agent.safetensors.episodes/weights.safetensors"},
             {lte + "--resume", 1, "cannot read agent.safetensors.checkpoint"},
             {"--jobs 2", 1, "--jobs is for --network lte and --program only"},
             {"--model nosuch.safetensors", 1, "cannot read nosuch.safetensors"}},
            GROWS_TRAIN_PROGRAM);
        ExpectFailure();
    }

    /// An episode that fails by itself fails the training; what was there before stays.
    void ExpectFailure()
    {
        const std::string full = "trap '' XFSZ; ulimit -f 1; ";
        const Outcome outcome = RunCommand(full + GROWS_TRAIN_PROGRAM
                                           " --network lte --episodes 1 --round 1 "
                                           "--duration 2 --ns3::GrowsRadioScenario::WarmUp=1s");
        ExpectOneLine(outcome,
                      1,
                      "cannot write agent.safetensors.episodes/weights.safetensors",
                      "a full disk");
    }
};

/**
 * \ingroup grows-tests
 * Training in packets.
 */
class GrowsPacketTrainingTestSuite : public TestSuite
{
  public:
    GrowsPacketTrainingTestSuite()
        : TestSuite("grows-packet-training", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new GrowsEpisodeTestCase);
        if (!std::string(GROWS_TRAIN_PROGRAM).empty())
        {
            AddTestCase(new GrowsPacketProgramTestCase);
            AddTestCase(new GrowsPacketBadInputTestCase);
        }
    }
};

GrowsPacketTrainingTestSuite g_growsPacketTrainingTestSuite; //!< registers the suite

} // namespace
