// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-cell-fits.h"

#include "ns3/grows-radio-map.h"
#include "ns3/grows-slotted-sharing.h"

#include <algorithm>
#include <map>

namespace ns3
{

namespace
{

constexpr double NEARLY = 0.95;           //!< of the most that was seen
constexpr double MUCH_RB_USE = 0.9;       //!< of what can be in use: no more is possible
constexpr double ROUNDING = 1.01;         //!< of powers that were computed from dB
constexpr std::size_t LEAST_WINDOWS = 10; //!< near a limit
constexpr double LEAST_SHARE = 0.1;       //!< of the busy windows that are near a limit
constexpr double FEW_USERS = 0.6;         //!< of the most users near a limit

/// \param windowS length of a window \param window a cell in it \return what it carried, in bit/s
double
GetCarriedBps(const GrowsNetworkRecord::CellWindow& window, double windowS)
{
    return 8.0 * static_cast<double>(window.receivedBytes) / windowS;
}

/// Visit all windows of a cell. \param visit is given record and window
template <typename Visitor>
void
ForEachWindow(const GrowsNetworkRecords& records, std::size_t cell, Visitor visit)
{
    for (const auto* record : records)
    {
        for (std::size_t w = cell; w < record->cellWindows.size(); w += record->cells.size())
        {
            visit(*record, record->cellWindows[w]);
        }
    }
}

/// \param records of a network \param cell index \param schedulable share of resource blocks
/// \return what the cell carries at most, if something else than resource blocks limits it
std::optional<double>
FitCarried(const GrowsNetworkRecords& records, std::size_t cell, double schedulable)
{
    double mostBps = 0.0;
    double busy = 0.0;
    ForEachWindow(records, cell, [&](const auto& record, const auto& window) {
        mostBps = std::max(mostBps, GetCarriedBps(window, record.windowS));
        busy += window.users > 0 ? 1.0 : 0.0;
    });
    double sumBps = 0.0;
    std::vector<double> users;
    ForEachWindow(records, cell, [&](const auto& record, const auto& window) {
        const double bps = GetCarriedBps(window, record.windowS);
        if (window.users > 0 && bps >= NEARLY * mostBps && window.rbUse < MUCH_RB_USE * schedulable)
        {
            users.push_back(window.users);
            sumBps += bps;
        }
    });
    if (users.size() < LEAST_WINDOWS || users.size() < LEAST_SHARE * busy)
    {
        return std::nullopt;
    }
    std::sort(users.begin(), users.end());
    const double few = users[users.size() / 10];
    return few <= FEW_USERS * users.back() ? std::optional(sumBps / users.size()) : std::nullopt;
}

/// \param record of a run \param arrival index \param cell index
/// \return power that the arriving UE received of the cell, in mW; 0 if it did not measure it
double
GetPowerMw(const GrowsNetworkRecord& record, std::size_t arrival, std::size_t cell)
{
    const double dbm = record.GetLink(arrival, cell).rsrpDbm;
    return dbm > GrowsNetworkRecord::NOT_MEASURED ? GrowsRadioMap::FromDb(dbm) : 0.0;
}

/// \param records of a network \param cell index \param other index
/// \return whether the other cell may be among those that disturb the cell
bool
MayDisturb(const GrowsNetworkRecords& records, std::size_t cell, std::size_t other)
{
    bool isSeen = false;
    for (const auto* record : records)
    {
        for (std::size_t arrival = 0; arrival < record->arrivals.size(); ++arrival)
        {
            const auto& link = record->GetLink(arrival, cell);
            const double signalMw = GetPowerMw(*record, arrival, cell);
            const double otherMw = GetPowerMw(*record, arrival, other);
            if (signalMw == 0.0 || otherMw == 0.0)
            {
                continue;
            }
            isSeen = true;
            const double allMw = signalMw / GrowsRadioMap::FromDb(link.fullLoadSinrDb);
            const double noiseMw = signalMw / GrowsRadioMap::FromDb(link.snrDb);
            if (otherMw > ROUNDING * (allMw - noiseMw) + (ROUNDING - 1.0) * noiseMw)
            {
                return false;
            }
        }
    }
    return isSeen;
}

} // namespace

bool
GrowsCellLimit::IsReached(const GrowsNetworkRecord::CellWindow& window, double windowS) const
{
    return window.rbUse >= MUCH_RB_USE * schedulable ||
           (carriedBps && GetCarriedBps(window, windowS) >= NEARLY * *carriedBps);
}

bool
GrowsMeasuresRbShare(const GrowsNetworkRecords& records)
{
    return std::any_of(records.begin(), records.end(), [](const auto* record) {
        return std::any_of(record->samples.begin(), record->samples.end(), [](const auto& sample) {
            return sample.rbSeconds > 0.0;
        });
    });
}

std::vector<GrowsCellLimit>
GrowsFitLimits(const GrowsNetworkRecords& records)
{
    const auto& cells = records.front()->cells;
    std::vector<GrowsCellLimit> limits(cells.size());
    if (!GrowsMeasuresRbShare(records))
    {
        return limits;
    }
    std::map<int64_t, double> mostUse; // by bandwidth
    for (std::size_t cell = 0; cell < cells.size(); ++cell)
    {
        auto& most = mostUse[cells[cell].resourceBlocks];
        ForEachWindow(records, cell, [&most](const auto& /* record */, const auto& window) {
            most = std::max(most, std::min(1.0, window.rbUse));
        });
    }
    for (std::size_t cell = 0; cell < cells.size(); ++cell)
    {
        const auto resourceBlocks = cells[cell].resourceBlocks;
        auto& schedulable = limits[cell].schedulable;
        schedulable = mostUse[resourceBlocks] >= MUCH_RB_USE
                          ? mostUse[resourceBlocks]
                          : GrowsSlottedSharing::GetSchedulableShare(resourceBlocks);
        limits[cell].carriedBps = FitCarried(records, cell, schedulable);
    }
    return limits;
}

std::vector<uint32_t>
GrowsFitCarriers(const GrowsNetworkRecords& records)
{
    std::vector<uint32_t> carriers(records.front()->cells.size());
    for (uint32_t cell = 0; cell < carriers.size(); ++cell)
    {
        carriers[cell] = cell;
        for (uint32_t other = 0; other < cell && carriers[cell] == cell; ++other)
        {
            if (MayDisturb(records, cell, other) && MayDisturb(records, other, cell))
            {
                carriers[cell] = carriers[other];
            }
        }
    }
    return carriers;
}

std::optional<double>
GrowsFitNoiseDbm(const GrowsNetworkRecords& records)
{
    std::vector<double> noises;
    for (const auto* record : records)
    {
        for (const auto& link : record->links)
        {
            if (link.rsrpDbm > GrowsNetworkRecord::NOT_MEASURED)
            {
                noises.push_back(link.rsrpDbm - link.snrDb);
            }
        }
    }
    if (noises.empty())
    {
        return std::nullopt;
    }
    const auto middle = noises.begin() + noises.size() / 2;
    std::nth_element(noises.begin(), middle, noises.end());
    return *middle;
}

} // namespace ns3
