// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-feature-set.h"

#include "grows-names.h"
#include "grows-prediction.h"

#include "ns3/abort.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ns3
{

namespace
{

/// What a feature is computed from.
struct Input
{
    const GrowsAssociationState& state;    //!< the arriving UE and its candidates
    const GrowsFeatureSet::Scales& scales; //!< of the features
    const GrowsCandidate& candidate;       //!< whose feature it is
    const GrowsCellState& cell;            //!< the candidate's
};

/// \param of a feature's value, a callable of Input \return the feature, row by row
template <typename Of>
GrowsFeatureSet::Feature
Each(Of of)
{
    return [of](const auto& state, const auto& scales, const auto& row) {
        float* next = row.values;
        for (const auto& candidate : state.candidates)
        {
            *next++ = static_cast<float>(of(Input{state, scales, candidate, candidate.cell}));
        }
    };
}

/// \param of a feature's value, the same for every node \return the feature, row by row
template <typename Of>
GrowsFeatureSet::Feature
All(Of of)
{
    return [of](const auto& state, const auto& scales, const auto& row) {
        std::fill_n(row.values, row.nodes, static_cast<float>(of(state, scales)));
    };
}

/// \param of a number of a GrowsServedUser \return its sum over the users of the cell
template <typename Of>
double
SumUsers(const GrowsCellState& cell, Of of)
{
    return std::accumulate(cell.users.begin(),
                           cell.users.end(),
                           0.0,
                           [of](double sum, const auto& user) { return sum + of(user); });
}

/// The share of a cell that a served user has as its throughput shows it.
double
GetShare(const GrowsServedUser& user)
{
    return user.fullCellRateBps > 0.0 ? user.throughputBps / user.fullCellRateBps : 0.0;
}

/// The same, squared.
double
GetSquaredShare(const GrowsServedUser& user)
{
    return GetShare(user) * GetShare(user);
}

/// \param of a number of a GrowsServedUser \return the largest among the users of the cell, or 0
template <typename Of>
double
GetLargest(const GrowsCellState& cell, Of of)
{
    double largest = 0.0;
    for (const auto& user : cell.users)
    {
        largest = std::max<double>(largest, of(user));
    }
    return largest;
}

/// How many users share the cell in effect: n if all have the same share, one if one has all.
double
GetSharers(const GrowsCellState& cell)
{
    const double sum = SumUsers(cell, GetShare);
    const double squares = SumUsers(cell, GetSquaredShare);
    return squares > 0.0 ? sum * sum / squares : 0.0;
}

/// The rate that the arriving UE may hope for, in Mbit/s: that of resource blocks which nobody
/// uses, or most of what the user of the largest share has, which it takes if it can have more.
double
GetHopedMbps(const Input& in)
{
    constexpr double OF_LARGEST = 0.7;
    const double share = std::max(1.0 - in.cell.rbUse, OF_LARGEST * GetLargest(in.cell, GetShare));
    return 1e-6 * in.candidate.fullCellRateBps * share;
}

/// The capacity as a divisor.
double
GetCapacity(const GrowsCellState& cell)
{
    return std::max(cell.capacity, 1U);
}

/// A ratio in dB within -10..30 dB.
double
ScaleDb(double ratioDb)
{
    return std::clamp((ratioDb + 10.0) / 40.0, 0.0, 1.0);
}

/// The feature rsrp-gap, which compares candidates.
void
FillRsrpGap(const GrowsAssociationState& state,
            const GrowsFeatureSet::Scales& /* scales */,
            const GrowsFeatureSet::Row& row)
{
    float* next = row.values;
    double bestDbm = -std::numeric_limits<double>::max();
    for (const auto& candidate : state.candidates)
    {
        bestDbm = std::max(bestDbm, candidate.link.rsrpDbm);
    }
    for (const auto& candidate : state.candidates)
    {
        const double gapDb = bestDbm - candidate.link.rsrpDbm;
        *next++ = static_cast<float>(std::clamp(gapDb / 20.0, 0.0, 1.0));
    }
}

/// The feature decline, of the node behind the candidates if there is one.
void
FillDecline(const GrowsAssociationState& state,
            const GrowsFeatureSet::Scales& /* scales */,
            const GrowsFeatureSet::Row& row)
{
    std::fill(row.values + state.candidates.size(), row.values + row.nodes, 1.0F);
}

/// One line of the catalogue.
struct Entry
{
    const char* name;              //!< command lines and model files state
    const char* explanation;       //!< one line
    GrowsFeatureSet::Feature fill; //!< computes it
};

const char* const LARGEST_RB_SHARE = "largest-rb-share"; //!< reads GrowsServedUser::rbShare

/// All features, in the order in which they are listed.
const std::vector<Entry> CATALOGUE{
    {"users", "users of the cell over its capacity", Each([](const Input& in) {
         return in.cell.users.size() / GetCapacity(in.cell);
     })},
    {"mean-utility",
     "mean of ln(1 + Mbit/s) over its users, in utility scales",
     Each([](const Input& in) { return in.cell.meanUtility / in.scales.utility; })},
    {"rate", "arriving UE's rate if alone in the cell, in rate scales", Each([](const Input& in) {
         return in.candidate.fullCellRateBps / in.scales.rateBps;
     })},
    {"demand",
     "arriving UE's demand over twice the mean of its law",
     All([](const auto& state, const auto& /* scales */) {
         return 0.5 * state.demand.normalised;
     })},
    {"demand-amount",
     "arriving UE's demand, in demand scales",
     All([](const auto& state, const auto& scales) {
         return state.demand.amount / scales.demandAmount;
     })},
    {"mean-rate",
     "mean over the cell's users of their full-cell rates, in rate scales",
     Each([](const Input& in) {
         return in.cell.users.empty() ? 0.0
                                      : SumUsers(in.cell, GrowsNetworkRate()) /
                                            (in.cell.users.size() * in.scales.rateBps);
     })},
    {"gain",
     "twice the rise of the sum of ln(1 + Mbit/s) if the arriving UE joins, in utility scales; 0 "
     "if the cell is full",
     Each([](const Input& in) {
         return in.cell.HasFreeCapacity() ? 2.0 *
                                                GrowsPredictGain(in.cell,
                                                                 in.candidate.fullCellRateBps,
                                                                 GrowsNetworkRate()) /
                                                in.scales.utility
                                          : 0.0;
     })},
    {"sum-utility",
     "half the sum of ln(1 + Mbit/s) over the cell's users, in utility scales",
     Each([](const Input& in) {
         return 0.5 * in.cell.users.size() * in.cell.meanUtility / in.scales.utility;
     })},
    {"full", "1 if the cell is full, else 0", Each([](const Input& in) {
         return in.cell.HasFreeCapacity() ? 0.0 : 1.0;
     })},
    {"free-capacity", "free share of the cell's capacity", Each([](const Input& in) {
         return in.cell.HasFreeCapacity() ? 1.0 - in.cell.users.size() / GetCapacity(in.cell) : 0.0;
     })},
    {"shared-rate",
     "arriving UE's rate with the users there, in rate scales",
     Each([](const Input& in) {
         return in.candidate.fullCellRateBps / ((in.cell.users.size() + 1) * in.scales.rateBps);
     })},
    {"remaining",
     "remaining demand of the cell's users over the mean of its law, summed, over capacity",
     Each([](const Input& in) {
         return SumUsers(in.cell, [](const auto& user) { return user.remaining.normalised; }) /
                GetCapacity(in.cell);
     })},
    {"remaining-amount",
     "remaining demand of the cell's users in demand scales, summed, over capacity",
     Each([](const Input& in) {
         return SumUsers(in.cell, [](const auto& user) { return user.remaining.amount; }) /
                (GetCapacity(in.cell) * in.scales.demandAmount);
     })},
    {"time-left",
     "share of the episode still to come",
     All([](const auto& state, const auto& /* scales */) { return state.timeLeft; })},
    {"arrival-probability", "arrivals a slot", All([](const auto& state, const auto& /* scales */) {
         return state.arrivalProbability;
     })},
    {"mean-demand",
     "mean of the demand law over a reference",
     All([](const auto& state, const auto& /* scales */) { return state.meanDemand; })},
    {"rb-use", "share of the cell's resource blocks in use", Each([](const Input& in) {
         return in.cell.rbUse;
     })},
    {"largest-share",
     "largest share among the cell's users: throughput over full-cell rate",
     Each([](const Input& in) { return GetLargest(in.cell, GetShare); })},
    {"sum-share", "sum of these shares", Each([](const Input& in) {
         return SumUsers(in.cell, GetShare);
     })},
    {"squared-share", "sum of the squares of these shares", Each([](const Input& in) {
         return SumUsers(in.cell, GetSquaredShare);
     })},
    {"sharers",
     "effective number of users who share the cell, sum-share squared over squared-share, over "
     "capacity",
     Each([](const Input& in) { return GetSharers(in.cell) / GetCapacity(in.cell); })},
    {LARGEST_RB_SHARE,
     "largest share of resource blocks among the cell's users, where the network measures it",
     Each([](const Input& in) {
         return GetLargest(in.cell, [](const auto& user) { return user.rbShare; });
     })},
    {"hoped-rate",
     "rate that the arriving UE may hope for: full-cell rate times free resource blocks or, if "
     "that "
     "is more, 0.7 largest-share; in rate scales",
     Each([](const Input& in) { return 1e6 * GetHopedMbps(in) / in.scales.rateBps; })},
    {"log-hoped-rate",
     "ln(1 + Mbit/s) of the rate to hope for, in utility scales",
     Each([](const Input& in) { return std::log(1.0 + GetHopedMbps(in)) / in.scales.utility; })},
    {"inverse-hoped-rate",
     "a twentieth of the rate scale over the rate to hope for, at most 1",
     Each([](const Input& in) {
         const double leastMbps = 0.05e-6 * in.scales.rateBps;
         return leastMbps / std::max(leastMbps, GetHopedMbps(in));
     })},
    {"unmeasured",
     "users of the cell that were not served in the last window, over capacity",
     Each([](const Input& in) {
         return SumUsers(in.cell, [](const auto& user) { return user.isMeasured ? 0.0 : 1.0; }) /
                GetCapacity(in.cell);
     })},
    {"cell-throughput",
     "summed throughput of the cell's users, in rate scales",
     Each([](const Input& in) {
         return SumUsers(in.cell, [](const auto& user) { return user.throughputBps; }) /
                in.scales.rateBps;
     })},
    {"offered-rate",
     "rate that the arriving UE's traffic offers, in rate scales; 0 if unknown",
     All([](const auto& state, const auto& scales) {
         return state.demand.offeredBps / scales.rateBps;
     })},
    {"priority",
     "arriving UE's allocation and retention priority over 15; 0 if unknown",
     All([](const auto& state, const auto& /* scales */) { return state.demand.priority / 15.0; })},
    {"weight",
     "arriving UE's weight over one more than it; 0.5 if unknown",
     All([](const auto& state, const auto& /* scales */) {
         return state.demand.weight / (1.0 + state.demand.weight);
     })},
    {"rsrp", "RSRP within 3GPP's reporting range, -140 to -44 dBm", Each([](const Input& in) {
         return std::clamp((in.candidate.link.rsrpDbm + 140.0) / 96.0, 0.0, 1.0);
     })},
    {"rsrp-gap", "RSRP below the best candidate's, over 20 dB", FillRsrpGap},
    {"sinr", "SINR with the cells that serve users now, -10 to 30 dB", Each([](const Input& in) {
         return ScaleDb(in.candidate.link.sinrDb);
     })},
    {"full-load-sinr", "SINR if all cells sent, -10 to 30 dB", Each([](const Input& in) {
         return ScaleDb(in.candidate.link.fullLoadSinrDb);
     })},
    {"cell", "index of the cell; for tables, not scaled", Each([](const Input& in) {
         return in.cell.cell;
     })},
    {"level",
     "RSSI (level or dBm) of the arriving UE; for tables, not scaled",
     Each([](const Input& in) { return in.candidate.link.rssiDbm; })},
    {"user-count", "number of users of the cell; for tables, not scaled", Each([](const Input& in) {
         return in.cell.users.size();
     })},
    {GrowsFeatureSet::DECLINE,
     "adds a node to the graph, in which it is 1: to decline the arriving UE",
     FillDecline}};

/// Makes scores of rules; null: there are none.
GrowsFeatureSet::Score (*g_scoreFactory)(const std::string& policy) = nullptr;

/// \param name of a feature \return the scores of the rule that it names; empty if it names none
GrowsFeatureSet::Score
FindScore(const std::string& name)
{
    const std::string prefix = GrowsFeatureSet::SCORE;
    return g_scoreFactory && name.compare(0, prefix.size(), prefix) == 0
               ? g_scoreFactory(name.substr(prefix.size()))
               : GrowsFeatureSet::Score();
}

/// \param name of a feature \return what computes it; empty if there is no such feature
GrowsFeatureSet::Feature
Find(const std::string& name)
{
    const auto found = std::find_if(CATALOGUE.begin(), CATALOGUE.end(), [&](const Entry& entry) {
        return name == entry.name;
    });
    return found == CATALOGUE.end() ? FindScore(name).fill : found->fill;
}

} // namespace

GrowsFeatureSet::GrowsFeatureSet(const std::string& names, const Scales& scales)
    : m_scales(scales)
{
    const std::string unknown = FindUnknown(names);
    NS_ABORT_MSG_UNLESS(unknown.empty(),
                        "GrowsFeatureSet: there is no feature \""
                            << unknown << "\" in \"" << names
                            << "\"; GrowsFeatureSet::GetCatalogue lists those that exist");
    NS_ABORT_MSG_UNLESS(scales.rateBps > 0.0 && scales.demandAmount > 0.0 && scales.utility > 0.0,
                        "GrowsFeatureSet: scales must be positive");
    const auto parts = GrowsSplitNames(names);
    m_names = GrowsJoinNames(parts, ",");
    m_hasDecline = HasDecline(names);
    for (const auto& name : parts)
    {
        m_features.push_back(Find(name));
    }
}

void
GrowsFeatureSet::SetScoreFactory(Score (*factory)(const std::string& policy))
{
    g_scoreFactory = factory;
}

std::string
GrowsFeatureSet::FindUnknown(const std::string& names)
{
    const auto parts = GrowsSplitNames(names);
    if (parts.empty())
    {
        return "(none)";
    }
    for (const auto& part : parts)
    {
        if (!Find(part))
        {
            return part.empty() ? "(none)" : part;
        }
    }
    return "";
}

std::string
GrowsFeatureSet::FindRbShareReader(const std::string& names)
{
    const auto parts = GrowsSplitNames(names);
    const auto found = std::find_if(parts.begin(), parts.end(), [](const std::string& part) {
        return part == LARGEST_RB_SHARE || FindScore(part).readsRbShare;
    });
    return found == parts.end() ? "" : *found;
}

bool
GrowsFeatureSet::HasDecline(const std::string& names)
{
    const auto parts = GrowsSplitNames(names);
    return std::find(parts.begin(), parts.end(), DECLINE) != parts.end();
}

std::vector<std::pair<std::string, std::string>>
GrowsFeatureSet::GetCatalogue()
{
    std::vector<std::pair<std::string, std::string>> catalogue;
    catalogue.reserve(CATALOGUE.size());
    for (const auto& entry : CATALOGUE)
    {
        catalogue.emplace_back(entry.name, entry.explanation);
    }
    return catalogue;
}

void
GrowsFeatureSet::Compute(const GrowsAssociationState& state, std::vector<float>& features) const
{
    Row row{nullptr, GetNNodes(state)};
    features.assign(m_features.size() * row.nodes, 0.0F);
    row.values = features.data();
    for (const auto& fill : m_features)
    {
        fill(state, m_scales, row);
        row.values += row.nodes;
    }
}

} // namespace ns3
