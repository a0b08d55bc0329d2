// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_LTE_RB_TAP_H
#define GROWS_LTE_RB_TAP_H

#include "ns3/callback.h"
#include "ns3/ff-mac-sched-sap.h"

#include <cstdint>

namespace ns3
{

/**
 * \ingroup grows
 *
 * Listens between an LTE scheduler and its MAC and counts the resource blocks of every downlink
 * assignment. It passes everything on unchanged, so no scheduler needs patching.
 */
class GrowsLteRbTap : public FfMacSchedSapUser
{
  public:
    /// Called for every downlink assignment of a TTI: RNTI and number of resource blocks.
    using Listener = Callback<void, uint16_t, uint32_t>;

    /// \param mac where the scheduler's decisions go
    /// \param resourceBlocks bandwidth of the cell
    /// \param listener called at each change
    GrowsLteRbTap(FfMacSchedSapUser* mac, uint32_t resourceBlocks, Listener listener);

    /// \param bitmap the assignment's resource block groups (3GPP TS 36.213, 7.1.6.1: type 0)
    /// \param resourceBlocks bandwidth of the cell
    /// \return the number of resource blocks assigned
    static uint32_t CountResourceBlocks(uint32_t bitmap, uint32_t resourceBlocks);

    void SchedDlConfigInd(const SchedDlConfigIndParameters& params) override;
    void SchedUlConfigInd(const SchedUlConfigIndParameters& params) override;

  private:
    FfMacSchedSapUser* m_mac;  //!< where the scheduler's decisions go; owned by the MAC
    uint32_t m_resourceBlocks; //!< bandwidth of the cell
    Listener m_listener;       //!< called at each change
};

} // namespace ns3

#endif /* GROWS_LTE_RB_TAP_H */
