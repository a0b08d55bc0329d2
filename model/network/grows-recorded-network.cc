// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-recorded-network.h"

#include <algorithm>
#include <cmath>

namespace ns3
{

namespace
{

/// \param curve a curve or a law, as points \return whether neither coordinate ever falls
bool
IsRising(const std::vector<std::pair<double, double>>& curve)
{
    return std::is_sorted(curve.begin(), curve.end(), [](const auto& a, const auto& b) {
        return a.first < b.first || a.second < b.second;
    });
}

/// \param cell of a network \return what is wrong with it; "" if nothing is
std::string
ValidateCell(const GrowsRecordedNetwork::Cell& cell)
{
    if (cell.resourceBlocks == 0 || cell.capacity == 0)
    {
        return "has no resource blocks, or lets nobody in";
    }
    if (!(cell.schedulable > 0.0 && cell.schedulable <= 1.0))
    {
        return "needs a share of schedulable resource blocks above 0, at most 1";
    }
    if (!(cell.carriedBps > 0.0))
    {
        return "carries nothing";
    }
    return IsRising(cell.rates) ? "" : "has rates that fall";
}

/// \param network with valid cells \param arrival one of its arrivals
/// \return what is wrong with it; "" if nothing is
std::string
ValidateArrival(const GrowsRecordedNetwork& network, const GrowsRecordedNetwork::Arrival& arrival)
{
    if (!(arrival.gapS >= 0.0))
    {
        return "comes before the one before it";
    }
    if (arrival.trafficClass >= network.classes.size())
    {
        return "has a class that there is not";
    }
    if (arrival.rsrpDbm.size() != network.cells.size())
    {
        return "needs as many measurements as there are cells";
    }
    return arrival.demand.Validate();
}

} // namespace

std::string
GrowsRecordedNetwork::Validate() const
{
    if (cells.empty() || arrivals.empty() || classes.empty() || limits.candidates == 0)
    {
        return "a surrogate needs cells, arrivals, classes and candidates";
    }
    if (!(durationS > 0.0 && warmUpS >= 0.0 && warmUpS < durationS))
    {
        return "a surrogate needs a duration and a shorter warm-up";
    }
    for (std::size_t i = 0; i < cells.size(); ++i)
    {
        auto problem = ValidateCell(cells[i]);
        if (problem.empty() && !expected.count(cells[i].resourceBlocks))
        {
            problem = "has no rates that are expected with its bandwidth";
        }
        if (!problem.empty())
        {
            return "cell " + std::to_string(i) + " of the surrogate " + problem;
        }
    }
    for (const auto& of : classes)
    {
        if (!(of.bps > 0.0) || (std::isfinite(of.bps) && of.packetBytes == 0))
        {
            return "a class of the surrogate offers nothing, or has no size of packets";
        }
    }
    double lastS = 0.0;
    for (std::size_t i = 0; i < arrivals.size(); ++i)
    {
        if (auto problem = ValidateArrival(*this, arrivals[i]); !problem.empty())
        {
            return "arrival " + std::to_string(i) + " of the surrogate " + problem;
        }
        lastS += arrivals[i].gapS;
    }
    const bool areRising =
        IsRising(stays) && std::all_of(expected.begin(), expected.end(), [](const auto& curve) {
            return IsRising(curve.second);
        });
    return !areRising     ? "a law or a curve of the surrogate falls"
           : lastS == 0.0 ? "all arrivals of the surrogate come at once"
                          : "";
}

} // namespace ns3
