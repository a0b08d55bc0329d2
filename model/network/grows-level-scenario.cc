// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-level-scenario.h"

#include "grows-per-cell.h"

#include "ns3/abort.h"
#include "ns3/double.h"
#include "ns3/grows-compatibility.h"
#include "ns3/grows-defaults.h"
#include "ns3/grows-level-rate-model.h"
#include "ns3/pointer.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

#include <map>
#include <utility>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsLevelScenario);

namespace
{

/// A calibration of the paper's section IV.
struct LevelPreset
{
    const char* levels;                          //!< Mbit/s of the rate model
    GrowsSlottedEpisode::UtilityAverage average; //!< what the utility is the mean of
    std::vector<std::pair<const char*, const char*>> attributes; //!< that are not the defaults
};

/// Two models of the paper's scenario that fit its baseline equally well; the defaults are paper-a.
const std::map<std::string, LevelPreset>&
GetPresets()
{
    static const std::map<std::string, LevelPreset> presets{
        {"paper-a", {"0.55,0.938,1.6", GrowsSlottedEpisode::ACCEPTED, {}}},
        {"paper-m1",
         {"0.7203,1.09285,1.4654,1.83795",
          GrowsSlottedEpisode::ARRIVALS,
          {
              {"Capacity", "9"},
              {"LevelBias", "0.018"},
              {"DemandLaw", "TwoPoints"},
              {"Service", "ByOwnRate"},
              {"DemandUnit", "4.022526146419952"} // 1 / 0.2486: a unit is served at 0.2486 v a slot
          }}}};
    return presets;
}

} // namespace

TypeId
GrowsLevelScenario::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsLevelScenario")
            .SetParent<GrowsSlottedScenario>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsLevelScenario>()
            .AddAttribute("Name",
                          "Short name, for tables.",
                          StringValue("paper-a"),
                          MakeStringAccessor(&GrowsLevelScenario::m_name),
                          MakeStringChecker())
            .AddAttribute("Cells",
                          "Number of base stations (paper, section IV: 3).",
                          UintegerValue(3),
                          MakeUintegerAccessor(&GrowsLevelScenario::m_nCells),
                          MakeUintegerChecker<uint32_t>(1))
            .AddAttribute("Capacity",
                          "Users that a base station takes, or comma-separated numbers for each "
                          "(calibrated: 11).",
                          StringValue("11"),
                          MakeStringAccessor(&GrowsLevelScenario::m_capacity),
                          MakeStringChecker())
            .AddAttribute("DrawnLevels",
                          "RSSI levels 0, 1... that are equally likely (calibrated: 3). The rate "
                          "model defines their meaning.",
                          UintegerValue(3),
                          MakeUintegerAccessor(&GrowsLevelScenario::m_drawnLevels),
                          MakeUintegerChecker<uint32_t>(1))
            .AddAttribute("LevelBias",
                          "Probability for each base station, comma-separated, that its level is "
                          "raised by 1, at most to the highest that the rate model knows; missing "
                          "ones are 0 (paper: one has a slightly better RSSI).",
                          StringValue("0.33333333333333331"),
                          MakeStringAccessor(&GrowsLevelScenario::m_levelBias),
                          MakeStringChecker())
            .AddAttribute("TieRule",
                          "How equal levels are ranked.",
                          EnumValue(GrowsLevelScenario::LOWEST_INDEX),
                          GrowsMakeEnumAccessor<TieRule>(&GrowsLevelScenario::m_tieRule),
                          MakeEnumChecker(GrowsLevelScenario::LOWEST_INDEX,
                                          "LowestIndex",
                                          GrowsLevelScenario::BY_LOT,
                                          "ByLot"))
            .AddAttribute(
                "ArrivalProbability",
                "p: probability of an arrival in a slot (paper, section IV: 0.5, 0.7, 1).",
                DoubleValue(0.5),
                MakeDoubleAccessor(&GrowsLevelScenario::m_arrivalProbability),
                MakeDoubleChecker<double>(0.0, 1.0))
            .AddAttribute("MeanDemand",
                          "D: mean demand in units (paper, table I: 6 to 14); of a DemandVariable, "
                          "what its demands are normalised by.",
                          DoubleValue(14.0),
                          MakeDoubleAccessor(&GrowsLevelScenario::m_meanDemand),
                          MakeDoubleChecker<double>(1.0, 1e12))
            .AddAttribute(
                "ReferenceDemand",
                "The feature mean-demand is MeanDemand over this (the largest of table I).",
                DoubleValue(14.0),
                MakeDoubleAccessor(&GrowsLevelScenario::m_referenceDemand),
                MakeDoubleChecker<double>(1e-9))
            .AddAttribute("DemandLaw",
                          "Law of the demands: uniform over 1 to 2 D - 1, two points of mean D, or "
                          "the DemandVariable.",
                          EnumValue(GrowsLevelArrivals::UNIFORM),
                          GrowsMakeEnumAccessor<GrowsLevelArrivals::DemandLaw>(
                              &GrowsLevelScenario::m_demandLaw),
                          MakeEnumChecker(GrowsLevelArrivals::UNIFORM,
                                          "Uniform",
                                          GrowsLevelArrivals::TWO_POINTS,
                                          "TwoPoints",
                                          GrowsLevelArrivals::VARIABLE,
                                          "Variable"))
            .AddAttribute("ShortDemandRatio",
                          "TwoPoints: the short demand over D, before rounding (calibrated).",
                          DoubleValue(0.5851),
                          MakeDoubleAccessor(&GrowsLevelScenario::m_shortDemandRatio),
                          MakeDoubleChecker<double>(0.0, 1.0))
            .AddAttribute("ShortDemandProbability",
                          "TwoPoints: probability of the short demand (calibrated).",
                          DoubleValue(2.0 / 3.0),
                          MakeDoubleAccessor(&GrowsLevelScenario::m_shortDemandProbability),
                          MakeDoubleChecker<double>(0.0, 0.999))
            .AddAttribute("DemandVariable",
                          "Variable: distribution of demands, in units; positive.",
                          PointerValue(),
                          MakePointerAccessor(&GrowsLevelScenario::m_demandVariable),
                          MakePointerChecker<RandomVariableStream>())
            .AddAttribute("Service",
                          "How demands are served: for a number of slots, or as a volume at the "
                          "user's own or its shared rate.",
                          EnumValue(GrowsLevelScenario::BY_SLOTS),
                          GrowsMakeEnumAccessor<Service>(&GrowsLevelScenario::m_service),
                          MakeEnumChecker(GrowsLevelScenario::BY_SLOTS,
                                          "BySlots",
                                          GrowsLevelScenario::BY_OWN_RATE,
                                          "ByOwnRate",
                                          GrowsLevelScenario::BY_SHARED_RATE,
                                          "BySharedRate"))
            .AddAttribute("DemandUnit",
                          "What a unit of demand is: slots (calibrated: 3), or Mbit of a volume.",
                          DoubleValue(3.0),
                          MakeDoubleAccessor(&GrowsLevelScenario::m_demandUnit),
                          MakeDoubleChecker<double>(1e-9))
            .AddAttribute(
                "Candidates",
                "k: so many cells of best RSSI may serve an arriving UE (paper, figure 1: 3).",
                UintegerValue(3),
                MakeUintegerAccessor(&GrowsLevelScenario::m_candidates),
                MakeUintegerChecker<uint32_t>(1));
    return tid;
}

void
GrowsLevelScenario::DoDispose()
{
    m_demandVariable = nullptr;
    GrowsSlottedScenario::DoDispose();
}

Ptr<GrowsLevelScenario>
GrowsLevelScenario::Create(const std::string& name)
{
    const auto found = GetPresets().find(name);
    if (found == GetPresets().end())
    {
        return nullptr;
    }
    const auto& preset = found->second;
    ObjectFactory factory("ns3::GrowsLevelScenario");
    factory.Set("Name", StringValue(name));
    for (const auto& [attribute, value] : preset.attributes)
    {
        GrowsSetIfUnset(factory, attribute, StringValue(value));
    }
    auto scenario = factory.Create<GrowsLevelScenario>();
    scenario->m_levels = preset.levels;
    scenario->m_average = preset.average;
    return scenario;
}

std::vector<std::string>
GrowsLevelScenario::GetNames()
{
    std::vector<std::string> names;
    for (const auto& [name, preset] : GetPresets())
    {
        names.push_back(name);
    }
    return names;
}

void
GrowsLevelScenario::SetDefaultAttributes(ObjectFactory& environment) const
{
    GrowsSetIfUnset(environment, "UtilityAverage", EnumValue(m_average));
}

Ptr<GrowsRateModel>
GrowsLevelScenario::CreateRateModel() const
{
    ObjectFactory factory("ns3::GrowsLevelRateModel");
    if (!m_levels.empty())
    {
        GrowsSetIfUnset(factory, "Levels", StringValue(m_levels));
    }
    return factory.Create<GrowsRateModel>();
}

void
GrowsLevelScenario::Configure(GrowsSlottedCells::Configuration& configuration) const
{
    const GrowsPerCell capacity{"GrowsLevelScenario: Capacity", m_capacity, true};
    for (const double users : capacity.Read(m_nCells))
    {
        configuration.cells.push_back(
            {static_cast<uint32_t>(users), static_cast<uint32_t>(users), 0.0});
    }
    configuration.volumesShare = m_service == BY_SHARED_RATE;
    configuration.limits.candidates = m_candidates;
    configuration.arrivalProbability = m_arrivalProbability;
    configuration.meanDemand = m_meanDemand / m_referenceDemand;
}

uint32_t
GrowsLevelScenario::GetNLevels(Ptr<GrowsRateModel> rateModel) const
{
    const auto model = DynamicCast<GrowsLevelRateModel>(rateModel);
    return model ? model->GetLevels().size() : m_drawnLevels;
}

std::string
GrowsLevelScenario::Validate(Ptr<GrowsRateModel> rateModel) const
{
    for (const auto& list : {GrowsPerCell{"GrowsLevelScenario: Capacity", m_capacity, true},
                             GrowsPerCell{"GrowsLevelScenario: LevelBias", m_levelBias}})
    {
        if (auto problem = list.Validate(m_nCells); !problem.empty())
        {
            return problem;
        }
    }
    if (GetNLevels(rateModel) < m_drawnLevels)
    {
        return "GrowsLevelScenario: DrawnLevels is " + std::to_string(m_drawnLevels) +
               ", but the rate model has only " + std::to_string(GetNLevels(rateModel)) + " levels";
    }
    if (m_demandLaw == GrowsLevelArrivals::VARIABLE && !m_demandVariable)
    {
        return "GrowsLevelScenario: DemandLaw is Variable; set DemandVariable, too";
    }
    return m_demandLaw == GrowsLevelArrivals::TWO_POINTS &&
                   !(GrowsLevelArrivals::GetLongUnits(GetArrivals()) > 0.0)
               ? "GrowsLevelScenario: the long of the TwoPoints demands is not positive; lower "
                 "ShortDemandProbability or ShortDemandRatio"
               : "";
}

std::string
GrowsLevelScenario::ValidateRollout() const
{
    return m_demandLaw == GrowsLevelArrivals::VARIABLE
               ? "look-ahead cannot imagine demands of a DemandVariable, whose random stream it "
                 "would share; choose another DemandLaw"
               : "";
}

GrowsLevelArrivals::Configuration
GrowsLevelScenario::GetArrivals() const
{
    GrowsLevelArrivals::Configuration configuration;
    configuration.probability = m_arrivalProbability;
    configuration.drawnLevels = m_drawnLevels;
    configuration.bias = GrowsPerCell{"GrowsLevelScenario: LevelBias", m_levelBias}.Read(m_nCells);
    configuration.randomTies = m_tieRule == BY_LOT;
    configuration.demandLaw = m_demandLaw;
    configuration.meanDemand = m_meanDemand;
    configuration.shortRatio = m_shortDemandRatio;
    configuration.shortProbability = m_shortDemandProbability;
    configuration.demand = m_demandVariable;
    configuration.kind =
        m_service == BY_SLOTS ? GrowsDemand::Kind::SLOTS : GrowsDemand::Kind::VOLUME;
    configuration.unit = m_service == BY_SLOTS ? m_demandUnit : m_demandUnit * 1e6 / 8.0;
    return configuration;
}

Ptr<GrowsSlottedArrivals>
GrowsLevelScenario::CreateArrivals(const GrowsSlottedCells::Configuration& configuration) const
{
    const auto problem = Validate(configuration.rateModel);
    NS_ABORT_MSG_UNLESS(problem.empty(), problem);
    auto arrivals = GetArrivals();
    arrivals.maxLevel = GetNLevels(configuration.rateModel) - 1;
    return ns3::Create<GrowsLevelArrivals>(arrivals);
}

double
GrowsLevelScenario::GetMostArrivals(double /* lengthS */, double slots) const
{
    return slots;
}

} // namespace ns3
