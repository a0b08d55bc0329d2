/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_TRAINING_SESSION_H
#define GROWS_TRAINING_SESSION_H

#include "grows-agent-recipe.h"
#include "grows-learning-curve.h"
#include "grows-trainer.h"

#include "ns3/grows-double-dqn.h"

#include <functional>
#include <string>
#include <vector>

namespace ns3
{

/// What to train, and where the results go.
struct GrowsTrainingPlan
{
    const GrowsAgentRecipe* recipe{nullptr}; //!< how
    std::vector<std::string> networks;       //!< presets or radio scenarios, by name
    /// Cells of the paper's table, "arrival probability:mean demand"; empty: as the presets are
    std::vector<std::string> cells;
    uint64_t episodes{50000};        //!< over all networks
    uint64_t seed{10001};            //!< RngRun
    std::string output;              //!< the model file
    uint64_t checkpointEvery{10000}; //!< episodes from checkpoint to checkpoint; 0: none
    uint64_t curveEvery{500};        //!< episodes a point of the learning curve is the mean of
    bool resume{false};              //!< go on from the checkpoint
    std::string configuration;       //!< the command line: a checkpoint must have been made by it
};

/**
 * \ingroup grows
 *
 * A training from its plan to its model file: makes the networks, the learner and the trainer,
 * keeps the learning curve, writes checkpoints - and goes on from one to the same bytes as a
 * training that was never interrupted.
 */
class GrowsTrainingSession
{
  public:
    /// \param plan what to train
    explicit GrowsTrainingSession(const GrowsTrainingPlan& plan);

    /**
     * Make networks, learner and trainer; read the checkpoint if the plan says so.
     * \return "" or one sentence that says what is wrong with the plan or the checkpoint
     */
    std::string Begin();

    /**
     * Train until all episodes are done, or onRound says stop; then there is a checkpoint.
     * \param onRound called after every round of episodes; returns whether to go on
     * \return "" or one sentence that says what could not be written
     */
    std::string Run(const std::function<bool(const GrowsTrainingProgress&)>& onRound);

    /// \return whether all episodes are done
    bool IsDone() const;

    /**
     * Write the model file, with the record of its training, and remove the checkpoint.
     * \return "" or one sentence that says what could not be written
     */
    std::string Finish();

    /// \return the learning curve so far
    const GrowsLearningCurve& GetCurve() const;

    /// \return the trainer
    const GrowsTrainer& GetTrainer() const;

    /// \return where the checkpoint is
    std::string GetCheckpointPath() const;

    /**
     * Prepare a trainer: networks side by side, a learner and what it sees, each with its own
     * random streams.
     * \param trainer the trainer
     * \param learner who learns
     * \param features what it sees
     * \param networks see GrowsCreateLanes
     * \param cells see GrowsCreateLanes
     * \param lanes see GrowsCreateLanes
     * \return "" or what is wrong
     */
    static std::string SetUp(GrowsTrainer& trainer,
                             Ptr<GrowsLearner> learner,
                             const GrowsFeatureSet& features,
                             const std::vector<std::string>& networks,
                             const std::vector<std::string>& cells,
                             uint32_t lanes);

  private:
    /// \return "" or why the checkpoint could not be written
    std::string WriteCheckpoint() const;
    /// \return "" or what is wrong with the checkpoint
    std::string ReadCheckpoint();

    GrowsTrainingPlan m_plan;      //!< what to train
    Ptr<GrowsTrainer> m_trainer;   //!< trains
    Ptr<GrowsDoubleDqn> m_learner; //!< learns
    GrowsLearningCurve m_curve;    //!< how well
};

} // namespace ns3

#endif /* GROWS_TRAINING_SESSION_H */
