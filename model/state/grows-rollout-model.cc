// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-rollout-model.h"

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsRolloutModel);

TypeId
GrowsRolloutModel::GetTypeId()
{
    static TypeId tid = TypeId("ns3::GrowsRolloutModel").SetParent<Object>().SetGroupName("Grows");
    return tid;
}

void
GrowsRolloutModel::DoDispose()
{
    m_cellStates = CellStateCallback();
    Object::DoDispose();
}

} // namespace ns3
