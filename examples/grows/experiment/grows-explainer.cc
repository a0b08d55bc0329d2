// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-explainer.h"

#include "grows-text-table.h"

#include "ns3/simulator.h"

#include <algorithm>

namespace ns3
{

namespace
{

constexpr int64_t ASKED_STREAM = 1'000'000; //!< of those that decide nothing: none of the run's own

} // namespace

GrowsExplainer::GrowsExplainer(Ptr<GrowsRadioScenario> scenario,
                               GrowsScenarioHelper& network,
                               const std::string& policy)
    : m_scenario(scenario),
      m_network(network),
      m_policy(policy)
{
}

void
GrowsExplainer::Ask(const std::string& name, Ptr<GrowsAssociationPolicy> policy)
{
    m_asked.emplace_back(name, policy);
}

void
GrowsExplainer::Install(const std::set<uint32_t>& arrivals)
{
    m_awaited = arrivals;
    int64_t stream = ASKED_STREAM;
    for (const auto& [name, policy] : m_asked)
    {
        m_network.GetGrowsHelper().ReportCells(policy);
        stream += policy->AssignStreams(stream);
    }
    m_network.GetGrowsHelper().TraceConnect("Decision",
                                            MakeCallback(&GrowsExplainer::RecordDecision, this));
}

const std::map<uint32_t, GrowsExplanation>&
GrowsExplainer::GetExplanations() const
{
    return m_explanations;
}

void
GrowsExplainer::RecordDecision(const GrowsDecisionRecord& record)
{
    const uint32_t number = m_network.GetArrivalNumber(record.state.user);
    if (m_awaited.erase(number) > 0)
    {
        GrowsExplanation explanation(number, m_policy, record);
        for (const auto& [name, policy] : m_asked)
        {
            explanation.Ask(name, *policy);
        }
        RecordOthers(record, explanation);
        m_explanations.emplace(number, explanation);
    }
    if (m_awaited.empty())
    {
        Simulator::Stop();
    }
}

void
GrowsExplainer::RecordOthers(const GrowsDecisionRecord& record, GrowsExplanation& explanation) const
{
    const auto& candidates = record.state.candidates;
    const auto network = m_network.GetGrowsHelper().GetNetwork();
    for (uint32_t cell = 0; cell < network->GetNCells(); ++cell)
    {
        const bool isCandidate = std::any_of(candidates.begin(), candidates.end(), [&](auto& one) {
            return one.cell.cell == cell;
        });
        if (!isCandidate && !candidates.empty())
        {
            const auto link = network->GetLink(record.state.user, cell);
            explanation.AddNote("cell " + std::to_string(cell) + " is no candidate: " +
                                GetObjection(link, candidates.front().link.rsrpDbm));
        }
    }
}

std::string
GrowsExplainer::GetObjection(const GrowsRadioLink& link, double bestDbm) const
{
    const auto limits = m_scenario->GetCandidateLimits();
    const double gapDb = bestDbm - link.rsrpDbm;
    if (gapDb > limits.maxRsrpGapDb)
    {
        return GrowsTextTable::Format(gapDb, 1) + " dB weaker than the strongest";
    }
    if (link.fullLoadSinrDb < limits.minSinrDb)
    {
        return "SINR of " + GrowsTextTable::Format(link.fullLoadSinrDb, 1) + " dB at full load";
    }
    return "not among the " + std::to_string(limits.candidates) + " strongest";
}

} // namespace ns3
