// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_BENCH_CASES_H
#define GROWS_BENCH_CASES_H

#include "grows-bench-progress.h"

#include "ns3/grows-association-state.h"
#include "ns3/grows-learner.h"
#include "ns3/grows-model-file.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

/**
 * \file
 * \ingroup grows
 * How the bench measures and what it measures on.
 */

namespace ns3
{

/// One figure: something that can be measured again and again.
struct GrowsBenchmark
{
    std::string name;               //!< what
    std::size_t size;               //!< of how many
    std::string unit;               //!< of the figure
    int64_t repetitions;            //!< how often it is measured
    std::function<double()> sample; //!< measures it once

    /// A benchmark of something's time in microseconds. \param name what \param size of how many
    /// \param repetitions how often it is done \param work what is done \return the benchmark
    static GrowsBenchmark MakeTiming(const std::string& name,
                                     std::size_t size,
                                     int64_t repetitions,
                                     std::function<void()> work);

    /// Measure, after a tenth as many times that do not count, and print one JSON object.
    /// \param progress of the bench, of which this is one unit
    void Run(GrowsBenchProgress& progress) const;
};

/// \return the paper's agent with parameters of about the size of trained ones
GrowsModel GrowsMakeBenchModel();

/// \param candidates how many \return an arriving UE and its candidates, with five users each
GrowsAssociationState GrowsMakeBenchState(std::size_t candidates);

/// \param size how many \return random transitions of three nodes
std::vector<GrowsTransition> GrowsMakeBenchMemory(std::size_t size);

} // namespace ns3

#endif /* GROWS_BENCH_CASES_H */
