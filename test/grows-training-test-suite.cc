// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-factory.h"
#include "grows-slotted-play.h"
#include "grows-test-text.h"
#include "grows-training-session.h"

#include "ns3/boolean.h"
#include "ns3/config.h"
#include "ns3/double.h"
#include "ns3/enum.h"
#include "ns3/grows-training-preset.h"
#include "ns3/string.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <cstdio>
#include <fstream>
#include <iterator>
#include <numeric>

using namespace ns3;

namespace
{

/// Keeps what it is given, and always takes the same cell.
class GrowsRecordingLearner : public GrowsLearner
{
  public:
    std::vector<GrowsTransition> transitions; //!< all that was observed
    bool needsRssiShift{false};               //!< see NeedsRssiShift

    void Evaluate(const GrowsObservation& observation, std::vector<float>& values) override
    {
        values.assign(observation.nodes, 0.0F);
    }

    uint32_t SelectAction(const GrowsObservation& /* observation */) override
    {
        return 0;
    }

    void AddTransition(const GrowsTransition& transition) override
    {
        transitions.push_back(transition);
    }

    void SetProgress(double /* fraction */) override
    {
    }

    double GetEpsilon() const override
    {
        return 0.0;
    }

    bool NeedsRssiShift() const override
    {
        return needsRssiShift;
    }

    int64_t AssignStreams(int64_t /* stream */) override
    {
        return 0;
    }
};

/// Attributes of an object, by name.
using Attributes = std::map<std::string, std::string>;

/// Set attributes. \param object which has them \param attributes their values
void
Set(Object& object, const Attributes& attributes)
{
    for (const auto& [name, value] : attributes)
    {
        object.SetAttribute(name, StringValue(value));
    }
}

/// Train somebody on paper-a. \return the trainer
Ptr<GrowsTrainer>
Train(Ptr<GrowsLearner> learner, const Attributes& ofTrainer, const Attributes& ofNetwork)
{
    auto network = GrowsSlottedEnvironment::Create("paper-a");
    for (const auto& [name, value] : ofNetwork)
    {
        SetAttribute(*network, name, value);
    }
    network->AssignStreams(1);
    auto trainer = CreateObject<GrowsTrainer>();
    trainer->SetAttribute("Episodes", UintegerValue(1));
    Set(*trainer, ofTrainer);
    trainer->AddNetwork(network);
    trainer->SetLearner(learner);
    trainer->SetFeatures({"demand,rate,users", {}});
    trainer->Run([](const auto&) { return true; });
    return trainer;
}

/// The transitions of one episode of paper-a, seen as demand and users.
std::vector<GrowsTransition>
RecordTransitions(double arrivalProbability, const Attributes& attributes)
{
    auto learner = CreateObject<GrowsRecordingLearner>();
    Train(learner, attributes, {{"ArrivalProbability", std::to_string(arrivalProbability)}});
    return learner->transitions;
}

/// In the paper's walk every slot is a transition; an empty one leaves nothing to choose.
class GrowsSlotTransitionsTestCase : public TestCase
{
  public:
    GrowsSlotTransitionsTestCase()
        : TestCase("slot by slot, a slot without an arrival has demand 0 and a single action")
    {
    }

  private:
    void DoRun() override
    {
        const auto slots = RecordTransitions(0.5, {{"Transitions", "Slots"}});
        NS_TEST_ASSERT_MSG_EQ(slots.size(), 40, "one transition for each of T = 40 slots");
        uint32_t empty = 0;
        for (const auto& transition : slots)
        {
            const auto& state = transition.state;
            const auto allowed = std::accumulate(state.allowed.begin(), state.allowed.end(), 0);
            if (state.features[0] > 0.0F)
            {
                NS_TEST_ASSERT_MSG_EQ(allowed, 3, "an arriving UE may ask every cell");
                continue;
            }
            ++empty;
            NS_TEST_ASSERT_MSG_EQ(allowed, 1, "nobody to place: one action");
            NS_TEST_ASSERT_MSG_EQ(+state.allowed[0], 1, "and it is the first");
            NS_TEST_ASSERT_MSG_EQ(transition.reward, 0.0F, "nothing was done");
            NS_TEST_ASSERT_MSG_EQ(state.features[3], 0.0F, "nobody has no rate");
        }
        NS_TEST_ASSERT_MSG_GT(empty, 5, "with p = 0.5 about 20 slots are empty");
        NS_TEST_ASSERT_MSG_LT(empty, 35, "with p = 0.5 about 20 slots are empty");
        NS_TEST_ASSERT_MSG_EQ(RecordTransitions(0.5, {}).size(),
                              40 - empty,
                              "by arrivals: only the others");
        const auto timed = RecordTransitions(
            0.3,
            {{"Transitions", "Slots"}, {"Discount", "0.5"}, {"DiscountPeriod", "1s"}});
        for (std::size_t i = 0; i + 1 < timed.size(); ++i)
        {
            NS_TEST_ASSERT_MSG_EQ(timed[i].discount, 0.5F, "a slot each, whoever came when");
        }
    }
};

/// Transitions of a scenario whose served users are handed over.
class GrowsHandoverTransitionsTestCase : public TestCase
{
  public:
    GrowsHandoverTransitionsTestCase()
        : TestCase("decisions about served users are transitions, rewarded for their time")
    {
    }

  private:
    /// Takes what it is told to.
    class Learner : public GrowsRecordingLearner
    {
      public:
        uint32_t action{0}; //!< that it selects

        /// The first cell is worth 1 less than the second, and the second 1 less than the third.
        void Evaluate(const GrowsObservation& observation, std::vector<float>& values) override
        {
            values.resize(observation.nodes);
            std::iota(values.begin(), values.end(), 0.0F);
        }

        uint32_t SelectAction(const GrowsObservation& observation) override
        {
            return std::min(action, observation.nodes - 1);
        }
    };

    /// Train on vehicles. \param handover see attribute Handover \param margin see HandoverMargin
    /// \param action that the learner selects \return the learner
    static Ptr<Learner> Record(const std::string& handover, double margin, uint32_t action)
    {
        const auto radio = GrowsRadioScenario::Create("vehicles");
        radio->SetAttribute("Handover", StringValue(handover));
        radio->SetAttribute("Duration", StringValue("20s"));
        radio->SetAttribute("MaxRsrpGapDb", DoubleValue(60.0)); // there always is a choice
        radio->SetAttribute("MinSinrDb", DoubleValue(-50.0));
        const auto network = GrowsSlottedEnvironment::CreateFromRadio(radio);
        network->GetScenario()->SetAttribute("HandoverMargin", DoubleValue(margin));
        network->AssignStreams(1);
        const auto learner = CreateObject<Learner>();
        learner->action = action;
        const auto trainer = CreateObject<GrowsTrainer>();
        Set(*trainer,
            {{"Episodes", "1"},
             {"Discount", "0.9"},
             {"DiscountPeriod", "1s"},
             {"RewardPerTime", "true"},
             {"EndIsTerminal", "false"}});
        trainer->AddNetwork(network);
        trainer->SetLearner(learner);
        trainer->SetFeatures({"demand,rate,users", {}});
        trainer->Run([](const auto&) { return true; });
        return learner;
    }

    void DoRun() override
    {
        const auto arrivals = Record("Off", 0.0, 0)->transitions;
        const auto transitions = Record("Grows", 0.0, 0)->transitions;
        NS_TEST_ASSERT_MSG_GT(arrivals.size(), 10, "of arrivals alone");
        NS_TEST_ASSERT_MSG_GT(transitions.size(), 5 * arrivals.size(), "and of served users");
        double elapsedS = 0.0;
        for (const auto& transition : transitions)
        {
            const double seconds = std::log(transition.discount) / std::log(0.9);
            NS_TEST_ASSERT_MSG_GT_OR_EQ(seconds, -1e-5, "time passes");
            elapsedS += seconds;
            const double periods = (1.0 - transition.discount) / (1.0 - 0.9);
            NS_TEST_ASSERT_MSG_GT_OR_EQ(transition.reward, 0.0F, "utilities are");
            NS_TEST_ASSERT_MSG_LT_OR_EQ(transition.reward, 40.0 * periods + 1e-4, "of that time");
        }
        NS_TEST_EXPECT_MSG_GT(elapsedS, 15.0, "together about the episode");
        NS_TEST_EXPECT_MSG_LT(elapsedS, 20.001, "and no more");
        CheckMargin();
    }

    /// A learner that always wants the weakest candidate, worth 1 or 2 more than others.
    void CheckMargin()
    {
        const auto countLast = [](const std::vector<GrowsTransition>& transitions) {
            return std::count_if(transitions.begin(), transitions.end(), [](const auto& one) {
                return one.state.nodes > 1 && one.action + 1 == one.state.nodes;
            });
        };
        const auto free = Record("Grows", 0.5, 9)->transitions;
        const auto held = Record("Grows", 2.5, 9)->transitions;
        NS_TEST_EXPECT_MSG_GT(countLast(free), countLast(held), "the margin keeps users");
        NS_TEST_EXPECT_MSG_GT(countLast(free) + 1.0, 0.9 * free.size(), "else all are handed over");
    }
};

/// Rewards of the learner against those of the paper.
class GrowsRewardTestCase : public TestCase
{
  public:
    GrowsRewardTestCase()
        : TestCase("rewards are centred, scaled and shaped; episodes end as they are told to")
    {
    }

  private:
    void DoRun() override
    {
        const auto plain = RecordTransitions(1.0, {{"Discount", "0.5"}});
        const auto centred =
            RecordTransitions(1.0,
                              {{"Discount", "0.5"}, {"RewardOffset", "3"}, {"RewardScale", "2"}});
        NS_TEST_ASSERT_MSG_EQ(plain.size(), 40, "p = 1: an arrival in each slot");
        for (std::size_t i = 0; i < plain.size(); ++i)
        {
            NS_TEST_ASSERT_MSG_EQ_TOL(centred[i].reward,
                                      2.0F * (plain[i].reward - 3.0F),
                                      1e-5,
                                      "(r - 3) x 2");
            const float discount = i + 1 < plain.size() ? 0.5F : 0.0F;
            NS_TEST_ASSERT_MSG_EQ(plain[i].discount, discount, "only the last is terminal");
        }
        // With discount 1 the potentials telescope: their sum is minus the first, which is 0.
        const auto sum = [](const auto& transitions) {
            return std::accumulate(transitions.begin(),
                                   transitions.end(),
                                   0.0,
                                   [](double s, auto& t) { return s + t.reward; });
        };
        const auto whole = RecordTransitions(1.0, {{"Discount", "1"}});
        const auto shaped = RecordTransitions(1.0, {{"Discount", "1"}, {"PotentialWeight", "7"}});
        NS_TEST_ASSERT_MSG_EQ_TOL(sum(shaped), sum(whole), 1e-3, "potentials cancel out");
        NS_TEST_ASSERT_MSG_GT(std::abs(shaped[5].reward - whole[5].reward),
                              0.1F,
                              "but they do something");
        const auto endless = RecordTransitions(1.0, {{"EndIsTerminal", "false"}});
        NS_TEST_ASSERT_MSG_EQ(endless.size(), 39, "the cut transition is left out");
        NS_TEST_ASSERT_MSG_EQ(endless.back().discount, 0.5F, "nothing is terminal");
    }
};

/// A rejection is rewarded as asked, and masked where another candidate has free capacity.
class GrowsRejectionRewardTestCase : public TestCase
{
  public:
    GrowsRejectionRewardTestCase()
        : TestCase("full cells are rewarded and masked according to the attributes")
    {
    }

  private:
    void DoRun() override
    {
        // The first cell of the observation is the strongest; taking it always fills cells.
        uint32_t rejected = 0;
        const auto zero = RecordTransitions(1.0, {{"RewardRejections", "false"}});
        const auto like = RecordTransitions(1.0, {});
        for (std::size_t i = 0; i < zero.size(); ++i)
        {
            NS_TEST_ASSERT_MSG_EQ((zero[i].reward == 0.0F || zero[i].reward == like[i].reward),
                                  true,
                                  "0 or the paper's reward");
            rejected += zero[i].reward == 0.0F;
        }
        NS_TEST_ASSERT_MSG_GT(rejected, 0, "p = 1, mean demand 6 x 3 slots: some are rejected");
        uint32_t masked = 0;
        for (const auto& transition : RecordTransitions(1.0, {{"MaskFullCells", "true"}}))
        {
            const auto& allowed = transition.state.allowed;
            masked += std::accumulate(allowed.begin(), allowed.end(), 0) < 3;
        }
        NS_TEST_ASSERT_MSG_GT(masked, 0, "full cells are no action");
    }
};

/// Where full cells are no candidates, some arrivals have none.
class GrowsNoCandidatesTestCase : public TestCase
{
  public:
    GrowsNoCandidatesTestCase()
        : TestCase("transitions lead past states without candidates")
    {
    }

  private:
    void DoRun() override
    {
        // An arrival in each slot, one cell with capacity for one user, each served for three
        // slots: two of three arrivals have no candidate.
        const Attributes one{{"Cells", "1"},
                             {"Capacity", "1"},
                             {"Admission", "Filter"},
                             {"MeanDemand", "1"},
                             {"ArrivalProbability", "1"}};
        auto learner = CreateObject<GrowsRecordingLearner>();
        const auto trainer = Train(learner, {{"Discount", "0.5"}, {"DiscountPeriod", "1s"}}, one);
        const auto& transitions = learner->transitions;
        NS_TEST_ASSERT_MSG_EQ(transitions.size(), 14, "slots 0, 3, 6... 39");
        for (std::size_t i = 0; i < transitions.size(); ++i)
        {
            const bool isLast = i + 1 == transitions.size();
            NS_TEST_ASSERT_MSG_EQ(transitions[i].state.nodes, 1, "one candidate");
            NS_TEST_ASSERT_MSG_EQ(transitions[i].next.nodes, (isLast ? 0 : 1), "then one again");
            NS_TEST_ASSERT_MSG_EQ_TOL(transitions[i].discount,
                                      (isLast ? 0.0 : 0.125),
                                      1e-7,
                                      "three slots later");
        }
        NS_TEST_ASSERT_MSG_EQ(trainer->GetProgress().rejections, 26, "the others were turned away");

        auto dqn = CreateObject<GrowsDoubleDqn>();
        Set(*dqn, {{"WarmUp", "100"}, {"Shift", "rssi"}});
        dqn->AssignStreams(10);
        Train(dqn,
              {{"Episodes", "40"}, {"Transitions", "Slots"}, {"MaskFullCells", "true"}},
              {{"Admission", "Filter"}, {"Capacity", "1"}});
        NS_TEST_ASSERT_MSG_GT(dqn->GetNUpdates(), 10, "an agent learns there");
    }
};

/// A learner that needs it receives how cells are measured.
class GrowsRssiShiftTestCase : public TestCase
{
  public:
    GrowsRssiShiftTestCase()
        : TestCase("observations bring the graph shift operator of the RSSI where it is needed")
    {
    }

  private:
    void DoRun() override
    {
        for (const auto& transition : RecordTransitions(1.0, {}))
        {
            NS_TEST_ASSERT_MSG_EQ(transition.state.shift.size(), 0, "no graph is kept");
        }
        auto learner = CreateObject<GrowsRecordingLearner>();
        learner->needsRssiShift = true;
        Train(learner, {{"Transitions", "Slots"}}, {{"ArrivalProbability", "0.5"}});
        uint32_t uneven = 0;
        for (const auto& transition : learner->transitions)
        {
            const auto& shift = transition.state.shift;
            NS_TEST_ASSERT_MSG_EQ(shift.size(), 9, "weights of a graph of three");
            NS_TEST_ASSERT_MSG_EQ(shift[0], 0.0F, "no weight on the diagonal");
            NS_TEST_ASSERT_MSG_EQ(shift[1], shift[3], "S is symmetric");
            NS_TEST_ASSERT_MSG_GT(shift[1], 0.0F, "all are tied, also where nobody arrives");
            uneven += shift[1] != shift[2];
        }
        NS_TEST_ASSERT_MSG_GT(uneven, 0, "by their levels");
    }
};

/// A training that is interrupted and resumed ends in the same bytes.
class GrowsResumeTestCase : public TestCase
{
  public:
    GrowsResumeTestCase()
        : TestCase("an interrupted training goes on to the same bytes")
    {
    }

  private:
    /// A short training of the training preset "grows".
    static GrowsTrainingPlan MakePlan(const std::string& output)
    {
        GrowsTrainingPlan plan;
        plan.preset = GrowsTrainingPreset::Find("grows");
        plan.networks = {"paper-a"};
        plan.cells = {"0.5:6", "1:14"};
        plan.episodes = 320;
        plan.curveEvery = 48;
        plan.output = output;
        plan.configuration = "test";
        return plan;
    }

    /// Train until so many episodes are done.
    std::string Train(const GrowsTrainingPlan& plan, uint64_t episodes)
    {
        GrowsTrainingSession session(plan);
        std::string problem = session.Begin();
        if (problem.empty())
        {
            problem = session.Run([=](const auto& now) { return now.episode < episodes; });
        }
        return problem.empty() && session.IsDone() ? session.Finish() : problem;
    }

    void DoRun() override
    {
        auto plan = MakePlan(CreateTempDirFilename("whole.safetensors"));
        NS_TEST_ASSERT_MSG_EQ(Train(plan, 320), "", "the uninterrupted training");
        const auto whole = ReadFile(plan.output);
        NS_TEST_ASSERT_MSG_GT(whole.size(), 1000, "a model file");

        plan = MakePlan(CreateTempDirFilename("resumed.safetensors"));
        NS_TEST_ASSERT_MSG_EQ(Train(plan, 96), "", "the first part");
        NS_TEST_ASSERT_MSG_EQ(ReadFile(plan.output).size(), 0, "no model file yet");
        plan.resume = true;
        NS_TEST_ASSERT_MSG_EQ(Train(plan, 200), "", "the second part");
        NS_TEST_ASSERT_MSG_EQ(Train(plan, 320), "", "the third part");
        NS_TEST_ASSERT_MSG_EQ(FindDifference(ReadFile(plan.output), whole),
                              "",
                              "model of the interrupted training");

        plan = MakePlan(CreateTempDirFilename("other.safetensors"));
        plan.seed = 10002;
        NS_TEST_ASSERT_MSG_EQ(Train(plan, 320), "", "the training with another seed");
        NS_TEST_ASSERT_MSG_NE(ReadFile(plan.output), whole, "model of another seed");
        TestRefusals();
    }

    /// What cannot be resumed states why.
    void TestRefusals()
    {
        auto plan = MakePlan(CreateTempDirFilename("refused.safetensors"));
        plan.resume = true;
        NS_TEST_ASSERT_MSG_NE(Train(plan, 320), "", "there is no checkpoint");
        plan.resume = false;
        Train(plan, 96);
        plan.resume = true;
        plan.configuration = "another command";
        const auto problem = Train(plan, 320);
        NS_TEST_ASSERT_MSG_EQ(FindMissing(problem, "another command"), "", "names the command");
        plan.configuration = "test";
        const auto path = plan.output + ".checkpoint";
        const auto bytes = ReadFile(path);
        for (std::size_t length = 0; length < bytes.size(); length += bytes.size() / 37 + 1)
        {
            std::ofstream(path, std::ios::binary).write(bytes.data(), length);
            NS_TEST_ASSERT_MSG_NE(Train(plan, 320), "", "cut at byte " << length);
        }
        NS_TEST_ASSERT_MSG_EQ(ReadFile(plan.output).size(), 0, "nothing was written");
        TestFiles();
    }

    /// Files that a training reads must be as they were.
    void TestFiles()
    {
        auto plan = MakePlan(CreateTempDirFilename("tuned.safetensors"));
        plan.model = CreateTempDirFilename("whole.safetensors");
        NS_TEST_ASSERT_MSG_EQ(Train(plan, 96), "", "begun from a model");
        plan.resume = true;
        NS_TEST_ASSERT_MSG_EQ(Train(plan, 200), "", "gone on with");
        const auto other = ReadFile(CreateTempDirFilename("other.safetensors"));
        std::ofstream(plan.model, std::ios::binary) << other;
        const auto problem = Train(plan, 320);
        NS_TEST_ASSERT_MSG_EQ(FindMissing(problem, "whole.safetensors"), "", "names it");
        NS_TEST_ASSERT_MSG_EQ(FindMissing(problem, "has changed"), "", "says that it is another");
        TestScenario();
    }

    /// The same with a scenario file.
    void TestScenario()
    {
        const auto town = ReadFile(NS_TEST_SOURCEDIR "/../examples/grows-scenario.json");
        auto plan = MakePlan(CreateTempDirFilename("town.safetensors"));
        plan.preset = GrowsTrainingPreset::Find("radio");
        plan.networks = {CreateTempDirFilename("town.json")};
        plan.cells.clear();
        std::ofstream(plan.networks.front()) << town;
        Ptr<GrowsRadioScenario> scenario;
        if (!GrowsCreateScenario(plan.networks.front(), scenario).empty())
        {
            return; // built without a reader of JSON
        }
        NS_TEST_ASSERT_MSG_EQ(Train(plan, 64), "", "begun in the town");
        plan.resume = true;
        NS_TEST_ASSERT_MSG_EQ(Train(plan, 128), "", "gone on with");
        std::ofstream(plan.networks.front()) << town << " ";
        const auto problem = Train(plan, 320);
        NS_TEST_ASSERT_MSG_EQ(FindMissing(problem, "town.json"), "", "names the scenario file");
    }
};

/// Wrong command lines.
class GrowsPlanTestCase : public TestCase
{
  public:
    GrowsPlanTestCase()
        : TestCase("a plan that makes no sense is refused in one sentence")
    {
    }

  private:
    void DoRun() override
    {
        const std::vector<std::pair<std::string, std::string>> wrong{{"paper-b", ""},
                                                                     {"paper-a", "1.5:6"},
                                                                     {"paper-a", "-0.5:6"},
                                                                     {"paper-a", "nan:6"},
                                                                     {"paper-a", "0.5:0"},
                                                                     {"paper-a", "0.5"},
                                                                     {"paper-a", "a:b"}};
        for (const auto& [network, cell] : wrong)
        {
            GrowsTrainingPlan plan;
            plan.preset = GrowsTrainingPreset::Find("grows");
            plan.networks = {network};
            plan.output = "agent.safetensors";
            if (!cell.empty())
            {
                plan.cells = {cell};
            }
            const auto problem = GrowsTrainingSession(plan).Begin();
            const auto& named = cell.empty() ? network : cell;
            NS_TEST_ASSERT_MSG_EQ(FindMissing(problem, named), "", "names the attribute");
        }
        NS_TEST_ASSERT_MSG_EQ(GrowsTrainingPreset::Find("nobody"),
                              nullptr,
                              "no such training preset");
        GrowsTrainingPlan plan;
        plan.preset = GrowsTrainingPreset::Find("grows");
        plan.output = "agent.safetensors";
        NS_TEST_ASSERT_MSG_NE(GrowsTrainingSession(plan).Begin(), "", "a plan without a network");
        plan.networks = {"paper-a"};
        for (const std::string output : {"/no/such/folder/agent.safetensors", "/", ""})
        {
            plan.output = output;
            NS_TEST_ASSERT_MSG_NE(GrowsTrainingSession(plan).Begin(), "", "output " << output);
        }
        CheckDecline();
    }

    /// A node that nobody measures is in no graph of what is measured.
    void CheckDecline()
    {
        GrowsTrainingPlan plan;
        plan.preset = GrowsTrainingPreset::Find("grows");
        plan.networks = {"paper-a"};
        plan.output = CreateTempDirFilename("declining.safetensors");
        Config::SetDefault("ns3::GrowsTrainer::Decline", BooleanValue(true));
        NS_TEST_EXPECT_MSG_EQ(GrowsTrainingSession(plan).Begin(), "", "an agent that may decline");
        Config::SetDefault("ns3::GrowsDoubleDqn::Shift", StringValue("rssi"));
        const auto problem = GrowsTrainingSession(plan).Begin();
        Config::SetDefault("ns3::GrowsDoubleDqn::Shift", StringValue("eigenvalue"));
        Config::SetDefault("ns3::GrowsTrainer::Decline", BooleanValue(false));
        NS_TEST_EXPECT_MSG_EQ(FindMissing(problem,
                                          "GrowsDoubleDqn::Shift: the feature \"decline\" adds a "
                                          "node that nobody measures"),
                              "",
                              "names both");
    }
};

/// The suite.
class GrowsTrainingTestSuite : public TestSuite
{
  public:
    GrowsTrainingTestSuite()
        : TestSuite("grows-training", TestSuite::Type::UNIT)
    {
        AddTestCase(new GrowsSlotTransitionsTestCase);
        AddTestCase(new GrowsHandoverTransitionsTestCase);
        AddTestCase(new GrowsRewardTestCase);
        AddTestCase(new GrowsRejectionRewardTestCase);
        AddTestCase(new GrowsNoCandidatesTestCase);
        AddTestCase(new GrowsRssiShiftTestCase);
        AddTestCase(new GrowsResumeTestCase);
        AddTestCase(new GrowsPlanTestCase);
    }
};

/// Registers the suite.
GrowsTrainingTestSuite g_growsTrainingTestSuite;

} // namespace
