// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-lte-scene.h"

#include "ns3/grows-lte-rb-tap.h"
#include "ns3/lte-control-messages.h"
#include "ns3/lte-enb-phy.h"
#include "ns3/lte-spectrum-signal-parameters.h"
#include "ns3/lte-ue-phy.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

#include <cmath>

using namespace ns3;

namespace
{

/// Links against what the UE itself measures.
class LinkTestCase : public TestCase
{
  public:
    /// \param what the scene in words \param settings what it is made of; one carrier
    LinkTestCase(const std::string& what, const GrowsLteSceneSettings& settings)
        : TestCase("computed links against the UE's reports: " + what),
          m_settings(settings)
    {
    }

  private:
    void DoRun() override
    {
        GrowsLteScene scene(m_settings);
        scene.Install();
        const auto before = scene.network->AddUser(scene.ues.Get(0));
        const auto unattached = scene.network->GetLink(before, 1);
        auto phy = scene.ues.Get(0)->GetObject<LteUeNetDevice>()->GetPhy();
        phy->TraceConnectWithoutContext("ReportUeMeasurements",
                                        MakeCallback(&LinkTestCase::Report, this));
        phy->TraceConnectWithoutContext("ReportCurrentCellRsrpSinr",
                                        MakeCallback(&LinkTestCase::ReportSinr, this));
        scene.policy->cell = 0;
        scene.grows.Arrive(scene.ues.Get(0), Seconds(0.0), GrowsHelper::Endless());
        scene.RunUntil(0.45);
        NS_TEST_ASSERT_MSG_EQ(m_rsrpDbm.size(), 3, "cells in the report");
        for (uint32_t cell = 0; cell < 3; ++cell)
        {
            const auto link = scene.network->GetLink(0, cell);
            NS_TEST_EXPECT_MSG_EQ_TOL(link.rsrpDbm,
                                      m_rsrpDbm[scene.GetEnbCellId(cell)],
                                      1e-9,
                                      "RSRP of cell " << cell);
            NS_TEST_EXPECT_MSG_EQ_TOL(link.rssiDbm,
                                      link.rsrpDbm + 10.0 * std::log10(12.0 * 6.0),
                                      1e-9,
                                      "RSSI at full load");
        }
        NS_TEST_EXPECT_MSG_EQ_TOL(unattached.rsrpDbm,
                                  m_rsrpDbm[scene.GetEnbCellId(1)],
                                  1e-9,
                                  "the same before the UE was on the channel");
        const auto serving = scene.network->GetLink(0, 0);
        NS_TEST_EXPECT_MSG_EQ_TOL(serving.sinrDb, m_sinrDb, 1e-6, "nobody else is active");
        NS_TEST_EXPECT_MSG_EQ_TOL(serving.sinrDb, serving.snrDb, 1e-12, "so it is the SNR");
        // By hand: -174 dBm/Hz over 15 kHz and a noise figure of 9 dB.
        const double noiseDbm = -174.0 + 10.0 * std::log10(15e3) + 9.0;
        NS_TEST_EXPECT_MSG_EQ_TOL(serving.snrDb, serving.rsrpDbm - noiseDbm, 1e-9, "SNR");
        const double mw = std::pow(10.0, noiseDbm / 10.0) +
                          std::pow(10.0, m_rsrpDbm[scene.GetEnbCellId(1)] / 10.0) +
                          std::pow(10.0, m_rsrpDbm[scene.GetEnbCellId(2)] / 10.0);
        NS_TEST_EXPECT_MSG_EQ_TOL(serving.fullLoadSinrDb,
                                  serving.rsrpDbm - 10.0 * std::log10(mw),
                                  1e-9,
                                  "SINR if all send");
        Interfere(scene);
    }

    /// A second user loads cell 1 fully: the active SINR is what is measured. \param scene where
    void Interfere(GrowsLteScene& scene)
    {
        scene.policy->cell = 1;
        scene.MoveTo(1, m_settings.cells[1] + Vector(30, 20, -28.5));
        scene.grows.Arrive(scene.ues.Get(1), Simulator::Now(), GrowsHelper::Endless());
        scene.RunUntil(0.9);
        NS_TEST_ASSERT_MSG_EQ(scene.GetCellId(1), scene.GetEnbCellId(1), "cell of the interferer");
        NS_TEST_EXPECT_MSG_EQ_TOL(scene.network->GetLink(0, 0).sinrDb,
                                  m_sinrDb,
                                  1e-6,
                                  "cell 1 sends all the time");
        NS_TEST_EXPECT_MSG_GT(scene.network->GetLink(0, 0).snrDb, m_sinrDb + 3.0, "it matters");
    }

    /// \param cellId which cell \param rsrpDbm as measured
    void Report(uint16_t /* rnti */,
                uint16_t cellId,
                double rsrpDbm,
                double /* rsrqDb */,
                bool /* serving */,
                uint8_t /* carrier */)
    {
        m_rsrpDbm[cellId] = rsrpDbm;
    }

    /// \param sinr as measured, linear
    void ReportSinr(uint16_t /* cellId */,
                    uint16_t /* rnti */,
                    double /* rsrp */,
                    double sinr,
                    uint8_t /* carrier */)
    {
        m_sinrDb = 10.0 * std::log10(sinr);
    }

    GrowsLteSceneSettings m_settings;     //!< what the scene is made of
    std::map<uint16_t, double> m_rsrpDbm; //!< latest report by cell id
    double m_sinrDb{0.0};                 //!< latest report of the serving cell
};

/// Links of users that are served are kept for a while.
class LinkLifetimeTestCase : public TestCase
{
  public:
    LinkLifetimeTestCase()
        : TestCase("links of a served UE are computed anew after their lifetime")
    {
    }

  private:
    void DoRun() override
    {
        GrowsLteScene scene{GrowsLteSceneSettings()};
        scene.Install();
        scene.policy->cell = 0;
        scene.grows.Arrive(scene.ues.Get(0), Seconds(0.0), GrowsHelper::Endless());
        scene.RunUntil(0.45);
        const double nearDbm = scene.network->GetLink(0, 0).rsrpDbm;
        scene.enbNodes.Get(0)->GetObject<MobilityModel>()->SetPosition({-100, 0, 30});
        scene.RunUntil(0.8);
        NS_TEST_EXPECT_MSG_EQ(scene.network->GetLink(0, 0).rsrpDbm, nearDbm, "kept for 10 s");
        scene.network->SetAttribute("LinkLifetime", TimeValue(MilliSeconds(200)));
        NS_TEST_EXPECT_MSG_LT(scene.network->GetLink(0, 0).rsrpDbm,
                              nearDbm - 1.0,
                              "older than 200 ms: the base station is further away now");
    }
};

/// The context of a UE that has left stays for a while.
class ContextRemovalTestCase : public TestCase
{
  public:
    ContextRemovalTestCase()
        : TestCase("contexts are removed ContextRemovalDelay after the UE has left")
    {
    }

  private:
    /// Serve a UE for a while. \param delay of the removal
    void Leave(const Time& delay)
    {
        GrowsLteScene scene{GrowsLteSceneSettings()};
        scene.Install();
        scene.network->SetAttribute("ContextRemovalDelay", TimeValue(delay));
        scene.policy->cell = 0;
        scene.grows.Arrive(scene.ues.Get(0),
                           Seconds(0.0),
                           GrowsHelper::HoldingTime(MilliSeconds(300)));
        scene.RunUntil(1.0);
        NS_TEST_ASSERT_MSG_EQ(scene.departures.size(), 1, "departures");
        NS_TEST_EXPECT_MSG_EQ(scene.departureTimes[0] - *scene.departures[0].departed,
                              delay,
                              "the cell has free capacity again");
        NS_TEST_EXPECT_MSG_EQ(scene.CountLeftovers(), 0, "nothing is left");
    }

    void DoRun() override
    {
        Leave(MilliSeconds(20));
        Leave(MilliSeconds(150));
    }
};

/// Resource blocks against the assignments that go over the air.
class RbTestCase : public TestCase
{
  public:
    RbTestCase()
        : TestCase("resource blocks as assigned over the air")
    {
    }

  private:
    void DoRun() override
    {
        NS_TEST_EXPECT_MSG_EQ(GrowsLteRbTap::CountResourceBlocks(0b101, 6), 2, "groups of 1");
        NS_TEST_EXPECT_MSG_EQ(GrowsLteRbTap::CountResourceBlocks(0x1fff, 25), 25, "12 of 2 and 1");
        NS_TEST_EXPECT_MSG_EQ(GrowsLteRbTap::CountResourceBlocks(0x10001, 50), 5, "of 3, last 2");
        NS_TEST_EXPECT_MSG_EQ(GrowsLteRbTap::CountResourceBlocks(0x3, 100), 8, "groups of 4");

        GrowsLteSceneSettings settings;
        settings.ues = 2;
        settings.resourceBlocks = {25, 25, 25};
        settings.dataRate = "10Mbps";
        settings.trafficEndsS = 2.01; // the backlog lasts until about 2.6 s
        settings.position = {20, 0, 1.5};
        GrowsLteScene scene(settings);
        scene.Install();
        scene.lte->GetDownlinkSpectrumChannel()->TraceConnectWithoutContext(
            "TxSigParams",
            MakeCallback(&RbTestCase::Transmission, this));
        for (uint32_t ue = 0; ue < 2; ++ue)
        {
            scene.grows.Arrive(scene.ues.Get(ue),
                               Seconds(0.0),
                               GrowsHelper::HoldingTime(Seconds(2.8)));
        }
        scene.RunUntil(2.05);
        const auto state = scene.grows.GetHandlers()[0]->GetCellState();
        NS_TEST_EXPECT_MSG_EQ_TOL(state.rbUse,
                                  24.0 / 25.0,
                                  1e-9,
                                  "a full second of backlog; of 25 blocks the last is never used");
        NS_TEST_ASSERT_MSG_EQ(state.users.size(), 2, "users");
        for (const auto& user : state.users)
        {
            NS_TEST_EXPECT_MSG_EQ_TOL(user.rbShare, 12.0 / 25.0, 0.02, "half of them");
            NS_TEST_EXPECT_MSG_EQ(user.isMeasured, true, "served for the whole window");
        }
        scene.RunUntil(3.0);
        NS_TEST_ASSERT_MSG_EQ(scene.departures.size(), 2, "both have left");
        const auto onAir = m_onAir[scene.GetEnbCellId(0)];
        NS_TEST_EXPECT_MSG_EQ(scene.network->GetAllocatedRbs(0), onAir, "as many as on air");
        const auto users = scene.rbs[{0, 0}] + scene.rbs[{0, 1}];
        NS_TEST_EXPECT_MSG_EQ(users, onAir, "all of them the users'");
        NS_TEST_EXPECT_MSG_EQ_TOL((scene.rbs[{0, 0}]), users / 2.0, 0.05 * users, "fair shares");
        NS_TEST_EXPECT_MSG_EQ(scene.network->GetAllocatedRbs(1), 0, "nothing elsewhere");
    }

    /// \param signal that is sent
    void Transmission(Ptr<SpectrumSignalParameters> signal)
    {
        auto frame = DynamicCast<LteSpectrumSignalParametersDlCtrlFrame>(signal);
        if (!frame)
        {
            return;
        }
        for (const auto& message : frame->ctrlMsgList)
        {
            if (auto assignment = DynamicCast<DlDciLteControlMessage>(message))
            {
                m_onAir[frame->cellId] += CountBlocks(assignment->GetDci().m_rbBitmap);
            }
        }
    }

    /// \param bitmap groups of 2 in a band of 25 \return blocks
    static uint32_t CountBlocks(uint32_t bitmap)
    {
        uint32_t blocks = 0;
        for (uint32_t group = 0; group < 13; ++group)
        {
            blocks += (bitmap >> group) & 1U ? (group == 12 ? 1 : 2) : 0;
        }
        return blocks;
    }

    std::map<uint16_t, uint64_t> m_onAir; //!< blocks by cell id
};

/**
 * \ingroup grows-tests
 * Links and resource blocks against what ns-3's LTE measures and sends.
 */
class GrowsLteLinkTestSuite : public TestSuite
{
  public:
    GrowsLteLinkTestSuite()
        : TestSuite("grows-lte-link", TestSuite::Type::SYSTEM)
    {
        AddLinks();
        AddTestCase(new LinkLifetimeTestCase);
        AddTestCase(new ContextRemovalTestCase);
        AddTestCase(new RbTestCase);
    }

  private:
    /// Add the tests of links.
    void AddLinks()
    {
        GrowsLteSceneSettings settings;
        settings.ues = 2;
        settings.carriers = {100, 100, 100};
        settings.position = {150, 60, 1.5};
        settings.dataRate = "10Mbps";
        AddTestCase(new LinkTestCase("log-distance loss, isotropic antennas", settings));
        settings.cells = {{0, 0, 30}, {-300, 0, 30}, {-200, 200, 30}}; // they look eastward
        settings.antenna = "ns3::CosineAntennaModel";
        AddTestCase(new LinkTestCase("log-distance loss, cosine antennas", settings));
        settings.antenna = "ns3::IsotropicAntennaModel";
        settings.pathLoss = "ns3::FriisSpectrumPropagationLossModel";
        AddTestCase(new LinkTestCase("spectrum propagation loss", settings));
    }
};

GrowsLteLinkTestSuite g_growsLteLinkTestSuite; //!< registers the suite

} // namespace
