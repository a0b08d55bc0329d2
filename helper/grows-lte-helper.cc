// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-lte-helper.h"

#include "ns3/grows-lte-amc-rate-model.h"

namespace ns3
{

void
GrowsLteHelper::Install(Ptr<LteHelper> lteHelper, const NetDeviceContainer& enbDevices)
{
    auto network = GetLteNetwork();
    if (!network)
    {
        network = CreateObject<GrowsLteNetwork>();
        network->SetRateModel(CreateObject<GrowsLteAmcRateModel>());
    }
    network->Install(lteHelper, enbDevices);
    Install(network);
}

Ptr<GrowsLteNetwork>
GrowsLteHelper::GetLteNetwork() const
{
    return DynamicCast<GrowsLteNetwork>(GetNetwork());
}

} // namespace ns3
