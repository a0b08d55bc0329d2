// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_ADAM_H
#define GROWS_ADAM_H

#include <cstddef>
#include <cstdint>

namespace ns3
{

/// Settings of Adam; the defaults are those of torch::optim::Adam but for the paper's learning
/// rate.
struct GrowsAdamOptions
{
    double learningRate{1e-4}; //!< step size (paper, section IV)
    double beta1{0.9};         //!< memory of the mean of the gradient
    double beta2{0.999};       //!< memory of its square
    double epsilon{1e-8};      //!< added to the divisor
};

/**
 * \ingroup grows
 * One step of Adam over flat arrays, the same numbers as torch::optim::Adam.
 * \param options settings
 * \param step number of this step, from 1
 * \param size number of parameters
 * \param gradient dloss/dparameters
 * \param [in,out] first moving mean of the gradient
 * \param [in,out] second moving mean of its square
 * \param [in,out] parameters what is learned
 */
template <typename T>
void GrowsAdamStep(const GrowsAdamOptions& options,
                   uint64_t step,
                   std::size_t size,
                   const T* gradient,
                   T* first,
                   T* second,
                   T* parameters);

/// \ingroup grows
/// Shorten a gradient that is too long. \param maximum length; 0: no limit
/// \param size number of parameters \param [in,out] gradient dloss/dparameters
void GrowsClipGradient(double maximum, std::size_t size, float* gradient);

} // namespace ns3

#endif /* GROWS_ADAM_H */
