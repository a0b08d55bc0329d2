// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_LEVEL_RATE_MODEL_H
#define GROWS_LEVEL_RATE_MODEL_H

#include "ns3/grows-rate-model.h"

#include <string>
#include <vector>

namespace ns3
{

/// \ingroup grows
/// The paper's discrete RSSI values (section IV): GrowsRadioLink::rssiDbm is read as a level 0, 1,
/// 2... that stands for a rate from a table. Levels between two go to the nearer; levels above the
/// table get its last rate; below -0.5 nothing is measured and the rate is 0.
class GrowsLevelRateModel : public GrowsRateModel
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    /// \return Mbit/s of each level
    const std::vector<double>& GetLevels() const
    {
        return m_levels;
    }

    double GetFullCellRateBps(const GrowsRadioLink& link) const override;

  private:
    /// \param text comma-separated Mbit/s
    void SetLevels(const std::string& text);
    /// \return comma-separated Mbit/s
    std::string FormatLevels() const;

    std::vector<double> m_levels; //!< Mbit/s of each level
};

} // namespace ns3

#endif /* GROWS_LEVEL_RATE_MODEL_H */
