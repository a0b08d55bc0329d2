// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_LTE_AMC_RATE_MODEL_H
#define GROWS_LTE_AMC_RATE_MODEL_H

#include "ns3/grows-spectral-rate-model.h"

namespace ns3
{

/**
 * \ingroup grows
 * What ns-3's LTE gives a backlogged user that is alone in a cell, as a step function of the ratio:
 * adaptive modulation and coding (LteAmc with the mutual-information error model), transport block
 * sizes, block errors and header overhead of 1400-byte packets included. In packet-level runs with
 * equal shares it explained the throughput of users to 3 % (active SINR).
 */
class GrowsLteAmcRateModel : public GrowsSpectralRateModel
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();
    double GetEfficiency(double ratioDb) const override;
};

} // namespace ns3

#endif /* GROWS_LTE_AMC_RATE_MODEL_H */
