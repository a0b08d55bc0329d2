// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_PACKET_TRAFFIC_H
#define GROWS_PACKET_TRAFFIC_H

#include "grows-session-traffic.h"

#include "ns3/ipv4-header.h"
#include "ns3/ipv4-l3-protocol.h"
#include "ns3/packet.h"
#include "ns3/socket.h"

#include <cstdint>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * Traffic of those of ns-3's UDP applications that put a sequence number and the time into each
 * packet. What they send is counted at the host, what arrives at the UE: by the time in it a packet
 * belongs to a session, and has a delay. Packets that arrive after the session was stopped still
 * count in it, until the next begins.
 */
class GrowsPacketTraffic : public GrowsSessionTraffic
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

  protected:
    void DoDispose() override;
    void DoStart(const Session& session) override;

  private:
    void DoInstall() override;
    void DoReport(GrowsTrafficReport& report) const override;

    /// Start the application of a session. \param session what it is
    virtual void DoStartApplication(const Session& session) = 0;
    /// The host sends a packet.
    /// \param header its IP header \param packet the rest of it \param interface where it leaves
    void CountSent(const Ipv4Header& header, Ptr<const Packet> packet, uint32_t interface);
    /// Take in what has arrived at the UE. \param socket its socket
    void Receive(Ptr<Socket> socket);

    Ptr<Ipv4L3Protocol> m_ipv4;   //!< of the host
    Ptr<Socket> m_receiver;       //!< at the UE
    uint64_t m_sentBytes{0};      //!< payload, in the session
    uint64_t m_sentPackets{0};    //!< in the session
    uint64_t m_receivedBytes{0};  //!< payload, of the session's packets
    std::vector<float> m_delaysS; //!< of those packets
};

} // namespace ns3

#endif /* GROWS_PACKET_TRAFFIC_H */
