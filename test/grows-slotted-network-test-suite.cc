// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-factory.h"
#include "grows-handler-test-case.h"
#include "grows-slotted-play.h"
#include "grows-test-text.h"

#include "ns3/config.h"
#include "ns3/double.h"
#include "ns3/grows-defaults.h"
#include "ns3/grows-helper.h"
#include "ns3/grows-level-rate-model.h"
#include "ns3/grows-slotted-network.h"
#include "ns3/pointer.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <map>

using namespace ns3;

namespace
{

/// \param environment cells and arrivals \return a network of them
Ptr<GrowsSlottedNetwork>
MakeNetwork(Ptr<GrowsSlottedEnvironment> environment)
{
    return CreateObjectWithAttributes<GrowsSlottedNetwork>("Environment",
                                                           PointerValue(environment));
}

} // namespace

/// The same streams give the same episodes; a checkpoint goes on with the same numbers.
class GrowsSlottedStreamsTestCase : public TestCase
{
  public:
    /// \param name of the network
    explicit GrowsSlottedStreamsTestCase(const std::string& name)
        : TestCase(name + ": determinism, and skipping draws"),
          m_name(name)
    {
    }

  private:
    /// \return utilities and rewards of some episodes
    std::vector<double> Run(Ptr<GrowsSlottedEnvironment> network,
                            const std::string& policy,
                            int episodes)
    {
        auto decider = MakePolicy(policy);
        decider->AssignStreams(9);
        GrowsDecision decision;
        std::vector<double> trace;
        for (int episode = 0; episode < episodes; ++episode)
        {
            network->BeginEpisode();
            while (network->NextArrival())
            {
                trace.push_back(network->GetState().demand.amount);
                trace.push_back(
                    network->Apply(GrowsDecide(*decider, network->GetState(), decision)));
            }
            trace.push_back(network->GetResult().utility);
        }
        return trace;
    }

    void DoRun() override
    {
        auto network = GrowsSlottedEnvironment::Create(m_name);
        const auto used = network->AssignStreams(40);
        NS_TEST_EXPECT_MSG_EQ(network->GetDraws().size(),
                              static_cast<std::size_t>(used),
                              "as many variables as streams");
        Run(network, "random", 5);
        const auto draws = network->GetDraws();
        const auto went = Run(network, "least-loaded", 3);

        auto resumed = GrowsSlottedEnvironment::Create(m_name);
        resumed->AssignStreams(40);
        resumed->SkipDraws(draws);
        const auto goneOn = Run(resumed, "least-loaded", 3);
        NS_TEST_EXPECT_MSG_EQ(FindDifference(goneOn, went), "", "goes on as the first did");
        NS_TEST_EXPECT_MSG_EQ(resumed->GetDraws(),
                              network->GetDraws(),
                              "the resumed network's draws");
        resumed->AssignStreams(41);
        const auto other = Run(resumed, "least-loaded", 3);
        NS_TEST_EXPECT_MSG_NE(other, went, "another stream, other episodes");
    }

    std::string m_name; //!< of the network
};

/// Handlers driven by events decide as episodes do.
class GrowsSlottedEventsTestCase : public TestCase
{
  public:
    /// \param name of the network \param policy short name
    GrowsSlottedEventsTestCase(const std::string& name, const std::string& policy)
        : TestCase(name + ", " + policy + ": the same decisions by handlers and directly"),
          m_name(name),
          m_policy(policy)
    {
    }

  private:
    /// One decision: when in ms, and which cell, or 99.
    using Decisions = std::vector<std::pair<int64_t, uint32_t>>;

    Ptr<GrowsSlottedEnvironment> MakeEnvironment() const
    {
        auto environment = GrowsSlottedEnvironment::Create(m_name);
        if (m_name == "paper-a")
        {
            SetAttribute(*environment, "ArrivalProbability", "1");
        }
        environment->AssignStreams(60);
        return environment;
    }

    Decisions DecideDirectly() const
    {
        auto network = MakeEnvironment();
        auto policy = MakePolicy(m_policy);
        GrowsSetFutures(policy, network);
        policy->AssignStreams(80);
        Decisions decisions;
        GrowsDecision decision;
        network->BeginEpisode();
        while (network->NextArrival())
        {
            const auto& state = network->GetState();
            const auto checked = GrowsDecide(*policy, state, decision);
            const double ms = network->GetLastArrival().slot *
                              static_cast<double>(network->GetSlotLength().GetMilliSeconds());
            decisions.emplace_back(std::lround(ms),
                                   checked.choice ? state.candidates[*checked.choice].cell.cell
                                                  : 99);
            network->Apply(checked);
        }
        return decisions;
    }

    /// Give handlers the limits of the scenario, and let them release at once.
    static void SetLimits(GrowsHelper& helper, Ptr<GrowsSlottedEnvironment> environment)
    {
        helper.SetHandlerAttribute("StopNotice", TimeValue(Seconds(0)));
        helper.SetHandlerAttribute("MinRbPerUe", DoubleValue(1.0));
        if (const auto scenario = environment->GetScenario()->GetRadio())
        {
            helper.SetLimits(*scenario);
        }
    }

    Decisions DecideByHandlers()
    {
        auto environment = MakeEnvironment();
        auto network = MakeNetwork(environment);
        auto policy = MakePolicy(m_policy);
        GrowsSetFutures(policy, MakeEnvironment());
        GrowsHelper helper(policy);
        SetLimits(helper, environment);
        helper.Install(network);
        helper.AssignStreams(80);
        m_decisions.clear();
        m_departures = 0;
        helper.TraceConnect("Decision", MakeCallback(&GrowsSlottedEventsTestCase::Record, this));
        helper.TraceConnect("Departure", MakeCallback(&GrowsSlottedEventsTestCase::Depart, this));
        network->SetArrivalCallback(
            MakeBoundCallback(&GrowsUserAssociation::Dispatch, Ptr<GrowsNetwork>(network)));
        network->Start();
        Simulator::Stop(environment->GetNSlots() * environment->GetSlotLength() + MilliSeconds(1));
        Simulator::Run();
        uint32_t served = 0;
        for (uint32_t cell = 0; cell < network->GetNCells(); ++cell)
        {
            served += network->GetUsers(cell).size();
        }
        const auto accepted = std::count_if(m_decisions.begin(),
                                            m_decisions.end(),
                                            [](const auto& d) { return d.second != 99; });
        NS_TEST_EXPECT_MSG_EQ(accepted, m_departures + served, "who came is there or has left");
        NS_TEST_EXPECT_MSG_GT(m_departures, 0, "somebody must have left");
        Simulator::Destroy();
        return m_decisions;
    }

    /// Trace sink of Decision.
    void Record(const GrowsDecisionRecord& record)
    {
        m_decisions.emplace_back(std::lround(record.time.GetSeconds() * 1e3),
                                 record.cell.value_or(99));
    }

    /// Trace sink of Departure.
    void Depart(const GrowsSession& session)
    {
        ++m_departures;
        NS_TEST_EXPECT_MSG_GT(session.receivedBytes, 0, "it received something");
    }

    void DoRun() override
    {
        RngSeedManager::SetRun(10001);
        const auto direct = DecideDirectly();
        const auto handled = DecideByHandlers();
        NS_TEST_EXPECT_MSG_GT(direct.size(), 20, "enough decisions to tell");
        NS_TEST_EXPECT_MSG_EQ(handled.size(), direct.size(), "the same arrivals");
        const auto n = std::min(handled.size(), direct.size());
        const auto differing = std::mismatch(direct.begin(), direct.begin() + n, handled.begin());
        NS_TEST_EXPECT_MSG_EQ((differing.first == direct.begin() + n),
                              true,
                              "decision " << differing.first - direct.begin() << " differs");
    }

    std::string m_name;       //!< of the network
    std::string m_policy;     //!< short name
    Decisions m_decisions;    //!< by handlers
    uint32_t m_departures{0}; //!< traced
};

/// Names, and what a network reports of itself.
class GrowsSlottedNamesTestCase : public TestCase
{
  public:
    GrowsSlottedNamesTestCase()
        : TestCase("networks by name, and attributes for each cell")
    {
    }

  private:
    void DoRun() override
    {
        NS_TEST_EXPECT_MSG_EQ(GrowsSlottedEnvironment::Create("paper-b"), nullptr, "unknown name");
        for (const auto& name : GrowsSlottedEnvironment::GetNames())
        {
            auto network = GrowsSlottedEnvironment::Create(name);
            NS_TEST_ASSERT_MSG_NE(network, nullptr, name);
            NS_TEST_EXPECT_MSG_EQ(network->GetName(), name, "its name");
            NS_TEST_EXPECT_MSG_NE(network->GetRateModel(), nullptr, "its rate model");
        }
        NS_TEST_EXPECT_MSG_EQ(GrowsSlottedEnvironment::Create("paper-a")->GetNSlots(), 40, "T");
        NS_TEST_EXPECT_MSG_EQ(GrowsSlottedEnvironment::Create("hotspot")->GetNSlots(),
                              1300,
                              "130 s");

        auto environment = GrowsSlottedEnvironment::Create("paper-a");
        SetAttribute(*environment, "Cells", "4");
        SetAttribute(*environment, "Capacity", "3,5");
        auto network = MakeNetwork(environment);
        NS_TEST_EXPECT_MSG_EQ(network->GetNCells(), 4, "four cells");
        NS_TEST_EXPECT_MSG_EQ(network->GetUserLimit(0), 3, "the first number");
        NS_TEST_EXPECT_MSG_EQ(network->GetUserLimit(3), 5, "the last number goes on");
        auto picos = MakeNetwork(GrowsSlottedEnvironment::Create("macro-picos"));
        NS_TEST_EXPECT_MSG_EQ(picos->GetTxPowerDbm(0), 46.0, "power of a macro cell");
        NS_TEST_EXPECT_MSG_EQ(picos->GetTxPowerDbm(4), 30.0, "power of a pico");
        NS_TEST_EXPECT_MSG_EQ(picos->GetUserLimit(4), 12, "25 blocks, 2 each");
        NS_TEST_EXPECT_MSG_EQ(picos->GetResourceBlocks(4), 25, "resource blocks of a pico");
        CheckDefaults();
    }

    /// What stands on a command line comes before presets.
    void CheckDefaults()
    {
        Config::SetDefault("ns3::GrowsLevelScenario::Capacity", StringValue("7"));
        Config::SetDefault("ns3::GrowsSlottedEnvironment::SlotLength", StringValue("200ms"));
        Config::SetDefault("ns3::GrowsLevelRateModel::Levels", StringValue("1,2,4"));
        auto network = MakeNetwork(GrowsSlottedEnvironment::Create("paper-m1"));
        NS_TEST_EXPECT_MSG_EQ(network->GetUserLimit(0), 7, "not the preset's 9");
        GrowsRadioLink link;
        link.rssiDbm = 2.0;
        NS_TEST_EXPECT_MSG_EQ(network->GetRateModel()->GetFullCellRateBps(link), 4e6, "of level 2");
        NS_TEST_EXPECT_MSG_EQ(GrowsSlottedEnvironment::Create("hotspot")->GetNSlots(),
                              650,
                              "130 s");
        const auto type = TypeId::LookupByName("ns3::GrowsLevelScenario");
        NS_TEST_EXPECT_MSG_EQ(GrowsIsOverridden(type, "Capacity"), true, "the default was set");
        NS_TEST_EXPECT_MSG_EQ(GrowsIsOverridden(type, "Service"), false, "as built");
        Config::Reset();
        network = MakeNetwork(GrowsSlottedEnvironment::Create("paper-m1"));
        NS_TEST_EXPECT_MSG_EQ(network->GetUserLimit(0), 9, "the preset's");
    }
};

/// Attributes that no preset changes, each by what it does.
class GrowsSlottedAttributesTestCase : public TestCase
{
  public:
    GrowsSlottedAttributesTestCase()
        : TestCase("attributes: ties, least shared rate, two demands, reference, what is refused")
    {
    }

  private:
    using Attributes = std::map<std::string, std::string>;

    /// An episode in which all users arrive and asks the strongest cell.
    struct Episode
    {
        uint32_t first{0};                //!< arrivals that measure cell 0 strongest
        uint32_t second{0};               //!< that measure cell 1 strongest
        std::size_t users{0};             //!< most of a cell
        std::map<double, double> demands; //!< arrivals by slots that they want
        double meanDemand{0.0};           //!< as policies receive it
    };

    /// \param attributes of paper-a \return a network with an arrival in each slot
    static Ptr<GrowsSlottedEnvironment> Make(const Attributes& attributes)
    {
        auto network = GrowsSlottedEnvironment::Create("paper-a");
        SetAttribute(*network, "ArrivalProbability", "1");
        for (const auto& [name, value] : attributes)
        {
            SetAttribute(*network, name, value);
        }
        return network;
    }

    /// \param attributes of paper-a \return its outcome
    static Episode Play(const Attributes& attributes)
    {
        auto network = Make(attributes);
        network->AssignStreams(500);
        network->BeginEpisode();
        Episode episode;
        GrowsDecision decision;
        const auto policy = MakePolicy("max-rssi");
        while (network->NextArrival())
        {
            const auto& state = network->GetState();
            episode.demands[state.demand.amount] += 1;
            episode.meanDemand = state.meanDemand;
            for (const auto& candidate : state.candidates)
            {
                episode.users = std::max(episode.users, candidate.cell.users.size());
            }
            if (!state.candidates.empty())
            {
                const uint32_t best = state.candidates.front().cell.cell;
                episode.first += best == 0;
                episode.second += best == 1;
            }
            network->Apply(GrowsDecide(*policy, state, decision));
        }
        return episode;
    }

    /// Cells of equal strength.
    void CheckTies()
    {
        Attributes alike{{"Cells", "2"}, {"DrawnLevels", "1"}, {"LevelBias", ""}, {"Slots", "400"}};
        NS_TEST_EXPECT_MSG_EQ(Play(alike).second, 0, "the lower index");
        alike["TieRule"] = "ByLot";
        const auto lots = Play(alike);
        NS_TEST_EXPECT_MSG_EQ_TOL(lots.first, 200, 40, "half of 400, by lot");
        NS_TEST_EXPECT_MSG_EQ(lots.first + lots.second, 400, "all of them");
    }

    /// 0.55 Mbit/s shared by two is enough, by three it is not.
    void CheckSharedRate()
    {
        Attributes one{{"Cells", "1"},
                       {"DrawnLevels", "1"},
                       {"LevelBias", ""},
                       {"Admission", "Filter"},
                       {"Capacity", "5"},
                       {"MinSharedRate", "0.2"}};
        auto network = Make(one);
        network->AssignStreams(500);
        network->BeginEpisode();
        GrowsDecision decision;
        const auto policy = MakePolicy("max-rssi");
        for (int arrival = 0; arrival < 3 && network->NextArrival(); ++arrival)
        {
            const bool fits = arrival < 2;
            NS_TEST_EXPECT_MSG_EQ(network->GetState().candidates.size(), fits, arrival);
            network->Apply(GrowsDecide(*policy, network->GetState(), decision));
        }
        one["MinSharedRate"] = "0";
        NS_TEST_EXPECT_MSG_GT(Play(one).users, 2, "without it, others get in");
    }

    /// Demands of two sizes, and what policies receive for their mean.
    void CheckDemands()
    {
        Attributes two{{"DemandLaw", "TwoPoints"},
                       {"MeanDemand", "10"},
                       {"ShortDemandRatio", "0.3"},
                       {"ShortDemandProbability", "0.5"},
                       {"DemandUnit", "1"},
                       {"Slots", "400"}};
        const auto halves = Play(two);
        NS_TEST_ASSERT_MSG_EQ(halves.demands.size(), 2, "different demands");
        NS_TEST_EXPECT_MSG_EQ_TOL(halves.demands.begin()->first, 3.0, 1e-9, "0.3 of 10");
        NS_TEST_EXPECT_MSG_EQ_TOL(halves.demands.rbegin()->first, 17.0, 1e-9, "the mean is 10");
        NS_TEST_EXPECT_MSG_EQ_TOL(halves.demands.at(3.0), 200, 40, "half of 400");
        NS_TEST_EXPECT_MSG_EQ_TOL(halves.meanDemand, 10.0 / 14.0, 1e-9, "of the paper's largest");
        two["ShortDemandProbability"] = "0.9";
        two["ReferenceDemand"] = "40";
        const auto tenths = Play(two);
        NS_TEST_EXPECT_MSG_EQ_TOL(tenths.demands.at(3.0), 360, 24, "nine tenths of 400");
        NS_TEST_EXPECT_MSG_EQ_TOL(tenths.meanDemand, 0.25, 1e-9, "of another reference");
    }

    /// An error message for attributes that make no network.
    void CheckRefusals()
    {
        NS_TEST_EXPECT_MSG_EQ(Make({})->Validate(), "", "the defaults are possible");
        for (const std::string capacity : {"0.5", "1e20", "inf", "-1", "", "3,4.5", "1,2,3,4"})
        {
            const auto problem = Make({{"Capacity", capacity}})->Validate();
            NS_TEST_EXPECT_MSG_EQ(FindMissing(problem,
                                              "Capacity is \"" + capacity +
                                                  "\"; give whole numbers from 0 to 1000000000"),
                                  "",
                                  "says what Capacity may be");
        }
        NS_TEST_EXPECT_MSG_NE(Make({{"LevelBias", "x"}})->Validate(), "", "no number");
        auto radio = GrowsSlottedEnvironment::Create("hotspot");
        NS_TEST_EXPECT_MSG_EQ(radio->Validate(), "", "130 s of 0.1 s");
        radio->SetAttribute("SlotLength", TimeValue(MicroSeconds(1)));
        radio->GetScenario()->GetRadio()->SetAttribute("Duration", TimeValue(Seconds(5000)));
        NS_TEST_EXPECT_MSG_EQ(FindMissing(radio->Validate(), "give a longer SlotLength"),
                              "",
                              "5e9 slots are too many");
    }

    void DoRun() override
    {
        RngSeedManager::SetRun(10001);
        CheckTies();
        CheckSharedRate();
        CheckDemands();
        CheckRefusals();
    }
};

/// Decisions that take a while, next to the ends of slots: nobody receives backwards.
class GrowsSlottedClockTestCase : public TestCase, private GrowsDeafCellListener
{
  public:
    GrowsSlottedClockTestCase()
        : TestCase("what users have received never decreases")
    {
    }

  private:
    void DoRun() override
    {
        RngSeedManager::SetRun(10001);
        const auto scenario = GrowsRadioScenario::Create("hotspot-volumes");
        scenario->SetAttribute("ArrivalRate", DoubleValue(60.0));
        scenario->SetAttribute("MinVolume", DoubleValue(1e3));
        scenario->SetAttribute("MeanVolume", DoubleValue(2e4));
        auto environment = GrowsSlottedEnvironment::CreateFromRadio(scenario);
        environment->AssignStreams(60);
        m_network = MakeNetwork(environment);
        m_network->SetArrivalCallback(MakeCallback(&GrowsSlottedClockTestCase::Arrive, this));
        for (uint32_t cell = 0; cell < 3; ++cell)
        {
            m_network->SetCellListener(cell, this);
        }
        m_network->Start();
        Simulator::Stop(Seconds(10));
        Simulator::Run();
        NS_TEST_EXPECT_MSG_GT(m_received.size(), 500, "arrivals");
        Simulator::Destroy();
        m_network = nullptr;
    }

    /// \param user index of the user that arrives \param demand what it wants
    void Arrive(uint32_t user, const GrowsDemand& demand)
    {
        m_received.resize(user + 1, 0);
        for (uint32_t other = 0; other < user; ++other)
        {
            const uint64_t bytes = m_network->GetReceivedBytes(other);
            NS_TEST_EXPECT_MSG_GT_OR_EQ(bytes, m_received[other], "of user " << other);
            NS_TEST_EXPECT_MSG_LT(bytes, 1'000'000'000, "of user " << other);
            m_received[other] = bytes;
        }
        Simulator::Schedule(MilliSeconds(2),
                            [this, user, demand] { m_network->Associate(user, user % 3, demand); });
    }

    void NotifyDemandMet(uint32_t user) override
    {
        m_network->Release(user);
    }

    Ptr<GrowsSlottedNetwork> m_network; //!< under test
    std::vector<uint64_t> m_received;   //!< bytes of each user so far
};

/// A user is on its way until its end has been reported.
class GrowsSlottedIdleTestCase : public TestCase, private GrowsDeafCellListener
{
  public:
    GrowsSlottedIdleTestCase()
        : TestCase("users are not idle before their release or refusal is reported")
    {
    }

  private:
    void DoRun() override
    {
        RngSeedManager::SetRun(10001);
        auto environment = GrowsSlottedEnvironment::Create("paper-a");
        SetAttribute(*environment, "ArrivalProbability", "1");
        SetAttribute(*environment, "Capacity", "1");
        environment->AssignStreams(60);
        m_network = MakeNetwork(environment);
        m_network->SetArrivalCallback(MakeCallback(&GrowsSlottedIdleTestCase::Arrive, this));
        m_network->SetCellListener(0, this);
        m_network->Start();
        Simulator::Stop(Seconds(1.5));
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(m_failures, 1, "user 1 found the cell full");
        NS_TEST_EXPECT_MSG_EQ(m_releases, 1, "user 0 was released");
        Simulator::Destroy();
        m_network = nullptr;
    }

    /// \param user index of the user that arrives \param demand what it wants
    void Arrive(uint32_t user, const GrowsDemand& demand)
    {
        ExpectIdle(user, true, "new");
        m_network->Associate(user, 0, demand);
        ExpectIdle(user, false, "on its way in, or refused");
    }

    void NotifyConnected(uint32_t user) override
    {
        ExpectIdle(user, false, "connected");
        Simulator::Schedule(Seconds(1.2), &GrowsSlottedIdleTestCase::Release, this, user);
    }

    /// \param user index of the user that is released
    void Release(uint32_t user)
    {
        m_network->Release(user);
        ExpectIdle(user, false, "on its way out");
    }

    void NotifyFailed(uint32_t user, GrowsReason reason) override
    {
        NS_TEST_EXPECT_MSG_EQ(GrowsToString(reason), "stack-limit", "why it was refused");
        ++m_failures;
        ExpectIdle(user, true, "was refused");
    }

    void NotifyReleased(uint32_t user) override
    {
        ++m_releases;
        ExpectIdle(user, true, "has left");
    }

    /// Compare. \param user whose \param idle whether it must be idle \param what in words
    void ExpectIdle(uint32_t user, bool idle, const std::string& what)
    {
        NS_TEST_EXPECT_MSG_EQ(m_network->IsIdle(user), idle, "user " << user << ": " << what);
    }

    Ptr<GrowsSlottedNetwork> m_network; //!< under test
    uint32_t m_failures{0};             //!< reported
    uint32_t m_releases{0};             //!< reported
};

/**
 * \ingroup grows-tests
 * The slotted network as a network of its own: names, attributes, seeds, and under handlers.
 */
class GrowsSlottedNetworkTestSuite : public TestSuite
{
  public:
    GrowsSlottedNetworkTestSuite()
        : TestSuite("grows-slotted-network", TestSuite::Type::UNIT)
    {
        AddTestCase(new GrowsSlottedNamesTestCase);
        AddTestCase(new GrowsSlottedAttributesTestCase);
        AddTestCase(new GrowsSlottedClockTestCase);
        AddTestCase(new GrowsSlottedIdleTestCase);
        for (const std::string name :
             {"paper-a", "paper-m1", "hotspot-volumes", "seven-cells-busy"})
        {
            AddTestCase(new GrowsSlottedStreamsTestCase(name));
        }
        for (const std::string policy : {"greedy-utility", "max-rssi", "least-loaded", "random"})
        {
            AddTestCase(new GrowsSlottedEventsTestCase("paper-a", policy));
        }
        for (const std::string name :
             {"hotspot", "seven-cells-busy", "macro-picos", "voip-picos", "files-and-light"})
        {
            AddTestCase(new GrowsSlottedEventsTestCase(name, "greedy-utility"));
        }
        AddTestCase(new GrowsSlottedEventsTestCase("hotspot", "look-ahead"));
    }
};

static GrowsSlottedNetworkTestSuite g_growsSlottedNetworkTestSuite; //!< registers the suite
