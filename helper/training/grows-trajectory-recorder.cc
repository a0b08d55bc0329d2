// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-trajectory-recorder.h"

#include "ns3/abort.h"
#include "ns3/grows-epsilon-greedy.h"
#include "ns3/grows-rate-model.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <cmath>

namespace ns3
{

GrowsTrajectoryRecorder::GrowsTrajectoryRecorder(const GrowsStateEncoder& encoder,
                                                 const Time& window)
    : m_encoder(encoder),
      m_window(window)
{
}

void
GrowsTrajectoryRecorder::Install(const GrowsHelper& helper)
{
    const auto& handlers = helper.GetHandlers();
    if (!m_network)
    {
        m_network = helper.GetNetwork();
        m_policy = GrowsEpsilonGreedy::Unwrap(helper.GetPolicy());
        Simulator::Schedule(m_window, &GrowsTrajectoryRecorder::CloseWindow, this);
    }
    for (; m_nHandlers < handlers.size(); ++m_nHandlers)
    {
        [[maybe_unused]] const bool found = handlers[m_nHandlers]->TraceConnectWithoutContext(
            "Decision",
            MakeCallback(&GrowsTrajectoryRecorder::RecordDecision, this));
        NS_ASSERT_MSG(found, "handlers have no trace Decision");
    }
}

void
GrowsTrajectoryRecorder::RecordDecision(const GrowsDecisionRecord& record)
{
    const auto& candidates = record.state.candidates;
    const bool isNoAction =
        record.reason == GrowsReason::DECLINED && !m_encoder.features.HasDecline();
    if (candidates.empty() || isNoAction)
    {
        return; // no cell is measured, or none was wanted: nothing to learn
    }
    m_weights[record.state.user] = record.state.demand.weight;
    Decision decision;
    decision.timeS = Simulator::Now().GetSeconds();
    m_encoder.Encode(m_policy->GetBelievedState(record.state), decision.observation);
    auto& features = decision.observation.features;
    const auto isUnknown = [](float feature) { return !std::isfinite(feature); };
    std::replace_if(features.begin(), features.end(), isUnknown, 0.0F); // a file holds numbers
    decision.action = GetAction(record);
    const auto taken = std::find_if(candidates.begin(), candidates.end(), [&](const auto& one) {
        return record.cell == one.cell.cell;
    });
    if (taken != candidates.end())
    {
        decision.action =
            taken - candidates.begin(); // another, if the chosen cell was full at execution
    }
    decision.probability = record.decision.probability;
    decision.accepted = record.cell.has_value();
    decision.potential = GetLastUtility();
    m_decisions.push_back(std::move(decision));
}

uint32_t
GrowsTrajectoryRecorder::GetAction(const GrowsDecisionRecord& record) const
{
    const auto& values = record.decision.values;
    const auto favourite = std::max_element(values.begin(), values.end()) - values.begin();
    return record.decision.choice.value_or(m_encoder.features.HasDecline()
                                               ? record.state.candidates.size()
                                               : static_cast<std::size_t>(favourite));
}

void
GrowsTrajectoryRecorder::CloseWindow()
{
    m_bytes.resize(m_network->GetNUsers(), 0);
    const double seconds = m_window.GetSeconds();
    double utility = 0.0;
    for (uint32_t user = 0; user < m_bytes.size(); ++user)
    {
        const uint64_t bytes = m_network->GetReceivedBytes(user);
        const auto weight = m_weights.find(user);
        utility += (weight == m_weights.end() ? 1.0 : weight->second) *
                   GrowsUtility(8.0 * static_cast<double>(bytes - m_bytes[user]) / seconds);
        m_bytes[user] = bytes;
    }
    m_sums.push_back(m_sums.back() + utility);
    Simulator::Schedule(m_window, &GrowsTrajectoryRecorder::CloseWindow, this);
}

double
GrowsTrajectoryRecorder::GetLastUtility() const
{
    return m_sums.size() > 1 ? m_sums.back() - m_sums[m_sums.size() - 2] : 0.0;
}

double
GrowsTrajectoryRecorder::GetMeanUtility(double beginS, double endS) const
{
    const double begin = beginS / m_window.GetSeconds();
    const double end = endS / m_window.GetSeconds();
    const auto at = [this](double windows) { // the sum until then
        const auto whole = std::min(static_cast<std::size_t>(windows), m_sums.size() - 2);
        const double part = windows - static_cast<double>(whole);
        return m_sums[whole] + part * (m_sums[whole + 1] - m_sums[whole]);
    };
    constexpr double SHORTEST = 1e-6; // of a window; two at a time: the utility of that moment
    return end - begin > SHORTEST ? (at(end) - at(begin)) / (end - begin)
                                  : (at(begin + SHORTEST) - at(begin)) / SHORTEST;
}

GrowsOutcome
GrowsTrajectoryRecorder::GetOutcome(std::size_t index) const
{
    const Decision& decision = m_decisions[index];
    GrowsOutcome outcome;
    outcome.isLast = index + 1 == m_decisions.size() || m_decisions[index + 1].timeS >= GetEndS();
    const double endS = outcome.isLast ? GetEndS() : m_decisions[index + 1].timeS;
    outcome.utility = GetMeanUtility(decision.timeS, endS);
    outcome.potential = decision.potential;
    outcome.nextPotential = outcome.isLast ? GetLastUtility() : m_decisions[index + 1].potential;
    outcome.elapsedS = endS - decision.timeS;
    outcome.accepted = decision.accepted;
    return outcome;
}

GrowsTrajectory
GrowsTrajectoryRecorder::GetTrajectory() const
{
    GrowsTrajectory trajectory;
    trajectory.origin.policy = m_policy->GetName();
    trajectory.origin.seed = RngSeedManager::GetRun();
    trajectory.features = m_encoder.features.GetNames();
    trajectory.scales = m_encoder.features.GetScales();
    for (std::size_t i = 0; i < m_decisions.size() && m_decisions[i].timeS < GetEndS(); ++i)
    {
        const Decision& decision = m_decisions[i];
        const auto outcome = GetOutcome(i);
        GrowsTransition transition;
        transition.state = decision.observation;
        transition.action = decision.action;
        transition.probability = decision.probability;
        transition.timeS = decision.timeS;
        if (!outcome.isLast)
        {
            transition.next = m_decisions[i + 1].observation;
        }
        trajectory.transitions.push_back(std::move(transition));
        trajectory.outcomes.push_back(outcome);
    }
    return trajectory;
}

} // namespace ns3
