// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_NR_NETWORK_H
#define GROWS_NR_NETWORK_H

#include "ns3/grows-stack-network.h"
#include "ns3/net-device-container.h"
#include "ns3/nr-epc-helper.h"
#include "ns3/nr-gnb-net-device.h"
#include "ns3/nr-helper.h"
#include "ns3/nr-phy-mac-common.h"
#include "ns3/nr-ue-net-device.h"
#include "ns3/nstime.h"
#include "ns3/sfnsf.h"

#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 *
 * 5G-LENA's NR as a network of the module: one cell per gNB device, one user per UE device. RSRP is
 * measured by the UE, also before it is attached; resource use is read from the gNB's slots;
 * received bytes are counted at the UE's IP layer. The first bandwidth part stands for the cell.
 *
 * It needs an EPC and, before a UE is added, its address. A device serves one arrival: 5G-LENA
 * cannot attach it again. A departure takes a while, see the attribute QuietTime.
 *
 * Not covered: gNBs of different numerologies; handover. A connection that is established after
 * ConnectionTimeout cannot be undone: the UE then remains a user of its cell.
 */
class GrowsNrNetwork : public GrowsStackNetwork
{
  public:
    /// \brief Get the type ID.
    /// \return the object TypeId
    static TypeId GetTypeId();

    GrowsNrNetwork();
    ~GrowsNrNetwork() override;

    /**
     * Set the defaults of 5G-LENA that user association requires, unless they were
     * overridden. Call before devices are created.
     *
     * - NrUePhy::EnableRlfDetection off: it would release UEs from a cell that a policy chose
     *   although it is weak.
     * - NrRlcUm::MaxTxBufferSize: the default of 10 kB empties within a slot; what is in it when a
     *   user leaves must still be sent.
     */
    static void ConfigureDefaults();

    /// What keeps these devices from being a network of the module.
    /// \param gnbDevices devices of base stations
    /// \return an error message that names the remedy; "" if there is none
    static std::string Validate(const NetDeviceContainer& gnbDevices);

    /// What keeps this device from being a user.
    /// \param ueDevice device of a UE
    /// \return an error message that names the remedy; "" if there is none
    static std::string Validate(Ptr<NetDevice> ueDevice);

    /// Use base stations as cells, in this order, and configure those that are not configured yet:
    /// set numerology, bandwidth and similar attributes before. Call once, before the simulation
    /// runs.
    /// \param nrHelper the helper that made them
    /// \param gnbDevices their devices; aborts with Validate's message
    void Install(Ptr<NrHelper> nrHelper, const NetDeviceContainer& gnbDevices);

    /// \param user index of a user \return its device
    Ptr<NrUeNetDevice> GetUeDevice(uint32_t user) const;

    /// \param cell index of a cell \return its device
    Ptr<NrGnbNetDevice> GetGnbDevice(uint32_t cell) const;

  protected:
    void DoDispose() override;

  private:
    Ptr<Node> DoGetCellNode(uint32_t cell) const override;
    uint32_t DoGetUserLimit(uint32_t cell) const override;
    double DoGetTxPowerDbm(uint32_t cell) const override;
    double DoGetRbUse(uint32_t cell) const override;
    void DoResetRbUse(uint32_t cell) override;
    GrowsRadioLink DoGetLink(uint32_t user, uint32_t cell) const override;
    std::string DoValidatePool(const std::vector<uint32_t>& users) const override;
    std::string DoValidateUser(Ptr<NetDevice> ueDevice) const override;
    uint32_t DoRegister(Ptr<NetDevice> ueDevice) override;
    Ptr<NetDevice> DoFindDevice(uint64_t imsi) const override;
    bool DoIsFree(uint32_t user) const override;
    void DoStartConnection(uint32_t user, uint32_t cell) override;
    void DoGiveUp(uint32_t user) override;
    void DoLeave(uint32_t user) override;
    void DoRemoveContext(uint32_t cell, uint16_t rnti) override;

    /// One UE.
    struct User
    {
        Ptr<NrUeNetDevice> device; //!< its device
        bool used{false};          //!< it was attached: it cannot be again
        Time activity;             //!< when it was last scheduled, or its data were cut off
        Time measured;             //!< when it last reported
        GrowsRadioMap::Reception measurements; //!< what it reported; empty before the first time
    };

    /// One gNB.
    struct Cell
    {
        Ptr<NrGnbNetDevice> device; //!< its device
        uint64_t usedRegs{0};       //!< resource blocks times symbols, since the last ResetRbUse
        uint64_t offeredRegs{0};    //!< the same, as far as available
    };

    /// Begin to listen to a gNB. \param cell index of the cell
    void Watch(uint32_t cell);
    /// Let a UE that waits keep the slots of the gNBs. \param device the UE
    void SetClock(Ptr<NrUeNetDevice> device) const;
    /// A slot begins at a gNB.
    /// \param cell index of the cell
    /// \param slot its number
    /// \param users scheduled in it
    /// \param usedRegs resource blocks times symbols for data
    /// \param usedSymbols symbols for data
    /// \param resourceBlocks that there are
    /// \param symbols that there are for data
    /// \param bandwidthPart index
    /// \param cellId physical cell id
    void NotifySlot(uint32_t cell,
                    const SfnSf& slot,
                    uint32_t users,
                    uint32_t usedRegs,
                    uint32_t usedSymbols,
                    uint32_t resourceBlocks,
                    uint32_t symbols,
                    uint16_t bandwidthPart,
                    uint16_t cellId);
    /// A gNB has scheduled a UE, down or up.
    /// \param cell index of the cell
    /// \param info whom, and more
    void NotifyScheduling(uint32_t cell, NrSchedulingCallbackInfo info);
    /// A UE reports its measurement of a cell.
    /// \param user index of the user
    /// \param rnti its number, if it is attached
    /// \param cellId physical cell id
    /// \param rsrpDbm reference signal received power
    /// \param rsrqDb not filled in by 5G-LENA
    /// \param isServing whether it is the serving cell
    /// \param carrier component carrier
    void NotifyMeasurement(uint32_t user,
                           uint16_t rnti,
                           uint16_t cellId,
                           double rsrpDbm,
                           double rsrqDb,
                           bool isServing,
                           uint8_t carrier);
    /// \param user index of a user
    /// \return the measurement of the cells: as it reported, or computed if it has not yet
    GrowsRadioMap::Reception Measure(uint32_t user) const;
    /// What a UE will report, but for antennas and fast fading.
    /// \param device the UE
    /// \param gnb the base station
    /// \return reference signal received power in dBm by transmit power and propagation loss
    static double ComputeRsrpDbm(Ptr<NrUeNetDevice> device, Ptr<NrGnbNetDevice> gnb);
    /// Wait until nothing has been sent to or by a user for a while, then take it off.
    /// \param user index of the user
    void Drain(uint32_t user);
    /// Cut a leaving user's data off: at the gNB for the downlink, at the UE for the uplink.
    /// \param user index of the user
    void CutOff(uint32_t user);
    /// Take a UE out of its connection, and have it wait for a cell that does not exist: on its own
    /// it would connect to the strongest.
    /// \param device the UE
    static void Park(Ptr<NrUeNetDevice> device);

    Ptr<NrHelper> m_nrHelper;  //!< made the devices
    std::vector<Cell> m_cells; //!< by index
    std::vector<User> m_users; //!< by index
    Time m_quietTime;          //!< how long nothing must have been sent
};

} // namespace ns3

#endif /* GROWS_NR_NETWORK_H */
