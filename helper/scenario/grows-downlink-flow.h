// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_DOWNLINK_FLOW_H
#define GROWS_DOWNLINK_FLOW_H

#include "ns3/event-id.h"
#include "ns3/ipv4-address.h"
#include "ns3/node.h"
#include "ns3/nstime.h"
#include "ns3/object.h"
#include "ns3/socket.h"
#include "ns3/traced-callback.h"

#include <cstdint>

namespace ns3
{

/**
 * \ingroup grows
 * Traffic of the scenario helper: UDP from a host to a UE that keeps the link busy without ever
 * overfilling it. A window of packets is on its way, and each one that arrives lets the next go:
 * acknowledgements are ideal, nothing is sent for them. Packets that a later one overtakes are lost
 * and replaced; if everything is lost, the window is sent anew after a while.
 *
 * One per UE, used again for every session of it.
 */
class GrowsDownlinkFlow : public Object
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    /// Open the sockets. Call once. \param host where the packets come from
    /// \param ue where they go to \param address of the UE
    void Install(Ptr<Node> host, Ptr<Node> ue, const Ipv4Address& address);

    /// Begin to send. \param volume payload bytes after which nothing more is sent; 0: without end
    void Start(uint64_t volume);

    /// Send no more. What is on its way no longer counts.
    void Stop();

    /// All that is on its way is lost, as after a handover: send anew, not after Patience.
    void SendAnew();

    /// \return payload bytes that arrived since Start
    uint64_t GetReceivedBytes() const
    {
        return m_received;
    }

    /// TracedCallback signature: the volume has arrived.
    typedef void (*CompleteTracedCallback)();

  protected:
    void DoDispose() override;

  private:
    /// Send what the window and the volume allow.
    void Fill();
    /// If nothing has arrived since the last call, count all that is on its way as lost.
    void Watch();
    /// Take in what has arrived at the UE. \param socket its socket
    void Receive(Ptr<Socket> socket);

    uint16_t m_port;           //!< at the UE
    uint32_t m_packetSize;     //!< payload bytes of a packet
    uint32_t m_window;         //!< packets on their way
    Time m_patience;           //!< between calls of Watch
    Ptr<Socket> m_sender;      //!< at the host
    Ptr<Socket> m_receiver;    //!< at the UE
    bool m_isActive{false};    //!< between Start and Stop
    uint64_t m_volume{0};      //!< see Start
    uint64_t m_received{0};    //!< payload bytes since Start
    uint32_t m_next{0};        //!< number of the next packet
    uint32_t m_expected{0};    //!< the lowest number that may still arrive
    bool m_hasReceived{false}; //!< whether anything arrived since the last call of Watch
    bool m_isComplete{false};  //!< whether the volume has arrived
    EventId m_watch;           //!< its next call

    TracedCallback<> m_completeTrace; //!< the volume has arrived
};

} // namespace ns3

#endif /* GROWS_DOWNLINK_FLOW_H */
