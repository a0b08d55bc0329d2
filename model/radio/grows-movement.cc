// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-movement.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ns3
{

namespace
{

constexpr double LEAST_WAY_M = 1.0; //!< shorter ways from edge to edge are none

/// See GrowsCreateConstantVelocity.
class ConstantVelocity : public GrowsMovement
{
  public:
    explicit ConstantVelocity(const GrowsMovementSettings& settings)
        : m_settings(settings)
    {
    }

    void Draw(const Vector& place,
              double beginS,
              double endS,
              GrowsCountedVariable& uniform,
              GrowsCourse& course) const override
    {
        const Vector& centre = m_settings.area.centre;
        const double angle = 2.0 * M_PI * uniform.GetValue();
        const double speed =
            m_settings.minSpeed + (m_settings.maxSpeed - m_settings.minSpeed) * uniform.GetValue();
        double x = place.x - centre.x;
        double y = place.y - centre.y;
        double dx = std::cos(angle);
        double dy = std::sin(angle);
        const double radius = std::max(m_settings.area.radius, std::hypot(x, y));
        double timeS = beginS;
        course.Add(timeS, place);
        double way = GetWay(x, y, dx, dy, radius);
        do
        {
            x += way * dx;
            y += way * dy;
            timeS += way / speed;
            course.Add(timeS, {centre.x + x, centre.y + y, place.z});
            const double outwards = (dx * x + dy * y) / (x * x + y * y);
            dx -= 2.0 * outwards * x;
            dy -= 2.0 * outwards * y;
            way = GetWay(x, y, dx, dy, radius);
        } while (timeS < endS && way > LEAST_WAY_M); // a shorter one is as short for ever
    }

  private:
    /// \return the way to the circle from a point within, in a direction of length 1
    static double GetWay(double x, double y, double dx, double dy, double radius)
    {
        const double along = x * dx + y * dy;
        const double inside = std::max(0.0, radius * radius - x * x - y * y);
        return std::sqrt(along * along + inside) - along;
    }

    GrowsMovementSettings m_settings; //!< area and speeds
};

/// See GrowsCreateRandomWaypoint.
class RandomWaypoint : public GrowsMovement
{
  public:
    explicit RandomWaypoint(const GrowsMovementSettings& settings)
        : m_settings(settings)
    {
    }

    void Draw(const Vector& place,
              double beginS,
              double endS,
              GrowsCountedVariable& uniform,
              GrowsCourse& course) const override
    {
        const auto& [centre, radius] = m_settings.area;
        Vector from = place;
        double timeS = beginS;
        course.Add(timeS, place);
        while (timeS < endS && radius >= LEAST_WAY_M)
        {
            const double reach = radius * std::sqrt(uniform.GetValue());
            const double angle = 2.0 * M_PI * uniform.GetValue();
            const double speed = m_settings.minSpeed +
                                 (m_settings.maxSpeed - m_settings.minSpeed) * uniform.GetValue();
            const Vector to(centre.x + reach * std::cos(angle),
                            centre.y + reach * std::sin(angle),
                            place.z);
            timeS += CalculateDistance(from, to) / speed;
            course.Add(timeS, to);
            if (m_settings.pauseS > 0.0)
            {
                timeS += m_settings.pauseS;
                course.Add(timeS, to);
            }
            from = to;
        }
    }

  private:
    GrowsMovementSettings m_settings; //!< area, speeds and pause
};

/// See GrowsCreateTraceMovement.
class TraceMovement : public GrowsMovement
{
  public:
    explicit TraceMovement(std::vector<GrowsCourse> courses)
        : m_courses(std::move(courses))
    {
    }

    void Draw(const Vector& place,
              double beginS,
              double endS,
              GrowsCountedVariable& uniform,
              GrowsCourse& course) const override
    {
        const auto isPresent = [beginS](const GrowsCourse& each) {
            const auto& waypoints = each.GetWaypoints();
            return waypoints.size() == 1 ||
                   (waypoints.front().timeS <= beginS && beginS < waypoints.back().timeS);
        };
        const auto n = std::count_if(m_courses.begin(), m_courses.end(), isPresent);
        auto left = std::min(static_cast<std::ptrdiff_t>(uniform.GetValue() * n), n - 1);
        const auto found = std::find_if(m_courses.begin(), m_courses.end(), [&](const auto& each) {
            return isPresent(each) && left-- == 0;
        });
        if (found == m_courses.end())
        {
            course.Add(beginS, place);
            return;
        }
        course.Add(beginS, found->GetPosition(beginS));
        for (const auto& waypoint : found->GetWaypoints())
        {
            if (waypoint.timeS > beginS && course.GetWaypoints().back().timeS < endS)
            {
                course.Add(waypoint.timeS, waypoint.position);
            }
        }
    }

  private:
    std::vector<GrowsCourse> m_courses; //!< to follow
};

} // namespace

std::shared_ptr<const GrowsMovement>
GrowsCreateConstantVelocity(const GrowsMovementSettings& settings)
{
    return std::make_shared<ConstantVelocity>(settings);
}

std::shared_ptr<const GrowsMovement>
GrowsCreateRandomWaypoint(const GrowsMovementSettings& settings)
{
    return std::make_shared<RandomWaypoint>(settings);
}

std::shared_ptr<const GrowsMovement>
GrowsCreateTraceMovement(std::vector<GrowsCourse> courses)
{
    return std::make_shared<TraceMovement>(std::move(courses));
}

} // namespace ns3
