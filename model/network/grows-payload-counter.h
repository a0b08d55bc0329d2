// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_PAYLOAD_COUNTER_H
#define GROWS_PAYLOAD_COUNTER_H

#include "ns3/address.h"
#include "ns3/callback.h"
#include "ns3/ipv4-header.h"
#include "ns3/ipv6-header.h"
#include "ns3/net-device.h"
#include "ns3/packet.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace ns3
{

class GrowsTcpStreams;
class Ipv4L3Protocol;
class Ipv6L3Protocol;

/**
 * \ingroup grows
 *
 * Counts what a user has received, from what IP delivers locally. It needs no application's help.
 * Its downlink is what its node receives over its device; packets of its uplink are reported to it.
 */
class GrowsPayloadCounter
{
  public:
    /// What counts of a packet.
    enum Payload
    {
        IP,         //!< all but UDP and TCP headers; segments that TCP receives twice count twice
        APPLICATION //!< what applications receive of UDP and TCP: each byte of a stream once
    };

    /// Called with the number of bytes of each delivery, from inside the stack's receive path.
    using Listener = Callback<void, uint32_t>;

    /// \param device a device on a node with an internet stack
    /// \return whether its node has one and the device an address in it
    static bool HasAddress(Ptr<NetDevice> device);

    /// \param device a device on a node with an internet stack
    /// \return the IP addresses that it sends from
    static std::vector<Address> GetAddresses(Ptr<NetDevice> device);

    /// Count the IP payload that a node receives over its device.
    /// \param device a device on a node with an internet stack
    /// \param listener called at each change
    GrowsPayloadCounter(Ptr<NetDevice> device, Listener listener);

    /// Count what is to be counted by CountDownlink and Count.
    /// \param device a device on a node with an internet stack
    /// \param payload what counts of a packet
    /// \param listener called at each change
    GrowsPayloadCounter(Ptr<NetDevice> device, Payload payload, Listener listener);
    ~GrowsPayloadCounter();

    GrowsPayloadCounter(const GrowsPayloadCounter&) = delete;
    GrowsPayloadCounter& operator=(const GrowsPayloadCounter&) = delete;

    /// Count what the device's node receives over it.
    void CountDownlink();

    /// Count a packet that IP delivered to its receiver.
    /// \param source IP address of its sender
    /// \param destination IP address of its receiver
    /// \param protocol IP protocol number
    /// \param packet transport header and payload
    void Count(const Address& source,
               const Address& destination,
               uint8_t protocol,
               Ptr<const Packet> packet);

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
    /// \param source IP address of its sender
    /// \param destination IP address of its receiver
    /// \param protocol IP protocol number
    /// \param packet transport header and payload
    /// \return bytes of it that count
    uint32_t Measure(const Address& source,
                     const Address& destination,
                     uint8_t protocol,
                     Ptr<const Packet> packet);

    Ptr<NetDevice> m_device;                    //!< whose bytes are counted
    Ptr<Ipv4L3Protocol> m_ipv4;                 //!< its node's IPv4, if any
    Ptr<Ipv6L3Protocol> m_ipv6;                 //!< its node's IPv6, if any
    Payload m_payload;                          //!< what counts of a packet
    Listener m_listener;                        //!< called at each change
    uint64_t m_bytes{0};                        //!< the count
    std::unique_ptr<GrowsTcpStreams> m_streams; //!< what has arrived of them; null: IP payload
};

} // namespace ns3

#endif /* GROWS_PAYLOAD_COUNTER_H */
