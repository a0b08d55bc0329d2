// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-script-recorder.h"

#include "ns3/abort.h"
#include "ns3/global-value.h"
#include "ns3/grows-csv.h"
#include "ns3/grows-results-helper.h"
#include "ns3/grows-text-file.h"
#include "ns3/mobility-model.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/simulator.h"
#include "ns3/string.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <vector>

namespace ns3
{

namespace
{

/// \param network some \return its cells, columns cell, x_m, y_m, tx_power_dbm, resource_blocks
GrowsCsv
TabulateCells(const GrowsNetwork& network)
{
    GrowsCsv table({"cell", "x_m", "y_m", "tx_power_dbm", "resource_blocks"});
    for (uint32_t cell = 0; cell < network.GetNCells(); ++cell)
    {
        const auto mobility = network.GetCellNode(cell)->GetObject<MobilityModel>();
        const auto place = mobility ? mobility->GetPosition() : Vector();
        table.AddRow({std::to_string(cell),
                      mobility ? GrowsCsv::Format(place.x) : "",
                      mobility ? GrowsCsv::Format(place.y) : "",
                      GrowsCsv::Format(network.GetTxPowerDbm(cell)),
                      std::to_string(network.GetResourceBlocks(cell))});
    }
    return table;
}

/// The recording of one helper.
class Recording
{
  public:
    /// \param helper has installed handlers \param folder where its tables go
    Recording(const GrowsHelper& helper, const std::filesystem::path& folder)
        : m_folder(folder),
          m_globals(GrowsGlobals::Get()),
          m_begin(std::chrono::steady_clock::now()),
          m_network(helper.GetNetwork()),
          m_results(GrowsScriptRecorder::GetProgramName(),
                    helper.GetPolicy()->GetName(),
                    static_cast<int64_t>(RngSeedManager::GetRun()))
    {
        Listen(helper);
    }

    /// Record the handlers that are not recorded yet. \param helper has installed them
    void Listen(const GrowsHelper& helper)
    {
        m_cells = TabulateCells(*m_network);
        m_results.Install(helper);
    }

    /// \return where users of the recorded handlers are
    Ptr<GrowsNetwork> GetNetwork() const
    {
        return m_network;
    }

    /// The simulation is over: write the tables.
    void Write()
    {
        m_results.Finish();
        const auto span = GrowsScriptRecorder::GetSpan(m_globals);
        const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - m_begin;
        auto tables = m_results.GetTables(span, wall.count());
        tables["cells.csv"] = m_cells;
        tables["places.csv"] = m_results.GetPlaces();
        std::error_code error;
        std::filesystem::create_directories(m_folder, error);
        const bool isWritten = std::all_of(tables.begin(), tables.end(), [this](const auto& table) {
            return table.second.Write((m_folder / table.first).string());
        });
        if (!isWritten)
        {
            std::cerr << "GrowsResults: cannot write to " << m_folder.string() << std::endl;
        }
    }

  private:
    std::filesystem::path m_folder;                //!< where tables go
    GrowsGlobals m_globals;                        //!< as they were at the beginning
    std::chrono::steady_clock::time_point m_begin; //!< of the recording
    Ptr<GrowsNetwork> m_network;                   //!< where users are
    GrowsCsv m_cells;                              //!< as they were when handlers were installed
    GrowsResultsHelper m_results;                  //!< listens
};

/// What is recorded in this process.
struct Recordings
{
    std::filesystem::path folder;                 //!< of GrowsResults, absolute
    uint32_t simulation{1};                       //!< number of the present simulation
    std::vector<std::unique_ptr<Recording>> open; //!< of the present simulation

    /// \return where the next helper's tables go
    std::filesystem::path GetNextFolder() const
    {
        auto next = folder;
        next /= simulation > 1 ? "simulation-" + std::to_string(simulation) : "";
        next /= open.empty() ? "" : "helper-" + std::to_string(open.size() + 1);
        return next;
    }

    /// The simulation is over: write all tables.
    void Write()
    {
        for (const auto& recording : open)
        {
            recording->Write();
        }
        simulation += open.empty() ? 0 : 1;
        open.clear();
    }
};

/// \return what is recorded in this process
Recordings&
GetRecordings()
{
    static Recordings recordings;
    return recordings;
}

/// Write down what this process has understood. \param folder where to
void
WriteValues(const std::filesystem::path& folder)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    const auto path = folder / GrowsScriptRecorder::VALUES;
    NS_ABORT_MSG_IF(std::filesystem::exists(path, error),
                    "GrowsResults: "
                        << folder.string()
                        << " holds the results of another run; give every run a folder of its own");
    std::string text = std::string(GrowsScriptRecorder::VERSION_NAME) + "=" +
                       GrowsScriptRecorder::GetVersion() + "\n";
    for (auto global = GlobalValue::Begin(); global != GlobalValue::End(); ++global)
    {
        StringValue value;
        (*global)->GetValue(value);
        text += (*global)->GetName() + "=" + value.Get() + "\n";
    }
    NS_ABORT_MSG_UNLESS(GrowsWriteFile(path.string(), text),
                        "GrowsResults: cannot write " << path.string());
}

/// Begin with another folder. \param folder absolute
void
BeginFolder(const std::filesystem::path& folder)
{
    [[maybe_unused]] static const int REGISTERED = std::atexit([] { GetRecordings().Write(); });
    WriteValues(folder);
    GetRecordings().folder = folder;
    GetRecordings().simulation = 1;
}

/// Whether helpers are recorded: they are from the beginning.
[[maybe_unused]] const bool IS_LISTENING = [] {
    GrowsHelper::SetInstallListener(&GrowsScriptRecorder::Record);
    return true;
}();

} // namespace

void
GrowsScriptRecorder::Record(const GrowsHelper& helper)
{
    const auto globals = GrowsGlobals::Get();
    if (globals.duration.IsStrictlyPositive())
    {
        const Time end = globals.duration + TimeStep(1); // the last window belongs to the run
        Simulator::Stop(std::max(end - Simulator::Now(), Time(0)));
    }
    if (globals.results.empty())
    {
        return;
    }
    auto& recordings = GetRecordings();
    const auto known =
        std::find_if(recordings.open.begin(), recordings.open.end(), [&](const auto& recording) {
            return recording->GetNetwork() == helper.GetNetwork();
        });
    if (known != recordings.open.end()) // cells were added
    {
        (*known)->Listen(helper);
        return;
    }
    const auto folder = std::filesystem::absolute(globals.results);
    if (recordings.open.empty())
    {
        Simulator::ScheduleDestroy([] { GetRecordings().Write(); });
        if (folder != recordings.folder)
        {
            BeginFolder(folder);
        }
    }
    recordings.open.push_back(std::make_unique<Recording>(helper, recordings.GetNextFolder()));
}

std::string
GrowsScriptRecorder::GetVersion()
{
    return GROWS_VERSION;
}

std::string
GrowsScriptRecorder::GetProgramName()
{
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    std::string name = error ? "script" : program.filename().string();
    std::replace(name.begin(), name.end(), ',', '_'); // it stands in tables
    return name;
}

GrowsRunSpan
GrowsScriptRecorder::GetSpan(const GrowsGlobals& globals)
{
    const double nowS = Simulator::Now().GetSeconds();
    const double durationS = globals.duration.GetSeconds();
    return {globals.warmUp.GetSeconds(), durationS > 0.0 ? std::min(durationS, nowS) : nowS};
}

std::map<std::string, std::string>
GrowsScriptRecorder::ReadValues(const std::string& folder)
{
    std::map<std::string, std::string> values;
    std::ifstream file(folder + "/" + VALUES);
    for (std::string line; std::getline(file, line);)
    {
        const auto equal = std::min(line.find('='), line.size());
        values[line.substr(0, equal)] = line.substr(std::min(equal + 1, line.size()));
    }
    return values;
}

} // namespace ns3
