/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_NAMES_H
#define GROWS_NAMES_H

#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * \param text names separated by commas, blanks around them allowed
 * \return them, apart; an empty text is an empty list, an empty name between commas stays one
 */
std::vector<std::string> GrowsSplitNames(const std::string& text);

/**
 * \ingroup grows
 * \param names some names
 * \param separator what stands between them
 * \return one text
 */
std::string GrowsJoinNames(const std::vector<std::string>& names,
                           const std::string& separator = ", ");

} // namespace ns3

#endif /* GROWS_NAMES_H */
