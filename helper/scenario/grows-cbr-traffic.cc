// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-cbr-traffic.h"

#include "grows-application-control.h"

#include "ns3/inet-socket-address.h"
#include "ns3/uinteger.h"

#include <cstdint>
#include <limits>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsCbrTraffic);

TypeId
GrowsCbrTraffic::GetTypeId()
{
    static TypeId tid = TypeId("ns3::GrowsCbrTraffic")
                            .SetParent<GrowsPacketTraffic>()
                            .SetGroupName("Grows")
                            .AddConstructor<GrowsCbrTraffic>();
    return tid;
}

void
GrowsCbrTraffic::DoDispose()
{
    m_client = nullptr;
    GrowsPacketTraffic::DoDispose();
}

void
GrowsCbrTraffic::DoStartApplication(const Session& session)
{
    const uint32_t bytes = GetClass().packetBytes;
    const Time interval = Seconds(8.0 * bytes / GetClass().rateBps);
    m_client = GrowsApplicationControl::Create<UdpClient>();
    m_client->SetRemote(InetSocketAddress(GetRoute().address, GetRoute().port));
    constexpr auto WITHOUT_END = std::numeric_limits<uint32_t>::max(); // 0 is not in ns-3.37
    m_client->SetAttribute("MaxPackets", UintegerValue(WITHOUT_END));
    m_client->SetAttribute("PacketSize", UintegerValue(bytes));
    m_client->SetAttribute("Interval", TimeValue(interval));
    GrowsApplicationControl::Begin(m_client, GetRoute().host, session.phase * interval);
}

void
GrowsCbrTraffic::DoStop()
{
    GrowsApplicationControl::End(m_client);
}

} // namespace ns3
