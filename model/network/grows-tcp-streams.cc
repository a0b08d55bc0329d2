// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-tcp-streams.h"

namespace ns3
{

uint32_t
GrowsTcpStreams::Receive(const Address& source,
                         const Address& destination,
                         const TcpHeader& header,
                         Ptr<Packet> payload)
{
    constexpr uint32_t AMPLE_BYTES = 1U << 30; // what does not fit, its socket drops
    const bool isSyn = header.GetFlags() & TcpHeader::SYN;
    auto& stream =
        m_streams[{source, destination, header.GetSourcePort(), header.GetDestinationPort()}];
    if (!stream || isSyn)
    {
        stream = CreateObject<TcpRxBuffer>();
        stream->SetMaxBufferSize(AMPLE_BYTES);
        stream->SetNextRxSequence(header.GetSequenceNumber() + (isSyn ? 1 : 0));
    }
    if (!isSyn)
    {
        stream->Add(payload, header);
    }
    const uint32_t bytes = stream->Available();
    stream->Extract(bytes);
    return bytes;
}

} // namespace ns3
