// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-stack-helper.h"

#include "ns3/abort.h"
#include "ns3/grows-reassociation.h"

namespace ns3
{

void
GrowsStackHelper::Arrive(Ptr<NetDevice> ueDevice, const Time& time, const GrowsDemand& demand)
{
    Arrive(AddUser(ueDevice), time, demand);
}

void
GrowsStackHelper::Attach(const NetDeviceContainer& ueDevices)
{
    for (uint32_t i = 0; i < ueDevices.GetN(); ++i)
    {
        const uint32_t user = AddUser(ueDevices.Get(i));
        GetNetwork()->GetObject<GrowsReassociation>()->Keep(user);
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
        pool.push_back(AddUser(ueDevices.Get(i)));
    }
    InstallArrivals(process, pool);
}

uint32_t
GrowsStackHelper::AddUser(Ptr<NetDevice> ueDevice) const
{
    auto network = DynamicCast<GrowsStackNetwork>(GetNetwork());
    NS_ABORT_MSG_UNLESS(network, "call Install first, with the devices of the base stations");
    const uint32_t user = network->AddUser(ueDevice);
    network->Prepare(user);
    return user;
}

} // namespace ns3
