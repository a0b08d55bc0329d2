// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-stack-helper.h"

#include "ns3/abort.h"
#include "ns3/grows-user-association.h"

namespace ns3
{

void
GrowsStackHelper::Arrive(Ptr<NetDevice> ueDevice, const Time& time, const GrowsDemand& demand)
{
    Arrive(NeedNetwork()->AddUser(ueDevice), time, demand);
}

void
GrowsStackHelper::Attach(const NetDeviceContainer& ueDevices)
{
    for (uint32_t i = 0; i < ueDevices.GetN(); ++i)
    {
        const uint32_t user = NeedNetwork()->AddUser(ueDevices.Get(i));
        GrowsUserAssociation::Dispatch(GetNetwork(), user, Endless());
    }
}

void
GrowsStackHelper::InstallArrivals(Ptr<GrowsArrivalProcess> process,
                                  const NetDeviceContainer& ueDevices)
{
    std::vector<uint32_t> pool;
    for (uint32_t i = 0; i < ueDevices.GetN(); ++i)
    {
        pool.push_back(NeedNetwork()->AddUser(ueDevices.Get(i)));
    }
    InstallArrivals(process, pool);
}

Ptr<GrowsStackNetwork>
GrowsStackHelper::NeedNetwork() const
{
    auto network = DynamicCast<GrowsStackNetwork>(GetNetwork());
    NS_ABORT_MSG_UNLESS(network, "call Install first, with the devices of the base stations");
    return network;
}

} // namespace ns3
