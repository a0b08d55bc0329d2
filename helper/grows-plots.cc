/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-plots.h"

#include "ns3/grows-statistics.h"

#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <system_error>

namespace ns3
{

namespace
{

/// Points of a cumulative distribution.
constexpr int N_QUANTILES = 200;
/// At most as many marks has a learning curve.
constexpr int N_MARKS = 10;
/// About as many points has a line over time.
constexpr double N_TIMES = 26.0;

/// Lines that can be told apart without colours too: the darker the colour, the earlier its turn.
constexpr std::array<const char*, 8> LINES{"lc rgb '#000000' dt 1 pt 7",
                                           "lc rgb '#0072b2' dt 2 pt 4",
                                           "lc rgb '#d55e00' dt 4 pt 9",
                                           "lc rgb '#009e73' dt 3 pt 12",
                                           "lc rgb '#cc79a7' dt 5 pt 2",
                                           "lc rgb '#56b4e9' dt 1 pt 6",
                                           "lc rgb '#e69f00' dt 2 pt 1",
                                           "lc rgb '#777777' dt 4 pt 8"};

/**
 * \param title name of the line
 * \param index its place among the lines
 * \param every a mark stands on every so many points
 * \return a line without points yet
 */
Gnuplot2dDataset
MakeLine(const std::string& title, std::size_t index, int every)
{
    Gnuplot2dDataset line(title);
    line.SetStyle(Gnuplot2dDataset::LINES_POINTS);
    line.SetExtra(std::string(LINES[index % LINES.size()]) + " lw 2 ps 1.2 pi " +
                  std::to_string(every));
    return line;
}

/**
 * \param windows the contents of windows.csv, of one policy
 * \param width of a bin in seconds
 * \return utility by end of bin, mean over the bin's windows and over seeds
 */
std::map<double, double>
GetUtilityByTime(const GrowsCsv& windows, double width)
{
    std::map<double, double> sums;
    std::map<double, std::map<std::pair<double, double>, int>> counted;
    for (std::size_t row = 0; row < windows.GetNRows(); ++row)
    {
        const double time = windows.GetNumber(row, "time_s");
        const double bin = width * std::ceil(time / width - 1e-6);
        sums[bin] += windows.GetNumber(row, "utility");
        counted[bin][{windows.GetNumber(row, "seed"), time}] = 1;
    }
    for (auto& [bin, sum] : sums)
    {
        sum /= static_cast<double>(counted[bin].size());
    }
    return sums;
}

} // namespace

GrowsPlots::GrowsPlots(const std::string& folder, const std::string& subject)
    : m_folder(folder),
      m_subject(subject)
{
}

void
GrowsPlots::AddUtility(const GrowsCsv& windows, const GrowsRunSpan& span)
{
    Gnuplot plot;
    plot.SetLegend("time in s", "utility: sum over UEs of ln(1 + Mbit/s)");
    const std::string warmUp = GrowsCsv::Format(span.beginS);
    plot.AppendExtra("set yrange [0:*]\nset xrange [0:*]\nset arrow from " + warmUp +
                     ",graph 0 to " + warmUp + ",graph 1 nohead lc rgb '#888888' dt 3\n" +
                     "set label ' warm-up ends' at " + warmUp + ",graph 0.03 tc rgb '#666666'");
    const double width = std::max(1.0, std::ceil(span.endS / N_TIMES));
    const auto policies = windows.GetDistinct("policy");
    for (std::size_t i = 0; i < policies.size(); ++i)
    {
        Gnuplot2dDataset line = MakeLine(policies[i], i, 1);
        for (const auto& [time, utility] :
             GetUtilityByTime(windows.Select("policy", policies[i]), width))
        {
            line.Add(time, utility);
        }
        plot.AddDataset(line);
    }
    Save("utility", plot);
}

void
GrowsPlots::AddThroughput(const GrowsCsv& arrivals, const GrowsRunSpan& span)
{
    Gnuplot plot;
    plot.SetLegend("session throughput in Mbit/s", "share of sessions at or below it");
    plot.AppendExtra("set yrange [0:1]\nset xrange [0:*]");
    const auto policies = arrivals.GetDistinct("policy");
    for (std::size_t i = 0; i < policies.size(); ++i)
    {
        const auto throughputs = GrowsGetThroughputs(arrivals.Select("policy", policies[i]), span);
        Gnuplot2dDataset line = MakeLine(policies[i], i, N_QUANTILES / 10);
        for (int quantile = 0; quantile <= N_QUANTILES && !throughputs.empty(); ++quantile)
        {
            const double share = static_cast<double>(quantile) / N_QUANTILES;
            line.Add(GrowsPercentile(throughputs, share), share);
        }
        plot.AddDataset(line);
    }
    Save("throughput", plot);
}

void
GrowsPlots::AddLearningCurves(const std::string& name,
                              const GrowsCsv& curves,
                              const std::string& label)
{
    Gnuplot plot;
    plot.SetLegend("training episodes", label);
    plot.AppendExtra("set xrange [0:*]");
    const auto policies = curves.GetDistinct("policy");
    for (std::size_t i = 0; i < policies.size(); ++i)
    {
        const GrowsCsv curve = curves.Select("policy", policies[i]);
        const int every = static_cast<int>(curve.GetNRows()) / N_MARKS + 1;
        Gnuplot2dDataset line = MakeLine(policies[i], i, every);
        for (std::size_t row = 0; row < curve.GetNRows(); ++row)
        {
            line.Add(curve.GetNumber(row, "episode"), curve.GetNumber(row, "utility"));
        }
        plot.AddDataset(line);
    }
    Save(name, plot);
}

void
GrowsPlots::Save(const std::string& name, Gnuplot& plot)
{
    plot.SetOutputFilename(name + ".png");
    plot.SetTerminal("pngcairo noenhanced font 'Sans,13' size 1000,650");
    plot.SetTitle(m_subject);
    plot.AppendExtra("set key above horizontal\nset grid lc rgb '#cccccc'\nset border 3\n"
                     "set tics nomirror");
    std::ofstream file(m_folder + "/" + name + ".plt");
    plot.GenerateOutput(file);
    m_names.push_back(name);
}

std::string
GrowsPlots::Draw() const
{
    // gnuplot interprets what stands in its strings, so it gets no path: it runs in the folder.
    std::error_code error;
    const auto here = std::filesystem::current_path(error);
    std::filesystem::current_path(m_folder, error);
    if (error)
    {
        return "cannot enter " + m_folder + " to draw the pictures: " + error.message();
    }
    std::string command = "gnuplot";
    for (const std::string& name : m_names)
    {
        command += " " + name + ".plt";
    }
    const bool isDrawn = std::system((command + " >gnuplot.log 2>&1").c_str()) == 0;
    if (isDrawn)
    {
        std::filesystem::remove("gnuplot.log", error);
    }
    std::filesystem::current_path(here, error);
    return isDrawn
               ? ""
               : "the pictures were not drawn (see gnuplot.log): install gnuplot-nox, then run " +
                     command + " there";
}

} // namespace ns3
