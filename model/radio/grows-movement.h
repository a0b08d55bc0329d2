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

/// Each user keeps one speed, and a direction until it comes to the edge, where it is reflected as
/// light is. One that begins outside has an edge of its own, the circle round the same centre
/// through where it begins. \param settings area and speeds \return the movement
std::shared_ptr<const GrowsMovement> GrowsCreateConstantVelocity(
    const GrowsMovementSettings& settings);

/// Each user heads for a point uniform in the disc at a speed of its own, rests, and heads for the
/// next. It begins with moving. \param settings area, speeds and pause \return the movement
std::shared_ptr<const GrowsMovement> GrowsCreateRandomWaypoint(
    const GrowsMovementSettings& settings);

/// Each user follows one of those who are under way when it arrives, each as likely; its place is
/// there, too. Where nobody is, it stands where the scenario put it.
/// \param courses to follow; one of a single waypoint is a place where somebody is at all times
/// \return the movement
std::shared_ptr<const GrowsMovement> GrowsCreateTraceMovement(std::vector<GrowsCourse> courses);

} // namespace ns3

#endif /* GROWS_MOVEMENT_H */
