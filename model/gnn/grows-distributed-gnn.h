// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_DISTRIBUTED_GNN_H
#define GROWS_DISTRIBUTED_GNN_H

#include "grows-gnn-architecture.h"
#include "grows-gnn-kernel.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * One base station's part of a LocalGNN (paper, section II-A: "a GNN may be implemented in a
 * fully-distributed way"): it knows the weights, its own features and what its neighbours send.
 *
 * While NeedsExchange: send GetMessage to every neighbour, hand the neighbours' messages to
 * Receive, then Advance. At the end GetValue is the value of this node.
 */
class GrowsGnnNode
{
  public:
    /// Begin a decision.
    /// \param architecture shape of the network; must live while the node computes
    /// \param parameters flat parameters of the network; must live while the node computes
    /// \param signal the node's own features [F]
    void Begin(const GrowsGnnArchitecture& architecture,
               const float* parameters,
               std::vector<float> signal);

    /// \return whether the node has to hear from its neighbours to go on
    bool NeedsExchange() const
    {
        return m_stage < m_stages.size();
    }

    /// \return what the node sends to its neighbours now
    const std::vector<float>& GetMessage() const
    {
        return m_signal;
    }

    /// Take what a node sent; the node's own message too, if S has a diagonal.
    /// \param weight S[j][i] from the sender j to this node i \param message what the sender sent
    void Receive(float weight, const std::vector<float>& message);

    /// Everybody was heard: go on to the next exchange, or to the end.
    void Advance();

    /// \return the value of this node, once no exchange is needed
    float GetValue() const;

    /// \return the node's own last feature, which a skip connection adds to its value
    float GetScore() const
    {
        return m_score;
    }

  private:
    /// Add the present tap's share to the sum.
    void AddTap();
    /// Begin and end stages until an exchange is needed or none is left.
    void RunStages();
    /// sigma, where it is due, over the sum.
    void Squash();

    std::vector<GrowsGnnArchitecture::Stage> m_stages; //!< graph filters and readout
    GrowsNonlinearity::Type m_nonlinearity{};          //!< sigma
    bool m_bias{true};                                 //!< stages have a bias
    float m_skip{0.0F};                                //!< weight of the score in the value
    float m_score{0.0F};                               //!< the last feature
    const float* m_parameters{nullptr};                //!< of the network
    std::size_t m_stage{0};                            //!< the present stage
    uint32_t m_tap{0};                                 //!< the present tap
    std::vector<float> m_signal;                       //!< x S^k of this node
    std::vector<float> m_received;                     //!< x S^(k+1) of this node, so far
    std::vector<float> m_sum;                          //!< sum over the taps so far
};

/// \ingroup grows
/// A decision made without a centre: a node for every candidate, and the messages between them
/// counted. Gives the values of the centralised LocalGNN to rounding.
class GrowsDistributedGnn
{
  public:
    /// What was sent for one decision.
    struct Traffic
    {
        uint32_t rounds{0};   //!< exchanges, one after the other
        uint64_t messages{0}; //!< from one base station to another
        uint64_t bytes{0};    //!< payload, 4 for each number
    };

    /// \param architecture shape of the network \param parameters flat parameters
    GrowsDistributedGnn(const GrowsGnnArchitecture& architecture, std::vector<float> parameters);

    /// Every node computes its value; one exchange per tap after the first and layer.
    /// \param nodes N \param features [F, N]
    /// \param shift S; a weight of 0 is no edge and sends nothing \return values [N]
    const std::vector<float>& Compute(uint32_t nodes,
                                      const float* features,
                                      const GrowsShift<float>& shift);

    /// The final merge (paper, section III-B) "by exchanges between the base stations of their
    /// expected rewards": every node sends every other its value, or that it must not be taken, and
    /// each finds the same best one; ties go to the lowest index. With a skip connection they send
    /// the baseline's score, too, and find the best one as GrowsArgMaxBeyond does.
    /// \param allowed [N], 1 if the node may be taken; at least one may
    /// \param margin with a skip connection, by which the baseline's choice must be beaten
    /// \return index of the best allowed node after Compute
    uint32_t Choose(const std::vector<uint8_t>& allowed, double margin = 0.0);

    /// What Compute and Choose send, without computing anything. \param nodes N
    /// \param shift S; a weight of 0 is no edge and sends nothing
    /// \return exchanges of features, and that of values
    Traffic GetTrafficOfDecision(uint32_t nodes, const GrowsShift<float>& shift) const;

    /// \return what was sent since the last Compute began
    const Traffic& GetTraffic() const
    {
        return m_traffic;
    }

  private:
    /// \param shift S \param sender a node \param receiver a node \param nodes N
    /// \return S[sender][receiver]
    static float GetWeight(const GrowsShift<float>& shift,
                           std::size_t sender,
                           std::size_t receiver,
                           std::size_t nodes);
    /// \param nodes N \return what the final merge sends
    Traffic GetTrafficOfChoice(uint64_t nodes) const;
    /// Every node sends its message to all its neighbours. \param shift S
    void Exchange(const GrowsShift<float>& shift);

    GrowsGnnArchitecture m_architecture; //!< shape of the network
    std::vector<float> m_parameters;     //!< of the network
    std::vector<GrowsGnnNode> m_nodes;   //!< one per candidate
    std::vector<float> m_values;         //!< of the nodes
    Traffic m_traffic;                   //!< of the decision
};

} // namespace ns3

#endif /* GROWS_DISTRIBUTED_GNN_H */
