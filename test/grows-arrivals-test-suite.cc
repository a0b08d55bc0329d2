// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-handler-test-case.h"
#include "grows-test-text.h"

#include "ns3/double.h"
#include "ns3/grows-bernoulli-arrival-process.h"
#include "ns3/grows-file-arrival-process.h"
#include "ns3/grows-poisson-arrival-process.h"
#include "ns3/string.h"

#include <cmath>
#include <fstream>
#include <set>

using namespace ns3;

namespace
{

/// Arrivals by law.
class ArrivalLawTestCase : public TestCase
{
  public:
    ArrivalLawTestCase()
        : TestCase("arrival processes: times and demands by law, seeds")
    {
    }

  private:
    /// \param process a process \param n how many \return its first arrivals
    static std::vector<GrowsArrival> Draw(Ptr<GrowsArrivalProcess> process, uint32_t n)
    {
        process->AssignStreams(77);
        std::vector<GrowsArrival> arrivals;
        for (uint32_t i = 0; i < n; ++i)
        {
            arrivals.push_back(*process->GetNext());
        }
        return arrivals;
    }

    void DoRun() override
    {
        constexpr uint32_t N = 20000;
        auto poisson = CreateObject<GrowsPoissonArrivalProcess>();
        poisson->SetAttribute("Rate", DoubleValue(4.0));
        const auto first = Draw(poisson, N);
        NS_TEST_EXPECT_MSG_EQ_TOL(first.back().time.GetSeconds(),
                                  N / 4.0,
                                  3 * std::sqrt(N) / 4.0,
                                  "duration of N arrivals");
        double sum = 0.0;
        for (const auto& arrival : first)
        {
            sum += arrival.demand.normalised;
        }
        NS_TEST_EXPECT_MSG_EQ_TOL(sum / N, 1.0, 3.0 / std::sqrt(N), "mean of an exponential law");
        auto again = CreateObject<GrowsPoissonArrivalProcess>();
        again->SetAttribute("Rate", DoubleValue(4.0));
        const auto second = Draw(again, 10);
        NS_TEST_EXPECT_MSG_EQ(second[9].time, first[9].time, "same stream, same arrivals");

        auto bernoulli = CreateObject<GrowsBernoulliArrivalProcess>();
        bernoulli->SetAttribute("Probability", DoubleValue(0.25));
        bernoulli->SetAttribute("Slot", TimeValue(MilliSeconds(100)));
        bernoulli->SetAttribute("DemandKind", StringValue("Volume"));
        const auto slots = Draw(bernoulli, N);
        std::set<Time> times;
        for (const auto& arrival : slots)
        {
            times.insert(arrival.time);
            NS_TEST_ASSERT_MSG_EQ(arrival.time.GetMilliSeconds() % 100, 0, "at a slot's beginning");
        }
        NS_TEST_EXPECT_MSG_EQ(times.size(), N, "at most one a slot");
        // Geometric: mean 4 slots, variance 12.
        NS_TEST_EXPECT_MSG_EQ_TOL(slots.back().time.GetSeconds() / 0.1 / N,
                                  4.0,
                                  3 * std::sqrt(12.0 / N),
                                  "mean number of slots between arrivals");
        NS_TEST_EXPECT_MSG_EQ(slots[0].demand.kind, GrowsDemand::Kind::VOLUME, "kind of demand");

        auto always = CreateObject<GrowsBernoulliArrivalProcess>();
        always->SetAttribute("Probability", DoubleValue(1.0));
        NS_TEST_EXPECT_MSG_EQ(Draw(always, 3)[2].time, Seconds(2.0), "every slot, from 0 on");
        auto never = CreateObject<GrowsBernoulliArrivalProcess>();
        never->SetAttribute("Probability", DoubleValue(0.0));
        NS_TEST_EXPECT_MSG_EQ(never->GetNext().has_value(), false, "no arrival at all");
        CheckRareArrivals();
    }

    /// Arrivals up to the end of ns-3's clock, and none beyond.
    void CheckRareArrivals()
    {
        auto rare = CreateObject<GrowsPoissonArrivalProcess>();
        rare->SetAttribute("Rate", DoubleValue(1e-8));
        rare->AssignStreams(77);
        Time last(0);
        uint32_t n = 0;
        for (auto next = rare->GetNext(); next && n < 1000; next = rare->GetNext())
        {
            NS_TEST_ASSERT_MSG_GT_OR_EQ(next->time, last, "arrivals are in order of time");
            last = next->time;
            ++n;
        }
        NS_TEST_EXPECT_MSG_EQ_TOL(n, 92, 40, "in 9.2e9 s");
        rare->SetAttribute("Rate", DoubleValue(std::numeric_limits<double>::min()));
        NS_TEST_EXPECT_MSG_EQ(rare->GetNext().has_value(), false, "not in this world");
    }
};

/// Arrivals from a file.
class ArrivalFileTestCase : public TestCase
{
  public:
    ArrivalFileTestCase()
        : TestCase("arrivals from a file, and what is wrong with files")
    {
    }

  private:
    /// \param text of a file \param [out] arrivals in it \return what is wrong with it
    std::string Read(const std::string& text, std::vector<GrowsArrival>& arrivals)
    {
        const std::string name = CreateTempDirFilename("arrivals.csv");
        std::ofstream(name) << text;
        arrivals.clear();
        return GrowsFileArrivalProcess::Read(name, arrivals);
    }

    /**
     * \param kind value of the attribute DemandKind
     * \param mean value of the attribute MeanDemand
     * \return how policies see 5 s, 3 MB and what does not end
     */
    std::vector<double> GetNormalised(const std::string& kind, double mean)
    {
        const std::string name = CreateTempDirFilename("demands.csv");
        std::ofstream(name) << "1,holding-time,5\n2,volume,3e6\n3,endless\n";
        auto process = CreateObject<GrowsFileArrivalProcess>();
        process->SetAttribute("FileName", StringValue(name));
        process->SetAttribute("DemandKind", StringValue(kind));
        process->SetAttribute("MeanDemand", DoubleValue(mean));
        std::vector<double> seen;
        while (const auto arrival = process->GetNext())
        {
            seen.push_back(arrival->demand.normalised);
        }
        return seen;
    }

    /// Demands are seen over their mean: those of the kind that the mean is of.
    void CheckNormalised()
    {
        using Seen = std::vector<double>;
        NS_TEST_EXPECT_MSG_EQ(GetNormalised("HoldingTime", 2.0),
                              (Seen{2.5, 1.0, 1.0}),
                              "5 s of a mean of 2 s, the others 1");
        NS_TEST_EXPECT_MSG_EQ(GetNormalised("Volume", 2e6),
                              (Seen{1.0, 1.5, 1.0}),
                              "3 MB of a mean of 2 MB, the others 1");
        NS_TEST_EXPECT_MSG_EQ(GetNormalised("HoldingTime", 0.0), (Seen{1.0, 1.0, 1.0}), "no mean");
        NS_TEST_EXPECT_MSG_EQ(GetNormalised("Endless", 2.0), (Seen{1.0, 1.0, 1.0}), "no end");
    }

    void DoRun() override
    {
        CheckNormalised();
        std::vector<GrowsArrival> arrivals;
        const auto problem = Read("# time_s,kind,amount,member\n\n0.5,holding-time,10,3\n"
                                  "0.75,volume,1e6\n2,endless\n",
                                  arrivals);
        NS_TEST_EXPECT_MSG_EQ(problem, "", "nothing is wrong");
        NS_TEST_ASSERT_MSG_EQ(arrivals.size(), 3, "arrivals");
        NS_TEST_EXPECT_MSG_EQ(arrivals[0].time, MilliSeconds(500), "when the first comes");
        NS_TEST_EXPECT_MSG_EQ(*arrivals[0].member, 3, "who the first is");
        NS_TEST_EXPECT_MSG_EQ(arrivals[1].demand.amount, 1e6, "what the second wants");
        NS_TEST_EXPECT_MSG_EQ(arrivals[1].demand.kind, GrowsDemand::Kind::VOLUME, "the second's");
        NS_TEST_EXPECT_MSG_EQ(arrivals[1].member, std::nullopt, "the second may be anybody");
        NS_TEST_EXPECT_MSG_EQ(arrivals[2].demand.kind, GrowsDemand::Kind::ENDLESS, "the third's");

        const std::vector<std::pair<std::string, std::string>> bad{
            {"x,endless\n", "line 1"},
            {"-1,endless\n", "line 1"},
            {"nan,endless\n", "line 1"},
            {"1e30,endless\n", "line 1"},
            {"1,endless\n0.5,endless\n", "line 2: it is earlier"},
            {"1,forever\n", "forever"},
            {"1\n", "kind"},
            {"1,volume\n", "needs an amount"},
            {"1,volume,many\n", "needs an amount"},
            {"1,volume,0\n", "positive"},
            {"1,holding-time,-3\n", "positive"},
            {"1,endless,,2.5\n", "member"},
            {"1,endless,,-1\n", "member"}};
        for (const auto& [text, word] : bad)
        {
            const auto said = Read(text, arrivals);
            NS_TEST_EXPECT_MSG_EQ(FindMissing(said, word), "", text);
        }
        for (const std::string name : {"/no/such/file", "/"})
        {
            NS_TEST_EXPECT_MSG_NE(GrowsFileArrivalProcess::Read(name, arrivals), "", name);
        }
    }
};

/// Arrivals take the devices of a pool.
class PoolTestCase : public GrowsHandlerTestCase
{
  public:
    PoolTestCase()
        : GrowsHandlerTestCase("a pool of users is used up, and used again",
                               {{-80.0, -90.0}, {-80.0, -90.0}, {-90.0, -80.0}})
    {
    }

  private:
    void DoRun() override
    {
        Install();
        m_policy->answer.choice = 0;
        const std::string name = CreateTempDirFilename("arrivals.csv");
        std::ofstream(name) << "0,holding-time,1,1\n0.1,holding-time,1\n0.2,holding-time,1\n"
                               "0.5,holding-time,1\n3,holding-time,1,0\n";
        auto process = CreateObject<GrowsFileArrivalProcess>();
        process->SetAttribute("FileName", StringValue(name));
        process->TraceConnectWithoutContext("Arrival", MakeCallback(&PoolTestCase::Record, this));
        m_helper->InstallArrivals(process, {2, 0});
        m_helper->AssignStreams(3);
        RunUntil(10.0);
        NS_TEST_ASSERT_MSG_EQ(m_users.size(), 3, "arrivals that found a device");
        NS_TEST_EXPECT_MSG_EQ(m_users[0], 0, "member 1 of the pool is user 0");
        NS_TEST_EXPECT_MSG_EQ(m_users[1], 2, "the only one idle");
        NS_TEST_EXPECT_MSG_EQ(m_users[2], 2, "member 0, free again");
        NS_TEST_ASSERT_MSG_EQ(m_log.rejections.size(), 2, "two found none");
        for (const auto& [user, reason] : m_log.rejections)
        {
            NS_TEST_EXPECT_MSG_EQ(reason, GrowsReason::NO_DEVICE, "why there was no user");
            NS_TEST_EXPECT_MSG_EQ(user, m_network->GetNUsers(), "no user is named");
        }
        NS_TEST_EXPECT_MSG_EQ(m_log.departures.size(), 3, "all others were served");
    }

    /// \param user index of the user that arrives
    void Record(uint32_t user, const GrowsDemand& /* demand */)
    {
        m_users.push_back(user);
    }

    std::vector<uint32_t> m_users; //!< who arrived
};

/**
 * \ingroup grows-tests
 * Arrival processes, and the pool of devices that they take from.
 */
class GrowsArrivalsTestSuite : public TestSuite
{
  public:
    GrowsArrivalsTestSuite()
        : TestSuite("grows-arrivals", TestSuite::Type::UNIT)
    {
        AddTestCase(new ArrivalLawTestCase);
        AddTestCase(new ArrivalFileTestCase);
        AddTestCase(new PoolTestCase);
    }
};

GrowsArrivalsTestSuite g_growsArrivalsTestSuite; //!< registers the suite

} // namespace
