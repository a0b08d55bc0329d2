// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-names.h"

#include <algorithm>
#include <set>
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

std::string
GrowsFindRepetition(const std::string& option,
                    const std::string& kind,
                    const std::string& typed,
                    const std::vector<std::string>& names)
{
    const std::set<std::string> distinct(names.begin(), names.end());
    return !names.empty() && distinct.size() == names.size()
               ? ""
               : option + " must name each " + kind + " once, not '" + typed + "'";
}

bool
GrowsIsPlainName(const std::string& name)
{
    constexpr std::size_t LONGEST = 64;
    const auto isPlain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '.' || c == '_' || c == '-';
    };
    return !name.empty() && name.size() <= LONGEST && name[0] != '.' && name[0] != '-' &&
           std::all_of(name.begin(), name.end(), isPlain);
}

} // namespace ns3
