/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-experience.h"

#include "ns3/grows-replay-memory.h"

#include <cmath>

namespace ns3
{

namespace
{

const std::string FORMAT = "grows-experience";
constexpr int64_t VERSION{1};

/// Largest file that is read: some hundred times what an hour of a busy network brings.
constexpr uint64_t MAX_BYTES{1ULL << 28};

/**
 * \param state as a replay memory has it
 * \param features F
 * \param allowed its mask; null: every action
 * \return the same as a learner takes it
 */
GrowsObservation
ToObservation(const GrowsUpdateState<float>& state, std::size_t features, const float* allowed)
{
    GrowsObservation observation;
    const std::size_t n = state.nodes;
    observation.nodes = state.nodes;
    observation.features.assign(state.features, state.features + n * features);
    observation.allowed.assign(n, 1);
    for (std::size_t i = 0; allowed && i < n; ++i)
    {
        observation.allowed[i] = allowed[i] != 0.0F;
    }
    if (state.shift)
    {
        observation.shift.assign(state.shift, state.shift + n * n);
    }
    return observation;
}

/// \param sample as a replay memory has it \param features F \return the same as a learner takes it
GrowsTransition
ToTransition(const GrowsUpdateSample<float>& sample, std::size_t features)
{
    GrowsTransition transition;
    transition.state = ToObservation(sample.state, features, nullptr);
    transition.action = sample.action;
    transition.reward = sample.reward;
    transition.discount = sample.discount;
    if (sample.next.nodes > 0)
    {
        transition.next = ToObservation(sample.next, features, sample.nextAllowed);
    }
    return transition;
}

/**
 * \param dictionary a file's contents
 * \param tag where it must belong
 * \return "" or what is wrong, as the rest of a sentence that begins with the file's name
 */
std::string
FindProblem(const GrowsDictionary& dictionary, const GrowsExperienceTag& tag)
{
    const auto* format = GrowsFind<std::string>(dictionary, "format");
    const auto* version = GrowsFind<int64_t>(dictionary, "version");
    if (!format || *format != FORMAT || !version || *version != VERSION)
    {
        return "expected a grows experience of version " + std::to_string(VERSION);
    }
    const auto* configuration = GrowsFind<std::string>(dictionary, "configuration");
    const auto* weights = GrowsFind<std::string>(dictionary, "weights");
    const auto* episode = GrowsFind<int64_t>(dictionary, "episode");
    if (!configuration || *configuration != tag.configuration || !weights ||
        *weights != tag.weights || !episode || *episode != static_cast<int64_t>(tag.episode))
    {
        return "is of another training, round or episode";
    }
    const auto* utility = GrowsFind<double>(dictionary, "utility");
    const auto* rejections = GrowsFind<double>(dictionary, "rejections");
    if (!utility || !std::isfinite(*utility) || !rejections || !std::isfinite(*rejections))
    {
        return "has no finite utility and rejections";
    }
    return "";
}

/// \param dictionary a file's contents \return memory for as many transitions as it may have
GrowsReplayMemory
MakeMemory(const GrowsDictionary& dictionary)
{
    const auto* numbers = GrowsFind<GrowsArray<float>>(dictionary, "replay.numbers");
    return GrowsReplayMemory(numbers ? numbers->values.size() : 0); // each has two
}

} // namespace

std::string
GrowsSaveExperience(const GrowsExperience& experience,
                    const GrowsExperienceTag& tag,
                    const std::string& path)
{
    GrowsReplayMemory memory(experience.transitions.size());
    for (const auto& transition : experience.transitions)
    {
        memory.Add(transition);
    }
    GrowsDictionary dictionary;
    dictionary["format"] = FORMAT;
    dictionary["version"] = VERSION;
    dictionary["configuration"] = tag.configuration;
    dictionary["weights"] = tag.weights;
    dictionary["episode"] = static_cast<int64_t>(tag.episode);
    dictionary["utility"] = experience.utility;
    dictionary["rejections"] = experience.rejections;
    memory.Store(dictionary);
    return GrowsSaveDictionary(dictionary, path);
}

GrowsLoaded<GrowsExperience>
GrowsLoadExperience(const std::string& path, const GrowsExperienceTag& tag, uint32_t features)
{
    const auto loaded = GrowsLoadDictionary(path, MAX_BYTES);
    if (!loaded.value)
    {
        return {std::nullopt, loaded.problem};
    }
    if (const auto problem = FindProblem(*loaded.value, tag); !problem.empty())
    {
        return {std::nullopt, path + ": " + problem};
    }
    auto memory = MakeMemory(*loaded.value);
    if (const auto problem = memory.Restore(*loaded.value, features); !problem.empty())
    {
        return {std::nullopt, path + ": " + problem};
    }
    GrowsExperience experience;
    experience.utility = *GrowsFind<double>(*loaded.value, "utility");
    experience.rejections = *GrowsFind<double>(*loaded.value, "rejections");
    for (std::size_t i = 0; i < memory.GetN(); ++i)
    {
        experience.transitions.push_back(ToTransition(memory.Get(i), features));
    }
    return {std::move(experience), ""};
}

} // namespace ns3
