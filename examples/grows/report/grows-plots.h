// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_PLOTS_H
#define GROWS_PLOTS_H

#include "ns3/grows-csv.h"

#include <string>
#include <utility>
#include <vector>

namespace ns3
{

/// A picture for a page.
struct GrowsChart
{
    std::string path;    //!< of its SVG file
    std::string heading; //!< what it shows; stands above it
};

/**
 * \ingroup grows
 * Pictures of results by gnuplot, as PNG and as SVG. The folder keeps the numbers (NAME-plot.csv)
 * and a shell script that calls the scripts of examples/grows/plots, so that everything can be
 * drawn again. What was given or read reaches gnuplot as data and arguments only, never as a
 * command.
 */
class GrowsPlots
{
  public:
    /// \param folder where the pictures go
    /// \param subject what they are about: stands above each of them
    /// \param script name of the shell script that draws them
    GrowsPlots(const std::string& folder,
               const std::string& subject,
               const std::string& script = "pictures.sh");

    /// Utility over training episodes, a line per policy. \param name of the picture, without .png
    /// \param curves columns policy, utility, and episode or simulated_s
    /// \param label what the utility is
    void AddLearningCurves(const std::string& name,
                           const GrowsCsv& curves,
                           const std::string& label);

    /// Groups of bars with intervals, a bar per policy, in panels one above the other.
    /// \param name of the picture, without .png
    /// \param bars columns panel, group, policy, value, interval: every policy in every group
    /// \param label what the groups are \param quantity what the values are
    void AddBars(const std::string& name,
                 const GrowsCsv& bars,
                 const std::string& label,
                 const std::string& quantity);

    /// Draw all that was added. \return an error message; "" if nothing
    std::string Draw() const;

    /// \return the pictures' file names, comma-separated
    std::string GetNames() const;

    /// \return the same as SVG
    const std::vector<GrowsChart>& GetCharts() const
    {
        return m_charts;
    }

  protected:
    /// The same in a given range.
    /// \param name of the picture, without .png \param heading what it shows
    /// \param bars see above; a value that is not known is empty
    /// \param label what the groups are \param quantity what the values are
    /// \param range of the values: from and to, or to what in each panel, separated by blanks
    void AddBars(const std::string& name,
                 const std::string& heading,
                 const GrowsCsv& bars,
                 const std::string& label,
                 const std::string& quantity,
                 const std::pair<std::string, std::string>& range);

    /// A line of a picture: its name and its points.
    using Line = std::pair<std::string, std::vector<std::pair<double, double>>>;

    /// Add a picture. \param name of its files
    /// \param script of examples/grows/plots that draws it, without .gp
    /// \param data its numbers, as the script expects them
    /// \param heading what it shows, or ""; the subject follows
    /// \param arguments of the script
    void Add(const std::string& name,
             const std::string& script,
             const std::string& data,
             const std::string& heading,
             const std::vector<std::string>& arguments);

    /// Add a picture of lines. \param name of its files \param heading what it shows
    /// \param lines what is drawn
    /// \param arguments of lines.gp, but for the number of lines
    void AddLines(const std::string& name,
                  const std::string& heading,
                  const std::vector<Line>& lines,
                  std::vector<std::string> arguments);

    /// \param text any text \return it as a column of data, on one line
    static std::string Quote(const std::string& text);

    /// Separates the blocks of a file for gnuplot.
    static constexpr const char* NEXT_BLOCK = "\n\n";
    /// A row that is not drawn, so that no block is empty.
    static constexpr const char* NO_POINT = "NaN,NaN,-1\n";

  private:
    std::string m_folder;             //!< where the pictures go
    std::string m_subject;            //!< stands above each of them
    std::string m_script;             //!< name of the shell script
    std::vector<std::string> m_names; //!< pictures added
    std::vector<GrowsChart> m_charts; //!< the same as SVG
    std::string m_commands;           //!< what draws them, two lines each
    std::string m_problem;            //!< what could not be written, in readable form
};

} // namespace ns3

#endif /* GROWS_PLOTS_H */
