// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-scenario-geometry.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>

namespace ns3
{

namespace
{

constexpr double MACRO_GAIN_DBI = 14.0;   //!< TR 36.814, table A.2.1.1-2
constexpr double PICO_GAIN_DBI = 5.0;     //!< TR 36.814, table A.2.1.1.2-3
constexpr double SECTOR_WIDTH_DEG = 70.0; //!< at 3 dB (TR 36.814, table A.2.1.1-2)
constexpr double SECTOR_DEPTH_DB = 25.0;  //!< front to back (TR 36.814, table A.2.1.1-2)
constexpr double FIRST_SECTOR_DEG = 30.0; //!< between two neighbours of the grid
constexpr double FIRST_PICO_ANGLE = 0.4;  //!< from the macro
constexpr double PICO_DISTANCE = 0.6;     //!< from the macro, in inter-site distances
constexpr uint32_t N_PICOS = 4;           //!< round the macro
constexpr uint32_t N_CARRIERS = 3;        //!< of a grid
constexpr double LTE_BAND_MHZ = 50.0;     //!< of band 1, from the first carrier on

/// A point at a distance and an angle from the origin.
Vector
GetPoint(double distance, double angle)
{
    return Vector(distance * std::cos(angle), distance * std::sin(angle), 0.0);
}

/// A macro of the usual kind.
GrowsScenarioCell
MakeMacro(const Vector& position, uint32_t carrier, const GrowsGeometrySettings& settings)
{
    GrowsScenarioCell cell;
    cell.position = position;
    cell.carrier = settings.sharedCarrier ? 0 : carrier;
    cell.txPowerDbm = settings.macroTxPowerDbm;
    cell.antennaGainDbi = MACRO_GAIN_DBI;
    cell.resourceBlocks = settings.resourceBlocks;
    return cell;
}

/// Sites of one ring round the origin, counter-clockwise from the x axis.
std::vector<Vector>
GetRing(uint32_t ring, double distance)
{
    std::vector<Vector> sites;
    for (uint32_t corner = 0; corner < 6; ++corner)
    {
        const Vector from = GetPoint(ring * distance, corner * M_PI / 3.0);
        const Vector along = GetPoint(distance, (corner + 2) * M_PI / 3.0);
        for (uint32_t i = 0; i < ring; ++i)
        {
            sites.emplace_back(from.x + i * along.x, from.y + i * along.y, 0.0);
        }
    }
    return sites;
}

/// Sites of a whole grid, ring by ring.
std::vector<Vector>
GetGrid(uint32_t rings, double distance)
{
    std::vector<Vector> sites{Vector()};
    for (uint32_t ring = 1; ring <= rings; ++ring)
    {
        const auto more = GetRing(ring, distance);
        sites.insert(sites.end(), more.begin(), more.end());
    }
    return sites;
}

/// The carrier of a site of a grid: with steps a along the x axis and b at 60 degrees from it,
/// (a - b) mod 3 differs between neighbours.
uint32_t
GetGridCarrier(const Vector& site, double distance)
{
    const long b = std::lround(site.y / (distance * std::sqrt(0.75)));
    const long a = std::lround(site.x / distance - 0.5 * static_cast<double>(b));
    return static_cast<uint32_t>(((a - b) % N_CARRIERS + N_CARRIERS) % N_CARRIERS);
}

} // namespace

double
GrowsScenarioCell::GetLossDb(const Vector& to) const
{
    const bool macro = pathLoss == GrowsPathLoss::MACRO;
    const double distance = std::hypot(position.x - to.x, position.y - to.y);
    const double km = 1e-3 * std::max(distance, macro ? 35.0 : 10.0);
    double lossDb = macro ? 128.1 + 37.6 * std::log10(km) : 140.7 + 36.7 * std::log10(km);
    if (azimuthDeg)
    {
        const double bearingDeg = std::atan2(to.y - position.y, to.x - position.x) * 180.0 / M_PI;
        const double offDeg = std::remainder(bearingDeg - *azimuthDeg, 360.0) / SECTOR_WIDTH_DEG;
        lossDb += std::min(12.0 * offDeg * offDeg, SECTOR_DEPTH_DB);
    }
    return lossDb;
}

std::string
GrowsScenarioGeometry::Validate() const
{
    if (cells.empty())
    {
        return "there are no cells";
    }
    std::map<uint32_t, uint32_t> blocks;
    for (std::size_t i = 0; i < cells.size(); ++i)
    {
        const auto& cell = cells[i];
        const bool isTwin = std::any_of(cells.begin(), cells.begin() + i, [&](const auto& other) {
            return other.position == cell.position && other.carrier == cell.carrier &&
                   other.azimuthDeg == cell.azimuthDeg;
        });
        if (isTwin)
        {
            return "cell " + std::to_string(i) +
                   " has the place, carrier and direction of another: move or remove it";
        }
        const auto known = blocks.emplace(cell.carrier, cell.resourceBlocks).first->second;
        if (known != cell.resourceBlocks)
        {
            return "carrier " + std::to_string(cell.carrier) + " has " + std::to_string(known) +
                   " and " + std::to_string(cell.resourceBlocks) +
                   " resource blocks, so its cells overlap in part: give them one bandwidth, or "
                   "carriers of their own";
        }
    }
    return "";
}

double
GrowsGetLteChannelMhz(uint32_t resourceBlocks)
{
    switch (resourceBlocks)
    {
    case 6:
        return 1.4;
    case 15:
        return 3.0;
    default:
        return 0.2 * resourceBlocks;
    }
}

std::string
GrowsValidateBand(const std::vector<GrowsScenarioCell>& cells)
{
    std::map<uint32_t, double> widthsMhz;
    for (const auto& cell : cells)
    {
        widthsMhz[cell.carrier] = GrowsGetLteChannelMhz(cell.resourceBlocks);
    }
    double sumMhz = 0.0;
    for (const auto& [carrier, widthMhz] : widthsMhz)
    {
        sumMhz += widthMhz;
    }
    if (sumMhz <= LTE_BAND_MHZ)
    {
        return "";
    }
    std::ostringstream problem;
    problem << "the scenario's " << widthsMhz.size() << " carriers take " << sumMhz
            << " MHz, but the LTE band has " << LTE_BAND_MHZ
            << " MHz, so they would overlap: use fewer or narrower carriers";
    return problem.str();
}

GrowsScenarioGeometry
GrowsMakeThreeSites(const GrowsGeometrySettings& settings)
{
    const double d = settings.interSiteDistance;
    GrowsScenarioGeometry geometry;
    uint32_t carrier = 0;
    for (const auto& site : {Vector(), Vector(d, 0.0, 0.0), GetPoint(d, M_PI / 3.0)})
    {
        geometry.cells.push_back(MakeMacro(site, carrier++, settings));
    }
    geometry.background = {Vector(0.5 * d, d * std::sqrt(3.0) / 6.0, 0.0), 0.9 * d};
    return geometry;
}

GrowsScenarioGeometry
GrowsMakeHexagons(uint32_t rings, const GrowsGeometrySettings& settings)
{
    const double d = settings.interSiteDistance;
    GrowsScenarioGeometry geometry;
    for (const auto& site : GetGrid(rings, d))
    {
        geometry.cells.push_back(MakeMacro(site, GetGridCarrier(site, d), settings));
    }
    geometry.background = {Vector(), (rings + 0.4) * d};
    return geometry;
}

GrowsScenarioGeometry
GrowsMakeSectors(uint32_t rings, const GrowsGeometrySettings& settings)
{
    const double d = settings.interSiteDistance;
    GrowsScenarioGeometry geometry;
    for (const auto& site : GetGrid(rings, d))
    {
        for (uint32_t sector = 0; sector < N_CARRIERS; ++sector)
        {
            geometry.cells.push_back(MakeMacro(site, sector, settings));
            geometry.cells.back().azimuthDeg = FIRST_SECTOR_DEG + sector * 360.0 / N_CARRIERS;
        }
    }
    geometry.background = {Vector(), (rings + 0.4) * d};
    return geometry;
}

GrowsScenarioGeometry
GrowsMakeMacroPicos(const GrowsGeometrySettings& settings)
{
    const double d = settings.interSiteDistance;
    GrowsScenarioGeometry geometry;
    geometry.cells.push_back(MakeMacro(Vector(), 0, settings));
    geometry.background = {Vector(), d};
    for (uint32_t i = 0; i < N_PICOS; ++i)
    {
        const Vector place =
            GetPoint(PICO_DISTANCE * d, FIRST_PICO_ANGLE + i * 2.0 * M_PI / N_PICOS);
        auto pico = MakeMacro(place, 1, settings);
        pico.txPowerDbm = settings.picoTxPowerDbm;
        pico.antennaGainDbi = PICO_GAIN_DBI;
        pico.pathLoss = GrowsPathLoss::PICO;
        geometry.cells.push_back(pico);
        geometry.hotspots.push_back({place, settings.hotRadius});
    }
    return geometry;
}

} // namespace ns3
