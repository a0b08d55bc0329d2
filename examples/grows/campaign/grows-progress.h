// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_PROGRESS_H
#define GROWS_PROGRESS_H

#include <chrono>
#include <string>

namespace ns3
{

/**
 * \ingroup grows
 * One line on standard error that says how far long work is and how much time is left. It shows
 * only on a terminal, is redrawn a few times a second, and is gone when the work is done: what
 * stays on the screen, or goes into a file, is results.
 */
class GrowsProgress
{
  public:
    /// \param quiet never show anything
    explicit GrowsProgress(bool quiet);
    ~GrowsProgress();

    GrowsProgress(const GrowsProgress&) = delete;
    GrowsProgress& operator=(const GrowsProgress&) = delete;

    /// Show how far the work is; cheap to call often. \param share 0..1
    /// \param text what is being done, for example "7 of 15 runs"
    void Show(double share, const std::string& text);

    /// Remove the line.
    void Clear();

    /// \param seconds a time span \return it in readable form: "8 s", "3 min 20 s", "2 h 5 min"
    static std::string FormatTime(double seconds);

  private:
    using Clock = std::chrono::steady_clock; //!< wall time

    bool m_isShown;            //!< whether it is shown on a terminal
    Clock::time_point m_begin; //!< when the work began
    Clock::time_point m_drawn; //!< when the line was last drawn
    bool m_isDirty{false};     //!< whether there is a line to remove
};

} // namespace ns3

#endif /* GROWS_PROGRESS_H */
