// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_AGENT_POLICY_H
#define GROWS_AGENT_POLICY_H

#include "grows-association-policy.h"

#include "ns3/grows-distributed-gnn.h"
#include "ns3/grows-gnn-kernel.h"
#include "ns3/grows-learner.h"
#include "ns3/grows-model-file.h"
#include "ns3/grows-state-encoder.h"
#include "ns3/traced-callback.h"

#include <optional>
#include <string>

namespace ns3
{

/**
 * \ingroup grows
 * Decides as a trained agent does: the candidate of the highest value (paper, section III-B). The
 * agent comes from a model file, which is read at the first decision, or from SetModel; or it is a
 * learner that is still being trained.
 *
 * An agent may have a baseline (GrowsGnnArchitecture::skip): then it takes the candidate that this
 * rule scores highest, unless another one is worth more than that by a margin.
 *
 * An agent whose features have "decline" (GrowsFeatureSet) may decline an arriving UE: its network
 * values that as one more node. Such an agent decides at one place: no base station is that node.
 *
 * It is the policy "grows": GROWS as good as this module makes it, by default with the general
 * agent that ships, which takes no cell without free capacity. As "paper-grows" it is GROWS with
 * the paper's own settings (section IV), as a baseline: full cells may be chosen, which rejects the
 * arriving UE, and no agent ships for it; ./grows table1 trains one for each cell of the paper's
 * table.
 */
class GrowsAgentPolicy : public GrowsAssociationPolicy
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    /// \param model the agent to decide with, instead of a file's
    void SetModel(const GrowsModel& model);

    /// Decide as a learner explores, so that it can be trained by runs through the handlers: ask
    /// GetObservation after each decision. \param learner the learner \param encoder what it sees
    void SetLearner(Ptr<GrowsLearner> learner, const GrowsStateEncoder& encoder)
    {
        m_learner = learner;
        m_encoder = encoder;
    }

    /// \param path model file; empty: the shipped one
    void SetModelPath(const std::string& path);
    /// \return the model file that is or would be read, "" if one has to be named
    std::string GetModelPath() const;

    /// \return what the agent sees; none before there is one: Validate reads it
    const std::optional<GrowsStateEncoder>& GetEncoder() const
    {
        return m_encoder;
    }

    /// \return what the agent saw at the last decision
    const GrowsObservation& GetObservation() const
    {
        return m_observation;
    }

    /// TracedCallback signature of Traffic.
    typedef void (*TrafficTracedCallback)(uint64_t messages, uint64_t bytes);

  protected:
    void DoDispose() override;

  private:
    void DoDecide(const GrowsAssociationState& state, GrowsDecision& decision) override;
    int64_t DoAssignStreams(int64_t stream) override;
    std::string DoValidate() override; // reads the model file unless there is an agent already
    std::string DoGetRbShareReader() override;
    GrowsSignalling DoGetSignalling(const GrowsAssociationState& state) const override;

    /// Compute the values of the present observation. \param [out] values [N]
    void Evaluate(std::vector<double>& values);
    /// Read the model file. \return an error message that names the remedy; "" if there is none
    std::string ReadModel();
    /// Choose by the values of all nodes. \param state the arriving UE and its candidates, of which
    /// one may be taken \param [in,out] decision values, to which it adds the choice
    void Act(const GrowsAssociationState& state, GrowsDecision& decision);
    /// Have the learner choose. \param state the arriving UE and its candidates
    /// \param [in,out] decision values, to which it adds the choice and its probability
    void Explore(const GrowsAssociationState& state, GrowsDecision& decision) const;
    /// \param values [N]
    /// \return index of the best node that may be taken, or of the baseline's favourite
    uint32_t Choose(const std::vector<double>& values);
    /// \return S of the present observation
    GrowsShift<float> GetShift() const;

    std::string m_path;                                //!< model file, empty: the shipped one
    std::string m_shipped;                             //!< its name; empty: there is none
    bool m_maskFull;                                   //!< full cells are never chosen
    bool m_decentralised;                              //!< each cell computes its own value
    Ptr<GrowsLearner> m_learner;                       //!< decides instead of a model, if set
    std::optional<GrowsStateEncoder> m_encoder;        //!< what the agent sees; none: no agent yet
    bool m_hasBaseline{false};                         //!< the last feature is a rule's score
    double m_margin;                                   //!< over the baseline; < 0: the model's
    double m_modelMargin{0.0};                         //!< the model's
    std::vector<float> m_parameters;                   //!< of the network
    std::optional<GrowsGnnKernel<float>> m_kernel;     //!< the network, at one place
    std::optional<GrowsDistributedGnn> m_distributed;  //!< the network, cell by cell
    GrowsObservation m_observation;                    //!< of the last decision
    std::vector<float> m_learnerValues;                //!< memory to reuse
    TracedCallback<uint64_t, uint64_t> m_trafficTrace; //!< messages and bytes of a decision
};

} // namespace ns3

#endif /* GROWS_AGENT_POLICY_H */
