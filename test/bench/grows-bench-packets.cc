// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

// What user association costs in packet-level LTE: wall time of a scenario with static attachment
// and under policies, the decisions' share of it, an arrival's and a departure's own time, memory
// for each UE. One JSON object a line; every figure comes from a process of its own.

#include "grows-bench-commands.h"
#include "grows-bench-measurements.h"
#include "grows-bench-progress.h"
#include "grows-command-line.h"

#include "ns3/core-module.h"
#include "ns3/grows-module.h"
#include "ns3/grows-names.h"
#include "ns3/grows-number-list.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <sstream>
#include <utility>

using namespace ns3;

namespace
{

/// The scenario of each number of cells.
const std::map<uint32_t, std::string> SCENARIOS{{3, "hotspot"},
                                                {7, "seven-cells"},
                                                {19, "grid-19"},
                                                {57, "grid-57"}};

/// What arriving UEs and single arrivals take, in cells of a run.
constexpr double DETAIL_WORK = 3.0;

/// \return a run's figures
std::string
Describe(uint32_t cells, const std::string& policy, double seconds, const GrowsBenchMeasurement& m)
{
    std::ostringstream line;
    line << "{\"name\":\"packets\",\"size\":" << cells << ",\"policy\":\"" << policy
         << "\",\"simulated_s\":" << seconds << ",\"wall_s\":" << m.wallS << ",\"cpu_s\":" << m.cpuS
         << ",\"users\":" << m.users
         << ",\"cpu_ms_per_user_s\":" << 1e3 * m.cpuS / (seconds * m.users);
    if (m.decisions > 0.0)
    {
        line << ",\"decisions\":" << m.decisions << ",\"decision_us\":" << m.decisionUs
             << ",\"decision_share\":" << m.decisionS / m.wallS;
    }
    line << ",\"memory_mb\":" << m.memoryKb / 1024.0 << "}";
    return line.str();
}

/// Measures LTE runs, and prints a line for each figure.
class Runs
{
  public:
    /// \param cells numbers of cells that will be measured
    /// \param policies their names; the last one is measured in detail
    /// \param seconds simulated, of each run \param quiet no progress
    Runs(const std::vector<double>& cells,
         const std::vector<std::string>& policies,
         double seconds,
         bool quiet);

    /// Measure whole runs under each policy, and with static attachment. \param cells of them
    void RunScenario(uint32_t cells);

    /// Measure what an arriving UE costs a handler. \param cells that there are
    void RunDecisions(uint32_t cells);

    /// Measure single arrivals and departures.
    void RunArrivals();

    /// Measure the memory of UEs.
    void RunMemory();

  private:
    /// Measure in a process of its own. \param what for people \param cells of it
    /// \param measure how \return what was measured
    GrowsBenchMeasurement Measure(const std::string& what,
                                  uint32_t cells,
                                  const std::function<GrowsBenchMeasurement()>& measure);

    std::vector<std::string> m_policies; //!< which are measured; the last one in detail
    double m_seconds;                    //!< simulated, of each run
    GrowsBenchProgress m_progress;       //!< shows how far this is
};

Runs::Runs(const std::vector<double>& cells,
           const std::vector<std::string>& policies,
           double seconds,
           bool quiet)
    : m_policies(policies),
      m_seconds(seconds),
      m_progress(std::accumulate(cells.begin(), cells.end(), DETAIL_WORK) *
                     static_cast<double>(policies.size() + 1),
                 quiet)
{
}

void
Runs::RunScenario(uint32_t cells)
{
    const auto& name = SCENARIOS.at(cells);
    double users = 0.0;
    for (const auto& policy : m_policies)
    {
        const auto measured = Measure(policy, cells, [&] {
            return GrowsMeasurePolicy(GrowsMakeBenchScenario(name), policy, m_seconds);
        });
        m_progress.End(Describe(cells, policy, m_seconds, measured), cells);
        users = measured.users;
    }
    const auto measured = Measure("static", cells, [&] {
        return GrowsMeasureStatic(GrowsMakeBenchScenario(name), users, m_seconds, true);
    });
    m_progress.End(Describe(cells, "static", m_seconds, measured), cells);
}

void
Runs::RunDecisions(uint32_t cells)
{
    constexpr uint32_t ARRIVING_UES = 200;
    const auto measured = Measure("arriving UEs", cells, [&] {
        return GrowsMeasureDecisions(GrowsMakeBenchScenario(SCENARIOS.at(cells)),
                                     m_policies.back(),
                                     ARRIVING_UES);
    });
    std::ostringstream line;
    line << "{\"name\":\"arriving-ue\",\"size\":" << cells << ",\"policy\":\"" << m_policies.back()
         << "\",\"ranking_us\":" << measured.rankUs << ",\"decision_us\":" << measured.decideUs
         << "}";
    m_progress.End(line.str(), 0.0);
}

void
Runs::RunArrivals()
{
    constexpr uint32_t ARRIVALS = 100;
    const auto measured = Measure("arrivals", 3, [&] {
        return GrowsMeasureArrivals(GrowsMakeBenchScenario("hotspot"), m_policies.back(), ARRIVALS);
    });
    for (const auto& [name, us] :
         {std::pair("arrival", measured.arriveUs), std::pair("departure", measured.releaseUs)})
    {
        std::ostringstream line;
        line << "{\"name\":\"" << name << "\",\"policy\":\"" << m_policies.back()
             << "\",\"median\":" << us << ",\"unit\":\"us\",\"repetitions\":" << ARRIVALS << "}";
        m_progress.End(line.str());
    }
}

void
Runs::RunMemory()
{
    constexpr uint32_t FEW = 20;
    constexpr uint32_t MANY = 120;
    const auto measure = [this](uint32_t ues) {
        return Measure("memory", 3, [ues] {
            return GrowsMeasureStatic(GrowsMakeBenchScenario("hotspot"), ues, 1.0, false);
        });
    };
    const double kb = (measure(MANY).memoryKb - measure(FEW).memoryKb) / (MANY - FEW);
    std::ostringstream line;
    line << "{\"name\":\"memory-per-ue\",\"value\":" << kb << ",\"unit\":\"KiB\"}";
    m_progress.End(line.str());
}

GrowsBenchMeasurement
Runs::Measure(const std::string& what,
              uint32_t cells,
              const std::function<GrowsBenchMeasurement()>& measure)
{
    m_progress.Begin(what + " in " + std::to_string(cells) + " cells");
    return GrowsMeasureInChild(measure);
}

/// \return whether there is a scenario of so many cells
bool
HasScenario(double cells)
{
    return std::any_of(SCENARIOS.begin(), SCENARIOS.end(), [cells](const auto& scenario) {
        return scenario.first == cells;
    });
}

/// End the program if a policy cannot be measured.
void
Check(const std::vector<std::string>& policies)
{
    GrowsCommandLine::Require(policies.empty() ? "--policies must name at least one policy" : "");
    for (const auto& name : policies)
    {
        GrowsCommandLine::Require(name == "none" ? "--policies: none serves nobody" : "");
        GrowsCommandLine::Require(GrowsHelper::Validate(name));
        GrowsCommandLine::Require(GrowsAssociationPolicy::Create(name)->Validate());
    }
}

} // namespace

int
ns3::GrowsBenchPacketsCommand(int argc, char* argv[])
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
    bool quiet = false;
    options.AddFlag("quiet", "no progress", quiet);
    options.Parse(argc, argv);
    const auto sizes = GrowsParseNumbers(cells);
    const bool isKnown =
        sizes && !sizes->empty() && std::all_of(sizes->begin(), sizes->end(), &HasScenario);
    GrowsCommandLine::Require(isKnown ? ""
                                      : "--cells must be of 3, 7, 19 and 57, not '" + cells + "'");
    const auto names = GrowsSplitNames(policies);
    Check(names);
    Runs bench(*sizes, names, seconds, quiet);
    for (const double size : *sizes)
    {
        bench.RunDecisions(static_cast<uint32_t>(size));
    }
    for (const double size : *sizes)
    {
        bench.RunScenario(static_cast<uint32_t>(size));
    }
    bench.RunArrivals();
    bench.RunMemory();
    return 0;
}
