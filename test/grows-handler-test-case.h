// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_HANDLER_TEST_CASE_H
#define GROWS_HANDLER_TEST_CASE_H

#include "grows-handler-log.h"
#include "grows-test-policies.h"

#include "ns3/grows-network.h"
#include "ns3/grows-user-association.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace ns3
{

/// Does nothing with what a network reports of a cell.
class GrowsDeafCellListener : public GrowsCellListener
{
  private:
    void NotifyConnected(uint32_t /* user */) override
    {
    }

    void NotifyFailed(uint32_t /* user */, GrowsReason /* reason */) override
    {
    }

    void NotifyDemandMet(uint32_t /* user */) override
    {
    }

    void NotifyReleased(uint32_t /* user */) override
    {
    }

    void NotifyMoved(uint32_t /* user */, uint32_t /* to */) override
    {
    }
};

/// A network made of tables. It connects after 50 ms and takes 20 ms to release.
class GrowsFakeNetwork : public GrowsNetwork
{
  public:
    std::vector<Ptr<Node>> nodes;                   //!< one per cell
    std::vector<std::vector<GrowsRadioLink>> links; //!< by user and cell
    std::vector<uint64_t> received;                 //!< bytes of each user
    std::vector<double> rbSeconds;                  //!< resource blocks times seconds of each user
    bool measuresRbShare{true};                     //!< whether the former are known
    uint32_t userLimit{1000};                       //!< of every cell's stack
    GrowsReason failure{GrowsReason::NONE};         //!< what becomes of connections

    /// \param rsrpDbm by user and cell
    explicit GrowsFakeNetwork(const std::vector<std::vector<double>>& rsrpDbm)
        : received(rsrpDbm.size()),
          rbSeconds(rsrpDbm.size())
    {
        for (const auto& row : rsrpDbm)
        {
            links.emplace_back();
            for (const double power : row)
            {
                GrowsRadioLink link;
                link.rsrpDbm = power;
                link.snrDb = link.sinrDb = link.fullLoadSinrDb = power + 100.0;
                link.resourceBlocks = 25;
                links.back().push_back(link);
            }
        }
        for (std::size_t cell = 0; cell < rsrpDbm.front().size(); ++cell)
        {
            nodes.push_back(CreateObject<Node>());
        }
    }

    // What other code and the stack do to users.
    using GrowsNetwork::NotifyAttached;
    using GrowsNetwork::NotifyDetached;
    using GrowsNetwork::NotifyFailed;
    using GrowsNetwork::NotifyMoved;

    /// Deliver bytes. \param user index of the user \param bytes how many
    void Receive(uint32_t user, uint64_t bytes)
    {
        received[user] += bytes;
        const auto wanted = m_wanted.find(user);
        if (wanted != m_wanted.end() && received[user] >= wanted->second)
        {
            m_wanted.erase(wanted);
            NotifyDemandMet(user);
        }
    }

    /// Deliver bytes by resource blocks. \param user index of the user \param bytes how many
    /// \param blocks resource blocks times seconds
    void Serve(uint32_t user, uint64_t bytes, double blocks)
    {
        rbSeconds[user] += blocks;
        Receive(user, bytes);
    }

  protected:
    uint32_t DoGetNCells() const override
    {
        return nodes.size();
    }

    uint32_t DoGetNUsers() const override
    {
        return links.size();
    }

    Ptr<Node> DoGetCellNode(uint32_t cell) const override
    {
        return nodes.at(cell);
    }

    uint32_t DoGetResourceBlocks(uint32_t /* cell */) const override
    {
        return 25;
    }

    uint32_t DoGetUserLimit(uint32_t /* cell */) const override
    {
        return userLimit;
    }

    double DoGetRbUse(uint32_t cell) const override
    {
        return 0.25 * (1.0 + cell);
    }

    void DoResetRbUse(uint32_t /* cell */) override
    {
    }

    GrowsRadioLink DoGetLink(uint32_t user, uint32_t cell) const override
    {
        return links.at(user).at(cell);
    }

    uint64_t DoGetReceivedBytes(uint32_t user) const override
    {
        return received.at(user);
    }

    bool DoMeasuresRbShare() const override
    {
        return measuresRbShare;
    }

    double DoGetRbSeconds(uint32_t user) const override
    {
        return rbSeconds.at(user);
    }

    void DoAssociate(uint32_t user, uint32_t /* cell */, const GrowsDemand& demand) override
    {
        if (demand.kind == GrowsDemand::Kind::VOLUME)
        {
            m_wanted[user] = received[user] + demand.amount;
        }
        Simulator::Schedule(MilliSeconds(50), &GrowsFakeNetwork::Connect, this, user);
    }

    void DoRelease(uint32_t user) override
    {
        Simulator::Schedule(MilliSeconds(20), &GrowsFakeNetwork::Free, this, user);
    }

    /// A connection comes about, or not. \param user whose
    void Connect(uint32_t user)
    {
        if (failure == GrowsReason::NONE)
        {
            NotifyConnected(user);
        }
        else
        {
            NotifyFailed(user, failure);
        }
    }

    /// A release is complete. \param user whose
    void Free(uint32_t user)
    {
        if (GetPhase(user) == GrowsUserPhase::RELEASING) // else it was lost meanwhile
        {
            NotifyReleased(user);
        }
    }

  private:
    std::map<uint32_t, uint64_t> m_wanted; //!< byte count that satisfies a user
};

/// A test on a fake network with one scripted policy.
class GrowsHandlerTestCase : public TestCase
{
  public:
    /// \param name what is tested \param rsrpDbm by user and cell
    GrowsHandlerTestCase(const std::string& name, const std::vector<std::vector<double>>& rsrpDbm)
        : TestCase(name),
          m_rsrpDbm(rsrpDbm)
    {
    }

  protected:
    void DoSetup() override
    {
        m_network = CreateObject<GrowsFakeNetwork>(m_rsrpDbm);
        m_policy = CreateObject<GrowsScriptedPolicy>();
        m_helper = std::make_unique<GrowsHelper>(m_policy);
        m_log = GrowsHandlerLog();
    }

    void DoTeardown() override
    {
        Simulator::Destroy();
        m_helper.reset();
        m_policy = nullptr;
        m_network = nullptr;
    }

    /// Install the handlers and listen to them.
    void Install()
    {
        m_helper->Install(m_network);
        m_log.Listen(*m_helper);
    }

    /// Run up to a time. \param seconds until when
    void RunUntil(double seconds)
    {
        Simulator::Stop(Seconds(seconds) - Simulator::Now());
        Simulator::Run();
    }

    /// \param cell index of a cell \return its handler
    Ptr<GrowsUserAssociation> Handler(uint32_t cell)
    {
        return m_helper->GetHandlers().at(cell);
    }

    std::vector<std::vector<double>> m_rsrpDbm; //!< by user and cell
    Ptr<GrowsFakeNetwork> m_network;            //!< the network
    Ptr<GrowsScriptedPolicy> m_policy;          //!< the policy
    std::unique_ptr<GrowsHelper> m_helper;      //!< installs the handlers
    GrowsHandlerLog m_log;                      //!< what their traces said
};

} // namespace ns3

#endif /* GROWS_HANDLER_TEST_CASE_H */
