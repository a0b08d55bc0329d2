// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-record-trainer.h"

#include "ns3/abort.h"
#include "ns3/grows-own-stream.h"
#include "ns3/grows-tensor-file.h"

#include <algorithm>
#include <numeric>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsRecordTrainer);

namespace
{

/// \return in what two records differ, of what must be the same; "" if in nothing
std::string
FindDifference(const GrowsTrajectory& a, const GrowsTrajectory& b)
{
    if (a.origin.program != b.origin.program)
    {
        return "programs (" + GrowsQuote(a.origin.program) + " and " +
               GrowsQuote(b.origin.program) + ")";
    }
    if (a.origin.cells != b.origin.cells)
    {
        return "numbers of cells (" + std::to_string(a.origin.cells) + " and " +
               std::to_string(b.origin.cells) + ")";
    }
    return a.scales == b.scales ? "" : "scales of the features";
}

/// Allow every action of a state that has any.
void
AllowAll(GrowsObservation& state)
{
    std::fill(state.allowed.begin(), state.allowed.end(), 1);
}

} // namespace

TypeId
GrowsRecordTrainer::GetTypeId()
{
    static TypeId tid = TypeId("ns3::GrowsRecordTrainer")
                            .SetParent<GrowsTrainer>()
                            .SetGroupName("Grows")
                            .AddConstructor<GrowsRecordTrainer>();
    return tid;
}

GrowsRecordTrainer::GrowsRecordTrainer()
    : m_orderDraw(GrowsCreateUniform(GrowsOwnStream::RECORD_ORDER))
{
}

int64_t
GrowsRecordTrainer::AssignStreams(int64_t stream)
{
    m_orderDraw->SetStream(stream);
    return 1;
}

std::string
GrowsRecordTrainer::Load(const std::vector<std::string>& paths,
                         const std::string& features,
                         bool needsRssiShift)
{
    m_records.clear();
    bool isEmpty = true;
    for (const auto& path : paths)
    {
        auto loaded = GrowsLoadTrajectory(path);
        if (!loaded.value)
        {
            return loaded.problem;
        }
        m_records.push_back(std::move(*loaded.value));
        auto& record = m_records.back();
        if (const auto difference = FindDifference(m_records.front(), record); !difference.empty())
        {
            return paths.front() + " and " + path + " are records of different " + difference +
                   ": train from those of one network at a time";
        }
        try
        {
            Adapt(record, features, needsRssiShift);
        }
        catch (const GrowsFileProblem& problem)
        {
            return path + " " + problem.what();
        }
        isEmpty = isEmpty && record.transitions.empty();
    }
    return isEmpty ? "no record has two decisions, one after the other: there is nothing to learn"
                   : "";
}

void
GrowsRecordTrainer::Adapt(GrowsTrajectory& record,
                          const std::string& features,
                          bool needsRssiShift) const
{
    record.network = {};
    GrowsSelectFeatures(record, features);
    GrowsSetRewards(record, GetReward(), EndIsTerminal());
    for (auto& transition : record.transitions)
    {
        if (!MasksFullCells())
        {
            AllowAll(transition.state);
            AllowAll(transition.next);
        }
        if (!needsRssiShift)
        {
            transition.state.shift.clear();
            transition.next.shift.clear();
        }
        else if (transition.state.shift.empty())
        {
            throw GrowsFileProblem("has no graph shift operator of the RSSI: record an agent with "
                                   "GrowsDoubleDqn::Shift=rssi, or train another");
        }
    }
}

const GrowsTrajectory&
GrowsRecordTrainer::GetRecord(uint64_t episode)
{
    for (; m_passes <= episode / m_records.size(); ++m_passes)
    {
        m_order.resize(m_records.size());
        std::iota(m_order.begin(), m_order.end(), 0);
        for (auto last = static_cast<uint32_t>(m_order.size() - 1); last > 0; --last)
        {
            std::swap(m_order[last], m_order[m_orderDraw->GetInteger(0, last)]);
        }
    }
    return m_records[m_order[episode % m_records.size()]];
}

std::optional<std::string>
GrowsRecordTrainer::DoPlayRound(GrowsTrainingProgress& progress)
{
    NS_ABORT_MSG_IF(m_records.empty(), "Training needs records: call Load before Run");
    const auto& record = GetRecord(progress.episode);
    for (const auto& transition : record.transitions)
    {
        AddTransition(transition);
    }
    ++progress.episode;
    progress.utility = record.utility;
    progress.rejections = record.rejections;
    return std::nullopt;
}

} // namespace ns3
