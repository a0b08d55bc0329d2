// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#ifndef GROWS_HANDOVER_RECORDER_H
#define GROWS_HANDOVER_RECORDER_H

#include "ns3/grows-handover-count.h"
#include "ns3/grows-network.h"
#include "ns3/grows-run-result.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <map>
#include <vector>

namespace ns3
{

/**
 * \ingroup grows
 * Counts the handovers of a run. In LTE, an interruption lasts from the command to the UE to its
 * random access in the other cell (traces of LteUeRrc). Must outlive the simulation.
 */
class GrowsHandoverRecorder
{
  public:
    /// \param network whose users are handed over; its UEs have been created
    /// \param interruption of each handover, where there is no protocol stack
    GrowsHandoverRecorder(Ptr<GrowsNetwork> network, const Time& interruption);

    GrowsHandoverRecorder(const GrowsHandoverRecorder&) = delete;
    GrowsHandoverRecorder& operator=(const GrowsHandoverRecorder&) = delete;

    /// \param beginS in seconds; what is earlier does not count \return the figures of the run
    GrowsHandoverFigures GetFigures(double beginS) const;

  private:
    /// A user was handed over. \param user its index \param from index of its former cell
    /// \param to index of its cell
    void RecordMove(uint32_t user, uint32_t from, uint32_t to);
    /// A UE is told to change its cell. \param imsi subscriber \param cellId of its cell
    /// \param rnti its number there \param targetCellId of the other cell
    void RecordStart(uint64_t imsi, uint16_t cellId, uint16_t rnti, uint16_t targetCellId);
    /// A UE has access to its new cell. \param imsi subscriber \param cellId of its cell
    /// \param rnti its number there
    void RecordEnd(uint64_t imsi, uint16_t cellId, uint16_t rnti);

    /// A part of the figures.
    struct Event
    {
        double timeS;        //!< when
        double handovers;    //!< 1 or 0
        double pingPongs;    //!< likewise
        double interruptedS; //!< how long it took
    };

    Time m_interruption;                //!< of each handover, without a stack
    GrowsHandoverCount m_count;         //!< tells ping-pongs
    std::map<uint64_t, Time> m_started; //!< handovers under way, by subscriber
    std::vector<Event> m_events;        //!< in order
};

} // namespace ns3

#endif /* GROWS_HANDOVER_RECORDER_H */
