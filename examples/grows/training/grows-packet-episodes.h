// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_PACKET_EPISODES_H
#define GROWS_PACKET_EPISODES_H

#include "grows-script-command.h"
#include "grows-workers.h"

#include "ns3/grows-loaded.h"
#include "ns3/grows-trajectory.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ns3
{

/// How a training in packets is done.
struct GrowsPacketPlan
{
    /// Programs that are trained in, which take turns in a round.
    std::vector<GrowsScriptCommand> scripts;
    bool isForeign{false};              //!< they are somebody else's, not this program
    uint64_t round{4};                  //!< episodes from one change of weights to the next
    GrowsWorkers workers;               //!< who plays them
    std::vector<std::string> arguments; //!< of this program, which plays an episode with --job
};

/**
 * \ingroup grows
 * The episodes of a training in packets: each is a run of somebody's program in which the agent
 * explores with the weights of its round. They lie in a folder (GrowsRunFolder) with the weights:
 * the results of a script, and its record. Episode i has the RngRun of the first plus i.
 */
class GrowsPacketEpisodes
{
  public:
    /// \param plan how the training is done \param folder where episodes lie
    /// \param seed RngRun of episode 0 \param policy name of the policy that the agent is
    GrowsPacketEpisodes(const GrowsPacketPlan& plan,
                        const std::string& folder,
                        int64_t seed,
                        const std::string& policy);

    /// \return how the training is done
    const GrowsPacketPlan& GetPlan() const
    {
        return m_plan;
    }

    /// \return episodes of a round: each program is as frequent as the others
    uint64_t GetRound() const;

    /// Take possession of the folder. \param configuration of the training
    /// \return an error message; "" if it can
    std::string Open(const std::string& configuration);

    /// Remove the folder.
    void Clear() const;

    /// Remove an episode, if it is there. \param episode its number
    void Remove(uint64_t episode) const;

    /// \return the file of the weights that decide in the round
    std::string GetWeightsPath() const
    {
        return m_folder.GetPath("weights.safetensors");
    }

    /// Play an episode in a process below this one, with the weights that are there. Throws
    /// GrowsInputError. \param episode its number
    /// \param epsilon probability of a random action
    /// \param windowS over which throughput is taken for rewards, in seconds
    void Play(uint64_t episode, double epsilon, double windowS) const;

    /// \param episode its number
    /// \return what it brought; a problem if it was not played, or not with the weights that are
    /// there
    GrowsLoaded<GrowsTrajectory> Load(uint64_t episode) const;

    /// \param episode its number; it is there \return simulated seconds
    double GetSimulatedS(uint64_t episode) const;

    /// Compare an episode with others.
    /// \param episode its number; it is there
    /// \param first the first of the others \param end behind the last
    /// \return that another seed has the same outcome; "" if none has
    std::string FindTwin(uint64_t episode, uint64_t first, uint64_t end) const;

  private:
    /// \param episode its number \return it, as a run
    GrowsRun GetRun(uint64_t episode) const;

    /// \param episode its number \return the program whose run it is
    const GrowsScriptCommand& GetScript(uint64_t episode) const
    {
        return m_plan.scripts[episode % GetRound() % m_plan.scripts.size()];
    }

    /// \param episode its number \param folder where it is
    /// \return its record; a problem if that is not what it should be
    GrowsLoaded<GrowsTrajectory> ReadRecord(uint64_t episode, const std::string& folder) const;

    GrowsPacketPlan m_plan;  //!< how the training is done
    GrowsRunFolder m_folder; //!< where episodes lie
    int64_t m_seed;          //!< RngRun of episode 0
    std::string m_policy;    //!< name of the policy that the agent is
};

} // namespace ns3

#endif /* GROWS_PACKET_EPISODES_H */
