// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-bench-measurements.h"

#include "grows-command-line.h"
#include "grows-factory.h"

#include "ns3/constant-position-mobility-model.h"
#include "ns3/core-module.h"
#include "ns3/grows-lte-core.h"
#include "ns3/grows-module.h"
#include "ns3/grows-scenario-cells.h"
#include "ns3/grows-statistics.h"
#include "ns3/node-container.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace ns3
{

namespace
{

using Measurement = GrowsBenchMeasurement;

/// The cells of a radio scenario with UEs where its first arrivals are, as an LTE script without
/// the module would have them: what the bench measures the module's own cost against.
class StaticNetwork
{
  public:
    /// \param scenario where the cells are and users arrive \param ues how many
    StaticNetwork(Ptr<GrowsRadioScenario> scenario, uint32_t ues);

    /// Attach every UE to the strongest cell.
    void AttachAll();

    /// Have every UE receive without end, from soon after the beginning.
    void StartTraffic();

    /// \return the helper that made the devices
    Ptr<LteHelper> GetLteHelper() const
    {
        return m_core->GetLteHelper();
    }

    /// \return devices of the base stations
    const NetDeviceContainer& GetCells() const
    {
        return m_cells->GetDevices();
    }

    /// \return devices of the UEs
    const NetDeviceContainer& GetUes() const
    {
        return m_ues;
    }

  private:
    /// \param scenario where the cells are \param arrival of a user
    /// \return index of the strongest cell
    static uint32_t FindBestCell(const GrowsRadioScenario& scenario,
                                 const GrowsScenarioArrival& arrival);

    std::unique_ptr<GrowsLteCore> m_core;        //!< where traffic comes from
    std::unique_ptr<GrowsScenarioCells> m_cells; //!< base stations
    NetDeviceContainer m_ues;                    //!< UEs
    std::vector<uint32_t> m_bestCells;           //!< of the UEs
    std::vector<Ptr<GrowsDownlinkFlow>> m_flows; //!< one per UE
};

StaticNetwork::StaticNetwork(Ptr<GrowsRadioScenario> scenario, uint32_t ues)
{
    GrowsLteNetwork::ConfigureDefaults();
    const auto traffic = scenario->CreateTraffic();
    const auto stream = traffic->AssignStreams(0);
    m_core = std::make_unique<GrowsLteCore>();
    m_cells = std::make_unique<GrowsScenarioCells>(scenario, m_core->GetLteHelper());
    NodeContainer nodes;
    nodes.Create(ues);
    for (uint32_t i = 0; i < ues; ++i)
    {
        const auto place = CreateObject<ConstantPositionMobilityModel>();
        nodes.Get(i)->AggregateObject(place);
        const auto arrival = traffic->Draw();
        m_cells->Place(place, arrival);
        m_bestCells.push_back(FindBestCell(*scenario, arrival));
    }
    m_ues = m_core->GetLteHelper()->InstallUeDevice(nodes);
    m_flows = m_core->ConnectUes(m_ues);
    m_core->GetLteHelper()->AssignStreams(NetDeviceContainer(GetCells(), m_ues), stream);
}

uint32_t
StaticNetwork::FindBestCell(const GrowsRadioScenario& scenario, const GrowsScenarioArrival& arrival)
{
    const auto links = scenario.GetLinks(arrival);
    const auto best =
        std::max_element(links.begin(), links.end(), [](const auto& a, const auto& b) {
            return a.rsrpDbm < b.rsrpDbm;
        });
    return static_cast<uint32_t>(best - links.begin());
}

void
StaticNetwork::AttachAll()
{
    for (uint32_t i = 0; i < m_ues.GetN(); ++i)
    {
        m_core->GetLteHelper()->Attach(m_ues.Get(i), GetCells().Get(m_bestCells[i]));
    }
}

void
StaticNetwork::StartTraffic()
{
    for (uint32_t i = 0; i < m_flows.size(); ++i)
    {
        Simulator::Schedule(MilliSeconds(200 + i),
                            &GrowsDownlinkFlow::Start,
                            m_flows[i],
                            uint64_t{0});
    }
}

/// \return seconds since a moment
double
Since(std::chrono::steady_clock::time_point begin)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Simulate, and take the time.
void
Simulate(double seconds, Measurement& measurement)
{
    const auto begin = std::chrono::steady_clock::now();
    const auto cpuBegin = std::clock();
    Simulator::Stop(Seconds(seconds) + TimeStep(1));
    Simulator::Run();
    measurement.wallS = Since(begin);
    measurement.cpuS = static_cast<double>(std::clock() - cpuBegin) / CLOCKS_PER_SEC;
}

/// Sums up the users of windows.
void
AddUsers(double* sum, uint32_t /* cell */, uint32_t users, double /* utility */)
{
    *sum += users;
}

/// \return the median
double
Median(std::vector<double> values)
{
    return GrowsPercentile(std::move(values), 0.5);
}

} // namespace

GrowsBenchMeasurement
GrowsMeasureInChild(const std::function<Measurement()>& measure)
{
    int ends[2];
    NS_ABORT_MSG_IF(pipe(ends) != 0, "cannot make a pipe");
    const pid_t child = fork();
    if (child == 0)
    {
        const Measurement measurement = measure();
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        Measurement whole = measurement;
        whole.memoryKb = static_cast<double>(usage.ru_maxrss);
        _exit(write(ends[1], &whole, sizeof(whole)) == sizeof(whole) ? 0 : 1);
    }
    close(ends[1]);
    Measurement measurement{};
    const bool isWhole = read(ends[0], &measurement, sizeof(measurement)) == sizeof(measurement);
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (!isWhole || status != 0)
    {
        GrowsCommandLine::Fail("a measurement has failed, see above");
    }
    return measurement;
}

Ptr<GrowsRadioScenario>
GrowsMakeBenchScenario(const std::string& name)
{
    Ptr<GrowsRadioScenario> scenario;
    const auto problem = GrowsCreateScenario(name, scenario);
    NS_ABORT_MSG_UNLESS(problem.empty(), problem);
    return scenario;
}

GrowsBenchMeasurement
GrowsMeasurePolicy(Ptr<GrowsRadioScenario> scenario, const std::string& policy, double seconds)
{
    Ptr<GrowsAssociationPolicy> made = GrowsAssociationPolicy::Create(policy);
    GrowsSetModel(policy, scenario->GetName(), std::nullopt, *made);
    GrowsScenarioHelper network(scenario, made);
    network.Install(0);
    Measurement measurement{};
    double users = 0.0;
    network.GetGrowsHelper().TraceConnect("Window", MakeBoundCallback(&AddUsers, &users));
    Simulate(seconds, measurement);
    measurement.users = users / seconds;
    GrowsDecisionCost cost;
    for (const auto& handler : network.GetGrowsHelper().GetHandlers())
    {
        cost.Add(handler->GetDecisionCost());
    }
    measurement.decisions = static_cast<double>(cost.GetNDecisions());
    measurement.decisionS = cost.GetTotalSeconds();
    measurement.decisionUs = 1e6 * cost.GetMedianSeconds();
    return measurement;
}

GrowsBenchMeasurement
GrowsMeasureStatic(Ptr<GrowsRadioScenario> scenario, double users, double seconds, bool hasTraffic)
{
    StaticNetwork network(scenario, static_cast<uint32_t>(std::max(users + 0.5, 1.0)));
    network.AttachAll();
    if (hasTraffic)
    {
        network.StartTraffic();
    }
    Measurement measurement{};
    measurement.users = network.GetUes().GetN();
    Simulate(seconds, measurement);
    return measurement;
}

GrowsBenchMeasurement
GrowsMeasureArrivals(Ptr<GrowsRadioScenario> scenario, const std::string& policy, uint32_t arrivals)
{
    constexpr uint32_t UES = 10;
    StaticNetwork network(scenario, UES);
    GrowsLteHelper grows(policy);
    grows.Install(network.GetLteHelper(), network.GetCells());
    const auto lte = grows.GetLteNetwork();
    std::vector<double> arriveUs;
    std::vector<double> releaseUs;
    for (uint32_t i = 0; i < arrivals; ++i)
    {
        const auto user = lte->AddUser(network.GetUes().Get(i % UES));
        Simulator::Schedule(MilliSeconds(100 + 300 * i), [&arriveUs, lte, user] {
            const auto begin = std::chrono::steady_clock::now();
            GrowsUserAssociation::Dispatch(lte, user, GrowsHelper::Endless());
            arriveUs.push_back(1e6 * Since(begin));
        });
        Simulator::Schedule(MilliSeconds(300 + 300 * i), [&releaseUs, lte, user] {
            const auto begin = std::chrono::steady_clock::now();
            lte->Release(user);
            releaseUs.push_back(1e6 * Since(begin));
        });
    }
    Measurement measurement{};
    Simulate(0.3 * (arrivals + 1), measurement);
    measurement.arriveUs = Median(arriveUs);
    measurement.releaseUs = Median(releaseUs);
    return measurement;
}

GrowsBenchMeasurement
GrowsMeasureDecisions(Ptr<GrowsRadioScenario> scenario,
                      const std::string& policy,
                      uint32_t arrivingUes)
{
    StaticNetwork network(scenario, arrivingUes);
    GrowsLteHelper grows(policy);
    grows.SetHandlerAttribute("Candidates",
                              UintegerValue(scenario->GetCandidateLimits().candidates));
    grows.Install(network.GetLteHelper(), network.GetCells());
    const auto lte = grows.GetLteNetwork();
    std::vector<double> rankUs;
    std::vector<double> decideUs;
    GrowsDecision decision;
    for (uint32_t i = 0; i < arrivingUes; ++i)
    {
        const auto user = lte->AddUser(network.GetUes().Get(i));
        const auto begin = std::chrono::steady_clock::now();
        const auto handler = grows.GetHandlers().at(lte->GetStrongestCell(user).value_or(0));
        const auto state = handler->GetAssociationState(user, GrowsHelper::Endless());
        const double wholeUs = 1e6 * Since(begin);
        const auto again = std::chrono::steady_clock::now();
        for (const auto& candidate : state.candidates)
        {
            grows.GetHandlers().at(candidate.cell.cell)->GetCellState();
        }
        rankUs.push_back(wholeUs - 1e6 * Since(again)); // the rest of the work for the state
        GrowsDecide(*grows.GetPolicy(), state, decision);
        decideUs.push_back(1e6 * Since(again));
    }
    GrowsBenchMeasurement measurement{};
    measurement.rankUs = Median(rankUs);
    measurement.decideUs = Median(decideUs);
    return measurement;
}

} // namespace ns3
