// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-torch-script-policy.h"

#include "ns3/abort.h"
#include "ns3/boolean.h"
#include "ns3/double.h"
#include "ns3/enum.h"
#include "ns3/grows-arg-max.h"
#include "ns3/grows-compatibility.h"
#include "ns3/grows-torch-library.h"
#include "ns3/string.h"

#include <exception>
#include <utility>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsTorchScriptPolicy);

namespace
{

/// The first line of what went wrong: LibTorch adds its call stack.
std::string
GetFirstLine(const std::exception& error)
{
    const std::string text = error.what();
    return text.substr(0, text.find('\n'));
}

} // namespace

/// A TorchScript module and what it sees.
struct GrowsTorchScriptPolicy::Model
{
    std::unique_ptr<GrowsTorchLibrary::Script> script; //!< the program
    GrowsStateEncoder encoder;                         //!< what it sees

    /// Run the program. \param observation what it is asked \param [out] values [N]
    /// \return an error message about its answer; "" if there is none
    std::string Run(const GrowsObservation& observation, std::vector<double>& values)
    {
        const auto n = observation.nodes;
        auto matrix = observation.shift;
        if (matrix.empty())
        {
            const auto complete = GrowsGetShift(encoder.shift, GrowsGetCompleteAdjacency(n), n);
            matrix.assign(complete.begin(), complete.end());
        }
        try
        {
            return script->Run(observation.features, matrix, n, values);
        }
        catch (const std::exception& error)
        {
            return GetFirstLine(error);
        }
    }
};

TypeId
GrowsTorchScriptPolicy::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsTorchScriptPolicy")
            .SetParent<GrowsAssociationPolicy>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsTorchScriptPolicy>()
            .AddAttribute("Model",
                          "Path of a TorchScript file: forward(features [1, F, N], shift [N, N]) "
                          "returns values [1, N]. It is a program and is run.",
                          StringValue(""),
                          MakeStringAccessor(&GrowsTorchScriptPolicy::SetModelPath,
                                             &GrowsTorchScriptPolicy::GetModelPath),
                          MakeStringChecker())
            .AddAttribute("Features",
                          "Comma-separated names of the features (GrowsFeatureSet), in order.",
                          StringValue("users,mean-utility,rate,demand"),
                          MakeStringAccessor(&GrowsTorchScriptPolicy::m_features),
                          MakeStringChecker())
            .AddAttribute("RateScaleBps",
                          "Rates are divided by this many bit/s.",
                          DoubleValue(1.6e6),
                          MakeDoubleAccessor(&GrowsTorchScriptPolicy::m_rateScaleBps),
                          MakeDoubleChecker<double>(1e-12))
            .AddAttribute("DemandScale",
                          "Amounts of demand are divided by this, in their own unit.",
                          DoubleValue(1.0),
                          MakeDoubleAccessor(&GrowsTorchScriptPolicy::m_demandScale),
                          MakeDoubleChecker<double>(1e-12))
            .AddAttribute("UtilityScale",
                          "Utilities are divided by this.",
                          DoubleValue(1.0),
                          MakeDoubleAccessor(&GrowsTorchScriptPolicy::m_utilityScale),
                          MakeDoubleChecker<double>(1e-12))
            .AddAttribute(
                "Shift",
                "Graph shift operator over the candidates.",
                EnumValue(GrowsShiftKind::EIGENVALUE),
                GrowsMakeEnumAccessor<GrowsShiftKind::Type>(&GrowsTorchScriptPolicy::m_shift),
                GrowsMakeShiftKindChecker())
            .AddAttribute("MaskFull",
                          "Whether full cells are never chosen.",
                          BooleanValue(true),
                          MakeBooleanAccessor(&GrowsTorchScriptPolicy::m_maskFull),
                          MakeBooleanChecker());
    return tid;
}

GrowsTorchScriptPolicy::GrowsTorchScriptPolicy() = default;
GrowsTorchScriptPolicy::~GrowsTorchScriptPolicy() = default;

void
GrowsTorchScriptPolicy::SetModelPath(const std::string& path)
{
    m_path = path;
    m_model.reset();
}

std::string
GrowsTorchScriptPolicy::DoGetRbShareReader()
{
    const auto feature = GrowsFeatureSet::FindRbShareReader(m_features);
    return feature.empty() ? "" : "feature " + feature;
}

std::string
GrowsTorchScriptPolicy::DoValidate()
{
    if (m_model)
    {
        return "";
    }
    const std::string name = "GrowsTorchScriptPolicy: ";
    const auto unknown = GrowsFeatureSet::FindUnknown(m_features);
    if (!unknown.empty())
    {
        return name + "the attribute Features has the unknown feature \"" + unknown + "\"";
    }
    if (const auto problem = GrowsStateEncoder::Validate(m_features, m_shift); !problem.empty())
    {
        return name + problem;
    }
    if (m_path.empty())
    {
        return name + "give a TorchScript file by the attribute Model (--model)";
    }
    GrowsFeatureSet features(m_features, {m_rateScaleBps, m_demandScale, m_utilityScale});
    std::string problem;
    try
    {
        auto model =
            std::make_unique<Model>(Model{GrowsTorchLibrary::Get().LoadScript(m_path),
                                          GrowsStateEncoder{features, m_shift, m_maskFull}});
        problem = Try(*model);
        m_model = std::move(model);
    }
    catch (const std::exception& error)
    {
        problem = GetFirstLine(error);
    }
    if (!problem.empty())
    {
        m_model.reset();
        return name + m_path + " is no TorchScript module from features [1, " +
               std::to_string(features.GetN()) +
               ", N] and shift operator [N, N] to values [1, N]: " + problem;
    }
    return "";
}

std::string
GrowsTorchScriptPolicy::Try(Model& model)
{
    constexpr uint32_t NODES = 2;
    GrowsObservation observation;
    observation.nodes = NODES;
    observation.features.resize(NODES * model.encoder.features.GetN());
    observation.shift.resize(NODES * NODES);
    std::vector<double> values;
    return model.Run(observation, values);
}

void
GrowsTorchScriptPolicy::DoDecide(const GrowsAssociationState& state, GrowsDecision& decision)
{
    auto problem = DoValidate();
    NS_ABORT_MSG_UNLESS(problem.empty(), problem);
    m_model->encoder.maskFull = m_maskFull;
    m_model->encoder.Encode(state, m_observation);
    problem = m_model->Run(m_observation, decision.values);
    NS_ABORT_MSG_UNLESS(problem.empty(), "GrowsTorchScriptPolicy: " << m_path << ": " << problem);
    if (m_model->encoder.HasChoice(state))
    {
        decision.choice = GrowsStateEncoder::GetChoice(
            GrowsArgMax(decision.values.data(), m_observation.allowed.data(), m_observation.nodes),
            state);
    }
    m_model->encoder.SplitValues(decision);
}

} // namespace ns3
