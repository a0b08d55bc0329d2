// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-video-traffic.h"

#include "grows-application-control.h"

#include "ns3/abort.h"
#include "ns3/inet-socket-address.h"

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

namespace ns3
{

namespace
{

constexpr int N_FRAMES = 12;             //!< of a group
constexpr int64_t FRAME_MS = 40;         //!< from frame to frame
constexpr double INTRA_TO_PREDICTED = 5; //!< size of an I frame over that of a P frame

/// Write the trace of a group of frames as UdpTraceClient reads it: number, type, ms, bytes.
/// \param [out] file to write to \param groupBytes of all frames together
void
WriteTrace(std::ostream& file, double groupBytes)
{
    const double predictedBytes = groupBytes / (INTRA_TO_PREDICTED + N_FRAMES - 1);
    double sum = 0.0;
    for (int frame = 1; frame <= N_FRAMES; ++frame)
    {
        const double before = std::round(sum);
        sum += frame == 1 ? INTRA_TO_PREDICTED * predictedBytes : predictedBytes;
        file << frame << ' ' << (frame == 1 ? 'I' : 'P') << ' ' << frame * FRAME_MS << ' '
             << static_cast<uint64_t>(std::round(sum) - before) << '\n';
    }
}

} // namespace

NS_OBJECT_ENSURE_REGISTERED(GrowsVideoTraffic);

TypeId
GrowsVideoTraffic::GetTypeId()
{
    static TypeId tid = TypeId("ns3::GrowsVideoTraffic")
                            .SetParent<GrowsPacketTraffic>()
                            .SetGroupName("Grows")
                            .AddConstructor<GrowsVideoTraffic>();
    return tid;
}

void
GrowsVideoTraffic::DoDispose()
{
    m_client = nullptr;
    GrowsPacketTraffic::DoDispose();
}

void
GrowsVideoTraffic::DoStartApplication(const Session& session)
{
    const Time group = MilliSeconds(N_FRAMES * FRAME_MS);
    m_client = GrowsApplicationControl::Create<UdpTraceClient>();
    m_client->SetRemote(InetSocketAddress(GetRoute().address, GetRoute().port));
    m_client->SetMaxPacketSize(GetClass().GetPacketBytes());
    m_client->SetTraceLoop(true);
    LoadTrace(GetClass().rateBps / 8.0 * group.GetSeconds());
    GrowsApplicationControl::Begin(m_client, GetRoute().host, session.phase * group);
}

void
GrowsVideoTraffic::LoadTrace(double groupBytes)
{
    auto path = (std::filesystem::temp_directory_path() / "grows-video-XXXXXX").string();
    const int descriptor = mkstemp(path.data());
    NS_ABORT_MSG_IF(descriptor < 0,
                    "GrowsVideoTraffic: no file can be made in "
                        << std::filesystem::temp_directory_path()
                        << " for the trace that UdpTraceClient reads; let TMPDIR name a folder "
                           "that can be written to");
    close(descriptor);
    std::ofstream file(path);
    WriteTrace(file, groupBytes);
    file.close();
    m_client->SetTraceFile(path);
    std::filesystem::remove(path);
}

void
GrowsVideoTraffic::DoStop()
{
    GrowsApplicationControl::End(m_client);
}

} // namespace ns3
