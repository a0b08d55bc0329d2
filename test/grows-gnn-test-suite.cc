// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-flat-tensor.h"
#include "grows-test-text.h"

#include "ns3/grows-distributed-gnn.h"
#include "ns3/grows-gnn-kernel.h"
#include "ns3/grows-local-gnn.h"
#include "ns3/grows-shift-operator.h"
#include "ns3/random-variable-stream.h"
#include "ns3/test.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <torch/optim/sgd.h>
#include <torch/types.h>

using namespace ns3;

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
        if (!architecture.readout.empty() && GetInteger(0, 1) == 0)
        {
            architecture.skip = 1.5F;
        }
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
        NS_TEST_EXPECT_MSG_LT(worst, 4e-7, "largest error of the hyperbolic tangent");
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
            NS_TEST_EXPECT_MSG_EQ(FindMissing(problem, "expected"), "", "says what was expected");
        }
        GrowsGnnArchitecture impossible;
        impossible.readout = {2};
        NS_TEST_EXPECT_MSG_NE(impossible.Validate(), "", "two values per node");
        impossible = {};
        impossible.taps = {2};
        NS_TEST_EXPECT_MSG_NE(impossible.Validate(), "", "a width too many");
        impossible = {};
        impossible.signals[1] = 0;
        NS_TEST_EXPECT_MSG_NE(impossible.Validate(), "", "a layer without features");
        GrowsGnnArchitecture large;
        large.signals = {4, 4096, 4096};
        large.taps = {4096, 2};
        NS_TEST_EXPECT_MSG_EQ(large.GetNParameters(), 100'675'585, "4096 x 24576 + 8192 + 4097");
        NS_TEST_EXPECT_MSG_EQ(FindMissing(large.Validate(), "16777216 parameters, not 100675585"),
                              "",
                              "too large");
        large.signals = {4, 4096, 2045};
        large.taps = {1, 2};
        NS_TEST_EXPECT_MSG_EQ(large.GetNParameters(), 16'777'211, "4096 x 4094 + 8187");
        NS_TEST_EXPECT_MSG_EQ(large.Validate(), "", "large, but possible");
    }
};

/**
 * \ingroup grows-tests
 * LocalGNN: properties of the module, the kernel and the distributed execution.
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
        AddTestCase(new GrowsDistributedTestCase);
    }
};

static GrowsGnnTestSuite g_growsGnnTestSuite; //!< registers the suite
