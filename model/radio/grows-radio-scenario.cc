/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-radio-scenario.h"

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

constexpr double PI = 3.14159265358979323846;
constexpr double FIRST_ARRIVAL_S = 0.1;               //!< nothing arrives before
constexpr double THERMAL_NOISE_DBM_HZ = -174.0;       //!< at 290 K
constexpr double RESOURCE_BLOCK_HZ = 180e3;           //!< 3GPP TS 36.211, 6.2.3
constexpr double SUBCARRIERS = 12.0;                  //!< of a resource block
constexpr double HOTSPOT_ANGLE = PI / 6.0;            //!< from site 0, where the hotspot begins
const double COMMON_SHADOWING_SHARE = std::sqrt(0.5); //!< site correlation 0.5 (TR 36.814)
constexpr double MOST_PER_SECOND = 1e4;               //!< arrivals: more are a slip of the finger
constexpr double MOST_ARRIVALS = 1e7;                 //!< of a run: they are listed in memory
constexpr double LEAST_LIMIT_MBPS = 1e-3;             //!< of a backhaul: ns-3 counts whole bit/s
constexpr double MOST_LIMIT_MBPS = 1e6;               //!< likewise

/// \return whether a backhaul can be limited to so many Mbit/s, 0: not at all
bool
IsLimit(double mbps)
{
    return mbps == 0.0 || (mbps >= LEAST_LIMIT_MBPS && mbps <= MOST_LIMIT_MBPS);
}

/// Attributes of a named scenario that are not the defaults.
using Settings = std::vector<std::pair<std::string, std::string>>;

/// The defaults are "hotspot". In the flash crowd, the ordinary arrivals are 0.2 a second in each
/// of seven cells; the crowd brings nine times as many to the middle one.
const std::map<std::string, Settings>&
GetPresets()
{
    static const Settings sevenCells{{"Layout", "SevenSites"},
                                     {"HotRadius", "400"},
                                     {"HotSpeed", "30"},
                                     {"MinSinrDb", "0"},
                                     {"ArrivalRate", "1.5"},
                                     {"Duration", "60s"}};
    static const Settings macroPicos{{"Layout", "MacroPicos"},
                                     {"InterSiteDistance", "500"},
                                     {"MacroTxPower", "46"},
                                     {"HotShare", "0.67"},
                                     {"HotRadius", "80"},
                                     {"ArrivalRate", "2"},
                                     {"MinRbPerUe", "2"},
                                     {"ShadowingDb", "6"},
                                     {"MaxRsrpGapDb", "30"},
                                     {"Duration", "50s"}};
    static const Settings grid{{"HotRadius", "400"},
                               {"HotSpeed", "30"},
                               {"HotShare", "0.3"},
                               {"Duration", "30s"}};
    static const auto with = [](Settings settings, const Settings& more) {
        settings.insert(settings.end(), more.begin(), more.end());
        return settings;
    };
    static const std::map<std::string, Settings> presets{
        {"hotspot", {}},
        {"hotspot-volumes", {{"ArrivalRate", "2"}, {"MeanVolume", "1e6"}, {"Duration", "75s"}}},
        {"hotspot-shared", {{"SharedCarrier", "true"}, {"Duration", "60s"}}},
        {"seven-cells", sevenCells},
        {"seven-cells-busy", with(sevenCells, {{"ArrivalRate", "2.2"}})},
        {"macro-picos", macroPicos},
        {"macro-picos-tight",
         with(macroPicos, {{"HotRadius", "40"}, {"MaxRsrpGapDb", "20"}, {"Duration", "75s"}})},
        {"flash-crowd",
         {{"Layout", "SevenSites"},
          {"HotShare", "0"},
          {"HotRadius", "500"},
          {"HotDistance", "0"},
          {"ArrivalRate", "1.4"},
          {"CrowdRate", "1.8"},
          {"CrowdBegin", "30s"},
          {"CrowdDuration", "20s"},
          {"Duration", "80s"}}},
        {"grid-19", with(grid, {{"Layout", "Grid19"}, {"ArrivalRate", "4"}})},
        {"grid-57", with(grid, {{"Layout", "Grid57"}, {"ArrivalRate", "12"}})}};
    return presets;
}

/// A point at a distance and an angle from another.
Vector
GetPoint(const Vector& from, double distance, double angle)
{
    return Vector(from.x + distance * std::cos(angle), from.y + distance * std::sin(angle), 0.0);
}

/// dBm to mW.
double
ToMw(double dbm)
{
    return std::pow(10.0, 0.1 * dbm);
}

/// A ratio, or mW, in dB or dBm.
double
ToDb(double ratio)
{
    return 10.0 * std::log10(ratio);
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
                          "When the crowd comes.",
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
            .AddAttribute("MinRbPerUe",
                          "Resource blocks that admission reserves for a user.",
                          DoubleValue(2.5),
                          MakeDoubleAccessor(&GrowsRadioScenario::m_minRbPerUe),
                          MakeDoubleChecker<double>(0.01))
            .AddAttribute("BackhaulLimits",
                          "What the users of each cell get together at most, in Mbit/s, separated "
                          "by commas; 0 or missing: no limit. In LTE the rate of the link to the "
                          "cell, headers included. No policy is told.",
                          StringValue(""),
                          MakeStringAccessor(&GrowsRadioScenario::m_backhaulLimits),
                          MakeStringChecker())
            .AddAttribute(
                "Candidates",
                "k: so many cells of highest RSRP may serve a newcomer (paper, figure 1).",
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
    return tid;
}

GrowsRadioScenario::GrowsRadioScenario()
    : m_interarrival(nullptr),
      m_place(nullptr),
      m_shadowing(nullptr),
      m_demand(nullptr)
{
    CreateVariables();
}

GrowsRadioScenario::~GrowsRadioScenario() = default;

Ptr<GrowsRadioScenario>
GrowsRadioScenario::Create(const std::string& name)
{
    const auto found = GetPresets().find(name);
    if (found == GetPresets().end())
    {
        return nullptr;
    }
    ObjectFactory factory("ns3::GrowsRadioScenario");
    factory.Set("Name", StringValue(name));
    for (const auto& [attribute, value] : found->second)
    {
        GrowsSuggest(factory, attribute, StringValue(value));
    }
    return factory.Create<GrowsRadioScenario>();
}

std::vector<std::string>
GrowsRadioScenario::GetNames()
{
    std::vector<std::string> names;
    for (const auto& [name, settings] : GetPresets())
    {
        names.push_back(name);
    }
    return names;
}

std::string
GrowsRadioScenario::GetName() const
{
    return m_name;
}

void
GrowsRadioScenario::SetGeometry(const GrowsScenarioGeometry& geometry)
{
    const auto problem = geometry.FindProblem();
    NS_ABORT_MSG_UNLESS(problem.empty(), "GrowsRadioScenario: " << problem);
    m_geometry = geometry;
    m_noiseMw.clear();
}

const std::vector<GrowsScenarioCell>&
GrowsRadioScenario::GetCells() const
{
    return GetGeometry().cells;
}

const GrowsScenarioGeometry&
GrowsRadioScenario::GetGeometry() const
{
    if (m_geometry.cells.empty())
    {
        m_geometry = MakeGeometry();
    }
    return m_geometry;
}

GrowsScenarioGeometry
GrowsRadioScenario::MakeGeometry() const
{
    const GrowsGeometrySettings settings{m_interSiteDistance,
                                         m_sharedCarrier,
                                         m_resourceBlocks,
                                         m_macroTxPowerDbm,
                                         m_picoTxPowerDbm,
                                         m_hotRadius};
    switch (m_layout)
    {
    case SEVEN_SITES:
        return GrowsMakeHexagons(1, settings);
    case MACRO_PICOS:
        return GrowsMakeMacroPicos(settings);
    case GRID_19:
        return GrowsMakeHexagons(2, settings);
    case GRID_57:
        return GrowsMakeSectors(2, settings);
    case THREE_SITES:
        break;
    }
    return GrowsMakeThreeSites(settings);
}

uint32_t
GrowsRadioScenario::GetCapacity(uint32_t cell) const
{
    return GrowsCandidateSelection::GetCapacity(GetCells().at(cell).resourceBlocks, m_minRbPerUe);
}

double
GrowsRadioScenario::GetMinRbPerUe() const
{
    return m_minRbPerUe;
}

std::string
GrowsRadioScenario::FindLimitsProblem() const
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

std::string
GrowsRadioScenario::FindProblem() const
{
    if (auto problem = FindLimitsProblem(); !problem.empty())
    {
        return problem;
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
    const auto problem = FindLimitsProblem();
    NS_ABORT_MSG_UNLESS(problem.empty(), "GrowsRadioScenario: " << problem);
    const auto limits = *GrowsParseNumbers(m_backhaulLimits);
    const double mbps = cell < limits.size() ? limits[cell] : 0.0;
    return mbps > 0.0 ? 1e6 * mbps : std::numeric_limits<double>::infinity();
}

GrowsCandidateLimits
GrowsRadioScenario::GetCandidateLimits() const
{
    return {m_candidates, m_maxRsrpGapDb, m_minSinrDb};
}

Time
GrowsRadioScenario::GetDuration() const
{
    return m_duration;
}

Time
GrowsRadioScenario::GetWarmUp() const
{
    return m_warmUp;
}

double
GrowsRadioScenario::GetArrivalRate() const
{
    return m_arrivalRate;
}

double
GrowsRadioScenario::GetHighestRate() const
{
    return m_arrivalRate + m_crowdRate;
}

bool
GrowsRadioScenario::HasVolumes() const
{
    return m_meanVolume > 0.0;
}

double
GrowsRadioScenario::GetMeanDemand() const
{
    return HasVolumes() ? m_meanVolume : m_meanHolding.GetSeconds();
}

double
GrowsRadioScenario::GetNoiseMw(uint32_t cell) const
{
    if (m_noiseMw.empty())
    {
        for (const auto& each : GetCells())
        {
            const double bandDb = ToDb(each.resourceBlocks * RESOURCE_BLOCK_HZ);
            m_noiseMw.push_back(ToMw(THERMAL_NOISE_DBM_HZ + bandDb + m_noiseFigureDb));
        }
    }
    return m_noiseMw[cell];
}

Vector
GrowsRadioScenario::GetHotspotCentre(double timeS) const
{
    const double radius = m_hotDistance * m_interSiteDistance;
    const double turned = radius > 0.0 ? timeS * m_hotSpeed / radius : 0.0;
    return GetPoint(Vector(), radius, HOTSPOT_ANGLE + turned);
}

double
GrowsRadioScenario::GetCrowdRate(double timeS) const
{
    const double sinceS = timeS - m_crowdBegin.GetSeconds();
    return sinceS >= 0.0 && sinceS < m_crowdDuration.GetSeconds() ? m_crowdRate : 0.0;
}

double
GrowsRadioScenario::Advance(double timeS, double arrivals) const
{
    const double beginS = m_crowdBegin.GetSeconds();
    for (const double endS : {beginS, beginS + m_crowdDuration.GetSeconds()})
    {
        const double rate = m_arrivalRate + GetCrowdRate(timeS);
        if (m_crowdRate > 0.0 && timeS < endS && timeS + arrivals / rate >= endS)
        {
            arrivals -= (endS - timeS) * rate;
            timeS = endS; // from here on the rate is another
        }
    }
    return timeS + arrivals / (m_arrivalRate + GetCrowdRate(timeS));
}

Vector
GrowsRadioScenario::DrawPosition(double timeS)
{
    const double crowdRate = GetCrowdRate(timeS);
    const bool hot = crowdRate > 0.0 ? m_place.GetValue() * (m_arrivalRate + crowdRate) <
                                           m_hotShare * m_arrivalRate + crowdRate
                                     : m_place.GetValue() < m_hotShare;
    const double pick = m_place.GetValue();
    const double reach = std::sqrt(m_place.GetValue());
    const double angle = 2.0 * PI * m_place.GetValue();
    const auto& [cells, background, hotspots] = GetGeometry();
    if (!hot)
    {
        return GetPoint(background.centre, background.radius * reach, angle);
    }
    if (hotspots.empty())
    {
        return GetPoint(GetHotspotCentre(timeS), m_hotRadius * reach, angle);
    }
    const auto& disc =
        hotspots[std::min(static_cast<std::size_t>(pick * hotspots.size()), hotspots.size() - 1)];
    return GetPoint(disc.centre, disc.radius * reach, angle);
}

GrowsDemand
GrowsRadioScenario::DrawDemand()
{
    const double mean = GetMeanDemand();
    const double least = HasVolumes() ? m_minVolume : m_minHolding.GetSeconds();
    GrowsDemand demand;
    demand.kind = HasVolumes() ? GrowsDemand::Kind::VOLUME : GrowsDemand::Kind::HOLDING_TIME;
    demand.amount = std::max(least, mean * m_demand.GetValue());
    demand.normalised = demand.amount / mean;
    return demand;
}

GrowsScenarioArrival
GrowsRadioScenario::DrawArrival()
{
    GrowsScenarioArrival arrival;
    DrawArrival(arrival);
    return arrival;
}

void
GrowsRadioScenario::DrawArrival(GrowsScenarioArrival& arrival)
{
    m_timeS = Advance(std::max(m_timeS, FIRST_ARRIVAL_S), m_interarrival.GetValue());
    arrival.timeS = m_timeS;
    arrival.position = DrawPosition(m_timeS);
    const double common = m_shadowing.GetValue();
    arrival.shadowingDb.resize(GetCells().size());
    for (auto& shadowingDb : arrival.shadowingDb)
    {
        shadowingDb = m_shadowingDb * COMMON_SHADOWING_SHARE * (common + m_shadowing.GetValue());
    }
    arrival.demand = DrawDemand();
}

void
GrowsRadioScenario::Restart(double timeS)
{
    m_timeS = timeS;
}

Ptr<GrowsRadioScenario>
GrowsRadioScenario::Clone() const
{
    auto clone = CopyObject<GrowsRadioScenario>(this);
    clone->CreateVariables();
    return clone;
}

void
GrowsRadioScenario::CreateVariables()
{
    m_interarrival = GrowsCountedVariable(CreateExponential());
    m_place = GrowsCountedVariable(CreateObject<UniformRandomVariable>());
    m_shadowing = GrowsCountedVariable(CreateObject<NormalRandomVariable>());
    m_demand = GrowsCountedVariable(CreateExponential());
}

double
GrowsRadioScenario::GetPathLossDb(uint32_t cell, const Vector& position) const
{
    return m_penetrationDb + GetCells().at(cell).GetLossDb(position);
}

void
GrowsRadioScenario::GetPowers(const Vector& position,
                              const std::vector<double>& shadowingDb,
                              std::vector<double>& powersMw) const
{
    const auto& cells = GetCells();
    powersMw.resize(cells.size());
    for (uint32_t cell = 0; cell < cells.size(); ++cell)
    {
        powersMw[cell] = ToMw(cells[cell].txPowerDbm + cells[cell].antennaGainDbi -
                              GetPathLossDb(cell, position) - shadowingDb[cell]);
    }
}

double
GrowsRadioScenario::GetSinrDb(const std::vector<double>& powersMw,
                              uint32_t cell,
                              const std::vector<uint8_t>& active) const
{
    const auto& cells = GetCells();
    double noiseMw = GetNoiseMw(cell);
    for (uint32_t other = 0; other < cells.size(); ++other)
    {
        if (other != cell && cells[other].carrier == cells[cell].carrier &&
            (active.empty() || active[other]))
        {
            noiseMw += powersMw[other];
        }
    }
    return ToDb(powersMw[cell] / noiseMw);
}

void
GrowsRadioScenario::GetLinks(const std::vector<double>& powersMw,
                             const std::vector<uint8_t>& active,
                             std::vector<GrowsRadioLink>& links) const
{
    const auto& cells = GetCells();
    links.resize(cells.size());
    for (uint32_t cell = 0; cell < cells.size(); ++cell)
    {
        auto& link = links[cell];
        link.resourceBlocks = cells[cell].resourceBlocks;
        link.rssiDbm = ToDb(powersMw[cell]);
        link.rsrpDbm = link.rssiDbm - ToDb(SUBCARRIERS * link.resourceBlocks);
        link.snrDb = ToDb(powersMw[cell] / GetNoiseMw(cell));
        link.sinrDb = GetSinrDb(powersMw, cell, active);
        link.fullLoadSinrDb = active.empty() ? link.sinrDb : GetSinrDb(powersMw, cell, {});
    }
}

void
GrowsRadioScenario::GetLinks(const Vector& position,
                             const std::vector<double>& shadowingDb,
                             const std::vector<uint8_t>& active,
                             std::vector<GrowsRadioLink>& links) const
{
    std::vector<double> powersMw;
    GetPowers(position, shadowingDb, powersMw);
    GetLinks(powersMw, active, links);
}

int64_t
GrowsRadioScenario::AssignStreams(int64_t stream)
{
    CreateVariables(); // a used NormalRandomVariable keeps a value of its old stream
    m_interarrival.SetStream(stream);
    m_place.SetStream(stream + 1);
    m_shadowing.SetStream(stream + 2);
    m_demand.SetStream(stream + 3);
    return 4;
}

std::vector<uint64_t>
GrowsRadioScenario::GetDraws() const
{
    return {m_interarrival.GetDraws(),
            m_place.GetDraws(),
            m_shadowing.GetDraws(),
            m_demand.GetDraws()};
}

void
GrowsRadioScenario::SkipDraws(const std::vector<uint64_t>& draws)
{
    NS_ABORT_MSG_UNLESS(draws.size() == 4,
                        "GrowsRadioScenario: a checkpoint has " << draws.size()
                                                                << " counts of draws, not 4");
    m_interarrival.Skip(draws[0]);
    m_place.Skip(draws[1]);
    m_shadowing.Skip(draws[2]);
    m_demand.Skip(draws[3]);
}

} // namespace ns3
