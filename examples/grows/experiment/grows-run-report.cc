// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-run-report.h"

#include "grows-class-plots.h"
#include "grows-run-plots.h"

#include <algorithm>
#include <cmath>

namespace ns3
{

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
        plots.AddCells();
    }
    plots.AddThroughput();
    plots.AddRejections();
    const auto x = scene.cells.GetNumbers("x_m");
    if (std::none_of(x.begin(), x.end(), [](double metres) { return std::isnan(metres); }))
    {
        plots.AddMap(scene.cells);
    }
    report.Draw(plots);
}

} // namespace ns3
