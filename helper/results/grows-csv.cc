// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-csv.h"

#include "ns3/abort.h"
#include "ns3/assert.h"
#include "ns3/grows-names.h"
#include "ns3/grows-text-file.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <sstream>
#include <unordered_set>

namespace ns3
{

namespace
{

constexpr int DIGITS = 10; //!< of a number in a file, significant ones

/// \param line of a file \return its values
GrowsCsv::Row
Split(const std::string& line)
{
    GrowsCsv::Row row;
    std::size_t begin = 0;
    for (std::size_t end; (end = line.find(',', begin)) != std::string::npos; begin = end + 1)
    {
        row.push_back(line.substr(begin, end - begin));
    }
    row.push_back(line.substr(begin));
    return row;
}

} // namespace

GrowsCsv::GrowsCsv(const Row& columns)
    : m_columns(columns)
{
}

std::optional<GrowsCsv>
GrowsCsv::Read(const std::string& path)
{
    std::ifstream file(path);
    std::string line;
    if (!std::getline(file, line))
    {
        return std::nullopt;
    }
    GrowsCsv table(Split(line));
    while (std::getline(file, line))
    {
        table.m_rows.push_back(Split(line));
        if (table.m_rows.back().size() != table.m_columns.size())
        {
            return std::nullopt;
        }
    }
    return table;
}

std::string
GrowsCsv::Validate(const Row& columns, std::size_t leastRows) const
{
    const auto missing = std::find_if(columns.begin(), columns.end(), [this](const auto& column) {
        return !HasColumn(column);
    });
    if (missing != columns.end())
    {
        return "there is no column '" + *missing + "'";
    }
    return m_rows.size() < leastRows ? "there are no rows" : "";
}

bool
GrowsCsv::Write(const std::string& path) const
{
    std::ostringstream contents;
    contents << GrowsJoinNames(m_columns, ",") << "\n";
    for (const Row& row : m_rows)
    {
        contents << GrowsJoinNames(row, ",") << "\n";
    }
    return GrowsWriteFile(path, contents.str());
}

void
GrowsCsv::AddRow(const Row& row)
{
    NS_ASSERT(row.size() == m_columns.size());
    m_rows.push_back(row);
}

bool
GrowsCsv::Append(const GrowsCsv& other)
{
    if (m_columns.empty())
    {
        m_columns = other.m_columns;
    }
    if (m_columns != other.m_columns)
    {
        return false;
    }
    m_rows.insert(m_rows.end(), other.m_rows.begin(), other.m_rows.end());
    return true;
}

void
GrowsCsv::SetColumn(const std::string& column, const std::string& value)
{
    const auto index = Find(column);
    for (Row& row : m_rows)
    {
        row[index] = value;
    }
}

bool
GrowsCsv::operator==(const GrowsCsv& other) const
{
    return m_columns == other.m_columns && m_rows == other.m_rows;
}

GrowsCsv
GrowsCsv::Select(const std::string& column, const std::string& value) const
{
    GrowsCsv selection(m_columns);
    const std::size_t index = Find(column);
    std::copy_if(m_rows.begin(),
                 m_rows.end(),
                 std::back_inserter(selection.m_rows),
                 [&](const Row& row) { return row[index] == value; });
    return selection;
}

bool
GrowsCsv::HasColumn(const std::string& column) const
{
    return std::find(m_columns.begin(), m_columns.end(), column) != m_columns.end();
}

std::size_t
GrowsCsv::Find(const std::string& column) const
{
    const auto found = std::find(m_columns.begin(), m_columns.end(), column);
    NS_ABORT_MSG_IF(found == m_columns.end(), "GrowsCsv: there is no column '" << column << "'");
    return found - m_columns.begin();
}

const std::string&
GrowsCsv::GetText(std::size_t row, const std::string& column) const
{
    return m_rows.at(row)[Find(column)];
}

double
GrowsCsv::GetNumber(std::size_t row, const std::string& column) const
{
    const std::string& text = GetText(row, column);
    char* end = nullptr;
    const double number = std::strtod(text.c_str(), &end);
    return text.empty() || *end != '\0' ? std::numeric_limits<double>::quiet_NaN() : number;
}

std::vector<double>
GrowsCsv::GetNumbers(const std::string& column) const
{
    std::vector<double> numbers;
    for (std::size_t row = 0; row < m_rows.size(); ++row)
    {
        numbers.push_back(GetNumber(row, column));
    }
    return numbers;
}

std::vector<std::string>
GrowsCsv::GetDistinct(const std::string& column) const
{
    std::vector<std::string> values;
    std::unordered_set<std::string> known;
    const std::size_t index = Find(column);
    for (const Row& row : m_rows)
    {
        if (known.insert(row[index]).second)
        {
            values.push_back(row[index]);
        }
    }
    return values;
}

std::string
GrowsCsv::Format(double value)
{
    if (std::isnan(value))
    {
        return "";
    }
    std::ostringstream text;
    text.precision(DIGITS);
    text << value;
    return text.str();
}

double
GrowsCsv::Round(double value)
{
    if (!std::isfinite(value) || value == 0.0)
    {
        return value;
    }
    const int decimals = DIGITS - 1 - static_cast<int>(std::floor(std::log10(std::abs(value))));
    const double scale = std::pow(10.0, std::abs(decimals));
    return decimals >= 0 ? std::round(value * scale) / scale : std::round(value / scale) * scale;
}

} // namespace ns3
