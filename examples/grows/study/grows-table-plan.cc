/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-table-plan.h"

#include "grows-creation.h"
#include "grows-paper-table.h"
#include "grows-policy-training.h"

#include "ns3/config.h"
#include "ns3/double.h"
#include "ns3/grows-csv.h"
#include "ns3/grows-names.h"
#include "ns3/string.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace ns3
{

namespace
{

constexpr int64_t SEEDS = 10;                    //!< by default
constexpr int64_t MAX_EPISODES = 1000000000;     //!< more are a slip of the finger
constexpr uint64_t EVALUATION_SHARE = 5;         //!< of the training's episodes one in so many
constexpr uint64_t LOOK_AHEAD_SHARE = 500;       //!< the same for look-ahead, which is slow
constexpr const char* LOOK_AHEAD = "look-ahead"; //!< the slow one
constexpr const char* SEPARATOR = ":";           //!< between cell and seed of a job

/// In the order of the table.
constexpr const char* POLICIES = "random,max-rssi,least-loaded,greedy-utility,q-learning,"
                                 "q-learning-decay,paper-grows,grows,look-ahead";

/// \return the cells of the paper's table, as people type them
std::string
GetPaperCells()
{
    std::vector<std::string> cells;
    for (const auto& cell : GrowsGetPaperTable())
    {
        cells.push_back(GrowsCsv::Format(cell.arrivalProbability) + ":" +
                        GrowsCsv::Format(cell.meanDemand));
    }
    return GrowsJoinNames(cells, ",");
}

/**
 * \param run one cell with one seed
 * \return what --job says of it
 */
std::string
GetJobName(const GrowsTableRun& run)
{
    return run.cell.name + SEPARATOR + std::to_string(run.seed);
}

} // namespace

GrowsTablePlan::GrowsTablePlan(const std::string& file, const std::string& usage)
    : m_commandLine(file, usage),
      m_options(m_commandLine, POLICIES, SEEDS, "results/table1", "0.5:6:10001"),
      m_cellList(GetPaperCells())
{
    m_commandLine.AddText("preset", "paper-a or paper-m1", m_preset);
    m_commandLine.AddText("cells",
                          "cells of the table, arrival probability:mean demand",
                          m_cellList);
    m_commandLine.AddInteger("episodes",
                             "training episodes; a fifth as many evaluate a policy, a 500th "
                             "look-ahead",
                             1,
                             MAX_EPISODES,
                             m_episodes);
    m_commandLine.AddText("model",
                          "model file of the policy grows; default: it is trained in each cell",
                          m_modelFile);
}

void
GrowsTablePlan::Parse(int argc, char* argv[])
{
    m_commandLine.Parse(argc, argv);
    m_options.Read();
    m_commandLine.RefuseHandlers("in slots, where nobody asks them");
    ReadModel();
    ReadCells();
    Check();
}

void
GrowsTablePlan::ReadModel()
{
    if (!m_commandLine.IsGiven("model"))
    {
        return;
    }
    if (m_modelFile.empty())
    {
        GrowsCommandLine::Fail("--model must name a file, not ''");
    }
    m_model = m_modelFile;
}

void
GrowsTablePlan::ReadCells()
{
    std::set<std::string> known;
    for (const std::string& text : GrowsSplitNames(m_cellList))
    {
        if (text.empty()) // that would be the preset's own
        {
            GrowsCommandLine::Fail("--cells must not have an empty cell, as '" + m_cellList + "'");
        }
        Ptr<GrowsSlottedNetwork> network;
        if (const auto problem = GrowsCreateNetwork(m_preset, text, network); !problem.empty())
        {
            GrowsCommandLine::Fail(problem);
        }
        DoubleValue arrivalProbability;
        DoubleValue meanDemand;
        network->GetAttribute("ArrivalProbability", arrivalProbability);
        network->GetAttribute("MeanDemand", meanDemand);
        GrowsTableCell cell{arrivalProbability.Get(), meanDemand.Get(), ""};
        cell.name = GrowsCsv::Format(cell.arrivalProbability) + SEPARATOR +
                    GrowsCsv::Format(cell.meanDemand);
        if (!known.insert(cell.name).second)
        {
            GrowsCommandLine::Fail("--cells must name each cell once, not " + cell.name + " twice");
        }
        m_cells.push_back(cell);
    }
    if (m_cells.empty())
    {
        GrowsCommandLine::Fail("--cells must name a cell, such as 0.5:6, not '" + m_cellList + "'");
    }
}

void
GrowsTablePlan::Check() const
{
    for (const std::string& name : m_options.GetPolicies())
    {
        CheckPolicy(name);
    }
    CheckModel();
    m_options.Check();
}

void
GrowsTablePlan::CheckPolicy(const std::string& name) const
{
    SetDefaults(name);
    Ptr<GrowsAssociationPolicy> policy;
    const auto problem =
        IsTrained(name) ? GrowsFindLearningProblem(name)
                        : GrowsCreatePolicy(name, m_model, CreateNetwork(m_cells.front()), policy);
    if (!problem.empty())
    {
        GrowsCommandLine::Fail(problem);
    }
}

void
GrowsTablePlan::CheckModel() const
{
    const auto& names = m_options.GetPolicies();
    std::vector<std::string> trained;
    std::copy_if(names.begin(), names.end(), std::back_inserter(trained), [this](const auto& name) {
        return IsTrained(name);
    });
    GrowsCommandLine::Require(m_model ? GrowsFindModelProblem(names, trained) : "");
}

std::vector<GrowsTableRun>
GrowsTablePlan::GetRuns() const
{
    std::vector<GrowsTableRun> runs;
    for (const GrowsTableCell& cell : m_cells)
    {
        for (const std::string& policy : m_options.GetPolicies())
        {
            for (const int64_t seed : m_options.GetSeeds())
            {
                runs.push_back({policy,
                                cell,
                                seed,
                                policy + "-" + GrowsCsv::Format(cell.arrivalProbability) + "-" +
                                    GrowsCsv::Format(cell.meanDemand) + "-" +
                                    std::to_string(seed)});
            }
        }
    }
    return runs;
}

std::vector<GrowsTableRun>
GrowsTablePlan::GetJobRuns() const
{
    const std::string& job = m_options.GetJob();
    std::vector<GrowsTableRun> runs = GetRuns();
    runs.erase(std::remove_if(runs.begin(),
                              runs.end(),
                              [&job](const auto& run) { return GetJobName(run) != job; }),
               runs.end());
    if (!job.empty() && runs.empty())
    {
        GrowsCommandLine::Fail("--job must be a cell and a seed of the plan, not '" + job + "'");
    }
    return runs;
}

std::vector<GrowsJob>
GrowsTablePlan::GetJobs(const GrowsRunFolder& folder) const
{
    // By seed, then by cell: dear and cheap cells take turns, so that the time left can be told.
    std::vector<GrowsTableRun> runs = GetRuns();
    std::stable_sort(runs.begin(), runs.end(), [](const auto& a, const auto& b) {
        return a.seed < b.seed;
    });
    std::set<std::string> known;
    std::vector<GrowsJob> jobs;
    for (const GrowsTableRun& run : runs)
    {
        const std::string job = GetJobName(run);
        if (!folder.HasRun(run.name) && known.insert(job).second)
        {
            jobs.push_back(m_options.MakeJob("cell " + run.cell.name + " with seed " +
                                                 std::to_string(run.seed),
                                             job));
        }
    }
    return jobs;
}

void
GrowsTablePlan::SetDefaults(const std::string& policy) const
{
    Config::Reset();
    GrowsSetLearningDefaults(policy);
    m_commandLine.SetNs3Values();
}

Ptr<GrowsSlottedNetwork>
GrowsTablePlan::CreateNetwork(const GrowsTableCell& cell) const
{
    Ptr<GrowsSlottedNetwork> network;
    if (const auto problem = GrowsCreateNetwork(m_preset, cell.name, network); !problem.empty())
    {
        GrowsCommandLine::Fail(problem);
    }
    return network;
}

Ptr<GrowsAssociationPolicy>
GrowsTablePlan::CreatePolicy(const std::string& name, Ptr<GrowsSlottedNetwork> network) const
{
    Ptr<GrowsAssociationPolicy> policy;
    if (const auto problem = GrowsCreatePolicy(name, m_model, network, policy); !problem.empty())
    {
        GrowsCommandLine::Fail(problem);
    }
    return policy;
}

bool
GrowsTablePlan::IsTrained(const std::string& policy) const
{
    return GrowsCanLearn(policy) && !(policy == GROWS_AGENT && m_model);
}

uint64_t
GrowsTablePlan::GetEpisodes() const
{
    return static_cast<uint64_t>(m_episodes);
}

uint64_t
GrowsTablePlan::GetEvaluationEpisodes(const std::string& policy) const
{
    const uint64_t share = policy == LOOK_AHEAD ? LOOK_AHEAD_SHARE : EVALUATION_SHARE;
    return std::max<uint64_t>(1, GetEpisodes() / share);
}

const std::string&
GrowsTablePlan::GetPreset() const
{
    return m_preset;
}

const std::vector<GrowsTableCell>&
GrowsTablePlan::GetCells() const
{
    return m_cells;
}

const std::optional<std::string>&
GrowsTablePlan::GetModel() const
{
    return m_model;
}

const GrowsCampaignOptions&
GrowsTablePlan::GetOptions() const
{
    return m_options;
}

GrowsRunFolder::Configuration
GrowsTablePlan::GetConfiguration() const
{
    GrowsRunFolder::Configuration configuration{
        {"preset", m_preset},
        {"episodes", std::to_string(m_episodes)},
        {"model", m_model ? GrowsRunFolder::GetFingerprint(*m_model) : "trained"}};
    GrowsNoteModels(&GrowsAssociationPolicy::Create, configuration);
    m_options.NoteBuild(configuration);
    return configuration;
}

} // namespace ns3
