/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-model-file.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace ns3
{

namespace
{

const std::string FORMAT = "grows-model";
const std::string RECORD = "record.";
constexpr int64_t VERSION = 1;
/// Beyond any network that user association could want.
constexpr uint64_t MAXIMUM_BYTES = 64U << 20U;

/// What is wrong with a model file, as the rest of a sentence that begins with its name.
class Problem : public std::runtime_error
{
  public:
    using std::runtime_error::runtime_error;
};

/// An entry that must be there.
template <typename T>
const T&
Get(const GrowsDictionary& dictionary, const std::string& name)
{
    const auto* value = GrowsFind<T>(dictionary, name);
    if (!value)
    {
        throw Problem("has no entry \"" + name + "\" of the expected type");
    }
    return *value;
}

/// Sizes as an int64 tensor.
GrowsArray<int64_t>
ToArray(const std::vector<uint32_t>& sizes)
{
    return {{static_cast<int64_t>(sizes.size())}, {sizes.begin(), sizes.end()}};
}

/// Sizes from an int64 tensor, each within what an architecture accepts.
std::vector<uint32_t>
GetSizes(const GrowsDictionary& dictionary, const std::string& name)
{
    std::vector<uint32_t> sizes;
    for (const auto size : Get<GrowsArray<int64_t>>(dictionary, name).values)
    {
        if (size < 1 || size > GrowsGnnArchitecture::MAX_SIZE)
        {
            throw Problem("has " + std::to_string(size) + " in \"" + name + "\", expected 1 to " +
                          std::to_string(GrowsGnnArchitecture::MAX_SIZE));
        }
        sizes.push_back(static_cast<uint32_t>(size));
    }
    return sizes;
}

/// A name that must be one of an enumeration's.
template <typename T>
T
GetEnum(const GrowsDictionary& dictionary, const std::string& name)
{
    T value;
    const auto& text = Get<std::string>(dictionary, name);
    if (!GrowsFromString(text, value))
    {
        throw Problem("has the unknown " + name + " \"" + text + "\"");
    }
    return value;
}

/// A positive, finite number.
double
GetScale(const GrowsDictionary& dictionary, const std::string& name)
{
    const double scale = Get<double>(dictionary, name);
    if (!std::isfinite(scale) || scale <= 0.0)
    {
        throw Problem("has " + std::to_string(scale) + " as \"" + name +
                      "\", expected a positive number");
    }
    return scale;
}

/// "[4, 2, 4]"
std::string
ToString(const std::vector<int64_t>& shape)
{
    std::string text;
    for (const auto size : shape)
    {
        text += (text.empty() ? "" : ", ") + std::to_string(size);
    }
    return "[" + text + "]";
}

/// Append one tensor of parameters, of the given shape and finite.
void
GetTensor(const GrowsDictionary& dictionary,
          const std::string& name,
          const std::vector<int64_t>& shape,
          std::vector<float>& parameters)
{
    const auto& tensor = Get<GrowsArray<float>>(dictionary, name);
    if (tensor.shape != shape)
    {
        throw Problem("has \"" + name + "\" of shape " + ToString(tensor.shape) + ", expected " +
                      ToString(shape));
    }
    if (!GrowsAreFinite(tensor.values))
    {
        throw Problem("has infinite or undefined numbers in \"" + name + "\"");
    }
    parameters.insert(parameters.end(), tensor.values.begin(), tensor.values.end());
}

/// Call back with the name and the shape of every tensor of parameters, in flat order.
template <typename F>
void
ForEachTensor(const GrowsGnnArchitecture& architecture, F callback)
{
    for (const auto& stage : architecture.GetStages())
    {
        callback(stage.name + "_weight", stage.shape);
        if (architecture.bias)
        {
            callback(stage.name + "_bias", std::vector<int64_t>{stage.outputs});
        }
    }
}

/// The shape of a network; throws Problem.
GrowsGnnArchitecture
GetArchitecture(const GrowsDictionary& dictionary)
{
    GrowsGnnArchitecture architecture;
    architecture.signals = GetSizes(dictionary, "signals");
    architecture.taps = GetSizes(dictionary, "taps");
    architecture.readout = GetSizes(dictionary, "readout");
    architecture.bias = Get<int64_t>(dictionary, "bias") != 0;
    architecture.nonlinearity = GetEnum<GrowsNonlinearity::Type>(dictionary, "nonlinearity");
    const auto problem = architecture.FindProblem();
    if (!problem.empty())
    {
        throw Problem("has an impossible network: " + problem);
    }
    return architecture;
}

/// Names of features, all known and as many as the network has inputs.
std::string
GetFeatures(const GrowsDictionary& dictionary, const GrowsGnnArchitecture& architecture)
{
    auto features = Get<std::string>(dictionary, "features");
    const auto unknown = GrowsFeatureSet::FindUnknown(features);
    if (!unknown.empty())
    {
        throw Problem("has the unknown feature \"" + unknown + "\"");
    }
    const auto n = GrowsFeatureSet(features, GrowsFeatureSet::Scales()).GetN();
    if (n != architecture.GetNInputs())
    {
        throw Problem("has " + std::to_string(n) + " features for a network of " +
                      std::to_string(architecture.GetNInputs()) + " inputs");
    }
    return features;
}

/// Refuse what is not a model file of this version.
void
CheckVersion(const GrowsDictionary& dictionary)
{
    const auto* format = GrowsFind<std::string>(dictionary, "format");
    if (!format || *format != FORMAT)
    {
        throw Problem("is not a model file: expected format \"" + FORMAT + "\", found " +
                      (format ? "\"" + *format + "\"" : "none"));
    }
    const auto version = Get<int64_t>(dictionary, "version");
    if (version != VERSION)
    {
        throw Problem("has version " + std::to_string(version) + ", expected " +
                      std::to_string(VERSION) + ": use the release of grows that wrote it");
    }
}

/// A whole model; throws Problem.
GrowsModel
GetModel(const GrowsDictionary& dictionary)
{
    CheckVersion(dictionary);
    GrowsModel model;
    model.architecture = GetArchitecture(dictionary);
    model.shift = GetEnum<GrowsShiftKind::Type>(dictionary, "shift");
    model.features = GetFeatures(dictionary, model.architecture);
    model.scales = {GetScale(dictionary, "scale.rate_bps"),
                    GetScale(dictionary, "scale.demand_amount"),
                    GetScale(dictionary, "scale.utility")};
    ForEachTensor(model.architecture, [&](const std::string& name, const auto& shape) {
        GetTensor(dictionary, name, shape, model.parameters);
    });
    for (const auto& [name, entry] : dictionary)
    {
        if (name.rfind(RECORD, 0) == 0)
        {
            model.record[name.substr(RECORD.size())] = Get<std::string>(dictionary, name);
        }
    }
    return model;
}

} // namespace

std::string
GrowsSaveModel(const GrowsModel& model, const std::string& path)
{
    GrowsDictionary dictionary{{"format", FORMAT},
                               {"version", VERSION},
                               {"shift", GrowsToString(model.shift)},
                               {"features", model.features},
                               {"scale.rate_bps", model.scales.rateBps},
                               {"scale.demand_amount", model.scales.demandAmount},
                               {"scale.utility", model.scales.utility}};
    GrowsPutArchitecture(model.architecture, dictionary);
    auto next = model.parameters.begin();
    ForEachTensor(model.architecture, [&](const std::string& name, const auto& shape) {
        const auto size =
            std::accumulate(shape.begin(), shape.end(), int64_t{1}, std::multiplies<>());
        dictionary[name] = GrowsArray<float>{shape, {next, next + size}};
        next += size;
    });
    for (const auto& [name, text] : model.record)
    {
        dictionary[RECORD + name] = text;
    }
    return GrowsSaveDictionary(dictionary, path);
}

GrowsLoaded<GrowsModel>
GrowsLoadModel(const std::string& path)
{
    const auto dictionary = GrowsLoadDictionary(path, MAXIMUM_BYTES);
    if (!dictionary.value)
    {
        return {std::nullopt, dictionary.problem};
    }
    try
    {
        return {GetModel(*dictionary.value), ""};
    }
    catch (const Problem& problem)
    {
        return {std::nullopt, path + " " + problem.what()};
    }
}

GrowsLoaded<GrowsGnnArchitecture>
GrowsGetArchitecture(const GrowsDictionary& dictionary)
{
    try
    {
        return {GetArchitecture(dictionary), ""};
    }
    catch (const Problem& problem)
    {
        return {std::nullopt, problem.what()};
    }
}

void
GrowsPutArchitecture(const GrowsGnnArchitecture& architecture, GrowsDictionary& dictionary)
{
    dictionary["signals"] = ToArray(architecture.signals);
    dictionary["taps"] = ToArray(architecture.taps);
    dictionary["readout"] = ToArray(architecture.readout);
    dictionary["bias"] = int64_t{architecture.bias};
    dictionary["nonlinearity"] = GrowsToString(architecture.nonlinearity);
}

} // namespace ns3
