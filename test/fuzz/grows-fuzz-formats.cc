// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-fuzz-formats.h"

#include "grows-comparison.h"
#include "grows-report.h"
#include "grows-table-comparison.h"

#include "ns3/abort.h"
#include "ns3/grows-file-arrival-process.h"
#include "ns3/grows-scenario-file.h"
#ifdef GROWS_HAS_JSON
#include "ns3/grows-model-file.h"
#include "ns3/grows-trajectory.h"
#endif
#ifdef GROWS_HAS_TRAINING
#include "grows-training-session.h"

#include "ns3/grows-double-dqn.h"
#include "ns3/grows-reward.h"
#include "ns3/grows-training-preset.h"
#endif

#include <cstdlib>
#include <filesystem>
#include <fstream>

/**
 * \file
 * \ingroup grows-tests
 * What is done with a file of each format.
 */

namespace ns3
{

namespace
{

/// Arrivals, one a line.
std::string
ReadArrivals(const std::string& path)
{
    std::vector<GrowsArrival> arrivals;
    return GrowsFileArrivalProcess::Read(path, arrivals);
}

/// A radio scenario: it is drawn from, too.
std::string
ReadScenario(const std::string& path)
{
    Ptr<GrowsRadioScenario> scenario;
    const auto problem = GrowsReadScenario(path, scenario);
    if (problem.empty())
    {
        const auto traffic = scenario->CreateTraffic();
        traffic->AssignStreams(0);
        scenario->GetLinks(traffic->Draw());
    }
    return problem;
}

/// Results that a run of "./grows run" has left: it goes on with them.
std::string
ReadResults(const std::string& path)
{
    const auto table = GrowsCsv::Read(path);
    if (!table)
    {
        return "is no table";
    }
    const auto problem = GrowsReport::Validate(std::filesystem::path(path).filename(), *table);
    if (problem.empty())
    {
        GrowsCsv timing({"policy", "decision_us", "decision_share"});
        GrowsComparison(*table, timing).ToText();
    }
    return problem;
}

/// Results that a run of "./grows table1" has left.
std::string
ReadTable(const std::string& path)
{
    const auto table = GrowsCsv::Read(path);
    const auto problem =
        table ? table->Validate(GrowsTableComparison::COLUMNS, 1) : std::string("is no table");
    if (problem.empty())
    {
        const GrowsTableComparison comparison(*table);
        comparison.GetSummary().ToMarkdown();
        comparison.GetCells(GrowsTableComparison::UTILITY).ToMarkdown();
    }
    return problem;
}

#ifdef GROWS_HAS_JSON
/// A trained agent.
std::string
ReadModel(const std::string& path)
{
    return GrowsLoadModel(path).problem;
}

/// The record of a run, of which a learner learns.
std::string
ReadTrajectory(const std::string& path)
{
    auto loaded = GrowsLoadTrajectory(path);
#ifdef GROWS_HAS_TRAINING
    if (loaded.value)
    {
        GrowsSetRewards(*loaded.value, {}, true);
        const auto learner = CreateObject<GrowsDoubleDqn>();
        for (const auto& transition : loaded.value->transitions)
        {
            learner->AddTransition(transition);
        }
    }
#endif
    return loaded.problem;
}
#endif

#ifdef GROWS_HAS_TRAINING

/// A training that was interrupted, on one small network: it is about to go on.
std::string
ReadCheckpoint(const std::string& path)
{
    GrowsTrainingPreset preset = *GrowsTrainingPreset::Find("grows");
    preset.environments = 1;
    GrowsTrainingPlan plan;
    plan.preset = &preset;
    plan.networks = {"paper-a"};
    plan.output = std::filesystem::path(path).replace_extension().string();
    plan.resume = true;
    plan.configuration = "grows-fuzz";
    plan.episodes = 100;
    return GrowsTrainingSession(plan).Begin();
}
#endif

/// A folder that goes with the process.
class Folder
{
  public:
    Folder()
    {
        std::string name = std::filesystem::temp_directory_path() / "grows-fuzz-XXXXXX";
        NS_ABORT_MSG_UNLESS(mkdtemp(name.data()), "cannot make a folder " << name);
        m_path = name;
    }

    ~Folder()
    {
        std::error_code error;
        std::filesystem::remove_all(m_path, error);
    }

    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    /// \param name of a file \return where it is
    std::string GetPath(const std::string& name) const
    {
        return m_path / name;
    }

  private:
    std::filesystem::path m_path; //!< where it is
};

} // namespace

const std::vector<GrowsFuzzFormat>&
GrowsGetFuzzFormats()
{
    static const std::vector<GrowsFuzzFormat> formats{
        {"arrivals", "arrivals.csv", ReadArrivals, false},
#ifdef GROWS_HAS_TRAINING
        {"checkpoint", "agent.safetensors.checkpoint", ReadCheckpoint, true},
#endif
#ifdef GROWS_HAS_JSON
        {"model", "agent.safetensors", ReadModel, true},
#endif
        {"results", "runs.csv", ReadResults, false},
#ifdef GROWS_HAS_JSON
        {"scenario", "town.json", ReadScenario, true},
#endif
        {"table", "table1.csv", ReadTable, false},
#ifdef GROWS_HAS_JSON
        {"trajectory", "7.safetensors", ReadTrajectory, true}
#endif
    };
    return formats;
}

std::string
GrowsFuzz(const GrowsFuzzFormat& format, std::string_view bytes)
{
    static const Folder folder;
    const auto path = folder.GetPath(format.fileName);
    std::ofstream(path, std::ios::binary) << bytes;
    return format.read(path);
}

} // namespace ns3
