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
    const auto& [subject, cells, places, span] = scene;
    const auto arrivals = report.Collect(part + "arrivals.csv");
    const auto windows = report.Collect(part + "windows.csv");
    report.Write(part + "cells.csv", cells);
    report.Write(part + "places.csv", places);
    GrowsRunPlots plots(report.GetPath(part + "."), subject);
    if (windows.GetNRows() > 0)
    {
        plots.AddUtility(windows, span);
        plots.AddCells(windows, span);
    }
    plots.AddThroughput(arrivals, span);
    plots.AddRejections(arrivals, span);
    const auto x = cells.GetNumbers("x_m");
    if (std::none_of(x.begin(), x.end(), [](double metres) { return std::isnan(metres); }))
    {
        plots.AddMap(arrivals, cells, places);
    }
    report.Draw(plots);
}

} // namespace ns3
