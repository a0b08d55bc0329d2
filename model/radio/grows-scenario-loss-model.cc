// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-scenario-loss-model.h"

#include "ns3/abort.h"

#include <limits>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsScenarioLossModel);

TypeId
GrowsScenarioLossModel::GetTypeId()
{
    static TypeId tid = TypeId("ns3::GrowsScenarioLossModel")
                            .SetParent<PropagationLossModel>()
                            .SetGroupName("Grows")
                            .AddConstructor<GrowsScenarioLossModel>();
    return tid;
}

void
GrowsScenarioLossModel::DoDispose()
{
    m_cells.clear();
    m_lossDb.clear();
    PropagationLossModel::DoDispose();
}

void
GrowsScenarioLossModel::AddCell(Ptr<const MobilityModel> place)
{
    const std::size_t index = m_cells.size();
    m_cells[PeekPointer(place)] = index;
}

void
GrowsScenarioLossModel::SetUser(Ptr<const MobilityModel> place, const std::vector<double>& lossDb)
{
    NS_ABORT_MSG_UNLESS(lossDb.size() == m_cells.size(),
                        "GrowsScenarioLossModel: " << lossDb.size() << " losses for "
                                                   << m_cells.size()
                                                   << " cells; give one for each, after AddCell");
    m_lossDb[PeekPointer(place)] = lossDb;
}

double
GrowsScenarioLossModel::GetLossDb(const MobilityModel* cell, const MobilityModel* user) const
{
    const auto from = m_cells.find(cell);
    const auto to = m_lossDb.find(user);
    return from == m_cells.end() || to == m_lossDb.end() ? std::numeric_limits<double>::infinity()
                                                         : to->second[from->second];
}

double
GrowsScenarioLossModel::DoCalcRxPower(double txPowerDbm,
                                      Ptr<MobilityModel> a,
                                      Ptr<MobilityModel> b) const
{
    const bool isDownlink = m_cells.count(PeekPointer(a)) > 0;
    return txPowerDbm - (isDownlink ? GetLossDb(PeekPointer(a), PeekPointer(b))
                                    : GetLossDb(PeekPointer(b), PeekPointer(a)));
}

} // namespace ns3
