// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-rate-model.h"

#include <cmath>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsRateModel);

TypeId
GrowsRateModel::GetTypeId()
{
    static TypeId tid = TypeId("ns3::GrowsRateModel").SetParent<Object>().SetGroupName("Grows");
    return tid;
}

double
GrowsUtility(double throughputBps)
{
    return std::log(1.0 + throughputBps * 1e-6);
}

double
GrowsUtility(double throughputBps, double alpha)
{
    const double logarithm = GrowsUtility(throughputBps);
    const double power = 1.0 - alpha;
    return power == 0.0 ? logarithm : std::expm1(power * logarithm) / power;
}

} // namespace ns3
