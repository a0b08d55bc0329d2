// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SESSION_TRAFFIC_H
#define GROWS_SESSION_TRAFFIC_H

#include "ns3/grows-association-state.h"
#include "ns3/grows-traffic-class.h"
#include "ns3/grows-traffic-report.h"
#include "ns3/ipv4-address.h"
#include "ns3/node.h"
#include "ns3/nstime.h"
#include "ns3/object.h"

#include <cstdint>

namespace ns3
{

/**
 * \ingroup grows
 * The traffic of a class in packets, from a host to a UE. One per UE device and class, used again
 * for every session; what is on its way from a former session does not count in the next.
 */
class GrowsSessionTraffic : public Object
{
  public:
    /// Random streams that a session takes at most.
    static constexpr int64_t N_STREAMS = 16;

    /// Where packets come from and go to.
    struct Route
    {
        Ptr<Node> host;      //!< where they come from
        Ptr<Node> ue;        //!< where they go to
        Ipv4Address address; //!< of the UE
        uint16_t port{0};    //!< at the UE, of this traffic alone
    };

    /// One session, the same whatever device plays it.
    struct Session
    {
        GrowsDemand demand; //!< what the user wants
        double phase{0.0};  //!< uniform in 0..1: where in its period the traffic begins
        int64_t stream{0};  //!< its first random stream
    };

    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    /// \param trafficClass a class \return traffic of its kind
    static Ptr<GrowsSessionTraffic> Create(const GrowsTrafficClass& trafficClass);

    /// Open sockets. Call once. \param route of the packets
    void Install(const Route& route);

    /// Begin a session; one that has not been stopped ends. \param session what it is
    void Start(const Session& session);

    /// End the session: send no more. Does nothing if none is going on.
    void Stop();

    /// All that is on its way is lost, as after a handover. Traffic that waits for what has been
    /// sent sends it anew; other traffic goes on.
    void Resume();

    /// \return what the session that goes on, or was the last one, offered and received so far
    GrowsTrafficReport GetReport() const;

  protected:
    void DoDispose() override;

    /// \return the class
    const GrowsTrafficClass& GetClass() const
    {
        return m_class;
    }

    /// \return where packets come from and go to
    const Route& GetRoute() const
    {
        return m_route;
    }

    /// \return when the session began
    Time GetStartTime() const
    {
        return m_start;
    }

  private:
    /// Open sockets, once; the route is known.
    virtual void DoInstall() = 0;
    /// Begin a session. \param session what it is
    virtual void DoStart(const Session& session) = 0;
    /// Send no more.
    virtual void DoStop() = 0;
    /// See Resume.
    virtual void DoResume();
    /// Add what has been offered and received. \param [in,out] report has all else
    virtual void DoReport(GrowsTrafficReport& report) const = 0;

    GrowsTrafficClass m_class; //!< what it is the traffic of
    Route m_route;             //!< see Install
    Time m_start;              //!< of the session
    Time m_end;                //!< of the session, once it has ended
    bool m_isActive{false};    //!< between Start and Stop
};

} // namespace ns3

#endif /* GROWS_SESSION_TRAFFIC_H */
