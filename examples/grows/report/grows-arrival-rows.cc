// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-arrival-rows.h"

namespace ns3
{

std::string
GrowsDescribeReason(const std::string& reason)
{
    static const std::map<std::string, std::string> MEANINGS{
        {"no-free-capacity", "every candidate was full"},
        {"cell-full", "the chosen cell was full"},
        {"declined", "the policy wanted none"},
        {"no-candidate", "no cell was measured"},
        {"stack-limit", "the protocol stack took no more"},
        {"connection-timeout", "no connection in time"}};
    const auto meaning = MEANINGS.find(reason);
    return meaning == MEANINGS.end() ? reason : reason + ": " + meaning->second;
}

GrowsPlaces::GrowsPlaces(const GrowsCsv& places, const std::string& policy)
    : m_places(places.HasColumn("policy") ? places.Select("policy", policy) : places)
{
    for (std::size_t row = 0; row < m_places.GetNRows(); ++row)
    {
        m_rows[GetKey(m_places, row)] = row;
    }
}

std::string
GrowsPlaces::GetKey(const GrowsCsv& table, std::size_t row) const
{
    return table.GetText(row, "ue") +
           (m_places.HasColumn("time_s") ? " " + table.GetText(row, "time_s") : "");
}

std::optional<std::pair<double, double>>
GrowsPlaces::Find(const GrowsCsv& arrivals, std::size_t row) const
{
    const auto found = m_rows.find(GetKey(arrivals, row));
    return found == m_rows.end()
               ? std::nullopt
               : std::make_optional(std::make_pair(m_places.GetNumber(found->second, "x_m"),
                                                   m_places.GetNumber(found->second, "y_m")));
}

} // namespace ns3
