// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_BENCH_BASELINES_H
#define GROWS_BENCH_BASELINES_H

#include "ns3/grows-learner.h"
#include "ns3/grows-model-file.h"

#include <memory>
#include <vector>

/**
 * \file
 * \ingroup grows
 * What the module's speed is measured against: the same network put together from LibTorch's
 * modules and optimiser as one would at first, and plain loops that know its sizes beforehand.
 */

namespace ns3
{

/// An agent that learns as the module's does, made in another way.
class GrowsBaseline
{
  public:
    virtual ~GrowsBaseline() = default;

    /// \param nodes N \param features [F, N] \return index of the node of the highest value
    virtual uint32_t Decide(uint32_t nodes, const std::vector<float>& features) = 0;

    /// Remember a transition in place of the oldest. \param transition what happened
    virtual void Store(const GrowsTransition& transition) = 0;

    /// Take one step of Double DQN.
    virtual void Update() = 0;

    /// Let the target network be what the learning one is.
    virtual void CopyTarget() = 0;
};

/// The agent of LibTorch's parts.
class GrowsCompositionBaseline : public GrowsBaseline
{
  public:
    /// \param model the agent \param capacity of the memory, in transitions
    /// \param nodes of each of their graphs \param batchSize transitions in an update
    GrowsCompositionBaseline(const GrowsModel& model,
                             std::size_t capacity,
                             uint32_t nodes,
                             std::size_t batchSize);
    ~GrowsCompositionBaseline() override;

    uint32_t Decide(uint32_t nodes, const std::vector<float>& features) override;
    void Store(const GrowsTransition& transition) override;
    void Update() override;
    void CopyTarget() override;

  private:
    struct Parts;                   //!< LibTorch's
    std::unique_ptr<Parts> m_parts; //!< LibTorch's
};

/// The paper's network [4, 4, 2], taps [2, 2], over complete graphs, written for just that: about
/// as fast as plain loops get. It remembers just one batch, of graphs of three nodes, 32 at a time.
class GrowsLoopBaseline : public GrowsBaseline
{
  public:
    /// \param parameters the 57 flat parameters
    /// \param batchSize transitions in an update, a multiple of 32
    GrowsLoopBaseline(const std::vector<float>& parameters, std::size_t batchSize);

    /// \copydoc GrowsBaseline::Decide At most 256 nodes.
    uint32_t Decide(uint32_t nodes, const std::vector<float>& features) override;
    void Store(const GrowsTransition& transition) override;
    void Update() override;
    void CopyTarget() override;

  private:
    static constexpr uint32_t SIZE{57};       //!< number of parameters
    static constexpr uint32_t SAMPLES{32};    //!< graphs in a chunk
    static constexpr uint32_t NODES{3};       //!< of each graph in a chunk
    static constexpr uint32_t MAX_NODES{256}; //!< of the graph in a decision

    /// One feature of every node of 32 graphs.
    using Row = float[NODES][SAMPLES];

    /// 32 graphs on their way through the network.
    struct Chunk
    {
        Row x[3][4];          //!< features before layer 0, after it, and (two) after layer 1
        Row neighbours[2][4]; //!< mean of each node's neighbours, before both layers
        Row values;           //!< of the nodes
    };

    /// Make a chunk of 32 observations.
    template <typename F>
    static void Fill(Chunk& chunk, F getObservation);
    /// Values of a chunk.
    static void Forward(const float* parameters, Chunk& chunk);
    /// Adds a chunk's gradient to m_gradient; slope: dloss/dvalue of the nodes.
    void Backward(const Chunk& chunk, const Row& slope);
    /// result = own + mean of the neighbours', node by node.
    static void AddNeighbours(const Row& neighbours, const Row& own, Row& result);
    /// One step of Adam.
    void Step();

    std::vector<float> m_parameters;       //!< learn
    std::vector<float> m_target;           //!< rate
    std::vector<float> m_gradient;         //!< of the batch
    std::vector<float> m_first;            //!< Adam's mean of the gradient
    std::vector<float> m_second;           //!< Adam's mean of its square
    std::vector<GrowsTransition> m_memory; //!< what happened
    std::size_t m_stored{0};               //!< transitions so far
    double m_power1{1.0};                  //!< Adam's beta1 to the number of steps
    double m_power2{1.0};                  //!< Adam's beta2 to the number of steps
};

} // namespace ns3

#endif /* GROWS_BENCH_BASELINES_H */
