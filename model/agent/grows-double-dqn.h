// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_DOUBLE_DQN_H
#define GROWS_DOUBLE_DQN_H

#include "grows-adam.h"
#include "grows-double-dqn-update.h"
#include "grows-epsilon-schedule.h"
#include "grows-learner.h"
#include "grows-model-file.h"

#include "ns3/grows-counted-variable.h"
#include "ns3/traced-callback.h"

#include <array>
#include <memory>
#include <string>

namespace ns3
{

class GrowsReplayMemory;

/// What a learner needs beside its attributes and its memory to go on to the same numbers.
struct GrowsDoubleDqnState
{
    uint32_t features{0};            //!< F, numbers per node
    std::vector<float> online;       //!< parameters of the network that learns
    std::vector<float> target;       //!< parameters of the network that rates
    std::vector<float> first;        //!< Adam's mean of the gradient
    std::vector<float> second;       //!< Adam's mean of its square
    double progress{0.0};            //!< share of the episodes done
    uint64_t transitions{0};         //!< observed
    uint64_t updates{0};             //!< made
    std::array<uint64_t, 3> draws{}; //!< for exploration, initial parameters and batches
};

/**
 * \ingroup grows
 * Double DQN with a LocalGNN as value function (paper, section III-B and IV; H. van Hasselt,
 * "Double Q-learning", NIPS 2010). The defaults of the attributes are the paper's values.
 *
 * The discount factor comes with each transition. The number of features of a node is taken from
 * the first observation; the network is made then, so set attributes and streams before.
 */
class GrowsDoubleDqn : public GrowsLearner
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    GrowsDoubleDqn();
    ~GrowsDoubleDqn() override;
    void Evaluate(const GrowsObservation& observation, std::vector<float>& values) override;
    uint32_t SelectAction(const GrowsObservation& observation) override;
    void AddTransition(const GrowsTransition& transition) override;

    void SetProgress(double fraction) override
    {
        m_progress = std::clamp(fraction, 0.0, 1.0);
    }

    double GetEpsilon() const override;

    bool NeedsRssiShift() const override
    {
        return m_shift == GrowsShiftKind::RSSI;
    }

    int64_t AssignStreams(int64_t stream) override;

    /// Programs ask before long work begins. \param features number of features of a node
    /// \return an error message: which attributes make no network, and why; "" if there is none
    std::string Validate(std::size_t features) const;

    /// Begin with a trained network instead of a random one. Takes over its architecture and graph
    /// shift operator too. \param model the trained agent
    void SetModel(const GrowsModel& model);

    /// \return what was learned so far; whoever knows the features fills in their names and scales.
    /// Call after the first observation or after SetModel or SetState.
    GrowsModel GetModel() const;

    /// \return the number of updates made
    uint64_t GetNUpdates() const
    {
        return m_updates;
    }

    /// \return the rule whose score is the last feature that it needs; "": none
    const std::string& GetBaseline() const
    {
        return m_baseline;
    }

    /// \param features number of features of a node
    /// \return shape of the networks according to the attributes
    GrowsGnnArchitecture GetArchitecture(std::size_t features) const;

    /// \return what was learned so far, and how. Call after the first observation.
    GrowsDoubleDqnState GetState() const;

    /// Go on from a state, with an empty memory: on a new learner, with the same attributes, after
    /// AssignStreams with the same stream index.
    /// \param state what another learner's GetState returned, or a file: of the right sizes
    /// \return whether the random streams can have come there; if not, throw this learner away
    bool SetState(const GrowsDoubleDqnState& state);

    /// \return the transitions that it remembers. Call after the first observation or SetState.
    GrowsReplayMemory& GetMemory() const
    {
        return *m_memory;
    }

    /// TracedCallback signature of Loss.
    typedef void (*LossTracedCallback)(uint64_t update, double loss);

  private:
    /// Networks and working space, made when the number of features is known.
    struct Networks;

    /// Abort unless an observation is one that the network can take; make the network if it is the
    /// first. \param observation the observation
    void Check(const GrowsObservation& observation);
    /// Make networks and memory. \param architecture shape of the networks
    void Build(const GrowsGnnArchitecture& architecture);
    /// Compute the values of one state. \param observation the state, checked
    /// \return [N], in the kernel's memory
    const float* Forward(const GrowsObservation& observation);
    /// Draw a batch and take one step.
    void Update();
    /// Copy the online network to the target network.
    void UpdateTarget();

    std::string m_widths;                         //!< of the graph layers
    std::string m_taps;                           //!< of the graph layers
    std::string m_readout;                        //!< widths of the readout
    GrowsNonlinearity::Type m_nonlinearity;       //!< sigma
    bool m_bias;                                  //!< stages have a bias
    bool m_zeroReadout;                           //!< begin with value 0
    std::string m_baseline;                       //!< rule whose score is corrected; "": none
    double m_baselineWeight;                      //!< of that score
    GrowsShiftKind::Type m_shift;                 //!< of observations that bring none
    double m_learningRate;                        //!< step size of Adam, before any decay
    double m_learningRateFloor;                   //!< least share of the learning rate
    uint32_t m_batchSize;                         //!< transitions in an update
    uint32_t m_updateInterval;                    //!< transitions from update to update
    uint32_t m_targetInterval;                    //!< transitions from copy to copy
    uint32_t m_replayCapacity;                    //!< transitions remembered
    uint32_t m_warmUp;                            //!< transitions before the first update
    GrowsLoss::Type m_loss;                       //!< what an error costs
    double m_smoothL1Beta;                        //!< where the smooth L1 cost becomes linear
    bool m_doubleDqn;                             //!< Double DQN, not plain DQN
    double m_conservativeWeight;                  //!< of the conservative term, 0: none
    double m_maxGradientNorm;                     //!< limit of the gradient's norm, 0: none
    double m_initialEpsilon;                      //!< of a random action, at the beginning
    double m_finalEpsilon;                        //!< at the end of exploration
    double m_explorationShare;                    //!< of the episodes
    double m_progress{0.0};                       //!< share of the episodes done
    uint64_t m_transitions{0};                    //!< observed
    uint64_t m_updates{0};                        //!< made
    GrowsCountedVariable m_explorationVariable;   //!< draws exploration
    GrowsCountedVariable m_initialise;            //!< draws initial parameters
    GrowsCountedVariable m_replay;                //!< draws batches
    std::unique_ptr<Networks> m_networks;         //!< what learns
    std::unique_ptr<GrowsReplayMemory> m_memory;  //!< what happened
    TracedCallback<uint64_t, double> m_lossTrace; //!< number of the update, loss before it
};

} // namespace ns3

#endif /* GROWS_DOUBLE_DQN_H */
