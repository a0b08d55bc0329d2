// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_Q_LEARNING_H
#define GROWS_Q_LEARNING_H

#include "grows-epsilon-schedule.h"
#include "grows-learner.h"

#include "ns3/grows-counted-variable.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * Tabular Q-learning (R. Sutton, A. Barto, "Reinforcement learning", section 6.5), the paper's
 * baseline (section IV). It sees three features of each node: which cell it is, the arriving UE's
 * RSSI level there, and the number of users, which it puts into bins; a state of the table is all
 * of these, in the order of the cells. The discount factor comes with each transition.
 *
 * How users are binned and how the step shrinks matter more than anything: the policies
 * "q-learning" and "q-learning-decay" have the two settings that were measured.
 */
class GrowsQLearning : public GrowsLearner
{
  public:
    /// Features that its observations must have, as GrowsFeatureSet takes them.
    static constexpr const char* FEATURES = "cell,level,user-count";

    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    GrowsQLearning();
    void Evaluate(const GrowsObservation& observation, std::vector<float>& values) override;
    uint32_t SelectAction(const GrowsObservation& observation) override;
    void AddTransition(const GrowsTransition& transition) override;

    void SetProgress(double fraction) override
    {
        m_epsilon = GrowsEpsilonSchedule{m_finalEpsilon, m_explorationShare}.Get(fraction);
    }

    double GetEpsilon() const override
    {
        return m_epsilon;
    }

    int64_t AssignStreams(int64_t stream) override
    {
        m_explorationVariable.SetStream(stream);
        return 1;
    }

    /// \return the number of states in the table
    std::size_t GetNStates() const
    {
        return m_table.size();
    }

  private:
    /// What is known of one state, by action.
    struct Entry
    {
        std::vector<float> values;    //!< expected return of each action, in the order of the cells
        std::vector<uint32_t> visits; //!< how often it was updated
    };

    /// Work out the key of a state, and the order of its cells. \param observation the state
    void Encode(const GrowsObservation& observation);

    /// \param users how many \return the bin they are in
    uint8_t GetBin(float users) const
    {
        return std::upper_bound(m_bins.begin(), m_bins.end(), users) - m_bins.begin();
    }

    /// \param observation a state
    /// \return the highest value of its allowed actions; 0 if it is not in the table
    float GetBest(const GrowsObservation& observation);
    /// \param text lower ends of the bins, separated by commas
    void SetBins(const std::string& text);
    /// \return lower ends of the bins, separated by commas
    std::string FormatBins() const;

    double m_learningRate;                          //!< step
    bool m_decay;                                   //!< whether the step is one over the visits
    double m_minLearningRate;                       //!< least step then
    double m_finalEpsilon;                          //!< at the end of exploration
    double m_explorationShare;                      //!< of the episodes
    double m_epsilon{1.0};                          //!< now
    std::vector<double> m_bins;                     //!< lower ends, from 0
    std::unordered_map<std::string, Entry> m_table; //!< by state
    std::string m_key;                              //!< of the state encoded last
    std::vector<uint32_t> m_order;                  //!< its nodes in the order of their cells
    std::vector<float> m_values;                    //!< memory to reuse
    GrowsCountedVariable m_explorationVariable;     //!< draws for exploration
};

} // namespace ns3

#endif /* GROWS_Q_LEARNING_H */
