// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-local-gnn.h"
#include "grows-torch-library.h"

#include <sstream>
#include <torch/script.h>
#include <utility>

/**
 * \file
 * \ingroup grows
 * The library that GrowsTorchLibrary loads.
 */

namespace ns3
{

namespace
{

/// GrowsLocalGnn, alive as long as its storage is used.
class TorchNetwork : public GrowsTorchLibrary::Network
{
  public:
    /// \param options of the network
    explicit TorchNetwork(GrowsLocalGnnOptions options)
        : m_network(std::move(options))
    {
        parameters = m_network->flat_parameters().data_ptr<float>();
        gradient = m_network->flat_gradients().data_ptr<float>();
    }

  private:
    GrowsLocalGnn m_network; //!< owns the storage
};

/// torch::jit::Module.
class TorchScript : public GrowsTorchLibrary::Script
{
  public:
    /// \param path of the file
    explicit TorchScript(const std::string& path)
        : m_module(torch::jit::load(path))
    {
        m_module.eval();
    }

    std::string Run(const std::vector<float>& features,
                    const std::vector<float>& shift,
                    uint32_t n,
                    std::vector<double>& values) override
    {
        const int64_t nodes = n;
        const torch::InferenceMode guard;
        const auto answer = m_module.forward({torch::tensor(features).view({1, -1, nodes}),
                                              torch::tensor(shift).view({nodes, nodes})});
        if (!answer.isTensor() || answer.toTensor().sizes() != at::IntArrayRef{1, nodes})
        {
            std::ostringstream text;
            text << "expected values [1, " << nodes << "], found " << answer.tagKind();
            answer.isTensor() ? text << " " << answer.toTensor().sizes() : text;
            return text.str();
        }
        const auto tensor = answer.toTensor().to(torch::kFloat64).contiguous();
        values.assign(tensor.data_ptr<double>(), tensor.data_ptr<double>() + nodes);
        return "";
    }

  private:
    torch::jit::Module m_module; //!< the program
};

/// What the library does.
class TorchFunctions : public GrowsTorchLibrary
{
  public:
    std::unique_ptr<Network> CreateNetwork(const GrowsGnnArchitecture& architecture,
                                           std::function<double()> draw,
                                           bool zeroReadout) const override
    {
        return std::make_unique<TorchNetwork>(
            GrowsLocalGnnOptions(architecture).draw(std::move(draw)).zero_readout(zeroReadout));
    }

    std::unique_ptr<Script> LoadScript(const std::string& path) const override
    {
        return std::make_unique<TorchScript>(path);
    }
};

} // namespace

} // namespace ns3

extern "C" const ns3::GrowsTorchLibrary*
GrowsGetTorchLibrary()
{
    static const ns3::TorchFunctions functions;
    return &functions;
}
