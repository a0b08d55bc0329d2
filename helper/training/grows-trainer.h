// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_TRAINER_H
#define GROWS_TRAINER_H

#include "grows-reward.h"
#include "grows-transition-recorder.h"

#include "ns3/grows-learner.h"
#include "ns3/grows-slotted-environment.h"
#include "ns3/grows-state-encoder.h"
#include "ns3/nstime.h"
#include "ns3/object.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{

/// How far a training is, and how it went lately.
struct GrowsTrainingProgress
{
    uint64_t episode{0};     //!< episodes done
    uint64_t episodes{0};    //!< episodes planned
    uint64_t transitions{0}; //!< transitions added
    double epsilon{0.0};     //!< probability of a random action
    double utility{0.0};     //!< mean utility of the episodes of the last round
    double rejections{0.0};  //!< mean rejections of the episodes of the last round
};

/**
 * \ingroup grows
 * Trains a learner in slotted networks. Every network added is an environment; in a round every
 * environment plays one episode, the environments advancing in turn by one decision each, so that
 * their transitions mix in the learner's memory. Environments may be copies of one network with
 * different random streams, or different cells of a study for one general agent.
 *
 * A transition leads from one arrival to the next, or from slot to slot as in the paper (attribute
 * Transitions); it leads past states without candidates, where there is nothing to decide. Between
 * rounds all networks are empty: what a checkpoint must hold of the trainer is the number of
 * episodes and of random draws.
 *
 * Other trainers play their rounds elsewhere (GrowsPacketTrainer) or replay what was played before
 * (GrowsRecordTrainer), by the same attributes.
 */
class GrowsTrainer : public Object
{
  public:
    /// What a transition spans.
    enum Span
    {
        ARRIVALS, //!< from one arrival to the next
        SLOTS     //!< one slot; without an arrival the demand is 0 and there is a single action
    };

    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    /// Add an environment. \param network a slotted network with its streams assigned
    void AddNetwork(Ptr<GrowsSlottedEnvironment> network);

    /// \param learner the learner
    void SetLearner(Ptr<GrowsLearner> learner)
    {
        m_learner = learner;
    }

    /// \param features what the learner sees
    void SetFeatures(const GrowsFeatureSet& features)
    {
        m_encoder = GrowsStateEncoder{features};
    }

    /// Train until the planned episodes are done, or until onRound or a round stops the training.
    /// \param onRound called after every round; returns whether to continue
    /// \return an error message; "" if there is none
    std::string Run(const std::function<bool(const GrowsTrainingProgress&)>& onRound);

    /// \return progress of training
    const GrowsTrainingProgress& GetProgress() const
    {
        return m_progress;
    }

    /// \return what Restore needs to continue from here; call it between rounds
    std::vector<uint64_t> GetPosition() const;

    /// Continue where another run stopped. \param position what its GetPosition returned
    /// \return whether it fits this trainer's networks; if not, nothing was changed
    bool Restore(const std::vector<uint64_t>& position);

    /// \return about the most values that a random stream, or transitions that the learner is given
    ///         in the whole training
    double GetMostDraws() const;

    /// \return what a decision is worth, according to the attributes
    GrowsReward GetReward() const;

    /// \return whether full cells are no action while another candidate has free capacity
    bool MasksFullCells() const
    {
        return m_maskFullCells;
    }

    /// \param features of a training preset, comma-separated
    /// \return those of the agent: the same, and "decline" if it may
    std::string GetFeatures(const std::string& features) const;

    /// \return whether the end of an episode has value 0
    bool EndIsTerminal() const
    {
        return m_endIsTerminal;
    }

    /// \return what a transition spans
    Span GetSpan() const
    {
        return m_span;
    }

  protected:
    void DoDispose() override;

    /// Give the learner a transition. \param transition what happened
    void AddTransition(const GrowsTransition& transition);

  private:
    /// One network and the transition that is under way in it.
    struct Environment
    {
        Ptr<GrowsSlottedEnvironment> network; //!< where it plays
        GrowsTransitionRecorder recorder;     //!< of the current transition
        bool playing{false};                  //!< whether the episode continues
        double passedSlots{0.0};              //!< since the last decision
    };

    /// \param position as long as GetPosition's
    /// \return whether this training can have reached it: otherwise Restore might never return
    bool IsPossible(const std::vector<uint64_t>& position) const;
    /// Play a round: every environment one episode.
    /// \param [in,out] progress episodes done; utility and rejections become those of the round
    /// \return nothing if the round was played, "" if it was stopped, or what went wrong; then the
    /// learner has learned nothing of it
    virtual std::optional<std::string> DoPlayRound(GrowsTrainingProgress& progress);
    /// Advance to the environment's next arrival and decide. \param environment the environment
    void Step(Environment& environment);
    /// Decide about a served user. \param environment where it is served
    /// \param request about it \return the candidate that is to serve it
    uint32_t DecideHandover(Environment& environment, const GrowsHandoverRequest& request);
    /// Choose a candidate for a served user: what exploration draws, or what exceeds the serving
    /// cell's value by the margin. \param observation of its state \param request about it
    /// \return the candidate
    uint32_t SelectTarget(const GrowsObservation& observation, const GrowsHandoverRequest& request);
    /// End the transition that leads to a decision, if there is one. \param environment where it is
    /// \param utility of the network before the decision
    void Conclude(Environment& environment, double utility);
    /// Write what the agent sees of the network's state into the environment's recorder.
    /// \param environment the environment
    void EncodeState(Environment& environment) const;
    /// Let the learner choose and the network apply it. \param environment the environment
    void ApplyAction(Environment& environment);
    /// End the environment's episode. \param environment the environment
    void EndEpisode(Environment& environment);

    Ptr<GrowsLearner> m_learner;                //!< the learner
    std::optional<GrowsStateEncoder> m_encoder; //!< what it sees
    GrowsReward m_reward;                       //!< of the round under way
    GrowsDecision m_decision;                   //!< of the latest state
    std::vector<float> m_values;                //!< memory to reuse
    std::vector<Environment> m_environments;    //!< the networks
    GrowsTrainingProgress m_progress;           //!< how far

    uint64_t m_episodes;      //!< planned
    double m_discount;        //!< gamma
    Time m_discountPeriod;    //!< gamma is per this time; 0: per transition
    double m_rewardOffset;    //!< subtracted from the reward of an accepted arrival
    double m_rewardScale;     //!< then multiplied
    double m_potentialWeight; //!< weight of the utility as a potential
    bool m_rewardRejections;  //!< a rejection is rewarded like an acceptance, not with 0
    bool m_rewardPerTime;     //!< rewards are for the time until the next decision
    bool m_maskFullCells;     //!< full cells are no action while another has free capacity
    bool m_mayDecline;        //!< the features have "decline"
    bool m_endIsTerminal;     //!< the state after an episode's last transition has value 0
    Span m_span;              //!< what a transition spans
};

} // namespace ns3

#endif /* GROWS_TRAINER_H */
