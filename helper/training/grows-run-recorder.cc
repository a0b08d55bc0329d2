// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-run-recorder.h"

#include "grows-network-recorder.h"
#include "grows-training-preset.h"
#include "grows-trajectory-recorder.h"

#include "ns3/abort.h"
#include "ns3/grows-agent-policy.h"
#include "ns3/grows-epsilon-greedy.h"
#include "ns3/grows-globals.h"
#include "ns3/grows-names.h"
#include "ns3/grows-results-helper.h"
#include "ns3/grows-script-recorder.h"
#include "ns3/grows-text-file.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/simulator.h"
#include "ns3/string.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <set>
#include <vector>

namespace ns3
{

namespace
{

/// \param policy decides \return the fingerprint of the model file that it reads; "" if none
std::string
GetWeights(const GrowsAssociationPolicy& policy)
{
    StringValue path;
    const bool reads = policy.GetAttributeFailSafe("Model", path) && !path.Get().empty();
    return reads ? GrowsGetFingerprint({path.Get()}) : "";
}

/// \param network some \return names of all features that it measures and rules decide by
std::string
GetMeasuredFeatures(const GrowsNetwork& network)
{
    std::vector<std::string> names;
    for (const auto& [name, help] : GrowsFeatureSet::GetCatalogue())
    {
        const bool isMeasured =
            network.MeasuresRbShare() || GrowsFeatureSet::FindRbShareReader(name).empty();
        if (isMeasured && name != GrowsFeatureSet::DECLINE)
        {
            names.push_back(name);
        }
    }
    return GrowsJoinNames(names, ",");
}

/// \param helper has installed handlers \return what an agent is to see of the run
GrowsStateEncoder
MakeEncoder(const GrowsHelper& helper)
{
    const auto policy = GrowsEpsilonGreedy::Unwrap(helper.GetPolicy());
    if (const auto agent = DynamicCast<GrowsAgentPolicy>(policy); agent && agent->GetEncoder())
    {
        return *agent->GetEncoder();
    }
    return {
        {GetMeasuredFeatures(*helper.GetNetwork()), GrowsTrainingPreset::Find("radio")->scales}};
}

/// The recording of one run.
class Recorder
{
  public:
    /// \param helper has installed handlers \param recording where to, and how it explores
    Recorder(const GrowsHelper& helper, const GrowsRecording& recording)
        : m_recording(recording),
          m_globals(GrowsGlobals::Get()),
          m_network(helper.GetNetwork()),
          m_trajectoryRecorder(MakeEncoder(helper), m_globals.recordWindow),
          m_results("", "", 0)
    {
        const auto policy = GrowsEpsilonGreedy::Unwrap(helper.GetPolicy());
        m_origin.program = GrowsScriptRecorder::GetProgramName();
        m_origin.policy = policy->GetName();
        m_origin.weights = GetWeights(*policy);
        m_origin.epsilon = recording.epsilon;
        m_origin.seed = RngSeedManager::GetRun();
        Listen(helper);
    }

    /// Record the handlers that are not recorded yet. \param helper has installed them
    void Listen(const GrowsHelper& helper)
    {
        m_trajectoryRecorder.Install(helper);
        m_networkRecorder.Install(helper);
        m_results.Install(helper);
    }

    /// \return where users of the recorded handlers are
    Ptr<GrowsNetwork> GetNetwork() const
    {
        return m_network;
    }

    /// The simulation is over: write the file.
    void Write()
    {
        auto trajectory = m_trajectoryRecorder.GetTrajectory();
        trajectory.network = m_networkRecorder.GetRecord();
        trajectory.origin = m_origin;
        trajectory.origin.cells = trajectory.network.cells.size();
        m_results.Finish();
        const auto result = m_results.GetResult(GrowsScriptRecorder::GetSpan(m_globals));
        trajectory.utility = result.utility;
        trajectory.rejections = result.rejections;
        if (const auto problem = GrowsSaveTrajectory(trajectory, m_recording.file);
            !problem.empty())
        {
            std::cerr << "GrowsRecord: " << problem << std::endl;
        }
    }

  private:
    GrowsRecording m_recording;                   //!< where to, and how it explores
    GrowsGlobals m_globals;                       //!< as they were at the beginning
    GrowsRecordOrigin m_origin;                   //!< which run
    Ptr<GrowsNetwork> m_network;                  //!< where users are
    GrowsTrajectoryRecorder m_trajectoryRecorder; //!< listens
    GrowsNetworkRecorder m_networkRecorder;       //!< listens
    GrowsResultsHelper m_results;                 //!< listens
};

/// What is recorded in this process.
struct Recorders
{
    std::set<std::string> files;                 //!< of all simulations so far
    std::vector<std::unique_ptr<Recorder>> open; //!< of the present simulation

    /// The simulation is over: write all files.
    void Write()
    {
        for (const auto& recorder : open)
        {
            recorder->Write();
        }
        open.clear();
    }
};

/// \return what is recorded in this process
Recorders&
GetRecorders()
{
    static Recorders recorders;
    return recorders;
}

/// Whether helpers are recorded: they are from the beginning.
[[maybe_unused]] const bool IS_LISTENING = [] {
    GrowsHelper::SetRecorder(&GrowsRunRecorder::Record);
    return true;
}();

} // namespace

void
GrowsRunRecorder::Record(const GrowsHelper& helper, const GrowsRecording& recording)
{
    auto& [files, open] = GetRecorders();
    const auto known = std::find_if(open.begin(), open.end(), [&helper](const auto& recorder) {
        return recorder->GetNetwork() == helper.GetNetwork();
    });
    if (known != open.end()) // cells were added
    {
        (*known)->Listen(helper);
        return;
    }
    auto absolute = recording;
    absolute.file = std::filesystem::absolute(recording.file).string();
    if (!files.insert(absolute.file).second)
    {
        std::cerr << "GrowsRecord: " << recording.file << " holds the run of one helper; that of "
                  << "another one is not recorded" << std::endl;
        return;
    }
    const auto problem = GrowsValidateWritable(absolute.file);
    NS_ABORT_MSG_UNLESS(problem.empty(),
                        "GrowsRecord: " << problem << ": name a file in a folder that exists");
    if (open.empty())
    {
        [[maybe_unused]] static const int REGISTERED = std::atexit([] { GetRecorders().Write(); });
        Simulator::ScheduleDestroy([] { GetRecorders().Write(); });
    }
    open.push_back(std::make_unique<Recorder>(helper, absolute));
}

} // namespace ns3
