// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_TRAINING_PLAN_H
#define GROWS_TRAINING_PLAN_H

#include "grows-packet-trainer.h"

#include "ns3/grows-training-preset.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{

/// What to train, and where the results go.
struct GrowsTrainingPlan
{
    const GrowsTrainingPreset* preset{nullptr}; //!< how
    /// Presets or radio scenarios, by name; in somebody's program, its command
    std::vector<std::string> networks;
    /// Cells of the paper's table, "arrival probability:mean demand"; empty: as the presets are
    std::vector<std::string> cells;
    uint64_t episodes{50000};        //!< over all networks
    int64_t seed{10001};             //!< RngRun
    std::string output;              //!< the model file
    uint64_t checkpointEvery{10000}; //!< episodes from checkpoint to checkpoint; 0: none
    uint64_t curveEvery{500};        //!< episodes a point of the learning curve is the mean of
    bool resume{false};              //!< go on from the checkpoint
    std::string configuration;       //!< the command line: a checkpoint must have been made by it
    std::string model;               //!< file of an agent to begin with; "": know nothing
    std::vector<std::string> data;   //!< files of records to learn from, instead of networks
    std::optional<GrowsPacketPlan> packets; //!< in packets; none: in slots
    /// Development episodes by which a checkpoint is compared with its baseline, 0: the last one is
    /// taken; none: as many as usual if there is a baseline
    std::optional<uint64_t> select;
};

/// \param plan of a training
/// \return which files, with what in them, it reads: a checkpoint goes with them
std::string GrowsDescribeFiles(const GrowsTrainingPlan& plan);

} // namespace ns3

#endif /* GROWS_TRAINING_PLAN_H */
