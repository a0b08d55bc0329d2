// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-radio-map.h"

#include <algorithm>
#include <cmath>

namespace ns3
{

namespace
{

constexpr double THERMAL_NOISE_DBM_PER_HZ = -174.0; //!< at 290 K
constexpr double SUBCARRIERS_PER_RB = 12.0;         //!< 3GPP TS 36.211, 6.2.3; TS 38.211, 4.4.4.1

} // namespace

double
GrowsRadioMap::ToDb(double ratio)
{
    return 10.0 * std::log10(ratio);
}

double
GrowsRadioMap::FromDb(double db)
{
    return std::pow(10.0, 0.1 * db);
}

double
GrowsRadioMap::GetNoiseMw(double subcarrierHz, double noiseFigureDb)
{
    return FromDb(THERMAL_NOISE_DBM_PER_HZ + ToDb(subcarrierHz) + noiseFigureDb);
}

double
GrowsRadioMap::GetElementDbm(double powerDbm, uint32_t resourceBlocks)
{
    return powerDbm - ToDb(SUBCARRIERS_PER_RB * resourceBlocks);
}

void
GrowsRadioMap::AddCell(uint32_t resourceBlocks, double carrier)
{
    Cell added{resourceBlocks, carrier, ToDb(SUBCARRIERS_PER_RB * resourceBlocks), {}};
    for (uint32_t other = 0; other < m_cells.size(); ++other)
    {
        if (m_cells[other].carrier == carrier)
        {
            m_cells[other].interferers.push_back(m_cells.size());
            added.interferers.push_back(other);
        }
    }
    m_cells.push_back(std::move(added));
}

bool
GrowsRadioMap::HasInterference() const
{
    return std::any_of(m_cells.begin(), m_cells.end(), [](const Cell& cell) {
        return !cell.interferers.empty();
    });
}

GrowsRadioLink
GrowsRadioMap::GetLink(const Reception& reception, uint32_t cell) const
{
    const auto everyCell = [](uint32_t /* other */) { return true; };
    GrowsRadioLink link;
    link.resourceBlocks = m_cells[cell].resourceBlocks;
    link.rsrpDbm = reception.rsrpDbm[cell];
    link.rssiDbm = link.rsrpDbm + m_cells[cell].bandDb;
    link.snrDb = ToDb(reception.rsrpMw[cell] / reception.noiseMw);
    link.fullLoadSinrDb = GetSinrDb(reception.rsrpMw, reception.noiseMw, cell, everyCell);
    link.sinrDb = link.fullLoadSinrDb;
    return link;
}

} // namespace ns3
