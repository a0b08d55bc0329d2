// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SLOTTED_CLASSES_H
#define GROWS_SLOTTED_CLASSES_H

#include "ns3/grows-class-result.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace ns3
{

/// What became of one arrival that counts, in slots.
struct GrowsSlottedOutcome
{
    uint32_t trafficClass{0};      //!< index of its class
    double arrivedSlot{0.0};       //!< when it came
    std::optional<double> endSlot; //!< when it left; none: it was served at the end
    bool isAccepted{false};        //!< whether a cell served it
    double receivedBits{0.0};      //!< in all
    double offeredBits{0.0};       //!< by its traffic; NaN if it always had data waiting
};

/// \ingroup grows
/// The figures of every class in an episode.
/// \param outcomes of the arrivals that count
/// \param classes of the scenario
/// \param slotS length of a slot in seconds
/// \param slots of the episode
/// \return the figures in the order of the classes; there are no packets, and so no delays
std::vector<GrowsClassResult> GrowsSummariseSlots(const std::vector<GrowsSlottedOutcome>& outcomes,
                                                  const GrowsTrafficClasses& classes,
                                                  double slotS,
                                                  double slots);

} // namespace ns3

#endif /* GROWS_SLOTTED_CLASSES_H */
