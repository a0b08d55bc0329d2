// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_BENCH_RUNS_H
#define GROWS_BENCH_RUNS_H

#include "grows-bench-measurements.h"
#include "grows-bench-progress.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

/**
 * \file
 * \ingroup grows
 * The figures of grows-bench-packets.
 */

namespace ns3
{

/// Measures LTE runs, and prints a line for each figure.
class GrowsBenchRuns
{
  public:
    /// \param cells numbers of cells that will be measured
    /// \param policies their names; the last one is measured in detail
    /// \param seconds simulated, of each run \param quiet no progress
    GrowsBenchRuns(const std::vector<double>& cells,
                   const std::vector<std::string>& policies,
                   double seconds,
                   bool quiet);

    /// \param cells a number of cells \return whether there is a scenario of so many
    static bool HasScenario(double cells);

    /// Measure whole runs under each policy, and with static attachment. \param cells of them
    void RunScenario(uint32_t cells);

    /// Measure what an arriving UE costs a handler. \param cells that there are
    void RunDecisions(uint32_t cells);

    /// Measure single arrivals and departures.
    void RunArrivals();

    /// Measure the memory of UEs.
    void RunMemory();

  private:
    /// Measure in a process of its own. \param what for people \param cells of it
    /// \param measure how \return what was measured
    GrowsBenchMeasurement Measure(const std::string& what,
                                  uint32_t cells,
                                  const std::function<GrowsBenchMeasurement()>& measure);

    std::vector<std::string> m_policies; //!< which are measured; the last one in detail
    double m_seconds;                    //!< simulated, of each run
    GrowsBenchProgress m_progress;       //!< shows how far this is
};

} // namespace ns3

#endif /* GROWS_BENCH_RUNS_H */
