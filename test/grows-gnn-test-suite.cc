/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "ns3/grows-adam.h"
#include "ns3/grows-distributed-gnn.h"
#include "ns3/grows-double-dqn-update.h"
#include "ns3/grows-gnn-kernel.h"
#include "ns3/grows-local-gnn.h"
#include "ns3/grows-shift-operator.h"
#include "ns3/random-variable-stream.h"
#include "ns3/test.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>
#include <stdexcept>
#include <torch/nn/functional/loss.h>
#include <torch/optim/adam.h>
#include <torch/optim/sgd.h>
#include <torch/types.h>

using namespace ns3;
using nlohmann::json;

namespace
{

/// How near an implementation has to come to the reference vectors.
template <typename T>
constexpr double TOLERANCE = std::is_same_v<T, double> ? 1e-10 : 2e-6;

/// Nested lists of numbers as one flat array, row-major; null is an empty list.
template <typename T>
void
Flatten(const json& value, std::vector<T>& flat)
{
    for (const auto& item : value.is_null() ? json::array() : value)
    {
        if (item.is_array())
        {
            Flatten(item, flat);
        }
        else
        {
            flat.push_back(item.template get<T>());
        }
    }
}

/// \copydoc Flatten
template <typename T>
std::vector<T>
GetFlat(const json& value)
{
    std::vector<T> flat;
    Flatten(value, flat);
    return flat;
}

/// A network's parameters (or their gradients) in flat order.
template <typename T>
std::vector<T>
GetParameters(const json& network)
{
    std::vector<T> flat;
    for (const auto* part : {"layers", "readout"})
    {
        for (const auto& stage : network.at(part))
        {
            Flatten(stage.at("weight"), flat);
            Flatten(stage.at("bias"), flat);
        }
    }
    return flat;
}

/// An object may have these keys and must have no other.
void
CheckKeys(const json& object, const std::set<std::string>& known)
{
    for (const auto& [key, value] : object.items())
    {
        if (known.count(key) == 0)
        {
            throw std::runtime_error("unknown key \"" + key + "\"");
        }
    }
}

/// Shape of the network that a file describes.
GrowsGnnArchitecture
GetArchitecture(const json& file)
{
    GrowsGnnArchitecture architecture;
    architecture.signals = file.at("dimNodeSignals").get<std::vector<uint32_t>>();
    architecture.taps = file.at("nFilterTaps").get<std::vector<uint32_t>>();
    architecture.readout = file.at("dimReadout").get<std::vector<uint32_t>>();
    architecture.bias = file.at("bias").get<bool>();
    if (!GrowsFromString(file.at("nonlinearity"), architecture.nonlinearity))
    {
        throw std::runtime_error("unknown nonlinearity");
    }
    const auto problem = architecture.FindProblem();
    if (!problem.empty())
    {
        throw std::runtime_error(problem);
    }
    return architecture;
}

/// A flat array as a tensor of its own.
template <typename T>
torch::Tensor
ToTensor(const std::vector<T>& flat, at::IntArrayRef shape)
{
    return torch::tensor(flat, c10::CppTypeToScalarType<T>::value).view(shape);
}

/// A tensor as a flat array.
template <typename T>
std::vector<T>
ToVector(const torch::Tensor& tensor)
{
    const auto whole = tensor.detach().contiguous();
    return {whole.data_ptr<T>(), whole.data_ptr<T>() + whole.numel()};
}

/// What one implementation makes of a file, by name.
template <typename T>
using Results = std::map<std::string, std::vector<T>>;

/// Forward and gradient of LibTorch's composition.
template <typename T>
Results<T>
RunModule(const json& file, const GrowsGnnArchitecture& architecture)
{
    const int64_t batch = file.at("B");
    const int64_t nodes = file.at("N");
    const auto type = c10::CppTypeToScalarType<T>::value;
    GrowsLocalGnn network(GrowsLocalGnnOptions(architecture).dtype(type));
    const auto parameters = GetParameters<T>(file);
    network->flat_parameters().copy_(
        ToTensor(parameters, {static_cast<int64_t>(parameters.size())}));
    const auto shift = ToTensor(GetFlat<T>(file.at("S")), {nodes, nodes});
    auto x = ToTensor(GetFlat<T>(file.at("x")), {batch, architecture.GetNInputs(), nodes});
    x.requires_grad_(true);
    const auto y = network->forward(x, shift);
    const auto loss = y.square().sum();
    loss.backward();
    return {{"y", ToVector<T>(y)},
            {"features", ToVector<T>(network->hidden_features(x, shift))},
            {"loss", ToVector<T>(loss)},
            {"grad", ToVector<T>(network->flat_gradients())},
            {"grad.x", ToVector<T>(x.grad())}};
}

/// Forward and gradient of the kernel.
template <typename T>
Results<T>
RunKernel(const json& file, const GrowsGnnArchitecture& architecture)
{
    const std::size_t batch = file.at("B");
    const uint32_t nodes = file.at("N");
    const auto parameters = GetParameters<T>(file);
    const auto matrix = GetFlat<T>(file.at("S"));
    const auto x = GetFlat<T>(file.at("x"));
    GrowsGnnKernel<T> kernel(architecture);
    kernel.Begin(batch * nodes);
    for (std::size_t i = 0; i < batch; ++i)
    {
        kernel.Add(nodes,
                   x.data() + i * architecture.GetNInputs() * nodes,
                   GrowsShift<T>::FromMatrix(matrix.data(), nodes));
    }
    kernel.Forward(parameters.data());
    Results<T> results{{"loss", {0}}, {"grad", std::vector<T>(parameters.size())}};
    for (std::size_t i = 0; i < batch; ++i)
    {
        for (uint32_t node = 0; node < nodes; ++node)
        {
            const T y = kernel.GetValues(i)[node];
            results["y"].push_back(y);
            results["loss"][0] += y * y;
            kernel.GetValueGradients(i)[node] = 2 * y;
        }
        for (uint32_t feature = 0; feature < architecture.signals.back(); ++feature)
        {
            const T* row = kernel.GetHiddenFeatures(i, feature);
            results["features"].insert(results["features"].end(), row, row + nodes);
        }
    }
    kernel.BackwardToInput(parameters.data(), results["grad"].data());
    for (std::size_t i = 0; i < batch; ++i)
    {
        for (uint32_t feature = 0; feature < architecture.GetNInputs(); ++feature)
        {
            const T* row = kernel.GetInputGradient(i, feature);
            results["grad.x"].insert(results["grad.x"].end(), row, row + nodes);
        }
    }
    return results;
}

/// What the file itself says.
template <typename T>
Results<T>
GetExpected(const json& file)
{
    return {{"y", GetFlat<T>(file.at("y"))},
            {"features", GetFlat<T>(file.at("features"))},
            {"loss", {file.at("loss").get<T>()}},
            {"grad", GetParameters<T>(file.at("grad"))},
            {"grad.x", GetFlat<T>(file.at("grad").at("x"))}};
}

/// A batch of a Double-DQN file with the memory it refers to.
template <typename T>
struct Batch
{
    explicit Batch(const json& file)
        : s(GetFlat<T>(file.at("s"))),
          s2(GetFlat<T>(file.at("s2"))),
          r(GetFlat<T>(file.at("r"))),
          done(GetFlat<T>(file.at("done"))),
          mask2(GetFlat<T>(file.at("mask2"))),
          matrix(GetFlat<T>(file.at("S"))),
          a(GetFlat<int64_t>(file.at("a"))),
          size(file.at("B")),
          nodes(file.at("N")),
          gamma(file.at("gamma"))
    {
    }

    std::vector<T> s;       //!< [B, F, N]
    std::vector<T> s2;      //!< [B, F, N]
    std::vector<T> r;       //!< [B]
    std::vector<T> done;    //!< [B]
    std::vector<T> mask2;   //!< [B, N]
    std::vector<T> matrix;  //!< S [N, N]
    std::vector<int64_t> a; //!< [B]
    int64_t size;           //!< B
    uint32_t nodes;         //!< N
    double gamma;           //!< discount factor

    /// The transitions as an update takes them.
    std::vector<GrowsUpdateSample<T>> GetSamples() const
    {
        std::vector<GrowsUpdateSample<T>> samples;
        const std::size_t step = s.size() / size;
        for (int64_t i = 0; i < size; ++i)
        {
            samples.push_back({{nodes, s.data() + i * step, matrix.data()},
                               static_cast<uint32_t>(a[i]),
                               r[i],
                               static_cast<T>(gamma * (1.0 - done[i])),
                               {nodes, s2.data() + i * step, matrix.data()},
                               mask2.data() + i * nodes});
        }
        return samples;
    }
};

/// A Double-DQN update by some implementation.
template <typename T>
class Updater
{
  public:
    virtual ~Updater() = default;
    /// One step. \return its results: loss, a2, td_target, q_sa, grad, online
    virtual Results<T> Step() = 0;
};

/// The file's cost of an error.
bool
IsSmoothL1(const json& file)
{
    const std::string loss = file.at("loss");
    if (loss != "smooth_l1" && loss != "mse" && loss != "squared")
    {
        throw std::runtime_error("unknown loss \"" + loss + "\"");
    }
    return loss == "smooth_l1";
}

/// By GrowsDoubleDqnUpdate and GrowsAdamStep.
template <typename T>
class KernelUpdater : public Updater<T>
{
  public:
    KernelUpdater(const json& file, const GrowsGnnArchitecture& architecture)
        : m_batch(file),
          m_update(architecture, GrowsShiftKind::EIGENVALUE),
          m_online(GetParameters<T>(file.at("online"))),
          m_target(GetParameters<T>(file.at("target"))),
          m_gradient(m_online.size()),
          m_first(m_online.size()),
          m_second(m_online.size())
    {
        const auto& adam = file.at("adam");
        m_adam = {adam.at("lr"), adam.at("beta1"), adam.at("beta2"), adam.at("eps")};
        m_update.loss = IsSmoothL1(file) ? GrowsLoss::SMOOTH_L1 : GrowsLoss::SQUARED;
        m_update.smoothL1Beta = file.value("smooth_l1_beta", T{1});
    }

    Results<T> Step() override
    {
        const T loss = m_update.Compute(m_batch.GetSamples(),
                                        m_online.data(),
                                        m_target.data(),
                                        m_gradient.data());
        GrowsAdamStep(m_adam,
                      ++m_step,
                      m_online.size(),
                      m_gradient.data(),
                      m_first.data(),
                      m_second.data(),
                      m_online.data());
        const auto& actions = m_update.GetNextActions();
        return {{"loss", {loss}},
                {"a2", {actions.begin(), actions.end()}},
                {"td_target", m_update.GetTargets()},
                {"q_sa", m_update.GetValues()},
                {"grad", m_gradient},
                {"online_after", m_online}};
    }

  private:
    Batch<T> m_batch;                 //!< the transitions
    GrowsDoubleDqnUpdate<T> m_update; //!< loss and gradient
    GrowsAdamOptions m_adam;          //!< settings of Adam
    uint64_t m_step{0};               //!< steps taken
    std::vector<T> m_online;          //!< parameters
    std::vector<T> m_target;          //!< parameters
    std::vector<T> m_gradient;        //!< of the loss
    std::vector<T> m_first;           //!< moment of Adam
    std::vector<T> m_second;          //!< moment of Adam
};

/// By LibTorch's modules, autograd and optimiser.
template <typename T>
class ModuleUpdater : public Updater<T>
{
  public:
    ModuleUpdater(const json& file, const GrowsGnnArchitecture& architecture)
        : m_batch(file),
          m_online(GrowsLocalGnnOptions(architecture).dtype(TYPE)),
          m_target(GrowsLocalGnnOptions(architecture).dtype(TYPE)),
          m_smoothL1(IsSmoothL1(file)),
          m_beta(file.value("smooth_l1_beta", 1.0))
    {
        const auto& adam = file.at("adam");
        m_optimiser = std::make_unique<torch::optim::Adam>(
            m_online->parameters(),
            torch::optim::AdamOptions(adam.at("lr").template get<double>())
                .betas({adam.at("beta1"), adam.at("beta2")})
                .eps(adam.at("eps").template get<double>())
                .weight_decay(adam.at("weight_decay").template get<double>()));
        const auto size = static_cast<int64_t>(architecture.GetNParameters());
        m_online->flat_parameters().copy_(ToTensor(GetParameters<T>(file.at("online")), {size}));
        m_target->flat_parameters().copy_(ToTensor(GetParameters<T>(file.at("target")), {size}));
    }

    Results<T> Step() override
    {
        const int64_t size = m_batch.size;
        const int64_t nodes = m_batch.nodes;
        const auto shift = ToTensor(m_batch.matrix, {nodes, nodes});
        const auto s = ToTensor(m_batch.s, {size, -1, nodes});
        const auto s2 = ToTensor(m_batch.s2, {size, -1, nodes});
        const auto a = ToTensor(m_batch.a, {size, 1});
        torch::Tensor a2;
        torch::Tensor td;
        {
            torch::NoGradGuard guard;
            const auto allowed = ToTensor(m_batch.mask2, {size, nodes}) != 0;
            const auto values = m_online->forward(s2, shift);
            a2 = values.masked_fill(~allowed, -INFINITY).argmax(1, true);
            td = ToTensor(m_batch.r, {size}) +
                 m_batch.gamma * (1 - ToTensor(m_batch.done, {size})) *
                     m_target->forward(s2, shift).gather(1, a2).squeeze(1);
        }
        const auto q = m_online->forward(s, shift).gather(1, a).squeeze(1);
        const auto loss = m_smoothL1 ? torch::smooth_l1_loss(q, td, at::Reduction::Mean, m_beta)
                                     : torch::mse_loss(q, td);
        m_optimiser->zero_grad();
        loss.backward();
        m_optimiser->step();
        return {{"loss", ToVector<T>(loss)},
                {"a2", ToVector<T>(a2.to(TYPE))},
                {"td_target", ToVector<T>(td)},
                {"q_sa", ToVector<T>(q)},
                {"grad", ToVector<T>(m_online->flat_gradients())},
                {"online_after", ToVector<T>(m_online->flat_parameters())}};
    }

  private:
    static constexpr auto TYPE = c10::CppTypeToScalarType<T>::value; //!< of all tensors

    Batch<T> m_batch;                                //!< the transitions
    GrowsLocalGnn m_online;                          //!< learns
    GrowsLocalGnn m_target;                          //!< rates
    bool m_smoothL1;                                 //!< not the squared error
    double m_beta;                                   //!< of the smooth L1 cost
    std::unique_ptr<torch::optim::Adam> m_optimiser; //!< of the online network
};

} // namespace

/**
 * \ingroup grows-tests
 *
 * One file of reference vectors (test/vectors/README.md), at one precision, by the LibTorch module
 * and by the kernel.
 */
template <typename T>
class GrowsVectorsTestCase : public TestCase
{
  public:
    /// \param path the file
    explicit GrowsVectorsTestCase(const std::filesystem::path& path)
        : TestCase(path.filename().string() +
                   (std::is_same_v<T, double> ? " in float64" : " in float32")),
          m_path(path)
    {
    }

  private:
    void DoRun() override
    {
        try
        {
            std::ifstream stream(m_path);
            const auto file = json::parse(stream);
            const std::string schema = file.at("schema");
            if (schema == "localgnn-vectors/1")
            {
                RunForward(file);
            }
            else if (schema == "ddqn-update-vectors/1")
            {
                RunUpdates(file);
            }
            else
            {
                throw std::runtime_error("unknown schema \"" + schema + "\"");
            }
        }
        catch (const std::exception& error)
        {
            NS_TEST_EXPECT_MSG_EQ(true, false, m_path.string() << ": " << error.what());
        }
    }

    /// Values and gradients.
    void RunForward(const json& file)
    {
        CheckKeys(file,
                  {"schema",
                   "name",
                   "note",
                   "seeds",
                   "N",
                   "B",
                   "E",
                   "dimNodeSignals",
                   "nFilterTaps",
                   "bias",
                   "nonlinearity",
                   "dimReadout",
                   "gso",
                   "symmetric",
                   "S",
                   "layers",
                   "readout",
                   "x",
                   "y",
                   "features",
                   "loss",
                   "grad",
                   "float32_max_abs_err"});
        CheckKeys(file.at("grad"), {"layers", "readout", "x"});
        CheckStages(file);
        NS_TEST_ASSERT_MSG_EQ(file.value("E", 1), 1, "edges have one feature");
        const auto architecture = GetArchitecture(file);
        const auto expected = GetExpected<T>(file);
        NS_TEST_ASSERT_MSG_EQ(expected.at("grad").size(),
                              architecture.GetNParameters(),
                              m_path << " has weights for its own architecture");
        Compare("module", RunModule<T>(file, architecture), expected);
        Compare("kernel", RunKernel<T>(file, architecture), expected);
    }

    /// Layers and readout say nothing that is not understood, and agree with the dimensions.
    void CheckStages(const json& network)
    {
        for (const auto& stage : network.at("readout"))
        {
            CheckKeys(stage, {"weight", "bias"});
        }
        for (std::size_t i = 0; i < network.at("layers").size(); ++i)
        {
            const auto& layer = network.at("layers").at(i);
            CheckKeys(layer, {"weight", "bias", "F_in", "F_out", "K"});
            NS_TEST_EXPECT_MSG_EQ(layer.value("K", layer.at("weight")[0][0].size()),
                                  layer.at("weight")[0][0].size(),
                                  m_path << " has K taps");
        }
    }

    /// Consecutive updates on one batch.
    void RunUpdates(const json& file)
    {
        CheckKeys(file,
                  {"schema",
                   "name",
                   "note",
                   "seeds",
                   "loss",
                   "N",
                   "B",
                   "gamma",
                   "adam",
                   "smooth_l1_beta",
                   "nonlinearity",
                   "dimNodeSignals",
                   "nFilterTaps",
                   "bias",
                   "dimReadout",
                   "S",
                   "online",
                   "target",
                   "s",
                   "a",
                   "r",
                   "s2",
                   "done",
                   "mask2",
                   "steps",
                   "float32_max_abs_err"});
        CheckKeys(file.at("adam"), {"lr", "beta1", "beta2", "eps", "weight_decay"});
        NS_TEST_ASSERT_MSG_EQ(file.at("adam").value("weight_decay", 0.0),
                              0.0,
                              "the agent decays no weights");
        CheckStages(file.at("online"));
        CheckStages(file.at("target"));
        const auto architecture = GetArchitecture(file);
        RunUpdater("module", file, ModuleUpdater<T>(file, architecture));
        RunUpdater("kernel", file, KernelUpdater<T>(file, architecture));
    }

    /// All steps by one implementation.
    void RunUpdater(const std::string& who, const json& file, Updater<T>&& updater)
    {
        int number = 0;
        for (const auto& step : file.at("steps"))
        {
            CheckKeys(step, {"step", "loss", "a2", "td_target", "q_sa", "grad", "online_after"});
            const auto results = updater.Step();
            NS_TEST_ASSERT_MSG_EQ(step.at("step").get<int>(), ++number, "steps are consecutive");
            Results<T> expected{{"loss", {step.at("loss").get<T>()}}};
            for (const auto* name : {"a2", "td_target", "q_sa"})
            {
                if (step.contains(name))
                {
                    expected[name] = GetFlat<T>(step.at(name));
                }
            }
            for (const auto* name : {"grad", "online_after"})
            {
                if (step.contains(name))
                {
                    expected[name] = GetParameters<T>(step.at(name));
                }
            }
            Compare(who + " at step " + std::to_string(number), results, expected);
        }
    }

    /// Hold everything that is expected against what came out.
    void Compare(const std::string& who, const Results<T>& results, const Results<T>& expected)
    {
        for (const auto& [name, values] : expected)
        {
            const auto& found = results.at(name);
            NS_TEST_ASSERT_MSG_EQ(found.size(), values.size(), who << ": size of " << name);
            for (std::size_t i = 0; i < values.size(); ++i)
            {
                NS_TEST_ASSERT_MSG_EQ_TOL(found[i],
                                          values[i],
                                          TOLERANCE<T>,
                                          m_path.filename()
                                              << ", " << who << ": " << name << "[" << i << "]");
            }
        }
    }

    std::filesystem::path m_path; //!< the file
};

namespace
{

/// Random numbers of the property tests, the same in every run.
class Dice
{
  public:
    /// \param stream index of the ns-3 stream
    explicit Dice(int64_t stream)
        : m_draw(CreateObject<UniformRandomVariable>())
    {
        m_draw->SetStream(stream);
    }

    /// \return an integer from first to last
    uint32_t GetInteger(uint32_t first, uint32_t last)
    {
        return m_draw->GetInteger(first, last);
    }

    /// \return numbers from -1 to 1
    std::vector<double> GetNumbers(std::size_t n)
    {
        std::vector<double> numbers(n);
        std::generate(numbers.begin(), numbers.end(), [&] { return m_draw->GetValue(-1.0, 1.0); });
        return numbers;
    }

    /// \return a network of up to 3 graph layers and 2 readout layers
    GrowsGnnArchitecture GetArchitecture()
    {
        GrowsGnnArchitecture architecture;
        const auto layers = GetInteger(1, 3);
        architecture.signals = {GetInteger(1, 6)};
        architecture.taps.clear();
        for (uint32_t i = 0; i < layers; ++i)
        {
            architecture.signals.push_back(GetInteger(1, 9));
            architecture.taps.push_back(GetInteger(1, 4));
        }
        architecture.readout = {1};
        if (GetInteger(0, 1) == 1)
        {
            architecture.readout.insert(architecture.readout.begin(), GetInteger(1, 5));
        }
        if (GetInteger(0, 3) == 0)
        {
            architecture.readout.clear();
            architecture.signals.back() = 1;
        }
        architecture.bias = GetInteger(0, 3) > 0;
        architecture.nonlinearity = static_cast<GrowsNonlinearity::Type>(GetInteger(0, 2));
        return architecture;
    }

    /// \return a graph of some nodes: complete with equal weights, or with any weights, or sparse
    std::vector<double> GetMatrix(uint32_t nodes)
    {
        const auto kind = GetInteger(0, 2);
        auto matrix = GetNumbers(std::size_t{nodes} * nodes);
        const auto beside = matrix.front();
        for (std::size_t i = 0; i < matrix.size(); ++i)
        {
            const bool diagonal = i / nodes == i % nodes;
            if (kind == 0)
            {
                matrix[i] = diagonal ? 0.25 : beside;
            }
            else if (kind == 1 && std::abs(matrix[i]) < 0.5)
            {
                matrix[i] = 0.0;
            }
        }
        return matrix;
    }

  private:
    Ptr<UniformRandomVariable> m_draw; //!< where they come from
};

/// One sample of a batch.
struct Sample
{
    uint32_t nodes;             //!< N
    std::vector<double> x;      //!< [F, N]
    std::vector<double> matrix; //!< S [N, N]
};

/// A batch of samples with differing graphs.
std::vector<Sample>
GetBatch(Dice& dice, uint32_t features)
{
    std::vector<Sample> batch(dice.GetInteger(1, 12));
    for (auto& sample : batch)
    {
        sample.nodes = dice.GetInteger(1, 11);
        sample.x = dice.GetNumbers(std::size_t{features} * sample.nodes);
        sample.matrix = dice.GetMatrix(sample.nodes);
    }
    return batch;
}

/// Values of one sample by the kernel.
template <typename T>
std::vector<double>
Evaluate(const GrowsGnnArchitecture& architecture,
         const std::vector<double>& parameters,
         const Sample& sample)
{
    const std::vector<T> weights(parameters.begin(), parameters.end());
    const std::vector<T> x(sample.x.begin(), sample.x.end());
    const std::vector<T> matrix(sample.matrix.begin(), sample.matrix.end());
    GrowsGnnKernel<T> kernel(architecture);
    kernel.Begin(sample.nodes);
    kernel.Add(sample.nodes, x.data(), GrowsShift<T>::FromMatrix(matrix.data(), sample.nodes));
    kernel.Forward(weights.data());
    return {kernel.GetValues(0), kernel.GetValues(0) + sample.nodes};
}

} // namespace

/**
 * \ingroup grows-tests
 * Kernel and LibTorch composition agree on random networks, over batches in which every sample has
 * a graph of its own: values, and gradients of a random weighting of the values.
 */
class GrowsKernelTestCase : public TestCase
{
  public:
    GrowsKernelTestCase()
        : TestCase("kernel = composition on random networks and graphs")
    {
    }

  private:
    void DoRun() override
    {
        Dice dice(10001);
        for (int round = 0; round < 60; ++round)
        {
            Compare(dice.GetArchitecture(), dice);
        }
    }

    /// One network, one batch.
    void Compare(const GrowsGnnArchitecture& architecture, Dice& dice)
    {
        const auto batch = GetBatch(dice, architecture.GetNInputs());
        const auto parameters = dice.GetNumbers(architecture.GetNParameters());
        GrowsLocalGnn network(GrowsLocalGnnOptions(architecture).dtype(torch::kFloat64));
        network->flat_parameters().copy_(
            ToTensor(parameters, {static_cast<int64_t>(parameters.size())}));
        std::size_t nodes = 0;
        for (const auto& sample : batch)
        {
            nodes += sample.nodes;
        }
        // The same kernel first does another batch: nothing of it may be left.
        GrowsGnnKernel<double> kernel(architecture);
        kernel.Begin(40);
        const auto other = dice.GetNumbers(std::size_t{40} * architecture.GetNInputs());
        kernel.Add(40, other.data(), GrowsShift<double>::Complete(GrowsShiftKind::GCN, 40));
        kernel.Forward(parameters.data());
        kernel.Begin(nodes);
        for (const auto& [n, x, matrix] : batch)
        {
            kernel.Add(n, x.data(), GrowsShift<double>::FromMatrix(matrix.data(), n));
        }
        kernel.Forward(parameters.data());
        std::vector<torch::Tensor> inputs;
        for (std::size_t i = 0; i < batch.size(); ++i)
        {
            inputs.push_back(CompareValues(kernel, network, i, batch[i], dice));
        }
        std::vector<double> gradient(parameters.size());
        kernel.BackwardToInput(parameters.data(), gradient.data());
        Expect(gradient, ToVector<double>(network->flat_gradients()), "gradient");
        for (std::size_t i = 0; i < batch.size(); ++i)
        {
            const auto expected = ToVector<double>(inputs[i].grad());
            for (uint32_t f = 0; f < architecture.GetNInputs(); ++f)
            {
                const auto* row = kernel.GetInputGradient(i, f);
                const auto* first = expected.data() + std::size_t{f} * batch[i].nodes;
                Expect({row, row + batch[i].nodes}, {first, first + batch[i].nodes}, "dx");
            }
        }
    }

    /// Values of one sample, and its share of the loss. \return its input, with the gradient
    torch::Tensor CompareValues(GrowsGnnKernel<double>& kernel,
                                GrowsLocalGnn& network,
                                std::size_t index,
                                const Sample& sample,
                                Dice& dice)
    {
        const int64_t n = sample.nodes;
        auto x = ToTensor(sample.x, {1, -1, n}).requires_grad_(true);
        const auto y = network->forward(x, ToTensor(sample.matrix, {n, n}));
        const auto* values = kernel.GetValues(index);
        Expect({values, values + n}, ToVector<double>(y), "y");
        const auto weights = dice.GetNumbers(sample.nodes);
        (y * ToTensor(weights, {1, n})).sum().backward();
        std::copy(weights.begin(), weights.end(), kernel.GetValueGradients(index));
        return x;
    }

    /// Two arrays are the same to rounding.
    void Expect(const std::vector<double>& found,
                const std::vector<double>& expected,
                const std::string& what)
    {
        NS_TEST_ASSERT_MSG_EQ(found.size(), expected.size(), "size of " << what);
        for (std::size_t i = 0; i < found.size(); ++i)
        {
            const double tolerance = 1e-11 * std::max(1.0, std::abs(expected[i]));
            NS_TEST_EXPECT_MSG_EQ_TOL(found[i], expected[i], tolerance, what << "[" << i << "]");
        }
    }
};

/**
 * \ingroup grows-tests
 * Renaming the nodes renames the values: y(P x, P S P^T) = P y(x, S) over random graphs.
 */
class GrowsEquivarianceTestCase : public TestCase
{
  public:
    GrowsEquivarianceTestCase()
        : TestCase("permutation equivariance over random graphs")
    {
    }

  private:
    void DoRun() override
    {
        Dice dice(10002);
        for (int round = 0; round < 200; ++round)
        {
            const auto architecture = dice.GetArchitecture();
            const auto parameters = dice.GetNumbers(architecture.GetNParameters());
            Sample sample{dice.GetInteger(2, 12), {}, {}};
            sample.x = dice.GetNumbers(std::size_t{sample.nodes} * architecture.GetNInputs());
            sample.matrix = dice.GetMatrix(sample.nodes);
            std::vector<uint32_t> order(sample.nodes);
            std::iota(order.begin(), order.end(), 0U);
            for (uint32_t i = sample.nodes - 1; i > 0; --i)
            {
                std::swap(order[i], order[dice.GetInteger(0, i)]);
            }
            const auto y = Evaluate<double>(architecture, parameters, sample);
            const auto renamed = Evaluate<double>(architecture, parameters, Permute(sample, order));
            for (uint32_t i = 0; i < sample.nodes; ++i)
            {
                NS_TEST_EXPECT_MSG_EQ_TOL(renamed[i],
                                          y[order[i]],
                                          1e-11 * std::max(1.0, std::abs(renamed[i])),
                                          "round " << round << ", node " << i);
            }
        }
    }

    /// Node i of the result is node order[i] of the sample.
    static Sample Permute(const Sample& sample, const std::vector<uint32_t>& order)
    {
        const auto n = sample.nodes;
        auto result = sample;
        for (std::size_t i = 0; i < sample.x.size(); ++i)
        {
            result.x[i] = sample.x[i / n * n + order[i % n]];
        }
        for (std::size_t i = 0; i < sample.matrix.size(); ++i)
        {
            result.matrix[i] = sample.matrix[std::size_t{order[i / n]} * n + order[i % n]];
        }
        return result;
    }
};

/**
 * \ingroup grows-tests
 * The kernel's hyperbolic tangent in float: near the true one, odd, saturated, and NaN stays NaN.
 */
class GrowsTanhTestCase : public TestCase
{
  public:
    GrowsTanhTestCase()
        : TestCase("hyperbolic tangent in float32")
    {
    }

  private:
    void DoRun() override
    {
        GrowsGnnArchitecture architecture;
        architecture.signals = {1, 1};
        architecture.taps = {1};
        architecture.readout = {};
        architecture.bias = false;
        std::vector<double> x;
        for (int i = -150000; i <= 150000; ++i)
        {
            x.push_back(1e-4 * i);
        }
        x.insert(x.end(), {1e-30, 1e30, -1e30, INFINITY, -INFINITY});
        const auto nodes = static_cast<uint32_t>(x.size());
        const std::vector<float> row(x.begin(), x.end());
        const float weight = 1.0F;
        GrowsGnnKernel<float> kernel(architecture);
        kernel.Begin(nodes);
        kernel.Add(nodes, row.data(), GrowsShift<float>::Complete(GrowsShiftKind::GCN, nodes));
        kernel.Forward(&weight);
        double worst = 0.0;
        for (uint32_t i = 0; i < nodes; ++i)
        {
            const double expected = std::tanh(double{row[i]});
            worst = std::max(worst, std::abs(kernel.GetValues(0)[i] - expected));
        }
        NS_TEST_EXPECT_MSG_LT(worst, 4e-7, "largest error");
        NS_TEST_EXPECT_MSG_EQ(kernel.GetValues(0)[0], -kernel.GetValues(0)[300000], "odd");
        NS_TEST_EXPECT_MSG_EQ(kernel.GetValues(0)[150000], 0.0F, "0 at 0");
        const float nan = NAN;
        kernel.Begin(1);
        kernel.Add(1, &nan, GrowsShift<float>::Complete(GrowsShiftKind::GCN, 1));
        kernel.Forward(&weight);
        NS_TEST_EXPECT_MSG_EQ(std::isnan(kernel.GetValues(0)[0]), true, "NaN is not hidden");
    }
};

/**
 * \ingroup grows-tests
 * Graph shift operators of graphs small enough to work out by hand.
 */
class GrowsShiftTestCase : public TestCase
{
  public:
    GrowsShiftTestCase()
        : TestCase("graph shift operators")
    {
    }

  private:
    void DoRun() override
    {
        const double third = 1.0 / std::sqrt(6.0);
        const double half = 1.0 / std::sqrt(2.0);
        const std::vector<double> path{0, 1, 0, 1, 0, 1, 0, 1, 0};
        Expect("path", GrowsShiftKind::ADJACENCY, path, path);
        Expect("path", GrowsShiftKind::EIGENVALUE, path, {0, half, 0, half, 0, half, 0, half, 0});
        Expect("path",
               GrowsShiftKind::GCN,
               path,
               {0.5, third, 0, third, 1.0 / 3.0, third, 0, third, 0.5});
        Expect("path",
               GrowsShiftKind::LAPLACIAN,
               path,
               {1, -half, 0, -half, 1, -half, 0, -half, 1});
        // nodes 0 and 1 tied by a weight of 2, node 2 alone
        const std::vector<double> pair{0, 2, 0, 2, 0, 0, 0, 0, 0};
        Expect("pair", GrowsShiftKind::EIGENVALUE, pair, {0, 1, 0, 1, 0, 0, 0, 0, 0});
        Expect("pair", GrowsShiftKind::LAPLACIAN, pair, {1, -1, 0, -1, 1, 0, 0, 0, 0});
        Expect("no edges",
               GrowsShiftKind::EIGENVALUE,
               std::vector<double>(9),
               std::vector<double>(9));
        // 10 dB apart is 1/e; of the pair, the largest eigenvalue is the weight itself
        Expect("RSSI",
               GrowsShiftKind::ADJACENCY,
               GrowsGetRssiAdjacency({-80, -90}),
               {0, std::exp(-1.0), std::exp(-1.0), 0});
        Expect("RSSI", GrowsShiftKind::RSSI, GrowsGetRssiAdjacency({-80, -90}), {0, 1, 1, 0});
        const double nothing = -std::numeric_limits<double>::infinity();
        Expect("nobody's RSSI",
               GrowsShiftKind::ADJACENCY,
               GrowsGetRssiAdjacency({nothing, nothing, -80}),
               {0, 1, 0, 1, 0, 0, 0, 0, 0});
        CheckRing();
        CheckComplete();
        CheckNames();
    }

    /// One operator of one graph.
    void Expect(const std::string& graph,
                GrowsShiftKind::Type kind,
                const std::vector<double>& adjacency,
                const std::vector<double>& expected)
    {
        const auto nodes = static_cast<uint32_t>(std::sqrt(adjacency.size()));
        const auto found = GrowsGetShift(kind, adjacency, nodes);
        for (std::size_t i = 0; i < expected.size(); ++i)
        {
            NS_TEST_EXPECT_MSG_EQ_TOL(found[i],
                                      expected[i],
                                      1e-12,
                                      GrowsToString(kind) << " of " << graph << "[" << i << "]");
            NS_TEST_EXPECT_MSG_EQ(std::isfinite(found[i]), true, graph << ": a number");
        }
    }

    /// An even ring has the eigenvalues 2 and -2; one weight more than doubles the largest.
    void CheckRing()
    {
        std::vector<double> ring(64);
        for (uint32_t i = 0; i < 8; ++i)
        {
            ring[i * 8 + (i + 1) % 8] = 1.0;
            ring[(i + 1) % 8 * 8 + i] = 1.0;
        }
        NS_TEST_EXPECT_MSG_EQ_TOL(GrowsGetLargestEigenvalue(ring, 8), 2.0, 1e-12, "even ring");
        // a star of 4 leaves: sqrt(4)
        std::vector<double> star(25);
        for (uint32_t i = 1; i < 5; ++i)
        {
            star[i] = star[i * 5] = 1.0;
        }
        NS_TEST_EXPECT_MSG_EQ_TOL(GrowsGetLargestEigenvalue(star, 5), 2.0, 1e-12, "star");
    }

    /// The short form of the complete graph is the long one.
    void CheckComplete()
    {
        for (uint32_t nodes = 1; nodes < 7; ++nodes)
        {
            for (const auto kind : {GrowsShiftKind::ADJACENCY,
                                    GrowsShiftKind::EIGENVALUE,
                                    GrowsShiftKind::GCN,
                                    GrowsShiftKind::LAPLACIAN})
            {
                const auto matrix = GrowsGetShift(kind, GrowsGetCompleteAdjacency(nodes), nodes);
                const auto uniform = GrowsShift<double>::Complete(kind, nodes);
                for (uint32_t i = 0; i < nodes * nodes; ++i)
                {
                    const bool diagonal = i / nodes == i % nodes;
                    NS_TEST_EXPECT_MSG_EQ_TOL(matrix[i],
                                              (diagonal ? uniform.diagonal : uniform.offDiagonal),
                                              1e-12,
                                              GrowsToString(kind) << " of " << nodes << " nodes");
                }
            }
        }
    }

    /// Every operator has a name of its own.
    void CheckNames()
    {
        GrowsShiftKind::Type kind{};
        for (const auto* name : {"adjacency", "eigenvalue", "gcn", "laplacian", "rssi"})
        {
            NS_TEST_EXPECT_MSG_EQ(GrowsFromString(name, kind), true, name);
            NS_TEST_EXPECT_MSG_EQ(GrowsToString(kind), name, "there and back");
        }
        NS_TEST_EXPECT_MSG_EQ(GrowsFromString("shift", kind), false, "no such operator");
    }
};

/**
 * \ingroup grows-tests
 * Every node computes its own value from what its neighbours send: the values of the centralised
 * network, and messages that can be counted by hand.
 */
class GrowsDistributedTestCase : public TestCase
{
  public:
    GrowsDistributedTestCase()
        : TestCase("decentralised = centralised, and messages are counted")
    {
    }

  private:
    void DoRun() override
    {
        Dice dice(10003);
        for (int round = 0; round < 200; ++round)
        {
            const auto architecture = dice.GetArchitecture();
            const auto parameters = dice.GetNumbers(architecture.GetNParameters());
            Sample sample{dice.GetInteger(1, 9), {}, {}};
            sample.x = dice.GetNumbers(std::size_t{sample.nodes} * architecture.GetNInputs());
            sample.matrix = dice.GetMatrix(sample.nodes);
            // normalised, as the operators are: powers of S amplify nothing, rounding included
            for (auto& weight : sample.matrix)
            {
                weight /= sample.nodes;
            }
            Compare(architecture, parameters, sample);
        }
        // complete graph of 3, network [4,4,2], taps [2,2]: 2 exchanges of 6 messages of 4 floats
        CountMessages({0, 1, 1, 1, 0, 1, 1, 1, 0}, 12, 192);
        // path of 3: 2 exchanges of 4 messages; a diagonal is no message
        CountMessages({1, 1, 0, 1, 1, 1, 0, 1, 1}, 8, 128);
    }

    /// One network, one graph.
    void Compare(const GrowsGnnArchitecture& architecture,
                 const std::vector<double>& parameters,
                 const Sample& sample)
    {
        const auto expected = Evaluate<double>(architecture, parameters, sample);
        const std::vector<float> x(sample.x.begin(), sample.x.end());
        const std::vector<float> matrix(sample.matrix.begin(), sample.matrix.end());
        GrowsDistributedGnn network(architecture, {parameters.begin(), parameters.end()});
        const auto& values =
            network.Compute(sample.nodes,
                            x.data(),
                            GrowsShift<float>::FromMatrix(matrix.data(), sample.nodes));
        for (uint32_t i = 0; i < sample.nodes; ++i)
        {
            NS_TEST_EXPECT_MSG_EQ_TOL(values[i],
                                      expected[i],
                                      1e-6 * std::max(1.0, std::abs(expected[i])),
                                      "value of node " << i);
        }
        const std::vector<uint8_t> all(sample.nodes, 1);
        const auto best = std::max_element(values.begin(), values.end()) - values.begin();
        NS_TEST_EXPECT_MSG_EQ(network.Choose(all), static_cast<uint32_t>(best), "the best node");
    }

    /// What the paper's network sends over a graph of 3 nodes.
    void CountMessages(const std::vector<float>& matrix, uint64_t messages, uint64_t bytes)
    {
        const GrowsGnnArchitecture architecture;
        GrowsDistributedGnn network(architecture,
                                    std::vector<float>(architecture.GetNParameters(), 0.1F));
        const std::vector<float> x(12, 1.0F);
        network.Compute(3, x.data(), GrowsShift<float>::FromMatrix(matrix.data(), 3));
        NS_TEST_EXPECT_MSG_EQ(network.GetTraffic().messages, messages, "messages");
        NS_TEST_EXPECT_MSG_EQ(network.GetTraffic().bytes, bytes, "bytes");
        NS_TEST_EXPECT_MSG_EQ(network.Choose({0, 1, 1}), 1, "the best of the allowed");
        NS_TEST_EXPECT_MSG_EQ(network.GetTraffic().messages, messages + 6, "and the final merge");
        NS_TEST_EXPECT_MSG_EQ(network.GetTraffic().bytes, bytes + 24, "and the final merge");
        NS_TEST_EXPECT_MSG_EQ(network.GetTraffic().rounds, 3, "one after the other");
        const auto known =
            network.GetTrafficOfDecision(3, GrowsShift<float>::FromMatrix(matrix.data(), 3));
        NS_TEST_EXPECT_MSG_EQ(known.rounds, 3, "known without computing");
        NS_TEST_EXPECT_MSG_EQ(known.messages, messages + 6, "known without computing");
        NS_TEST_EXPECT_MSG_EQ(known.bytes, bytes + 24, "known without computing");
    }
};

/**
 * \ingroup grows-tests
 * The LibTorch module as a module: initialisation, one storage, clone, conversion, bad shapes.
 */
class GrowsModuleTestCase : public TestCase
{
  public:
    GrowsModuleTestCase()
        : TestCase("LocalGNN as a LibTorch module")
    {
    }

  private:
    void DoRun() override
    {
        CheckInitialisation();
        CheckStorage();
        CheckShapes();
    }

    /// The draws of a constant 1 show the bounds.
    void CheckInitialisation()
    {
        int draws = 0;
        const auto one = [&draws] {
            ++draws;
            return 1.0;
        };
        GrowsLocalGnn network(GrowsLocalGnnOptions(GrowsGnnArchitecture()).draw(one));
        NS_TEST_EXPECT_MSG_EQ(draws, 57, "one draw for each of the paper's parameters");
        const auto parameters = network->named_parameters();
        const std::map<std::string, double> bounds{{"layer0_weight", 1.0 / std::sqrt(8.0)},
                                                   {"layer1_bias", 1.0 / std::sqrt(8.0)},
                                                   {"readout0_weight", 1.0 / std::sqrt(2.0)},
                                                   {"readout0_bias", 1.0 / std::sqrt(2.0)}};
        for (const auto& [name, bound] : bounds)
        {
            NS_TEST_EXPECT_MSG_EQ_TOL(parameters[name].max().item<double>(), bound, 1e-7, name);
        }
        GrowsLocalGnn zero(
            GrowsLocalGnnOptions(GrowsGnnArchitecture()).draw(one).zero_readout(true));
        const auto y = zero->forward(torch::ones({1, 4, 3}), torch::ones({3, 3}));
        NS_TEST_EXPECT_MSG_EQ(y.abs().max().item<double>(), 0.0, "the value begins at 0");
        NS_TEST_EXPECT_MSG_GT(zero->named_parameters()["layer0_weight"].min().item<double>(),
                              0.0,
                              "and the layers do not");
        NS_TEST_EXPECT_MSG_EQ(draws, 114, "with the same draws");
    }

    /// Parameters and gradients stay one storage each, whatever LibTorch does to the module.
    void CheckStorage()
    {
        Dice dice(10004);
        GrowsLocalGnn network(GrowsLocalGnnOptions(GrowsGnnArchitecture()).draw([&] {
            return dice.GetNumbers(1)[0];
        }));
        const auto before = network->flat_parameters().clone();
        const auto copy = std::dynamic_pointer_cast<GrowsLocalGnnImpl>(network->clone());
        NS_TEST_EXPECT_MSG_EQ(copy->flat_parameters().equal(before), true, "a clone is the same");
        copy->flat_parameters().zero_();
        NS_TEST_EXPECT_MSG_EQ(network->flat_parameters().equal(before), true, "and independent");
        NS_TEST_EXPECT_MSG_EQ(copy->parameters()[0].abs().sum().item<double>(), 0.0, "all of it");

        network->to(torch::kFloat64);
        const auto wide = network->flat_parameters();
        NS_TEST_EXPECT_MSG_EQ(wide.equal(before.to(torch::kFloat64)), true, "converted");
        torch::optim::SGD optimiser(network->parameters(), 0.5);
        const auto x = torch::ones({1, 4, 3}, torch::kFloat64);
        network->forward(x, torch::eye(3, torch::kFloat64)).sum().backward();
        const auto expected = wide - 0.5 * network->flat_gradients();
        optimiser.step();
        NS_TEST_EXPECT_MSG_GT(network->flat_gradients().abs().sum().item<double>(),
                              0.0,
                              "autograd writes to the flat gradient");
        NS_TEST_EXPECT_MSG_EQ(network->flat_parameters().equal(expected),
                              true,
                              "an optimiser moves the flat parameters");
    }

    /// Wrong shapes are refused with what was expected.
    void CheckShapes()
    {
        GrowsLocalGnn network{GrowsLocalGnnOptions(GrowsGnnArchitecture())};
        const std::vector<std::pair<torch::Tensor, torch::Tensor>> bad{
            {torch::ones({1, 5, 3}), torch::ones({3, 3})},
            {torch::ones({4, 3}), torch::ones({3, 3})},
            {torch::ones({1, 4, 3}), torch::ones({2, 2})},
            {torch::ones({2, 4, 3}), torch::ones({3, 3, 3})}};
        for (const auto& [x, shift] : bad)
        {
            std::string problem;
            try
            {
                network->forward(x, shift);
            }
            catch (const c10::Error& error)
            {
                problem = error.msg();
            }
            NS_TEST_EXPECT_MSG_NE(problem.find("expected"), std::string::npos, problem);
        }
        GrowsGnnArchitecture impossible;
        impossible.readout = {2};
        NS_TEST_EXPECT_MSG_NE(impossible.FindProblem(), "", "two values per node");
        impossible = {};
        impossible.taps = {2};
        NS_TEST_EXPECT_MSG_NE(impossible.FindProblem(), "", "a width too many");
        impossible = {};
        impossible.signals[1] = 0;
        NS_TEST_EXPECT_MSG_NE(impossible.FindProblem(), "", "no features");
        GrowsGnnArchitecture large;
        large.signals = {4, 4096, 4096};
        large.taps = {4096, 2};
        NS_TEST_EXPECT_MSG_EQ(large.GetNParameters(), 100'675'585, "4096 x 24576 + 8192 + 4097");
        NS_TEST_EXPECT_MSG_NE(large.FindProblem().find("16777216 parameters, not 100675585"),
                              std::string::npos,
                              large.FindProblem());
        large.signals = {4, 4096, 2045};
        large.taps = {1, 2};
        NS_TEST_EXPECT_MSG_EQ(large.GetNParameters(), 16'777'211, "4096 x 4094 + 8187");
        NS_TEST_EXPECT_MSG_EQ(large.FindProblem(), "", "large, but possible");
    }
};

/**
 * \ingroup grows-tests
 *
 * LocalGNN and Double-DQN updates: reference vectors and properties.
 */
class GrowsGnnTestSuite : public TestSuite
{
  public:
    GrowsGnnTestSuite()
        : TestSuite("grows-gnn")
    {
        AddTestCase(new GrowsModuleTestCase);
        AddTestCase(new GrowsKernelTestCase);
        AddTestCase(new GrowsEquivarianceTestCase);
        AddTestCase(new GrowsTanhTestCase);
        AddTestCase(new GrowsShiftTestCase);
        AddTestCase(new GrowsDistributedTestCase);
        AddVectors(std::filesystem::path(NS_TEST_SOURCEDIR) / "vectors");
        if (const char* folder = std::getenv("GROWS_VECTORS"))
        {
            AddVectors(folder);
        }
    }

  private:
    /// A case for every file of a folder; a folder without any is a case that fails.
    void AddVectors(const std::filesystem::path& folder)
    {
        std::set<std::filesystem::path> paths;
        std::error_code error;
        for (const auto& entry : std::filesystem::directory_iterator(folder, error))
        {
            if (entry.path().extension() == ".json")
            {
                paths.insert(entry.path());
            }
        }
        if (paths.empty())
        {
            paths.insert(folder / "*.json");
        }
        for (const auto& path : paths)
        {
            AddTestCase(new GrowsVectorsTestCase<double>(path));
            AddTestCase(new GrowsVectorsTestCase<float>(path));
        }
    }
};

static GrowsGnnTestSuite g_growsGnnTestSuite; //!< the suite
