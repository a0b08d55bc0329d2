/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_STATIC_NETWORK_H
#define GROWS_STATIC_NETWORK_H

#include "ns3/grows-downlink-flow.h"
#include "ns3/grows-radio-scenario.h"
#include "ns3/grows-scenario-loss-model.h"
#include "ns3/lte-helper.h"
#include "ns3/net-device-container.h"
#include "ns3/node-container.h"
#include "ns3/point-to-point-epc-helper.h"

#include <cstdint>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 *
 * The cells of a radio scenario with UEs where its first arrivals are, as an LTE script without the
 * module would have them: what the bench measures the module's own cost against.
 */
class GrowsStaticNetwork
{
  public:
    /**
     * \param scenario where the cells are and users arrive
     * \param ues how many
     */
    GrowsStaticNetwork(Ptr<GrowsRadioScenario> scenario, uint32_t ues);

    /// Attach every UE to the cell that it hears best.
    void AttachAll();

    /// Have every UE receive without end, from soon after the beginning.
    void StartTraffic();

    /// \return the helper that made the devices
    Ptr<LteHelper> GetLteHelper() const;
    /// \return devices of the base stations
    const NetDeviceContainer& GetCells() const;
    /// \return devices of the UEs
    const NetDeviceContainer& GetUes() const;

  private:
    /// Create the core network and a host behind it.
    void InstallCore();
    /// \param scenario where the cells are
    void InstallCells(Ptr<GrowsRadioScenario> scenario);
    /**
     * \param scenario where users arrive
     * \param ues how many
     */
    void InstallUes(Ptr<GrowsRadioScenario> scenario, uint32_t ues);
    /**
     * Put a UE where the next user arrives.
     * \param scenario where users arrive
     * \param ue index of the UE
     */
    void Place(Ptr<GrowsRadioScenario> scenario, uint32_t ue);

    Ptr<LteHelper> m_lteHelper;                        //!< devices
    Ptr<PointToPointEpcHelper> m_epcHelper;            //!< core network
    Ptr<Node> m_host;                                  //!< where traffic comes from
    NodeContainer m_ueNodes;                           //!< the UEs
    NetDeviceContainer m_cells;                        //!< base stations
    NetDeviceContainer m_ues;                          //!< UEs
    std::vector<uint32_t> m_bestCells;                 //!< of the UEs
    std::vector<Ptr<GrowsScenarioLossModel>> m_losses; //!< down and up
    std::vector<Ptr<GrowsDownlinkFlow>> m_flows;       //!< one per UE
};

} // namespace ns3

#endif /* GROWS_STATIC_NETWORK_H */
