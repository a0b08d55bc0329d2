// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-progress.h"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <sstream>
#include <sys/ioctl.h>
#include <unistd.h>

namespace ns3
{

namespace
{

/// Characters of the bar.
constexpr int BAR_WIDTH = 24;
/// Shortest time between two drawings.
constexpr std::chrono::milliseconds REDRAW_INTERVAL{200};
/// A drawing is followed by a rest of so many times its own duration.
constexpr int REST = 9;
/// What is done earlier shows no progress.
constexpr std::chrono::seconds PATIENCE{2};

/// \return the size of the terminal, or what is usual
winsize
GetTerminalSize()
{
    winsize size{};
    const bool isKnown = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return isKnown ? size : winsize{24, 80, 0, 0};
}

/// \param line in UTF-8 \param width of a terminal \return what fits of it
std::string
Cut(const std::string& line, std::size_t width)
{
    std::size_t characters = 0;
    std::size_t end = 0;
    for (; end < line.size(); ++end)
    {
        const bool isFirst = (static_cast<unsigned char>(line[end]) & 0xC0) != 0x80;
        characters += isFirst ? 1 : 0;
        if (characters > width)
        {
            break;
        }
    }
    return line.substr(0, end);
}

} // namespace

GrowsProgress::GrowsProgress(bool quiet, const Table& table, std::chrono::seconds lineInterval)
    : m_table(table),
      m_isQuiet(quiet),
      m_isTerminal(isatty(STDERR_FILENO)),
      m_interval(m_isTerminal ? Clock::duration(REDRAW_INTERVAL) : lineInterval),
      m_begin(Clock::now()),
      m_drawn(m_begin)
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
    const bool isShown = !m_isQuiet && (m_isTerminal || (m_table && share > 0.0));
    if (!isShown || now - m_begin < PATIENCE || now - m_drawn < m_interval)
    {
        return;
    }
    const auto line = MakeLine(std::clamp(share, 0.0, 1.0), text);
    if (m_isTerminal)
    {
        Draw(line);
    }
    else
    {
        std::cerr << line << std::endl;
    }
    m_drawn = now + REST * (Clock::now() - now); // a large table is drawn seldom
}

std::string
GrowsProgress::MakeLine(double share, const std::string& text) const
{
    std::ostringstream line;
    if (m_isTerminal)
    {
        const int filled = static_cast<int>(std::lround(share * BAR_WIDTH));
        line << '[' << std::string(filled, '#') << std::string(BAR_WIDTH - filled, '.') << "] ";
    }
    line << std::lround(share * 100) << " %  " << text;
    const double elapsed = std::chrono::duration<double>(Clock::now() - m_begin).count();
    if (share > 0.0)
    {
        line << "  " << FormatTime(elapsed * (1.0 - share) / share) << " left";
    }
    return line.str();
}

std::string
GrowsProgress::MakeErasure() const
{
    if (m_nLines == 0)
    {
        return "";
    }
    return "\r" + (m_nLines > 1 ? "\033[" + std::to_string(m_nLines - 1) + "A" : "") + "\033[J";
}

void
GrowsProgress::Draw(const std::string& line)
{
    const auto size = GetTerminalSize();
    const std::size_t columns = size.ws_col - 1;
    std::string text;
    std::size_t lines = 1;
    std::istringstream rows(m_table ? m_table(columns) : "");
    for (std::string row; std::getline(rows, row) && lines + 1 < size.ws_row; ++lines)
    {
        text += Cut(row, columns) + "\n";
    }
    text = MakeErasure() + text + Cut(line, columns);
    std::cerr << text << std::flush; // at once, so that nothing flickers
    m_nLines = lines;
}

void
GrowsProgress::Clear()
{
    std::cerr << MakeErasure() << std::flush;
    m_nLines = 0;
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
