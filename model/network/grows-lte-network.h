/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_LTE_NETWORK_H
#define GROWS_LTE_NETWORK_H

#include "ns3/event-id.h"
#include "ns3/grows-lte-link-budget.h"
#include "ns3/grows-lte-rb-tap.h"
#include "ns3/grows-lte-ue.h"
#include "ns3/grows-network.h"
#include "ns3/grows-payload-counter.h"
#include "ns3/lte-enb-net-device.h"
#include "ns3/lte-helper.h"
#include "ns3/lte-ue-net-device.h"
#include "ns3/net-device-container.h"
#include "ns3/nstime.h"
#include "ns3/vector.h"

#include <deque>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 *
 * ns-3's LTE as a network of the module: one cell per eNB device, one user per UE device. Links are
 * computed from the channel, resource blocks are read from the scheduler's assignments, received
 * bytes at the UE's IP layer.
 *
 * It needs an EPC and, before a UE is added, its address. Every UE that an eNB serves counts as its
 * user, also those that other code attached or handed over.
 *
 * Not covered: carrier aggregation. Interference counts cells of exactly the same downlink EARFCN,
 * and only those this network was given.
 */
class GrowsLteNetwork : public GrowsNetwork
{
  public:
    /**
     * \brief Get the type ID.
     * \return the object TypeId
     */
    static TypeId GetTypeId();

    GrowsLteNetwork();
    ~GrowsLteNetwork() override;

    /// What RbAllocation says of an assignment to a UE that has not told its identity yet.
    static constexpr uint32_t NO_USER = std::numeric_limits<uint32_t>::max();

    /**
     * Set those of ns-3's LTE defaults that user association wants otherwise. Call before devices
     * are created.
     *
     * - LteUePhy::EnableRlfDetection off: it would take UEs from a cell that a policy chose
     * although it is weak, and reconnect them to the strongest.
     * - LteEnbRrc::SrsPeriodicity: the number of UEs a cell can take.
     * - LteRlcUm::MaxTxBufferSize: the default of 10 kB empties within a few milliseconds.
     *
     * \param srsPeriodicity UEs a cell can take: 2, 5, 10, 20, 40, 80, 160 or 320
     */
    static void ConfigureDefaults(uint32_t srsPeriodicity = 160);

    /**
     * What keeps these devices from being a network of the module.
     * \param enbDevices devices of base stations
     * \return a sentence that says what is wrong and how to mend it; "" if nothing is
     */
    static std::string FindProblem(const NetDeviceContainer& enbDevices);

    /**
     * What keeps this device from being a user.
     * \param ueDevice device of a UE
     * \return a sentence that says what is wrong and how to mend it; "" if nothing is
     */
    static std::string FindProblem(Ptr<NetDevice> ueDevice);

    /**
     * Take over base stations as cells, in this order. Call once, before the simulation runs.
     * \param lteHelper the helper that made them
     * \param enbDevices their devices; aborts with FindProblem's sentence
     */
    void Install(Ptr<LteHelper> lteHelper, const NetDeviceContainer& enbDevices);

    /**
     * Take over a UE, once: a second call returns the same index.
     * \param ueDevice its device; aborts with FindProblem's sentence
     * \return its index as a user
     */
    uint32_t AddUser(Ptr<NetDevice> ueDevice);

    /**
     * \param ueDevice device of a UE
     * \return its index as a user, if it was added
     */
    std::optional<uint32_t> FindUser(Ptr<NetDevice> ueDevice) const;

    /**
     * \param user index of a user
     * \return its device
     */
    Ptr<LteUeNetDevice> GetUeDevice(uint32_t user) const;

    /**
     * \param cell index of a cell
     * \return its device
     */
    Ptr<LteEnbNetDevice> GetEnbDevice(uint32_t cell) const;

    /**
     * \param cell index of a cell
     * \return downlink resource blocks assigned in it since the beginning
     */
    uint64_t GetAllocatedRbs(uint32_t cell) const;

    /// TracedCallback signature: a downlink assignment of one TTI.
    typedef void (*RbTracedCallback)(uint32_t cell, uint32_t user, uint32_t resourceBlocks);

  protected:
    void DoDispose() override;

  private:
    uint32_t DoGetNCells() const override;
    uint32_t DoGetNUsers() const override;
    Ptr<Node> DoGetCellNode(uint32_t cell) const override;
    uint32_t DoGetResourceBlocks(uint32_t cell) const override;
    uint32_t DoGetUserLimit(uint32_t cell) const override;
    double DoGetTxPowerDbm(uint32_t cell) const override;
    double DoGetRbUse(uint32_t cell) const override;
    void DoResetRbUse(uint32_t cell) override;
    GrowsRadioLink DoGetLink(uint32_t user, uint32_t cell) const override;
    std::vector<uint32_t> DoGetUsers(uint32_t cell) const override;
    std::optional<uint32_t> DoGetServingCell(uint32_t user) const override;
    bool DoIsIdle(uint32_t user) const override;
    uint64_t DoGetReceivedBytes(uint32_t user) const override;
    void DoAssociate(uint32_t user, uint32_t cell, const GrowsDemand& demand) override;
    void DoRelease(uint32_t user) override;

    /// Where a user stands.
    enum class Phase : uint8_t
    {
        IDLE,       //!< not served
        CONNECTING, //!< on its way in, by our doing
        CONNECTED,  //!< served, by our doing
        FOREIGN,    //!< served, by other code's doing
        LEAVING     //!< on its way out, by our doing
    };

    /// How a user heard the cells when last computed.
    struct Hearing
    {
        Time time{-1};                //!< when
        Vector position;              //!< where the user was
        double noiseMw{0.0};          //!< thermal noise per resource element
        std::vector<double> powerDbm; //!< the cells' transmit power then
        std::vector<double> rsrpDbm;  //!< one per cell
        std::vector<double> rsrpMw;   //!< the same, linear
    };

    /// One UE.
    struct User
    {
        Ptr<GrowsLteUe> ue;                           //!< steers it
        GrowsLteLinkBudget::User link;                //!< what its links are computed from
        std::unique_ptr<GrowsPayloadCounter> counter; //!< counts what it receives
        Phase phase{Phase::IDLE};                     //!< where it stands
        uint32_t cell{0};                             //!< its cell, unless IDLE
        uint16_t rnti{0};                             //!< its number there, 0 until known
        bool started{false};     //!< on its way in, and not waiting for its turn
        uint64_t wantedBytes{0}; //!< of a volume demand, 0 if there is none
        uint64_t goalBytes{0};   //!< byte count that satisfies it, 0 if none is due
        EventId timeout;         //!< end of the patience while CONNECTING
        Hearing hearing;         //!< how it heard the cells
    };

    /// One eNB.
    struct Cell
    {
        Ptr<LteEnbNetDevice> device;             //!< its device
        GrowsLteLinkBudget::Cell link;           //!< what its links are computed from
        std::set<uint32_t> users;                //!< whom it serves, connects or is releasing
        std::map<uint16_t, uint32_t> userByRnti; //!< those known to its RRC
        std::unique_ptr<GrowsLteRbTap> tap;      //!< counts its resource blocks
        std::deque<uint32_t> waiting;            //!< users whose connection has not been started
        EventId startEvent;                      //!< next look at those waiting
        uint64_t allocatedRbs{0};                //!< since the beginning
        uint64_t allocatedAtReset{0};            //!< count at the last ResetRbUse
        Time resetTime;                          //!< when that was
    };

    /**
     * Begin to listen to an eNB.
     * \param cell index of the cell
     */
    void Watch(uint32_t cell);
    /**
     * Find a UE that other code attached, or one of ours.
     * \param imsi its subscriber
     * \return its index; it is added if need be
     */
    uint32_t FindOrAdopt(uint64_t imsi);
    /**
     * Keep a record of a UE.
     * \param device its device
     * \return its index as a user
     */
    uint32_t Register(Ptr<LteUeNetDevice> device);

    /**
     * A downlink assignment was made.
     * \param cell index of the cell
     * \param rnti the UE's number there
     * \param resourceBlocks how many
     */
    void NotifyAllocation(uint32_t cell, uint16_t rnti, uint32_t resourceBlocks);
    /**
     * An eNB has a UE connected.
     * \param cell index of the cell
     * \param imsi the subscriber
     * \param cellId physical cell id
     * \param rnti its number there
     */
    void NotifyEnbConnected(uint32_t cell, uint64_t imsi, uint16_t cellId, uint16_t rnti);
    /**
     * An eNB has taken over a UE from another.
     * \param cell index of the cell
     * \param imsi the subscriber
     * \param cellId physical cell id
     * \param rnti its number there
     */
    void NotifyHandover(uint32_t cell, uint64_t imsi, uint16_t cellId, uint16_t rnti);
    /**
     * An eNB is forgetting a UE.
     * \param cell index of the cell
     * \param imsi the subscriber
     * \param cellId physical cell id
     * \param rnti its number there
     */
    void NotifyEnbReleased(uint32_t cell, uint64_t imsi, uint16_t cellId, uint16_t rnti);
    /**
     * A UE has a data radio bearer.
     * \param user index of the user
     * \param imsi the subscriber
     * \param cellId physical cell id
     * \param rnti its number there
     * \param bearer the bearer's number
     */
    void NotifyBearer(uint32_t user, uint64_t imsi, uint16_t cellId, uint16_t rnti, uint8_t bearer);
    /**
     * A UE left its cell without our doing.
     * \param user index of the user
     */
    void NotifyLoss(uint32_t user);
    /**
     * A UE has received payload.
     * \param user index of the user
     * \param bytes how much
     */
    void NotifyPayload(uint32_t user, uint32_t bytes);

    /**
     * Count a user with a cell.
     * \param user index of the user
     * \param cell index of the cell
     * \param phase where it stands now
     */
    void Enter(uint32_t user, uint32_t cell, Phase phase);
    /**
     * Count a user with no cell any more.
     * \param user index of the user
     */
    void Vacate(uint32_t user);
    /**
     * Take a user off its cell, in two steps: the UE now, the eNB's context a little later. At once
     * would be a fatal error in the scheduler as soon as a HARQ feedback is on its way.
     * \param user index of the user
     * \param reason why, NONE if asked to
     */
    void BeginLeaving(uint32_t user, GrowsReason reason);
    /**
     * Try again to release a user that was being handed over.
     * \param user index of the user
     */
    void RetryRelease(uint32_t user);
    /**
     * Second step of BeginLeaving.
     * \param user index of the user
     * \param reason why, NONE if asked to
     */
    void FinishLeaving(uint32_t user, GrowsReason reason);
    /**
     * Report that a user that holds nothing yet will not be connected.
     * \param user index of the user
     * \param reason why
     */
    void Refuse(uint32_t user, GrowsReason reason);
    /**
     * A connection has taken too long.
     * \param user index of the user
     */
    void GiveUp(uint32_t user);
    /**
     * Report that a volume demand is met.
     * \param user index of the user
     */
    void MeetDemand(uint32_t user);
    /**
     * Start connections that wait, as far as the eNB can bear their random access.
     * \param cell index of the cell
     */
    void StartConnections(uint32_t cell);
    /**
     * \param cell index of a cell
     * \return whether one more random access cannot exhaust the contexts of its RRC, come what may
     */
    bool CanStart(uint32_t cell) const;
    /**
     * Bring the record of how a user hears the cells up to date.
     * \param user index of the user
     * \return the record
     */
    const Hearing& Hear(uint32_t user) const;
    /**
     * \param user a user
     * \return whether the record of how it hears the cells still holds
     */
    bool IsFresh(const User& user) const;

    Ptr<LteHelper> m_lteHelper;                   //!< made the devices
    std::unique_ptr<GrowsLteLinkBudget> m_budget; //!< computes links
    std::vector<Cell> m_cells;                    //!< by index
    mutable std::vector<User> m_users;            //!< by index
    std::map<uint64_t, uint32_t> m_userByImsi;    //!< index of each subscriber

    Time m_connectionTimeout;   //!< patience with a connection
    Time m_contextRemovalDelay; //!< between the two steps of leaving
    Time m_linkLifetime;        //!< for how long a computed link is good
    uint32_t m_srsReserve;      //!< contexts kept back

    TracedCallback<uint32_t, uint32_t, uint32_t> m_rbTrace; //!< see RbTracedCallback
};

} // namespace ns3

#endif /* GROWS_LTE_NETWORK_H */
