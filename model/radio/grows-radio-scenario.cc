// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-radio-scenario.h"

#include "grows-scenario-presets.h"

#include "ns3/abort.h"
#include "ns3/boolean.h"
#include "ns3/double.h"
#include "ns3/grows-compatibility.h"
#include "ns3/grows-defaults.h"
#include "ns3/grows-number-list.h"
#include "ns3/object-factory.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsRadioScenario);

namespace
{

constexpr double MOST_PER_SECOND = 1e4;   //!< arrivals: more are a mistake
constexpr double MOST_ARRIVALS = 1e7;     //!< of a run: they are listed in memory
constexpr double LEAST_LIMIT_MBPS = 1e-3; //!< of a backhaul: ns-3 counts whole bit/s
constexpr double MOST_LIMIT_MBPS = 1e6;   //!< of a backhaul

/// \return whether a backhaul can be limited to so many Mbit/s, 0: not at all
bool
IsLimit(double mbps)
{
    return mbps == 0.0 || (mbps >= LEAST_LIMIT_MBPS && mbps <= MOST_LIMIT_MBPS);
}

} // namespace

TypeId
GrowsRadioScenario::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsRadioScenario")
            .SetParent<Object>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsRadioScenario>()
            .AddAttribute("Name",
                          "Short name, for tables.",
                          StringValue("hotspot"),
                          MakeStringAccessor(&GrowsRadioScenario::m_name),
                          MakeStringChecker())
            .AddAttribute("Layout",
                          "Where the cells are.",
                          EnumValue(GrowsRadioScenario::THREE_SITES),
                          GrowsMakeEnumAccessor<Layout>(&GrowsRadioScenario::m_layout),
                          MakeEnumChecker(GrowsRadioScenario::THREE_SITES,
                                          "ThreeSites",
                                          GrowsRadioScenario::SEVEN_SITES,
                                          "SevenSites",
                                          GrowsRadioScenario::MACRO_PICOS,
                                          "MacroPicos",
                                          GrowsRadioScenario::GRID_19,
                                          "Grid19",
                                          GrowsRadioScenario::GRID_57,
                                          "Grid57"))
            .AddAttribute("InterSiteDistance",
                          "Distance of neighbouring sites in m.",
                          DoubleValue(1500.0),
                          MakeDoubleAccessor(&GrowsRadioScenario::m_interSiteDistance),
                          MakeDoubleChecker<double>(1.0))
            .AddAttribute("SharedCarrier",
                          "Whether all cells share one carrier, not three (picos: two).",
                          BooleanValue(false),
                          MakeBooleanAccessor(&GrowsRadioScenario::m_sharedCarrier),
                          MakeBooleanChecker())
            .AddAttribute("ResourceBlocks",
                          "Bandwidth of every cell in resource blocks.",
                          UintegerValue(25),
                          MakeUintegerAccessor(&GrowsRadioScenario::m_resourceBlocks),
                          MakeUintegerChecker<uint32_t>(6, 100))
            .AddAttribute("MacroTxPower",
                          "Transmit power of a macro over its band, in dBm (TR 36.814, table "
                          "A.2.1.1-2: 43 dBm at 5 MHz, 46 dBm at 10 MHz).",
                          DoubleValue(43.0),
                          MakeDoubleAccessor(&GrowsRadioScenario::m_macroTxPowerDbm),
                          MakeDoubleChecker<double>())
            .AddAttribute("PicoTxPower",
                          "Transmit power of a pico over its band, in dBm (TR 36.814, table "
                          "A.2.1.1.2-3).",
                          DoubleValue(30.0),
                          MakeDoubleAccessor(&GrowsRadioScenario::m_picoTxPowerDbm),
                          MakeDoubleChecker<double>())
            .AddAttribute("NoiseFigure",
                          "Noise figure of a user in dB (ns-3's LTE, TR 36.814: 9 dB).",
                          DoubleValue(9.0),
                          MakeDoubleAccessor(&GrowsRadioScenario::m_noiseFigureDb),
                          MakeDoubleChecker<double>(0.0))
            .AddAttribute("Penetration",
                          "Penetration loss in dB, added to every path loss (TR 36.814, table "
                          "A.2.1.1.2-3).",
                          DoubleValue(20.0),
                          MakeDoubleAccessor(&GrowsRadioScenario::m_penetrationDb),
                          MakeDoubleChecker<double>(0.0))
            .AddAttribute("ShadowingDb",
                          "Standard deviation of log-normal shadowing in dB; half its variance is "
                          "common to all cells.",
                          DoubleValue(4.0),
                          MakeDoubleAccessor(&GrowsRadioScenario::m_shadowingDb),
                          MakeDoubleChecker<double>(0.0))
            .AddAttribute("ArrivalRate",
                          "Arrivals per second.",
                          DoubleValue(1.2),
                          MakeDoubleAccessor(&GrowsRadioScenario::m_arrivalRate),
                          MakeDoubleChecker<double>(1e-9, MOST_PER_SECOND))
            .AddAttribute("HotShare",
                          "Share of the arrivals that fall in the hotspot.",
                          DoubleValue(0.8),
                          MakeDoubleAccessor(&GrowsRadioScenario::m_hotShare),
                          MakeDoubleChecker<double>(0.0, 1.0))
            .AddAttribute("HotRadius",
                          "Radius of the hotspot in m; with picos, of the one round each.",
                          DoubleValue(200.0),
                          MakeDoubleAccessor(&GrowsRadioScenario::m_hotRadius),
                          MakeDoubleChecker<double>(0.0))
            .AddAttribute("HotDistance",
                          "Distance of the hotspot's centre from site 0 in inter-site distances, "
                          "30 degrees from the direction of site 1. Unused with picos.",
                          DoubleValue(0.3),
                          MakeDoubleAccessor(&GrowsRadioScenario::m_hotDistance),
                          MakeDoubleChecker<double>(0.0))
            .AddAttribute("HotSpeed",
                          "Speed in m/s of the hotspot's centre on its circle round site 0, "
                          "counter-clockwise. Unused with picos.",
                          DoubleValue(0.0),
                          MakeDoubleAccessor(&GrowsRadioScenario::m_hotSpeed),
                          MakeDoubleChecker<double>(0.0))
            .AddAttribute("CrowdRate",
                          "Arrivals per second that a crowd adds in the hotspot.",
                          DoubleValue(0.0),
                          MakeDoubleAccessor(&GrowsRadioScenario::m_crowdRate),
                          MakeDoubleChecker<double>(0.0, MOST_PER_SECOND))
            .AddAttribute("CrowdBegin",
                          "Time at which the crowd arrives.",
                          TimeValue(Seconds(30)),
                          MakeTimeAccessor(&GrowsRadioScenario::m_crowdBegin),
                          MakeTimeChecker(Seconds(0)))
            .AddAttribute("CrowdDuration",
                          "How long it keeps coming.",
                          TimeValue(Seconds(20)),
                          MakeTimeAccessor(&GrowsRadioScenario::m_crowdDuration),
                          MakeTimeChecker(Seconds(0)))
            .AddAttribute("MeanHolding",
                          "Mean of the exponential holding times.",
                          TimeValue(Seconds(10)),
                          MakeTimeAccessor(&GrowsRadioScenario::m_meanHolding),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddAttribute("MinHolding",
                          "Shortest holding time: shorter ones are prolonged.",
                          TimeValue(Seconds(0.3)),
                          MakeTimeAccessor(&GrowsRadioScenario::m_minHolding),
                          MakeTimeChecker(Seconds(0)))
            .AddAttribute("MeanVolume",
                          "Mean of the exponential volumes in bytes; 0: users have holding times.",
                          DoubleValue(0.0),
                          MakeDoubleAccessor(&GrowsRadioScenario::m_meanVolume),
                          MakeDoubleChecker<double>(0.0))
            .AddAttribute("MinVolume",
                          "Smallest volume in bytes: smaller ones are enlarged.",
                          DoubleValue(20e3),
                          MakeDoubleAccessor(&GrowsRadioScenario::m_minVolume),
                          MakeDoubleChecker<double>(0.0))
            .AddAttribute("TrafficClasses",
                          "Classes of users, separated by '|', each NAME=VALUE,NAME=VALUE... with "
                          "name, kind (backlogged, cbr, video, ftp1, ftp3, web), share, hot_share, "
                          "hotspots (0+1), rate_bps, packet_bytes, volume_bytes, volume_law, "
                          "files_per_s, holding_s, qci, priority, gbr_bps, weight. Empty: all "
                          "users are alike and always have data waiting.",
                          StringValue(""),
                          MakeStringAccessor(&GrowsRadioScenario::m_trafficClasses),
                          MakeStringChecker())
            .AddAttribute("TrafficVisible",
                          "Whether demands tell policies the offered rate, QCI, priority and "
                          "weight of an arriving UE's class.",
                          BooleanValue(false),
                          MakeBooleanAccessor(&GrowsRadioScenario::m_isTrafficVisible),
                          MakeBooleanChecker())
            .AddAttribute("MinRbPerUe",
                          "Resource blocks that admission reserves for a user.",
                          DoubleValue(2.5),
                          MakeDoubleAccessor(&GrowsRadioScenario::m_minRbPerUe),
                          MakeDoubleChecker<double>(0.01))
            .AddAttribute("BackhaulLimits",
                          "What the users of each cell get together at most, in Mbit/s, separated "
                          "by commas; 0 or missing: no limit. In LTE the rate of the link to the "
                          "cell, headers included. Policies do not know it.",
                          StringValue(""),
                          MakeStringAccessor(&GrowsRadioScenario::m_backhaulLimits),
                          MakeStringChecker())
            .AddAttribute(
                "Candidates",
                "k: so many cells of highest RSRP may serve an arriving UE (paper, figure 1).",
                UintegerValue(3),
                MakeUintegerAccessor(&GrowsRadioScenario::m_candidates),
                MakeUintegerChecker<uint32_t>(1))
            .AddAttribute("MaxRsrpGapDb",
                          "How far below the strongest cell's RSRP a candidate's may be, in dB.",
                          DoubleValue(20.0),
                          MakeDoubleAccessor(&GrowsRadioScenario::m_maxRsrpGapDb),
                          MakeDoubleChecker<double>(0.0))
            .AddAttribute("MinSinrDb",
                          "Lowest full-load SINR of a candidate in dB; the strongest always stays.",
                          DoubleValue(-3.0),
                          MakeDoubleAccessor(&GrowsRadioScenario::m_minSinrDb),
                          MakeDoubleChecker<double>())
            .AddAttribute("Duration",
                          "Length of a run, warm-up included.",
                          TimeValue(Seconds(130)),
                          MakeTimeAccessor(&GrowsRadioScenario::m_duration),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddAttribute("WarmUp",
                          "Beginning of a run that does not count.",
                          TimeValue(Seconds(10)),
                          MakeTimeAccessor(&GrowsRadioScenario::m_warmUp),
                          MakeTimeChecker(Seconds(0)));
    static const TypeId complete = AddMovementAttributes(tid);
    return complete;
}

Ptr<GrowsRadioScenario>
GrowsRadioScenario::Create(const std::string& name)
{
    const auto found = GrowsGetScenarioPresets().find(name);
    if (found == GrowsGetScenarioPresets().end())
    {
        return nullptr;
    }
    ObjectFactory factory("ns3::GrowsRadioScenario");
    factory.Set("Name", StringValue(name));
    for (const auto& [attribute, value] : found->second)
    {
        GrowsSetIfUnset(factory, attribute, StringValue(value));
    }
    return factory.Create<GrowsRadioScenario>();
}

std::vector<std::string>
GrowsRadioScenario::GetNames()
{
    std::vector<std::string> names;
    for (const auto& [name, settings] : GrowsGetScenarioPresets())
    {
        names.push_back(name);
    }
    return names;
}

void
GrowsRadioScenario::SetGeometry(const GrowsScenarioGeometry& geometry)
{
    const auto problem = geometry.Validate();
    NS_ABORT_MSG_UNLESS(problem.empty(), "GrowsRadioScenario: " << problem);
    m_geometry = geometry;
    m_map.reset();
}

const GrowsScenarioGeometry&
GrowsRadioScenario::GetGeometry() const
{
    if (!m_geometry.cells.empty())
    {
        return m_geometry;
    }
    const GrowsGeometrySettings settings{m_interSiteDistance,
                                         m_sharedCarrier,
                                         m_resourceBlocks,
                                         m_macroTxPowerDbm,
                                         m_picoTxPowerDbm,
                                         m_hotRadius};
    switch (m_layout)
    {
    case THREE_SITES:
        return m_geometry = GrowsMakeThreeSites(settings);
    case SEVEN_SITES:
        return m_geometry = GrowsMakeHexagons(1, settings);
    case MACRO_PICOS:
        return m_geometry = GrowsMakeMacroPicos(settings);
    case GRID_19:
        return m_geometry = GrowsMakeHexagons(2, settings);
    case GRID_57:
        return m_geometry = GrowsMakeSectors(2, settings);
    }
    return m_geometry;
}

uint32_t
GrowsRadioScenario::GetCapacity(uint32_t cell) const
{
    return GrowsCandidateSelection::GetCapacity(GetCells().at(cell).resourceBlocks, m_minRbPerUe);
}

std::string
GrowsRadioScenario::ValidateLimits() const
{
    const std::size_t cells = GetCells().size();
    const auto limits = GrowsParseNumbers(m_backhaulLimits);
    const bool isGood =
        limits && limits->size() <= cells && std::all_of(limits->begin(), limits->end(), IsLimit);
    return isGood ? ""
                  : "BackhaulLimits of the scenario is \"" + m_backhaulLimits +
                        "\"; give numbers that are 0 or from 0.001 to 1000000 Mbit/s, at most one "
                        "for each of the " +
                        std::to_string(cells) + " cells, separated by commas";
}

std::vector<GrowsTrafficClass>
GrowsRadioScenario::GetTrafficClasses() const
{
    std::vector<GrowsTrafficClass> classes;
    const auto problem = GrowsParseTrafficClasses(m_trafficClasses, classes);
    NS_ABORT_MSG_UNLESS(problem.empty(), "GrowsRadioScenario: " << problem);
    return classes;
}

std::string
GrowsRadioScenario::ValidateClasses() const
{
    std::vector<GrowsTrafficClass> classes;
    if (auto problem = GrowsParseTrafficClasses(m_trafficClasses, classes); !problem.empty())
    {
        return problem;
    }
    if (!classes.empty() && m_meanVolume > 0.0)
    {
        return "MeanVolume has no effect beside TrafficClasses: give a class \"volume_bytes\"";
    }
    const std::size_t hotspots = GetGeometry().hotspots.size();
    for (const auto& each : classes)
    {
        for (const auto hotspot : each.hotspots)
        {
            if (hotspot >= hotspots)
            {
                return "nobody can place traffic class \"" + each.name +
                       "\": there is no hotspot " + std::to_string(hotspot) + ", the layout has " +
                       std::to_string(hotspots);
            }
        }
    }
    return "";
}

std::string
GrowsRadioScenario::Validate() const
{
    for (auto problem : {ValidateLimits(), ValidateClasses(), ValidateMovement()})
    {
        if (!problem.empty())
        {
            return problem;
        }
    }
    for (uint32_t cell = 0; cell < GetCells().size(); ++cell)
    {
        if (GetCapacity(cell) == 0)
        {
            return "MinRbPerUe of the scenario is more than the " +
                   std::to_string(GetCells()[cell].resourceBlocks) + " resource blocks of cell " +
                   std::to_string(cell) + ": nobody would be admitted there";
        }
    }
    return GetHighestRate() * m_duration.GetSeconds() <= MOST_ARRIVALS
               ? ""
               : "the scenario has more than ten million arrivals: lower ArrivalRate, CrowdRate or "
                 "Duration";
}

double
GrowsRadioScenario::GetBackhaulLimitBps(uint32_t cell) const
{
    const auto problem = ValidateLimits();
    NS_ABORT_MSG_UNLESS(problem.empty(), "GrowsRadioScenario: " << problem);
    const auto limits = *GrowsParseNumbers(m_backhaulLimits);
    const double mbps = cell < limits.size() ? limits[cell] : 0.0;
    return mbps > 0.0 ? 1e6 * mbps : std::numeric_limits<double>::infinity();
}

Ptr<GrowsScenarioTraffic>
GrowsRadioScenario::CreateTraffic() const
{
    GrowsScenarioTraffic::Config config;
    config.geometry = GetGeometry();
    config.arrivalRate = m_arrivalRate;
    config.crowdRate = m_crowdRate;
    config.crowdBeginS = m_crowdBegin.GetSeconds();
    config.crowdDurationS = m_crowdDuration.GetSeconds();
    config.hotShare = m_hotShare;
    config.hotRadius = m_hotRadius;
    config.hotDistance = m_hotDistance * m_interSiteDistance;
    config.hotSpeed = m_hotSpeed;
    config.shadowingDb = m_shadowingDb;
    config.kind = m_meanVolume > 0.0 ? GrowsDemand::Kind::VOLUME : GrowsDemand::Kind::HOLDING_TIME;
    config.meanDemand = GetMeanDemand();
    config.minDemand = m_meanVolume > 0.0 ? m_minVolume : m_minHolding.GetSeconds();
    config.meanHoldingS = m_meanHolding.GetSeconds();
    config.minHoldingS = m_minHolding.GetSeconds();
    config.classes = GetTrafficClasses();
    config.isTrafficVisible = m_isTrafficVisible;
    const auto problem = CreateMovement(config.movement);
    NS_ABORT_MSG_UNLESS(problem.empty(), "GrowsRadioScenario: " << problem);
    return ns3::Create<GrowsScenarioTraffic>(config);
}

double
GrowsRadioScenario::GetPathLossDb(uint32_t cell, const Vector& position) const
{
    return m_penetrationDb + GetCells().at(cell).GetLossDb(position);
}

const GrowsRadioMap&
GrowsRadioScenario::GetMap() const
{
    if (!m_map)
    {
        m_map.emplace();
        for (const auto& cell : GetCells())
        {
            m_map->AddCell(cell.resourceBlocks, cell.carrier);
        }
    }
    return *m_map;
}

double
GrowsRadioScenario::GetNoiseMw() const
{
    return GrowsRadioMap::GetNoiseMw(GrowsRadioMap::LTE_SUBCARRIER_HZ, m_noiseFigureDb);
}

void
GrowsRadioScenario::Receive(const Vector& position,
                            const std::vector<double>& shadowingDb,
                            GrowsRadioMap::Reception& reception) const
{
    const auto& cells = GetCells();
    reception.noiseMw = GetNoiseMw();
    reception.rsrpDbm.resize(cells.size());
    reception.rsrpMw.resize(cells.size());
    for (uint32_t cell = 0; cell < cells.size(); ++cell)
    {
        const double powerDbm = cells[cell].txPowerDbm + cells[cell].antennaGainDbi -
                                GetPathLossDb(cell, position) - shadowingDb[cell];
        reception.rsrpDbm[cell] =
            GrowsRadioMap::GetElementDbm(powerDbm, cells[cell].resourceBlocks);
        reception.rsrpMw[cell] = GrowsRadioMap::FromDb(reception.rsrpDbm[cell]);
    }
}

std::vector<GrowsRadioLink>
GrowsRadioScenario::GetLinks(const GrowsScenarioArrival& arrival) const
{
    GrowsRadioMap::Reception reception;
    Receive(arrival.position, arrival.shadowingDb, reception);
    std::vector<GrowsRadioLink> links;
    for (uint32_t cell = 0; cell < GetCells().size(); ++cell)
    {
        links.push_back(GetMap().GetLink(reception, cell));
    }
    return links;
}

} // namespace ns3
