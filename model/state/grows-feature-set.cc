// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-feature-set.h"

#include "grows-names.h"
#include "grows-prediction.h"

#include "ns3/abort.h"

#include <algorithm>
#include <array>

namespace ns3
{

namespace
{

using Scales = GrowsFeatureSet::Scales;

/// Fill a row candidate by candidate. \tparam Of callable: the value of a GrowsCandidate
/// \param state the arriving UE and its candidates \param [out] row [N] \param of the value
template <typename Of>
inline void
FillEach(const GrowsAssociationState& state, float* row, Of of)
{
    for (const auto& candidate : state.candidates)
    {
        *row++ = static_cast<float>(of(candidate));
    }
}

/// Fill a row with what is the same for every candidate.
inline void
FillAll(const GrowsAssociationState& state, float* row, double value)
{
    std::fill_n(row, state.candidates.size(), static_cast<float>(value));
}

/// \tparam Of callable: a number of a GrowsServedUser \param cell a cell \param of the number
/// \return its sum over the users of the cell
template <typename Of>
inline double
SumUsers(const GrowsCellState& cell, Of of)
{
    double sum = 0.0;
    for (const auto& user : cell.users)
    {
        sum += of(user);
    }
    return sum;
}

/// The capacity as a divisor.
inline double
GetCapacity(const GrowsCellState& cell)
{
    return std::max(cell.capacity, 1U);
}

// One function a feature; what it is stands in the catalogue below.

void
FillUsers(const GrowsAssociationState& state, const Scales& /* scales */, float* row)
{
    FillEach(state, row, [](const auto& c) { return c.cell.users.size() / GetCapacity(c.cell); });
}

void
FillMeanUtility(const GrowsAssociationState& state, const Scales& scales, float* row)
{
    FillEach(state, row, [&](const auto& c) { return c.cell.meanUtility / scales.utility; });
}

void
FillRate(const GrowsAssociationState& state, const Scales& scales, float* row)
{
    FillEach(state, row, [&](const auto& c) { return c.fullCellRateBps / scales.rateBps; });
}

void
FillDemand(const GrowsAssociationState& state, const Scales& /* scales */, float* row)
{
    FillAll(state, row, 0.5 * state.demand.normalised);
}

void
FillDemandAmount(const GrowsAssociationState& state, const Scales& scales, float* row)
{
    FillAll(state, row, state.demand.amount / scales.demandAmount);
}

void
FillMeanRate(const GrowsAssociationState& state, const Scales& scales, float* row)
{
    FillEach(state, row, [&](const auto& c) {
        const double sum = SumUsers(c.cell, GrowsNetworkRate());
        return c.cell.users.empty() ? 0.0 : sum / (c.cell.users.size() * scales.rateBps);
    });
}

void
FillGain(const GrowsAssociationState& state, const Scales& scales, float* row)
{
    FillEach(state, row, [&](const auto& c) {
        return c.cell.HasFreeCapacity()
                   ? 2.0 * GrowsPredictGain(c.cell, c.fullCellRateBps, GrowsNetworkRate()) /
                         scales.utility
                   : 0.0;
    });
}

void
FillSumUtility(const GrowsAssociationState& state, const Scales& scales, float* row)
{
    FillEach(state, row, [&](const auto& c) {
        return 0.5 * c.cell.users.size() * c.cell.meanUtility / scales.utility;
    });
}

void
FillFull(const GrowsAssociationState& state, const Scales& /* scales */, float* row)
{
    FillEach(state, row, [](const auto& c) { return c.cell.HasFreeCapacity() ? 0.0 : 1.0; });
}

void
FillFreeCapacity(const GrowsAssociationState& state, const Scales& /* scales */, float* row)
{
    FillEach(state, row, [](const auto& c) {
        return c.cell.HasFreeCapacity() ? 1.0 - c.cell.users.size() / GetCapacity(c.cell) : 0.0;
    });
}

void
FillSharedRate(const GrowsAssociationState& state, const Scales& scales, float* row)
{
    FillEach(state, row, [&](const auto& c) {
        return c.fullCellRateBps / ((c.cell.users.size() + 1) * scales.rateBps);
    });
}

void
FillRemaining(const GrowsAssociationState& state, const Scales& /* scales */, float* row)
{
    FillEach(state, row, [](const auto& c) {
        return SumUsers(c.cell, [](const auto& user) { return user.remaining.normalised; }) /
               GetCapacity(c.cell);
    });
}

void
FillRemainingAmount(const GrowsAssociationState& state, const Scales& scales, float* row)
{
    FillEach(state, row, [&](const auto& c) {
        return SumUsers(c.cell, [](const auto& user) { return user.remaining.amount; }) /
               (GetCapacity(c.cell) * scales.demandAmount);
    });
}

void
FillTimeLeft(const GrowsAssociationState& state, const Scales& /* scales */, float* row)
{
    FillAll(state, row, state.timeLeft);
}

void
FillArrivalProbability(const GrowsAssociationState& state, const Scales& /* scales */, float* row)
{
    FillAll(state, row, state.arrivalProbability);
}

void
FillMeanDemand(const GrowsAssociationState& state, const Scales& /* scales */, float* row)
{
    FillAll(state, row, state.meanDemand);
}

void
FillRbUse(const GrowsAssociationState& state, const Scales& /* scales */, float* row)
{
    FillEach(state, row, [](const auto& c) { return c.cell.rbUse; });
}

void
FillRsrp(const GrowsAssociationState& state, const Scales& /* scales */, float* row)
{
    FillEach(state, row, [](const auto& c) {
        return std::clamp((c.link.rsrpDbm + 140.0) / 96.0, 0.0, 1.0);
    });
}

void
FillRsrpGap(const GrowsAssociationState& state, const Scales& /* scales */, float* row)
{
    double bestDbm = -std::numeric_limits<double>::max();
    for (const auto& candidate : state.candidates)
    {
        bestDbm = std::max(bestDbm, candidate.link.rsrpDbm);
    }
    FillEach(state, row, [&](const auto& c) {
        return std::clamp((bestDbm - c.link.rsrpDbm) / 20.0, 0.0, 1.0);
    });
}

void
FillSinr(const GrowsAssociationState& state, const Scales& /* scales */, float* row)
{
    FillEach(state, row, [](const auto& c) {
        return std::clamp((c.link.sinrDb + 10.0) / 40.0, 0.0, 1.0);
    });
}

void
FillFullLoadSinr(const GrowsAssociationState& state, const Scales& /* scales */, float* row)
{
    FillEach(state, row, [](const auto& c) {
        return std::clamp((c.link.fullLoadSinrDb + 10.0) / 40.0, 0.0, 1.0);
    });
}

void
FillCell(const GrowsAssociationState& state, const Scales& /* scales */, float* row)
{
    FillEach(state, row, [](const auto& c) { return c.cell.cell; });
}

void
FillLevel(const GrowsAssociationState& state, const Scales& /* scales */, float* row)
{
    FillEach(state, row, [](const auto& c) { return c.link.rssiDbm; });
}

void
FillUserCount(const GrowsAssociationState& state, const Scales& /* scales */, float* row)
{
    FillEach(state, row, [](const auto& c) { return c.cell.users.size(); });
}

/// One line of the catalogue.
struct Entry
{
    const char* name;              //!< command lines and model files state
    GrowsFeatureSet::Feature fill; //!< computes it
    const char* explanation;       //!< one line
};

const std::array CATALOGUE{
    Entry{"users", FillUsers, "users of the cell over its capacity"},
    Entry{"mean-utility",
          FillMeanUtility,
          "mean of ln(1 + Mbit/s) over its users, in utility scales"},
    Entry{"rate", FillRate, "arriving UE's rate if alone in the cell, in rate scales"},
    Entry{"demand", FillDemand, "arriving UE's demand over twice the mean of its law"},
    Entry{"demand-amount", FillDemandAmount, "arriving UE's demand, in demand scales"},
    Entry{"mean-rate",
          FillMeanRate,
          "mean over the cell's users of their full-cell rates, in rate scales"},
    Entry{"gain",
          FillGain,
          "twice the rise of the sum of ln(1 + Mbit/s) if the arriving UE joins, "
          "in utility scales; 0 if the cell is full"},
    Entry{"sum-utility",
          FillSumUtility,
          "half the sum of ln(1 + Mbit/s) over the cell's users, in utility scales"},
    Entry{"full", FillFull, "1 if the cell is full, else 0"},
    Entry{"room", FillFreeCapacity, "free share of the cell's capacity"},
    Entry{"shared-rate", FillSharedRate, "arriving UE's rate with the users there, in rate scales"},
    Entry{"remaining",
          FillRemaining,
          "remaining demand of the cell's users over the mean of its law, summed, over capacity"},
    Entry{"remaining-amount",
          FillRemainingAmount,
          "remaining demand of the cell's users in demand scales, summed, over capacity"},
    Entry{"time-left", FillTimeLeft, "share of the episode still to come"},
    Entry{"arrival-probability", FillArrivalProbability, "arrivals a slot"},
    Entry{"mean-demand", FillMeanDemand, "mean of the demand law over a reference"},
    Entry{"rb-use", FillRbUse, "share of the cell's resource blocks in use"},
    Entry{"rsrp", FillRsrp, "RSRP within 3GPP's reporting range, -140 to -44 dBm"},
    Entry{"rsrp-gap", FillRsrpGap, "RSRP below the best candidate's, over 20 dB"},
    Entry{"sinr", FillSinr, "SINR with the cells that serve users now, -10 to 30 dB"},
    Entry{"full-load-sinr", FillFullLoadSinr, "SINR if all cells sent, -10 to 30 dB"},
    Entry{"cell", FillCell, "index of the cell; for tables, not scaled"},
    Entry{"level", FillLevel, "RSSI (level or dBm) of the arriving UE; for tables, not scaled"},
    Entry{"user-count", FillUserCount, "number of users of the cell; for tables, not scaled"}};

/// The line of a name; null if there is none.
const Entry*
Find(const std::string& name)
{
    const auto* found = std::find_if(CATALOGUE.begin(), CATALOGUE.end(), [&](const Entry& entry) {
        return name == entry.name;
    });
    return found == CATALOGUE.end() ? nullptr : found;
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
    for (const auto& name : parts)
    {
        m_features.push_back(Find(name)->fill);
    }
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

std::vector<std::pair<std::string, std::string>>
GrowsFeatureSet::GetCatalogue()
{
    std::vector<std::pair<std::string, std::string>> catalogue;
    catalogue.reserve(std::size(CATALOGUE));
    for (const auto& entry : CATALOGUE)
    {
        catalogue.emplace_back(entry.name, entry.explanation);
    }
    return catalogue;
}

std::size_t
GrowsFeatureSet::GetN() const
{
    return m_features.size();
}

std::string
GrowsFeatureSet::GetNames() const
{
    return m_names;
}

const GrowsFeatureSet::Scales&
GrowsFeatureSet::GetScales() const
{
    return m_scales;
}

void
GrowsFeatureSet::Compute(const GrowsAssociationState& state, std::vector<float>& features) const
{
    const std::size_t nodes = state.candidates.size();
    features.resize(m_features.size() * nodes);
    float* row = features.data();
    for (const auto fill : m_features)
    {
        fill(state, m_scales, row);
        row += nodes;
    }
}

} // namespace ns3
