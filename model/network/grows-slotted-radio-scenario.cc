// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-slotted-radio-scenario.h"

#include "grows-radio-arrivals.h"
#include "grows-slotted-episode.h"

#include "ns3/enum.h"
#include "ns3/grows-defaults.h"
#include "ns3/grows-lte-amc-rate-model.h"
#include "ns3/pointer.h"
#include "ns3/uinteger.h"

#include <cmath>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsSlottedRadioScenario);

TypeId
GrowsSlottedRadioScenario::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsSlottedRadioScenario")
            .SetParent<GrowsSlottedScenario>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsSlottedRadioScenario>()
            .AddAttribute("Radio",
                          "The radio scenario that arrivals, cells and candidates come from.",
                          PointerValue(),
                          MakePointerAccessor(&GrowsSlottedRadioScenario::m_radio),
                          MakePointerChecker<GrowsRadioScenario>());
    return tid;
}

void
GrowsSlottedRadioScenario::DoDispose()
{
    m_radio = nullptr;
    GrowsSlottedScenario::DoDispose();
}

std::string
GrowsSlottedRadioScenario::GetName() const
{
    return m_radio->GetName();
}

Ptr<GrowsRadioScenario>
GrowsSlottedRadioScenario::GetRadio() const
{
    return m_radio;
}

GrowsSlottedScenario::Times
GrowsSlottedRadioScenario::GetTimes() const
{
    const Time horizon = Seconds(15); // one and a half mean holding times
    return {m_radio->GetDuration(), m_radio->GetWarmUp(), horizon, false};
}

void
GrowsSlottedRadioScenario::SetDefaultAttributes(ObjectFactory& environment) const
{
    GrowsSetIfUnset(environment, "Slots", UintegerValue(0));
    GrowsSetIfUnset(environment, "SlotLength", TimeValue(MilliSeconds(100)));
    GrowsSetIfUnset(environment, "UtilityAverage", EnumValue(GrowsSlottedEpisode::SLOTS));
}

Ptr<GrowsRateModel>
GrowsSlottedRadioScenario::CreateRateModel() const
{
    return CreateObject<GrowsLteAmcRateModel>();
}

void
GrowsSlottedRadioScenario::Configure(GrowsSlottedCells::Configuration& configuration) const
{
    bool isLimited = false;
    for (const auto& cell : m_radio->GetCells())
    {
        const uint32_t index = configuration.cells.size();
        configuration.cells.push_back(
            {m_radio->GetCapacity(index), cell.resourceBlocks, cell.txPowerDbm});
        configuration.limitsBps.push_back(m_radio->GetBackhaulLimitBps(index));
        isLimited |= std::isfinite(configuration.limitsBps.back());
    }
    if (!isLimited)
    {
        configuration.limitsBps.clear();
    }
    configuration.radio = m_radio;
    configuration.volumesShare = true;
    configuration.limits = m_radio->GetCandidateLimits();
}

Ptr<GrowsSlottedArrivals>
GrowsSlottedRadioScenario::CreateArrivals(
    const GrowsSlottedCells::Configuration& configuration) const
{
    return Create<GrowsRadioArrivals>(m_radio, configuration.slotS);
}

double
GrowsSlottedRadioScenario::GetMostArrivals(double lengthS, double /* slots */) const
{
    constexpr double DEVIATIONS = 10.0;
    const double mean = lengthS * m_radio->GetHighestRate();
    return mean + DEVIATIONS * (std::sqrt(mean) + 1.0);
}

} // namespace ns3
