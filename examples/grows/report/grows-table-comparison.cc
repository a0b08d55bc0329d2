// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-table-comparison.h"

#include "grows-comparison.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ns3
{

namespace
{

constexpr const char* BASELINE = "max-rssi";     //!< the paper's baseline
constexpr const char* MYOPIC = "greedy-utility"; //!< what an agent has to beat

/// No number.
constexpr double NONE = std::numeric_limits<double>::quiet_NaN();

/// The paper's policies in the order of its table.
const std::vector<std::pair<const char*, GrowsPaperResult GrowsPaperCell::*>> PAPER{
    {"paper: Q", &GrowsPaperCell::qLearning},
    {"paper: B", &GrowsPaperCell::argmax},
    {"paper: GROWS", &GrowsPaperCell::grows}};

/// \param share 0..1 or more, or NaN \return it in percent
std::string
FormatShare(double share)
{
    return std::isnan(share) ? "-" : GrowsTextTable::Format(100.0 * share, 1) + " %";
}

/// \return the quotient; NaN if there is none
double
Divide(double value, double base)
{
    return base == 0.0 ? NONE : value / base;
}

} // namespace

const GrowsCsv::Row GrowsTableComparison::COLUMNS{"preset",
                                                  "policy",
                                                  "arrival_probability",
                                                  "mean_demand",
                                                  "seed",
                                                  "utility",
                                                  "rejections"};

GrowsTableComparison::GrowsTableComparison(const GrowsCsv& runs)
    : m_policies(runs.GetDistinct("policy")),
      m_seeds(runs.GetDistinct("seed")),
      m_preset(runs.GetText(0, "preset"))
{
    for (const std::string& p : runs.GetDistinct("arrival_probability"))
    {
        const GrowsCsv row = runs.Select("arrival_probability", p);
        for (const std::string& demand : row.GetDistinct("mean_demand"))
        {
            const GrowsCsv cell = row.Select("mean_demand", demand);
            const double arrivalProbability = cell.GetNumber(0, "arrival_probability");
            const double meanDemand = cell.GetNumber(0, "mean_demand");
            m_cells.push_back({arrivalProbability,
                               meanDemand,
                               cell,
                               GrowsFindPaperCell(arrivalProbability, meanDemand)});
        }
    }
}

std::vector<double>
GrowsTableComparison::GetNumbers(const Cell& cell,
                                 const std::string& policy,
                                 const std::string& column) const
{
    return GrowsSelectBySeed(cell.runs, policy, column, m_seeds);
}

std::vector<double>
GrowsTableComparison::GetRatios(const Cell& cell,
                                const std::string& policy,
                                const std::string& baseline) const
{
    auto ratios = GetNumbers(cell, policy, "utility");
    const auto base = GetNumbers(cell, baseline, "utility");
    std::transform(ratios.begin(), ratios.end(), base.begin(), ratios.begin(), Divide);
    return ratios;
}

bool
GrowsTableComparison::IsRelative() const
{
    return std::find(m_policies.begin(), m_policies.end(), BASELINE) != m_policies.end();
}

GrowsCsv
GrowsTableComparison::GetBars() const
{
    GrowsCsv bars({"panel", "group", "policy", "value", "interval"});
    for (const Cell& cell : m_cells)
    {
        for (const std::string& policy : m_policies)
        {
            const auto estimate =
                GrowsEstimateMean(IsRelative() ? GetRatios(cell, policy, BASELINE)
                                               : GetNumbers(cell, policy, "utility"));
            bars.AddRow({"p = " + GrowsCsv::Format(cell.arrivalProbability),
                         GrowsCsv::Format(cell.meanDemand),
                         policy,
                         GrowsCsv::Format(estimate.mean),
                         GrowsCsv::Format(m_seeds.size() > 1 ? estimate.halfWidth : 0.0)});
        }
    }
    return bars;
}

std::string
GrowsTableComparison::GetBarLabel() const
{
    return IsRelative() ? "utility over that of " + std::string(BASELINE) : "utility";
}

GrowsEstimate
GrowsTableComparison::Average(
    const std::function<std::vector<double>(const Cell& cell)>& getNumbers) const
{
    std::vector<double> sums(m_seeds.size(), 0.0);
    for (const Cell& cell : m_cells)
    {
        const auto numbers = getNumbers(cell);
        for (std::size_t seed = 0; seed < sums.size(); ++seed)
        {
            sums[seed] += numbers[seed] / static_cast<double>(m_cells.size());
        }
    }
    return GrowsEstimateMean(sums);
}

GrowsEstimate
GrowsTableComparison::GetRatio(const std::string& policy, const std::string& baseline) const
{
    return Average([&](const Cell& cell) { return GetRatios(cell, policy, baseline); });
}

double
GrowsTableComparison::GetLeastRatio(const std::string& policy, const std::string& baseline) const
{
    double least = NONE;
    for (const Cell& cell : m_cells)
    {
        const double value = GrowsEstimateMean(GetNumbers(cell, policy, "utility")).mean;
        const double base = GrowsEstimateMean(GetNumbers(cell, baseline, "utility")).mean;
        least = std::fmin(least, Divide(value, base)); // of a NaN and a number, the number
    }
    return least;
}

GrowsEstimate
GrowsTableComparison::GetRejections(const std::string& policy) const
{
    return Average([&](const Cell& cell) { return GetNumbers(cell, policy, "rejections"); });
}

double
GrowsTableComparison::GetPaperMean(const std::function<double(const GrowsPaperCell&)>& of) const
{
    std::vector<double> numbers;
    for (const Cell& cell : m_cells)
    {
        numbers.push_back(cell.paper ? of(*cell.paper) : NONE);
    }
    return GrowsEstimateMean(numbers).mean;
}

GrowsTextTable
GrowsTableComparison::GetSummary() const
{
    GrowsTextTable table({"mean over cells",
                          "utility / " + std::string(BASELINE),
                          "least / " + std::string(MYOPIC),
                          "rejections",
                          "of " + std::string(BASELINE) + "'s"});
    const double most = GetRejections(BASELINE).mean;
    for (const std::string& policy : m_policies)
    {
        const GrowsEstimate rejections = GetRejections(policy);
        table.AddRow({policy,
                      GrowsTextTable::Format(GetRatio(policy, BASELINE), 4),
                      GrowsTextTable::Format(GetLeastRatio(policy, MYOPIC), 4),
                      GrowsTextTable::Format(rejections, 3),
                      FormatShare(Divide(rejections.mean, most))});
    }
    for (const auto& [name, column] : PAPER)
    {
        const auto result = column; // a structured binding cannot be captured before C++20
        const double ratio = GetPaperMean(
            [result](const auto& cell) { return (cell.*result).utility / cell.argmax.utility; });
        const double rejections =
            GetPaperMean([result](const auto& cell) { return (cell.*result).rejections; });
        const double paperMost =
            GetPaperMean([](const auto& cell) { return cell.argmax.rejections; });
        table.AddRow({name,
                      GrowsTextTable::Format(ratio, 4),
                      GrowsTextTable::Format(NONE, 4),
                      GrowsTextTable::Format(rejections, 3),
                      FormatShare(Divide(rejections, paperMost))});
    }
    return table;
}

GrowsTextTable
GrowsTableComparison::GetCells(Quantity quantity) const
{
    const bool isUtility = quantity == UTILITY;
    const std::string column = isUtility ? "utility" : "rejections";
    std::vector<std::string> header{column + " at p, D"};
    header.insert(header.end(), m_policies.begin(), m_policies.end());
    for (const auto& entry : PAPER)
    {
        header.emplace_back(entry.first);
    }
    GrowsTextTable table(header);
    for (const Cell& cell : m_cells)
    {
        std::vector<std::string> row{GrowsCsv::Format(cell.arrivalProbability) + ", " +
                                     GrowsCsv::Format(cell.meanDemand)};
        for (const std::string& policy : m_policies)
        {
            row.push_back(
                GrowsTextTable::Format(GrowsEstimateMean(GetNumbers(cell, policy, column)), 3));
        }
        for (const auto& [name, result] : PAPER)
        {
            const double utility = cell.paper ? (cell.paper->*result).utility : NONE;
            const double rejections = cell.paper ? (cell.paper->*result).rejections : NONE;
            row.push_back(GrowsTextTable::Format(isUtility ? utility : rejections, 2));
        }
        table.AddRow(row);
    }
    return table;
}

std::string
GrowsTableComparison::GetTitle() const
{
    return "preset " + m_preset + ", " + std::to_string(m_cells.size()) +
           (m_cells.size() == 1 ? " cell, " : " cells, ") +
           (m_seeds.size() == 1 ? "seed " + m_seeds.front()
                                : "seeds " + m_seeds.front() + " to " + m_seeds.back());
}

} // namespace ns3
