// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-agent-policy.h"

#include "ns3/abort.h"
#include "ns3/boolean.h"
#include "ns3/double.h"
#include "ns3/grows-arg-max.h"
#include "ns3/string.h"

#include <algorithm>
#include <cstdlib>
#ifdef GROWS_INSTALLED_MODEL_DIR
#include <dlfcn.h>
#include <filesystem>
#endif

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsAgentPolicy);

namespace
{

/// The folder of models: GROWS_MODEL_DIR of the environment, else the one installed beside this
/// library, wherever it was moved together with it, else that of the build.
std::string
GetModelFolder()
{
    const char* folder = std::getenv("GROWS_MODEL_DIR");
    if (folder && *folder)
    {
        return folder;
    }
#ifdef GROWS_INSTALLED_MODEL_DIR
    static const char inLibrary{};
    Dl_info library;
    if (dladdr(&inLibrary, &library))
    {
        const auto installed =
            std::filesystem::path(library.dli_fname).parent_path() / GROWS_INSTALLED_MODEL_DIR;
        if (std::filesystem::is_directory(installed))
        {
            return installed.lexically_normal();
        }
    }
#endif
    return GROWS_MODEL_DIR;
}

} // namespace

TypeId
GrowsAgentPolicy::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsAgentPolicy")
            .SetParent<GrowsAssociationPolicy>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsAgentPolicy>()
            .AddAttribute("Model",
                          "Path of the model file; empty: the shipped one.",
                          StringValue(""),
                          MakeStringAccessor(&GrowsAgentPolicy::SetModelPath,
                                             &GrowsAgentPolicy::GetModelPath),
                          MakeStringChecker())
            .AddAttribute("ShippedModel",
                          "Name of the shipped model file in the folder that the environment "
                          "variable GROWS_MODEL_DIR names, else in the module's models/; empty: "
                          "none (paper-grows).",
                          StringValue("general.safetensors"),
                          MakeStringAccessor(&GrowsAgentPolicy::m_shipped),
                          MakeStringChecker())
            .AddAttribute("MaskFull",
                          "Whether full cells are never chosen (paper-grows: false).",
                          BooleanValue(true),
                          MakeBooleanAccessor(&GrowsAgentPolicy::m_maskFull),
                          MakeBooleanChecker())
            .AddAttribute("Margin",
                          "Of an agent that has a baseline: how much more than the baseline's "
                          "choice another one must be worth to be taken, in units of values; "
                          "negative: what the model file says.",
                          DoubleValue(-1.0),
                          MakeDoubleAccessor(&GrowsAgentPolicy::m_margin),
                          MakeDoubleChecker<double>())
            .AddAttribute("Decentralised",
                          "Whether each candidate computes its own value from its own features and "
                          "its neighbours' messages, which Traffic counts (paper, section III-B). "
                          "The decisions are the same to rounding.",
                          BooleanValue(false),
                          MakeBooleanAccessor(&GrowsAgentPolicy::m_decentralised),
                          MakeBooleanChecker())
            .AddTraceSource("Traffic",
                            "Messages and bytes between the candidates for one decentralised "
                            "decision, the final exchange of values included.",
                            MakeTraceSourceAccessor(&GrowsAgentPolicy::m_trafficTrace),
                            "ns3::GrowsAgentPolicy::TrafficTracedCallback");
    return tid;
}

void
GrowsAgentPolicy::DoDispose()
{
    m_learner = nullptr;
    GrowsAssociationPolicy::DoDispose();
}

void
GrowsAgentPolicy::SetModel(const GrowsModel& model)
{
    m_learner = nullptr;
    const GrowsFeatureSet features(model.features, model.scales);
    NS_ABORT_MSG_IF(features.GetN() != model.architecture.GetNInputs() ||
                        model.parameters.size() != model.architecture.GetNParameters(),
                    "GrowsAgentPolicy: the model's features or parameters do not fit its network");
    const auto problem = GrowsStateEncoder::Validate(model.features, model.shift);
    NS_ABORT_MSG_UNLESS(problem.empty(), "GrowsAgentPolicy: " << problem);
    m_encoder = GrowsStateEncoder{features, model.shift, m_maskFull};
    m_hasBaseline = model.architecture.skip.has_value();
    m_modelMargin = model.margin;
    m_parameters = model.parameters;
    m_kernel.emplace(model.architecture);
    m_distributed.emplace(model.architecture, model.parameters);
}

void
GrowsAgentPolicy::SetModelPath(const std::string& path)
{
    m_path = path;
    m_encoder.reset();
    m_learner = nullptr;
}

std::string
GrowsAgentPolicy::GetModelPath() const
{
    return m_path.empty() && !m_shipped.empty() ? GetModelFolder() + "/" + m_shipped : m_path;
}

std::string
GrowsAgentPolicy::DoValidate()
{
    const auto problem = m_encoder ? "" : ReadModel();
    return problem.empty() && m_decentralised && m_encoder->features.HasDecline()
               ? "GrowsAgentPolicy: no base station is the node that declines, so this agent "
                 "cannot be Decentralised; set that attribute to false"
               : problem;
}

std::string
GrowsAgentPolicy::ReadModel()
{
    const auto path = GetModelPath();
    const auto model = path.empty() ? GrowsLoaded<GrowsModel>{std::nullopt, "no agent ships for it"}
                                    : GrowsLoadModel(path);
    if (!model.value)
    {
        return GetInstanceTypeId().GetName() + ": " + model.problem +
               "; give a model file by the attribute Model (--model), or train one with "
               "./grows train";
    }
    SetModel(*model.value);
    return "";
}

std::string
GrowsAgentPolicy::DoGetRbShareReader()
{
    const auto feature =
        m_encoder ? GrowsFeatureSet::FindRbShareReader(m_encoder->features.GetNames()) : "";
    return feature.empty() ? "" : "feature " + feature;
}

void
GrowsAgentPolicy::DoDecide(const GrowsAssociationState& state, GrowsDecision& decision)
{
    const auto problem = DoValidate();
    NS_ABORT_MSG_UNLESS(problem.empty(), problem);
    m_encoder->maskFull = m_maskFull;
    m_encoder->Encode(state, m_observation);
    Evaluate(decision.values);
    if (m_encoder->HasChoice(state))
    {
        Act(state, decision);
    }
    m_encoder->SplitValues(decision);
}

void
GrowsAgentPolicy::Act(const GrowsAssociationState& state, GrowsDecision& decision)
{
    if (m_learner)
    {
        Explore(state, decision);
        return;
    }
    decision.choice = GrowsStateEncoder::GetChoice(Choose(decision.values), state);
}

void
GrowsAgentPolicy::Evaluate(std::vector<double>& values)
{
    const auto nodes = m_observation.nodes;
    if (m_learner)
    {
        m_learner->Evaluate(m_observation, m_learnerValues);
        values.assign(m_learnerValues.begin(), m_learnerValues.end());
        return;
    }
    if (m_decentralised)
    {
        const auto& own = m_distributed->Compute(nodes, m_observation.features.data(), GetShift());
        values.assign(own.begin(), own.end());
        return;
    }
    m_kernel->Begin(nodes);
    m_kernel->Add(nodes, m_observation.features.data(), GetShift());
    m_kernel->Forward(m_parameters.data());
    values.assign(m_kernel->GetValues(0), m_kernel->GetValues(0) + nodes);
}

void
GrowsAgentPolicy::Explore(const GrowsAssociationState& state, GrowsDecision& decision) const
{
    const auto& allowed = m_observation.allowed;
    const auto choices = m_observation.nodes - std::count(allowed.begin(), allowed.end(), 0);
    const auto best = GrowsArgMax(decision.values.data(), allowed.data(), m_observation.nodes);
    const double epsilon = m_learner->GetEpsilon();
    const auto action = m_learner->SelectAction(m_observation);
    decision.choice = GrowsStateEncoder::GetChoice(action, state);
    decision.probability =
        epsilon / static_cast<double>(choices) + (action == best ? 1.0 - epsilon : 0.0);
}

uint32_t
GrowsAgentPolicy::Choose(const std::vector<double>& values)
{
    const double margin = m_margin < 0.0 ? m_modelMargin : m_margin;
    if (m_decentralised)
    {
        const auto choice = m_distributed->Choose(m_observation.allowed, margin);
        const auto& traffic = m_distributed->GetTraffic();
        m_trafficTrace(traffic.messages, traffic.bytes);
        return choice;
    }
    const auto nodes = m_observation.nodes;
    const auto* allowed = m_observation.allowed.data();
    const auto* scores = m_observation.features.data() + m_observation.features.size() - nodes;
    return m_hasBaseline ? GrowsArgMaxBeyond(values.data(), scores, allowed, nodes, margin)
                         : GrowsArgMax(values.data(), allowed, nodes);
}

GrowsSignalling
GrowsAgentPolicy::DoGetSignalling(const GrowsAssociationState& state) const
{
    if (m_learner || !m_distributed || m_encoder->features.HasDecline())
    {
        return GrowsAssociationPolicy::DoGetSignalling(state);
    }
    auto signalling = GetAnnouncement(state);
    const auto traffic = m_distributed->GetTrafficOfDecision(m_observation.nodes, GetShift());
    signalling.rounds += traffic.rounds;
    signalling.messages += traffic.messages;
    signalling.payloadBytes += traffic.bytes;
    return signalling;
}

GrowsShift<float>
GrowsAgentPolicy::GetShift() const
{
    const auto nodes = m_observation.nodes;
    return m_observation.shift.empty()
               ? GrowsShift<float>::Complete(m_encoder->shift, nodes)
               : GrowsShift<float>::FromMatrix(m_observation.shift.data(), nodes);
}

int64_t
GrowsAgentPolicy::DoAssignStreams(int64_t stream)
{
    return m_learner ? m_learner->AssignStreams(stream) : 0;
}

} // namespace ns3
