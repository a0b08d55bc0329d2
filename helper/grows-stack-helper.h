// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_STACK_HELPER_H
#define GROWS_STACK_HELPER_H

#include "grows-helper.h"

#include "ns3/grows-stack-network.h"
#include "ns3/net-device-container.h"

namespace ns3
{

/**
 * \ingroup grows
 *
 * User association for scripts that have devices: what GrowsLteHelper and GrowsNrHelper, which
 * install it, have in common. The script has an EPC and has assigned the UEs' addresses.
 */
class GrowsStackHelper : public GrowsHelper
{
  public:
    using GrowsHelper::Arrive;
    using GrowsHelper::GrowsHelper;
    using GrowsHelper::Install;
    using GrowsHelper::InstallArrivals;

    /// Have a UE arrive. Dedicated bearers may be activated after this, before that time.
    /// \param ueDevice its device
    /// \param time when, since the beginning of the simulation; not in the past
    /// \param demand its demand
    void Arrive(Ptr<NetDevice> ueDevice, const Time& time, const GrowsDemand& demand);

    /**
     * Let UEs arrive now, with an endless demand, instead of the stack's own Attach. They are
     * associated when this returns, also before the simulation begins, so that dedicated bearers
     * may be activated next (with a BackhaulDelay, when the decision is made). They need positions
     * by now; connect to traces before. UEs whose connection fails or is lost, or that measure no
     * cell yet, are associated again (GrowsReassociation).
     * \param ueDevices their devices
     */
    void Attach(const NetDeviceContainer& ueDevices);

    /// Have UEs of a pool arrive.
    /// \param process when and with what demands
    /// \param ueDevices the pool
    void InstallArrivals(Ptr<GrowsArrivalProcess> process, const NetDeviceContainer& ueDevices);

  private:
    /// Add a user to the network, and activate its default bearer.
    /// \param ueDevice its device
    /// \return its index; aborts before Install
    uint32_t AddUser(Ptr<NetDevice> ueDevice) const;
};

} // namespace ns3

#endif /* GROWS_STACK_HELPER_H */
