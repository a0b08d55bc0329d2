// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_GNN_KERNEL_H
#define GROWS_GNN_KERNEL_H

#include "grows-gnn-architecture.h"
#include "grows-shift-operator.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace ns3
{

/// \ingroup grows
/// The graph shift operator S of one sample, as the kernel reads it: a matrix, or one number on the
/// diagonal and one beside it, which is what a complete graph with equal weights comes down to and
/// costs N instead of N^2 operations. Refers to the matrix, does not copy it.
template <typename T>
struct GrowsShift
{
    const T* matrix{
        nullptr};     //!< [N, N], S[j][i] weighs what node i gets from node j; null: uniform
    T diagonal{0};    //!< of a uniform S
    T offDiagonal{0}; //!< of a uniform S

    /// \param matrix S [N, N] \param nodes N \return S, found to be uniform where it is
    static GrowsShift FromMatrix(const T* matrix, uint32_t nodes);

    /// \param kind which operator; not RSSI, which gives edges different weights \param nodes N
    /// \return that operator of the complete graph: what GrowsGetShift makes, but uniform
    static GrowsShift Complete(GrowsShiftKind::Type kind, uint32_t nodes);
};

/**
 * \ingroup grows
 * LocalGNN, values and gradients, as plain loops over arrays that may belong to LibTorch tensors:
 * at the sizes of user association LibTorch is all dispatch. GrowsLocalGnn is the same function
 * composed of LibTorch operations, and the tests hold the two together.
 *
 * The samples of a batch may have different numbers of nodes and different graphs. All nodes of a
 * batch stand side by side as columns, padded to a multiple of LANES; each feature is a row:
 *
 *     stage 0: x, x S, ..., x S^(K-1)     [taps * inputs rows]
 *     stage 1: x', x' S, ...
 *     values y                            [1 row]
 *
 * Every loop runs over whole lanes and every sum has a fixed order, so the result does not depend
 * on how wide the machine's vectors are. Once grown to the largest batch, nothing is allocated.
 *
 * Use: Begin, Add for each sample, Forward, and for learning write dloss/dy to GetValueGradients
 * and call Backward.
 */
template <typename T>
class GrowsGnnKernel
{
  public:
    /// Columns handled together.
    static constexpr std::size_t LANES{8};

    /// \param architecture shape of the network; without problems
    explicit GrowsGnnKernel(const GrowsGnnArchitecture& architecture);

    /// Begin a batch. \param nodes sum of the samples' numbers of nodes
    void Begin(std::size_t nodes);

    /// Add a sample. \tparam U float or double \param nodes N, its number of nodes
    /// \param features x [F, N]; copied
    /// \param shift S; its matrix must live until the batch is done with
    template <typename U>
    void Add(uint32_t nodes, const U* features, const GrowsShift<T>& shift);

    /// Compute the values of all samples. \param parameters the flat parameters
    void Forward(const T* parameters);

    /// \param sample index of a sample \return y [N]
    const T* GetValues(std::size_t sample) const
    {
        return Row(m_rows, m_firstRows.back()) + m_samples[sample].column;
    }

    /// \param sample index of a sample \param feature index of a feature
    /// \return row [N] of the output of the last graph layer, what the readout sees
    const T* GetHiddenFeatures(std::size_t sample, uint32_t feature) const
    {
        return Row(m_rows, m_hiddenRow + feature) + m_samples[sample].column;
    }

    /// \param sample index of a sample
    /// \return where dloss/dy [N] is to be written before Backward; 0 since Forward
    T* GetValueGradients(std::size_t sample)
    {
        return Row(m_gradients, m_firstRows.back()) + m_samples[sample].column;
    }

    /// Compute dloss/dparameters. \param parameters the flat parameters that Forward was given
    /// \param [out] gradient the flat gradient, overwritten
    void Backward(const T* parameters, T* gradient);

    /// The same, and dloss/dx too. \copydetails Backward
    void BackwardToInput(const T* parameters, T* gradient);

    /// \param sample index of a sample \param feature index of a feature
    /// \return row [N] of dloss/dx after BackwardToInput
    const T* GetInputGradient(std::size_t sample, uint32_t feature) const
    {
        return Row(m_gradients, feature) + m_samples[sample].column;
    }

  private:
    /// Where a sample stands.
    struct Sample
    {
        std::size_t column;  //!< its first column
        uint32_t nodes;      //!< N
        GrowsShift<T> shift; //!< S
    };

    /// From x to x S, x S^2..., sample by sample. \param stage index of the stage
    void Shift(std::size_t stage);
    /// From d/d(x S^k) to what it adds to d/d(x S^(k-1)): dx += d(x S) S^T.
    /// \param stage index of the stage
    void ShiftBack(std::size_t stage);
    /// sigma(W X + b) of one stage. \param stage index of the stage
    /// \param parameters the flat parameters
    void ForwardStage(std::size_t stage, const T* parameters);
    /// sigma, where it is due, over a row. \param stage the stage whose output the row is
    /// \param row the row, replaced
    void Squash(const GrowsGnnArchitecture::Stage& stage, T* row) const;
    /// From dloss/d(output of sigma) to dloss/d(its argument), in place.
    /// \param stage index of the stage
    void UnsquashGradient(std::size_t stage);
    /// to += skip * from, lane by lane, if there is a skip connection.
    /// \param from row of a feature or a gradient \param to row of another
    void AddSkip(const T* from, T* to) const;
    /// dloss/dW and dloss/db of one stage. \param stage index of the stage
    /// \param [out] gradient the flat gradient
    void WeightGradient(std::size_t stage, T* gradient) const;
    /// dloss/dx of one stage. \param stage index of the stage \param parameters the flat parameters
    void InputGradient(std::size_t stage, const T* parameters);

    /// \param rows signals or gradients \param index index of a row \return the row
    template <typename Rows>
    auto* Row(Rows& rows, std::size_t index) const
    {
        return rows.data() + index * m_columns;
    }

    std::vector<GrowsGnnArchitecture::Stage> m_stages; //!< graph filters and readout
    GrowsNonlinearity::Type m_nonlinearity;            //!< sigma
    bool m_bias;                                       //!< stages have a bias
    std::optional<float> m_skip;                       //!< weight of the last input in the value
    std::size_t m_hiddenRow;              //!< first row of the last graph layer's output
    std::vector<std::size_t> m_firstRows; //!< of each stage, then of the values
    std::size_t m_columns{0};             //!< columns of the batch, padded
    std::size_t m_filled{0};              //!< columns of the samples added so far
    bool m_inputShifted{false};           //!< x S... of the input are there
    std::vector<Sample> m_samples;        //!< the batch
    std::vector<T> m_rows;                //!< signals
    std::vector<T> m_gradients;           //!< dloss/d(signals)
};

} // namespace ns3

#endif /* GROWS_GNN_KERNEL_H */
