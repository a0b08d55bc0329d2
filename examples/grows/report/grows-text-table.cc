// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-text-table.h"

#include "grows-html.h"

#include "ns3/assert.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <limits>
#include <sstream>

namespace ns3
{

namespace
{

/// \param text in UTF-8 \return number of characters
std::size_t
CountCharacters(const std::string& text)
{
    return std::count_if(text.begin(), text.end(), [](unsigned char byte) {
        return (byte & 0xC0) != 0x80; // continuation bytes do not count
    });
}

/// \param text in UTF-8 \param width characters to fill \param toLeft where the text stands
/// \return the text with blanks
std::string
Pad(const std::string& text, std::size_t width, bool toLeft)
{
    const std::string blanks(width - CountCharacters(text), ' ');
    return toLeft ? text + blanks : blanks + text;
}

} // namespace

GrowsTextTable::GrowsTextTable(const std::vector<std::string>& header)
    : m_rows{header}
{
}

void
GrowsTextTable::AddRow(const std::vector<std::string>& row)
{
    NS_ASSERT(row.size() == m_rows.front().size());
    m_rows.push_back(row);
}

std::vector<std::size_t>
GrowsTextTable::GetWidths() const
{
    std::vector<std::size_t> widths(m_rows.front().size(), 0);
    for (const auto& row : m_rows)
    {
        for (std::size_t column = 0; column < row.size(); ++column)
        {
            widths[column] = std::max(widths[column], CountCharacters(row[column]));
        }
    }
    return widths;
}

std::string
GrowsTextTable::ToText() const
{
    return ToText(std::numeric_limits<std::size_t>::max());
}

std::string
GrowsTextTable::ToText(std::size_t width) const
{
    const auto widths = GetWidths();
    std::size_t end = widths.front();
    std::size_t columns = 1;
    while (columns < widths.size() && end + 2 + widths[columns] <= width)
    {
        end += 2 + widths[columns++];
    }
    std::string text;
    for (const auto& row : m_rows)
    {
        for (std::size_t column = 0; column < columns; ++column)
        {
            text += (column == 0 ? "" : "  ") + Pad(row[column], widths[column], column == 0);
        }
        text += '\n';
    }
    return text;
}

std::string
GrowsTextTable::ToMarkdown() const
{
    std::string text;
    for (std::size_t i = 0; i < m_rows.size(); ++i)
    {
        text += '|';
        for (const auto& cell : m_rows[i])
        {
            text += " " + cell + " |";
        }
        text += '\n';
        for (std::size_t column = 0; i == 0 && column < m_rows[i].size(); ++column)
        {
            text += column == 0 ? "|---|" : "---:|";
        }
        text += i == 0 ? "\n" : "";
    }
    return text;
}

std::string
GrowsTextTable::ToHtml() const
{
    std::string text = "<div class=\"table\"><table>\n";
    for (std::size_t i = 0; i < m_rows.size(); ++i)
    {
        text += "<tr>";
        for (std::size_t column = 0; column < m_rows[i].size(); ++column)
        {
            const std::string tag = i == 0 || column == 0 ? "th" : "td";
            const std::string scope =
                tag == "td" ? "" : std::string(" scope=\"") + (i == 0 ? "col\"" : "row\"");
            text += "<" + tag + scope + ">" + GrowsEscapeHtml(m_rows[i][column]) + "</" + tag + ">";
        }
        text += "</tr>\n";
    }
    return text + "</table></div>\n";
}

std::string
GrowsTextTable::Format(double value, int decimals)
{
    if (std::isnan(value))
    {
        return "-";
    }
    std::ostringstream text;
    text << std::fixed << std::setprecision(decimals) << value;
    return text.str();
}

std::string
GrowsTextTable::Format(const GrowsEstimate& estimate, int decimals)
{
    const std::string mean = Format(estimate.mean, decimals);
    return std::isnan(estimate.halfWidth) ? mean
                                          : mean + " ±" + Format(estimate.halfWidth, decimals);
}

std::string
GrowsTextTable::FormatChange(const GrowsEstimate& estimate)
{
    if (std::isnan(estimate.mean))
    {
        return "-";
    }
    const GrowsEstimate percent{100.0 * estimate.mean, 100.0 * estimate.halfWidth};
    return (percent.mean < 0.0 ? "" : "+") + Format(percent, 1) + " %";
}

} // namespace ns3
