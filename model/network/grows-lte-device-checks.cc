// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-lte-device-checks.h"

#include "ns3/epc-enb-application.h"
#include "ns3/grows-payload-counter.h"
#include "ns3/grows-stack-network.h"
#include "ns3/lte-enb-net-device.h"
#include "ns3/lte-enb-phy.h"
#include "ns3/lte-spectrum-phy.h"
#include "ns3/lte-ue-net-device.h"
#include "ns3/lte-ue-phy.h"
#include "ns3/mobility-model.h"
#include "ns3/node.h"

namespace ns3
{

namespace
{

/// \param device device of an eNB \return an error message; "" if there is none
std::string
ValidateEnbDevice(Ptr<LteEnbNetDevice> device)
{
    if (!device)
    {
        return "is not an LteEnbNetDevice: pass what LteHelper::InstallEnbDevice returned";
    }
    if (!device->GetPhy()->GetDownlinkSpectrumPhy()->GetMobility())
    {
        return "has no mobility model: call MobilityHelper::Install before "
               "LteHelper::InstallEnbDevice";
    }
    if (!GrowsStackNetwork::FindEpc<EpcEnbApplication>(device->GetNode()))
    {
        return "has no EPC: call LteHelper::SetEpcHelper before LteHelper::InstallEnbDevice";
    }
    if (device->GetCcMap().size() > 1)
    {
        return "uses carrier aggregation, which is not supported: leave "
               "LteHelper::NumberOfComponentCarriers at 1";
    }
    return "";
}

/// \param device device of a UE \return it in words
std::string
Name(Ptr<NetDevice> device)
{
    return "the UE on node " + std::to_string(device->GetNode()->GetId());
}

} // namespace

std::string
GrowsValidateEnbDevices(const NetDeviceContainer& enbDevices)
{
    if (enbDevices.GetN() == 0)
    {
        return "no eNB is given: pass what LteHelper::InstallEnbDevice returned";
    }
    for (uint32_t i = 0; i < enbDevices.GetN(); ++i)
    {
        const auto problem = ValidateEnbDevice(DynamicCast<LteEnbNetDevice>(enbDevices.Get(i)));
        if (!problem.empty())
        {
            return "device " + std::to_string(i) + " of the eNB devices " + problem;
        }
    }
    return "";
}

std::string
GrowsValidateUeMobility(Ptr<NetDevice> ueDevice)
{
    const auto phy = DynamicCast<LteUeNetDevice>(ueDevice)->GetPhy();
    if (phy->GetDownlinkSpectrumPhy()->GetMobility())
    {
        return "";
    }
    return Name(ueDevice) + " has no mobility model: call MobilityHelper::Install before "
                            "LteHelper::InstallUeDevice";
}

std::string
GrowsValidateUeDevice(Ptr<NetDevice> ueDevice)
{
    if (!DynamicCast<LteUeNetDevice>(ueDevice))
    {
        return "the device is not an LteUeNetDevice: pass what LteHelper::InstallUeDevice returned";
    }
    if (!GrowsPayloadCounter::HasAddress(ueDevice))
    {
        return Name(ueDevice) + " has no IP address: call InternetStackHelper::Install and "
                                "EpcHelper::AssignUeIpv4Address first";
    }
    return GrowsValidateUeMobility(ueDevice);
}

} // namespace ns3
