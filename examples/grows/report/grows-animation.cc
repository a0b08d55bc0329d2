// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-animation.h"

#ifdef GROWS_HAS_NETANIM

#include "ns3/abort.h"
#include "ns3/animation-interface.h"
#include "ns3/mobility-model.h"
#include "ns3/node-list.h"
#include "ns3/rectangle.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace ns3
{

namespace
{

/// Colours of cells, in turn: those that people with any sight distinguish (Okabe and Ito, 2008).
constexpr std::array<uint32_t, 6> CELL_COLOURS{0x0072b2,
                                               0xe69f00,
                                               0x009e73,
                                               0xcc79a7,
                                               0x56b4e9,
                                               0xf0e442};
constexpr uint32_t CORE_COLOUR = 0x999999;     //!< of the core network's nodes
constexpr uint32_t REJECTED_COLOUR = 0xd00000; //!< of rejected users
constexpr double CELL_SHARE_OF_AREA = 0.03;    //!< size of a cell's mark
constexpr double USER_SHARE = 0.5;             //!< size of a UE's mark, of a cell's
constexpr double HIDDEN_SHARE = 1e-3;          //!< too small to be seen
constexpr double REJECTED_S = 1.0;             //!< how long a refused UE is seen

/// \param cell index \return its colour
uint32_t
GetColour(uint32_t cell)
{
    return CELL_COLOURS[cell % CELL_COLOURS.size()];
}

/// \return nodes without a place: those of the core network
std::vector<Ptr<Node>>
GetCoreNodes()
{
    std::vector<Ptr<Node>> nodes;
    for (auto node = NodeList::Begin(); node != NodeList::End(); ++node)
    {
        if (!(*node)->GetObject<MobilityModel>())
        {
            nodes.push_back(*node);
        }
    }
    return nodes;
}

/// \return the rectangle around the cells of a network, in m
Rectangle
GetArea(const GrowsLteNetwork& network)
{
    constexpr double FAR = std::numeric_limits<double>::infinity();
    Rectangle area(FAR, -FAR, FAR, -FAR);
    for (uint32_t cell = 0; cell < network.GetNCells(); ++cell)
    {
        const auto place =
            network.GetEnbDevice(cell)->GetNode()->GetObject<MobilityModel>()->GetPosition();
        area.xMin = std::min(area.xMin, place.x);
        area.xMax = std::max(area.xMax, place.x);
        area.yMin = std::min(area.yMin, place.y);
        area.yMax = std::max(area.yMax, place.y);
    }
    return area;
}

} // namespace

GrowsAnimation::GrowsAnimation(const std::string& path, GrowsLteHelper& helper)
    : m_network(helper.GetLteNetwork())
{
    NS_ABORT_MSG_IF(AnimationInterface::IsInitialized(),
                    "GrowsAnimation: another animation is being written already, and ns-3 writes "
                    "one at a time: end that one first");
    const auto area = GetArea(*m_network);
    const double sizeM = std::max({area.xMax - area.xMin, area.yMax - area.yMin, 1.0});
    m_sizeM = CELL_SHARE_OF_AREA * sizeM;
    const auto core = GetCoreNodes();
    for (std::size_t i = 0; i < core.size(); ++i) // in a row above the cells
    {
        AnimationInterface::SetConstantPosition(core[i],
                                                area.xMin + 3.0 * m_sizeM * static_cast<double>(i),
                                                area.yMax + 0.2 * sizeM);
    }
    m_writer = std::make_unique<AnimationInterface>(path);
    m_writer->SkipPacketTracing();
    for (const auto& node : core)
    {
        Draw(node, CORE_COLOUR, "core", USER_SHARE);
    }
    for (uint32_t cell = 0; cell < m_network->GetNCells(); ++cell)
    {
        const auto node = m_network->GetEnbDevice(cell)->GetNode();
        Draw(node, GetColour(cell), "cell " + std::to_string(cell), 1.0);
    }
    for (uint32_t user = 0; user < m_network->GetNUsers(); ++user)
    {
        Hide(user);
    }
    helper.TraceConnect("Connected", MakeCallback(&GrowsAnimation::RecordConnected, this));
    helper.TraceConnect("Departure", MakeCallback(&GrowsAnimation::RecordDeparture, this));
    helper.TraceConnect("Rejection", MakeCallback(&GrowsAnimation::RecordRejection, this));
}

GrowsAnimation::~GrowsAnimation() = default;

void
GrowsAnimation::Draw(Ptr<Node> node, uint32_t colour, const std::string& name, double share)
{
    const uint32_t id = node->GetId();
    m_writer->UpdateNodeColor(id, colour >> 16 & 0xff, colour >> 8 & 0xff, colour & 0xff);
    m_writer->UpdateNodeDescription(id, name);
    m_writer->UpdateNodeSize(id, share * m_sizeM, share * m_sizeM);
}

void
GrowsAnimation::RecordConnected(const GrowsSession& session)
{
    Draw(m_network->GetUeDevice(session.user)->GetNode(), GetColour(session.cell), "", USER_SHARE);
}

void
GrowsAnimation::RecordDeparture(const GrowsSession& session)
{
    Hide(session.user);
}

void
GrowsAnimation::RecordRejection(uint32_t user, Time, GrowsReason reason)
{
    if (user < m_network->GetNUsers() && reason != GrowsReason::ALREADY_CONNECTED)
    {
        Draw(m_network->GetUeDevice(user)->GetNode(), REJECTED_COLOUR, "", USER_SHARE);
        Simulator::Schedule(Seconds(REJECTED_S), [this, user] {
            if (m_network->IsIdle(user)) // else it plays the next arriving UE already
            {
                Hide(user);
            }
        });
    }
}

void
GrowsAnimation::Hide(uint32_t user)
{
    Draw(m_network->GetUeDevice(user)->GetNode(), CORE_COLOUR, "", HIDDEN_SHARE);
}

} // namespace ns3

#else

#include "ns3/abort.h"

namespace ns3
{

/// Stands in for ns-3's, of which there is none.
class AnimationInterface
{
};

GrowsAnimation::GrowsAnimation(const std::string&, GrowsLteHelper&)
{
    NS_ABORT_MSG("GrowsAnimation: " << GrowsValidateAnimation());
}

GrowsAnimation::~GrowsAnimation() = default;

} // namespace ns3

#endif
