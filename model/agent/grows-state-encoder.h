// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_STATE_ENCODER_H
#define GROWS_STATE_ENCODER_H

#include "grows-learner.h"

#include "ns3/grows-feature-set.h"
#include "ns3/grows-shift-operator.h"

#include <optional>
#include <string>

namespace ns3
{

/// \ingroup grows
/// Turns an association state into an observation: what an agent sees of it. The same when it
/// learns and when it decides. The nodes are the candidates and, with the feature "decline", one
/// more behind them, which is always allowed: to decline the arriving UE.
struct GrowsStateEncoder
{
    GrowsFeatureSet features;                               //!< of the nodes
    GrowsShiftKind::Type shift{GrowsShiftKind::EIGENVALUE}; //!< over the candidates
    bool maskFull{true}; //!< full cells are not allowed, unless there is no other action

    /// \param state the arriving UE and its candidates
    /// \param [out] observation what the agent sees; its memory is reused
    void Encode(const GrowsAssociationState& state, GrowsObservation& observation) const;

    /// \param state the arriving UE and its candidates
    /// \return whether there is a candidate to choose: with maskFull, one that has free capacity
    bool HasChoice(const GrowsAssociationState& state) const;

    /// \param action index of a node of the observation \param state what was encoded
    /// \return the candidate to associate with; none: the action is to decline
    static std::optional<uint32_t> GetChoice(uint32_t action, const GrowsAssociationState& state)
    {
        return action < state.candidates.size() ? std::make_optional(action) : std::nullopt;
    }

    /// Take the value of declining, if any, from behind those of the candidates.
    /// \param [in,out] decision values of all nodes
    void SplitValues(GrowsDecision& decision) const;

    /// \param features names, comma-separated \param shift graph shift operator
    /// \return why an agent cannot see both, with the remedy; "" if it can
    static std::string Validate(const std::string& features, GrowsShiftKind::Type shift);
};

} // namespace ns3

#endif /* GROWS_STATE_ENCODER_H */
