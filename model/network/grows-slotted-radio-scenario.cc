// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-slotted-radio-scenario.h"

#include "grows-slotted-episode.h"

#include "ns3/double.h"
#include "ns3/enum.h"
#include "ns3/grows-compatibility.h"
#include "ns3/grows-defaults.h"
#include "ns3/grows-lte-amc-rate-model.h"
#include "ns3/pointer.h"
#include "ns3/uinteger.h"

#include <cmath>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsSlottedRadioScenario);

namespace
{

/// The arrivals of a radio scenario, with the links that their positions give them.
class RadioArrivals : public GrowsSlottedArrivals
{
  public:
    RadioArrivals(Ptr<const GrowsRadioScenario> scenario, double slotS)
        : m_scenario(scenario),
          m_traffic(scenario->CreateTraffic()),
          m_slotS(slotS)
    {
    }

    void Restart(double slot) override
    {
        m_traffic->Restart(slot * m_slotS);
    }

    bool Next(double end, GrowsSlottedArrival& arrival) override
    {
        m_traffic->Draw(m_arrival);
        arrival.slot = m_arrival.timeS / m_slotS;
        if (arrival.slot >= end)
        {
            return false;
        }
        arrival.demand = m_arrival.demand;
        arrival.trafficClass = m_arrival.trafficClass;
        if (m_scenario->HasMovement())
        {
            arrival.course = m_arrival.course;
            arrival.shadowingDb = m_arrival.shadowingDb;
        }
        m_scenario->Receive(m_arrival.position, m_arrival.shadowingDb, m_reception);
        arrival.rsrpMw = m_reception.rsrpMw;
        arrival.links.resize(arrival.rsrpMw.size());
        for (uint32_t cell = 0; cell < arrival.links.size(); ++cell)
        {
            arrival.links[cell] = m_scenario->GetMap().GetLink(m_reception, cell);
        }
        return true;
    }

    int64_t AssignStreams(int64_t stream) override
    {
        return m_traffic->AssignStreams(stream);
    }

    std::vector<uint64_t> GetDraws() const override
    {
        return m_traffic->GetDraws();
    }

    void SkipDraws(const std::vector<uint64_t>& draws) override
    {
        m_traffic->SkipDraws(draws);
    }

  private:
    Ptr<const GrowsRadioScenario> m_scenario; //!< where users arrive
    Ptr<GrowsScenarioTraffic> m_traffic;      //!< its arrivals
    double m_slotS;                           //!< length of a slot in seconds
    GrowsScenarioArrival m_arrival;           //!< memory to reuse
    GrowsRadioMap::Reception m_reception;     //!< memory to reuse
};

} // namespace

TypeId
GrowsSlottedRadioScenario::GetTypeId()
{
    static TypeId tid = AddHandoverAttributes(
        TypeId("ns3::GrowsSlottedRadioScenario")
            .SetParent<GrowsSlottedScenario>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsSlottedRadioScenario>()
            .AddAttribute("Radio",
                          "The radio scenario that arrivals, cells and candidates come from.",
                          PointerValue(),
                          MakePointerAccessor(&GrowsSlottedRadioScenario::m_radio),
                          MakePointerChecker<GrowsRadioScenario>())
            .AddAttribute(
                "PacketCost",
                "With traffic classes: what a packet costs of its cell's time. All of the TTIs (1 "
                "ms) that it needs with its headers, as with ns3::PfFfMacScheduler; the same, but "
                "packets that wait for one TTI share it, as with ns3::RrFfMacScheduler; or none: "
                "its payload at the full-cell rate.",
                EnumValue(GrowsSlottedSharing::WHOLE_TTI),
                GrowsMakeEnumAccessor<GrowsSlottedSharing::PacketCost>(
                    &GrowsSlottedRadioScenario::m_packetCost),
                MakeEnumChecker(GrowsSlottedSharing::WHOLE_TTI,
                                "WholeTti",
                                GrowsSlottedSharing::SHARED_TTI,
                                "SharedTti",
                                GrowsSlottedSharing::NONE,
                                "None")));
    return tid;
}

TypeId
GrowsSlottedRadioScenario::AddHandoverAttributes(TypeId tid)
{
    return tid
        .AddAttribute("HandoverInterval",
                      "Handover Grows: how often the policy is asked about a user that moves; at "
                      "most once each MovementInterval.",
                      TimeValue(MilliSeconds(500)),
                      MakeTimeAccessor(&GrowsSlottedRadioScenario::m_handoverInterval),
                      MakeTimeChecker(MilliSeconds(1)))
        .AddAttribute("HandoverHysteresis",
                      "Amount in dB by which another cell must be stronger (A3Rsrp), or by which "
                      "the policy sees the serving cell raised (Grows).",
                      DoubleValue(3.0),
                      MakeDoubleAccessor(&GrowsSlottedRadioScenario::m_handoverHysteresisDb),
                      MakeDoubleChecker<double>(0.0, 15.0))
        .AddAttribute("HandoverMargin",
                      "Handover Grows: the cost of a handover in the policy's own unit (utility "
                      "for greedy-utility, rewards for agents). The policy's value of another cell "
                      "must exceed that of the serving cell by so much. 0: no cost.",
                      DoubleValue(0.0),
                      MakeDoubleAccessor(&GrowsSlottedRadioScenario::m_handoverMargin),
                      MakeDoubleChecker<double>(0.0))
        .AddAttribute("HandoverInterruption",
                      "For how long a user receives nothing after a handover, while its share of "
                      "the cell stays unused.",
                      TimeValue(Seconds(0)),
                      MakeTimeAccessor(&GrowsSlottedRadioScenario::m_handoverInterruption),
                      MakeTimeChecker(Seconds(0)));
}

void
GrowsSlottedRadioScenario::DoDispose()
{
    m_radio = nullptr;
    GrowsSlottedScenario::DoDispose();
}

GrowsSlottedScenario::Times
GrowsSlottedRadioScenario::GetTimes() const
{
    const Time horizon = Seconds(15); // one and a half mean holding times
    return {m_radio->GetDuration(), m_radio->GetWarmUp(), horizon, false};
}

void
GrowsSlottedRadioScenario::SetDefaultAttributes(ObjectFactory& environment) const
{
    GrowsSetIfUnset(environment, "Slots", UintegerValue(0));
    GrowsSetIfUnset(environment, "SlotLength", TimeValue(MilliSeconds(100)));
    GrowsSetIfUnset(environment, "UtilityAverage", EnumValue(GrowsSlottedEpisode::SLOTS));
}

Ptr<GrowsRateModel>
GrowsSlottedRadioScenario::CreateRateModel() const
{
    return CreateObject<GrowsLteAmcRateModel>();
}

void
GrowsSlottedRadioScenario::Configure(GrowsSlottedCells::Configuration& configuration) const
{
    bool isLimited = false;
    for (const auto& cell : m_radio->GetCells())
    {
        const uint32_t index = configuration.cells.size();
        configuration.cells.push_back(
            {m_radio->GetCapacity(index), cell.resourceBlocks, cell.txPowerDbm});
        configuration.limitsBps.push_back(m_radio->GetBackhaulLimitBps(index));
        isLimited |= std::isfinite(configuration.limitsBps.back());
    }
    if (!isLimited)
    {
        configuration.limitsBps.clear();
    }
    configuration.radio = m_radio;
    configuration.volumesShare = true;
    configuration.classes = m_radio->GetTrafficClasses();
    configuration.packetCost = m_packetCost;
    configuration.limits = m_radio->GetCandidateLimits();
    configuration.handover = {m_handoverInterval.GetSeconds(),
                              m_handoverHysteresisDb,
                              m_handoverMargin,
                              m_handoverInterruption.GetSeconds()};
}

std::string
GrowsSlottedRadioScenario::Validate(Ptr<GrowsRateModel> /* rateModel */) const
{
    if (m_radio->GetHandover() == GrowsRadioScenario::A2_A4_RSRQ)
    {
        return "the slotted network knows Handover Off, A3Rsrp and Grows; A2A4Rsrq needs LTE";
    }
    return m_radio->GetFading() == GrowsRadioScenario::NO_FADING
               ? ""
               : "the slotted network has no Fading: it needs LTE";
}

std::string
GrowsSlottedRadioScenario::ValidateRollout() const
{
    return m_radio->GetHandover() == GrowsRadioScenario::BY_POLICY
               ? "look-ahead cannot simulate handovers by a policy; set Handover to Off or A3Rsrp"
               : "";
}

Ptr<GrowsSlottedArrivals>
GrowsSlottedRadioScenario::CreateArrivals(
    const GrowsSlottedCells::Configuration& configuration) const
{
    return Create<RadioArrivals>(m_radio, configuration.slotS);
}

double
GrowsSlottedRadioScenario::GetMostArrivals(double lengthS, double /* slots */) const
{
    constexpr double DEVIATIONS = 10.0;
    const double mean = lengthS * m_radio->GetHighestRate();
    return mean + DEVIATIONS * (std::sqrt(mean) + 1.0);
}

} // namespace ns3
