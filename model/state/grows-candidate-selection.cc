// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-candidate-selection.h"

#include <algorithm>
#include <cmath>

namespace ns3
{

uint32_t
GrowsCandidateSelection::GetCapacity(uint32_t resourceBlocks, double minRbPerUe)
{
    constexpr auto UNLIMITED = std::numeric_limits<uint32_t>::max();
    constexpr double ROUNDING = 1e-9; // 14 / 0.56 is below 25
    const double users = std::floor(resourceBlocks / minRbPerUe + ROUNDING);
    return users < UNLIMITED ? static_cast<uint32_t>(users) : UNLIMITED; // x / 0 is infinity
}

void
GrowsCandidateSelection::Insert(uint32_t cell,
                                const std::vector<GrowsRadioLink>& links,
                                uint32_t most)
{
    if (m_cells.size() == most)
    {
        m_cells.pop_back();
    }
    m_cells.push_back(cell);
    for (auto i = m_cells.size() - 1; i > 0 && links[cell].rsrpDbm > links[m_cells[i - 1]].rsrpDbm;
         --i)
    {
        std::swap(m_cells[i], m_cells[i - 1]);
    }
}

void
GrowsCandidateSelection::DropWeak(const std::vector<GrowsRadioLink>& links,
                                  const GrowsCandidateLimits& limits)
{
    const auto isWeak = [&](uint32_t cell) {
        const auto& link = links[cell];
        return cell != *m_strongest &&
               !(links[*m_strongest].rsrpDbm - link.rsrpDbm <= limits.maxRsrpGapDb &&
                 link.fullLoadSinrDb >= limits.minSinrDb); // NaN is beyond every limit
    };
    m_cells.erase(std::remove_if(m_cells.begin(), m_cells.end(), isWeak), m_cells.end());
}

} // namespace ns3
