// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_LOOK_AHEAD_POLICY_H
#define GROWS_LOOK_AHEAD_POLICY_H

#include "grows-association-policy.h"

#include "ns3/grows-rollout-model.h"

namespace ns3
{

/**
 * \ingroup grows
 * Tries every candidate with free capacity in several imagined futures, which a base policy plays
 * to their end, and takes the one that is worth most on average. It knows the arrival law, not the
 * future: a lower bound of the optimum, and the anchor for "near-optimal".
 *
 * The network supplies the imagination, for example GrowsSlottedEnvironment::CreateRolloutModel.
 */
class GrowsLookAheadPolicy : public GrowsScoredPolicy
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    /// Let futures begin with all cells, not only with the candidates; GrowsHelper::Install does.
    /// \param callback reports the state of a cell
    void SetCellStates(GrowsRolloutModel::CellStateCallback callback);

  protected:
    void DoDispose() override;

  private:
    void DoPrepare(const GrowsAssociationState& state) override;
    double DoScore(const GrowsAssociationState& state, std::size_t index) override;
    int64_t DoAssignStreams(int64_t stream) override;
    std::string DoValidate() override;

    /// Play the future that was rewound. \param choice the first \return what it was worth
    double Play(uint32_t choice);
    /// \param cell index of a cell \return its state, with rates as the policy believes them
    GrowsCellState GetCellState(uint32_t cell) const;
    /// \return the base policy, made when it is first needed
    Ptr<GrowsAssociationPolicy> GetBase();

    uint32_t m_futures;                                //!< imagined for each decision
    Ptr<GrowsRolloutModel> m_model;                    //!< where futures are imagined
    Ptr<GrowsAssociationPolicy> m_base;                //!< decides in the imagined futures
    GrowsDecision m_decision;                          //!< of the base policy; memory to reuse
    GrowsRolloutModel::CellStateCallback m_cellStates; //!< see SetCellStates
};

} // namespace ns3

#endif /* GROWS_LOOK_AHEAD_POLICY_H */
