/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-association-state.h"

#include <array>
#include <cmath>

namespace ns3
{

uint64_t
GrowsDemand::GetVolume() const
{
    return kind == Kind::VOLUME ? static_cast<uint64_t>(std::ceil(amount)) : 0;
}

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
