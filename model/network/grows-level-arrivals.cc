// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-level-arrivals.h"

#include "ns3/abort.h"

#include <algorithm>
#include <cmath>

namespace ns3
{

namespace
{

/// How many levels one random number is good for: its digits to the base of the number of levels
/// are independent, and 16 of its 32 bits may go into them.
uint32_t
GetLevelsPerDraw(uint32_t levels)
{
    return levels < 2 ? 16 : std::max(1, static_cast<int>(16.0 / std::log2(levels)));
}

/// A uniform variable from 0 to 1.
GrowsCountedVariable
CreateUniform()
{
    return GrowsCountedVariable(CreateObject<UniformRandomVariable>());
}

} // namespace

GrowsLevelArrivals::GrowsLevelArrivals(const Configuration& configuration)
    : m_configuration(configuration),
      m_demands(std::round(2.0 * configuration.meanDemand - 1.0)),
      m_levelsPerDraw(GetLevelsPerDraw(configuration.drawnLevels)),
      m_draws{CreateUniform(),
              CreateUniform(),
              CreateUniform(),
              CreateUniform(),
              configuration.demandLaw == VARIABLE ? GrowsCountedVariable(configuration.demand)
                                                  : CreateUniform()}
{
}

void
GrowsLevelArrivals::Restart(double slot)
{
    m_next = std::ceil(slot);
}

bool
GrowsLevelArrivals::Next(double end, GrowsSlottedArrival& arrival)
{
    while (m_next < end)
    {
        arrival.slot = m_next;
        m_next += 1.0;
        if (Get(ARRIVAL) < m_configuration.probability)
        {
            DrawLinks(arrival.links);
            const double units = DrawUnits();
            arrival.demand = {m_configuration.kind,
                              units * m_configuration.unit,
                              units / m_configuration.meanDemand};
            return true;
        }
    }
    return false;
}

void
GrowsLevelArrivals::DrawLinks(std::vector<GrowsRadioLink>& links)
{
    links.resize(m_configuration.bias.size());
    double drawn = 0.0;
    for (std::size_t cell = 0; cell < links.size(); ++cell)
    {
        drawn = m_configuration.drawnLevels * (cell % m_levelsPerDraw == 0 ? Get(LEVEL) : drawn);
        auto level = static_cast<double>(static_cast<int64_t>(drawn));
        drawn -= level;
        if (m_configuration.bias[cell] > 0.0 && Get(BIAS) < m_configuration.bias[cell])
        {
            level = std::min<double>(level + 1.0, m_configuration.maxLevel);
        }
        auto& link = links[cell];
        link.rssiDbm = link.snrDb = link.sinrDb = link.fullLoadSinrDb = level;
        link.rsrpDbm =
            m_configuration.randomTies ? level + Get(TIE) : level; // below the next level
    }
}

double
GrowsLevelArrivals::GetShortUnits(const Configuration& configuration)
{
    return std::max(1.0, std::round(configuration.shortRatio * configuration.meanDemand));
}

double
GrowsLevelArrivals::GetLongUnits(const Configuration& configuration)
{
    const double p = configuration.shortProbability;
    return (configuration.meanDemand - p * GetShortUnits(configuration)) / (1.0 - p);
}

double
GrowsLevelArrivals::DrawUnits()
{
    const double drawn = Get(DEMAND);
    if (m_configuration.demandLaw == UNIFORM)
    {
        return 1.0 + static_cast<double>(static_cast<int64_t>(drawn * m_demands));
    }
    if (m_configuration.demandLaw == TWO_POINTS)
    {
        return drawn < m_configuration.shortProbability ? GetShortUnits(m_configuration)
                                                        : GetLongUnits(m_configuration);
    }
    NS_ABORT_MSG_UNLESS(drawn > 0.0,
                        "GrowsLevelScenario: DemandVariable gave " << drawn
                                                                   << "; demands must be positive");
    return drawn;
}

int64_t
GrowsLevelArrivals::AssignStreams(int64_t stream)
{
    for (int i = 0; i < N_DRAWS; ++i)
    {
        m_draws[i].SetStream(stream + i);
    }
    return N_DRAWS;
}

std::vector<uint64_t>
GrowsLevelArrivals::GetDraws() const
{
    std::vector<uint64_t> draws;
    for (const auto& variable : m_draws)
    {
        draws.push_back(variable.GetDraws());
    }
    return draws;
}

void
GrowsLevelArrivals::SkipDraws(const std::vector<uint64_t>& draws)
{
    NS_ABORT_MSG_UNLESS(draws.size() == N_DRAWS,
                        "GrowsLevelScenario: a checkpoint has "
                            << draws.size() << " counts of draws, not " << N_DRAWS);
    for (int i = 0; i < N_DRAWS; ++i)
    {
        m_draws[i].Skip(draws[i]);
    }
}

} // namespace ns3
