// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_LTE_UE_H
#define GROWS_LTE_UE_H

#include "ns3/callback.h"
#include "ns3/lte-enb-net-device.h"
#include "ns3/lte-helper.h"
#include "ns3/lte-ue-net-device.h"
#include "ns3/lte-ue-rrc.h"
#include "ns3/simple-ref-count.h"

namespace ns3
{

/**
 * \ingroup grows
 *
 * Steers one UE device: connects it to a cell of our choice, takes it off again and keeps it parked
 * until next time. ns-3 knows no such thing: on its own a UE connects to whatever cell is strongest
 * and, when released, does so again. No part of ns-3 is patched; what is used is public:
 *
 * - the first time, what LteHelper::Attach does: the default bearer, activated only once, and a
 *   connection of the NAS to the cell;
 * - later, a "measurement" of the chosen cell and a synchronisation with it, after which the UE
 *   reads the cell's real MIB and SIB1 and connects as ever;
 * - parked, the UE waits for a cell that does not exist, off the channel.
 */
class GrowsLteUe : public SimpleRefCount<GrowsLteUe>
{
  public:
    /// Called when a UE that was connected by us has left its cell without a release.
    using LossListener = Callback<void>;

    /// \param device the UE's device \param listener called at a loss
    GrowsLteUe(Ptr<LteUeNetDevice> device, LossListener listener);
    ~GrowsLteUe();

    GrowsLteUe(const GrowsLteUe&) = delete;
    GrowsLteUe& operator=(const GrowsLteUe&) = delete;

    /// \return the UE's device
    Ptr<LteUeNetDevice> GetDevice() const;

    /// \return whether Connect may be called: the UE was never used, or is parked
    bool IsFree() const;

    /// \return whether radio link failures would tear the UE from the cell chosen for it
    bool HasRlfDetection() const;

    /// Activate the default bearer of a UE that has never been connected, before any other:
    /// dedicated ones may be activated from now on until it is connected. Others are left alone.
    /// \param lteHelper the helper that made the devices
    void Prepare(Ptr<LteHelper> lteHelper);

    /// Connect a free UE. LteUeRrc's trace DrbCreated fires when data can flow.
    /// \param lteHelper the helper that made the devices
    /// \param cell the base station
    /// \param rsrpDbm the UE's measurement of it
    void Connect(Ptr<LteHelper> lteHelper, Ptr<LteEnbNetDevice> cell, double rsrpDbm);

    /// Take the UE off its cell or out of whatever it does to get there, and park it. Not from
    /// within a receive callback, which would pull the radio bearer from under its own feet.
    void Leave();

    /// Steer the UE no more until it is free again: a cell that is none of ours serves it.
    void LetGo();

    /// \return whether the UE is between two cells, when it cannot leave
    bool IsInHandover() const;

  private:
    /// The UE's RRC changed its state.
    /// \param imsi the subscriber
    /// \param cellId the cell
    /// \param rnti its number there
    /// \param from the old state
    /// \param to the new state
    void NotifyState(uint64_t imsi,
                     uint16_t cellId,
                     uint16_t rnti,
                     LteUeRrc::State from,
                     LteUeRrc::State to);
    /// Tune to the carrier of the cell that is being connected: RRC insists on that of its first.
    void Tune();
    /// Park a UE that left its cell without a release, and report it.
    void ReportLoss();
    /// Make a UE that found itself without a cell wait for none.
    void Park();
    /// Pretend a radio link failure: the only way out of a connection that is not established.
    void FailRadioLink();

    Ptr<LteUeNetDevice> m_device; //!< the UE's device
    LossListener m_listener;      //!< called at a loss
    Ptr<LteEnbNetDevice> m_cell;  //!< the cell to be connected to; null: parked or not ours
    bool m_isPrepared{false};     //!< its default bearer was activated
    bool m_wasConnected{false};   //!< Connect was called
    bool m_parked{false};         //!< the UE waits for Connect
};

} // namespace ns3

#endif /* GROWS_LTE_UE_H */
