// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-movement-trace.h"
#include "grows-movement.h"
#include "grows-radio-scenario.h"

#include "ns3/double.h"
#include "ns3/grows-compatibility.h"
#include "ns3/string.h"

#include <algorithm>

/**
 * \file
 * \ingroup grows
 * The part of GrowsRadioScenario that is about movement, handover and fading.
 */

namespace ns3
{

namespace
{

constexpr double LEAST_SPEED_MPS = 0.01; //!< slower users stand still: Mobility=Static
constexpr double MOST_SPEED_MPS = 200.0; //!< faster than any train

/// \return the checker of a speed
Ptr<const AttributeChecker>
MakeSpeedChecker()
{
    return MakeDoubleChecker<double>(LEAST_SPEED_MPS, MOST_SPEED_MPS);
}

} // namespace

TypeId
GrowsRadioScenario::AddMovementAttributes(TypeId tid)
{
    return tid
        .AddAttribute("Mobility",
                      "How users move while they are served. Their shadowing stays.",
                      EnumValue(GrowsRadioScenario::STATIC),
                      GrowsMakeEnumAccessor<Mobility>(&GrowsRadioScenario::m_mobility),
                      MakeEnumChecker(GrowsRadioScenario::STATIC,
                                      "Static",
                                      GrowsRadioScenario::CONSTANT_VELOCITY,
                                      "ConstantVelocity",
                                      GrowsRadioScenario::RANDOM_WAYPOINT,
                                      "RandomWaypoint",
                                      GrowsRadioScenario::TRACE,
                                      "Trace"))
        .AddAttribute("MinSpeed",
                      "Lowest speed of a user in m/s; each draws its own, uniformly.",
                      DoubleValue(1.0),
                      MakeDoubleAccessor(&GrowsRadioScenario::m_minSpeed),
                      MakeSpeedChecker())
        .AddAttribute("MaxSpeed",
                      "Highest speed of a user in m/s.",
                      DoubleValue(1.0),
                      MakeDoubleAccessor(&GrowsRadioScenario::m_maxSpeed),
                      MakeSpeedChecker())
        .AddAttribute("Pause",
                      "Mobility RandomWaypoint: how long a user rests at each destination.",
                      TimeValue(Seconds(0)),
                      MakeTimeAccessor(&GrowsRadioScenario::m_pause),
                      MakeTimeChecker(Seconds(0)))
        .AddAttribute(
            "MobilityTrace",
            "Mobility Trace: an ns-2 movement file, as SUMO's traceExporter.py writes it. "
            "An arriving UE follows one of its nodes that are under way then.",
            StringValue(""),
            MakeStringAccessor(&GrowsRadioScenario::m_mobilityTrace),
            MakeStringChecker())
        .AddAttribute("MovementInterval",
                      "Slotted network: how often the links of users follow where they are.",
                      TimeValue(MilliSeconds(100)),
                      MakeTimeAccessor(&GrowsRadioScenario::m_movementInterval),
                      MakeTimeChecker(MilliSeconds(1)))
        .AddAttribute(
            "Handover",
            "Who hands over those that are served: nobody, ns-3's A3RsrpHandoverAlgorithm "
            "or A2A4RsrqHandoverAlgorithm, or the policy (GrowsHandoverAlgorithm). Needs "
            "cells of one carrier.",
            EnumValue(GrowsRadioScenario::HANDOVER_OFF),
            GrowsMakeEnumAccessor<Handover>(&GrowsRadioScenario::m_handover),
            MakeEnumChecker(GrowsRadioScenario::HANDOVER_OFF,
                            "Off",
                            GrowsRadioScenario::A3_RSRP,
                            "A3Rsrp",
                            GrowsRadioScenario::A2_A4_RSRQ,
                            "A2A4Rsrq",
                            GrowsRadioScenario::BY_POLICY,
                            "Grows"))
        .AddAttribute("Fading",
                      "LTE: how links fade. Nakagami draws anew for every signal and measurement; "
                      "Trace reads a trace of Rayleigh fading at FadingSpeed.",
                      EnumValue(GrowsRadioScenario::NO_FADING),
                      GrowsMakeEnumAccessor<Fading>(&GrowsRadioScenario::m_fading),
                      MakeEnumChecker(GrowsRadioScenario::NO_FADING,
                                      "None",
                                      GrowsRadioScenario::NAKAGAMI,
                                      "Nakagami",
                                      GrowsRadioScenario::TRACE_FADING,
                                      "Trace"))
        .AddAttribute("FadingSpeed",
                      "Fading Trace: the speed in m/s that the trace is made for (3 km/h).",
                      DoubleValue(3.0 / 3.6),
                      MakeDoubleAccessor(&GrowsRadioScenario::m_fadingSpeed),
                      MakeSpeedChecker())
        .AddAttribute("FadingProfile",
                      "Fading Trace: paths of Extended Pedestrian A or Extended Vehicular A (3GPP "
                      "TS 36.101, annex B.2.1).",
                      EnumValue(GrowsRadioScenario::PEDESTRIAN),
                      GrowsMakeEnumAccessor<FadingProfile>(&GrowsRadioScenario::m_fadingProfile),
                      MakeEnumChecker(GrowsRadioScenario::PEDESTRIAN,
                                      "Pedestrian",
                                      GrowsRadioScenario::VEHICULAR,
                                      "Vehicular"));
}

std::string
GrowsRadioScenario::ValidateMovement() const
{
    if (m_minSpeed > m_maxSpeed)
    {
        return "MinSpeed of the scenario is more than its MaxSpeed";
    }
    if ((m_mobility == TRACE) == m_mobilityTrace.empty())
    {
        return m_mobility == TRACE ? "Mobility Trace needs an ns-2 movement file: set MobilityTrace"
                                   : "MobilityTrace has no effect unless Mobility is Trace";
    }
    const auto& cells = GetCells();
    const bool isOneCarrier =
        std::all_of(cells.begin(), cells.end(), [&cells](const GrowsScenarioCell& cell) {
            return cell.carrier == cells.front().carrier;
        });
    if (m_handover != HANDOVER_OFF && !isOneCarrier)
    {
        return "Handover needs cells of one carrier, as ns-3's UEs measure no other: set "
               "SharedCarrier, or Handover to Off";
    }
    std::shared_ptr<const GrowsMovement> movement;
    return CreateMovement(movement);
}

std::string
GrowsRadioScenario::CreateMovement(std::shared_ptr<const GrowsMovement>& movement) const
{
    const GrowsMovementSettings settings{GetGeometry().background,
                                         m_minSpeed,
                                         m_maxSpeed,
                                         m_pause.GetSeconds()};
    std::vector<GrowsCourse> courses;
    std::string problem;
    switch (m_mobility)
    {
    case STATIC:
        break;
    case CONSTANT_VELOCITY:
        movement = GrowsCreateConstantVelocity(settings);
        break;
    case RANDOM_WAYPOINT:
        movement = GrowsCreateRandomWaypoint(settings);
        break;
    case TRACE:
        problem = GrowsReadMovementTrace(m_mobilityTrace, courses);
        movement = GrowsCreateTraceMovement(std::move(courses));
        break;
    }
    return problem;
}

} // namespace ns3
