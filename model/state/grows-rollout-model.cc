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
GrowsRolloutModel::Fork(const GrowsAssociationState& state, uint32_t futures)
{
    DoFork(state, futures);
}

void
GrowsRolloutModel::Rewind(uint32_t future)
{
    DoRewind(future);
}

void
GrowsRolloutModel::Apply(const GrowsCheckedDecision& checked)
{
    DoApply(checked);
}

bool
GrowsRolloutModel::NextArrival()
{
    return DoNextArrival();
}

const GrowsAssociationState&
GrowsRolloutModel::GetState() const
{
    return DoGetState();
}

double
GrowsRolloutModel::GetValue() const
{
    return DoGetValue();
}

void
GrowsRolloutModel::SetCellStates(CellStateCallback callback)
{
    m_cellStates = callback;
}

const GrowsRolloutModel::CellStateCallback&
GrowsRolloutModel::GetCellStates() const
{
    return m_cellStates;
}

void
GrowsRolloutModel::DoDispose()
{
    m_cellStates = CellStateCallback();
    Object::DoDispose();
}

int64_t
GrowsRolloutModel::AssignStreams(int64_t stream)
{
    return DoAssignStreams(stream);
}

} // namespace ns3
