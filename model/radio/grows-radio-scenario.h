/*
 * Copyright (c) 2026 The GROWS module authors
 *
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Author: The GROWS module authors
 */

#ifndef GROWS_RADIO_SCENARIO_H
#define GROWS_RADIO_SCENARIO_H

#include "grows-scenario-geometry.h"

#include "ns3/grows-association-state.h"
#include "ns3/grows-candidate-selection.h"
#include "ns3/grows-counted-variable.h"
#include "ns3/nstime.h"
#include "ns3/object.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ns3
{

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
 * in a larger disc (the background). For a while, a crowd may add arrivals in the hotspot. Each
 * quantity of an arrival has a random stream of its own and draws the same number of values for
 * every arrival, so what arrives depends on the seed alone.
 *
 * Attributes describe the scenario before it is first used; later changes of those that shape the
 * cells have no effect.
 */
class GrowsRadioScenario : public Object
{
  public:
    /// How the cells are laid out; d is the attribute InterSiteDistance.
    enum Layout
    {
        THREE_SITES, //!< GrowsMakeThreeSites
        SEVEN_SITES, //!< GrowsMakeHexagons, one ring
        MACRO_PICOS, //!< GrowsMakeMacroPicos
        GRID_19,     //!< GrowsMakeHexagons, two rings
        GRID_57      //!< GrowsMakeSectors, two rings
    };

    /**
     * \brief Get the type ID.
     * \return the object TypeId
     */
    static TypeId GetTypeId();

    GrowsRadioScenario();
    ~GrowsRadioScenario() override;

    /**
     * Make a scenario by the name people type. What it sets gives way to defaults that were changed
     * (GrowsHasOtherDefault).
     * \param name "hotspot", "seven-cells"...
     * \return the scenario; null if there is none of that name
     */
    static Ptr<GrowsRadioScenario> Create(const std::string& name);

    /// \return the names that Create knows, sorted
    static std::vector<std::string> GetNames();

    /**
     * Use other cells and places than those of the attribute Layout. Call it before the scenario is
     * first used.
     * \param geometry one without a problem
     */
    void SetGeometry(const GrowsScenarioGeometry& geometry);

    /// \return what is wrong with its attributes, as one sentence; "" if nothing is
    std::string FindProblem() const;

    /// \return its short name
    std::string GetName() const;

    /// \return the base stations
    const std::vector<GrowsScenarioCell>& GetCells() const;

    /**
     * \param cell index of a cell
     * \return users that admission lets in: floor(resource blocks / MinRbPerUe)
     */
    uint32_t GetCapacity(uint32_t cell) const;

    /// \return resource blocks that admission reserves for a user
    double GetMinRbPerUe() const;
    /**
     * \param cell index of a cell
     * \return what its users get together at most, in bit/s; infinity if there is no limit
     */
    double GetBackhaulLimitBps(uint32_t cell) const;
    /// \return which cells may be candidates
    GrowsCandidateLimits GetCandidateLimits() const;
    /// \return length of a run, warm-up included
    Time GetDuration() const;
    /// \return beginning of a run that does not count
    Time GetWarmUp() const;
    /// \return arrivals per second, without a crowd's
    double GetArrivalRate() const;
    /// \return arrivals per second, with a crowd's
    double GetHighestRate() const;
    /// \return whether demands are volumes (bytes), not holding times
    bool HasVolumes() const;
    /// \return mean of the law of demands, in seconds or bytes
    double GetMeanDemand() const;

    /**
     * \param timeS since the beginning
     * \return centre of the hotspot then, unless the geometry has hotspots of its own
     */
    Vector GetHotspotCentre(double timeS) const;

    /**
     * Draw the next arrival. The first comes 0.1 s + one interarrival time after the beginning.
     * \return the arrival
     */
    GrowsScenarioArrival DrawArrival();

    /**
     * The same without allocations.
     * \param [out] arrival the arrival; its memory is reused
     */
    void DrawArrival(GrowsScenarioArrival& arrival);

    /**
     * Begin the arrivals anew; the random streams go on.
     * \param timeS when; 0 is the beginning, where nothing arrives for 0.1 s
     */
    void Restart(double timeS = 0.0);

    /// \return a scenario of the same attributes with random streams of its own
    Ptr<GrowsRadioScenario> Clone() const;

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
     * Wideband power of every cell at a user, at full load: what its links are made of.
     * \param position where it is
     * \param shadowingDb one per cell
     * \param [out] powersMw one per cell; its memory is reused
     */
    void GetPowers(const Vector& position,
                   const std::vector<double>& shadowingDb,
                   std::vector<double>& powersMw) const;

    /**
     * Links from powers.
     * \param powersMw one per cell
     * \param active whether each cell serves users (for sinrDb); empty: all
     * \param [out] links one per cell; its memory is reused
     */
    void GetLinks(const std::vector<double>& powersMw,
                  const std::vector<uint8_t>& active,
                  std::vector<GrowsRadioLink>& links) const;

    /**
     * \param powersMw one per cell
     * \param cell index of a cell
     * \param active whether each cell serves users; empty: all
     * \return signal to noise and the interference of those active on the cell's carrier, in dB
     */
    double GetSinrDb(const std::vector<double>& powersMw,
                     uint32_t cell,
                     const std::vector<uint8_t>& active) const;

    /**
     * Fix the random streams.
     * \param stream the first stream index to use
     * \return the number of streams used
     */
    int64_t AssignStreams(int64_t stream);

    /// \return how many values each stream has given since AssignStreams, for a checkpoint
    std::vector<uint64_t> GetDraws() const;

    /**
     * Go on where a checkpoint was written. Call after AssignStreams with the same stream.
     * \param draws what GetDraws returned then
     */
    void SkipDraws(const std::vector<uint64_t>& draws);

  private:
    /// Make random variables of its own.
    void CreateVariables();
    /// \return where everything is, built from the attributes at first use
    const GrowsScenarioGeometry& GetGeometry() const;
    /// \return what is wrong with BackhaulLimits, as one sentence; "" if nothing is
    std::string FindLimitsProblem() const;
    /// \return the geometry of the attribute Layout
    GrowsScenarioGeometry MakeGeometry() const;
    /**
     * \param timeS since the beginning
     * \param arrivals how many expected ones from then on
     * \return when the next arrival comes if it takes so many
     */
    double Advance(double timeS, double arrivals) const;
    /**
     * \param timeS since the beginning
     * \return arrivals per second that a crowd adds then
     */
    double GetCrowdRate(double timeS) const;
    /**
     * \param cell index of a cell
     * \return noise power over its band, in mW
     */
    double GetNoiseMw(uint32_t cell) const;
    /**
     * \param timeS since the beginning
     * \return a point uniform in the hotspot as it is then, or in the background
     */
    Vector DrawPosition(double timeS);
    /// \return what a newcomer wants
    GrowsDemand DrawDemand();

    std::string m_name;                       //!< short name
    Layout m_layout;                          //!< where the cells are
    double m_interSiteDistance;               //!< m
    bool m_sharedCarrier;                     //!< whether all cells share one carrier
    uint32_t m_resourceBlocks;                //!< of every cell
    double m_macroTxPowerDbm;                 //!< of a macro
    double m_picoTxPowerDbm;                  //!< of a pico
    double m_noiseFigureDb;                   //!< of a user
    double m_penetrationDb;                   //!< added to every path loss
    double m_shadowingDb;                     //!< standard deviation
    double m_arrivalRate;                     //!< per second
    double m_hotShare;                        //!< share of arrivals in the hotspot
    double m_hotRadius;                       //!< m
    double m_hotDistance;                     //!< from site 0, in inter-site distances
    double m_hotSpeed;                        //!< m/s round site 0
    Time m_meanHolding;                       //!< of exponential holding times
    Time m_minHolding;                        //!< shortest
    double m_meanVolume;                      //!< bytes, of exponential volumes; 0: none
    double m_minVolume;                       //!< bytes, smallest
    double m_minRbPerUe;                      //!< admission
    std::string m_backhaulLimits;             //!< Mbit/s of each cell, comma-separated
    uint32_t m_candidates;                    //!< k
    double m_maxRsrpGapDb;                    //!< of candidates
    double m_minSinrDb;                       //!< of candidates
    Time m_duration;                          //!< of a run
    Time m_warmUp;                            //!< of a run
    double m_crowdRate;                       //!< per second, in addition
    Time m_crowdBegin;                        //!< when it begins
    Time m_crowdDuration;                     //!< how long it lasts
    mutable GrowsScenarioGeometry m_geometry; //!< built at first use
    mutable std::vector<double> m_noiseMw;    //!< per cell, built at first use
    double m_timeS{0.0};                      //!< of the last arrival, or of Restart
    GrowsCountedVariable m_interarrival;      //!< exponential, mean 1
    GrowsCountedVariable m_place;             //!< uniform, four an arrival
    GrowsCountedVariable m_shadowing;         //!< standard normal, cells + 1 an arrival
    GrowsCountedVariable m_demand;            //!< exponential, mean 1
};

} // namespace ns3

#endif /* GROWS_RADIO_SCENARIO_H */
