// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-handover-recorder.h"

#include "ns3/config.h"
#include "ns3/simulator.h"

namespace ns3
{

GrowsHandoverRecorder::GrowsHandoverRecorder(Ptr<GrowsNetwork> network, const Time& interruption)
    : m_interruption(interruption)
{
    using Self = GrowsHandoverRecorder;
    const std::string path = "/NodeList/*/DeviceList/*/LteUeRrc/";
    network->TraceConnectWithoutContext("Moved", MakeCallback(&Self::RecordMove, this));
    Config::ConnectWithoutContextFailSafe(path + "HandoverStart",
                                          MakeCallback(&Self::RecordStart, this));
    Config::ConnectWithoutContextFailSafe(path + "HandoverEndOk",
                                          MakeCallback(&Self::RecordEnd, this));
}

GrowsHandoverFigures
GrowsHandoverRecorder::GetFigures(double beginS) const
{
    GrowsHandoverFigures figures;
    figures.isKnown = true;
    for (const auto& event : m_events)
    {
        if (event.timeS >= beginS)
        {
            figures.count += event.handovers;
            figures.pingPongs += event.pingPongs;
            figures.interruptionS += event.interruptedS;
        }
    }
    return figures;
}

void
GrowsHandoverRecorder::RecordMove(uint32_t user, uint32_t from, uint32_t to)
{
    const double nowS = Simulator::Now().GetSeconds();
    const bool isPingPong = m_count.Add(user, from, to, nowS);
    m_events.push_back({nowS, 1.0, isPingPong ? 1.0 : 0.0, m_interruption.GetSeconds()});
}

void
GrowsHandoverRecorder::RecordStart(uint64_t imsi,
                                   uint16_t /* cellId */,
                                   uint16_t /* rnti */,
                                   uint16_t /* targetCellId */)
{
    m_started[imsi] = Simulator::Now();
}

void
GrowsHandoverRecorder::RecordEnd(uint64_t imsi, uint16_t /* cellId */, uint16_t /* rnti */)
{
    const auto started = m_started.find(imsi);
    if (started != m_started.end())
    {
        const double seconds = (Simulator::Now() - started->second).GetSeconds();
        m_events.push_back({Simulator::Now().GetSeconds(), 0.0, 0.0, seconds});
        m_started.erase(started);
    }
}

} // namespace ns3
