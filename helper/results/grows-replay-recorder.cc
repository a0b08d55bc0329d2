// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-replay-recorder.h"

#include "ns3/grows-decision-table.h"
#include "ns3/grows-network.h"
#include "ns3/mobility-model.h"
#include "ns3/node.h"
#include "ns3/simulator.h"

#include <cmath>

namespace ns3
{

namespace
{

constexpr double STEP_M = 5.0; //!< what is less is no move

/// \return the columns of decisions.csv
GrowsCsv::Row
GetDecisionColumns()
{
    GrowsCsv::Row columns{"ue", "time_s"};
    const auto more = GrowsGetCandidateColumns();
    columns.insert(columns.end(), more.begin(), more.end());
    columns.insert(columns.end(), {"value", "objection"});
    return columns;
}

/// \param place of a user, if it has one \param before the same \return whether it has moved
bool
HasMoved(const std::optional<Vector>& place, const std::optional<Vector>& before)
{
    return place && (!before || CalculateDistance(*place, *before) >= STEP_M);
}

} // namespace

std::optional<Vector>
GrowsGetUserPlace(const GrowsNetwork& network, uint32_t user)
{
    const auto node = user < network.GetNUsers() ? network.GetUserNode(user) : nullptr;
    const auto mobility = node ? node->GetObject<MobilityModel>() : nullptr;
    return mobility ? std::make_optional(mobility->GetPosition()) : std::nullopt;
}

GrowsReplayRecorder::GrowsReplayRecorder(const std::function<uint32_t(uint32_t user)>& numberOf)
    : m_numberOf(numberOf),
      m_decisions(GetDecisionColumns()),
      m_moves({"ue", "arrived_s", "time_s", "x_m", "y_m", "cell"})
{
}

void
GrowsReplayRecorder::Install(Ptr<GrowsUserAssociation> handler)
{
    m_handlers.push_back(handler);
    handler->TraceConnectWithoutContext("Decision",
                                        MakeCallback(&GrowsReplayRecorder::RecordDecision, this));
    handler->TraceConnectWithoutContext("Window",
                                        MakeCallback(&GrowsReplayRecorder::RecordWindow, this));
}

void
GrowsReplayRecorder::RecordDecision(const GrowsDecisionRecord& record)
{
    const uint32_t user = record.state.user;
    m_spots[user] = {GrowsGetUserPlace(*m_handlers.front()->GetNetwork(), user), record.cell};
    const auto& candidates = record.state.candidates;
    const auto& declineValue = record.decision.declineValue;
    if (m_decisions.GetNRows() + candidates.size() + declineValue.has_value() > MAX_ROWS)
    {
        return;
    }
    const auto addRow = [&](const GrowsCsv::Row& more) {
        GrowsCsv::Row row{std::to_string(m_numberOf(user)),
                          GrowsCsv::Format(record.time.GetSeconds())};
        row.insert(row.end(), more.begin(), more.end());
        m_decisions.AddRow(row);
    };
    for (std::size_t i = 0; i < candidates.size(); ++i)
    {
        auto row = GrowsMakeCandidateRow(candidates[i], &GrowsFormatShort);
        row.push_back(GrowsFormatValue(record.decision, i));
        row.push_back(candidates[i].cell.cell == record.cell ? "" : GrowsGetObjection(record, i));
        addRow(row);
    }
    if (declineValue)
    {
        GrowsCsv::Row row(GrowsGetCandidateColumns().size());
        row.insert(row.end(), {GrowsFormatShort(*declineValue), GrowsGetDeclineObjection(record)});
        addRow(row);
    }
}

void
GrowsReplayRecorder::RecordWindow(uint32_t cell, uint32_t /* users */, double /* utility */)
{
    const auto& handler = m_handlers[cell];
    for (const auto& [user, session] : handler->GetSessions())
    {
        auto& [before, servingCell] = m_spots[user];
        const auto place = GrowsGetUserPlace(*handler->GetNetwork(), user);
        if ((!HasMoved(place, before) && servingCell == cell) || m_moves.GetNRows() >= MAX_ROWS)
        {
            continue;
        }
        m_moves.AddRow({std::to_string(m_numberOf(user)),
                        GrowsCsv::Format(session.arrived.GetSeconds()),
                        GrowsCsv::Format(Simulator::Now().GetSeconds()),
                        place ? GrowsCsv::Format(std::round(place->x)) : "",
                        place ? GrowsCsv::Format(std::round(place->y)) : "",
                        std::to_string(cell)});
        before = place;
        servingCell = cell;
    }
}

} // namespace ns3
