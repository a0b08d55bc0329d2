// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-test-text.h"

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

/// Two decisions with one feature: to a larger state that masks an action, and an end.
GrowsTrajectory
MakeTrajectory()
{
    GrowsTransition first{{2, {0.5F, 1.5F}, {1, 1}, {}}, 1, -0.25F, 0.9F, {}, 0.75, 3.5};
    first.next = {3, {2.5F, 3.5F, 4.5F}, {1, 0, 1}, {}};
    const GrowsTransition last{first.next, 2, 7.0F, 0.0F, {}, 0.5, 4.25};
    return {"users", {2e6, 3.0, 0.25}, {first, last}, 12.5, 3.0};
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
        NS_TEST_ASSERT_MSG_EQ(GrowsSaveTrajectory(MakeTrajectory(), m_key, m_path), "", "written");
        const auto file = GrowsTensorFile::Load(m_path);
        NS_TEST_ASSERT_MSG_EQ(file.problem, "", "a good file");
        CheckTensors(*file.value);
        CheckRoundTrip(MakeTrajectory());
        CheckShifts();
        CheckKeys();
        CheckContents(*file.value);
        NS_TEST_ASSERT_MSG_EQ(GrowsSaveTrajectory({"users", {}, {}, 0.0, 0.0}, m_key, m_path),
                              "",
                              "an empty one");
        const auto empty = GrowsLoadTrajectory(m_path, m_key, 1);
        NS_TEST_ASSERT_MSG_EQ(empty.problem, "", "nobody arrived");
        NS_TEST_EXPECT_MSG_EQ(empty.value->transitions.size(), 0, "nobody arrived");
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
            is("rewards", Shape{2}, Floats{-0.25F, 7.0F}),
            is("discounts", Shape{2}, Floats{0.9F, 0.0F}),
            is("next_observations", Shape{2, 1, 3}, Floats{2.5F, 3.5F, 4.5F, 0.0F, 0.0F, 0.0F}),
            is("next_masks", Shape{2, 3}, Bytes{1, 0, 1, 0, 0, 0}),
            is("next_nodes", Shape{2}, Integers{3, 0}),
            is("times", Shape{2}, Doubles{3.5, 4.25})};
        for (std::size_t i = 0; i < good.size(); ++i)
        {
            NS_TEST_EXPECT_MSG_EQ(good[i], true, "tensor " << i);
        }
        NS_TEST_EXPECT_MSG_EQ(file.Has("shifts"), false, "the complete graph needs no matrix");
        NS_TEST_EXPECT_MSG_EQ(
            file.metadata.dump(),
            R"({"features":["users"],"format":"grows-trajectory","key":{"configuration":)"
            R"("a training","episode":5,"weights":"abc"},"rejections":3.0,"scales":)"
            R"({"demand_amount":3.0,"rate_bps":2000000.0,"utility":0.25},"utility":12.5,)"
            R"("version":1})",
            "metadata");
    }

    /// A trajectory comes back. \param was what went in
    void CheckRoundTrip(const GrowsTrajectory& was)
    {
        NS_TEST_ASSERT_MSG_EQ(GrowsSaveTrajectory(was, m_key, m_path), "", "written");
        const auto read = GrowsLoadTrajectory(m_path, m_key, 1);
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
            NS_TEST_EXPECT_MSG_EQ(a.reward, b.reward, "reward " << i);
            NS_TEST_EXPECT_MSG_EQ(a.discount, b.discount, "discount " << i);
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
        NS_TEST_EXPECT_MSG_EQ(file.value->Get<float>("next_shifts", {2, 3, 3})[5], 0.4F, "next");
    }

    /// A sentence has a part in it, and the file's name.
    void ExpectProblem(const std::string& problem, const std::string& part)
    {
        NS_TEST_EXPECT_MSG_EQ(FindMissing(problem, m_path), "", "names the file");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(problem, part), "", "says what is wrong");
    }

    /// Trajectories of others.
    void CheckKeys()
    {
        for (const auto& other : {GrowsTrajectoryKey{"another", "abc", 5},
                                  GrowsTrajectoryKey{"a training", "abd", 5},
                                  GrowsTrajectoryKey{"a training", "abc", 6}})
        {
            ExpectProblem(GrowsLoadTrajectory(m_path, other, 1).problem,
                          "of another training, round or episode");
        }
        ExpectProblem(GrowsLoadTrajectory(m_path, m_key, 2).problem, "[2,1,3], expected [2,2,3]");
        auto odd = MakeTrajectory();
        odd.utility = std::numeric_limits<double>::infinity();
        NS_TEST_ASSERT_MSG_EQ(GrowsSaveTrajectory(odd, m_key, m_path), "", "written");
        ExpectProblem(GrowsLoadTrajectory(m_path, m_key, 1).problem, "\"utility\"");
        odd = MakeTrajectory();
        odd.transitions[0].reward = NAN;
        NS_TEST_ASSERT_MSG_EQ(GrowsSaveTrajectory(odd, m_key, m_path), "", "written");
        ExpectProblem(GrowsLoadTrajectory(m_path, m_key, 1).problem, "undefined numbers");
    }

    /// Numbers that no trajectory has.
    void CheckContents(const GrowsTensorFile& good)
    {
        const auto refuse = [&](const std::string& name,
                                const std::vector<std::size_t>& shape,
                                const auto& values,
                                const std::string& part) {
            auto bad = good;
            bad.Put(name, shape, values);
            NS_TEST_ASSERT_MSG_EQ(bad.Save(m_path), "", "written");
            ExpectProblem(GrowsLoadTrajectory(m_path, m_key, 1).problem, part);
        };
        using Integers = std::vector<int64_t>;
        refuse("actions", {2}, Integers{2, 2}, "the action 2 in a state of 2 nodes");
        refuse("actions", {2}, Integers{-1, 2}, "the action -1");
        refuse("actions", {3}, Integers{0, 0, 0}, "\"rewards\" of shape [2], expected [3]");
        refuse("actions", {1, 2}, Integers{1, 2}, "expected shape");
        refuse("nodes", {2}, Integers{0, 3}, "0 nodes, expected 1 to 3");
        refuse("nodes", {2}, Integers{2, 4}, "4 nodes, expected 1 to 3");
        refuse("next_nodes", {2}, Integers{3, -1}, "-1 nodes, expected 0 to 3");
        refuse("next_masks", {2, 3}, std::vector<uint8_t>(6), "allows no action");
        refuse("observations", {6}, std::vector<float>(6), "expected shape");
        refuse("shifts", {2, 3, 3}, std::vector<float>(18), "no tensor \"next_shifts\"");
        refuse("behaviour_probabilities", {2}, std::vector<double>{0.0, 1.0}, "probability");
        refuse("times", {2}, std::vector<float>(2), "type F32, expected F64");
    }

    const GrowsTrajectoryKey m_key{"a training", "abc", 5}; //!< where it belongs
    std::string m_path;                                     //!< the file
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
    }
};

GrowsTrajectoryTestSuite g_growsTrajectoryTestSuite; //!< registers the suite

} // namespace
