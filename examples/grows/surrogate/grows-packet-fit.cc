// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-packet-fit.h"

#include <cmath>
#include <limits>
#include <numeric>

namespace ns3
{

namespace
{

constexpr double TTI_S = 1e-3;
constexpr uint32_t LEAST_BYTES = 20;   //!< of a packet
constexpr uint32_t MOST_BYTES = 1460;  //!< of a packet in Ethernet
constexpr uint32_t USUAL_BYTES = 1400; //!< where nothing is known
constexpr double STEP = 1.03;          //!< from one size that is tried to the next

/// \param sample of a user \param cost of packets \param packetBytes size of its packets
/// \return the share of the time that it should use
double
PredictShare(const GrowsPacketSample& sample,
             GrowsSlottedSharing::PacketCost cost,
             uint32_t packetBytes)
{
    if (cost == GrowsSlottedSharing::NONE)
    {
        return sample.bps / sample.fullCellRateBps;
    }
    const auto offer = GrowsSlottedSharing::MakeOffer(sample.bps, packetBytes);
    const double ttis = std::ceil(offer.packetBits / (sample.fullCellRateBps * TTI_S));
    const double whole = TTI_S * offer.packetsPerS * ttis;
    if (cost == GrowsSlottedSharing::WHOLE_TTI || !(sample.load > 0.0))
    {
        return whole;
    }
    const double filled = offer.packetsPerS * offer.packetBits / sample.fullCellRateBps;
    return filled + (whole - filled) * (1.0 - std::exp(-sample.load)) / sample.load;
}

/// \param samples of a class \param cost of packets \param packetBytes size of its packets
/// \return the sum of squared differences
double
GetError(const std::vector<GrowsPacketSample>& samples,
         GrowsSlottedSharing::PacketCost cost,
         uint32_t packetBytes)
{
    return std::accumulate(
        samples.begin(),
        samples.end(),
        0.0,
        [&](double sum, const GrowsPacketSample& sample) {
            return sum + std::pow(PredictShare(sample, cost, packetBytes) - sample.share, 2.0);
        });
}

/// Find the best size of a class' packets. \param samples of the class \param cost of packets
/// \param [out] packetBytes the size
/// \return what is left of the error
double
FitSize(const std::vector<GrowsPacketSample>& samples,
        GrowsSlottedSharing::PacketCost cost,
        uint32_t& packetBytes)
{
    packetBytes = USUAL_BYTES;
    double least = GetError(samples, cost, packetBytes);
    for (uint32_t bytes = LEAST_BYTES; bytes <= MOST_BYTES;
         bytes = static_cast<uint32_t>(std::ceil(STEP * bytes)))
    {
        const double error = GetError(samples, cost, bytes);
        if (error < least)
        {
            least = error;
            packetBytes = bytes;
        }
    }
    return least;
}

} // namespace

GrowsPacketFit
GrowsFitPackets(const std::vector<GrowsPacketSample>& samples, std::size_t classes)
{
    std::vector<std::vector<GrowsPacketSample>> byClass(classes);
    for (const auto& sample : samples)
    {
        byClass.at(sample.trafficClass).push_back(sample);
    }
    GrowsPacketFit best;
    double least = std::numeric_limits<double>::infinity();
    for (const auto cost : {GrowsSlottedSharing::WHOLE_TTI,
                            GrowsSlottedSharing::SHARED_TTI,
                            GrowsSlottedSharing::NONE})
    {
        GrowsPacketFit fit{cost, std::vector<uint32_t>(classes)};
        double error = 0.0;
        for (uint32_t of = 0; of < classes; ++of)
        {
            error += FitSize(byClass[of], cost, fit.packetBytes[of]);
        }
        if (error < least)
        {
            least = error;
            best = fit;
        }
    }
    return best;
}

} // namespace ns3
