// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SHADOWING_MAP_LOSS_MODEL_H
#define GROWS_SHADOWING_MAP_LOSS_MODEL_H

#include "ns3/mobility-model.h"
#include "ns3/propagation-loss-model.h"

#include <map>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * Log-normal shadowing as a map for each base station: the same place has the same shadowing
 * whenever and however often it is asked for, and places close to each other have similar ones. For
 * moving users; ns-3's random loss models draw anew at every call.
 *
 * A map is a sum of many plane waves of random directions, phases and lengths (Rice, Bell System
 * Technical Journal 23, 1944), the usual stand-in for a Gaussian process. Between ends neither of
 * which is a known base station there is none.
 */
class GrowsShadowingMapLossModel : public PropagationLossModel
{
  public:
    /// \brief Get the type ID. \return the object TypeId
    static TypeId GetTypeId();

    /// Draw the maps. \param places of the base stations
    /// \param stream random stream; the same for the downlink and the uplink channel
    /// \return number of streams used
    int64_t Install(const std::vector<Ptr<MobilityModel>>& places, int64_t stream);

  protected:
    void DoDispose() override;

  private:
    /// One wave of a map.
    struct Wave
    {
        double x;     //!< wave number along x, radians per m
        double y;     //!< wave number along y, radians per m
        double phase; //!< radians
    };

    /// A map.
    using Map = std::vector<Wave>;

    double DoCalcRxPower(double txPowerDbm,
                         Ptr<MobilityModel> a,
                         Ptr<MobilityModel> b) const override;

    int64_t DoAssignStreams(int64_t /* stream */) override
    {
        return 0; // Install has drawn everything
    }

    /// \param map of a base station \param position of a user \return shadowing there, in dB
    double GetShadowingDb(const Map& map, const Vector& position) const;

    double m_deviationDb;                       //!< see attribute Deviation
    double m_distanceM;                         //!< see attribute Distance
    std::map<const MobilityModel*, Map> m_maps; //!< by the place of a base station
};

} // namespace ns3

#endif /* GROWS_SHADOWING_MAP_LOSS_MODEL_H */
