// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-html.h"

#include <cctype>
#include <cstddef>

namespace ns3
{

std::string
GrowsEscapeHtml(const std::string& text)
{
    static const std::map<char, std::string> ENTITIES{{'&', "&amp;"},
                                                      {'<', "&lt;"},
                                                      {'>', "&gt;"},
                                                      {'"', "&quot;"},
                                                      {'\'', "&#39;"}};
    std::string escaped;
    for (const char c : text)
    {
        const auto entity = ENTITIES.find(c);
        escaped += entity == ENTITIES.end() ? std::string(1, c) : entity->second;
    }
    return escaped;
}

std::string
GrowsEscapeUri(const std::string& text)
{
    const std::string plain = " ,.;:/=()-_!*'";
    const std::string digits = "0123456789ABCDEF";
    std::string escaped;
    for (const char c : text)
    {
        const auto byte = static_cast<unsigned char>(c);
        const bool isPlain =
            byte < 0x80 && (std::isalnum(byte) != 0 || plain.find(c) != plain.npos);
        escaped +=
            isPlain ? std::string(1, c) : std::string("%") + digits[byte / 16] + digits[byte % 16];
    }
    return escaped;
}

std::string
GrowsFillPage(const std::string& page, const std::map<std::string, std::string>& values)
{
    std::string filled;
    std::size_t done = 0;
    for (auto open = page.find("{{"); open != page.npos; open = page.find("{{", open + 2))
    {
        const auto close = page.find("}}", open);
        const auto value = close == page.npos
                               ? values.end()
                               : values.find(page.substr(open + 2, close - open - 2));
        if (value != values.end())
        {
            filled += page.substr(done, open - done) + value->second;
            done = close + 2;
        }
    }
    return filled + page.substr(done);
}

} // namespace ns3
