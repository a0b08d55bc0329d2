// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_FLAT_TENSOR_H
#define GROWS_FLAT_TENSOR_H

#include <torch/types.h>
#include <vector>

namespace ns3
{

/// \param flat numbers, row-major \param shape a shape \return the tensor of these
template <typename T>
torch::Tensor
ToTensor(const std::vector<T>& flat, at::IntArrayRef shape)
{
    return torch::tensor(flat, c10::CppTypeToScalarType<T>::value).view(shape);
}

/// \param tensor a tensor \return its numbers, row-major
template <typename T>
std::vector<T>
ToVector(const torch::Tensor& tensor)
{
    const auto whole = tensor.detach().contiguous();
    return {whole.data_ptr<T>(), whole.data_ptr<T>() + whole.numel()};
}

} // namespace ns3

#endif /* GROWS_FLAT_TENSOR_H */
