// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "ns3/applications-module.h"
#include "ns3/core-module.h"
#include "ns3/grows-lte-helper.h"
#include "ns3/grows-poisson-arrival-process.h"
#include "ns3/internet-module.h"
#include "ns3/lte-module.h"
#include "ns3/mobility-module.h"

// The three lines in a script like lena-simple-epc: three carriers, Poisson arrivals of pooled UEs.

using namespace ns3;

void
PrintDecision(const GrowsDecisionRecord& record)
{
    std::cout << record.time.GetSeconds() << " s  user " << record.state.user << " -> "
              << (record.cell ? "cell " + std::to_string(*record.cell) : "none") << "\n";
}

void
PrintRejection(uint32_t user, Time time, GrowsReason reason)
{
    std::cout << time.GetSeconds() << " s  user " << user
              << " is rejected: " << GrowsToString(reason) << "\n";
}

void
PrintDeparture(const GrowsSession& session)
{
    std::cout << session.departed->GetSeconds() << " s  user " << session.user << " leaves cell "
              << session.cell << " after " << (*session.departed - *session.connected).GetSeconds()
              << " s with " << session.receivedBytes << " bytes " << GrowsToString(session.reason)
              << "\n";
}

/** Sends 1 Mbit/s to each UE from \p source; lost while the UE is not connected. */
void
InstallTraffic(Ptr<Node> source, NodeContainer ueNodes, Ipv4InterfaceContainer addresses)
{
    for (uint32_t i = 0; i < ueNodes.GetN(); ++i)
    {
        OnOffHelper onOff("ns3::UdpSocketFactory", InetSocketAddress(addresses.GetAddress(i), 9));
        onOff.SetConstantRate(DataRate("1Mbps"), 1000);
        onOff.Install(source);
    }
    PacketSinkHelper("ns3::UdpSocketFactory", InetSocketAddress(9)).Install(ueNodes);
}

int
main(int argc, char* argv[])
{
    std::string policy = "max-rssi-retry";
    double seconds = 10.0;
    double rate = 1.0;
    uint32_t nUes = 10;
    CommandLine cmd(__FILE__);
    cmd.AddValue("policy", "name of the association policy", policy);
    cmd.AddValue("duration", "simulated seconds", seconds);
    cmd.AddValue("rate", "arrivals per second", rate);
    cmd.AddValue("ues", "UE devices in the pool", nUes);
    cmd.Parse(argc, argv);
    GrowsLteNetwork::ConfigureDefaults();
    auto lteHelper = CreateObject<LteHelper>();
    auto epcHelper = CreateObject<PointToPointEpcHelper>();
    lteHelper->SetEpcHelper(epcHelper);
    NodeContainer enbNodes(3);
    NodeContainer ueNodes(nUes);
    MobilityHelper mobility;
    mobility.SetPositionAllocator("ns3::GridPositionAllocator", "DeltaX", DoubleValue(500.0));
    mobility.Install(enbNodes);
    Config::SetDefault("ns3::RandomRectanglePositionAllocator::X",
                       StringValue("ns3::UniformRandomVariable[Min=0|Max=1000]"));
    mobility.SetPositionAllocator("ns3::RandomRectanglePositionAllocator");
    mobility.Install(ueNodes);
    NetDeviceContainer enbDevices;
    for (uint32_t i = 0; i < enbNodes.GetN(); ++i)
    {
        lteHelper->SetEnbDeviceAttribute("DlEarfcn", UintegerValue(100 + 100 * i));
        lteHelper->SetEnbDeviceAttribute("UlEarfcn", UintegerValue(18100 + 100 * i));
        enbDevices.Add(lteHelper->InstallEnbDevice(enbNodes.Get(i)));
    }
    auto ueDevices = lteHelper->InstallUeDevice(ueNodes);
    InternetStackHelper().Install(ueNodes);
    auto addresses = epcHelper->AssignUeIpv4Address(ueDevices);
    InstallTraffic(epcHelper->GetPgwNode(), ueNodes, addresses);

    GrowsLteHelper grows(policy);         // line 1
    grows.Install(lteHelper, enbDevices); // line 2
    auto arrivals = CreateObject<GrowsPoissonArrivalProcess>();
    arrivals->SetAttribute("Rate", DoubleValue(rate));
    arrivals->SetAttribute("Demand", StringValue("ns3::ExponentialRandomVariable[Mean=3.0]"));
    arrivals->SetAttribute("MeanDemand", DoubleValue(3.0));
    grows.InstallArrivals(arrivals, ueDevices); // line 3
    grows.AssignStreams(1000);
    grows.TraceConnect("Decision", MakeCallback(&PrintDecision));
    grows.TraceConnect("Rejection", MakeCallback(&PrintRejection));
    grows.TraceConnect("Departure", MakeCallback(&PrintDeparture));
    Simulator::Stop(Seconds(seconds));
    Simulator::Run();
    Simulator::Destroy();
}
