// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-progress.h"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <sstream>
#include <unistd.h>

namespace ns3
{

namespace
{

/// Characters of the bar.
constexpr int BAR_WIDTH = 24;
/// Shortest time between two drawings.
constexpr std::chrono::milliseconds REDRAW_INTERVAL{200};
/// What is done earlier shows no progress.
constexpr std::chrono::seconds PATIENCE{2};

} // namespace

GrowsProgress::GrowsProgress(bool quiet)
    : m_isShown(!quiet && isatty(STDERR_FILENO)),
      m_begin(Clock::now()),
      m_drawn(m_begin - REDRAW_INTERVAL)
{
}

GrowsProgress::~GrowsProgress()
{
    Clear();
}

void
GrowsProgress::Show(double share, const std::string& text)
{
    const Clock::time_point now = Clock::now();
    if (!m_isShown || now - m_begin < PATIENCE || now - m_drawn < REDRAW_INTERVAL)
    {
        return;
    }
    m_drawn = now;
    m_isDirty = true;
    share = std::clamp(share, 0.0, 1.0);
    const int filled = static_cast<int>(std::lround(share * BAR_WIDTH));
    std::ostringstream line;
    line << '[' << std::string(filled, '#') << std::string(BAR_WIDTH - filled, '.') << "] "
         << std::lround(share * 100) << " %  " << text;
    const double elapsed = std::chrono::duration<double>(now - m_begin).count();
    if (share > 0.0)
    {
        line << "  " << FormatTime(elapsed * (1.0 - share) / share) << " left";
    }
    std::cerr << "\r" << line.str() << "\033[K" << std::flush;
}

void
GrowsProgress::Clear()
{
    if (m_isDirty)
    {
        std::cerr << "\r\033[K" << std::flush;
        m_isDirty = false;
        m_drawn -= REDRAW_INTERVAL; // what comes next shows at once
    }
}

std::string
GrowsProgress::FormatTime(double seconds)
{
    const long whole = std::lround(std::max(seconds, 0.0));
    if (whole < 60)
    {
        return std::to_string(whole) + " s";
    }
    if (whole < 3600)
    {
        return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
    }
    return std::to_string(whole / 3600) + " h " + std::to_string(whole / 60 % 60) + " min";
}

} // namespace ns3
