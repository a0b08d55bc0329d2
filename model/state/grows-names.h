// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_NAMES_H
#define GROWS_NAMES_H

#include <string>
#include <vector>

namespace ns3
{

/// \ingroup grows
/// \param text names separated by commas, blanks around them allowed
/// \return them, apart; an empty text is an empty list, an empty name between commas stays one
std::vector<std::string> GrowsSplitNames(const std::string& text);

/// \ingroup grows
/// \param names some names \param separator what stands between them \return one text
std::string GrowsJoinNames(const std::vector<std::string>& names,
                           const std::string& separator = ", ");

/// \ingroup grows
/// \param option of these names, with its "--"
/// \param kind what each of them is called, for example "policy" \param typed the names as given
/// \param names the same, apart \return "" or that there are none, or one is there twice
std::string GrowsFindRepetition(const std::string& option,
                                const std::string& kind,
                                const std::string& typed,
                                const std::vector<std::string>& names);

/// What GrowsIsPlainName asks for, in readable form.
constexpr const char* GROWS_PLAIN_NAME =
    "1 to 64 letters, digits, '.', '_' and '-', the first of them no '.' or '-'";

/// \ingroup grows
/// \param name of something, from a file
/// \return whether it may stand in tables, in titles and in the names of files: GROWS_PLAIN_NAME
bool GrowsIsPlainName(const std::string& name);

} // namespace ns3

#endif /* GROWS_NAMES_H */
