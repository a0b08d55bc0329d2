// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_PACKET_TRAINER_H
#define GROWS_PACKET_TRAINER_H

#include "grows-packet-episodes.h"

#include "ns3/grows-trainer.h"
#include "ns3/grows-trajectory.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace ns3
{

class GrowsProgress;

/// What a training in packets is made of.
struct GrowsPacketWork
{
    GrowsPacketEpisodes* episodes{nullptr}; //!< what is played
    std::string configuration;              //!< of the training, for the episodes' folder
    /// Writes what the learner has learned to a model file; returns an error message; "" on success
    std::function<std::string(const std::string& path)> saveWeights;
};

/**
 * \ingroup grows
 * Trains a learner in packets, in synchronous rounds: every episode of a round is played with the
 * same weights in a process of its own and leaves its record in a folder; when all are there, the
 * learner learns from them, one transition of each episode in turn. So the result does not depend
 * on the number of workers. An episode is played again if a signal ended it, but not after an
 * interruption.
 */
class GrowsPacketTrainer : public GrowsTrainer
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    /// \param work what is played, with whom; its episodes must outlive this object
    void SetWork(const GrowsPacketWork& work)
    {
        m_work = work;
    }

    /// \param progress shows its progress
    void SetProgress(GrowsProgress& progress)
    {
        m_shown = &progress;
    }

    /// \return over which throughput is taken for rewards
    Time GetWindow() const
    {
        return m_window;
    }

    /// \return mean simulated seconds of an episode of the latest round
    double GetEpisodeS() const
    {
        return m_episodeS;
    }

    /// \return simulated seconds of all episodes that this object has learned from
    double GetSimulatedS() const
    {
        return m_simulatedS;
    }

  private:
    std::optional<std::string> DoPlayRound(GrowsTrainingProgress& progress) override;
    /// Write the weights that decide in the round, and forget the round before.
    /// \param first number of the round's first episode \return an error message; "" on success
    std::string BeginRound(uint64_t first);
    /// Play those episodes of a round that were not played yet. \param progress of training
    /// \return nothing if all were played, "" if it was stopped, or what went wrong
    std::optional<std::string> Play(const GrowsTrainingProgress& progress) const;
    /// Learn from a round that was played, and take in how it went.
    /// \param [in,out] progress of training \return an error message; "" on success
    std::string Learn(GrowsTrainingProgress& progress);
    /// Give the learner the transitions of a round. \param trajectories one of each episode
    /// \return an error message if there are none; else ""
    std::string AddInTurn(const std::vector<GrowsTrajectory>& trajectories);

    GrowsPacketWork m_work;          //!< what is played
    GrowsProgress* m_shown{nullptr}; //!< shows its progress; may be null
    Time m_window;                   //!< over which throughput is taken for rewards
    bool m_isOpen{false};            //!< whether the folder of episodes is ours
    double m_episodeS{0.0};          //!< see GetEpisodeS
    double m_simulatedS{0.0};        //!< see GetSimulatedS
};

} // namespace ns3

#endif /* GROWS_PACKET_TRAINER_H */
