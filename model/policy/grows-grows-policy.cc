/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-grows-policy.h"

#include "ns3/boolean.h"

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsGrowsPolicy);

TypeId
GrowsGrowsPolicy::GetTypeId()
{
    static TypeId tid = TypeId("ns3::GrowsGrowsPolicy")
                            .SetParent<GrowsAgentPolicy>()
                            .SetGroupName("Grows")
                            .AddConstructor<GrowsGrowsPolicy>()
                            .AddAttribute("MaskFull",
                                          "Whether cells without room are never chosen.",
                                          BooleanValue(true),
                                          MakeBooleanAccessor(&GrowsGrowsPolicy::m_maskFull),
                                          MakeBooleanChecker());
    return tid;
}

std::string
GrowsGrowsPolicy::DoGetDefaultModel() const
{
    return "general.pt";
}

} // namespace ns3
