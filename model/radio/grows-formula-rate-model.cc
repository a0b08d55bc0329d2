// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-formula-rate-model.h"

#include "ns3/double.h"

#include <algorithm>
#include <cmath>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsFormulaRateModel);

TypeId
GrowsFormulaRateModel::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsFormulaRateModel")
            .SetParent<GrowsSpectralRateModel>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsFormulaRateModel>()
            .AddAttribute("Factor",
                          "Loss in front of the logarithm; fitted to packet-level LTE.",
                          DoubleValue(0.60),
                          MakeDoubleAccessor(&GrowsFormulaRateModel::m_factor),
                          MakeDoubleChecker<double>(0.0))
            .AddAttribute(
                "Gap",
                "Gap to capacity in dB: the ratio is reduced by it; fitted to the same data.",
                DoubleValue(3.5),
                MakeDoubleAccessor(&GrowsFormulaRateModel::m_gapDb),
                MakeDoubleChecker<double>())
            .AddAttribute("MaxEfficiency",
                          "Highest efficiency in bit/s per Hz, that of the highest modulation and "
                          "coding scheme.",
                          DoubleValue(3.82),
                          MakeDoubleAccessor(&GrowsFormulaRateModel::m_maxEfficiency),
                          MakeDoubleChecker<double>(0.0));
    return tid;
}

double
GrowsFormulaRateModel::GetEfficiency(double ratioDb) const
{
    const double ratio = std::pow(10.0, 0.1 * (ratioDb - m_gapDb));
    return std::min(m_maxEfficiency, m_factor * std::log2(1.0 + ratio));
}

} // namespace ns3
