// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-number-list.h"

#include <cmath>
#include <limits>
#include <map>
#include <sstream>

namespace ns3
{

namespace
{

const char* const BLANKS = " \t\n\v\f\r"; //!< what may stand between numbers

/// One number, blanks around it allowed; NaN if the text is anything else.
double
ParseNumber(const std::string& text)
{
    std::istringstream stream(text);
    stream.imbue(std::locale::classic());
    double number;
    std::string rest;
    if (!(stream >> number) || (stream >> rest))
    {
        return std::numeric_limits<double>::quiet_NaN();
    }
    return number;
}

} // namespace

std::optional<std::vector<double>>
GrowsParseNumbers(const std::string& text)
{
    std::vector<double> numbers;
    if (text.find_first_not_of(BLANKS) == std::string::npos)
    {
        return numbers;
    }
    std::istringstream items(text + ",");
    for (std::string item; std::getline(items, item, ',');)
    {
        numbers.push_back(ParseNumber(item));
        if (!std::isfinite(numbers.back()))
        {
            return std::nullopt;
        }
    }
    return numbers;
}

bool
GrowsIsTime(const std::string& text)
{
    constexpr double LONGEST_S = 9e9; // in nanoseconds it fits into 63 bits
    static const std::map<std::string, double> units{{"", 1.0},
                                                     {"fs", 1e-15},
                                                     {"ps", 1e-12},
                                                     {"ns", 1e-9},
                                                     {"us", 1e-6},
                                                     {"ms", 1e-3},
                                                     {"s", 1.0},
                                                     {"min", 60.0},
                                                     {"h", 3600.0},
                                                     {"d", 86400.0},
                                                     {"y", 31536000.0}};
    const std::size_t end = text.find_last_of("0123456789.") + 1; // 0 if there is none
    const auto unit = units.find(text.substr(end));
    return unit != units.end() && text.find_first_of(BLANKS) == std::string::npos &&
           std::abs(ParseNumber(text.substr(0, end)) * unit->second) < LONGEST_S;
}

std::string
GrowsFormatNumbers(const std::vector<double>& numbers)
{
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text.precision(std::numeric_limits<double>::max_digits10);
    for (std::size_t i = 0; i < numbers.size(); ++i)
    {
        text << (i == 0 ? "" : ",") << numbers[i];
    }
    return text.str();
}

} // namespace ns3
