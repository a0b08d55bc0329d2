// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_LTE_HELPER_H
#define GROWS_LTE_HELPER_H

#include "grows-stack-helper.h"

#include "ns3/grows-lte-network.h"
#include "ns3/lte-helper.h"
#include "ns3/net-device-container.h"

namespace ns3
{

/**
 * \ingroup grows
 *
 * User association for an LTE script, in three lines:
 *
 *     GrowsLteHelper grows("grows");
 *     grows.Install(lteHelper, enbDevices);
 *     grows.Attach(ueDevices); // or grows.Arrive(ueDevice, Seconds(1.0), Volume(1e6));
 *
 * The script needs an EPC and has assigned the UEs' addresses. GrowsLteNetwork::ConfigureDefaults
 * is a fourth line, before devices are created, for cells with many or distant users.
 */
class GrowsLteHelper : public GrowsStackHelper
{
  public:
    using GrowsStackHelper::GrowsStackHelper;
    using GrowsStackHelper::Install;

    /// Put a handler on every base station, before the simulation runs. A second call adds base
    /// stations of the same LteHelper.
    /// \param lteHelper the helper that made the devices
    /// \param enbDevices the base stations
    void Install(Ptr<LteHelper> lteHelper, const NetDeviceContainer& enbDevices);

    /// \return the network, null before Install
    Ptr<GrowsLteNetwork> GetLteNetwork() const;
};

} // namespace ns3

#endif /* GROWS_LTE_HELPER_H */
