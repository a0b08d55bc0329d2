// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_ANIMATION_VALIDATION_H
#define GROWS_ANIMATION_VALIDATION_H

#include <string>

namespace ns3
{

/// \ingroup grows
/// For command lines, which are there without LTE, too.
/// \return "" or why this build cannot write animations, which GrowsAnimation does
inline std::string
GrowsValidateAnimation()
{
#ifdef GROWS_HAS_NETANIM
    return "";
#else
    return "this build has no ns-3 module netanim; enable it and build again";
#endif
}

} // namespace ns3

#endif /* GROWS_ANIMATION_VALIDATION_H */
