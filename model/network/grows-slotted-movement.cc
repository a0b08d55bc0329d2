// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-slotted-movement.h"

#include <algorithm>

namespace ns3
{

namespace
{

constexpr double ROUNDING = 1e-9;           //!< slots; sums are not exact
constexpr double TIME_TO_TRIGGER_S = 0.256; //!< default of ns-3's A3RsrpHandoverAlgorithm

} // namespace

void
GrowsSlottedMovement::Configure(Ptr<const GrowsRadioScenario> radio,
                                double slotS,
                                const GrowsSlottedHandoverSettings& settings)
{
    m_settings = settings;
    m_radio = radio && radio->HasMovement() ? radio : nullptr;
    m_slotS = slotS;
    m_interval = m_radio ? m_radio->GetMovementInterval().GetSeconds() / slotS : 0.0;
    Clear();
}

void
GrowsSlottedMovement::Clear()
{
    m_users.clear();
    m_next = 0.0;
}

void
GrowsSlottedMovement::Add(uint32_t user, const GrowsSlottedArrival& arrival)
{
    if (m_radio && !arrival.course.IsEmpty())
    {
        m_users[user] = {arrival.course,
                         arrival.shadowingDb,
                         arrival.trafficClass,
                         std::nullopt,
                         arrival.slot};
    }
}

bool
GrowsSlottedMovement::IsDue(double now)
{
    if (m_users.empty() || now + ROUNDING < m_next)
    {
        return false;
    }
    m_next = now + m_interval;
    return true;
}

const GrowsRadioMap::Reception*
GrowsSlottedMovement::Receive(uint32_t user, double now)
{
    const auto found = m_users.find(user);
    if (found == m_users.end())
    {
        return nullptr;
    }
    const auto& moving = found->second;
    m_radio->Receive(moving.course.GetPosition(now * m_slotS), moving.shadowingDb, m_reception);
    return &m_reception;
}

GrowsRadioLink
GrowsSlottedMovement::GetLink(const GrowsSlottedArrival& arrival,
                              uint32_t cell,
                              double now,
                              std::vector<double>& rsrpMw) const
{
    if (!m_radio || arrival.course.IsEmpty())
    {
        return arrival.links.at(cell);
    }
    GrowsRadioMap::Reception reception;
    m_radio->Receive(arrival.course.GetPosition(now * m_slotS), arrival.shadowingDb, reception);
    rsrpMw = reception.rsrpMw;
    return m_radio->GetMap().GetLink(reception, cell);
}

std::optional<uint32_t>
GrowsSlottedMovement::FindTarget(uint32_t user, uint32_t cell, double now)
{
    if (m_radio->GetHandover() != GrowsRadioScenario::A3_RSRP)
    {
        return std::nullopt;
    }
    const auto& rsrpDbm = m_reception.rsrpDbm;
    const auto strongest = std::max_element(rsrpDbm.begin(), rsrpDbm.end());
    auto& since = m_users.at(user).since;
    if (*strongest <= rsrpDbm[cell] + m_settings.hysteresisDb)
    {
        since.reset();
        return std::nullopt;
    }
    since = since.value_or(now);
    if ((now - *since) * m_slotS < TIME_TO_TRIGGER_S)
    {
        return std::nullopt;
    }
    since.reset();
    return static_cast<uint32_t>(strongest - rsrpDbm.begin());
}

bool
GrowsSlottedMovement::IsToBeAsked(uint32_t user, double now)
{
    auto& asked = m_users.at(user).asked;
    if (m_radio->GetHandover() != GrowsRadioScenario::BY_POLICY ||
        (now - asked) * m_slotS + ROUNDING < m_settings.intervalS)
    {
        return false;
    }
    asked = now;
    return true;
}

void
GrowsSlottedMovement::FillMeasurements(GrowsSlottedArrival& arrival) const
{
    arrival.rsrpMw = m_reception.rsrpMw;
    arrival.links.clear();
    for (uint32_t cell = 0; cell < m_reception.rsrpMw.size(); ++cell)
    {
        arrival.links.push_back(GetLink(cell));
    }
}

} // namespace ns3
