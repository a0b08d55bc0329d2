// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-bench-runs.h"

#include "ns3/grows-radio-scenario.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <sstream>
#include <utility>

namespace ns3
{

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

} // namespace

GrowsBenchRuns::GrowsBenchRuns(const std::vector<double>& cells,
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

bool
GrowsBenchRuns::HasScenario(double cells)
{
    return std::any_of(SCENARIOS.begin(), SCENARIOS.end(), [cells](const auto& scenario) {
        return scenario.first == cells;
    });
}

void
GrowsBenchRuns::RunScenario(uint32_t cells)
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
GrowsBenchRuns::RunDecisions(uint32_t cells)
{
    constexpr uint32_t ARRIVING_UES = 200;
    const auto measured = Measure("newcomers", cells, [&] {
        return GrowsMeasureDecisions(GrowsMakeBenchScenario(SCENARIOS.at(cells)),
                                     m_policies.back(),
                                     ARRIVING_UES);
    });
    std::ostringstream line;
    line << "{\"name\":\"newcomer\",\"size\":" << cells << ",\"policy\":\"" << m_policies.back()
         << "\",\"ranking_us\":" << measured.rankUs << ",\"decision_us\":" << measured.decideUs
         << "}";
    m_progress.End(line.str(), 0.0);
}

void
GrowsBenchRuns::RunArrivals()
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
GrowsBenchRuns::RunMemory()
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
GrowsBenchRuns::Measure(const std::string& what,
                        uint32_t cells,
                        const std::function<GrowsBenchMeasurement()>& measure)
{
    m_progress.Begin(what + " in " + std::to_string(cells) + " cells");
    return GrowsMeasureInChild(measure);
}

} // namespace ns3
