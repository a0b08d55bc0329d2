// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-data-training.h"
#include "grows-program-test-case.h"
#include "grows-record-files.h"
#include "grows-test-text.h"
#include "grows-training-session.h"

#include "ns3/config.h"
#include "ns3/double.h"
#include "ns3/grows-tensor-file.h"
#include "ns3/grows-training-preset.h"
#include "ns3/string.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <cmath>
#include <set>

/**
 * \file
 * \ingroup grows-tests
 * Learning from records, and what records tell of a policy that did not make them.
 */

using namespace ns3;

namespace
{

/// A small network whose utility is known: every decision has two candidates, each with its number
/// (0, 1) and the decision before as features "users" and "rate". The utility until the next
/// decision is 1 + number + decision before, so that always taking the second candidate is best.
constexpr double DISCOUNT{0.5};

/// The state after a decision.
GrowsObservation
MakeState(uint32_t before)
{
    const auto last = static_cast<float>(before);
    return {2, {0.0F, 1.0F, last, last}, {1, 1}, {}};
}

/// A record of the small network. \param share with which the second candidate is taken
GrowsTrajectory
MakeRecord(uint64_t seed, std::size_t decisions, double share)
{
    auto draw = CreateObject<UniformRandomVariable>();
    draw->SetStream(static_cast<int64_t>(30000 + seed));
    GrowsTrajectory record;
    record.origin = {"script", "some-rule", "", 0.4, seed, 2};
    record.network.cells.resize(2);
    record.features = "users,rate";
    record.utility = 10.0 + static_cast<double>(seed);
    uint32_t before = 0;
    for (std::size_t i = 0; i < decisions; ++i)
    {
        const uint32_t action = draw->GetValue() < share ? 1 : 0;
        const bool isLast = i + 1 == decisions;
        GrowsTransition transition;
        transition.state = MakeState(before);
        transition.action = action;
        transition.next = isLast ? GrowsObservation() : MakeState(action);
        transition.probability = action == 1 ? share : 1.0 - share;
        transition.timeS = static_cast<double>(i);
        record.transitions.push_back(transition);
        record.outcomes.push_back({1.0 + action + before, 0.0, 0.0, 1.0, true, isLast});
        before = action;
    }
    return record;
}

/// Full names and values of attributes.
using Attributes = std::vector<std::pair<std::string, std::string>>;

/// Those of Double DQN in the small network.
const Attributes LEARNS_FAST{{"ns3::GrowsDoubleDqn::LearningRate", "0.01"},
                             {"ns3::GrowsDoubleDqn::UpdateInterval", "1"},
                             {"ns3::GrowsDoubleDqn::TargetInterval", "50"},
                             {"ns3::GrowsDoubleDqn::WarmUp", "100"},
                             {"ns3::GrowsDoubleDqn::LearningRateFloor", "0.02"}};

/// Give attributes the defaults that they had before anybody changed them.
/// \param attributes their full names, with any values
void
RestoreDefaults(const Attributes& attributes)
{
    for (const auto& [name, value] : attributes)
    {
        const auto colons = name.rfind("::");
        TypeId::AttributeInformation attribute;
        TypeId::LookupByName(name.substr(0, colons))
            .LookupAttributeByName(name.substr(colons + 2), &attribute);
        Config::SetDefault(
            name,
            StringValue(attribute.originalInitialValue->SerializeToString(attribute.checker)));
    }
}

/**
 * \ingroup grows-tests
 * Weighted importance sampling per decision, by hand.
 */
class GrowsImportanceTestCase : public TestCase
{
  public:
    GrowsImportanceTestCase()
        : TestCase("weighted importance sampling per decision, by hand")
    {
    }

  private:
    void DoRun() override
    {
        // The first knows one decision ahead, the second two.
        const GrowsEvaluatedRecord a{{2.0, 0.0}, {10.0, 20.0}, {0.5, 0.5}};
        const GrowsEvaluatedRecord b{{1.0, 1.0}, {4.0, 8.0}, {0.5, 0.5}};
        const auto both = GrowsSampleByImportance({a, b}, 2, 0.0);
        NS_TEST_EXPECT_MSG_EQ(both.horizon, 1, "without the second, nothing is known of two");
        NS_TEST_EXPECT_MSG_EQ_TOL(both.value, 8.0, 1e-12, "(2 x 10 + 4 + 8) / 4");
        NS_TEST_EXPECT_MSG_EQ_TOL(both.firstEffectiveSize, 16.0 / 6.0, 1e-12, "4^2 / (4 + 1 + 1)");
        NS_TEST_ASSERT_MSG_EQ(both.withoutEach.size(), 2, "one for each record");
        NS_TEST_EXPECT_MSG_EQ_TOL(both.withoutEach[0], 6.0, 1e-12, "the second alone");
        NS_TEST_EXPECT_MSG_EQ_TOL(both.withoutEach[1], 10.0, 1e-12, "the first alone");

        const auto one = GrowsSampleByImportance({b}, 2, 0.0);
        NS_TEST_EXPECT_MSG_EQ(one.horizon, 2, "two decisions, from the first on");
        NS_TEST_EXPECT_MSG_EQ_TOL(one.value,
                                  (0.5 * 6.0 + 0.25 * 8.0) / 0.75,
                                  1e-12,
                                  "6 at once, then 8");
        NS_TEST_EXPECT_MSG_EQ_TOL(one.lastEffectiveSize, 1.0, 1e-12, "one start knows it");
        NS_TEST_EXPECT_MSG_EQ(one.withoutEach.size(), 0, "no interval of one record");
        NS_TEST_EXPECT_MSG_EQ(GrowsSampleByImportance({b}, 2, 1.5).horizon, 1, "one is too few");

        const GrowsEvaluatedRecord ended{{1.0, 1.0}, {3.0, 9.0}, {0.5, 0.0}};
        NS_TEST_EXPECT_MSG_EQ_TOL(GrowsSampleByImportance({ended}, 5, 0.0).value,
                                  7.5,
                                  1e-12,
                                  "(3 + 9) / 2 from the first, 9 from the second");
        const GrowsEvaluatedRecord never{{0.0}, {1.0}, {0.5}};
        NS_TEST_EXPECT_MSG_EQ(std::isnan(GrowsSampleByImportance({never}, 2, 0.0).value),
                              true,
                              "no action of the policy is known");
        NS_TEST_EXPECT_MSG_EQ(GrowsSampleByImportance({}, 2, 0.0).horizon, 0, "no record");
    }
};

/**
 * \ingroup grows-tests
 * The jackknife of a mean is the mean with its usual interval.
 */
class GrowsJackknifeTestCase : public TestCase
{
  public:
    GrowsJackknifeTestCase()
        : TestCase("the jackknife of a mean is the usual interval")
    {
    }

  private:
    void DoRun() override
    {
        const std::vector<double> values{1.0, 4.0, 2.5, 7.0};
        std::vector<double> withoutEach;
        for (const double value : values)
        {
            withoutEach.push_back((14.5 - value) / 3.0);
        }
        const auto usual = GrowsEstimateMean(values);
        const auto found = GrowsJackknife(14.5 / 4.0, withoutEach);
        NS_TEST_EXPECT_MSG_EQ_TOL(found.mean, usual.mean, 1e-12, "mean");
        NS_TEST_EXPECT_MSG_EQ_TOL(found.halfWidth, usual.halfWidth, 1e-12, "interval");
        NS_TEST_EXPECT_MSG_EQ(std::isnan(GrowsJackknife(3.0, {}).halfWidth), true, "one record");
    }
};

/**
 * \ingroup grows-tests
 * Coverage and ratios, by hand.
 */
class GrowsCoverageTestCase : public TestCase
{
  public:
    GrowsCoverageTestCase()
        : TestCase("coverage counts decisions with a choice, by hand")
    {
    }

  private:
    void DoRun() override
    {
        auto record = MakeRecord(1, 4, 0.5);
        auto& transitions = record.transitions;
        const std::vector<uint32_t> actions{0, 1, 1, 0};
        const std::vector<double> probabilities{0.5, 0.25, 1.0, 0.8};
        for (std::size_t i = 0; i < 4; ++i)
        {
            transitions[i].action = actions[i];
            transitions[i].probability = probabilities[i];
        }
        transitions[3].state.allowed = {1, 0};
        const GrowsAgentChoices choices{{1, 1, 0, 0}};
        const auto coverage = GrowsGetCoverage({record}, choices);
        NS_TEST_EXPECT_MSG_EQ(coverage.decisions, 4, "all");
        NS_TEST_EXPECT_MSG_EQ(coverage.choices, 2, "one was certain, one had a single action");
        NS_TEST_EXPECT_MSG_EQ(coverage.agreements, 1, "the second");
        NS_TEST_EXPECT_MSG_EQ_TOL(coverage.effectiveActions, std::sqrt(8.0), 1e-12, "2 and 4");
        NS_TEST_ASSERT_MSG_EQ(coverage.ranks.size(), 2, "candidates");
        NS_TEST_EXPECT_MSG_EQ(coverage.ranks[0].taken, 1, "first candidate in the record");
        NS_TEST_EXPECT_MSG_EQ(coverage.ranks[1].taken, 1, "second candidate in the record");
        NS_TEST_EXPECT_MSG_EQ(coverage.ranks[1].chosen, 2, "second candidate by the agent");

        auto declining = record;
        declining.features = "users,decline"; // the last node is to decline
        const auto other = GrowsGetCoverage({declining}, choices);
        NS_TEST_ASSERT_MSG_EQ(other.ranks.size(), 1, "one candidate");
        NS_TEST_EXPECT_MSG_EQ(other.ranks[0].taken, 1, "which the record took once");
        NS_TEST_EXPECT_MSG_EQ(other.declined.taken, 1, "and declined once");
        NS_TEST_EXPECT_MSG_EQ(other.declined.chosen, 2, "the agent declines");

        const auto weighed = GrowsWeighRecords({record}, choices);
        const std::vector<double> expected{0.0, 4.0, 1.0, 1.0};
        for (std::size_t i = 0; i < 4; ++i)
        {
            NS_TEST_EXPECT_MSG_EQ(weighed[0].ratios[i], expected[i], "ratio " << i);
        }
        record.origin.epsilon = 0.0;
        NS_TEST_EXPECT_MSG_EQ(GrowsGetCoverage({record}, choices).choices,
                              3,
                              "a rule that does not explore is certain of what it chooses");
    }
};

/**
 * \ingroup grows-tests
 * Transitions whose values are those of a policy.
 */
class GrowsFollowTestCase : public TestCase
{
  public:
    GrowsFollowTestCase()
        : TestCase("fitted Q evaluation allows the policy's choices only")
    {
    }

  private:
    void DoRun() override
    {
        auto record = MakeRecord(1, 2, 0.5);
        record.transitions[0].discount = 0.75F;
        const auto followed = GrowsFollowPolicy(record.transitions, {5.0, 2.0}, {1, 0}, 3.0, 2.0);
        NS_TEST_ASSERT_MSG_EQ(followed.size(), 2, "all");
        NS_TEST_EXPECT_MSG_EQ(followed[0].reward, 0.25F, "(1 - 0.75) (5 - 3) / 2");
        NS_TEST_EXPECT_MSG_EQ(followed[1].reward, -0.5F, "(2 - 3) / 2 at the end");
        NS_TEST_EXPECT_MSG_EQ(+followed[0].next.allowed[0], 0, "not the policy's");
        NS_TEST_EXPECT_MSG_EQ(+followed[0].next.allowed[1], 1, "the policy's");
        NS_TEST_EXPECT_MSG_EQ(followed[1].next.nodes, 0, "terminal");
        NS_TEST_EXPECT_MSG_EQ(+followed[0].state.allowed[0], 1, "the state is as it was");
    }
};

/// Keeps what it is given.
class GrowsCountingLearner : public GrowsLearner
{
  public:
    std::vector<double> times; //!< of the transitions

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
        times.push_back(transition.timeS);
    }

    void SetProgress(double /* fraction */) override
    {
    }

    double GetEpsilon() const override
    {
        return 0.0;
    }

    int64_t AssignStreams(int64_t /* stream */) override
    {
        return 0;
    }
};

/// A test with records in files.
class GrowsRecordsTestCase : public GrowsProgramTestCase
{
  protected:
    using GrowsProgramTestCase::GrowsProgramTestCase;

    /// Write a record. \param name of its file, in the folder that programs run in
    /// \return its path
    std::string Write(const GrowsTrajectory& record, const std::string& name)
    {
        const auto path = GetFolder() + "/" + name;
        NS_TEST_EXPECT_MSG_EQ(GrowsSaveTrajectory(record, path), "", name << " is written");
        return path;
    }

    /// \return the trainer of the small network
    static Ptr<GrowsRecordTrainer> MakeTrainer(uint64_t episodes)
    {
        auto trainer = CreateObject<GrowsRecordTrainer>();
        trainer->SetAttribute("Episodes", UintegerValue(episodes));
        trainer->SetAttribute("Discount", DoubleValue(DISCOUNT));
        trainer->SetAttribute("EndIsTerminal", StringValue("false"));
        trainer->AssignStreams(40000);
        return trainer;
    }
};

/**
 * \ingroup grows-tests
 * An episode is a record; each comes once before any comes again.
 */
class GrowsRecordTrainerTestCase : public GrowsRecordsTestCase
{
  public:
    GrowsRecordTrainerTestCase()
        : GrowsRecordsTestCase("records are replayed in drawn orders, each as often as the others")
    {
    }

  private:
    /// Replay records. \param episodes how many \param from first episode
    /// \return numbers of transitions of the records, in the order in which they came
    std::vector<std::size_t> Replay(uint64_t episodes, uint64_t from)
    {
        const auto trainer = MakeTrainer(episodes);
        const auto learner = CreateObject<GrowsCountingLearner>();
        trainer->SetLearner(learner);
        NS_TEST_EXPECT_MSG_EQ(trainer->Load(m_paths, "rate", false), "", "good records");
        NS_TEST_EXPECT_MSG_EQ(trainer->Restore({from, 0}), true, "goes on from there");
        std::vector<std::size_t> lengths;
        std::size_t before = 0;
        trainer->Run([&](const GrowsTrainingProgress& progress) {
            lengths.push_back(learner->times.size() - before);
            before = learner->times.size();
            NS_TEST_EXPECT_MSG_EQ(progress.utility, 10.0 + lengths.back(), "of the record");
            return true;
        });
        return lengths;
    }

    void DoRun() override
    {
        for (uint64_t seed = 1; seed <= 4; ++seed) // with one transition more than are used
        {
            const auto name = std::to_string(seed) + ".safetensors";
            m_paths.push_back(Write(MakeRecord(seed, seed + 1, 0.5), name));
        }
        const auto all = Replay(40, 0);
        std::set<std::vector<std::size_t>> orders;
        for (std::size_t pass = 0; pass < 10; ++pass)
        {
            std::vector<std::size_t> order(all.begin() + 4 * pass, all.begin() + 4 * pass + 4);
            orders.insert(order);
            std::sort(order.begin(), order.end());
            NS_TEST_EXPECT_MSG_EQ((order == std::vector<std::size_t>{1, 2, 3, 4}), true, "each");
        }
        NS_TEST_EXPECT_MSG_GT(orders.size(), 4, "orders are drawn");
        const auto rest = Replay(40, 27);
        NS_TEST_EXPECT_MSG_EQ(std::equal(rest.begin(), rest.end(), all.begin() + 27, all.end()),
                              true,
                              "an interrupted training goes on with the same records");
    }

    std::vector<std::string> m_paths; //!< of the records
};

/**
 * \ingroup grows-tests
 * In the small network an agent learns what is best from records that seldom do it, and both
 * estimators find its value. After a decision as in the records, which take the second candidate
 * with probability 0.3, it is 1 + 1 + 0.3 until the next decision and 3 for ever after.
 */
class GrowsOfflineTestCase : public GrowsRecordsTestCase
{
  public:
    GrowsOfflineTestCase()
        : GrowsRecordsTestCase("an agent learns from records, and its value is estimated")
    {
    }

  private:
    void DoSetup() override
    {
        for (const auto& [name, value] : LEARNS_FAST)
        {
            Config::SetDefault(name, StringValue(value));
        }
    }

    void DoTeardown() override
    {
        RestoreDefaults(LEARNS_FAST);
    }

    void DoRun() override
    {
        std::vector<std::string> paths;
        for (uint64_t seed = 1; seed <= 10; ++seed)
        {
            const auto name = std::to_string(seed) + ".safetensors";
            paths.push_back(Write(MakeRecord(seed, 301, 0.3), name));
        }
        const auto trainer = MakeTrainer(20);
        const auto agent = CreateObject<GrowsDoubleDqn>();
        agent->AssignStreams(50000);
        trainer->SetLearner(agent);
        NS_TEST_ASSERT_MSG_EQ(trainer->Load(paths, "users,rate", false), "", "good records");
        trainer->Run([](const auto&) { return true; });
        const auto& records = trainer->GetRecords();
        const auto choices = GrowsChoose(records, &GrowsTransition::state, *agent);
        const auto coverage = GrowsGetCoverage(records, choices);
        NS_TEST_EXPECT_MSG_EQ(coverage.decisions, 3000, "all but the last of each");
        NS_TEST_EXPECT_MSG_EQ(coverage.ranks[0].chosen, 0, "always the second candidate");
        NS_TEST_EXPECT_MSG_EQ_TOL(coverage.agreements / 3000.0, 0.3, 0.03, "as often as recorded");

        const double value = DISCOUNT * 2.3 + (1.0 - DISCOUNT) * 3.0;
        const auto sampled = GrowsSampleByImportance(GrowsWeighRecords(records, choices), 6, 0.0);
        const auto estimate = GrowsJackknife(sampled.value, sampled.withoutEach);
        NS_TEST_EXPECT_MSG_EQ(sampled.horizon, 6, "0.3^6 of 3000 decisions: two");
        NS_TEST_EXPECT_MSG_EQ_TOL(estimate.mean, value, 0.03, "by importance sampling");
        NS_TEST_EXPECT_MSG_LT(estimate.halfWidth, 0.05, "interval");
        NS_TEST_EXPECT_MSG_EQ_TOL(GrowsFitValue(records, *agent, 20, 60000),
                                  value,
                                  0.1,
                                  "by fitted Q");
        CheckTexts(*trainer, *agent);
    }

    /// What is shown. \param trainer done \param agent who learned
    void CheckTexts(const GrowsRecordTrainer& trainer, GrowsDoubleDqn& agent)
    {
        const auto text = GrowsDescribeDataTraining(trainer, agent, 60000);
        for (const auto* part : {"10 records of some-rule with epsilon 0.4: 3000 decisions",
                                 "by weighted importance sampling: ",
                                 "(4 decisions ahead; effective sample size 9"})
        {
            NS_TEST_EXPECT_MSG_EQ(FindMissing(text, part), "", "explored: " << part);
        }
        NS_TEST_EXPECT_MSG_NE(FindMissing(text, "model-based"), "", "it is no model");
        auto other = MakeRecord(11, 301, 0.3);
        other.origin.epsilon = 0.0;
        const auto mixed = MakeTrainer(2);
        mixed->SetLearner(CreateObject<GrowsCountingLearner>());
        NS_TEST_ASSERT_MSG_EQ(mixed->Load({Write(MakeRecord(12, 301, 0.3), "12.safetensors"),
                                           Write(other, "11.safetensors")},
                                          "users,rate",
                                          false),
                              "",
                              "good records");
        mixed->Run([](const auto&) { return true; });
        const auto fitted = GrowsDescribeDataTraining(*mixed, agent, 60000);
        for (const auto* part : {"2 records of some-rule, some-rule with epsilon 0.4",
                                 "by fitted Q: ",
                                 "(model-based, not measured: 1 of 2 records did not explore"})
        {
            NS_TEST_EXPECT_MSG_EQ(FindMissing(fitted, part), "", "unexplored: " << part);
        }
    }
};

/**
 * \ingroup grows-tests
 * The program: agents from records, the same bytes when it is interrupted, and wrong input.
 */
class GrowsTrainDataTestCase : public GrowsRecordsTestCase
{
  public:
    GrowsTrainDataTestCase()
        : GrowsRecordsTestCase(
              "train --data leads to the same bytes if resumed and refuses bad records")
    {
    }

  private:
    /// \return a record with all that the training preset radio reads
    static GrowsTrajectory MakeRadioRecord(uint64_t seed)
    {
        const auto& preset = *GrowsTrainingPreset::Find("radio");
        const auto features = std::count(preset.features.begin(), preset.features.end(), ',') + 1;
        auto record = MakeRecord(seed, 50, 0.3);
        record.features = preset.features;
        record.scales = preset.scales;
        for (auto& transition : record.transitions)
        {
            transition.state.features.resize(2 * features, 0.5F);
            transition.next.features.resize(transition.next.nodes * features, 0.5F);
        }
        return record;
    }

    void DoRun() override
    {
        std::filesystem::create_directories(GetFolder() + "/runs");
        for (uint64_t seed = 1; seed <= 3; ++seed)
        {
            Write(MakeRadioRecord(seed), "runs/" + std::to_string(seed) + ".safetensors");
        }
        const auto outcome = Run("--data 'runs/*.safetensors' --quiet", GROWS_TRAIN_PROGRAM);
        NS_TEST_ASSERT_MSG_EQ(outcome.exitCode, 0, outcome.errors);
        for (const auto* part : {"wrote agent.safetensors\n", "3 records of ", "candidate"})
        {
            NS_TEST_EXPECT_MSG_EQ(FindMissing(outcome.output, part), "", "says " << part);
        }
        const auto agent = Read("agent.safetensors");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(agent, "\\\"episodes\\\":\\\"150\\\""),
                              "",
                              "50 times each record");
        Resume();
        RefuseRecords();
    }

    /// A training that is interrupted goes on to the same bytes, of the same files only.
    void Resume()
    {
        GrowsTrainingPlan plan;
        plan.preset = GrowsTrainingPreset::Find("radio");
        plan.preset->SetDefaults();
        plan.data = GrowsFindRecords(GetFolder() + "/runs/*," + GetFolder() + "/runs/1.*");
        NS_TEST_ASSERT_MSG_EQ(plan.data.size(), 3, "each once");
        plan.episodes = 60;
        const auto train = [&](const std::string& name, uint64_t until) {
            plan.output = GetPath(name);
            GrowsTrainingSession session(plan);
            const auto problem = session.Begin();
            if (problem.empty())
            {
                session.Run([=](const auto& now) { return now.episode < until; });
            }
            return problem.empty() && session.IsDone() ? session.Finish() : problem;
        };
        NS_TEST_EXPECT_MSG_EQ(train("whole", 60), "", "at once");
        NS_TEST_EXPECT_MSG_EQ(train("parts", 23), "", "the first part");
        plan.resume = true;
        NS_TEST_EXPECT_MSG_EQ(train("parts", 60), "", "the second part");
        NS_TEST_EXPECT_MSG_EQ(
            FindDifference(ReadFile(GetPath("parts")), ReadFile(GetPath("whole"))),
            "",
            "the same bytes");
        plan.resume = false;
        train("changed", 23);
        Write(MakeRadioRecord(4), "runs/3.safetensors");
        plan.resume = true;
        NS_TEST_EXPECT_MSG_EQ(FindMissing(train("changed", 60), "has changed"), "", "other files");
        RestoreDefaults(plan.preset->attributes);
    }

    /// Records that do not go together, or lack something; nothing is written.
    void RefuseRecords()
    {
        std::filesystem::remove_all(GetFolder());
        auto program = MakeRadioRecord(1);
        program.origin.program = "another";
        auto cells = MakeRadioRecord(1);
        cells.origin.cells = 3;
        cells.network.cells.resize(3);
        auto scales = MakeRadioRecord(1);
        scales.scales.rateBps *= 2.0;
        auto few = MakeRecord(1, 50, 0.3);
        few.features = "users,mean-utility";
        few.scales = program.scales;
        auto single = MakeRadioRecord(1);
        single.transitions.resize(1);
        single.transitions[0].next = {};
        single.outcomes = {{1.0, 0.0, 0.0, 1.0, true, true}};
        const std::vector<std::tuple<std::string, GrowsTrajectory, std::string>> others{
            {"program", program, "different programs (\"script\" and \"another\")"},
            {"cells", cells, "different numbers of cells (2 and 3)"},
            {"scales", scales, "different scales"},
            {"few", few, "few.safetensors has no feature \"rate\""},
            {"single", single, "no record has two decisions"}};
        for (const auto& [name, record, part] : others)
        {
            const auto first = name == "single" ? single : MakeRadioRecord(1);
            const auto path = GetPath(name + ".safetensors");
            const auto good = GetPath("0" + name);
            NS_TEST_ASSERT_MSG_EQ(GrowsSaveTrajectory(record, path), "", name);
            NS_TEST_ASSERT_MSG_EQ(GrowsSaveTrajectory(first, good), "", name);
            ExpectRefusals({{"--data '" + good + "," + path + "'", 1, part}}, GROWS_TRAIN_PROGRAM);
        }
        RefuseFiles();
    }

    /// Files that are no records, and options that do not go with records.
    void RefuseFiles()
    {
        const auto good = GetPath("good.safetensors");
        NS_TEST_ASSERT_MSG_EQ(GrowsSaveTrajectory(MakeRadioRecord(1), good), "", "a good one");
        const auto cut = GetPath("cut.safetensors");
        std::ofstream(cut, std::ios::binary) << ReadFile(good).substr(0, 999);
        const auto old = GetPath("old.safetensors");
        auto file = GrowsTensorFile::Load(good);
        file.value->metadata["version"] = 1;
        NS_TEST_ASSERT_MSG_EQ(file.value->Save(old), "", "of another version");
        ExpectRefusals(
            {{"--data 'no/such/*'", 1, "no file matches 'no/such/*'"},
             {"--data=", 1, "--data must name records"},
             {"--data '" + good + ",'", 1, "no file matches ''"},
             {"--data '" + cut + "'", 1, "cut.safetensors"},
             {"--data '" + old + "'", 1, "version"},
             {"--data '" + good + "' --ns3::GrowsDoubleDqn::Baseline=greedy-utility --select 9",
              1,
              "is not for a training in packets or from records"},
             {"--data '" + good + "' --ns3::GrowsDoubleDqn::Baseline=greedy-utility",
              1,
              "score:greedy-utility"},
             {"--data '" + good + "' --networks hotspot", 1, "--networks has no effect"},
             {"--data '" + good + "' --network lte", 1, "--network has no effect"},
             {"--data '" + good + "' --cells 0.5:6", 1, "--cells has no effect"},
             {"--data '" + good + "' --program 'x {seed}'", 1, "--program has no effect"},
             {"--data '" + good + "' --agent paper-grows", 1, "slot by slot"},
             {"--data '" + good + "' --ns3::GrowsDoubleDqn::Shift=rssi",
              1,
              "no graph shift operator of the RSSI"}},
            GROWS_TRAIN_PROGRAM);
    }
};

/**
 * \ingroup grows-tests
 * Learning from records.
 */
class GrowsOfflineTestSuite : public TestSuite
{
  public:
    GrowsOfflineTestSuite()
        : TestSuite("grows-offline", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new GrowsImportanceTestCase);
        AddTestCase(new GrowsJackknifeTestCase);
        AddTestCase(new GrowsCoverageTestCase);
        AddTestCase(new GrowsFollowTestCase);
        AddTestCase(new GrowsRecordTrainerTestCase);
        AddTestCase(new GrowsOfflineTestCase);
        if (!std::string(GROWS_TRAIN_PROGRAM).empty())
        {
            AddTestCase(new GrowsTrainDataTestCase);
        }
    }
};

GrowsOfflineTestSuite g_growsOfflineTestSuite; //!< registers the suite

} // namespace
