// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_CURVE_RATE_MODEL_H
#define GROWS_CURVE_RATE_MODEL_H

#include "ns3/grows-rate-model.h"

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace ns3
{

/// A rate as a function of SINR: points (dB, bit/s), both not falling. Straight between them,
/// constant beyond them; 0 everywhere without a point.
using GrowsRateCurve = std::vector<std::pair<double, double>>;

/**
 * \ingroup grows
 * Rates that were measured: of a user alone in a cell as a function of its SINR, a curve for each
 * bandwidth. A bandwidth without a curve gives no rate.
 */
class GrowsCurveRateModel : public GrowsRateModel
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    /// \param resourceBlocks bandwidth of cells \param curve what their users get
    void SetCurve(uint32_t resourceBlocks, const GrowsRateCurve& curve);

    double GetFullCellRateBps(const GrowsRadioLink& link) const override;

  private:
    std::map<uint32_t, GrowsRateCurve> m_curves; //!< by bandwidth
};

/// \ingroup grows
/// \param curve a curve \param sinrDb a SINR \return the rate there, in bit/s
double GrowsGetRateBps(const GrowsRateCurve& curve, double sinrDb);

} // namespace ns3

#endif /* GROWS_CURVE_RATE_MODEL_H */
