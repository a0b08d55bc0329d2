/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-lte-helper.h"

#include "ns3/abort.h"
#include "ns3/grows-lte-amc-rate-model.h"
#include "ns3/simulator.h"

namespace ns3
{

void
GrowsLteHelper::Install(Ptr<LteHelper> lteHelper, const NetDeviceContainer& enbDevices)
{
    auto network = CreateObject<GrowsLteNetwork>();
    network->Install(lteHelper, enbDevices);
    network->SetRateModel(CreateObject<GrowsLteAmcRateModel>());
    Install(network);
}

void
GrowsLteHelper::Arrive(Ptr<NetDevice> ueDevice, const Time& time, const GrowsDemand& demand)
{
    Arrive(NeedLteNetwork()->AddUser(ueDevice), time, demand);
}

void
GrowsLteHelper::Attach(const NetDeviceContainer& ueDevices)
{
    for (uint32_t i = 0; i < ueDevices.GetN(); ++i)
    {
        Arrive(ueDevices.Get(i), Simulator::Now(), Endless());
    }
}

void
GrowsLteHelper::InstallArrivals(Ptr<GrowsArrivalProcess> process,
                                const NetDeviceContainer& ueDevices)
{
    std::vector<uint32_t> pool;
    for (uint32_t i = 0; i < ueDevices.GetN(); ++i)
    {
        pool.push_back(NeedLteNetwork()->AddUser(ueDevices.Get(i)));
    }
    InstallArrivals(process, pool);
}

Ptr<GrowsLteNetwork>
GrowsLteHelper::GetLteNetwork() const
{
    return DynamicCast<GrowsLteNetwork>(GetNetwork());
}

Ptr<GrowsLteNetwork>
GrowsLteHelper::NeedLteNetwork() const
{
    auto network = GetLteNetwork();
    NS_ABORT_MSG_UNLESS(network, "GrowsLteHelper: call Install first");
    return network;
}

} // namespace ns3
