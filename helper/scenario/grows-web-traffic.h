// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_WEB_TRAFFIC_H
#define GROWS_WEB_TRAFFIC_H

#include "grows-session-traffic.h"

#include "ns3/packet.h"
#include "ns3/three-gpp-http-client.h"
#include "ns3/three-gpp-http-server.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * Web pages over TCP: ns-3's ThreeGppHttpServer at the host, and a new ThreeGppHttpClient at the UE
 * in every session, which connects when the session begins. A page's completion is from the request
 * of its main object to its last embedded object. What it offers are the objects whose first packet
 * has arrived.
 */
class GrowsWebTraffic : public GrowsSessionTraffic
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

  protected:
    void DoDispose() override;

  private:
    void DoInstall() override;
    void DoStart(const Session& session) override;
    void DoStop() override;
    void DoReport(GrowsTrafficReport& report) const override;

    /// The client has received a part of an object. \param packet the part \param from the server
    void Receive(Ptr<const Packet> packet, const Address& from);
    /// The client does something else now. \param before what it did \param now what it does
    void NotifyState(const std::string& before, const std::string& now);

    Ptr<ThreeGppHttpServer> m_server;   //!< at the host, for this UE alone
    uint16_t m_serverPort{0};           //!< where it listens
    Ptr<ThreeGppHttpClient> m_client;   //!< of the session
    uint64_t m_offeredBytes{0};         //!< of objects that have begun
    uint64_t m_receivedBytes{0};        //!< of objects
    Time m_pageStart;                   //!< when the page was asked for
    std::vector<double> m_completionsS; //!< of pages
};

} // namespace ns3

#endif /* GROWS_WEB_TRAFFIC_H */
