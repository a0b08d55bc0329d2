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
#include "ns3/point-to-point-module.h"

#include <iomanip>
#include <iostream>

/**
 * \file
 * \ingroup grows
 * User association in a script like ns-3's lena-simple-epc: three base stations on their own
 * carriers, a pool of UEs, Poisson arrivals. The three lines are marked.
 */

using namespace ns3;

namespace
{

/// Prints what an arrival led to.
void
PrintDecision(const GrowsDecisionRecord& record)
{
    std::cout << std::setw(7) << record.time.GetSeconds() << " s  user " << record.state.user;
    for (const auto& candidate : record.state.candidates)
    {
        std::cout << "  cell " << candidate.cell.cell << ": " << std::setprecision(4)
                  << candidate.link.rsrpDbm << " dBm, " << candidate.cell.users.size() << " users";
    }
    std::cout << "  -> " << (record.cell ? "cell " + std::to_string(*record.cell) : "none") << "\n";
}

/// Prints why an arrival was never served.
void
PrintRejection(uint32_t user, Time time, GrowsReason reason)
{
    std::cout << std::setw(7) << time.GetSeconds() << " s  user " << user
              << " is rejected: " << GrowsToString(reason) << "\n";
}

/// Prints the result of a session.
void
PrintDeparture(const GrowsSession& session)
{
    const double seconds = (*session.departed - *session.connected).GetSeconds();
    std::cout << std::setw(7) << Simulator::Now().GetSeconds() << " s  user " << session.user
              << " leaves cell " << session.cell << " after " << seconds << " s with "
              << session.receivedBytes << " bytes " << GrowsToString(session.reason) << "\n";
}

} // namespace

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
    mobility.SetMobilityModel("ns3::ConstantPositionMobilityModel");
    mobility.SetPositionAllocator("ns3::GridPositionAllocator", "DeltaX", DoubleValue(500.0));
    mobility.Install(enbNodes);
    mobility.SetPositionAllocator("ns3::RandomRectanglePositionAllocator",
                                  "X",
                                  StringValue("ns3::UniformRandomVariable[Min=0|Max=1000]"),
                                  "Y",
                                  StringValue("ns3::UniformRandomVariable[Min=-200|Max=200]"));
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

    // Traffic: 1 Mbit/s to every UE. What comes while a UE is not connected is lost at the gateway.
    constexpr uint16_t PORT = 1234;
    for (uint32_t i = 0; i < nUes; ++i)
    {
        OnOffHelper source("ns3::UdpSocketFactory",
                           InetSocketAddress(addresses.GetAddress(i), PORT));
        source.SetConstantRate(DataRate("1Mbps"), 1000);
        source.Install(epcHelper->GetPgwNode()).Start(Seconds(0.0));
    }
    PacketSinkHelper("ns3::UdpSocketFactory", InetSocketAddress(Ipv4Address::GetAny(), PORT))
        .Install(ueNodes);

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
    return 0;
}
