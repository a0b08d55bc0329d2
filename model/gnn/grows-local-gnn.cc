// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-local-gnn.h"

#include <cmath>
#include <torch/types.h>
#include <torch/utils.h>

namespace ns3
{

namespace
{

/// sigma, composed of LibTorch operations.
torch::Tensor
Squash(GrowsNonlinearity::Type nonlinearity, const torch::Tensor& z)
{
    switch (nonlinearity)
    {
    case GrowsNonlinearity::TANH:
        return torch::tanh(z);
    case GrowsNonlinearity::RELU:
        return torch::relu(z);
    case GrowsNonlinearity::IDENTITY:
        break;
    }
    return z;
}

/// Where a tensor begins in memory; null if it is undefined.
const void*
GetAddress(const torch::Tensor& tensor)
{
    return tensor.defined() ? tensor.data_ptr() : nullptr;
}

} // namespace

GrowsLocalGnnImpl::GrowsLocalGnnImpl(GrowsLocalGnnOptions options_)
    : options(std::move(options_))
{
    const std::string problem = options.architecture().Validate();
    TORCH_CHECK_VALUE(problem.empty(), "GrowsLocalGnn: ", problem);
    reset();
    reset_parameters();
}

void
GrowsLocalGnnImpl::reset()
{
    stages_ = options.architecture().GetStages();
    for (const auto& stage : stages_)
    {
        register_parameter(stage.name + "_weight", torch::zeros(stage.shape, options.dtype()));
        if (options.architecture().bias)
        {
            register_parameter(stage.name + "_bias",
                               torch::zeros({stage.outputs}, options.dtype()));
        }
    }
    flatten();
}

void
GrowsLocalGnnImpl::reset_parameters()
{
    torch::NoGradGuard guard;
    const auto& architecture = options.architecture();
    torch::Tensor values = torch::zeros(flat_parameters().sizes(), torch::kFloat64);
    auto* value = values.data_ptr<double>();
    for (const auto& stage : stages_)
    {
        const double bound = 1.0 / std::sqrt(static_cast<double>(stage.taps) * stage.inputs);
        const std::size_t size =
            stage.bias - stage.weight + (architecture.bias ? stage.outputs : 0);
        for (std::size_t i = 0; options.draw() && i < size; ++i)
        {
            value[stage.weight + i] = bound * (2.0 * options.draw()() - 1.0);
        }
    }
    if (options.zero_readout() && !architecture.readout.empty())
    {
        values.slice(0, static_cast<int64_t>(stages_.back().weight)).zero_();
    }
    flat_parameters().copy_(values);
}

torch::Tensor
GrowsLocalGnnImpl::forward(const torch::Tensor& x, const torch::Tensor& shift)
{
    torch::Tensor values = hidden_features(x, shift);
    for (std::size_t i = options.architecture().taps.size(); i < stages_.size(); ++i)
    {
        values = forward_stage(i, values, shift);
    }
    values = values.squeeze(1);
    const auto& skip = options.architecture().skip;
    return skip ? values + *skip * x.select(1, -1) : values;
}

torch::Tensor
GrowsLocalGnnImpl::hidden_features(const torch::Tensor& x, const torch::Tensor& shift)
{
    TORCH_CHECK_VALUE(x.dim() == 3 && x.size(1) == options.architecture().GetNInputs(),
                      "GrowsLocalGnn: expected features [B, ",
                      options.architecture().GetNInputs(),
                      ", N], found ",
                      x.sizes());
    TORCH_CHECK_VALUE((shift.dim() == 2 || (shift.dim() == 3 && shift.size(0) == x.size(0))) &&
                          shift.size(-1) == x.size(2) && shift.size(-2) == x.size(2),
                      "GrowsLocalGnn: expected a shift operator [N, N] or [B, N, N] for features ",
                      x.sizes(),
                      ", found ",
                      shift.sizes());
    torch::Tensor hidden = x;
    for (std::size_t i = 0; i < options.architecture().taps.size(); ++i)
    {
        hidden = forward_stage(i, hidden, shift);
    }
    return hidden;
}

torch::Tensor
GrowsLocalGnnImpl::forward_stage(std::size_t index,
                                 const torch::Tensor& x,
                                 const torch::Tensor& shift)
{
    const auto& stage = stages_[index];
    const auto& all = parameters_.items();
    const std::size_t perStage = options.architecture().bias ? 2 : 1;
    std::vector<torch::Tensor> shifted{x};
    while (shifted.size() < stage.taps)
    {
        shifted.push_back(torch::matmul(shifted.back(), shift));
    }
    const torch::Tensor weight = all[index * perStage].value().view({stage.outputs, -1});
    torch::Tensor z = torch::matmul(weight, torch::cat(shifted, 1));
    if (options.architecture().bias)
    {
        z = z + all[index * perStage + 1].value().unsqueeze(1);
    }
    return stage.squashed ? Squash(options.architecture().nonlinearity, z) : z;
}

torch::Tensor
GrowsLocalGnnImpl::flat_parameters()
{
    flatten();
    return flat_;
}

torch::Tensor
GrowsLocalGnnImpl::flat_gradients()
{
    flatten();
    return flat_gradient_;
}

void
GrowsLocalGnnImpl::flatten()
{
    torch::NoGradGuard guard;
    // clone() copies the tensors themselves: a storage that another module holds is not ours.
    const auto& first = parameters_.front().value();
    if (GetAddress(flat_) != GetAddress(first) || flat_.dtype() != first.dtype())
    {
        const auto size = static_cast<int64_t>(options.architecture().GetNParameters());
        flat_ = torch::zeros({size}, first.options().requires_grad(false));
        flat_gradient_ = torch::zeros_like(flat_);
    }
    int64_t offset = 0;
    for (auto& item : parameters_)
    {
        auto& parameter = item.value();
        const torch::Tensor value = flat_.narrow(0, offset, parameter.numel()).view_as(parameter);
        if (GetAddress(parameter) != GetAddress(value))
        {
            value.copy_(parameter);
            parameter.set_data(value);
        }
        // Optimisers detach gradients in place, which views do not allow.
        const torch::Tensor slope =
            flat_gradient_.narrow(0, offset, parameter.numel()).view_as(parameter).detach();
        if (GetAddress(parameter.grad()) != GetAddress(slope))
        {
            parameter.grad().defined() ? slope.copy_(parameter.grad()) : slope.zero_();
            parameter.mutable_grad() = slope;
        }
        offset += parameter.numel();
    }
}

} // namespace ns3
