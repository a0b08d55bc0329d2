// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_RECORDED_NETWORK_H
#define GROWS_RECORDED_NETWORK_H

#include "grows-curve-rate-model.h"
#include "grows-slotted-sharing.h"

#include "ns3/grows-association-state.h"
#include "ns3/grows-candidate-selection.h"

#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace ns3
{

/// \ingroup grows
/// What a surrogate knows of a network of which there are records: who arrived, and how its cells
/// serve. It is what a surrogate's file holds; GrowsRecordedScenario makes a slotted network of it.
struct GrowsRecordedNetwork
{
    /// A cell.
    struct Cell
    {
        uint32_t resourceBlocks{0}; //!< bandwidth
        uint32_t capacity{0};       //!< users let in
        double txPowerDbm{0.0};     //!< see GrowsCellState
        uint32_t carrier{0};        //!< cells of one carrier interfere
        double schedulable{1.0};    //!< share of the resource blocks that can be in use
        double carriedBps{std::numeric_limits<double>::infinity()}; //!< at most, by all its users
        GrowsRateCurve rates; //!< what a user alone in it gets; empty: what is expected
    };

    /// What users of one kind offer.
    struct TrafficClass
    {
        double bps{std::numeric_limits<double>::infinity()}; //!< infinity: data always waits
        uint32_t packetBytes{0};                             //!< payload; 0 if data always waits
    };

    /// An arrival.
    struct Arrival
    {
        double gapS{0.0};            //!< since the one before it in its run, or since its begin
        GrowsDemand demand;          //!< as policies were told
        uint32_t trafficClass{0};    //!< index
        std::vector<double> rsrpDbm; //!< of each cell; minus infinity: not measured
    };

    std::string name;                             //!< short name, for tables
    double durationS{0.0};                        //!< of a run
    double warmUpS{0.0};                          //!< beginning that does not count
    GrowsCandidateLimits limits;                  //!< of candidates
    double noiseDbm{0.0};                         //!< per resource element
    GrowsSlottedSharing::PacketCost packetCost{}; //!< of a cell's time
    std::vector<Cell> cells;                      //!< by index
    std::map<uint32_t, GrowsRateCurve> expected;  //!< rates as policies are told, by
                                                  //!< bandwidth
    std::vector<TrafficClass> classes;            //!< by index
    std::vector<std::pair<double, double>> stays; //!< of ENDLESS users: seconds, and
                                                  //!< share of those who have left
    uint32_t block{1};             //!< arrivals drawn at a time; 0: all of them come once, in order
    std::vector<Arrival> arrivals; //!< in order

    /// \return a sentence that states what makes no network; "" if all is well
    std::string Validate() const;
};

} // namespace ns3

#endif /* GROWS_RECORDED_NETWORK_H */
