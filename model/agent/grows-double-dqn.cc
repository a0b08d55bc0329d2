/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-double-dqn.h"

#include "grows-replay-memory.h"

#include "ns3/abort.h"
#include "ns3/boolean.h"
#include "ns3/double.h"
#include "ns3/enum.h"
#include "ns3/grows-arg-max.h"
#include "ns3/grows-compatibility.h"
#include "ns3/grows-defaults.h"
#include "ns3/grows-local-gnn.h"
#include "ns3/grows-number-list.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(GrowsDoubleDqn);

namespace
{

const std::string VERSION_NAME = "learner.version";
constexpr int64_t VERSION = 1;
const std::string ATTRIBUTE_PREFIX = "learner.attribute.";
const std::string DRAWS_PREFIX = "learner.draws.";
/// Flat arrays of a checkpoint, each of as many numbers as there are parameters.
const std::array<std::string, 4> TENSORS{"learner.online",
                                         "learner.target",
                                         "learner.first_moment",
                                         "learner.second_moment"};
/// More than any run draws, and skipped within a day: a checkpoint that says more is damaged.
constexpr int64_t MAX_DRAWS = int64_t{1} << 42;

/// "4,2" to {4, 2}; what is no size becomes 0, which no architecture accepts.
std::vector<uint32_t>
ParseSizes(const std::string& text)
{
    std::vector<uint32_t> sizes;
    for (const double number : GrowsParseNumbers(text).value_or(std::vector<double>{0.0}))
    {
        const bool size = number == std::floor(number) && number >= 0.0 &&
                          number <= GrowsGnnArchitecture::MAX_SIZE;
        sizes.push_back(size ? static_cast<uint32_t>(number) : 0);
    }
    return sizes;
}

/// {4, 2} to "4,2".
std::string
FormatSizes(const std::vector<uint32_t>& sizes)
{
    return GrowsFormatNumbers({sizes.begin(), sizes.end()});
}

/// Whether an attribute is a real number, which ns-3's texts would round.
bool
IsNumber(const TypeId::AttributeInformation& attribute)
{
    return attribute.checker->GetValueTypeName() == "ns3::DoubleValue";
}

/**
 * \param dictionary a checkpoint
 * \param size number of parameters
 * \return "" or what is wrong with its flat arrays
 */
std::string
FindTensorProblem(const GrowsDictionary& dictionary, std::size_t size)
{
    for (const auto& name : TENSORS)
    {
        const auto* array = GrowsFind<GrowsArray<float>>(dictionary, name);
        if (!array || array->values.size() != size || !GrowsAreFinite(array->values))
        {
            return "has no \"" + name + "\" of " + std::to_string(size) + " finite numbers";
        }
    }
    return "";
}

/// A new random stream of numbers in [0, 1).
GrowsCountedVariable
MakeUniform()
{
    return GrowsCountedVariable(CreateObject<UniformRandomVariable>());
}

} // namespace

/// Both networks are LibTorch modules; the kernels work on their storage.
struct GrowsDoubleDqn::Brain
{
    /**
     * \param architecture shape of the networks
     * \param draw where initial parameters come from
     * \param zeroReadout begin with value 0
     * \param shift graph shift operator of observations that bring none
     * \param capacity transitions to remember
     */
    Brain(const GrowsGnnArchitecture& architecture,
          std::function<double()> draw,
          bool zeroReadout,
          GrowsShiftKind::Type shift,
          std::size_t capacity)
        : online(
              GrowsLocalGnnOptions(architecture).draw(std::move(draw)).zero_readout(zeroReadout)),
          target(GrowsLocalGnnOptions(architecture)),
          parameters(online->flat_parameters()),
          targetParameters(target->flat_parameters()),
          gradient(online->flat_gradients()),
          first(torch::zeros_like(parameters)),
          second(torch::zeros_like(parameters)),
          memory(capacity),
          update(architecture, shift),
          acting(architecture)
    {
    }

    /// \return number of parameters
    std::size_t GetSize() const
    {
        return static_cast<std::size_t>(first.numel());
    }

    GrowsLocalGnn online;                        //!< the network that learns
    GrowsLocalGnn target;                        //!< the network that rates
    torch::Tensor parameters;                    //!< flat, of the network that learns
    torch::Tensor targetParameters;              //!< flat, of the network that rates
    torch::Tensor gradient;                      //!< flat, dloss/dparameters
    torch::Tensor first;                         //!< Adam's mean of the gradient
    torch::Tensor second;                        //!< Adam's mean of its square
    GrowsReplayMemory memory;                    //!< what happened
    GrowsDoubleDqnUpdate<float> update;          //!< loss and gradient
    GrowsGnnKernel<float> acting;                //!< values of one state
    std::vector<std::size_t> indices;            //!< of the update's transitions
    std::vector<GrowsUpdateSample<float>> batch; //!< of the update
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
            .AddAttribute("Shift",
                          "Graph shift operator of the complete graph, for observations that bring "
                          "none of their own.",
                          EnumValue(GrowsShiftKind::EIGENVALUE),
                          GrowsMakeEnumAccessor<GrowsShiftKind::Type>(&GrowsDoubleDqn::m_shift),
                          GrowsMakeShiftKindChecker())
            .AddAttribute("LearningRate",
                          "Step size of Adam (paper, section IV).",
                          DoubleValue(1e-4),
                          MakeDoubleAccessor(&GrowsDoubleDqn::SetLearningRate,
                                             &GrowsDoubleDqn::GetLearningRate),
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
                          "Transitions before the first update (the paper does not say).",
                          UintegerValue(1000),
                          MakeUintegerAccessor(&GrowsDoubleDqn::m_warmUp),
                          MakeUintegerChecker<uint32_t>())
            .AddAttribute(
                "Loss",
                "Cost of an error (the paper does not say).",
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
                          MakeDoubleAccessor(&GrowsDoubleDqn::SetInitialEpsilon,
                                             &GrowsDoubleDqn::GetInitialEpsilon),
                          MakeDoubleChecker<double>(1e-12, 1.0))
            .AddAttribute("FinalEpsilon",
                          "Probability of a random action at the end of exploration; it falls "
                          "exponentially from InitialEpsilon (the paper does not say to what).",
                          DoubleValue(0.01),
                          MakeDoubleAccessor(&GrowsDoubleDqn::SetFinalEpsilon,
                                             &GrowsDoubleDqn::GetFinalEpsilon),
                          MakeDoubleChecker<double>(1e-12, 1.0))
            .AddAttribute("ExplorationShare",
                          "Share of the episodes with exploration (paper, section IV: 40,000 of "
                          "50,000).",
                          DoubleValue(0.8),
                          MakeDoubleAccessor(&GrowsDoubleDqn::SetExplorationShare,
                                             &GrowsDoubleDqn::GetExplorationShare),
                          MakeDoubleChecker<double>(0.0, 1.0))
            .AddTraceSource("Loss",
                            "An update was made: its number and the loss before it.",
                            MakeTraceSourceAccessor(&GrowsDoubleDqn::m_lossTrace),
                            "ns3::GrowsDoubleDqn::LossTracedCallback");
    return tid;
}

GrowsDoubleDqn::GrowsDoubleDqn()
    : m_explore(MakeUniform()),
      m_initialise(MakeUniform()),
      m_replay(MakeUniform())
{
}

GrowsDoubleDqn::~GrowsDoubleDqn() = default;

void
GrowsDoubleDqn::SetLearningRate(double learningRate)
{
    m_adam.learningRate = learningRate;
}

double
GrowsDoubleDqn::GetLearningRate() const
{
    return m_adam.learningRate;
}

void
GrowsDoubleDqn::SetInitialEpsilon(double epsilon)
{
    m_epsilon.first = epsilon;
}

double
GrowsDoubleDqn::GetInitialEpsilon() const
{
    return m_epsilon.first;
}

void
GrowsDoubleDqn::SetFinalEpsilon(double epsilon)
{
    m_epsilon.last = epsilon;
}

double
GrowsDoubleDqn::GetFinalEpsilon() const
{
    return m_epsilon.last;
}

void
GrowsDoubleDqn::SetExplorationShare(double share)
{
    m_epsilon.share = share;
}

double
GrowsDoubleDqn::GetExplorationShare() const
{
    return m_epsilon.share;
}

void
GrowsDoubleDqn::SetModel(const GrowsModel& model)
{
    const auto& architecture = model.architecture;
    m_widths = FormatSizes({architecture.signals.begin() + 1, architecture.signals.end()});
    m_taps = FormatSizes(architecture.taps);
    m_readout = FormatSizes(architecture.readout);
    m_bias = architecture.bias;
    m_nonlinearity = architecture.nonlinearity;
    m_shift = model.shift;
    Build(architecture);
    NS_ABORT_MSG_IF(model.parameters.size() != m_brain->GetSize(),
                    "GrowsDoubleDqn: a model of this architecture has "
                        << m_brain->GetSize() << " parameters, not " << model.parameters.size());
    std::copy(model.parameters.begin(),
              model.parameters.end(),
              m_brain->parameters.data_ptr<float>());
    UpdateTarget();
}

GrowsModel
GrowsDoubleDqn::GetModel() const
{
    NS_ABORT_MSG_IF(!m_brain,
                    "GrowsDoubleDqn: there is no network yet; it is made at the first observation");
    GrowsModel model;
    model.architecture = m_brain->online->options.architecture();
    model.shift = m_shift;
    const auto* parameters = m_brain->parameters.data_ptr<float>();
    model.parameters.assign(parameters, parameters + m_brain->GetSize());
    return model;
}

uint64_t
GrowsDoubleDqn::GetNUpdates() const
{
    return m_updates;
}

GrowsGnnArchitecture
GrowsDoubleDqn::GetArchitecture(std::size_t features) const
{
    constexpr std::size_t TOO_MANY{GrowsGnnArchitecture::MAX_SIZE + 1};
    GrowsGnnArchitecture architecture;
    architecture.signals = ParseSizes(m_widths);
    architecture.signals.insert(architecture.signals.begin(),
                                static_cast<uint32_t>(std::min(features, TOO_MANY)));
    architecture.taps = ParseSizes(m_taps);
    architecture.readout = ParseSizes(m_readout);
    architecture.bias = m_bias;
    architecture.nonlinearity = m_nonlinearity;
    return architecture;
}

std::string
GrowsDoubleDqn::FindProblem(std::size_t features) const
{
    const auto problem = GetArchitecture(features).FindProblem();
    return problem.empty() ? ""
                           : "GrowsDoubleDqn: Widths=\"" + m_widths + "\", Taps=\"" + m_taps +
                                 "\" and Readout=\"" + m_readout + "\" make no network: " + problem;
}

void
GrowsDoubleDqn::Build(const GrowsGnnArchitecture& architecture)
{
    const auto problem = FindProblem(architecture.GetNInputs());
    NS_ABORT_MSG_UNLESS(problem.empty(), problem);
    m_brain = std::make_unique<Brain>(
        architecture,
        [this] { return m_initialise.GetValue(); },
        m_zeroReadout,
        m_shift,
        m_replayCapacity);
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
    if (!m_brain)
    {
        Build(GetArchitecture(features));
    }
    const auto expected = m_brain->online->options.architecture().GetNInputs();
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
    Check(observation);
    const auto nodes = observation.nodes;
    auto& kernel = m_brain->acting;
    kernel.Begin(nodes);
    kernel.Add(nodes,
               observation.features.data(),
               observation.shift.empty()
                   ? GrowsShift<float>::Complete(m_shift, nodes)
                   : GrowsShift<float>::FromMatrix(observation.shift.data(), nodes));
    kernel.Forward(m_brain->parameters.data_ptr<float>());
    return kernel.GetValues(0);
}

void
GrowsDoubleDqn::DoEvaluate(const GrowsObservation& observation, std::vector<float>& values)
{
    const float* first = Forward(observation);
    values.assign(first, first + observation.nodes);
}

uint32_t
GrowsDoubleDqn::DoExplore(const GrowsObservation& observation)
{
    const auto& allowed = observation.allowed;
    const double epsilon = GetEpsilon();
    if (epsilon <= 0.0 || m_explore.GetValue() >= epsilon)
    {
        return GrowsArgMax(Forward(observation), allowed.data(), observation.nodes);
    }
    Check(observation);
    const auto choices = observation.nodes - std::count(allowed.begin(), allowed.end(), 0);
    auto left = static_cast<int64_t>(m_explore.GetValue() * static_cast<double>(choices));
    uint32_t action = 0;
    while (allowed[action] == 0 || left-- > 0)
    {
        ++action;
    }
    return action;
}

void
GrowsDoubleDqn::DoObserve(const GrowsTransition& transition)
{
    Check(transition.state);
    NS_ABORT_MSG_IF(transition.action >= transition.state.nodes,
                    "GrowsDoubleDqn: action " << transition.action << " in a state of "
                                              << transition.state.nodes << " nodes");
    if (transition.next.nodes > 0)
    {
        Check(transition.next);
    }
    m_brain->memory.Add(transition);
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
    auto& [online,
           target,
           parameters,
           targetParameters,
           gradient,
           first,
           second,
           memory,
           update,
           acting,
           indices,
           batch] = *m_brain;
    const auto n = static_cast<double>(memory.GetN());
    indices.resize(m_batchSize);
    for (auto& index : indices)
    {
        index = static_cast<std::size_t>(m_replay.GetValue() * n);
    }
    memory.Gather(indices, batch);
    update.loss = m_loss;
    update.smoothL1Beta = static_cast<float>(m_smoothL1Beta);
    update.doubleDqn = m_doubleDqn;
    const double loss = update.Compute(batch,
                                       parameters.data_ptr<float>(),
                                       targetParameters.data_ptr<float>(),
                                       gradient.data_ptr<float>());
    NS_ABORT_MSG_IF(!std::isfinite(loss),
                    "GrowsDoubleDqn: the loss is " << loss << " at update " << m_updates + 1
                                                   << ": lower LearningRate, scale the rewards or "
                                                      "set MaxGradientNorm");
    ClipGradient();
    auto adam = m_adam;
    adam.learningRate *= std::max(m_learningRateFloor, 1.0 - m_progress);
    GrowsAdamStep(adam,
                  ++m_updates,
                  m_brain->GetSize(),
                  gradient.data_ptr<float>(),
                  first.data_ptr<float>(),
                  second.data_ptr<float>(),
                  parameters.data_ptr<float>());
    m_lossTrace(m_updates, loss);
}

void
GrowsDoubleDqn::ClipGradient()
{
    if (m_maxGradientNorm <= 0.0)
    {
        return;
    }
    auto* gradient = m_brain->gradient.data_ptr<float>();
    auto* end = gradient + m_brain->GetSize();
    const double norm = std::sqrt(std::inner_product(gradient, end, gradient, 0.0));
    if (norm > m_maxGradientNorm)
    {
        const auto scale = static_cast<float>(m_maxGradientNorm / norm);
        std::transform(gradient, end, gradient, [scale](float value) { return scale * value; });
    }
}

void
GrowsDoubleDqn::UpdateTarget()
{
    const auto* parameters = m_brain->parameters.data_ptr<float>();
    std::copy_n(parameters, m_brain->GetSize(), m_brain->targetParameters.data_ptr<float>());
}

void
GrowsDoubleDqn::DoSetProgress(double fraction)
{
    m_progress = std::clamp(fraction, 0.0, 1.0);
}

double
GrowsDoubleDqn::DoGetEpsilon() const
{
    return m_epsilon.Get(m_progress);
}

bool
GrowsDoubleDqn::DoNeedsRssiShift() const
{
    return m_shift == GrowsShiftKind::RSSI;
}

int64_t
GrowsDoubleDqn::DoAssignStreams(int64_t stream)
{
    int64_t next = stream;
    ForEachStream(*this, [&next](const std::string&, GrowsCountedVariable& variable) {
        variable.SetStream(next++);
    });
    return next - stream;
}

template <typename Self, typename F>
void
GrowsDoubleDqn::ForEachStream(Self& self, F callback)
{
    callback("explore", self.m_explore);
    callback("initialise", self.m_initialise);
    callback("replay", self.m_replay);
}

template <typename F>
void
GrowsDoubleDqn::ForEachTensor(F callback) const
{
    callback(TENSORS[0], m_brain->parameters);
    callback(TENSORS[1], m_brain->targetParameters);
    callback(TENSORS[2], m_brain->first);
    callback(TENSORS[3], m_brain->second);
}

void
GrowsDoubleDqn::Store(GrowsDictionary& dictionary) const
{
    NS_ABORT_MSG_IF(!m_brain, "GrowsDoubleDqn: nothing was observed yet, nothing to store");
    dictionary[VERSION_NAME] = VERSION;
    const auto tid = GetTypeId();
    for (std::size_t i = 0; i < tid.GetAttributeN(); ++i)
    {
        const auto attribute = tid.GetAttribute(i);
        StringValue text;
        DoubleValue number;
        const bool isNumber = IsNumber(attribute);
        isNumber ? GetAttribute(attribute.name, number) : GetAttribute(attribute.name, text);
        dictionary[ATTRIBUTE_PREFIX + attribute.name] =
            isNumber ? GrowsEntry(number.Get()) : GrowsEntry(text.Get());
    }
    GrowsPutArchitecture(m_brain->online->options.architecture(), dictionary);
    ForEachTensor([&dictionary](const std::string& name, const torch::Tensor& tensor) {
        const auto* values = tensor.data_ptr<float>();
        dictionary[name] =
            GrowsArray<float>{tensor.sizes().vec(), {values, values + tensor.numel()}};
    });
    m_brain->memory.Store(dictionary);
    dictionary["learner.progress"] = m_progress;
    dictionary["learner.transitions"] = static_cast<int64_t>(m_transitions);
    dictionary["learner.updates"] = static_cast<int64_t>(m_updates);
    ForEachStream(*this, [&dictionary](const std::string& name, const auto& variable) {
        dictionary[DRAWS_PREFIX + name] = static_cast<int64_t>(variable.GetDraws());
    });
}

std::string
GrowsDoubleDqn::Restore(const GrowsDictionary& dictionary)
{
    const auto* version = GrowsFind<int64_t>(dictionary, VERSION_NAME);
    if (!version || *version != VERSION)
    {
        return "has " + (version ? "version " + std::to_string(*version) : std::string("none")) +
               " of a Double DQN, expected version " + std::to_string(VERSION);
    }
    auto problem = RestoreAttributes(dictionary);
    if (!problem.empty())
    {
        return problem;
    }
    const auto architecture = GrowsGetArchitecture(dictionary);
    if (!architecture.value)
    {
        return architecture.problem;
    }
    const auto features = architecture.value->GetNInputs();
    if (!(GetArchitecture(features) == *architecture.value))
    {
        return "has a network that its own attributes do not describe";
    }
    problem = FindTensorProblem(dictionary, architecture.value->GetNParameters());
    if (problem.empty())
    {
        problem = GrowsReplayMemory::FindProblem(dictionary, features, m_replayCapacity);
    }
    if (!problem.empty())
    {
        return problem;
    }
    Build(*architecture.value);
    RestoreTensors(dictionary);
    problem = m_brain->memory.Restore(dictionary, features);
    return problem.empty() ? RestoreCounters(dictionary) : problem;
}

std::string
GrowsDoubleDqn::RestoreAttributes(const GrowsDictionary& dictionary)
{
    const auto tid = GetTypeId();
    for (std::size_t i = 0; i < tid.GetAttributeN(); ++i)
    {
        const auto attribute = tid.GetAttribute(i);
        const auto name = ATTRIBUTE_PREFIX + attribute.name;
        const auto* number = GrowsFind<double>(dictionary, name);
        const auto* text = GrowsFind<std::string>(dictionary, name);
        const bool isText = text && GrowsIsReadable(*attribute.checker, *text);
        const bool good = IsNumber(attribute)
                              ? number && SetAttributeFailSafe(attribute.name, DoubleValue(*number))
                              : isText && SetAttributeFailSafe(attribute.name, StringValue(*text));
        if (!good)
        {
            return "has no valid value of the attribute " + attribute.name;
        }
    }
    return "";
}

void
GrowsDoubleDqn::RestoreTensors(const GrowsDictionary& dictionary)
{
    ForEachTensor([&dictionary](const std::string& name, const torch::Tensor& tensor) {
        const auto& values = GrowsFind<GrowsArray<float>>(dictionary, name)->values;
        std::copy(values.begin(), values.end(), tensor.data_ptr<float>());
    });
}

std::string
GrowsDoubleDqn::RestoreCounters(const GrowsDictionary& dictionary)
{
    const auto* progress = GrowsFind<double>(dictionary, "learner.progress");
    const auto* transitions = GrowsFind<int64_t>(dictionary, "learner.transitions");
    const auto* updates = GrowsFind<int64_t>(dictionary, "learner.updates");
    if (!progress || !(*progress >= 0.0 && *progress <= 1.0) || !transitions || *transitions < 0 ||
        !updates || *updates < 0)
    {
        return "has no valid progress of training";
    }
    m_progress = *progress;
    m_transitions = static_cast<uint64_t>(*transitions);
    m_updates = static_cast<uint64_t>(*updates);
    std::string problem;
    ForEachStream(*this, [&](const std::string& name, GrowsCountedVariable& variable) {
        const auto* draws = GrowsFind<int64_t>(dictionary, DRAWS_PREFIX + name);
        const auto drawn = static_cast<int64_t>(variable.GetDraws());
        if (!draws || *draws < drawn || *draws > MAX_DRAWS)
        {
            problem = "has no valid position of the random stream \"" + name + "\"";
            return;
        }
        variable.Skip(static_cast<uint64_t>(*draws - drawn));
    });
    return problem;
}

} // namespace ns3
