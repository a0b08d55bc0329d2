// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_LTE_SCENE_H
#define GROWS_LTE_SCENE_H

#include "grows-handler-log.h"
#include "grows-test-policies.h"

#include "ns3/boolean.h"
#include "ns3/config.h"
#include "ns3/constant-position-mobility-model.h"
#include "ns3/grows-lte-helper.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/lte-enb-rrc.h"
#include "ns3/lte-ue-phy.h"
#include "ns3/lte-ue-rrc.h"
#include "ns3/object-map.h"
#include "ns3/on-off-helper.h"
#include "ns3/packet-sink-helper.h"
#include "ns3/packet-sink.h"
#include "ns3/point-to-point-epc-helper.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <map>
#include <utility>
#include <vector>

namespace ns3
{

/// What a scene is made of.
struct GrowsLteSceneSettings
{
    std::vector<Vector> cells{{0, 0, 30}, {500, 0, 30}, {250, 433, 30}}; //!< positions
    std::vector<uint32_t> carriers{100, 200, 300};                       //!< downlink EARFCNs
    std::vector<uint32_t> resourceBlocks{6, 6, 6};                       //!< bandwidths
    uint32_t ues{1};                                                     //!< UE devices
    Vector position{250, 150, 1.5};                                      //!< of every UE
    std::string scheduler{"ns3::RrFfMacScheduler"};                      //!< of every cell
    std::string dataRate{"200kbps"};                                     //!< to every UE, always
    double trafficEndsS{1e3};                                            //!< when it stops
    uint32_t srsPeriodicity{40};                                         //!< contexts of a cell
    std::string pathLoss{"ns3::LogDistancePropagationLossModel"};        //!< of the channel
    std::string antenna{"ns3::IsotropicAntennaModel"};                   //!< of the cells
    bool rlf{false};                                                     //!< RLF detection
};

/// An LTE network with EPC, traffic and the helper under test.
class GrowsLteScene : public GrowsHandlerLog
{
  public:
    /// \param settings what it is made of
    explicit GrowsLteScene(const GrowsLteSceneSettings& settings)
        : policy(CreateObject<GrowsCellPolicy>()),
          grows(policy)
    {
        GrowsLteNetwork::ConfigureDefaults(settings.srsPeriodicity);
        Config::SetDefault("ns3::LteUePhy::EnableRlfDetection", BooleanValue(settings.rlf));
        lte = CreateObject<LteHelper>();
        epc = CreateObject<PointToPointEpcHelper>();
        lte->SetEpcHelper(epc);
        lte->SetSchedulerType(settings.scheduler);
        lte->SetPathlossModelType(TypeId::LookupByName(settings.pathLoss));
        lte->SetEnbAntennaModelType(settings.antenna);
        AddCells(settings);
        AddUes(settings);
        AddTraffic(settings);
        lte->AssignStreams(NetDeviceContainer(enbs, ues), 5000);
    }

    ~GrowsLteScene()
    {
        Simulator::Destroy();
        Config::Reset();
    }

    /// Put the handlers in place.
    void Install()
    {
        grows.Install(lte, enbs);
        network = grows.GetLteNetwork();
        Listen(grows);
        grows.TraceConnect("Connected", MakeCallback(&GrowsLteScene::CheckCell, this));
        network->TraceConnectWithoutContext("RbAllocation",
                                            MakeCallback(&GrowsLteScene::Rbs, this));
    }

    /// Run on until a time. \param seconds until when
    void RunUntil(double seconds)
    {
        Simulator::Stop(Seconds(seconds) - Simulator::Now());
        Simulator::Run();
    }

    /// \param ue index of a UE device \return the id of the cell its RRC is connected to, 0: none
    uint16_t GetCellId(uint32_t ue) const
    {
        auto rrc = ues.Get(ue)->GetObject<LteUeNetDevice>()->GetRrc();
        return rrc->GetState() == LteUeRrc::CONNECTED_NORMALLY ? rrc->GetCellId() : 0;
    }

    /// \param cell index of a cell \return its physical cell id
    uint16_t GetEnbCellId(uint32_t cell) const
    {
        return enbs.Get(cell)->GetObject<LteEnbNetDevice>()->GetCellId();
    }

    /// \param cell index of a cell \return contexts in its RRC
    std::size_t CountContexts(uint32_t cell) const
    {
        ObjectMapValue contexts;
        enbs.Get(cell)->GetObject<LteEnbNetDevice>()->GetRrc()->GetAttribute("UeMap", contexts);
        return contexts.GetN();
    }

    /// \return contexts in all RRCs and users in all cells
    std::size_t CountLeftovers() const
    {
        std::size_t leftovers = 0;
        for (uint32_t cell = 0; cell < enbs.GetN(); ++cell)
        {
            leftovers += CountContexts(cell) + network->GetUsers(cell).size() +
                         grows.GetHandlers()[cell]->GetSessions().size();
        }
        return leftovers;
    }

    /// \param ue index of a UE device \param position where it goes
    void MoveTo(uint32_t ue, const Vector& position)
    {
        ueNodes.Get(ue)->GetObject<MobilityModel>()->SetPosition(position);
    }

    /// \param ue index of a UE device \return payload bytes its application has received
    uint64_t GetSinkBytes(uint32_t ue) const
    {
        return sinks.Get(ue)->GetObject<PacketSink>()->GetTotalRx();
    }

    Ptr<LteHelper> lte;             //!< LTE
    Ptr<PointToPointEpcHelper> epc; //!< core network
    NodeContainer enbNodes;         //!< base stations
    NodeContainer ueNodes;          //!< UEs
    NetDeviceContainer enbs;        //!< their devices
    NetDeviceContainer ues;         //!< their devices
    ApplicationContainer sinks;     //!< one per UE
    Ptr<GrowsCellPolicy> policy;    //!< chooses a cell
    GrowsLteHelper grows;           //!< under test
    Ptr<GrowsLteNetwork> network;   //!< under test

    uint32_t wrongCells{0};                                //!< connected elsewhere than chosen
    std::map<std::pair<uint32_t, uint32_t>, uint64_t> rbs; //!< by cell and user

  private:
    /// \param settings what the scene is made of
    void AddCells(const GrowsLteSceneSettings& settings)
    {
        enbNodes.Create(settings.cells.size());
        for (uint32_t i = 0; i < settings.cells.size(); ++i)
        {
            auto mobility = CreateObject<ConstantPositionMobilityModel>();
            mobility->SetPosition(settings.cells[i]);
            enbNodes.Get(i)->AggregateObject(mobility);
            lte->SetEnbDeviceAttribute("DlEarfcn", UintegerValue(settings.carriers[i]));
            lte->SetEnbDeviceAttribute("UlEarfcn", UintegerValue(settings.carriers[i] + 18000));
            lte->SetEnbDeviceAttribute("DlBandwidth", UintegerValue(settings.resourceBlocks[i]));
            lte->SetEnbDeviceAttribute("UlBandwidth", UintegerValue(settings.resourceBlocks[i]));
            enbs.Add(lte->InstallEnbDevice(enbNodes.Get(i)));
        }
    }

    /// \param settings what the scene is made of
    void AddUes(const GrowsLteSceneSettings& settings)
    {
        ueNodes.Create(settings.ues);
        for (uint32_t i = 0; i < settings.ues; ++i)
        {
            auto mobility = CreateObject<ConstantPositionMobilityModel>();
            mobility->SetPosition(settings.position);
            ueNodes.Get(i)->AggregateObject(mobility);
        }
        ues = lte->InstallUeDevice(ueNodes);
        InternetStackHelper().Install(ueNodes);
        addresses = epc->AssignUeIpv4Address(ues);
    }

    /// \param settings what the scene is made of
    void AddTraffic(const GrowsLteSceneSettings& settings)
    {
        constexpr uint16_t PORT = 9;
        for (uint32_t i = 0; i < settings.ues; ++i)
        {
            OnOffHelper source("ns3::UdpSocketFactory",
                               InetSocketAddress(addresses.GetAddress(i), PORT));
            source.SetConstantRate(DataRate(settings.dataRate), 250);
            auto sender = source.Install(epc->GetPgwNode());
            sender.Start(MicroSeconds(100 + 7 * i));
            sender.Stop(Seconds(settings.trafficEndsS));
        }
        PacketSinkHelper sink("ns3::UdpSocketFactory",
                              InetSocketAddress(Ipv4Address::GetAny(), PORT));
        sinks = sink.Install(ueNodes);
    }

    /// \param session a session that begins, hopefully where it was to
    void CheckCell(const GrowsSession& session)
    {
        const auto rrc = network->GetUeDevice(session.user)->GetRrc();
        wrongCells += rrc->GetCellId() == GetEnbCellId(session.cell) ? 0 : 1;
    }

    /// An assignment. \param cell where \param user whose \param resourceBlocks how many
    void Rbs(uint32_t cell, uint32_t user, uint32_t resourceBlocks)
    {
        rbs[{cell, user}] += resourceBlocks;
    }

    Ipv4InterfaceContainer addresses; //!< of the UEs
};

} // namespace ns3

#endif /* GROWS_LTE_SCENE_H */
