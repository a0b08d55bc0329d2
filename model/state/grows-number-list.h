// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_NUMBER_LIST_H
#define GROWS_NUMBER_LIST_H

#include <optional>
#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * Read a list of numbers as it stands in an attribute or on a command line.
 * \param text numbers separated by commas, blanks around them allowed: "0.55, 0.938, 1.6"
 * \return the numbers; none if one is missing, not a number or not finite. An empty text is an
 * empty list.
 */
std::optional<std::vector<double>> GrowsParseNumbers(const std::string& text);

/// \ingroup grows
/// \param numbers some numbers
/// \return their list, which GrowsParseNumbers reads back to the same values
std::string GrowsFormatNumbers(const std::vector<double>& numbers);

/**
 * \ingroup grows Check whether ns-3 makes a time of a text: of others it ends the program, or makes
 * some time.
 * \param text value of an attribute, such as "10", "2.5s" or "100ms"
 * \return whether it is a finite number with one of ns-3's units or none, within ns-3's clock
 */
bool GrowsIsTime(const std::string& text);

} // namespace ns3

#endif /* GROWS_NUMBER_LIST_H */
