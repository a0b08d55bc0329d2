// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-payload-counter.h"

#include "grows-tcp-streams.h"

#include "ns3/ipv4-l3-protocol.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/node.h"
#include "ns3/tcp-header.h"
#include "ns3/udp-header.h"

#include <algorithm>
#include <netinet/in.h>

namespace ns3
{

bool
GrowsPayloadCounter::HasAddress(Ptr<NetDevice> device)
{
    auto ipv4 = device->GetNode()->GetObject<Ipv4>();
    const int32_t interface4 = ipv4 ? ipv4->GetInterfaceForDevice(device) : -1;
    if (interface4 >= 0 && ipv4->GetNAddresses(interface4) > 0)
    {
        return true;
    }
    auto ipv6 = device->GetNode()->GetObject<Ipv6>();
    const int32_t interface6 = ipv6 ? ipv6->GetInterfaceForDevice(device) : -1;
    // The first IPv6 address is the link-local one that every interface gives itself.
    return interface6 >= 0 && ipv6->GetNAddresses(interface6) > 1;
}

std::vector<Address>
GrowsPayloadCounter::GetAddresses(Ptr<NetDevice> device)
{
    std::vector<Address> addresses;
    auto ipv4 = device->GetNode()->GetObject<Ipv4>();
    const int32_t interface4 = ipv4 ? ipv4->GetInterfaceForDevice(device) : -1;
    for (uint32_t i = 0; interface4 >= 0 && i < ipv4->GetNAddresses(interface4); ++i)
    {
        addresses.push_back(ipv4->GetAddress(interface4, i).GetLocal());
    }
    auto ipv6 = device->GetNode()->GetObject<Ipv6>();
    const int32_t interface6 = ipv6 ? ipv6->GetInterfaceForDevice(device) : -1;
    for (uint32_t i = 0; interface6 >= 0 && i < ipv6->GetNAddresses(interface6); ++i)
    {
        addresses.push_back(ipv6->GetAddress(interface6, i).GetAddress());
    }
    return addresses;
}

GrowsPayloadCounter::GrowsPayloadCounter(Ptr<NetDevice> device, Listener listener)
    : GrowsPayloadCounter(device, IP, listener)
{
    CountDownlink();
}

GrowsPayloadCounter::GrowsPayloadCounter(Ptr<NetDevice> device, Payload payload, Listener listener)
    : m_device(device),
      m_payload(payload),
      m_listener(listener),
      m_streams(payload == APPLICATION ? std::make_unique<GrowsTcpStreams>() : nullptr)
{
}

void
GrowsPayloadCounter::CountDownlink()
{
    m_ipv4 = m_device->GetNode()->GetObject<Ipv4L3Protocol>();
    m_ipv6 = m_device->GetNode()->GetObject<Ipv6L3Protocol>();
    if (m_ipv4)
    {
        m_ipv4->TraceConnectWithoutContext("LocalDeliver",
                                           MakeCallback(&GrowsPayloadCounter::ReceiveIpv4, this));
    }
    if (m_ipv6)
    {
        m_ipv6->TraceConnectWithoutContext("LocalDeliver",
                                           MakeCallback(&GrowsPayloadCounter::ReceiveIpv6, this));
    }
}

GrowsPayloadCounter::~GrowsPayloadCounter()
{
    if (m_ipv4)
    {
        m_ipv4->TraceDisconnectWithoutContext(
            "LocalDeliver",
            MakeCallback(&GrowsPayloadCounter::ReceiveIpv4, this));
    }
    if (m_ipv6)
    {
        m_ipv6->TraceDisconnectWithoutContext(
            "LocalDeliver",
            MakeCallback(&GrowsPayloadCounter::ReceiveIpv6, this));
    }
}

uint64_t
GrowsPayloadCounter::GetBytes() const
{
    return m_bytes;
}

void
GrowsPayloadCounter::ReceiveIpv4(const Ipv4Header& header,
                                 Ptr<const Packet> packet,
                                 uint32_t interface)
{
    if (m_ipv4->GetInterfaceForDevice(m_device) == static_cast<int32_t>(interface))
    {
        Count(header.GetSource(), header.GetDestination(), header.GetProtocol(), packet);
    }
}

void
GrowsPayloadCounter::ReceiveIpv6(const Ipv6Header& header,
                                 Ptr<const Packet> packet,
                                 uint32_t interface)
{
    if (m_ipv6->GetInterfaceForDevice(m_device) == static_cast<int32_t>(interface))
    {
        Count(header.GetSource(), header.GetDestination(), header.GetNextHeader(), packet);
    }
}

void
GrowsPayloadCounter::Count(const Address& source,
                           const Address& destination,
                           uint8_t protocol,
                           Ptr<const Packet> packet)
{
    const uint32_t bytes = Measure(source, destination, protocol, packet);
    m_bytes += bytes;
    m_listener(bytes);
}

uint32_t
GrowsPayloadCounter::Measure(const Address& source,
                             const Address& destination,
                             uint8_t protocol,
                             Ptr<const Packet> packet)
{
    if (protocol == IPPROTO_UDP)
    {
        const uint32_t headerBytes = UdpHeader().GetSerializedSize();
        return packet->GetSize() - std::min(packet->GetSize(), headerBytes);
    }
    if (protocol == IPPROTO_TCP)
    {
        const auto payload = packet->Copy();
        TcpHeader header;
        payload->RemoveHeader(header);
        return m_streams ? m_streams->Receive(source, destination, header, payload)
                         : payload->GetSize();
    }
    return m_payload == IP ? packet->GetSize() : 0;
}

} // namespace ns3
