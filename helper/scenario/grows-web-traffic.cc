// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-web-traffic.h"

#include "grows-application-control.h"

#include "ns3/address.h"
#include "ns3/inet-socket-address.h"
#include "ns3/ipv4.h"
#include "ns3/pointer.h"
#include "ns3/simulator.h"
#include "ns3/three-gpp-http-header.h"
#include "ns3/three-gpp-http-variables.h"
#include "ns3/uinteger.h"

namespace ns3
{

namespace
{

constexpr uint16_t FIRST_SERVER_PORT = 20000; //!< of the servers at a host, one for each UE
constexpr uint32_t SEGMENT_BYTES = 1400;      //!< fits into 1500 bytes with all headers and options

/// Set where a server listens. \param server the server \param port at all addresses of its node
void
SetLocal(Ptr<ThreeGppHttpServer> server, uint16_t port)
{
    if (!server->SetAttributeFailSafe("Port", UintegerValue(port))) // ns-3.44 and later
    {
        server->SetAttribute("LocalAddress", AddressValue(Ipv4Address::GetAny()));
        server->SetAttribute("LocalPort", UintegerValue(port));
    }
}

/// Set which server a client asks. \param client the client
/// \param address of the server \param port of the server
void
SetRemote(Ptr<ThreeGppHttpClient> client, const Ipv4Address& address, uint16_t port)
{
    const AddressValue remote(InetSocketAddress(address, port));
    if (!client->SetAttributeFailSafe("Remote", remote)) // ns-3.44 and later
    {
        client->SetAttribute("RemoteServerAddress", AddressValue(address));
        client->SetAttribute("RemoteServerPort", UintegerValue(port));
    }
}

} // namespace

NS_OBJECT_ENSURE_REGISTERED(GrowsWebTraffic);

TypeId
GrowsWebTraffic::GetTypeId()
{
    static TypeId tid = TypeId("ns3::GrowsWebTraffic")
                            .SetParent<GrowsSessionTraffic>()
                            .SetGroupName("Grows")
                            .AddConstructor<GrowsWebTraffic>();
    return tid;
}

void
GrowsWebTraffic::DoDispose()
{
    m_client = nullptr;
    m_server = nullptr;
    GrowsSessionTraffic::DoDispose();
}

void
GrowsWebTraffic::DoInstall()
{
    const auto host = GetRoute().host;
    m_serverPort = FIRST_SERVER_PORT + host->GetNApplications();
    m_server = GrowsApplicationControl::Create<ThreeGppHttpServer>();
    m_server->SetMtuSize(SEGMENT_BYTES); // instead of a random one
    SetLocal(m_server, m_serverPort);
    host->AddApplication(m_server);
}

void
GrowsWebTraffic::DoStart(const Session& session)
{
    m_offeredBytes = 0;
    m_receivedBytes = 0;
    m_completionsS.clear();
    auto variables = CreateObject<ThreeGppHttpVariables>();
    variables->AssignStreams(session.stream);
    variables->Initialize();
    m_server->SetAttribute("Variables", PointerValue(variables));
    m_client = GrowsApplicationControl::Create<ThreeGppHttpClient>();
    m_client->SetAttribute("Variables", PointerValue(variables));
    const auto host = GetRoute().host->GetObject<Ipv4>();
    SetRemote(m_client, host->GetAddress(1, 0).GetLocal(), m_serverPort);
    m_client->TraceConnectWithoutContext("Rx", MakeCallback(&GrowsWebTraffic::Receive, this));
    m_client->TraceConnectWithoutContext("StateTransition",
                                         MakeCallback(&GrowsWebTraffic::NotifyState, this));
    GrowsApplicationControl::Begin(m_client, GetRoute().ue, Time(0));
}

void
GrowsWebTraffic::DoStop()
{
    m_client->TraceDisconnectWithoutContext("Rx", MakeCallback(&GrowsWebTraffic::Receive, this));
    m_client->TraceDisconnectWithoutContext("StateTransition",
                                            MakeCallback(&GrowsWebTraffic::NotifyState, this));
    GrowsApplicationControl::End(m_client);
}

void
GrowsWebTraffic::DoReport(GrowsTrafficReport& report) const
{
    report.offeredBytes = static_cast<double>(m_offeredBytes);
    report.deliveredBytes = m_receivedBytes;
    report.completionsS = m_completionsS;
}

void
GrowsWebTraffic::Receive(Ptr<const Packet> packet, const Address& /* from */)
{
    if (m_receivedBytes == m_offeredBytes) // the first of an object
    {
        ThreeGppHttpHeader header;
        packet->PeekHeader(header);
        m_offeredBytes += header.GetSerializedSize() + header.GetContentLength();
    }
    m_receivedBytes += packet->GetSize();
}

void
GrowsWebTraffic::NotifyState(const std::string& /* before */, const std::string& now)
{
    if (now == "EXPECTING_MAIN_OBJECT")
    {
        m_pageStart = Simulator::Now();
    }
    else if (now == "READING")
    {
        m_completionsS.push_back((Simulator::Now() - m_pageStart).GetSeconds());
    }
}

} // namespace ns3
