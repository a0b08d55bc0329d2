// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_BENCH_PROGRESS_H
#define GROWS_BENCH_PROGRESS_H

#include "grows-progress.h"

#include <iostream>
#include <string>

/**
 * \file
 * \ingroup grows
 * How far a bench is.
 */

namespace ns3
{

/// The figures of a bench, one after the other: what is being measured is shown, then its line
/// printed.
class GrowsBenchProgress
{
  public:
    /// \param total work of all figures, in any unit
    /// \param quiet never show anything but the figures
    GrowsBenchProgress(double total, bool quiet)
        : m_progress(quiet),
          m_total(total)
    {
    }

    /// Show what is being measured. \param what its name
    void Begin(const std::string& what)
    {
        m_progress.Show(m_done / m_total, what);
    }

    /// Print a figure. \param line of it, a JSON object
    /// \param work that it took, in the unit of the total
    void End(const std::string& line, double work = 1.0)
    {
        m_progress.Clear();
        std::cout << line << std::endl;
        m_done += work;
    }

  private:
    GrowsProgress m_progress; //!< shows it
    double m_total;           //!< work
    double m_done{0.0};       //!< work
};

} // namespace ns3

#endif /* GROWS_BENCH_PROGRESS_H */
