// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_TRAINING_OPTIONS_H
#define GROWS_TRAINING_OPTIONS_H

#include "grows-training-session.h"

#include <cstdint>
#include <optional>
#include <string>

namespace ns3
{

/// The command line of "./grows train".
struct GrowsTrainingOptions
{
    GrowsTrainingPlan plan;      //!< what to train
    std::optional<uint64_t> job; //!< the episode that this process is to play; none: it is to train
    bool isQuiet{false};         //!< no progress
};

/// \ingroup grows
/// Read and check the command line, and make its attributes the defaults. Throws GrowsInputError on
/// a mistake. \param file __FILE__ of the program \param argc as main has it
/// \param argv as main has it \return the training to run
GrowsTrainingOptions GrowsReadTraining(const std::string& file, int argc, char* argv[]);

} // namespace ns3

#endif /* GROWS_TRAINING_OPTIONS_H */
