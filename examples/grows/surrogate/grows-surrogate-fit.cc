// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-surrogate-fit.h"

#include "grows-law-fits.h"
#include "grows-packet-fit.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <sstream>

namespace ns3
{

namespace
{

constexpr std::size_t LEAST_ARRIVALS = 100; //!< of a surrogate
constexpr std::size_t LEAST_SAMPLES = 20;   //!< of a curve
constexpr std::size_t MOST_POINTS = 400;    //!< of a curve that is kept as it is
constexpr double COARSE_DB = 0.1;           //!< points of a curve that has more

/// \param arrival of a record \param otherwise what it wants if nothing was decided about it
/// \return what it wants
GrowsDemand
GetDemand(const GrowsNetworkRecord::Arrival& arrival, const GrowsDemand& otherwise)
{
    if (arrival.kind == GrowsNetworkRecord::NONE)
    {
        return otherwise;
    }
    GrowsDemand demand;
    demand.kind = static_cast<GrowsDemand::Kind>(arrival.kind);
    demand.amount = arrival.amount;
    demand.normalised = arrival.normalised;
    demand.offeredBps = arrival.offeredBps;
    demand.qci = static_cast<uint8_t>(arrival.qci);
    return demand;
}

/// \param record of a run \param arrival one of it that may have stayed for as long as it liked
/// \return how long it was served; none if it was not, or if its demand ended it
std::optional<GrowsStay>
GetStay(const GrowsNetworkRecord& record, const GrowsNetworkRecord::Arrival& arrival)
{
    if (arrival.kind != static_cast<int64_t>(GrowsDemand::Kind::ENDLESS) ||
        arrival.connectedS < 0.0)
    {
        return std::nullopt;
    }
    const bool hasEnded = arrival.departedS >= 0.0;
    const double endS = hasEnded ? arrival.departedS
                                 : record.windowS * static_cast<double>(record.utilities.size());
    return GrowsStay{std::max(0.0, endS - arrival.connectedS), hasEnded};
}

/// \param record of a run \param arrival index of an arrival
/// \return what it received of each cell; minus infinity of those that it did not measure
std::vector<double>
GetRsrpDbm(const GrowsNetworkRecord& record, std::size_t arrival)
{
    std::vector<double> rsrpDbm;
    for (std::size_t cell = 0; cell < record.cells.size(); ++cell)
    {
        const double dbm = record.GetLink(arrival, cell).rsrpDbm;
        rsrpDbm.push_back(dbm > GrowsNetworkRecord::NOT_MEASURED
                              ? dbm
                              : -std::numeric_limits<double>::infinity());
    }
    return rsrpDbm;
}

/// \param records of a network
/// \return gaps between arrivals; of runs with the same arrivals those of one
std::vector<double>
GetGaps(const GrowsNetworkRecords& records)
{
    std::set<std::vector<double>> known;
    std::vector<double> all;
    for (const auto* record : records)
    {
        std::vector<double> gapsS;
        for (const auto& arrival : record->arrivals)
        {
            gapsS.push_back(arrival.timeS);
        }
        std::adjacent_difference(gapsS.begin(), gapsS.end(), gapsS.begin());
        if (known.insert(gapsS).second)
        {
            all.insert(all.end(), gapsS.begin(), gapsS.end());
        }
    }
    return all;
}

/// Fits one surrogate, step by step.
class Fitter
{
  public:
    Fitter(const GrowsNetworkRecords& records, GrowsSurrogateFit& fit)
        : m_records(records),
          m_fit(fit),
          m_network(fit.network),
          m_measuresRbShare(GrowsMeasuresRbShare(records)),
          m_limits(GrowsFitLimits(records)),
          m_traffic(records, m_limits)
    {
    }

    /// Fit the cells, but for their rates.
    void FitCells();
    /// Fit the rates that policies are told.
    void FitExpected();
    /// Fit the rates that users get.
    void FitRates();
    /// Fit classes and what their packets cost.
    void FitTraffic();
    /// Fit the arrivals and the stays.
    void FitArrivals();

  private:
    /// \param record of a run \param sample of it \return the user's class
    uint32_t GetClass(std::size_t record, const GrowsNetworkRecord::Sample& sample) const
    {
        return m_traffic.GetClass(record, sample.arrival);
    }

    /// \param record of a run \param sample of it \return its cell in its window
    static const GrowsNetworkRecord::CellWindow& GetWindow(const GrowsNetworkRecord& record,
                                                           const GrowsNetworkRecord::Sample& sample)
    {
        return record.cellWindows[sample.window * record.cells.size() + sample.cell];
    }

    /// \param cell index \return what its users with data waiting would have got alone
    std::vector<GrowsWeightedPoint> GetRates(std::size_t cell) const;
    /// \param cell of the surrogate \param sinrDb of a user \return what it gets alone, in bit/s
    double GetRateBps(const GrowsRecordedNetwork::Cell& cell, double sinrDb) const;
    /// Lengthen a curve as the expected one goes on. \param expected the expected one
    /// \param curve of users that were seen \return the curve for all users
    static GrowsRateCurve Extend(const GrowsRateCurve& expected, const GrowsRateCurve& curve);

    const GrowsNetworkRecords& m_records; //!< of a network
    GrowsSurrogateFit& m_fit;             //!< what comes of it
    GrowsRecordedNetwork& m_network;      //!< the same
    bool m_measuresRbShare;               //!< whether the network measures resource blocks
    std::vector<GrowsCellLimit> m_limits; //!< of its cells
    GrowsTrafficFit m_traffic;            //!< what users offer
};

void
Fitter::FitCells()
{
    const auto carriers = GrowsFitCarriers(m_records);
    const auto& cells = m_records.front()->cells;
    for (std::size_t cell = 0; cell < cells.size(); ++cell)
    {
        GrowsRecordedNetwork::Cell fitted;
        fitted.resourceBlocks = cells[cell].resourceBlocks;
        fitted.capacity = cells[cell].capacity;
        fitted.txPowerDbm = cells[cell].txPowerDbm;
        fitted.carrier = carriers[cell];
        fitted.schedulable = m_limits[cell].schedulable;
        fitted.carriedBps = m_limits[cell].carriedBps.value_or(fitted.carriedBps);
        m_network.cells.push_back(fitted);
    }
    m_network.noiseDbm = *GrowsFitNoiseDbm(m_records);
    for (const auto* record : m_records)
    {
        m_network.durationS =
            std::max(m_network.durationS, record->windowS * record->utilities.size());
    }
    if (!m_measuresRbShare)
    {
        m_fit.notes.emplace_back(
            "the network does not measure the resource blocks of a user, so every user whose "
            "demand "
            "does not say what it offers counts as one with data waiting, and neither the cost of "
            "packets nor limits of cells can be fitted");
    }
}

void
Fitter::FitExpected()
{
    std::map<uint32_t, std::vector<GrowsWeightedPoint>> points; // by bandwidth
    for (const auto* record : m_records)
    {
        for (std::size_t i = 0; i < record->links.size(); ++i)
        {
            const auto& link = record->links[i];
            if (link.sinrDb > GrowsNetworkRecord::NOT_MEASURED)
            {
                points[record->cells[i % record->cells.size()].resourceBlocks].push_back(
                    {link.sinrDb, link.modelRateBps});
            }
        }
    }
    for (auto& [resourceBlocks, of] : points)
    {
        auto& curve = m_network.expected[resourceBlocks];
        curve = GrowsFitIsotonic(of);
        if (curve.size() > MOST_POINTS)
        {
            for (auto& point : of)
            {
                point.x = COARSE_DB * std::round(point.x / COARSE_DB);
            }
            curve = GrowsFitIsotonic(of);
        }
    }
}

std::vector<GrowsWeightedPoint>
Fitter::GetRates(std::size_t cell) const
{
    std::vector<GrowsWeightedPoint> points;
    for (std::size_t r = 0; r < m_records.size(); ++r)
    {
        const auto& record = *m_records[r];
        const double blocks =
            m_limits[cell].schedulable * static_cast<double>(record.cells[cell].resourceBlocks);
        for (const auto& sample : record.samples)
        {
            const double bits = 8.0 * static_cast<double>(sample.receivedBytes);
            if (sample.cell != static_cast<int64_t>(cell) || GetClass(r, sample) != 0)
            {
                continue;
            }
            if (!m_measuresRbShare)
            {
                points.push_back(
                    {sample.sinrDb,
                     bits / record.windowS * static_cast<double>(GetWindow(record, sample).users)});
            }
            else if (sample.rbSeconds > 0.0)
            {
                points.push_back(
                    {sample.sinrDb, bits / sample.rbSeconds * blocks, sample.rbSeconds});
            }
        }
    }
    return points;
}

GrowsRateCurve
Fitter::Extend(const GrowsRateCurve& expected, const GrowsRateCurve& curve)
{
    const auto ratioAt = [&](const auto& end) {
        const double bps = GrowsGetRateBps(expected, end.first);
        return bps > 0.0 ? end.second / bps : 1.0;
    };
    GrowsRateCurve extended;
    for (const auto& [sinrDb, bps] : expected)
    {
        if (sinrDb < curve.front().first)
        {
            extended.emplace_back(sinrDb,
                                  std::min(curve.front().second, bps * ratioAt(curve.front())));
        }
    }
    extended.insert(extended.end(), curve.begin(), curve.end());
    for (const auto& [sinrDb, bps] : expected)
    {
        if (sinrDb > curve.back().first)
        {
            extended.emplace_back(sinrDb,
                                  std::max(curve.back().second, bps * ratioAt(curve.back())));
        }
    }
    return extended;
}

void
Fitter::FitRates()
{
    std::map<uint32_t, std::vector<GrowsWeightedPoint>> pooled; // by bandwidth
    std::vector<std::vector<GrowsWeightedPoint>> own;
    for (std::size_t cell = 0; cell < m_network.cells.size(); ++cell)
    {
        own.push_back(GetRates(cell));
        auto& all = pooled[m_network.cells[cell].resourceBlocks];
        all.insert(all.end(), own.back().begin(), own.back().end());
    }
    for (std::size_t cell = 0; cell < m_network.cells.size(); ++cell)
    {
        auto& fitted = m_network.cells[cell];
        const auto& all = pooled[fitted.resourceBlocks];
        const auto& points = own[cell].size() < LEAST_SAMPLES ? all : own[cell];
        if (points.size() >= LEAST_SAMPLES)
        {
            fitted.rates =
                Extend(m_network.expected[fitted.resourceBlocks], GrowsFitIsotonic(points));
        }
        if (own[cell].size() < LEAST_SAMPLES)
        {
            m_fit.notes.push_back("cell " + std::to_string(cell) +
                                  " served users with data waiting "
                                  "for " +
                                  std::to_string(own[cell].size()) + " windows, fewer than " +
                                  std::to_string(LEAST_SAMPLES) + ": its rates are " +
                                  (fitted.rates.empty() ? "those that policies are told"
                                                        : "those of all cells of its bandwidth"));
        }
    }
}

double
Fitter::GetRateBps(const GrowsRecordedNetwork::Cell& cell, double sinrDb) const
{
    return GrowsGetRateBps(cell.rates.empty() ? m_network.expected.at(cell.resourceBlocks)
                                              : cell.rates,
                           sinrDb);
}

void
Fitter::FitTraffic()
{
    m_network.classes = m_traffic.GetClasses();
    std::vector<GrowsPacketSample> samples;
    for (std::size_t r = 0; r < m_records.size() && m_measuresRbShare; ++r)
    {
        const auto& record = *m_records[r];
        for (const auto& sample : record.samples)
        {
            const auto& window = GetWindow(record, sample);
            const auto& cell = m_network.cells[sample.cell];
            const double rateBps = GetRateBps(cell, sample.sinrDb);
            if (GetClass(r, sample) == 0 || rateBps <= 0.0 ||
                m_limits[sample.cell].IsReached(window, record.windowS))
            {
                continue;
            }
            samples.push_back(
                {GetClass(r, sample),
                 8.0 * static_cast<double>(sample.receivedBytes) / record.windowS,
                 rateBps,
                 sample.rbSeconds / (record.windowS * cell.resourceBlocks * cell.schedulable),
                 window.rbUse / cell.schedulable});
        }
    }
    const auto packets = GrowsFitPackets(samples, m_network.classes.size());
    m_network.packetCost = samples.empty() ? GrowsSlottedSharing::NONE : packets.cost;
    for (std::size_t of = 1; of < m_network.classes.size(); ++of)
    {
        m_network.classes[of].packetBytes = packets.packetBytes[of];
    }
}

void
Fitter::FitArrivals()
{
    m_network.arrivals = GrowsReadArrivals(m_records, m_traffic);
    m_network.block = GrowsFitBlock(GetGaps(m_records));
    std::vector<GrowsStay> stays;
    for (const auto* record : m_records)
    {
        for (const auto& arrival : record->arrivals)
        {
            if (const auto stay = GetStay(*record, arrival))
            {
                stays.push_back(*stay);
            }
        }
    }
    m_network.stays = GrowsFitStays(stays);
}

} // namespace

std::string
GrowsValidateRecords(const GrowsNetworkRecords& records)
{
    std::size_t arrivals = 0;
    for (const auto* record : records)
    {
        arrivals += record->arrivals.size();
        if (record->cells.size() != records.front()->cells.size())
        {
            return "the records are of networks of " +
                   std::to_string(records.front()->cells.size()) + " and of " +
                   std::to_string(record->cells.size()) + " cells";
        }
    }
    if (arrivals < LEAST_ARRIVALS)
    {
        return "a surrogate needs " + std::to_string(LEAST_ARRIVALS) +
               " recorded arrivals, and there are only " + std::to_string(arrivals) +
               ": record more or longer runs";
    }
    return GrowsFitNoiseDbm(records) ? "" : "no cell was measured by any arriving UE";
}

std::vector<GrowsRecordedNetwork::Arrival>
GrowsReadArrivals(const GrowsNetworkRecords& records, const GrowsTrafficFit& traffic)
{
    std::vector<GrowsRecordedNetwork::Arrival> arrivals;
    for (std::size_t r = 0; r < records.size(); ++r)
    {
        const auto& record = *records[r];
        double beforeS = 0.0;
        GrowsDemand demand;
        for (std::size_t i = 0; i < record.arrivals.size(); ++i)
        {
            const auto& of = record.arrivals[i];
            demand = GetDemand(of, demand);
            arrivals.push_back(
                {of.timeS - beforeS, demand, traffic.GetClass(r, i), GetRsrpDbm(record, i)});
            beforeS = of.timeS;
        }
    }
    return arrivals;
}

GrowsSurrogateFit
GrowsFitSurrogate(const GrowsNetworkRecords& records, double warmUpS)
{
    GrowsSurrogateFit fit;
    fit.network.limits = records.front()->limits;
    fit.network.warmUpS = warmUpS;
    Fitter fitter(records, fit);
    fitter.FitCells();
    fitter.FitExpected();
    fitter.FitRates();
    fitter.FitTraffic();
    fitter.FitArrivals();
    return fit;
}

std::string
GrowsDescribeSurrogate(const GrowsRecordedNetwork& network)
{
    static const std::map<GrowsSlottedSharing::PacketCost, std::string> COSTS{
        {GrowsSlottedSharing::WHOLE_TTI, "packets take whole TTIs"},
        {GrowsSlottedSharing::SHARED_TTI, "packets share TTIs"},
        {GrowsSlottedSharing::NONE, "packets cost their payload"}};
    std::vector<std::size_t> users(network.classes.size());
    for (const auto& arrival : network.arrivals)
    {
        ++users[arrival.trafficClass];
    }
    std::ostringstream text;
    text << std::setprecision(3) << network.arrivals.size() << " arrivals, drawn "
         << (network.block > 1 ? std::to_string(network.block) + " at a time" : "one by one")
         << "; " << COSTS.at(network.packetCost) << "\n";
    for (std::size_t of = 0; of < network.classes.size(); ++of)
    {
        const auto& [bps, packetBytes] = network.classes[of];
        text << "  " << users[of] << " users ";
        if (std::isinf(bps))
        {
            text << "with data waiting\n";
            continue;
        }
        text << "of " << 1e-6 * bps << " Mbit/s in packets of " << packetBytes << " bytes\n";
    }
    for (std::size_t cell = 0; cell < network.cells.size(); ++cell)
    {
        if (std::isfinite(network.cells[cell].carriedBps))
        {
            text << "  cell " << cell << " carries at most "
                 << 1e-6 * network.cells[cell].carriedBps << " Mbit/s\n";
        }
    }
    return text.str();
}

} // namespace ns3
