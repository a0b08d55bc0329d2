// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-downlink-flow.h"

#include "ns3/inet-socket-address.h"
#include "ns3/nstime.h"
#include "ns3/packet.h"
#include "ns3/seq-ts-header.h"
#include "ns3/simulator.h"
#include "ns3/trace-source-accessor.h"
#include "ns3/udp-socket-factory.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <utility>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsDownlinkFlow);

TypeId
GrowsDownlinkFlow::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsDownlinkFlow")
            .SetParent<Object>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsDownlinkFlow>()
            .AddAttribute("Port",
                          "UDP port at the UE.",
                          UintegerValue(4000),
                          MakeUintegerAccessor(&GrowsDownlinkFlow::m_port),
                          MakeUintegerChecker<uint16_t>(1))
            .AddAttribute("PacketSize",
                          "Payload of a packet in bytes.",
                          UintegerValue(1400),
                          MakeUintegerAccessor(&GrowsDownlinkFlow::m_packetSize),
                          MakeUintegerChecker<uint32_t>(SeqTsHeader().GetSerializedSize(), 60000))
            .AddAttribute("Window",
                          "Packets that are on their way at a time.",
                          UintegerValue(60),
                          MakeUintegerAccessor(&GrowsDownlinkFlow::m_window),
                          MakeUintegerChecker<uint32_t>(1))
            .AddAttribute("Patience",
                          "If nothing arrives for as long, all that is on its way counts as lost.",
                          TimeValue(Seconds(1)),
                          MakeTimeAccessor(&GrowsDownlinkFlow::m_patience),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddTraceSource("Complete",
                            "The volume has arrived. A listener may start the next.",
                            MakeTraceSourceAccessor(&GrowsDownlinkFlow::m_completeTrace),
                            "ns3::GrowsDownlinkFlow::CompleteTracedCallback");
    return tid;
}

void
GrowsDownlinkFlow::DoDispose()
{
    Stop();
    m_sender = nullptr;
    m_receiver = nullptr;
    Object::DoDispose();
}

void
GrowsDownlinkFlow::Install(Ptr<Node> host, Ptr<Node> ue, const Ipv4Address& address)
{
    m_receiver = Socket::CreateSocket(ue, UdpSocketFactory::GetTypeId());
    m_receiver->Bind(InetSocketAddress(Ipv4Address::GetAny(), m_port));
    m_receiver->SetRecvCallback(MakeCallback(&GrowsDownlinkFlow::Receive, this));
    m_sender = Socket::CreateSocket(host, UdpSocketFactory::GetTypeId());
    m_sender->Bind();
    m_sender->Connect(InetSocketAddress(address, m_port));
}

void
GrowsDownlinkFlow::Start(uint64_t volume)
{
    Stop();
    m_isActive = true;
    m_volume = volume;
    m_received = 0;
    m_hasReceived = false;
    m_isComplete = false;
    Watch();
}

void
GrowsDownlinkFlow::Stop()
{
    m_isActive = false;
    m_watch.Cancel();
}

void
GrowsDownlinkFlow::Watch()
{
    if (!m_hasReceived)
    {
        SendAnew();
    }
    m_hasReceived = false;
    m_watch = Simulator::Schedule(m_patience, &GrowsDownlinkFlow::Watch, this);
}

void
GrowsDownlinkFlow::SendAnew()
{
    if (m_isActive)
    {
        m_expected = m_next;
        Fill();
    }
}

void
GrowsDownlinkFlow::Fill()
{
    const uint32_t headerSize = SeqTsHeader().GetSerializedSize();
    for (uint32_t onTheWay = m_next - m_expected; onTheWay < m_window; ++onTheWay)
    {
        const uint64_t sent = m_received + uint64_t{onTheWay} * m_packetSize;
        if (m_volume != 0 && sent >= m_volume)
        {
            return;
        }
        const uint64_t missing = m_volume == 0 ? m_packetSize : m_volume - sent;
        const auto size = static_cast<uint32_t>(std::min<uint64_t>(missing, m_packetSize));
        SeqTsHeader header;
        header.SetSeq(m_next++);
        auto packet = Create<Packet>(std::max(size, headerSize) - headerSize);
        packet->AddHeader(header);
        m_sender->Send(packet);
    }
}

void
GrowsDownlinkFlow::Receive(Ptr<Socket> socket)
{
    while (Ptr<Packet> packet = socket->Recv())
    {
        SeqTsHeader header;
        const uint32_t size = packet->GetSize();
        packet->RemoveHeader(header);
        if (!m_isActive || header.GetSeq() < m_expected)
        {
            continue; // of an earlier session, or given up for lost
        }
        m_received += size;
        m_expected = header.GetSeq() + 1;
        m_hasReceived = true;
    }
    if (m_isActive)
    {
        Fill();
    }
    if (m_isActive && m_volume > 0 && m_received >= m_volume && !std::exchange(m_isComplete, true))
    {
        m_completeTrace();
    }
}

} // namespace ns3
