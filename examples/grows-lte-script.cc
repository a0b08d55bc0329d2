// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "ns3/applications-module.h"
#include "ns3/core-module.h"
#include "ns3/grows-lte-helper.h"
#include "ns3/internet-module.h"
#include "ns3/lte-module.h"
#include "ns3/mobility-module.h"
#include "ns3/point-to-point-module.h"

/**
 * \file
 * \ingroup grows
 * A script as ns-3's LTE examples are: three base stations, and UEs most of which are near the
 * first. Three lines of it are of this module, in place of LteHelper::Attach. It prints nothing:
 * `./grows run --program` compares policies in it.
 */

using namespace ns3;

/** \return a host on the internet, behind the gateway of \p epcHelper */
Ptr<Node>
CreateRemoteHost(Ptr<PointToPointEpcHelper> epcHelper)
{
    auto remoteHost = CreateObject<Node>();
    InternetStackHelper().Install(remoteHost);
    PointToPointHelper p2ph;
    p2ph.SetDeviceAttribute("DataRate", StringValue("100Gb/s"));
    Ipv4AddressHelper("1.0.0.0", "255.0.0.0")
        .Assign(p2ph.Install(epcHelper->GetPgwNode(), remoteHost));
    Ipv4StaticRoutingHelper()
        .GetStaticRouting(remoteHost->GetObject<Ipv4>())
        ->AddNetworkRouteTo("7.0.0.0", "255.0.0.0", 1);
    return remoteHost;
}

/** Sends 2 Mbit/s to each UE from \p remoteHost, beginning within the first second. */
void
InstallTraffic(Ptr<Node> remoteHost, NodeContainer ueNodes, Ipv4InterfaceContainer ueIfaces)
{
    auto startTime = CreateObject<UniformRandomVariable>();
    for (uint32_t i = 0; i < ueNodes.GetN(); ++i)
    {
        UdpClientHelper client(ueIfaces.GetAddress(i), 1234);
        client.SetAttribute("Interval", TimeValue(MilliSeconds(4)));
        client.SetAttribute("PacketSize", UintegerValue(1000));
        client.SetAttribute("MaxPackets", UintegerValue(1000000));
        client.Install(remoteHost).Start(Seconds(startTime->GetValue(0.1, 1.0)));
    }
    PacketSinkHelper("ns3::UdpSocketFactory", InetSocketAddress(1234)).Install(ueNodes);
}

int
main(int argc, char* argv[])
{
    uint16_t numUes = 15;
    Time simTime = Seconds(10);
    CommandLine cmd(__FILE__);
    cmd.AddValue("numUes", "Number of UEs", numUes);
    cmd.AddValue("simTime", "Total duration of the simulation", simTime);
    cmd.Parse(argc, argv);

    auto lteHelper = CreateObject<LteHelper>();
    auto epcHelper = CreateObject<PointToPointEpcHelper>();
    lteHelper->SetEpcHelper(epcHelper);
    auto remoteHost = CreateRemoteHost(epcHelper);
    // Base stations in a row, UEs around the first
    NodeContainer enbNodes(3);
    NodeContainer ueNodes(numUes);
    MobilityHelper mobility;
    mobility.SetPositionAllocator("ns3::GridPositionAllocator", "DeltaX", DoubleValue(400.0));
    mobility.Install(enbNodes);
    mobility.SetPositionAllocator("ns3::RandomDiscPositionAllocator",
                                  "Rho",
                                  StringValue("ns3::UniformRandomVariable[Min=20|Max=400]"));
    mobility.Install(ueNodes);
    NetDeviceContainer enbDevs;
    for (uint32_t i = 0; i < enbNodes.GetN(); ++i) // each on a carrier of its own
    {
        lteHelper->SetEnbDeviceAttribute("DlEarfcn", UintegerValue(100 + 100 * i));
        lteHelper->SetEnbDeviceAttribute("UlEarfcn", UintegerValue(18100 + 100 * i));
        enbDevs.Add(lteHelper->InstallEnbDevice(enbNodes.Get(i)));
    }
    auto ueDevs = lteHelper->InstallUeDevice(ueNodes);
    InternetStackHelper().Install(ueNodes);
    auto ueIfaces = epcHelper->AssignUeIpv4Address(ueDevs);

    GrowsLteHelper grows("max-rssi");  // line 1
    grows.Install(lteHelper, enbDevs); // line 2
    grows.Attach(ueDevs);              // line 3, instead of lteHelper->Attach(ueDevs)

    InstallTraffic(remoteHost, ueNodes, ueIfaces);
    Simulator::Stop(simTime);
    Simulator::Run();
    Simulator::Destroy();
    return 0;
}
