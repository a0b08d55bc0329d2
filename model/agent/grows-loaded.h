// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_LOADED_H
#define GROWS_LOADED_H

#include <optional>
#include <string>

namespace ns3
{

/// Something that was read, or an error message.
template <typename T>
struct GrowsLoaded
{
    std::optional<T> value; //!< what was read
    std::string problem;    //!< why it was not: names the file, what was expected, what was found
};

} // namespace ns3

#endif /* GROWS_LOADED_H */
