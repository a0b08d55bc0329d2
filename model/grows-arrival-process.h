// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_ARRIVAL_PROCESS_H
#define GROWS_ARRIVAL_PROCESS_H

#include "ns3/event-id.h"
#include "ns3/grows-association-state.h"
#include "ns3/grows-network.h"
#include "ns3/nstime.h"
#include "ns3/object.h"
#include "ns3/random-variable-stream.h"
#include "ns3/traced-callback.h"

#include <optional>
#include <vector>

namespace ns3
{

/// The next arrival as a process draws it.
struct GrowsArrival
{
    Time time;                      //!< when, since the beginning of the simulation
    GrowsDemand demand;             //!< the user's demand
    std::optional<uint32_t> member; //!< which member of the pool, none: any
};

/**
 * \ingroup grows
 *
 * Makes users of a pool arrive. An arrival that names no member draws one uniformly and uses the
 * next idle one from there on: which member arrives depends on the policy only as far as others are
 * still being served. If none is idle, the handler of the first cell rejects the arrival
 * (no-device), because without a device no cell can be measured.
 *
 * Leaves override DoGetNext.
 */
class GrowsArrivalProcess : public Object
{
  public:
    /// GrowsDemand::Kind as ns-3's attributes can store it: not scoped.
    enum DemandKind
    {
        ENDLESS,      //!< to stay for good
        HOLDING_TIME, //!< seconds
        VOLUME        //!< bytes
    };

    /// \brief Get the type ID.
    /// \return the object TypeId
    static TypeId GetTypeId();

    GrowsArrivalProcess();
    ~GrowsArrivalProcess() override;

    /// Let users arrive. Call once, before the simulation runs; nothing is drawn until it does.
    /// \param network a network with handlers
    /// \param pool indices of the users that may arrive
    void Install(Ptr<GrowsNetwork> network, const std::vector<uint32_t>& pool);

    /// Draw the next arrival.
    /// \return the arrival, not before the one before it; none if there are no more
    std::optional<GrowsArrival> GetNext();

    /// Fix the random streams.
    /// \param stream the first stream index to use
    /// \return the number of streams used
    int64_t AssignStreams(int64_t stream);

    /// TracedCallback signature of Arrival.
    typedef void (*ArrivalTracedCallback)(uint32_t user, const GrowsDemand& demand);

  protected:
    void DoDispose() override;

    /// \return a demand by the attributes of this class
    GrowsDemand DrawDemand();

    /// \param demand its kind and amount
    /// \return the amount over MeanDemand; 1 if that is unknown, or of another kind than DemandKind
    double Normalise(const GrowsDemand& demand) const;

  private:
    /// \copydoc GetNext
    virtual std::optional<GrowsArrival> DoGetNext() = 0;
    /// \copydoc AssignStreams
    virtual int64_t DoAssignStreams(int64_t stream) = 0;

    /// Wait for the next arrival.
    void ScheduleNext();
    /// Let the planned user arrive. \param arrival the arrival
    void Deliver(const GrowsArrival& arrival);
    /// \param arrival an arrival \return the arriving user, none if none is idle
    std::optional<uint32_t> PickUser(const GrowsArrival& arrival);

    Ptr<GrowsNetwork> m_network;                                 //!< where users arrive
    std::vector<uint32_t> m_pool;                                //!< users that may
    EventId m_event;                                             //!< the next arrival
    DemandKind m_kind;                                           //!< see attribute DemandKind
    Ptr<RandomVariableStream> m_demand;                          //!< see attribute Demand
    double m_meanDemand;                                         //!< see attribute MeanDemand
    Ptr<UniformRandomVariable> m_pick;                           //!< draws members of the pool
    TracedCallback<uint32_t, const GrowsDemand&> m_arrivalTrace; //!< see Arrival
};

} // namespace ns3

#endif /* GROWS_ARRIVAL_PROCESS_H */
