// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_LTE_DEVICE_CHECKS_H
#define GROWS_LTE_DEVICE_CHECKS_H

#include "ns3/net-device-container.h"

#include <string>

namespace ns3
{

/**
 * \ingroup grows
 * What keeps devices from being the cells of a GrowsLteNetwork.
 * \param enbDevices devices of base stations
 * \return an error message that names the remedy; "" if there is none
 */
std::string GrowsValidateEnbDevices(const NetDeviceContainer& enbDevices);

/**
 * \ingroup grows
 * What keeps a device from being a user of a GrowsLteNetwork.
 * \param ueDevice device of a UE
 * \return an error message that names the remedy; "" if there is none
 */
std::string GrowsValidateUeDevice(Ptr<NetDevice> ueDevice);

/**
 * \ingroup grows
 * \param ueDevice device of a UE
 * \return an error message if it has no place; "" if it has one
 */
std::string GrowsValidateUeMobility(Ptr<NetDevice> ueDevice);

} // namespace ns3

#endif /* GROWS_LTE_DEVICE_CHECKS_H */
