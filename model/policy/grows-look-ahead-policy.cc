// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-look-ahead-policy.h"

#include "ns3/abort.h"
#include "ns3/boolean.h"
#include "ns3/pointer.h"
#include "ns3/uinteger.h"

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsLookAheadPolicy);

TypeId
GrowsLookAheadPolicy::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsLookAheadPolicy")
            .SetParent<GrowsScoredPolicy>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsLookAheadPolicy>()
            .AddAttribute("Futures",
                          "Futures imagined for each decision, the same for every choice.",
                          UintegerValue(10),
                          MakeUintegerAccessor(&GrowsLookAheadPolicy::m_futures),
                          MakeUintegerChecker<uint32_t>(1))
            .AddAttribute("RolloutModel",
                          "Where futures are imagined.",
                          PointerValue(),
                          MakePointerAccessor(&GrowsLookAheadPolicy::m_model),
                          MakePointerChecker<GrowsRolloutModel>())
            .AddAttribute("BasePolicy",
                          "Who decides in the imagined futures; null: greedy utility.",
                          PointerValue(),
                          MakePointerAccessor(&GrowsLookAheadPolicy::m_base),
                          MakePointerChecker<GrowsAssociationPolicy>());
    return tid;
}

void
GrowsLookAheadPolicy::DoDispose()
{
    m_model = nullptr;
    m_base = nullptr;
    GrowsScoredPolicy::DoDispose();
}

void
GrowsLookAheadPolicy::SetCellStates(GrowsRolloutModel::CellStateCallback callback)
{
    NS_ABORT_MSG_UNLESS(m_model, "GrowsLookAheadPolicy: " << DoValidate());
    m_cellStates = callback;
    m_model->SetCellStates(MakeCallback(&GrowsLookAheadPolicy::GetCellState, this));
}

GrowsCellState
GrowsLookAheadPolicy::GetCellState(uint32_t cell) const
{
    auto state = m_cellStates(cell);
    UseMeasuredRates(state);
    return state;
}

void
GrowsLookAheadPolicy::DoPrepare(const GrowsAssociationState& state)
{
    NS_ABORT_MSG_UNLESS(m_model, "GrowsLookAheadPolicy: " << DoValidate());
    m_model->Fork(state, m_futures);
}

std::string
GrowsLookAheadPolicy::DoValidate()
{
    return m_model ? ""
                   : "there is nothing to look ahead in; set the attribute RolloutModel, for "
                     "example to GrowsSlottedEnvironment::CreateRolloutModel()";
}

double
GrowsLookAheadPolicy::DoScore(const GrowsAssociationState& state, std::size_t index)
{
    if (!state.candidates[index].cell.HasFreeCapacity())
    {
        return NEVER;
    }
    double sum = 0.0;
    for (uint32_t future = 0; future < m_futures; ++future)
    {
        m_model->Rewind(future);
        sum += Play(index);
    }
    return sum / m_futures;
}

double
GrowsLookAheadPolicy::Play(uint32_t choice)
{
    m_model->Apply({choice, GrowsReason::NONE});
    auto base = GetBase();
    while (m_model->NextArrival())
    {
        m_model->Apply(GrowsDecide(*base, m_model->GetState(), m_decision));
    }
    return m_model->GetValue();
}

Ptr<GrowsAssociationPolicy>
GrowsLookAheadPolicy::GetBase()
{
    if (!m_base)
    {
        m_base = Create("greedy-utility");
        m_base->SetAttribute("MeasuredRates", BooleanValue(false)); // futures are what is believed
    }
    return m_base;
}

int64_t
GrowsLookAheadPolicy::DoAssignStreams(int64_t stream)
{
    const int64_t used = GetBase()->AssignStreams(stream);
    return used + (m_model ? m_model->AssignStreams(stream + used) : 0);
}

} // namespace ns3
