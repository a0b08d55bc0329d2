// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-scenario-traffic.h"

#include "grows-movement.h"

#include "ns3/abort.h"
#include "ns3/double.h"

#include <algorithm>
#include <cmath>

namespace ns3
{

namespace
{

constexpr double FIRST_ARRIVAL_S = 0.1;               //!< nothing arrives before
constexpr double HOTSPOT_ANGLE = M_PI / 6.0;          //!< from site 0, where the hotspot begins
constexpr double CONNECTION_S = 2.0;                  //!< a holding time begins with the connection
constexpr double LONGEST_COURSE_S = 3600.0;           //!< then a user stops
constexpr double VOLUME_COURSE_S = 300.0;             //!< of users with a volume
const double COMMON_SHADOWING_SHARE = std::sqrt(0.5); //!< site correlation 0.5 (TR 36.814)

/// A point at a distance and an angle from another.
Vector
GetPoint(const Vector& from, double distance, double angle)
{
    return Vector(from.x + distance * std::cos(angle), from.y + distance * std::sin(angle), 0.0);
}

/// Exponential variable of mean 1: scaled where it is drawn.
Ptr<RandomVariableStream>
CreateExponential()
{
    auto variable = CreateObject<ExponentialRandomVariable>();
    variable->SetAttribute("Mean", DoubleValue(1.0));
    return variable;
}

} // namespace

GrowsScenarioTraffic::GrowsScenarioTraffic(const Config& config)
    : m_config(config),
      m_interarrival(nullptr),
      m_place(nullptr),
      m_shadowing(nullptr),
      m_demand(nullptr),
      m_class(nullptr),
      m_course(nullptr)
{
    CreateVariables();
}

Vector
GrowsScenarioTraffic::GetHotspotCentre(double timeS) const
{
    const double radius = m_config.hotDistance;
    const double turned = radius > 0.0 ? timeS * m_config.hotSpeed / radius : 0.0;
    return GetPoint(Vector(), radius, HOTSPOT_ANGLE + turned);
}

double
GrowsScenarioTraffic::GetCrowdRate(double timeS) const
{
    const double sinceS = timeS - m_config.crowdBeginS;
    return sinceS >= 0.0 && sinceS < m_config.crowdDurationS ? m_config.crowdRate : 0.0;
}

double
GrowsScenarioTraffic::Advance(double timeS, double arrivals) const
{
    const double beginS = m_config.crowdBeginS;
    for (const double endS : {beginS, beginS + m_config.crowdDurationS})
    {
        const double rate = m_config.arrivalRate + GetCrowdRate(timeS);
        if (m_config.crowdRate > 0.0 && timeS < endS && timeS + arrivals / rate >= endS)
        {
            arrivals -= (endS - timeS) * rate;
            timeS = endS; // from here on the rate is another
        }
    }
    return timeS + arrivals / (m_config.arrivalRate + GetCrowdRate(timeS));
}

uint32_t
GrowsScenarioTraffic::DrawClass()
{
    double left = m_class.GetValue();
    uint32_t index = 0;
    for (; index + 1 < m_config.classes.size() && left >= m_config.classes[index].share; ++index)
    {
        left -= m_config.classes[index].share;
    }
    return index;
}

Vector
GrowsScenarioTraffic::DrawPosition(double timeS, uint32_t trafficClass)
{
    static const std::vector<uint32_t> ALL;
    const bool hasClasses = !m_config.classes.empty();
    const double hotShare =
        hasClasses ? m_config.classes[trafficClass].hotShare.value_or(m_config.hotShare)
                   : m_config.hotShare;
    const auto& places = hasClasses ? m_config.classes[trafficClass].hotspots : ALL;
    const double crowdRate = GetCrowdRate(timeS);
    const double hotRate = hotShare * m_config.arrivalRate + crowdRate;
    const bool hot = crowdRate > 0.0
                         ? m_place.GetValue() * (m_config.arrivalRate + crowdRate) < hotRate
                         : m_place.GetValue() < hotShare;
    const double pick = m_place.GetValue();
    const double reach = std::sqrt(m_place.GetValue());
    const double angle = 2.0 * M_PI * m_place.GetValue();
    const auto& [cells, background, hotspots] = m_config.geometry;
    if (!hot)
    {
        return GetPoint(background.centre, background.radius * reach, angle);
    }
    if (hotspots.empty())
    {
        return GetPoint(GetHotspotCentre(timeS), m_config.hotRadius * reach, angle);
    }
    const std::size_t n = places.empty() ? hotspots.size() : places.size();
    const auto index = std::min(static_cast<std::size_t>(pick * n), n - 1);
    const auto& disc = hotspots[places.empty() ? index : places[index]];
    return GetPoint(disc.centre, disc.radius * reach, angle);
}

GrowsDemand
GrowsScenarioTraffic::DrawDemand(uint32_t trafficClass)
{
    if (!m_config.classes.empty())
    {
        return DrawDemand(m_config.classes[trafficClass], m_demand.GetValue());
    }
    GrowsDemand demand;
    demand.kind = m_config.kind;
    demand.amount = std::max(m_config.minDemand, m_config.meanDemand * m_demand.GetValue());
    demand.normalised = demand.amount / m_config.meanDemand;
    return demand;
}

GrowsDemand
GrowsScenarioTraffic::DrawDemand(const GrowsTrafficClass& of, double exponential) const
{
    GrowsDemand demand;
    double mean = of.holdingS.value_or(m_config.meanHoldingS);
    demand.kind = GrowsDemand::Kind::HOLDING_TIME;
    demand.amount = std::max(m_config.minHoldingS, mean * exponential);
    if (of.HasVolume())
    {
        mean = of.volumeBytes;
        demand.kind = GrowsDemand::Kind::VOLUME;
        demand.amount = of.isVolumeExponential ? std::max(1.0, mean * exponential) : mean;
    }
    demand.normalised = demand.amount / mean;
    if (m_config.isTrafficVisible)
    {
        const double offeredBps = of.GetOfferedBps();
        demand.offeredBps = std::isfinite(offeredBps) ? offeredBps : 0.0;
        demand.qci = of.qci;
        demand.priority = of.priority;
        demand.weight = of.weight;
    }
    return demand;
}

GrowsScenarioArrival
GrowsScenarioTraffic::Draw()
{
    GrowsScenarioArrival arrival;
    Draw(arrival);
    return arrival;
}

void
GrowsScenarioTraffic::Draw(GrowsScenarioArrival& arrival)
{
    m_timeS = Advance(std::max(m_timeS, FIRST_ARRIVAL_S), m_interarrival.GetValue());
    arrival.timeS = m_timeS;
    if (!m_config.classes.empty())
    {
        arrival.trafficClass = DrawClass();
        arrival.phase = m_class.GetValue();
    }
    arrival.position = DrawPosition(m_timeS, arrival.trafficClass);
    const double common = m_shadowing.GetValue();
    arrival.shadowingDb.resize(m_config.geometry.cells.size());
    for (auto& shadowingDb : arrival.shadowingDb)
    {
        shadowingDb =
            m_config.shadowingDb * COMMON_SHADOWING_SHARE * (common + m_shadowing.GetValue());
    }
    arrival.demand = DrawDemand(arrival.trafficClass);
    DrawCourse(arrival);
}

void
GrowsScenarioTraffic::DrawCourse(GrowsScenarioArrival& arrival)
{
    arrival.course.Clear();
    if (!m_config.movement)
    {
        return;
    }
    const double lengthS = arrival.demand.kind == GrowsDemand::Kind::HOLDING_TIME
                               ? std::min(CONNECTION_S + arrival.demand.amount, LONGEST_COURSE_S)
                               : VOLUME_COURSE_S;
    m_config.movement->Draw(arrival.position,
                            arrival.timeS,
                            arrival.timeS + lengthS,
                            m_course,
                            arrival.course);
    arrival.position = arrival.course.GetPosition(arrival.timeS);
}

void
GrowsScenarioTraffic::CreateVariables()
{
    m_interarrival = GrowsCountedVariable(CreateExponential());
    m_place = GrowsCountedVariable(CreateObject<UniformRandomVariable>());
    m_shadowing = GrowsCountedVariable(CreateObject<NormalRandomVariable>());
    m_demand = GrowsCountedVariable(CreateExponential());
    m_class = GrowsCountedVariable(CreateObject<UniformRandomVariable>());
    m_course = GrowsCountedVariable(CreateObject<UniformRandomVariable>());
}

uint32_t
GrowsScenarioTraffic::GetNStreams() const
{
    return 4 + (m_config.classes.empty() ? 0 : 1) + (m_config.movement ? 1 : 0);
}

int64_t
GrowsScenarioTraffic::AssignStreams(int64_t stream)
{
    CreateVariables(); // a used NormalRandomVariable keeps a value of its old stream
    m_interarrival.SetStream(stream);
    m_place.SetStream(stream + 1);
    m_shadowing.SetStream(stream + 2);
    m_demand.SetStream(stream + 3);
    if (!m_config.classes.empty())
    {
        m_class.SetStream(stream + 4);
    }
    if (m_config.movement)
    {
        m_course.SetStream(stream + GetNStreams() - 1);
    }
    return GetNStreams();
}

std::vector<uint64_t>
GrowsScenarioTraffic::GetDraws() const
{
    std::vector<uint64_t> draws{m_interarrival.GetDraws(),
                                m_place.GetDraws(),
                                m_shadowing.GetDraws(),
                                m_demand.GetDraws()};
    if (!m_config.classes.empty())
    {
        draws.push_back(m_class.GetDraws());
    }
    if (m_config.movement)
    {
        draws.push_back(m_course.GetDraws());
    }
    return draws;
}

void
GrowsScenarioTraffic::SkipDraws(const std::vector<uint64_t>& draws)
{
    NS_ABORT_MSG_UNLESS(draws.size() == GetNStreams(),
                        "GrowsScenarioTraffic: a checkpoint has "
                            << draws.size() << " counts of draws, not " << GetNStreams());
    m_interarrival.Skip(draws[0]);
    m_place.Skip(draws[1]);
    m_shadowing.Skip(draws[2]);
    m_demand.Skip(draws[3]);
    if (!m_config.classes.empty())
    {
        m_class.Skip(draws[4]);
    }
    if (m_config.movement)
    {
        m_course.Skip(draws.back());
    }
}

} // namespace ns3
