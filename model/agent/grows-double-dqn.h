/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_DOUBLE_DQN_H
#define GROWS_DOUBLE_DQN_H

#include "grows-adam.h"
#include "grows-dictionary.h"
#include "grows-double-dqn-update.h"
#include "grows-epsilon-schedule.h"
#include "grows-learner.h"
#include "grows-model-file.h"

#include "ns3/grows-counted-variable.h"
#include "ns3/traced-callback.h"

#include <memory>
#include <string>

namespace ns3
{

/**
 * \ingroup grows
 *
 * Double DQN with a LocalGNN as value function (paper, section III-B and IV; H. van Hasselt,
 * "Double Q-learning", NIPS 2010). The defaults of the attributes are the paper's values.
 *
 * The discount factor comes with each transition. The number of features of a node is taken from
 * the first observation; the network is made then, so set attributes and streams before.
 */
class GrowsDoubleDqn : public GrowsLearner
{
  public:
    /**
     * \brief Get the type ID.
     * \return the object TypeId
     */
    static TypeId GetTypeId();

    GrowsDoubleDqn();
    ~GrowsDoubleDqn() override;

    /**
     * Programs ask before long work begins.
     * \param features number of features of a node
     * \return a sentence that says which attributes make no network, and why; "" if all is well
     */
    std::string FindProblem(std::size_t features) const;

    /**
     * Begin with a trained network instead of a random one. Takes over its architecture and graph
     * shift operator too.
     * \param model the trained agent
     */
    void SetModel(const GrowsModel& model);

    /**
     * \return what was learned so far; whoever knows the features fills in their names and scales.
     * Call after the first observation or after SetModel or Restore.
     */
    GrowsModel GetModel() const;

    /// \return the number of updates made
    uint64_t GetNUpdates() const;

    /**
     * Write to a checkpoint all that a run needs to go on to the same numbers: weights of both
     * networks, moments of Adam, replay memory, draws of every random stream, counters and
     * attributes. Call after the first observation.
     * \param [out] dictionary the checkpoint; entries "learner.*" and "replay.*"
     */
    void Store(GrowsDictionary& dictionary) const;

    /**
     * Go on where a checkpoint was made; the attributes become those of the checkpoint. Call on a
     * new learner after AssignStreams with the same stream index.
     * \param dictionary the checkpoint
     * \return "" or what is wrong with the checkpoint, as the rest of a sentence that begins with
     * its name; then throw this learner away
     */
    std::string Restore(const GrowsDictionary& dictionary);

    /// \param learningRate step size of Adam
    void SetLearningRate(double learningRate);
    /// \return step size of Adam, before any decay
    double GetLearningRate() const;
    /// \param epsilon probability of a random action at the beginning
    void SetInitialEpsilon(double epsilon);
    /// \return probability of a random action at the beginning
    double GetInitialEpsilon() const;
    /// \param epsilon probability of a random action at the end of exploration
    void SetFinalEpsilon(double epsilon);
    /// \return probability of a random action at the end of exploration
    double GetFinalEpsilon() const;
    /// \param share of the episodes with exploration
    void SetExplorationShare(double share);
    /// \return share of the episodes with exploration
    double GetExplorationShare() const;

    /// TracedCallback signature of Loss.
    typedef void (*LossTracedCallback)(uint64_t update, double loss);

  private:
    /// Networks, memory and working space, made when the number of features is known.
    struct Brain;

    void DoEvaluate(const GrowsObservation& observation, std::vector<float>& values) override;
    uint32_t DoExplore(const GrowsObservation& observation) override;
    void DoObserve(const GrowsTransition& transition) override;
    void DoSetProgress(double fraction) override;
    double DoGetEpsilon() const override;
    bool DoNeedsRssiShift() const override;
    int64_t DoAssignStreams(int64_t stream) override;

    /**
     * Abort unless an observation is one that the network can take; make the network if it is the
     * first.
     * \param observation the observation
     */
    void Check(const GrowsObservation& observation);
    /**
     * Make networks and memory.
     * \param architecture shape of the networks
     */
    void Build(const GrowsGnnArchitecture& architecture);
    /**
     * \param features number of features of a node
     * \return shape of the networks as the attributes say
     */
    GrowsGnnArchitecture GetArchitecture(std::size_t features) const;
    /**
     * Compute the values of one state.
     * \param observation the state
     * \return [N], in the kernel's memory
     */
    const float* Forward(const GrowsObservation& observation);
    /// Draw a batch and take one step.
    void Update();
    /// Scale the gradient down where its norm is over the limit.
    void ClipGradient();
    /// Copy the online network to the target network.
    void UpdateTarget();
    /**
     * Take over the attributes of a checkpoint.
     * \param dictionary the checkpoint
     * \return "" or what is wrong
     */
    std::string RestoreAttributes(const GrowsDictionary& dictionary);
    /**
     * Take over weights and moments of a checkpoint, which have been looked at.
     * \param dictionary the checkpoint
     */
    void RestoreTensors(const GrowsDictionary& dictionary);
    /**
     * Take over counters and random streams of a checkpoint.
     * \param dictionary the checkpoint
     * \return "" or what is wrong
     */
    std::string RestoreCounters(const GrowsDictionary& dictionary);
    /**
     * Call back with every random stream and its name.
     * \param self the learner, const or not
     * \param callback what to call
     */
    template <typename Self, typename F>
    static void ForEachStream(Self& self, F callback);
    /**
     * Call back with every flat array of the networks and its name.
     * \param callback what to call
     */
    template <typename F>
    void ForEachTensor(F callback) const;

    std::string m_widths;                         //!< of the graph layers
    std::string m_taps;                           //!< of the graph layers
    std::string m_readout;                        //!< widths of the readout
    GrowsNonlinearity::Type m_nonlinearity;       //!< sigma
    bool m_bias;                                  //!< stages have a bias
    bool m_zeroReadout;                           //!< begin with value 0
    GrowsShiftKind::Type m_shift;                 //!< of observations that bring none
    GrowsAdamOptions m_adam;                      //!< settings of Adam
    double m_learningRateFloor;                   //!< least share of the learning rate
    uint32_t m_batchSize;                         //!< transitions in an update
    uint32_t m_updateInterval;                    //!< transitions from update to update
    uint32_t m_targetInterval;                    //!< transitions from copy to copy
    uint32_t m_replayCapacity;                    //!< transitions remembered
    uint32_t m_warmUp;                            //!< transitions before the first update
    GrowsLoss::Type m_loss;                       //!< what an error costs
    double m_smoothL1Beta;                        //!< where the smooth L1 cost becomes linear
    bool m_doubleDqn;                             //!< Double DQN, not plain DQN
    double m_maxGradientNorm;                     //!< limit of the gradient's norm, 0: none
    GrowsEpsilonSchedule m_epsilon;               //!< probability of a random action
    double m_progress{0.0};                       //!< share of the episodes done
    uint64_t m_transitions{0};                    //!< observed
    uint64_t m_updates{0};                        //!< made
    GrowsCountedVariable m_explore;               //!< draws exploration
    GrowsCountedVariable m_initialise;            //!< draws initial parameters
    GrowsCountedVariable m_replay;                //!< draws batches
    std::unique_ptr<Brain> m_brain;               //!< networks and memory
    TracedCallback<uint64_t, double> m_lossTrace; //!< number of the update, loss before it
};

} // namespace ns3

#endif /* GROWS_DOUBLE_DQN_H */
