// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_MOVEMENT_H
#define GROWS_MOVEMENT_H

#include "grows-course.h"
#include "grows-scenario-geometry.h"

#include "ns3/grows-counted-variable.h"

#include <memory>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * How the users of a radio scenario move: it draws the course of each when it arrives. A scenario
 * whose users stand still has none.
 */
class GrowsMovement
{
  public:
    virtual ~GrowsMovement() = default;

    /// Draw the course of an arriving user.
    /// \param place where it was put by the scenario, in m
    /// \param beginS when it arrives
    /// \param endS until when, at least, it moves
    /// \param uniform draws in 0..1
    /// \param [out] course its course; begins when the user arrives
    virtual void Draw(const Vector& place,
                      double beginS,
                      double endS,
                      GrowsCountedVariable& uniform,
                      GrowsCourse& course) const = 0;
};

/// What movements in a disc are made from.
struct GrowsMovementSettings
{
    GrowsDisc area;       //!< where users move
    double minSpeed{1.0}; //!< m/s
    double maxSpeed{1.0}; //!< m/s
    double pauseS{0.0};   //!< random waypoint: rest at each destination
};

/// Each user keeps its speed and its direction until the edge, where it is reflected. For a user
/// that begins outside, the edge is the circle with the same centre through its first position.
/// \param settings area and speeds \return the movement
std::shared_ptr<const GrowsMovement> GrowsCreateConstantVelocity(
    const GrowsMovementSettings& settings);

/// Each user moves to a point drawn uniformly in the disc, at a speed drawn for this leg, rests,
/// and moves to the next point. It begins with a movement. \param settings area, speeds and pause
/// \return the movement
std::shared_ptr<const GrowsMovement> GrowsCreateRandomWaypoint(
    const GrowsMovementSettings& settings);

/// Each user follows one of the courses that are active when it arrives, each with the same
/// probability; it begins at the position on this course. If no course is active, the user stays at
/// the scenario's position. \param courses to follow; one of a single waypoint is always active
/// \return the movement
std::shared_ptr<const GrowsMovement> GrowsCreateTraceMovement(std::vector<GrowsCourse> courses);

} // namespace ns3

#endif /* GROWS_MOVEMENT_H */
