// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-uplink-tap.h"

#include "ns3/node-list.h"
#include "ns3/node.h"

namespace ns3
{

GrowsUplinkTap::~GrowsUplinkTap()
{
    for (const auto& ipv4 : m_ipv4s)
    {
        ipv4->TraceDisconnectWithoutContext("LocalDeliver",
                                            MakeCallback(&GrowsUplinkTap::ReceiveIpv4, this));
    }
    for (const auto& ipv6 : m_ipv6s)
    {
        ipv6->TraceDisconnectWithoutContext("LocalDeliver",
                                            MakeCallback(&GrowsUplinkTap::ReceiveIpv6, this));
    }
}

void
GrowsUplinkTap::Listen(const Address& source, Listener listener)
{
    m_listeners[source] = listener;
}

void
GrowsUplinkTap::Connect()
{
    for (; m_nNodes < NodeList::GetNNodes(); ++m_nNodes)
    {
        const auto node = NodeList::GetNode(m_nNodes);
        if (auto ipv4 = node->GetObject<Ipv4L3Protocol>())
        {
            ipv4->TraceConnectWithoutContext("LocalDeliver",
                                             MakeCallback(&GrowsUplinkTap::ReceiveIpv4, this));
            m_ipv4s.push_back(ipv4);
        }
        if (auto ipv6 = node->GetObject<Ipv6L3Protocol>())
        {
            ipv6->TraceConnectWithoutContext("LocalDeliver",
                                             MakeCallback(&GrowsUplinkTap::ReceiveIpv6, this));
            m_ipv6s.push_back(ipv6);
        }
    }
}

void
GrowsUplinkTap::ReceiveIpv4(const Ipv4Header& header,
                            Ptr<const Packet> packet,
                            uint32_t /* interface */)
{
    if (const auto found = m_listeners.find(header.GetSource()); found != m_listeners.end())
    {
        found->second(header.GetSource(), header.GetDestination(), header.GetProtocol(), packet);
    }
}

void
GrowsUplinkTap::ReceiveIpv6(const Ipv6Header& header,
                            Ptr<const Packet> packet,
                            uint32_t /* interface */)
{
    if (const auto found = m_listeners.find(header.GetSource()); found != m_listeners.end())
    {
        found->second(header.GetSource(), header.GetDestination(), header.GetNextHeader(), packet);
    }
}

} // namespace ns3
