/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_EXPLAIN_OPTIONS_H
#define GROWS_EXPLAIN_OPTIONS_H

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

/**
 * \file
 * \ingroup grows
 * What "./grows explain" is asked. A mistake ends the program with one line.
 */

namespace ns3
{

/// What was typed.
struct GrowsExplainOptions
{
    std::string scenario{"hotspot"}; //!< radio scenario
    std::string policy{"grows"};     //!< who decides
    std::string asked{"max-rssi,max-rssi-retry,least-loaded,max-rate,greedy-utility"}; //!< others
    std::string arrivals{"10,40"};                                                     //!< numbers
    std::string at;                                                                    //!< seconds
    int64_t seed{1};                                                                   //!< RngRun
    std::optional<std::string> model; //!< model file of the agents
    std::string output;               //!< CSV file
    bool quiet{false};                //!< no progress
};

/**
 * Read the command line.
 * \param argc as main has it
 * \param argv as main has it
 * \return what was typed
 */
GrowsExplainOptions GrowsReadExplainOptions(int argc, char* argv[]);

/**
 * \param options what was typed
 * \param times when the arrivals of the run come, in s
 * \return the numbers of the arrivals to explain, from 1 on
 */
std::set<uint32_t> GrowsFindArrivals(const GrowsExplainOptions& options,
                                     const std::vector<double>& times);

} // namespace ns3

#endif /* GROWS_EXPLAIN_OPTIONS_H */
