// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-double-dqn.h"

#include "grows-replay-memory.h"

#include "ns3/abort.h"
#include "ns3/boolean.h"
#include "ns3/double.h"
#include "ns3/enum.h"
#include "ns3/grows-arg-max.h"
#include "ns3/grows-compatibility.h"
#include "ns3/grows-own-stream.h"
#include "ns3/grows-torch-library.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsDoubleDqn);

/// Both networks are LibTorch modules; the kernels work on their storage.
struct GrowsDoubleDqn::Networks
{
    /// \param architecture shape of the networks \param draw where initial parameters come from
    /// \param zeroReadout begin with value 0
    /// \param shift graph shift operator of observations that bring none
    Networks(const GrowsGnnArchitecture& architecture,
             std::function<double()> draw,
             bool zeroReadout,
             GrowsShiftKind::Type shift)
        : architecture(architecture),
          online(
              GrowsTorchLibrary::Get().CreateNetwork(architecture, std::move(draw), zeroReadout)),
          target(GrowsTorchLibrary::Get().CreateNetwork(architecture, nullptr, false)),
          size(architecture.GetNParameters()),
          parameters(online->parameters),
          targetParameters(target->parameters),
          gradient(online->gradient),
          first(size),
          second(size),
          update(architecture, shift),
          acting(architecture)
    {
    }

    GrowsGnnArchitecture architecture;                  //!< of both
    std::unique_ptr<GrowsTorchLibrary::Network> online; //!< the network that learns
    std::unique_ptr<GrowsTorchLibrary::Network> target; //!< the network that rates
    std::size_t size;                                   //!< number of parameters of each
    float* parameters;                                  //!< flat, of the network that learns
    float* targetParameters;                            //!< flat, of the network that rates
    float* gradient;                                    //!< flat, dloss/dparameters
    std::vector<float> first;                           //!< Adam's mean of the gradient
    std::vector<float> second;                          //!< Adam's mean of its square
    GrowsDoubleDqnUpdate<float> update;                 //!< loss and gradient
    GrowsGnnKernel<float> acting;                       //!< values of one state
    std::vector<std::size_t> indices;                   //!< of the update's transitions
    std::vector<GrowsUpdateSample<float>> batch;        //!< of the update
};

TypeId
GrowsDoubleDqn::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::GrowsDoubleDqn")
            .SetParent<GrowsLearner>()
            .SetGroupName("Grows")
            .AddConstructor<GrowsDoubleDqn>()
            .AddAttribute("Widths",
                          "Features of a node after each graph layer, comma-separated (paper, "
                          "section IV: filters of size 4 and 2).",
                          StringValue("4,2"),
                          MakeStringAccessor(&GrowsDoubleDqn::m_widths),
                          MakeStringChecker())
            .AddAttribute("Taps",
                          "Taps of each graph layer's filter, comma-separated; K taps reach K - 1 "
                          "hops (paper, section IV: 1 hop).",
                          StringValue("2,2"),
                          MakeStringAccessor(&GrowsDoubleDqn::m_taps),
                          MakeStringChecker())
            .AddAttribute("Readout",
                          "Widths of the readout's layers, comma-separated, the last 1; empty: "
                          "none (paper, section IV: a readout layer).",
                          StringValue("1"),
                          MakeStringAccessor(&GrowsDoubleDqn::m_readout),
                          MakeStringChecker())
            .AddAttribute(
                "Nonlinearity",
                "Pointwise function after each graph layer (paper, section IV: tanh).",
                EnumValue(GrowsNonlinearity::TANH),
                GrowsMakeEnumAccessor<GrowsNonlinearity::Type>(&GrowsDoubleDqn::m_nonlinearity),
                MakeEnumChecker(GrowsNonlinearity::TANH,
                                "tanh",
                                GrowsNonlinearity::RELU,
                                "relu",
                                GrowsNonlinearity::IDENTITY,
                                "identity"))
            .AddAttribute("Bias",
                          "Each layer adds a bias.",
                          BooleanValue(true),
                          MakeBooleanAccessor(&GrowsDoubleDqn::m_bias),
                          MakeBooleanChecker())
            .AddAttribute("ZeroReadout",
                          "Begin with the last readout layer at 0, so that every value is 0 "
                          "(paper, section IV: the value function is initialised to 0).",
                          BooleanValue(false),
                          MakeBooleanAccessor(&GrowsDoubleDqn::m_zeroReadout),
                          MakeBooleanChecker())
            .AddAttribute("Baseline",
                          "Name of a rule, such as greedy-utility, whose score is the last "
                          "feature: values are this score times BaselineWeight plus what the "
                          "network says, which is 0 at first; empty: none (beyond the paper).",
                          StringValue(""),
                          MakeStringAccessor(&GrowsDoubleDqn::m_baseline),
                          MakeStringChecker())
            .AddAttribute("BaselineWeight",
                          "Weight of the Baseline's score in a value.",
                          DoubleValue(10.0),
                          MakeDoubleAccessor(&GrowsDoubleDqn::m_baselineWeight),
                          MakeDoubleChecker<double>(1e-6, 1e6))
            .AddAttribute("Shift",
                          "Graph shift operator of the complete graph, for observations that bring "
                          "none of their own.",
                          EnumValue(GrowsShiftKind::EIGENVALUE),
                          GrowsMakeEnumAccessor<GrowsShiftKind::Type>(&GrowsDoubleDqn::m_shift),
                          GrowsMakeShiftKindChecker())
            .AddAttribute("LearningRate",
                          "Step size of Adam (paper, section IV).",
                          DoubleValue(1e-4),
                          MakeDoubleAccessor(&GrowsDoubleDqn::m_learningRate),
                          MakeDoubleChecker<double>(0.0, 1.0))
            .AddAttribute("LearningRateFloor",
                          "The step size falls linearly with progress, at most to this share of "
                          "LearningRate; 1: it does not fall (beyond the paper).",
                          DoubleValue(1.0),
                          MakeDoubleAccessor(&GrowsDoubleDqn::m_learningRateFloor),
                          MakeDoubleChecker<double>(0.0, 1.0))
            .AddAttribute("BatchSize",
                          "Transitions in an update (paper, section IV).",
                          UintegerValue(32),
                          MakeUintegerAccessor(&GrowsDoubleDqn::m_batchSize),
                          MakeUintegerChecker<uint32_t>(1, 1 << 20))
            .AddAttribute("UpdateInterval",
                          "Transitions from one update to the next (paper, section IV).",
                          UintegerValue(20),
                          MakeUintegerAccessor(&GrowsDoubleDqn::m_updateInterval),
                          MakeUintegerChecker<uint32_t>(1))
            .AddAttribute("TargetInterval",
                          "Transitions from one copy of the network to the target network to the "
                          "next (paper, section IV).",
                          UintegerValue(200),
                          MakeUintegerAccessor(&GrowsDoubleDqn::m_targetInterval),
                          MakeUintegerChecker<uint32_t>(1))
            .AddAttribute("ReplayCapacity",
                          "Transitions in the replay memory (paper, section IV).",
                          UintegerValue(100000),
                          MakeUintegerAccessor(&GrowsDoubleDqn::m_replayCapacity),
                          MakeUintegerChecker<uint32_t>(1, 1 << 24))
            .AddAttribute("WarmUp",
                          "Transitions before the first update (the paper does not state).",
                          UintegerValue(1000),
                          MakeUintegerAccessor(&GrowsDoubleDqn::m_warmUp),
                          MakeUintegerChecker<uint32_t>())
            .AddAttribute(
                "Loss",
                "Cost of an error (the paper does not state).",
                EnumValue(GrowsLoss::SQUARED),
                GrowsMakeEnumAccessor<GrowsLoss::Type>(&GrowsDoubleDqn::m_loss),
                MakeEnumChecker(GrowsLoss::SQUARED, "squared", GrowsLoss::SMOOTH_L1, "smooth-l1"))
            .AddAttribute("SmoothL1Beta",
                          "Error at which the smooth L1 cost becomes linear.",
                          DoubleValue(1.0),
                          MakeDoubleAccessor(&GrowsDoubleDqn::m_smoothL1Beta),
                          MakeDoubleChecker<double>(1e-12))
            .AddAttribute(
                "DoubleDqn",
                "The online network chooses the next action and the target network "
                "rates it; otherwise the target network does both (paper, section III-B).",
                BooleanValue(true),
                MakeBooleanAccessor(&GrowsDoubleDqn::m_doubleDqn),
                MakeBooleanChecker())
            .AddAttribute("ConservativeWeight",
                          "Weight of the conservative term CQL(H), which keeps down the values of "
                          "actions that the transitions do not have: for learning from records "
                          "(Kumar et al., NeurIPS 2020). 0: none (beyond the paper).",
                          DoubleValue(0.0),
                          MakeDoubleAccessor(&GrowsDoubleDqn::m_conservativeWeight),
                          MakeDoubleChecker<double>(0.0, 1e9))
            .AddAttribute("MaxGradientNorm",
                          "Longest gradient; a longer one is shortened. 0: no limit (beyond the "
                          "paper).",
                          DoubleValue(0.0),
                          MakeDoubleAccessor(&GrowsDoubleDqn::m_maxGradientNorm),
                          MakeDoubleChecker<double>(0.0))
            .AddAttribute("InitialEpsilon",
                          "Probability of a random action at the beginning; less than 1 is for "
                          "agents that know something already (beyond the paper).",
                          DoubleValue(1.0),
                          MakeDoubleAccessor(&GrowsDoubleDqn::m_initialEpsilon),
                          MakeDoubleChecker<double>(1e-12, 1.0))
            .AddAttribute("FinalEpsilon",
                          "Probability of a random action at the end of exploration; it falls "
                          "exponentially from InitialEpsilon (the paper does not state to what).",
                          DoubleValue(0.01),
                          MakeDoubleAccessor(&GrowsDoubleDqn::m_finalEpsilon),
                          MakeDoubleChecker<double>(1e-12, 1.0))
            .AddAttribute("ExplorationShare",
                          "Share of the episodes with exploration (paper, section IV: 40,000 of "
                          "50,000).",
                          DoubleValue(0.8),
                          MakeDoubleAccessor(&GrowsDoubleDqn::m_explorationShare),
                          MakeDoubleChecker<double>(0.0, 1.0))
            .AddTraceSource("Loss",
                            "An update was made: its number and the loss before it.",
                            MakeTraceSourceAccessor(&GrowsDoubleDqn::m_lossTrace),
                            "ns3::GrowsDoubleDqn::LossTracedCallback");
    return tid;
}

GrowsDoubleDqn::GrowsDoubleDqn()
    : m_explorationVariable(GrowsCreateUniform(GrowsOwnStream::DQN_EXPLORATION)),
      m_initialise(GrowsCreateUniform(GrowsOwnStream::DQN_INITIALISATION)),
      m_replay(GrowsCreateUniform(GrowsOwnStream::DQN_REPLAY))
{
}

GrowsDoubleDqn::~GrowsDoubleDqn() = default;

void
GrowsDoubleDqn::SetModel(const GrowsModel& model)
{
    const auto& architecture = model.architecture;
    m_widths = GrowsFormatSizes({architecture.signals.begin() + 1, architecture.signals.end()});
    m_taps = GrowsFormatSizes(architecture.taps);
    m_readout = GrowsFormatSizes(architecture.readout);
    m_bias = architecture.bias;
    m_nonlinearity = architecture.nonlinearity;
    m_shift = model.shift;
    m_baseline = model.GetBaseline();
    m_baselineWeight = architecture.skip.value_or(m_baselineWeight);
    Build(architecture);
    NS_ABORT_MSG_IF(model.parameters.size() != m_networks->size,
                    "GrowsDoubleDqn: a model of this architecture has "
                        << m_networks->size << " parameters, not " << model.parameters.size());
    std::copy(model.parameters.begin(), model.parameters.end(), m_networks->parameters);
    UpdateTarget();
}

GrowsModel
GrowsDoubleDqn::GetModel() const
{
    NS_ABORT_MSG_IF(!m_networks,
                    "GrowsDoubleDqn: there is no network yet; it is made at the first observation");
    GrowsModel model;
    model.architecture = m_networks->architecture;
    model.shift = m_shift;
    model.parameters.assign(m_networks->parameters, m_networks->parameters + m_networks->size);
    return model;
}

GrowsDoubleDqnState
GrowsDoubleDqn::GetState() const
{
    NS_ABORT_MSG_IF(!m_networks, "GrowsDoubleDqn: no transition was added yet, nothing to store");
    const auto& networks = *m_networks;
    return {networks.architecture.GetNInputs(),
            {networks.parameters, networks.parameters + networks.size},
            {networks.targetParameters, networks.targetParameters + networks.size},
            networks.first,
            networks.second,
            m_progress,
            m_transitions,
            m_updates,
            {m_explorationVariable.GetDraws(), m_initialise.GetDraws(), m_replay.GetDraws()}};
}

bool
GrowsDoubleDqn::SetState(const GrowsDoubleDqnState& state)
{
    Build(GetArchitecture(state.features));
    auto& networks = *m_networks;
    std::copy(state.online.begin(), state.online.end(), networks.parameters);
    std::copy(state.target.begin(), state.target.end(), networks.targetParameters);
    networks.first = state.first;
    networks.second = state.second;
    m_progress = state.progress;
    m_transitions = state.transitions;
    m_updates = state.updates;
    std::size_t i = 0;
    for (auto* variable : {&m_explorationVariable, &m_initialise, &m_replay})
    {
        const auto draws = state.draws.at(i++);
        if (draws < variable->GetDraws())
        {
            return false;
        }
        variable->Skip(draws - variable->GetDraws());
    }
    return true;
}

GrowsGnnArchitecture
GrowsDoubleDqn::GetArchitecture(std::size_t features) const
{
    constexpr std::size_t MOST{GrowsGnnArchitecture::MAX_SIZE + 1}; // too many
    GrowsGnnArchitecture architecture{GrowsParseSizes(m_widths),
                                      GrowsParseSizes(m_taps),
                                      GrowsParseSizes(m_readout),
                                      m_bias,
                                      m_nonlinearity};
    auto& signals = architecture.signals;
    signals.insert(signals.begin(), static_cast<uint32_t>(std::min(features, MOST)));
    if (!m_baseline.empty())
    {
        architecture.skip = static_cast<float>(m_baselineWeight);
    }
    return architecture;
}

std::string
GrowsDoubleDqn::Validate(std::size_t features) const
{
    const auto problem = GetArchitecture(features).Validate();
    return problem.empty() ? ""
                           : "GrowsDoubleDqn: Widths=\"" + m_widths + "\", Taps=\"" + m_taps +
                                 "\" and Readout=\"" + m_readout + "\" make no network: " + problem;
}

void
GrowsDoubleDqn::Build(const GrowsGnnArchitecture& architecture)
{
    const auto problem = Validate(architecture.GetNInputs());
    NS_ABORT_MSG_UNLESS(problem.empty(), problem);
    m_networks = std::make_unique<Networks>(
        architecture,
        [this] { return m_initialise.GetValue(); },
        m_zeroReadout || !m_baseline.empty(),
        m_shift);
    m_memory = std::make_unique<GrowsReplayMemory>(m_replayCapacity);
    UpdateTarget();
}

void
GrowsDoubleDqn::Check(const GrowsObservation& observation)
{
    const auto nodes = observation.nodes;
    NS_ABORT_MSG_IF(nodes == 0 || observation.features.empty() ||
                        observation.features.size() % nodes != 0 ||
                        observation.allowed.size() != nodes,
                    "GrowsDoubleDqn: an observation of "
                        << nodes << " nodes has " << observation.features.size()
                        << " feature values and a mask of " << observation.allowed.size());
    const auto features = observation.features.size() / nodes;
    if (!m_networks)
    {
        Build(GetArchitecture(features));
    }
    const auto expected = m_networks->architecture.GetNInputs();
    NS_ABORT_MSG_IF(features != expected,
                    "GrowsDoubleDqn: the network takes " << expected << " features of a node, not "
                                                         << features);
    const bool ownShift = !observation.shift.empty();
    NS_ABORT_MSG_IF(ownShift ? observation.shift.size() != std::size_t{nodes} * nodes
                             : m_shift == GrowsShiftKind::RSSI,
                    "GrowsDoubleDqn: an observation of " << nodes
                                                         << " nodes has a graph shift operator of "
                                                         << observation.shift.size() << " weights");
    NS_ABORT_MSG_IF(std::count(observation.allowed.begin(), observation.allowed.end(), 0) == nodes,
                    "GrowsDoubleDqn: an observation allows no action");
}

const float*
GrowsDoubleDqn::Forward(const GrowsObservation& observation)
{
    const auto nodes = observation.nodes;
    auto& kernel = m_networks->acting;
    kernel.Begin(nodes);
    kernel.Add(nodes,
               observation.features.data(),
               observation.shift.empty()
                   ? GrowsShift<float>::Complete(m_shift, nodes)
                   : GrowsShift<float>::FromMatrix(observation.shift.data(), nodes));
    kernel.Forward(m_networks->parameters);
    return kernel.GetValues(0);
}

void
GrowsDoubleDqn::Evaluate(const GrowsObservation& observation, std::vector<float>& values)
{
    Check(observation);
    const float* first = Forward(observation);
    values.assign(first, first + observation.nodes);
}

uint32_t
GrowsDoubleDqn::SelectAction(const GrowsObservation& observation)
{
    Check(observation);
    const auto random = GrowsDrawAction(observation.allowed, GetEpsilon(), m_explorationVariable);
    return random
               ? *random
               : GrowsArgMax(Forward(observation), observation.allowed.data(), observation.nodes);
}

void
GrowsDoubleDqn::AddTransition(const GrowsTransition& transition)
{
    Check(transition.state);
    NS_ABORT_MSG_IF(transition.action >= transition.state.nodes,
                    "GrowsDoubleDqn: action " << transition.action << " in a state of "
                                              << transition.state.nodes << " nodes");
    if (transition.next.nodes > 0)
    {
        Check(transition.next);
    }
    m_memory->Add(transition);
    ++m_transitions;
    if (m_transitions % m_updateInterval == 0 && m_transitions >= m_warmUp)
    {
        Update();
    }
    if (m_transitions % m_targetInterval == 0)
    {
        UpdateTarget();
    }
}

void
GrowsDoubleDqn::Update()
{
    auto& networks = *m_networks;
    const auto n = static_cast<double>(m_memory->GetN());
    networks.indices.resize(m_batchSize);
    for (auto& index : networks.indices)
    {
        index = static_cast<std::size_t>(m_replay.GetValue() * n);
    }
    m_memory->Gather(networks.indices, networks.batch);
    networks.update.loss = m_loss;
    networks.update.smoothL1Beta = static_cast<float>(m_smoothL1Beta);
    networks.update.doubleDqn = m_doubleDqn;
    networks.update.conservativeWeight = static_cast<float>(m_conservativeWeight);
    const double loss = networks.update.Compute(networks.batch,
                                                networks.parameters,
                                                networks.targetParameters,
                                                networks.gradient);
    NS_ABORT_MSG_IF(!std::isfinite(loss),
                    "GrowsDoubleDqn: the loss is " << loss << " at update " << m_updates + 1
                                                   << ": lower LearningRate, scale the rewards or "
                                                      "set MaxGradientNorm");
    GrowsClipGradient(m_maxGradientNorm, networks.size, networks.gradient);
    GrowsAdamOptions adam;
    adam.learningRate = m_learningRate * std::max(m_learningRateFloor, 1.0 - m_progress);
    GrowsAdamStep(adam,
                  ++m_updates,
                  networks.size,
                  networks.gradient,
                  networks.first.data(),
                  networks.second.data(),
                  networks.parameters);
    m_lossTrace(m_updates, loss);
}

void
GrowsDoubleDqn::UpdateTarget()
{
    std::copy_n(m_networks->parameters, m_networks->size, m_networks->targetParameters);
}

double
GrowsDoubleDqn::GetEpsilon() const
{
    return GrowsEpsilonSchedule{m_finalEpsilon, m_explorationShare, m_initialEpsilon}.Get(
        m_progress);
}

int64_t
GrowsDoubleDqn::AssignStreams(int64_t stream)
{
    m_explorationVariable.SetStream(stream);
    m_initialise.SetStream(stream + 1);
    m_replay.SetStream(stream + 2);
    return 3;
}

} // namespace ns3
