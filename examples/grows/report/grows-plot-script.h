/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_PLOT_SCRIPT_H
#define GROWS_PLOT_SCRIPT_H

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 *
 * A gnuplot script for pictures of several panels, which ns3::Gnuplot cannot make: the panels side
 * by side and below each other, one legend above all of them, the data in the script itself.
 */
class GrowsPlotScript
{
  public:
    /// Points of one series: x, y.
    using Points = std::vector<std::pair<double, double>>;

    /// What stands in the legend: a text and its symbol.
    struct Entry
    {
        std::string text;  //!< what it means
        std::string style; //!< gnuplot's words for a point
    };

    /**
     * \param name of the picture, without .png
     * \param title stands above it
     * \param height in pixels; it is 1000 wide
     */
    GrowsPlotScript(const std::string& name, const std::string& title, int height);

    /**
     * \param entries of the legend, at most two dozen
     */
    void AddLegend(const std::vector<Entry>& entries);

    /**
     * Leave room above the panels for a legend that gnuplot draws itself. Before the panels.
     * \param lines of the legend
     */
    void ReserveLegend(std::size_t lines);

    /**
     * Begin a picture of panels.
     * \param rows below each other
     * \param columns side by side
     */
    void BeginPanels(std::size_t rows, std::size_t columns);

    /**
     * Draw one panel, the next from left to right and from top to bottom.
     * \param settings gnuplot commands, each line ended
     * \param series what is drawn, each as it stands in gnuplot's plot command
     */
    void AddPanel(const std::string& settings, const std::vector<std::string>& series);

    /**
     * Take data in.
     * \param points some; if there are none, one that is not drawn
     * \return the name by which series refer to them
     */
    std::string AddPoints(const Points& points);

    /**
     * Take data in.
     * \param lines columns apart by blanks, each line ended; texts by QuoteColumn
     * \return the name by which series refer to them
     */
    std::string AddTable(const std::string& lines);

    /// \param commands for gnuplot, each line ended
    void AddCommands(const std::string& commands);

    /**
     * \param index of a line or a kind of points
     * \return gnuplot's words: colours, dashes and points that can be told apart without colours,
     * too
     */
    static std::string GetStyle(std::size_t index);

    /**
     * \param index of a kind of bars
     * \return gnuplot's words for its filling, likewise
     */
    static std::string GetFill(std::size_t index);

    /**
     * \param text any text
     * \return the same as gnuplot's commands have it: in quotes, in which it runs and replaces
     * nothing; a control character, which could end the command, is a blank there
     */
    static std::string Quote(const std::string& text);

    /**
     * \param text any text
     * \return the same as a column of AddTable
     */
    static std::string QuoteColumn(const std::string& text);

    /// \return the script; the next one may follow in the same gnuplot
    std::string GetText() const;

  private:
    std::string m_text;       //!< so far
    std::string m_title;      //!< see the constructor
    int m_height;             //!< see the constructor
    bool m_hasPanels{false};  //!< see BeginPanels
    std::size_t m_legends{0}; //!< lines of the legend
    std::size_t m_tables{0};  //!< data taken in
};

} // namespace ns3

#endif /* GROWS_PLOT_SCRIPT_H */
