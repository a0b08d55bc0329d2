/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-paper-grows-policy.h"

#include "ns3/boolean.h"

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsPaperGrowsPolicy);

TypeId
GrowsPaperGrowsPolicy::GetTypeId()
{
    static TypeId tid = TypeId("ns3::GrowsPaperGrowsPolicy")
                            .SetParent<GrowsAgentPolicy>()
                            .SetGroupName("Grows")
                            .AddConstructor<GrowsPaperGrowsPolicy>()
                            .AddAttribute("MaskFull",
                                          "Whether cells without room are never chosen.",
                                          BooleanValue(false),
                                          MakeBooleanAccessor(&GrowsPaperGrowsPolicy::m_maskFull),
                                          MakeBooleanChecker());
    return tid;
}

std::string
GrowsPaperGrowsPolicy::DoGetDefaultModel() const
{
    return "";
}

} // namespace ns3
