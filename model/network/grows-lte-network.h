// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_LTE_NETWORK_H
#define GROWS_LTE_NETWORK_H

#include "ns3/grows-stack-network.h"
#include "ns3/lte-enb-net-device.h"
#include "ns3/lte-helper.h"
#include "ns3/lte-ue-net-device.h"
#include "ns3/net-device-container.h"
#include "ns3/nstime.h"

#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace ns3
{

class GrowsLteLinkBudget;

/**
 * \ingroup grows
 *
 * ns-3's LTE as a network of the module: one cell per eNB device, one user per UE device. Links are
 * computed from the channel, resource blocks are read from the scheduler's assignments, received
 * bytes at the UE's IP layer.
 *
 * It needs an EPC and, before a UE is added, its address.
 *
 * Not covered: carrier aggregation. Interference counts cells of exactly the same downlink EARFCN,
 * and only cells of this network.
 */
class GrowsLteNetwork : public GrowsStackNetwork
{
  public:
    /// \brief Get the type ID.
    /// \return the object TypeId
    static TypeId GetTypeId();

    GrowsLteNetwork();
    ~GrowsLteNetwork() override;

    /// The user in RbAllocation if a UE has not sent its identity yet.
    static constexpr uint32_t NO_USER = std::numeric_limits<uint32_t>::max();

    /**
     * Set the defaults of ns-3's LTE that user association requires, unless they were overridden.
     * Call before devices are created.
     *
     * - LteUePhy::EnableRlfDetection off: it would release UEs from a cell that a policy
     *   chose although it is weak, and reconnect them to the strongest.
     * - LteEnbRrc::SrsPeriodicity 160: the number of UEs a cell can take.
     * - LteRlcUm::MaxTxBufferSize: the default of 10 kB empties within a few milliseconds.
     *
     */
    static void ConfigureDefaults();

    /// The same with another number of UEs, whatever was set before.
    /// \param srsPeriodicity UEs a cell can take: 2, 5, 10, 20, 40, 80, 160 or 320
    static void ConfigureDefaults(uint32_t srsPeriodicity);

    /// What keeps these devices from being a network of the module.
    /// \param enbDevices devices of base stations
    /// \return an error message that names the remedy; "" if there is none
    static std::string Validate(const NetDeviceContainer& enbDevices);

    /// What keeps this device from being a user.
    /// \param ueDevice device of a UE
    /// \return an error message that names the remedy; "" if there is none
    static std::string Validate(Ptr<NetDevice> ueDevice);

    /// Take over base stations as cells, in this order, before the simulation runs. A second call
    /// adds cells.
    /// \param lteHelper the helper that made them, always the same
    /// \param enbDevices their devices; aborts with Validate's message
    void Install(Ptr<LteHelper> lteHelper, const NetDeviceContainer& enbDevices);

    /// Use base stations as Install does, but only observe them: other code attaches and detaches
    /// users, and Associate may not be called. No helper is needed.
    /// \param enbDevices their devices, on one channel; aborts with Validate's message
    void Observe(const NetDeviceContainer& enbDevices);

    /// \param cellId physical cell id \return index of the cell, if it is one of this network's
    std::optional<uint32_t> FindCell(uint16_t cellId) const;

    /// \param user index of a user \return its device
    Ptr<LteUeNetDevice> GetUeDevice(uint32_t user) const;

    /// \param cell index of a cell \return its device
    Ptr<LteEnbNetDevice> GetEnbDevice(uint32_t cell) const;

    /// \param cell index of a cell
    /// \return downlink resource blocks assigned in it since the beginning
    uint64_t GetAllocatedRbs(uint32_t cell) const;

    /// TracedCallback signature: a downlink assignment of one TTI.
    typedef void (*RbTracedCallback)(uint32_t cell, uint32_t user, uint32_t resourceBlocks);

  protected:
    void DoDispose() override;

  private:
    Ptr<Node> DoGetCellNode(uint32_t cell) const override;
    uint32_t DoGetUserLimit(uint32_t cell) const override;
    double DoGetTxPowerDbm(uint32_t cell) const override;
    double DoGetRbUse(uint32_t cell) const override;
    void DoResetRbUse(uint32_t cell) override;

    bool DoMeasuresRbShare() const override
    {
        return true;
    }

    GrowsRadioLink DoGetLink(uint32_t user, uint32_t cell) const override;

    std::string DoValidateUser(Ptr<NetDevice> ueDevice) const override
    {
        return Validate(ueDevice);
    }

    uint32_t DoRegister(Ptr<NetDevice> ueDevice) override;
    Ptr<NetDevice> DoFindDevice(uint64_t imsi) const override;
    bool DoIsMeasured(const GrowsRadioLink& link) const override;
    bool DoIsFree(uint32_t user) const override;
    void DoPrepare(uint32_t user) override;
    bool DoLetGo(uint32_t user) override;
    void DoStartConnection(uint32_t user, uint32_t cell) override;
    void DoGiveUp(uint32_t user) override;
    bool DoCanRelease(uint32_t user) const override;
    void DoLeave(uint32_t user) override;
    void DoRemoveContext(uint32_t cell, uint16_t rnti) override;

    struct User; //!< one UE
    struct Cell; //!< one eNB

    /// Take over base stations. \param enbDevices their devices
    void TakeOver(const NetDeviceContainer& enbDevices);
    /// Count the resource blocks of an eNB. \param cell index of the cell
    void Tap(uint32_t cell);
    /// A downlink assignment was made.
    /// \param cell index of the cell
    /// \param rnti the UE's number there
    /// \param resourceBlocks how many
    void NotifyAllocation(uint32_t cell, uint16_t rnti, uint32_t resourceBlocks);
    /// Start connections that wait, as far as the eNB can bear their random access.
    /// \param cell index of the cell
    void StartConnections(uint32_t cell);
    /// \param cell index of a cell
    /// \return whether one more random access cannot exhaust the contexts of its RRC, however many
    ///         preambles it takes; handovers without a reservation are not foreseen
    bool CanStart(uint32_t cell) const;
    /// Bring the record of a user's measurements of the cells up to date.
    /// \param user index of the user
    /// \return the record
    const GrowsRadioMap::Reception& Measure(uint32_t user) const;
    /// \param user index of a user
    /// \return whether the record of the measurement of the cells still holds
    bool IsFresh(uint32_t user) const;

    Ptr<LteHelper> m_lteHelper;                   //!< made the devices; null: only looking on
    std::unique_ptr<GrowsLteLinkBudget> m_budget; //!< computes links
    std::vector<Cell> m_cells;                    //!< by index
    mutable std::vector<User> m_users;            //!< by index

    Time m_linkLifetime;   //!< for how long a computed link is good
    uint32_t m_srsReserve; //!< contexts kept back
    double m_minRsrpDbm;   //!< of a cell that is measured

    TracedCallback<uint32_t, uint32_t, uint32_t> m_rbTrace; //!< see RbTracedCallback
};

} // namespace ns3

#endif /* GROWS_LTE_NETWORK_H */
