// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-plots.h"

#include "grows-shell-command.h"

#include "ns3/grows-text-file.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>

namespace ns3
{

namespace
{

/// At most as many marks has a learning curve.
constexpr int N_MARKS = 10;

/// \param text any text \return it on one line: a blank for each control character
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

} // namespace

GrowsPlots::GrowsPlots(const std::string& folder,
                       const std::string& subject,
                       const std::string& script)
    : m_folder(folder),
      m_subject(subject),
      m_script(script)
{
}

std::string
GrowsPlots::Quote(const std::string& text)
{
    std::string flat = Flatten(text);
    std::replace(flat.begin(), flat.end(), '"', '\''); // data have no way to write one
    return "\"" + flat + "\"";
}

void
GrowsPlots::AddLearningCurves(const std::string& name,
                              const GrowsCsv& curves,
                              const std::string& label)
{
    const bool isTimed = curves.HasColumn("simulated_s");
    std::vector<Line> lines;
    std::size_t longest = 0;
    for (const std::string& policy : curves.GetDistinct("policy"))
    {
        const GrowsCsv curve = curves.Select("policy", policy);
        Line line{policy, {}};
        for (std::size_t row = 0; row < curve.GetNRows(); ++row)
        {
            line.second.emplace_back(curve.GetNumber(row, isTimed ? "simulated_s" : "episode"),
                                     curve.GetNumber(row, "utility"));
        }
        longest = std::max(longest, curve.GetNRows());
        lines.push_back(line);
    }
    AddLines(name,
             "",
             lines,
             {isTimed ? "simulated seconds of training" : "training episodes",
              label,
              "",
              "",
              std::to_string(longest / N_MARKS + 1)});
}

void
GrowsPlots::AddLines(const std::string& name,
                     const std::string& heading,
                     const std::vector<Line>& lines,
                     std::vector<std::string> arguments)
{
    std::ostringstream data;
    data.precision(10);
    for (const auto& [title, points] : lines)
    {
        data << "x," << Quote(title) << "\n" << (points.empty() ? NO_POINT : "");
        for (const auto& [x, y] : points)
        {
            data << x << "," << y << "\n";
        }
        data << NEXT_BLOCK;
    }
    arguments.push_back(std::to_string(lines.size()));
    Add(name, "lines", data.str(), heading, arguments);
}

void
GrowsPlots::AddBars(const std::string& name,
                    const GrowsCsv& bars,
                    const std::string& label,
                    const std::string& quantity)
{
    const auto values = bars.GetNumbers("value");
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    const double margin = 0.1 * (*high - *low);
    AddBars(name,
            "",
            bars,
            label,
            quantity,
            {GrowsCsv::Format(std::max(0.0, *low - margin)), GrowsCsv::Format(*high + margin)});
}

void
GrowsPlots::AddBars(const std::string& name,
                    const std::string& heading,
                    const GrowsCsv& bars,
                    const std::string& label,
                    const std::string& quantity,
                    const std::pair<std::string, std::string>& range)
{
    const auto policies = bars.GetDistinct("policy");
    std::ostringstream data;
    std::string panels;
    for (std::string panel : bars.GetDistinct("panel"))
    {
        const GrowsCsv ours = bars.Select("panel", panel);
        data << "group";
        for (const auto& policy : policies)
        {
            data << "," << Quote(policy) << ",";
        }
        for (const auto& group : ours.GetDistinct("group"))
        {
            const GrowsCsv row = ours.Select("group", group);
            data << "\n" << Quote(group);
            for (std::size_t bar = 0; bar < row.GetNRows(); ++bar)
            {
                data << "," << row.GetText(bar, "value") << "," << row.GetText(bar, "interval");
            }
        }
        data << "\n" << NEXT_BLOCK;
        panel = Flatten(panel);
        const auto isNoWord = [](char c) { return c == ' ' || c == '"' || c == '\''; };
        panel.erase(std::remove_if(panel.begin(), panel.end(), isNoWord), panel.end());
        panels += panel + " ";
    }
    Add(name,
        "bars",
        data.str(),
        heading,
        {label, quantity, range.first, range.second, panels, std::to_string(policies.size())});
}

void
GrowsPlots::Add(const std::string& name,
                const std::string& script,
                const std::string& data,
                const std::string& heading,
                const std::vector<std::string>& arguments)
{
    const std::string file = name + "-plot.csv";
    if (!GrowsWriteFile(m_folder + "/" + file, data))
    {
        m_problem = "the pictures were not drawn: cannot write " + m_folder + "/" + file;
    }
    const std::string scripts = GROWS_PLOTS_DIR;
    const std::string title = heading.empty() ? m_subject : heading + " - " + m_subject;
    std::string words = GrowsQuoteForShell(Flatten(title));
    for (const std::string& argument : arguments)
    {
        words += " " + GrowsQuoteForShell(Flatten(argument));
    }
    for (const std::string format : {"png", "svg"})
    {
        m_commands += "gnuplot -e 'format=\"" + format + "\"' " +
                      GrowsQuoteForShell(scripts + "/style.gp") + " -c " +
                      GrowsQuoteForShell(scripts + "/" + script + ".gp") + " " +
                      GrowsQuoteForShell("./" + file) + " " +
                      GrowsQuoteForShell("./" + name + "." + format) + " " + words + "\n";
    }
    m_charts.push_back({m_folder + "/" + name + ".svg", heading});
    m_names.push_back(name);
}

std::string
GrowsPlots::GetNames() const
{
    std::string names;
    for (const std::string& name : m_names)
    {
        names += (names.empty() ? "" : ", ") + name + ".png";
    }
    return names;
}

std::string
GrowsPlots::Draw() const
{
    if (!m_problem.empty())
    {
        return m_problem;
    }
    // It runs in the folder, so that the script names the pictures alone and can be moved with
    // them.
    const std::string path = m_folder + "/" + m_script;
    const std::string header = "#!/bin/sh\n# Draws the pictures in this folder.\nset -e\n";
    if (!GrowsWriteFile(path, header + m_commands))
    {
        return "the pictures were not drawn: cannot write " + path;
    }
    const std::string run = "sh " + GrowsQuoteForShell("./" + m_script);
    const std::string command =
        "cd " + GrowsQuoteForShell(m_folder) + " && " + run + " >gnuplot.log 2>&1";
    if (std::system(command.c_str()) != 0)
    {
        return "the pictures were not drawn (see gnuplot.log): install gnuplot-nox, then run " +
               run + " there";
    }
    std::error_code error;
    std::filesystem::remove(m_folder + "/gnuplot.log", error);
    return "";
}

} // namespace ns3
