// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-session-traffic.h"

#include "grows-cbr-traffic.h"
#include "grows-flow-traffic.h"
#include "grows-video-traffic.h"
#include "grows-web-traffic.h"

#include "ns3/simulator.h"

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsSessionTraffic);

TypeId
GrowsSessionTraffic::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsSessionTraffic").SetParent<Object>().SetGroupName("Grows");
    return tid;
}

Ptr<GrowsSessionTraffic>
GrowsSessionTraffic::Create(const GrowsTrafficClass& trafficClass)
{
    Ptr<GrowsSessionTraffic> traffic;
    switch (trafficClass.kind)
    {
    case GrowsTrafficClass::Kind::CBR:
        traffic = CreateObject<GrowsCbrTraffic>();
        break;
    case GrowsTrafficClass::Kind::VIDEO:
        traffic = CreateObject<GrowsVideoTraffic>();
        break;
    case GrowsTrafficClass::Kind::WEB:
        traffic = CreateObject<GrowsWebTraffic>();
        break;
    case GrowsTrafficClass::Kind::BACKLOGGED:
    case GrowsTrafficClass::Kind::FTP1:
    case GrowsTrafficClass::Kind::FTP3:
        traffic = CreateObject<GrowsFlowTraffic>();
        break;
    }
    traffic->m_class = trafficClass;
    return traffic;
}

void
GrowsSessionTraffic::DoDispose()
{
    m_route = Route();
    Object::DoDispose();
}

void
GrowsSessionTraffic::Install(const Route& route)
{
    m_route = route;
    DoInstall();
}

void
GrowsSessionTraffic::Start(const Session& session)
{
    Stop();
    m_isActive = true;
    m_start = Simulator::Now();
    DoStart(session);
}

void
GrowsSessionTraffic::Stop()
{
    if (m_isActive)
    {
        m_isActive = false;
        m_end = Simulator::Now();
        DoStop();
    }
}

void
GrowsSessionTraffic::Resume()
{
    if (m_isActive)
    {
        DoResume();
    }
}

void
GrowsSessionTraffic::DoResume()
{
}

GrowsTrafficReport
GrowsSessionTraffic::GetReport() const
{
    GrowsTrafficReport report;
    report.trafficClass = m_class.name;
    report.gbrBps = m_class.gbrBps;
    report.servedS = ((m_isActive ? Simulator::Now() : m_end) - m_start).GetSeconds();
    DoReport(report);
    return report;
}

} // namespace ns3
