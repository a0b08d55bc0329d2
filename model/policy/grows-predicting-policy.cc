// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-predicting-policy.h"

#include "ns3/grows-prediction.h"
#include "ns3/pointer.h"

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsPredictingPolicy);

TypeId
GrowsPredictingPolicy::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsPredictingPolicy")
            .SetParent<GrowsScoredPolicy>()
            .SetGroupName("Grows")
            .AddAttribute(
                "RateModel",
                "What the policy believes users get; null: the rates that the network states.",
                PointerValue(),
                MakePointerAccessor(&GrowsPredictingPolicy::m_rateModel),
                MakePointerChecker<GrowsRateModel>());
    return tid;
}

void
GrowsPredictingPolicy::DoDispose()
{
    m_rateModel = nullptr;
    GrowsScoredPolicy::DoDispose();
}

double
GrowsPredictingPolicy::GetArrivingUeRateBps(const GrowsCandidate& candidate) const
{
    return m_rateModel ? m_rateModel->GetFullCellRateBps(candidate.link)
                       : candidate.fullCellRateBps;
}

double
GrowsPredictingPolicy::GetGain(const GrowsCandidate& candidate) const
{
    if (!m_rateModel)
    {
        return GrowsPredictGain(candidate.cell, candidate.fullCellRateBps, GrowsNetworkRate());
    }
    return GrowsPredictGain(
        candidate.cell,
        m_rateModel->GetFullCellRateBps(candidate.link),
        [this](const auto& user) { return m_rateModel->GetFullCellRateBps(user.link); });
}

} // namespace ns3
