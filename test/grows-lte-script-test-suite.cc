// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-lte-scene.h"
#include "grows-test-text.h"

#include "ns3/epc-tft.h"
#include "ns3/eps-bearer.h"
#include "ns3/string.h"

using namespace ns3;

namespace
{

/// A UE whose radio link fails comes back.
class RadioLinkFailureTestCase : public TestCase
{
  public:
    RadioLinkFailureTestCase()
        : TestCase("an attached UE is decided anew after a radio link failure")
    {
    }

  private:
    void DoRun() override
    {
        Config::SetDefault("ns3::LteUeRrc::N310", UintegerValue(1));
        Config::SetDefault("ns3::LteUeRrc::T310", TimeValue(MilliSeconds(50)));
        GrowsLteSceneSettings settings;
        settings.carriers = {100, 100, 100};
        settings.position = {50, 0, 1.5};
        settings.rlf = true;
        GrowsLteScene scene(settings);
        scene.Install();
        scene.grows.Attach(scene.ues);
        scene.RunUntil(0.3);
        NS_TEST_ASSERT_MSG_EQ(scene.GetCellId(0), scene.GetEnbCellId(0), "connected");
        scene.policy->cell = 1;
        scene.MoveTo(0, {450, 0, 1.5});
        scene.RunUntil(1.5);
        NS_TEST_ASSERT_MSG_EQ(scene.departures.size(), 1, "it has lost cell 0");
        NS_TEST_EXPECT_MSG_EQ(scene.departures[0].reason, GrowsReason::CONNECTION_LOST, "why");
        NS_TEST_EXPECT_MSG_EQ(scene.GetCellId(0), scene.GetEnbCellId(1), "and is in cell 1");
        const auto bytes = scene.GetSinkBytes(0);
        scene.RunUntil(1.8);
        NS_TEST_EXPECT_MSG_GT(scene.GetSinkBytes(0), bytes + 5000, "where it is served");
    }
};

/// A UE that is attached out of reach of every cell.
class OutsideTestCase : public TestCase
{
  public:
    OutsideTestCase()
        : TestCase("a UE attached outside the coverage is decided when it measures a cell")
    {
    }

  private:
    void DoRun() override
    {
        GrowsLteSceneSettings settings;
        settings.position = {50000, 0, 1.5};
        GrowsLteScene scene(settings);
        scene.Install();
        scene.grows.Attach(scene.ues);
        scene.RunUntil(1.0);
        NS_TEST_ASSERT_MSG_EQ(scene.rejections.size(), 1, "it measures no cell");
        NS_TEST_EXPECT_MSG_EQ(scene.rejections[0].second, GrowsReason::NO_CANDIDATE, "why");
        scene.MoveTo(0, {50, 0, 1.5});
        scene.RunUntil(1.3);
        NS_TEST_EXPECT_MSG_EQ(scene.GetCellId(0), scene.GetEnbCellId(0), "now it does");
    }
};

/// A handover to a cell that is not of the network.
class HandoverOutTestCase : public TestCase
{
  public:
    /// \param isTier whether another helper has the other cells
    explicit HandoverOutTestCase(bool isTier)
        : TestCase(std::string("a handover out of the network lets the UE go, ") +
                   (isTier ? "into another one" : "to the stack")),
          m_isTier(isTier)
    {
    }

  private:
    void DoRun() override
    {
        GrowsLteSceneSettings settings;
        settings.carriers = {100, 100, 100};
        settings.position = {240, 0, 1.5};
        GrowsLteScene scene(settings);
        scene.lte->AddX2Interface(scene.enbNodes);
        scene.grows.Install(scene.lte, NetDeviceContainer(scene.enbs.Get(0)));
        scene.network = scene.grows.GetLteNetwork();
        scene.Listen(scene.grows);
        const auto checker = scene.grows.CheckConservation();
        GrowsLteHelper others("max-rssi");
        if (m_isTier)
        {
            others.Install(scene.lte, NetDeviceContainer(scene.enbs.Get(1), scene.enbs.Get(2)));
        }
        scene.grows.Attach(scene.ues);
        scene.lte->HandoverRequest(Seconds(0.3),
                                   scene.ues.Get(0),
                                   scene.enbs.Get(0),
                                   scene.enbs.Get(1));
        scene.RunUntil(0.6);
        NS_TEST_ASSERT_MSG_EQ(scene.departures.size(), 1, "its session is over");
        NS_TEST_EXPECT_MSG_EQ(scene.departures[0].reason, GrowsReason::HANDED_OVER_OUT, "why");
        NS_TEST_EXPECT_MSG_EQ(scene.network->GetUsers(0).size(), 0, "it holds no place");
        const auto bytes = scene.GetSinkBytes(0);
        scene.RunUntil(1.5);
        NS_TEST_EXPECT_MSG_EQ(scene.GetCellId(0), scene.GetEnbCellId(1), "the stack has it");
        NS_TEST_EXPECT_MSG_GT(scene.GetSinkBytes(0), bytes + 15000, "and serves it");
        NS_TEST_EXPECT_MSG_EQ(scene.connected.size(), 1, "it was not decided anew");
        NS_TEST_EXPECT_MSG_EQ(checker->GetProblem(), "", "nothing is lost");
        if (m_isTier)
        {
            NS_TEST_EXPECT_MSG_EQ(others.GetNetwork()->GetUsers(0).size(), 1, "a user there");
        }
    }

    bool m_isTier; //!< another helper has the other cells
};

/// Cells in two containers.
class SecondInstallTestCase : public TestCase
{
  public:
    SecondInstallTestCase()
        : TestCase("a second Install adds its cells to those of the first")
    {
    }

  private:
    void DoRun() override
    {
        GrowsLteScene scene(GrowsLteSceneSettings{});
        scene.grows.Install(scene.lte, NetDeviceContainer(scene.enbs.Get(0)));
        scene.Listen(scene.grows);
        scene.network = scene.grows.GetLteNetwork();
        scene.network->AddUser(scene.ues.Get(0));
        scene.network->GetLink(0, 0);
        scene.grows.Install(scene.lte, NetDeviceContainer(scene.enbs.Get(1), scene.enbs.Get(2)));
        NS_TEST_ASSERT_MSG_EQ(scene.network->GetNCells(), 3, "cells");
        NS_TEST_ASSERT_MSG_EQ(scene.grows.GetHandlers().size(), 3, "handlers");
        for (const uint32_t cell : {2, 0})
        {
            scene.policy->cell = cell;
            scene.grows.Arrive(scene.ues.Get(0), Simulator::Now(), GrowsHelper::Volume(2000));
            scene.RunUntil(Simulator::Now().GetSeconds() + 0.5);
            NS_TEST_ASSERT_MSG_GT(scene.departures.size(), 0, "served");
            NS_TEST_EXPECT_MSG_EQ(scene.departures.back().cell, cell, "where it was sent");
        }
        NS_TEST_EXPECT_MSG_EQ(scene.CountLeftovers(), 0, "nothing is left behind");
    }
};

/// Cells with hardly any contexts.
class FewContextsTestCase : public TestCase
{
  public:
    /// \param contexts of a cell \param users that it takes
    FewContextsTestCase(uint32_t contexts, uint32_t users)
        : TestCase("a cell with " + std::to_string(contexts) + " contexts takes " +
                   std::to_string(users)),
          m_contexts(contexts),
          m_users(users)
    {
    }

  private:
    void DoRun() override
    {
        GrowsLteSceneSettings settings;
        settings.srsPeriodicity = m_contexts;
        settings.ues = m_users + 1;
        GrowsLteScene scene(settings);
        scene.Install();
        scene.grows.Attach(scene.ues);
        scene.RunUntil(0.9);
        NS_TEST_EXPECT_MSG_EQ(scene.network->GetUserLimit(0), m_users, "half is no reserve");
        NS_TEST_EXPECT_MSG_EQ(scene.connected.size(), m_users, "served");
        NS_TEST_ASSERT_MSG_EQ(scene.rejections.size(), 1, "one is too many");
        NS_TEST_EXPECT_MSG_EQ(scene.rejections[0].second, GrowsReason::STACK_LIMIT, "why");
    }

    uint32_t m_contexts; //!< of a cell
    uint32_t m_users;    //!< that it takes
};

/// A dedicated bearer of a UE that comes later, again and again.
class DedicatedBearerTestCase : public TestCase
{
  public:
    DedicatedBearerTestCase()
        : TestCase("a dedicated bearer of a UE that arrives carries its traffic")
    {
    }

  private:
    void DoRun() override
    {
        GrowsLteScene scene(GrowsLteSceneSettings{});
        scene.Install();
        scene.grows.Arrive(scene.ues.Get(0), Seconds(0.2), GrowsHelper::Volume(5000));
        scene.grows.Arrive(scene.ues.Get(0), Seconds(0.8), GrowsHelper::Volume(5000));
        const auto bearer =
            scene.lte->ActivateDedicatedEpsBearer(scene.ues.Get(0),
                                                  EpsBearer(EpsBearer::GBR_CONV_VOICE),
                                                  MakeTft());
        NS_TEST_EXPECT_MSG_EQ(static_cast<uint32_t>(bearer), 2, "after the default bearer");
        for (uint32_t stay = 1; stay <= 2; ++stay)
        {
            scene.RunUntil(0.31 + 0.6 * (stay - 1));
            NS_TEST_ASSERT_MSG_EQ(scene.connected.size(), stay, "connected");
            NS_TEST_EXPECT_MSG_EQ(CountBearers(scene), 2, "with both bearers");
            m_bytes.clear();
            Config::ConnectWithoutContext(
                "/NodeList/*/DeviceList/*/LteUeRrc/DataRadioBearerMap/*/LtePdcp/RxPDU",
                MakeCallback(&DedicatedBearerTestCase::Receive, this));
            scene.RunUntil(0.2 + 0.6 * stay);
            NS_TEST_EXPECT_MSG_EQ(scene.departures.size(), stay, "its demand is met");
            NS_TEST_EXPECT_MSG_EQ(m_bytes.size(), 1, "by one bearer alone");
            NS_TEST_EXPECT_MSG_GT(m_bytes[DEDICATED], 3000, "the dedicated one");
        }
    }

    /// A bearer delivers. \param channel its logical channel \param bytes how much
    void Receive(uint16_t /* rnti */, uint8_t channel, uint32_t bytes, uint64_t /* delay */)
    {
        m_bytes[channel] += bytes;
    }

    /// \return the filter of the scene's traffic
    static Ptr<EpcTft> MakeTft()
    {
        auto tft = Create<EpcTft>();
        EpcTft::PacketFilter filter;
        filter.localPortStart = 9;
        filter.localPortEnd = 9;
        tft->Add(filter);
        return tft;
    }

    /// \param scene where \return data radio bearers of the UE
    static std::size_t CountBearers(const GrowsLteScene& scene)
    {
        ObjectMapValue bearers;
        scene.ues.Get(0)->GetObject<LteUeNetDevice>()->GetRrc()->GetAttribute("DataRadioBearerMap",
                                                                              bearers);
        return bearers.GetN();
    }

    static constexpr uint8_t DEDICATED{4}; //!< logical channel; the default bearer has 3

    std::map<uint8_t, uint64_t> m_bytes; //!< received, by logical channel
};

/// What counts as received.
class DirectionTestCase : public TestCase
{
  public:
    /// \param direction value of the attribute \param payload value of the attribute
    DirectionTestCase(const std::string& direction, const std::string& payload)
        : TestCase("a volume of " + direction + " traffic, " + payload + " payload"),
          m_direction(direction),
          m_payload(payload)
    {
    }

  private:
    void DoRun() override
    {
        Config::SetDefault("ns3::GrowsStackNetwork::Direction", StringValue(m_direction));
        Config::SetDefault("ns3::GrowsStackNetwork::Payload", StringValue(m_payload));
        GrowsLteScene scene(GrowsLteSceneSettings{});
        scene.Install();
        const auto sink = AddUpload(scene);
        constexpr double BYTES = 20000.0;
        scene.grows.Arrive(scene.ues.Get(0), Seconds(0.1), GrowsHelper::Volume(BYTES));
        scene.RunUntil(2.0);
        const bool isDown = m_direction != "Uplink";
        const bool isUp = m_direction != "Downlink";
        NS_TEST_EXPECT_MSG_EQ(scene.network->GetReceivedBytes(0),
                              (isDown ? scene.GetSinkBytes(0) : 0) +
                                  (isUp ? sink->GetTotalRx() : 0),
                              "what applications have received");
        NS_TEST_ASSERT_MSG_EQ(scene.departures.size(), 1, "its demand is met");
        const auto& session = scene.departures[0];
        NS_TEST_EXPECT_MSG_GT_OR_EQ(session.receivedBytes, BYTES, "with what it wanted");
        // 200 kbit/s down, 100 kbit/s up
        const double rateBps = (isDown ? 200e3 : 0.0) + (isUp ? 100e3 : 0.0);
        NS_TEST_EXPECT_MSG_EQ_TOL((*session.departed - *session.connected).GetSeconds(),
                                  8.0 * BYTES / rateBps,
                                  0.15,
                                  "in the time that takes");
    }

    /// Have the UE send. \param scene where \return what receives it
    static Ptr<PacketSink> AddUpload(GrowsLteScene& scene)
    {
        constexpr uint16_t PORT = 10;
        OnOffHelper source("ns3::UdpSocketFactory",
                           InetSocketAddress(scene.epc->GetUeDefaultGatewayAddress(), PORT));
        source.SetConstantRate(DataRate("100kbps"), 125);
        source.Install(scene.ueNodes).Start(MicroSeconds(100));
        PacketSinkHelper sink("ns3::UdpSocketFactory",
                              InetSocketAddress(Ipv4Address::GetAny(), PORT));
        return DynamicCast<PacketSink>(sink.Install(scene.epc->GetPgwNode()).Get(0));
    }

    std::string m_direction; //!< value of the attribute
    std::string m_payload;   //!< value of the attribute
};

/**
 * \ingroup grows-tests
 * What scripts of other people do with LTE.
 */
class GrowsLteScriptTestSuite : public TestSuite
{
  public:
    GrowsLteScriptTestSuite()
        : TestSuite("grows-lte-script")
    {
        AddTestCase(new RadioLinkFailureTestCase);
        AddTestCase(new OutsideTestCase);
        AddTestCase(new HandoverOutTestCase(false));
        AddTestCase(new HandoverOutTestCase(true));
        AddTestCase(new SecondInstallTestCase);
        AddTestCase(new FewContextsTestCase(2, 1));
        AddTestCase(new FewContextsTestCase(5, 3));
        AddTestCase(new DedicatedBearerTestCase);
        AddTestCase(new DirectionTestCase("Downlink", "Application"));
        AddTestCase(new DirectionTestCase("Uplink", "Ip"));
        AddTestCase(new DirectionTestCase("Both", "Application"));
    }
};

GrowsLteScriptTestSuite g_growsLteScriptTestSuite; //!< registers the suite

} // namespace
