// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_SLOTTED_ARRIVALS_H
#define GROWS_SLOTTED_ARRIVALS_H

#include "ns3/grows-association-state.h"
#include "ns3/grows-course.h"
#include "ns3/simple-ref-count.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace ns3
{

/// A user that arrives in the slotted network.
struct GrowsSlottedArrival
{
    /// A user of another network, of which the demand says what is known.
    static constexpr uint32_t UNKNOWN_CLASS = std::numeric_limits<uint32_t>::max();

    double slot{0.0};                  //!< when, in slots since the episode began
    GrowsDemand demand;                //!< what it wants, as policies may see it
    uint32_t trafficClass{0};          //!< index of its class in the radio scenario, 0 without
    std::vector<GrowsRadioLink> links; //!< the measurement of each cell, if all cells send
    std::vector<double> rsrpMw;        //!< of each cell, for interference; empty: there is none
    GrowsCourse course;                //!< where it goes, in seconds of the run; empty: it stays
    std::vector<double> shadowingDb;   //!< of each cell, while it moves; empty: it stays
    /// How long it is served if its demand is ENDLESS, which policies do not know.
    double endlessS{std::numeric_limits<double>::infinity()};
};

/**
 * \ingroup grows
 * Who arrives in the slotted network, when, with their measurements and demands. What it draws does
 * not depend on what becomes of the users, so every policy faces the same arrivals.
 */
class GrowsSlottedArrivals : public SimpleRefCount<GrowsSlottedArrivals>
{
  public:
    virtual ~GrowsSlottedArrivals() = default;

    /// Begin anew at a time; the random streams go on. \param slot no user arrives before
    virtual void Restart(double slot) = 0;

    /// Draw the next arrival. \param end the slot at which it is over
    /// \param [out] arrival the arrival; its memory is reused
    /// \return whether a user arrives before the end
    virtual bool Next(double end, GrowsSlottedArrival& arrival) = 0;

    /// Fix the random streams. \param stream the first stream index to use
    /// \return the number of streams used
    virtual int64_t AssignStreams(int64_t stream) = 0;

    /// \return how many values each stream has given, for a checkpoint
    virtual std::vector<uint64_t> GetDraws() const = 0;

    /// Go on where a checkpoint was written. Call after AssignStreams with the same stream.
    /// \param draws what GetDraws returned then
    virtual void SkipDraws(const std::vector<uint64_t>& draws) = 0;
};

} // namespace ns3

#endif /* GROWS_SLOTTED_ARRIVALS_H */
