// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_PACKET_FIT_H
#define GROWS_PACKET_FIT_H

#include "ns3/grows-slotted-sharing.h"

#include <cstdint>
#include <vector>

namespace ns3
{

/// What a user that offers little used of its cell in a window in which there was more to have.
struct GrowsPacketSample
{
    uint32_t trafficClass{0};    //!< index
    double bps{0.0};             //!< what it received
    double fullCellRateBps{0.0}; //!< what it would have got alone
    double share{0.0};           //!< of the cell's schedulable time that it used
    double load{0.0};            //!< the same of all users together
};

/// What packets cost.
struct GrowsPacketFit
{
    GrowsSlottedSharing::PacketCost cost{GrowsSlottedSharing::WHOLE_TTI}; //!< of a cell's time
    std::vector<uint32_t> packetBytes; //!< payload of a packet of each class
};

/// Find the cost of packets and their sizes by which the shares of the time that users use differ
/// least from those that GrowsSlottedSharing says (squares, summed over samples).
/// \param samples of users that are limited by what they offer \param classes number of classes
/// \return the best; whole TTIs and packets of 1400 bytes where samples say nothing
GrowsPacketFit GrowsFitPackets(const std::vector<GrowsPacketSample>& samples, std::size_t classes);

} // namespace ns3

#endif /* GROWS_PACKET_FIT_H */
