/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_EVALUATE_OPTIONS_H
#define GROWS_EVALUATE_OPTIONS_H

#include <cstdint>
#include <optional>
#include <string>

/**
 * \file
 * \ingroup grows
 * The command line of grows-evaluate.
 */

namespace ns3
{

/// What was typed.
struct GrowsEvaluateOptions
{
    std::string scenario{"paper-a"}; //!< preset or radio scenario
    std::string cell;                //!< "p:D" of the paper's table
    std::string policies{"max-rssi,max-rssi-retry,random,least-loaded,max-rate,greedy-utility"};
    int64_t seeds{10};                //!< number of seeds
    int64_t firstSeed{1};             //!< RngRun of the first
    int64_t episodes{0};              //!< for each seed; 0: as many as suit the kind of network
    std::optional<std::string> model; //!< model file of the agents
    std::string output;               //!< CSV file
    bool handlers{false};             //!< decide through handlers
    bool quiet{false};                //!< no progress
};

/**
 * Read the command line. Ends the program on a mistake.
 * \param argc as main has it
 * \param argv as main has it
 * \return what was typed
 */
GrowsEvaluateOptions GrowsReadEvaluateOptions(int argc, char* argv[]);

} // namespace ns3

#endif /* GROWS_EVALUATE_OPTIONS_H */
