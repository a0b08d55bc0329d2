// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-table-experiment.h"

#include "grows-estimate.h"
#include "grows-evaluation.h"
#include "grows-factory.h"
#include "grows-paper-table.h"
#include "grows-policy-training.h"

#include "ns3/config.h"
#include "ns3/double.h"
#include "ns3/grows-names.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/string.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>

namespace ns3
{

namespace
{

constexpr int64_t SEEDS = 10;                      //!< by default
constexpr int64_t MAX_TABLE_EPISODES = 1000000000; //!< more are a mistake
constexpr uint64_t EVALUATION_SHARE = 5;           //!< of the training's episodes one in so many
constexpr uint64_t LOOK_AHEAD_SHARE = 500;         //!< the same for look-ahead, which is slow
constexpr const char* LOOK_AHEAD = "look-ahead";   //!< the slow one
constexpr const char* RANDOM = "random";           //!< what the paper's figure 4 is relative to
constexpr uint64_t CURVE_EPISODES = 300;           //!< of a point of the paper's figure 4
constexpr double FIGURE_PROBABILITY = 0.5;         //!< of the cell of that figure
constexpr double FIGURE_DEMAND = 14.0;             //!< of the cell of that figure

/// In the order of the table.
constexpr const char* POLICIES = "random,max-rssi,least-loaded,greedy-utility,q-learning,"
                                 "q-learning-decay,paper-grows,grows,look-ahead";

/// \param cell p and D \param separator what stands between them \return its name
template <typename Cell>
std::string
GetName(const Cell& cell, const std::string& separator)
{
    return GrowsCsv::Format(cell.arrivalProbability) + separator +
           GrowsCsv::Format(cell.meanDemand);
}

/// \return the cells of the paper's table, as on the command line
std::string
GetPaperCells()
{
    std::vector<std::string> cells;
    for (const auto& cell : GrowsGetPaperTable())
    {
        cells.push_back(GetName(cell, ":"));
    }
    return GrowsJoinNames(cells, ",");
}

/// \return what the utility of an episode is the mean over
std::string
DescribeAverage(const GrowsSlottedEnvironment& network)
{
    StringValue average;
    network.GetAttribute("UtilityAverage", average);
    static const std::map<std::string, std::string> descriptions{
        {"Accepted", "the accepted arrivals of an episode"},
        {"Arrivals", "all arrivals of an episode"},
        {"Slots", "the slots of an episode"}};
    return descriptions.at(average.Get());
}

/// \param runs rows of table1.csv \param policy a policy \return its utility, mean over the rows
double
GetUtility(const GrowsCsv& runs, const std::string& policy)
{
    return GrowsEstimateMean(runs.Select("policy", policy).GetNumbers("utility")).mean;
}

} // namespace

GrowsTableExperiment::GrowsTableExperiment(const std::string& file)
    : GrowsExperiment(file,
                      "Makes the paper's table I in the slotted network.",
                      {POLICIES, SEEDS, "results/table1"}),
      m_cellList(GetPaperCells())
{
    auto& line = GetLine();
    m_setting.scenario = "paper-a";
    line.AddText("preset", "paper-a or paper-m1", m_setting.scenario);
    line.AddText("cells", "cells of the table, arrival probability:mean demand", m_cellList);
    line.AddInteger("episodes",
                    "training episodes; a fifth as many evaluate a policy, a 500th look-ahead",
                    1,
                    MAX_TABLE_EPISODES,
                    m_episodes);
    line.AddText("model",
                 "model file of the policy grows; default: it is trained in each cell",
                 m_setting.model);
}

GrowsTableExperiment::~GrowsTableExperiment() = default;

void
GrowsTableExperiment::DoRead()
{
    GetLine().RefuseHandlers("in slots, where nobody asks them");
    ReadCells();
    CheckPolicies();
}

void
GrowsTableExperiment::ReadCells()
{
    std::set<std::string> known;
    for (const std::string& text : GrowsSplitNames(m_cellList))
    {
        GrowsCommandLine::Require( // an empty one would be the preset's own
            text.empty() ? "--cells must not have an empty cell, as '" + m_cellList + "'" : "");
        const auto network = CreateNetwork(text);
        DoubleValue arrivalProbability;
        DoubleValue meanDemand;
        network->GetScenario()->GetAttribute("ArrivalProbability", arrivalProbability);
        network->GetScenario()->GetAttribute("MeanDemand", meanDemand);
        Cell cell{arrivalProbability.Get(), meanDemand.Get(), ""};
        cell.name = GetName(cell, ":");
        GrowsCommandLine::Require(known.insert(cell.name).second
                                      ? ""
                                      : "--cells must name each cell once, not " + cell.name +
                                            " twice");
        m_cells.push_back(cell);
    }
    GrowsCommandLine::Require(
        m_cells.empty() ? "--cells must name a cell, such as 0.5:6, not '" + m_cellList + "'" : "");
}

void
GrowsTableExperiment::CheckPolicies() const
{
    std::vector<std::string> trained;
    for (const std::string& name : GetPolicies())
    {
        SetDefaults(name);
        if (IsTrained(name))
        {
            GrowsCommandLine::Require(GrowsValidateLearning(name));
            trained.push_back(name);
        }
        else
        {
            m_setting.CreatePolicy(name, CreateNetwork(m_cells.front().name));
        }
    }
    GrowsCommandLine::Require(m_setting.model ? GrowsValidateModel(GetPolicies(), trained) : "");
}

std::vector<GrowsRun>
GrowsTableExperiment::DoGetRuns() const
{
    std::vector<GrowsRun> runs;
    for (const Cell& cell : m_cells)
    {
        for (const std::string& policy : GetPolicies())
        {
            for (const int64_t seed : GetSeeds())
            {
                const std::string number = std::to_string(seed);
                const std::string name = policy + "-" + GetName(cell, "-") + "-" + number;
                runs.push_back({policy, seed, cell.name, name, cell.name + ":" + number});
            }
        }
    }
    return runs;
}

void
GrowsTableExperiment::SetDefaults(const std::string& policy) const
{
    Config::Reset();
    GrowsSetLearningDefaults(policy);
    GetLine().SetNs3Values();
}

Ptr<GrowsSlottedEnvironment>
GrowsTableExperiment::CreateNetwork(const std::string& cell) const
{
    GrowsSetting setting = m_setting;
    setting.cell = cell;
    return setting.CreateNetwork();
}

bool
GrowsTableExperiment::IsTrained(const std::string& policy) const
{
    return GrowsCanLearn(policy) && !(policy == GROWS_AGENT && m_setting.model);
}

uint64_t
GrowsTableExperiment::GetEvaluationEpisodes(const std::string& policy) const
{
    const uint64_t share = policy == LOOK_AHEAD ? LOOK_AHEAD_SHARE : EVALUATION_SHARE;
    return std::max<uint64_t>(1, static_cast<uint64_t>(m_episodes) / share);
}

GrowsRunFolder::Configuration
GrowsTableExperiment::DoGetConfiguration() const
{
    const auto& model = m_setting.model;
    GrowsRunFolder::Configuration configuration{
        {"preset", m_setting.scenario},
        {"episodes", std::to_string(m_episodes)},
        {"model", model ? GrowsRunFolder::GetFingerprint(*model) : "trained"}};
    GrowsRecordModels(&GrowsAssociationPolicy::Create, configuration);
    return configuration;
}

GrowsTables
GrowsTableExperiment::DoRun(const GrowsRun& run, const Progress& progress) const
{
    SetDefaults(run.policy);
    RngSeedManager::SetRun(run.seed);
    const auto network = CreateNetwork(run.variant);
    GrowsTrainedPolicy trained;
    if (IsTrained(run.policy))
    {
        trained = GrowsTrainPolicy(
            run.policy,
            {m_setting.scenario, run.variant, static_cast<uint64_t>(m_episodes), CURVE_EPISODES},
            progress);
    }
    else
    {
        trained.policy = m_setting.CreatePolicy(run.policy, network);
    }
    const auto evaluation =
        GrowsEvaluatePolicy(network, trained.policy, GetEvaluationEpisodes(run.policy));
    const auto split = run.variant.find(':');
    GrowsCsv row(GrowsTableComparison::COLUMNS);
    row.AddRow({m_setting.scenario,
                run.policy,
                run.variant.substr(0, split),
                run.variant.substr(split + 1),
                std::to_string(run.seed),
                GrowsCsv::Format(evaluation.utility),
                GrowsCsv::Format(evaluation.rejections)});
    GrowsTables tables{{"table1.csv", row}};
    if (IsTrained(run.policy))
    {
        tables["curve.csv"] = trained.curve;
    }
    return tables;
}

std::string
GrowsTableExperiment::DoReport(GrowsReport& report) const
{
    const auto table = report.Collect("table1.csv");
    const auto curves = GetCurves(table, report);
    report.Write("learning-curve.csv", curves);
    const GrowsTableComparison comparison(table);
    Draw(report, curves, comparison);
    report.Write("table1.md", ToMarkdown(comparison));
    return comparison.GetTitle() + "\n\n" + comparison.GetSummary().ToText() + "\n" +
           report.GetText();
}

std::string
GrowsTableExperiment::ToMarkdown(const GrowsTableComparison& comparison) const
{
    return "# The paper's table I\n\n" + comparison.GetTitle() + "\n\n" +
           comparison.GetSummary().ToMarkdown() + "\n## Mean utility per episode\n\n" +
           comparison.GetCells(GrowsTableComparison::UTILITY).ToMarkdown() +
           "\n## Mean rejections per episode\n\n" +
           comparison.GetCells(GrowsTableComparison::REJECTIONS).ToMarkdown() +
           "\n## How to read it\n\n" + GetNotes();
}

const GrowsTableExperiment::Cell&
GrowsTableExperiment::GetCurveCell() const
{
    const auto found = std::find_if(m_cells.begin(), m_cells.end(), [](const auto& cell) {
        return cell.arrivalProbability == FIGURE_PROBABILITY && cell.meanDemand == FIGURE_DEMAND;
    });
    return found == m_cells.end() ? m_cells.front() : *found;
}

bool
GrowsTableExperiment::IsRelative() const
{
    const auto& policies = GetPolicies();
    return std::find(policies.begin(), policies.end(), RANDOM) != policies.end();
}

GrowsCsv
GrowsTableExperiment::GetCurves(const GrowsCsv& table, const GrowsReport& report) const
{
    GrowsCsv curves({"policy", "episode", "utility"});
    const Cell& cell = GetCurveCell();
    const GrowsCsv here =
        table.Select("arrival_probability", GrowsCsv::Format(cell.arrivalProbability))
            .Select("mean_demand", GrowsCsv::Format(cell.meanDemand));
    const double base = IsRelative() ? GetUtility(here, RANDOM) : 1.0;
    std::map<std::string, std::vector<std::string>> runs;
    for (const GrowsRun& run : DoGetRuns())
    {
        if (run.variant == cell.name)
        {
            runs[run.policy].push_back(run.name);
        }
    }
    for (const std::string& policy : GetPolicies())
    {
        if (!IsTrained(policy))
        {
            const std::string level = GrowsCsv::Format(GetUtility(here, policy) / base);
            curves.AddRow({policy, "0", level});
            curves.AddRow({policy, std::to_string(m_episodes), level});
            continue;
        }
        const auto all = report.Read("curve.csv", runs[policy]);
        for (const std::string& episode : all.GetDistinct("episode"))
        {
            const auto utilities = all.Select("episode", episode).GetNumbers("utility");
            curves.AddRow(
                {policy, episode, GrowsCsv::Format(GrowsEstimateMean(utilities).mean / base)});
        }
    }
    return curves;
}

void
GrowsTableExperiment::Draw(GrowsReport& report,
                           const GrowsCsv& curves,
                           const GrowsTableComparison& comparison) const
{
    const Cell& cell = GetCurveCell();
    const auto seeds = GetSeeds().size();
    GrowsPlots plots(report.GetPath("."),
                     "preset " + m_setting.scenario +
                         ", p = " + GrowsCsv::Format(cell.arrivalProbability) + ", mean demand " +
                         GrowsCsv::Format(cell.meanDemand) + ", " + std::to_string(seeds) +
                         (seeds == 1 ? " seed" : " seeds"));
    plots.AddLearningCurves("learning-curve",
                            curves,
                            IsRelative() ? "utility over that of random" : "utility");
    GrowsPlots table(report.GetPath("."), "Table I of the paper - " + comparison.GetTitle());
    table.AddBars("table1", comparison.GetBars(), "mean demand D", comparison.GetBarLabel());
    report.Draw(table);
    report.Draw(plots);
}

std::string
GrowsTableExperiment::GetNotes() const
{
    const auto network = CreateNetwork(m_cells.front().name);
    std::string notes = "Utility: mean over " + DescribeAverage(*network) +
                        " of the sum over all users of\nln(1 + Mbit/s), the arriving UE "
                        "included; then over episodes. Rejections: arrivals of an episode "
                        "that\nnobody serves. ±: 95 % interval over seeds (Student's t). "
                        "Utility over max-rssi's: ratios of the same\ncell and seed, mean over "
                        "cells. Least over greedy-utility's: of all cells, the one where it is "
                        "least.\n\n";
    notes += "Every policy faces the same arrivals: " + std::to_string(GetEvaluationEpisodes("")) +
             " episodes a cell and seed; look-ahead, which is slow, only the\nfirst " +
             std::to_string(GetEvaluationEpisodes(LOOK_AHEAD)) +
             " of them. Policies that learn were trained first, in each cell and with each seed, "
             "for " +
             std::to_string(m_episodes) +
             "\nepisodes of other arrivals, and learn no more when they are evaluated.";
    notes += m_setting.model
                 ? " The agent of `grows` is not\ntrained here but read from " +
                       std::filesystem::path(*m_setting.model).filename().string() +
                       ": one and the same in all cells.\n\n"
                 : " `grows` and `paper-grows`\nare the training presets of these names "
                   "(`./grows train`).\n\n";
    notes += "The columns of the paper are its table I (Q: Q-learning, B: argmax "
             "RSSI, GROWS), as printed: from its own\nsimulator, without intervals; "
             "it does not say over which episodes they are means. Its scenario is "
             "not\nfully specified: the presets were fitted to column B alone. In "
             "paper-a, every policy that minds the load\nremoves most rejections; in "
             "the paper all policies reject nearly the same number. Ratios of the "
             "paper are to its B.\n";
    return notes;
}

} // namespace ns3
