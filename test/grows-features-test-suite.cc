// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-sketched-state.h"
#include "grows-test-text.h"

#include "ns3/grows-feature-set.h"
#include "ns3/grows-log-sum.h"
#include "ns3/grows-names.h"
#include "ns3/grows-number-list.h"
#include "ns3/test.h"

#include <cmath>
#include <map>
#include <set>

using namespace ns3;

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
        state.demand = {GrowsDemand::Kind::SLOTS, 21.0, 1.5, 2e6, 9, 6, 3.0};
        state.timeLeft = 0.25;
        state.arrivalProbability = 0.7;
        state.meanDemand = 0.5;
        auto& busy = state.candidates[0];
        busy.cell.users[0].remaining = {GrowsDemand::Kind::SLOTS, 10.0, 0.5};
        busy.cell.users[1].remaining = {GrowsDemand::Kind::SLOTS, 20.0, 1.0};
        busy.cell.users[0].isMeasured = true; // 1 Mbit/s, half of what it would get alone
        busy.cell.users[0].rbShare = 0.3;
        busy.cell.users[1].throughputBps = 2e6; // a quarter
        busy.cell.users[1].rbShare = 0.1;
        state.candidates[2].cell.rbUse = 0.9;
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
            {"free-capacity", {0.5, 1.0, 0.0}},
            {"shared-rate", {0.5 / 3, 0.125, 0.375}},
            {"remaining", {1.5 / 4, 0.0, 1.0}},
            {"remaining-amount", {30.0 / (4 * 42), 0.0, 0.0}},
            {"time-left", {0.25, 0.25, 0.25}},
            {"arrival-probability", {0.7, 0.7, 0.7}},
            {"mean-demand", {0.5, 0.5, 0.5}},
            {"rb-use", {0.8, 0.0, 0.9}},
            {"largest-share", {0.5, 0.0, 1.0}},
            {"sum-share", {0.75, 0.0, 1.0}},
            {"squared-share", {0.3125, 0.0, 1.0}},
            {"sharers", {0.5625 / 0.3125 / 4, 0.0, 1.0}},
            {"largest-rb-share", {0.3, 0.0, 0.0}},
            {"hoped-rate", {0.175, 0.125, 0.525}}, // 4 x 0.35, 1 x 1, 6 x 0.7 Mbit/s
            {"log-hoped-rate", {std::log(2.4) / 2, std::log(2.0) / 2, std::log(5.2) / 2}},
            {"inverse-hoped-rate", {0.4 / 1.4, 0.4, 0.4 / 4.2}},
            {"unmeasured", {0.25, 0.0, 1.0}},
            {"cell-throughput", {0.375, 0.0, 0.375}},
            {"offered-rate", {0.25, 0.25, 0.25}},
            {"priority", {0.4, 0.4, 0.4}},
            {"weight", {0.75, 0.75, 0.75}},
            {"rsrp", {0.5, 43.0 / 96.0, 0.0}},
            {"rsrp-gap", {0.0, 0.25, 1.0}},
            {"sinr", {0.5, 0.0, 0.0}},
            {"full-load-sinr", {0.0, 0.0, 0.0}},
            {"cell", {0.0, 1.0, 2.0}},
            {"level", {2.0, silent, silent}},
            {"user-count", {2.0, 0.0, 1.0}},
            {"decline", {0.0, 0.0, 0.0}},
        };
    }

    /// \param name of a feature \param row of the candidates \return what it is in the node that
    /// declines: what the arriving UE brings is the same in all nodes
    static double GetInDecline(const std::string& name, const std::vector<double>& row)
    {
        const std::set<std::string> ofArrivingUe{"demand",
                                                 "demand-amount",
                                                 "time-left",
                                                 "arrival-probability",
                                                 "mean-demand",
                                                 "offered-rate",
                                                 "priority",
                                                 "weight"};
        return name == "decline" ? 1.0 : ofArrivingUe.count(name) > 0 ? row.front() : 0.0;
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
            NS_TEST_EXPECT_MSG_NE(explanation, "", name << " is explained");
            const auto& row = expected.at(name);
            all += (all.empty() ? "" : ", ") + name;
            concatenated.insert(concatenated.end(), row.begin(), row.end());
            concatenated.push_back(GetInDecline(name, row));
        }
        const GrowsFeatureSet set(all, scales);
        std::vector<float> features{1.0F}; // must be resized
        set.Compute(state, features);
        NS_TEST_ASSERT_MSG_EQ(features.size(), concatenated.size(), "F x N");
        NS_TEST_EXPECT_MSG_EQ(set.GetNNodes(state), 4, "three candidates, and to decline");
        NS_TEST_EXPECT_MSG_EQ(set.GetNNodes({}), 0, "without candidates there is no decision");
        for (std::size_t i = 0; i < features.size(); ++i)
        {
            const auto& name = catalogue[i / 4].first;
            const bool equal = features[i] == static_cast<float>(concatenated[i]) ||
                               std::abs(features[i] - concatenated[i]) < 1e-6;
            NS_TEST_EXPECT_MSG_EQ(equal,
                                  true,
                                  name << " of node " << i % 4 << " is " << features[i] << ", not "
                                       << concatenated[i]);
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
        NS_TEST_EXPECT_MSG_EQ(set.GetN(), 3, "a row a feature");
        NS_TEST_EXPECT_MSG_EQ(set.GetNames(), "full,users,full", "without blanks");
        std::vector<float> features;
        set.Compute(MakeState({{-90.0, 1.0, {1.0}, 2}, {-90.0, 1.0, {1.0}, 1}}), features);
        const std::vector<float> expected{0.0F, 1.0F, 0.5F, 1.0F, 0.0F, 1.0F};
        NS_TEST_EXPECT_MSG_EQ(features, expected, "a row a feature, a column a candidate");
        set.Compute(GrowsAssociationState(), features);
        NS_TEST_EXPECT_MSG_EQ(features, std::vector<float>(), "no features without candidates");
        NS_TEST_EXPECT_MSG_EQ(Set::FindRbShareReader("users,largest-share"), "", "by throughput");
        NS_TEST_EXPECT_MSG_EQ(Set::FindRbShareReader("users, largest-rb-share"),
                              "largest-rb-share",
                              "by resource blocks");
        const Set hope("inverse-hoped-rate, largest-share, sharers", {});
        hope.Compute(MakeState({{-90.0, 0.01, {}}, {-90.0, 0.0, {0.0}}}), features);
        const std::vector<float> hopeless{1.0F, 1.0F, 0.0F, 0.0F, 0.0F, 0.0F};
        NS_TEST_EXPECT_MSG_EQ(features, hopeless, "rates of next to nothing and of nothing");
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
        NS_TEST_EXPECT_MSG_EQ(*parsed, numbers, "written and read");
        const std::vector<double> spaced{1.0, 2.5};
        NS_TEST_EXPECT_MSG_EQ(*GrowsParseNumbers(" 1 , 2.5"), spaced, "blanks do not count");
        NS_TEST_EXPECT_MSG_EQ(GrowsParseNumbers("  ")->empty(), true, "an empty list");
        for (const std::string text : {"1,,2", "1,", "1 2", "x", "1x", "nan", "inf", "1e999", ","})
        {
            NS_TEST_EXPECT_MSG_EQ(GrowsParseNumbers(text).has_value(), false, text);
        }

        const std::vector<std::string> names{"a", "", "b c"};
        NS_TEST_EXPECT_MSG_EQ(GrowsSplitNames(" a,, b c "),
                              names,
                              "names without the blanks around them, one of them empty");
        NS_TEST_EXPECT_MSG_EQ(GrowsSplitNames(" ").empty(), true, "no names");
        NS_TEST_EXPECT_MSG_EQ(GrowsJoinNames(names), "a, , b c", "names joined by commas");
    }
};

/**
 * \ingroup grows-tests
 * Features of states, and the lists that name them.
 */
class GrowsFeaturesTestSuite : public TestSuite
{
  public:
    GrowsFeaturesTestSuite()
        : TestSuite("grows-features", TestSuite::Type::UNIT)
    {
        AddTestCase(new GrowsFeatureSetTestCase);
        AddTestCase(new GrowsFeatureNamesTestCase);
        AddTestCase(new GrowsNumbersTestCase);
    }
};

static GrowsFeaturesTestSuite g_growsFeaturesTestSuite; //!< registers the suite
