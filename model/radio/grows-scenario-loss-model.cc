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
    m_users.clear();
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
    Set(place, {lossDb, nullptr});
}

void
GrowsScenarioLossModel::SetMovingUser(Ptr<const MobilityModel> place,
                                      Ptr<const GrowsRadioScenario> scenario,
                                      const std::vector<double>& shadowingDb)
{
    Set(place, {shadowingDb, scenario});
}

void
GrowsScenarioLossModel::Set(Ptr<const MobilityModel> place, const User& user)
{
    NS_ABORT_MSG_UNLESS(user.lossDb.size() == m_cells.size(),
                        "GrowsScenarioLossModel: " << user.lossDb.size() << " losses for "
                                                   << m_cells.size()
                                                   << " cells; give one for each, after AddCell");
    m_users[PeekPointer(place)] = user;
}

double
GrowsScenarioLossModel::GetLossDb(const MobilityModel* cell, const MobilityModel* user) const
{
    const auto from = m_cells.find(cell);
    const auto to = m_users.find(user);
    if (from == m_cells.end() || to == m_users.end())
    {
        return std::numeric_limits<double>::infinity();
    }
    const auto& [lossDb, scenario] = to->second;
    return lossDb[from->second] +
           (scenario ? scenario->GetPathLossDb(from->second, user->GetPosition()) : 0.0);
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
