// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-anr-guard.h"

namespace ns3
{

GrowsAnrGuard::GrowsAnrGuard(LteAnrSapProvider* anr)
    : m_anr(anr)
{
}

GrowsAnrGuard::Answer
GrowsAnrGuard::Ask(uint16_t cellId) const
{
    if (m_reported.count(cellId) == 0)
    {
        return Answer::NO_HANDOVER;
    }
    if (m_anr->GetNoX2(cellId))
    {
        return Answer::NO_X2;
    }
    return m_anr->GetNoHo(cellId) ? Answer::NO_HANDOVER : Answer::ALLOWED;
}

void
GrowsAnrGuard::ReportUeMeas(LteRrcSap::MeasResults measResults)
{
    for (const auto& neighbour : measResults.measResultListEutra)
    {
        m_reported.insert(neighbour.physCellId);
    }
    m_anr->ReportUeMeas(measResults);
}

void
GrowsAnrGuard::AddNeighbourRelation(uint16_t cellId)
{
    m_anr->AddNeighbourRelation(cellId);
}

bool
GrowsAnrGuard::GetNoRemove(uint16_t cellId) const
{
    return m_anr->GetNoRemove(cellId);
}

bool
GrowsAnrGuard::GetNoHo(uint16_t cellId) const
{
    return m_anr->GetNoHo(cellId);
}

bool
GrowsAnrGuard::GetNoX2(uint16_t cellId) const
{
    return m_anr->GetNoX2(cellId);
}

} // namespace ns3
