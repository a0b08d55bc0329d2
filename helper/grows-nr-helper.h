// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_NR_HELPER_H
#define GROWS_NR_HELPER_H

#include "grows-stack-helper.h"

#include "ns3/grows-nr-network.h"
#include "ns3/net-device-container.h"
#include "ns3/nr-helper.h"

namespace ns3
{

/**
 * \ingroup grows
 *
 * User association for a 5G-LENA script, in three lines:
 *
 *     GrowsNrHelper grows("grows");
 *     grows.Install(nrHelper, gnbDevices);
 *     grows.Attach(ueDevices); // or grows.Arrive(ueDevice, Seconds(1.0), Volume(1e6));
 *
 * The script needs an EPC, has configured its gNBs and has assigned the UEs' addresses. Each UE
 * device serves one arrival. Dedicated bearers are for UEs given to Attach, and activated after it.
 */
class GrowsNrHelper : public GrowsStackHelper
{
  public:
    using GrowsStackHelper::GrowsStackHelper;
    using GrowsStackHelper::Install;

    /// Put a handler on every base station. Call once, before the simulation runs.
    /// \param nrHelper the helper that made the devices
    /// \param gnbDevices the base stations
    void Install(Ptr<NrHelper> nrHelper, const NetDeviceContainer& gnbDevices);

    /// \return the network, null before Install
    Ptr<GrowsNrNetwork> GetNrNetwork() const;
};

} // namespace ns3

#endif /* GROWS_NR_HELPER_H */
