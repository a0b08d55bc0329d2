// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-animation-validation.h"

namespace ns3
{

std::string
GrowsValidateAnimation()
{
#ifdef GROWS_HAS_NETANIM
    return "";
#else
    return "this build has no ns-3 module netanim; enable it and build again";
#endif
}

} // namespace ns3
