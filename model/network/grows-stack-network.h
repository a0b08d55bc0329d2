// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_STACK_NETWORK_H
#define GROWS_STACK_NETWORK_H

#include "ns3/event-id.h"
#include "ns3/grows-network.h"
#include "ns3/grows-payload-counter.h"
#include "ns3/grows-radio-map.h"
#include "ns3/net-device.h"
#include "ns3/node-list.h"
#include "ns3/nstime.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace ns3
{

class GrowsUplinkTap;

/**
 * \ingroup grows
 *
 * Common parts of networks of ns-3's cellular stacks: the subscriber of each user, what each user
 * has received and has still to receive, and its phase according to the traces of RRC. The leaves,
 * GrowsLteNetwork and GrowsNrNetwork, control the devices.
 *
 * Every UE that a base station serves counts as its user, also UEs that other code attached or
 * handed over.
 */
class GrowsStackNetwork : public GrowsNetwork
{
  public:
    /// Whose packets count as received.
    enum Direction
    {
        DOWNLINK, //!< packets that a UE receives
        UPLINK,   //!< packets that a UE has sent and another node has received
        BOTH      //!< the sum
    };

    /// \brief Get the type ID.
    /// \return the object TypeId
    static TypeId GetTypeId();

    GrowsStackNetwork();
    ~GrowsStackNetwork() override;

    /// Take over a UE, once: a second call returns the same index.
    /// \param ueDevice its device; aborts with a sentence if it cannot be a user
    /// \return its index as a user
    uint32_t AddUser(Ptr<NetDevice> ueDevice);

    /// \param ueDevice device of a UE \return its index as a user, if it was added
    std::optional<uint32_t> FindUser(Ptr<NetDevice> ueDevice) const;

    /// \param imsi a subscriber
    /// \return its index as a user, if it was added or a base station has served it
    std::optional<uint32_t> FindSubscriber(uint64_t imsi) const;

    /// A user will be associated by this network: activate its default bearer, so that dedicated
    /// ones may follow (LteHelper::ActivateDedicatedEpsBearer) before it is connected.
    /// \param user index of the user
    void Prepare(uint32_t user);

    /// Find out whether an EPC serves a base station: its helper puts its application on the node.
    /// \tparam Application that of the stack
    /// \param node of the base station
    /// \return the application, null if there is none
    template <typename Application>
    static Ptr<Application> FindEpc(Ptr<Node> node);

  protected:
    /// What the stack knows of a user.
    struct UeContext
    {
        std::unique_ptr<GrowsPayloadCounter> counter; //!< counts what it receives
        uint16_t rnti{0};                             //!< its number in its cell, 0 until known
        uint64_t wantedBytes{0};                      //!< of a volume demand, 0 if there is none
        uint64_t goalBytes{0}; //!< byte count that satisfies it, 0 if none is due
        double rbSeconds{0.0}; //!< resource blocks scheduled to it, times seconds
        EventId timeout;       //!< end of the patience while CONNECTING
    };

    /// Find the UE of a subscriber anywhere in the simulation.
    /// \tparam Device that of the stack
    /// \param imsi the subscriber
    /// \return its device, null if there is none
    template <typename Device>
    static Ptr<Device> FindDevice(uint64_t imsi);

    void DoDispose() override;

    /// Add a cell, and listen to its base station.
    /// \param resourceBlocks its bandwidth
    /// \param carrier its carrier, by any number: only equality counts
    /// \param rrc of the base station
    void AddCell(uint32_t resourceBlocks, double carrier, Ptr<Object> rrc);
    /// Number a UE, and listen to it.
    /// \param imsi the subscriber
    /// \param device of the UE
    /// \param rrc of the UE
    /// \return its index
    uint32_t AddUe(uint64_t imsi, Ptr<NetDevice> device, Ptr<Object> rrc);
    /// \param user index of a user \return its number in its cell, 0 if it is not known
    uint16_t GetRnti(uint32_t user) const;
    /// \param cell index of a cell
    /// \param rnti the number of a UE there
    /// \return the user, if its base station knows it
    std::optional<uint32_t> FindUserByRnti(uint32_t cell, uint16_t rnti) const;
    /// Resource blocks were scheduled to a UE.
    /// \param cell index of the cell
    /// \param rnti the number of the UE there
    /// \param rbSeconds how many, times the seconds for which each is its
    /// \return the user, if its base station knows it
    std::optional<uint32_t> CountResourceBlocks(uint32_t cell, uint16_t rnti, double rbSeconds);
    /// \param cell index of a cell
    /// \param reception what a user receives
    /// \return the measurement of this one
    GrowsRadioLink MakeLink(uint32_t cell, const GrowsRadioMap::Reception& reception) const;

    /// The UE is off: remove the base station's context a little later, and report the release. At
    /// once would be a fatal error in the schedulers as soon as a HARQ feedback is on its way.
    /// \param user index of the user
    void RemoveContextLater(uint32_t user);
    /// A UE left its cell without our doing. \param user index of the user
    void NotifyLoss(uint32_t user);

  private:
    uint32_t DoGetNCells() const override;
    uint32_t DoGetNUsers() const override;
    Ptr<Node> DoGetUserNode(uint32_t user) const override;
    uint32_t DoGetResourceBlocks(uint32_t cell) const override;
    uint64_t DoGetReceivedBytes(uint32_t user) const override;
    double DoGetRbSeconds(uint32_t user) const override;
    void DoAssociate(uint32_t user, uint32_t cell, const GrowsDemand& demand) override;
    void DoRelease(uint32_t user) override;

    /// \param ueDevice device of a UE \return an error message; "" if there is none
    virtual std::string DoValidateUser(Ptr<NetDevice> ueDevice) const = 0;
    /// Keep a record of a UE, with AddUe. \param ueDevice its device \return its index as a user
    virtual uint32_t DoRegister(Ptr<NetDevice> ueDevice) = 0;
    /// \param imsi a subscriber \return the device of its UE, null if there is none
    virtual Ptr<NetDevice> DoFindDevice(uint64_t imsi) const = 0;
    /// Have the stack connect a UE, now or when it can.
    /// \param user index of the user
    /// \param cell index of the cell
    virtual void DoStartConnection(uint32_t user, uint32_t cell) = 0;
    /// A connection is not established in time: end it, with Drop or NotifyFailed.
    /// \param user index of the user
    virtual void DoGiveUp(uint32_t user) = 0;
    /// Take a UE off its cell. RemoveContextLater must follow. \param user index of the user
    virtual void DoLeave(uint32_t user) = 0;
    /// A base station has forgotten a user, which has been handed over. Steer it no more if a cell
    /// that is not of this network serves it.
    /// \param user index of the user
    /// \return whether one does; the default is no
    virtual bool DoLetGo(uint32_t user);
    /// \copydoc Prepare
    virtual void DoPrepare(uint32_t user);
    /// Have a base station forget a UE and all that it held, in the EPC as well.
    /// \param cell index of the cell
    /// \param rnti the UE's number there
    virtual void DoRemoveContext(uint32_t cell, uint16_t rnti) = 0;

    /// Find a UE that other code attached, or one of ours.
    /// \param imsi its subscriber
    /// \return its index; it is added if need be
    uint32_t FindOrAdopt(uint64_t imsi);
    /// A base station has a UE connected.
    /// \param cell index of the cell
    /// \param imsi the subscriber
    /// \param cellId physical cell id
    /// \param rnti its number there
    void NotifyContext(uint32_t cell, uint64_t imsi, uint16_t cellId, uint16_t rnti);
    /// A base station has taken over a UE from another.
    /// \param cell index of the cell
    /// \param imsi the subscriber
    /// \param cellId physical cell id
    /// \param rnti its number there
    void NotifyHandover(uint32_t cell, uint64_t imsi, uint16_t cellId, uint16_t rnti);
    /// A base station is forgetting a UE.
    /// \param cell index of the cell
    /// \param imsi the subscriber
    /// \param cellId physical cell id
    /// \param rnti its number there
    void NotifyForgotten(uint32_t cell, uint64_t imsi, uint16_t cellId, uint16_t rnti);
    /// A UE has a data radio bearer.
    /// \param user index of the user
    /// \param imsi the subscriber
    /// \param cellId physical cell id
    /// \param rnti its number there
    /// \param bearer the bearer's number
    void NotifyBearer(uint32_t user, uint64_t imsi, uint16_t cellId, uint16_t rnti, uint8_t bearer);
    /// A UE has received payload. \param user index of the user \param bytes how much
    void NotifyPayload(uint32_t user, uint32_t bytes);

    /// \param payload see attribute Payload
    void SetPayload(GrowsPayloadCounter::Payload payload);
    /// \return see attribute Payload
    GrowsPayloadCounter::Payload GetPayload() const;
    /// \param direction see attribute Direction
    void SetDirection(Direction direction);
    /// \return see attribute Direction
    Direction GetDirection() const;
    /// Count what a user receives. \param user index of the user \param device its device
    void StartCounting(uint32_t user, Ptr<NetDevice> device);
    /// Look at the nodes of the simulation: what any of them receives may be a user's uplink.
    void ConnectUplink();

    /// The base station's context can be removed. \param user index of the user
    void RemoveContext(uint32_t user);

    Time m_connectionTimeout;                               //!< patience with a connection
    Time m_contextRemovalDelay;                             //!< between the two steps of leaving
    std::vector<UeContext> m_ues;                           //!< one per user
    GrowsRadioMap m_map;                                    //!< which cells interfere
    std::vector<std::map<uint16_t, uint32_t>> m_userByRnti; //!< users known to RRC, of each cell
    GrowsPayloadCounter::Payload m_payload;                 //!< see attribute Payload
    Direction m_direction;                                  //!< see attribute Direction
    std::unique_ptr<GrowsUplinkTap> m_uplink;               //!< null: the downlink alone counts
    std::map<uint64_t, uint32_t> m_userByImsi;              //!< index of each subscriber
    std::map<Ptr<NetDevice>, uint32_t> m_userByDevice;      //!< index of each device
};

template <typename Application>
Ptr<Application>
GrowsStackNetwork::FindEpc(Ptr<Node> node)
{
    for (uint32_t i = 0; i < node->GetNApplications(); ++i)
    {
        if (auto application = DynamicCast<Application>(node->GetApplication(i)))
        {
            return application;
        }
    }
    return nullptr;
}

template <typename Device>
Ptr<Device>
GrowsStackNetwork::FindDevice(uint64_t imsi)
{
    for (auto node = NodeList::Begin(); node != NodeList::End(); ++node)
    {
        for (uint32_t i = 0; i < (*node)->GetNDevices(); ++i)
        {
            auto device = DynamicCast<Device>((*node)->GetDevice(i));
            if (device && device->GetImsi() == imsi)
            {
                return device;
            }
        }
    }
    return nullptr;
}

} // namespace ns3

#endif /* GROWS_STACK_NETWORK_H */
