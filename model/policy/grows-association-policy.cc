// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-association-policy.h"

#include "ns3/boolean.h"
#include "ns3/grows-defaults.h"
#include "ns3/object-factory.h"
#include "ns3/string.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsAssociationPolicy);
NS_OBJECT_ENSURE_REGISTERED(GrowsScoredPolicy);

namespace
{

const std::string PREFIX = "ns3::Grows";
const std::string SUFFIX = "Policy";
constexpr uint64_t BYTES_OF_A_NUMBER = 4; //!< between base stations

/// Other names of policies: what the paper calls max-rssi, and the class of GROWS.
const std::map<std::string, std::string> ALIASES{{"argmax", "max-rssi"}, {"agent", "grows"}};

/// \return the name that goes with another one
std::string
Resolve(const std::string& name)
{
    const auto alias = ALIASES.find(name);
    return alias == ALIASES.end() ? name : alias->second;
}

/// A policy of a name of its own that is another one with values of attributes.
struct Preset
{
    std::string policy;                                          //!< short name of the other one
    std::vector<std::pair<std::string, std::string>> attributes; //!< values that it has
};

/// Presets by short name: greedy with rates as measured, GROWS as in the paper, and the better of
/// two settings of Q-learning.
const std::map<std::string, Preset> PRESETS{
    {"greedy-measured", {"greedy-utility", {{"MeasuredRates", "true"}}}},
    {"paper-grows", {"grows", {{"ShippedModel", ""}, {"MaskFull", "false"}}}},
    {"q-learning-decay",
     {"q-learning", {{"Learner", "ns3::GrowsQLearning[Decay=true|Bins=0,1,3]"}}}}};

/// The class of every policy, and of every preset of one, by short name.
std::map<std::string, TypeId>
GetPolicies()
{
    std::map<std::string, TypeId> policies;
    for (uint16_t i = 0; i < TypeId::GetRegisteredN(); ++i)
    {
        const auto tid = TypeId::GetRegistered(i);
        if (tid.IsChildOf(GrowsAssociationPolicy::GetTypeId()) && tid.HasConstructor())
        {
            policies.emplace(GrowsAssociationPolicy::GetShortName(tid.GetName()), tid);
        }
    }
    for (const auto& [name, preset] : PRESETS)
    {
        const auto base = policies.find(preset.policy);
        if (base != policies.end()) // else it needs something that this build has not
        {
            policies.emplace(name, base->second);
        }
    }
    return policies;
}

} // namespace

TypeId
GrowsAssociationPolicy::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsAssociationPolicy")
            .SetParent<Object>()
            .SetGroupName("Grows")
            .AddAttribute("MeasuredRates",
                          "What a served user would get with the cell to itself is taken from what "
                          "it received in the last window and how many shared the cell, not from "
                          "the network's rate model; so the policy notices limits that the model "
                          "does not know, and users who have little to receive. Of those who were "
                          "not served for a whole window yet, it is the rate model's, times what "
                          "the cell's users last received in proportion to it.",
                          BooleanValue(false),
                          MakeBooleanAccessor(&GrowsAssociationPolicy::m_measuredRates),
                          MakeBooleanChecker());
    return tid;
}

void
GrowsAssociationPolicy::Decide(const GrowsAssociationState& state, GrowsDecision& decision)
{
    decision.choice.reset();
    decision.values.clear();
    decision.probability = 1.0;
    decision.declineValue.reset();
    DoDecide(GetBelievedState(state), decision);
}

const GrowsAssociationState&
GrowsAssociationPolicy::GetBelievedState(const GrowsAssociationState& state)
{
    if (!m_measuredRates)
    {
        return state;
    }
    m_believed = state;
    for (auto& candidate : m_believed.candidates)
    {
        UseMeasuredRates(candidate.cell);
    }
    return m_believed;
}

void
GrowsAssociationPolicy::UseMeasuredRates(GrowsCellState& cell) const
{
    for (auto& user : cell.users)
    {
        user.fullCellRateBps = m_measuredRates ? user.measuredRateBps : user.fullCellRateBps;
    }
}

GrowsSignalling
GrowsAssociationPolicy::GetSignalling(const GrowsAssociationState& state) const
{
    return state.candidates.size() > 1 ? DoGetSignalling(state) : GrowsSignalling();
}

GrowsSignalling
GrowsAssociationPolicy::GetAnnouncement(const GrowsAssociationState& state)
{
    constexpr uint64_t ARRIVING_UE = 2; // who, demand
    constexpr uint64_t LINK = 3;        // cell, RSRP, SINR
    const uint64_t others = state.candidates.size() - 1;
    return {1, others, others * BYTES_OF_A_NUMBER * (ARRIVING_UE + LINK * (others + 1)), 0};
}

GrowsSignalling
GrowsAssociationPolicy::DoGetSignalling(const GrowsAssociationState& state) const
{
    constexpr uint64_t CELL = 6; // cell, resource blocks, capacity, users, RB use, mean utility
    constexpr uint64_t USER = 3; // rate alone, throughput, remaining demand
    auto signalling = GetAnnouncement(state);
    ++signalling.rounds;
    for (std::size_t i = 1; i < state.candidates.size(); ++i) // the first one's handler decides
    {
        ++signalling.messages;
        signalling.payloadBytes +=
            BYTES_OF_A_NUMBER * (CELL + USER * state.candidates[i].cell.users.size());
    }
    return signalling;
}

Ptr<GrowsAssociationPolicy>
GrowsAssociationPolicy::Create(const std::string& name)
{
    const auto policies = GetPolicies();
    const auto found = policies.find(GetShortName(name));
    if (found == policies.end())
    {
        return nullptr;
    }
    ObjectFactory factory;
    factory.SetTypeId(found->second);
    const auto preset = PRESETS.find(found->first);
    if (preset != PRESETS.end())
    {
        for (const auto& [attribute, value] : preset->second.attributes)
        {
            GrowsSetIfUnset(factory, attribute, StringValue(value));
        }
    }
    auto policy = factory.Create<GrowsAssociationPolicy>();
    policy->SetName(found->first);
    return policy;
}

std::string
GrowsAssociationPolicy::GetShortName(const std::string& name)
{
    const auto decoration = PREFIX.size() + SUFFIX.size();
    if (name.size() <= decoration || name.compare(0, PREFIX.size(), PREFIX) != 0 ||
        name.compare(name.size() - SUFFIX.size(), SUFFIX.size(), SUFFIX) != 0)
    {
        return Resolve(name); // a TypeId name of another pattern stays as it is
    }
    std::string shortName;
    for (const char c : name.substr(PREFIX.size(), name.size() - decoration))
    {
        const auto u = static_cast<unsigned char>(c);
        if (std::isupper(u) && !shortName.empty())
        {
            shortName += '-';
        }
        shortName += static_cast<char>(std::tolower(u));
    }
    return Resolve(shortName);
}

std::string
GrowsAssociationPolicy::GetName() const
{
    return m_name.empty() ? GetShortName(GetInstanceTypeId().GetName()) : m_name;
}

std::vector<std::string>
GrowsAssociationPolicy::GetNames()
{
    std::vector<std::string> names;
    for (const auto& [name, tid] : GetPolicies())
    {
        names.push_back(name);
    }
    return names;
}

TypeId
GrowsScoredPolicy::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsScoredPolicy").SetParent<GrowsAssociationPolicy>().SetGroupName("Grows");
    return tid;
}

void
GrowsScoredPolicy::DoDecide(const GrowsAssociationState& state, GrowsDecision& decision)
{
    const auto& candidates = state.candidates;
    DoPrepare(state);
    for (uint32_t i = 0; i < candidates.size(); ++i)
    {
        const double score = DoScore(state, i);
        decision.values.push_back(score);
        if (score == NEVER)
        {
            continue;
        }
        const bool better =
            !decision.choice || score > decision.values[*decision.choice] ||
            (score == decision.values[*decision.choice] &&
             candidates[i].link.rsrpDbm > candidates[*decision.choice].link.rsrpDbm);
        if (better)
        {
            decision.choice = i;
        }
    }
}

GrowsCheckedDecision
GrowsCheckDecision(const GrowsAssociationState& state, const GrowsDecision& decision)
{
    const auto& candidates = state.candidates;
    const bool nonsense = (decision.choice && *decision.choice >= candidates.size()) ||
                          std::isnan(decision.declineValue.value_or(0.0)) ||
                          std::any_of(decision.values.begin(),
                                      decision.values.end(),
                                      [](double value) { return std::isnan(value); });
    if (nonsense)
    {
        return {std::nullopt, GrowsReason::POLICY_ERROR};
    }
    if (!decision.choice)
    {
        const bool hasFreeCapacity =
            std::any_of(candidates.begin(), candidates.end(), [](const auto& c) {
                return c.cell.HasFreeCapacity();
            });
        return {std::nullopt,
                hasFreeCapacity ? GrowsReason::DECLINED : GrowsReason::NO_FREE_CAPACITY};
    }
    if (!candidates[*decision.choice].cell.HasFreeCapacity())
    {
        return {std::nullopt, GrowsReason::CELL_FULL};
    }
    return {decision.choice, GrowsReason::NONE};
}

GrowsCheckedDecision
GrowsDecide(GrowsAssociationPolicy& policy,
            const GrowsAssociationState& state,
            GrowsDecision& decision)
{
    if (state.candidates.empty())
    {
        return {std::nullopt, GrowsReason::NO_CANDIDATE};
    }
    policy.Decide(state, decision);
    return GrowsCheckDecision(state, decision);
}

} // namespace ns3
