/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#include "grows-plots.h"

#include "ns3/grows-statistics.h"
#include "ns3/grows-text-file.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <sstream>
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

/// More cells than these are not drawn as lines of their own.
constexpr std::size_t N_CELLS = 6;
/// The policy to set against the first one, if it is there.
const std::string AGENT = "grows";
/// Kilometres of a metre.
constexpr double KM = 1e-3;
/// What a base station looks like.
const std::string STATION = "lc rgb '#000000' pt 8";
/// What a rejected user looks like.
const std::string REJECTED = "lc rgb '#cc0000' pt 2";

/**
 * \param text any text
 * \return the same for the shell, which finds nothing in it to run or replace
 */
std::string
QuoteForShell(const std::string& text)
{
    std::string quoted = "'";
    for (const char c : text)
    {
        quoted += c == '\'' ? "'\\''" : std::string(1, c);
    }
    return quoted + "'";
}

/**
 * \param what gnuplot calls it: title, xlabel, ylabel
 * \param text any text
 * \param more settings of it
 * \return gnuplot's command
 */
std::string
Set(const std::string& what, const std::string& text, const std::string& more = "")
{
    return "set " + what + " " + GrowsPlotScript::Quote(text) + more + "\n";
}

/// Where the title of a panel stands.
const std::string PANEL_TITLE = " offset 0,-0.6";

/**
 * Name the axes; ns-3 would quote the names as it does titles.
 * \param plot the picture
 * \param x what goes to the right
 * \param y what goes up
 */
void
SetAxes(Gnuplot& plot, const std::string& x, const std::string& y)
{
    plot.AppendExtra(Set("xlabel", x) + Set("ylabel", y));
}

/**
 * \param title name of the line
 * \param index its place among the lines
 * \param every a mark stands on every so many points
 * \return a line without points yet
 */
Gnuplot2dDataset
MakeLine(const std::string& title, std::size_t index, int every)
{
    Gnuplot2dDataset line(""); // ns-3 would put a title in quotes in which gnuplot runs commands
    line.SetStyle(Gnuplot2dDataset::LINES_POINTS);
    line.SetExtra(GrowsPlotScript::GetStyle(index) + " lw 2 ps 1.2 pi " + std::to_string(every) +
                  " title " + GrowsPlotScript::Quote(title));
    return line;
}

/**
 * \param windows the contents of windows.csv, of one policy and perhaps of one cell
 * \param column what to take
 * \param width of a bin in seconds
 * \return its sum over cells by end of bin, mean over the bin's windows and over seeds
 */
std::map<double, double>
GetByTime(const GrowsCsv& windows, const std::string& column, double width)
{
    std::map<double, double> sums;
    std::map<double, std::map<std::pair<double, double>, int>> counted;
    for (std::size_t row = 0; row < windows.GetNRows(); ++row)
    {
        const double time = windows.GetNumber(row, "time_s");
        const double bin = width * std::ceil(time / width - 1e-6);
        sums[bin] += windows.GetNumber(row, column);
        counted[bin][{windows.GetNumber(row, "seed"), time}] = 1;
    }
    for (auto& [bin, sum] : sums)
    {
        sum /= static_cast<double>(counted[bin].size());
    }
    return sums;
}

/**
 * \param span of a run
 * \return width of a bin in seconds
 */
double
GetBinWidth(const GrowsRunSpan& span)
{
    return std::max(1.0, std::ceil(span.endS / N_TIMES));
}

/**
 * \param policies some
 * \return two to set against each other: the first, and the agent or else the last; one if there is
 * only one
 */
std::vector<std::string>
GetContrast(const std::vector<std::string>& policies)
{
    if (policies.size() < 2)
    {
        return policies;
    }
    const bool hasAgent = std::find(policies.begin() + 1, policies.end(), AGENT) != policies.end();
    return {policies.front(), hasAgent ? AGENT : policies.back()};
}

/**
 * \param windows the contents of windows.csv
 * \return the cells that serve most users, at most N_CELLS, in order
 */
std::vector<std::string>
GetBusiestCells(const GrowsCsv& windows)
{
    std::vector<std::string> cells = windows.GetDistinct("cell");
    std::map<std::string, double> users;
    for (std::size_t row = 0; row < windows.GetNRows(); ++row)
    {
        users[windows.GetText(row, "cell")] += windows.GetNumber(row, "users");
    }
    std::stable_sort(cells.begin(), cells.end(), [&](const auto& a, const auto& b) {
        return users[a] > users[b];
    });
    cells.resize(std::min(cells.size(), N_CELLS));
    std::sort(cells.begin(), cells.end(), [](const auto& a, const auto& b) {
        return std::stoul(a) < std::stoul(b);
    });
    return cells;
}

/**
 * \param reason as it stands in arrivals.csv
 * \return it and what it means
 */
std::string
DescribeReason(const std::string& reason)
{
    static const std::map<std::string, std::string> MEANINGS{
        {"no-room", "every candidate was full"},
        {"cell-full", "the chosen cell was full"},
        {"declined", "the policy wanted none"},
        {"no-candidate", "no cell was heard"},
        {"stack-limit", "the protocol stack took no more"},
        {"connection-timeout", "no connection in time"}};
    const auto meaning = MEANINGS.find(reason);
    return meaning == MEANINGS.end() ? reason : reason + ": " + meaning->second;
}

/// Where the users of one run arrived, and who served them.
class ServiceMap
{
  public:
    /**
     * \param arrivals the contents of arrivals.csv, of one policy and seed
     * \param places where they arrive, by ue
     */
    ServiceMap(const GrowsCsv& arrivals,
               const std::map<std::string, std::pair<double, double>>& places)
        : m_nArrivals(arrivals.GetNRows())
    {
        for (std::size_t row = 0; row < arrivals.GetNRows(); ++row)
        {
            const auto place = places.find(arrivals.GetText(row, "ue"));
            if (place != places.end())
            {
                m_points[arrivals.GetText(row, "cell")].push_back(place->second);
            }
        }
    }

    /**
     * \param cell index of a cell, as in the table; "": those that none serves
     * \return where its users arrived
     */
    GrowsPlotScript::Points Get(const std::string& cell) const
    {
        const auto found = m_points.find(cell);
        return found == m_points.end() ? GrowsPlotScript::Points() : found->second;
    }

    /// \return how many arrived, and how many of them none served
    std::string GetCount() const
    {
        return std::to_string(Get("").size()) + " of " + std::to_string(m_nArrivals) +
               " users rejected";
    }

  private:
    std::size_t m_nArrivals;                                 //!< in all
    std::map<std::string, GrowsPlotScript::Points> m_points; //!< by cell
};

/**
 * \param cells the contents of cells.csv
 * \param places the contents of places.csv
 * \return gnuplot's ranges that hold them all
 */
std::string
GetArea(const GrowsCsv& cells, const GrowsCsv& places)
{
    std::ostringstream commands;
    for (const std::string axis : {"x", "y"})
    {
        auto values = cells.GetNumbers(axis + "_m");
        const auto more = places.GetNumbers(axis + "_m");
        values.insert(values.end(), more.begin(), more.end());
        const auto [low, high] = std::minmax_element(values.begin(), values.end());
        const double margin = 0.12 * (*high - *low) + 10.0;
        commands << "set " << axis << "range [" << KM * (*low - margin) << ":"
                 << KM * (*high + margin) << "]\n";
    }
    return commands.str();
}

/**
 * Draw one map.
 * \param script where to
 * \param settings gnuplot commands
 * \param map who is served by whom
 * \param cells the contents of cells.csv
 */
void
AddMapPanel(GrowsPlotScript& script,
            const std::string& settings,
            const ServiceMap& map,
            const GrowsCsv& cells)
{
    std::vector<std::string> series;
    std::ostringstream stations;
    for (std::size_t row = 0; row < cells.GetNRows(); ++row)
    {
        const std::string& cell = cells.GetText(row, "cell");
        stations << KM * cells.GetNumber(row, "x_m") << " " << KM * cells.GetNumber(row, "y_m")
                 << " " << cell << "\n";
        series.push_back(script.AddPoints(map.Get(cell)) + " with points " +
                         GrowsPlotScript::GetStyle(row) + " ps 1.1");
    }
    series.push_back(script.AddPoints(map.Get("")) + " with points " + REJECTED + " ps 1.5 lw 3");
    const std::string places = script.AddTable(stations.str());
    series.push_back(places + " with points pt 9 ps 4 lc rgb '#ffffff'");
    series.push_back(places + " with points " + STATION + " ps 4 lw 2");
    series.push_back(places + " using 1:2:(sprintf('cell %d', $3)) with labels offset 0,1.5");
    script.AddPanel(settings, series);
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
    SetAxes(plot, "time in s", "utility: sum over UEs of ln(1 + Mbit/s)");
    const std::string warmUp = GrowsCsv::Format(span.beginS);
    plot.AppendExtra("set yrange [0:*]\nset xrange [0:*]\nset arrow from " + warmUp +
                     ",graph 0 to " + warmUp + ",graph 1 nohead lc rgb '#888888' dt 3\n" +
                     "set label ' warm-up ends' at " + warmUp + ",graph 0.03 tc rgb '#666666'");
    const double width = GetBinWidth(span);
    const auto policies = windows.GetDistinct("policy");
    for (std::size_t i = 0; i < policies.size(); ++i)
    {
        Gnuplot2dDataset line = MakeLine(policies[i], i, 1);
        for (const auto& [time, utility] :
             GetByTime(windows.Select("policy", policies[i]), "utility", width))
        {
            line.Add(std::min(time, span.endS), utility);
        }
        plot.AddDataset(line);
    }
    Save("utility", plot);
}

void
GrowsPlots::AddThroughput(const GrowsCsv& arrivals, const GrowsRunSpan& span)
{
    Gnuplot plot;
    SetAxes(plot, "session throughput in Mbit/s", "share of sessions at or below it");
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
    const bool isTimed = curves.HasColumn("simulated_s");
    SetAxes(plot, isTimed ? "simulated seconds of training" : "training episodes", label);
    plot.AppendExtra("set xrange [0:*]");
    const auto policies = curves.GetDistinct("policy");
    for (std::size_t i = 0; i < policies.size(); ++i)
    {
        const GrowsCsv curve = curves.Select("policy", policies[i]);
        const int every = static_cast<int>(curve.GetNRows()) / N_MARKS + 1;
        Gnuplot2dDataset line = MakeLine(policies[i], i, every);
        for (std::size_t row = 0; row < curve.GetNRows(); ++row)
        {
            line.Add(curve.GetNumber(row, isTimed ? "simulated_s" : "episode"),
                     curve.GetNumber(row, "utility"));
        }
        plot.AddDataset(line);
    }
    Save(name, plot);
}

void
GrowsPlots::AddCells(const GrowsCsv& windows, const GrowsRunSpan& span)
{
    const auto cells = GetBusiestCells(windows);
    const auto policies = GetContrast(windows.GetDistinct("policy"));
    const std::size_t all = windows.GetDistinct("cell").size();
    GrowsPlotScript script(
        "cells",
        "Users and resource blocks of " +
            (all > cells.size() ? "the busiest cells" : std::string("each cell")) + " - " +
            m_subject,
        750);
    std::vector<GrowsPlotScript::Entry> legend;
    for (std::size_t i = 0; i < cells.size(); ++i)
    {
        legend.push_back({"cell " + cells[i], GrowsPlotScript::GetStyle(i)});
    }
    script.AddLegend(legend);
    script.BeginPanels(2, policies.size());
    script.AddCommands("set xrange [0:" + GrowsCsv::Format(span.endS) + "]\n");
    AddCellPanels(script, windows, GetBinWidth(span), "users", "users");
    script.AddCommands("set xlabel 'time in s'\n");
    AddCellPanels(script, windows, GetBinWidth(span), "rb_use", "resource blocks in use, share");
    Save("cells", script);
}

void
GrowsPlots::AddCellPanels(GrowsPlotScript& script,
                          const GrowsCsv& windows,
                          double width,
                          const std::string& column,
                          const std::string& label)
{
    const auto cells = GetBusiestCells(windows);
    const auto policies = GetContrast(windows.GetDistinct("policy"));
    std::vector<std::vector<std::string>> panels(policies.size());
    double highest = 0.0;
    for (std::size_t panel = 0; panel < policies.size(); ++panel)
    {
        const GrowsCsv ours = windows.Select("policy", policies[panel]);
        for (std::size_t i = 0; i < cells.size(); ++i)
        {
            const auto values = GetByTime(ours.Select("cell", cells[i]), column, width);
            for (const auto& [time, value] : values)
            {
                highest = std::max(highest, value);
            }
            panels[panel].push_back(
                script.AddPoints(GrowsPlotScript::Points(values.begin(), values.end())) +
                " using 1:2 with linespoints " + GrowsPlotScript::GetStyle(i) + " lw 2 ps 1");
        }
    }
    for (std::size_t panel = 0; panel < policies.size(); ++panel)
    {
        script.AddPanel("set yrange [0:" + GrowsCsv::Format(1.05 * std::max(highest, 1.0)) + "]\n" +
                            Set("title", policies[panel] + ": " + label, PANEL_TITLE),
                        panels[panel]);
    }
}

void
GrowsPlots::AddRejections(const GrowsCsv& arrivals, const GrowsRunSpan& span)
{
    GrowsCsv rejected({"policy", "reason"});
    for (std::size_t row = 0; row < arrivals.GetNRows(); ++row)
    {
        if (arrivals.GetText(row, "outcome") == "rejected" &&
            arrivals.GetNumber(row, "time_s") >= span.beginS)
        {
            rejected.AddRow({arrivals.GetText(row, "policy"), arrivals.GetText(row, "reason")});
        }
    }
    const auto policies = arrivals.GetDistinct("policy");
    const auto reasons = rejected.GetDistinct("reason");
    const double runs = static_cast<double>(arrivals.GetDistinct("seed").size());
    std::ostringstream table;
    for (const auto& policy : policies)
    {
        const GrowsCsv ours = rejected.Select("policy", policy);
        table << GrowsPlotScript::QuoteColumn(policy) << " " << ours.GetNRows() / runs;
        for (const auto& reason : reasons)
        {
            table << " " << ours.Select("reason", reason).GetNRows() / runs;
        }
        table << "\n";
    }
    Save("rejections", DrawRejections(table.str(), reasons, policies.size()));
}

GrowsPlotScript
GrowsPlots::DrawRejections(const std::string& table,
                           const std::vector<std::string>& reasons,
                           std::size_t policies) const
{
    GrowsPlotScript script("rejections", "", 650);
    const std::string data = script.AddTable(table);
    script.AddCommands(Set("title", "Rejected users, by reason - " + m_subject) +
                       "set style data histograms\nset style histogram rowstacked\n"
                       "set boxwidth 0.6\nset ylabel 'users per run, after the warm-up'\n"
                       "set yrange [0:*]\nset offsets 0,0,graph 0.1,0\nunset grid\n"
                       "set grid ytics lc rgb '#cccccc'\nset key above vertical maxrows 2\n"
                       "set xrange [-0.6:" +
                       GrowsCsv::Format(static_cast<double>(policies) - 0.4) +
                       "]\nset xtics scale 0" + (policies > 5 ? " rotate by -30" : "") + "\n");
    std::vector<std::string> series;
    for (std::size_t i = 0; i < reasons.size(); ++i)
    {
        series.push_back(data + " using " + std::to_string(i + 3) + ":xtic(1) " +
                         GrowsPlotScript::GetFill(i) + " title " +
                         GrowsPlotScript::Quote(DescribeReason(reasons[i])));
    }
    series.push_back(data + " using 0:2:(sprintf('%.1f', $2)):xtic(1) with labels offset 0,0.7 "
                            "notitle");
    script.AddPanel("", series);
    return script;
}

void
GrowsPlots::AddBars(const std::string& name,
                    const GrowsCsv& bars,
                    const std::string& label,
                    const std::string& quantity)
{
    const auto panels = bars.GetDistinct("panel");
    const auto values = bars.GetNumbers("value");
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    const double margin = 0.1 * (*high - *low);
    GrowsPlotScript script(name, m_subject, 100 + 250 * static_cast<int>(panels.size()));
    script.AddCommands("set style data histograms\nset style histogram errorbars gap 1.5 lw 1\n"
                       "unset grid\nset grid ytics lc rgb '#cccccc'\nset xtics scale 0\n"
                       "set key at screen 0.5,screen 0.96 center top horizontal maxrows 3\n"
                       "set yrange [" +
                       GrowsCsv::Format(std::max(0.0, *low - margin)) + ":" +
                       GrowsCsv::Format(*high + margin) + "]\n");
    script.ReserveLegend(3);
    script.BeginPanels(panels.size(), 1);
    for (std::size_t panel = 0; panel < panels.size(); ++panel)
    {
        const bool isLast = panel + 1 == panels.size();
        const bool isMiddle = panel == panels.size() / 2; // its label is for all
        AddBarPanel(script,
                    bars.Select("panel", panels[panel]),
                    Set("title", panels[panel], PANEL_TITLE) + Set("xlabel", isLast ? label : "") +
                        Set("ylabel", isMiddle ? quantity : ""));
        script.AddCommands("unset key\n"); // the first panel's is for all
    }
    Save(name, script);
}

void
GrowsPlots::AddBarPanel(GrowsPlotScript& script,
                        const GrowsCsv& bars,
                        const std::string& settings) const
{
    std::ostringstream table;
    for (const auto& group : bars.GetDistinct("group"))
    {
        const GrowsCsv row = bars.Select("group", group);
        table << GrowsPlotScript::QuoteColumn(group);
        for (std::size_t bar = 0; bar < row.GetNRows(); ++bar)
        {
            table << " " << row.GetText(bar, "value") << " " << row.GetText(bar, "interval");
        }
        table << "\n";
    }
    const std::string data = script.AddTable(table.str());
    const auto policies = bars.GetDistinct("policy");
    std::vector<std::string> series;
    for (std::size_t i = 0; i < policies.size(); ++i)
    {
        const std::string column = std::to_string(2 * i + 2);
        series.push_back(data + " using " + column + ":" + std::to_string(2 * i + 3) + ":xtic(1) " +
                         GrowsPlotScript::GetFill(i) + " title " +
                         GrowsPlotScript::Quote(policies[i]));
    }
    script.AddPanel(settings, series);
}

void
GrowsPlots::AddMap(const GrowsCsv& arrivals, const GrowsCsv& cells, const GrowsCsv& places)
{
    const std::string seed = arrivals.GetNRows() > 0 ? arrivals.GetText(0, "seed") : "";
    const GrowsCsv here = places.Select("seed", seed);
    std::map<std::string, std::pair<double, double>> byUser;
    for (std::size_t row = 0; row < here.GetNRows(); ++row)
    {
        byUser[here.GetText(row, "ue")] = {KM * here.GetNumber(row, "x_m"),
                                           KM * here.GetNumber(row, "y_m")};
    }
    const bool isOneOfMany = arrivals.GetDistinct("seed").size() > 1;
    GrowsPlotScript script("map",
                           "Which cell serves whom - " + m_subject +
                               (isOneOfMany ? ": the first seed" : ""),
                           560);
    const auto numbers = cells.GetDistinct("cell");
    std::vector<GrowsPlotScript::Entry> legend{{"base station", STATION}, {"rejected", REJECTED}};
    for (std::size_t i = 0; i < numbers.size() && numbers.size() <= N_CELLS + 2; ++i)
    {
        legend.push_back({"served by cell " + numbers[i], GrowsPlotScript::GetStyle(i)});
    }
    script.AddLegend(legend);
    const auto policies = GetContrast(arrivals.GetDistinct("policy"));
    script.BeginPanels(1, policies.size());
    script.AddCommands("set size ratio -1\nset xlabel 'x in km'\n" + GetArea(cells, here));
    std::string label = "y in km";
    for (const auto& policy : policies)
    {
        const ServiceMap map(arrivals.Select("policy", policy).Select("seed", seed), byUser);
        AddMapPanel(script,
                    Set("ylabel", label) +
                        Set("title", policy + ": " + map.GetCount(), PANEL_TITLE),
                    map,
                    cells);
        label = "";
    }
    Save("map", script);
}

void
GrowsPlots::Save(const std::string& name, const GrowsPlotScript& script)
{
    Save(name, script.GetText());
}

void
GrowsPlots::Save(const std::string& name, Gnuplot& plot)
{
    plot.SetOutputFilename(""); // ns-3 would put it in quotes in which gnuplot runs commands
    plot.AppendExtra(Set("output", name + ".png") + Set("title", m_subject));
    plot.SetTerminal("pngcairo noenhanced font 'Sans,13' size 1000,650");
    plot.AppendExtra("set key above horizontal\nset grid lc rgb '#cccccc'\nset border 3\n"
                     "set tics nomirror");
    std::ostringstream contents;
    plot.GenerateOutput(contents);
    Save(name, "reset\n" + contents.str()); // one gnuplot draws all: forget the picture before
}

void
GrowsPlots::Save(const std::string& name, const std::string& commands)
{
    const std::string path = m_folder + "/" + name + ".plt";
    if (!GrowsWriteFile(path, commands))
    {
        m_problem = "the pictures were not drawn: cannot write " + path;
    }
    m_names.push_back(name);
}

std::string
GrowsPlots::Draw() const
{
    if (!m_problem.empty())
    {
        return m_problem;
    }
    // It runs in the folder, so that .plt files name their pictures alone and can be moved.
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
        command += " " + QuoteForShell("./" + name + ".plt");
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
