// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-file-application.h"

#include "ns3/double.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"

#include <algorithm>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsFileApplication);

TypeId
GrowsFileApplication::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsFileApplication")
            .SetParent<Application>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsFileApplication>()
            .AddAttribute("FileSize",
                          "Bytes of a file (0.5 MB: 3GPP TR 36.814, A.2.1.3.1).",
                          UintegerValue(500000),
                          MakeUintegerAccessor(&GrowsFileApplication::m_fileBytes),
                          MakeUintegerChecker<uint64_t>(1))
            .AddAttribute("FileRate",
                          "Files that arrive, a second (FTP model 3); 0: one at the start (FTP "
                          "model 1).",
                          DoubleValue(0.0),
                          MakeDoubleAccessor(&GrowsFileApplication::m_filesPerS),
                          MakeDoubleChecker<double>(0.0));
    return tid;
}

GrowsFileApplication::GrowsFileApplication()
    : m_gap(CreateObject<ExponentialRandomVariable>())
{
    m_gap->SetAttribute("Mean", DoubleValue(1.0));
}

void
GrowsFileApplication::DoDispose()
{
    StopApplication(); // the flow stays, for reports of sessions that the simulation's end cuts off
    Application::DoDispose();
}

void
GrowsFileApplication::SetFlow(Ptr<GrowsDownlinkFlow> flow)
{
    m_flow = flow;
}

void
GrowsFileApplication::SetStream(int64_t stream)
{
    m_gap->SetStream(stream);
}

uint64_t
GrowsFileApplication::GetOfferedBytes() const
{
    return (m_completionsS.size() + m_waiting.size()) * m_fileBytes;
}

uint64_t
GrowsFileApplication::GetReceivedBytes() const
{
    const uint64_t part = m_waiting.empty() ? 0 : m_flow->GetReceivedBytes();
    return m_completionsS.size() * m_fileBytes + std::min(part, m_fileBytes);
}

void
GrowsFileApplication::StartApplication()
{
    m_isActive = true;
    m_flow->TraceConnectWithoutContext("Complete",
                                       MakeCallback(&GrowsFileApplication::FinishFile, this));
    if (m_filesPerS > 0.0)
    {
        ScheduleFile();
    }
    else
    {
        AddFile();
    }
}

void
GrowsFileApplication::StopApplication()
{
    m_nextFile.Cancel();
    if (m_isActive)
    {
        m_isActive = false;
        m_flow->TraceDisconnectWithoutContext(
            "Complete",
            MakeCallback(&GrowsFileApplication::FinishFile, this));
        m_flow->Stop();
    }
}

void
GrowsFileApplication::ScheduleFile()
{
    m_nextFile = Simulator::Schedule(Seconds(m_gap->GetValue() / m_filesPerS), [this] {
        AddFile();
        ScheduleFile();
    });
}

void
GrowsFileApplication::AddFile()
{
    m_waiting.push_back(Simulator::Now());
    if (m_waiting.size() == 1)
    {
        m_flow->Start(m_fileBytes);
    }
}

void
GrowsFileApplication::FinishFile()
{
    m_completionsS.push_back((Simulator::Now() - m_waiting.front()).GetSeconds());
    m_waiting.pop_front();
    if (m_waiting.empty())
    {
        m_flow->Stop();
    }
    else
    {
        m_flow->Start(m_fileBytes);
    }
}

} // namespace ns3
