// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_TRAINING_OPTIONS_H
#define GROWS_TRAINING_OPTIONS_H

#include "grows-command-line.h"
#include "grows-training-session.h"

#include <cstdint>
#include <optional>
#include <string>

namespace ns3
{

/**
 * \ingroup grows
 *
 * A training to run: the command line of "./grows train", read and checked. A program made of it
 * either does the training or - called by itself with --job - one episode of it.
 */
class GrowsTrainingOptions
{
  public:
    /// \param file __FILE__ of the program
    explicit GrowsTrainingOptions(const std::string& file);

    GrowsTrainingOptions(const GrowsTrainingOptions&) = delete;
    GrowsTrainingOptions& operator=(const GrowsTrainingOptions&) = delete;

    /// Read the options, and make those of attributes the defaults. Ends the program on a mistake.
    /// \param argc as main has it \param argv as main has it
    void Parse(int argc, char* argv[]);

    /// \return what to train
    const GrowsTrainingPlan& GetPlan() const;

    /// \return the episode that this process is to play; none if it is to train
    std::optional<uint64_t> GetJob() const;

    /// \return whether no progress is wanted
    bool IsQuiet() const;

  private:
    /// Fill in what was not typed and is not the same in slots and in packets.
    void ChooseDefaults();
    /// End the program if options contradict each other.
    void Check() const;
    /// Make the preset's values the defaults of attributes; given values come after them.
    void SetAttributes();
    /// Fill in the plan.
    void MakePlan();

    GrowsCommandLine m_line;                   //!< the options
    std::string m_network{"slotted"};          //!< "slotted" or "lte"
    std::string m_agent{"grows"};              //!< name of the training preset
    std::string m_networks{"paper-a"};         //!< comma-separated
    std::string m_cells;                       //!< of the paper's table, comma-separated
    std::string m_model;                       //!< to begin with
    std::string m_output{"agent.safetensors"}; //!< model file
    int64_t m_episodes{50000};                 //!< over all networks
    int64_t m_seed{10001};                     //!< RngRun
    int64_t m_checkpointEvery{10000};          //!< episodes
    int64_t m_round{4};                        //!< in packets: episodes
    int64_t m_workers;                         //!< in packets: processes at a time
    int64_t m_job{0};                          //!< in packets: the episode to play
    double m_durationS{0.0};                   //!< in packets: of an episode
    bool m_resume{false};                      //!< from the checkpoint
    bool m_isQuiet{false};                     //!< no progress
    GrowsTrainingPlan m_plan;                  //!< see GetPlan
};

} // namespace ns3

#endif /* GROWS_TRAINING_OPTIONS_H */
