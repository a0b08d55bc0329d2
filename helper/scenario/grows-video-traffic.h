// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_VIDEO_TRAFFIC_H
#define GROWS_VIDEO_TRAFFIC_H

#include "grows-packet-traffic.h"

#include "ns3/udp-trace-client.h"

namespace ns3
{

/**
 * \ingroup grows
 * Video: ns-3's UdpTraceClient with a trace of frames that is generated. There are 25 frames a
 * second in groups of 12 (0.48 s): an I frame, and 11 P frames of a fifth of its size (low delay,
 * without B frames). The mean rate over a group is that of the class.
 */
class GrowsVideoTraffic : public GrowsPacketTraffic
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

  protected:
    void DoDispose() override;

  private:
    void DoStartApplication(const Session& session) override;
    void DoStop() override;

    /// Have the application read its trace. \param groupBytes of a group of frames
    void LoadTrace(double groupBytes);

    Ptr<UdpTraceClient> m_client; //!< of the session
};

} // namespace ns3

#endif /* GROWS_VIDEO_TRAFFIC_H */
