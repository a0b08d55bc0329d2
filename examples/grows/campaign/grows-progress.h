// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_PROGRESS_H
#define GROWS_PROGRESS_H

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>

namespace ns3
{

/**
 * \ingroup grows
 * States on standard error how far long work is and how much time is left. On a terminal it is a
 * line below a table that grows, redrawn a few times a second, and gone when the work is done: what
 * stays on the screen is results. Elsewhere, work that has a table and has begun to progress gets a
 * plain line twice a minute.
 */
class GrowsProgress
{
  public:
    /// Makes a table of what is done for a terminal of so many columns, each line ended; called
    /// only when it is drawn.
    using Table = std::function<std::string(std::size_t columns)>;

    /// \param quiet never show anything
    /// \param table stands above the line on a terminal; without one, only a terminal shows
    /// anything \param lineInterval shortest time between two plain lines
    explicit GrowsProgress(bool quiet,
                           const Table& table = {},
                           std::chrono::seconds lineInterval = std::chrono::seconds(30));
    ~GrowsProgress();

    GrowsProgress(const GrowsProgress&) = delete;
    GrowsProgress& operator=(const GrowsProgress&) = delete;

    /// Show how far the work is; cheap to call often. \param share 0..1
    /// \param text what is being done, for example "7 of 15 runs"
    void Show(double share, const std::string& text);

    /// Remove what stands on the terminal.
    void Clear();

    /// \param seconds a time span \return it in readable form: "8 s", "3 min 20 s", "2 h 5 min"
    static std::string FormatTime(double seconds);

  private:
    using Clock = std::chrono::steady_clock; //!< wall time

    /// \param share 0..1 \param text what is being done \return the same and the time left
    std::string MakeLine(double share, const std::string& text) const;

    /// \return codes that remove what stands on the terminal
    std::string MakeErasure() const;

    /// Draw on the terminal, over what stands there. \param line below the table
    void Draw(const std::string& line);

    Table m_table;              //!< makes the table; may be empty
    bool m_isQuiet;             //!< whether nothing is shown
    bool m_isTerminal;          //!< whether standard error is one
    Clock::duration m_interval; //!< shortest time between two drawings or lines
    Clock::time_point m_begin;  //!< when the work began
    Clock::time_point m_drawn;  //!< when it was last shown
    std::size_t m_nLines{0};    //!< on the terminal, to be removed
};

} // namespace ns3

#endif /* GROWS_PROGRESS_H */
