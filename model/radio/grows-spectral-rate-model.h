// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SPECTRAL_RATE_MODEL_H
#define GROWS_SPECTRAL_RATE_MODEL_H

#include "ns3/grows-rate-model.h"

namespace ns3
{

/**
 * \ingroup grows
 * Base of the rate models that read a signal-to-noise ratio: rate = efficiency(ratio) x bandwidth,
 * with 180 kHz a resource block unless said otherwise. Leaves supply the efficiency. Which ratio is
 * read is an attribute: whether other cells' interference counts, and as if they all were busy or
 * only those that are.
 */
class GrowsSpectralRateModel : public GrowsRateModel
{
  public:
    /// The ratio of a link that a model reads.
    enum Ratio
    {
        SNR,           //!< GrowsRadioLink::snrDb
        SINR,          //!< GrowsRadioLink::sinrDb
        FULL_LOAD_SINR //!< GrowsRadioLink::fullLoadSinrDb
    };

    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    /// \param ratioDb signal to noise (and interference)
    /// \return payload bit/s per Hz of a user alone in a cell
    virtual double GetEfficiency(double ratioDb) const = 0;

    double GetFullCellRateBps(const GrowsRadioLink& link) const final;

  private:
    Ratio m_ratio;            //!< which ratio is read
    double m_resourceBlockHz; //!< bandwidth of a resource block
};

} // namespace ns3

#endif /* GROWS_SPECTRAL_RATE_MODEL_H */
