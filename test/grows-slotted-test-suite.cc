// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-slotted-play.h"
#include "grows-test-text.h"

#include "ns3/double.h"
#include "ns3/grows-formula-rate-model.h"
#include "ns3/grows-level-arrivals.h"
#include "ns3/grows-level-rate-model.h"
#include "ns3/grows-slotted-environment.h"
#include "ns3/object-factory.h"
#include "ns3/pointer.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/string.h"
#include "ns3/test.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

using namespace ns3;

namespace
{

/// An arrival at a slot that measures each cell at a level and wants an amount.
GrowsSlottedArrival
MakeArrival(double slot, const std::vector<double>& levels, const GrowsDemand& demand)
{
    GrowsSlottedArrival arrival;
    arrival.slot = slot;
    arrival.demand = demand;
    for (const double level : levels)
    {
        GrowsRadioLink link;
        link.rsrpDbm = link.rssiDbm = link.fullLoadSinrDb = level;
        arrival.links.push_back(link);
    }
    return arrival;
}

/// A demand of so many slots; the mean of its law is 4.
GrowsDemand
Slots(double amount)
{
    return {GrowsDemand::Kind::SLOTS, amount, amount / 4.0};
}

/// A demand of so many Mbit; the mean of its law is 4 Mbit.
GrowsDemand
Megabits(double amount)
{
    return {GrowsDemand::Kind::VOLUME, amount * 1e6 / 8.0, amount / 4.0};
}

/// Two cells for two users each; level 0 stands for 1, level 1 for 3 Mbit/s.
GrowsSlottedCells::Configuration
MakeCellsConfiguration()
{
    auto model = CreateObject<GrowsLevelRateModel>();
    model->SetAttribute("Levels", StringValue("1,3"));
    GrowsSlottedCells::Configuration cellsConfiguration;
    cellsConfiguration.cells = {{2, 2, 0.0}, {2, 2, 0.0}};
    cellsConfiguration.rateModel = model;
    return cellsConfiguration;
}

} // namespace

/// Six slots, worked out by hand.
class GrowsSlottedEpisodeTestCase : public TestCase
{
  public:
    GrowsSlottedEpisodeTestCase()
        : TestCase("an episode of six slots, by hand")
    {
    }

  private:
    /// Let a user arrive and be served by a cell, or not.
    double Step(const GrowsSlottedArrival& arrival, std::optional<uint32_t> cell)
    {
        m_episode.Arrive(arrival);
        return m_episode.Apply(arrival, cell);
    }

    /// A comes in slot 0 and is alone, B joins it in slot 1; A leaves at the end of slot 1.
    void CheckFirstSlots()
    {
        const double a = Step(MakeArrival(0, {1, 0}, Slots(2)), 0);
        NS_TEST_EXPECT_MSG_EQ_TOL(a, std::log(4.0), 1e-12, "A alone, 3 Mbit/s");

        m_episode.Arrive(MakeArrival(1, {0, 0}, Slots(4)));
        const auto& state = m_episode.GetState();
        NS_TEST_ASSERT_MSG_EQ(state.candidates.size(), 2, "both cells");
        const auto& best = state.candidates[0];
        NS_TEST_EXPECT_MSG_EQ(best.cell.cell, 0, "ties go to the lower index");
        NS_TEST_EXPECT_MSG_EQ(best.cell.users.size(), 1, "users that B meets: A");
        NS_TEST_EXPECT_MSG_EQ_TOL(best.fullCellRateBps, 1e6, 1e-6, "rate of B in the best cell");
        NS_TEST_EXPECT_MSG_EQ_TOL(best.cell.meanUtility, std::log(4.0), 1e-12, "A's utility");
        NS_TEST_EXPECT_MSG_EQ_TOL(best.cell.users[0].throughputBps, 3e6, 1e-6, "rate of A");
        NS_TEST_EXPECT_MSG_EQ_TOL(best.cell.users[0].remaining.amount,
                                  1,
                                  1e-12,
                                  "A: one more slot");
        NS_TEST_EXPECT_MSG_EQ_TOL(best.cell.users[0].remaining.normalised, 0.25, 1e-12, "of four");
        NS_TEST_EXPECT_MSG_EQ_TOL(state.timeLeft, 5.0 / 6, 1e-12, "five of six slots left");
        NS_TEST_EXPECT_MSG_EQ_TOL(m_episode.GetElapsedSlots(), 1, 1e-12, "slots since A arrived");
        const double b = m_episode.Apply(MakeArrival(1, {0, 0}, Slots(4)), 0);
        NS_TEST_EXPECT_MSG_EQ_TOL(b, std::log(2.5 * 1.5), 1e-12, "1.5 and 0.5 Mbit/s");
        NS_TEST_EXPECT_MSG_EQ(best.cell.HasFreeCapacity(), false, "two are served");
    }

    /// C shares with B in slot 2 only; D goes to cell 1, E is rejected; B leaves after slot 4.
    void CheckLastSlots()
    {
        const double c = Step(MakeArrival(2, {0, 1}, Slots(1)), 0);
        NS_TEST_EXPECT_MSG_EQ_TOL(c, 2 * std::log(1.5), 1e-12, "A has left: B and C");
        NS_TEST_EXPECT_MSG_EQ(m_episode.GetState().candidates[0].cell.cell,
                              1,
                              "C measures 1 stronger");
        const double d = Step(MakeArrival(3, {1, 1}, Slots(9)), 1);
        NS_TEST_EXPECT_MSG_EQ_TOL(d, std::log(2.0) + std::log(4.0), 1e-12, "B and D");
        const double e = Step(MakeArrival(4, {1, 1}, Slots(9)), std::nullopt);
        NS_TEST_EXPECT_MSG_EQ_TOL(e, d, 1e-12, "reward of a rejection");
        Step(MakeArrival(5, {1, 0}, Slots(9)), std::nullopt);
        const auto& last = m_episode.GetState().candidates;
        NS_TEST_EXPECT_MSG_EQ(last[0].cell.users.size(), 0, "B has left");
        NS_TEST_EXPECT_MSG_EQ(last[0].cell.meanUtility, 0.0, "nobody's utility");
        NS_TEST_EXPECT_MSG_EQ_TOL(last[1].cell.users[0].remaining.amount, 7, 1e-12, "D");
        m_episode.Finish();
    }

    void CheckResult(GrowsSlottedEpisode::UtilityAverage average)
    {
        const auto result = m_episode.GetResult();
        const double a = std::log(4.0);
        const double b = std::log(3.75);
        const double c = 2 * std::log(1.5);
        const double d = std::log(8.0);
        const std::map<GrowsSlottedEpisode::UtilityAverage, double> utilities{
            {GrowsSlottedEpisode::ACCEPTED, (a + b + c + d) / 4},
            {GrowsSlottedEpisode::ARRIVALS, (a + b + c + d + d + std::log(4.0)) / 6},
            {GrowsSlottedEpisode::SLOTS, (a + b + c + d + d + std::log(4.0)) / 6}};
        NS_TEST_EXPECT_MSG_EQ_TOL(result.utility, utilities.at(average), 1e-12, "utility");
        NS_TEST_EXPECT_MSG_EQ(result.arrivals, 6, "arrivals");
        NS_TEST_EXPECT_MSG_EQ(result.accepted, 4, "accepted");
        NS_TEST_EXPECT_MSG_EQ(result.rejections, 2, "rejections");
        NS_TEST_EXPECT_MSG_EQ_TOL(result.meanUsers, 10.0 / 6, 1e-12, "1 2 2 2 2 1");
        NS_TEST_EXPECT_MSG_EQ(result.completed, 3, "A, B and C");
        NS_TEST_EXPECT_MSG_EQ_TOL(result.meanSlots, 7.0 / 3, 1e-12, "2, 4 and 1 slots");
        // A got 3 and 1.5 Mbit in two slots, B 0.5 twice and 1 twice, C 0.5, D 3 a slot.
        const double sessions = std::log(3.25) + std::log(1.75) + std::log(1.5) + std::log(4.0);
        NS_TEST_EXPECT_MSG_EQ_TOL(result.utilityPerArrival, sessions / 6, 1e-12, "sessions");
    }

    void DoRun() override
    {
        for (const auto average : {GrowsSlottedEpisode::ACCEPTED,
                                   GrowsSlottedEpisode::ARRIVALS,
                                   GrowsSlottedEpisode::SLOTS})
        {
            m_episode.Configure(MakeCellsConfiguration(), {6, 0, average, true});
            CheckFirstSlots();
            CheckLastSlots();
            CheckResult(average);
        }
        CheckWarmUp();
    }

    /// With a warm-up of two slots, A and B do not count.
    void CheckWarmUp()
    {
        m_episode.Configure(MakeCellsConfiguration(), {6, 2, GrowsSlottedEpisode::ACCEPTED, false});
        Step(MakeArrival(0, {1, 0}, Slots(2)), 0);
        NS_TEST_EXPECT_MSG_EQ(m_episode.GetState().timeLeft, 0.0, "no horizon");
        Step(MakeArrival(1, {0, 0}, Slots(4)), 0);
        Step(MakeArrival(2, {0, 1}, Slots(1)), 0);
        Step(MakeArrival(3, {1, 1}, Slots(9)), std::nullopt);
        m_episode.Finish();
        const auto result = m_episode.GetResult();
        NS_TEST_EXPECT_MSG_EQ(result.arrivals, 2, "C and D");
        NS_TEST_EXPECT_MSG_EQ(result.rejections, 1, "D is rejected");
        NS_TEST_EXPECT_MSG_EQ(result.completed, 1, "C is complete");
        NS_TEST_EXPECT_MSG_EQ_TOL(result.utility, 2 * std::log(1.5), 1e-12, "utility after C");
        NS_TEST_EXPECT_MSG_EQ_TOL(result.utilityPerArrival, std::log(1.5) / 2, 1e-12, "C's");
        NS_TEST_EXPECT_MSG_EQ_TOL(result.meanUsers, (2 + 1 + 1 + 0) / 4.0, 1e-12, "slots 2 to 5");
    }

    GrowsSlottedEpisode m_episode; //!< the episode
};

/// Volumes at the own and at the shared rate, holding times, endless demands.
class GrowsSlottedServiceTestCase : public TestCase
{
  public:
    GrowsSlottedServiceTestCase()
        : TestCase("demands: volumes at the own or the shared rate, holding times, endless")
    {
    }

  private:
    /// Serve a user in cell 0.
    void Join(uint32_t user, double level, const GrowsDemand& demand, double now)
    {
        m_cells.Join(user, MakeArrival(now, {level, 0}, demand), 0, now);
    }

    /// \return the users that have finished at the end of a slot, and send them away
    std::vector<uint32_t> Finish(double now)
    {
        std::vector<std::pair<uint32_t, uint32_t>> finished;
        m_cells.FindFinished(now, finished);
        std::vector<uint32_t> users;
        for (const auto& [cell, user] : finished)
        {
            users.push_back(user);
            m_cells.Remove(cell, user, now);
        }
        return users;
    }

    void ExpectFinished(double now, const std::vector<uint32_t>& users)
    {
        const auto finished = Finish(now);
        NS_TEST_EXPECT_MSG_EQ(finished, users, "finished at the end of slot " << now);
    }

    /// 7 Mbit at 3 Mbit a slot take three slots, whoever else is there.
    void CheckOwnRate()
    {
        m_cells.Configure(MakeCellsConfiguration());
        Join(0, 1, Megabits(7), 0);
        ExpectFinished(1, {});
        Join(1, 0, Megabits(1), 1);
        m_cells.BuildState(2, MakeArrival(1, {0, 0}, Slots(1)), 1, 0);
        const auto& users = m_cells.GetState().candidates[0].cell.users;
        NS_TEST_EXPECT_MSG_EQ_TOL(users[0].remaining.amount, 4e6 / 8, 1e-6, "4 Mbit left");
        ExpectFinished(2, {1});
        ExpectFinished(3, {0});
        NS_TEST_EXPECT_MSG_EQ(m_cells.GetNUsers(), 0, "all have left");
    }

    /// 4 Mbit: 3 in slot 0, then shared: 1.5 in slot 1. The other gets 0.5, then 1 alone.
    void CheckSharedRate()
    {
        auto cellsConfiguration = MakeCellsConfiguration();
        cellsConfiguration.volumesShare = true;
        m_cells.Configure(cellsConfiguration);
        Join(0, 1, Megabits(4), 0);
        ExpectFinished(1, {});
        Join(1, 0, Megabits(1.5), 1);
        m_cells.BuildState(2, MakeArrival(1, {0, 0}, Slots(1)), 1, 0);
        const auto& users = m_cells.GetState().candidates[0].cell.users;
        NS_TEST_EXPECT_MSG_EQ_TOL(users[0].remaining.amount, 1e6 / 8, 1e-6, "1 Mbit left");
        NS_TEST_EXPECT_MSG_EQ_TOL(users[0].remaining.normalised, 0.25, 1e-9, "of 4 Mbit");
        ExpectFinished(2, {0});
        ExpectFinished(3, {1});
    }

    void CheckOthers()
    {
        auto cellsConfiguration = MakeCellsConfiguration();
        cellsConfiguration.slotS = 0.5;
        m_cells.Configure(cellsConfiguration);
        Join(0, 0, {GrowsDemand::Kind::HOLDING_TIME, 0.8, 1.0}, 0.25);
        Join(1, 0, {GrowsDemand::Kind::ENDLESS, 0.0, 1.0}, 0.25);
        m_cells.BuildState(2, MakeArrival(1, {0, 0}, Slots(1)), 1, 0);
        const auto& users = m_cells.GetState().candidates[0].cell.users;
        NS_TEST_EXPECT_MSG_EQ_TOL(users[0].remaining.amount, 0.425, 1e-9, "0.75 slots of 0.5 s");
        ExpectFinished(1, {});
        ExpectFinished(2, {0}); // 0.25 + 0.8 / 0.5 = 1.85
        ExpectFinished(1e6, {});
    }

    void DoRun() override
    {
        CheckOwnRate();
        CheckSharedRate();
        CheckOthers();
    }

    GrowsSlottedCells m_cells; //!< the cells
};

/// Two cells of one carrier disturb each other while both serve users.
class GrowsSlottedInterferenceTestCase : public TestCase
{
  public:
    GrowsSlottedInterferenceTestCase()
        : TestCase("rates follow the interference of the cells that serve users")
    {
    }

  private:
    /// A user that measures its cell at 20 dB over the noise and the other so that the SINR is 0
    /// dB.
    GrowsSlottedArrival MakeInterfered(double slot, uint32_t cell, double megabits)
    {
        const double noiseMw = m_configuration.radio->GetNoiseMw();
        GrowsSlottedArrival arrival;
        arrival.slot = slot;
        arrival.demand = Megabits(megabits);
        arrival.rsrpMw = {99 * noiseMw, 99 * noiseMw, 0.0};
        arrival.rsrpMw[cell] = 100 * noiseMw;
        const GrowsRadioMap::Reception reception{noiseMw, {0.0, 0.0, 0.0}, arrival.rsrpMw};
        for (uint32_t each = 0; each < 3; ++each)
        {
            arrival.links.push_back(m_configuration.radio->GetMap().GetLink(reception, each));
        }
        return arrival;
    }

    void DoRun() override
    {
        m_configuration.radio = GrowsRadioScenario::Create("hotspot-shared");
        m_configuration.rateModel =
            CreateObjectWithAttributes<GrowsFormulaRateModel>("Factor",
                                                              DoubleValue(1.0),
                                                              "Gap",
                                                              DoubleValue(0.0),
                                                              "MaxEfficiency",
                                                              DoubleValue(100.0));
        m_configuration.cells = {{9, 25, 43.0}, {9, 25, 43.0}, {9, 25, 43.0}};
        m_configuration.volumesShare = true;
        GrowsSlottedCells cells;
        cells.Configure(m_configuration);
        const double alone = 4.5 * std::log2(101.0); // Mbit a slot
        const auto first = MakeInterfered(0, 0, alone + 4.5 * 2);
        cells.BuildState(0, first, 0, 0);
        NS_TEST_EXPECT_MSG_EQ_TOL(cells.GetState().candidates[0].fullCellRateBps,
                                  alone * 1e6,
                                  1,
                                  "nobody interferes with the first");
        cells.Join(0, first, 0, 0);
        // From slot 1 on the second disturbs the first: 4.5 Mbit a slot, so two slots are left.
        cells.Join(1, MakeInterfered(1, 1, 4.5 * 1.5), 1, 1);
        NS_TEST_EXPECT_MSG_EQ_TOL(cells.GetUtility(), 2 * std::log(5.5), 1e-9, "4.5 Mbit/s each");
        const auto& user = cells.GetCell(0).users[0];
        NS_TEST_EXPECT_MSG_EQ_TOL(user.link.sinrDb, 0.0, 1e-9, "the link tells it");
        NS_TEST_EXPECT_MSG_EQ_TOL(user.link.snrDb, 20.0, 1e-9, "the SNR is what it was");
        // It leaves after one and a half slots; the first has 2.25 Mbit left and is alone again.
        cells.Remove(1, 1, 2.5);
        const double end = 2.5 + 2.25 / alone;
        std::vector<std::pair<uint32_t, uint32_t>> finished;
        cells.FindFinished(end - 1e-6, finished);
        NS_TEST_EXPECT_MSG_EQ(finished.size(), 0, "nobody has finished");
        cells.FindFinished(end + 1e-6, finished);
        NS_TEST_EXPECT_MSG_EQ(finished.size(), 1, "the user has finished");
        const double megabits = cells.GetService(0, 0, end).receivedBits * 1e-6;
        NS_TEST_EXPECT_MSG_EQ_TOL(megabits, alone + 9.0, 1e-6, "Mbit received");
    }

    GrowsSlottedCells::Configuration m_configuration; //!< the configuration
};

/// What users get is not what is expected of them.
class GrowsSlottedTruthTestCase : public TestCase
{
  public:
    GrowsSlottedTruthTestCase()
        : TestCase("a wrong expectation of rates, a hidden limit of a backhaul")
    {
    }

  private:
    /// \return the rates in Mbit/s of an arriving UE at level 1 in both cells as expected, and of
    /// user 7
    std::vector<double> GetRates(GrowsSlottedCells& cells)
    {
        const auto arrivingUe = MakeArrival(1, {1, 1}, Slots(4));
        cells.BuildState(8, arrivingUe, 0, 1);
        std::vector<double> rates;
        for (const auto& candidate : cells.GetState().candidates)
        {
            rates.push_back(1e-6 * candidate.fullCellRateBps);
            for (const auto& user : candidate.cell.users)
            {
                rates.push_back(1e-6 * user.fullCellRateBps);
            }
        }
        return rates;
    }

    void DoRun() override
    {
        auto truth = CreateObject<GrowsLevelRateModel>();
        truth->SetAttribute("Levels", StringValue("0.5,2"));
        auto cellsConfiguration = MakeCellsConfiguration();
        cellsConfiguration.trueModel = truth;
        cellsConfiguration.limitsBps = {1e9, 1.2e6};
        GrowsSlottedCells cells;
        cells.Configure(cellsConfiguration);
        cells.Join(7, MakeArrival(0, {1, 1}, Slots(4)), 0, 0);
        NS_TEST_EXPECT_MSG_EQ(GetRates(cells), (std::vector<double>{3, 2, 3}), "Mbit/s in cell 0");
        NS_TEST_EXPECT_MSG_EQ_TOL(cells.GetUtility(), std::log(3.0), 1e-12, "utility at 2 Mbit/s");
        cells.Join(8, MakeArrival(1, {1, 1}, Slots(4)), 1, 1);
        cells.Join(9, MakeArrival(1, {0, 0}, Slots(4)), 1, 1);
        // 1.2 Mbit/s of the backhaul and 0.5 Mbit/s of the radio, half the time each
        NS_TEST_EXPECT_MSG_EQ_TOL(cells.GetUtility(),
                                  std::log(3.0) + std::log(1.6) + std::log(1.25),
                                  1e-12,
                                  "the limit is shared");
        cells.ForgetTruth();
        cells.Join(10, MakeArrival(1, {1, 1}, Slots(4)), 0, 1);
        NS_TEST_EXPECT_MSG_EQ(
            GetRates(cells),
            (std::vector<double>{3, 2, 3, 3, 1.2, 0.5}),
            "arriving UEs get what is expected, others what they were seen to get");
    }
};

/// The same as attributes of a network.
class GrowsSlottedLimitTestCase : public TestCase
{
  public:
    GrowsSlottedLimitTestCase()
        : TestCase("attributes TrueRateModel and BackhaulLimits of a slotted network")
    {
    }

  private:
    /// \return the mean utility of max-rssi in a network with the attribute
    double GetUtility(const std::string& attribute, const AttributeValue& value)
    {
        auto network = MakePaperNetwork("paper-a", 1.0, 14.0);
        network->SetAttribute(attribute, value);
        const auto results = Play(network, MakePolicy("max-rssi"), 20);
        return std::accumulate(results.utility.begin(), results.utility.end(), 0.0) / 20;
    }

    void DoRun() override
    {
        const double usual = GetUtility("BackhaulLimits", StringValue("0,0,0"));
        NS_TEST_EXPECT_MSG_EQ(GetUtility("BackhaulLimits", StringValue("")), usual, "no limit");
        NS_TEST_EXPECT_MSG_LT(GetUtility("BackhaulLimits", StringValue("0.1")), usual, "cell 0");
        auto low = CreateObject<GrowsLevelRateModel>();
        low->SetAttribute("Levels", StringValue("0.1,0.1,0.1"));
        auto same = CreateObject<GrowsLevelRateModel>();
        same->SetAttribute("Levels", StringValue("0.55,0.938,1.6"));
        NS_TEST_EXPECT_MSG_EQ(GetUtility("TrueRateModel", PointerValue(same)),
                              usual,
                              "utility if the expected rates are true");
        NS_TEST_EXPECT_MSG_EQ_TOL(GetUtility("TrueRateModel", PointerValue(low)),
                                  GetUtility("BackhaulLimits", StringValue("0.1,0.1,0.1")),
                                  1e-12,
                                  "0.1 Mbit/s for all");
        ExpectScenarioLimits();
    }

    /// Without limits of its own a network has those of its scenario.
    void ExpectScenarioLimits()
    {
        const auto play = [](const std::string& own, const std::string& scenarios) {
            auto scenario = GrowsRadioScenario::Create("hotspot");
            scenario->SetAttribute("BackhaulLimits", StringValue(scenarios));
            auto network = GrowsSlottedEnvironment::CreateFromRadio(scenario);
            network->SetAttribute("BackhaulLimits", StringValue(own));
            network->AssignStreams(1);
            return Play(network, MakePolicy("max-rssi"), 2).utility;
        };
        NS_TEST_EXPECT_MSG_EQ(play("", "4"),
                              play("4", ""),
                              "the scenario's capacity limits as the network's own does");
        NS_TEST_EXPECT_MSG_EQ(play("4", "1,1,1"),
                              play("4", ""),
                              "the network's own capacity comes before the scenario's");
        NS_TEST_EXPECT_MSG_LT(play("", "4")[0], play("", "")[0], "and limits it is");
    }
};

/// Who is a candidate.
class GrowsSlottedCandidatesTestCase : public TestCase
{
  public:
    GrowsSlottedCandidatesTestCase()
        : TestCase("candidates: k strongest, gap, SINR, filter")
    {
    }

  private:
    /// \return cells of the candidates of an arriving UE at 3, 1, 2, 3 dBm while one cell is full
    std::vector<uint32_t> GetCandidates(const GrowsSlottedCells::Configuration& cellsConfiguration,
                                        uint32_t full)
    {
        auto arrival = MakeArrival(0, {3, 1, 2, 3}, Slots(1));
        arrival.links[3].fullLoadSinrDb = -9.0;
        arrival.links[0].fullLoadSinrDb = -8.0;
        m_cells.Configure(cellsConfiguration);
        m_cells.Join(7, arrival, full, 0);
        m_cells.BuildState(0, arrival, 0, 0);
        std::vector<uint32_t> cells;
        for (const auto& candidate : m_cells.GetState().candidates)
        {
            cells.push_back(candidate.cell.cell);
            NS_TEST_EXPECT_MSG_EQ(candidate.cell.users.size(),
                                  (candidate.cell.cell == full ? 1 : 0),
                                  "users of the candidate");
            NS_TEST_EXPECT_MSG_EQ(candidate.cell.txPowerDbm, candidate.cell.cell + 40.0, "power");
        }
        return cells;
    }

    void Expect(const GrowsSlottedCells::Configuration& cellsConfiguration,
                const std::vector<uint32_t>& cells,
                const std::string& what,
                uint32_t full = 2)
    {
        NS_TEST_EXPECT_MSG_EQ(GetCandidates(cellsConfiguration, full), cells, what);
    }

    void DoRun() override
    {
        auto cellsConfiguration = MakeCellsConfiguration();
        cellsConfiguration.cells = {{1, 1, 40.0}, {1, 1, 41.0}, {1, 1, 42.0}, {1, 1, 43.0}};
        cellsConfiguration.limits.candidates = 9;
        Expect(cellsConfiguration, {0, 3, 2, 1}, "all, best first, ties to the lower index");
        cellsConfiguration.limits.candidates = 3;
        Expect(cellsConfiguration, {0, 3, 2}, "three strongest");
        cellsConfiguration.limits.maxRsrpGapDb = 0.5;
        Expect(cellsConfiguration, {0, 3}, "none more than 0.5 dB below");
        cellsConfiguration.limits.minSinrDb = -5.0;
        Expect(cellsConfiguration, {0}, "the strongest stays, despite the interference");
        cellsConfiguration.limits.maxRsrpGapDb = 9.0;
        cellsConfiguration.filter = true;
        Expect(cellsConfiguration, {0, 1}, "free capacity in cell 1, as cell 2 is full");
        Expect(cellsConfiguration,
               {2, 1},
               "the limits hold for all but the strongest, which is full",
               0);
        cellsConfiguration.limits.maxRsrpGapDb = 1.0;
        Expect(cellsConfiguration, {2}, "the gap is one to the strongest, also if that is full", 0);
        cellsConfiguration.minSharedRateBps = 4e6;
        Expect(cellsConfiguration, {}, "no cell gives 4 Mbit/s");
    }

    GrowsSlottedCells m_cells; //!< the cells
};

/// The laws of the paper's arrivals.
class GrowsLevelArrivalsTestCase : public TestCase
{
  public:
    GrowsLevelArrivalsTestCase()
        : TestCase("levels: laws of arrivals, levels, demands and ties")
    {
    }

  private:
    using Configuration = GrowsLevelArrivals::Configuration;

    /// The result of 40,000 slots.
    struct Counts
    {
        double arrivals{0};               //!< users
        std::map<double, double> demands; //!< users by amount
        std::map<double, double> biased;  //!< users by level of cell 0
        std::map<double, double> plain;   //!< users by level of cell 1
        double upperWins{0};              //!< users that measure cell 1 better, of those tied
        double ties{0};                   //!< users with equal levels
    };

    static Counts Count(const Configuration& arrivalsConfiguration)
    {
        GrowsLevelArrivals arrivals(arrivalsConfiguration);
        arrivals.AssignStreams(400);
        arrivals.Restart(0);
        Counts counts;
        for (GrowsSlottedArrival arrival; arrivals.Next(40000, arrival);)
        {
            const auto& links = arrival.links;
            counts.arrivals += 1;
            counts.demands[arrival.demand.amount] += 1;
            counts.biased[links[0].rssiDbm] += 1;
            counts.plain[links[1].rssiDbm] += 1;
            counts.ties += links[0].rssiDbm == links[1].rssiDbm;
            counts.upperWins +=
                links[0].rssiDbm == links[1].rssiDbm && links[1].rsrpDbm > links[0].rsrpDbm;
        }
        return counts;
    }

    /// Expect a count within 4 standard deviations of its binomial law.
    void Expect(double count, double n, double probability, const std::string& what)
    {
        const double deviation = std::sqrt(n * probability * (1 - probability));
        NS_TEST_EXPECT_MSG_EQ_TOL(count, n * probability, 4 * deviation, what);
    }

    void CheckPaper()
    {
        Configuration arrivalsConfiguration;
        arrivalsConfiguration.probability = 0.7;
        arrivalsConfiguration.bias = {0.3, 0.0, 0.0};
        arrivalsConfiguration.meanDemand = 3.0;
        const auto counts = Count(arrivalsConfiguration);
        const double n = counts.arrivals;
        Expect(n, 40000, 0.7, "arrivals");
        NS_TEST_EXPECT_MSG_EQ(counts.demands.size(), 5, "1 to 5 units of 3 slots");
        for (const auto& [amount, count] : counts.demands)
        {
            Expect(count, n, 0.2, "demand " + std::to_string(amount));
            NS_TEST_EXPECT_MSG_EQ(std::fmod(amount, 3.0), 0.0, "a multiple of the unit");
        }
        Expect(counts.plain.at(0), n, 1.0 / 3, "level 0");
        Expect(counts.plain.at(2), n, 1.0 / 3, "level 2");
        Expect(counts.biased.at(0), n, 0.7 / 3, "level 0, if not raised");
        Expect(counts.biased.at(1), n, 1.0 / 3, "level 1: raised to and from");
        Expect(counts.biased.at(2), n, 1.3 / 3, "level 2 is the highest");
        NS_TEST_EXPECT_MSG_EQ(counts.upperWins, 0, "ties to the lower index");
    }

    void CheckOthers()
    {
        Configuration arrivalsConfiguration;
        arrivalsConfiguration.bias = {0.0, 0.5};
        arrivalsConfiguration.maxLevel = 3;
        arrivalsConfiguration.randomTies = true;
        arrivalsConfiguration.demandLaw = GrowsLevelArrivals::TWO_POINTS;
        arrivalsConfiguration.meanDemand = 6.0;
        arrivalsConfiguration.unit = 1.0;
        auto counts = Count(arrivalsConfiguration);
        NS_TEST_EXPECT_MSG_EQ(counts.demands.size(), 2, "different demands");
        Expect(counts.demands.at(4), counts.arrivals, 2.0 / 3, "round(3.51)");
        NS_TEST_EXPECT_MSG_EQ_TOL(counts.demands.rbegin()->first, 10.0, 1e-9, "18 - 2 * 4");
        Expect(counts.plain.at(3), counts.arrivals, 1.0 / 6, "a fourth level");
        Expect(counts.upperWins, counts.ties, 0.5, "ties by lot");

        auto constant = CreateObject<ConstantRandomVariable>();
        constant->SetAttribute("Constant", DoubleValue(2.5));
        arrivalsConfiguration.demandLaw = GrowsLevelArrivals::VARIABLE;
        arrivalsConfiguration.demand = constant;
        counts = Count(arrivalsConfiguration);
        NS_TEST_EXPECT_MSG_EQ(counts.demands.count(2.5), 1, "demands by any variable");
    }

    /// Numbers beyond those of 32 bits.
    void CheckLarge()
    {
        Configuration arrivalsConfiguration;
        arrivalsConfiguration.probability = 1.0;
        arrivalsConfiguration.bias = {0.0};
        arrivalsConfiguration.drawnLevels = 4'000'000'000;
        arrivalsConfiguration.maxLevel = arrivalsConfiguration.drawnLevels - 1;
        arrivalsConfiguration.meanDemand = 1e12;
        arrivalsConfiguration.unit = 1.0;
        GrowsLevelArrivals arrivals(arrivalsConfiguration);
        arrivals.AssignStreams(400);
        arrivals.Restart(0);
        double highest = 0.0;
        double most = 0.0;
        for (GrowsSlottedArrival arrival; arrivals.Next(1000, arrival);)
        {
            NS_TEST_ASSERT_MSG_GT_OR_EQ(arrival.links[0].rssiDbm, 0.0, "levels begin at 0");
            NS_TEST_ASSERT_MSG_GT_OR_EQ(arrival.demand.amount, 1.0, "demands begin at 1 slot");
            highest = std::max(highest, arrival.links[0].rssiDbm);
            most = std::max(most, arrival.demand.amount);
        }
        NS_TEST_EXPECT_MSG_EQ_TOL(highest, 4e9, 0.1e9, "of 1,000, uniform up to 4e9");
        NS_TEST_EXPECT_MSG_EQ_TOL(most, 2e12, 0.05e12, "of 1,000, uniform up to 2e12");
    }

    void DoRun() override
    {
        RngSeedManager::SetRun(10001);
        CheckPaper();
        CheckOthers();
        CheckLarge();
    }
};

/**
 * \ingroup grows-tests
 * The slotted network by hand: slots, cells and arrivals.
 */
class GrowsSlottedTestSuite : public TestSuite
{
  public:
    GrowsSlottedTestSuite()
        : TestSuite("grows-slotted", TestSuite::Type::UNIT)
    {
        AddTestCase(new GrowsSlottedEpisodeTestCase);
        AddTestCase(new GrowsSlottedServiceTestCase);
        AddTestCase(new GrowsSlottedInterferenceTestCase);
        AddTestCase(new GrowsSlottedTruthTestCase);
        AddTestCase(new GrowsSlottedLimitTestCase);
        AddTestCase(new GrowsSlottedCandidatesTestCase);
        AddTestCase(new GrowsLevelArrivalsTestCase);
    }
};

static GrowsSlottedTestSuite g_growsSlottedTestSuite; //!< registers the suite
