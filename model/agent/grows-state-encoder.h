// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_STATE_ENCODER_H
#define GROWS_STATE_ENCODER_H

#include "grows-learner.h"

#include "ns3/grows-feature-set.h"
#include "ns3/grows-shift-operator.h"

namespace ns3
{

/// \ingroup grows
/// Turns an association state into an observation: what an agent sees of it. The same when it
/// learns and when it decides.
struct GrowsStateEncoder
{
    GrowsFeatureSet features;                               //!< of the nodes
    GrowsShiftKind::Type shift{GrowsShiftKind::EIGENVALUE}; //!< over the candidates
    bool maskFull{true}; //!< full cells are not allowed, unless there are no others

    /// \param state the arriving UE and its candidates
    /// \param [out] observation what the agent sees; its memory is reused
    void Encode(const GrowsAssociationState& state, GrowsObservation& observation) const;

    /// \param state the arriving UE and its candidates
    /// \return whether there is a candidate to choose: with maskFull, one that has free capacity
    bool HasChoice(const GrowsAssociationState& state) const;
};

} // namespace ns3

#endif /* GROWS_STATE_ENCODER_H */
