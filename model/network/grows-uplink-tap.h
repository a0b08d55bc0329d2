// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_UPLINK_TAP_H
#define GROWS_UPLINK_TAP_H

#include "ns3/address.h"
#include "ns3/callback.h"
#include "ns3/ipv4-header.h"
#include "ns3/ipv4-l3-protocol.h"
#include "ns3/ipv6-header.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/packet.h"
#include "ns3/ptr.h"

#include <map>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 *
 * Sees the packets that IP delivers anywhere in the simulation, and tells by their source which
 * user sent them: what has arrived of the uplink, wherever the other end is.
 */
class GrowsUplinkTap
{
  public:
    /// Receives a packet: source, destination, IP protocol number, transport header and payload.
    using Listener = Callback<void, const Address&, const Address&, uint8_t, Ptr<const Packet>>;

    GrowsUplinkTap() = default;
    ~GrowsUplinkTap();

    GrowsUplinkTap(const GrowsUplinkTap&) = delete;
    GrowsUplinkTap& operator=(const GrowsUplinkTap&) = delete;

    /// Report what one sender has sent.
    /// \param source IP address of the sender
    /// \param listener receives its packets
    void Listen(const Address& source, Listener listener);

    /// Look at the nodes that have been created since the last call.
    void Connect();

  private:
    /// IPv4 delivered a packet locally.
    /// \param header its IP header
    /// \param packet transport header and payload
    /// \param interface where it came from
    void ReceiveIpv4(const Ipv4Header& header, Ptr<const Packet> packet, uint32_t interface);
    /// IPv6 delivered a packet locally.
    /// \param header its IP header
    /// \param packet transport header and payload
    /// \param interface where it came from
    void ReceiveIpv6(const Ipv6Header& header, Ptr<const Packet> packet, uint32_t interface);

    std::map<Address, Listener> m_listeners;  //!< by source
    std::vector<Ptr<Ipv4L3Protocol>> m_ipv4s; //!< of all nodes
    std::vector<Ptr<Ipv6L3Protocol>> m_ipv6s; //!< of all nodes
    uint32_t m_nNodes{0};                     //!< seen so far
};

} // namespace ns3

#endif /* GROWS_UPLINK_TAP_H */
