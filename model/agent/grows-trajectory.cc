// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-trajectory.h"

#include "grows-model-file.h"
#include "grows-tensor-file.h"

#include "ns3/abort.h"

#include <algorithm>

namespace ns3
{

namespace
{

const std::string TRAJECTORY_FORMAT = "grows-trajectory";
constexpr uint64_t TRAJECTORY_VERSION{1};

/// Largest file that is read: some hundred times what an hour of a busy network brings.
constexpr uint64_t MAX_TRAJECTORY_BYTES{uint64_t{1} << 28U};

/// Sizes of the tensors of some transitions.
struct Sizes
{
    std::size_t transitions{0}; //!< T
    std::size_t features{0};    //!< F
    std::size_t nodes{0};       //!< N, the most of a state
};

/// Copy a matrix to or from the left of a wider one.
template <typename From, typename To>
void
CopyColumns(From from, std::size_t fromStride, To to, std::size_t toStride, std::size_t rows)
{
    for (std::size_t row = 0; row < rows; ++row)
    {
        std::copy_n(from + row * fromStride, std::min(fromStride, toStride), to + row * toStride);
    }
}

/// States, one below the other. \param part of a transition that is the state
void
PutStates(const std::vector<GrowsTransition>& transitions,
          const Sizes& sizes,
          const std::string& prefix,
          GrowsObservation GrowsTransition::*part,
          GrowsTensorFile& file)
{
    const auto& [t, f, n] = sizes;
    std::vector<float> observations(t * f * n);
    std::vector<uint8_t> masks(t * n);
    std::vector<int64_t> nodes(t);
    std::vector<float> shifts(t * n * n);
    const bool hasShifts = t > 0 && !transitions.front().state.shift.empty();
    for (std::size_t i = 0; i < t; ++i)
    {
        const GrowsObservation& state = transitions[i].*part;
        NS_ABORT_MSG_IF(state.nodes > 0 && state.shift.empty() == hasShifts,
                        "transitions with and without a graph shift operator of their own");
        nodes[i] = state.nodes;
        std::copy(state.allowed.begin(), state.allowed.end(), masks.begin() + i * n);
        CopyColumns(state.features.begin(),
                    state.nodes,
                    observations.begin() + i * f * n,
                    n,
                    state.nodes > 0 ? f : 0);
        CopyColumns(state.shift.begin(),
                    state.nodes,
                    shifts.begin() + i * n * n,
                    n,
                    hasShifts ? state.nodes : 0);
    }
    file.Put(prefix + "observations", {t, f, n}, observations);
    file.Put(prefix + "masks", {t, n}, masks);
    file.Put(prefix + "nodes", {t}, nodes);
    if (hasShifts)
    {
        file.Put(prefix + "shifts", {t, n, n}, shifts);
    }
}

/// What PutStates put. \param least nodes of a state
std::vector<GrowsObservation>
GetStates(const GrowsTensorFile& file,
          const Sizes& sizes,
          const std::string& prefix,
          bool hasShifts,
          int64_t least)
{
    const auto& [t, f, n] = sizes;
    const auto observations = file.Get<float>(prefix + "observations", {t, f, n});
    const auto masks = file.Get<uint8_t>(prefix + "masks", {t, n});
    const auto nodes = file.Get<int64_t>(prefix + "nodes", {t});
    const auto shifts =
        hasShifts ? file.Get<float>(prefix + "shifts", {t, n, n}) : std::vector<float>();
    std::vector<GrowsObservation> states(t);
    for (std::size_t i = 0; i < t; ++i)
    {
        auto& state = states[i];
        if (nodes[i] < least || nodes[i] > static_cast<int64_t>(n))
        {
            throw GrowsFileProblem("has a state of " + std::to_string(nodes[i]) +
                                   " nodes, expected " + std::to_string(least) + " to " +
                                   std::to_string(n));
        }
        state.nodes = static_cast<uint32_t>(nodes[i]);
        state.allowed.assign(masks.begin() + i * n, masks.begin() + i * n + state.nodes);
        if (state.nodes > 0 &&
            std::count(state.allowed.begin(), state.allowed.end(), 0) == nodes[i])
        {
            throw GrowsFileProblem("has a state that allows no action");
        }
        state.features.resize(f * state.nodes);
        CopyColumns(observations.begin() + i * f * n, n, state.features.begin(), state.nodes, f);
        if (hasShifts)
        {
            state.shift.resize(std::size_t{state.nodes} * state.nodes);
            CopyColumns(shifts.begin() + i * n * n,
                        n,
                        state.shift.begin(),
                        state.nodes,
                        state.nodes);
        }
    }
    return states;
}

/// One number of each transition.
template <typename T, typename M>
void
PutNumbers(const std::vector<GrowsTransition>& transitions,
           const std::string& name,
           M GrowsTransition::*number,
           GrowsTensorFile& file)
{
    std::vector<T> numbers(transitions.size());
    std::transform(transitions.begin(),
                   transitions.end(),
                   numbers.begin(),
                   [number](const auto& transition) { return transition.*number; });
    file.Put(name, {numbers.size()}, numbers);
}

/// A whole trajectory; throws GrowsFileProblem.
GrowsTrajectory
GetTrajectory(const GrowsTensorFile& file, const GrowsTrajectoryKey& expected, uint32_t features)
{
    file.CheckFormat(TRAJECTORY_FORMAT, TRAJECTORY_VERSION);
    const nlohmann::json key = GrowsGetMember<nlohmann::json::object_t>(file.metadata, "key");
    if (GrowsGetMember<std::string>(key, "configuration") != expected.configuration ||
        GrowsGetMember<std::string>(key, "weights") != expected.weights ||
        GrowsGetMember<uint64_t>(key, "episode") != expected.episode)
    {
        throw GrowsFileProblem("is of another training, round or episode");
    }
    GrowsTrajectory trajectory;
    GrowsGetFeatures(file, trajectory.features, trajectory.scales);
    trajectory.utility = GrowsGetMember<double>(file.metadata, "utility");
    trajectory.rejections = GrowsGetMember<double>(file.metadata, "rejections");
    trajectory.transitions = GrowsGetTransitions(file, "", features);
    const auto n = trajectory.transitions.size();
    const auto probabilities = file.Get<double>("behaviour_probabilities", {n});
    const auto times = file.Get<double>("times", {n});
    for (std::size_t i = 0; i < n; ++i)
    {
        if (!(probabilities[i] > 0.0 && probabilities[i] <= 1.0))
        {
            throw GrowsFileProblem("has a behaviour probability that is none");
        }
        trajectory.transitions[i].probability = probabilities[i];
        trajectory.transitions[i].timeS = times[i];
    }
    return trajectory;
}

} // namespace

void
GrowsPutTransitions(const std::vector<GrowsTransition>& transitions,
                    const std::string& prefix,
                    GrowsTensorFile& file)
{
    Sizes sizes;
    sizes.transitions = transitions.size();
    for (const auto& [state, action, reward, discount, next, probability, timeS] : transitions)
    {
        sizes.features = state.features.size() / state.nodes;
        sizes.nodes = std::max({sizes.nodes, std::size_t{state.nodes}, std::size_t{next.nodes}});
    }
    PutStates(transitions, sizes, prefix, &GrowsTransition::state, file);
    PutStates(transitions, sizes, prefix + "next_", &GrowsTransition::next, file);
    PutNumbers<int64_t>(transitions, prefix + "actions", &GrowsTransition::action, file);
    PutNumbers<float>(transitions, prefix + "rewards", &GrowsTransition::reward, file);
    PutNumbers<float>(transitions, prefix + "discounts", &GrowsTransition::discount, file);
}

std::vector<GrowsTransition>
GrowsGetTransitions(const GrowsTensorFile& file, const std::string& prefix, std::size_t features)
{
    const auto& counted = file.GetShape(prefix + "actions");
    const auto& shape = file.GetShape(prefix + "observations");
    if (counted.size() != 1 || shape.size() != 3)
    {
        throw GrowsFileProblem("has no actions and observations of the expected shape");
    }
    const auto t = counted[0];
    const Sizes sizes{t, t > 0 ? features : shape[1], shape[2]};
    const auto actions = file.Get<int64_t>(prefix + "actions", {t});
    const auto rewards = file.Get<float>(prefix + "rewards", {t});
    const auto discounts = file.Get<float>(prefix + "discounts", {t});
    const bool hasShifts = file.Has(prefix + "shifts");
    auto states = GetStates(file, sizes, prefix, hasShifts, 1);
    auto nexts = GetStates(file, sizes, prefix + "next_", hasShifts, 0);
    std::vector<GrowsTransition> transitions(t);
    for (std::size_t i = 0; i < t; ++i)
    {
        if (actions[i] < 0 || actions[i] >= states[i].nodes)
        {
            throw GrowsFileProblem("has the action " + std::to_string(actions[i]) +
                                   " in a state of " + std::to_string(states[i].nodes) + " nodes");
        }
        transitions[i].state = std::move(states[i]);
        transitions[i].action = static_cast<uint32_t>(actions[i]);
        transitions[i].reward = rewards[i];
        transitions[i].discount = discounts[i];
        transitions[i].next = std::move(nexts[i]);
    }
    return transitions;
}

std::string
GrowsSaveTrajectory(const GrowsTrajectory& trajectory,
                    const GrowsTrajectoryKey& key,
                    const std::string& path)
{
    const auto& transitions = trajectory.transitions;
    GrowsTensorFile file;
    file.metadata = {{"format", TRAJECTORY_FORMAT},
                     {"version", TRAJECTORY_VERSION},
                     {"key",
                      {{"configuration", key.configuration},
                       {"weights", key.weights},
                       {"episode", key.episode}}},
                     {"utility", trajectory.utility},
                     {"rejections", trajectory.rejections}};
    GrowsPutFeatures(trajectory.features, trajectory.scales, file);
    GrowsPutTransitions(transitions, "", file);
    PutNumbers<double>(transitions, "behaviour_probabilities", &GrowsTransition::probability, file);
    PutNumbers<double>(transitions, "times", &GrowsTransition::timeS, file);
    return file.Save(path);
}

GrowsLoaded<GrowsTrajectory>
GrowsLoadTrajectory(const std::string& path, const GrowsTrajectoryKey& key, uint32_t features)
{
    return GrowsLoadAs<GrowsTrajectory>(
        path,
        MAX_TRAJECTORY_BYTES,
        [&](const GrowsTensorFile& file) { return GetTrajectory(file, key, features); });
}

} // namespace ns3
