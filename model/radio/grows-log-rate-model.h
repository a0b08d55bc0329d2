/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_LOG_RATE_MODEL_H
#define GROWS_LOG_RATE_MODEL_H

#include "ns3/grows-spectral-rate-model.h"

namespace ns3
{

/**
 * \ingroup grows
 *
 * Plain Shannon, log2(1 + ratio), the model of much of the literature: it promises more than twice
 * what LTE delivers. Factor and cap are there for studies of a wrong model.
 */
class GrowsLogRateModel : public GrowsSpectralRateModel
{
  public:
    /**
     * \brief Get the type ID.
     * \return the object TypeId
     */
    static TypeId GetTypeId();

  private:
    double DoGetEfficiency(double ratioDb) const override;

    double m_factor;        //!< in front of the logarithm
    double m_maxEfficiency; //!< cap in bit/s per Hz
};

} // namespace ns3

#endif /* GROWS_LOG_RATE_MODEL_H */
