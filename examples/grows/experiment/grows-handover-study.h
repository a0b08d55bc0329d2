// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_HANDOVER_STUDY_H
#define GROWS_HANDOVER_STUDY_H

#include "ns3/constant-velocity-mobility-model.h"
#include "ns3/grows-csv.h"
#include "ns3/grows-handover-algorithm.h"
#include "ns3/grows-lte-core.h"
#include "ns3/grows-lte-helper.h"
#include "ns3/grows-payload-counter.h"
#include "ns3/lte-helper.h"
#include "ns3/node-container.h"
#include "ns3/nstime.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{

/// What a vehicular run is made of.
struct GrowsVehicularScene
{
    uint32_t sites{5};         //!< base stations along the road
    double siteDistanceM{500}; //!< between them
    uint32_t vehicles{16};     //!< that drive from end to end and back
    uint32_t jammed{8};        //!< that hardly move, round the middle of the road
    double durationS{60.0};    //!< of the run, simulated
    double warmUpS{5.0};       //!< of it, not counted
};

/**
 * \ingroup grows
 *
 * Vehicles on a road past base stations that share a carrier, all with backlogged downlink traffic,
 * and what a handover algorithm makes of it: GROWS with any policy, or one of ns-3's own. Where
 * vehicles begin, how they drive and the shadowing depend on the seed alone; all begin with the
 * nearest base station. Must outlive the simulation.
 */
class GrowsHandoverStudy
{
  public:
    /// Columns of the row that GetRun gives.
    static const GrowsCsv::Row COLUMNS;

    /// \param method name of a policy, "a3-rsrp" or "a2-a4-rsrq"
    /// \param scene what the run is made of
    GrowsHandoverStudy(const std::string& method, const GrowsVehicularScene& scene);

    GrowsHandoverStudy(const GrowsHandoverStudy&) = delete;
    GrowsHandoverStudy& operator=(const GrowsHandoverStudy&) = delete;

    /// \param method name of a method \return an error message; "" if there is none
    static std::string Validate(const std::string& method);

    /// Build everything. Call once, before the simulation runs.
    /// \param stream the first random stream to use
    void Install(int64_t stream);

    /// \param seed of the run, for the row \return its outcome, after Simulator::Run
    GrowsCsv GetRun(int64_t seed) const;

  private:
    /// One vehicle.
    struct Vehicle
    {
        Ptr<ConstantVelocityMobilityModel> place;     //!< where it is
        Ptr<GrowsDownlinkFlow> flow;                  //!< its traffic
        std::unique_ptr<GrowsPayloadCounter> counter; //!< of what it receives
        Time lastPayload;                             //!< when it last received something
        std::optional<Time> interrupted;              //!< since when it waits after a handover
        std::optional<Time> started;                  //!< a handover that is not complete
        std::optional<uint32_t> previousCell;         //!< where it was before
        Time moved;                                   //!< when it left that
    };

    /// Create the core network and a host behind it.
    void InstallCore();
    /// Create the base stations. \param stream of the shadowing \return number of streams used
    int64_t InstallCells(int64_t stream);
    /// Create the vehicles. \param stream of their places and speeds \return number of streams used
    int64_t InstallVehicles(int64_t stream);
    /// Give the vehicles addresses and traffic. \param devices theirs
    void InstallTraffic(const NetDeviceContainer& devices);
    /// Listen to the cells and the handlers.
    void Listen();
    /// Turn vehicles round that are at an end of the road.
    void TurnRound();
    /// \return whether the warm-up is over
    bool Counts() const;

    /// \param imsi a subscriber \return its vehicle
    Vehicle& Find(uint64_t imsi);
    /// A vehicle has received payload. \param vehicle index of the vehicle \param bytes how much
    void RecordPayload(uint32_t vehicle, uint32_t bytes);
    /// A handover begins.
    /// \param imsi subscriber
    /// \param cellId of the source
    /// \param rnti there
    /// \param targetCellId of the target
    void RecordStart(uint64_t imsi, uint16_t cellId, uint16_t rnti, uint16_t targetCellId);
    /// A handover is complete.
    /// \param imsi subscriber
    /// \param cellId of the target
    /// \param rnti there
    void RecordEnd(uint64_t imsi, uint16_t cellId, uint16_t rnti);
    /// A user changed its cell.
    /// \param user index of the user
    /// \param from index of the cell it left
    /// \param to index of its cell
    void RecordMove(uint32_t user, uint32_t from, uint32_t to);
    /// A window has ended.
    /// \param cell index of the cell
    /// \param users in it
    /// \param utility sum over them
    void RecordWindow(uint32_t cell, uint32_t users, double utility);

    std::string m_method;                  //!< who decides on handovers
    GrowsVehicularScene m_scene;           //!< what the run is made of
    GrowsLteHelper m_growsHelper;          //!< handlers: they also measure
    Ptr<LteHelper> m_lteHelper;            //!< devices
    std::unique_ptr<GrowsLteCore> m_core;  //!< where traffic comes from
    NetDeviceContainer m_cells;            //!< base stations
    std::vector<Vehicle> m_vehicles;       //!< by index
    std::map<uint64_t, uint32_t> m_byImsi; //!< index of each subscriber's vehicle
    double m_utility{0.0};                 //!< sum over windows
    uint32_t m_windows{0};                 //!< their number
    uint64_t m_bytes{0};                   //!< received after the warm-up
    uint32_t m_handovers{0};               //!< complete
    uint32_t m_pingPongs{0};               //!< back within a few seconds
    uint32_t m_failures{0};                //!< begun and not completed
    std::vector<double> m_interruptionsMs; //!< of each handover
};

} // namespace ns3

#endif /* GROWS_HANDOVER_STUDY_H */
