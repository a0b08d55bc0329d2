// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_NR_SCENARIO_HELPER_H
#define GROWS_NR_SCENARIO_HELPER_H

#include "ns3/grows-nr-helper.h"
#include "ns3/net-device-container.h"
#include "ns3/node-container.h"
#include "ns3/nr-helper.h"
#include "ns3/nr-point-to-point-epc-helper.h"
#include "ns3/nstime.h"
#include "ns3/vector.h"

#include <cstdint>
#include <vector>

namespace ns3
{

class GrowsDownlinkFlow;

/**
 * \ingroup grows
 * A packet-level NR run: three gNBs on one carrier of 3.5 GHz and 20 MHz, 200 m apart, the channel
 * of 3GPP TR 38.901 (UMi street canyon, with shadowing and fast fading) and ideal beamforming; an
 * EPC with a host behind it; UEs of which each arrives once, two out of three around the first gNB,
 * and then receives a volume. UEs receive the channel from shortly before they arrive, long enough
 * to measure the cells, until they have left.
 *
 * The arrivals - times, places, volumes - depend on the seed alone, not on the policy. Must outlive
 * the simulation.
 */
class GrowsNrScenarioHelper
{
  public:
    static constexpr double MEAN_VOLUME_BYTES = 3e6; //!< of the exponential law of volumes

    /// \param policy the association policy \param nUes how many UEs there are
    GrowsNrScenarioHelper(Ptr<GrowsAssociationPolicy> policy, uint32_t nUes);
    ~GrowsNrScenarioHelper();

    GrowsNrScenarioHelper(const GrowsNrScenarioHelper&) = delete;
    GrowsNrScenarioHelper& operator=(const GrowsNrScenarioHelper&) = delete;

    /// Build the network. Call once, before the simulation runs.
    /// \param stream the first random stream to use: those of the arrivals come first, so that they
    /// do not depend on the policy
    void Install(int64_t stream);

    /// Have each UE arrive once, and receive its volume.
    /// \param end by when about all have arrived: on average the last one does then
    void PlanArrivals(const Time& end);

    /// \return the handlers' helper, to connect to their traces
    GrowsNrHelper& GetGrowsHelper()
    {
        return m_growsHelper;
    }

    /// \return the UEs, in order of arrival
    const NetDeviceContainer& GetUeDevices() const
    {
        return m_ueDevices;
    }

    /// \param user index \return its traffic
    Ptr<GrowsDownlinkFlow> GetFlow(uint32_t user) const;

  private:
    /// Create the helpers, the EPC and the host behind it.
    void InstallCore();
    /// Create the base stations and the UEs. \param stream the first random stream of places
    void InstallDevices(int64_t stream);
    /// Give every UE its place. \param stream the first random stream of places
    void PlaceUes(int64_t stream);
    /// Set the antennas of all devices.
    void SetAntennas();
    /// Give the UEs addresses and traffic.
    void InstallTraffic();
    /// \param session that begins
    void BeginTraffic(const GrowsSession& session);
    /// \param session that is about to end
    void EndTraffic(const GrowsSession& session);
    /// Let a UE receive the channel or not. Each UE that does costs run time at every transmission.
    /// \param user index \param isOn whether it receives the channel
    void SetOnAir(uint32_t user, bool isOn);
    /// A session is over. \param session it
    void NotifyDeparture(const GrowsSession& session);
    /// An arrival was turned away. \param user whose \param time when \param reason why
    void NotifyRejection(uint32_t user, Time time, GrowsReason reason);

    GrowsNrHelper m_growsHelper;                 //!< handlers and policy
    Ptr<NrHelper> m_nrHelper;                    //!< devices
    Ptr<NrPointToPointEpcHelper> m_epcHelper;    //!< core network
    Ptr<Node> m_host;                            //!< where traffic comes from
    NodeContainer m_ueNodes;                     //!< the UEs
    NetDeviceContainer m_gnbDevices;             //!< base stations
    NetDeviceContainer m_ueDevices;              //!< the UEs
    std::vector<Ptr<GrowsDownlinkFlow>> m_flows; //!< one per user
    int64_t m_arrivalStream{0};                  //!< random stream of times, the next of volumes
};

} // namespace ns3

#endif /* GROWS_NR_SCENARIO_HELPER_H */
