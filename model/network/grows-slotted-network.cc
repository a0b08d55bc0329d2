/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-slotted-network.h"

#include "grows-radio-arrivals.h"
#include "grows-slotted-rollout-model.h"

#include "ns3/abort.h"
#include "ns3/double.h"
#include "ns3/grows-compatibility.h"
#include "ns3/grows-defaults.h"
#include "ns3/grows-level-rate-model.h"
#include "ns3/grows-lte-amc-rate-model.h"
#include "ns3/grows-number-list.h"
#include "ns3/object-factory.h"
#include "ns3/pointer.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <sstream>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsSlottedNetwork);

namespace
{

/// A calibration of the paper's section IV: rates of the levels, and other attributes.
struct Preset
{
    const char* levels;                                          //!< Mbit/s
    std::vector<std::pair<const char*, const char*>> attributes; //!< that are not the defaults
};

/// Two models of the paper's scenario that fit its baseline equally well; the defaults are paper-a.
const std::map<std::string, Preset>&
GetPresets()
{
    static const std::map<std::string, Preset> presets{
        {"paper-a", {"0.55,0.938,1.6", {}}},
        {"paper-m1",
         {"0.7203,1.09285,1.4654,1.83795",
          {{"Capacity", "9"},
           {"LevelBias", "0.018"},
           {"DemandLaw", "TwoPoints"},
           {"Service", "ByOwnRate"},
           {"DemandUnit", "4.022526146419952"}, // 1 / 0.2486: a unit is served at 0.2486 v a slot
           {"UtilityAverage", "Arrivals"}}}}};
    return presets;
}

/// Fraction of a slot before its end at which those leave whose demand is met.
constexpr double BEFORE_THE_END = 0.05;
/// Of a cell's capacity.
constexpr uint32_t MOST_USERS = 1'000'000'000;
/// Of an episode that is as long as its scenario, or of a warm-up.
constexpr double MOST_SLOTS = 1e9;

/// An attribute that is a list of one number for each cell.
struct PerCell
{
    const char* attribute;  //!< its name
    const std::string text; //!< its value
    bool isOfUsers{false};  //!< whole numbers; the last is that of all further cells, too
};

/**
 * \param list an attribute
 * \param cells number of cells
 * \return a sentence that says what is wrong with it; "" if nothing is
 */
std::string
FindListProblem(const PerCell& list, std::size_t cells)
{
    const auto isGood = [&list](double x) {
        return x >= 0.0 && (!list.isOfUsers || (x == std::floor(x) && x <= MOST_USERS));
    };
    const auto numbers = GrowsParseNumbers(list.text);
    if (numbers && numbers->size() <= cells && !(list.isOfUsers && numbers->empty()) &&
        std::all_of(numbers->begin(), numbers->end(), isGood))
    {
        return "";
    }
    const auto wanted = list.isOfUsers ? "whole numbers from 0 to " + std::to_string(MOST_USERS)
                                       : std::string("numbers that are 0 or more");
    return std::string("GrowsSlottedNetwork: ") + list.attribute + " is \"" + list.text +
           "\"; give " + wanted + ", at most one for each of the " + std::to_string(cells) +
           " cells, separated by commas";
}

/// The numbers of such a list. \param list an attribute \param cells number of cells \return them
std::vector<double>
ReadPerCell(const PerCell& list, std::size_t cells)
{
    const auto problem = FindListProblem(list, cells);
    NS_ABORT_MSG_UNLESS(problem.empty(), problem);
    auto numbers = *GrowsParseNumbers(list.text);
    numbers.resize(cells, list.isOfUsers ? numbers.back() : 0.0);
    return numbers;
}

} // namespace

TypeId
GrowsSlottedNetwork::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsSlottedNetwork")
            .SetParent<GrowsNetwork>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsSlottedNetwork>()
            .AddAttribute("Name",
                          "Short name, for tables.",
                          StringValue("paper-a"),
                          MakeStringAccessor(&GrowsSlottedNetwork::m_name),
                          MakeStringChecker())
            .AddAttribute("Scenario",
                          "The radio scenario that arrivals, cells and candidates come from; null: "
                          "the paper's discrete levels, as the attributes say. To be given at "
                          "construction: it decides the default rate model, too.",
                          PointerValue(),
                          MakePointerAccessor(&GrowsSlottedNetwork::m_scenario),
                          MakePointerChecker<GrowsRadioScenario>())
            .AddAttribute("Slots",
                          "T: slots in an episode (paper, section IV: 40); 0: the duration of the "
                          "scenario.",
                          UintegerValue(40),
                          MakeUintegerAccessor(&GrowsSlottedNetwork::m_nSlots),
                          MakeUintegerChecker<uint32_t>())
            .AddAttribute("SlotLength",
                          "Length of a slot.",
                          TimeValue(Seconds(1)),
                          MakeTimeAccessor(&GrowsSlottedNetwork::m_slotLength),
                          MakeTimeChecker(MicroSeconds(1)))
            .AddAttribute("Cells",
                          "Number of base stations (paper, section IV: 3). Only with levels.",
                          UintegerValue(3),
                          MakeUintegerAccessor(&GrowsSlottedNetwork::m_nCells),
                          MakeUintegerChecker<uint32_t>(1))
            .AddAttribute("Capacity",
                          "Users that a base station takes, or comma-separated numbers for each "
                          "(calibrated: 11). Only with levels.",
                          StringValue("11"),
                          MakeStringAccessor(&GrowsSlottedNetwork::m_capacity),
                          MakeStringChecker())
            .AddAttribute("DrawnLevels",
                          "RSSI levels 0, 1... that are equally likely (calibrated: 3). The rate "
                          "model says what they mean. Only with levels.",
                          UintegerValue(3),
                          MakeUintegerAccessor(&GrowsSlottedNetwork::m_drawnLevels),
                          MakeUintegerChecker<uint32_t>(1))
            .AddAttribute("LevelBias",
                          "Probability for each base station, comma-separated, that its level is "
                          "raised by 1, at most to the highest that the rate model knows; missing "
                          "ones are 0 (paper: one has a slightly better RSSI). Only with levels.",
                          StringValue("0.33333333333333331"),
                          MakeStringAccessor(&GrowsSlottedNetwork::m_levelBias),
                          MakeStringChecker())
            .AddAttribute("TieRule",
                          "How equal levels are ranked. Only with levels.",
                          EnumValue(GrowsSlottedNetwork::LOWEST_INDEX),
                          GrowsMakeEnumAccessor<TieRule>(&GrowsSlottedNetwork::m_tieRule),
                          MakeEnumChecker(GrowsSlottedNetwork::LOWEST_INDEX,
                                          "LowestIndex",
                                          GrowsSlottedNetwork::BY_LOT,
                                          "ByLot"))
            .AddAttribute(
                "ArrivalProbability",
                "p: probability of an arrival in a slot (paper, section IV: 0.5, 0.7, 1). "
                "Only with levels.",
                DoubleValue(0.5),
                MakeDoubleAccessor(&GrowsSlottedNetwork::m_arrivalProbability),
                MakeDoubleChecker<double>(0.0, 1.0))
            .AddAttribute("MeanDemand",
                          "D: mean demand in units (paper, table I: 6 to 14); of a DemandVariable, "
                          "what its demands are normalised by. Only with levels.",
                          DoubleValue(14.0),
                          MakeDoubleAccessor(&GrowsSlottedNetwork::m_meanDemand),
                          MakeDoubleChecker<double>(1.0, 1e12))
            .AddAttribute(
                "ReferenceDemand",
                "The feature mean-demand is MeanDemand over this (the largest of table I).",
                DoubleValue(14.0),
                MakeDoubleAccessor(&GrowsSlottedNetwork::m_referenceDemand),
                MakeDoubleChecker<double>(1e-9))
            .AddAttribute("DemandLaw",
                          "Law of the demands: uniform over 1 to 2 D - 1, two points of mean D, or "
                          "the DemandVariable. Only with levels.",
                          EnumValue(GrowsLevelArrivals::UNIFORM),
                          GrowsMakeEnumAccessor<GrowsLevelArrivals::DemandLaw>(
                              &GrowsSlottedNetwork::m_demandLaw),
                          MakeEnumChecker(GrowsLevelArrivals::UNIFORM,
                                          "Uniform",
                                          GrowsLevelArrivals::TWO_POINTS,
                                          "TwoPoints",
                                          GrowsLevelArrivals::VARIABLE,
                                          "Variable"))
            .AddAttribute("ShortDemandRatio",
                          "TwoPoints: the short demand over D, before rounding (calibrated).",
                          DoubleValue(0.5851),
                          MakeDoubleAccessor(&GrowsSlottedNetwork::m_shortDemandRatio),
                          MakeDoubleChecker<double>(0.0, 1.0))
            .AddAttribute("ShortDemandProbability",
                          "TwoPoints: probability of the short demand (calibrated).",
                          DoubleValue(2.0 / 3.0),
                          MakeDoubleAccessor(&GrowsSlottedNetwork::m_shortDemandProbability),
                          MakeDoubleChecker<double>(0.0, 0.999))
            .AddAttribute("DemandVariable",
                          "Variable: where demands come from, in units; positive.",
                          PointerValue(),
                          MakePointerAccessor(&GrowsSlottedNetwork::m_demandVariable),
                          MakePointerChecker<RandomVariableStream>())
            .AddAttribute("Service",
                          "How demands are served: for a number of slots, or as a volume at the "
                          "user's own or its shared rate. Only with levels.",
                          EnumValue(GrowsSlottedNetwork::BY_SLOTS),
                          GrowsMakeEnumAccessor<Service>(&GrowsSlottedNetwork::m_service),
                          MakeEnumChecker(GrowsSlottedNetwork::BY_SLOTS,
                                          "BySlots",
                                          GrowsSlottedNetwork::BY_OWN_RATE,
                                          "ByOwnRate",
                                          GrowsSlottedNetwork::BY_SHARED_RATE,
                                          "BySharedRate"))
            .AddAttribute("DemandUnit",
                          "What a unit of demand is: slots (calibrated: 3), or Mbit of a volume. "
                          "Only with levels.",
                          DoubleValue(3.0),
                          MakeDoubleAccessor(&GrowsSlottedNetwork::m_demandUnit),
                          MakeDoubleChecker<double>(1e-9))
            .AddAttribute("TrueRateModel",
                          "What users get; null: what RateModel says. Policies are told of a "
                          "newcomer what RateModel says, and of a served user what it gets: for "
                          "studies of a wrong expectation.",
                          PointerValue(),
                          MakePointerAccessor(&GrowsSlottedNetwork::m_trueModel),
                          MakePointerChecker<GrowsRateModel>())
            .AddAttribute("BackhaulLimits",
                          "What the users of each cell get together at most, in Mbit/s, separated "
                          "by commas; 0 or missing: no limit. Empty: those of the scenario. No "
                          "policy is told.",
                          StringValue(""),
                          MakeStringAccessor(&GrowsSlottedNetwork::m_backhaulLimits),
                          MakeStringChecker())
            .AddAttribute(
                "Candidates",
                "k: so many cells of best RSSI may serve a newcomer (paper, figure 1: 3). "
                "Only with levels.",
                UintegerValue(3),
                MakeUintegerAccessor(&GrowsSlottedNetwork::m_candidates),
                MakeUintegerChecker<uint32_t>(1))
            .AddAttribute(
                "Admission",
                "Which cells a newcomer may ask: any (the chosen one may be full), or only "
                "those that are available.",
                EnumValue(GrowsSlottedNetwork::CHOSEN),
                GrowsMakeEnumAccessor<Admission>(&GrowsSlottedNetwork::m_admission),
                MakeEnumChecker(GrowsSlottedNetwork::CHOSEN,
                                "Chosen",
                                GrowsSlottedNetwork::FILTER,
                                "Filter"))
            .AddAttribute("MinSharedRate",
                          "Filter: a cell where a newcomer would get less is not available, in "
                          "Mbit/s.",
                          DoubleValue(0.0),
                          MakeDoubleAccessor(&GrowsSlottedNetwork::m_minSharedRate),
                          MakeDoubleChecker<double>(0.0))
            .AddAttribute("UtilityAverage",
                          "What the utility of an episode is the mean of.",
                          EnumValue(GrowsSlottedEpisode::ACCEPTED),
                          GrowsMakeEnumAccessor<GrowsSlottedEpisode::UtilityAverage>(
                              &GrowsSlottedNetwork::m_average),
                          MakeEnumChecker(GrowsSlottedEpisode::ACCEPTED,
                                          "Accepted",
                                          GrowsSlottedEpisode::ARRIVALS,
                                          "Arrivals",
                                          GrowsSlottedEpisode::SLOTS,
                                          "Slots"));
    return tid;
}

GrowsSlottedNetwork::GrowsSlottedNetwork() = default;
GrowsSlottedNetwork::~GrowsSlottedNetwork() = default;

void
GrowsSlottedNetwork::NotifyConstructionCompleted()
{
    GrowsNetwork::NotifyConstructionCompleted();
    if (!GetRateModel() && m_scenario)
    {
        SetRateModel(CreateObject<GrowsLteAmcRateModel>());
    }
    else if (!GetRateModel())
    {
        SetRateModel(CreateObject<GrowsLevelRateModel>());
    }
}

void
GrowsSlottedNetwork::DoDispose()
{
    m_scenario = nullptr;
    m_trueModel = nullptr;
    m_demandVariable = nullptr;
    m_arrivalCallback = ArrivalCallback();
    m_built.reset();
    GrowsNetwork::DoDispose();
}

Ptr<GrowsSlottedNetwork>
GrowsSlottedNetwork::Create(const std::string& name)
{
    const auto found = GetPresets().find(name);
    if (found == GetPresets().end())
    {
        auto scenario = GrowsRadioScenario::Create(name);
        return scenario ? CreateFromScenario(scenario) : nullptr;
    }
    ObjectFactory factory("ns3::GrowsSlottedNetwork");
    factory.Set("Name", StringValue(name));
    for (const auto& [attribute, value] : found->second.attributes)
    {
        GrowsSuggest(factory, attribute, StringValue(value));
    }
    auto network = factory.Create<GrowsSlottedNetwork>();
    if (!GrowsHasOtherDefault(GetTypeId(), "RateModel"))
    {
        ObjectFactory levels("ns3::GrowsLevelRateModel");
        GrowsSuggest(levels, "Levels", StringValue(found->second.levels));
        network->SetRateModel(levels.Create<GrowsLevelRateModel>());
    }
    return network;
}

Ptr<GrowsSlottedNetwork>
GrowsSlottedNetwork::CreateFromScenario(Ptr<GrowsRadioScenario> scenario)
{
    ObjectFactory factory("ns3::GrowsSlottedNetwork");
    factory.Set("Name", StringValue(scenario->GetName()));
    factory.Set("Scenario", PointerValue(scenario));
    GrowsSuggest(factory, "Slots", UintegerValue(0));
    GrowsSuggest(factory, "SlotLength", TimeValue(MilliSeconds(100)));
    GrowsSuggest(factory, "UtilityAverage", EnumValue(GrowsSlottedEpisode::SLOTS));
    return factory.Create<GrowsSlottedNetwork>();
}

std::vector<std::string>
GrowsSlottedNetwork::GetNames()
{
    auto names = GrowsRadioScenario::GetNames();
    for (const auto& [name, preset] : GetPresets())
    {
        names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::string
GrowsSlottedNetwork::GetName() const
{
    return m_name;
}

Ptr<GrowsRadioScenario>
GrowsSlottedNetwork::GetScenario() const
{
    return m_scenario;
}

Time
GrowsSlottedNetwork::GetSlotLength() const
{
    return m_slotLength;
}

uint32_t
GrowsSlottedNetwork::GetNSlots() const
{
    NS_ABORT_MSG_IF(m_nSlots == 0 && !m_scenario,
                    "GrowsSlottedNetwork: Slots is 0; give the number of slots of an episode");
    return m_nSlots > 0 ? m_nSlots : CountSlots(m_scenario->GetDuration());
}

uint32_t
GrowsSlottedNetwork::CountSlots(const Time& time) const
{
    const auto problem = FindSlotsProblem(time);
    NS_ABORT_MSG_UNLESS(problem.empty(), problem);
    return static_cast<uint32_t>(std::lround(time.GetSeconds() / m_slotLength.GetSeconds()));
}

std::string
GrowsSlottedNetwork::FindSlotsProblem(const Time& time) const
{
    if (time.GetSeconds() / m_slotLength.GetSeconds() < MOST_SLOTS)
    {
        return "";
    }
    std::ostringstream problem;
    problem << "GrowsSlottedNetwork: " << time.As(Time::S) << " have more than " << MOST_SLOTS
            << " slots of " << m_slotLength.As(Time::S) << "; give a longer SlotLength";
    return problem.str();
}

std::string
GrowsSlottedNetwork::FindDemandProblem() const
{
    if (auto problem = FindLawsProblem(); !problem.empty())
    {
        return problem;
    }
    const auto laws = MakeLaws();
    return laws.demandLaw == GrowsLevelArrivals::TWO_POINTS &&
                   !(GrowsLevelArrivals::GetLongUnits(laws) > 0.0)
               ? "GrowsSlottedNetwork: the long of the TwoPoints demands is not positive; lower "
                 "ShortDemandProbability or ShortDemandRatio"
               : "";
}

std::string
GrowsSlottedNetwork::FindProblem() const
{
    if (m_scenario)
    {
        const auto warmUp = m_scenario->GetWarmUp();
        auto problem = FindSlotsProblem(std::max(m_scenario->GetDuration(), warmUp));
        return problem.empty() && m_nSlots > 0 && m_nSlots <= CountSlots(warmUp)
                   ? "GrowsSlottedNetwork: an episode of " + std::to_string(m_nSlots) +
                         " slots ends within the scenario's warm-up"
                   : problem;
    }
    for (const auto& list : {PerCell{"Capacity", m_capacity, true},
                             PerCell{"LevelBias", m_levelBias},
                             PerCell{"BackhaulLimits", m_backhaulLimits}})
    {
        if (auto problem = FindListProblem(list, m_nCells); !problem.empty())
        {
            return problem;
        }
    }
    return FindDemandProblem();
}

GrowsSlottedNetwork::Built&
GrowsSlottedNetwork::Use() const
{
    if (!m_built)
    {
        m_built = std::make_unique<Built>();
        m_built->cells = MakeCells();
        m_built->episode.Configure(MakeRules(), MakeTerms());
        m_built->arrivals = CreateArrivals();
        m_built->nodes.resize(m_built->cells.size());
    }
    return *m_built;
}

std::vector<GrowsSlottedCells::Cell>
GrowsSlottedNetwork::MakeCells() const
{
    std::vector<GrowsSlottedCells::Cell> cells;
    if (m_scenario)
    {
        for (const auto& cell : m_scenario->GetCells())
        {
            const uint32_t capacity = m_scenario->GetCapacity(cells.size());
            cells.push_back({capacity, cell.resourceBlocks, cell.txPowerDbm});
        }
        return cells;
    }
    for (const double users : ReadPerCell({"Capacity", m_capacity, true}, m_nCells))
    {
        const auto capacity = static_cast<uint32_t>(users);
        cells.push_back({capacity, capacity, 0.0});
    }
    return cells;
}

GrowsSlottedCells::Rules
GrowsSlottedNetwork::MakeRules() const
{
    GrowsSlottedCells::Rules rules;
    rules.cells = MakeCells();
    rules.rateModel = GetRateModel();
    NS_ABORT_MSG_UNLESS(rules.rateModel, "GrowsSlottedNetwork: RateModel is null; set one");
    rules.trueModel = m_trueModel;
    rules.limitsBps = MakeLimits(rules.cells.size());
    rules.slotS = m_slotLength.GetSeconds();
    rules.filter = m_admission == FILTER;
    rules.minSharedRateBps = 1e6 * m_minSharedRate;
    if (m_scenario)
    {
        rules.radio = m_scenario;
        rules.volumesShare = true;
        rules.limits = m_scenario->GetCandidateLimits();
        return rules;
    }
    rules.volumesShare = m_service == BY_SHARED_RATE;
    rules.limits.candidates = m_candidates;
    rules.arrivalProbability = m_arrivalProbability;
    rules.meanDemand = m_meanDemand / m_referenceDemand;
    return rules;
}

std::vector<double>
GrowsSlottedNetwork::MakeLimits(std::size_t cells) const
{
    constexpr double NONE = std::numeric_limits<double>::infinity();
    std::vector<double> limitsBps;
    for (uint32_t cell = 0; m_scenario && m_backhaulLimits.empty() && cell < cells; ++cell)
    {
        limitsBps.push_back(m_scenario->GetBackhaulLimitBps(cell));
    }
    if (std::all_of(limitsBps.begin(), limitsBps.end(), [](double x) { return x == NONE; }))
    {
        limitsBps.clear();
    }
    if (!m_backhaulLimits.empty())
    {
        for (const double mbps : ReadPerCell({"BackhaulLimits", m_backhaulLimits}, cells))
        {
            limitsBps.push_back(mbps > 0.0 ? 1e6 * mbps : NONE);
        }
    }
    return limitsBps;
}

GrowsSlottedEpisode::Terms
GrowsSlottedNetwork::MakeTerms() const
{
    GrowsSlottedEpisode::Terms terms;
    terms.slots = GetNSlots();
    terms.warmUpSlots = m_scenario ? CountSlots(m_scenario->GetWarmUp()) : 0;
    terms.average = m_average;
    terms.horizon = !m_scenario; // a packet-level run has none to tell of
    return terms;
}

uint32_t
GrowsSlottedNetwork::GetNLevels() const
{
    const auto model = DynamicCast<GrowsLevelRateModel>(GetRateModel());
    return model ? model->GetLevels().size() : m_drawnLevels;
}

std::string
GrowsSlottedNetwork::FindLawsProblem() const
{
    if (GetNLevels() < m_drawnLevels)
    {
        return "GrowsSlottedNetwork: DrawnLevels is " + std::to_string(m_drawnLevels) +
               ", but the rate model has only " + std::to_string(GetNLevels()) + " levels";
    }
    return m_demandLaw == GrowsLevelArrivals::VARIABLE && !m_demandVariable
               ? "GrowsSlottedNetwork: DemandLaw is Variable; set DemandVariable, too"
               : "";
}

GrowsLevelArrivals::Laws
GrowsSlottedNetwork::MakeLaws() const
{
    const auto problem = FindLawsProblem();
    NS_ABORT_MSG_UNLESS(problem.empty(), problem);
    const uint32_t levels = GetNLevels();
    GrowsLevelArrivals::Laws laws;
    laws.probability = m_arrivalProbability;
    laws.drawnLevels = m_drawnLevels;
    laws.maxLevel = levels - 1;
    laws.bias = ReadPerCell({"LevelBias", m_levelBias}, m_nCells);
    laws.randomTies = m_tieRule == BY_LOT;
    laws.demandLaw = m_demandLaw;
    laws.meanDemand = m_meanDemand;
    laws.shortRatio = m_shortDemandRatio;
    laws.shortProbability = m_shortDemandProbability;
    laws.demand = m_demandVariable;
    laws.kind = m_service == BY_SLOTS ? GrowsDemand::Kind::SLOTS : GrowsDemand::Kind::VOLUME;
    laws.unit = m_service == BY_SLOTS ? m_demandUnit : m_demandUnit * 1e6 / 8.0;
    return laws;
}

Ptr<GrowsSlottedArrivals>
GrowsSlottedNetwork::CreateArrivals() const
{
    if (m_scenario)
    {
        return ns3::Create<GrowsRadioArrivals>(m_scenario, m_slotLength.GetSeconds());
    }
    return ns3::Create<GrowsLevelArrivals>(MakeLaws());
}

void
GrowsSlottedNetwork::BeginEpisode()
{
    auto& built = Use();
    built.episode.Begin();
    built.arrivals->Restart(0.0);
    m_pending = false;
    m_drawn = false;
    m_nextSlot = 0;
}

bool
GrowsSlottedNetwork::NextArrival()
{
    auto& built = Use();
    NS_ABORT_MSG_IF(m_pending, "GrowsSlottedNetwork: Apply a decision before the next arrival");
    m_pending = built.arrivals->Next(built.episode.GetEnd(), m_arrival);
    if (m_pending)
    {
        built.episode.Arrive(m_arrival);
    }
    else
    {
        built.episode.Finish();
    }
    return m_pending;
}

bool
GrowsSlottedNetwork::NextSlot()
{
    auto& built = Use();
    NS_ABORT_MSG_IF(m_pending, "GrowsSlottedNetwork: Apply a decision before the next slot");
    if (!m_drawn)
    {
        m_upcoming = built.arrivals->Next(built.episode.GetEnd(), m_arrival);
        m_drawn = true;
    }
    const auto arrivalSlot = static_cast<uint32_t>(m_arrival.slot);
    if (m_upcoming && arrivalSlot <= m_nextSlot)
    {
        m_nextSlot = arrivalSlot + 1;
        m_drawn = false;
        m_pending = true;
        built.episode.Arrive(m_arrival);
        return true;
    }
    if (m_nextSlot >= built.episode.GetEnd())
    {
        built.episode.Finish();
        return false;
    }
    GrowsRadioLink nothing; // equally far from every cell and within all limits, but without a rate
    nothing.rsrpDbm = 0.0;
    nothing.fullLoadSinrDb = std::numeric_limits<double>::infinity();
    m_nobody.links.assign(GetNCells(), nothing);
    m_nobody.demand = {GrowsDemand::Kind::SLOTS, 0.0, 0.0};
    built.episode.Idle(m_nextSlot++, m_nobody);
    return true;
}

double
GrowsSlottedNetwork::GetUtility() const
{
    return Use().episode.GetCells().GetUtility();
}

bool
GrowsSlottedNetwork::HasArrival() const
{
    return m_pending;
}

const GrowsAssociationState&
GrowsSlottedNetwork::GetState() const
{
    return Use().episode.GetState();
}

double
GrowsSlottedNetwork::Apply(const GrowsVerdict& verdict)
{
    NS_ABORT_MSG_UNLESS(m_pending, "GrowsSlottedNetwork: there is no arrival to decide about");
    m_pending = false;
    auto& episode = Use().episode;
    std::optional<uint32_t> cell;
    if (verdict.choice)
    {
        const auto& chosen = episode.GetState().candidates.at(*verdict.choice).cell;
        NS_ABORT_MSG_UNLESS(chosen.HasRoom(),
                            "GrowsSlottedNetwork: cell " << chosen.cell
                                                         << " is full; GrowsDecide checks that");
        cell = chosen.cell;
    }
    return episode.Apply(m_arrival, cell);
}

double
GrowsSlottedNetwork::GetElapsedSlots() const
{
    return Use().episode.GetElapsedSlots();
}

GrowsEpisodeResult
GrowsSlottedNetwork::GetResult() const
{
    return Use().episode.GetResult();
}

int64_t
GrowsSlottedNetwork::AssignStreams(int64_t stream)
{
    return Use().arrivals->AssignStreams(stream);
}

std::vector<uint64_t>
GrowsSlottedNetwork::GetDraws() const
{
    return Use().arrivals->GetDraws();
}

double
GrowsSlottedNetwork::GetMostDraws() const
{
    constexpr double DEVIATIONS = 10.0;
    constexpr double DRAWS_PER_PLACE = 5.0; // of a radio scenario, rounded up
    const double slots = GetNSlots();
    double arrivals = slots;
    if (m_scenario)
    {
        const double mean = slots * m_slotLength.GetSeconds() * m_scenario->GetHighestRate();
        arrivals = mean + DEVIATIONS * (std::sqrt(mean) + 1.0);
    }
    return slots + arrivals * (GetNCells() + DRAWS_PER_PLACE);
}

void
GrowsSlottedNetwork::SkipDraws(const std::vector<uint64_t>& draws)
{
    Use().arrivals->SkipDraws(draws);
}

Ptr<GrowsSlottedRolloutModel>
GrowsSlottedNetwork::CreateRolloutModel()
{
    constexpr double RADIO_HORIZON_S = 15.0; // one and a half mean holding times
    NS_ABORT_MSG_IF(!m_scenario && m_demandLaw == GrowsLevelArrivals::VARIABLE,
                    "GrowsSlottedNetwork: look-ahead cannot imagine demands of a DemandVariable, "
                    "whose random stream it would share; choose another DemandLaw");
    auto model = CreateObject<GrowsSlottedRolloutModel>();
    model->SetNetwork(this);
    if (m_scenario)
    {
        const auto slots = std::lround(RADIO_HORIZON_S / m_slotLength.GetSeconds());
        model->SetAttribute("Horizon", UintegerValue(slots));
    }
    return model;
}

const GrowsSlottedEpisode&
GrowsSlottedNetwork::GetEpisode() const
{
    return Use().episode;
}

const GrowsSlottedArrival&
GrowsSlottedNetwork::GetLastArrival() const
{
    return m_arrival;
}

void
GrowsSlottedNetwork::SetArrivalCallback(ArrivalCallback callback)
{
    m_arrivalCallback = callback;
}

void
GrowsSlottedNetwork::Start()
{
    BeginEpisode();
    m_users.clear();
    m_started = Simulator::Now();
    m_now = 0.0;
    // The callback refers to this network as a rule: neither would ever be freed.
    Simulator::ScheduleDestroy([network = Ptr<GrowsSlottedNetwork>(this)] {
        network->m_arrivalCallback = ArrivalCallback();
    });
    ScheduleArrival();
    Simulator::Schedule((1.0 - BEFORE_THE_END) * m_slotLength, &GrowsSlottedNetwork::EndSlot, this);
}

void
GrowsSlottedNetwork::ScheduleArrival()
{
    if (Use().arrivals->Next(GetNSlots(), m_arrival))
    {
        const Time at = m_started + m_arrival.slot * m_slotLength;
        Simulator::Schedule(at - Simulator::Now(), &GrowsSlottedNetwork::Arrive, this);
    }
}

void
GrowsSlottedNetwork::Arrive()
{
    m_now = std::max(m_now, m_arrival.slot); // the end of a slot is a little early
    const uint32_t user = m_users.size();
    const GrowsDemand demand = m_arrival.demand;
    m_users.push_back({m_arrival, 0.0});
    ScheduleArrival();
    if (!m_arrivalCallback.IsNull())
    {
        m_arrivalCallback(user, demand);
    }
}

void
GrowsSlottedNetwork::EndSlot()
{
    m_now = std::round(GetNow());
    m_finished.clear();
    Use().episode.GetCells().FindFinished(m_now, m_finished);
    for (const auto& [cell, user] : m_finished)
    {
        const auto kind = m_users[user].arrival.demand.kind;
        if (kind != GrowsDemand::Kind::HOLDING_TIME) // which handlers keep themselves
        {
            NotifyDemandMet(user);
        }
    }
    if (m_now < GetNSlots())
    {
        Simulator::Schedule(m_slotLength, &GrowsSlottedNetwork::EndSlot, this);
    }
}

double
GrowsSlottedNetwork::GetNow() const
{
    return std::max(m_now, ((Simulator::Now() - m_started) / m_slotLength).GetDouble());
}

uint32_t
GrowsSlottedNetwork::DoGetNCells() const
{
    return Use().cells.size();
}

uint32_t
GrowsSlottedNetwork::DoGetNUsers() const
{
    return m_users.size();
}

Ptr<Node>
GrowsSlottedNetwork::DoGetCellNode(uint32_t cell) const
{
    auto& node = Use().nodes.at(cell);
    if (!node)
    {
        node = CreateObject<Node>();
    }
    return node;
}

uint32_t
GrowsSlottedNetwork::DoGetResourceBlocks(uint32_t cell) const
{
    return Use().cells.at(cell).resourceBlocks;
}

uint32_t
GrowsSlottedNetwork::DoGetUserLimit(uint32_t cell) const
{
    return Use().cells.at(cell).capacity;
}

double
GrowsSlottedNetwork::DoGetTxPowerDbm(uint32_t cell) const
{
    return Use().cells.at(cell).txPowerDbm;
}

double
GrowsSlottedNetwork::DoGetRbUse(uint32_t cell) const
{
    return Use().episode.GetCells().GetCell(cell).users.empty() ? 0.0 : 1.0;
}

void
GrowsSlottedNetwork::DoResetRbUse(uint32_t /* cell */)
{
    // The use is known at any moment: a cell with users is busy.
}

GrowsRadioLink
GrowsSlottedNetwork::DoGetLink(uint32_t user, uint32_t cell) const
{
    const auto& arrival = m_users.at(user).arrival;
    auto link = arrival.links.at(cell);
    Use().episode.GetCells().UpdateSinr(arrival.rsrpMw, cell, link);
    return link;
}

uint64_t
GrowsSlottedNetwork::DoGetReceivedBytes(uint32_t user) const
{
    double bits = m_users.at(user).receivedBits;
    if (GetPhase(user) == GrowsUserPhase::CONNECTED)
    {
        const auto& cells = Use().episode.GetCells();
        bits += cells.GetService(*GetServingCell(user), user, GetNow()).receivedBits;
    }
    return static_cast<uint64_t>(bits / 8.0);
}

void
GrowsSlottedNetwork::DoAssociate(uint32_t user, uint32_t cell, const GrowsDemand& demand)
{
    auto& arrival = m_users.at(user).arrival;
    arrival.demand = demand;
    Use().episode.GetCells().Join(user, arrival, cell, GetNow());
    Simulator::ScheduleNow(&GrowsSlottedNetwork::NotifyConnected, this, user);
}

void
GrowsSlottedNetwork::DoRelease(uint32_t user)
{
    auto& cells = Use().episode.GetCells();
    m_users.at(user).receivedBits +=
        cells.Remove(*GetServingCell(user), user, GetNow()).receivedBits;
    Simulator::ScheduleNow(&GrowsSlottedNetwork::NotifyReleased, this, user);
}

} // namespace ns3
