// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_TEST_TEXT_H
#define GROWS_TEST_TEXT_H

#include "ns3/grows-association-state.h"
#include "ns3/pair.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <map>
#include <optional>
#include <ostream>
#include <sstream>
#include <string>
#include <type_traits>
#include <vector>

/**
 * \file
 * \ingroup grows-tests
 * Texts of tests. What ns-3's test macros need to show both values where two are not equal:
 * operators that print reasons, lists and the like, and comparisons of texts that are too long to
 * print.
 */

namespace ns3
{

constexpr double NOT_A_NUMBER = std::numeric_limits<double>::quiet_NaN(); //!< a wrong value

template <typename T>
std::ostream& operator<<(std::ostream& out, const std::optional<T>& value);

template <typename T>
std::ostream& operator<<(std::ostream& out, const std::vector<T>& values);

/// Print an enumeration without a name of its own. \param out where to \param value what
template <typename T,
          std::enable_if_t<std::is_enum_v<T> && !std::is_convertible_v<T, int>, int> = 0>
std::ostream&
operator<<(std::ostream& out, T value)
{
    if constexpr (std::is_same_v<T, GrowsReason>)
    {
        return out << GrowsToString(value);
    }
    else
    {
        return out << "number " << static_cast<int>(value);
    }
}

/// Print what stands for a missing value. \param out where to
inline std::ostream&
operator<<(std::ostream& out, std::nullopt_t /* none */)
{
    return out << "nothing";
}

/// Print a value that may be missing. \param out where to \param value what
template <typename T>
std::ostream&
operator<<(std::ostream& out, const std::optional<T>& value)
{
    return value ? out << *value : out << std::nullopt;
}

/// Print a list. \param out where to \param values what
template <typename T>
std::ostream&
operator<<(std::ostream& out, const std::vector<T>& values)
{
    const auto precision = out.precision(std::numeric_limits<T>::max_digits10);
    out << "{";
    for (const auto& value : values)
    {
        if constexpr (std::is_arithmetic_v<T>)
        {
            out << " " << +value; // a byte is a number, too
        }
        else
        {
            out << " " << value;
        }
    }
    out.precision(precision);
    return out << " }";
}

/// Print a table. \param out where to \param values by key
template <typename K, typename V>
std::ostream&
operator<<(std::ostream& out, const std::map<K, V>& values)
{
    for (const auto& [key, value] : values)
    {
        out << key << "=" << value << " ";
    }
    return out;
}

/**
 * \tparam T a text or a list
 * \param found what was found
 * \param expected what it should be
 * \return where they differ and how each goes on there; empty: they do not
 */
template <typename T>
std::string
FindDifference(const T& found, const T& expected)
{
    using Value = typename T::value_type;
    using Excerpt =
        std::conditional_t<std::is_same_v<Value, char>, std::string, std::vector<Value>>;
    constexpr std::ptrdiff_t LENGTH = 50; // of an excerpt
    const auto [a, b] = std::mismatch(found.begin(), found.end(), expected.begin(), expected.end());
    if (a == found.end() && b == expected.end())
    {
        return "";
    }
    std::ostringstream text;
    text << "from position " << a - found.begin() << " on \""
         << Excerpt(a, a + std::min(found.end() - a, LENGTH)) << "\", expected \""
         << Excerpt(b, b + std::min(expected.end() - b, LENGTH)) << "\"";
    return text.str();
}

/// \param text a text \param part what it should contain \return empty if it does, otherwise both
inline std::string
FindMissing(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos ? "" : "no \"" + part + "\" in \"" + text + "\"";
}

/// \param path of a file \return its contents
inline std::string
ReadFile(const std::string& path)
{
    std::ostringstream contents;
    contents << std::ifstream(path, std::ios::binary).rdbuf();
    return contents.str();
}

} // namespace ns3

#endif /* GROWS_TEST_TEXT_H */
