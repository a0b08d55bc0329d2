// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-slotted-drive.h"

#include "ns3/double.h"
#include "ns3/grows-association-policy.h"
#include "ns3/grows-handover-count.h"
#include "ns3/grows-handover-margin.h"
#include "ns3/grows-helper.h"
#include "ns3/grows-results-helper.h"
#include "ns3/grows-slotted-network.h"
#include "ns3/nstime.h"
#include "ns3/pointer.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

#include <cmath>
#include <vector>

/**
 * \file
 * \ingroup grows-tests
 * Handovers in slots: what they cost, how they are counted, and the policy that decides on them.
 */

using namespace ns3;

namespace
{

/// Which handovers are ping-pongs, by hand.
class PingPongCountTestCase : public TestCase
{
  public:
    PingPongCountTestCase()
        : TestCase("a ping-pong is a return within a second")
    {
    }

  private:
    void DoRun() override
    {
        GrowsHandoverCount count;
        NS_TEST_EXPECT_MSG_EQ(count.Add(7, 0, 1, 10.0), false, "the first");
        NS_TEST_EXPECT_MSG_EQ(count.Add(8, 1, 0, 10.5), false, "of another user");
        NS_TEST_EXPECT_MSG_EQ(count.Add(7, 1, 0, 10.9), true, "back after 0.9 s");
        NS_TEST_EXPECT_MSG_EQ(count.Add(7, 0, 2, 11.0), false, "on to a third cell");
        NS_TEST_EXPECT_MSG_EQ(count.Add(7, 2, 1, 11.1), false, "and on");
        NS_TEST_EXPECT_MSG_EQ(count.Add(7, 1, 2, 12.1), false, "back after a second");
    }
};

/// When another cell is worth a handover, by hand.
class MarginTestCase : public TestCase
{
  public:
    MarginTestCase()
        : TestCase("another cell must be worth more than the serving one by the margin")
    {
    }

  private:
    void DoRun() override
    {
        const std::vector<double> values{1.0, 1.5, -2.0};
        NS_TEST_EXPECT_MSG_EQ(GrowsExceedsMargin(values, 1, 0, 0.5), true, "by just as much");
        NS_TEST_EXPECT_MSG_EQ(GrowsExceedsMargin(values, 1, 0, 0.6), false, "not by so much");
        NS_TEST_EXPECT_MSG_EQ(GrowsExceedsMargin(values, 2, 0, 0.1), false, "less");
        NS_TEST_EXPECT_MSG_EQ(GrowsExceedsMargin(values, 2, 0, 0.0), true, "there is no margin");
        GrowsDecisionRecord record;
        for (const uint32_t cell : {4, 9, 2})
        {
            GrowsCandidate candidate;
            candidate.cell.cell = cell;
            record.state.candidates.push_back(candidate);
        }
        record.decision.values = values;
        NS_TEST_EXPECT_MSG_EQ(GrowsExceedsMargin(record, 4, 0.0), false, "no cell is taken");
        record.cell = 9;
        NS_TEST_EXPECT_MSG_EQ(GrowsExceedsMargin(record, 9, 0.0), false, "it is served there");
        NS_TEST_EXPECT_MSG_EQ(GrowsExceedsMargin(record, 4, 0.4), true, "0.5 more than in cell 4");
        NS_TEST_EXPECT_MSG_EQ(GrowsExceedsMargin(record, 4, 0.6), false, "0.6 is too much");
        NS_TEST_EXPECT_MSG_EQ(GrowsExceedsMargin(record, 2, 3.4), true, "3.5 more than in cell 2");
    }
};

/// What a handover costs its user.
class InterruptionTestCase : public TestCase
{
  public:
    InterruptionTestCase()
        : TestCase("a user receives nothing during the interruption")
    {
    }

  private:
    static constexpr double INTERRUPTION_S = 0.05; //!< half a slot

    /// \param interruptionS of a handover \param demand of the user
    /// \param [out] lost what Move says that it costs \return bits in 15 s, of which the handover
    /// is at 9.3 s
    static double Drive(double interruptionS, const GrowsDemand& demand, double& lost)
    {
        const auto scenario = GrowsSlottedDrive::CreateScenario("A3Rsrp");
        GrowsSlottedHandoverSettings settings;
        settings.interruptionS = interruptionS;
        auto cells = GrowsSlottedDrive::CreateCells(scenario, settings);
        auto arrival = GrowsSlottedDrive::CreateArrival(scenario);
        arrival.demand = demand;
        cells.Join(7, arrival, 0, 0.0);
        for (uint32_t slot = 1; slot <= 150; ++slot)
        {
            for (const auto& move : cells.Move(slot))
            {
                lost += move.lostUtility;
            }
        }
        return cells.GetService(1, 7, 150.0).receivedBits;
    }

    void DoRun() override
    {
        const GrowsDemand holding{GrowsDemand::Kind::HOLDING_TIME, 20.0};
        double none = 0.0;
        double lost = 0.0;
        const double without = Drive(0.0, holding, none);
        const double with = Drive(INTERRUPTION_S, holding, lost);
        const double rateBps = (without - with) / INTERRUPTION_S;
        NS_TEST_EXPECT_MSG_EQ(none, 0.0, "no interruption costs nothing");
        NS_TEST_EXPECT_MSG_GT(rateBps, 1e6, "what it receives in the second cell");
        const double slots = INTERRUPTION_S / GrowsSlottedDrive::SLOT_S;
        NS_TEST_EXPECT_MSG_EQ_TOL(lost,
                                  slots * std::log(1.0 + 1e-6 * rateBps),
                                  1e-9,
                                  "its utility");
        const GrowsDemand volume{GrowsDemand::Kind::VOLUME, 1e9};
        NS_TEST_EXPECT_MSG_EQ_TOL(Drive(INTERRUPTION_S, volume, lost), with, 1e-3, "of a volume");
        CheckVolume(with);
    }

    /// A volume is complete when its bits have arrived. \param bits received until slot 150
    void CheckVolume(double bits)
    {
        const auto scenario = GrowsSlottedDrive::CreateScenario("A3Rsrp");
        GrowsSlottedHandoverSettings settings;
        settings.interruptionS = INTERRUPTION_S;
        auto cells = GrowsSlottedDrive::CreateCells(scenario, settings);
        auto arrival = GrowsSlottedDrive::CreateArrival(scenario);
        arrival.demand = {GrowsDemand::Kind::VOLUME, bits / 8.0};
        cells.Join(7, arrival, 0, 0.0);
        std::vector<std::pair<uint32_t, uint32_t>> finished;
        for (uint32_t slot = 1; slot < 150; ++slot)
        {
            cells.Move(slot);
            cells.FindFinished(slot, finished);
        }
        NS_TEST_EXPECT_MSG_EQ(finished.size(), 0, "not yet");
        cells.FindFinished(150.001, finished);
        NS_TEST_EXPECT_MSG_EQ(finished.size(), 1, "after the interruption, too");
    }
};

/// A user without a visible end leaves all the same.
class EndlessTestCase : public TestCase
{
  public:
    EndlessTestCase()
        : TestCase("a user whose stay is not visible leaves on time after a handover")
    {
    }

  private:
    void DoRun() override
    {
        const auto scenario = GrowsSlottedDrive::CreateScenario("A3Rsrp");
        auto cells = GrowsSlottedDrive::CreateCells(scenario, {});
        auto arrival = GrowsSlottedDrive::CreateArrival(scenario);
        arrival.demand = {GrowsDemand::Kind::ENDLESS, 0.0};
        arrival.endlessS = 15.0;
        cells.Join(7, arrival, 0, 0.0);
        std::vector<std::pair<uint32_t, uint32_t>> finished;
        for (uint32_t slot = 1; slot < 150; ++slot)
        {
            cells.Move(slot);
            cells.FindFinished(slot, finished);
        }
        NS_TEST_EXPECT_MSG_EQ(cells.GetCell(1).users.size(), 1, "it was handed over");
        NS_TEST_EXPECT_MSG_EQ(finished.size(), 0, "it stays");
        cells.FindFinished(150, finished);
        NS_TEST_EXPECT_MSG_EQ(finished.size(), 1, "for 15 s");
    }
};

/// The policy is asked about a user that moves.
class RequestTestCase : public TestCase
{
  public:
    RequestTestCase()
        : TestCase("a policy is asked about a served user as if it arrived, every interval")
    {
    }

  private:
    static constexpr double HYSTERESIS_DB = 2.0; //!< of the serving cell

    /// \param request about the user \param slot when
    void Check(const GrowsHandoverRequest& request, uint32_t slot)
    {
        const auto& candidates = request.state.candidates;
        NS_TEST_ASSERT_MSG_EQ(candidates.size(), 2, "both cells");
        const auto& serving = candidates.at(request.serving);
        NS_TEST_EXPECT_MSG_EQ(serving.cell.cell, m_cell, "where it is served in slot " << slot);
        NS_TEST_EXPECT_MSG_EQ(candidates[0].cell.users.size() + candidates[1].cell.users.size(),
                              0,
                              "as if it arrived");
        NS_TEST_EXPECT_MSG_GT_OR_EQ(candidates[0].link.rsrpDbm,
                                    candidates[1].link.rsrpDbm,
                                    "strongest first");
        NS_TEST_EXPECT_MSG_EQ_TOL(request.state.demand.amount,
                                  20.0 - slot * GrowsSlottedDrive::SLOT_S,
                                  1e-9,
                                  "what remains of its stay");
        NS_TEST_EXPECT_MSG_EQ(request.margin, 0.25, "as configured");
        if (m_cell == 0)
        {
            NS_TEST_EXPECT_MSG_EQ_TOL(serving.link.rsrpDbm - m_rsrpDbm,
                                      GrowsSlottedDrive::GetGainDb(slot) + HYSTERESIS_DB,
                                      1e-6,
                                      "raised by the hysteresis");
        }
        NS_TEST_EXPECT_MSG_GT(request.utility, 0.0, "with its own utility");
    }

    /// \param handoverSlot from when on the policy takes the other cell \return bits in 15 s
    double Drive(uint32_t handoverSlot)
    {
        const auto scenario = GrowsSlottedDrive::CreateScenario("Grows");
        GrowsSlottedHandoverSettings settings;
        settings.hysteresisDb = HYSTERESIS_DB;
        settings.margin = 0.25;
        auto cells = GrowsSlottedDrive::CreateCells(scenario, settings);
        const auto arrival = GrowsSlottedDrive::CreateArrival(scenario);
        m_rsrpDbm = arrival.links[0].rsrpDbm;
        m_cell = 0;
        m_asked.clear();
        cells.Join(7, arrival, 0, 0.0);
        for (uint32_t slot = 1; slot <= 150; ++slot)
        {
            const auto& moves = cells.Move(slot, [&](const GrowsHandoverRequest& request) {
                m_asked.push_back(slot);
                Check(request, slot);
                return slot >= handoverSlot && m_cell == 0 ? 1 - request.serving : request.serving;
            });
            m_cell = moves.empty() ? m_cell : moves.front().to;
        }
        return cells.GetService(m_cell, 7, 150.0).receivedBits;
    }

    /// \return bits in 15 s of a user that nobody is asked about
    static double DriveAlone()
    {
        const auto scenario = GrowsSlottedDrive::CreateScenario("Off");
        auto cells = GrowsSlottedDrive::CreateCells(scenario, {});
        cells.Join(7, GrowsSlottedDrive::CreateArrival(scenario), 0, 0.0);
        for (uint32_t slot = 1; slot <= 150; ++slot)
        {
            cells.Move(slot);
        }
        return cells.GetService(0, 7, 150.0).receivedBits;
    }

    void DoRun() override
    {
        const double stays = Drive(1000);
        NS_TEST_EXPECT_MSG_EQ(m_asked.size(), 30, "every half second of 15 s");
        NS_TEST_EXPECT_MSG_EQ(m_asked.front(), 5, "first half a second after its arrival");
        NS_TEST_EXPECT_MSG_EQ_TOL(stays, DriveAlone(), 1e-3, "to be asked about costs nothing");
        const double moves = Drive(92);
        NS_TEST_EXPECT_MSG_EQ(m_cell, 1, "it was handed over");
        NS_TEST_EXPECT_MSG_EQ(m_asked.size(), 30, "and is asked about there, too");
        NS_TEST_EXPECT_MSG_GT(moves, 1.1 * stays, "which pays");
    }

    double m_rsrpDbm{0.0};         //!< of the first cell when the user arrived
    uint32_t m_cell{0};            //!< that serves the user
    std::vector<uint32_t> m_asked; //!< slots
};

/// Vehicles whose handovers a policy decides, with and without handlers.
class PolicyHandoverTestCase : public TestCase
{
  public:
    PolicyHandoverTestCase()
        : TestCase("vehicles are handed over by a policy, and the results count it")
    {
    }

  private:
    /// \param interruption see attribute HandoverInterruption
    /// \param classes see attribute TrafficClasses \return vehicles
    static Ptr<GrowsSlottedEnvironment> Create(const std::string& interruption,
                                               const std::string& classes = "")
    {
        const auto radio = GrowsRadioScenario::Create("vehicles");
        radio->SetAttribute("TrafficClasses", StringValue(classes));
        radio->SetAttribute("Handover", StringValue("Grows"));
        const auto environment = GrowsSlottedEnvironment::CreateFromRadio(radio);
        const auto scenario = environment->GetScenario();
        scenario->SetAttribute("HandoverHysteresis", DoubleValue(0.0));
        scenario->SetAttribute("HandoverInterruption", StringValue(interruption));
        environment->AssignStreams(60);
        return environment;
    }

    /// Play an episode of greedy-utility. \param interruption see Create
    /// \param isAsked false: users stay where they are \param classes see Create
    /// \return its result
    static GrowsEpisodeResult Play(const std::string& interruption,
                                   bool isAsked,
                                   const std::string& classes = "")
    {
        RngSeedManager::SetRun(10001);
        const auto environment = Create(interruption, classes);
        const auto policy = GrowsAssociationPolicy::Create("greedy-utility");
        GrowsDecision decision;
        environment->SetHandoverCallback([&](const GrowsHandoverRequest& request) {
            return isAsked ? GrowsDecide(*policy, request.state, decision).choice.value_or(0)
                           : request.serving;
        });
        environment->BeginEpisode();
        while (environment->NextArrival())
        {
            environment->Apply(GrowsDecide(*policy, environment->GetState(), decision));
        }
        return environment->GetResult();
    }

    /// The same with handlers. \return runs.csv
    static GrowsCsv Simulate()
    {
        RngSeedManager::SetRun(10001);
        const auto environment = Create("50ms");
        const auto policy = GrowsAssociationPolicy::Create("greedy-utility");
        GrowsDecision decision;
        environment->SetHandoverCallback([&](const GrowsHandoverRequest& request) {
            return GrowsDecide(*policy, request.state, decision).choice.value_or(request.serving);
        });
        const auto network =
            CreateObjectWithAttributes<GrowsSlottedNetwork>("Environment",
                                                            PointerValue(environment));
        GrowsHelper grows(policy);
        grows.SetLimits(*environment->GetScenario()->GetRadio());
        grows.SetHandlerAttribute("StopNotice", TimeValue(Seconds(0)));
        grows.Install(network);
        GrowsResultsHelper results("vehicles", "greedy-utility", 10001);
        results.Install(grows);
        results.CountHandovers(MilliSeconds(50));
        network->SetArrivalCallback(
            MakeBoundCallback(&GrowsUserAssociation::Dispatch, Ptr<GrowsNetwork>(network)));
        network->Start();
        Simulator::Stop(Seconds(60) + TimeStep(1));
        Simulator::Run();
        results.Finish();
        const auto run = results.GetRun({10.0, 60.0});
        Simulator::Destroy();
        return run;
    }

    /// The interruption of a user weighs as much as the user.
    void CheckWeight()
    {
        const auto half = Play("5s", true, "name=all,share=1,kind=backlogged,weight=0.5");
        NS_TEST_EXPECT_MSG_GT(half.handovers, 5, "some are handed over");
        NS_TEST_EXPECT_MSG_EQ_TOL(half.weightedUtility, 0.5 * half.utility, 1e-9, "half of all");
    }

    /// Who simulates futures cannot ask the policy there.
    void CheckLookAhead()
    {
        const auto environment = Create("0s");
        NS_TEST_EXPECT_MSG_EQ(environment->GetScenario()->ValidateRollout(),
                              "look-ahead cannot simulate handovers by a policy; set Handover to "
                              "Off or A3Rsrp",
                              "refused");
        environment->GetScenario()->GetRadio()->SetAttribute("Handover", StringValue("A3Rsrp"));
        NS_TEST_EXPECT_MSG_EQ(environment->GetScenario()->ValidateRollout(), "", "not by a policy");
    }

    void DoRun() override
    {
        const auto stays = Play("0s", false);
        NS_TEST_EXPECT_MSG_EQ(stays.handovers, 0, "nobody is handed over");
        const auto free = Play("0s", true);
        NS_TEST_EXPECT_MSG_GT(free.handovers, 5, "some are");
        NS_TEST_EXPECT_MSG_EQ(free.interruptionS, 0.0, "without a cost");
        NS_TEST_EXPECT_MSG_GT(free.utility, stays.utility, "which pays");
        const auto costly = Play("50ms", true);
        NS_TEST_EXPECT_MSG_EQ(costly.handovers,
                              free.handovers,
                              "the policy does not know the cost");
        NS_TEST_EXPECT_MSG_EQ_TOL(costly.interruptionS, 0.05 * costly.handovers, 1e-9, "of each");
        NS_TEST_EXPECT_MSG_LT(costly.utility, free.utility, "which lowers the utility");
        NS_TEST_EXPECT_MSG_LT(costly.utilityPerArrival, free.utilityPerArrival, "of sessions");
        CheckWeight();
        CheckLookAhead();
        const auto run = Simulate();
        const auto number = [&run](const std::string& column) { return run.GetNumber(0, column); };
        NS_TEST_EXPECT_MSG_EQ_TOL(number("handovers"),
                                  costly.handovers,
                                  0.1 * costly.handovers,
                                  "about the same with handlers");
        NS_TEST_EXPECT_MSG_EQ_TOL(number("interruption_s"),
                                  0.05 * number("handovers"),
                                  1e-9,
                                  "50 ms of each");
        NS_TEST_EXPECT_MSG_LT_OR_EQ(number("ping_pongs"), number("handovers"), "some of them");
    }
};

/**
 * \ingroup grows-tests
 * The suite.
 */
class GrowsSlottedHandoverTestSuite : public TestSuite
{
  public:
    GrowsSlottedHandoverTestSuite()
        : TestSuite("grows-slotted-handover")
    {
        AddTestCase(new PingPongCountTestCase);
        AddTestCase(new MarginTestCase);
        AddTestCase(new InterruptionTestCase);
        AddTestCase(new EndlessTestCase);
        AddTestCase(new RequestTestCase);
        AddTestCase(new PolicyHandoverTestCase);
    }
};

GrowsSlottedHandoverTestSuite g_growsSlottedHandoverTestSuite; //!< registers the suite

} // namespace
