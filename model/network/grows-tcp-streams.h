// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_TCP_STREAMS_H
#define GROWS_TCP_STREAMS_H

#include "ns3/address.h"
#include "ns3/packet.h"
#include "ns3/ptr.h"
#include "ns3/tcp-header.h"
#include "ns3/tcp-rx-buffer.h"

#include <cstdint>
#include <map>
#include <tuple>

namespace ns3
{

/**
 * \ingroup grows
 *
 * What the applications at the end of TCP connections receive, told from the segments that arrive
 * there: each byte of a stream once, when all bytes before it are there as well.
 */
class GrowsTcpStreams
{
  public:
    /// A segment arrives.
    /// \param source IP address of its sender
    /// \param destination IP address of its receiver
    /// \param header its header
    /// \param payload its payload
    /// \return bytes that the receiving application can read now and could not before
    uint32_t Receive(const Address& source,
                     const Address& destination,
                     const TcpHeader& header,
                     Ptr<Packet> payload);

  private:
    /// One direction of a connection: addresses and ports of sender and receiver.
    using Key = std::tuple<Address, Address, uint16_t, uint16_t>;

    std::map<Key, Ptr<TcpRxBuffer>> m_streams; //!< what has arrived of each
};

} // namespace ns3

#endif /* GROWS_TCP_STREAMS_H */
