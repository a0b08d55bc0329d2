// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-explanation.h"

#include "grows-text-table.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <sstream>

namespace ns3
{

namespace
{

/// \param value a number \return it with four significant digits
std::string
FormatShort(double value)
{
    std::ostringstream text;
    text.precision(4);
    text << value + 0.0; // no -0
    return text.str();
}

/// \param demand a user's demand \return it, in readable form
std::string
FormatDemand(const GrowsDemand& demand)
{
    const std::string share = ", " + FormatShort(demand.normalised) + " of the mean";
    switch (demand.kind)
    {
    case GrowsDemand::Kind::HOLDING_TIME:
        return FormatShort(demand.amount) + " s of service" + share;
    case GrowsDemand::Kind::VOLUME:
        return FormatShort(demand.amount) + " bytes" + share;
    case GrowsDemand::Kind::SLOTS:
        return FormatShort(demand.amount) + " slots of service" + share;
    default:
        return "to stay for good";
    }
}

/// \param candidate one \return "cell 3"
std::string
GetName(const GrowsCandidate& candidate)
{
    return "cell " + std::to_string(candidate.cell.cell);
}

/// \param evaluation of a policy
/// \param index of a candidate
/// \return what the policy thinks of it; "" if it does not report
std::string
FormatValue(const GrowsPolicyEvaluation& evaluation, std::size_t index)
{
    const auto& values = evaluation.decision.values;
    if (index >= values.size())
    {
        return "";
    }
    return values[index] == GrowsScoredPolicy::NEVER ? "never" : FormatShort(values[index]);
}

/// \param evaluation of a policy
/// \param state what it was asked
/// \return which cell it takes, or why none
std::string
FormatChoice(const GrowsPolicyEvaluation& evaluation, const GrowsAssociationState& state)
{
    return evaluation.checked.choice ? GetName(state.candidates[*evaluation.checked.choice])
                                     : "none: " + GrowsToString(evaluation.checked.reason);
}

/// \param record of an arrival \return index of the candidate that serves it, if one does
std::optional<uint32_t>
FindTaken(const GrowsDecisionRecord& record)
{
    const auto& candidates = record.state.candidates;
    const auto found = std::find_if(candidates.begin(), candidates.end(), [&](const auto& c) {
        return c.cell.cell == record.cell;
    });
    return found == candidates.end()
               ? std::nullopt
               : std::make_optional(static_cast<uint32_t>(found - candidates.begin()));
}

} // namespace

GrowsExplanation::GrowsExplanation(uint32_t number,
                                   const std::string& policy,
                                   const GrowsDecisionRecord& record)
    : m_number(number),
      m_record(record),
      m_evaluations{{policy, record.decision, {FindTaken(record), record.reason}}}
{
}

void
GrowsExplanation::Ask(const std::string& name, GrowsAssociationPolicy& policy)
{
    GrowsPolicyEvaluation evaluation{name, {}, {}};
    evaluation.checked = GrowsDecide(policy, m_record.state, evaluation.decision);
    m_evaluations.push_back(evaluation);
}

void
GrowsExplanation::AddNote(const std::string& sentence)
{
    m_notes.push_back(sentence);
}

std::string
GrowsExplanation::GetHeadline() const
{
    std::ostringstream text;
    text << "arrival " << m_number << " at " << FormatShort(m_record.time.GetSeconds())
         << " s, wants " << FormatDemand(m_record.state.demand) << "; decided by cell "
         << m_record.handlerCell << ", which it measures strongest\n";
    return text.str();
}

std::string
GrowsExplanation::GetCandidates() const
{
    GrowsTextTable table({"candidate",
                          "RSRP dBm",
                          "RSSI dBm",
                          "SINR dB",
                          "alone Mbit/s",
                          "users",
                          "UEs free",
                          "RBs free",
                          "mean utility"});
    for (const GrowsCandidate& candidate : m_record.state.candidates)
    {
        const GrowsCellState& cell = candidate.cell;
        const std::size_t users = cell.users.size();
        table.AddRow({GetName(candidate),
                      GrowsTextTable::Format(candidate.link.rsrpDbm, 1),
                      GrowsTextTable::Format(candidate.link.rssiDbm, 1),
                      GrowsTextTable::Format(candidate.link.sinrDb, 1),
                      GrowsTextTable::Format(1e-6 * candidate.fullCellRateBps, 2),
                      std::to_string(users),
                      std::to_string(cell.HasFreeCapacity() ? cell.capacity - users : 0) + " of " +
                          std::to_string(cell.capacity),
                      GrowsTextTable::Format((1.0 - cell.rbUse) * cell.resourceBlocks, 1) + " of " +
                          std::to_string(cell.resourceBlocks),
                      GrowsTextTable::Format(cell.meanUtility, 3)});
    }
    return table.ToText();
}

std::string
GrowsExplanation::GetEvaluations() const
{
    const auto& candidates = m_record.state.candidates;
    std::vector<std::string> row{"value"};
    for (const GrowsCandidate& candidate : candidates)
    {
        row.push_back(GetName(candidate));
    }
    row.emplace_back("takes");
    GrowsTextTable table(row);
    for (const GrowsPolicyEvaluation& evaluation : m_evaluations)
    {
        row = {evaluation.policy};
        for (std::size_t i = 0; i < candidates.size(); ++i)
        {
            row.push_back(FormatValue(evaluation, i));
        }
        row.push_back(FormatChoice(evaluation, m_record.state));
        table.AddRow(row);
    }
    return table.ToText();
}

std::string
GrowsExplanation::GetObjection(std::size_t index) const
{
    const auto& candidate = m_record.state.candidates[index];
    const GrowsDecision& decision = m_record.decision;
    const auto& fullCells = m_record.cellsFullAtExecution;
    if (std::find(fullCells.begin(), fullCells.end(), candidate.cell.cell) != fullCells.end())
    {
        return "was chosen, but was full at execution";
    }
    if (!candidate.cell.HasFreeCapacity())
    {
        return decision.choice == index ? "was chosen, but is full" : "is full";
    }
    const auto& taken = m_evaluations.front().checked.choice;
    const auto& best = taken ? taken : decision.choice;
    if (!best || index >= decision.values.size())
    {
        return "was not chosen";
    }
    const double less = decision.values[*best] - decision.values[index];
    if (less < 0.0)
    {
        return "has a value more by " + FormatShort(-less) + ", within the margin of the baseline";
    }
    return less > 0.0 ? "has a value less by " + FormatShort(less)
                      : "has the same value, but is weaker";
}

std::string
GrowsExplanation::GetOutcome() const
{
    const auto& evaluation = m_evaluations.front();
    std::string text = evaluation.policy + (m_record.cell ? " took " : " took no cell (") +
                       (m_record.cell ? "cell " + std::to_string(*m_record.cell)
                                      : GrowsToString(m_record.reason) + ")");
    const auto& candidates = m_record.state.candidates;
    for (std::size_t i = 0; i < candidates.size(); ++i)
    {
        if (candidates[i].cell.cell != m_record.cell)
        {
            text += "; " + GetName(candidates[i]) + " " + GetObjection(i);
        }
    }
    for (const std::string& note : m_notes)
    {
        text += "; " + note;
    }
    return text + "\n";
}

std::string
GrowsExplanation::ToText() const
{
    return GetHeadline() + "\n" + GetCandidates() + "\n" + GetEvaluations() + "\n" + GetOutcome();
}

GrowsCsv
GrowsExplanation::ToCsv() const
{
    GrowsCsv table({"arrival",
                    "time_s",
                    "policy",
                    "cell",
                    "rsrp_dbm",
                    "rssi_dbm",
                    "sinr_db",
                    "solo_mbps",
                    "users",
                    "capacity",
                    "rb_use",
                    "mean_utility",
                    "value",
                    "is_taken",
                    "reason"});
    for (const GrowsPolicyEvaluation& evaluation : m_evaluations)
    {
        for (std::size_t i = 0; i < m_record.state.candidates.size(); ++i)
        {
            const GrowsCandidate& candidate = m_record.state.candidates[i];
            const auto& values = evaluation.decision.values;
            table.AddRow({std::to_string(m_number),
                          GrowsCsv::Format(m_record.time.GetSeconds()),
                          evaluation.policy,
                          std::to_string(candidate.cell.cell),
                          GrowsCsv::Format(candidate.link.rsrpDbm),
                          GrowsCsv::Format(candidate.link.rssiDbm),
                          GrowsCsv::Format(candidate.link.sinrDb),
                          GrowsCsv::Format(1e-6 * candidate.fullCellRateBps),
                          std::to_string(candidate.cell.users.size()),
                          std::to_string(candidate.cell.capacity),
                          GrowsCsv::Format(candidate.cell.rbUse),
                          GrowsCsv::Format(candidate.cell.meanUtility),
                          i < values.size() ? GrowsCsv::Format(values[i]) : "",
                          evaluation.checked.choice == i ? "1" : "0",
                          GrowsToString(evaluation.checked.reason)});
        }
    }
    return table;
}

} // namespace ns3
