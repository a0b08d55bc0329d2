// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-class-plots.h"

#include "grows-estimate.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace ns3
{

namespace
{

/// Top of an axis over what is drawn there.
constexpr double MARGIN = 1.05;

/// A picture.
struct Picture
{
    const char* name;                                        //!< of its files
    const char* heading;                                     //!< what it shows
    const char* quantity;                                    //!< what its bars are
    std::vector<std::pair<const char*, const char*>> groups; //!< of bars: columns and their names
};

/// The pictures that there may be.
const std::vector<Picture> PICTURES{
    {"class-satisfaction", "satisfaction", "satisfaction", {{"satisfaction", "mean"}}},
    {"class-rejections",
     "rejected and dropped users",
     "users",
     {{"rejected", "rejected"}, {"dropped", "dropped"}}},
    {"class-throughput",
     "throughput of sessions",
     "Mbit/s",
     {{"throughput_mbps", "mean"}, {"throughput_p5_mbps", "5 %"}}},
    {"class-delay", "packet delay", "packet delay in ms", {{"delay_p95_ms", "95 %"}}},
    {"class-loss", "packet loss", "packet loss", {{"loss", "mean"}}},
    {"class-completion",
     "completion time",
     "completion time in s",
     {{"completion_mean_s", "mean"}, {"completion_p95_s", "95 %"}}},
    {"class-gbr-violations",
     "sessions below their guaranteed rate",
     "sessions",
     {{"gbr_violations", "below the guaranteed rate"}}}};

/// \param classes the contents of classes.csv \param picture which
/// \return its bars; those of a class without the figure are left out
GrowsCsv
MakeBars(const GrowsCsv& classes, const Picture& picture)
{
    GrowsCsv bars({"panel", "group", "policy", "value", "interval"});
    for (const auto& name : classes.GetDistinct("class"))
    {
        const auto ours = classes.Select("class", name);
        for (const auto& [column, group] : picture.groups)
        {
            if (std::isnan(GrowsEstimateMean(ours.GetNumbers(column)).mean))
            {
                continue;
            }
            for (const auto& policy : classes.GetDistinct("policy"))
            {
                const auto estimate =
                    GrowsEstimateMean(ours.Select("policy", policy).GetNumbers(column));
                bars.AddRow(
                    {name,
                     group,
                     policy,
                     GrowsCsv::Format(estimate.mean),
                     GrowsCsv::Format(std::isnan(estimate.halfWidth) ? 0.0 : estimate.halfWidth)});
            }
        }
    }
    return bars;
}

/// \param bars of a picture \return the ends of its panels' axes: with intervals, and not 0
std::string
GetTops(const GrowsCsv& bars)
{
    std::string tops;
    for (const auto& panel : bars.GetDistinct("panel"))
    {
        const auto ours = bars.Select("panel", panel);
        double top = 0.0;
        for (std::size_t row = 0; row < ours.GetNRows(); ++row)
        {
            const double end = ours.GetNumber(row, "value") + ours.GetNumber(row, "interval");
            top = std::isnan(end) ? top : std::max(top, end);
        }
        tops += (tops.empty() ? "" : " ") + GrowsCsv::Format(top > 0.0 ? MARGIN * top : 1.0);
    }
    return tops;
}

} // namespace

GrowsClassPlots::GrowsClassPlots(const std::string& folder,
                                 const std::string& subject,
                                 const GrowsCsv& classes)
    : GrowsPlots(folder, subject, "class-pictures.sh")
{
    for (const auto& picture : PICTURES)
    {
        const auto bars = MakeBars(classes, picture);
        if (bars.GetNRows() > 0)
        {
            AddBars(picture.name,
                    std::string("Traffic classes: ") + picture.heading,
                    bars,
                    "",
                    picture.quantity,
                    {"0", GetTops(bars)});
        }
    }
}

} // namespace ns3
