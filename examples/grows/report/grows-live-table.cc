// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-live-table.h"

#include "grows-comparison.h"

#include <algorithm>

namespace ns3
{

GrowsLiveTable::GrowsLiveTable(const GrowsRunFolder& folder, const std::vector<std::string>& runs)
    : m_folder(folder),
      m_missing(runs)
{
}

std::string
GrowsLiveTable::Update(std::size_t columns)
{
    const auto finished =
        std::stable_partition(m_missing.begin(), m_missing.end(), [this](const std::string& run) {
            return !m_folder.HasRun(run);
        });
    const std::vector<std::string> more(finished, m_missing.end());
    m_missing.erase(finished, m_missing.end());
    const auto runs = m_folder.Collect(more, "runs.csv");
    if (!more.empty() && runs && m_runs.Append(*runs) && m_runs.HasColumn("policy"))
    {
        m_summary = GrowsComparison(m_runs).GetSummary();
    }
    return m_summary ? m_summary->ToText(columns) : "";
}

} // namespace ns3
