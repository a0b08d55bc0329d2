// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_CBR_TRAFFIC_H
#define GROWS_CBR_TRAFFIC_H

#include "grows-packet-traffic.h"

#include "ns3/udp-client.h"

namespace ns3
{

/**
 * \ingroup grows
 * Packets of one size at a constant rate: ns-3's UdpClient.
 */
class GrowsCbrTraffic : public GrowsPacketTraffic
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

  protected:
    void DoDispose() override;

  private:
    void DoStartApplication(const Session& session) override;
    void DoStop() override;

    Ptr<UdpClient> m_client; //!< of the session
};

} // namespace ns3

#endif /* GROWS_CBR_TRAFFIC_H */
