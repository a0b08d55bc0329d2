// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SURROGATE_FIT_H
#define GROWS_SURROGATE_FIT_H

#include "grows-traffic-fit.h"

#include "ns3/grows-recorded-network.h"

#include <string>
#include <vector>

namespace ns3
{

/// A surrogate that was fitted to records.
struct GrowsSurrogateFit
{
    GrowsRecordedNetwork network;   //!< without a name
    std::vector<std::string> notes; //!< what could not be fitted, and what is assumed instead
};

/// \param records of a network
/// \return a sentence that states why they make no surrogate: too few arrivals, another kind of
/// network; "" if they do
std::string GrowsValidateRecords(const GrowsNetworkRecords& records);

/**
 * \ingroup grows
 * Fit a surrogate: arrivals as they came, with what each user offers (GrowsTrafficFit); the rate of
 * a user alone in a cell as isotonic regression of what users with data waiting received for their
 * resource blocks; what packets cost (GrowsFitPackets); limits of cells (GrowsFitLimits); stays of
 * users whose demand does not end (GrowsFitStays).
 * \param records that pass GrowsValidateRecords
 * \param warmUpS beginning of a run that does not count, in seconds
 * \return the surrogate
 */
GrowsSurrogateFit GrowsFitSurrogate(const GrowsNetworkRecords& records, double warmUpS);

/// \param records of a network \param traffic what their users offer
/// \return their arrivals, one record after the other
std::vector<GrowsRecordedNetwork::Arrival> GrowsReadArrivals(const GrowsNetworkRecords& records,
                                                             const GrowsTrafficFit& traffic);

/// \param network a surrogate \return what it is, in a few lines
std::string GrowsDescribeSurrogate(const GrowsRecordedNetwork& network);

} // namespace ns3

#endif /* GROWS_SURROGATE_FIT_H */
