// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SLOTTED_CLASSES_H
#define GROWS_SLOTTED_CLASSES_H

#include "ns3/grows-class-result.h"
#include "ns3/grows-slotted-episode.h"

#include <vector>

namespace ns3
{

/// \ingroup grows
/// The figures of every class in an episode.
/// \param sessions of the arrivals that count
/// \param classes of the scenario
/// \param slotS length of a slot in seconds
/// \param slots of the episode
/// \return the figures in the order of the classes; there are no packets, and so no delays
std::vector<GrowsClassResult> GrowsSummariseSlots(const std::vector<GrowsSlottedSession>& sessions,
                                                  const GrowsTrafficClasses& classes,
                                                  double slotS,
                                                  double slots);

} // namespace ns3

#endif /* GROWS_SLOTTED_CLASSES_H */
