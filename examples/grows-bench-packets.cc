/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

// What user association costs in packet-level LTE: wall time of a scenario with static attachment
// and under policies, the decisions' share of it, an arrival's and a departure's own time, memory
// for each UE. One JSON object a line; every figure comes from a process of its own.

#include "grows-static-network.h"

#include "ns3/core-module.h"
#include "ns3/grows-module.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <functional>
#include <iostream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace ns3;

namespace
{

/// What a process has measured.
struct Measurement
{
    double wallS;     //!< of the simulation, without building it
    double cpuS;      //!< processor time of the same: what other processes do does not count
    double users;     //!< connected, mean over cells' windows and time
    double decisions; //!< how many
    double decisionS; //!< wall time of them
    double memoryKb;  //!< most that was resident
    double arriveUs;  //!< median of an arrival, with its decision
    double releaseUs; //!< median of a departure
};

/// The scenario of each number of cells.
const std::map<uint32_t, std::string> SCENARIOS{{3, "hotspot"},
                                                {7, "seven-cells"},
                                                {19, "grid-19"},
                                                {57, "grid-57"}};

/// \return seconds since a moment
double
Since(std::chrono::steady_clock::time_point begin)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Do something in a process of its own. \return what it measured
Measurement
Fork(const std::function<Measurement()>& measure)
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

/// \return a scenario by its name
Ptr<GrowsRadioScenario>
MakeScenario(const std::string& name)
{
    Ptr<GrowsRadioScenario> scenario;
    const auto problem = GrowsCreateScenario(name, scenario);
    NS_ABORT_MSG_UNLESS(problem.empty(), problem);
    return scenario;
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

/// Measure a run under a policy.
Measurement
MeasurePolicy(Ptr<GrowsRadioScenario> scenario, const std::string& policy, double seconds)
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
    for (const auto& handler : network.GetGrowsHelper().GetHandlers())
    {
        measurement.decisions += static_cast<double>(handler->GetNDecisions());
        measurement.decisionS += handler->GetDecisionSeconds();
    }
    return measurement;
}

/// Measure a run of the same cells with UEs attached from the beginning, without the module.
Measurement
MeasureStatic(Ptr<GrowsRadioScenario> scenario, double users, double seconds)
{
    GrowsStaticNetwork network(scenario, static_cast<uint32_t>(std::max(users + 0.5, 1.0)));
    network.AttachAll();
    network.StartTraffic();
    Measurement measurement{};
    measurement.users = network.GetUes().GetN();
    Simulate(seconds, measurement);
    return measurement;
}

/// \return the median
double
Median(std::vector<double> values)
{
    return GrowsPercentile(std::move(values), 0.5);
}

/// Measure arrivals and departures themselves: UEs come one after the other, and go again.
Measurement
MeasureArrivals(Ptr<GrowsRadioScenario> scenario, const std::string& policy, uint32_t arrivals)
{
    constexpr uint32_t UES = 10;
    GrowsStaticNetwork network(scenario, UES);
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

/// Print a run's figures.
void
Print(uint32_t cells, const std::string& policy, double seconds, const Measurement& m)
{
    std::cout << "{\"name\":\"packets\",\"size\":" << cells << ",\"policy\":\"" << policy
              << "\",\"simulated_s\":" << seconds << ",\"wall_s\":" << m.wallS
              << ",\"cpu_s\":" << m.cpuS << ",\"users\":" << m.users
              << ",\"cpu_ms_per_user_s\":" << 1e3 * m.cpuS / (seconds * m.users);
    if (m.decisions > 0.0)
    {
        std::cout << ",\"decisions\":" << m.decisions
                  << ",\"decision_us\":" << 1e6 * m.decisionS / m.decisions
                  << ",\"decision_share\":" << m.decisionS / m.wallS;
    }
    std::cout << ",\"memory_mb\":" << m.memoryKb / 1024.0 << "}" << std::endl;
}

/// Measure whole runs.
void
RunScenario(uint32_t cells, const std::vector<std::string>& policies, double seconds)
{
    const auto& name = SCENARIOS.at(cells);
    double users = 0.0;
    for (const auto& policy : policies)
    {
        const auto measured =
            Fork([&] { return MeasurePolicy(MakeScenario(name), policy, seconds); });
        Print(cells, policy, seconds, measured);
        users = measured.users;
    }
    Print(cells, "static", seconds, Fork([&] {
              return MeasureStatic(MakeScenario(name), users, seconds);
          }));
}

/// Measure single arrivals, and the memory of UEs.
void
RunDetails(const std::string& policy)
{
    constexpr uint32_t ARRIVALS = 100;
    const auto arrivals =
        Fork([&] { return MeasureArrivals(MakeScenario("hotspot"), policy, ARRIVALS); });
    std::cout << "{\"name\":\"arrival\",\"policy\":\"" << policy
              << "\",\"median\":" << arrivals.arriveUs
              << ",\"unit\":\"us\",\"repetitions\":" << ARRIVALS
              << "}\n{\"name\":\"departure\",\"policy\":\"" << policy
              << "\",\"median\":" << arrivals.releaseUs
              << ",\"unit\":\"us\",\"repetitions\":" << ARRIVALS << "}" << std::endl;
    constexpr uint32_t FEW = 20;
    constexpr uint32_t MANY = 120;
    const auto measure = [](uint32_t ues) {
        return Fork([ues] {
            GrowsStaticNetwork network(MakeScenario("hotspot"), ues);
            network.AttachAll();
            Measurement measurement{};
            Simulate(1.0, measurement);
            return measurement;
        });
    };
    const double kb = (measure(MANY).memoryKb - measure(FEW).memoryKb) / (MANY - FEW);
    std::cout << "{\"name\":\"memory-per-ue\",\"value\":" << kb << ",\"unit\":\"KiB\"}"
              << std::endl;
}

} // namespace

int
main(int argc, char* argv[])
{
    std::string cells = "3,7,19";
    std::string policies = "max-rssi,grows";
    double seconds = 20.0;
    GrowsCommandLine options(__FILE__,
                             "Time packet-level LTE with and without user association, one JSON "
                             "object a line.");
    options.AddText("cells", "numbers of cells, of 3, 7, 19 and 57", cells);
    options.AddText("policies", "which decide; static attachment is always measured", policies);
    options.AddNumber("seconds", "simulated, of each run", 2.0, 1000.0, seconds);
    options.Parse(argc, argv);
    const auto sizes = GrowsParseNumbers(cells);
    const bool isKnown = sizes && std::all_of(sizes->begin(), sizes->end(), [](double size) {
                             return SCENARIOS.count(static_cast<uint32_t>(size)) > 0;
                         });
    if (!isKnown)
    {
        GrowsCommandLine::Fail("--cells must be of 3, 7, 19 and 57, not '" + cells + "'");
    }
    const auto names = GrowsSplitNames(policies);
    for (const auto& name : names)
    {
        if (const auto problem = GrowsHelper::FindProblem(name); !problem.empty())
        {
            GrowsCommandLine::Fail(problem);
        }
    }
    if (names.empty())
    {
        GrowsCommandLine::Fail("--policies must name at least one policy");
    }
    for (const double size : *sizes)
    {
        RunScenario(static_cast<uint32_t>(size), names, seconds);
    }
    RunDetails(names.back());
    return 0;
}
