// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_TRAINING_SESSION_H
#define GROWS_TRAINING_SESSION_H

#include "grows-checkpoint-selection.h"
#include "grows-file-lock.h"
#include "grows-learning-curve.h"
#include "grows-packet-trainer.h"
#include "grows-training-plan.h"

#include "ns3/grows-double-dqn.h"
#include "ns3/grows-trainer.h"
#include "ns3/grows-training-preset.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{

class GrowsTensorFile;

/// What a training has cost, and brought for it.
struct GrowsTrainingCost
{
    double coreS{0.0};       //!< processor time of all processes, in seconds
    double simulatedS{0.0};  //!< simulated seconds of packets
    uint64_t transitions{0}; //!< that the learner was given
};

/**
 * \ingroup grows
 * A training from its plan to its model file: makes the networks, the learner and the trainer,
 * keeps the learning curve, writes checkpoints - and goes on from one to the same bytes as a
 * training that was never interrupted. Or one episode of a training in packets, in this process.
 */
class GrowsTrainingSession
{
  public:
    /// \param plan what to train
    explicit GrowsTrainingSession(const GrowsTrainingPlan& plan);

    GrowsTrainingSession(const GrowsTrainingSession&) = delete;
    GrowsTrainingSession& operator=(const GrowsTrainingSession&) = delete;

    /// Keep others from the output; make networks, learner and trainer; read the checkpoint if the
    /// plan asks for it. \return an error message; "" if none
    std::string Begin();

    /// \param progress shows how far a round in packets is
    void SetProgress(GrowsProgress& progress);

    /// Train until all episodes are done, or onRound or Ctrl-C says stop; then there is a
    /// checkpoint. \param onRound called after every round of episodes; returns whether to go on
    /// \return an error message; "" if none
    std::string Run(const std::function<bool(const GrowsTrainingProgress&)>& onRound);

    /// \return whether all episodes are done
    bool IsDone() const
    {
        return m_trainer->GetProgress().episode >= m_plan.episodes;
    }

    /// Write the model file, with the record of its training, and remove the checkpoint.
    /// \return an error message; "" if none
    std::string Finish();

    /// Play an episode of a training in packets for the session that has called this program, and
    /// leave its record to it. Instead of Begin. Throws GrowsInputError.
    /// \param episode number of the episode
    void Play(uint64_t episode) const;

    /// \return after Finish which checkpoint was selected, as a sentence; "" without a selection
    const std::string& GetSelection() const
    {
        return m_selected;
    }

    /// \return what records tell of the agent that was trained from them, for a terminal
    std::string DescribeData() const;

    /// \return the learning curve so far
    const GrowsLearningCurve& GetCurve() const
    {
        return m_curve;
    }

    /// \return a sentence about what Run has cost: processor time, of workers too
    std::string DescribeCost() const;

    /// \return where the checkpoint is
    std::string GetCheckpointPath() const
    {
        return m_plan.output + ".checkpoint";
    }

    /// Prepare a trainer: networks side by side, a learner and what it sees, each with its own
    /// random streams. \param trainer the trainer \param learner the learner
    /// \param features what it sees \param networks see GrowsCreateEnvironments
    /// \param cells see GrowsCreateEnvironments \param environments see GrowsCreateEnvironments
    /// \return an error message; "" if none
    static std::string SetUp(GrowsTrainer& trainer,
                             Ptr<GrowsLearner> learner,
                             const GrowsFeatureSet& features,
                             const std::vector<std::string>& networks,
                             const std::vector<std::string>& cells,
                             uint32_t environments);

  private:
    /// Keep others from the model file, and from what goes beside it while it is trained.
    /// \return an error message; "" if it can be written
    std::string TakeOutput();
    /// Know what the agent sees: the preset's features or those of the model to begin with.
    /// \return an error message about the model; "" if there is none
    std::string ReadModel();
    /// Have the agent see its baseline, and compare checkpoints with it if that is wanted.
    /// \return an error message about either; "" if there is none
    std::string SetUpBaseline();
    /// Let the selection consider what was learned when a tenth of the training is done.
    /// \param before episodes done a round ago
    void SelectCheckpoint(uint64_t before);
    /// Make a trainer that trains in slots.
    /// \return an error message about the plan; "" if there is none
    std::string SetUpSlots();
    /// Make a trainer that trains in packets.
    /// \return an error message about the plan; "" if there is none
    std::string SetUpPackets();
    /// Make a trainer that trains from records.
    /// \return an error message about the records; "" if there is none
    std::string SetUpData();
    /// \return an error message about the plan for a training in packets; "" if there is none
    std::string ValidatePacket() const;
    /// Have the learner begin with the model, or with random weights.
    void BeginWeights();
    /// \return what was learned so far, as a model
    GrowsModel GetModel() const;
    /// Take in a round: curve, and checkpoint if it is due. \param progress of training
    /// \return an error message; "" if none
    std::string TakeIn(const GrowsTrainingProgress& progress);
    /// \return "" or why the checkpoint could not be written
    std::string WriteCheckpoint() const;
    /// \return the most numbers that a random stream of the learner can draw, beside one for each
    /// parameter
    double GetMostDraws() const;
    /// \return an error message about the checkpoint; "" if there is none
    std::string ReadCheckpoint();
    /// Go on from a checkpoint; throws GrowsFileProblem. \param checkpoint that was read
    void Restore(const GrowsTensorFile& checkpoint);

    GrowsTrainingPlan m_plan;                        //!< what to train
    GrowsFileLock m_lock;                            //!< keeps other trainings from its output
    std::string m_files;                             //!< which files it reads, with fingerprints
    Ptr<GrowsTrainer> m_trainer;                     //!< trains
    Ptr<GrowsDoubleDqn> m_learner;                   //!< learns
    std::string m_features;                          //!< what the agent sees: names
    GrowsFeatureSet::Scales m_scales;                //!< of the features
    std::optional<GrowsModel> m_model;               //!< to begin with
    GrowsLearningCurve m_curve;                      //!< how well
    std::unique_ptr<GrowsPacketEpisodes> m_episodes; //!< of a training in packets
    uint64_t m_kept{0};                              //!< episodes of the latest checkpoint
    GrowsTrainingCost m_cost;                        //!< of Run
    std::optional<GrowsCheckpointSelection> m_selection; //!< of checkpoints
    std::string m_selected;                              //!< its outcome
};

} // namespace ns3

#endif /* GROWS_TRAINING_SESSION_H */
