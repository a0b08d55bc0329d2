// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SLOTTED_ROLLOUT_MODEL_H
#define GROWS_SLOTTED_ROLLOUT_MODEL_H

#include "grows-slotted-environment.h"

#include "ns3/grows-rollout-model.h"

#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * Futures imagined with the laws of a slotted environment, which makes it (CreateRolloutModel). For
 * that network's own state they begin with exactly its users. Any other state, say of a handler in
 * a packet-level run, is rebuilt from the users of the candidate cells; other cells count as empty
 * unless they are set (GrowsRolloutModel::SetCellStates, as GrowsHelper does). The value of a
 * future is its utility as the network counts it: of the whole episode, or of a Horizon.
 */
class GrowsSlottedRolloutModel : public GrowsRolloutModel
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    /// \param environment whose configuration is used, and which is followed
    void SetEnvironment(Ptr<GrowsSlottedEnvironment> environment);

  protected:
    void DoDispose() override;

  private:
    /// One imagined future: who will arrive.
    struct Future
    {
        std::vector<GrowsSlottedArrival> arrivals; //!< memory to reuse
        std::size_t n{0};                          //!< how many of them there are
    };

    void DoFork(const GrowsAssociationState& state, uint32_t futures) override;
    void DoRewind(uint32_t future) override;
    void DoApply(const GrowsCheckedDecision& checked) override;
    bool DoNextArrival() override;
    const GrowsAssociationState& DoGetState() const override;
    double DoGetValue() const override;
    int64_t DoAssignStreams(int64_t stream) override;

    /// Take the moment from a state that is not the network's own.
    /// \param state what a policy was asked in another network
    void Rebuild(const GrowsAssociationState& state);
    /// \param state what a policy was asked in another network
    /// \return all that is known of that network's cells
    std::vector<GrowsCellState> GetCells(const GrowsAssociationState& state) const;
    /// Draw a future. \param [out] future it; its memory is reused
    void Draw(Future& future);

    uint32_t m_horizon;                         //!< slots; 0: to the end of the episode
    Ptr<GrowsSlottedEnvironment> m_environment; //!< whose configuration is used
    Ptr<GrowsSlottedArrivals> m_arrivals;       //!< draws the futures
    GrowsSlottedEpisode m_origin;               //!< the moment of the decision
    GrowsSlottedArrival m_arrivingUe;           //!< who is decided about
    std::vector<uint32_t> m_arrivingUeCells; //!< its candidates' cells, in the order of the state
    std::vector<Future> m_futures;           //!< as drawn at Fork
    GrowsSlottedEpisode m_episode;           //!< the future that is played
    const Future* m_future{nullptr};         //!< the same
    std::size_t m_position{0};               //!< arrivals of it so far
};

} // namespace ns3

#endif /* GROWS_SLOTTED_ROLLOUT_MODEL_H */
