// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-per-cell.h"

#include "ns3/abort.h"
#include "ns3/grows-number-list.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace ns3
{

namespace
{

constexpr uint32_t MOST_USERS = 1'000'000'000; //!< of a cell

} // namespace

std::string
GrowsPerCell::Validate(std::size_t cells) const
{
    const auto isGood = [this](double x) {
        return x >= 0.0 && (!isOfUsers || (x == std::floor(x) && x <= MOST_USERS));
    };
    const auto numbers = GrowsParseNumbers(text);
    if (numbers && numbers->size() <= cells && !(isOfUsers && numbers->empty()) &&
        std::all_of(numbers->begin(), numbers->end(), isGood))
    {
        return "";
    }
    const auto wanted = isOfUsers ? "whole numbers from 0 to " + std::to_string(MOST_USERS)
                                  : std::string("numbers that are 0 or more");
    return attribute + " is \"" + text + "\"; give " + wanted + ", at most one for each of the " +
           std::to_string(cells) + " cells, separated by commas";
}

std::vector<double>
GrowsPerCell::Read(std::size_t cells) const
{
    const auto problem = Validate(cells);
    NS_ABORT_MSG_UNLESS(problem.empty(), problem);
    auto numbers = *GrowsParseNumbers(text);
    numbers.resize(cells, isOfUsers ? numbers.back() : 0.0);
    return numbers;
}

} // namespace ns3
