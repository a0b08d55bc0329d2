// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_PREDICTING_POLICY_H
#define GROWS_PREDICTING_POLICY_H

#include "grows-association-policy.h"

#include "ns3/grows-rate-model.h"

namespace ns3
{

/// \ingroup grows
/// Base of the policies that predict the rates of users. They use the rates in the association
/// state, which the network's own rate model computes, unless they have a rate model of their own.
/// A study can measure the cost of a wrong rate model in this way.
class GrowsPredictingPolicy : public GrowsScoredPolicy
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

  protected:
    void DoDispose() override;

    /// \param candidate a candidate \return bit/s that the arriving UE would get there alone
    double GetArrivingUeRateBps(const GrowsCandidate& candidate) const;

    /// \param candidate a candidate
    /// \return how the sum of ln(1 + Mbit/s) over the network changes if the arriving UE joins it
    double GetGain(const GrowsCandidate& candidate) const;

  private:
    Ptr<GrowsRateModel> m_rateModel; //!< its own belief, if any
};

} // namespace ns3

#endif /* GROWS_PREDICTING_POLICY_H */
