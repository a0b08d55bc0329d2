// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_COURSE_H
#define GROWS_COURSE_H

#include "ns3/vector.h"

#include <vector>

namespace ns3
{

/// The position of a user at a time.
struct GrowsWaypoint
{
    double timeS{0.0}; //!< since the beginning of the run
    Vector position;   //!< m
};

/**
 * \ingroup grows
 * A course: waypoints, straight lines between them at constant speed, and rest before the first and
 * after the last. Two waypoints of one time are a jump.
 */
class GrowsCourse
{
  public:
    /// Forget all waypoints; their memory is reused.
    void Clear()
    {
        m_waypoints.clear();
    }

    /// Add a waypoint. \param timeS when, not before the last one \param position where, in m
    void Add(double timeS, const Vector& position);

    /// Rest from a time on, wherever it leads to afterwards. \param timeS when
    void StopAt(double timeS);

    /// \return whether it has no waypoints
    bool IsEmpty() const
    {
        return m_waypoints.empty();
    }

    /// \return the waypoints, in order
    const std::vector<GrowsWaypoint>& GetWaypoints() const
    {
        return m_waypoints;
    }

    /// \param timeS when; there must be a waypoint \return where it is then, in m
    Vector GetPosition(double timeS) const;

  private:
    std::vector<GrowsWaypoint> m_waypoints; //!< in order of time
};

} // namespace ns3

#endif /* GROWS_COURSE_H */
