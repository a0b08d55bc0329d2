// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-recorded-scenario.h"

#include "grows-slotted-episode.h"

#include "ns3/abort.h"
#include "ns3/enum.h"
#include "ns3/grows-counted-variable.h"
#include "ns3/grows-defaults.h"
#include "ns3/grows-traffic-class.h"
#include "ns3/nstime.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <cmath>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsRecordedScenario);

namespace
{

/// \param network what is known \return which cells interfere
std::shared_ptr<const GrowsRadioMap>
MakeMap(const GrowsRecordedNetwork& network)
{
    auto map = std::make_shared<GrowsRadioMap>();
    for (const auto& cell : network.cells)
    {
        map->AddCell(cell.resourceBlocks, cell.carrier);
    }
    return map;
}

/// \param recorded an arrival \param map of its network \param noiseMw per resource element
/// \return it with its links if every cell sends
GrowsSlottedArrival
MakeArrival(const GrowsRecordedNetwork::Arrival& recorded, const GrowsRadioMap& map, double noiseMw)
{
    GrowsRadioMap::Reception reception;
    reception.noiseMw = noiseMw;
    reception.rsrpDbm = recorded.rsrpDbm;
    for (const double dbm : recorded.rsrpDbm)
    {
        reception.rsrpMw.push_back(GrowsRadioMap::FromDb(dbm)); // 0 if it was not measured
    }
    GrowsSlottedArrival arrival;
    arrival.demand = recorded.demand;
    arrival.trafficClass = recorded.trafficClass;
    for (uint32_t cell = 0; cell < recorded.rsrpDbm.size(); ++cell)
    {
        arrival.links.push_back(map.GetLink(reception, cell));
    }
    arrival.rsrpMw = std::move(reception.rsrpMw);
    return arrival;
}

/// The arrivals of a surrogate.
class RecordedArrivals : public GrowsSlottedArrivals
{
  public:
    RecordedArrivals(std::shared_ptr<const GrowsRecordedNetwork> network, double slotS)
        : m_network(network),
          m_slotS(slotS),
          m_index(CreateObject<UniformRandomVariable>()),
          m_stay(CreateObject<UniformRandomVariable>())
    {
        const auto map = MakeMap(*network);
        for (const auto& recorded : network->arrivals)
        {
            m_arrivals.push_back(
                MakeArrival(recorded, *map, GrowsRadioMap::FromDb(network->noiseDbm)));
        }
    }

    void Restart(double slot) override
    {
        m_timeS = slot * m_slotS;
        m_left = m_network->block == 0 ? m_arrivals.size() : 0;
        m_next = 0;
    }

    bool Next(double end, GrowsSlottedArrival& arrival) override
    {
        if (m_left == 0)
        {
            if (m_network->block == 0)
            {
                return false;
            }
            m_left = m_network->block;
            m_next = static_cast<std::size_t>(m_index.GetValue() * m_arrivals.size());
        }
        m_timeS += m_network->arrivals[m_next].gapS;
        arrival = m_arrivals[m_next];
        arrival.slot = m_timeS / m_slotS;
        if (arrival.demand.kind == GrowsDemand::Kind::ENDLESS)
        {
            arrival.endlessS = DrawStay();
        }
        m_next = (m_next + 1) % m_arrivals.size();
        --m_left;
        return arrival.slot < end;
    }

    int64_t AssignStreams(int64_t stream) override
    {
        m_index.SetStream(stream);
        m_stay.SetStream(stream + 1);
        return 2;
    }

    std::vector<uint64_t> GetDraws() const override
    {
        return {m_index.GetDraws(), m_stay.GetDraws()};
    }

    void SkipDraws(const std::vector<uint64_t>& draws) override
    {
        NS_ABORT_MSG_UNLESS(draws.size() == 2,
                            "GrowsRecordedScenario: a checkpoint has "
                                << draws.size() << " counts of draws, not 2");
        m_index.Skip(draws[0]);
        m_stay.Skip(draws[1]);
    }

  private:
    /// \return how long a user stays that nothing else ends
    double DrawStay()
    {
        const double drawn = m_stay.GetValue();
        const auto& stays = m_network->stays;
        const auto found =
            std::upper_bound(stays.begin(), stays.end(), drawn, [](double value, const auto& stay) {
                return value < stay.second;
            });
        return found == stays.end() ? std::numeric_limits<double>::infinity() : found->first;
    }

    std::shared_ptr<const GrowsRecordedNetwork> m_network; //!< what is known
    double m_slotS;                                        //!< length of a slot in seconds
    std::vector<GrowsSlottedArrival> m_arrivals;           //!< recorded ones, with their links
    GrowsCountedVariable m_index;                          //!< draws blocks
    GrowsCountedVariable m_stay;                           //!< draws how long users stay
    double m_timeS{0.0};                                   //!< of the last arrival
    std::size_t m_next{0};                                 //!< index of the next one
    std::size_t m_left{0};                                 //!< arrivals left of the block
};

} // namespace

TypeId
GrowsRecordedScenario::GetTypeId()
{
    static TypeId tid = TypeId("ns3::GrowsRecordedScenario")
                            .SetParent<GrowsSlottedScenario>()
                            .SetGroupName("Grows")
                            .AddConstructor<GrowsRecordedScenario>();
    return tid;
}

Ptr<GrowsRecordedScenario>
GrowsRecordedScenario::Create(const GrowsRecordedNetwork& network)
{
    auto scenario = CreateObject<GrowsRecordedScenario>();
    scenario->m_network = std::make_shared<GrowsRecordedNetwork>(network);
    return scenario;
}

GrowsSlottedScenario::Times
GrowsRecordedScenario::GetTimes() const
{
    const Time horizon = Seconds(15); // as of radio scenarios
    return {Seconds(m_network->durationS), Seconds(m_network->warmUpS), horizon, false};
}

void
GrowsRecordedScenario::SetDefaultAttributes(ObjectFactory& environment) const
{
    GrowsSetIfUnset(environment, "Slots", UintegerValue(0));
    GrowsSetIfUnset(environment, "SlotLength", TimeValue(MilliSeconds(100)));
    GrowsSetIfUnset(environment, "UtilityAverage", EnumValue(GrowsSlottedEpisode::SLOTS));
}

Ptr<GrowsRateModel>
GrowsRecordedScenario::CreateRateModel() const
{
    auto model = CreateObject<GrowsCurveRateModel>();
    for (const auto& [resourceBlocks, curve] : m_network->expected)
    {
        model->SetCurve(resourceBlocks, curve);
    }
    return model;
}

std::string
GrowsRecordedScenario::Validate(Ptr<GrowsRateModel> /* rateModel */) const
{
    return m_network->Validate();
}

void
GrowsRecordedScenario::Configure(GrowsSlottedCells::Configuration& configuration) const
{
    for (const auto& of : m_network->cells)
    {
        GrowsSlottedCells::Cell cell{of.capacity, of.resourceBlocks, of.txPowerDbm};
        cell.schedulable = of.schedulable;
        cell.carriedBps = of.carriedBps;
        if (!of.rates.empty())
        {
            const auto model = CreateObject<GrowsCurveRateModel>();
            model->SetCurve(of.resourceBlocks, of.rates);
            cell.trueModel = model;
        }
        configuration.cells.push_back(cell);
    }
    for (const auto& of : m_network->classes)
    {
        GrowsTrafficClass trafficClass;
        trafficClass.kind =
            std::isinf(of.bps) ? GrowsTrafficClass::Kind::BACKLOGGED : GrowsTrafficClass::Kind::CBR;
        trafficClass.rateBps = of.bps;
        trafficClass.packetBytes = of.packetBytes;
        configuration.classes.push_back(trafficClass);
    }
    configuration.map = MakeMap(*m_network);
    configuration.noiseMw = GrowsRadioMap::FromDb(m_network->noiseDbm);
    configuration.volumesShare = true;
    configuration.packetCost = m_network->packetCost;
    configuration.limits = m_network->limits;
}

Ptr<GrowsSlottedArrivals>
GrowsRecordedScenario::CreateArrivals(const GrowsSlottedCells::Configuration& configuration) const
{
    return ns3::Create<RecordedArrivals>(m_network, configuration.slotS);
}

double
GrowsRecordedScenario::GetMostArrivals(double lengthS, double /* slots */) const
{
    constexpr double DEVIATIONS = 10.0;
    double recordedS = 0.0;
    for (const auto& arrival : m_network->arrivals)
    {
        recordedS += arrival.gapS;
    }
    const double mean = lengthS * m_network->arrivals.size() / recordedS;
    return mean + DEVIATIONS * (std::sqrt(mean * (m_network->block + 1.0)) + 1.0);
}

} // namespace ns3
