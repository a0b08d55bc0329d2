// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-helper.h"

#include "grows-globals.h"
#include "grows-outcome-summary.h"

#include "ns3/abort.h"
#include "ns3/boolean.h"
#include "ns3/double.h"
#include "ns3/global-value.h"
#include "ns3/grows-epsilon-greedy.h"
#include "ns3/grows-look-ahead-policy.h"
#include "ns3/grows-names.h"
#include "ns3/grows-radio-scenario.h"
#include "ns3/grows-reassociation.h"
#include "ns3/pointer.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <set>
#include <utility>

namespace ns3
{

namespace
{

/// Whether GrowsHelper::Install makes a GrowsConservationChecker.
GlobalValue g_checkConservation("GrowsCheckConservation",
                                "End the simulation if an arrival or a place in a cell is lost "
                                "(GrowsConservationChecker)",
                                BooleanValue(false),
                                MakeBooleanChecker());

/// Streams reserved for a policy by GrowsHelper::AssignStreams.
constexpr int64_t POLICY_STREAMS = 1000;

GrowsHelper::InstallListener g_installListener{nullptr}; //!< see GrowsHelper::SetInstallListener
GrowsHelper::Recorder g_recorder{nullptr};               //!< see GrowsHelper::SetRecorder

bool g_alwaysCheck{false}; //!< the same for this process, whatever becomes of global values

/// \return whether GrowsHelper::Install makes a GrowsConservationChecker
bool
IsChecked()
{
    BooleanValue isChecked;
    g_checkConservation.GetValue(isChecked);
    return g_alwaysCheck || isChecked.Get();
}

/// \param network a network with handlers
/// \param cell index of one of its cells
/// \return the state of the cell, as its handler reports it
GrowsCellState
GetCellState(Ptr<GrowsNetwork> network, uint32_t cell)
{
    return network->GetCellNode(cell)->GetObject<GrowsUserAssociation>()->GetCellState();
}

/// \param network a network
/// \param first index of the first cell that is to have a handler
/// \return an error message if it, or one after it, cannot have one; "" if they can
std::string
ValidateNodes(Ptr<GrowsNetwork> network, uint32_t first)
{
    std::set<Ptr<Node>> nodes;
    for (uint32_t cell = first; cell < network->GetNCells(); ++cell)
    {
        auto node = network->GetCellNode(cell);
        if (!nodes.insert(node).second || node->GetObject<GrowsUserAssociation>())
        {
            return "node " + std::to_string(node->GetId()) + " of cell " + std::to_string(cell) +
                   " has a GrowsUserAssociation already: install once, with one cell a node";
        }
    }
    return "";
}

/// \param name of a policy \return the policy; it aborts if there is none
Ptr<GrowsAssociationPolicy>
CreatePolicy(const std::string& name)
{
    auto policy = GrowsAssociationPolicy::Create(name);
    NS_ABORT_MSG_UNLESS(policy, "GrowsHelper: " << GrowsHelper::Validate(name));
    return policy;
}

/// What keeps an attribute from having a value.
/// \param tid type of the object
/// \param name name of the attribute
/// \param value the value
/// \return an error message; "" if there is none
std::string
ValidateAttribute(TypeId tid, const std::string& name, const AttributeValue& value)
{
    TypeId::AttributeInformation info;
    if (!tid.LookupAttributeByName(name, &info))
    {
        return tid.GetName() + " has no attribute " + name;
    }
    if (info.checker->CreateValidValue(value))
    {
        return "";
    }
    return value.SerializeToString(info.checker) + " is not a value of " + tid.GetName() +
           "::" + name + " (" + info.checker->GetUnderlyingTypeInformation() + "): " + info.help;
}

} // namespace

GrowsHelper::GrowsHelper(const std::string& policy)
    : GrowsHelper(CreatePolicy(policy))
{
}

GrowsHelper::GrowsHelper(Ptr<GrowsAssociationPolicy> policy)
    : m_policy(policy),
      m_recording(std::make_shared<GrowsRecording>()),
      m_summary(std::make_shared<GrowsOutcomeSummary>())
{
    NS_ABORT_MSG_UNLESS(m_policy,
                        "GrowsHelper: the policy is null; give one, or name one of "
                            << GrowsJoinNames(GrowsAssociationPolicy::GetNames()));
    m_handlerFactory.SetTypeId(GrowsUserAssociation::GetTypeId());
    m_reassociationFactory.SetTypeId(GrowsReassociation::GetTypeId());
}

GrowsDemand
GrowsHelper::Endless()
{
    return GrowsDemand();
}

GrowsDemand
GrowsHelper::HoldingTime(const Time& time)
{
    return {GrowsDemand::Kind::HOLDING_TIME, time.GetSeconds(), 1.0};
}

GrowsDemand
GrowsHelper::Volume(double bytes)
{
    return {GrowsDemand::Kind::VOLUME, bytes, 1.0};
}

std::string
GrowsHelper::Validate(const std::string& policy)
{
    if (GrowsAssociationPolicy::Create(policy))
    {
        return "";
    }
    return "there is no policy \"" + policy + "\"; known are " +
           GrowsJoinNames(GrowsAssociationPolicy::GetNames());
}

std::string
GrowsHelper::Validate(Ptr<GrowsNetwork> network)
{
    if (!network || network->GetNCells() == 0)
    {
        return "the network has no cells";
    }
    return ValidateNodes(network, 0);
}

void
GrowsHelper::SetPolicyAttribute(const std::string& name, const AttributeValue& value)
{
    NeedNoHandlers("SetPolicyAttribute");
    const auto problem = ValidateAttribute(m_policy->GetInstanceTypeId(), name, value);
    NS_ABORT_MSG_UNLESS(problem.empty(), "GrowsHelper::SetPolicyAttribute: " << problem);
    m_policy->SetAttribute(name, value);
}

void
GrowsHelper::SetHandlerAttribute(const std::string& name, const AttributeValue& value)
{
    NeedNoHandlers("SetHandlerAttribute");
    const auto problem = ValidateAttribute(m_handlerFactory.GetTypeId(), name, value);
    NS_ABORT_MSG_UNLESS(problem.empty(), "GrowsHelper::SetHandlerAttribute: " << problem);
    m_handlerFactory.Set(name, value);
}

void
GrowsHelper::SetReassociationAttribute(const std::string& name, const AttributeValue& value)
{
    NeedNoHandlers("SetReassociationAttribute");
    const auto problem = ValidateAttribute(m_reassociationFactory.GetTypeId(), name, value);
    NS_ABORT_MSG_UNLESS(problem.empty(), "GrowsHelper::SetReassociationAttribute: " << problem);
    m_reassociationFactory.Set(name, value);
}

void
GrowsHelper::Record(const std::string& file, double epsilon)
{
    NeedNoHandlers("Record");
    *m_recording = {file, epsilon};
}

void
GrowsHelper::NeedNoHandlers(const std::string& caller) const
{
    NS_ABORT_MSG_UNLESS(m_handlers.empty(),
                        "GrowsHelper::" << caller << ": call it before Install, which has made "
                                        << "the handlers; it would have no effect on them");
}

std::string
GrowsHelper::ValidateInstall(Ptr<GrowsNetwork> network) const
{
    if (m_handlers.empty())
    {
        return Validate(network);
    }
    if (network != m_network || network->GetNCells() == m_handlers.size())
    {
        return "it was called before: give it all base stations at once, or make another helper";
    }
    return ValidateNodes(network, m_handlers.size());
}

std::string
GrowsHelper::Validate(Ptr<GrowsNetwork> network, GrowsAssociationPolicy& policy)
{
    const auto reader = policy.GetRbShareReader();
    return reader.empty() || !network || network->MeasuresRbShare()
               ? ""
               : reader + " needs the share of resource blocks of each served user, which " +
                     network->GetInstanceTypeId().GetName() +
                     " does not measure; take another policy, or an agent without it";
}

void
GrowsHelper::Install(Ptr<GrowsNetwork> network)
{
    if (m_handlers.empty())
    {
        ChoosePolicy();
    }
    for (const auto& problem :
         {ValidateInstall(network), m_policy->Validate(), Validate(network, *m_policy)})
    {
        NS_ABORT_MSG_UNLESS(problem.empty(), "GrowsHelper::Install: " << problem);
    }
    m_network = network;
    m_handlerFactory.Set("Policy", PointerValue(m_policy));
    m_handlerFactory.Set("HandoverPolicy", PointerValue(m_ownPolicy));
    const uint32_t first = m_handlers.size();
    for (uint32_t cell = first; cell < network->GetNCells(); ++cell)
    {
        auto handler = m_handlerFactory.Create<GrowsUserAssociation>();
        handler->Install(network, cell);
        network->GetCellNode(cell)->AggregateObject(handler);
        m_handlers.push_back(handler);
    }
    if (m_checker || IsChecked())
    {
        CheckConservation();
    }
    ReportCells(m_policy);
    Listen(first);
    if (g_installListener)
    {
        g_installListener(*this);
    }
    if (!m_recording->file.empty())
    {
        g_recorder(*this, *m_recording);
    }
}

void
GrowsHelper::ChoosePolicy()
{
    m_ownPolicy = std::exchange(m_policy, GrowsChoosePolicy(m_policy));
    *m_recording = GrowsChooseRecording(*m_recording);
    NS_ABORT_MSG_UNLESS(g_recorder || m_recording->file.empty(),
                        "GrowsRecord: this build has no nlohmann-json, which trajectories need: "
                        "install it and build again");
    if (m_recording->epsilon > 0.0)
    {
        const auto explorer = CreateObject<GrowsEpsilonGreedy>();
        explorer->SetPolicy(m_policy);
        explorer->SetAttribute("Epsilon", DoubleValue(m_recording->epsilon));
        m_policy = explorer;
    }
}

void
GrowsHelper::Listen(uint32_t first)
{
    auto reassociation = m_network->GetObject<GrowsReassociation>();
    if (!reassociation)
    {
        reassociation = m_reassociationFactory.Create<GrowsReassociation>();
        m_network->AggregateObject(reassociation);
    }
    for (uint32_t cell = first; cell < m_handlers.size(); ++cell)
    {
        reassociation->Listen(m_handlers[cell]);
        m_summary->Listen(m_handlers[cell]);
        for (const auto& [name, sink] : m_sinks)
        {
            m_handlers[cell]->TraceConnectWithoutContext(name, sink);
        }
    }
    m_summary->PrintAtEnd();
}

void
GrowsHelper::OmitSummary() const
{
    m_summary->OmitRejections();
    m_summary->OmitDrops();
}

void
GrowsHelper::SetInstallListener(InstallListener listener)
{
    g_installListener = listener;
}

void
GrowsHelper::SetRecorder(Recorder recorder)
{
    g_recorder = recorder;
}

void
GrowsHelper::ReportCells(Ptr<GrowsAssociationPolicy> policy) const
{
    NS_ABORT_MSG_UNLESS(m_network, "GrowsHelper::ReportCells: call Install first");
    const auto decides = GrowsEpsilonGreedy::Unwrap(policy);
    if (const auto lookAhead = DynamicCast<GrowsLookAheadPolicy>(decides))
    {
        lookAhead->SetCellStates(MakeBoundCallback(&GetCellState, m_network));
    }
}

void
GrowsHelper::Arrive(uint32_t user, const Time& time, const GrowsDemand& demand)
{
    NS_ABORT_MSG_UNLESS(m_network, "GrowsHelper::Arrive: call Install first");
    NS_ABORT_MSG_IF(user >= m_network->GetNUsers(),
                    "GrowsHelper::Arrive: there is no user " << user << ", only "
                                                             << m_network->GetNUsers());
    NS_ABORT_MSG_IF(time < Simulator::Now(),
                    "GrowsHelper::Arrive: " << time.As(Time::S) << " is in the past");
    const auto problem = demand.Validate();
    NS_ABORT_MSG_UNLESS(problem.empty(), "GrowsHelper::Arrive: " << problem);
    m_summary->PrintAtEnd();
    m_summary->Plan(time);
    Simulator::Schedule(time - Simulator::Now(),
                        [summary = m_summary, network = m_network, time, user, demand] {
                            summary->Arrive(time);
                            GrowsUserAssociation::Dispatch(network, user, demand);
                        });
}

void
GrowsHelper::InstallArrivals(Ptr<GrowsArrivalProcess> process, const std::vector<uint32_t>& pool)
{
    NS_ABORT_MSG_UNLESS(m_network, "GrowsHelper::InstallArrivals: call Install first");
    process->Install(m_network, pool);
    m_processes.push_back(process);
}

void
GrowsHelper::TraceConnect(const std::string& name, const CallbackBase& sink)
{
    NS_ABORT_MSG_IF(m_handlers.empty(), "GrowsHelper::TraceConnect: call Install first");
    for (const auto& handler : m_handlers)
    {
        NS_ABORT_MSG_UNLESS(handler->TraceConnectWithoutContext(name, sink),
                            "GrowsHelper::TraceConnect: handlers have no trace " << name);
    }
    m_sinks.emplace_back(name, sink);
    if (name == "Rejection")
    {
        m_summary->OmitRejections();
    }
    else if (name == "Departure")
    {
        m_summary->OmitDrops();
    }
}

void
GrowsHelper::SetLimits(const GrowsRadioScenario& scenario)
{
    const auto limits = scenario.GetCandidateLimits();
    SetHandlerAttribute("Candidates", UintegerValue(limits.candidates));
    SetHandlerAttribute("MaxRsrpGapDb", DoubleValue(limits.maxRsrpGapDb));
    SetHandlerAttribute("MinSinrDb", DoubleValue(limits.minSinrDb));
    SetHandlerAttribute("MinRbPerUe", DoubleValue(scenario.GetMinRbPerUe()));
}

void
GrowsHelper::AlwaysCheckConservation(bool isOn)
{
    g_alwaysCheck = isOn;
}

Ptr<GrowsConservationChecker>
GrowsHelper::CheckConservation()
{
    NS_ABORT_MSG_IF(m_handlers.empty(), "GrowsHelper::CheckConservation: call Install first");
    if (!m_checker)
    {
        m_checker = CreateObject<GrowsConservationChecker>();
    }
    m_checker->Install(m_network, m_handlers);
    return m_checker;
}

int64_t
GrowsHelper::AssignStreams(int64_t stream)
{
    int64_t next = stream;
    for (const auto& process : m_processes)
    {
        next += process->AssignStreams(next);
    }
    [[maybe_unused]] const int64_t used = m_policy->AssignStreams(next);
    NS_ASSERT_MSG(used <= POLICY_STREAMS, "the policy uses " << used << " streams");
    return next + POLICY_STREAMS - stream;
}

Ptr<GrowsNetwork>
GrowsHelper::GetNetwork() const
{
    return m_network;
}

Ptr<GrowsAssociationPolicy>
GrowsHelper::GetPolicy() const
{
    return m_policy;
}

const std::vector<Ptr<GrowsUserAssociation>>&
GrowsHelper::GetHandlers() const
{
    return m_handlers;
}

} // namespace ns3
