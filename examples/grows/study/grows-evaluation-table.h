/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_EVALUATION_TABLE_H
#define GROWS_EVALUATION_TABLE_H

#include "grows-evaluation.h"

#include "ns3/grows-csv.h"

#include <string>

namespace ns3
{

/**
 * \ingroup grows
 *
 * Collects evaluations of policies over seeds and shows them, and each policy's change against
 * max-rssi and max-rssi-retry where they are among them.
 */
class GrowsEvaluationTable
{
  public:
    /// \param scenario short name
    explicit GrowsEvaluationTable(const std::string& scenario);

    /**
     * \param policy short name
     * \param seed RngRun
     * \param evaluation how the policy did there
     */
    void Add(const std::string& policy, int64_t seed, const GrowsEvaluation& evaluation);

    /// \return a row for each policy and seed, columns as in runs.csv
    const GrowsCsv& GetRuns() const;

    /// \return the tables for a terminal
    std::string ToText() const;

  private:
    std::string m_scenario; //!< short name
    GrowsCsv m_runs;        //!< results
    GrowsCsv m_timing;      //!< of decisions
};

} // namespace ns3

#endif /* GROWS_EVALUATION_TABLE_H */
