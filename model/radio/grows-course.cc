// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-course.h"

#include "ns3/assert.h"

#include <algorithm>

namespace ns3
{

void
GrowsCourse::Add(double timeS, const Vector& position)
{
    NS_ASSERT_MSG(IsEmpty() || m_waypoints.back().timeS <= timeS, "waypoints come in order");
    m_waypoints.push_back({timeS, position});
}

void
GrowsCourse::StopAt(double timeS)
{
    const Vector position = GetPosition(timeS);
    while (!IsEmpty() && m_waypoints.back().timeS > timeS)
    {
        m_waypoints.pop_back();
    }
    Add(timeS, position);
}

Vector
GrowsCourse::GetPosition(double timeS) const
{
    NS_ASSERT_MSG(!IsEmpty(), "a course without a waypoint is nowhere");
    const auto next = std::upper_bound(
        m_waypoints.begin(),
        m_waypoints.end(),
        timeS,
        [](double time, const GrowsWaypoint& waypoint) { return time < waypoint.timeS; });
    if (next == m_waypoints.begin() || next == m_waypoints.end())
    {
        return (next == m_waypoints.begin() ? *next : m_waypoints.back()).position;
    }
    const auto& from = *std::prev(next);
    const double share = (timeS - from.timeS) / (next->timeS - from.timeS);
    return Vector(from.position.x + share * (next->position.x - from.position.x),
                  from.position.y + share * (next->position.y - from.position.y),
                  from.position.z + share * (next->position.z - from.position.z));
}

} // namespace ns3
