// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_HTML_H
#define GROWS_HTML_H

#include <map>
#include <string>

/**
 * \file
 * \ingroup grows
 * Texts for a page of HTML.
 */

namespace ns3
{

/// \param text any text \return the same in HTML, where it stands for itself
std::string GrowsEscapeHtml(const std::string& text);

/// \param text any text \return it as the path of a URI: in it, and in HTML, it stands for itself
std::string GrowsEscapeUri(const std::string& text);

/// \param page a text with {{names}} \param values by name, put there as they are
/// \return the page; a name without a value stays
std::string GrowsFillPage(const std::string& page,
                          const std::map<std::string, std::string>& values);

} // namespace ns3

#endif /* GROWS_HTML_H */
