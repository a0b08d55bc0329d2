// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-test-text.h"

#include "ns3/grows-reward.h"
#include "ns3/grows-tensor-file.h"
#include "ns3/grows-trajectory.h"
#include "ns3/test.h"

#include <cmath>
#include <limits>
#include <unistd.h>

/**
 * \file
 * \ingroup grows-tests
 * Trajectories in files: their tensors are public, so they are written down here.
 */

using namespace ns3;

namespace
{

/// Two cells, an arrival in each and one that was rejected, a window and a sample.
GrowsNetworkRecord
MakeNetworkRecord()
{
    GrowsNetworkRecord network;
    network.windowS = 2.0;
    network.cells = {{25, 10, 46.0, 0.0, 0.0}, {50, 20, 30.0, 300.0, -20.5}};
    network.arrivals = {{1.0, 1, 30.0, 0.5, 1e6, 7, 1, 1.25, 3.5, 4000, 12.5},
                        {3.5, 2, 5e5, 1.0, 0.0, 9, 0, 3.75, GrowsNetworkRecord::NONE, 100, 0.5},
                        {4.25, GrowsNetworkRecord::NONE}};
    network.links.resize(6);
    network.links[1] = {-90.0, 20.0, 10.0, 5.0, 7e6};
    network.cellWindows = {{1, 0.5, 3000}, {0, 0.0, 0}};
    network.utilities = {3.25};
    network.samples = {{0, 0, 1, 3000, 10.0, 9.5}};
    return network;
}

/// Two decisions with one feature: to a larger state that masks an action, and an end.
GrowsTrajectory
MakeTrajectory()
{
    GrowsTransition first{{2, {0.5F, 1.5F}, {1, 1}, {}}, 1, 0.0F, 0.0F, {}, 0.75, 3.5};
    first.next = {3, {2.5F, 3.5F, 4.5F}, {1, 0, 1}, {}};
    const GrowsTransition last{first.next, 2, 0.0F, 0.0F, {}, 0.5, 4.25};
    return {{"a-program", "max-rssi", "abc", 0.25, 7, 2},
            "users",
            {2e6, 3.0, 0.25},
            {first, last},
            {{5.0, 4.0, 6.0, 0.75, true, false}, {3.0, 6.0, 2.0, 1.5, false, true}},
            12.5,
            3.0,
            MakeNetworkRecord()};
}

/// Whether two states are the same.
bool
IsSame(const GrowsObservation& a, const GrowsObservation& b)
{
    return a.nodes == b.nodes && a.features == b.features && a.allowed == b.allowed &&
           a.shift == b.shift;
}

/**
 * \ingroup grows-tests
 * What comes out of a file is what went in, and what does not belong there is refused.
 */
class GrowsTrajectoryTestCase : public TestCase
{
  public:
    GrowsTrajectoryTestCase()
        : TestCase("trajectories come through a file as they were, and only where they belong")
    {
    }

  private:
    void DoRun() override
    {
        m_path = CreateTempDirFilename(std::to_string(getpid()) + "-0.safetensors");
        NS_TEST_ASSERT_MSG_EQ(GrowsSaveTrajectory(MakeTrajectory(), m_path), "", "written");
        const auto file = GrowsTensorFile::Load(m_path);
        NS_TEST_ASSERT_MSG_EQ(file.problem, "", "a good file");
        CheckTensors(*file.value);
        CheckRoundTrip(MakeTrajectory());
        CheckShifts();
        CheckContents(*file.value);
        CheckNetwork(*file.value);
        CheckOthers(*file.value);
    }

    /// Names, shapes and numbers, as the manual has them.
    void CheckTensors(const GrowsTensorFile& file)
    {
        const auto is = [&file](const std::string& name, const auto& shape, const auto& values) {
            using T = typename std::decay_t<decltype(values)>::value_type;
            return file.Get<T>(name, shape) == values;
        };
        using Shape = std::vector<std::size_t>;
        using Floats = std::vector<float>;
        using Doubles = std::vector<double>;
        using Bytes = std::vector<uint8_t>;
        using Integers = std::vector<int64_t>;
        const std::vector<bool> good{
            is("observations", Shape{2, 1, 3}, Floats{0.5F, 1.5F, 0.0F, 2.5F, 3.5F, 4.5F}),
            is("masks", Shape{2, 3}, Bytes{1, 1, 0, 1, 0, 1}),
            is("nodes", Shape{2}, Integers{2, 3}),
            is("actions", Shape{2}, Integers{1, 2}),
            is("behaviour_probabilities", Shape{2}, Doubles{0.75, 0.5}),
            is("times", Shape{2}, Doubles{3.5, 4.25}),
            is("utilities", Shape{2}, Doubles{5.0, 3.0}),
            is("potentials", Shape{2}, Doubles{4.0, 6.0}),
            is("next_potentials", Shape{2}, Doubles{6.0, 2.0}),
            is("elapsed_s", Shape{2}, Doubles{0.75, 1.5}),
            is("accepted", Shape{2}, Bytes{1, 0}),
            is("lasts", Shape{2}, Bytes{0, 1}),
            is("cells.resource_blocks", Shape{2}, Integers{25, 50}),
            is("cells.capacities", Shape{2}, Integers{10, 20}),
            is("cells.tx_power_dbm", Shape{2}, Doubles{46.0, 30.0}),
            is("cells.x_m", Shape{2}, Doubles{0.0, 300.0}),
            is("cells.y_m", Shape{2}, Doubles{0.0, -20.5}),
            is("arrivals.times", Shape{3}, Doubles{1.0, 3.5, 4.25}),
            is("arrivals.demand_kinds", Shape{3}, Integers{1, 2, -1}),
            is("arrivals.demand_amounts", Shape{3}, Doubles{30.0, 5e5, 0.0}),
            is("arrivals.demand_normalised", Shape{3}, Doubles{0.5, 1.0, 1.0}),
            is("arrivals.offered_bps", Shape{3}, Doubles{1e6, 0.0, 0.0}),
            is("arrivals.qci", Shape{3}, Integers{7, 9, 0}),
            is("arrivals.cells", Shape{3}, Integers{1, 0, -1}),
            is("arrivals.connected_s", Shape{3}, Doubles{1.25, 3.75, -1.0}),
            is("arrivals.departed_s", Shape{3}, Doubles{3.5, -1.0, -1.0}),
            is("arrivals.received_bytes", Shape{3}, Integers{4000, 100, 0}),
            is("arrivals.rb_seconds", Shape{3}, Doubles{12.5, 0.5, 0.0}),
            is("arrivals.rsrp_dbm",
               Shape{3, 2},
               Doubles{-1000.0, -90.0, -1000.0, -1000.0, -1000.0, -1000.0}),
            is("arrivals.model_rate_bps", Shape{3, 2}, Doubles{0.0, 7e6, 0.0, 0.0, 0.0, 0.0}),
            is("windows.users", Shape{1, 2}, Integers{1, 0}),
            is("windows.rb_use", Shape{1, 2}, Doubles{0.5, 0.0}),
            is("windows.received_bytes", Shape{1, 2}, Integers{3000, 0}),
            is("windows.utilities", Shape{1}, Doubles{3.25}),
            is("samples.arrivals", Shape{1}, Integers{0}),
            is("samples.windows", Shape{1}, Integers{0}),
            is("samples.cells", Shape{1}, Integers{1}),
            is("samples.received_bytes", Shape{1}, Integers{3000}),
            is("samples.rb_seconds", Shape{1}, Doubles{10.0}),
            is("samples.sinr_db", Shape{1}, Doubles{9.5})};
        for (std::size_t i = 0; i < good.size(); ++i)
        {
            NS_TEST_EXPECT_MSG_EQ(good[i], true, "tensor " << i);
        }
        NS_TEST_EXPECT_MSG_EQ(file.Has("shifts"), false, "the complete graph needs no matrix");
        NS_TEST_EXPECT_MSG_EQ(
            file.metadata.dump(),
            R"({"candidates":3,"features":["users"],"format":"grows-trajectory",)"
            R"("max_rsrp_gap_db":1000.0,"min_sinr_db":-1000.0,"origin":{"cells":2,)"
            R"("epsilon":0.25,"policy":"max-rssi","program":"a-program","seed":7,"weights":"abc"},)"
            R"("rejections":3.0,"scales":{"demand_amount":3.0,"rate_bps":2000000.0,)"
            R"("utility":0.25},"utility":12.5,"version":2,"window_s":2.0})",
            "metadata");
    }

    /// A trajectory comes back. \param was what went in
    void CheckRoundTrip(const GrowsTrajectory& was)
    {
        NS_TEST_ASSERT_MSG_EQ(GrowsSaveTrajectory(was, m_path), "", "written");
        const auto read = GrowsLoadTrajectory(m_path);
        NS_TEST_ASSERT_MSG_EQ(read.problem, "", "read");
        NS_TEST_EXPECT_MSG_EQ(read.value->features, "users", "features");
        NS_TEST_EXPECT_MSG_EQ(read.value->scales.rateBps, 2e6, "scales");
        NS_TEST_EXPECT_MSG_EQ(read.value->utility, 12.5, "utility");
        NS_TEST_EXPECT_MSG_EQ(read.value->rejections, 3.0, "rejections");
        NS_TEST_ASSERT_MSG_EQ(read.value->transitions.size(), was.transitions.size(), "all");
        for (std::size_t i = 0; i < was.transitions.size(); ++i)
        {
            const auto& a = read.value->transitions[i];
            const auto& b = was.transitions[i];
            NS_TEST_EXPECT_MSG_EQ(IsSame(a.state, b.state), true, "state " << i);
            NS_TEST_EXPECT_MSG_EQ(IsSame(a.next, b.next), true, "next state " << i);
            NS_TEST_EXPECT_MSG_EQ(a.action, b.action, "action " << i);
            NS_TEST_EXPECT_MSG_EQ(read.value->outcomes[i].nextPotential,
                                  was.outcomes[i].nextPotential,
                                  "outcome " << i);
            NS_TEST_EXPECT_MSG_EQ(read.value->outcomes[i].accepted,
                                  was.outcomes[i].accepted,
                                  "whether it was accepted " << i);
            NS_TEST_EXPECT_MSG_EQ(a.probability, b.probability, "probability " << i);
            NS_TEST_EXPECT_MSG_EQ(a.timeS, b.timeS, "time " << i);
        }
    }

    /// Graph shift operators of states of different size.
    void CheckShifts()
    {
        auto trajectory = MakeTrajectory();
        auto& transitions = trajectory.transitions;
        transitions[0].state.shift = {0.0F, 0.5F, 0.25F, 0.0F};
        transitions[0].next.shift = {0.0F, 0.1F, 0.2F, 0.3F, 0.0F, 0.4F, 0.5F, 0.6F, 0.0F};
        transitions[1].state.shift = transitions[0].next.shift;
        CheckRoundTrip(trajectory);
        const auto file = GrowsTensorFile::Load(m_path);
        NS_TEST_ASSERT_MSG_EQ(file.problem, "", "a good file");
        const auto shifts = file.value->Get<float>("shifts", {2, 3, 3});
        NS_TEST_EXPECT_MSG_EQ(shifts[1], 0.5F, "first row of the first");
        NS_TEST_EXPECT_MSG_EQ(shifts[3], 0.25F, "second row of the first");
        NS_TEST_EXPECT_MSG_EQ(shifts[14], 0.4F, "second row of the second");
    }

    /// A sentence has a part in it, and the file's name.
    void ExpectProblem(const std::string& problem, const std::string& part)
    {
        NS_TEST_EXPECT_MSG_EQ(FindMissing(problem, m_path), "", "names the file");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(problem, part), "", "says what is wrong");
    }

    /// Files of another kind, or of runs of which there is nothing to learn.
    void CheckOthers(const GrowsTensorFile& good)
    {
        auto other = good;
        other.metadata["version"] = 1;
        NS_TEST_ASSERT_MSG_EQ(other.Save(m_path), "", "written");
        ExpectProblem(GrowsLoadTrajectory(m_path).problem, "version 1");
        auto odd = MakeTrajectory();
        odd.utility = std::numeric_limits<double>::infinity();
        NS_TEST_ASSERT_MSG_EQ(GrowsSaveTrajectory(odd, m_path), "", "written");
        ExpectProblem(GrowsLoadTrajectory(m_path).problem, "\"utility\"");
        odd = MakeTrajectory();
        odd.outcomes[0].utility = NAN;
        NS_TEST_ASSERT_MSG_EQ(GrowsSaveTrajectory(odd, m_path), "", "written");
        ExpectProblem(GrowsLoadTrajectory(m_path).problem, "undefined numbers");
        odd = MakeTrajectory();
        odd.features = "users,rate";
        NS_TEST_ASSERT_MSG_EQ(GrowsSaveTrajectory(odd, m_path), "", "written");
        ExpectProblem(GrowsLoadTrajectory(m_path).problem, "[2,1,3], expected [2,2,3]");
        odd = MakeTrajectory();
        odd.origin.cells = 3;
        NS_TEST_ASSERT_MSG_EQ(GrowsSaveTrajectory(odd, m_path), "", "written");
        ExpectProblem(GrowsLoadTrajectory(m_path).problem, "another number of cells");
        odd.transitions.clear();
        odd.outcomes.clear();
        NS_TEST_ASSERT_MSG_EQ(GrowsSaveTrajectory(odd, m_path), "", "written");
        ExpectProblem(GrowsLoadTrajectory(m_path).problem, "holds no decision");
    }

    /// Write a file with one other tensor and expect that it is refused.
    /// \param good what it has beside it \param name of the tensor \param shape its sizes
    /// \param values its numbers \param part of what is said
    template <typename T>
    void Refuse(const GrowsTensorFile& good,
                const std::string& name,
                const std::vector<std::size_t>& shape,
                const std::vector<T>& values,
                const std::string& part)
    {
        auto bad = good;
        bad.Put(name, shape, values);
        NS_TEST_ASSERT_MSG_EQ(bad.Save(m_path), "", "written");
        ExpectProblem(GrowsLoadTrajectory(m_path).problem, part);
    }

    /// Numbers that no network's record has.
    void CheckNetwork(const GrowsTensorFile& good)
    {
        using Integers = std::vector<int64_t>;
        Refuse(good, "arrivals.demand_kinds", {3}, Integers{1, 2, 4}, "kind of demand 4 of 4");
        Refuse(good, "arrivals.demand_kinds", {3}, Integers{1, -2, 0}, "kind of demand -2");
        Refuse(good, "arrivals.cells", {3}, Integers{0, 2, 0}, "cell 2 of 2");
        Refuse(good, "samples.arrivals", {1}, Integers{3}, "arrival 3 of 3");
        Refuse(good, "samples.windows", {1}, Integers{-1}, "window -1 of 1");
        Refuse(good, "samples.cells", {1}, Integers{2}, "cell 2 of 2");
        Refuse(good, "windows.users", {2}, Integers{1, 0}, "expected [1,2]");
        Refuse(good, "arrivals.times", {3}, std::vector<double>{2.0, 1.0, 3.0}, "not in order");
        Refuse(good, "cells.resource_blocks", {2, 1}, Integers{1, 0}, "of the expected shape");
        auto bad = good;
        bad.metadata["window_s"] = 0.0;
        NS_TEST_ASSERT_MSG_EQ(bad.Save(m_path), "", "written");
        ExpectProblem(GrowsLoadTrajectory(m_path).problem, "windows without length");
    }

    /// Numbers that no trajectory has.
    void CheckContents(const GrowsTensorFile& good)
    {
        using Integers = std::vector<int64_t>;
        Refuse(good, "actions", {2}, Integers{2, 2}, "the action 2 in a state of 2 nodes");
        Refuse(good, "actions", {2}, Integers{-1, 2}, "the action -1");
        Refuse(good, "actions", {3}, Integers{0, 0, 0}, "of shape [2,1,3], expected [3,1,3]");
        Refuse(good, "actions", {1, 2}, Integers{1, 2}, "expected shape");
        Refuse(good, "nodes", {2}, Integers{0, 3}, "0 nodes, expected 1 to 3");
        Refuse(good, "nodes", {2}, Integers{2, 4}, "4 nodes, expected 1 to 3");
        Refuse(good, "masks", {2, 3}, std::vector<uint8_t>(6), "allows no action");
        Refuse(good, "observations", {6}, std::vector<float>(6), "expected shape");
        Refuse(good, "shifts", {2, 3, 2}, std::vector<float>(12), "expected [2,3,3]");
        Refuse(good, "lasts", {2}, std::vector<uint8_t>{1, 1}, "do not follow each other");
        Refuse(good, "lasts", {2}, std::vector<uint8_t>{0, 0}, "do not follow each other");
        Refuse(good, "elapsed_s", {2}, std::vector<double>{-1.0, 1.0}, "do not follow each other");
        Refuse(good, "behaviour_probabilities", {2}, std::vector<double>{0.0, 1.0}, "probability");
        Refuse(good, "times", {2}, std::vector<float>(2), "type F32, expected F64");
    }

    std::string m_path; //!< the file
};

/**
 * \ingroup grows-tests
 * Features of a record that an agent reads, in its order.
 */
class GrowsSelectFeaturesTestCase : public TestCase
{
  public:
    GrowsSelectFeaturesTestCase()
        : TestCase("an agent takes its features out of a record")
    {
    }

  private:
    void DoRun() override
    {
        auto trajectory = MakeTrajectory();
        trajectory.features = "users,rate,demand";
        auto& first = trajectory.transitions[0];
        auto& last = trajectory.transitions[1];
        first.state.features = {1, 2, 3, 4, 5, 6};
        last.state.features = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        first.next = last.state;
        GrowsSelectFeatures(trajectory, "demand,users");
        const std::vector<float> two{5, 6, 1, 2};
        const std::vector<float> three{7, 8, 9, 1, 2, 3};
        NS_TEST_EXPECT_MSG_EQ((first.state.features == two), true, "the state of two nodes");
        NS_TEST_EXPECT_MSG_EQ((first.next.features == three), true, "the next one");
        NS_TEST_EXPECT_MSG_EQ((last.state.features == three), true, "the state of three nodes");
        NS_TEST_EXPECT_MSG_EQ(last.next.features.size(), 0, "nothing follows");
        NS_TEST_EXPECT_MSG_EQ(trajectory.features, "demand,users", "and says so");
        std::string problem;
        try
        {
            GrowsSelectFeatures(trajectory, "users,rate");
        }
        catch (const GrowsFileProblem& caught)
        {
            problem = caught.what();
        }
        NS_TEST_EXPECT_MSG_EQ(FindMissing(problem, "no feature \"rate\""), "", "it is gone");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(problem, "record a run in which a rule decides"),
                              "",
                              "how to mend it");
    }
};

/**
 * \ingroup grows-tests
 * Rewards by hand.
 */
class GrowsSetRewardsTestCase : public TestCase
{
  public:
    GrowsSetRewardsTestCase()
        : TestCase("rewards and discounts of a record's outcomes")
    {
    }

  private:
    void DoRun() override
    {
        // gamma 0.25 a second, utility less 1, twice; the potential counts threefold
        GrowsReward reward{0.25, 1.0, 1.0, 2.0, 3.0, false};
        auto trajectory = MakeTrajectory();
        trajectory.outcomes[0].elapsedS = 0.5;
        GrowsSetRewards(trajectory, reward, true);
        const auto& first = trajectory.transitions[0];
        const auto& last = trajectory.transitions[1];
        NS_TEST_EXPECT_MSG_EQ(first.discount, 0.5F, "half a second");
        NS_TEST_EXPECT_MSG_EQ(first.reward, 8.0F + 6.0F * (0.5F * 6.0F - 4.0F), "of an acceptance");
        NS_TEST_EXPECT_MSG_EQ(last.discount, 0.0F, "the end");
        NS_TEST_EXPECT_MSG_EQ(last.reward, -36.0F, "of a rejection, less the potential");
        reward.rewardsRejections = true;
        GrowsSetRewards(trajectory, reward, true);
        NS_TEST_EXPECT_MSG_EQ(last.reward, 4.0F - 36.0F, "of a rejection that counts");
        GrowsSetRewards(trajectory, reward, false);
        NS_TEST_EXPECT_MSG_EQ(trajectory.transitions.size(), 1, "the end only cuts the run");
        NS_TEST_EXPECT_MSG_EQ(trajectory.outcomes.size(), 1, "as many outcomes");
        GrowsSetRewards(trajectory, reward, false);
        NS_TEST_EXPECT_MSG_EQ(trajectory.transitions.size(), 1, "once only");
        NS_TEST_EXPECT_MSG_EQ(reward.GetPerTime(5.0, 0.5), 0.0F, "rewards are of decisions");
        reward.isPerTime = true;
        NS_TEST_EXPECT_MSG_EQ(reward.Get(5.0, true), 0.0F, "rewards are of times");
        // (5 - 1) x 2 for a whole period; (1 - 0.5) / (1 - 0.25) of that for half of one
        NS_TEST_EXPECT_MSG_EQ_TOL(reward.GetPerTime(5.0, 1.0), 8.0F, 1e-5F, "a period");
        NS_TEST_EXPECT_MSG_EQ_TOL(reward.GetPerTime(5.0, 0.5), 16.0F / 3.0F, 1e-5F, "half of one");
        auto record = MakeTrajectory();
        record.outcomes[0].elapsedS = 0.5;
        GrowsSetRewards(record, reward, true);
        NS_TEST_EXPECT_MSG_EQ_TOL(record.transitions[0].reward,
                                  first.reward - 8.0F + 16.0F / 3.0F,
                                  1e-4F,
                                  "of a record");
        reward.discount = 1.0;
        NS_TEST_EXPECT_MSG_EQ_TOL(reward.GetPerTime(5.0, 0.5),
                                  4.0F,
                                  1e-5F,
                                  "nothing is discounted");
    }
};

/**
 * \ingroup grows-tests
 * Trajectories.
 */
class GrowsTrajectoryTestSuite : public TestSuite
{
  public:
    GrowsTrajectoryTestSuite()
        : TestSuite("grows-trajectory")
    {
        AddTestCase(new GrowsTrajectoryTestCase);
        AddTestCase(new GrowsSelectFeaturesTestCase);
        AddTestCase(new GrowsSetRewardsTestCase);
    }
};

GrowsTrajectoryTestSuite g_growsTrajectoryTestSuite; //!< registers the suite

} // namespace
