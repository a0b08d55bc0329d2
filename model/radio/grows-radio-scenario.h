/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_RADIO_SCENARIO_H
#define GROWS_RADIO_SCENARIO_H

#include "ns3/grows-association-state.h"
#include "ns3/object.h"
#include "ns3/random-variable-stream.h"
#include "ns3/vector.h"

#include <cstdint>
#include <string>
#include <vector>

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
    double antennaGainDbi{14.0};                  //!< isotropic
    GrowsPathLoss pathLoss{GrowsPathLoss::MACRO}; //!< distance law
    uint32_t resourceBlocks{25};                  //!< bandwidth
};

/// One user's arrival, the same for every policy and network.
struct GrowsScenarioArrival
{
    double timeS{0.0};               //!< since the beginning of the run
    Vector position;                 //!< m; the user does not move while it is served
    std::vector<double> shadowingDb; //!< one per cell, added to the path loss
    GrowsDemand demand;              //!< what it wants
};

/**
 * \ingroup grows
 *
 * A radio scenario: where the cells are, how users arrive and what they want. The slotted network
 * and the packet-level networks are built from the same object, so an agent trained on the one has
 * seen the radio of the other.
 *
 * Arrivals are Poisson. A share of them falls uniformly in a disc (the hotspot), the rest uniformly
 * in a larger disc (the background).
 */
class GrowsRadioScenario : public Object
{
  public:
    /**
     * \brief Get the type ID.
     * \return the object TypeId
     */
    static TypeId GetTypeId();

    GrowsRadioScenario();
    ~GrowsRadioScenario() override;

    /**
     * Make a scenario by the name people type.
     * \param name "hotspot", "seven-cells"...
     * \return the scenario; null if there is none of that name
     */
    static Ptr<GrowsRadioScenario> Create(const std::string& name);

    /// \return the names that Create knows, sorted
    static std::vector<std::string> GetNames();

    /// \return its short name
    std::string GetName() const;

    /// \return the base stations
    const std::vector<GrowsScenarioCell>& GetCells() const;

    /**
     * Draw the next arrival. The first comes 0.1 s + one interarrival time after the beginning.
     * \return the arrival
     */
    GrowsScenarioArrival DrawArrival();

    /// Begin the arrivals anew at time 0; the random streams go on.
    void Restart();

    /**
     * \param cell index of a cell
     * \param position where the user is
     * \return path loss with penetration, without shadowing and antenna gain, in dB
     */
    double GetPathLossDb(uint32_t cell, const Vector& position) const;

    /**
     * How a user hears every cell.
     * \param position where it is
     * \param shadowingDb one per cell
     * \param active whether each cell serves users (for sinrDb); empty: all
     * \param [out] links one per cell; its memory is reused
     */
    void GetLinks(const Vector& position,
                  const std::vector<double>& shadowingDb,
                  const std::vector<uint8_t>& active,
                  std::vector<GrowsRadioLink>& links) const;

    /**
     * Fix the random streams.
     * \param stream the first stream index to use
     * \return the number of streams used
     */
    int64_t AssignStreams(int64_t stream);
};

} // namespace ns3

#endif /* GROWS_RADIO_SCENARIO_H */
