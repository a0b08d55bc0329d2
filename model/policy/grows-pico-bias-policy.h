// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_PICO_BIAS_POLICY_H
#define GROWS_PICO_BIAS_POLICY_H

#include "grows-association-policy.h"

namespace ns3
{

/**
 * \ingroup grows
 * Cell range expansion (3GPP TS 36.331, cell-specific offset): the strongest cell with free
 * capacity after a bias in favour of small cells. A candidate is small if it sends at least 3 dB
 * less than the strongest sender among the candidates (GrowsCellState::txPowerDbm); with equal
 * transmit powers this is max-rssi-retry.
 */
class GrowsPicoBiasPolicy : public GrowsScoredPolicy
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

  private:
    void DoPrepare(const GrowsAssociationState& state) override;
    double DoScore(const GrowsAssociationState& state, std::size_t index) override;

    double m_biasDb;            //!< in favour of small cells
    double m_strongestDbm{0.0}; //!< highest transmit power among the candidates
};

} // namespace ns3

#endif /* GROWS_PICO_BIAS_POLICY_H */
