// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-trajectory.h"

#include "grows-model-file.h"
#include "grows-tensor-file.h"

#include "ns3/abort.h"
#include "ns3/grows-names.h"

#include <algorithm>

namespace ns3
{

namespace
{

const std::string TRAJECTORY_FORMAT = "grows-trajectory";
constexpr uint64_t TRAJECTORY_VERSION{2};

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

/// One number of each struct.
template <typename T, typename S, typename M>
void
PutNumbers(const std::vector<S>& structs,
           const std::string& name,
           M S::*number,
           GrowsTensorFile& file)
{
    std::vector<T> numbers(structs.size());
    std::transform(structs.begin(), structs.end(), numbers.begin(), [number](const auto& one) {
        return one.*number;
    });
    file.Put(name, {numbers.size()}, numbers);
}

/// \param file what was read \param prefix of the names \param features F, if there are transitions
/// \return sizes of its transitions
Sizes
GetSizes(const GrowsTensorFile& file, const std::string& prefix, std::size_t features)
{
    const auto& counted = file.GetShape(prefix + "actions");
    const auto& shape = file.GetShape(prefix + "observations");
    if (counted.size() != 1 || shape.size() != 3)
    {
        throw GrowsFileProblem("has no actions and observations of the expected shape");
    }
    return {counted[0], counted[0] > 0 ? features : shape[1], shape[2]};
}

/// \param transitions what happened \return sizes of the tensors
Sizes
GetSizes(const std::vector<GrowsTransition>& transitions)
{
    Sizes sizes;
    sizes.transitions = transitions.size();
    for (const auto& transition : transitions)
    {
        const auto& state = transition.state;
        sizes.features = state.features.size() / state.nodes;
        sizes.nodes =
            std::max({sizes.nodes, std::size_t{state.nodes}, std::size_t{transition.next.nodes}});
    }
    return sizes;
}

/// Add states and actions to a file.
void
PutActions(const std::vector<GrowsTransition>& transitions,
           const Sizes& sizes,
           const std::string& prefix,
           GrowsTensorFile& file)
{
    PutStates(transitions, sizes, prefix, &GrowsTransition::state, file);
    PutNumbers<int64_t>(transitions, prefix + "actions", &GrowsTransition::action, file);
}

/// What PutActions put.
std::vector<GrowsTransition>
GetActions(const GrowsTensorFile& file, const Sizes& sizes, const std::string& prefix)
{
    const auto actions = file.Get<int64_t>(prefix + "actions", {sizes.transitions});
    auto states = GetStates(file, sizes, prefix, file.Has(prefix + "shifts"), 1);
    std::vector<GrowsTransition> transitions(actions.size());
    for (std::size_t i = 0; i < actions.size(); ++i)
    {
        if (actions[i] < 0 || actions[i] >= states[i].nodes)
        {
            throw GrowsFileProblem("has the action " + std::to_string(actions[i]) +
                                   " in a state of " + std::to_string(states[i].nodes) + " nodes");
        }
        transitions[i].state = std::move(states[i]);
        transitions[i].action = static_cast<uint32_t>(actions[i]);
    }
    return transitions;
}

/// Visit the numbers of outcomes. \param visit is given name and member
template <typename Visitor>
void
ForEachNumber(Visitor visit)
{
    visit("utilities", &GrowsOutcome::utility);
    visit("potentials", &GrowsOutcome::potential);
    visit("next_potentials", &GrowsOutcome::nextPotential);
    visit("elapsed_s", &GrowsOutcome::elapsedS);
}

/// Visit the flags of outcomes. \param visit is given name and member
template <typename Visitor>
void
ForEachFlag(Visitor visit)
{
    visit("accepted", &GrowsOutcome::accepted);
    visit("lasts", &GrowsOutcome::isLast);
}

/// Add outcomes to a file.
void
PutOutcomes(const std::vector<GrowsOutcome>& outcomes, GrowsTensorFile& file)
{
    ForEachNumber(
        [&](const char* name, auto member) { PutNumbers<double>(outcomes, name, member, file); });
    ForEachFlag(
        [&](const char* name, auto member) { PutNumbers<uint8_t>(outcomes, name, member, file); });
}

/// What PutOutcomes put. \param count how many
std::vector<GrowsOutcome>
GetOutcomes(const GrowsTensorFile& file, std::size_t count)
{
    std::vector<GrowsOutcome> outcomes(count);
    const auto get = [&](auto numbers, auto member) {
        for (std::size_t i = 0; i < count; ++i)
        {
            outcomes[i].*member = numbers[i];
        }
    };
    ForEachNumber(
        [&](const char* name, auto member) { get(file.Get<double>(name, {count}), member); });
    ForEachFlag(
        [&](const char* name, auto member) { get(file.Get<uint8_t>(name, {count}), member); });
    for (std::size_t i = 0; i < count; ++i)
    {
        if (outcomes[i].isLast != (i + 1 == count) || !(outcomes[i].elapsedS >= 0.0))
        {
            throw GrowsFileProblem("has decisions that do not follow each other");
        }
    }
    return outcomes;
}

/// Add where a trajectory comes from to a file.
void
PutOrigin(const GrowsRecordOrigin& origin, GrowsTensorFile& file)
{
    file.metadata["origin"] = {{"program", origin.program},
                               {"policy", origin.policy},
                               {"weights", origin.weights},
                               {"epsilon", origin.epsilon},
                               {"seed", origin.seed},
                               {"cells", origin.cells}};
}

/// What PutOrigin put.
GrowsRecordOrigin
GetOrigin(const GrowsTensorFile& file)
{
    const nlohmann::json json = GrowsGetMember<nlohmann::json::object_t>(file.metadata, "origin");
    return {GrowsGetMember<std::string>(json, "program"),
            GrowsGetMember<std::string>(json, "policy"),
            GrowsGetMember<std::string>(json, "weights"),
            GrowsGetMember<double>(json, "epsilon"),
            GrowsGetMember<uint64_t>(json, "seed"),
            GrowsGetMember<uint64_t>(json, "cells")};
}

/// Take decisions out of a file. \param features F, numbers per node
std::vector<GrowsTransition>
GetDecisions(const GrowsTensorFile& file, std::size_t features)
{
    const auto sizes = GetSizes(file, "", features);
    const auto n = sizes.transitions;
    auto transitions = GetActions(file, sizes, "");
    const auto probabilities = file.Get<double>("behaviour_probabilities", {n});
    const auto times = file.Get<double>("times", {n});
    for (std::size_t i = 0; i < n; ++i)
    {
        if (!(probabilities[i] > 0.0 && probabilities[i] <= 1.0))
        {
            throw GrowsFileProblem("has a behaviour probability that is none");
        }
        transitions[i].probability = probabilities[i];
        transitions[i].timeS = times[i];
        if (i > 0)
        {
            transitions[i - 1].next = transitions[i].state;
        }
    }
    return transitions;
}

/// A whole trajectory; throws GrowsFileProblem.
GrowsTrajectory
GetTrajectory(const GrowsTensorFile& file)
{
    file.CheckFormat(TRAJECTORY_FORMAT, TRAJECTORY_VERSION);
    GrowsTrajectory trajectory;
    trajectory.origin = GetOrigin(file);
    GrowsGetFeatures(file, trajectory.features, trajectory.scales);
    trajectory.utility = GrowsGetMember<double>(file.metadata, "utility");
    trajectory.rejections = GrowsGetMember<double>(file.metadata, "rejections");
    trajectory.transitions =
        GetDecisions(file, GrowsFeatureSet(trajectory.features, trajectory.scales).GetN());
    if (trajectory.transitions.empty())
    {
        throw GrowsFileProblem("holds no decision: nobody arrived in the run, or no cell was "
                               "measured; record a longer one");
    }
    trajectory.outcomes = GetOutcomes(file, trajectory.transitions.size());
    trajectory.network = GrowsGetNetworkRecord(file);
    if (trajectory.network.cells.size() != trajectory.origin.cells)
    {
        throw GrowsFileProblem("has another number of cells than it says");
    }
    return trajectory;
}

/// Keep rows of features. \param rows indices of the rows \param [in,out] state whose rows they are
void
SelectRows(const std::vector<std::size_t>& rows, GrowsObservation& state)
{
    std::vector<float> selected;
    selected.reserve(rows.size() * state.nodes);
    for (const auto row : rows)
    {
        const auto begin = state.features.begin() + static_cast<std::ptrdiff_t>(row * state.nodes);
        selected.insert(selected.end(), begin, begin + state.nodes);
    }
    state.features = std::move(selected);
}

} // namespace

void
GrowsPutTransitions(const std::vector<GrowsTransition>& transitions,
                    const std::string& prefix,
                    GrowsTensorFile& file)
{
    const auto sizes = GetSizes(transitions);
    PutActions(transitions, sizes, prefix, file);
    PutStates(transitions, sizes, prefix + "next_", &GrowsTransition::next, file);
    PutNumbers<float>(transitions, prefix + "rewards", &GrowsTransition::reward, file);
    PutNumbers<float>(transitions, prefix + "discounts", &GrowsTransition::discount, file);
}

std::vector<GrowsTransition>
GrowsGetTransitions(const GrowsTensorFile& file, const std::string& prefix, std::size_t features)
{
    const auto sizes = GetSizes(file, prefix, features);
    const auto rewards = file.Get<float>(prefix + "rewards", {sizes.transitions});
    const auto discounts = file.Get<float>(prefix + "discounts", {sizes.transitions});
    auto transitions = GetActions(file, sizes, prefix);
    auto nexts = GetStates(file, sizes, prefix + "next_", file.Has(prefix + "shifts"), 0);
    for (std::size_t i = 0; i < transitions.size(); ++i)
    {
        transitions[i].reward = rewards[i];
        transitions[i].discount = discounts[i];
        transitions[i].next = std::move(nexts[i]);
    }
    return transitions;
}

std::string
GrowsSaveTrajectory(const GrowsTrajectory& trajectory, const std::string& path)
{
    const auto& transitions = trajectory.transitions;
    GrowsTensorFile file;
    file.metadata = {{"format", TRAJECTORY_FORMAT},
                     {"version", TRAJECTORY_VERSION},
                     {"utility", trajectory.utility},
                     {"rejections", trajectory.rejections}};
    PutOrigin(trajectory.origin, file);
    GrowsPutFeatures(trajectory.features, trajectory.scales, file);
    PutActions(transitions, GetSizes(transitions), "", file);
    PutNumbers<double>(transitions, "behaviour_probabilities", &GrowsTransition::probability, file);
    PutNumbers<double>(transitions, "times", &GrowsTransition::timeS, file);
    PutOutcomes(trajectory.outcomes, file);
    GrowsPutNetworkRecord(trajectory.network, file);
    return file.Save(path);
}

GrowsLoaded<GrowsTrajectory>
GrowsLoadTrajectory(const std::string& path)
{
    return GrowsLoadAs<GrowsTrajectory>(path, MAX_TRAJECTORY_BYTES, &GetTrajectory);
}

void
GrowsSelectFeatures(GrowsTrajectory& trajectory, const std::string& names)
{
    const bool hasDecline = GrowsFeatureSet::HasDecline(trajectory.features);
    if (hasDecline != GrowsFeatureSet::HasDecline(names))
    {
        throw GrowsFileProblem(
            hasDecline ? "is of an agent that may decline, which is no action of the agent to be "
                         "trained: train one that may, too (ns3::GrowsTrainer::Decline)"
                       : "has nothing of declining, which is an action of the agent: record an "
                         "agent that may, or train one that may not (ns3::GrowsTrainer::Decline)");
    }
    const auto recorded = GrowsSplitNames(trajectory.features);
    std::vector<std::size_t> rows;
    for (const auto& name : GrowsSplitNames(names))
    {
        const auto found = std::find(recorded.begin(), recorded.end(), name);
        if (found == recorded.end())
        {
            throw GrowsFileProblem("has no feature " + GrowsQuote(name) +
                                   ", which the agent reads: record a run in which a rule decides, "
                                   "which holds all of them, or train an agent without it");
        }
        rows.push_back(found - recorded.begin());
    }
    for (auto& transition : trajectory.transitions)
    {
        SelectRows(rows, transition.state);
        SelectRows(rows, transition.next);
    }
    trajectory.features = names;
}

} // namespace ns3
