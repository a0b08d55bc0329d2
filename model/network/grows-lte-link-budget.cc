/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-lte-link-budget.h"

#include "ns3/antenna-model.h"
#include "ns3/double.h"
#include "ns3/lte-enb-phy.h"
#include "ns3/lte-spectrum-phy.h"
#include "ns3/lte-spectrum-value-helper.h"
#include "ns3/lte-ue-phy.h"
#include "ns3/mobility-model.h"
#include "ns3/spectrum-signal-parameters.h"

#include <cmath>
#include <limits>
#include <numeric>

namespace ns3
{

namespace
{

constexpr double SUBCARRIERS_PER_RB = 12.0;
constexpr double SUBCARRIER_HZ = 15e3;
constexpr double THERMAL_NOISE_DBM_PER_HZ = -174.0; // as in LteSpectrumValueHelper

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

GrowsLteLinkBudget::GrowsLteLinkBudget(Ptr<SpectrumChannel> channel)
    : m_channel(channel)
{
    DoubleValue maxLossDb;
    m_channel->GetAttribute("MaxLossDb", maxLossDb);
    m_maxLossDb = maxLossDb.Get();
}

double
GrowsLteLinkBudget::GetRsrpDbm(Ptr<LteEnbNetDevice> cell, Ptr<LteUeNetDevice> user) const
{
    Ptr<SpectrumPhy> userPhy = user->GetPhy()->GetDownlinkSpectrumPhy();
    const double gainDb = GetGainDb(cell->GetPhy()->GetDownlinkSpectrumPhy(), userPhy);
    if (-gainDb > m_maxLossDb)
    {
        return -std::numeric_limits<double>::infinity();
    }
    return cell->GetPhy()->GetTxPower() -
           10.0 * std::log10(SUBCARRIERS_PER_RB * cell->GetDlBandwidth()) + gainDb +
           GetSpectrumGainDb(cell, userPhy);
}

double
GrowsLteLinkBudget::GetNoiseDbm(Ptr<LteUeNetDevice> user)
{
    return THERMAL_NOISE_DBM_PER_HZ + 10.0 * std::log10(SUBCARRIER_HZ) +
           user->GetPhy()->GetNoiseFigure();
}

double
GrowsLteLinkBudget::GetGainDb(Ptr<SpectrumPhy> cell, Ptr<SpectrumPhy> user) const
{
    double gainDb = GetAntennaGainDb(cell, user) + GetAntennaGainDb(user, cell);
    if (auto loss = m_channel->GetPropagationLossModel())
    {
        gainDb += loss->CalcRxPower(0.0, cell->GetMobility(), user->GetMobility());
    }
    return gainDb;
}

double
GrowsLteLinkBudget::GetSpectrumGainDb(Ptr<LteEnbNetDevice> cell, Ptr<SpectrumPhy> user) const
{
    auto loss = m_channel->GetSpectrumPropagationLossModel();
    if (!loss)
    {
        return 0.0;
    }
    std::vector<int> everyRb(cell->GetDlBandwidth());
    std::iota(everyRb.begin(), everyRb.end(), 0);
    constexpr double ANY_POWER_DBM = 30.0;
    auto signal = Create<SpectrumSignalParameters>();
    signal->psd = LteSpectrumValueHelper::CreateTxPowerSpectralDensity(cell->GetDlEarfcn(),
                                                                       cell->GetDlBandwidth(),
                                                                       ANY_POWER_DBM,
                                                                       everyRb);
    signal->txPhy = cell->GetPhy()->GetDownlinkSpectrumPhy();
    signal->duration = MilliSeconds(1);
    auto received =
        loss->CalcRxPowerSpectralDensity(signal, signal->txPhy->GetMobility(), user->GetMobility());
    return 10.0 * std::log10(Sum(*received) / Sum(*signal->psd));
}

} // namespace ns3
