// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-lte-link-budget.h"

#include "ns3/antenna-model.h"
#include "ns3/double.h"
#include "ns3/grows-radio-map.h"
#include "ns3/lte-spectrum-phy.h"
#include "ns3/lte-spectrum-value-helper.h"
#include "ns3/mobility-model.h"
#include "ns3/spectrum-signal-parameters.h"

#include <limits>
#include <numeric>

namespace ns3
{

namespace
{

/// Gain of one end's antenna towards the other end; none counts as isotropic.
double
GetAntennaGainDb(Ptr<SpectrumPhy> end, Ptr<SpectrumPhy> otherEnd)
{
    auto antenna = DynamicCast<AntennaModel>(end->GetAntenna());
    if (!antenna)
    {
        return 0.0;
    }
    return antenna->GetGainDb(
        Angles(otherEnd->GetMobility()->GetPosition(), end->GetMobility()->GetPosition()));
}

} // namespace

GrowsLteLinkBudget::Cell::Cell(Ptr<LteEnbNetDevice> device)
    : phy(device->GetPhy()),
      antenna(phy->GetDownlinkSpectrumPhy()),
      resourceBlocks(device->GetDlBandwidth()),
      earfcn(device->GetDlEarfcn())
{
}

GrowsLteLinkBudget::User::User(Ptr<LteUeNetDevice> device)
    : phy(device->GetPhy()),
      antenna(phy->GetDownlinkSpectrumPhy())
{
}

GrowsLteLinkBudget::GrowsLteLinkBudget(Ptr<SpectrumChannel> channel)
    : m_channel(channel)
{
    DoubleValue maxLossDb;
    m_channel->GetAttribute("MaxLossDb", maxLossDb);
    m_maxLossDb = maxLossDb.Get();
}

double
GrowsLteLinkBudget::GetRsrpDbm(const Cell& cell, const User& user) const
{
    const double gainDb = GetGainDb(cell, user);
    if (-gainDb > m_maxLossDb)
    {
        return -std::numeric_limits<double>::infinity();
    }
    return GrowsRadioMap::GetElementDbm(cell.phy->GetTxPower(), cell.resourceBlocks) + gainDb +
           GetSpectrumGainDb(cell, user);
}

double
GrowsLteLinkBudget::GetNoiseMw(const User& user)
{
    return GrowsRadioMap::GetNoiseMw(GrowsRadioMap::LTE_SUBCARRIER_HZ, user.phy->GetNoiseFigure());
}

double
GrowsLteLinkBudget::GetGainDb(const Cell& cell, const User& user) const
{
    double gainDb =
        GetAntennaGainDb(cell.antenna, user.antenna) + GetAntennaGainDb(user.antenna, cell.antenna);
    if (auto loss = m_channel->GetPropagationLossModel())
    {
        gainDb += loss->CalcRxPower(0.0, cell.antenna->GetMobility(), user.antenna->GetMobility());
    }
    return gainDb;
}

double
GrowsLteLinkBudget::GetSpectrumGainDb(const Cell& cell, const User& user) const
{
    auto loss = m_channel->GetSpectrumPropagationLossModel();
    if (!loss)
    {
        return 0.0;
    }
    std::vector<int> everyRb(cell.resourceBlocks);
    std::iota(everyRb.begin(), everyRb.end(), 0);
    constexpr double ANY_POWER_DBM = 30.0;
    auto signal = Create<SpectrumSignalParameters>();
    signal->psd = LteSpectrumValueHelper::CreateTxPowerSpectralDensity(cell.earfcn,
                                                                       cell.resourceBlocks,
                                                                       ANY_POWER_DBM,
                                                                       everyRb);
    signal->txPhy = cell.antenna;
    signal->duration = MilliSeconds(1);
    auto received = loss->CalcRxPowerSpectralDensity(signal,
                                                     cell.antenna->GetMobility(),
                                                     user.antenna->GetMobility());
    return GrowsRadioMap::ToDb(Sum(*received) / Sum(*signal->psd));
}

} // namespace ns3
