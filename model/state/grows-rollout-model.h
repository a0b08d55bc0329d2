// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_ROLLOUT_MODEL_H
#define GROWS_ROLLOUT_MODEL_H

#include "grows-association-state.h"

#include "ns3/callback.h"
#include "ns3/object.h"

namespace ns3
{

/**
 * \ingroup grows
 * A network to imagine in, for policies that look ahead. It can be set to the moment of a decision
 * as often as wanted and then be played on, decision by decision, through one of several futures.
 * The futures are drawn from the arrival law, not from what will really arrive, and are the same
 * for every choice that is tried (common random numbers).
 *
 * A policy asks in this order: Fork; then for each choice and future Rewind, Apply, and
 * NextArrival, GetState, Apply until NextArrival says that it is over; then GetValue.
 */
class GrowsRolloutModel : public Object
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    /// Remember the moment of a decision and draw its futures.
    /// \param state what the policy was asked \param futures how many futures to draw
    void Fork(const GrowsAssociationState& state, uint32_t futures)
    {
        DoFork(state, futures);
    }

    /// Go back to that moment.
    /// \param future which future comes next, below the number given to Fork
    void Rewind(uint32_t future)
    {
        DoRewind(future);
    }

    /// Carry out a decision about the last arrival. \param checked what was decided
    void Apply(const GrowsCheckedDecision& checked)
    {
        DoApply(checked);
    }

    /// \return whether one more user arrives before the imagined future ends
    bool NextArrival()
    {
        return DoNextArrival();
    }

    /// \return the last arrival and its candidates
    const GrowsAssociationState& GetState() const
    {
        return DoGetState();
    }

    /// \return what this future was worth, in the terms in which the network is judged
    double GetValue() const
    {
        return DoGetValue();
    }

    /// Reports the state of a cell.
    typedef Callback<GrowsCellState, uint32_t> CellStateCallback;

    /// \param callback asked about the cells that the state to decide about does not contain;
    /// without it they count as empty
    void SetCellStates(CellStateCallback callback)
    {
        m_cellStates = callback;
    }

    /// Fix the random streams. \param stream the first stream index to use
    /// \return the number of streams used
    int64_t AssignStreams(int64_t stream)
    {
        return DoAssignStreams(stream);
    }

  protected:
    void DoDispose() override;

    /// \return see SetCellStates; may be null
    const CellStateCallback& GetCellStates() const
    {
        return m_cellStates;
    }

  private:
    /// \copydoc Fork
    virtual void DoFork(const GrowsAssociationState& state, uint32_t futures) = 0;
    /// \copydoc Rewind
    virtual void DoRewind(uint32_t future) = 0;
    /// \copydoc Apply
    virtual void DoApply(const GrowsCheckedDecision& checked) = 0;
    /// \copydoc NextArrival
    virtual bool DoNextArrival() = 0;
    /// \copydoc GetState
    virtual const GrowsAssociationState& DoGetState() const = 0;
    /// \copydoc GetValue
    virtual double DoGetValue() const = 0;
    /// \copydoc AssignStreams
    virtual int64_t DoAssignStreams(int64_t stream) = 0;

    CellStateCallback m_cellStates; //!< see SetCellStates
};

} // namespace ns3

#endif /* GROWS_ROLLOUT_MODEL_H */
