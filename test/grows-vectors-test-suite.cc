// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-flat-tensor.h"

#include "ns3/grows-adam.h"
#include "ns3/grows-double-dqn-update.h"
#include "ns3/grows-gnn-kernel.h"
#include "ns3/grows-local-gnn.h"
#include "ns3/grows-shift-operator.h"
#include "ns3/test.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <torch/optim/adam.h>
#include <torch/types.h>

using namespace ns3;
using nlohmann::json;

namespace
{

/**
 * How near an implementation has to come to the reference vectors, relative to the largest of a
 * vector (to 1 if that is smaller): some 17 and 450,000 roundings, as many as make up a gradient.
 */
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
    const auto problem = architecture.Validate();
    if (!problem.empty())
    {
        throw std::runtime_error(problem);
    }
    return architecture;
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

/// The file's own values.
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
                               mask2.data() + i * nodes,
                               mask2.data() + i * nodes}); // no file has masks of s
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
    KernelUpdater(const json& file,
                  const GrowsGnnArchitecture& architecture,
                  double conservativeWeight = 0.0)
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
        m_update.conservativeWeight = static_cast<T>(conservativeWeight);
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
    ModuleUpdater(const json& file,
                  const GrowsGnnArchitecture& architecture,
                  double conservativeWeight = 0.0)
        : m_batch(file),
          m_online(GrowsLocalGnnOptions(architecture).dtype(TYPE)),
          m_target(GrowsLocalGnnOptions(architecture).dtype(TYPE)),
          m_smoothL1(IsSmoothL1(file)),
          m_beta(file.value("smooth_l1_beta", 1.0)),
          m_conservativeWeight(conservativeWeight)
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
        const auto values = m_online->forward(s, shift);
        const auto q = values.gather(1, a).squeeze(1);
        const auto known = (ToTensor(m_batch.mask2, {size, nodes}) != 0).scatter(1, a, true);
        const auto overestimate = values.masked_fill(~known, -INFINITY).logsumexp(1) - q;
        const auto loss = (m_smoothL1 ? torch::smooth_l1_loss(q, td, at::Reduction::Mean, m_beta)
                                      : torch::mse_loss(q, td)) +
                          m_conservativeWeight * overestimate.mean();
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
    double m_conservativeWeight;                     //!< of the conservative term
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
            NS_TEST_EXPECT_MSG_EQ(std::string(error.what()), "", m_path.string());
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
        RunConservative(file, architecture);
    }

    /// The files have no conservative term: the kernel against autograd.
    void RunConservative(const json& file, const GrowsGnnArchitecture& architecture)
    {
        KernelUpdater<T> plain(file, architecture);
        KernelUpdater<T> kernel(file, architecture, 0.7);
        ModuleUpdater<T> module(file, architecture, 0.7);
        NS_TEST_EXPECT_MSG_GT(module.Step()["loss"][0],
                              plain.Step()["loss"][0] + T{0.1},
                              "the conservative term costs something");
        kernel.Step();
        for (int step = 2; step <= 4; ++step)
        {
            const auto what = "conservative at step " + std::to_string(step);
            Compare(what, kernel.Step(), module.Step());
        }
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
            double magnitude = 1.0;
            for (const double value : values)
            {
                magnitude = std::max(magnitude, std::abs(value));
            }
            for (std::size_t i = 0; i < values.size(); ++i)
            {
                NS_TEST_ASSERT_MSG_EQ_TOL(found[i],
                                          values[i],
                                          TOLERANCE<T> * magnitude,
                                          m_path.filename()
                                              << ", " << who << ": " << name << "[" << i
                                              << "] is off by " << found[i] - values[i]);
            }
        }
    }

    std::filesystem::path m_path; //!< the file
};

/**
 * \ingroup grows-tests
 * LocalGNN and Double-DQN updates against reference vectors.
 */
class GrowsVectorsTestSuite : public TestSuite
{
  public:
    GrowsVectorsTestSuite()
        : TestSuite("grows-vectors")
    {
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

static GrowsVectorsTestSuite g_growsVectorsTestSuite; //!< registers the suite
