// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SCENARIO_TRAFFIC_H
#define GROWS_SCENARIO_TRAFFIC_H

#include "grows-course.h"
#include "grows-scenario-geometry.h"
#include "grows-traffic-class.h"

#include "ns3/grows-association-state.h"
#include "ns3/grows-counted-variable.h"
#include "ns3/simple-ref-count.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace ns3
{

/// One user's arrival, the same for every policy and network.
struct GrowsScenarioArrival
{
    double timeS{0.0};               //!< since the beginning of the run
    Vector position;                 //!< m, where it arrives
    GrowsCourse course;              //!< where it goes from there; empty: it stays
    std::vector<double> shadowingDb; //!< one per cell, added to the path loss
    GrowsDemand demand;              //!< its demand, as policies may see it
    uint32_t trafficClass{0};        //!< index of its class; 0 in a scenario without classes
    double phase{0.0};               //!< uniform in 0..1: where in its period its traffic begins

    /// \param whenS since the beginning of the run \return where the user is then, in m
    Vector GetPosition(double whenS) const
    {
        return course.IsEmpty() ? position : course.GetPosition(whenS);
    }
};

class GrowsMovement;

/// \ingroup grows
/// The arrivals of a radio scenario, drawn one after the other; GrowsRadioScenario::CreateTraffic
/// makes it. Each quantity of an arrival has a random stream of its own and draws the same number
/// of values for every arrival, so what arrives depends on the seed alone.
class GrowsScenarioTraffic : public SimpleRefCount<GrowsScenarioTraffic>
{
  public:
    /// Arrivals and demands of users: attributes of a GrowsRadioScenario.
    struct Config
    {
        GrowsScenarioGeometry geometry; //!< where users appear, and the number of cells
        double arrivalRate;             //!< per second
        double crowdRate;               //!< per second, in addition
        double crowdBeginS;             //!< when the crowd begins
        double crowdDurationS;          //!< how long it lasts
        double hotShare;                //!< share of arrivals in the hotspot
        double hotRadius;               //!< m
        double hotDistance;             //!< m, from the origin to the hotspot's centre
        double hotSpeed;                //!< m/s round the origin
        double shadowingDb;             //!< standard deviation
        GrowsDemand::Kind kind;         //!< HOLDING_TIME or VOLUME
        double meanDemand;              //!< seconds or bytes, of an exponential distribution
        double minDemand;               //!< the smallest
        double meanHoldingS;            //!< of classes that give no holding time
        double minHoldingS;             //!< shortest holding time of any class
        std::vector<GrowsTrafficClass> classes; //!< empty: one class
        bool isTrafficVisible{false}; //!< whether demands have the offered rate and the class
        std::shared_ptr<const GrowsMovement> movement; //!< of users; null: they do not move
    };

    /// \param config arrivals and demands of users
    explicit GrowsScenarioTraffic(const Config& config);

    /// \param timeS since the beginning
    /// \return centre of the hotspot then, unless the geometry has hotspots of its own
    Vector GetHotspotCentre(double timeS) const;

    /// Draw the next arrival. The first is 0.1 s + one interarrival time after the beginning.
    /// \return the arrival
    GrowsScenarioArrival Draw();

    /// The same without allocations. \param [out] arrival the arrival; its memory is reused
    void Draw(GrowsScenarioArrival& arrival);

    /// Restart the arrivals; the random streams continue.
    /// \param timeS when; 0 is the beginning, where nothing arrives for 0.1 s
    void Restart(double timeS = 0.0)
    {
        m_timeS = timeS;
    }

    /// Fix the random streams. \param stream the first stream index to use
    /// \return the number of streams used
    int64_t AssignStreams(int64_t stream);

    /// \return how many values each stream has given since AssignStreams, for a checkpoint
    std::vector<uint64_t> GetDraws() const;

    /// Continue where a checkpoint was written. Call after AssignStreams with the same stream.
    /// \param draws what GetDraws returned then
    void SkipDraws(const std::vector<uint64_t>& draws);

  private:
    /// Make random variables, none of which has been used.
    void CreateVariables();
    /// \param timeS since the beginning \param arrivals expected number of arrivals from then on
    /// \return the time at which this number is reached
    double Advance(double timeS, double arrivals) const;
    /// \param timeS since the beginning \return arrivals per second that a crowd adds then
    double GetCrowdRate(double timeS) const;
    /// \param timeS since the beginning \param trafficClass index of the user's class
    /// \return a point uniform in the hotspot as it is then, or in the background
    Vector DrawPosition(double timeS, uint32_t trafficClass);
    /// \return index of the class of an arriving user
    uint32_t DrawClass();
    /// \return the demand of an arriving user \param trafficClass its class
    GrowsDemand DrawDemand(uint32_t trafficClass);
    /// \param of the class of an arriving user \param exponential a draw of mean 1
    /// \return the user's demand, with the traffic of its class if that is visible
    GrowsDemand DrawDemand(const GrowsTrafficClass& of, double exponential) const;
    /// Draw where an arriving user goes. \param [in,out] arrival its time, place and demand are
    /// known
    void DrawCourse(GrowsScenarioArrival& arrival);
    /// \return the number of random streams: one more with classes, and one if users move
    uint32_t GetNStreams() const;

    Config m_config;                     //!< how users arrive and what they want
    double m_timeS{0.0};                 //!< of the last arrival, or of Restart
    GrowsCountedVariable m_interarrival; //!< exponential, mean 1
    GrowsCountedVariable m_place;        //!< uniform, four an arrival
    GrowsCountedVariable m_shadowing;    //!< standard normal, cells + 1 an arrival
    GrowsCountedVariable m_demand;       //!< exponential, mean 1
    GrowsCountedVariable m_class;        //!< uniform, two an arrival; with classes only
    GrowsCountedVariable m_course;       //!< uniform; where users move only
};

} // namespace ns3

#endif /* GROWS_SCENARIO_TRAFFIC_H */
