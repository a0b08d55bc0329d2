// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_FADING_TRACE_H
#define GROWS_FADING_TRACE_H

#include "ns3/random-variable-stream.h"

#include <cstdint>
#include <iosfwd>
#include <vector>

namespace ns3
{

/// One path of a channel.
struct GrowsFadingPath
{
    double delayNs; //!< after the first
    double powerDb; //!< relative to the strongest
};

/// Paths of Extended Pedestrian A (3GPP TS 36.101, table B.2.1-2). \return delays and powers
const std::vector<GrowsFadingPath>& GrowsGetPedestrianPaths();
/// Paths of Extended Vehicular A (3GPP TS 36.101, table B.2.1-3). \return delays and powers
const std::vector<GrowsFadingPath>& GrowsGetVehicularPaths();

/// What a fading trace is made for.
struct GrowsFadingSettings
{
    std::vector<GrowsFadingPath> paths; //!< delays and powers; one path: flat fading
    double dopplerHz{0.0};              //!< highest Doppler shift: speed / wave length
    uint32_t resourceBlocks{25};        //!< rows of 180 kHz
    uint32_t samples{10000};            //!< columns of 1 ms
};

/// A trace: gain in dB, by resource block and millisecond.
using GrowsFadingTrace = std::vector<std::vector<double>>;

/**
 * \ingroup grows
 * Make a trace of Rayleigh fading: each path is a sum of 64 sinusoids that come from all sides
 * (Clarke, "A statistical theory of mobile-radio reception", Bell Syst. Tech. J. 47, 1968; Jakes,
 * "Microwave mobile communications", 1974), with random phases. In a resource block the paths add
 * up with the phases that their delays give them at its centre. The autocorrelation of each path is
 * J0(2 pi fd tau), that of the power J0^2 beyond its mean. Over the whole trace mean power is 0 dB.
 *
 * \param settings what it is made for
 * \param uniform draws the phases
 * \return the trace
 */
GrowsFadingTrace GrowsMakeFadingTrace(const GrowsFadingSettings& settings,
                                      Ptr<UniformRandomVariable> uniform);

/// Write a trace as ns-3's TraceFadingLossModel reads it (.fad): a line a resource block, of gains
/// in dB. \param stream where to \param trace the trace
void GrowsWriteFadingTrace(std::ostream& stream, const GrowsFadingTrace& trace);

} // namespace ns3

#endif /* GROWS_FADING_TRACE_H */
