// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_PACKET_TRAINER_H
#define GROWS_PACKET_TRAINER_H

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
struct GrowsJob;

/// How a training in packet-level LTE is done.
struct GrowsPacketPlan
{
    uint64_t round{4};                  //!< episodes from one change of weights to the next
    double durationS{0.0};              //!< of an episode with warm-up; 0: the scenario's own
    uint32_t workers{1};                //!< processes at a time
    std::string program;                //!< path of the program, which plays an episode with --job
    std::vector<std::string> arguments; //!< of the program
};

/// How the episodes of a packet-level training are played.
struct GrowsPacketWork
{
    GrowsPacketPlan plan;      //!< the program that plays one, and how many at a time
    std::string folder;        //!< where weights and trajectories lie meanwhile
    uint64_t seed{0};          //!< RngRun of the first episode
    uint64_t episodes{1};      //!< of a round
    /// Writes what the learner has learned to a model file; returns an error message; "" on success
    std::function<std::string(const std::string& path)> saveWeights;
    GrowsProgress* progress{nullptr}; //!< shows its progress; may be null
};

/**
 * \ingroup grows
 * Trains a learner in packets, in synchronous rounds: every episode of a round is played with the
 * same weights in a process of its own and leaves its transitions in a file; when all are there,
 * the learner learns from them, one of each episode in turn. So the result does not depend on the
 * number of workers. An episode is played again if a signal ended it, but not after an
 * interruption.
 */
class GrowsPacketTrainer : public GrowsTrainer
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    /// \param work how episodes are played
    void SetWork(const GrowsPacketWork& work)
    {
        m_work = work;
    }

    /// \param progress shows its progress
    void SetProgress(GrowsProgress& progress)
    {
        m_work.progress = &progress;
    }

    /// \return over which throughput is taken for rewards
    Time GetWindow() const
    {
        return m_window;
    }

    /// \param folder of the work \return the file of the weights that decide in a round
    static std::string GetWeightsPath(const std::string& folder);
    /// \param folder of the work \param episode number of an episode
    /// \return the file of what it brings
    static std::string GetTrajectoryPath(const std::string& folder, uint64_t episode);
    /// Remove all that a training has left there. \param folder of the work
    static void Clear(const std::string& folder);

  private:
    std::optional<std::string> DoPlayRound(GrowsTrainingProgress& progress) override;
    /// Write the weights that decide in the round, and forget the round before.
    /// \param first number of the round's first episode \return an error message; "" on success
    std::string BeginRound(uint64_t first);
    /// \param first number of the round's first episode
    /// \return those episodes of the round that were not played yet
    std::vector<GrowsJob> FindJobs(uint64_t first) const;
    /// Play episodes. \param jobs the episodes \param progress progress of training
    /// \return nothing if all were played, "" if it was stopped, or what went wrong
    std::optional<std::string> Play(const std::vector<GrowsJob>& jobs,
                                    const GrowsTrainingProgress& progress);
    /// \param episode number of an episode \return what it brought, or why that is not known
    GrowsLoaded<GrowsTrajectory> Load(uint64_t episode) const;
    /// Learn from a round. \param trajectories one of each episode, with rewards
    void Learn(const std::vector<GrowsTrajectory>& trajectories);

    GrowsPacketWork m_work; //!< how episodes are played
    std::string m_weights;  //!< fingerprint of the weights that decide in the round
    Time m_window;          //!< over which throughput is taken for rewards
};

} // namespace ns3

#endif /* GROWS_PACKET_TRAINER_H */
