// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-handler-log.h"
#include "grows-test-policies.h"
#include "grows-test-text.h"

#include "ns3/boolean.h"
#include "ns3/config.h"
#include "ns3/double.h"
#include "ns3/grows-downlink-flow.h"
#include "ns3/grows-nr-scenario-helper.h"
#include "ns3/grows-poisson-arrival-process.h"
#include "ns3/nr-gnb-phy.h"
#include "ns3/nr-gnb-rrc.h"
#include "ns3/nr-spectrum-phy.h"
#include "ns3/nr-ue-phy.h"
#include "ns3/nr-ue-rrc.h"
#include "ns3/object-map.h"
#include "ns3/simulator.h"
#include "ns3/spectrum-channel.h"
#include "ns3/string.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace ns3;

namespace
{

/// The scenario's network without arrivals of its own, and a watch kept on its contexts.
class Scene : public GrowsHandlerLog
{
  public:
    /// \param policy the association policy \param ues how many UEs
    Scene(Ptr<GrowsAssociationPolicy> policy, uint32_t ues)
        : scenario(policy, ues)
    {
        scenario.Install(100);
        checker = GetGrows().CheckConservation();
        checker->SetAttribute("Abort", BooleanValue(false));
        network = GetGrows().GetNrNetwork();
        Listen(GetGrows());
    }

    ~Scene()
    {
        Destroy();
    }

    /// End the simulation: the watch draws up its balance.
    void Destroy()
    {
        Simulator::Destroy();
        Config::Reset();
    }

    /// \return the helper under test
    GrowsNrHelper& GetGrows()
    {
        return scenario.GetGrowsHelper();
    }

    /// \param ue index of a UE \return its device
    Ptr<NrUeNetDevice> GetUe(uint32_t ue) const
    {
        return DynamicCast<NrUeNetDevice>(scenario.GetUeDevices().Get(ue));
    }

    /// Have a UE arrive now. \param ue index of it \param demand what it wants
    void Arrive(uint32_t ue, const GrowsDemand& demand)
    {
        GetGrows().Arrive(GetUe(ue), Simulator::Now(), demand);
    }

    /// Run on until a time. \param seconds until when
    void RunUntil(double seconds)
    {
        Simulator::Stop(Seconds(seconds) - Simulator::Now());
        Simulator::Run();
    }

    /// \param ue index of a UE \return the id of the cell its RRC is connected to, 0: none
    uint16_t GetCellId(uint32_t ue) const
    {
        auto rrc = GetUe(ue)->GetRrc();
        return rrc->GetState() == NrUeRrc::CONNECTED_NORMALLY ? rrc->GetCellId() : 0;
    }

    /// \param cell index of a cell \return contexts in its RRC
    std::size_t CountContexts(uint32_t cell) const
    {
        ObjectMapValue contexts;
        network->GetGnbDevice(cell)->GetRrc()->GetAttribute("UeMap", contexts);
        return contexts.GetN();
    }

    /// \return contexts in all RRCs, users in all cells and sessions of all handlers
    std::size_t CountLeftovers()
    {
        std::size_t leftovers = 0;
        for (uint32_t cell = 0; cell < network->GetNCells(); ++cell)
        {
            leftovers += CountContexts(cell) + network->GetUsers(cell).size() +
                         GetGrows().GetHandlers()[cell]->GetSessions().size();
        }
        return leftovers;
    }

    GrowsNrScenarioHelper scenario;        //!< the network
    Ptr<GrowsNrNetwork> network;           //!< under test
    Ptr<GrowsConservationChecker> checker; //!< keeps the watch
};

/// One UE after the other is sent to each cell, and receives a volume there.
class EveryCellTestCase : public TestCase
{
  public:
    EveryCellTestCase()
        : TestCase("association to each gNB, bytes through it and no other, and all is freed")
    {
    }

  private:
    void DoRun() override
    {
        auto policy = CreateObject<GrowsCellPolicy>();
        Scene scene(policy, 3);
        for (uint32_t cell = 0; cell < 3; ++cell)
        {
            Visit(scene, *policy, cell);
        }
        NS_TEST_EXPECT_MSG_EQ(scene.departures.size(), 3, "every visit ended");
        NS_TEST_EXPECT_MSG_EQ(scene.rejections.size(), 0, "none was turned away");
        NS_TEST_EXPECT_MSG_EQ(scene.CountLeftovers(), 0, "nothing is left behind");
        scene.RunUntil(Simulator::Now().GetSeconds() + 1.0);
        NS_TEST_EXPECT_MSG_EQ(scene.CountLeftovers(), 0, "none comes back by itself");
        scene.Destroy();
        NS_TEST_EXPECT_MSG_EQ(scene.checker->GetProblem(), "", "the counts agree");
        NS_TEST_EXPECT_MSG_EQ(scene.checker->GetNDepartures(), 3, "and hold all of them");
    }

    /// One stay. \param scene where \param policy chooses \param cell the cell
    void Visit(Scene& scene, GrowsCellPolicy& policy, uint32_t cell)
    {
        const double now = 0.3 + 0.9 * cell;
        scene.RunUntil(now);
        for (uint32_t other = 0; other < 3; ++other)
        {
            scene.network->ResetRbUse(other);
        }
        policy.cell = cell;
        constexpr double VOLUME_BYTES = 100e3;
        scene.Arrive(cell, GrowsHelper::Volume(VOLUME_BYTES));
        scene.RunUntil(now + 0.12);
        NS_TEST_EXPECT_MSG_EQ(scene.GetCellId(cell),
                              scene.network->GetGnbDevice(cell)->GetCellId(),
                              "connected by now");
        NS_TEST_EXPECT_MSG_EQ(scene.network->GetUsers(cell).size(), 1, "users of the cell");
        NS_TEST_EXPECT_MSG_EQ(scene.CountContexts(cell), 1, "contexts of the cell");
        scene.RunUntil(now + 0.65); // before a window of the handlers begins
        for (uint32_t other = 0; other < 3; ++other)
        {
            const double use = scene.network->GetRbUse(other);
            NS_TEST_EXPECT_MSG_EQ((use > 0.001 && use < 0.5), (other == cell), "use " << use);
        }
        scene.RunUntil(now + 0.85);
        NS_TEST_ASSERT_MSG_EQ(scene.departures.size(), cell + 1, "satisfied by now");
        NS_TEST_EXPECT_MSG_EQ(scene.departures.back().cell, cell, "of the chosen cell");
        NS_TEST_EXPECT_MSG_EQ(scene.departures.back().receivedBytes, VOLUME_BYTES, "bytes wanted");
        NS_TEST_EXPECT_MSG_EQ(scene.network->GetReceivedBytes(cell),
                              scene.scenario.GetFlow(cell)->GetReceivedBytes(),
                              "what the application got");
        NS_TEST_EXPECT_MSG_EQ(scene.GetCellId(cell), 0, "not connected any more");
        NS_TEST_EXPECT_MSG_EQ(scene.network->IsIdle(cell), false, "and used up");
    }
};

/// A link, before and after the UE has measured.
class LinkTestCase : public TestCase
{
  public:
    LinkTestCase()
        : TestCase("links are computed at first, and then what the UE measured")
    {
    }

  private:
    void DoRun() override
    {
        Scene scene(CreateObject<GrowsCellPolicy>(), 1);
        scene.GetUe(0)->GetPhy(0)->TraceConnectWithoutContext(
            "ReportUeMeasurements",
            MakeCallback(&LinkTestCase::Record, this));
        scene.RunUntil(0.1);
        NS_TEST_ASSERT_MSG_EQ(m_measuredDbm.size(), 0, "nothing measured yet");
        const auto computed = scene.network->GetLink(0, 0);
        // 20 MHz at 15 kHz: 106 resource blocks or fewer; 30 dBm over 12 times as many elements.
        const double lossDb =
            30.0 - 10.0 * std::log10(12.0 * computed.resourceBlocks) - computed.rsrpDbm;
        NS_TEST_EXPECT_MSG_GT(lossDb, 55.0, "more than free space over 4 m");
        NS_TEST_EXPECT_MSG_LT(lossDb, 150.0, "and not absurd");
        scene.RunUntil(0.7);
        NS_TEST_ASSERT_MSG_EQ(m_measuredDbm.size(), 3, "all cells are measured");
        for (uint32_t cell = 0; cell < 3; ++cell)
        {
            const auto link = scene.network->GetLink(0, cell);
            const auto id = scene.network->GetGnbDevice(cell)->GetCellId();
            NS_TEST_EXPECT_MSG_EQ(link.rsrpDbm, m_measuredDbm.at(id), "RSRP as the UE measures it");
            NS_TEST_EXPECT_MSG_EQ_TOL(link.rssiDbm - link.rsrpDbm,
                                      10.0 * std::log10(12.0 * link.resourceBlocks),
                                      1e-9,
                                      "over the band");
            // Thermal noise in 15 kHz: -174 + 41.76 dBm, and the UE's noise figure.
            const double noiseDbm = -132.239 + scene.GetUe(0)->GetPhy(0)->GetNoiseFigure();
            NS_TEST_EXPECT_MSG_EQ_TOL(link.snrDb, link.rsrpDbm - noiseDbm, 1e-3, "over noise");
            NS_TEST_EXPECT_MSG_EQ(link.sinrDb, link.snrDb, "nobody sends");
            NS_TEST_EXPECT_MSG_LT(link.fullLoadSinrDb, link.snrDb, "one carrier for all");
        }
    }

    /// A measurement. \param cellId of which cell \param rsrpDbm how strong
    void Record(uint16_t /* rnti */,
                uint16_t cellId,
                double rsrpDbm,
                double /* rsrq */,
                bool /* isServing */,
                uint8_t /* carrier */)
    {
        m_measuredDbm[cellId] = rsrpDbm;
    }

    std::map<uint16_t, double> m_measuredDbm; //!< the latest, by cell id
};

/// Many come and go; sources that never stop are cut off.
class ConservationTestCase : public TestCase
{
  public:
    ConservationTestCase()
        : TestCase("20 arrivals, holding times under full load: counts balance")
    {
    }

  private:
    void DoRun() override
    {
        constexpr uint32_t N = 20;
        Scene scene(GrowsAssociationPolicy::Create("max-rssi"), N);
        auto random = CreateObject<UniformRandomVariable>();
        random->SetStream(7);
        for (uint32_t ue = 0; ue < N; ++ue)
        {
            const double at = random->GetValue(0.2, 2.0);
            const double hold = random->GetValue(0.1, 0.6);
            scene.GetGrows().Arrive(scene.GetUe(ue),
                                    Seconds(at),
                                    GrowsHelper::HoldingTime(Seconds(hold)));
        }
        scene.RunUntil(3.5);
        const auto served = scene.departures.size();
        NS_TEST_EXPECT_MSG_EQ(scene.decisions.size(), N, "all were decided about");
        NS_TEST_EXPECT_MSG_EQ(served + scene.rejections.size(), N, "each had one outcome");
        NS_TEST_EXPECT_MSG_GT(served, 7, "many were served");
        NS_TEST_EXPECT_MSG_GT(scene.rejections.size(), 0, "some found their cell full");
        NS_TEST_EXPECT_MSG_EQ(scene.connected.size(), served, "and all of those are gone");
        NS_TEST_EXPECT_MSG_EQ(scene.CountLeftovers(), 0, "nothing is left behind");
        for (const auto& session : scene.departures)
        {
            NS_TEST_EXPECT_MSG_GT(session.receivedBytes, 0, "received something");
        }
        scene.Destroy();
        NS_TEST_EXPECT_MSG_EQ(scene.checker->GetProblem(), "", "the counts agree");
        NS_TEST_EXPECT_MSG_EQ(scene.checker->GetNDepartures(), served, "departures");
        NS_TEST_EXPECT_MSG_EQ(scene.checker->GetNRejections(),
                              scene.rejections.size(),
                              "rejections");
    }
};

/// More arrivals than devices.
class PoolTestCase : public TestCase
{
  public:
    PoolTestCase()
        : TestCase("a pool that is used up ends the simulation in a clear sentence")
    {
    }

  private:
    void DoRun() override
    {
        Scene scene(GrowsAssociationPolicy::Create("max-rssi"), 2);
        NS_TEST_EXPECT_MSG_EQ(scene.network->ValidatePool({0, 1}), "", "both are new");
        scene.Arrive(0, GrowsHelper::HoldingTime(Seconds(0.1)));
        scene.RunUntil(0.6);
        NS_TEST_ASSERT_MSG_EQ(scene.departures.size(), 1, "came and went");
        NS_TEST_EXPECT_MSG_EQ(scene.network->ValidatePool({0, 1}), "", "one is left");
        ExpectSentence(scene.network->ValidatePool({0}));
        ExpectSentence(Rerun());
    }

    /// \param sentence must name the trouble and the remedy
    void ExpectSentence(const std::string& sentence)
    {
        for (const std::string words : {"no UE device is left", "Install one UE per arrival"})
        {
            NS_TEST_EXPECT_MSG_EQ(FindMissing(sentence, words), "", "what the sentence says");
        }
    }

    /// \return what a process that runs out of devices says before it ends
    std::string Rerun()
    {
        int channel[2];
        if (pipe(channel) != 0)
        {
            return "no pipe";
        }
        const pid_t child = fork();
        if (child == 0)
        {
            dup2(channel[1], STDERR_FILENO);
            RunOut();
            _exit(0);
        }
        close(channel[1]);
        std::string said;
        char piece[256];
        for (ssize_t n = 1; n > 0;)
        {
            n = read(channel[0], piece, sizeof(piece));
            said.append(piece, std::max<ssize_t>(n, 0));
        }
        close(channel[0]);
        int status = 0;
        waitpid(child, &status, 0);
        NS_TEST_EXPECT_MSG_EQ(WIFSIGNALED(status), true, "it was aborted");
        return said;
    }

    /// Have three users arrive with two devices.
    void RunOut()
    {
        Simulator::Destroy();
        Scene scene(GrowsAssociationPolicy::Create("max-rssi"), 2);
        auto process = CreateObject<GrowsPoissonArrivalProcess>();
        process->SetAttribute("Rate", DoubleValue(10.0));
        process->SetAttribute("Demand", StringValue("ns3::ConstantRandomVariable[Constant=0.1]"));
        scene.GetGrows().InstallArrivals(process, scene.scenario.GetUeDevices());
        scene.GetGrows().AssignStreams(900);
        scene.RunUntil(3.0);
    }
};

/// Equal streams, equal outcomes.
class DeterminismTestCase : public TestCase
{
  public:
    DeterminismTestCase()
        : TestCase("the same streams lead to the same decisions and bytes")
    {
    }

  private:
    /// \return what happened, in words
    static std::string Run()
    {
        Scene scene(GrowsAssociationPolicy::Create("max-rssi-retry"), 3);
        scene.scenario.PlanArrivals(Seconds(0.5));
        scene.RunUntil(1.0);
        std::ostringstream log;
        for (const auto& record : scene.decisions)
        {
            log << record.time << " " << record.state.user << " "
                << record.state.candidates.front().link.rsrpDbm << " " << record.cell.value_or(99)
                << "\n";
        }
        for (const auto& session : scene.connected)
        {
            log << session.user << " " << *session.connected << " "
                << scene.network->GetReceivedBytes(session.user) << "\n";
        }
        return log.str();
    }

    void DoRun() override
    {
        const auto first = Run();
        NS_TEST_EXPECT_MSG_GT(first.size(), 70, "size of the log");
        NS_TEST_EXPECT_MSG_EQ(Run(), first, "the same again");
    }
};

/// The drop-in for NrHelper::AttachToClosestGnb, before anything is measured.
class AttachTestCase : public TestCase
{
  public:
    AttachTestCase()
        : TestCase("GrowsNrHelper::Attach instead of NrHelper::AttachToClosestGnb")
    {
    }

  private:
    void DoRun() override
    {
        auto policy = CreateObject<GrowsCellPolicy>();
        policy->cell = 1;
        Scene scene(policy, 4);
        scene.GetGrows().Attach(scene.scenario.GetUeDevices());
        scene.RunUntil(0.3);
        for (uint32_t ue = 0; ue < 4; ++ue)
        {
            NS_TEST_EXPECT_MSG_EQ(scene.GetCellId(ue),
                                  scene.network->GetGnbDevice(1)->GetCellId(),
                                  "attached");
        }
    }
};

/// UEs of the scenario are on the air while they are needed there.
class AirTestCase : public TestCase
{
  public:
    AirTestCase()
        : TestCase("UEs hear the channel from before their arrival until they are gone")
    {
    }

  private:
    static constexpr uint32_t N_GNBS = 3; //!< of the scenario
    static constexpr uint32_t N_UES = 3;  //!< that arrive

    /// \param scene the network \return who hears its channel
    static std::size_t CountReceivers(const Scene& scene)
    {
        const auto phy = scene.network->GetGnbDevice(0)->GetPhy(0)->GetSpectrumPhy();
        return phy->GetSpectrumChannel()->GetNDevices();
    }

    void DoRun() override
    {
        Scene scene(GrowsAssociationPolicy::Create("max-rssi"), N_UES);
        scene.scenario.PlanArrivals(Seconds(6));
        scene.RunUntil(0.005);
        NS_TEST_EXPECT_MSG_EQ(CountReceivers(scene), N_GNBS + N_UES, "all links are drawn");
        scene.RunUntil(0.02);
        const auto early = CountReceivers(scene) - N_GNBS;
        while (scene.departures.size() < N_UES && Simulator::Now() < Seconds(30))
        {
            scene.RunUntil(Simulator::Now().GetSeconds() + 0.1);
        }
        NS_TEST_ASSERT_MSG_EQ(scene.departures.size(), N_UES, "all were served");
        const auto arrivesEarly = [](const auto& record) { return record.time < Seconds(0.26); };
        const std::size_t arrivals =
            std::count_if(scene.decisions.begin(), scene.decisions.end(), arrivesEarly);
        NS_TEST_EXPECT_MSG_EQ(arrivals, early, "who does not arrive at once is off");
        NS_TEST_EXPECT_MSG_LT(early, N_UES, "somebody was off");
        NS_TEST_EXPECT_MSG_EQ(CountReceivers(scene), N_GNBS, "all are off in the end");
    }
};

/// What cannot be part of the network.
class RefusalTestCase : public TestCase
{
  public:
    RefusalTestCase()
        : TestCase("devices that are refused, and in which words")
    {
    }

  private:
    /// A refusal names the trouble. \param problem an error message \param word that must be in it
    void ExpectWord(const std::string& problem, const std::string& word)
    {
        NS_TEST_EXPECT_MSG_EQ(FindMissing(problem, word), "", "why it is refused");
    }

    void DoRun() override
    {
        Scene scene(CreateObject<GrowsCellPolicy>(), 1);
        NetDeviceContainer gnbs(scene.network->GetGnbDevice(0));
        gnbs.Add(scene.network->GetGnbDevice(1));
        ExpectWord(GrowsNrNetwork::Validate(NetDeviceContainer()), "no gNB");
        ExpectWord(GrowsNrNetwork::Validate(scene.scenario.GetUeDevices()),
                   "not an NrGnbNetDevice");
        ExpectWord(GrowsNrNetwork::Validate(gnbs.Get(0)), "not an NrUeNetDevice");
        NS_TEST_EXPECT_MSG_EQ(GrowsNrNetwork::Validate(gnbs), "", "gNBs are possible");
        NS_TEST_EXPECT_MSG_EQ(GrowsNrNetwork::Validate(Ptr<NetDevice>(scene.GetUe(0))),
                              "",
                              "a UE is possible");
        scene.network->GetGnbDevice(1)->GetPhy(0)->SetAttribute("Numerology", UintegerValue(1));
        ExpectWord(GrowsNrNetwork::Validate(gnbs), "numerology");
    }
};

/**
 * \ingroup grows-tests
 * User association in 5G-LENA's NR.
 */
class GrowsNrTestSuite : public TestSuite
{
  public:
    GrowsNrTestSuite()
        : TestSuite("grows-nr", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new EveryCellTestCase);
        AddTestCase(new LinkTestCase);
        AddTestCase(new ConservationTestCase);
        AddTestCase(new PoolTestCase);
        AddTestCase(new DeterminismTestCase);
        AddTestCase(new AttachTestCase);
        AddTestCase(new AirTestCase);
        AddTestCase(new RefusalTestCase);
    }
};

GrowsNrTestSuite g_growsNrTestSuite; //!< registers the suite

} // namespace
