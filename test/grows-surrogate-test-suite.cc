// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-cell-fits.h"
#include "grows-evaluation.h"
#include "grows-factory.h"
#include "grows-law-fits.h"
#include "grows-packet-fit.h"
#include "grows-surrogate-check.h"
#include "grows-test-text.h"
#include "grows-traffic-fit.h"

#include "ns3/grows-radio-map.h"
#include "ns3/grows-recorded-scenario.h"
#include "ns3/grows-surrogate-file.h"
#include "ns3/grows-text-file.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/test.h"

#include <cmath>
#include <limits>

using namespace ns3;

namespace
{

using Record = GrowsNetworkRecord;
using Points = std::vector<std::pair<double, double>>;

constexpr double WAITS = std::numeric_limits<double>::infinity();
constexpr int64_t HOLDING = static_cast<int64_t>(GrowsDemand::Kind::HOLDING_TIME);

/// \return points as numbers, one after the other
std::vector<double>
Flatten(const Points& points)
{
    std::vector<double> numbers;
    for (const auto& [x, y] : points)
    {
        numbers.push_back(x);
        numbers.push_back(y);
    }
    return numbers;
}

/// A record of some windows of 1 s of two cells of 25 resource blocks that take ten users each.
Record
MakeRecord(std::size_t windows)
{
    Record record;
    record.cells = {{25, 10, 43.0, 0.0, 0.0}, {25, 10, 30.0, 0.0, 0.0}};
    record.cellWindows.resize(2 * windows);
    record.utilities.resize(windows, 1.0);
    return record;
}

/// Add a user that arrives, measures cell 0 strongest, and stays. \return its index
int64_t
AddUser(Record& record, double timeS, double offeredBps, int64_t strongest = 0)
{
    Record::Arrival arrival;
    arrival.timeS = timeS;
    arrival.kind = HOLDING;
    arrival.amount = 10.0;
    arrival.offeredBps = offeredBps;
    arrival.cell = 0;
    record.arrivals.push_back(arrival);
    for (int64_t cell = 0; cell < 2; ++cell)
    {
        const double dbm = cell == strongest ? -80.0 : -90.0;
        record.links.push_back({dbm, dbm + 100.0, dbm + 100.0, dbm + 100.0, 1e7});
    }
    return static_cast<int64_t>(record.arrivals.size()) - 1;
}

/// Cell 0 serves a user for a whole window. \param share of its resource blocks
void
Serve(Record& record, int64_t arrival, int64_t window, int64_t bytes, double share)
{
    record.samples.push_back({arrival, window, 0, bytes, 25.0 * share, 20.0});
    auto& cell = record.cellWindows[2 * window];
    cell.rbUse += share;
    cell.receivedBytes += bytes;
    ++cell.users;
}

/// A surrogate of one cell of 25 resource blocks and 10 Mbit/s at 0 dB, 20 Mbit/s at 10 dB; users
/// of 10 s or without end arrive in turn, 0.5 s after each other.
GrowsRecordedNetwork
MakeNetwork()
{
    GrowsRecordedNetwork network;
    network.name = "mine";
    network.durationS = 10.25;
    network.limits.candidates = 1;
    network.noiseDbm = -100.0;
    network.packetCost = GrowsSlottedSharing::WHOLE_TTI;
    network.cells = {{25, 5, 43.0, 0, 0.96, WAITS, {{0.0, 1e7}, {10.0, 2e7}}}};
    network.expected[25] = {{0.0, 3e7}};
    network.classes = {{}, {64e3, 160}};
    network.stays = {{2.0, 0.5}, {3.0, 1.0}};
    GrowsRecordedNetwork::Arrival arrival;
    arrival.gapS = 0.5;
    arrival.demand.kind = GrowsDemand::Kind::HOLDING_TIME;
    arrival.demand.amount = 10.0;
    arrival.rsrpDbm = {-95.0};
    network.arrivals.push_back(arrival);
    arrival.demand = GrowsDemand();
    arrival.demand.qci = 1;
    arrival.trafficClass = 1;
    network.arrivals.push_back(arrival);
    return network;
}

} // namespace

/// Isotonic regression, Kaplan-Meier and blocks, by hand.
class GrowsLawFitsTestCase : public TestCase
{
  public:
    GrowsLawFitsTestCase()
        : TestCase("laws fitted to a few numbers, by hand")
    {
    }

  private:
    void CheckIsotonic()
    {
        const std::vector<double> pooled{1, 1, 2, 2.5, 3, 2.5, 4, 4};
        NS_TEST_EXPECT_MSG_EQ(
            FindDifference(Flatten(GrowsFitIsotonic({{4, 4}, {2, 3}, {1, 1}, {3, 2}})), pooled),
            "",
            "3 and 2 are pooled");
        const std::vector<double> weighted{1, 1.75, 2, 1.75};
        NS_TEST_EXPECT_MSG_EQ(
            FindDifference(Flatten(GrowsFitIsotonic({{1, 4, 1}, {2, 1, 3}})), weighted),
            "",
            "(4 + 3 x 1) / 4");
        const std::vector<double> same{1, 3};
        NS_TEST_EXPECT_MSG_EQ(FindDifference(Flatten(GrowsFitIsotonic({{1, 2}, {1, 4}})), same),
                              "",
                              "one value at one place");
        const GrowsRateCurve curve{{1, 1}, {3, 2}, {5, 2}};
        for (const auto& [sinrDb, bps] : Points{{0, 1}, {1, 1}, {2, 1.5}, {4, 2}, {9, 2}})
        {
            NS_TEST_EXPECT_MSG_EQ(GrowsGetRateBps(curve, sinrDb), bps, "at " << sinrDb);
        }
        NS_TEST_EXPECT_MSG_EQ(GrowsGetRateBps({}, 0.0), 0.0, "no point, no rate");
    }

    void CheckStays()
    {
        const std::vector<double> law{1, 0.25, 3, 0.625, 4, 1};
        NS_TEST_EXPECT_MSG_EQ(
            FindDifference(Flatten(GrowsFitStays({{3}, {2, false}, {4}, {1}})), law),
            "",
            "one of four, then one of two that are left");
        const std::vector<double> cut{1, 0.5, 5, 1};
        NS_TEST_EXPECT_MSG_EQ(FindDifference(Flatten(GrowsFitStays({{5, false}, {1}})), cut),
                              "",
                              "nobody stays longer than the longest");
        const std::vector<double> ties{2, 2.0 / 3, 3, 1};
        NS_TEST_EXPECT_MSG_EQ_TOL(Flatten(GrowsFitStays({{2}, {2}, {3}}))[1],
                                  ties[1],
                                  1e-12,
                                  "two");
    }

    void CheckBlocks()
    {
        std::vector<double> bursts;
        for (int i = 0; i < 1000; ++i)
        {
            bursts.push_back(i / 50 % 2 == 0 ? 0.1 + 1e-3 * (i % 7) : 5.0 + 1e-3 * (i % 5));
        }
        NS_TEST_EXPECT_MSG_EQ(GrowsFitBlock(bursts), 10, "third root of a thousand");
        NS_TEST_EXPECT_MSG_EQ(GrowsFitBlock(std::vector<double>(100, 1.0)), 1, "all alike");
        RngSeedManager::SetRun(10001);
        auto variable = CreateObject<ExponentialRandomVariable>();
        variable->SetStream(1);
        std::vector<double> independent(1000);
        std::generate(independent.begin(), independent.end(), [&] { return variable->GetValue(); });
        NS_TEST_EXPECT_MSG_EQ(GrowsFitBlock(independent), 1, "a Poisson process");
    }

    void DoRun() override
    {
        CheckIsotonic();
        CheckStays();
        CheckBlocks();
    }
};

/// Carriers, noise and limits of cells.
class GrowsCellFitsTestCase : public TestCase
{
  public:
    GrowsCellFitsTestCase()
        : TestCase("cells: carriers, noise, limits")
    {
    }

  private:
    /// Three cells, of which 0 and 2 are on one carrier; noise of -100 dBm.
    void CheckCarriers()
    {
        GrowsRadioMap map;
        map.AddCell(25, 1.0);
        map.AddCell(25, 2.0);
        map.AddCell(25, 1.0);
        Record record;
        record.cells.resize(3);
        for (const auto& dbm :
             {std::vector<double>{-80, -70, -75}, {-70, -90, -99}, {-90, -90, -70}})
        {
            GrowsRadioMap::Reception reception{GrowsRadioMap::FromDb(-100.0), dbm, {}};
            for (const double level : dbm)
            {
                reception.rsrpMw.push_back(GrowsRadioMap::FromDb(level));
            }
            record.arrivals.emplace_back();
            for (uint32_t cell = 0; cell < 3; ++cell)
            {
                const auto link = map.GetLink(reception, cell);
                record.links.push_back(
                    {link.rsrpDbm, link.snrDb, link.sinrDb, link.fullLoadSinrDb, 1e6});
            }
        }
        const std::vector<uint32_t> carriers{0, 1, 0};
        NS_TEST_EXPECT_MSG_EQ(FindDifference(GrowsFitCarriers({&record}), carriers), "", "two");
        NS_TEST_EXPECT_MSG_EQ_TOL(GrowsFitNoiseDbm({&record}).value_or(0.0), -100.0, 1e-9, "noise");
    }

    void CheckLimits()
    {
        auto record = MakeRecord(40);
        for (int64_t window = 0; window < 40; ++window)
        {
            const int64_t users = 1 + window % 8;
            record.cellWindows[2 * window] = {users, 0.5, 125000 + window % 3}; // 1 Mbit/s
            record.cellWindows[2 * window + 1] = {users,
                                                  0.1 * static_cast<double>(users),
                                                  8000 * users};
        }
        NS_TEST_EXPECT_MSG_EQ(GrowsFitLimits({&record})[0].carriedBps.has_value(),
                              false,
                              "nothing is known where no user's resource blocks are");
        AddUser(record, 0.0, 0.0);
        record.samples.push_back({0, 0, 0, 1000, 1.0, 20.0});
        const auto limits = GrowsFitLimits({&record});
        NS_TEST_EXPECT_MSG_EQ_TOL(limits[0].carriedBps.value_or(0.0), 1e6, 1e3, "for 1 as for 8");
        NS_TEST_EXPECT_MSG_EQ(limits[1].carriedBps.has_value(), false, "as much as users offer");
        NS_TEST_EXPECT_MSG_EQ(limits[1].schedulable, 0.96, "24 of 25, as nothing was full");
        record.cellWindows[0].rbUse = 0.98;
        NS_TEST_EXPECT_MSG_EQ(GrowsFitLimits({&record})[1].schedulable, 0.98, "as was seen");
    }

    void DoRun() override
    {
        CheckCarriers();
        CheckLimits();
    }
};

/// Classes of users, and what their packets cost.
class GrowsTrafficFitTestCase : public TestCase
{
  public:
    GrowsTrafficFitTestCase()
        : TestCase("traffic: who offers what, and packets")
    {
    }

  private:
    void CheckClasses()
    {
        auto record = MakeRecord(4);
        const auto light = AddUser(record, 0.0, 0.0);  // measured
        const auto greedy = AddUser(record, 0.1, 0.0); // data waits
        AddUser(record, 0.2, 0.0);                     // never served: as the one before it
        AddUser(record, 0.3, 0.0, 1);                  // the first of its cell: as the first of all
        const auto told = AddUser(record, 0.4, 1e5);
        const auto slow = AddUser(record, 0.5, 0.0);
        Serve(record, light, 0, 8000, 0.1); // alone: 64 kbit/s of what is free
        for (const int64_t window : {1, 2, 3})
        {
            Serve(record, light, window, 8000, 0.1);
            Serve(record, slow, window, 8400, 0.1);
            Serve(record, greedy, window, 1000000, 0.75);
        }
        const GrowsNetworkRecords records{&record};
        const auto limits = GrowsFitLimits(records);
        const GrowsTrafficFit fit(records, limits);
        std::vector<uint32_t> classes;
        for (std::size_t arrival = 0; arrival < record.arrivals.size(); ++arrival)
        {
            classes.push_back(fit.GetClass(0, arrival));
        }
        const std::vector<uint32_t> expected{1, 0, 0, 1, 2, 1};
        NS_TEST_EXPECT_MSG_EQ(FindDifference(classes, expected),
                              "",
                              "user " << told << " was told");
        NS_TEST_ASSERT_MSG_EQ(fit.GetClasses().size(), 3, "waiting, about 64 and 100 kbit/s");
        NS_TEST_EXPECT_MSG_EQ_TOL(fit.GetClasses()[1].bps,
                                  (64e3 + 64e3 + 67.2e3) / 3,
                                  1e-6,
                                  "5 % apart: one class");
        NS_TEST_EXPECT_MSG_EQ(fit.GetClasses()[2].bps, 1e5, "as was told");
    }

    /// A cell is full of users that receive what others are known to offer.
    void CheckSteady()
    {
        auto record = MakeRecord(5);
        for (const int64_t window : {0, 1, 2})
        {
            Serve(record, AddUser(record, window, 0.0), window, 8000, 0.1);
        }
        Serve(record, AddUser(record, 3.0, 0.0), 3, 8400, 0.95);
        Serve(record, AddUser(record, 4.0, 0.0), 4, 16000, 0.95);
        const GrowsNetworkRecords records{&record};
        const auto limits = GrowsFitLimits(records);
        const GrowsTrafficFit fit(records, limits);
        NS_TEST_EXPECT_MSG_EQ(fit.GetClass(0, 3), 1, "67.2 kbit/s, as the others");
        NS_TEST_EXPECT_MSG_EQ(fit.GetClass(0, 4), 0, "128 kbit/s, as nobody");
    }

    /// Calls of 64 kbit/s, 50 packets a second of 160 bytes and headers of 32.
    void CheckPackets()
    {
        std::vector<GrowsPacketSample> whole;
        std::vector<GrowsPacketSample> shared;
        std::vector<GrowsPacketSample> payload;
        for (const double rateBps : {1e6, 2e6, 1e7})
        {
            const double share = 50e-3 * std::ceil(1536.0 / (1e-3 * rateBps));
            const double filled = 50 * 1536.0 / rateBps;
            const double load = 0.8;
            whole.push_back({1, 64e3, rateBps, share, load});
            shared.push_back(
                {1, 64e3, rateBps, filled + (share - filled) * (1 - std::exp(-load)) / load, load});
            payload.push_back({1, 64e3, rateBps, 64e3 / rateBps, load});
        }
        for (const auto& [samples, cost] : {std::pair(whole, GrowsSlottedSharing::WHOLE_TTI),
                                            std::pair(shared, GrowsSlottedSharing::SHARED_TTI)})
        {
            const auto fit = GrowsFitPackets(samples, 2);
            NS_TEST_EXPECT_MSG_EQ(fit.cost, cost, "the cost by which shares were computed");
            NS_TEST_EXPECT_MSG_EQ_TOL(fit.packetBytes[1], 160.0, 4.0, "their size");
        }
        NS_TEST_EXPECT_MSG_EQ(GrowsFitPackets(payload, 2).cost, GrowsSlottedSharing::NONE, "none");
    }

    void DoRun() override
    {
        CheckClasses();
        CheckSteady();
        CheckPackets();
    }
};

/// What a surrogate has that other slotted networks have not.
class GrowsRecordedScenarioTestCase : public TestCase
{
  public:
    GrowsRecordedScenarioTestCase()
        : TestCase("a surrogate: arrivals, stays, rates, what a cell carries")
    {
    }

  private:
    /// Two users of 15 and 1 Mbit/s in a cell that carries 3.
    void CheckCarried()
    {
        GrowsSlottedSharing::Configuration configuration;
        configuration.hasClasses = true;
        configuration.schedulable = 1.0;
        configuration.carriedBps = 3e6;
        GrowsSlottedSharing sharing;
        sharing.Configure(configuration);
        GrowsCellState state;
        for (const double rateBps : {15e6, 1e6})
        {
            GrowsServedUser user;
            user.fullCellRateBps = rateBps;
            sharing.Add(state, user, {}, {}, 0.0);
        }
        // The slow one gets all the time that the other one leaves: x = 1 - (3 - x) / 15.
        const double slow = 12.0 / 14.0;
        NS_TEST_EXPECT_MSG_EQ_TOL(1e-6 * sharing.GetService(state, 1, 1.0).receivedBits,
                                  slow,
                                  1e-6,
                                  "Mbit in a second");
        NS_TEST_EXPECT_MSG_EQ_TOL(1e-6 * sharing.GetService(state, 0, 1.0).receivedBits,
                                  3.0 - slow,
                                  1e-6,
                                  "the rest");
        NS_TEST_EXPECT_MSG_EQ_TOL(sharing.GetRbUse(), 1.0, 1e-6, "all of the time");
        sharing.Remove(state, 1, 1.0);
        NS_TEST_EXPECT_MSG_EQ_TOL(sharing.GetRbUse(), 0.2, 1e-12, "3 of 15 Mbit/s");
    }

    void CheckArrivals()
    {
        RngSeedManager::SetRun(10001);
        const auto network =
            GrowsSlottedEnvironment::Create(GrowsRecordedScenario::Create(MakeNetwork()));
        NS_TEST_ASSERT_MSG_EQ(network->Validate(), "", "a network");
        network->AssignStreams(1);
        network->BeginEpisode();
        int endless = 0;
        int arrivals = 0;
        double lastSlot = 0.0;
        while (network->NextArrival())
        {
            const auto& arrival = network->GetLastArrival();
            ++arrivals;
            NS_TEST_EXPECT_MSG_EQ_TOL(arrival.slot, 5.0 * arrivals, 1e-9, "0.5 s apart");
            const auto& candidate = network->GetState().candidates.at(0);
            NS_TEST_EXPECT_MSG_EQ_TOL(candidate.link.snrDb, 5.0, 1e-9, "-95 over -100 dBm");
            NS_TEST_EXPECT_MSG_EQ(candidate.fullCellRateBps, 3e7, "what policies are told");
            const bool isEndless = arrival.demand.kind == GrowsDemand::Kind::ENDLESS;
            NS_TEST_EXPECT_MSG_EQ(arrival.trafficClass, isEndless ? 1 : 0, "whole vectors");
            endless += isEndless ? 1 : 0;
            GrowsCheckedDecision checked;
            checked.choice = candidate.cell.HasFreeCapacity() && isEndless
                                 ? std::optional<uint32_t>(0)
                                 : std::nullopt;
            network->Apply(checked);
            lastSlot = arrival.slot;
        }
        NS_TEST_EXPECT_MSG_EQ(arrivals, 20, "until 10.25 s");
        NS_TEST_EXPECT_MSG_GT(endless, 2, "drawn at random");
        NS_TEST_EXPECT_MSG_LT(endless, 18, "drawn at random");
        NS_TEST_EXPECT_MSG_GT(network->GetResult().completed, 0, "they leave after 2 or 3 s");
        NS_TEST_EXPECT_MSG_GT(network->GetResult().meanSlots, 19.9, "no earlier");
        NS_TEST_EXPECT_MSG_LT(network->GetResult().meanSlots, 31.0, "no later");
        NS_TEST_EXPECT_MSG_EQ(lastSlot, 100.0, "the last one");
    }

    /// A user with data waiting gets what the cell's own curve says, whatever policies are told.
    void CheckRates()
    {
        auto recorded = MakeNetwork();
        recorded.arrivals.pop_back();
        const auto network =
            GrowsSlottedEnvironment::Create(GrowsRecordedScenario::Create(recorded));
        network->AssignStreams(1);
        network->BeginEpisode();
        network->NextArrival();
        GrowsCheckedDecision checked;
        checked.choice = 0;
        const double utility = network->Apply(checked);
        NS_TEST_EXPECT_MSG_EQ_TOL(utility, std::log(1.0 + 15.0), 1e-9, "15 Mbit/s at 5 dB");
        network->NextArrival();
        NS_TEST_EXPECT_MSG_EQ(network->GetState().candidates[0].cell.rbUse, 0.96, "24 of 25");
    }

    void CheckDraws()
    {
        const auto make = [] {
            const auto network =
                GrowsSlottedEnvironment::Create(GrowsRecordedScenario::Create(MakeNetwork()));
            network->AssignStreams(7);
            return network;
        };
        const auto play = [](GrowsSlottedEnvironment& network) {
            std::vector<uint32_t> classes;
            network.BeginEpisode();
            while (network.NextArrival())
            {
                classes.push_back(network.GetLastArrival().trafficClass);
                network.Apply({});
            }
            return classes;
        };
        const auto first = make();
        play(*first);
        const auto draws = first->GetDraws();
        const auto second = make();
        second->SkipDraws(draws);
        NS_TEST_EXPECT_MSG_EQ(FindDifference(play(*second), play(*first)), "", "goes on");
    }

    void DoRun() override
    {
        CheckCarried();
        CheckArrivals();
        CheckRates();
        CheckDraws();
    }
};

/// The file of a surrogate.
class GrowsSurrogateFileTestCase : public TestCase
{
  public:
    GrowsSurrogateFileTestCase()
        : TestCase("file of a surrogate: the same again, one sentence for what is wrong")
    {
    }

  private:
    /// Replace a part of a good file and read it. \return what is said
    std::string ReadWith(const std::string& part, const std::string& by)
    {
        std::string text = GrowsFormatSurrogate(MakeNetwork());
        const auto at = text.find(part);
        NS_TEST_EXPECT_MSG_NE(at, std::string::npos, part << " is in " << text);
        text.replace(std::min(at, text.size()), part.size(), by);
        const auto path = CreateTempDirFilename("bad.json");
        GrowsWriteFile(path, text);
        GrowsRecordedNetwork network;
        return GrowsReadSurrogate(path, network);
    }

    void CheckBad()
    {
        const std::vector<std::vector<std::string>> inputs{
            {"{", "", "is no JSON"},
            {"grows-surrogate", "other", "its \"format\" is not \"grows-surrogate\""},
            {R"("version":1)", R"("version":2)", "has version 2, expected 1"},
            {R"("candidates":1)", R"("candidates":1.5)", "\"candidates\" must be a whole number"},
            {R"("candidates":1,)", "", "there is no \"candidates\""},
            {R"("candidates":1)", R"("candidates":0)", "needs cells, arrivals, classes"},
            {R"("duration_s":10.25)", R"("duration_s":"x")", "\"duration_s\" must be a number"},
            {R"("warm_up_s":0.0)", R"("warm_up_s":11)", "a shorter warm-up"},
            {"whole-tti", "half-tti", "\"packet_cost\" must be \"whole-tti\""},
            {R"("resource_blocks":25)", R"("resource_blocks":0)", "cell 0 of the surrogate has no"},
            {R"("schedulable":0.96)", R"("schedulable":1.1)", "a share of schedulable"},
            {"[0.0,10000000.0]", "[0.0,30000000.0]", "has rates that fall"},
            {"[0.0,10000000.0]", "[0.0]", "\"rates\" must be pairs of numbers"},
            {R"("packet_bytes":160)", R"("packet_bytes":0)", "no size of packets"},
            {R"("bps":64000.0)", R"("bps":0)", "a class of the surrogate offers nothing"},
            {"[0.5,", "[-0.5,", "must begin with seven numbers"},
            {"[0.5,1,", "[0.5,9,", "has a kind or a QCI that there is not"},
            {"0,0,-95.0]", "0,7,-95.0]", "has a class that there is not"},
            {"-95.0]", "-95.0,-95.0]", "as many measurements as there are cells"},
            {"-95.0]", "\"x\"]", "must be a number or null"},
            {"[2.0,0.5]", "[9.0,0.5]", "a law or a curve of the surrogate falls"},
            {R"("expected":[)", R"("expected":[],"x":[)", "no rates that are expected"}};
        for (const auto& input : inputs)
        {
            const auto problem = ReadWith(input[0], input[1]);
            NS_TEST_EXPECT_MSG_EQ(FindMissing(problem, input[2]), "", input[1]);
            NS_TEST_EXPECT_MSG_EQ(std::count(problem.begin(), problem.end(), '\n'), 0, "a line");
        }
        GrowsRecordedNetwork network;
        NS_TEST_EXPECT_MSG_EQ(FindMissing(GrowsReadSurrogate("none.json", network), "cannot read"),
                              "",
                              "no such file");
    }

    void DoRun() override
    {
        auto network = MakeNetwork();
        network.cells[0].carriedBps = 1e6;
        network.arrivals[1].rsrpDbm[0] = -WAITS;
        const auto path = CreateTempDirFilename("mine.json");
        GrowsWriteFile(path, GrowsFormatSurrogate(network));
        GrowsRecordedNetwork read;
        NS_TEST_ASSERT_MSG_EQ(GrowsReadSurrogate(path, read), "", "a good one");
        NS_TEST_EXPECT_MSG_EQ(
            FindDifference(GrowsFormatSurrogate(read), GrowsFormatSurrogate(network)),
            "",
            "the same again");
        NS_TEST_EXPECT_MSG_EQ(read.name, "mine", "it is called as its file");
        Ptr<GrowsSlottedEnvironment> environment;
        NS_TEST_EXPECT_MSG_EQ(GrowsCreateNetwork(path, "", environment), "", "by its name");
        Ptr<GrowsRadioScenario> scenario;
        NS_TEST_EXPECT_MSG_EQ(
            FindMissing(GrowsCreateScenario(path, scenario), "for the slotted network only"),
            "",
            "no positions");
        NS_TEST_EXPECT_MSG_EQ(
            FindMissing(GrowsCreateNetwork(path, "0.5:6", environment), "no cells"),
            "",
            "no preset");
        CheckBad();
    }
};

/// \ingroup grows-tests
/// Fits and files of surrogates.
class GrowsSurrogateTestSuite : public TestSuite
{
  public:
    GrowsSurrogateTestSuite()
        : TestSuite("grows-surrogate", TestSuite::Type::UNIT)
    {
        AddTestCase(new GrowsLawFitsTestCase);
        AddTestCase(new GrowsCellFitsTestCase);
        AddTestCase(new GrowsTrafficFitTestCase);
        AddTestCase(new GrowsRecordedScenarioTestCase);
        AddTestCase(new GrowsSurrogateFileTestCase);
    }
};

static GrowsSurrogateTestSuite g_growsSurrogateTestSuite; //!< registers the suite
