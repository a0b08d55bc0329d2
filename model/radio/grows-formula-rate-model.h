// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_FORMULA_RATE_MODEL_H
#define GROWS_FORMULA_RATE_MODEL_H

#include "ns3/grows-spectral-rate-model.h"

namespace ns3
{

/**
 * \ingroup grows
 * A smooth stand-in for the LTE table: Shannon's formula with a loss in front, a gap to the ratio
 * and a cap, min(MaxEfficiency, Factor log2(1 + ratio / Gap)). The default values fit packet-level
 * LTE over all scenarios within 10 % of a user's throughput.
 *
 * Factor 1, gap 0 and a high cap are plain Shannon, log2(1 + ratio), the model of much of the
 * literature: it promises more than twice what LTE delivers.
 */
class GrowsFormulaRateModel : public GrowsSpectralRateModel
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();
    double GetEfficiency(double ratioDb) const override;

  private:
    double m_factor;        //!< loss in front of the logarithm
    double m_gapDb;         //!< by how much the ratio is reduced
    double m_maxEfficiency; //!< cap in bit/s per Hz
};

} // namespace ns3

#endif /* GROWS_FORMULA_RATE_MODEL_H */
