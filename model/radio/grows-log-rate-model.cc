/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-log-rate-model.h"

#include "ns3/double.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsLogRateModel);

TypeId
GrowsLogRateModel::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsLogRateModel")
            .SetParent<GrowsSpectralRateModel>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsLogRateModel>()
            .AddAttribute("Factor",
                          "In front of the logarithm.",
                          DoubleValue(1.0),
                          MakeDoubleAccessor(&GrowsLogRateModel::m_factor),
                          MakeDoubleChecker<double>(0.0))
            .AddAttribute("MaxEfficiency",
                          "Highest efficiency in bit/s per Hz; no limit by default.",
                          DoubleValue(std::numeric_limits<double>::max()),
                          MakeDoubleAccessor(&GrowsLogRateModel::m_maxEfficiency),
                          MakeDoubleChecker<double>(0.0));
    return tid;
}

double
GrowsLogRateModel::DoGetEfficiency(double ratioDb) const
{
    const double ratio = std::pow(10.0, 0.1 * ratioDb);
    return std::min(m_maxEfficiency, m_factor * std::log2(1.0 + ratio));
}

} // namespace ns3
