// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-lte-rb-tap.h"

#include <algorithm>

namespace ns3
{

namespace
{

/// Size of a resource block group (3GPP TS 36.213, table 7.1.6.1-1).
uint32_t
GetGroupSize(uint32_t resourceBlocks)
{
    if (resourceBlocks < 11)
    {
        return 1;
    }
    if (resourceBlocks < 27)
    {
        return 2;
    }
    return resourceBlocks < 64 ? 3 : 4;
}

} // namespace

GrowsLteRbTap::GrowsLteRbTap(FfMacSchedSapUser* mac, uint32_t resourceBlocks, Listener listener)
    : m_mac(mac),
      m_resourceBlocks(resourceBlocks),
      m_listener(listener)
{
}

uint32_t
GrowsLteRbTap::CountResourceBlocks(uint32_t bitmap, uint32_t resourceBlocks)
{
    const uint32_t groupSize = GetGroupSize(resourceBlocks);
    uint32_t count = 0;
    for (uint32_t first = 0; first < resourceBlocks; first += groupSize, bitmap >>= 1)
    {
        if (bitmap & 1U)
        {
            count += std::min(groupSize, resourceBlocks - first);
        }
    }
    return count;
}

void
GrowsLteRbTap::SchedDlConfigInd(const SchedDlConfigIndParameters& params)
{
    for (const auto& element : params.m_buildDataList)
    {
        m_listener(element.m_rnti, CountResourceBlocks(element.m_dci.m_rbBitmap, m_resourceBlocks));
    }
    m_mac->SchedDlConfigInd(params);
}

void
GrowsLteRbTap::SchedUlConfigInd(const SchedUlConfigIndParameters& params)
{
    m_mac->SchedUlConfigInd(params);
}

} // namespace ns3
