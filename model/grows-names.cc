/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-names.h"

#include <sstream>

namespace ns3
{

namespace
{

/// A text without the blanks around it.
std::string
Trim(const std::string& text)
{
    const auto first = text.find_first_not_of(" \t");
    const auto last = text.find_last_not_of(" \t");
    return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

} // namespace

std::vector<std::string>
GrowsSplitNames(const std::string& text)
{
    std::vector<std::string> names;
    if (Trim(text).empty())
    {
        return names;
    }
    std::istringstream stream(text + ",");
    for (std::string name; std::getline(stream, name, ',');)
    {
        names.push_back(Trim(name));
    }
    return names;
}

std::string
GrowsJoinNames(const std::vector<std::string>& names, const std::string& separator)
{
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
    {
        text += (i == 0 ? "" : separator) + names[i];
    }
    return text;
}

} // namespace ns3
