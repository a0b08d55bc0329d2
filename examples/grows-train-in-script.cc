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

/**
 * \file
 * \ingroup grows
 * A script in which an agent can be trained: users come, want to be served for some seconds, and
 * leave; most of them are near the first of three base stations, which is too small for all. It has
 * the three lines and nothing else of this module: `./grows train --program` does the rest.
 */

using namespace ns3;

/** Puts \p enbNodes in a row, and \p ueNodes around the first of them. */
void
InstallMobility(NodeContainer enbNodes, NodeContainer ueNodes)
{
    MobilityHelper mobility;
    mobility.SetPositionAllocator("ns3::GridPositionAllocator", "DeltaX", DoubleValue(400.0));
    mobility.Install(enbNodes);
    mobility.SetPositionAllocator("ns3::RandomDiscPositionAllocator",
                                  "Rho",
                                  StringValue("ns3::UniformRandomVariable[Min=20|Max=500]"));
    mobility.Install(ueNodes);
}

/** Sends 4 Mbit/s to each UE from \p source; lost while the UE is not served. */
void
InstallTraffic(Ptr<Node> source, NodeContainer ueNodes, Ipv4InterfaceContainer addresses)
{
    for (uint32_t i = 0; i < ueNodes.GetN(); ++i)
    {
        OnOffHelper onOff("ns3::UdpSocketFactory", InetSocketAddress(addresses.GetAddress(i), 9));
        onOff.SetConstantRate(DataRate("4Mbps"), 1000);
        onOff.Install(source);
    }
    PacketSinkHelper("ns3::UdpSocketFactory", InetSocketAddress(9)).Install(ueNodes);
}

int
main(int argc, char* argv[])
{
    Time simTime = Seconds(20);
    double arrivalRate = 2.5;
    CommandLine cmd(__FILE__);
    cmd.AddValue("simTime", "Total duration of the simulation", simTime);
    cmd.AddValue("arrivalRate", "Users that come in a second", arrivalRate);
    cmd.Parse(argc, argv);

    auto lteHelper = CreateObject<LteHelper>();
    auto epcHelper = CreateObject<PointToPointEpcHelper>();
    lteHelper->SetEpcHelper(epcHelper);
    NodeContainer enbNodes(3);
    NodeContainer ueNodes(12);
    InstallMobility(enbNodes, ueNodes);
    NetDeviceContainer enbDevs;
    for (uint32_t i = 0; i < enbNodes.GetN(); ++i) // each on a carrier of its own
    {
        lteHelper->SetEnbDeviceAttribute("DlEarfcn", UintegerValue(100 + 100 * i));
        lteHelper->SetEnbDeviceAttribute("UlEarfcn", UintegerValue(18100 + 100 * i));
        enbDevs.Add(lteHelper->InstallEnbDevice(enbNodes.Get(i)));
    }
    auto ueDevs = lteHelper->InstallUeDevice(ueNodes);
    InternetStackHelper().Install(ueNodes);
    InstallTraffic(epcHelper->GetPgwNode(), ueNodes, epcHelper->AssignUeIpv4Address(ueDevs));

    auto users = CreateObject<GrowsPoissonArrivalProcess>();
    users->SetAttribute("Rate", DoubleValue(arrivalRate));
    users->SetAttribute("Demand", StringValue("ns3::ExponentialRandomVariable[Mean=3.0]"));
    users->SetAttribute("MeanDemand", DoubleValue(3.0));
    GrowsLteHelper grows("max-rssi");     // line 1
    grows.Install(lteHelper, enbDevs);    // line 2
    grows.InstallArrivals(users, ueDevs); // line 3

    Simulator::Stop(simTime);
    Simulator::Run();
    Simulator::Destroy();
    return 0;
}
