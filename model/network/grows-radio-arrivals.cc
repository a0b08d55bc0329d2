// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-radio-arrivals.h"

namespace ns3
{

GrowsRadioArrivals::GrowsRadioArrivals(Ptr<const GrowsRadioScenario> scenario, double slotS)
    : m_scenario(scenario),
      m_traffic(scenario->CreateTraffic()),
      m_slotS(slotS)
{
}

void
GrowsRadioArrivals::Restart(double slot)
{
    m_traffic->Restart(slot * m_slotS);
}

bool
GrowsRadioArrivals::Next(double end, GrowsSlottedArrival& arrival)
{
    m_traffic->Draw(m_arrival);
    arrival.slot = m_arrival.timeS / m_slotS;
    if (arrival.slot >= end)
    {
        return false;
    }
    arrival.demand = m_arrival.demand;
    m_scenario->Receive(m_arrival.position, m_arrival.shadowingDb, m_reception);
    arrival.rsrpMw = m_reception.rsrpMw;
    arrival.links.resize(arrival.rsrpMw.size());
    for (uint32_t cell = 0; cell < arrival.links.size(); ++cell)
    {
        arrival.links[cell] = m_scenario->GetMap().GetLink(m_reception, cell);
    }
    return true;
}

int64_t
GrowsRadioArrivals::AssignStreams(int64_t stream)
{
    return m_traffic->AssignStreams(stream);
}

std::vector<uint64_t>
GrowsRadioArrivals::GetDraws() const
{
    return m_traffic->GetDraws();
}

void
GrowsRadioArrivals::SkipDraws(const std::vector<uint64_t>& draws)
{
    m_traffic->SkipDraws(draws);
}

} // namespace ns3
