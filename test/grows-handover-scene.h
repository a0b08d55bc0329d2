// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_HANDOVER_SCENE_H
#define GROWS_HANDOVER_SCENE_H

#include "ns3/boolean.h"
#include "ns3/config.h"
#include "ns3/constant-velocity-mobility-model.h"
#include "ns3/double.h"
#include "ns3/grows-handover-algorithm.h"
#include "ns3/grows-lte-helper.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/lte-enb-rrc.h"
#include "ns3/lte-ue-rrc.h"
#include "ns3/object-map.h"
#include "ns3/on-off-helper.h"
#include "ns3/packet-sink-helper.h"
#include "ns3/packet-sink.h"
#include "ns3/point-to-point-epc-helper.h"
#include "ns3/pointer.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace ns3
{

/// What a scene is made of.
struct GrowsHandoverSceneSettings
{
    std::string policy{"max-rssi"};           //!< of the algorithm
    double hysteresisDb{3.0};                 //!< of the algorithm
    double margin{0.0};                       //!< of the algorithm
    double timeToTriggerS{0.25};              //!< of the algorithm
    double pingPongGuardS{0.0};               //!< of the algorithm
    bool measuredCellsOnly{true};             //!< of the algorithm
    uint32_t candidates{3};                   //!< of the handlers
    std::vector<uint32_t> carriers{100, 100}; //!< downlink EARFCNs of the cells
    bool epc{true};                           //!< a core network
    bool x2{true};                            //!< an X2 interface between the cells
    bool anr{true};                           //!< neighbour relations
    double x2DelayS{0.0};                     //!< of the X2 interface
    bool handlers{false};                     //!< GrowsUserAssociation put there by the script
    bool attach{true};                        //!< the UE is attached by the script
};

/// A script as anybody may have it: two cells 600 m apart on the x axis, a UE at 100 m attached to
/// the first, data for it, and the handover algorithm selected by its name.
class GrowsHandoverScene
{
  public:
    /// \param settings what it is made of
    explicit GrowsHandoverScene(const GrowsHandoverSceneSettings& settings)
        : m_grows("max-rssi")
    {
        Config::SetDefault("ns3::LteUePhy::EnableRlfDetection", BooleanValue(false));
        Config::SetDefault("ns3::GrowsUserAssociation::Candidates",
                           UintegerValue(settings.candidates));
        lte = CreateObject<LteHelper>();
        lte->SetAttribute("AnrEnabled", BooleanValue(settings.anr));
        lte->SetPathlossModelType(TypeId::LookupByName("ns3::LogDistancePropagationLossModel"));
        if (settings.epc)
        {
            m_epc = CreateObject<PointToPointEpcHelper>();
            m_epc->SetAttribute("X2LinkDelay", TimeValue(Seconds(settings.x2DelayS)));
            lte->SetEpcHelper(m_epc);
        }
        lte->SetHandoverAlgorithmType("ns3::GrowsHandoverAlgorithm");
        Configure(settings);
        AddCells(settings);
        AddUe();
        lte->AssignStreams(NetDeviceContainer(enbs, ues), 5000);
        if (settings.x2)
        {
            lte->AddX2Interface(m_enbNodes);
        }
        if (settings.handlers)
        {
            m_grows.Install(lte, enbs);
        }
        if (settings.epc)
        {
            AddTraffic();
        }
        if (settings.attach)
        {
            lte->Attach(ues.Get(0), enbs.Get(0));
        }
    }

    ~GrowsHandoverScene()
    {
        Simulator::Destroy();
        Config::Reset();
    }

    /// Run on until a time. \param seconds until when
    void RunUntil(double seconds)
    {
        Simulator::Stop(Seconds(seconds) - Simulator::Now());
        Simulator::Run();
    }

    /// \param metres where the UE goes, on the x axis
    void MoveTo(double metres)
    {
        m_place->SetPosition({metres, 0, 1.5});
    }

    /// \param metresPerSecond speed of the UE along the x axis
    void Drive(double metresPerSecond)
    {
        m_place->SetVelocity({metresPerSecond, 0, 0});
    }

    /// \return index of the cell that the UE's RRC is connected to; -1: none
    int GetCell() const
    {
        const auto rrc = ues.Get(0)->GetObject<LteUeNetDevice>()->GetRrc();
        for (uint32_t cell = 0; cell < enbs.GetN(); ++cell)
        {
            if (rrc->GetState() == LteUeRrc::CONNECTED_NORMALLY &&
                rrc->GetCellId() == GetEnb(cell)->GetCellId())
            {
                return static_cast<int>(cell);
            }
        }
        return -1;
    }

    /// \param cell index of a cell \return its device
    Ptr<LteEnbNetDevice> GetEnb(uint32_t cell) const
    {
        return DynamicCast<LteEnbNetDevice>(enbs.Get(cell));
    }

    /// \param cell index of a cell \return its handover algorithm
    Ptr<GrowsHandoverAlgorithm> GetAlgorithm(uint32_t cell) const
    {
        PointerValue algorithm;
        GetEnb(cell)->GetAttribute("LteHandoverAlgorithm", algorithm);
        return algorithm.Get<GrowsHandoverAlgorithm>();
    }

    /// \return contexts in all RRCs
    std::size_t CountContexts() const
    {
        std::size_t n = 0;
        for (uint32_t cell = 0; cell < enbs.GetN(); ++cell)
        {
            ObjectMapValue contexts;
            GetEnb(cell)->GetRrc()->GetAttribute("UeMap", contexts);
            n += contexts.GetN();
        }
        return n;
    }

    /// \param refusal a reason \return how often it was traced
    std::size_t CountRefusals(GrowsHandoverRefusal refusal) const
    {
        return std::count(refusals.begin(), refusals.end(), refusal);
    }

    /// \return payload bytes that the UE's application has received
    uint64_t GetBytes() const
    {
        return m_sink->GetTotalRx();
    }

    /// \return the helper that the script put handlers in place with
    GrowsLteHelper& GetGrows()
    {
        return m_grows;
    }

    Ptr<LteHelper> lte;                           //!< LTE
    NetDeviceContainer enbs;                      //!< base stations
    NetDeviceContainer ues;                       //!< the UE
    std::vector<double> triggersS;                //!< when handovers began
    std::vector<double> handoversS;               //!< when they were complete
    std::vector<GrowsHandoverRefusal> refusals;   //!< in order
    std::vector<GrowsDecisionRecord> decisions;   //!< in order
    std::function<void(uint16_t rnti)> onTrigger; //!< called when a handover begins, if set

  private:
    /// \param settings what the scene is made of
    void Configure(const GrowsHandoverSceneSettings& settings)
    {
        const auto set = [this](const std::string& name, const AttributeValue& value) {
            lte->SetHandoverAlgorithmAttribute(name, value);
        };
        set("Policy", StringValue(settings.policy));
        set("Hysteresis", DoubleValue(settings.hysteresisDb));
        set("Margin", DoubleValue(settings.margin));
        set("TimeToTrigger", TimeValue(Seconds(settings.timeToTriggerS)));
        set("PingPongGuard", TimeValue(Seconds(settings.pingPongGuardS)));
        set("MeasuredCellsOnly", BooleanValue(settings.measuredCellsOnly));
    }

    /// \param settings what the scene is made of
    void AddCells(const GrowsHandoverSceneSettings& settings)
    {
        m_enbNodes.Create(settings.carriers.size());
        for (uint32_t i = 0; i < settings.carriers.size(); ++i)
        {
            auto place = CreateObject<ConstantVelocityMobilityModel>();
            place->SetPosition({600.0 * i, 0, 1.5});
            m_enbNodes.Get(i)->AggregateObject(place);
            lte->SetEnbDeviceAttribute("DlEarfcn", UintegerValue(settings.carriers[i]));
            lte->SetEnbDeviceAttribute("UlEarfcn", UintegerValue(settings.carriers[i] + 18000));
            enbs.Add(lte->InstallEnbDevice(m_enbNodes.Get(i)));
            GetEnb(i)->GetRrc()->TraceConnectWithoutContext(
                "HandoverEndOk",
                MakeCallback(&GrowsHandoverScene::Complete, this));
            const auto algorithm = GetAlgorithm(i);
            algorithm->TraceConnectWithoutContext("Trigger",
                                                  MakeCallback(&GrowsHandoverScene::Trigger, this));
            algorithm->TraceConnectWithoutContext("Refusal",
                                                  MakeCallback(&GrowsHandoverScene::Refuse, this));
            algorithm->TraceConnectWithoutContext("Decision",
                                                  MakeCallback(&GrowsHandoverScene::Decide, this));
        }
    }

    /// Add the UE.
    void AddUe()
    {
        m_ueNodes.Create(1);
        m_place = CreateObject<ConstantVelocityMobilityModel>();
        m_ueNodes.Get(0)->AggregateObject(m_place);
        MoveTo(100);
        ues = lte->InstallUeDevice(m_ueNodes);
    }

    /// Give the UE an address and data.
    void AddTraffic()
    {
        InternetStackHelper().Install(m_ueNodes);
        const auto addresses = m_epc->AssignUeIpv4Address(ues);
        constexpr uint16_t PORT = 9;
        OnOffHelper source("ns3::UdpSocketFactory",
                           InetSocketAddress(addresses.GetAddress(0), PORT));
        source.SetConstantRate(DataRate("200kbps"), 250);
        source.Install(m_epc->GetPgwNode()).Start(MilliSeconds(1));
        PacketSinkHelper sink("ns3::UdpSocketFactory",
                              InetSocketAddress(Ipv4Address::GetAny(), PORT));
        m_sink = DynamicCast<PacketSink>(sink.Install(m_ueNodes).Get(0));
    }

    /// A handover begins. \param rnti the UE's number
    void Trigger(uint64_t /* imsi */, uint16_t /* cell */, uint16_t rnti, uint16_t /* target */)
    {
        triggersS.push_back(Simulator::Now().GetSeconds());
        if (onTrigger)
        {
            onTrigger(rnti);
        }
    }

    /// A handover is refused. \param refusal why
    void Refuse(uint64_t /* imsi */,
                uint16_t /* cell */,
                uint16_t /* rnti */,
                uint16_t /* target */,
                GrowsHandoverRefusal refusal)
    {
        refusals.push_back(refusal);
    }

    /// \param record a decision
    void Decide(const GrowsDecisionRecord& record)
    {
        decisions.push_back(record);
    }

    /// A handover is complete.
    void Complete(uint64_t /* imsi */, uint16_t /* cell */, uint16_t /* rnti */)
    {
        handoversS.push_back(Simulator::Now().GetSeconds());
    }

    Ptr<PointToPointEpcHelper> m_epc;           //!< core network, if any
    NodeContainer m_enbNodes;                   //!< base stations
    NodeContainer m_ueNodes;                    //!< the UE
    Ptr<ConstantVelocityMobilityModel> m_place; //!< of the UE
    Ptr<PacketSink> m_sink;                     //!< at the UE
    GrowsLteHelper m_grows;                     //!< puts handlers in place, if wanted
};

} // namespace ns3

#endif /* GROWS_HANDOVER_SCENE_H */
