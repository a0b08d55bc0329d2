// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-fading-trace.h"

#include "ns3/grows-radio-map.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <ostream>

namespace ns3
{

namespace
{

constexpr uint32_t N_SINUSOIDS = 64;        //!< of a path; J0 is exact for that many periods
constexpr double SAMPLE_S = 1e-3;           //!< one a TTI
constexpr double RESOURCE_BLOCK_HZ = 180e3; //!< 3GPP TS 36.211, 6.2.3
constexpr double DEEPEST_FADE = 1e-10;      //!< of power: -100 dB
constexpr std::complex<double> I{0.0, 1.0}; //!< imaginary unit

using Gains = std::vector<std::complex<double>>; //!< by sample

/// \param settings of the trace \param power of the path \param uniform draws the phases
/// \return the gain of one path
Gains
MakePath(const GrowsFadingSettings& settings, double power, Ptr<UniformRandomVariable> uniform)
{
    Gains gains(settings.samples);
    const double amplitude = std::sqrt(power / N_SINUSOIDS);
    const double turn =
        uniform->GetValue(0.0, 1.0); // without it, pairs would have one Doppler shift
    for (uint32_t n = 0; n < N_SINUSOIDS; ++n)
    {
        const double shiftHz = settings.dopplerHz * std::cos(2.0 * M_PI * (n + turn) / N_SINUSOIDS);
        const auto step = std::polar(1.0, 2.0 * M_PI * shiftHz * SAMPLE_S);
        auto wave = std::polar(amplitude, uniform->GetValue(0.0, 2.0 * M_PI));
        for (auto& gain : gains)
        {
            gain += wave;
            wave *= step;
        }
    }
    return gains;
}

} // namespace

const std::vector<GrowsFadingPath>&
GrowsGetPedestrianPaths()
{
    static const std::vector<GrowsFadingPath> paths{{0.0, 0.0},
                                                    {30.0, -1.0},
                                                    {70.0, -2.0},
                                                    {90.0, -3.0},
                                                    {110.0, -8.0},
                                                    {190.0, -17.2},
                                                    {410.0, -20.8}};
    return paths;
}

const std::vector<GrowsFadingPath>&
GrowsGetVehicularPaths()
{
    static const std::vector<GrowsFadingPath> paths{{0.0, 0.0},
                                                    {30.0, -1.5},
                                                    {150.0, -1.4},
                                                    {310.0, -3.6},
                                                    {370.0, -0.6},
                                                    {710.0, -9.1},
                                                    {1090.0, -7.0},
                                                    {1730.0, -12.0},
                                                    {2510.0, -16.9}};
    return paths;
}

GrowsFadingTrace
GrowsMakeFadingTrace(const GrowsFadingSettings& settings, Ptr<UniformRandomVariable> uniform)
{
    std::vector<Gains> blocks(settings.resourceBlocks, Gains(settings.samples));
    for (const auto& path : settings.paths)
    {
        const auto gains = MakePath(settings, GrowsRadioMap::FromDb(path.powerDb), uniform);
        for (uint32_t block = 0; block < blocks.size(); ++block)
        {
            const double phase = 2.0 * M_PI * RESOURCE_BLOCK_HZ * block * 1e-9 * path.delayNs;
            const auto turned = std::exp(-I * phase);
            std::transform(gains.begin(),
                           gains.end(),
                           blocks[block].begin(),
                           blocks[block].begin(),
                           [turned](auto gain, auto sum) { return sum + turned * gain; });
        }
    }
    double sum = 0.0;
    for (const auto& block : blocks)
    {
        for (const auto& gain : block)
        {
            sum += std::norm(gain);
        }
    }
    const double mean = sum / (settings.resourceBlocks * static_cast<double>(settings.samples));
    GrowsFadingTrace trace(blocks.size());
    for (uint32_t block = 0; block < blocks.size(); ++block)
    {
        for (const auto& gain : blocks[block])
        {
            trace[block].push_back(
                GrowsRadioMap::ToDb(std::max(std::norm(gain) / mean, DEEPEST_FADE)));
        }
    }
    return trace;
}

void
GrowsWriteFadingTrace(std::ostream& stream, const GrowsFadingTrace& trace)
{
    stream.precision(6);
    for (const auto& block : trace)
    {
        for (const double gainDb : block)
        {
            stream << gainDb << ' ';
        }
        stream << '\n';
    }
}

} // namespace ns3
