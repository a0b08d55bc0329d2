/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-handover-report.h"

#include "ns3/grows-statistics.h"

namespace ns3
{

namespace
{

/// A figure of the table.
struct Figure
{
    const char* column; //!< of a run
    const char* header; //!< in the table
    int decimals;       //!< digits behind the point
};

constexpr Figure FIGURES[] = {{"utility", "utility", 2},
                              {"throughput_mbps", "Mbit/s", 2},
                              {"handovers", "handovers", 1},
                              {"ping_pongs", "ping-pongs", 1},
                              {"failures", "failures", 1},
                              {"interruption_ms", "interruption ms", 1}};
constexpr const char* BASELINE = "a3-rsrp"; //!< what utility is compared with

/**
 * \param own runs of one method
 * \param baseline utilities of the baseline's runs
 * \return how utility changes
 */
std::string
FormatChange(const GrowsCsv& own, const std::vector<double>& baseline)
{
    const auto utility = own.GetNumbers("utility");
    return baseline.empty() ? "-"
                            : GrowsTextTable::FormatChange(GrowsEstimateChange(utility, baseline));
}

} // namespace

GrowsTextTable
GrowsTabulateHandovers(const GrowsCsv& runs, const std::vector<std::string>& methods)
{
    std::vector<std::string> header{"handover by"};
    for (const auto& figure : FIGURES)
    {
        header.emplace_back(figure.header);
    }
    header.push_back(std::string("utility to ") + BASELINE);
    GrowsTextTable table(header);
    const auto baseline = runs.Select("policy", BASELINE).GetNumbers("utility");
    for (const auto& method : methods)
    {
        const auto own = runs.Select("policy", method);
        std::vector<std::string> row{method};
        for (const auto& figure : FIGURES)
        {
            row.push_back(GrowsTextTable::Format(GrowsEstimateMean(own.GetNumbers(figure.column)),
                                                 figure.decimals));
        }
        row.push_back(method == BASELINE ? "-" : FormatChange(own, baseline));
        table.AddRow(row);
    }
    return table;
}

} // namespace ns3
