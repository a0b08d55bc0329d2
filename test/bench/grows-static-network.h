// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_STATIC_NETWORK_H
#define GROWS_STATIC_NETWORK_H

#include "ns3/grows-lte-core.h"
#include "ns3/grows-scenario-cells.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace ns3
{

/// \ingroup grows
/// The cells of a radio scenario with UEs where its first arrivals are, as an LTE script without
/// the module would have them: what the bench measures the module's own cost against.
class GrowsStaticNetwork
{
  public:
    /// \param scenario where the cells are and users arrive \param ues how many
    GrowsStaticNetwork(Ptr<GrowsRadioScenario> scenario, uint32_t ues);

    /// Attach every UE to the strongest cell.
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
    /// \param scenario where the cells are \param arrival of a user
    /// \return index of the strongest cell
    static uint32_t FindBestCell(const GrowsRadioScenario& scenario,
                                 const GrowsScenarioArrival& arrival);

    std::unique_ptr<GrowsLteCore> m_core;        //!< where traffic comes from
    std::unique_ptr<GrowsScenarioCells> m_cells; //!< base stations
    NetDeviceContainer m_ues;                    //!< UEs
    std::vector<uint32_t> m_bestCells;           //!< of the UEs
    std::vector<Ptr<GrowsDownlinkFlow>> m_flows; //!< one per UE
};

} // namespace ns3

#endif /* GROWS_STATIC_NETWORK_H */
