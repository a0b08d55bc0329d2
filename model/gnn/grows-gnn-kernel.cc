// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-gnn-kernel.h"

#include "ns3/assert.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace ns3
{

namespace
{

/// Exact: double is for checks.
inline double
Tanh(double x)
{
    return std::tanh(x);
}

/// Rational minimax of tanh on [-9, 9] (relative error 2e-8, in float 3e-7 at most); beyond, tanh
/// rounds to 1 in float. No branch, so loops over it become vector code.
inline float
Tanh(float x)
{
    constexpr float LIMIT = 9.0F;
    x = x > LIMIT ? LIMIT : x;
    x = x < -LIMIT ? -LIMIT : x;
    const float u = x * x;
    const float p =
        0.999999981F +
        u * (0.133847085F + u * (3.49995936e-3F + u * (2.06810078e-5F + u * 1.34545929e-8F)));
    const float q = 1.0F + u * (0.467180254F +
                                u * (2.58936182e-2F + u * (3.29278168e-4F + u * 7.81738485e-7F)));
    return x * p / q;
}

/// One block of LANES numbers, held in vector registers.
template <typename T>
struct Block
{
    static constexpr std::size_t LANES = GrowsGnnKernel<T>::LANES; //!< its width

    T lanes[LANES]; //!< the numbers

    /// All lanes the same.
    explicit Block(T value)
    {
        std::fill_n(lanes, LANES, value);
    }

    /// lanes += weight * values
    void Add(T weight, const T* values)
    {
        for (std::size_t i = 0; i < LANES; ++i)
        {
            lanes[i] += weight * values[i];
        }
    }

    /// lanes += a * b
    void AddProduct(const T* a, const T* b)
    {
        for (std::size_t i = 0; i < LANES; ++i)
        {
            lanes[i] += a[i] * b[i];
        }
    }

    /// To memory.
    void Store(T* values) const
    {
        for (std::size_t i = 0; i < LANES; ++i)
        {
            values[i] = lanes[i];
        }
    }

    /// Sum of the lanes, as a tree.
    T Sum() const
    {
        static_assert(LANES == 8, "the tree is written for eight lanes");
        return ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) +
               ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]));
    }
};

/// Call back with a number of nodes, as a constant where it is small: loops over the few candidates
/// of the usual decision are then unrolled.
template <typename F>
void
WithNodes(uint32_t nodes, F callback)
{
    switch (nodes)
    {
    case 1:
        return callback(std::integral_constant<uint32_t, 1>());
    case 2:
        return callback(std::integral_constant<uint32_t, 2>());
    case 3:
        return callback(std::integral_constant<uint32_t, 3>());
    case 4:
        return callback(std::integral_constant<uint32_t, 4>());
    case 5:
        return callback(std::integral_constant<uint32_t, 5>());
    default:
        return callback(nodes);
    }
}

/// y = x S over one sample.
template <typename T, typename N>
void
ShiftRow(const GrowsShift<T>& shift, N nodes, const T* x, T* y)
{
    T sum = 0;
    for (uint32_t i = 0; !shift.matrix && i < nodes; ++i)
    {
        sum += x[i];
    }
    sum *= shift.offDiagonal;
    for (uint32_t i = 0; i < nodes; ++i)
    {
        y[i] = sum + (shift.diagonal - shift.offDiagonal) * x[i];
    }
    for (uint32_t j = 0; shift.matrix && j < nodes; ++j)
    {
        for (uint32_t i = 0; i < nodes; ++i)
        {
            y[i] += x[j] * shift.matrix[std::size_t{j} * nodes + i];
        }
    }
}

/// dx += dy S^T over one sample.
template <typename T, typename N>
void
ShiftRowBack(const GrowsShift<T>& shift, N nodes, const T* dy, T* dx)
{
    T sum = 0;
    for (uint32_t i = 0; !shift.matrix && i < nodes; ++i)
    {
        sum += dy[i];
    }
    sum *= shift.offDiagonal;
    for (uint32_t i = 0; i < nodes; ++i)
    {
        dx[i] += sum + (shift.diagonal - shift.offDiagonal) * dy[i];
    }
    for (uint32_t j = 0; shift.matrix && j < nodes; ++j)
    {
        T dot = 0;
        for (uint32_t i = 0; i < nodes; ++i)
        {
            dot += dy[i] * shift.matrix[std::size_t{j} * nodes + i];
        }
        dx[j] += dot;
    }
}

/// n rounded up to whole lanes.
template <typename T>
std::size_t
Pad(std::size_t n)
{
    constexpr std::size_t LANES = GrowsGnnKernel<T>::LANES;
    return (n + LANES - 1) / LANES * LANES;
}

} // namespace

template <typename T>
GrowsShift<T>
GrowsShift<T>::FromMatrix(const T* matrix, uint32_t nodes)
{
    const T diagonal = matrix[0];
    const T offDiagonal = nodes > 1 ? matrix[1] : T{0};
    for (uint32_t j = 0; j < nodes; ++j)
    {
        for (uint32_t i = 0; i < nodes; ++i)
        {
            if (matrix[std::size_t{j} * nodes + i] != (i == j ? diagonal : offDiagonal))
            {
                return {matrix, T{0}, T{0}};
            }
        }
    }
    return {nullptr, diagonal, offDiagonal};
}

template <typename T>
GrowsShift<T>
GrowsShift<T>::Complete(GrowsShiftKind::Type kind, uint32_t nodes)
{
    NS_ASSERT_MSG(kind != GrowsShiftKind::RSSI, "an RSSI-weighted graph is not uniform");
    const T perNode = T{1} / static_cast<T>(nodes);
    const T perNeighbour = nodes > 1 ? T{1} / static_cast<T>(nodes - 1) : T{0};
    switch (kind)
    {
    case GrowsShiftKind::ADJACENCY:
        return {nullptr, T{0}, T{1}};
    case GrowsShiftKind::GCN:
        return {nullptr, perNode, perNode};
    case GrowsShiftKind::LAPLACIAN:
        return {nullptr, nodes > 1 ? T{1} : T{0}, -perNeighbour};
    case GrowsShiftKind::EIGENVALUE:
    case GrowsShiftKind::RSSI:
        break;
    }
    return {nullptr, T{0}, perNeighbour};
}

template <typename T>
GrowsGnnKernel<T>::GrowsGnnKernel(const GrowsGnnArchitecture& architecture)
    : m_stages(architecture.GetStages()),
      m_nonlinearity(architecture.nonlinearity),
      m_bias(architecture.bias),
      m_skip(architecture.skip)
{
    NS_ASSERT_MSG(architecture.Validate().empty(), architecture.Validate());
    std::size_t row = 0;
    for (const auto& stage : m_stages)
    {
        m_firstRows.push_back(row);
        row += std::size_t{stage.taps} * stage.inputs;
    }
    m_firstRows.push_back(row);
    m_hiddenRow = m_firstRows[architecture.taps.size()];
}

template <typename T>
void
GrowsGnnKernel<T>::Begin(std::size_t nodes)
{
    m_samples.clear();
    m_filled = 0;
    m_inputShifted = false;
    const std::size_t columns = Pad<T>(nodes);
    const std::size_t size = (m_firstRows.back() + 1) * columns;
    if (columns != m_columns || m_rows.size() < size)
    {
        m_columns = columns;
        m_rows.resize(std::max(size, m_rows.size()));
        m_gradients.resize(m_rows.size());
    }
    // Padding must be finite: its gradients are 0, but 0 times garbage need not be.
    for (std::size_t row = 0; row < m_firstRows.back(); ++row)
    {
        std::fill(Row(m_rows, row) + nodes, Row(m_rows, row) + columns, T{0});
    }
}

template <typename T>
template <typename U>
void
GrowsGnnKernel<T>::Add(uint32_t nodes, const U* features, const GrowsShift<T>& shift)
{
    NS_ASSERT_MSG(m_filled + nodes <= m_columns, "more nodes than Begin received");
    T* to = m_rows.data() + m_filled;
    WithNodes(nodes, [this, features, to](auto n) {
        for (std::size_t feature = 0; feature < m_stages.front().inputs; ++feature)
        {
            for (uint32_t node = 0; node < n; ++node) // not memmove: rows are short
            {
                to[feature * m_columns + node] = static_cast<T>(features[feature * n + node]);
            }
        }
    });
    m_samples.push_back({m_filled, nodes, shift});
    m_filled += nodes;
}

template <typename T>
void
GrowsGnnKernel<T>::Forward(const T* parameters)
{
    for (std::size_t stage = 0; stage < m_stages.size(); ++stage)
    {
        // What the input becomes does not depend on the parameters: once per batch is enough.
        if (stage > 0 || !m_inputShifted)
        {
            Shift(stage);
        }
        ForwardStage(stage, parameters);
    }
    m_inputShifted = true;
    AddSkip(Row(m_rows, m_stages.front().inputs - 1), Row(m_rows, m_firstRows.back()));
    T* values = Row(m_gradients, m_firstRows.back());
    std::fill(values, values + m_columns, T{0});
}

template <typename T>
void
GrowsGnnKernel<T>::Shift(std::size_t stage)
{
    const std::size_t back = m_stages[stage].inputs * m_columns;
    T* const begin = Row(m_rows, m_firstRows[stage] + m_stages[stage].inputs);
    T* const end = Row(m_rows, m_firstRows[stage + 1]);
    for (const auto& sample : m_samples)
    {
        WithNodes(sample.nodes, [&](auto nodes) {
            for (T* row = begin + sample.column; row < end; row += m_columns)
            {
                ShiftRow(sample.shift, nodes, row - back, row);
            }
        });
    }
}

template <typename T>
void
GrowsGnnKernel<T>::ShiftBack(std::size_t stage)
{
    const std::size_t back = m_stages[stage].inputs * m_columns;
    T* const begin = Row(m_gradients, m_firstRows[stage]) + back;
    T* const end = Row(m_gradients, m_firstRows[stage + 1]);
    for (const auto& sample : m_samples)
    {
        WithNodes(sample.nodes, [&](auto nodes) {
            for (T* row = end - m_columns + sample.column; row >= begin; row -= m_columns)
            {
                ShiftRowBack(sample.shift, nodes, row, row - back);
            }
        });
    }
}

template <typename T>
void
GrowsGnnKernel<T>::ForwardStage(std::size_t stage, const T* parameters)
{
    const auto& shape = m_stages[stage];
    const std::size_t inputs = m_firstRows[stage + 1] - m_firstRows[stage];
    const T* in = Row(m_rows, m_firstRows[stage]);
    for (uint32_t output = 0; output < shape.outputs; ++output)
    {
        const T* weight = parameters + shape.weight + output * inputs;
        const T bias = m_bias ? parameters[shape.bias + output] : T{0};
        T* out = Row(m_rows, m_firstRows[stage + 1] + output);
        for (std::size_t column = 0; column < m_columns; column += LANES)
        {
            Block<T> sum(bias);
            for (std::size_t input = 0; input < inputs; ++input)
            {
                sum.Add(weight[input], in + input * m_columns + column);
            }
            sum.Store(out + column);
        }
        Squash(shape, out);
    }
}

template <typename T>
void
GrowsGnnKernel<T>::Squash(const GrowsGnnArchitecture::Stage& stage, T* row) const
{
    if (!stage.squashed)
    {
        return;
    }
    switch (m_nonlinearity)
    {
    case GrowsNonlinearity::TANH:
        std::transform(row, row + m_columns, row, [](T x) { return Tanh(x); });
        return;
    case GrowsNonlinearity::RELU:
        std::transform(row, row + m_columns, row, [](T x) { return x > T{0} ? x : T{0}; });
        return;
    case GrowsNonlinearity::IDENTITY:
        return;
    }
}

template <typename T>
void
GrowsGnnKernel<T>::Backward(const T* parameters, T* gradient)
{
    for (std::size_t stage = m_stages.size(); stage-- > 0;)
    {
        UnsquashGradient(stage);
        WeightGradient(stage, gradient);
        if (stage > 0)
        {
            InputGradient(stage, parameters);
        }
    }
}

template <typename T>
void
GrowsGnnKernel<T>::BackwardToInput(const T* parameters, T* gradient)
{
    Backward(parameters, gradient);
    InputGradient(0, parameters);
    AddSkip(Row(m_gradients, m_firstRows.back()), Row(m_gradients, m_stages.front().inputs - 1));
}

template <typename T>
void
GrowsGnnKernel<T>::AddSkip(const T* from, T* to) const
{
    const T weight = m_skip.value_or(0.0F);
    for (std::size_t column = 0; m_skip && column < m_columns; ++column)
    {
        to[column] += weight * from[column];
    }
}

template <typename T>
void
GrowsGnnKernel<T>::UnsquashGradient(std::size_t stage)
{
    if (!m_stages[stage].squashed || m_nonlinearity == GrowsNonlinearity::IDENTITY)
    {
        return;
    }
    const std::size_t size = m_stages[stage].outputs * m_columns;
    const T* a = Row(m_rows, m_firstRows[stage + 1]);
    T* d = Row(m_gradients, m_firstRows[stage + 1]);
    if (m_nonlinearity == GrowsNonlinearity::TANH)
    {
        std::transform(d, d + size, a, d, [](T dy, T y) { return dy * (T{1} - y * y); });
    }
    else
    {
        std::transform(d, d + size, a, d, [](T dy, T y) { return y > T{0} ? dy : T{0}; });
    }
}

template <typename T>
void
GrowsGnnKernel<T>::WeightGradient(std::size_t stage, T* gradient) const
{
    const auto& shape = m_stages[stage];
    const std::size_t inputs = m_firstRows[stage + 1] - m_firstRows[stage];
    const T* in = Row(m_rows, m_firstRows[stage]);
    for (uint32_t output = 0; output < shape.outputs; ++output)
    {
        const T* d = Row(m_gradients, m_firstRows[stage + 1] + output);
        for (std::size_t input = 0; input < inputs; ++input)
        {
            Block<T> sum(0);
            for (std::size_t column = 0; column < m_columns; column += LANES)
            {
                sum.AddProduct(d + column, in + input * m_columns + column);
            }
            gradient[shape.weight + output * inputs + input] = sum.Sum();
        }
        Block<T> sum(0);
        for (std::size_t column = 0; m_bias && column < m_columns; column += LANES)
        {
            sum.Add(T{1}, d + column);
        }
        if (m_bias)
        {
            gradient[shape.bias + output] = sum.Sum();
        }
    }
}

template <typename T>
void
GrowsGnnKernel<T>::InputGradient(std::size_t stage, const T* parameters)
{
    const auto& shape = m_stages[stage];
    const std::size_t inputs = m_firstRows[stage + 1] - m_firstRows[stage];
    const T* d = Row(m_gradients, m_firstRows[stage + 1]);
    for (std::size_t input = 0; input < inputs; ++input)
    {
        const T* weight = parameters + shape.weight + input;
        T* out = Row(m_gradients, m_firstRows[stage] + input);
        for (std::size_t column = 0; column < m_columns; column += LANES)
        {
            Block<T> sum(0);
            for (uint32_t output = 0; output < shape.outputs; ++output)
            {
                sum.Add(weight[output * inputs], d + output * m_columns + column);
            }
            sum.Store(out + column);
        }
    }
    ShiftBack(stage);
}

template struct GrowsShift<float>;
template struct GrowsShift<double>;
template class GrowsGnnKernel<float>;
template class GrowsGnnKernel<double>;
template void GrowsGnnKernel<float>::Add(uint32_t, const float*, const GrowsShift<float>&);
template void GrowsGnnKernel<double>::Add(uint32_t, const float*, const GrowsShift<double>&);
template void GrowsGnnKernel<double>::Add(uint32_t, const double*, const GrowsShift<double>&);

} // namespace ns3
