// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_BENCH_TRAINING_H
#define GROWS_BENCH_TRAINING_H

#include "grows-bench-baselines.h"

#include "ns3/grows-epsilon-schedule.h"
#include "ns3/grows-learner.h"
#include "ns3/random-variable-stream.h"

#include <functional>
#include <memory>

/**
 * \file
 * \ingroup grows The bench's whole trainings: the module's trainer with the module's learner or a
 * baseline.
 */

namespace ns3
{

/// A baseline in the place of the module's learner, with the paper's schedules.
class GrowsBaselineLearner : public GrowsLearner
{
  public:
    /// \param baseline does the work
    explicit GrowsBaselineLearner(std::unique_ptr<GrowsBaseline> baseline);
    void Evaluate(const GrowsObservation& observation, std::vector<float>& values) override;
    uint32_t SelectAction(const GrowsObservation& observation) override;
    void AddTransition(const GrowsTransition& transition) override;
    void SetProgress(double fraction) override;
    double GetEpsilon() const override;
    int64_t AssignStreams(int64_t stream) override;

  private:
    std::unique_ptr<GrowsBaseline> m_baseline;        //!< does the work
    GrowsEpsilonSchedule m_epsilon;                   //!< of exploration
    Ptr<UniformRandomVariable> m_explorationVariable; //!< when and what to explore
    double m_progress{0.0};                           //!< share of the training done
    uint64_t m_transitions{0};                        //!< observed
};

/// Makes a new learner.
using GrowsMakeLearner = std::function<Ptr<GrowsLearner>()>;

/// Train with the paper's settings for 500 episodes of the preset paper-a with arrival probability
/// 0.5, schedules included. \param learner a new one \return slots per second
double GrowsMeasureTraining(Ptr<GrowsLearner> learner);

} // namespace ns3

#endif /* GROWS_BENCH_TRAINING_H */
