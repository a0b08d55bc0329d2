// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SCENARIO_HELPER_H
#define GROWS_SCENARIO_HELPER_H

#include "ns3/grows-lte-helper.h"
#include "ns3/grows-radio-scenario.h"
#include "ns3/grows-traffic-report.h"
#include "ns3/node-container.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace ns3
{

class GrowsDownlinkFlow;
class GrowsLteCore;
class GrowsScenarioCells;
class GrowsTrafficPool;

/**
 * \ingroup grows
 * A packet-level LTE run of a radio scenario: its base stations, an EPC with a host behind it, a
 * pool of UE devices, and the scenario's arrivals. A device that is idle plays the next arriving
 * UE: it is put to the arriving UE's place, and the handler there decides. While it is served it
 * receives traffic: without end for holding times, the volume for volumes; in a scenario with
 * traffic classes, that of its class.
 *
 * The arrivals - times, places, shadowing, demands - depend on the scenario and the seed alone, not
 * on the policy. Must outlive the simulation.
 */
class GrowsScenarioHelper
{
  public:
    /// \param scenario where the cells are and how users arrive
    /// \param policy the association policy
    GrowsScenarioHelper(Ptr<GrowsRadioScenario> scenario, Ptr<GrowsAssociationPolicy> policy);
    ~GrowsScenarioHelper();

    GrowsScenarioHelper(const GrowsScenarioHelper&) = delete;
    GrowsScenarioHelper& operator=(const GrowsScenarioHelper&) = delete;

    /// Set the number of UE devices. The default is the number of users that the cells can serve
    /// plus one. With traffic classes, it is enough for the users present at a time. Call before
    /// Install.
    /// \param devices how many; more arrivals at a time are rejected (GrowsReason::NO_DEVICE). Each
    /// class with a guaranteed rate has as many of its own.
    void SetPoolSize(uint32_t devices);

    /// Build the network and plan the first arrival. Call once, before the simulation runs.
    /// \param stream the first random stream to use: the scenario's come first, so that they do not
    /// depend on the policy
    void Install(int64_t stream);

    /// \return the handlers' helper, to connect to their traces
    GrowsLteHelper& GetGrowsHelper()
    {
        return m_growsHelper;
    }

    /// \param user index of a user in the network; any other for the last arrival
    /// \return the number of the arrival that the user plays, or played last; from 1 on
    uint32_t GetArrivalNumber(uint32_t user) const
    {
        return user < m_numbers.size() ? m_numbers[user] : m_nArrivals;
    }

    /// In a scenario with traffic classes: what an arrival's traffic has offered and received.
    /// \param user index of a user in the network, which plays the arrival or played it last; any
    /// other for the last arrival \return the report; of one that was never connected, the class
    GrowsTrafficReport GetTrafficReport(uint32_t user) const;

  private:
    /// Create the base stations and their handlers.
    void InstallCells();
    /// Create the UE devices and their traffic.
    void InstallPool();
    /// \return users that all cells may serve or connect at a time
    uint32_t GetMostUsers() const;
    /// \return a device that may play the arrival that is waited for, if there is one
    std::optional<uint32_t> FindIdle() const;
    /// Wait for the next arrival.
    void ScheduleArrival();
    /// The next arrival is there.
    void Arrive();
    /// \param session that begins
    void BeginTraffic(const GrowsSession& session);
    /// \param session that is about to end
    void EndTraffic(const GrowsSession& session);
    /// A user was handed over; what its former cell had for it is lost. \param user index of it
    /// \param from its former cell \param to its cell
    void ResumeTraffic(uint32_t user, uint32_t from, uint32_t to);

    Ptr<GrowsRadioScenario> m_scenario;          //!< what is built
    Ptr<GrowsScenarioTraffic> m_traffic;         //!< its arrivals
    GrowsLteHelper m_growsHelper;                //!< handlers and policy
    std::unique_ptr<GrowsLteCore> m_core;        //!< where traffic comes from
    std::unique_ptr<GrowsScenarioCells> m_cells; //!< base stations
    NodeContainer m_ueNodes;                     //!< the pool
    std::vector<Ptr<GrowsDownlinkFlow>> m_flows; //!< one per user; none with traffic classes
    std::unique_ptr<GrowsTrafficPool> m_classes; //!< traffic by class; null without classes
    std::vector<uint32_t> m_numbers;             //!< see GetArrivalNumber
    GrowsScenarioArrival m_next;                 //!< the arrival that is waited for
    uint32_t m_poolSize{0};                      //!< 0: as many as the cells can serve, plus one
    uint32_t m_nArrivals{0};                     //!< so far
};

} // namespace ns3

#endif /* GROWS_SCENARIO_HELPER_H */
