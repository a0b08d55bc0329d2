// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-packet-traffic.h"

#include "ns3/inet-socket-address.h"
#include "ns3/seq-ts-header.h"
#include "ns3/simulator.h"
#include "ns3/udp-header.h"
#include "ns3/udp-socket-factory.h"

#include <netinet/in.h>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsPacketTraffic);

TypeId
GrowsPacketTraffic::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsPacketTraffic").SetParent<GrowsSessionTraffic>().SetGroupName("Grows");
    return tid;
}

void
GrowsPacketTraffic::DoDispose()
{
    if (m_ipv4)
    {
        m_ipv4->TraceDisconnectWithoutContext("SendOutgoing",
                                              MakeCallback(&GrowsPacketTraffic::CountSent, this));
        m_receiver->SetRecvCallback(MakeNullCallback<void, Ptr<Socket>>());
    }
    m_ipv4 = nullptr;
    m_receiver = nullptr;
    GrowsSessionTraffic::DoDispose();
}

void
GrowsPacketTraffic::DoInstall()
{
    const auto& route = GetRoute();
    m_ipv4 = route.host->GetObject<Ipv4L3Protocol>();
    m_ipv4->TraceConnectWithoutContext("SendOutgoing",
                                       MakeCallback(&GrowsPacketTraffic::CountSent, this));
    m_receiver = Socket::CreateSocket(route.ue, UdpSocketFactory::GetTypeId());
    m_receiver->Bind(InetSocketAddress(Ipv4Address::GetAny(), route.port));
    m_receiver->SetRecvCallback(MakeCallback(&GrowsPacketTraffic::Receive, this));
}

void
GrowsPacketTraffic::DoStart(const Session& session)
{
    m_sentBytes = 0;
    m_sentPackets = 0;
    m_receivedBytes = 0;
    m_delaysS.clear();
    DoStartApplication(session);
}

void
GrowsPacketTraffic::DoReport(GrowsTrafficReport& report) const
{
    report.offeredBytes = static_cast<double>(m_sentBytes);
    report.deliveredBytes = m_receivedBytes;
    report.sentPackets = m_sentPackets;
    report.receivedPackets = m_delaysS.size();
    report.delaysS = m_delaysS;
}

void
GrowsPacketTraffic::CountSent(const Ipv4Header& header,
                              Ptr<const Packet> packet,
                              uint32_t /* interface */)
{
    if (header.GetDestination() != GetRoute().address || header.GetProtocol() != IPPROTO_UDP)
    {
        return;
    }
    UdpHeader udp;
    packet->PeekHeader(udp);
    if (udp.GetDestinationPort() == GetRoute().port)
    {
        m_sentBytes += packet->GetSize() - udp.GetSerializedSize();
        ++m_sentPackets;
    }
}

void
GrowsPacketTraffic::Receive(Ptr<Socket> socket)
{
    while (Ptr<Packet> packet = socket->Recv())
    {
        SeqTsHeader header;
        packet->PeekHeader(header);
        if (header.GetTs() >= GetStartTime()) // else of a former session
        {
            m_receivedBytes += packet->GetSize();
            m_delaysS.push_back(
                static_cast<float>((Simulator::Now() - header.GetTs()).GetSeconds()));
        }
    }
}

} // namespace ns3
