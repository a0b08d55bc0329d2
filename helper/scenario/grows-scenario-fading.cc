// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-scenario-fading.h"

#include "grows-fading-trace.h"

#include "ns3/abort.h"
#include "ns3/nstime.h"
#include "ns3/propagation-loss-model.h"
#include "ns3/spectrum-channel.h"
#include "ns3/string.h"
#include "ns3/trace-fading-loss-model.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace ns3
{

namespace
{

constexpr double LIGHT_MPS = 299792458.0; //!< speed of light

/// A file that is gone with this object.
class TemporaryFile
{
  public:
    TemporaryFile()
        : m_path((std::filesystem::temp_directory_path() / "grows-fading-XXXXXX").string())
    {
        const int file = mkstemp(m_path.data());
        NS_ABORT_MSG_IF(file < 0,
                        "GrowsInstallFading: cannot write " << m_path
                                                            << "; name another folder in TMPDIR");
        close(file);
    }

    ~TemporaryFile()
    {
        std::remove(m_path.c_str());
    }

    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    const std::string& GetPath() const
    {
        return m_path;
    }

  private:
    std::string m_path; //!< where it is
};

/// \return both directions' channels
std::vector<Ptr<SpectrumChannel>>
GetChannels(Ptr<LteHelper> lteHelper)
{
    return {lteHelper->GetDownlinkSpectrumChannel(), lteHelper->GetUplinkSpectrumChannel()};
}

/// \param channels of the devices \param stream the first random stream
/// \return the number of streams used
int64_t
InstallNakagami(const std::vector<Ptr<SpectrumChannel>>& channels, int64_t stream)
{
    const int64_t first = stream;
    for (const auto& channel : channels)
    {
        const auto model = CreateObject<NakagamiPropagationLossModel>();
        stream += model->AssignStreams(stream);
        channel->AddPropagationLossModel(model);
    }
    return stream - first;
}

/// \param scenario that it is for \param carrierHz of the first carrier
/// \return what its fading trace is made for
GrowsFadingSettings
GetSettings(const GrowsRadioScenario& scenario, double carrierHz)
{
    GrowsFadingSettings settings;
    settings.paths = scenario.GetFadingProfile() == GrowsRadioScenario::VEHICULAR
                         ? GrowsGetVehicularPaths()
                         : GrowsGetPedestrianPaths();
    settings.dopplerHz = scenario.GetFadingSpeed() * carrierHz / LIGHT_MPS;
    settings.resourceBlocks = 0;
    for (const auto& cell : scenario.GetCells())
    {
        settings.resourceBlocks = std::max(settings.resourceBlocks, cell.resourceBlocks);
    }
    return settings;
}

/// \param settings what the trace is made for \param channels of the devices
/// \param stream the first random stream \return the number of streams used
int64_t
InstallTrace(const GrowsFadingSettings& settings,
             const std::vector<Ptr<SpectrumChannel>>& channels,
             int64_t stream)
{
    const auto uniform = CreateObject<UniformRandomVariable>();
    uniform->SetStream(stream);
    const TemporaryFile file;
    std::ofstream output(file.GetPath());
    GrowsWriteFadingTrace(output, GrowsMakeFadingTrace(settings, uniform));
    output.close();
    NS_ABORT_MSG_UNLESS(output, "GrowsInstallFading: cannot write " << file.GetPath());
    const auto model = CreateObject<TraceFadingLossModel>();
    model->SetAttribute("TraceFilename", StringValue(file.GetPath()));
    model->SetAttribute("TraceLength", TimeValue(MilliSeconds(settings.samples)));
    model->SetAttribute("SamplesNum", UintegerValue(settings.samples));
    model->SetAttribute("RbNum", UintegerValue(settings.resourceBlocks));
    model->Initialize(); // reads the file
    for (const auto& channel : channels)
    {
        channel->AddSpectrumPropagationLossModel(model);
    }
    return 1 + model->AssignStreams(stream + 1);
}

} // namespace

int64_t
GrowsInstallFading(const GrowsRadioScenario& scenario,
                   Ptr<LteHelper> lteHelper,
                   double carrierHz,
                   int64_t stream)
{
    switch (scenario.GetFading())
    {
    case GrowsRadioScenario::NAKAGAMI:
        return InstallNakagami(GetChannels(lteHelper), stream);
    case GrowsRadioScenario::TRACE_FADING:
        return InstallTrace(GetSettings(scenario, carrierHz), GetChannels(lteHelper), stream);
    case GrowsRadioScenario::NO_FADING:
        break;
    }
    return 0;
}

} // namespace ns3
