// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-flow-traffic.h"

#include "grows-application-control.h"

#include "ns3/double.h"
#include "ns3/uinteger.h"

#include <cmath>
#include <limits>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsFlowTraffic);

TypeId
GrowsFlowTraffic::GetTypeId()
{
    static TypeId tid = TypeId("ns3::GrowsFlowTraffic")
                            .SetParent<GrowsSessionTraffic>()
                            .SetGroupName("Grows")
                            .AddConstructor<GrowsFlowTraffic>();
    return tid;
}

void
GrowsFlowTraffic::DoDispose()
{
    m_files = nullptr;
    m_flow = nullptr;
    GrowsSessionTraffic::DoDispose();
}

void
GrowsFlowTraffic::DoInstall()
{
    m_flow = CreateObject<GrowsDownlinkFlow>();
    m_flow->SetAttribute("Port", UintegerValue(GetRoute().port));
    m_flow->SetAttribute("PacketSize", UintegerValue(GetClass().GetPacketBytes()));
    m_flow->Install(GetRoute().host, GetRoute().ue, GetRoute().address);
}

void
GrowsFlowTraffic::DoStart(const Session& session)
{
    if (GetClass().kind == GrowsTrafficClass::Kind::BACKLOGGED)
    {
        m_flow->Start(0);
        return;
    }
    const bool isOne = GetClass().HasVolume();
    const auto bytes = isOne ? session.demand.GetVolume()
                             : static_cast<uint64_t>(std::ceil(GetClass().volumeBytes));
    m_files = GrowsApplicationControl::Create<GrowsFileApplication>();
    m_files->SetAttribute("FileSize", UintegerValue(bytes));
    m_files->SetAttribute("FileRate", DoubleValue(isOne ? 0.0 : GetClass().filesPerS));
    m_files->SetFlow(m_flow);
    m_files->SetStream(session.stream);
    GrowsApplicationControl::Begin(m_files, GetRoute().host, Time(0));
}

void
GrowsFlowTraffic::DoStop()
{
    if (m_files)
    {
        GrowsApplicationControl::End(m_files);
    }
    else
    {
        m_flow->Stop();
    }
}

void
GrowsFlowTraffic::DoResume()
{
    m_flow->SendAnew();
}

void
GrowsFlowTraffic::DoReport(GrowsTrafficReport& report) const
{
    if (m_files)
    {
        report.offeredBytes = static_cast<double>(m_files->GetOfferedBytes());
        report.deliveredBytes = m_files->GetReceivedBytes();
        report.completionsS = m_files->GetCompletionsS();
    }
    else
    {
        report.offeredBytes = std::numeric_limits<double>::quiet_NaN();
        report.deliveredBytes = m_flow->GetReceivedBytes();
    }
}

} // namespace ns3
