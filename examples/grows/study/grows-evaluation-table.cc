/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-evaluation-table.h"

#include "grows-comparison.h"

namespace ns3
{

GrowsEvaluationTable::GrowsEvaluationTable(const std::string& scenario)
    : m_scenario(scenario),
      m_runs({"scenario",
              "policy",
              "seed",
              "utility",
              "rejections",
              "utility_per_arrival",
              "arrivals",
              "users",
              "completion_s",
              "episodes"}),
      m_timing({"policy", "seed", "decision_us", "decision_share"})
{
}

void
GrowsEvaluationTable::Add(const std::string& policy,
                          int64_t seed,
                          const GrowsEvaluation& evaluation)
{
    m_runs.AddRow({m_scenario,
                   policy,
                   std::to_string(seed),
                   GrowsCsv::Format(evaluation.utility),
                   GrowsCsv::Format(evaluation.rejections),
                   GrowsCsv::Format(evaluation.utilityPerArrival),
                   GrowsCsv::Format(evaluation.arrivals),
                   GrowsCsv::Format(evaluation.users),
                   GrowsCsv::Format(evaluation.completionS),
                   std::to_string(evaluation.episodes)});
    m_timing.AddRow({policy,
                     std::to_string(seed),
                     GrowsCsv::Format(1e6 * evaluation.decisionS),
                     GrowsCsv::Format(evaluation.decisionShare)});
}

const GrowsCsv&
GrowsEvaluationTable::GetRuns() const
{
    return m_runs;
}

std::string
GrowsEvaluationTable::ToText() const
{
    const GrowsComparison comparison(m_runs, m_timing);
    std::string text = comparison.GetSummary().ToText();
    for (const auto& baseline : comparison.GetBaselines())
    {
        text += "\n" + comparison.GetChanges(baseline).ToText();
    }
    return text;
}

} // namespace ns3
