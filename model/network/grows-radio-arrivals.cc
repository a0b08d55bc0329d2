/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-radio-arrivals.h"

namespace ns3
{

GrowsRadioArrivals::GrowsRadioArrivals(Ptr<GrowsRadioScenario> scenario, double slotS)
    : m_scenario(scenario),
      m_slotS(slotS)
{
}

void
GrowsRadioArrivals::Restart(double slot)
{
    m_scenario->Restart(slot * m_slotS);
}

bool
GrowsRadioArrivals::Next(double end, GrowsSlottedArrival& arrival)
{
    m_scenario->DrawArrival(m_arrival);
    arrival.slot = m_arrival.timeS / m_slotS;
    if (arrival.slot >= end)
    {
        return false;
    }
    arrival.demand = m_arrival.demand;
    m_scenario->GetPowers(m_arrival.position, m_arrival.shadowingDb, arrival.powersMw);
    m_scenario->GetLinks(arrival.powersMw, {}, arrival.links);
    return true;
}

int64_t
GrowsRadioArrivals::AssignStreams(int64_t stream)
{
    return m_scenario->AssignStreams(stream);
}

std::vector<uint64_t>
GrowsRadioArrivals::GetDraws() const
{
    return m_scenario->GetDraws();
}

void
GrowsRadioArrivals::SkipDraws(const std::vector<uint64_t>& draws)
{
    m_scenario->SkipDraws(draws);
}

} // namespace ns3
