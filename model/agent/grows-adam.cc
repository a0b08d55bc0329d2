// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-adam.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ns3
{

template <typename T>
void
GrowsAdamStep(const GrowsAdamOptions& options,
              uint64_t step,
              std::size_t size,
              const T* gradient,
              T* first,
              T* second,
              T* parameters)
{
    const auto n = static_cast<double>(step);
    const auto beta1 = static_cast<T>(options.beta1);
    const auto beta2 = static_cast<T>(options.beta2);
    const auto rest1 = static_cast<T>(1.0 - options.beta1);
    const auto rest2 = static_cast<T>(1.0 - options.beta2);
    const auto epsilon = static_cast<T>(options.epsilon);
    const auto scale = static_cast<T>(std::sqrt(1.0 - std::pow(options.beta2, n)));
    const auto length = static_cast<T>(options.learningRate / (1.0 - std::pow(options.beta1, n)));
    for (std::size_t i = 0; i < size; ++i)
    {
        first[i] = beta1 * first[i] + rest1 * gradient[i];
        second[i] = beta2 * second[i] + rest2 * (gradient[i] * gradient[i]);
        parameters[i] -= length * first[i] / (std::sqrt(second[i]) / scale + epsilon);
    }
}

void
GrowsClipGradient(double maximum, std::size_t size, float* gradient)
{
    if (maximum <= 0.0)
    {
        return;
    }
    auto* end = gradient + size;
    const double norm = std::sqrt(std::inner_product(gradient, end, gradient, 0.0));
    if (norm > maximum)
    {
        const auto scale = static_cast<float>(maximum / norm);
        std::transform(gradient, end, gradient, [scale](float value) { return scale * value; });
    }
}

template void GrowsAdamStep(const GrowsAdamOptions&,
                            uint64_t,
                            std::size_t,
                            const float*,
                            float*,
                            float*,
                            float*);
template void GrowsAdamStep(const GrowsAdamOptions&,
                            uint64_t,
                            std::size_t,
                            const double*,
                            double*,
                            double*,
                            double*);

} // namespace ns3
