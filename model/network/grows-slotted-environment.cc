// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-slotted-environment.h"

#include "grows-level-scenario.h"
#include "grows-per-cell.h"
#include "grows-slotted-radio-scenario.h"
#include "grows-slotted-rollout-model.h"

#include "ns3/abort.h"
#include "ns3/double.h"
#include "ns3/grows-compatibility.h"
#include "ns3/pointer.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <sstream>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsSlottedEnvironment);

namespace
{

/// Of an episode that is as long as its scenario, or of a warm-up.
constexpr double MOST_SLOTS = 1e9;

/// \param text attribute BackhaulLimits \return it, with its name
GrowsPerCell
GetLimits(const std::string& text)
{
    return {"GrowsSlottedEnvironment: BackhaulLimits", text};
}

} // namespace

TypeId
GrowsSlottedEnvironment::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsSlottedEnvironment")
            .SetParent<Object>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsSlottedEnvironment>()
            .AddAttribute("Scenario",
                          "The cells and the arrivals; null: a GrowsLevelScenario. To be given at "
                          "construction: it decides the default rate model, too.",
                          PointerValue(),
                          MakePointerAccessor(&GrowsSlottedEnvironment::m_scenario),
                          MakePointerChecker<GrowsSlottedScenario>())
            .AddAttribute("RateModel",
                          "What users are expected to get, as policies are told; null: the "
                          "scenario's.",
                          PointerValue(),
                          MakePointerAccessor(&GrowsSlottedEnvironment::m_rateModel),
                          MakePointerChecker<GrowsRateModel>())
            .AddAttribute("Slots",
                          "T: slots in an episode (paper, section IV: 40); 0: the duration of the "
                          "scenario.",
                          UintegerValue(40),
                          MakeUintegerAccessor(&GrowsSlottedEnvironment::m_nSlots),
                          MakeUintegerChecker<uint32_t>())
            .AddAttribute("SlotLength",
                          "Length of a slot.",
                          TimeValue(Seconds(1)),
                          MakeTimeAccessor(&GrowsSlottedEnvironment::m_slotLength),
                          MakeTimeChecker(MicroSeconds(1)))
            .AddAttribute("TrueRateModel",
                          "What users get; null: what RateModel says. Policies receive the rate "
                          "of RateModel for an arriving UE, and the rate that it gets for a "
                          "served user: for studies of a wrong expectation.",
                          PointerValue(),
                          MakePointerAccessor(&GrowsSlottedEnvironment::m_trueModel),
                          MakePointerChecker<GrowsRateModel>())
            .AddAttribute("BackhaulLimits",
                          "What the users of each cell get together at most, in Mbit/s, separated "
                          "by commas; 0 or missing: no limit. Empty: those of the scenario. "
                          "Policies do not know it.",
                          StringValue(""),
                          MakeStringAccessor(&GrowsSlottedEnvironment::m_backhaulLimits),
                          MakeStringChecker())
            .AddAttribute("Admission",
                          "Which cells an arriving UE may ask: any (the chosen one may be full), "
                          "or only those that are available.",
                          EnumValue(GrowsSlottedEnvironment::CHOSEN),
                          GrowsMakeEnumAccessor<Admission>(&GrowsSlottedEnvironment::m_admission),
                          MakeEnumChecker(GrowsSlottedEnvironment::CHOSEN,
                                          "Chosen",
                                          GrowsSlottedEnvironment::FILTER,
                                          "Filter"))
            .AddAttribute("MinSharedRate",
                          "Filter: a cell where an arriving UE would get less is not available, "
                          "in Mbit/s.",
                          DoubleValue(0.0),
                          MakeDoubleAccessor(&GrowsSlottedEnvironment::m_minSharedRate),
                          MakeDoubleChecker<double>(0.0))
            .AddAttribute("UtilityAverage",
                          "What the utility of an episode is the mean of.",
                          EnumValue(GrowsSlottedEpisode::ACCEPTED),
                          GrowsMakeEnumAccessor<GrowsSlottedEpisode::UtilityAverage>(
                              &GrowsSlottedEnvironment::m_average),
                          MakeEnumChecker(GrowsSlottedEpisode::ACCEPTED,
                                          "Accepted",
                                          GrowsSlottedEpisode::ARRIVALS,
                                          "Arrivals",
                                          GrowsSlottedEpisode::SLOTS,
                                          "Slots"))
            .AddAttribute("UtilityAlpha",
                          "Alpha of the utility ((1 + r)^(1 - alpha) - 1) / (1 - alpha) of a user "
                          "that gets r Mbit/s, in results and rewards; 1: ln(1 + r), the paper's. "
                          "The larger, the more the slowest users count.",
                          DoubleValue(1.0),
                          MakeDoubleAccessor(&GrowsSlottedEnvironment::m_utilityAlpha),
                          MakeDoubleChecker<double>(0.0, 100.0));
    return tid;
}

void
GrowsSlottedEnvironment::NotifyConstructionCompleted()
{
    Object::NotifyConstructionCompleted();
    if (!m_scenario)
    {
        m_scenario = CreateObject<GrowsLevelScenario>();
    }
    if (!m_rateModel)
    {
        m_rateModel = m_scenario->CreateRateModel();
    }
}

void
GrowsSlottedEnvironment::DoDispose()
{
    m_scenario = nullptr;
    m_rateModel = nullptr;
    m_trueModel = nullptr;
    m_arrivals = nullptr;
    Object::DoDispose();
}

Ptr<GrowsSlottedEnvironment>
GrowsSlottedEnvironment::Create(const std::string& name)
{
    if (const auto levels = GrowsLevelScenario::Create(name))
    {
        return Create(levels);
    }
    const auto radio = GrowsRadioScenario::Create(name);
    return radio ? CreateFromRadio(radio) : nullptr;
}

Ptr<GrowsSlottedEnvironment>
GrowsSlottedEnvironment::CreateFromRadio(Ptr<GrowsRadioScenario> radio)
{
    return Create(
        CreateObjectWithAttributes<GrowsSlottedRadioScenario>("Radio", PointerValue(radio)));
}

Ptr<GrowsSlottedEnvironment>
GrowsSlottedEnvironment::Create(Ptr<GrowsSlottedScenario> scenario)
{
    ObjectFactory factory("ns3::GrowsSlottedEnvironment");
    factory.Set("Scenario", PointerValue(scenario));
    scenario->SetDefaultAttributes(factory);
    return factory.Create<GrowsSlottedEnvironment>();
}

std::vector<std::string>
GrowsSlottedEnvironment::GetNames()
{
    auto names = GrowsRadioScenario::GetNames();
    const auto levels = GrowsLevelScenario::GetNames();
    names.insert(names.end(), levels.begin(), levels.end());
    std::sort(names.begin(), names.end());
    return names;
}

uint32_t
GrowsSlottedEnvironment::GetNSlots() const
{
    return m_nSlots > 0 ? m_nSlots : CountSlots(m_scenario->GetTimes().duration);
}

uint32_t
GrowsSlottedEnvironment::CountSlots(const Time& time) const
{
    const auto problem = ValidateSlots(time);
    NS_ABORT_MSG_UNLESS(problem.empty(), problem);
    return static_cast<uint32_t>(std::lround(time.GetSeconds() / m_slotLength.GetSeconds()));
}

std::string
GrowsSlottedEnvironment::ValidateSlots(const Time& time) const
{
    if (time.GetSeconds() / m_slotLength.GetSeconds() < MOST_SLOTS)
    {
        return "";
    }
    std::ostringstream problem;
    problem << "GrowsSlottedEnvironment: " << time.As(Time::S) << " have more than " << MOST_SLOTS
            << " slots of " << m_slotLength.As(Time::S) << "; give a longer SlotLength";
    return problem.str();
}

std::string
GrowsSlottedEnvironment::ValidateTimes() const
{
    const auto times = m_scenario->GetTimes();
    if (m_nSlots == 0 && times.duration.IsZero())
    {
        return "GrowsSlottedEnvironment: Slots is 0; give the number of slots of an episode";
    }
    auto problem = ValidateSlots(std::max(times.duration, times.warmUp));
    return problem.empty() && m_nSlots > 0 && m_nSlots <= CountSlots(times.warmUp)
               ? "GrowsSlottedEnvironment: an episode of " + std::to_string(m_nSlots) +
                     " slots ends within the scenario's warm-up"
               : problem;
}

std::string
GrowsSlottedEnvironment::Validate() const
{
    for (auto problem : {ValidateTimes(), m_scenario->Validate(m_rateModel)})
    {
        if (!problem.empty())
        {
            return problem;
        }
    }
    GrowsSlottedCells::Configuration configuration;
    m_scenario->Configure(configuration);
    return GetLimits(m_backhaulLimits).Validate(configuration.cells.size());
}

GrowsSlottedCells::Configuration
GrowsSlottedEnvironment::GetCellsConfiguration() const
{
    NS_ABORT_MSG_UNLESS(m_rateModel, "GrowsSlottedEnvironment: RateModel is null; set one");
    GrowsSlottedCells::Configuration configuration;
    configuration.rateModel = m_rateModel;
    configuration.trueModel = m_trueModel;
    configuration.slotS = m_slotLength.GetSeconds();
    configuration.filter = m_admission == FILTER;
    configuration.minSharedRateBps = 1e6 * m_minSharedRate;
    configuration.utilityAlpha = m_utilityAlpha;
    m_scenario->Configure(configuration);
    if (!m_backhaulLimits.empty())
    {
        configuration.limitsBps.clear();
        for (const double mbps : GetLimits(m_backhaulLimits).Read(configuration.cells.size()))
        {
            configuration.limitsBps.push_back(mbps > 0.0 ? 1e6 * mbps
                                                         : std::numeric_limits<double>::infinity());
        }
    }
    return configuration;
}

void
GrowsSlottedEnvironment::Prepare() const
{
    if (m_arrivals)
    {
        return;
    }
    const auto problem = ValidateTimes();
    NS_ABORT_MSG_UNLESS(problem.empty(), problem);
    const auto times = m_scenario->GetTimes();
    m_episode.Configure(GetCellsConfiguration(),
                        {GetNSlots(), CountSlots(times.warmUp), m_average, times.isEndKnown});
    m_arrivals = CreateArrivals();
}

Ptr<GrowsSlottedArrivals>
GrowsSlottedEnvironment::CreateArrivals() const
{
    return m_scenario->CreateArrivals(GetCellsConfiguration());
}

void
GrowsSlottedEnvironment::BeginEpisode()
{
    Prepare();
    m_episode.Begin();
    m_arrivals->Restart(0.0);
    m_pending = false;
    m_drawn = false;
    m_nextSlot = 0;
}

bool
GrowsSlottedEnvironment::NextArrival()
{
    Prepare();
    NS_ABORT_MSG_IF(m_pending, "GrowsSlottedEnvironment: Apply a decision before the next arrival");
    m_pending = m_arrivals->Next(m_episode.GetEnd(), m_arrival);
    if (m_pending)
    {
        m_episode.Arrive(m_arrival);
    }
    else
    {
        m_episode.Finish();
    }
    return m_pending;
}

bool
GrowsSlottedEnvironment::NextSlot()
{
    Prepare();
    NS_ABORT_MSG_IF(m_pending, "GrowsSlottedEnvironment: Apply a decision before the next slot");
    if (!m_drawn)
    {
        m_upcoming = m_arrivals->Next(m_episode.GetEnd(), m_arrival);
        m_drawn = true;
    }
    const auto arrivalSlot = static_cast<uint32_t>(m_arrival.slot);
    if (m_upcoming && arrivalSlot <= m_nextSlot)
    {
        m_nextSlot = arrivalSlot + 1;
        m_drawn = false;
        m_pending = true;
        m_episode.Arrive(m_arrival);
        return true;
    }
    if (m_nextSlot >= m_episode.GetEnd())
    {
        m_episode.Finish();
        return false;
    }
    GrowsRadioLink nothing; // equally far from every cell and within all limits, but without a rate
    nothing.rsrpDbm = 0.0;
    nothing.fullLoadSinrDb = std::numeric_limits<double>::infinity();
    m_nobody.links.assign(m_episode.GetCells().GetN(), nothing);
    m_nobody.demand = {GrowsDemand::Kind::SLOTS, 0.0, 0.0};
    m_episode.Idle(m_nextSlot++, m_nobody);
    return true;
}

double
GrowsSlottedEnvironment::GetUtility() const
{
    Prepare();
    return m_episode.GetCells().GetUtility();
}

double
GrowsSlottedEnvironment::GetWeightedUtility() const
{
    Prepare();
    return m_episode.GetCells().GetWeightedUtility();
}

double
GrowsSlottedEnvironment::Apply(const GrowsCheckedDecision& checked)
{
    NS_ABORT_MSG_UNLESS(m_pending, "GrowsSlottedEnvironment: there is no arrival to decide about");
    m_pending = false;
    std::optional<uint32_t> cell;
    if (checked.choice)
    {
        const auto& chosen = GetState().candidates.at(*checked.choice).cell;
        NS_ABORT_MSG_UNLESS(chosen.HasFreeCapacity(),
                            "GrowsSlottedEnvironment: cell "
                                << chosen.cell << " is full; GrowsDecide checks that");
        cell = chosen.cell;
    }
    return m_episode.Apply(m_arrival, cell, checked.reason);
}

int64_t
GrowsSlottedEnvironment::AssignStreams(int64_t stream)
{
    Prepare();
    return m_arrivals->AssignStreams(stream);
}

std::vector<uint64_t>
GrowsSlottedEnvironment::GetDraws() const
{
    Prepare();
    return m_arrivals->GetDraws();
}

double
GrowsSlottedEnvironment::GetMostDraws() const
{
    constexpr double DRAWS_PER_PLACE = 5.0; // of a radio scenario, rounded up
    const double slots = GetNSlots();
    const double arrivals = m_scenario->GetMostArrivals(slots * m_slotLength.GetSeconds(), slots);
    return slots + arrivals * (GetEpisode().GetCells().GetN() + DRAWS_PER_PLACE);
}

void
GrowsSlottedEnvironment::SkipDraws(const std::vector<uint64_t>& draws)
{
    Prepare();
    m_arrivals->SkipDraws(draws);
}

Ptr<GrowsSlottedRolloutModel>
GrowsSlottedEnvironment::CreateRolloutModel()
{
    const auto problem = m_scenario->ValidateRollout();
    NS_ABORT_MSG_UNLESS(problem.empty(), "GrowsSlottedEnvironment: " << problem);
    auto model = CreateObject<GrowsSlottedRolloutModel>();
    model->SetEnvironment(this);
    const Time horizon = m_scenario->GetTimes().rolloutHorizon;
    const auto slots = std::lround(horizon.GetSeconds() / m_slotLength.GetSeconds());
    if (slots > 0)
    {
        model->SetAttribute("Horizon", UintegerValue(slots));
    }
    return model;
}

GrowsSlottedEpisode&
GrowsSlottedEnvironment::GetEpisode()
{
    Prepare();
    return m_episode;
}

const GrowsSlottedEpisode&
GrowsSlottedEnvironment::GetEpisode() const
{
    Prepare();
    return m_episode;
}

bool
GrowsSlottedEnvironment::DrawArrival(GrowsSlottedArrival& arrival)
{
    Prepare();
    return m_arrivals->Next(m_episode.GetEnd(), arrival);
}

} // namespace ns3
