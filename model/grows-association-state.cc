/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-association-state.h"

#include <array>

namespace ns3
{

std::string
GrowsToString(GrowsReason reason)
{
    static const std::array<std::string, 13> names{"",
                                                   "no-candidate",
                                                   "no-room",
                                                   "cell-full",
                                                   "declined",
                                                   "policy-error",
                                                   "stack-limit",
                                                   "connection-timeout",
                                                   "connection-lost",
                                                   "session-timeout",
                                                   "already-connected",
                                                   "no-device",
                                                   "cell-filled"};
    return names.at(static_cast<std::size_t>(reason));
}

} // namespace ns3
