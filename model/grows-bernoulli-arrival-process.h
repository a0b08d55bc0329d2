// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_BERNOULLI_ARRIVAL_PROCESS_H
#define GROWS_BERNOULLI_ARRIVAL_PROCESS_H

#include "grows-arrival-process.h"

namespace ns3
{

/**
 * \ingroup grows
 *
 * At most one arrival a slot, with a fixed probability and at the slot's beginning: the paper's law
 * (section IV). The first slot begins at time 0.
 */
class GrowsBernoulliArrivalProcess : public GrowsArrivalProcess
{
  public:
    /// \brief Get the type ID.
    /// \return the object TypeId
    static TypeId GetTypeId();

    GrowsBernoulliArrivalProcess();

  private:
    std::optional<GrowsArrival> DoGetNext() override;
    int64_t DoAssignStreams(int64_t stream) override;

    Time m_slot;                          //!< see attribute Slot
    double m_probability;                 //!< see attribute Probability
    Time m_nextSlot;                      //!< the slot to be drawn next
    Ptr<UniformRandomVariable> m_uniform; //!< 0..1
};

} // namespace ns3

#endif /* GROWS_BERNOULLI_ARRIVAL_PROCESS_H */
