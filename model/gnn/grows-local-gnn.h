// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_LOCAL_GNN_H
#define GROWS_LOCAL_GNN_H

#include "grows-gnn-architecture.h"

#include <functional>
#include <torch/nn/cloneable.h>
#include <torch/nn/module.h>
#include <torch/nn/pimpl.h>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * Options of GrowsLocalGnn.
 *
 *     GrowsLocalGnn network(GrowsLocalGnnOptions({}).draw(uniform).dtype(torch::kFloat64));
 */
struct GrowsLocalGnnOptions
{
    /// \param architecture shape of the network
    GrowsLocalGnnOptions(GrowsGnnArchitecture architecture) // NOLINT: implicit as in LibTorch
        : architecture_(std::move(architecture))
    {
    }

    /// Shape of the network.
    TORCH_ARG(GrowsGnnArchitecture, architecture);
    /// Where initial parameters come from: numbers uniform in [0, 1). Empty: all parameters are 0.
    TORCH_ARG(std::function<double()>, draw);
    /// Type of the parameters.
    TORCH_ARG(torch::Dtype, dtype) = torch::kFloat32;
    /// Begin with the last readout layer at 0: the value function starts at 0, as in the paper.
    TORCH_ARG(bool, zero_readout) = false;
};

/**
 * \ingroup grows
 * LocalGNN as a LibTorch module, the function of the reference library alegnn:
 *
 *     Z  = sum_{k=0}^{K-1} W_k (x S^k) + b 1^T      per sample, x [F_in, N], S [N, N]
 *     x' = sigma(Z)                                 after every graph layer
 *     y  = readout(x')                              per node, sigma between its layers only
 *     y  = y + skip x_F                             with a skip connection, x_F the last input
 *
 * Parameters: layer0_weight [F_out, K, F_in], layer0_bias [F_out]..., readout0_weight [out, in],
 * readout0_bias [out]... They are views of one flat tensor in the order of GrowsGnnArchitecture,
 * and so are their gradients: GrowsGnnKernel works on the very same storage as autograd and the
 * optimisers of LibTorch.
 *
 * Initialised as alegnn does: uniform within +-1/sqrt(K F_in) and, for the readout, +-1/sqrt(F_in).
 */
class GrowsLocalGnnImpl : public torch::nn::Cloneable<GrowsLocalGnnImpl>
{
  public:
    /// \param options_ shape and initialisation
    explicit GrowsLocalGnnImpl(GrowsLocalGnnOptions options_);

    /// Make the parameters, all 0. Only the constructor and clone() call it.
    void reset() override;

    /// Draw all parameters anew.
    void reset_parameters();

    /// \param x features [B, F, N] \param shift S [N, N] or [B, N, N] \return values [B, N]
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& shift);

    /// \param x features [B, F, N] \param shift S [N, N] or [B, N, N]
    /// \return what the readout sees [B, F_L, N]
    torch::Tensor hidden_features(const torch::Tensor& x, const torch::Tensor& shift);

    /// \return all parameters [P], contiguous; writing to it changes them
    torch::Tensor flat_parameters();

    /// \return all gradients [P], contiguous: where autograd accumulates and optimisers read
    torch::Tensor flat_gradients();

    /// Shape and initialisation.
    GrowsLocalGnnOptions options;

  private:
    /// Make the parameters and their gradients views of one tensor each, again where clone(), to()
    /// or an optimiser's zero_grad() gave them their own.
    void flatten();
    /// One stage. \param index its index \param x [B, F_in, N] \param shift S [N, N] or [B, N, N]
    /// \return [B, F_out, N]
    torch::Tensor forward_stage(std::size_t index,
                                const torch::Tensor& x,
                                const torch::Tensor& shift);

    std::vector<GrowsGnnArchitecture::Stage> stages_; //!< graph filters and readout
    torch::Tensor flat_;                              //!< storage of the parameters
    torch::Tensor flat_gradient_;                     //!< storage of their gradients
};

TORCH_MODULE(GrowsLocalGnn);

} // namespace ns3

#endif /* GROWS_LOCAL_GNN_H */
