// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-factory.h"
#include "grows-slotted-play.h"
#include "grows-test-text.h"

#include "ns3/grows-level-rate-model.h"
#include "ns3/grows-slotted-network.h"
#include "ns3/grows-water-filling.h"
#include "ns3/pointer.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/test.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

using namespace ns3;

namespace
{

constexpr double ALL = std::numeric_limits<double>::infinity();

/// Indices of the classes of MakeClasses.
enum ClassIndex : uint32_t
{
    VOIP,
    DATA,
    FILES
};

/// 50 packets/s of 160 bytes, 192 with headers; backlogged users; files of 6 Mbit.
std::vector<GrowsTrafficClass>
MakeClasses()
{
    std::vector<GrowsTrafficClass> classes;
    GrowsParseTrafficClasses("name=voip,share=0.2,kind=cbr,rate_bps=64000,packet_bytes=160|"
                             "name=data,share=0.3,kind=backlogged|"
                             "name=files,share=0.5,kind=ftp1,volume_bytes=750000",
                             classes);
    return classes;
}

/// Two cells of 10 resource blocks; level 0 stands for 1, level 1 for 3 Mbit/s.
GrowsSlottedCells::Configuration
MakeClassCells()
{
    auto model = CreateObject<GrowsLevelRateModel>();
    model->SetAttribute("Levels", StringValue("1,3"));
    GrowsSlottedCells::Configuration configuration;
    configuration.cells = {{40, 10, 0.0}, {40, 10, 0.0}};
    configuration.rateModel = model;
    configuration.volumesShare = true;
    configuration.classes = MakeClasses();
    return configuration;
}

/// An arrival that measures both cells at a level.
GrowsSlottedArrival
MakeArrival(ClassIndex trafficClass, double slot, double level, const GrowsDemand& demand)
{
    GrowsRadioLink link;
    link.rsrpDbm = link.rssiDbm = link.fullLoadSinrDb = level;
    GrowsSlottedArrival arrival;
    arrival.slot = slot;
    arrival.demand = demand;
    arrival.trafficClass = trafficClass;
    arrival.links = {link, link};
    return arrival;
}

const GrowsDemand ENDLESS{GrowsDemand::Kind::ENDLESS, 0.0, 1.0};

/// A file of so many Mbit.
GrowsDemand
MakeFile(double amount)
{
    return {GrowsDemand::Kind::VOLUME, amount * 1e6 / 8.0, 1.0};
}

/// A demand of so many seconds.
GrowsDemand
HoldingTime(double amount)
{
    return {GrowsDemand::Kind::HOLDING_TIME, amount, 1.0};
}

} // namespace

/// Water levels by hand.
class GrowsWaterFillingTestCase : public TestCase
{
  public:
    GrowsWaterFillingTestCase()
        : TestCase("water-filling, by hand")
    {
    }

  private:
    /// Compare. \param wants of the users \param capacity what they share \param level expected
    void Expect(const std::vector<double>& wants, double capacity, double level)
    {
        const auto found = GrowsFindWaterLevel(
            wants,
            [](double want) { return want; },
            capacity);
        NS_TEST_EXPECT_MSG_EQ(std::isinf(found), std::isinf(level), wants << ": whether all fits");
        if (std::isfinite(level))
        {
            NS_TEST_EXPECT_MSG_EQ_TOL(found, level, 1e-12, "level for " << wants);
        }
    }

    void DoRun() override
    {
        Expect({}, 1, ALL);
        Expect({0.1, 0.2}, 1, ALL);
        Expect({1, 0}, 1, ALL);
        Expect({ALL}, 1, 1);
        Expect({0.1, ALL, 0.2, ALL}, 1, 0.35);
        Expect({0.9, 0.5, 0.9}, 1, 1.0 / 3);
        Expect({0.3, 0.9, 0.2, 0.9}, 1, 0.8 / 3);
        Expect({0.3, 0.9, 0.2, 0.9}, 2, 0.75);
    }
};

/// Shares of one cell, what they give, and how long files take.
class GrowsSlottedSharingTestCase : public TestCase
{
  public:
    GrowsSlottedSharingTestCase()
        : TestCase("classes share a cell: packet cost, idle rest, files, measured users")
    {
    }

  private:
    /// Serve a user in cell 0.
    void Join(uint32_t user, ClassIndex trafficClass, double level, double now = 0.0)
    {
        const auto demand = trafficClass == FILES ? MakeFile(6) : ENDLESS;
        m_cells.Join(user, MakeArrival(trafficClass, now, level, demand), 0, now);
    }

    /// \param now in slots \return cell 0 as a policy sees it then
    const GrowsCellState& Look(double now)
    {
        m_cells.BuildState(999, MakeArrival(DATA, now, 0, ENDLESS), now, 0.0);
        return m_cells.GetCell(0);
    }

    /// \param whole share of the time in whole TTIs \param filled share that the packets fill
    /// \return share that a single user wants where packets share TTIs
    static double GetShared(double whole, double filled)
    {
        return filled + (whole - filled) * (1.0 - std::exp(-whole)) / whole;
    }

    /// A packet of 1536 bits in TTIs of 1000 or 3000 bits.
    void CheckPacketCost()
    {
        const std::vector<std::tuple<GrowsSlottedSharing::PacketCost, double, double>> cases{
            {GrowsSlottedSharing::WHOLE_TTI, 0, 50 * 2e-3},
            {GrowsSlottedSharing::WHOLE_TTI, 1, 50 * 1e-3},
            {GrowsSlottedSharing::SHARED_TTI, 0, GetShared(50 * 2e-3, 50 * 1.536e-3)},
            {GrowsSlottedSharing::SHARED_TTI, 1, GetShared(50 * 1e-3, 50 * 0.512e-3)},
            {GrowsSlottedSharing::NONE, 0, 0.064},
            {GrowsSlottedSharing::NONE, 1, 0.064 / 3}};
        for (const auto& [cost, level, share] : cases)
        {
            auto configuration = MakeClassCells();
            configuration.packetCost = cost;
            m_cells.Configure(configuration);
            Join(0, VOIP, level);
            const auto& state = Look(5);
            NS_TEST_EXPECT_MSG_EQ_TOL(state.rbUse, share, 1e-12, "cost " << cost);
            NS_TEST_EXPECT_MSG_EQ_TOL(state.users[0].rbShare, share, 1e-12, "its share");
            NS_TEST_EXPECT_MSG_EQ_TOL(state.users[0].throughputBps, 64e3, 1e-6, "what it offers");
            NS_TEST_EXPECT_MSG_EQ_TOL(state.meanUtility, std::log(1.064), 1e-12, "its utility");
            NS_TEST_EXPECT_MSG_EQ_TOL(m_cells.GetRbUse(0), share, 1e-12, "the rest is idle");
        }
    }

    /// Three calls and a download; then calls alone, more than the cell can carry.
    void CheckMixture()
    {
        m_cells.Configure(MakeClassCells());
        for (uint32_t user = 0; user < 3; ++user)
        {
            Join(user, VOIP, 1);
        }
        Join(3, DATA, 1);
        const auto& state = Look(5);
        NS_TEST_EXPECT_MSG_EQ_TOL(state.users[3].rbShare, 0.85, 1e-12, "what the calls leave");
        NS_TEST_EXPECT_MSG_EQ_TOL(state.users[3].throughputBps, 2.55e6, 1e-6, "of 3 Mbit/s");
        NS_TEST_EXPECT_MSG_EQ_TOL(state.users[0].throughputBps, 64e3, 1e-6, "of a call");
        NS_TEST_EXPECT_MSG_EQ_TOL(state.users[0].measuredRateBps, 4 * 64e3, 1e-6, "four users");
        NS_TEST_EXPECT_MSG_EQ_TOL(state.users[0].fullCellRateBps, 3e6, 1e-6, "as modelled");
        NS_TEST_EXPECT_MSG_EQ_TOL(state.rbUse, 1.0, 1e-12, "nothing is left");
        const double utility = 3 * std::log(1.064) + std::log(3.55);
        NS_TEST_EXPECT_MSG_EQ_TOL(m_cells.GetUtility(), utility, 1e-12, "of all");

        m_cells.Clear();
        for (uint32_t user = 0; user < 25; ++user)
        {
            Join(user, VOIP, 0);
        }
        NS_TEST_EXPECT_MSG_EQ_TOL(Look(5).users[7].throughputBps, 40e3, 1e-6, "1/25 of 1 Mbit/s");
        NS_TEST_EXPECT_MSG_EQ_TOL(m_cells.GetRbUse(0), 1.0, 1e-12, "they wait for each other");
        for (uint32_t user = 9; user < 25; ++user)
        {
            m_cells.Remove(0, user, 5);
        }
        NS_TEST_EXPECT_MSG_EQ_TOL(Look(5).rbUse, 0.9, 1e-12, "nine calls");
        const auto service = m_cells.GetService(0, 7, 6);
        NS_TEST_EXPECT_MSG_EQ_TOL(service.receivedBits, 264e3, 1e-3, "of 6 s");
        NS_TEST_EXPECT_MSG_EQ_TOL(service.usedSlots, 5 * 0.04 + 0.1, 1e-12, "1/25, then its own");
    }

    /// 6 Mbit: 3 in slot 0, 2.7 beside two calls in slot 1, the rest beside one.
    void CheckFile()
    {
        m_cells.Configure(MakeClassCells());
        Join(0, FILES, 1);
        Join(1, VOIP, 1, 1);
        Join(2, VOIP, 1, 1);
        NS_TEST_EXPECT_MSG_EQ_TOL(Look(2).users[0].remaining.amount, 0.3e6 / 8, 1e-6, "0.3 Mbit");
        m_cells.Remove(0, 1, 2);
        const double end = 2 + 0.3 / 2.85;
        std::vector<std::pair<uint32_t, uint32_t>> finished;
        m_cells.FindFinished(end - 1e-6, finished);
        NS_TEST_EXPECT_MSG_EQ(finished.size(), 0, "not yet");
        m_cells.FindFinished(end + 1e-6, finished);
        NS_TEST_ASSERT_MSG_EQ(finished.size(), 1, "the file is there");
        NS_TEST_EXPECT_MSG_EQ(finished[0].second, 0, "its user");
        const auto service = m_cells.Remove(0, 0, end);
        NS_TEST_EXPECT_MSG_EQ_TOL(service.receivedBits, 6e6, 1e-3, "all of it");
        NS_TEST_EXPECT_MSG_EQ_TOL(Look(end).rbUse, 0.05, 1e-12, "a call is left");
    }

    /// Users count as measured once a second has begun since they came; what Adopt takes on trust.
    void CheckMeasured()
    {
        auto configuration = MakeClassCells();
        configuration.slotS = 0.1;
        m_cells.Configure(configuration);
        Join(0, VOIP, 1, 3);
        Join(1, DATA, 1, 10);
        const auto& call = Look(9.9).users[0];
        NS_TEST_EXPECT_MSG_EQ(call.isMeasured, false, "it came in this second");
        NS_TEST_EXPECT_MSG_EQ(call.throughputBps, 0.0, "not known yet");
        NS_TEST_EXPECT_MSG_EQ(call.rbShare, 0.0, "not known yet");
        NS_TEST_EXPECT_MSG_EQ_TOL(call.measuredRateBps, 3e6, 1e-6, "the rate model's");
        const auto& state = Look(10);
        NS_TEST_EXPECT_MSG_EQ(state.users[0].isMeasured, true, "a second has begun");
        NS_TEST_EXPECT_MSG_EQ(state.users[1].isMeasured, false, "with this second");
        NS_TEST_EXPECT_MSG_EQ_TOL(state.users[0].rbShare, 0.05, 1e-12, "its share");

        GrowsServedUser known = state.users[0];
        known.remaining.offeredBps = 112e3; // 10 packets/s of 1400 bytes: 11456 bits
        m_cells.Adopt(known, 1, 10);
        NS_TEST_EXPECT_MSG_EQ_TOL(m_cells.GetRbUse(1), 10 * 4e-3, 1e-12, "four TTIs a packet");
        known.remaining.offeredBps = 64e3;
        m_cells.Adopt(known, 1, 10);
        NS_TEST_EXPECT_MSG_EQ_TOL(m_cells.GetRbUse(1), 0.09, 1e-12, "a call, by its rate");
        known.remaining.offeredBps = 0.0;
        m_cells.Adopt(known, 1, 10);
        NS_TEST_EXPECT_MSG_EQ_TOL(m_cells.GetRbUse(1), 1.0, 1e-12, "0: data always wait");
    }

    /// A user without a rate takes nothing; utility with another alpha, with and without classes.
    void CheckUtility()
    {
        auto configuration = MakeClassCells();
        configuration.utilityAlpha = 2.0;
        m_cells.Configure(configuration);
        Join(0, VOIP, 1);
        Join(1, DATA, 1);
        double utility = 0.064 / 1.064 + 2.85 / 3.85;
        NS_TEST_EXPECT_MSG_EQ_TOL(m_cells.GetUtility(), utility, 1e-12, "r / (1 + r) each");
        GrowsServedUser deaf;
        m_cells.Adopt(deaf, 0, 0);
        NS_TEST_EXPECT_MSG_EQ_TOL(m_cells.GetUtility(), utility, 1e-12, "it cannot be served");

        configuration.classes.clear();
        m_cells.Configure(configuration);
        Join(0, VOIP, 1);
        Join(1, DATA, 0);
        utility = 1.5 / 2.5 + 0.5 / 1.5;
        NS_TEST_EXPECT_MSG_EQ_TOL(m_cells.GetUtility(), utility, 1e-12, "halves of 3 and 1");
        const auto& user = Look(0).users[0];
        NS_TEST_EXPECT_MSG_EQ(user.isMeasured, true, "without classes rates are known");
        NS_TEST_EXPECT_MSG_EQ_TOL(user.measuredRateBps, 3e6, 1e-6, "alone");
        NS_TEST_EXPECT_MSG_EQ_TOL(user.rbShare, 0.5, 1e-12, "equal shares");
    }

    void DoRun() override
    {
        CheckPacketCost();
        CheckMixture();
        CheckFile();
        CheckMeasured();
        CheckUtility();
    }

    GrowsSlottedCells m_cells; //!< the cells
};

/// Sessions of an episode of ten slots of 1 s, the first of which does not count.
class GrowsSlottedSessionsTestCase : public TestCase
{
  public:
    GrowsSlottedSessionsTestCase()
        : TestCase("sessions of an episode, by hand")
    {
    }

  private:
    /// Let a user arrive and be served by a cell, or not.
    void Step(const GrowsSlottedArrival& arrival, std::optional<uint32_t> cell)
    {
        m_episode.Arrive(arrival);
        m_episode.Apply(arrival, cell);
    }

    /// Compare. \param index of a session \param end slot when it ended, -1: it did not
    /// \param receivedBits in it \param offeredBits in it
    void Expect(std::size_t index, double end, double receivedBits, double offeredBits)
    {
        const auto& session = m_episode.GetSessions().at(index);
        NS_TEST_EXPECT_MSG_EQ(session.endSlot.value_or(-1), end, "end of " << index);
        NS_TEST_EXPECT_MSG_EQ_TOL(session.receivedBits, receivedBits, 1e-3, "of " << index);
        NS_TEST_EXPECT_MSG_EQ_TOL(session.offeredBits, offeredBits, 1e-3, "to " << index);
    }

    void DoRun() override
    {
        m_episode.Configure(MakeClassCells(), {10, 1, GrowsSlottedEpisode::SLOTS, false});
        Step(MakeArrival(VOIP, 0, 1, HoldingTime(1)), 1);
        Step(MakeArrival(VOIP, 1, 1, HoldingTime(4)), 0);
        Step(MakeArrival(FILES, 1.5, 1, MakeFile(5)), 0); // 2.85 Mbit/s: until 3.25, that is 4
        Step(MakeArrival(DATA, 6, 1, HoldingTime(5)), std::nullopt);
        Step(MakeArrival(FILES, 7, 1, MakeFile(5)), std::nullopt);
        Step(MakeArrival(FILES, 9, 1, MakeFile(5)), 0); // 3 Mbit, then it is over
        Step(MakeArrival(VOIP, 9, 1, HoldingTime(4)), 1);
        m_episode.Finish();
        NS_TEST_ASSERT_MSG_EQ(m_episode.GetSessions().size(), 6, "all but that of the warm-up");
        Expect(0, 5, 4 * 64e3, 4 * 64e3);
        Expect(1, 4, 5e6, 5e6);
        Expect(3, -1, 0, 5e6);
        Expect(4, -1, 3e6, 5e6);
        Expect(5, -1, 64e3, 64e3);
        const auto& rejected = m_episode.GetSessions()[2];
        NS_TEST_EXPECT_MSG_EQ(rejected.isAccepted, false, "rejected");
        NS_TEST_EXPECT_MSG_EQ(rejected.trafficClass, DATA, "its class");
        NS_TEST_EXPECT_MSG_EQ(rejected.arrivedSlot, 6.0, "when it came");
        NS_TEST_EXPECT_MSG_EQ(std::isnan(rejected.offeredBits), true, "no end of it");
        NS_TEST_EXPECT_MSG_EQ(m_episode.GetSessions()[1].isAccepted, true, "accepted");
        NS_TEST_EXPECT_MSG_EQ(m_episode.GetResult().completed, 2, "a call and a file");
        auto future = m_episode;
        future.BeginCounting(3);
        NS_TEST_EXPECT_MSG_EQ(future.GetSessions().size(), 0, "none of imagined futures");
    }

    GrowsSlottedEpisode m_episode; //!< the episode
};

/// Presets with classes: look-ahead knows what users offer, and gains by it.
class GrowsSlottedClassesTestCase : public TestCase
{
  public:
    GrowsSlottedClassesTestCase()
        : TestCase("environments with classes: attributes, look-ahead in its own and from outside")
    {
    }

  private:
    /// \param futures where look-ahead imagines; null: in the environment that it decides in
    /// \param policy short name \return mean utility of an episode
    static double Play(const std::string& policy, Ptr<GrowsSlottedEnvironment> futures = nullptr)
    {
        const auto radio = GrowsRadioScenario::Create("voip-picos");
        radio->SetAttribute("Duration", StringValue("40s"));
        radio->SetAttribute("TrafficVisible", StringValue("true"));
        const auto environment = GrowsSlottedEnvironment::CreateFromRadio(radio);
        auto decider = MakePolicy(policy);
        GrowsSetFutures(decider, futures ? futures : environment);
        return ns3::Play(environment, decider, 1).utility.front();
    }

    void DoRun() override
    {
        RngSeedManager::SetRun(10001);
        const double greedy = Play("greedy-utility");
        const double informed = Play("look-ahead");
        const double outside = Play("look-ahead", GrowsSlottedEnvironment::Create("voip-picos"));
        NS_TEST_EXPECT_MSG_GT(informed, 1.05 * greedy, "it sees what calls leave to others");
        NS_TEST_EXPECT_MSG_GT(outside, 1.05 * greedy, "from what demands say, too");

        auto environment = GrowsSlottedEnvironment::Create("voip-hotspot");
        environment->GetScenario()->SetAttribute("PacketCost", StringValue("None"));
        environment->SetAttribute("UtilityAlpha", StringValue("0"));
        environment->BeginEpisode();
        GrowsDecision decision;
        const auto policy = MakePolicy("max-rssi");
        double utility = -1.0;
        while (environment->NextArrival() && environment->GetLastArrival().trafficClass != 0)
        {
            utility = environment->Apply(GrowsDecide(*policy, environment->GetState(), decision));
        }
        const double before = std::max(utility, 0.0);
        utility = environment->Apply(GrowsDecide(*policy, environment->GetState(), decision));
        NS_TEST_EXPECT_MSG_LT(utility,
                              before + 0.0641,
                              "a call adds no more Mbit/s than it offers");
        NS_TEST_EXPECT_MSG_EQ(environment->GetEpisode().GetSessions().size(), 0, "warm-up");
    }
};

/// A call in GrowsSlottedNetwork: bytes and use of resource blocks.
class GrowsSlottedTrafficNetworkTestCase : public TestCase
{
  public:
    GrowsSlottedTrafficNetworkTestCase()
        : TestCase("a call in the network by events: bytes and RB use")
    {
    }

  private:
    void DoRun() override
    {
        RngSeedManager::SetRun(10001);
        const auto radio = GrowsRadioScenario::Create("hotspot");
        radio->SetAttribute("TrafficClasses",
                            StringValue("name=voip,share=1,kind=cbr,rate_bps=64000,"
                                        "packet_bytes=160,holding_s=1000"));
        auto environment = GrowsSlottedEnvironment::CreateFromRadio(radio);
        environment->AssignStreams(60);
        m_network = CreateObjectWithAttributes<GrowsSlottedNetwork>("Environment",
                                                                    PointerValue(environment));
        m_network->SetArrivalCallback(
            MakeCallback(&GrowsSlottedTrafficNetworkTestCase::Arrive, this));
        m_network->Start();
        Simulator::Stop(Seconds(10));
        Simulator::Run();
        const uint32_t cell = *m_network->GetServingCell(0);
        const double seconds = 10.0 - m_arrived.GetSeconds();
        const double rateBps = m_network->GetModelRateBps(m_network->GetLink(0, cell));
        NS_TEST_EXPECT_MSG_EQ_TOL(1.0 * m_network->GetReceivedBytes(0),
                                  8e3 * seconds,
                                  1.0,
                                  "64 kbit/s");
        NS_TEST_EXPECT_MSG_EQ_TOL(m_network->GetRbUse(cell),
                                  0.96 * 50e-3 * std::ceil(1536 / (1e-3 * rateBps)),
                                  1e-12,
                                  "whole TTIs, 24 of 25 resource blocks");
        NS_TEST_EXPECT_MSG_EQ_TOL(m_network->GetRbSeconds(0),
                                  25.0 * m_network->GetRbUse(cell) * seconds,
                                  1e-6,
                                  "its resource blocks");
        NS_TEST_EXPECT_MSG_EQ(m_network->GetRbUse((cell + 1) % 3), 0.0, "another cell is empty");
        Simulator::Destroy();
        m_network = nullptr;
    }

    /// Serve the first user only. \param user its index \param demand what it wants
    void Arrive(uint32_t user, const GrowsDemand& demand)
    {
        if (user == 0)
        {
            m_arrived = Simulator::Now();
            m_network->Associate(user, *m_network->GetStrongestCell(user), demand);
        }
    }

    Ptr<GrowsSlottedNetwork> m_network; //!< under test
    Time m_arrived;                     //!< when the first user came
};

/**
 * \ingroup grows-tests
 * Traffic classes in the slotted network: how users share a cell, and what is kept of them.
 */
class GrowsSlottedTrafficTestSuite : public TestSuite
{
  public:
    GrowsSlottedTrafficTestSuite()
        : TestSuite("grows-slotted-traffic", TestSuite::Type::UNIT)
    {
        AddTestCase(new GrowsWaterFillingTestCase);
        AddTestCase(new GrowsSlottedSharingTestCase);
        AddTestCase(new GrowsSlottedSessionsTestCase);
        AddTestCase(new GrowsSlottedClassesTestCase);
        AddTestCase(new GrowsSlottedTrafficNetworkTestCase);
    }
};

static GrowsSlottedTrafficTestSuite g_growsSlottedTrafficTestSuite; //!< registers the suite
