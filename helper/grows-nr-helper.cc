// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-nr-helper.h"

#include "ns3/double.h"
#include "ns3/grows-formula-rate-model.h"
#include "ns3/nr-gnb-phy.h"

namespace ns3
{

void
GrowsNrHelper::Install(Ptr<NrHelper> nrHelper, const NetDeviceContainer& gnbDevices)
{
    constexpr double SUBCARRIERS_PER_RB = 12.0;
    auto network = CreateObject<GrowsNrNetwork>();
    network->Install(nrHelper, gnbDevices);
    const auto phy = network->GetGnbDevice(0)->GetPhy(0);
    auto rates = CreateObject<GrowsFormulaRateModel>();
    rates->SetAttribute("ResourceBlockBandwidth",
                        DoubleValue(SUBCARRIERS_PER_RB * phy->GetSubcarrierSpacing()));
    network->SetRateModel(rates);
    Install(network);
}

Ptr<GrowsNrNetwork>
GrowsNrHelper::GetNrNetwork() const
{
    return DynamicCast<GrowsNrNetwork>(GetNetwork());
}

} // namespace ns3
