// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-run-report.h"

#include "grows-class-plots.h"
#include "grows-replay.h"
#include "grows-run-plots.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace ns3
{

namespace
{

/// \param runs the contents of runs.csv
/// \return its rows in the order in which they are replayed: by seed, two policies before the rest
std::vector<std::size_t>
OrderRuns(const GrowsCsv& runs)
{
    const auto first = GrowsGetContrast(runs.GetDistinct("policy"));
    const auto isFirst = [&](std::size_t row) {
        return std::count(first.begin(), first.end(), runs.GetText(row, "policy")) > 0;
    };
    std::vector<std::size_t> rows(runs.GetNRows());
    std::iota(rows.begin(), rows.end(), 0);
    std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
        const double seedA = runs.GetNumber(a, "seed");
        const double seedB = runs.GetNumber(b, "seed");
        return seedA < seedB || (seedA == seedB && isFirst(a) && !isFirst(b));
    });
    return rows;
}

} // namespace

GrowsCsv
GrowsCollectClasses(GrowsReport& report)
{
    return report.Has("classes.csv") ? report.Collect("classes.csv") : GrowsCsv();
}

void
GrowsDrawClasses(GrowsReport& report, const GrowsCsv& classes, const std::string& subject)
{
    if (classes.GetNRows() > 0)
    {
        report.Draw(GrowsClassPlots(report.GetPath("."), subject, classes));
    }
}

void
GrowsReportRuns(GrowsReport& report, const GrowsRunScene& scene, const std::string& part)
{
    GrowsRunFigures figures(scene.span);
    report.Stream(part + "arrivals.csv",
                  [&figures](const GrowsCsv& arrivals) { figures.AddArrivals(arrivals); });
    report.Stream(part + "windows.csv",
                  [&figures](const GrowsCsv& windows) { figures.AddWindows(windows); });
    report.Write(part + "cells.csv", scene.cells);
    report.WriteParts(part + "places.csv", scene.nPlaces, [&](std::size_t i) {
        auto places = scene.places(i);
        figures.AddPlaces(places.table);
        return places;
    });
    GrowsRunPlots plots(report.GetPath(part + "."), scene.subject, figures);
    if (figures.GetNCells() > 0)
    {
        plots.AddUtility();
    }
    plots.AddThroughput();
    if (figures.GetNCells() > 0)
    {
        plots.AddCells();
    }
    plots.AddRejections();
    const auto x = scene.cells.GetNumbers("x_m");
    if (std::none_of(x.begin(), x.end(), [](double metres) { return std::isnan(metres); }))
    {
        plots.AddMap(scene.cells);
    }
    report.Draw(plots);
}

GrowsPage
GrowsMakePage(const GrowsComparison& comparison, const std::string& notes)
{
    GrowsPage page;
    page.title = comparison.GetTitle();
    page.headline = comparison.GetHeadline();
    page.tables = comparison.GetTables();
    page.notes = comparison.GetNotes(notes);
    page.replayNote = "There is no replay: runs of episodes leave no arrivals.";
    return page;
}

void
GrowsAddReplay(const GrowsReport& report,
               const GrowsCsv& runs,
               const GrowsRunScene& scene,
               const std::string& part,
               GrowsPage& page)
{
    GrowsReplay replay(scene.cells, scene.span);
    for (const std::size_t row : OrderRuns(runs))
    {
        const std::vector<std::string> run{report.GetRuns()[row]};
        if (!replay.Add({runs.GetText(row, "policy"),
                         runs.GetText(row, "seed"),
                         report.Read(part + "arrivals.csv", run),
                         report.Read(part + "decisions.csv", run),
                         report.Read(part + "moves.csv", run),
                         scene.places(row * scene.nPlaces / runs.GetNRows()).table}))
        {
            break;
        }
    }
    const auto problem = GrowsReplay::Validate();
    page.replay = replay.ToJson();
    page.replayNote = "The replay has " + std::to_string(replay.GetNRuns()) + " of " +
                      std::to_string(runs.GetNRows()) + " runs.";
    if (!problem.empty())
    {
        page.replayNote = "There is no replay: " + problem + ".";
    }
    else if (replay.GetNRuns() < runs.GetNRows())
    {
        page.replayNote += " The page is a sample, to stay small; the folders in runs/ have all.";
    }
}

} // namespace ns3
