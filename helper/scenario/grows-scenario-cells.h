// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SCENARIO_CELLS_H
#define GROWS_SCENARIO_CELLS_H

#include "ns3/grows-radio-scenario.h"
#include "ns3/grows-scenario-loss-model.h"
#include "ns3/lte-helper.h"
#include "ns3/mobility-model.h"
#include "ns3/net-device-container.h"

#include <map>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * The cells of a radio scenario as LTE base stations, and UEs that measure them as its users do.
 */
class GrowsScenarioCells
{
  public:
    /// Create the base stations. \param scenario where they are and what they are
    /// \param lteHelper makes them; has made none before
    GrowsScenarioCells(Ptr<GrowsRadioScenario> scenario, Ptr<LteHelper> lteHelper);

    /// \return devices of the base stations, in the order of the scenario's cells
    const NetDeviceContainer& GetDevices() const
    {
        return m_devices;
    }

    /// Have links fade as the scenario says. Call before anything is sent.
    /// \param stream the first random stream to use \return the number of streams used
    int64_t InstallFading(int64_t stream);

    /// \return a mobility model for the node of a UE that Place puts somewhere
    Ptr<MobilityModel> CreatePlace() const;

    /// Have a UE be where a user arrives, go where it goes, and measure the cells as that user
    /// does. \param place of the UE's node, of CreatePlace \param arrival of the user, now
    void Place(Ptr<MobilityModel> place, const GrowsScenarioArrival& arrival);

  private:
    /// \return where each carrier begins, in EARFCNs after the first: side by side
    std::map<uint32_t, uint32_t> GetCarrierOffsets() const;
    /// Have the helper give base stations the scenario's handover algorithm.
    void SetHandoverAlgorithm();
    /// Register the base stations with the channels' loss models.
    void InstallLosses();

    Ptr<GrowsRadioScenario> m_scenario;                //!< where and what
    Ptr<LteHelper> m_lteHelper;                        //!< makes devices
    NetDeviceContainer m_devices;                      //!< see GetDevices
    std::vector<Ptr<GrowsScenarioLossModel>> m_losses; //!< down and up
};

} // namespace ns3

#endif /* GROWS_SCENARIO_CELLS_H */
