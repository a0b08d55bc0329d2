// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_RADIO_SCENARIO_H
#define GROWS_RADIO_SCENARIO_H

#include "grows-radio-map.h"
#include "grows-scenario-geometry.h"
#include "grows-scenario-traffic.h"

#include "ns3/grows-association-state.h"
#include "ns3/grows-candidate-selection.h"
#include "ns3/nstime.h"
#include "ns3/object.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * A radio scenario: where the cells are, how users arrive and what they want. The slotted network
 * and the packet-level networks are built from the same object, so an agent trained on the one has
 * seen the radio of the other.
 *
 * Arrivals are Poisson. A share of them falls uniformly in a disc (the hotspot), the rest uniformly
 * in a larger disc (the background). For a while, a crowd may add arrivals in the hotspot. Users
 * stand still, or move while they are served; their shadowing stays for the session.
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

    /// How users move.
    enum Mobility
    {
        STATIC,            //!< they stand still
        CONSTANT_VELOCITY, //!< GrowsCreateConstantVelocity
        RANDOM_WAYPOINT,   //!< GrowsCreateRandomWaypoint
        TRACE              //!< GrowsCreateTraceMovement
    };

    /// Who hands over served users.
    enum Handover
    {
        HANDOVER_OFF, //!< no handover
        A3_RSRP,      //!< ns3::A3RsrpHandoverAlgorithm
        A2_A4_RSRQ,   //!< ns3::A2A4RsrqHandoverAlgorithm
        BY_POLICY     //!< ns3::GrowsHandoverAlgorithm
    };

    /// How links fade in packets.
    enum Fading
    {
        NO_FADING,   //!< not at all
        NAKAGAMI,    //!< ns3::NakagamiPropagationLossModel
        TRACE_FADING //!< ns3::TraceFadingLossModel, with a trace of GrowsMakeFadingTrace
    };

    /// Delays and powers of a trace's paths.
    enum FadingProfile
    {
        PEDESTRIAN, //!< Extended Pedestrian A
        VEHICULAR   //!< Extended Vehicular A
    };

    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    /// Make a scenario by its short name. What it sets gives way to defaults that were changed
    /// (GrowsIsOverridden). \param name "hotspot", "seven-cells"...
    /// \return the scenario; null if there is none of that name
    static Ptr<GrowsRadioScenario> Create(const std::string& name);

    /// \return the names that Create knows, sorted
    static std::vector<std::string> GetNames();

    /// Use other cells and places than those of the attribute Layout. Call it before the scenario
    /// is first used. \param geometry one without a problem
    void SetGeometry(const GrowsScenarioGeometry& geometry);

    /// \return an error message about its attributes; "" if there is none
    std::string Validate() const;

    /// \return its short name
    std::string GetName() const
    {
        return m_name;
    }

    /// \return the base stations
    const std::vector<GrowsScenarioCell>& GetCells() const
    {
        return GetGeometry().cells;
    }

    /// \param cell index of a cell
    /// \return users that admission lets in: floor(resource blocks / MinRbPerUe)
    uint32_t GetCapacity(uint32_t cell) const;

    /// \return resource blocks that admission reserves for a user
    double GetMinRbPerUe() const
    {
        return m_minRbPerUe;
    }

    /// \param cell index of a cell
    /// \return what its users get together at most, in bit/s; infinity if there is no limit
    double GetBackhaulLimitBps(uint32_t cell) const;

    /// \return which cells may be candidates
    GrowsCandidateLimits GetCandidateLimits() const
    {
        return {m_candidates, m_maxRsrpGapDb, m_minSinrDb};
    }

    /// \return length of a run, warm-up included
    Time GetDuration() const
    {
        return m_duration;
    }

    /// \return beginning of a run that does not count
    Time GetWarmUp() const
    {
        return m_warmUp;
    }

    /// \return arrivals per second, without a crowd's
    double GetArrivalRate() const
    {
        return m_arrivalRate;
    }

    /// \return arrivals per second, with a crowd's
    double GetHighestRate() const
    {
        return m_arrivalRate + m_crowdRate;
    }

    /// \return whether users move
    bool HasMovement() const
    {
        return m_mobility != STATIC;
    }

    /// \return after which time, in slots, links follow where users are
    Time GetMovementInterval() const
    {
        return m_movementInterval;
    }

    /// \return who hands over served users
    Handover GetHandover() const
    {
        return m_handover;
    }

    /// \return how links fade in packets
    Fading GetFading() const
    {
        return m_fading;
    }

    /// \return speed that a fading trace is made for, in m/s
    double GetFadingSpeed() const
    {
        return m_fadingSpeed;
    }

    /// \return paths that a fading trace is made for
    FadingProfile GetFadingProfile() const
    {
        return m_fadingProfile;
    }

    /// \return its traffic classes; empty: one class. Aborts if the attribute is wrong.
    std::vector<GrowsTrafficClass> GetTrafficClasses() const;

    /// \return mean of the law of demands, in seconds or bytes
    double GetMeanDemand() const
    {
        return m_meanVolume > 0.0 ? m_meanVolume : m_meanHolding.GetSeconds();
    }

    /// \return its arrivals, with random streams of their own
    Ptr<GrowsScenarioTraffic> CreateTraffic() const;

    /// \param cell index of a cell \param position where the user is
    /// \return path loss with penetration, without shadowing and antenna gain, in dB
    double GetPathLossDb(uint32_t cell, const Vector& position) const;

    /// \return which cells interfere
    const GrowsRadioMap& GetMap() const;
    /// \return thermal noise of a user per resource element
    double GetNoiseMw() const;

    /// \param position where a user is \param shadowingDb one per cell
    /// \param [out] reception what it receives; its memory is reused
    void Receive(const Vector& position,
                 const std::vector<double>& shadowingDb,
                 GrowsRadioMap::Reception& reception) const;

    /// \param arrival of a user \return its links, one per cell, if every cell sends
    std::vector<GrowsRadioLink> GetLinks(const GrowsScenarioArrival& arrival) const;

  private:
    /// Add the attributes on movement, handover and fading. \param tid of this class \return it
    static TypeId AddMovementAttributes(TypeId tid);
    /// \return an error message about movement and handover; "" if there is none
    std::string ValidateMovement() const;
    /// \param [out] movement of its users; null: they stand still
    /// \return an error message about the file MobilityTrace; "" if there is none
    std::string CreateMovement(std::shared_ptr<const GrowsMovement>& movement) const;
    /// \return where everything is, built from the attributes at first use
    const GrowsScenarioGeometry& GetGeometry() const;
    /// \return an error message about BackhaulLimits; "" if there is none
    std::string ValidateLimits() const;
    /// \return an error message about TrafficClasses; "" if there is none
    std::string ValidateClasses() const;

    std::string m_name;                         //!< short name
    Layout m_layout;                            //!< where the cells are
    double m_interSiteDistance;                 //!< m
    bool m_sharedCarrier;                       //!< whether all cells share one carrier
    uint32_t m_resourceBlocks;                  //!< of every cell
    double m_macroTxPowerDbm;                   //!< of a macro
    double m_picoTxPowerDbm;                    //!< of a pico
    double m_noiseFigureDb;                     //!< of a user
    double m_penetrationDb;                     //!< added to every path loss
    double m_shadowingDb;                       //!< standard deviation
    double m_arrivalRate;                       //!< per second
    double m_hotShare;                          //!< share of arrivals in the hotspot
    double m_hotRadius;                         //!< m
    double m_hotDistance;                       //!< from site 0, in inter-site distances
    double m_hotSpeed;                          //!< m/s round site 0
    Time m_meanHolding;                         //!< of exponential holding times
    Time m_minHolding;                          //!< shortest
    double m_meanVolume;                        //!< bytes, of exponential volumes; 0: none
    double m_minVolume;                         //!< bytes, smallest
    std::string m_trafficClasses;               //!< see attribute TrafficClasses
    bool m_isTrafficVisible;                    //!< see attribute TrafficVisible
    double m_minRbPerUe;                        //!< admission
    std::string m_backhaulLimits;               //!< Mbit/s of each cell, comma-separated
    uint32_t m_candidates;                      //!< k
    double m_maxRsrpGapDb;                      //!< of candidates
    double m_minSinrDb;                         //!< of candidates
    Time m_duration;                            //!< of a run
    Time m_warmUp;                              //!< of a run
    double m_crowdRate;                         //!< per second, in addition
    Time m_crowdBegin;                          //!< when it begins
    Time m_crowdDuration;                       //!< how long it lasts
    Mobility m_mobility;                        //!< how users move
    double m_minSpeed;                          //!< m/s
    double m_maxSpeed;                          //!< m/s
    Time m_pause;                               //!< of random waypoint
    std::string m_mobilityTrace;                //!< path of an ns-2 movement file
    Time m_movementInterval;                    //!< see GetMovementInterval
    Handover m_handover;                        //!< see GetHandover
    Fading m_fading;                            //!< see GetFading
    double m_fadingSpeed;                       //!< see GetFadingSpeed
    FadingProfile m_fadingProfile;              //!< see GetFadingProfile
    mutable GrowsScenarioGeometry m_geometry;   //!< built at first use
    mutable std::optional<GrowsRadioMap> m_map; //!< built at first use
};

} // namespace ns3

#endif /* GROWS_RADIO_SCENARIO_H */
