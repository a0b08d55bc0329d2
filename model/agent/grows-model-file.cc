// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-model-file.h"

#include "grows-state-encoder.h"
#include "grows-tensor-file.h"

#include "ns3/grows-names.h"

#include <cmath>
#include <functional>
#include <numeric>
#include <optional>

namespace ns3
{

namespace
{

using Json = nlohmann::json;

const std::string MODEL_FORMAT = "grows-model";
constexpr uint64_t MODEL_VERSION = 2; // 1 was an archive of LibTorch
/// The largest network (GrowsGnnArchitecture) and what is said of it.
constexpr uint64_t MAXIMUM_BYTES = 4 * GrowsGnnArchitecture::MAX_PARAMETERS + (8U << 20U);

/// Sizes, each within what an architecture accepts.
std::vector<uint32_t>
GetSizes(const Json& json, const std::string& name)
{
    std::vector<uint32_t> sizes;
    for (const auto size : GrowsGetMember<std::vector<uint64_t>>(json, name))
    {
        if (size < 1 || size > GrowsGnnArchitecture::MAX_SIZE)
        {
            throw GrowsFileProblem("has " + std::to_string(size) + " in \"" + name +
                                   "\", expected 1 to " +
                                   std::to_string(GrowsGnnArchitecture::MAX_SIZE));
        }
        sizes.push_back(static_cast<uint32_t>(size));
    }
    return sizes;
}

/// A name that must be one of an enumeration's.
template <typename T>
T
GetEnum(const Json& json, const std::string& name)
{
    T value;
    const auto text = GrowsGetMember<std::string>(json, name);
    if (!GrowsFromString(text, value))
    {
        throw GrowsFileProblem("has the unknown " + name + " " + GrowsQuote(text));
    }
    return value;
}

/// A positive number.
double
GetScale(const Json& json, const std::string& name)
{
    const auto scale = GrowsGetMember<double>(json, name);
    if (scale <= 0.0)
    {
        throw GrowsFileProblem("has " + std::to_string(scale) + " as scale \"" + name +
                               "\", expected a positive number");
    }
    return scale;
}

/// How much better than a baseline's another choice must be.
double
GetMargin(const Json& json)
{
    const auto margin = GrowsGetMember<double>(json, "margin");
    if (!std::isfinite(margin) || margin < 0.0)
    {
        throw GrowsFileProblem("has " + std::to_string(margin) +
                               " as margin, expected a number, 0 or more");
    }
    return margin;
}

/// Call back with the name and the shape of every tensor of parameters, in flat order.
template <typename F>
void
ForEachTensor(const GrowsGnnArchitecture& architecture, F callback)
{
    for (const auto& stage : architecture.GetStages())
    {
        callback(stage.name + "_weight",
                 std::vector<std::size_t>{stage.shape.begin(), stage.shape.end()});
        if (architecture.bias)
        {
            callback(stage.name + "_bias", std::vector<std::size_t>(1, stage.outputs));
        }
    }
}

/// The shape of a network, without a skip connection or with one.
GrowsGnnArchitecture
GetArchitecture(const Json& json, std::optional<float> skip)
{
    GrowsGnnArchitecture architecture;
    architecture.signals = GetSizes(json, "signals");
    architecture.taps = GetSizes(json, "taps");
    architecture.readout = GetSizes(json, "readout");
    architecture.bias = GrowsGetMember<bool>(json, "bias");
    architecture.nonlinearity = GetEnum<GrowsNonlinearity::Type>(json, "nonlinearity");
    architecture.skip = skip;
    const auto problem = architecture.Validate();
    if (!problem.empty())
    {
        throw GrowsFileProblem("has an impossible network: " + problem);
    }
    return architecture;
}

/// A whole model; throws GrowsFileProblem.
GrowsModel
GetModel(const GrowsTensorFile& file)
{
    file.CheckFormat(MODEL_FORMAT, MODEL_VERSION);
    const auto& metadata = file.metadata;
    GrowsModel model;
    std::optional<float> skip;
    if (metadata.contains("skip"))
    {
        skip = static_cast<float>(GrowsGetMember<double>(metadata, "skip"));
        model.margin = GetMargin(metadata);
    }
    model.architecture =
        GetArchitecture(GrowsGetMember<Json::object_t>(metadata, "architecture"), skip);
    model.shift = GetEnum<GrowsShiftKind::Type>(metadata, "shift");
    GrowsGetFeatures(file, model.features, model.scales);
    if (skip && model.GetBaseline().empty())
    {
        throw GrowsFileProblem("has a skip connection, but its last feature is no rule's score");
    }
    if (const auto problem = GrowsStateEncoder::Validate(model.features, model.shift);
        !problem.empty())
    {
        throw GrowsFileProblem("cannot be: " + problem);
    }
    const auto n = GrowsFeatureSet(model.features, model.scales).GetN();
    if (n != model.architecture.GetNInputs())
    {
        throw GrowsFileProblem("has " + std::to_string(n) + " features for a network of " +
                               std::to_string(model.architecture.GetNInputs()) + " inputs");
    }
    ForEachTensor(model.architecture, [&](const std::string& name, const auto& shape) {
        const auto values = file.Get<float>(name, shape);
        model.parameters.insert(model.parameters.end(), values.begin(), values.end());
    });
    const Json record = GrowsGetMember<Json::object_t>(metadata, "record");
    for (const auto& [name, text] : record.items())
    {
        model.record[name] = GrowsGetMember<std::string>(record, name);
    }
    return model;
}

} // namespace

std::string
GrowsModel::GetBaseline() const
{
    if (!architecture.skip)
    {
        return "";
    }
    const std::string prefix = GrowsFeatureSet::SCORE;
    const auto last = GrowsSplitNames(features).back();
    const bool isScore = last.compare(0, prefix.size(), prefix) == 0;
    return isScore ? last.substr(prefix.size()) : "";
}

void
GrowsPutFeatures(const std::string& features,
                 const GrowsFeatureSet::Scales& scales,
                 GrowsTensorFile& file)
{
    file.metadata["features"] = GrowsSplitNames(features);
    file.metadata["scales"] = {{"rate_bps", scales.rateBps},
                               {"demand_amount", scales.demandAmount},
                               {"utility", scales.utility}};
}

void
GrowsGetFeatures(const GrowsTensorFile& file,
                 std::string& features,
                 GrowsFeatureSet::Scales& scales)
{
    features =
        GrowsJoinNames(GrowsGetMember<std::vector<std::string>>(file.metadata, "features"), ",");
    const auto unknown = GrowsFeatureSet::FindUnknown(features);
    if (!unknown.empty())
    {
        throw GrowsFileProblem("has the unknown feature " + GrowsQuote(unknown));
    }
    const Json json = GrowsGetMember<Json::object_t>(file.metadata, "scales");
    scales = {GetScale(json, "rate_bps"),
              GetScale(json, "demand_amount"),
              GetScale(json, "utility")};
}

std::string
GrowsSaveModel(const GrowsModel& model, const std::string& path)
{
    const auto& architecture = model.architecture;
    GrowsTensorFile file;
    file.metadata = {{"format", MODEL_FORMAT},
                     {"version", MODEL_VERSION},
                     {"architecture",
                      {{"signals", architecture.signals},
                       {"taps", architecture.taps},
                       {"readout", architecture.readout},
                       {"bias", architecture.bias},
                       {"nonlinearity", GrowsToString(architecture.nonlinearity)}}},
                     {"shift", GrowsToString(model.shift)},
                     {"record", model.record}};
    GrowsPutFeatures(model.features, model.scales, file);
    if (architecture.skip)
    {
        file.metadata["skip"] = *architecture.skip;
        file.metadata["margin"] = model.margin;
    }
    auto next = model.parameters.begin();
    ForEachTensor(architecture, [&](const std::string& name, const auto& shape) {
        const auto size =
            std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>());
        file.Put<float>(name, shape, {next, next + static_cast<std::ptrdiff_t>(size)});
        next += static_cast<std::ptrdiff_t>(size);
    });
    return file.Save(path);
}

GrowsLoaded<GrowsModel>
GrowsLoadModel(const std::string& path)
{
    return GrowsLoadAs<GrowsModel>(path, MAXIMUM_BYTES, &GetModel);
}

} // namespace ns3
