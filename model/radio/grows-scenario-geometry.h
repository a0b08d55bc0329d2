// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SCENARIO_GEOMETRY_H
#define GROWS_SCENARIO_GEOMETRY_H

#include "ns3/vector.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/**
 * \file
 * \ingroup grows
 * Where the cells of a radio scenario are and where its users appear.
 */

namespace ns3
{

/// Distance law of a cell (3GPP TR 36.814, table A.2.1.1.2-3), d in km.
enum class GrowsPathLoss : uint8_t
{
    MACRO, //!< 128.1 + 37.6 log10(d) dB, at least 35 m
    PICO   //!< 140.7 + 36.7 log10(d) dB, at least 10 m
};

/// One base station of a radio scenario.
struct GrowsScenarioCell
{
    Vector position;                              //!< m
    uint32_t carrier{0};                          //!< cells of the same carrier interfere
    double txPowerDbm{43.0};                      //!< over the whole band
    double antennaGainDbi{14.0};                  //!< at its strongest
    GrowsPathLoss pathLoss{GrowsPathLoss::MACRO}; //!< distance law
    uint32_t resourceBlocks{25};                  //!< bandwidth
    std::optional<double> azimuthDeg; //!< where its sector points, from the x axis; none: isotropic

    /// \param to where a user is
    /// \return path loss and what the sector antenna takes away (3GPP TR 36.814, table A.2.1.1-2:
    /// min(12 (angle / 70 degrees)^2, 25) dB), in dB
    double GetLossDb(const Vector& to) const;
};

/// A circle in the plane.
struct GrowsDisc
{
    Vector centre;      //!< m
    double radius{0.0}; //!< m
};

/// \ingroup grows
/// Where the cells are and where users appear: a share of them in one of the hotspots, each as
/// likely, the rest in the background.
struct GrowsScenarioGeometry
{
    std::vector<GrowsScenarioCell> cells; //!< the base stations
    GrowsDisc background;                 //!< of the users that are not in a hotspot
    std::vector<GrowsDisc> hotspots;      //!< none: the one that the scenario's attributes describe

    /// \return what makes no sense, with the way out; "" if all is well
    std::string Validate() const;
};

/// Width of an LTE channel (3GPP TS 36.101, table 5.6-1).
/// \param resourceBlocks 6, 15, 25, 50, 75 or 100 \return MHz
double GrowsGetLteChannelMhz(uint32_t resourceBlocks);

/// Check whether the carriers of cells fit side by side into the LTE band that packet-level runs
/// use. \param cells cells of a scenario \return what is wrong, with the way out; "" if they do
std::string GrowsValidateBand(const std::vector<GrowsScenarioCell>& cells);

/// What the usual geometries are made from.
struct GrowsGeometrySettings
{
    double interSiteDistance{1500.0}; //!< d in m
    bool sharedCarrier{false};        //!< whether all cells share one carrier
    uint32_t resourceBlocks{25};      //!< of every cell
    double macroTxPowerDbm{43.0};     //!< of a macro
    double picoTxPowerDbm{30.0};      //!< of a pico
    double hotRadius{200.0};          //!< m, round a pico
};

/// Three macros on an equilateral triangle of side d, a carrier each; background 0.9 d round its
/// centroid. \param settings what varies \return the geometry
GrowsScenarioGeometry GrowsMakeThreeSites(const GrowsGeometrySettings& settings);

/// Macros on a hexagonal grid round one at the origin, on three carriers so that no two neighbours
/// share one; background (rings + 0.4) d round the origin.
/// \param rings of sites round the first: 1 (7 cells), 2 (19 cells)...
/// \param settings what varies
/// \return the geometry
GrowsScenarioGeometry GrowsMakeHexagons(uint32_t rings, const GrowsGeometrySettings& settings);

/// The same grid with three sectors a site, at 30, 150 and 270 degrees, each on a carrier of its
/// own. \param rings of sites round the first: 2 (57 cells)... \param settings what varies
/// \return the geometry
GrowsScenarioGeometry GrowsMakeSectors(uint32_t rings, const GrowsGeometrySettings& settings);

/// A macro at the origin and, on a second carrier, four picos at 0.6 d, each with a hotspot round
/// it; background d round the macro. \param settings what varies \return the geometry
GrowsScenarioGeometry GrowsMakeMacroPicos(const GrowsGeometrySettings& settings);

} // namespace ns3

#endif /* GROWS_SCENARIO_GEOMETRY_H */
