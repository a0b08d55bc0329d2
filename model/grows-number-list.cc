/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-number-list.h"

#include <cmath>
#include <limits>
#include <sstream>

namespace ns3
{

namespace
{

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
    if (text.find_first_not_of(" \t") == std::string::npos)
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
