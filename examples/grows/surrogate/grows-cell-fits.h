// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_CELL_FITS_H
#define GROWS_CELL_FITS_H

#include "ns3/grows-network-record.h"

#include <cstdint>
#include <optional>
#include <vector>

/**
 * \file
 * \ingroup grows
 * What the records of a network say of its cells.
 */

namespace ns3
{

/// Records of runs of one network.
using GrowsNetworkRecords = std::vector<const GrowsNetworkRecord*>;

/// What a cell can do at most.
struct GrowsCellLimit
{
    double schedulable{1.0};          //!< share of its resource blocks that can be in use
    std::optional<double> carriedBps; //!< at most, by all its users; none: what their links allow

    /// \param window of the cell \param windowS its length
    /// \return whether the cell could do no more in it
    bool IsReached(const GrowsNetworkRecord::CellWindow& window, double windowS) const;
};

/// \param records of a network
/// \return whether it measures the resource blocks of each user
bool GrowsMeasuresRbShare(const GrowsNetworkRecords& records);

/// The schedulable share is the largest use that was seen with the cell's bandwidth; if none was
/// near all of them, that of resource blocks in whole groups (GrowsSlottedSharing). A cell carries
/// no more than a limit if it was often near the most that it ever carried, with few users as with
/// many, while resource blocks were left.
/// \param records of a network \return limits of each cell; none where it does not measure the
/// resource blocks of its users
std::vector<GrowsCellLimit> GrowsFitLimits(const GrowsNetworkRecords& records);

/// Cells interfere if none of them is ever stronger than what disturbs the other if all send.
/// \param records of a network \return a number for each cell, the same for those that interfere
std::vector<uint32_t> GrowsFitCarriers(const GrowsNetworkRecords& records);

/// \param records of a network
/// \return thermal noise per resource element in dBm, the median of RSRP over SNR; none if no cell
/// was ever measured
std::optional<double> GrowsFitNoiseDbm(const GrowsNetworkRecords& records);

} // namespace ns3

#endif /* GROWS_CELL_FITS_H */
