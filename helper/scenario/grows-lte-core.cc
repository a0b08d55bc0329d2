// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-lte-core.h"

#include "ns3/abort.h"
#include "ns3/data-rate.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/ipv4-address-helper.h"
#include "ns3/ipv4-static-routing-helper.h"
#include "ns3/point-to-point-helper.h"
#include "ns3/point-to-point-net-device.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

namespace ns3
{

GrowsLteCore::GrowsLteCore()
    : m_epcHelper(CreateObject<PointToPointEpcHelper>()),
      m_lteHelper(CreateObject<LteHelper>()),
      m_host(CreateObject<Node>())
{
    m_lteHelper->SetEpcHelper(m_epcHelper);
    InternetStackHelper().Install(m_host);
    PointToPointHelper link;
    link.SetDeviceAttribute("DataRate", StringValue("100Gb/s"));
    link.SetDeviceAttribute("Mtu", UintegerValue(1500));
    link.SetChannelAttribute("Delay", StringValue("1ms"));
    Ipv4AddressHelper("1.0.0.0", "255.0.0.0")
        .Assign(link.Install(m_epcHelper->GetPgwNode(), m_host));
    Ipv4StaticRoutingHelper()
        .GetStaticRouting(m_host->GetObject<Ipv4>())
        ->AddNetworkRouteTo("7.0.0.0", "255.0.0.0", 1);
}

Ipv4InterfaceContainer
GrowsLteCore::InstallStacks(const NetDeviceContainer& devices) const
{
    for (uint32_t i = 0; i < devices.GetN(); ++i)
    {
        InternetStackHelper().Install(devices.Get(i)->GetNode());
    }
    const auto addresses = m_epcHelper->AssignUeIpv4Address(devices);
    for (uint32_t i = 0; i < devices.GetN(); ++i)
    {
        Ipv4StaticRoutingHelper()
            .GetStaticRouting(devices.Get(i)->GetNode()->GetObject<Ipv4>())
            ->SetDefaultRoute(m_epcHelper->GetUeDefaultGatewayAddress(), 1);
    }
    return addresses;
}

std::vector<Ptr<GrowsDownlinkFlow>>
GrowsLteCore::ConnectUes(const NetDeviceContainer& devices) const
{
    const auto addresses = InstallStacks(devices);
    std::vector<Ptr<GrowsDownlinkFlow>> flows(devices.GetN());
    for (uint32_t i = 0; i < devices.GetN(); ++i)
    {
        flows[i] = CreateObject<GrowsDownlinkFlow>();
        flows[i]->Install(m_host, devices.Get(i)->GetNode(), addresses.GetAddress(i));
    }
    return flows;
}

void
GrowsLteCore::LimitBackhaul(Ptr<Node> enb, double rateBps) const
{
    const auto gateway = m_epcHelper->GetSgwNode();
    bool found = false;
    for (uint32_t i = 0; i < gateway->GetNDevices(); ++i)
    {
        const auto device = DynamicCast<PointToPointNetDevice>(gateway->GetDevice(i));
        const auto channel = device ? device->GetChannel() : nullptr;
        for (std::size_t end = 0; channel && end < channel->GetNDevices(); ++end)
        {
            if (channel->GetDevice(end)->GetNode() == enb)
            {
                device->SetDataRate(DataRate(static_cast<uint64_t>(rateBps)));
                found = true;
            }
        }
    }
    NS_ABORT_MSG_UNLESS(found, "GrowsLteCore: no link leads from the gateway to the base station");
}

} // namespace ns3
