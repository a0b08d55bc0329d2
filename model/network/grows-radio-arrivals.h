// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_RADIO_ARRIVALS_H
#define GROWS_RADIO_ARRIVALS_H

#include "grows-slotted-arrivals.h"

#include "ns3/grows-radio-scenario.h"

namespace ns3
{

/**
 * \ingroup grows
 *
 * The arrivals of a radio scenario, with the links that their positions give them.
 */
class GrowsRadioArrivals : public GrowsSlottedArrivals
{
  public:
    /// \param scenario where users arrive \param slotS length of a slot in seconds
    GrowsRadioArrivals(Ptr<const GrowsRadioScenario> scenario, double slotS);

    void Restart(double slot) override;
    bool Next(double end, GrowsSlottedArrival& arrival) override;
    int64_t AssignStreams(int64_t stream) override;
    std::vector<uint64_t> GetDraws() const override;
    void SkipDraws(const std::vector<uint64_t>& draws) override;

  private:
    Ptr<const GrowsRadioScenario> m_scenario; //!< where users arrive
    Ptr<GrowsScenarioTraffic> m_traffic;      //!< its arrivals
    double m_slotS;                           //!< length of a slot in seconds
    GrowsScenarioArrival m_arrival;           //!< memory to reuse
    GrowsRadioMap::Reception m_reception;     //!< memory to reuse
};

} // namespace ns3

#endif /* GROWS_RADIO_ARRIVALS_H */
