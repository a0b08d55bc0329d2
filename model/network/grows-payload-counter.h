// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_PAYLOAD_COUNTER_H
#define GROWS_PAYLOAD_COUNTER_H

#include "ns3/callback.h"
#include "ns3/ipv4-header.h"
#include "ns3/ipv6-header.h"
#include "ns3/net-device.h"
#include "ns3/packet.h"

#include <cstdint>

namespace ns3
{

class Ipv4L3Protocol;
class Ipv6L3Protocol;

/**
 * \ingroup grows
 *
 * Counts the payload that a device's node receives over it: what IP delivers locally, without UDP
 * and TCP headers. It needs no application's help. Segments that TCP receives twice count twice.
 */
class GrowsPayloadCounter
{
  public:
    /// Called with the number of bytes of each delivery, from inside the stack's receive path.
    using Listener = Callback<void, uint32_t>;

    /// \param device a device on a node with an internet stack
    /// \return whether its node has one and the device an address in it
    static bool HasAddress(Ptr<NetDevice> device);

    /// Start counting.
    /// \param device a device on a node with an internet stack
    /// \param listener called at each change
    GrowsPayloadCounter(Ptr<NetDevice> device, Listener listener);
    ~GrowsPayloadCounter();

    GrowsPayloadCounter(const GrowsPayloadCounter&) = delete;
    GrowsPayloadCounter& operator=(const GrowsPayloadCounter&) = delete;

    /// \return bytes received since the counter was made
    uint64_t GetBytes() const;

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
    /// \param protocol IP protocol number \param packet transport header and payload
    void Count(uint8_t protocol, Ptr<const Packet> packet);

    Ptr<NetDevice> m_device;    //!< whose bytes are counted
    Ptr<Ipv4L3Protocol> m_ipv4; //!< its node's IPv4, if any
    Ptr<Ipv6L3Protocol> m_ipv6; //!< its node's IPv6, if any
    Listener m_listener;        //!< called at each change
    uint64_t m_bytes{0};        //!< the count
};

} // namespace ns3

#endif /* GROWS_PAYLOAD_COUNTER_H */
