// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "ns3/config.h"
#include "ns3/double.h"
#include "ns3/grows-scenario-helper.h"
#include "ns3/grows-session-traffic.h"
#include "ns3/grows-traffic-pool.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/ipv4-address-helper.h"
#include "ns3/point-to-point-helper.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/test.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <memory>
#include <numeric>
#include <string>
#include <vector>

using namespace ns3;

namespace
{

/// \param text one class as attributes have it \return the class
GrowsTrafficClass
ParseClass(const std::string& text)
{
    std::vector<GrowsTrafficClass> classes;
    const auto problem = GrowsParseTrafficClasses(text, classes);
    NS_ABORT_MSG_UNLESS(problem.empty(), problem);
    return classes.front();
}

/// \param report of a session \return its mean packet delay in seconds
double
GetMeanDelayS(const GrowsTrafficReport& report)
{
    return std::accumulate(report.delaysS.begin(), report.delaysS.end(), 0.0) /
           report.delaysS.size();
}

/// The traffic of a class over a link.
struct Scene
{
    /// \param text the class as attributes have it \param rate of the link \param delay of the link
    Scene(const std::string& text, const std::string& rate, const std::string& delay)
        : traffic(GrowsSessionTraffic::Create(ParseClass(text)))
    {
        NodeContainer nodes;
        nodes.Create(2);
        InternetStackHelper().Install(nodes);
        PointToPointHelper link;
        link.SetDeviceAttribute("DataRate", StringValue(rate));
        link.SetChannelAttribute("Delay", StringValue(delay));
        link.SetQueue("ns3::DropTailQueue", "MaxSize", StringValue("1000p"));
        const auto devices = link.Install(nodes);
        const auto addresses = Ipv4AddressHelper("10.0.0.0", "255.0.0.0").Assign(devices);
        traffic->Install({nodes.Get(0), nodes.Get(1), addresses.GetAddress(1), 4000});
    }

    ~Scene()
    {
        traffic->Dispose();
        Simulator::Destroy();
    }

    /// Begin a session and run. \param seconds how long \param session what it is
    void Run(double seconds, const GrowsSessionTraffic::Session& session)
    {
        Simulator::ScheduleNow(&GrowsSessionTraffic::Start, traffic, session);
        Continue(seconds);
    }

    /// Run. \param seconds how long
    static void Continue(double seconds)
    {
        Simulator::Stop(Seconds(seconds));
        Simulator::Run();
    }

    Ptr<GrowsSessionTraffic> traffic; //!< that of the class
};

const std::string VOIP = "name=voip,kind=cbr,rate_bps=64000,packet_bytes=160"; //!< a class

} // namespace

/// Packets with sequence numbers and times.
class GrowsPacketTrafficTestCase : public TestCase
{
  public:
    GrowsPacketTrafficTestCase()
        : TestCase("CBR and video: rates, packets, delays; late packets of a former session")
    {
    }

  private:
    void CheckCbr()
    {
        Scene scene(VOIP, "10Mb/s", "3ms");
        scene.Run(10.0, {{}, 0.5, 0});
        scene.traffic->Stop();
        Scene::Continue(1.0);
        const auto report = scene.traffic->GetReport();
        NS_TEST_EXPECT_MSG_EQ(report.trafficClass, "voip", "class");
        NS_TEST_EXPECT_MSG_EQ(report.servedS, 10.0, "until it was stopped");
        NS_TEST_EXPECT_MSG_EQ(report.sentPackets, 500, "50 a second, from half an interval on");
        NS_TEST_EXPECT_MSG_EQ(report.receivedPackets, 500, "none is lost");
        NS_TEST_EXPECT_MSG_EQ(report.offeredBytes, 80000.0, "64 kbit/s");
        NS_TEST_EXPECT_MSG_EQ(report.deliveredBytes, 80000, "all");
        NS_TEST_EXPECT_MSG_EQ(report.delaysS.size(), 500, "a delay each");
        // 160 bytes, and 30 of headers
        NS_TEST_EXPECT_MSG_EQ_TOL(GetMeanDelayS(report), 3.152e-3, 1e-6, "the link's delay");
    }

    void CheckOverload()
    {
        Scene scene(VOIP, "38kb/s", "3ms"); // half of 190 bytes every 20 ms
        scene.Run(4.0, {});
        const auto report = scene.traffic->GetReport();
        NS_TEST_EXPECT_MSG_EQ_TOL(static_cast<double>(report.deliveredBytes),
                                  report.offeredBytes / 2.0,
                                  320.0,
                                  "half of what is offered");
        NS_TEST_EXPECT_MSG_EQ_TOL(GetMeanDelayS(report), 1.0, 0.05, "the queue grows to 2 s");
    }

    void CheckLatePackets()
    {
        Scene scene(VOIP, "10Mb/s", "500ms");
        scene.Run(1.0, {{}, 0.5, 0});
        NS_TEST_EXPECT_MSG_EQ(scene.traffic->GetReport().receivedPackets, 25, "half a second");
        scene.Run(0.4, {{}, 0.5, 0});
        const auto report = scene.traffic->GetReport();
        NS_TEST_EXPECT_MSG_EQ(report.sentPackets, 20, "of the new session");
        NS_TEST_EXPECT_MSG_EQ(report.receivedPackets, 0, "only those of the former have arrived");
        scene.traffic->Stop();
        Scene::Continue(0.6);
        NS_TEST_EXPECT_MSG_EQ(scene.traffic->GetReport().receivedPackets, 20, "its own");
        NS_TEST_EXPECT_MSG_EQ(scene.traffic->GetReport().sentPackets, 20, "and no more");
    }

    void CheckVideo()
    {
        Scene scene("name=video,kind=video,rate_bps=1e6", "100Mb/s", "1ms");
        scene.Run(0.03, {});
        const double intra = scene.traffic->GetReport().offeredBytes;
        NS_TEST_EXPECT_MSG_EQ(intra, 18750.0, "5/16 of the 60 kB of a group: an I frame");
        NS_TEST_EXPECT_MSG_EQ(scene.traffic->GetReport().sentPackets, 14, "of 1400 bytes at most");
        Scene::Continue(0.04);
        NS_TEST_EXPECT_MSG_EQ(scene.traffic->GetReport().offeredBytes - intra, 3750.0, "a P frame");
        Scene::Continue(0.40);
        NS_TEST_EXPECT_MSG_EQ(scene.traffic->GetReport().offeredBytes, 60000.0, "a group");
        Scene::Continue(10 * 0.48);
        const auto report = scene.traffic->GetReport();
        NS_TEST_EXPECT_MSG_EQ(report.offeredBytes, 660000.0, "eleven groups: the mean rate");
        NS_TEST_EXPECT_MSG_EQ(report.deliveredBytes, 660000, "all of it");
        NS_TEST_EXPECT_MSG_GT(report.delaysS.size(), 480, "a delay for each packet");
    }

    void DoRun() override
    {
        CheckCbr();
        CheckOverload();
        CheckLatePackets();
        CheckVideo();
    }
};

/// Flows and files.
class GrowsFlowTrafficTestCase : public TestCase
{
  public:
    GrowsFlowTrafficTestCase()
        : TestCase("backlogged traffic and files of both FTP models")
    {
    }

  private:
    void CheckBacklogged()
    {
        Scene scene("name=data,kind=backlogged", "10Mb/s", "1ms");
        scene.Run(1.0, {});
        const auto report = scene.traffic->GetReport();
        NS_TEST_EXPECT_MSG_EQ(std::isnan(report.offeredBytes), true, "without limit");
        NS_TEST_EXPECT_MSG_EQ_TOL(report.deliveredBytes, 1.25e6 * 1400 / 1430, 5e3, "line rate");
    }

    void CheckOneFile()
    {
        Scene scene("name=file,kind=ftp1,volume_bytes=5e5", "10Mb/s", "1ms");
        GrowsDemand demand;
        demand.kind = GrowsDemand::Kind::VOLUME;
        demand.amount = 1e6;
        scene.Run(0.4, {demand, 0.0, 0});
        NS_TEST_EXPECT_MSG_EQ(scene.traffic->GetReport().completionsS.size(), 0, "not yet");
        NS_TEST_EXPECT_MSG_GT(scene.traffic->GetReport().deliveredBytes, 450000, "a part");
        Scene::Continue(1.6);
        const auto report = scene.traffic->GetReport();
        NS_TEST_EXPECT_MSG_EQ(report.offeredBytes, 1e6, "the user's volume");
        NS_TEST_EXPECT_MSG_EQ(report.deliveredBytes, 1000000, "it is all there");
        NS_TEST_ASSERT_MSG_EQ(report.completionsS.size(), 1, "one file");
        NS_TEST_EXPECT_MSG_EQ_TOL(report.completionsS[0], 0.818, 2e-3, "at line rate");
        NS_TEST_EXPECT_MSG_EQ(report.servedS, 2.0, "it goes on being served");
    }

    /// \param stream random stream of the session \return the report of 20 s of files
    static GrowsTrafficReport RunFiles(int64_t stream)
    {
        Scene scene("name=files,kind=ftp3,volume_bytes=1e5,files_per_s=4", "10Mb/s", "1ms");
        scene.Run(20.0, {{}, 0.0, stream});
        return scene.traffic->GetReport();
    }

    void CheckManyFiles()
    {
        const auto report = RunFiles(5);
        const double files = report.offeredBytes / 1e5;
        NS_TEST_EXPECT_MSG_EQ(files, std::floor(files), "whole files");
        NS_TEST_EXPECT_MSG_EQ_TOL(files, 80.0, 4.0 * std::sqrt(80.0), "4 a second");
        NS_TEST_EXPECT_MSG_GT_OR_EQ(report.completionsS.size(), files - 2.0, "they complete");
        const auto [least, most] =
            std::minmax_element(report.completionsS.begin(), report.completionsS.end());
        NS_TEST_EXPECT_MSG_GT(*least, 0.0817, "a file takes 81.7 ms of the link");
        NS_TEST_EXPECT_MSG_LT(*least, 0.09, "one that found no other took no longer");
        NS_TEST_EXPECT_MSG_GT(*most, 0.12, "some waited for others");
        NS_TEST_EXPECT_MSG_GT_OR_EQ(static_cast<double>(report.deliveredBytes),
                                    1e5 * report.completionsS.size(),
                                    "whole files, and a part");
        NS_TEST_EXPECT_MSG_EQ((RunFiles(5).completionsS == report.completionsS),
                              true,
                              "the stream alone decides when they arrive");
        NS_TEST_EXPECT_MSG_EQ((RunFiles(6).completionsS == report.completionsS), false, "another");
    }

    void DoRun() override
    {
        RngSeedManager::SetRun(10001);
        CheckBacklogged();
        CheckOneFile();
        CheckManyFiles();
    }
};

/// Web pages.
class GrowsWebTrafficTestCase : public TestCase
{
  public:
    GrowsWebTrafficTestCase()
        : TestCase("web pages arrive, in a second session of the device, too")
    {
    }

  private:
    void DoRun() override
    {
        RngSeedManager::SetRun(10001);
        Scene scene("name=web,kind=web", "10Mb/s", "5ms");
        scene.Run(120.0, {{}, 0.0, 100});
        const auto first = scene.traffic->GetReport();
        NS_TEST_EXPECT_MSG_GT(first.completionsS.size(), 1, "a page now and then");
        NS_TEST_EXPECT_MSG_LT(first.completionsS.size(), 60, "and time to read it");
        NS_TEST_EXPECT_MSG_GT(first.offeredBytes, 1e4, "objects");
        NS_TEST_EXPECT_MSG_LT_OR_EQ(static_cast<double>(first.deliveredBytes),
                                    first.offeredBytes,
                                    "no more than they are");
        NS_TEST_EXPECT_MSG_GT(static_cast<double>(first.deliveredBytes),
                              0.9 * first.offeredBytes,
                              "most of it");
        for (const double seconds : first.completionsS)
        {
            NS_TEST_EXPECT_MSG_GT(seconds, 0.01, "a round trip at least");
            NS_TEST_EXPECT_MSG_LT(seconds, 20.0, "it takes its time to read, not to arrive");
        }
        scene.Run(0.0, {{}, 0.0, 200});
        NS_TEST_EXPECT_MSG_EQ(scene.traffic->GetReport().deliveredBytes, 0, "it begins anew");
        Scene::Continue(60.0);
        NS_TEST_EXPECT_MSG_GT(scene.traffic->GetReport().completionsS.size(), 0, "a page");
    }
};

/// Devices of scenarios with classes.
class GrowsTrafficPoolTestCase : public TestCase
{
  public:
    GrowsTrafficPoolTestCase()
        : TestCase("as many devices as are enough for the users present at a time")
    {
    }

  private:
    /// \param name of a scenario \param mostUsers see GrowsTrafficPool \param groupSize likewise
    /// \param classes in place of the scenario's \return the number of devices
    static uint32_t GetSize(const std::string& name,
                            uint32_t mostUsers,
                            uint32_t groupSize = 0,
                            const std::string& classes = "")
    {
        const auto scenario = GrowsRadioScenario::Create(name);
        if (!classes.empty())
        {
            scenario->SetAttribute("TrafficClasses", StringValue(classes));
        }
        return GrowsTrafficPool(*scenario, mostUsers, groupSize).GetSize();
    }

    void DoRun() override
    {
        const std::string guaranteed = "name=a,share=0.25,gbr_bps=1e5,kind=cbr,rate_bps=64000,"
                                       "packet_bytes=160|name=b,share=0.75,kind=backlogged";
        // 4 a second for 10.3 s: 41.2, 8 times the root of it, and 8
        NS_TEST_EXPECT_MSG_EQ(GetSize("voip-hotspot", 300), 101, "mean, eight deviations, eight");
        NS_TEST_EXPECT_MSG_EQ(GetSize("voip-hotspot", 60), 61, "no more than can be served");
        NS_TEST_EXPECT_MSG_EQ(GetSize("voip-hotspot", 60, 7), 7, "as asked for");
        // 2/s light for 10.3 s, 3.2/s files for 16 s: 71.8
        NS_TEST_EXPECT_MSG_EQ(GetSize("files-and-light", 500), 148, "files at 0.5 Mbit/s");
        // 1/s and 3/s for 10.3 s
        NS_TEST_EXPECT_MSG_EQ(GetSize("voip-hotspot", 300, 0, guaranteed),
                              44 + 84,
                              "devices of their own for a guaranteed rate");
    }
};

/**
 * \ingroup grows-tests
 * A scenario with classes in LTE packets.
 */
class GrowsClassScenarioTestCase : public TestCase
{
  public:
    using TestCase::TestCase;

  protected:
    /// \param name of a scenario \param classes in place of the scenario's \param rate of arrivals
    /// \param seconds to run \param poolSize 0: as usual
    void Run(const std::string& name,
             const std::string& classes,
             double rate,
             double seconds,
             uint32_t poolSize = 0)
    {
        RngSeedManager::SetRun(10001);
        m_reports.clear();
        m_rejected.clear();
        const auto scenario = GrowsRadioScenario::Create(name);
        scenario->SetAttribute("ArrivalRate", DoubleValue(rate));
        scenario->SetAttribute("TrafficClasses", StringValue(classes));
        m_network =
            std::make_unique<GrowsScenarioHelper>(scenario,
                                                  GrowsAssociationPolicy::Create("least-loaded"));
        if (poolSize > 0)
        {
            m_network->SetPoolSize(poolSize);
        }
        m_network->Install(0);
        auto& grows = m_network->GetGrowsHelper();
        grows.TraceConnect("Departure",
                           MakeCallback(&GrowsClassScenarioTestCase::RecordSession, this));
        grows.TraceConnect("Rejection",
                           MakeCallback(&GrowsClassScenarioTestCase::RecordRejection, this));
        Simulator::Stop(Seconds(seconds));
        Simulator::Run();
        for (const auto& handler : grows.GetHandlers())
        {
            for (const auto& [user, session] : handler->GetSessions())
            {
                RecordSession(session);
            }
        }
        Simulator::Destroy();
        m_network.reset();
    }

    /// \param name of a class \param leastS seconds \return its reports, if served for as long
    std::vector<GrowsTrafficReport> Select(const std::string& name, double leastS) const
    {
        std::vector<GrowsTrafficReport> selected;
        std::copy_if(m_reports.begin(),
                     m_reports.end(),
                     std::back_inserter(selected),
                     [&](const auto& report) {
                         return report.trafficClass == name && report.servedS >= leastS;
                     });
        return selected;
    }

    std::vector<GrowsTrafficReport> m_reports;  //!< of sessions, also of those not ended
    std::vector<GrowsTrafficReport> m_rejected; //!< of arrivals without a session

  private:
    /// \param session that has ended, or is still under way at the end
    void RecordSession(const GrowsSession& session)
    {
        m_reports.push_back(m_network->GetTrafficReport(session.user));
    }

    /// \param user that is not served \param time when \param reason why
    void RecordRejection(uint32_t user, Time /* time */, GrowsReason /* reason */)
    {
        m_rejected.push_back(m_network->GetTrafficReport(user));
    }

    std::unique_ptr<GrowsScenarioHelper> m_network; //!< what runs
};

/// Sessions of all classes of a scenario.
class GrowsMixedTrafficTestCase : public GrowsClassScenarioTestCase
{
  public:
    GrowsMixedTrafficTestCase()
        : GrowsClassScenarioTestCase("classes in LTE: every kind is served, rejections have one")
    {
    }

  private:
    /// VoIP beside backlogged users, as in the scenario voip-hotspot, but more of them.
    void CheckVoip()
    {
        Run("voip-hotspot", VOIP + ",share=0.6|name=data,share=0.4,kind=backlogged", 4.0, 5.0);
        const auto voip = Select("voip", 1.0);
        NS_TEST_EXPECT_MSG_GT(voip.size(), 4, "sessions of VoIP");
        for (const auto& report : voip)
        {
            NS_TEST_EXPECT_MSG_EQ_TOL(8.0 * report.offeredBytes / report.servedS,
                                      64e3,
                                      0.05 * 64e3,
                                      "it offers its rate");
            NS_TEST_EXPECT_MSG_GT(report.receivedPackets, 0.8 * report.sentPackets, "it arrives");
            NS_TEST_EXPECT_MSG_GT(GetMeanDelayS(report), 2e-3, "the core network and a TTI");
        }
        const auto data = Select("data", 0.5);
        NS_TEST_EXPECT_MSG_GT(data.size(), 0, "sessions of backlogged users");
        for (const auto& report : data)
        {
            NS_TEST_EXPECT_MSG_EQ(std::isnan(report.offeredBytes), true, "without limit");
            NS_TEST_EXPECT_MSG_GT(8.0 * report.deliveredBytes / report.servedS,
                                  2e5,
                                  "it gets more");
        }
    }

    /// The other kinds, one user in a cell or two.
    void CheckOthers()
    {
        Run("hotspot",
            "name=video,share=0.2,kind=video,rate_bps=3e5|"
            "name=file,share=0.2,kind=ftp1,volume_bytes=2e5|"
            "name=files,share=0.3,kind=ftp3,volume_bytes=5e4,files_per_s=2|"
            "name=web,share=0.3,kind=web",
            3.0,
            8.0);
        for (const std::string name : {"video", "file", "files", "web"})
        {
            const auto reports = Select(name, 0.1);
            NS_TEST_EXPECT_MSG_GT(reports.size(), 0, name + ": somebody was served");
            double completions = 0.0;
            for (const auto& report : reports)
            {
                completions += report.completionsS.size();
                NS_TEST_EXPECT_MSG_LT_OR_EQ(static_cast<double>(report.deliveredBytes),
                                            report.offeredBytes,
                                            name + ": no more than it offers");
            }
            NS_TEST_EXPECT_MSG_EQ((completions > 0.0), (name != "video"), name + ": files, pages");
        }
    }

    void CheckRejected()
    {
        Run("hotspot", VOIP, 8.0, 3.0, 2);
        NS_TEST_EXPECT_MSG_GT(m_rejected.size(), 4, "two devices are too few");
        for (const auto& report : m_rejected)
        {
            NS_TEST_EXPECT_MSG_EQ(report.trafficClass, "voip", "the class is known");
            NS_TEST_EXPECT_MSG_EQ(report.servedS, 0.0, "and nothing else");
            NS_TEST_EXPECT_MSG_EQ(report.offeredBytes, 0.0, "and nothing else");
        }
    }

    void DoRun() override
    {
        CheckVoip();
        CheckOthers();
        CheckRejected();
    }
};

/// Delays of packets in cells that are empty, and in cells that are offered too much.
class GrowsCellDelayTestCase : public GrowsClassScenarioTestCase
{
  public:
    GrowsCellDelayTestCase()
        : GrowsClassScenarioTestCase("packets wait in an overloaded cell")
    {
    }

  private:
    /// \param rate of arrivals \return mean delay of all packets in seconds
    double GetDelayS(double rate)
    {
        Run("hotspot", "name=a,kind=cbr,rate_bps=3e6,packet_bytes=1400", rate, 5.0);
        double sum = 0.0;
        double packets = 0.0;
        for (const auto& report : Select("a", 0.5))
        {
            sum += std::accumulate(report.delaysS.begin(), report.delaysS.end(), 0.0);
            packets += report.delaysS.size();
        }
        return sum / packets;
    }

    void DoRun() override
    {
        const double emptyS = GetDelayS(0.5);
        NS_TEST_EXPECT_MSG_GT(emptyS, 2e-3, "the core network and a TTI");
        NS_TEST_EXPECT_MSG_LT(emptyS, 0.03, "and hardly more");
        NS_TEST_EXPECT_MSG_GT(GetDelayS(8.0), 10.0 * emptyS, "queues");
    }
};

/// A guaranteed rate beside backlogged users.
class GrowsGuaranteedRateTestCase : public GrowsClassScenarioTestCase
{
  public:
    GrowsGuaranteedRateTestCase()
        : GrowsClassScenarioTestCase("a guaranteed rate is held by a scheduler that minds it")
    {
    }

  private:
    /// \param scheduler name of ns-3's \param gbr member of the class
    /// \return what the class gets of the rate that it offers, the least of its users
    double GetLeastShare(const std::string& scheduler, const std::string& gbr)
    {
        Config::SetDefault("ns3::LteHelper::Scheduler",
                           StringValue("ns3::" + scheduler + "FfMacScheduler"));
        Run("hotspot",
            "name=gbr,share=0.25,kind=cbr,rate_bps=1e6,packet_bytes=1000" + gbr +
                "|name=data,share=0.75,kind=backlogged",
            8.0,
            4.0,
            14);
        Config::SetDefault("ns3::LteHelper::Scheduler", StringValue("ns3::PfFfMacScheduler"));
        double least = 1.0;
        for (const auto& report : Select("gbr", 1.0))
        {
            least = std::min(least, report.deliveredBytes / report.offeredBytes);
        }
        return least;
    }

    void DoRun() override
    {
        const std::string gbr = ",gbr_bps=1.1e6";
        NS_TEST_EXPECT_MSG_LT(GetLeastShare("Pf", gbr), 0.9, "proportional fair ignores it");
        NS_TEST_EXPECT_MSG_GT(GetLeastShare("Cqa", gbr), 0.95, "channel and QoS aware holds it");
    }
};

/// The suite.
class GrowsSessionTrafficTestSuite : public TestSuite
{
  public:
    GrowsSessionTrafficTestSuite()
        : TestSuite("grows-session-traffic", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new GrowsPacketTrafficTestCase);
        AddTestCase(new GrowsFlowTrafficTestCase);
        AddTestCase(new GrowsWebTrafficTestCase);
        AddTestCase(new GrowsTrafficPoolTestCase);
        AddTestCase(new GrowsMixedTrafficTestCase);
        AddTestCase(new GrowsCellDelayTestCase);
        AddTestCase(new GrowsGuaranteedRateTestCase);
    }
};

/// Registers the suite.
static GrowsSessionTrafficTestSuite g_growsSessionTrafficTestSuite;
