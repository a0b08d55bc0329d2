// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SLOTTED_DRIVE_H
#define GROWS_SLOTTED_DRIVE_H

#include "ns3/grows-lte-amc-rate-model.h"
#include "ns3/grows-radio-scenario.h"
#include "ns3/grows-slotted-cells.h"
#include "ns3/string.h"

#include <cmath>
#include <string>

namespace ns3
{

/// \ingroup grows-tests
/// A user that drives from one cell to another, in slots.
struct GrowsSlottedDrive
{
    static constexpr double SLOT_S = 0.1;        //!< length of a slot
    static constexpr double DISTANCE_M = 1000.0; //!< between the cells
    static constexpr double BEGIN_M = 100.0;     //!< where the user begins
    static constexpr double SPEED_MPS = 50.0;    //!< towards the second cell

    /// \param handover see attribute Handover \return two cells on a line, of one carrier
    static Ptr<GrowsRadioScenario> CreateScenario(const std::string& handover)
    {
        const auto scenario = GrowsRadioScenario::Create("hotspot-shared");
        GrowsScenarioGeometry geometry;
        geometry.cells.resize(2);
        geometry.cells[1].position = Vector(DISTANCE_M, 0, 0);
        geometry.background = {Vector(), DISTANCE_M};
        scenario->SetGeometry(geometry);
        scenario->SetAttribute("Mobility", StringValue("ConstantVelocity"));
        scenario->SetAttribute("Handover", StringValue(handover));
        return scenario;
    }

    /// \param scenario of CreateScenario \param settings of handovers \return its cells, empty
    static GrowsSlottedCells CreateCells(Ptr<GrowsRadioScenario> scenario,
                                         const GrowsSlottedHandoverSettings& settings)
    {
        GrowsSlottedCells::Configuration configuration;
        configuration.cells.resize(2);
        configuration.rateModel = CreateObject<GrowsLteAmcRateModel>();
        configuration.radio = scenario;
        configuration.slotS = SLOT_S;
        configuration.volumesShare = true;
        configuration.handover = settings;
        GrowsSlottedCells cells;
        cells.Configure(configuration);
        return cells;
    }

    /// \param scenario of CreateScenario \return the user: it stays for 20 s
    static GrowsSlottedArrival CreateArrival(Ptr<GrowsRadioScenario> scenario)
    {
        GrowsScenarioArrival user;
        user.position = Vector(BEGIN_M, 0, 0);
        user.shadowingDb = {0.0, 0.0};
        GrowsRadioMap::Reception reception;
        scenario->Receive(user.position, user.shadowingDb, reception);
        GrowsSlottedArrival arrival;
        arrival.links = scenario->GetLinks(user);
        arrival.rsrpMw = reception.rsrpMw;
        arrival.shadowingDb = user.shadowingDb;
        arrival.course.Add(0.0, user.position);
        arrival.course.Add(18.0, user.position + Vector(18.0 * SPEED_MPS, 0, 0));
        arrival.demand = {GrowsDemand::Kind::HOLDING_TIME, 20.0};
        return arrival;
    }

    /// \param slot when \return RSRP over RSRP at 100 m of a macro, in dB
    static double GetGainDb(double slot)
    {
        const double metres = BEGIN_M + SPEED_MPS * slot * SLOT_S;
        return -37.6 * std::log10(metres / BEGIN_M);
    }
};

} // namespace ns3

#endif /* GROWS_SLOTTED_DRIVE_H */
