// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-slotted-scenario.h"

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsSlottedScenario);

TypeId
GrowsSlottedScenario::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsSlottedScenario").SetParent<Object>().SetGroupName("Grows");
    return tid;
}

std::string
GrowsSlottedScenario::Validate(Ptr<GrowsRateModel> /* rateModel */) const
{
    return "";
}

} // namespace ns3
