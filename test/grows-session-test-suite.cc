// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-handler-test-case.h"
#include "grows-test-text.h"

#include "ns3/bulk-send-helper.h"
#include "ns3/double.h"
#include "ns3/error-model.h"
#include "ns3/grows-payload-counter.h"
#include "ns3/grows-results-helper.h"
#include "ns3/grows-tcp-streams.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/ipv4-address-helper.h"
#include "ns3/ipv6-address-helper.h"
#include "ns3/on-off-helper.h"
#include "ns3/packet-sink-helper.h"
#include "ns3/packet-sink.h"
#include "ns3/pointer.h"
#include "ns3/simple-net-device-helper.h"
#include "ns3/uinteger.h"

#include <cmath>

using namespace ns3;

namespace
{

/// A session and how it must end.
struct Course
{
    std::string what;                      //!< in words
    GrowsDemand demand;                    //!< what the user wants
    double sessionTimeoutS;                //!< see GrowsUserAssociation
    double bytesAtS;                       //!< when 1 MB arrives at once
    double lossAtS;                        //!< when the stack drops the user, 0: never
    std::optional<double> stoppingS;       //!< when notice must be given
    std::optional<double> departedS;       //!< when service must end
    std::optional<double> tracedS;         //!< when Departure must be traced
    GrowsReason reason{GrowsReason::NONE}; //!< with which reason
    double moveAtS{0.0};                   //!< when other code moves it to the other cell, 0: never
};

/// A session from arrival to departure; connected at 1.05 s.
class CourseTestCase : public GrowsHandlerTestCase
{
  public:
    /// \param course the session and how it must end
    explicit CourseTestCase(const Course& course)
        : GrowsHandlerTestCase("session: " + course.what, {{-80.0, -90.0}}),
          m_course(course)
    {
    }

  private:
    void DoRun() override
    {
        m_helper->SetHandlerAttribute("SessionTimeout",
                                      TimeValue(Seconds(m_course.sessionTimeoutS)));
        m_helper->SetHandlerAttribute("StopNotice", TimeValue(MilliSeconds(10)));
        Install();
        m_network->received[0] = 1000; // before the session: not of it
        m_policy->answer.choice = 0;
        m_helper->Arrive(0, Seconds(1.0), m_course.demand);
        Simulator::Schedule(Seconds(m_course.bytesAtS),
                            &GrowsFakeNetwork::Receive,
                            m_network,
                            0,
                            1'000'000);
        if (m_course.lossAtS > 0.0)
        {
            Simulator::Schedule(Seconds(m_course.lossAtS), &CourseTestCase::Lose, this);
        }
        if (m_course.moveAtS > 0.0)
        {
            Simulator::Schedule(Seconds(m_course.moveAtS),
                                &GrowsFakeNetwork::NotifyMoved,
                                m_network,
                                0,
                                1);
        }
        RunUntil(20.0);
        Check();
    }

    /// The stack drops the user.
    void Lose()
    {
        m_network->NotifyFailed(0, GrowsReason::CONNECTION_LOST);
    }

    /// Compare what happened with what should have.
    void Check()
    {
        NS_TEST_ASSERT_MSG_EQ(m_log.connected.size(), 1, "connected once");
        NS_TEST_EXPECT_MSG_EQ(*m_log.connected[0].connected, Seconds(1.05), "time of connection");
        NS_TEST_EXPECT_MSG_EQ(m_log.rejections.size(), 0, "not rejected");
        NS_TEST_ASSERT_MSG_EQ(m_log.stopping.size(), (m_course.stoppingS ? 1 : 0), "notices");
        NS_TEST_ASSERT_MSG_EQ(m_log.departures.size(), (m_course.departedS ? 1 : 0), "departures");
        if (m_course.stoppingS)
        {
            NS_TEST_EXPECT_MSG_EQ(m_log.stopping[0].first, Seconds(*m_course.stoppingS), "notice");
        }
        const uint32_t cell = m_course.moveAtS > 0.0 ? 1 : 0;
        if (!m_course.departedS)
        {
            NS_TEST_EXPECT_MSG_EQ(Handler(cell)->GetSessions().size(), 1, "sessions of the cell");
            return;
        }
        const auto& session = m_log.departures[0];
        const auto traced = m_log.departureTimes[0];
        NS_TEST_EXPECT_MSG_EQ(*session.departed, Seconds(*m_course.departedS), "end of service");
        NS_TEST_EXPECT_MSG_EQ(traced, Seconds(*m_course.tracedS), "time that all is free");
        NS_TEST_EXPECT_MSG_EQ(session.receivedBytes, 1'000'000, "bytes of the session only");
        NS_TEST_EXPECT_MSG_EQ(session.cell, cell, "cell of the departure");
        NS_TEST_EXPECT_MSG_EQ(GrowsToString(session.reason),
                              GrowsToString(m_course.reason),
                              "reason of the departure");
        NS_TEST_EXPECT_MSG_EQ(m_network->GetServingCell(0), std::nullopt, "idle again");
        NS_TEST_EXPECT_MSG_EQ(Handler(0)->GetSessions().size() + Handler(1)->GetSessions().size(),
                              0,
                              "sessions at the end");
    }

    Course m_course; //!< the session and how it must end
};

/// Other code has the network release a session's user.
class ForeignReleaseTestCase : public GrowsHandlerTestCase
{
  public:
    ForeignReleaseTestCase()
        : GrowsHandlerTestCase("session: released by other code", {{-80.0}, {-80.0}})
    {
    }

  private:
    void DoRun() override
    {
        m_helper->SetHandlerAttribute("SessionTimeout", TimeValue(Seconds(4.0)));
        m_helper->SetHandlerAttribute("StopNotice", TimeValue(MilliSeconds(500)));
        Install();
        m_policy->answer.choice = 0;
        m_helper->Arrive(0, Seconds(1.0), GrowsHelper::Endless());
        m_helper->Arrive(1, Seconds(1.0), GrowsHelper::Endless());
        Simulator::Schedule(Seconds(2.0), &GrowsFakeNetwork::Receive, m_network, 0, 1'000'000);
        Simulator::Schedule(Seconds(3.0), &GrowsFakeNetwork::Release, m_network, 0);
        Simulator::Schedule(Seconds(5.3), &GrowsFakeNetwork::Release, m_network, 1);
        RunUntil(20.0);
        NS_TEST_ASSERT_MSG_EQ(m_log.departures.size(), 2, "traced, once each");
        Expect(0, Seconds(3.02), 1'000'000, GrowsReason::NONE);
        Expect(1, Seconds(5.32), 0, GrowsReason::SESSION_TIMEOUT); // noticed at 5.05 s
        NS_TEST_EXPECT_MSG_EQ(Handler(0)->GetSessions().size(), 0, "sessions at the end");
    }

    /**
     * \param user index of the user that departs
     * \param departed when it must have been
     * \param bytes received in the session
     * \param reason why
     */
    void Expect(uint32_t user, const Time& departed, uint64_t bytes, GrowsReason reason)
    {
        const auto& session = m_log.departures[user];
        const auto traced = m_log.departureTimes[user];
        NS_TEST_EXPECT_MSG_EQ(session.user, user, "user of the departure");
        NS_TEST_ASSERT_MSG_EQ(session.departed.has_value(), true, "concluded: " << user);
        NS_TEST_EXPECT_MSG_EQ(*session.departed, departed, "end of service: " << user);
        NS_TEST_EXPECT_MSG_EQ(traced, departed, "traced then: " << user);
        NS_TEST_EXPECT_MSG_EQ(session.receivedBytes, bytes, "bytes: " << user);
        NS_TEST_EXPECT_MSG_EQ(session.reason, reason, "reason of the departure of user " << user);
    }
};

/// Connections that the stack refuses or that do not come about.
class FailedConnectionTestCase : public GrowsHandlerTestCase
{
  public:
    /// \param failure what the network reports
    explicit FailedConnectionTestCase(GrowsReason failure)
        : GrowsHandlerTestCase("connection fails: " + GrowsToString(failure), {{-80.0}}),
          m_failure(failure)
    {
    }

  private:
    void DoRun() override
    {
        Install();
        m_policy->answer.choice = 0;
        m_network->failure = m_failure;
        m_helper->Arrive(0, Seconds(0.0), GrowsHelper::HoldingTime(Seconds(1.0)));
        Simulator::Schedule(Seconds(0.5), &FailedConnectionTestCase::Mend, this);
        m_helper->Arrive(0, Seconds(0.6), GrowsHelper::HoldingTime(Seconds(1.0)));
        RunUntil(5.0);
        NS_TEST_ASSERT_MSG_EQ(m_log.rejections.size(), 1, "never connected: a rejection");
        NS_TEST_EXPECT_MSG_EQ(m_log.rejections[0].second, m_failure, "the network's reason");
        NS_TEST_EXPECT_MSG_EQ(m_log.departures.size(), 1, "the second arrival is served");
        NS_TEST_EXPECT_MSG_EQ(Handler(0)->GetSessions().size(), 0, "nothing is left");
    }

    /// From now on connections come about.
    void Mend()
    {
        m_network->failure = GrowsReason::NONE;
    }

    GrowsReason m_failure; //!< what the network reports
};

/// A departure frees capacity.
class FreeCapacityTestCase : public GrowsHandlerTestCase
{
  public:
    FreeCapacityTestCase()
        : GrowsHandlerTestCase("a departure frees capacity for the next",
                               {{-80.0}, {-80.0}, {-80.0}})
    {
    }

  private:
    void DoRun() override
    {
        m_helper->SetHandlerAttribute("MinRbPerUe", DoubleValue(25.0));
        Install();
        m_policy->answer.choice = 0;
        m_helper->Arrive(0, Seconds(0.0), GrowsHelper::HoldingTime(Seconds(1.0)));
        m_helper->Arrive(1, Seconds(1.06), GrowsHelper::HoldingTime(Seconds(1.0)));
        m_helper->Arrive(2, Seconds(1.08), GrowsHelper::HoldingTime(Seconds(1.0)));
        RunUntil(5.0);
        NS_TEST_ASSERT_MSG_EQ(m_log.rejections.size(), 1, "the release takes until 1.07 s");
        NS_TEST_EXPECT_MSG_EQ(m_log.rejections[0].first, 1, "so it was still full for user 1");
        NS_TEST_EXPECT_MSG_EQ(m_log.rejections[0].second, GrowsReason::CELL_FULL, "why user 1 was");
        NS_TEST_EXPECT_MSG_EQ(m_log.departures.size(), 2, "users 0 and 2 were served");
    }
};

/// Utilities of windows, worked by hand.
class WindowTestCase : public GrowsHandlerTestCase
{
  public:
    WindowTestCase()
        : GrowsHandlerTestCase("utility of windows",
                               {{-80.0, -90.0}, {-80.0, -90.0}, {-80.0, -90.0}})
    {
    }

  private:
    void DoRun() override
    {
        Install();
        m_policy->answer.choice = 0;
        m_helper->Arrive(0, Seconds(0.0), GrowsHelper::Endless());
        m_helper->Arrive(1, Seconds(0.5), GrowsHelper::HoldingTime(Seconds(2.0)));
        m_network->received[2] = 1'000'000;
        const auto receive = [&](double seconds, uint32_t user, uint64_t bytes) {
            Simulator::Schedule(Seconds(seconds),
                                &GrowsFakeNetwork::Receive,
                                m_network,
                                user,
                                bytes);
        };
        receive(0.02, 0, 50'000); // before it is connected: not of the session
        receive(0.5, 0, 125'000); // 1 Mbit
        receive(0.7, 1, 375'000); // 3 Mbit
        receive(1.5, 0, 250'000); // 2 Mbit
        receive(1.6, 1, 875'000); // 7 Mbit
        receive(2.2, 1, 125'000); // gone at the window's end
        Simulator::Schedule(Seconds(1.1), &WindowTestCase::AttachForeign, this);
        receive(2.3, 2, 375'000); // 3 Mbit
        RunUntil(3.5);
        const std::vector<std::tuple<uint32_t, uint32_t, double>> expected{
            {0, 2, std::log(2.0) + std::log(4.0)},
            {1, 0, 0.0},
            {0, 3, std::log(3.0) + std::log(8.0)},
            {1, 0, 0.0},
            {0, 2, std::log(4.0)},
            {1, 0, 0.0}};
        NS_TEST_ASSERT_MSG_EQ(m_log.windows.size(), expected.size(), "two cells, three windows");
        for (std::size_t i = 0; i < expected.size(); ++i)
        {
            const auto& [cell, users, utility] = m_log.windows[i];
            NS_TEST_EXPECT_MSG_EQ(cell, std::get<0>(expected[i]), "cell of window " << i);
            NS_TEST_EXPECT_MSG_EQ(users, std::get<1>(expected[i]), "users of window " << i);
            NS_TEST_EXPECT_MSG_EQ_TOL(utility, std::get<2>(expected[i]), 1e-12, "window " << i);
        }
    }

    /// Other code attaches user 2: what it received before is no throughput of the window.
    void AttachForeign()
    {
        m_network->NotifyAttached(2, 0);
    }
};

/// The figures of a run count windows as long as the handlers'.
class ShortWindowTestCase : public GrowsHandlerTestCase
{
  public:
    ShortWindowTestCase()
        : GrowsHandlerTestCase("a run with windows of half a second", {{-80.0}})
    {
    }

  private:
    void DoRun() override
    {
        m_helper->SetHandlerAttribute("Window", TimeValue(MilliSeconds(500)));
        Install();
        GrowsResultsHelper results("fake", "scripted", 1);
        results.Install(*m_helper);
        m_policy->answer.choice = 0;
        m_helper->Arrive(0, Seconds(0.0), GrowsHelper::Endless());
        Simulator::Schedule(Seconds(0.4), &GrowsFakeNetwork::Receive, m_network, 0, 100'000);
        Simulator::Schedule(Seconds(0.6), &GrowsFakeNetwork::Receive, m_network, 0, 187'500);
        RunUntil(1.6);
        results.Finish();
        const auto run = results.GetRun({0.5, 1.5}); // 3 Mbit/s in the second window
        NS_TEST_EXPECT_MSG_EQ_TOL(run.GetNumber(0, "utility"),
                                  std::log(4.0) / 2.0,
                                  1e-9,
                                  "two windows after the warm-up, the second of them without data");
    }
};

/// Late listeners receive the sessions under way.
class LateResultsTestCase : public GrowsHandlerTestCase
{
  public:
    LateResultsTestCase()
        : GrowsHandlerTestCase("results of sessions that began before anybody listened",
                               {{-80.0}, {-80.0}})
    {
    }

  private:
    void DoRun() override
    {
        Install();
        GrowsResultsHelper results("fake", "scripted", 1);
        m_policy->answer.choice = 0;
        m_helper->Arrive(0, Seconds(0.0), GrowsHelper::HoldingTime(Seconds(1.0)));
        m_helper->Arrive(1, Seconds(0.5), GrowsHelper::Endless());
        Simulator::Schedule(Seconds(0.7), [&] { results.Install(*m_helper); });
        RunUntil(2.0);
        results.Finish();
        const auto arrivals = results.GetArrivals();
        NS_TEST_ASSERT_MSG_EQ(arrivals.GetNRows(), 2, "arrivals in the table");
        NS_TEST_EXPECT_MSG_EQ(arrivals.GetText(0, "outcome"), "served", "has left meanwhile");
        NS_TEST_EXPECT_MSG_EQ(arrivals.GetText(1, "outcome"), "unfinished", "is there");
        NS_TEST_EXPECT_MSG_EQ(arrivals.GetText(1, "cell"), "0", "cell of a session that goes on");
        NS_TEST_EXPECT_MSG_EQ(arrivals.GetNumber(1, "time_s"), 0.5, "when it came");
    }
};

/// A cell that was chosen, but did not connect the user, has not taken it.
class UnconnectedResultsTestCase : public GrowsHandlerTestCase
{
  public:
    UnconnectedResultsTestCase()
        : GrowsHandlerTestCase("results name no cell for a user that was not connected", {{-80.0}})
    {
    }

  private:
    void DoRun() override
    {
        m_network->failure = GrowsReason::CONNECTION_TIMEOUT;
        Install();
        GrowsResultsHelper results("fake", "scripted", 1);
        results.Install(*m_helper);
        m_policy->answer.choice = 0;
        m_helper->Arrive(0, Seconds(0.0), GrowsHelper::Endless());
        RunUntil(1.0);
        results.Finish();
        const auto arrivals = results.GetArrivals();
        NS_TEST_ASSERT_MSG_EQ(arrivals.GetNRows(), 1, "one arrival");
        NS_TEST_EXPECT_MSG_EQ(arrivals.GetText(0, "reason"), "connection-timeout", "why");
        NS_TEST_EXPECT_MSG_EQ(arrivals.GetText(0, "cell"), "", "none took it");
    }
};

/// Payload counted at the IP layer, against what applications get.
class PayloadTestCase : public TestCase
{
  public:
    /**
     * \param factory TypeId name of the transport's sockets
     * \param ipv6 whether over IPv6
     * \param bytes a packet's payload
     */
    PayloadTestCase(const std::string& factory, bool ipv6, uint32_t bytes)
        : TestCase("payload counter: " + factory + (ipv6 ? " over IPv6, " : " over IPv4, ") +
                   std::to_string(bytes) + " bytes a packet"),
          m_factory(factory),
          m_ipv6(ipv6),
          m_bytes(bytes)
    {
    }

  private:
    void DoRun() override
    {
        NodeContainer nodes(2);
        const auto devices = SimpleNetDeviceHelper().Install(nodes);
        NS_TEST_EXPECT_MSG_EQ(GrowsPayloadCounter::HasAddress(devices.Get(1)), false, "no stack");
        InternetStackHelper().Install(nodes);
        NS_TEST_EXPECT_MSG_EQ(GrowsPayloadCounter::HasAddress(devices.Get(1)), false, "no address");
        const auto [any, to] = Assign(devices);
        NS_TEST_EXPECT_MSG_EQ(GrowsPayloadCounter::HasAddress(devices.Get(1)), true, "address");

        const auto sink = PacketSinkHelper(m_factory, any).Install(nodes.Get(1));
        OnOffHelper source(m_factory, to);
        source.SetConstantRate(DataRate("1Mbps"), m_bytes);
        source.Install(nodes.Get(0)).Start(Seconds(2.0)); // IPv6 needs a while for its addresses
        GrowsPayloadCounter counter(devices.Get(1), MakeCallback(&PayloadTestCase::Record, this));
        GrowsPayloadCounter other(devices.Get(0), MakeCallback(&PayloadTestCase::Ignore, this));
        Simulator::Stop(Seconds(3.0));
        Simulator::Run();
        const auto received = DynamicCast<PacketSink>(sink.Get(0))->GetTotalRx();
        NS_TEST_EXPECT_MSG_GT(received, 100'000, "much of a Mbit");
        // IPv6's own traffic, neighbour discovery, is delivered as well.
        NS_TEST_EXPECT_MSG_EQ_TOL(counter.GetBytes(), received, (m_ipv6 ? 300 : 0) + 1e-9, "bytes");
        NS_TEST_EXPECT_MSG_EQ(m_noted, counter.GetBytes(), "told as they came");
        NS_TEST_EXPECT_MSG_LT(other.GetBytes(), 1000, "acknowledgements carry no payload");
        Simulator::Destroy();
    }

    /// Give addresses. \param devices to which \return where to listen, and where to send to
    std::pair<Address, Address> Assign(const NetDeviceContainer& devices) const
    {
        constexpr uint16_t PORT = 9;
        if (m_ipv6)
        {
            Ipv6AddressHelper helper(Ipv6Address("2001:db8::"), Ipv6Prefix(64));
            const auto interfaces = helper.Assign(devices);
            return {Inet6SocketAddress(Ipv6Address::GetAny(), PORT),
                    Inet6SocketAddress(interfaces.GetAddress(1, 1), PORT)};
        }
        Ipv4AddressHelper helper("10.0.0.0", "255.255.255.0");
        const auto interfaces = helper.Assign(devices);
        return {InetSocketAddress(Ipv4Address::GetAny(), PORT),
                InetSocketAddress(interfaces.GetAddress(1), PORT)};
    }

    /// \param bytes that came
    void Record(uint32_t bytes)
    {
        m_noted += bytes;
    }

    /// Bytes that nobody asks about.
    void Ignore(uint32_t /* bytes */)
    {
    }

    std::string m_factory; //!< TypeId name of the transport's sockets
    bool m_ipv6;           //!< over IPv6
    uint32_t m_bytes;      //!< a packet's payload
    uint64_t m_noted{0};   //!< bytes reported
};

/// Segments of TCP as they may come.
class TcpStreamsTestCase : public TestCase
{
  public:
    TcpStreamsTestCase()
        : TestCase("TCP streams: every byte counts once, when it is in order")
    {
    }

  private:
    /**
     * A segment arrives.
     * \param sequence number of its first byte
     * \param bytes of payload
     * \param flags in its header
     * \param port of its sender
     * \return bytes that count
     */
    uint32_t Receive(uint32_t sequence, uint32_t bytes, uint8_t flags = 0, uint16_t port = 1)
    {
        TcpHeader header;
        header.SetSequenceNumber(SequenceNumber32(sequence));
        header.SetFlags(flags);
        header.SetSourcePort(port);
        header.SetDestinationPort(9);
        return m_streams.Receive(Ipv4Address("10.0.0.1"),
                                 Ipv4Address("10.0.0.2"),
                                 header,
                                 Create<Packet>(bytes));
    }

    void DoRun() override
    {
        NS_TEST_EXPECT_MSG_EQ(Receive(0, 0, TcpHeader::SYN), 0, "no payload");
        NS_TEST_EXPECT_MSG_EQ(Receive(1, 100), 100, "in order");
        NS_TEST_EXPECT_MSG_EQ(Receive(1, 100), 0, "twice");
        NS_TEST_EXPECT_MSG_EQ(Receive(201, 100), 0, "after a gap");
        NS_TEST_EXPECT_MSG_EQ(Receive(151, 100), 0, "after a smaller gap, half of it new");
        NS_TEST_EXPECT_MSG_EQ(Receive(51, 100), 200, "it closes the gap: 101 to 300");
        NS_TEST_EXPECT_MSG_EQ(Receive(201, 100), 0, "late");
        NS_TEST_EXPECT_MSG_EQ(Receive(301, 0, TcpHeader::FIN), 0, "no payload");
        NS_TEST_EXPECT_MSG_EQ(Receive(7, 50, 0, 2), 50, "a stream whose beginning was missed");
        NS_TEST_EXPECT_MSG_EQ(Receive(7, 50, 0, 2), 0, "twice");
        NS_TEST_EXPECT_MSG_EQ(Receive(0, 0, TcpHeader::SYN), 0, "the first one's ports again");
        NS_TEST_EXPECT_MSG_EQ(Receive(1, 100), 100, "are another stream");
        NS_TEST_EXPECT_MSG_EQ(Receive(0xffffffce, 0, TcpHeader::SYN, 3), 0, "near the last number");
        NS_TEST_EXPECT_MSG_EQ(Receive(0xffffffcf, 100, 0, 3), 100, "across it");
        NS_TEST_EXPECT_MSG_EQ(Receive(51, 100, 0, 3), 100, "and beyond");
    }

    GrowsTcpStreams m_streams; //!< under test
};

/// A download over a channel that loses packets.
class LossyDownloadTestCase : public TestCase
{
  public:
    LossyDownloadTestCase()
        : TestCase("payload counter: a lossy download counts as its application received it")
    {
    }

  private:
    void DoRun() override
    {
        constexpr uint64_t BYTES = 300'000;
        NodeContainer nodes(2);
        const auto devices = SimpleNetDeviceHelper().Install(nodes);
        InternetStackHelper().Install(nodes);
        const auto interfaces = Ipv4AddressHelper("10.0.0.0", "255.255.255.0").Assign(devices);
        for (uint32_t i = 0; i < 2; ++i)
        {
            auto errors = CreateObject<RateErrorModel>();
            errors->SetUnit(RateErrorModel::ERROR_UNIT_PACKET);
            errors->SetRate(0.05);
            errors->AssignStreams(10 + i);
            devices.Get(i)->SetAttribute("ReceiveErrorModel", PointerValue(errors));
        }
        const std::string factory = "ns3::TcpSocketFactory";
        const auto sink = PacketSinkHelper(factory, InetSocketAddress(Ipv4Address::GetAny(), 9))
                              .Install(nodes.Get(1));
        BulkSendHelper source(factory, InetSocketAddress(interfaces.GetAddress(1), 9));
        source.SetAttribute("MaxBytes", UintegerValue(BYTES));
        source.Install(nodes.Get(0));
        const auto listener = MakeCallback(&LossyDownloadTestCase::Record, this);
        GrowsPayloadCounter all(devices.Get(1), listener);
        GrowsPayloadCounter once(devices.Get(1), GrowsPayloadCounter::APPLICATION, listener);
        once.CountDownlink();
        Simulator::Stop(Seconds(300));
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(DynamicCast<PacketSink>(sink.Get(0))->GetTotalRx(), BYTES, "sink");
        NS_TEST_EXPECT_MSG_EQ(once.GetBytes(), BYTES, "each byte once");
        NS_TEST_EXPECT_MSG_GT(all.GetBytes(), BYTES, "some came twice");
        Simulator::Destroy();
    }

    /// Bytes that came.
    void Record(uint32_t /* bytes */)
    {
    }
};

/**
 * \ingroup grows-tests
 * Sessions on a network made of tables: how they go, and what is measured of them.
 */
class GrowsSessionTestSuite : public TestSuite
{
  public:
    GrowsSessionTestSuite()
        : TestSuite("grows-session", TestSuite::Type::UNIT)
    {
        AddCourses();
        AddTestCase(new ForeignReleaseTestCase);
        AddTestCase(new FailedConnectionTestCase(GrowsReason::STACK_LIMIT));
        AddTestCase(new FailedConnectionTestCase(GrowsReason::CONNECTION_TIMEOUT));
        AddTestCase(new FreeCapacityTestCase);
        AddTestCase(new WindowTestCase);
        AddTestCase(new ShortWindowTestCase);
        AddTestCase(new LateResultsTestCase);
        AddTestCase(new UnconnectedResultsTestCase);
        AddTestCase(new PayloadTestCase("ns3::UdpSocketFactory", false, 1000));
        AddTestCase(new PayloadTestCase("ns3::UdpSocketFactory", false, 4000)); // fragmented
        AddTestCase(new PayloadTestCase("ns3::UdpSocketFactory", true, 1000));
        AddTestCase(new PayloadTestCase("ns3::TcpSocketFactory", false, 1000));
        AddTestCase(new TcpStreamsTestCase);
        AddTestCase(new LossyDownloadTestCase);
    }

  private:
    /// Add a test for every way that a session can go.
    void AddCourses()
    {
        const auto hold = [](double seconds) { return GrowsHelper::HoldingTime(Seconds(seconds)); };
        const auto volume = GrowsHelper::Volume(1e6);
        const auto endless = GrowsHelper::Endless();
        const auto timeout = GrowsReason::SESSION_TIMEOUT;
        const auto lost = GrowsReason::CONNECTION_LOST;
        const auto none = std::nullopt;
        // Connected at 1.05 s. {what, demand, timeout, bytes at, loss at, notice, end, traced...}
        const std::vector<Course> courses{
            {"holding time", hold(3.0), 0.0, 2.0, 0.0, 4.04, 4.05, 4.07},
            {"holding time below the notice", hold(0.004), 0.0, 1.051, 0.0, 1.05, 1.054, 1.074},
            {"volume", volume, 0.0, 2.0, 0.0, 2.0, 2.01, 2.03},
            {"endless", endless, 0.0, 2.0, 0.0, none, none, none},
            {"time-out", endless, 4.0, 2.0, 0.0, 5.05, 5.06, 5.08, timeout},
            {"holding time before time-out", hold(3.0), 4.0, 2.0, 0.0, 4.04, 4.05, 4.07},
            {"volume too late", GrowsHelper::Volume(2e6), 4.0, 2.0, 0.0, 5.05, 5.06, 5.08, timeout},
            {"lost", hold(3.0), 0.0, 2.0, 2.5, none, 2.5, 2.5, lost},
            {"lost while leaving", hold(3.0), 0.0, 2.0, 4.06, 4.04, 4.05, 4.06},
            {"moved", hold(3.0), 0.0, 2.0, 0.0, 4.04, 4.05, 4.07, GrowsReason::NONE, 2.5},
            {"moved, volume", volume, 0.0, 2.0, 0.0, 2.0, 2.01, 2.03, GrowsReason::NONE, 1.5},
            {"moved, endless", endless, 0.0, 2.0, 0.0, none, none, none, GrowsReason::NONE, 2.5},
            {"moved while waiting for the notice",
             volume,
             0.0,
             2.0,
             0.0,
             2.0,
             2.015,
             2.035,
             GrowsReason::NONE,
             2.005},
            {"moved while leaving",
             volume,
             0.0,
             2.0,
             0.0,
             2.0,
             2.01,
             2.03,
             GrowsReason::NONE,
             2.02}};
        for (const auto& course : courses)
        {
            AddTestCase(new CourseTestCase(course));
        }
    }
};

GrowsSessionTestSuite g_growsSessionTestSuite; //!< registers the suite

} // namespace
