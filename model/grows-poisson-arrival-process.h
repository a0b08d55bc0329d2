// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_POISSON_ARRIVAL_PROCESS_H
#define GROWS_POISSON_ARRIVAL_PROCESS_H

#include "grows-arrival-process.h"

namespace ns3
{

/**
 * \ingroup grows
 *
 * Arrivals with independent, exponentially distributed times between them.
 */
class GrowsPoissonArrivalProcess : public GrowsArrivalProcess
{
  public:
    /// \brief Get the type ID.
    /// \return the object TypeId
    static TypeId GetTypeId();

    GrowsPoissonArrivalProcess();

  private:
    std::optional<GrowsArrival> DoGetNext() override;
    int64_t DoAssignStreams(int64_t stream) override;

    double m_rate;                             //!< arrivals per second
    Time m_last;                               //!< the latest arrival
    Ptr<ExponentialRandomVariable> m_interval; //!< mean 1: times between arrivals times the rate
};

} // namespace ns3

#endif /* GROWS_POISSON_ARRIVAL_PROCESS_H */
