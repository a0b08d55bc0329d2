// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_LTE_CORE_H
#define GROWS_LTE_CORE_H

#include "grows-downlink-flow.h"

#include "ns3/ipv4-interface-container.h"
#include "ns3/lte-helper.h"
#include "ns3/net-device-container.h"
#include "ns3/node.h"
#include "ns3/point-to-point-epc-helper.h"

#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * What every LTE network of the module begins with: an LteHelper with an EPC, and a host behind its
 * gateway that sends to the UEs.
 */
class GrowsLteCore
{
  public:
    GrowsLteCore();

    /// \return the helper that makes the devices
    Ptr<LteHelper> GetLteHelper() const
    {
        return m_lteHelper;
    }

    /// \return the host that sends to the UEs
    Ptr<Node> GetHost() const
    {
        return m_host;
    }

    /// Give UEs IP stacks, addresses and routes.
    /// \param devices of the UEs; each on a node of its own \return the addresses, in order
    Ipv4InterfaceContainer InstallStacks(const NetDeviceContainer& devices) const;

    /// The same, and each UE gets a flow from the host that has not begun.
    /// \param devices of the UEs; each on a node of its own \return the flows, in order
    std::vector<Ptr<GrowsDownlinkFlow>> ConnectUes(const NetDeviceContainer& devices) const;

    /// Have the link from the gateway to a base station carry no more than so much.
    /// \param enb node of the base station \param rateBps in bit/s, headers included
    void LimitBackhaul(Ptr<Node> enb, double rateBps) const;

  private:
    Ptr<PointToPointEpcHelper> m_epcHelper; //!< core network
    Ptr<LteHelper> m_lteHelper;             //!< devices
    Ptr<Node> m_host;                       //!< where traffic comes from
};

} // namespace ns3

#endif /* GROWS_LTE_CORE_H */
