// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-rate-model.h"

#include "ns3/assert.h"

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
GrowsRateModel::GetFullCellRateBps(const GrowsRadioLink& link) const
{
    return DoGetFullCellRateBps(link);
}

double
GrowsRateModel::GetRateBps(const GrowsRadioLink& link, uint32_t users) const
{
    NS_ASSERT_MSG(users > 0, "a rate needs at least the user itself");
    return DoGetFullCellRateBps(link) / users;
}

double
GrowsUtility(double throughputBps)
{
    return std::log(1.0 + throughputBps * 1e-6);
}

} // namespace ns3
