// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-curve-rate-model.h"

#include <algorithm>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsCurveRateModel);

TypeId
GrowsCurveRateModel::GetTypeId()
{
    static TypeId tid = TypeId("ns3::GrowsCurveRateModel")
                            .SetParent<GrowsRateModel>()
                            .SetGroupName("Grows")
                            .AddConstructor<GrowsCurveRateModel>();
    return tid;
}

void
GrowsCurveRateModel::SetCurve(uint32_t resourceBlocks, const GrowsRateCurve& curve)
{
    m_curves[resourceBlocks] = curve;
}

double
GrowsCurveRateModel::GetFullCellRateBps(const GrowsRadioLink& link) const
{
    const auto found = m_curves.find(link.resourceBlocks);
    return found == m_curves.end() ? 0.0 : GrowsGetRateBps(found->second, link.sinrDb);
}

double
GrowsGetRateBps(const GrowsRateCurve& curve, double sinrDb)
{
    if (curve.empty())
    {
        return 0.0;
    }
    const auto above =
        std::upper_bound(curve.begin(), curve.end(), sinrDb, [](double value, const auto& point) {
            return value < point.first;
        });
    if (above == curve.begin() || above == curve.end())
    {
        return above == curve.begin() ? curve.front().second : curve.back().second;
    }
    const auto& [toDb, toBps] = *above;
    const auto& [fromDb, fromBps] = *(above - 1);
    return fromBps + (toBps - fromBps) * (sinrDb - fromDb) / (toDb - fromDb);
}

} // namespace ns3
