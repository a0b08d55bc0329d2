// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-gnn-architecture.h"

#include "ns3/grows-number-list.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace ns3
{

namespace
{

const std::array<std::string, 3> ACTIVATION_NAMES{"tanh", "relu", "identity"};

/// Whether every size is within 1..MAX_SIZE.
bool
AreSizes(const std::vector<uint32_t>& sizes)
{
    return std::all_of(sizes.begin(), sizes.end(), [](uint32_t size) {
        return size >= 1 && size <= GrowsGnnArchitecture::MAX_SIZE;
    });
}

} // namespace

std::string
GrowsToString(GrowsNonlinearity::Type nonlinearity)
{
    return ACTIVATION_NAMES.at(static_cast<std::size_t>(nonlinearity));
}

bool
GrowsFromString(const std::string& name, GrowsNonlinearity::Type& nonlinearity)
{
    const auto found = std::find(ACTIVATION_NAMES.begin(), ACTIVATION_NAMES.end(), name);
    if (found == ACTIVATION_NAMES.end())
    {
        return false;
    }
    nonlinearity = static_cast<GrowsNonlinearity::Type>(found - ACTIVATION_NAMES.begin());
    return true;
}

std::vector<uint32_t>
GrowsParseSizes(const std::string& text)
{
    std::vector<uint32_t> sizes;
    for (const double number : GrowsParseNumbers(text).value_or(std::vector<double>{0.0}))
    {
        const bool isSize = number == std::floor(number) && number >= 0.0 &&
                            number <= GrowsGnnArchitecture::MAX_SIZE;
        sizes.push_back(isSize ? static_cast<uint32_t>(number) : 0);
    }
    return sizes;
}

std::string
GrowsFormatSizes(const std::vector<uint32_t>& sizes)
{
    return GrowsFormatNumbers({sizes.begin(), sizes.end()});
}

std::string
GrowsGnnArchitecture::Validate() const
{
    const std::string range = "1 to " + std::to_string(MAX_SIZE);
    if (!AreSizes(signals) || !AreSizes(taps) || !AreSizes(readout))
    {
        return "every width and number of taps must be " + range;
    }
    if (taps.empty() || signals.size() != taps.size() + 1)
    {
        return "a network of " + std::to_string(taps.size()) +
               " layers needs at least one layer and one width more than layers, not " +
               std::to_string(signals.size());
    }
    if ((readout.empty() ? signals : readout).back() != 1)
    {
        return "the last width must be 1: one value per node";
    }
    if (skip && (readout.empty() || !std::isfinite(*skip)))
    {
        return "a skip connection needs a readout and a finite weight";
    }
    if (signals.size() + readout.size() > MAX_SIZE)
    {
        return "a network may have at most " + std::to_string(MAX_SIZE) + " stages";
    }
    if (const auto parameters = GetNParameters(); parameters > MAX_PARAMETERS)
    {
        return "a network may have at most " + std::to_string(MAX_PARAMETERS) +
               " parameters, not " + std::to_string(parameters);
    }
    return "";
}

std::vector<GrowsGnnArchitecture::Stage>
GrowsGnnArchitecture::GetStages() const
{
    std::vector<Stage> stages;
    std::size_t offset = 0;
    const auto append = [&](std::string name, std::vector<int64_t> shape, bool squashed) {
        Stage stage;
        stage.name = std::move(name);
        stage.outputs = static_cast<uint32_t>(shape.front());
        stage.taps = shape.size() == 3 ? static_cast<uint32_t>(shape[1]) : 1;
        stage.inputs = static_cast<uint32_t>(shape.back());
        stage.squashed = squashed;
        stage.shape = std::move(shape);
        stage.weight = offset;
        stage.bias = offset + std::size_t{stage.outputs} * stage.taps * stage.inputs;
        offset = stage.bias + (bias ? stage.outputs : 0);
        stages.push_back(std::move(stage));
    };
    for (std::size_t i = 0; i < taps.size(); ++i)
    {
        append("layer" + std::to_string(i), {signals[i + 1], taps[i], signals[i]}, true);
    }
    for (std::size_t i = 0; i < readout.size(); ++i)
    {
        const uint32_t inputs = i == 0 ? signals.back() : readout[i - 1];
        append("readout" + std::to_string(i), {readout[i], inputs}, i + 1 < readout.size());
    }
    return stages;
}

std::size_t
GrowsGnnArchitecture::GetNParameters() const
{
    const Stage last = GetStages().back();
    return last.bias + (bias ? last.outputs : 0);
}

bool
GrowsGnnArchitecture::operator==(const GrowsGnnArchitecture& other) const
{
    const auto tie = [](const GrowsGnnArchitecture& one) {
        return std::tie(one.signals, one.taps, one.readout, one.bias, one.nonlinearity, one.skip);
    };
    return tie(*this) == tie(other);
}

} // namespace ns3
