// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-traffic-fit.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace ns3
{

namespace
{

constexpr double DATA_WAITS = std::numeric_limits<double>::infinity();
constexpr double LESS = 0.6;           //!< of the largest share of a window: it wanted no more
constexpr double STEADY = 0.8;         //!< of the most that a user received, on average
constexpr std::ptrdiff_t SOME = 3;     //!< users that offer the same
constexpr double MUCH_THE_SAME = 1.15; //!< the largest offer of a class over its least

/// \param record of a run
/// \return the largest RB use of a user, for each window of each cell
std::map<std::pair<int64_t, int64_t>, double>
FindLargest(const GrowsNetworkRecord& record)
{
    std::map<std::pair<int64_t, int64_t>, double> largest;
    for (const auto& sample : record.samples)
    {
        auto& most = largest[{sample.window, sample.cell}];
        most = std::max(most, sample.rbSeconds);
    }
    return largest;
}

/// \param record of a run \param arrival index \return the cell that it measured strongest
std::size_t
GetStrongest(const GrowsNetworkRecord& record, std::size_t arrival)
{
    const auto first = record.links.begin() + arrival * record.cells.size();
    return std::max_element(first,
                            first + record.cells.size(),
                            [](const auto& a, const auto& b) { return a.rsrpDbm < b.rsrpDbm; }) -
           first;
}

} // namespace

GrowsTrafficFit::GrowsTrafficFit(const GrowsNetworkRecords& records,
                                 const std::vector<GrowsCellLimit>& limits)
    : m_records(records),
      m_limits(limits)
{
    std::vector<Witnesses> witnesses;
    std::vector<std::vector<double>> offers;
    std::vector<double> known;
    for (std::size_t record = 0; record < records.size(); ++record)
    {
        witnesses.push_back(Watch(record));
        offers.push_back(MeasureOffers(*records[record], witnesses.back()));
        std::copy_if(offers.back().begin(),
                     offers.back().end(),
                     std::back_inserter(known),
                     [](double bps) { return bps > 0.0 && std::isfinite(bps); });
    }
    std::sort(known.begin(), known.end());
    for (std::size_t record = 0; record < records.size(); ++record)
    {
        FindSteady(witnesses[record], known, offers[record]);
        FillGaps(*records[record], offers[record]);
    }
    MakeClasses(offers);
}

GrowsTrafficFit::Witnesses
GrowsTrafficFit::Watch(std::size_t record) const
{
    const auto& of = *m_records[record];
    const auto largest = FindLargest(of);
    Witnesses witnesses(of.arrivals.size());
    for (const auto& sample : of.samples)
    {
        const auto& window = of.cellWindows[sample.window * of.cells.size() + sample.cell];
        const bool isLimited = sample.rbSeconds > 0.0 &&
                               (!m_limits[sample.cell].IsReached(window, of.windowS) ||
                                sample.rbSeconds < LESS * largest.at({sample.window, sample.cell}));
        const double bps = 8.0 * static_cast<double>(sample.receivedBytes) / of.windowS;
        auto& witness = witnesses[sample.arrival];
        ++witness.windows;
        witness.sumBps += bps;
        witness.mostBps = std::max(witness.mostBps, bps);
        witness.limited += isLimited ? 1 : 0;
        witness.limitedBps += isLimited ? bps : 0.0;
    }
    return witnesses;
}

std::vector<double>
GrowsTrafficFit::MeasureOffers(const GrowsNetworkRecord& record, const Witnesses& witnesses)
{
    std::vector<double> offers(record.arrivals.size());
    for (std::size_t arrival = 0; arrival < offers.size(); ++arrival)
    {
        const auto& seen = witnesses[arrival];
        auto& bps = offers[arrival];
        bps = record.arrivals[arrival].offeredBps;
        if (bps == 0.0 && seen.windows > 0)
        {
            const bool isLimited = 2 * seen.limited > seen.windows && seen.limitedBps > 0.0;
            bps = isLimited ? seen.limitedBps / seen.limited : DATA_WAITS;
        }
    }
    return offers;
}

void
GrowsTrafficFit::FindSteady(const Witnesses& witnesses,
                            const std::vector<double>& known,
                            std::vector<double>& offers)
{
    for (std::size_t arrival = 0; arrival < offers.size(); ++arrival)
    {
        const auto& [windows, limited, limitedBps, sumBps, mostBps] = witnesses[arrival];
        if (!std::isinf(offers[arrival]) || windows == 0 || sumBps < STEADY * windows * mostBps)
        {
            continue;
        }
        const auto from = std::lower_bound(known.begin(), known.end(), mostBps / MUCH_THE_SAME);
        const auto to = std::upper_bound(from, known.end(), mostBps * MUCH_THE_SAME);
        if (to - from >= SOME)
        {
            offers[arrival] = *(from + (to - from) / 2);
        }
    }
}

void
GrowsTrafficFit::FillGaps(const GrowsNetworkRecord& record, std::vector<double>& offers)
{
    const auto known =
        std::find_if(offers.begin(), offers.end(), [](double bps) { return bps > 0.0; });
    std::vector<double> last(record.cells.size(), known == offers.end() ? DATA_WAITS : *known);
    for (std::size_t arrival = 0; arrival < offers.size(); ++arrival)
    {
        auto& lastThere = last[GetStrongest(record, arrival)];
        if (offers[arrival] > 0.0)
        {
            lastThere = offers[arrival];
        }
        else
        {
            offers[arrival] = lastThere;
        }
    }
}

void
GrowsTrafficFit::MakeClasses(const std::vector<std::vector<double>>& offers)
{
    std::vector<double> sorted;
    for (const auto& of : offers)
    {
        std::copy_if(of.begin(), of.end(), std::back_inserter(sorted), [](double bps) {
            return std::isfinite(bps);
        });
    }
    std::sort(sorted.begin(), sorted.end());
    m_classes = {GrowsRecordedNetwork::TrafficClass()};
    std::map<double, uint32_t> classOf{{DATA_WAITS, 0}}; // by the largest offer of a class
    for (auto from = sorted.begin(); from != sorted.end();)
    {
        const auto to = std::upper_bound(from, sorted.end(), MUCH_THE_SAME * *from);
        classOf[*(to - 1)] = m_classes.size();
        m_classes.push_back({std::accumulate(from, to, 0.0) / (to - from), 0});
        from = to;
    }
    for (const auto& of : offers)
    {
        m_classOf.emplace_back();
        for (const double bps : of)
        {
            m_classOf.back().push_back(classOf.lower_bound(bps)->second);
        }
    }
}

} // namespace ns3
