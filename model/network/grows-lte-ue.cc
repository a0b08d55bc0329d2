// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-lte-ue.h"

#include "ns3/abort.h"
#include "ns3/boolean.h"
#include "ns3/epc-tft.h"
#include "ns3/epc-ue-nas.h"
#include "ns3/eps-bearer.h"
#include "ns3/lte-ue-phy.h"
#include "ns3/nstime.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"

#include <algorithm>

namespace ns3
{

namespace
{

/// The cell that parked UEs wait for: the highest physical cell id (3GPP TS 36.211, 6.11), which
/// LteHelper, counting up from 1, gives out last.
constexpr uint16_t NO_CELL_ID = 503;
/// Weak enough for nobody, above the -140 dBm under which LteUeRrc ignores a cell.
constexpr double NO_CELL_RSRP_DBM = -139.0;
constexpr double NO_CELL_RSRQ_DB = -30.0;

/// Report the measurement of one cell to a UE's RRC, as its physical layer would.
/// \param rrc the UE's RRC
/// \param cellId the cell
/// \param rsrpDbm reference signal received power
void
ReportMeasurement(Ptr<LteUeRrc> rrc, uint16_t cellId, double rsrpDbm)
{
    LteUeCphySapUser::UeMeasurementsElement element{};
    element.m_cellId = cellId;
    element.m_rsrp = std::max(rsrpDbm, NO_CELL_RSRP_DBM);
    element.m_rsrq = NO_CELL_RSRQ_DB;
    LteUeCphySapUser::UeMeasurementsParameters report;
    report.m_ueMeasurementsList.push_back(element);
    report.m_componentCarrierId = 0;
    rrc->GetLteUeCphySapUser()->ReportUeMeasurements(report);
}

} // namespace

GrowsLteUe::GrowsLteUe(Ptr<LteUeNetDevice> device, LossListener listener)
    : m_device(device),
      m_listener(listener)
{
    m_device->GetRrc()->TraceConnectWithoutContext("StateTransition",
                                                   MakeCallback(&GrowsLteUe::NotifyState, this));
}

GrowsLteUe::~GrowsLteUe()
{
    if (auto rrc = m_device->GetRrc()) // gone once the device is disposed
    {
        rrc->TraceDisconnectWithoutContext("StateTransition",
                                           MakeCallback(&GrowsLteUe::NotifyState, this));
    }
}

Ptr<LteUeNetDevice>
GrowsLteUe::GetDevice() const
{
    return m_device;
}

bool
GrowsLteUe::IsFree() const
{
    return m_parked || m_device->GetRrc()->GetState() == LteUeRrc::IDLE_START;
}

bool
GrowsLteUe::HasRlfDetection() const
{
    BooleanValue enabled;
    m_device->GetPhy()->GetAttribute("EnableRlfDetection", enabled);
    return enabled.Get();
}

void
GrowsLteUe::Connect(Ptr<LteHelper> lteHelper, Ptr<LteEnbNetDevice> cell, double rsrpDbm)
{
    NS_ASSERT_MSG(IsFree(), "the UE is busy");
    m_cell = cell;
    if (!m_wasConnected)
    {
        m_wasConnected = true;
        Prepare(lteHelper);
        m_device->GetNas()->Connect(cell->GetCellId(), cell->GetDlEarfcn());
        return;
    }
    m_parked = false;
    ReportMeasurement(m_device->GetRrc(), cell->GetCellId(), rsrpDbm);
    m_device->GetPhy()->GetLteUeCphySapProvider()->SynchronizeWithEnb(cell->GetCellId(),
                                                                      cell->GetDlEarfcn());
}

void
GrowsLteUe::Prepare(Ptr<LteHelper> lteHelper)
{
    if (m_isPrepared || !IsFree())
    {
        return;
    }
    m_isPrepared = true;
    constexpr uint8_t DEFAULT_BEARER = 1;
    const auto bearer =
        lteHelper->ActivateDedicatedEpsBearer(m_device,
                                              EpsBearer(EpsBearer::NGBR_VIDEO_TCP_DEFAULT),
                                              EpcTft::Default());
    NS_ABORT_MSG_UNLESS(bearer == DEFAULT_BEARER,
                        "the UE on node "
                            << m_device->GetNode()->GetId()
                            << " has a dedicated bearer, but no default bearer, which would be "
                               "used for nothing else: call Arrive, InstallArrivals or Attach of "
                               "the GrowsLteHelper before LteHelper::ActivateDedicatedEpsBearer");
}

void
GrowsLteUe::LetGo()
{
    m_cell = nullptr;
}

bool
GrowsLteUe::IsInHandover() const
{
    return m_device->GetRrc()->GetState() == LteUeRrc::CONNECTED_HANDOVER;
}

void
GrowsLteUe::Leave()
{
    m_cell = nullptr; // from now on it is no loss
    switch (m_device->GetRrc()->GetState())
    {
    case LteUeRrc::CONNECTED_NORMALLY:
    case LteUeRrc::CONNECTED_PHY_PROBLEM:
    case LteUeRrc::CONNECTED_REESTABLISHING:
        m_device->GetNas()->GetAsSapUser()->NotifyConnectionReleased();
        Park();
        break;
    case LteUeRrc::IDLE_CELL_SEARCH:
    case LteUeRrc::IDLE_WAIT_MIB_SIB1:
    case LteUeRrc::IDLE_WAIT_SIB1:
        Park();
        break;
    default:
        FailRadioLink();
        break;
    }
}

void
GrowsLteUe::NotifyState(uint64_t /* imsi */,
                        uint16_t /* cellId */,
                        uint16_t /* rnti */,
                        LteUeRrc::State /* from */,
                        LteUeRrc::State to)
{
    if (to == LteUeRrc::IDLE_WAIT_SIB2 && m_cell)
    {
        Simulator::ScheduleNow(&GrowsLteUe::Tune, Ptr<GrowsLteUe>(this));
    }
    else if (to == LteUeRrc::IDLE_CELL_SEARCH && m_cell)
    {
        m_cell = nullptr;
        Simulator::ScheduleNow(&GrowsLteUe::ReportLoss, Ptr<GrowsLteUe>(this));
    }
}

void
GrowsLteUe::ReportLoss()
{
    Park();
    m_listener();
}

void
GrowsLteUe::Tune()
{
    auto rrc = m_device->GetRrc();
    const bool tuned = !m_cell || (rrc->GetDlEarfcn() == m_cell->GetDlEarfcn() &&
                                   rrc->GetDlBandwidth() == m_cell->GetDlBandwidth());
    if (tuned)
    {
        return;
    }
    auto phy = m_device->GetPhy()->GetLteUeCphySapProvider();
    phy->SynchronizeWithEnb(m_cell->GetCellId(), m_cell->GetDlEarfcn());
    phy->SetDlBandwidth(m_cell->GetDlBandwidth());
}

void
GrowsLteUe::Park()
{
    auto rrc = m_device->GetRrc();
    ReportMeasurement(rrc, NO_CELL_ID, NO_CELL_RSRP_DBM);
    // The report alone does it, unless one of the UE's own came first in this very instant.
    auto phy = m_device->GetPhy()->GetLteUeCphySapProvider();
    phy->SynchronizeWithEnb(NO_CELL_ID, rrc->GetDlEarfcn());
    // Off the channel. RRC's own reset, in the middle of a subframe, ends the reception and so
    // leaves an interference of the old carrier behind, which another carrier's signal must not be
    // divided by; now nothing is being received, and nothing is left behind.
    phy->Reset();
    m_parked = true;
}

void
GrowsLteUe::FailRadioLink()
{
    auto rrc = m_device->GetRrc();
    TimeValue timer;
    UintegerValue indications;
    rrc->GetAttribute("T310", timer);
    rrc->GetAttribute("N310", indications);
    rrc->SetAttribute("T310", TimeValue(Seconds(0)));
    for (uint64_t i = 0; i < indications.Get(); ++i)
    {
        rrc->GetLteUeCphySapUser()->NotifyOutOfSync();
    }
    rrc->SetAttribute("T310", timer);
    // The failure strikes in an event of its own; this one comes right after it.
    Simulator::ScheduleNow(&GrowsLteUe::Park, Ptr<GrowsLteUe>(this));
}

} // namespace ns3
