// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-explanation.h"

#include "grows-text-table.h"

#include "ns3/grows-decision-table.h"

#include <sstream>

namespace ns3
{

namespace
{

/// \param demand a user's demand \return it, in readable form
std::string
FormatDemand(const GrowsDemand& demand)
{
    const std::string share = ", " + GrowsFormatShort(demand.normalised) + " of the mean";
    switch (demand.kind)
    {
    case GrowsDemand::Kind::HOLDING_TIME:
        return GrowsFormatShort(demand.amount) + " s of service" + share;
    case GrowsDemand::Kind::VOLUME:
        return GrowsFormatShort(demand.amount) + " bytes" + share;
    case GrowsDemand::Kind::SLOTS:
        return GrowsFormatShort(demand.amount) + " slots of service" + share;
    default:
        return "to stay for good";
    }
}

/// \param demand a user's demand \return its weight, in readable form; "" if it is the usual one
std::string
FormatWeight(const GrowsDemand& demand)
{
    return demand.weight == 1.0 ? "" : ", weight " + GrowsFormatShort(demand.weight);
}

/// \param candidate one \return "cell 3"
std::string
GetName(const GrowsCandidate& candidate)
{
    return "cell " + std::to_string(candidate.cell.cell);
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

/// \param number of an arrival \param time of it \param evaluation that values to decline
/// \return the row about that: nothing in the columns of a cell
GrowsCsv::Row
MakeDeclineRow(uint32_t number, const Time& time, const GrowsPolicyEvaluation& evaluation)
{
    GrowsCsv::Row row{std::to_string(number),
                      GrowsCsv::Format(time.GetSeconds()),
                      evaluation.policy};
    row.resize(row.size() + GrowsGetCandidateColumns().size());
    row.insert(row.end(),
               {GrowsCsv::Format(*evaluation.decision.declineValue),
                evaluation.checked.reason == GrowsReason::DECLINED ? "1" : "0",
                GrowsToString(evaluation.checked.reason)});
    return row;
}

} // namespace

GrowsExplanation::GrowsExplanation(uint32_t number,
                                   const std::string& policy,
                                   const GrowsDecisionRecord& record)
    : m_number(number),
      m_record(record),
      m_evaluations{{policy, record.decision, {GrowsFindTaken(record), record.reason}}}
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
    text << "arrival " << m_number << " at " << GrowsFormatShort(m_record.time.GetSeconds())
         << " s, wants " << FormatDemand(m_record.state.demand)
         << FormatWeight(m_record.state.demand) << "; decided by cell " << m_record.handlerCell
         << ", which it measures strongest\n";
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
    const bool hasDecline =
        std::any_of(m_evaluations.begin(), m_evaluations.end(), [](const auto& evaluation) {
            return evaluation.decision.declineValue.has_value();
        });
    if (hasDecline)
    {
        row.emplace_back("none");
    }
    row.emplace_back("takes");
    GrowsTextTable table(row);
    for (const GrowsPolicyEvaluation& evaluation : m_evaluations)
    {
        row = {evaluation.policy};
        for (std::size_t i = 0; i < candidates.size(); ++i)
        {
            row.push_back(GrowsFormatValue(evaluation.decision, i));
        }
        if (hasDecline)
        {
            const auto& value = evaluation.decision.declineValue;
            row.push_back(value ? GrowsFormatShort(*value) : "");
        }
        row.push_back(FormatChoice(evaluation, m_record.state));
        table.AddRow(row);
    }
    return table.ToText();
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
            text += "; " + GetName(candidates[i]) + " " + GrowsGetObjection(m_record, i);
        }
    }
    if (m_record.decision.declineValue && m_record.cell)
    {
        text += "; to decline " + GrowsGetDeclineObjection(m_record);
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
    GrowsCsv::Row columns{"arrival", "time_s", "policy"};
    const auto more = GrowsGetCandidateColumns();
    columns.insert(columns.end(), more.begin(), more.end());
    columns.insert(columns.end(), {"value", "is_taken", "reason"});
    GrowsCsv table(columns);
    for (const GrowsPolicyEvaluation& evaluation : m_evaluations)
    {
        for (std::size_t i = 0; i < m_record.state.candidates.size(); ++i)
        {
            GrowsCsv::Row row{std::to_string(m_number),
                              GrowsCsv::Format(m_record.time.GetSeconds()),
                              evaluation.policy};
            const auto known =
                GrowsMakeCandidateRow(m_record.state.candidates[i], &GrowsCsv::Format);
            row.insert(row.end(), known.begin(), known.end());
            const auto& values = evaluation.decision.values;
            row.push_back(i < values.size() ? GrowsCsv::Format(values[i]) : "");
            row.emplace_back(evaluation.checked.choice == i ? "1" : "0");
            row.push_back(GrowsToString(evaluation.checked.reason));
            table.AddRow(row);
        }
        if (evaluation.decision.declineValue)
        {
            table.AddRow(MakeDeclineRow(m_number, m_record.time, evaluation));
        }
    }
    return table;
}

} // namespace ns3
