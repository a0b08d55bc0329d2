/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-plot-script.h"

#include <algorithm>
#include <array>
#include <iomanip>
#include <sstream>

namespace ns3
{

namespace
{

/// Told apart without colours too: the darker the colour, the earlier its turn.
constexpr std::array<const char*, 9> STYLES{"lc rgb '#000000' dt 1 pt 7",
                                            "lc rgb '#0072b2' dt 2 pt 4",
                                            "lc rgb '#d55e00' dt 4 pt 9",
                                            "lc rgb '#009e73' dt 3 pt 12",
                                            "lc rgb '#cc79a7' dt 5 pt 2",
                                            "lc rgb '#56b4e9' dt 1 pt 6",
                                            "lc rgb '#e69f00' dt 2 pt 1",
                                            "lc rgb '#777777' dt 4 pt 8",
                                            "lc rgb '#000000' dt 5 pt 3"};
/// How bars are filled, likewise.
const std::vector<std::string> FILLS{"fs solid 0.9 lc rgb '#0072b2'",
                                     "fs pattern 2 lc rgb '#d55e00'",
                                     "fs pattern 1 lc rgb '#000000'",
                                     "fs pattern 4 lc rgb '#009e73'",
                                     "fs pattern 5 lc rgb '#cc79a7'",
                                     "fs solid 0.3 lc rgb '#56b4e9'",
                                     "fs pattern 6 lc rgb '#e69f00'",
                                     "fs solid 0.9 lc rgb '#000000'",
                                     "fs empty lc rgb '#000000'"};
/// Pixels of a line of text.
constexpr double LINE = 26.0;
/// Entries of the legend side by side.
constexpr std::size_t COLUMNS = 5;

/**
 * \param text any text
 * \return it on one line: a blank for each control character
 */
std::string
Flatten(std::string text)
{
    std::replace_if(
        text.begin(),
        text.end(),
        [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; },
        ' ');
    return text;
}

/**
 * \param text without control characters
 * \return it in double quotes, what means something in them by its octal number
 */
std::string
QuoteTwice(const std::string& text)
{
    std::ostringstream quoted;
    for (const char c : text)
    {
        if (c == '"' || c == '\\' || c == '`')
        {
            quoted << '\\' << std::oct << std::setw(3) << std::setfill('0') << static_cast<int>(c);
        }
        else
        {
            quoted << c;
        }
    }
    return "\"" + quoted.str() + "\"";
}

} // namespace

GrowsPlotScript::GrowsPlotScript(const std::string& name, const std::string& title, int height)
    : m_title(title),
      m_height(height)
{
    AddCommands("reset\nset terminal pngcairo noenhanced font 'Sans,13' size 1000," +
                std::to_string(height) + "\nset output " + Quote(name + ".png") +
                "\nset grid lc rgb '#cccccc'\nset border 3\nset tics nomirror\nunset key\n");
}

std::string
GrowsPlotScript::GetStyle(std::size_t index)
{
    return STYLES[index % STYLES.size()];
}

std::string
GrowsPlotScript::GetFill(std::size_t index)
{
    return FILLS[index % FILLS.size()];
}

void
GrowsPlotScript::ReserveLegend(std::size_t lines)
{
    m_legends = lines;
}

void
GrowsPlotScript::AddLegend(const std::vector<Entry>& entries)
{
    const std::size_t columns = std::min(COLUMNS, entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i)
    {
        const std::size_t line = i / columns;
        std::ostringstream command;
        command << "set label " << Quote(entries[i].text) << " at screen "
                << 0.06 + 0.92 * (i % columns) / columns << ","
                << 1.0 - (1.9 + line) * LINE / m_height << " point " << entries[i].style
                << " ps 1.3 lw 2 offset 1,0\n";
        AddCommands(command.str());
        m_legends = line + 1;
    }
}

void
GrowsPlotScript::BeginPanels(std::size_t rows, std::size_t columns)
{
    m_hasPanels = true;
    std::ostringstream command;
    command << "set multiplot layout " << rows << "," << columns << " title " << Quote(m_title)
            << " margins 0.1,0.98," << 2.4 * LINE / m_height << ","
            << 1.0 - (2.5 + m_legends) * LINE / m_height << " spacing 0.08,"
            << 2.2 * LINE / m_height << "\n";
    AddCommands(command.str());
}

void
GrowsPlotScript::AddPanel(const std::string& settings, const std::vector<std::string>& series)
{
    AddCommands(settings);
    for (std::size_t i = 0; i < series.size(); ++i)
    {
        AddCommands((i == 0 ? "plot " : ", ") + series[i]);
    }
    AddCommands("\nunset label\n"); // the legend is drawn once
}

std::string
GrowsPlotScript::AddPoints(const Points& points)
{
    std::ostringstream lines;
    lines << std::setprecision(10);
    for (const auto& [x, y] : points)
    {
        lines << x << " " << y << "\n";
    }
    return AddTable(points.empty() ? "NaN NaN\n" : lines.str());
}

std::string
GrowsPlotScript::AddTable(const std::string& lines)
{
    const std::string name = "$data" + std::to_string(m_tables++);
    AddCommands(name + " << END\n" + lines + "END\n");
    return name;
}

void
GrowsPlotScript::AddCommands(const std::string& commands)
{
    m_text += commands;
}

std::string
GrowsPlotScript::Quote(const std::string& text)
{
    // gnuplot 5.4 takes two single quotes at the beginning of a text for an empty one.
    const std::string flat = Flatten(text);
    return flat.find('\'') == std::string::npos ? "'" + flat + "'" : QuoteTwice(flat);
}

std::string
GrowsPlotScript::QuoteColumn(const std::string& text)
{
    std::string flat = Flatten(text);
    std::replace(flat.begin(), flat.end(), '"', '\''); // data know no way to write one
    return "\"" + flat + "\"";
}

std::string
GrowsPlotScript::GetText() const
{
    return m_text + (m_hasPanels ? "unset multiplot\n" : "") + "reset\n";
}

} // namespace ns3
