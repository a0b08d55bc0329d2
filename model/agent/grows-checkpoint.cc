// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-checkpoint.h"

#include "grows-replay-memory.h"
#include "grows-trajectory.h"

#include "ns3/double.h"
#include "ns3/grows-defaults.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

#include <array>

namespace ns3
{

namespace
{

using Json = nlohmann::json;

const std::string LEARNER = "learner";
const std::string REPLAY = "replay.";
/// Names of the random streams, in the order of GrowsDoubleDqnState.
const std::array<std::string, 3> STREAMS{"explore", "initialise", "replay"};

/// Arrays of the state, each of as many numbers as there are parameters, and what files call them.
const std::array<std::pair<const char*, std::vector<float> GrowsDoubleDqnState::*>, 4> ARRAYS{
    {{"learner.online", &GrowsDoubleDqnState::online},
     {"learner.target", &GrowsDoubleDqnState::target},
     {"learner.first_moment", &GrowsDoubleDqnState::first},
     {"learner.second_moment", &GrowsDoubleDqnState::second}}};

/// Whether an attribute is a real number, which ns-3's texts would round.
bool
IsNumber(const TypeId::AttributeInformation& attribute)
{
    return attribute.checker->GetValueTypeName() == "ns3::DoubleValue";
}

/// All attributes of a learner, by name.
Json
StoreAttributes(const GrowsDoubleDqn& learner)
{
    Json attributes;
    const auto tid = GrowsDoubleDqn::GetTypeId();
    for (std::size_t i = 0; i < tid.GetAttributeN(); ++i)
    {
        const auto attribute = tid.GetAttribute(i);
        if (IsNumber(attribute))
        {
            DoubleValue number;
            learner.GetAttribute(attribute.name, number);
            attributes[attribute.name] = number.Get();
            continue;
        }
        StringValue text;
        learner.GetAttribute(attribute.name, text);
        attributes[attribute.name] = text.Get();
    }
    return attributes;
}

/// Set all attributes of a learner.
void
RestoreAttributes(const Json& attributes, GrowsDoubleDqn& learner)
{
    const auto tid = GrowsDoubleDqn::GetTypeId();
    for (std::size_t i = 0; i < tid.GetAttributeN(); ++i)
    {
        const auto attribute = tid.GetAttribute(i);
        if (!attributes.contains(attribute.name))
        {
            continue; // the file is older than the attribute
        }
        bool isGood = false;
        if (IsNumber(attribute))
        {
            const DoubleValue number(GrowsGetMember<double>(attributes, attribute.name));
            isGood = learner.SetAttributeFailSafe(attribute.name, number);
        }
        else
        {
            const auto text = GrowsGetMember<std::string>(attributes, attribute.name);
            isGood = GrowsIsReadable(*attribute.checker, text) &&
                     learner.SetAttributeFailSafe(attribute.name, StringValue(text));
        }
        if (!isGood)
        {
            throw GrowsFileProblem("has no valid value of the attribute " + attribute.name);
        }
    }
}

/// What a checkpoint says of a learner whose attributes are set already.
GrowsDoubleDqnState
GetState(const GrowsTensorFile& file, const Json& json, const GrowsDoubleDqn& learner)
{
    GrowsDoubleDqnState state;
    const auto features = GrowsGetMember<uint64_t>(json, "features");
    if (const auto problem = learner.Validate(features); !problem.empty())
    {
        throw GrowsFileProblem("has an impossible network: " + problem);
    }
    state.features = static_cast<uint32_t>(features);
    const auto size = learner.GetArchitecture(features).GetNParameters();
    for (const auto& [name, member] : ARRAYS)
    {
        state.*member = file.Get<float>(name, {size});
    }
    state.progress = GrowsGetMember<double>(json, "progress");
    state.transitions = GrowsGetMember<uint64_t>(json, "transitions");
    state.updates = GrowsGetMember<uint64_t>(json, "updates");
    if (!(state.progress >= 0.0 && state.progress <= 1.0))
    {
        throw GrowsFileProblem("has no valid progress of training");
    }
    const Json draws = GrowsGetMember<Json::object_t>(json, "draws");
    for (std::size_t i = 0; i < STREAMS.size(); ++i)
    {
        state.draws.at(i) = GrowsGetMember<uint64_t>(draws, STREAMS.at(i));
    }
    return state;
}

} // namespace

void
GrowsStoreLearner(const GrowsDoubleDqn& learner, GrowsTensorFile& file)
{
    const auto state = learner.GetState();
    for (const auto& [name, member] : ARRAYS)
    {
        file.Put(name, {(state.*member).size()}, state.*member);
    }
    Json draws;
    for (std::size_t i = 0; i < STREAMS.size(); ++i)
    {
        draws[STREAMS.at(i)] = state.draws.at(i);
    }
    file.metadata[LEARNER] = {{"attributes", StoreAttributes(learner)},
                              {"features", state.features},
                              {"progress", state.progress},
                              {"transitions", state.transitions},
                              {"updates", state.updates},
                              {"draws", draws}};
    GrowsPutTransitions(learner.GetMemory().GetTransitions(), REPLAY, file);
}

void
GrowsRestoreLearner(const GrowsTensorFile& file, double mostDraws, GrowsDoubleDqn& learner)
{
    const Json json = GrowsGetMember<Json::object_t>(file.metadata, LEARNER);
    RestoreAttributes(GrowsGetMember<Json::object_t>(json, "attributes"), learner);
    const auto state = GetState(file, json, learner);
    const auto transitions = GrowsGetTransitions(file, REPLAY, state.features);
    for (const auto draws : state.draws)
    {
        if (static_cast<double>(draws) > mostDraws + static_cast<double>(state.online.size()))
        {
            throw GrowsFileProblem("has drawn more random numbers than this training can");
        }
    }
    UintegerValue capacity;
    learner.GetAttribute("ReplayCapacity", capacity);
    if (transitions.size() > capacity.Get())
    {
        throw GrowsFileProblem("has more transitions than its replay memory keeps");
    }
    if (!learner.SetState(state))
    {
        throw GrowsFileProblem("has drawn fewer random numbers than it must have");
    }
    for (const auto& transition : transitions)
    {
        learner.GetMemory().Add(transition);
    }
}

} // namespace ns3
